/*
 * close - what the files of git plan close share
 *
 * The steps of one run: may it be closed at all, what is to be decided, the
 * answers, the new bytes in memory, lint, the diff, and only then the journal,
 * the files, the commit, the tag, in this order. Each step can be the last one
 * of a run that was killed: the next run sees from the repository how far it
 * came and goes on there.
 *
 * Owns       all lives in the command's arena.
 * Source     DESIGN sections 4 and 9.
 */
#ifndef CMD_CLOSE_H
#define CMD_CLOSE_H

#include "cmd/cmd.h"
#include "review/close.h"
#include "review/mainline.h"

/* A plan that gets other bytes. */
struct close_file {
	const struct plan_file *file;
	struct slice before, after; /* of the work tree */
};

struct closing {
	struct cmd *c;
	int dry_run, yes, no_tag;
	const char *answers_file;      /* NULL: none */
	struct close_answer **answers; /* each by itself: it stays there */
	size_t n_answers;
	struct main_line line;
	struct period period;
	struct oid head, closed; /* closed: by that commit already; or none */
	struct slice closed_subject;
	bool resumed;	     /* an interrupted run has begun to write */
	const char *journal; /* its path */
	struct snapshot now; /* HEAD */
	struct review review;
	struct agenda agenda;
	struct close_file *files;
	size_t n_files;
};

/* --- close_state.c --- */

/* The period and the line; or why it cannot be closed here and now. */
int close_allowed(struct closing *cl, struct slice period, struct err *e);

/* --- close_resume.c --- */

/*
 * After cl->now is loaded: no plan may be changed and not committed, unless an
 * interrupted run has done so, whose answers are then taken.
 */
int close_clean(struct closing *cl, struct err *e);
/* Adds the lines of a text as answers. */
int close_add_answers(struct closing *cl, struct slice text, const char *place,
		      struct err *e);

/* --- close_plans.c --- */

/* HEAD, with the files of cl as they are going to be, or as they are. */
int close_load(struct snapshot *out, struct closing *cl, struct store *store,
	       bool after, struct err *e);
/* The bytes of every plan that an answer changes. */
int close_make_files(struct closing *cl, struct err *e);
/* EXIT_FINDINGS, and says so, where the hook would refuse the commit. */
int close_lint(struct closing *cl, const struct snapshot *after);
/* What is open, what changes, and the message of the commit. */
void close_show(struct closing *cl, const struct snapshot *after);

/* --- close_ask.c --- */

/* True where somebody can be asked. */
bool close_can_ask(void);
/* Asks for what has no answer yet; -1 where the input ends. */
int close_ask(struct closing *cl, struct err *e);
/* True for yes; -1 where the input ends. */
int close_confirm(struct closing *cl, struct err *e);

/* --- close_write.c --- */

/* Journal, files, commit, tag; only the tag where cl->closed says so. */
int close_write(struct closing *cl, struct err *e);

/* --- close_message.c --- */

/* The message of the commit: subject, a line for each decision, trailer. */
struct slice close_message(const struct closing *cl);
/* "Close 2026-Q1" */
struct slice close_subject(const struct closing *cl);

#define CLOSE_TRAILER "Closes-Period"

#endif
