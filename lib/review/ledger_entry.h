/*
 * ledger_entry - one change, and the history of a plan made of them
 *
 * For who reads a ledger; ledger.h is for who keeps it.
 *
 * Owns       nothing: all lives in the arena given.
 * Units      days in the zone of the tip's configuration.
 * Errors     no such plan, item, period or revision, a clone that lacks what
 *            is needed: -1 with *e.
 * Source     DESIGN section 7, "The ledger"; JSON.md, "log".
 */
#ifndef REVIEW_LEDGER_ENTRY_H
#define REVIEW_LEDGER_ENTRY_H

#include "review/review.h"

struct ledger_entry {
	struct oid commit;
	int32_t day; /* of that commit */
	struct slice author;
	struct slice merged_by;	 /* ptr NULL: written on the main line itself */
	struct slice plan, item; /* item: "actions.x", ptr NULL: the plan */
	struct slice item_now;	 /* as it is called at the end */
	struct slice title;	 /* of the item or plan; may be empty */
	struct slice field;	 /* "due", "exists", "actuals.2026-02" */
	struct slice old, new;	 /* canonical; ptr NULL: none */
	int32_t days;
	bool has_days;
	/*
	 * Where a due date became another one, also after it was lost, or gone
	 * with its item, for a while; else DAY_NONE.
	 */
	int32_t moved_from, moved_to;
	bool again;	      /* it had been there before, and came back */
	struct slice because; /* ptr NULL: unexplained */
	struct slice subject;
	int pos; /* on the main line */
	/* nobody asks why: a draft, or something settled that is tidied away */
	bool unasked;
};

/*
 * True where a team wants to hear why: a later or lost date, an easier target,
 * a new owner, what was dropped, reopened or deleted, a rewritten actual. Not
 * in a draft.
 */
bool ledger_wants_reason(const struct ledger_entry *entry);

struct log_options {
	struct slice name;   /* PLAN or PLAN.ITEM; empty: every plan */
	struct slice tip;    /* a revision, or empty: the configured branch */
	struct slice period; /* what was written in it; or empty */
	int32_t first, last; /* days likewise; DAY_NONE: no end */
	bool unexplained;    /* only what lacks a reason */
	int32_t today;	     /* to guess which period was meant */
};

struct plan_log {
	struct ledger_entry *v; /* oldest first */
	size_t n;
	struct slice plan;  /* as it is called; empty: every plan */
	struct slice item;  /* "actions.x"; empty: the whole plan */
	struct slice title; /* of it; may be empty */
	struct review_unreadable *unreadable; /* at the end; of one plan: it */
	size_t n_unreadable;
};

int log_run(struct plan_log *out, struct arena *a, struct repo *r,
	    const struct log_options *opt, struct err *e);

#endif
