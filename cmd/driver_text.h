/*
 * driver_text - git's own diff of two files, and the colours it would have
 *
 * Owns       what is returned lives in the command's arena.
 * Errors     none: where git cannot be asked there is no text and no colour.
 */
#ifndef CMD_DRIVER_TEXT_H
#define CMD_DRIVER_TEXT_H

#include "cmd/cmd.h"

/* Whether git diff would colour what it writes where we write. */
bool driver_colour(struct cmd *c);
/*
 * From the first hunk on, with the colours of c->style; SLICE_NONE where git
 * has no hunk to show. The names may be /dev/null.
 */
struct slice driver_text(struct cmd *c, const char *before, const char *after);

#endif
