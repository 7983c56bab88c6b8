/*
 * push_past - what a push does to the main line and to the tags of periods
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e: history that cannot be read.
 * Source     GIT.md section 4; DESIGN section 7, "The main line".
 */
#ifndef CMD_PUSH_PAST_H
#define CMD_PUSH_PAST_H

#include "check/check.h"
#include "cmd/push.h"

/* The commits of the main line, once a tag asks for them. */
struct push_past {
	struct map *line; /* id -> anything; NULL: not read yet */
};

/*
 * Fills *out for the main line and for tags below plan/: 1; 0 for any other
 * reference; -1.
 */
int push_past_of(struct push_step *out, struct push_past *past, struct cmd *c,
		 const struct push *p, const struct push_ref *ref,
		 struct err *e);

#endif
