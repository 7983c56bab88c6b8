/*
 * doctor - what the files of git plan doctor share
 *
 * A check is a row and a function that says what it found. Nothing in the
 * repository changes by being looked at; what is tried is tried on copies.
 *
 * Owns       all of it lives in the command's arena.
 */
#ifndef CMD_DOCTOR_H
#define CMD_DOCTOR_H

#include "cmd/hooks.h"
#include "report/doctor_report.h"

struct doctor {
	struct cmd *c;
	const char *check; /* that is running */
	struct doctor_found *v;
	size_t n;
	struct snapshot here; /* configuration and people */
	bool drivers_set;     /* so that trying them makes sense */
};

/* mend: what to paste; ptr NULL: nothing. */
void doctor_say(struct doctor *d, enum doctor_state state, struct slice mend,
		const char *fmt, ...) PRINTF_LIKE(4, 5);

typedef int doctor_check_fn(struct doctor *d, struct err *e);

/* doctor_look.c: this machine and this clone */
doctor_check_fn doctor_versions, doctor_source, doctor_index, doctor_history;
/* doctor_settings.c: what the team has set */
doctor_check_fn doctor_config, doctor_people, doctor_main_line;
/* doctor_wiring.c: what git is told of git-plan */
doctor_check_fn doctor_hooks, doctor_other_hooks, doctor_drivers;
doctor_check_fn doctor_attributes, doctor_pull;
/* doctor_try_hooks.c, doctor_try.c: the same at work, somewhere else */
doctor_check_fn doctor_try_hooks, doctor_try_merge, doctor_try_diff;

#endif
