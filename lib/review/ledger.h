/*
 * ledger - every change to a promise, a target or an objective
 *
 * Between neighbouring main-line states: existence, due, owner, done, dropped,
 * blocked of actions; target, baseline, due, unit, direction, weight and past
 * actuals of metrics; objective, resources, period, stage, supports of plans.
 * What appears or goes is one line, without its fields.
 *
 * Owns       nothing: all lives in the arena given.
 * Errors     a commit that a merge brought in and that cannot be read.
 * Source     DESIGN section 7, "The ledger"; JSON.md, "log".
 */
#ifndef REVIEW_LEDGER_H
#define REVIEW_LEDGER_H

#include "review/history.h"
#include "review/ledger_entry.h"

/* Whose entries are wanted; both NULL: all. */
struct ledger_of {
	const struct line *plan; /* with its items, where item is NULL */
	const struct line *item;
};

/*
 * The entries of main-line positions from + 1 to `to`, oldest first, then by
 * plan, item and field. The history was walked at least to `to`.
 */
int ledger_build(struct ledger_entry **out, size_t *n, struct arena *a,
		 struct history *h, int from, int to, struct err *e);
/* The same of one plan or item; the lines are the newest, see line_newest(). */
int ledger_build_of(struct ledger_entry **out, size_t *n, struct arena *a,
		    struct history *h, const struct ledger_of *of, int from,
		    int to, struct err *e);
/*
 * Reads PLAN, PLAN.ITEM or PLAN.actions.ITEM, under any name that it ever had.
 * -1: there never was such a thing; the hint has the nearest name.
 */
int ledger_find(struct ledger_of *out, struct arena *a, const struct history *h,
		struct slice name, struct err *e);
/*
 * Who wrote one value: the step from one version to the next of a line, in
 * the field of that name ("exists" with gone set where `to` is the end).
 */
int ledger_credit(struct ledger_entry *out, struct arena *a, struct history *h,
		  const struct version *from, const struct version *to,
		  const char *field, struct err *e);

/* For commits that a merge brought in: see credit.c. */
struct written {
	const struct version *from, *to; /* the main-line step; NULL: absent */
	const char *field;
	struct slice value; /* canonical, after the step */
};
/* The newest commit that the step's merge brought in and that wrote it. */
int find_writer(struct commit *out, struct arena *a, struct history *h, int pos,
		const struct written *what, struct err *e);
/* The fields of a step whose values may differ. Both sides are there. */
size_t ledger_fields(const char ***out, struct arena *a,
		     const struct version *from, const struct version *to);
/* A value as text that is equal exactly where the meaning is. */
struct slice ledger_value(struct arena *a, const struct plan *plan,
			  const struct item *item, const char *field);

#endif
