/*
 * cmd - what every command has: options, where it runs, exit status
 *
 * A command is one file with one function and one row in commands.c. It
 * returns EXIT_CLEAN, EXIT_FINDINGS, or -1 with *e set, which main prints once
 * and turns into EXIT_TROUBLE. It writes to c->out, which main closes once.
 *
 * Source     DESIGN section 4.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <popt.h>
#include <sys/types.h>

#include "base/out.h"
#include "base/version.h"
#include "plan/snapshot.h"
#include "render/render.h"
#include "source/repo.h"

enum {
	EXIT_CLEAN = 0,
	EXIT_FINDINGS = 1,
	EXIT_TROUBLE = 2,
};

struct cmd {
	const struct command *command;
	struct arena arena; /* lives as long as the command */
	struct out out;	    /* standard output, or --output FILE */
	/* common options, filled by cmd_options() */
	char *format;		 /* NULL: the command's own */
	const char *format_help; /* what -h says of it; NULL: what it is for */
	char *colour;		 /* auto, always, never */
	char *today_text;
	char *output;
	char *language;
	int64_t now;   /* moment of the start */
	int32_t today; /* of --today; else in UTC until cmd_today() */
	struct text_style style;
	/*
	 * Of what the command says: --language, else that of the repository
	 * around the current directory; NULL is English.
	 */
	const struct catalogue *words;
	/* rest of the command line */
	const char **args; /* ends with NULL */
	size_t n_args;
	/* opened by cmd_open() */
	struct repo *repo; /* NULL: a plain directory */
	poptContext popt;  /* holds args */
	pid_t pager;	   /* what shows standard output; 0: nothing */
	FILE *file;	   /* of --output */
	char *temporary;   /* its name until it is complete */
};

struct command {
	const char *name;
	const char *synopsis; /* "[--staged] [REV]" */
	const char *summary;  /* one line for the list of commands */
	int (*run)(struct cmd *c, int argc, const char **argv, struct err *e);
	bool hidden; /* for git and scripts, not in the list */
};

extern const struct command commands[]; /* ends with name NULL */

/* The functions behind the rows; see struct command. */
int cmd_fields(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_schema(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_version(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_close(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_diff(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_init(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_new(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_hooks(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_doctor(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_explain(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_lint(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_merge_driver(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_merge_solve(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_log(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_show(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_status(struct cmd *c, int argc, const char **argv, struct err *e);
int cmd_review(struct cmd *c, int argc, const char **argv, struct err *e);

/*
 * What the pre-commit hook runs, after cmd_options(): lints the index that git
 * names and says what the commit brings in. EXIT_CLEAN, EXIT_FINDINGS, -1.
 */
int lint_staged_for_hook(struct cmd *c, struct err *e);
/*
 * What pre-merge-commit runs: the same, against every parent of the merge that
 * is being made.
 */
int lint_merge_for_hook(struct cmd *c, struct err *e);
/*
 * What pre-push and pre-receive run, after cmd_options(): reads on standard
 * input what is pushed, in the format of either, and judges each reference.
 * c->args[2], where it is there, is the remote that is pushed to. Says nothing
 * where no plan is touched.
 */
int lint_push_for_hook(struct cmd *c, struct err *e);

/*
 * What git runs for `git diff`, behind `diff --driver`: see driver_diff.c.
 */
int diff_as_driver(struct cmd *c, const char **args, struct err *e);

/*
 * Parses argv with the command's options (a popt table without its end row's
 * help) and the common ones: -h, --format, --output, --color, --language,
 * --today. n is
 * the number of rows. Texts that the rows ask for live in c->arena. What is
 * left is in c->args. 0; 1: help was printed, end with EXIT_CLEAN; -1: wrong
 * usage, with "did you mean".
 */
int cmd_options(struct cmd *c, int argc, const char **argv,
		const struct poptOption *options, size_t n, struct err *e);
/*
 * Takes for today what the day is in that zone, unless --today has said it:
 * once the configuration is known. Returns it.
 */
int32_t cmd_today(struct cmd *c, const struct zone *z);
/* Opens the repository around the current directory; a NULL repo is fine. */
int cmd_open(struct cmd *c, struct err *e);
/* The same, but an error where there is none: "not a git repository". */
int cmd_open_repo(struct cmd *c, struct err *e);
/*
 * -1 where the repository has no work tree here: it is bare, for which the
 * hint says what to do, or one stands in git's own folder.
 */
int cmd_need_files(struct cmd *c, const char *if_bare, struct err *e);
/*
 * The work tree of the repository, or the plain directory: what commands look
 * at when nothing else is asked for.
 */
int cmd_source_here(struct source **out, struct cmd *c, struct err *e);
/*
 * Index of the word in a NULL-terminated list; -1 with "did you mean" and
 * all of them. what: "format", "command".
 */
int cmd_choose(const char *what, const char *word, const char *const *words,
	       struct err *e);
/* --- terminal.c --- */

/* Width and colour, as cmd_options() needs them; -1: a wrong --color. */
int cmd_style(struct cmd *c, struct err *e);
/*
 * Call it when all is known and only the answer is left to be written: on a
 * terminal, and without --output, a pager shows the answer, as git does it.
 */
void cmd_page(struct cmd *c);
/* Last of all: waits until the pager was left. */
void cmd_page_end(struct cmd *c);

/* --- options.c --- */

/*
 * Closes what the command opened and its output: ret, or -1 where the output
 * could not be written. --output FILE appears only now, whole.
 */
int cmd_finish(struct cmd *c, int ret, struct err *e);
/* To the command's output, in its language; slices pass the escape. */
void cmd_say(struct cmd *c, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Standard error: "git-plan: TEXT", in the language of the command. */
void cmd_tell(struct cmd *c, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The same, for what is said already. */
void cmd_note(const char *fmt, ...) PRINTF_LIKE(1, 2);
/*
 * The language that .git-plan.yaml names here or in a folder above, up to the
 * top of the repository. Cheap: nothing is opened but that file.
 */
const struct catalogue *cmd_language_here(struct arena *a);
/* Takes --language, where it was given, for c->words; or an error. */
int cmd_language(struct cmd *c, struct err *e);

#endif
