/*
 * lint_range - what lint judges changes against
 *
 * For the work tree that is HEAD; for the next commit where the branch left
 * its upstream, else HEAD, so that an amended commit is judged like a new one;
 * for a range its beginning. While a merge is being made, and for a range that
 * is one, it is every parent.
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e: a revision or an object that cannot be read.
 * Source     DESIGN section 5; GIT.md section 1.
 */
#ifndef CMD_LINT_RANGE_H
#define CMD_LINT_RANGE_H

#include "cmd/ask.h"

struct lint_base {
	struct oid *commits; /* the first is the one that is shown */
	const struct snapshot **snapshots;
	size_t n;	 /* 0: there is no commit to compare with */
	int32_t written; /* the day of what is judged, or DAY_NONE: today */
};

/* The day of a commit, in the zone in which it was made. */
int32_t commit_day(const struct commit *commit);
/* now: the commit that is judged; none for index and work tree. */
int lint_base_load(struct lint_base *out, struct cmd *c, const struct ask *ask,
		   const struct oid *now, struct store *store, struct err *e);

#endif
