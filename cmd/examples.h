/*
 * examples - for each rule a file that breaks it and one that does not
 *
 * The fixtures of the rules' tests, embedded by the build, so that what
 * `explain` shows has been checked.
 *
 * Owns       nothing: all is part of the program.
 */
#ifndef CMD_EXAMPLES_H
#define CMD_EXAMPLES_H

#include "base/slice.h"

struct example {
	const char *path; /* empty: commands, which stand in no file */
	struct slice bytes;
};

/* False where the rule has none. */
bool example_of(struct example *bad, struct example *good, const char *rule);
/* What `bad` was before, of a change rule; false for any other. */
bool example_before(struct example *before, const char *rule);
/*
 * The lines in which one differs from the other, with a few around them;
 * *cut_before and *cut_after tell whether something is left out there.
 */
struct slice example_excerpt(bool *cut_before, bool *cut_after,
			     struct slice own, struct slice other);

#endif
