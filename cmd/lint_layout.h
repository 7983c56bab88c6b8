/*
 * lint_layout - what --format and -h know of the layouts of lint
 *
 * Both read the rows of render/lint.h.
 */
#ifndef CMD_LINT_LAYOUT_H
#define CMD_LINT_LAYOUT_H

#include "cmd/cmd.h"
#include "render/lint.h"

/* The layout of that name, the first one for NULL; NULL with *e set. */
const struct lint_layout *lint_layout_choose(const char *name, struct err *e);
/* All of them in a sentence, for the help of --format. */
const char *lint_layout_help(struct arena *a);

#endif
