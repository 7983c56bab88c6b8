/*
 * ask - revisions and paths on the command line: [REV | BASE..REV] [--]
 * [PATH...]
 *
 * As in git: behind `--` stand paths; without it the first word is a file if
 * there is one, else a revision, and one that could be both is an error.
 *
 * Owns       nothing: paths live in the command's arena.
 */
#ifndef CMD_ASK_H
#define CMD_ASK_H

#include "cmd/cmd.h"

struct ask {
	bool staged, hook;
	bool fork;		/* BASE...REV: from where they parted */
	const char *rev, *base; /* of BASE..REV; NULL: none */
	const char *baseline;	/* a file, as it was typed; NULL: none */
	bool new_baseline;	/* it need not be there */
	struct slice *paths;	/* from the top of the repository */
	size_t n_paths;
	/* files as they are going to be: struct slice * by path; or NULL */
	const struct map *contents;
};

/*
 * Cuts the command line at `--`, before its options are read: the words before
 * it are returned, *paths are those behind it, or NULL where there is no `--`.
 */
const char **ask_cut(const char ***paths, struct cmd *c, int *argc,
		     const char **argv);
/* Adds a path as it was typed, relative to where the caller stands. */
int ask_add_path(struct ask *ask, struct cmd *c, const char *path,
		 struct err *e);
/* REV, BASE..REV or BASE...REV; what is left out beside the dots is HEAD. */
void ask_set_rev(struct ask *ask, struct cmd *c, const char *rev);
/* Reads c->args and the paths behind `--`, after cmd_open(). */
int ask_read(struct ask *ask, struct cmd *c, const char **paths, struct err *e);

#endif
