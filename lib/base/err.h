/*
 * err - why the run cannot go on
 *
 * An error is about the run: one, returned up with context, printed once in
 * main, exit status 2. (A finding is about the user's plan, see finding.h.)
 * The message is made where the facts are known.
 *
 * Invariant  the first error stays; setting a second one is ignored, so that
 *            clean-up never replaces it.
 * Owns       nothing: the text lives in the struct, cut at a character.
 * Units      bytes of UTF-8, without a line end.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/slice.h"

struct err {
	bool set;
	char text[1536]; /* what went wrong, and where */
	char hint[512];	 /* what to do next; empty if there is nothing to say */
};

#define ERR_INIT                                                               \
	{                                                                      \
		.set = false                                                   \
	}

/* Both return -1, so that a function can end with `return err_set(...)`. */
int err_set(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Like err_set(), with ": " and the text of errno as it was on entry. */
int err_errno(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* What to do next; kept only if there is no hint yet. */
int err_hint(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Puts "WHERE: " before the message. */
int err_wrap(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);

#endif
