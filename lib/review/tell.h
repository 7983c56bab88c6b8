/*
 * tell - the parts of a review that stand beside the promises
 *
 * Owns       nothing: all lives in the arena given.
 * Source     DESIGN section 7, "Levers", "The report"; JSON.md, "review".
 */
#ifndef REVIEW_TELL_H
#define REVIEW_TELL_H

#include "plan/method.h"
#include "review/count.h"
#include "review/ledger.h"

/* Levers of the plans in B. */
void tell_levers(struct review *out, struct arena *a, const struct counted *c,
		 const struct calendar *cal);
/* Load and promises by owner; names from people, which may be empty. */
void tell_people(struct review *out, struct arena *a, const struct counted *c,
		 const struct people *people);
/* Objective, agreements, assumptions, resources, stage, supports. */
void tell_texts(struct review *out, struct arena *a, const struct counted *c);
/* Open actions of committed plans that fall due by the next period's end. */
void tell_next(struct review *out, struct arena *a, const struct counted *c,
	       const struct calendar *cal);
/*
 * What the methods in force add; reads the rest of *out. The history serves
 * for who changed what.
 */
int tell_methods(struct review *out, struct arena *a, const struct counted *c,
		 struct history *h, struct err *e);
/* The parts of tell_methods(), in their own files. */
struct telling {
	struct review *out;
	struct method_facts *facts; /* of *out */
	struct arena *arena;
	const struct counted *c;
	struct history *history;
	const struct config *config; /* of the tip */
	const struct people *people;
};
void tell_factors(struct telling *t);
void tell_execution(struct telling *t);
void tell_from_the_end(struct telling *t);
int tell_delegation(struct telling *t, struct err *e);
/* A plan of B under that method that is neither closed nor dropped, or NULL. */
const struct plan *plan_under(const struct telling *t, size_t i,
			      enum method_id method);
/* What somebody has to decide; reads the rest of *out. */
void tell_questions(struct review *out, struct arena *a,
		    const struct counted *c);

/* The course of each metric, for charts. */
void tell_courses(struct review *out, struct arena *a, const struct counted *c,
		  const struct calendar *cal);

#endif
