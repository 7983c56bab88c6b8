/*
 * init - what the steps of git plan init share
 *
 * Every step says what it found or did, one line each, and changes nothing
 * that is there.
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e; what the steps before have done stays.
 */
#ifndef CMD_INIT_H
#define CMD_INIT_H

#include "cmd/wiring.h"

struct init {
	struct cmd *c;
	struct snapshot now; /* of the work tree as init found it */
	struct person_name who;
	struct slice first; /* the plan to begin with */
	bool force;
	struct wiring wiring; /* counts the changes made */
	size_t n_files;	      /* of them, those to be committed */
	size_t n_left;	      /* what the user has to do */
};

/* One line of the account: what happened, to what, and what it is for. */
void init_say(struct init *in, const char *word, struct slice what,
	      const char *why);
/*
 * Opens the repository around the folder of the command line. Where there is
 * none, or where an empty folder was asked for by name, the folder becomes one.
 */
int init_repository(struct init *in, struct err *e);
/* Goes to the folder of the command line, which must be there. */
int init_enter(struct cmd *c, struct err *e);
/* The branch whose history counts: what the remote says, else a usual name. */
int init_branch(struct slice *out, struct init *in, struct err *e);
/* Says why something stays for the user to do. */
void init_left(struct init *in, struct slice what, const struct err *e);
/* --- init_git.c --- */
/* Hooks, drivers, attributes and pull.rebase. */
int init_git(struct init *in, struct err *e);

#endif
