/*
 * settled - what a change leaves alone, and needs no second look
 *
 * A rule that looks at one plan alone (REACH_PLAN) says the same of a file
 * that is the same on both sides, where configuration, people and baseline are
 * the same too: nothing of that is caused by the change. Such a file is
 * settled, and these rules need not run on it.
 *
 * Never settled is a file of which a comment or the baseline speaks: whether
 * they silence something is only known when all rules were run; and one that
 * cannot be read.
 *
 * Owns       nothing: all lives in the arena given.
 */
#ifndef CHECK_SETTLED_H
#define CHECK_SETTLED_H

#include "check/rules.h"

/*
 * Sets now[i] for the files of s that are settled in base, and gives the same
 * for the files of base; what is set already in now stays.
 */
bool *settled_find(bool *now, struct arena *a, const struct snapshot *s,
		   const struct snapshot *base);

/*
 * Files of s that the base does not have in the same place, the configuration
 * and its files among them, as a set.
 */
struct map changed_files(struct arena *a, const struct snapshot *s,
			 const struct snapshot *base);

#endif
