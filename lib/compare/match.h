/*
 * match - which plan and item of one side is which of the other
 *
 * Beside match_plans() and match_items() of diff.h: the same for all plans of
 * two snapshots at once, items that moved between plans included.
 *
 * Owns       nothing: all lives in the arena given.
 * Source     DESIGN sections 2, 6 and 7 ("Diff", "was" in the fine print).
 */
#ifndef COMPARE_MATCH_H
#define COMPARE_MATCH_H

#include "compare/diff.h"

/* An item on one side, and what it is on the other. */
struct item_match {
	const struct item *item;
	const struct plan_file *plan; /* in which it stands */
	struct slice fold;	      /* its key, folded */
	struct item_match *other;     /* NULL: only on this side */
};

struct item_matches {
	struct item_match *v; /* in the order of plan_items() */
	size_t n;
	struct map by_key; /* kind and folded key -> struct item_match */
};

struct plan_match {
	struct plan_pair pair;
	struct item_matches before, after; /* empty where files are equal */
};

/*
 * What an item's `was` names: the plan's part (ptr NULL: its own plan) and the
 * key. False where it has none.
 */
bool item_was(struct slice *plan, struct slice *key, const struct item *item);
/* Fills the items of one pair, without looking at other plans. */
void match_pair(struct plan_match *m, struct arena *a);
/* All of them, in the order of match_plans(). */
size_t match_all(struct plan_match **out, struct arena *a,
		 const struct snapshot *before, const struct snapshot *after);
/*
 * False for a file that takes part on neither side: not readable here or
 * there. other may be NULL.
 */
bool file_takes_part(const struct plan_file *f, const struct snapshot *other);
/* The file with that path, or NULL; s may be NULL. */
const struct plan_file *file_at(const struct snapshot *s, struct slice path);
/* True where both are known to hold the same bytes. */
bool file_same_bytes(const struct plan_file *x, const struct plan_file *y);

#endif
