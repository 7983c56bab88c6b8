/*
 * The other sections about actions: deadlines that moved, new work, backlog,
 * and what else happened to them.
 */
#include <inttypes.h>

#include "base/map.h"
#include "report/review_doc_parts.h"

/* --- deadlines moved ---------------------------------------------------------
 */

static bool slipped(const struct action_review *act)
{
	return has_mark(act, MARK_SLIPPED);
}

static bool brought_forward(const struct action_review *act)
{
	return has_mark(act, MARK_BROUGHT_FORWARD);
}

/* Promises that were not kept show their moves where they stand. */
static bool shown_as_promise(const struct action_review *act)
{
	return act->ended != ENDED_NO && act->ended != ENDED_KEPT;
}

static bool slipped_elsewhere(const struct action_review *act)
{
	return slipped(act) && !shown_as_promise(act);
}

static int64_t slip_weight(const struct action_review *act)
{
	return act->slip_days == REVIEW_NONE ? 0 : act->slip_days;
}

bool has_moved(const struct report *rp)
{
	return any_action(rp, slipped) || any_action(rp, brought_forward);
}

static size_t unexplained_moves(const struct review *r, size_t *all)
{
	size_t i, j, n = 0;

	*all = 0;
	for (i = 0; i < r->n_actions; i++) {
		*all += r->actions[i].n_moved;
		for (j = 0; j < r->actions[i].n_moved; j++)
			n += !r->actions[i].moved[j].because.len;
	}
	return n;
}

static int by_count(const void *x, const void *y)
{
	const struct barrier_count *a = x, *b = y;

	if (!a->barrier.len != !b->barrier.len) /* the unnamed come last */
		return a->barrier.len ? -1 : 1;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return slice_cmp(a->barrier, b->barrier);
}

struct barrier_counts count_barriers(const struct report *rp, struct slice plan)
{
	struct barrier_counts ret = {NULL, 0};
	size_t i, k;

	for (i = 0; i < rp->r->n_actions; i++) {
		const struct action_review *act = &rp->r->actions[i];

		if (!slipped(act) || (plan.len && !slice_eq(act->plan, plan)))
			continue;
		for (k = 0; k < ret.n; k++)
			if (slice_eq(ret.v[k].barrier, act->barrier))
				break;
		if (k == ret.n)
			ARENA_PUSH(rp->a, ret.v, ret.n) =
				(struct barrier_count){.barrier = act->barrier};
		ret.v[k].n++;
		ret.v[k].days += slip_weight(act);
	}
	if (ret.n)
		qsort(ret.v, ret.n, sizeof(*ret.v), by_count);
	return ret;
}

static struct slice barrier_name(struct report *rp,
				 const struct barrier_count *b)
{
	return b->barrier.len ? words_short(rp->a, b->barrier, 40)
			      : phrase(rp, "none named");
}

void say_barrier(struct report *rp, struct line *l,
		 const struct barrier_count *b)
{
	const struct slice v[] = {
		phrase_n(rp, b->n, "%zu slip", "%zu slips", b->n),
		words_days(rp->a, rp->d->words, b->days),
	};

	say_text(rp, l, ROLE_PLAIN, barrier_name(rp, b));
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	say_phrases(rp, l, ROLE_PLAIN, v, ARRAY_LEN(v));
}

/* Where no barrier is named, a table of them would say nothing. */
static void write_barriers(struct report *rp)
{
	struct barrier_counts b = count_barriers(rp, SLICE_NONE);
	struct block *t;
	size_t i;

	if (!b.n || !b.v[0].barrier.len)
		return;
	t = doc_table(rp->d);
	doc_column(rp->d, t, "barrier", ALIGN_LEFT, true);
	doc_column(rp->d, t, "slips", ALIGN_RIGHT, false);
	doc_column(rp->d, t, "days", ALIGN_RIGHT, false);
	for (i = 0; i < b.n; i++) {
		doc_row(rp->d, t);
		say_text(rp, doc_cell(rp->d, t, 0), ROLE_PLAIN,
			 barrier_name(rp, &b.v[i]));
		doc_say(rp->d, doc_cell(rp->d, t, 1), ROLE_PLAIN, "%zu",
			b.v[i].n);
		doc_say(rp->d, doc_cell(rp->d, t, 2), ROLE_PLAIN, "%" PRId64,
			b.v[i].days);
	}
}

