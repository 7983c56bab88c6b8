/*
 * moments - two snapshots to compare, asked for as git diff takes them
 *
 * [--staged] [A [B] | A..B | A...B] [--] [PATH | PLAN...]: the index against
 * the work tree; with --staged HEAD against the index; with A that revision
 * against the work tree; with both these two; with three dots from where they
 * parted.
 *
 * Owns       all lives in the command's arena.
 */
#ifndef CMD_MOMENTS_H
#define CMD_MOMENTS_H

#include "cmd/ask.h"
#include "report/diff_report.h"

struct moments {
	struct cmd *c;
	int staged;
	const char *revs[2];
	size_t n_revs;
	bool base;	     /* A...B */
	struct ask ask;	     /* paths: what is behind the revisions */
	struct slice *plans; /* the same words, folded: they may be plans */
	const char **words;  /* and as they were typed */
	size_t n_plans;
	struct store store; /* for both, so that a blob is decoded once */
	struct snapshot before, after;
	struct diff_side from, to;
};

/* Reads c->args and the paths behind `--` (NULL: none), after cmd_open(). */
int moments_read(struct moments *m, const char **paths, struct err *e);
/* Loads both; a path or plan that is on neither side is an error. */
int moments_load(struct moments *m, struct err *e);

#endif
