/*
 * wiring - what git is told of git-plan, beside the hooks
 *
 * The drivers that compare and merge plans are set in this clone's own
 * configuration; .gitattributes, which the team shares, says for which files.
 * pull.rebase keeps the shared history first. What was set by git-plan is taken
 * back by it, and nothing else: a driver bears our name, pull.rebase a note
 * beside it, and the line of .gitattributes is taken out while no commit holds
 * it.
 *
 * Every step says what it found or did, one line each.
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e; what the steps before have done stays.
 * Source     GIT.md sections 5 and 6.
 */
#ifndef CMD_WIRING_H
#define CMD_WIRING_H

#include "cmd/cmd.h"

/* What git takes for the name of a hunk: the key above a change. */
#define WIRING_FUNCNAME "^( {0,2}[^ #-][^:]*):"

struct wiring {
	struct cmd *c;
	size_t n_done; /* changes made */
};

/* One line of the account: what happened, to what, and what it is for. */
void wiring_say(struct wiring *w, const char *word, struct slice what,
		const char *why);
int wiring_set_drivers(struct wiring *w, struct err *e);
/* plans: the pattern of the configuration. */
int wiring_set_attributes(struct wiring *w, struct slice plans, struct err *e);
/* The line that gives the plans of that pattern to the drivers. */
struct slice wiring_attributes_line(struct arena *a, struct slice plans);
/*
 * What git has for such plans: "git-plan", "unspecified", another; empty where
 * the pattern leaves no path to ask for. attribute: "diff", "merge".
 */
int wiring_driver_of(struct slice *out, struct cmd *c, struct slice plans,
		     const char *attribute, struct err *e);
int wiring_set_pull(struct wiring *w, struct err *e);
int wiring_remove_drivers(struct wiring *w, struct err *e);
int wiring_remove_attributes(struct wiring *w, struct err *e);
/* Takes back all three. */
int wiring_remove(struct wiring *w, struct err *e);
/* *out: every driver is set as this version sets it. */
int wiring_drivers_set(bool *out, struct cmd *c, struct err *e);

#endif
