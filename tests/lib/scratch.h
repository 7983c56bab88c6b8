/*
 * scratch - a directory that is gone after the test, and a shell in it
 *
 * Owns       the directory, until scratch_release().
 * Errors     a failing command fails the test.
 */
#ifndef LIB_SCRATCH_H
#define LIB_SCRATCH_H

#include "base/arena.h"

struct scratch {
	struct arena arena;
	char *path;
};

struct scratch *scratch_new(void);
void scratch_release(struct scratch *s);
/* "PATH/name", in the arena of the scratch. */
const char *scratch_path(struct scratch *s, const char *name);
/* Runs a shell script in it, set -e; what it printed, without a last LF. */
struct slice scratch_sh(struct scratch *s, const char *fmt, ...)
	PRINTF_LIKE(2, 3);

#endif
