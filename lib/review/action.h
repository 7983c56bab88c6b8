/*
 * action - outcome, marks and promise of every action in a window
 *
 * Owns       nothing: all lives in the arena given.
 * Source     DESIGN section 7: outcomes, marks, promises and the fine print.
 */
#ifndef REVIEW_ACTION_H
#define REVIEW_ACTION_H

#include "review/boundary.h"
#include "review/history.h"

/* What an action is at a boundary. */
enum standing {
	STANDING_ABSENT,
	STANDING_OPEN,
	STANDING_DONE,
	STANDING_DROPPED,
};

/* One action's history with what is looked up in it again and again. */
struct track {
	const struct main_line *ml;
	struct versions vs;
	const struct version *a, *b; /* in A, in B; NULL: absent */
	const struct version *seen;  /* b, or else the last that was there */
};

/* False where the action was neither in A nor in B nor between. */
bool track_make(struct track *out, struct arena *a, const struct history *h,
		const struct line *l, const struct window *w);
const struct action *version_action(const struct version *v);

/* The day that counts as done; DAY_NONE: none written. *late: a late entry. */
int32_t done_day(bool *late, const struct track *t, const struct version *v);
/* What it is in that version, for one who stands at day `clip`. */
enum standing standing_of(const struct track *t, const struct version *v,
			  int32_t clip);
/* The due date there, or where it is lost the last real one. */
int32_t last_due(const struct track *t, const struct version *v);
/* The first real date seen after a position. */
int32_t first_due(const struct track *t, int after);
/* The version from which the standing at `v` holds without a break. */
const struct version *since_when(const struct track *t, const struct version *v,
				 int32_t clip);

/* A due date that became another one, at version v. */
struct due_move {
	const struct version *v;
	int32_t from, to;
};
/* All moves up to the end of the versions, oldest first. */
size_t due_moves(struct due_move **out, struct arena *a, const struct track *t);

/* All of struct action_review but the ledger: moved, ended_commit, reasons. */
void action_count(struct action_review *out, struct arena *a,
		  const struct track *t, const struct window *w);

#endif
