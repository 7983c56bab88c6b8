/*
 * merge - two changes of one plan brought together, entry by entry
 *
 * The result begins as `ours`; every change of meaning that `theirs` made to
 * `base` is put into it, and nothing else is touched. Different items, or
 * different fields of one item, merge; so do additions and removals in a list,
 * and texts of several lines that git can merge. What both sides changed in
 * different ways is a conflict around that field alone. Items renamed by `was`
 * are followed. Comments stay with their item; where both sides changed one,
 * the lines of both stay.
 *
 * Invariant  the result was read again: it means what was decided, or with
 *            conflicts, what was decided once either side is taken in all of
 *            them. Where git's merge by lines comes to the same meaning without
 *            a conflict, its bytes are the result.
 * Owns       all lives in the arena.
 * Errors     -1 with *e: the merge by lines could not be run.
 * Source     DESIGN section 6.
 */
#ifndef COMPARE_MERGE_H
#define COMPARE_MERGE_H

#include "source/line_merge.h"

enum merge_trouble {
	TROUBLE_CHANGED,	  /* both sides, in different ways */
	TROUBLE_ADDED,		  /* by both sides, with different content */
	TROUBLE_RENAMED,	  /* by both sides, to different keys */
	TROUBLE_GONE_FROM_OURS,	  /* and changed in theirs */
	TROUBLE_GONE_FROM_THEIRS, /* and changed in ours */
};

struct merge_conflict {
	enum merge_trouble kind;
	struct slice path;	   /* "actions.front-desk.due" */
	struct slice in_base;	   /* the same there; ptr NULL: it was not */
	struct slice ours, theirs; /* a value on one line; ptr NULL: none */
	struct slice why_ours, why_theirs; /* a new `because`; or ptr NULL */
	struct slice moved_to; /* the plan's item that it is now; or ptr NULL */
};

/* How a result came about. */
enum merge_way {
	MERGED_BY_ITEM,
	MERGED_BY_LINES, /* one of the three is no plan that can be read */
};

struct merge {
	struct slice bytes;
	bool clean;
	enum merge_way way;
	struct merge_conflict *v; /* in the order of the result */
	size_t n; /* may be 0 in a merge by lines that is not clean */
};

/* An item that a side took to another plan. */
struct merge_moved {
	bool theirs;
	struct slice path; /* in the base: "actions.front-desk" */
	struct slice to;   /* "south.train-desk" */
};

struct merge_moves {
	struct merge_moved *v;
	size_t n;
};

struct merge_sides {
	struct slice base, ours, theirs;
};

int merge_plans(struct merge *out, struct arena *a,
		const struct merge_sides *sides,
		const struct merge_marks *marks, struct err *e);
/* The same; its conflicts say where items went, as far as it is known. */
int merge_plans_told(struct merge *out, struct arena *a,
		     const struct merge_sides *sides,
		     const struct merge_moves *moves,
		     const struct merge_marks *marks, struct err *e);

#endif
