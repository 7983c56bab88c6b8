/*
 * plans - snapshots made of a few files in memory, and what a diff says of them
 *
 * Owns       all lives in the arena given.
 */
#ifndef TESTS_LIB_PLANS_H
#define TESTS_LIB_PLANS_H

#include "compare/diff.h"

struct test_file {
	const char *path, *text; /* path NULL ends a list */
};

/* Files may come in any order; a broken one has no plan. */
struct snapshot *test_snapshot(struct arena *a, const struct test_file *files);
/*
 * A line for each change: "KIND PLAN ITEM FIELD OLD -> NEW (DAYS): BECAUSE",
 * with what there is; "?BECAUSE" where it explains nothing new.
 */
const char *test_describe(struct arena *a, const struct diff *d);

#endif