/* The net of several moves; a single one is told by the line below it. */
static void say_moved_action(struct report *rp, struct block *list,
			     const struct action_review *act)
{
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_STRONG, act->owner);
	if (act->n_moved != 1) {
		doc_say(rp->d, l, ROLE_PLAIN, ": %.*s " ARROW " %.*s, ",
			SL(words_day(rp->a, rp->d->words, act->due_before)),
			SL(words_day(rp->a, rp->d->words, act->due)));
		say_text(
			rp, l, slipped(act) ? ROLE_WARN : ROLE_GOOD,
			words_days_signed(rp->a, rp->d->words, act->slip_days));
	}
	if (act->moves_ever > act->moves) {
		doc_say(rp->d, l, ROLE_PLAIN, ", ");
		doc_say_n(rp->d, l, ROLE_WARN, act->moves_ever,
			  "moved %zu time so far", "moved %zu times so far",
			  act->moves_ever);
	}
}

static void write_moved_list(struct report *rp, const char *title,
			     action_test test, action_weight weight,
			     size_t most)
{
	struct actions found = actions_where(rp, test, weight);
	struct block *list;
	size_t i;

	if (!found.n)
		return;
	doc_heading(rp->d, 3, "%s: %zu", title, found.n);
	list = doc_list(rp->d);
	for (i = 0; i < found.n && i < most; i++) {
		say_moved_action(rp, list, found.v[i]);
		say_moves(rp, list, found.v[i]);
	}
	say_more(rp, list, found.n, i);
}

static void say_slips(struct report *rp, struct line *l)
{
	const struct totals *t = &rp->r->totals;

	if (!t->slipped)
		doc_say(rp->d, l, ROLE_PLAIN, "No action slipped.");
	else if (t->slipped == 1 || t->slip_days_median == REVIEW_NONE)
		doc_say_n(rp->d, l, ROLE_PLAIN, t->slipped,
			  "%zu action slipped, by %.*s.",
			  "%zu actions slipped, by %.*s in all.", t->slipped,
			  SL(words_days(rp->a, rp->d->words, t->slip_days)));
	else
		doc_say_n(rp->d, l, ROLE_PLAIN, t->slipped,
			  "%zu action slipped by %.*s in all, %.*s at the "
			  "median.",
			  "%zu actions slipped by %.*s in all, %.*s at the "
			  "median.",
			  t->slipped,
			  SL(words_days(rp->a, rp->d->words, t->slip_days)),
			  SL(words_days(rp->a, rp->d->words,
					t->slip_days_median)));
	if (!t->brought_forward)
		return;
	doc_say(rp->d, l, ROLE_PLAIN, " ");
	doc_say_n(rp->d, l, ROLE_PLAIN, t->brought_forward,
		  "%zu was brought forward.", "%zu were brought forward.",
		  t->brought_forward);
}

static void say_silence(struct report *rp, struct line *l)
{
	size_t all, silent = unexplained_moves(rp->r, &all);

	if (!all)
		return;
	doc_say(rp->d, l, ROLE_PLAIN, " ");
	if (silent == all)
		doc_say(rp->d, l, ROLE_WARN, "No move has a reason.");
	else if (silent)
		doc_say(rp->d, l, ROLE_WARN,
			"Moves without a reason: %zu of %zu.", silent, all);
	else
		doc_say(rp->d, l, ROLE_PLAIN, "Every move has its reason.");
}

void write_moved(struct report *rp)
{
	struct line *l = doc_paragraph(rp->d);

	say_slips(rp, l);
	say_silence(rp, l);
	write_barriers(rp);
	write_moved_list(rp, N_("Slipped, beside the promises above"),
			 slipped_elsewhere, slip_weight, 8);
	write_moved_list(rp, N_("Brought forward"), brought_forward, NULL, 5);
}

/* --- new work ----------------------------------------------------------------
 */

static bool unplanned(const struct action_review *act)
{
	return has_mark(act, MARK_UNPLANNED);
}

/* Those promised for this period stand among the promises. */
static bool added_elsewhere(const struct action_review *act)
{
	return has_mark(act, MARK_ADDED) && !unplanned(act) &&
	       act->promise == PROMISE_NO;
}

static int64_t open_first(const struct action_review *act)
{
	return act->outcome == OUTCOME_OPEN;
}

