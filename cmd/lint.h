/*
 * lint - what the files of git plan lint share
 *
 * Owns       all of it lives in the command's arena.
 */
#ifndef CMD_LINT_H
#define CMD_LINT_H

#include "check/check.h"
#include "cmd/lint_range.h"
#include "report/lint_report.h"

/* What was found, and against what. */
struct looked {
	struct snapshot now;
	struct lint_base base;
	struct store store;
	struct findings findings;
	struct lint_report report;
};

/* --- lint_look.c --- */

/* Loads what was asked for and checks it. */
int lint_look(struct looked *l, struct cmd *c, const struct ask *ask,
	      struct err *e);

/* --- lint.c --- */

/* The index for a hook; end: the last words where it is refused. */
int lint_next_for_hook(struct cmd *c, const char *end, struct err *e);

/* --- lint_push.c --- */

struct lint_layout;

/* lint --push; layout NULL: the text that the hooks print. */
int lint_push(struct cmd *c, const struct lint_layout *layout, struct err *e);
/* --push goes with none of what says what else is checked: an error. */
int lint_push_alone(const struct cmd *c, bool others, struct err *e);

/* --- lint_fix.c --- */

/* --fix and --diff with what they do not go with: an error. */
int lint_fix_allowed(const struct cmd *c, const struct ask *ask, bool diff,
		     struct err *e);
/*
 * Makes the certain fixes of what *l has found, in the files of the work tree,
 * and looks again: *l is then what is left, and standard error says what was
 * done.
 */
int lint_fix(struct looked *l, struct cmd *c, struct ask *ask, struct err *e);
/* Prints the same as a unified diff: EXIT_FINDINGS, or EXIT_CLEAN for none. */
int lint_fix_diff(struct looked *l, struct cmd *c, struct ask *ask,
		  struct err *e);

/* --- lint_baseline.c --- */

/* What was asked of the baseline, beside the file's name in struct ask. */
struct baseline_ask {
	int write, prune;
	char *expires; /* a day, or NULL */
};

/* Options that do not go together, or a day that is none: an error. */
int lint_baseline_allowed(struct ask *ask, const struct baseline_ask *b,
			  struct err *e);
/* Puts the file that was named in place of the snapshot's own. */
int lint_baseline_use(struct looked *l, struct cmd *c, const struct ask *ask,
		      struct err *e);
/* Does it and says what it did: EXIT_CLEAN, or -1. */
int lint_baseline(struct looked *l, struct cmd *c, const struct ask *ask,
		  const struct baseline_ask *b, struct err *e);

#endif
