/*
 * push_look - what lint has to say about a push
 *
 * Each tip is looked at once for each state that it is judged against, and a
 * finding of several references is there once, with all of them.
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e: objects that cannot be read.
 * Source     DESIGN section 5, "In hooks"; GIT.md section 8.
 */
#ifndef CMD_PUSH_LOOK_H
#define CMD_PUSH_LOOK_H

#include "cmd/push.h"
#include "report/lint_report.h"
#include "report/push_doc.h"

/* A new state of some references, as it was judged. */
struct judged {
	struct oid after;
	struct push_base base;
	struct snapshot now;
	struct findings findings;
};

struct push_look {
	struct push push;
	struct judged **judged; /* those that touch plans */
	size_t n_judged;
	struct pushed_finding *found; /* silenced ones too */
	size_t n;
	const struct catalogue *words; /* of what the push brings */
};

int push_look(struct push_look *out, struct cmd *c, struct err *e);
/* The configuration in a commit, the defaults where it has none. */
int push_config_of(struct config *out, struct cmd *c, const struct oid *id,
		   struct err *e);
/* 1 if plans, or what tells how to read them, differ in the two; 0; -1. */
int push_touches_plans(struct cmd *c, const struct oid *before,
		       const struct oid *after, struct err *e);
/* All of it as one report; each message says which reference it is about. */
void push_report(struct lint_report *out, struct cmd *c,
		 const struct push_look *l);

#endif