bool has_new_work(const struct report *rp)
{
	return rp->r->totals.added || any_action(rp, unplanned);
}

static void say_new(struct report *rp, struct block *list,
		    const struct action_review *act)
{
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_PLAIN, act->owner);
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	switch (act->outcome) {
	case OUTCOME_DONE:
		doc_say(rp->d, l, ROLE_PLAIN, "done on %.*s",
			SL(words_day(rp->a, rp->d->words, act->done)));
		break;
	case OUTCOME_DROPPED:
		doc_say(rp->d, l, ROLE_PLAIN, "dropped");
		break;
	case OUTCOME_VANISHED:
		doc_say(rp->d, l, ROLE_PLAIN, "deleted again");
		break;
	case OUTCOME_OPEN:
	case OUTCOME_SETTLED:
	case N_OUTCOMES:
	default:
		if (act->due == DAY_NONE)
			doc_say(rp->d, l, ROLE_PLAIN, "without a date");
		else
			doc_say(rp->d, l, ROLE_PLAIN, "due %.*s",
				SL(words_day(rp->a, rp->d->words, act->due)));
	}
}

static void write_new_list(struct report *rp, const char *title,
			   action_test test, action_weight weight, size_t most)
{
	struct actions found = actions_where(rp, test, weight);
	struct block *list;
	size_t i;

	if (!found.n)
		return;
	doc_heading(rp->d, 3, "%s: %zu", title, found.n);
	list = doc_list(rp->d);
	for (i = 0; i < found.n && i < most; i++)
		say_new(rp, list, found.v[i]);
	say_more(rp, list, found.n, i);
}

void write_new_work(struct report *rp)
{
	const struct totals *t = &rp->r->totals;
	struct line *l = doc_paragraph(rp->d);

	doc_say_n(rp->d, l, ROLE_PLAIN, t->added, "%zu action was added.",
		  "%zu actions were added.", t->added);
	if (t->added_promises.promised) {
		doc_say(rp->d, l, ROLE_PLAIN, " ");
		doc_say_n(rp->d, l, ROLE_PLAIN, t->added_promises.promised,
			  "%zu of them is promised for %.*s and stands above.",
			  "%zu of them are promised for %.*s and stand above.",
			  t->added_promises.promised,
			  SL(slice_of(rp->r->period)));
	}
	if (t->unplanned_added) {
		doc_say(rp->d, l, ROLE_PLAIN, " ");
		doc_say_n(rp->d, l, ROLE_PLAIN, t->unplanned_added,
			  "%zu came with too little notice to be a promise; "
			  "done: %zu.",
			  "%zu came with too little notice to be promises; "
			  "done: %zu.",
			  t->unplanned_added, t->unplanned_done);
	}
	write_new_list(rp, N_("Unplanned"), unplanned, NULL, 6);
	write_new_list(rp, N_("Added"), added_elsewhere, open_first, 8);
}

/* --- backlog -----------------------------------------------------------------
 */

static bool in_backlog(const struct action_review *act)
{
	return act->backlog && act->outcome == OUTCOME_OPEN;
}

static int64_t backlog_age(const struct action_review *act)
{
	return -(int64_t)act->due_before;
}

bool has_backlog(const struct report *rp)
{
	return rp->r->totals.backlog_open || rp->r->totals.backlog_cleared;
}

static void write_backlog_row(struct report *rp, struct block *t,
			      const struct action_review *act)
{
	struct line *l;

	doc_row(rp->d, t);
	doc_say(rp->d, doc_cell(rp->d, t, 0), ROLE_PLAIN, "%.*s",
		SL(words_days(rp->a, rp->d->words,
			      days_between(act->due_before, rp->r->as_of))));
	say_action(rp, doc_cell(rp->d, t, 1), act, ROLE_PLAIN, act->owner);
	l = doc_cell(rp->d, t, 2);
	say_text(rp, l, has_mark(act, MARK_OVERDUE) ? ROLE_BAD : ROLE_PLAIN,
		 words_day(rp->a, rp->d->words, act->due));
}

