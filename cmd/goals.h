/*
 * goals - who changed the goals of delegated plans
 *
 * Looks at tips first, and then only at the commits that touched a plan whose
 * goal is not what it was.
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e: objects that cannot be read.
 */
#ifndef CMD_GOALS_H
#define CMD_GOALS_H

#include "check/check.h"
#include "cmd/cmd.h"

/*
 * Fills goals of *opt from what lies between opt->before[0] and `now`: the
 * commits from its commit to that of `now` or, where now is none, the change
 * that whoever runs the command is about to commit.
 */
int goals_find(struct lint_options *opt, struct cmd *c,
	       const struct snapshot *now, struct err *e);

#endif
