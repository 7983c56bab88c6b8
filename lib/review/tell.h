/*
 * tell - the parts of a review that stand beside the promises
 *
 * Owns       nothing: all lives in the arena given.
 * Source     DESIGN section 7, "Levers", "The report"; JSON.md, "review".
 */
#ifndef REVIEW_TELL_H
#define REVIEW_TELL_H

#include "review/count.h"

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
/* What somebody has to decide; reads the rest of *out. */
void tell_questions(struct review *out, struct arena *a,
		    const struct counted *c);

#endif
