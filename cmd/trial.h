/*
 * trial - an empty repository to try something in, gone afterwards
 *
 * It knows nothing of the repository that the caller stands in: neither its
 * variables nor its configuration.
 *
 * Owns       a folder below TMPDIR, until trial_end().
 * Errors     -1 with *e where git cannot be run, or a folder not be made.
 */
#ifndef CMD_TRIAL_H
#define CMD_TRIAL_H

#include "cmd/cmd.h"
#include "source/process.h"

struct trial {
	struct cmd *c;
	const char *dir; /* NULL: none was made */
	struct process_result last;
};

int trial_begin(struct trial *t, struct cmd *c, struct err *e);
/* Also after a trial_begin() that failed. */
void trial_end(struct trial *t);
/* git there, with its own hooks or with none. The status is in t->last. */
int trial_git(struct trial *t, bool hooks, const char *const *words,
	      struct err *e);
/* The words of a merge, whatever the user has set for merges. */
#define TRIAL_MERGE "merge", "-q", "--no-ff", "--no-verify-signatures"
/* The same without hooks, and git must not fail. */
int trial_must(struct trial *t, const char *const *words, struct err *e);
#define TRIAL_MUST(t, e, ...)                                                  \
	trial_must((t), (const char *const[]){__VA_ARGS__, NULL}, (e))
/* A file there, in place of one of that name. */
int trial_write(struct trial *t, const char *name, unsigned mode,
		struct slice bytes, struct err *e);

#endif
