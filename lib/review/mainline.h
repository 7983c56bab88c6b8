/*
 * mainline - the first-parent line of the configured branch, with its turns
 *
 * People who `git pull` put the shared history second; at a merge whose
 * subject is git's own for pulling that same branch the line follows the
 * second parent, and says so.
 *
 * Invariant  v is ordered by position, the oldest commit first; position -1
 *            stands for the time before the first commit.
 * Owns       nothing: all lives in the arena given.
 * Units      days in the zone of the tip's configuration.
 * Errors     no commit yet, an unknown revision, a shallow clone: -1 with *e.
 * Source     DESIGN section 7, "The main line" and the fine print; GIT.md 4.
 */
#ifndef REVIEW_MAINLINE_H
#define REVIEW_MAINLINE_H

#include "plan/config.h"
#include "review/review.h"

struct main_commit {
	struct commit commit;
	struct oid before; /* the main-line parent; none at the root */
	int32_t day;
};

struct main_line {
	struct main_commit *v;
	size_t n;
	struct turn *turns; /* newest first */
	size_t n_turns;
	struct slice branch;  /* whose pulls turn the line; may be empty */
	struct config config; /* of the tip: calendar, zone, people */
};

/* tip: a revision, or empty for the configured branch. */
int main_line_walk(struct main_line *out, struct arena *a, struct repo *r,
		   struct slice tip, struct err *e);
/* Position of a commit on the line, or -1. */
int main_line_find(const struct main_line *ml, const struct oid *id);
/*
 * True for git's own subject of a merge that pulled `branch` into itself:
 * Merge branch 'X' of URL, Merge remote-tracking branch 'R/X', both without
 * `into` or with `into X`.
 */
bool is_pull_merge(struct slice subject, struct slice branch);

#endif