void write_backlog(struct report *rp)
{
	const struct totals *tot = &rp->r->totals;
	struct actions found = actions_where(rp, in_backlog, backlog_age);
	struct line *l = doc_paragraph(rp->d);
	struct block *t;
	size_t i;

	doc_say(rp->d, l, ROLE_PLAIN,
		"Due before %.*s and still open at its start: %zu cleared, "
		"%zu left.",
		SL(slice_of(rp->r->period)), tot->backlog_cleared,
		tot->backlog_open);
	if (!found.n)
		return;
	t = doc_table(rp->d);
	doc_column(rp->d, t, "age", ALIGN_RIGHT, false);
	doc_column(rp->d, t, "action", ALIGN_LEFT, true);
	doc_column(rp->d, t, "now due", ALIGN_LEFT, false);
	for (i = 0; i < found.n && i < 10; i++)
		write_backlog_row(rp, t, found.v[i]);
	say_more_rows(rp, t, found.n, i);
}

/* --- what else ---------------------------------------------------------------
 */

static bool was_reassigned(const struct action_review *act)
{
	return has_mark(act, MARK_REASSIGNED);
}

static bool was_reopened(const struct action_review *act)
{
	return has_mark(act, MARK_REOPENED);
}

static bool dropped_early(const struct action_review *act)
{
	return act->outcome == OUTCOME_DROPPED && act->ended == ENDED_NO &&
	       !has_mark(act, MARK_ADDED);
}

static bool vanished_early(const struct action_review *act)
{
	return act->outcome == OUTCOME_VANISHED && act->ended == ENDED_NO &&
	       !has_mark(act, MARK_ADDED);
}

static bool done_early(const struct action_review *act)
{
	return act->outcome == OUTCOME_DONE && act->ended == ENDED_NO &&
	       !act->backlog && !has_mark(act, MARK_ADDED);
}

static void say_plain(struct report *rp, struct block *list,
		      const struct action_review *act)
{
	say_action(rp, doc_entry(rp->d, list), act, ROLE_PLAIN, act->owner);
}

static void say_new_owner(struct report *rp, struct block *list,
			  const struct action_review *act)
{
	struct slice before = person_shown(rp, act->owner_before);
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_PLAIN, SLICE_NONE);
	if (before.len)
		doc_say(rp->d, l, ROLE_PLAIN, ": %.*s " ARROW " %.*s",
			SL(before), SL(person_shown(rp, act->owner)));
}

static void say_given_up(struct report *rp, struct block *list,
			 const struct action_review *act)
{
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_PLAIN, act->owner);
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	doc_say(rp->d, l, ROLE_PLAIN, "was due %.*s",
		SL(words_day(rp->a, rp->d->words, act->due_before)));
	say_reason(rp, list, act->ended_reason, &act->ended_commit);
}

static void say_done(struct report *rp, struct block *list,
		     const struct action_review *act)
{
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_PLAIN, act->owner);
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	if (act->due == DAY_NONE)
		say_text(rp, l, ROLE_PLAIN,
			 words_day(rp->a, rp->d->words, act->done));
	else
		doc_say(rp->d, l, ROLE_PLAIN, "%.*s, due %.*s",
			SL(words_day(rp->a, rp->d->words, act->done)),
			SL(words_day(rp->a, rp->d->words, act->due)));
}

static const struct action_group others[] = {
	{N_("Dropped before they were due"), ROLE_WARN, dropped_early, NULL,
	 say_given_up, 10},
	{N_("Deleted without a word"), ROLE_BAD, vanished_early, NULL,
	 say_given_up, 10},
	{N_("Reopened"), ROLE_WARN, was_reopened, NULL, say_plain, 10},
	{N_("New owner"), ROLE_PLAIN, was_reassigned, NULL, say_new_owner, 10},
	{N_("Done that fell due at another time"), ROLE_GOOD, done_early, NULL,
	 say_done, 10},
};

bool has_other_actions(const struct report *rp)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(others); i++)
		if (any_action(rp, others[i].test))
			return true;
	return false;
}

void write_other_actions(struct report *rp)
{
	size_t i, j;

	for (i = 0; i < ARRAY_LEN(others); i++) {
		const struct action_group *e = &others[i];
		struct actions found = actions_where(rp, e->test, e->weight);
		struct block *b;

		if (!found.n)
			continue;
		b = doc_heading(rp->d, 3, "%s", e->title);
		b->text.v[0].role = e->role;
		doc_say(rp->d, &b->text, ROLE_PLAIN, ": %zu", found.n);
		b = doc_list(rp->d);
		for (j = 0; j < found.n && j < e->most; j++)
			e->say(rp, b, found.v[j]);
		say_more(rp, b, found.n, j);
	}
}
