/*
 * moved - where an item went that one side of a merge took to another plan
 *
 * The merge of one plan sees only that the item is gone. Another plan of that
 * side may have it, with `was: plan.key`; then the conflict can say where.
 *
 * Owns       what is found lives in the arena, its texts in the snapshot.
 * Errors     none.
 * Source     DESIGN section 2, "Identity".
 */
#ifndef COMPARE_MOVED_H
#define COMPARE_MOVED_H

#include "compare/merge.h"
#include "plan/snapshot.h"

/* True where an item is gone from one side and changed on the other. */
bool moved_to_ask(const struct merge *m);
/*
 * Adds where items went that are gone from ours, or from theirs. at: the plans
 * of that side.
 */
void moved_find(struct merge_moves *out, struct arena *a, const struct merge *m,
		struct slice base, const struct snapshot *at, bool theirs);

#endif
