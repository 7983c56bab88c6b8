/* The arithmetic of one action: outcome, marks, promise. */
#include "review/action.h"

#include "base/utf8.h"

#define NOTICE_DAYS 7 /* less than this is no promise but unplanned work */

static bool same_person(struct arena *a, struct slice x, struct slice y)
{
	return slice_eq(x, y) || slice_eq(utf8_nfc(a, x), utf8_nfc(a, y));
}

static bool is_settled(enum standing s)
{
	return s == STANDING_DONE || s == STANDING_DROPPED;
}

static enum outcome outcome_of(const struct track *t, const struct window *w)
{
	enum standing in_a = standing_of(t, t->a, w->a.last);
	enum standing last = standing_of(t, t->seen, w->b.last);

	if (is_settled(last)) {
		if (is_settled(in_a))
			return OUTCOME_SETTLED;
		return last == STANDING_DONE ? OUTCOME_DONE : OUTCOME_DROPPED;
	}
	return t->b ? OUTCOME_OPEN : OUTCOME_VANISHED;
}

static bool is_committed(const struct version *v)
{
	return plan_stage(v->plan) == STAGE_COMMITTED;
}

static int32_t day_of(const struct track *t, const struct version *v)
{
	return t->ml->v[v->pos].day;
}

/* The first state after a position in a committed plan and with a date. */
static const struct version *first_dated(const struct track *t, int after)
{
	size_t i;

	for (i = 0; i < t->vs.n; i++) {
		const struct version *v = &t->vs.v[i];

		if (v->there && v->pos > after && is_committed(v) &&
		    version_action(v)->due.at)
			return v;
	}
	return NULL;
}

/*
 * The state with which an action enters after A. What was in A, in a draft or
 * without a date, enters with the first one that is committed and dated; what
 * was not, with its first one in a committed plan, and if that has no date it
 * promises nothing.
 */
static const struct version *entry_of(const struct track *t,
				      const struct window *w)
{
	size_t i;

	if (t->a)
		return first_dated(t, w->a.pos);
	for (i = 0; i < t->vs.n; i++) {
		const struct version *v = &t->vs.v[i];

		if (v->there && v->pos > w->a.pos && is_committed(v))
			return version_action(v)->due.at ? v : NULL;
	}
	return NULL;
}

/* True if it may promise `day`; else it may be unplanned work. */
static bool has_notice(struct action_review *r, const struct track *t,
		       const struct window *w, const struct version *entry,
		       int32_t day)
{
	bool done = standing_of(t, entry, w->b.last) == STANDING_DONE;

	if (!done && day - day_of(t, entry) >= NOTICE_DAYS)
		return true;
	if (done || day <= w->last_day)
		r->marks |= 1u << MARK_UNPLANNED;
	return false;
}

static void promise(struct action_review *r, enum promise kind, int32_t day,
		    const struct version *v, const struct window *w)
{
	if (day < w->first_day || day > w->last_day)
		return;
	r->promise = kind;
	r->promised_day = day;
	r->promised_owner = v->item->owner.s;
}

/* An action that stands open in A, in a committed plan, with a date. */
static void promise_at_start(struct action_review *r, const struct track *t,
			     const struct window *w, int32_t day)
{
	const struct version *entry = first_dated(t, -1);

	r->backlog = day < w->first_day;
	r->backlog_cleared = r->backlog && (r->outcome == OUTCOME_DONE ||
					    r->outcome == OUTCOME_DROPPED);
	if (entry && entry->pos <= w->a.pos && day_of(t, entry) > w->a.last &&
	    !has_notice(r, t, w, entry, day))
		return;
	promise(r, PROMISE_START, day, t->a, w);
}

static void find_promise(struct action_review *r, const struct track *t,
			 const struct window *w)
{
	enum standing in_a = standing_of(t, t->a, w->a.last);
	int32_t day = last_due(t, t->a);
	const struct version *entry;

	if (is_settled(in_a))
		return;
	if (in_a == STANDING_OPEN && is_committed(t->a) && day != DAY_NONE) {
		promise_at_start(r, t, w, day);
		return;
	}
	entry = entry_of(t, w);
	if (!entry)
		return;
	day = version_action(entry)->due.v;
	/* what enters dropped was never promised */
	if (standing_of(t, entry, w->b.last) != STANDING_DROPPED &&
	    has_notice(r, t, w, entry, day))
		promise(r, PROMISE_ADDED, day, entry, w);
}

static enum ended ended_of(const struct action_review *r)
{
	static const enum ended by_outcome[] = {
		[OUTCOME_DONE] = ENDED_LATE,
		[OUTCOME_DROPPED] = ENDED_DROPPED,
		[OUTCOME_VANISHED] = ENDED_VANISHED,
		[OUTCOME_OPEN] = ENDED_OPEN,
	};

	if (r->promise == PROMISE_NO)
		return ENDED_NO;
	if (r->outcome == OUTCOME_DONE && r->done <= r->promised_day)
		return ENDED_KEPT;
	return by_outcome[r->outcome];
}

/* Period ends outlived: from the period that holds the first due date on. */
static int64_t outlived(const struct calendar *cal, const struct window *w,
			int32_t first)
{
	struct period p = w->period;
	int64_t n = 0;

	if (first > p.last)
		return 0;
	for (n = 1; first < p.first && p.year > 2; n++)
		p = period_shift(cal, &p, -1);
	return n;
}

static void count_dates(struct action_review *r, struct arena *a,
			const struct track *t, const struct window *w)
{
	int32_t from = last_due(t, t->a), to = last_due(t, t->seen);
	struct due_move *moves;
	size_t n = due_moves(&moves, a, t), i;

	r->first_due = first_due(t, -1);
	if (from == DAY_NONE)
		from = first_due(t, w->a.pos);
	r->due_before = from;
	r->due = version_action(t->seen)->due.v;
	r->slip_days = from == DAY_NONE ? REVIEW_NONE : (int64_t)to - from;
	r->moves_ever = n;
	for (i = 0; i < n; i++)
		if (moves[i].v->pos > w->a.pos)
			r->moves++;
	if (r->slip_days == REVIEW_NONE)
		return;
	if (r->slip_days > 0)
		r->marks |= 1u << MARK_SLIPPED;
	if (r->slip_days < 0)
		r->marks |= 1u << MARK_BROUGHT_FORWARD;
}

static void count_marks(struct action_review *r, struct arena *a,
			const struct track *t, const struct window *w)
{
	const struct action *act = version_action(t->seen);
	bool late, open = r->outcome == OUTCOME_OPEN;
	int32_t done = done_day(&late, t, t->seen);

	if (!t->a)
		r->marks |= 1u << MARK_ADDED;
	if (t->a && !same_person(a, r->owner, r->owner_before))
		r->marks |= 1u << MARK_REASSIGNED;
	if (open && is_settled(standing_of(t, t->a, w->a.last)))
		r->marks |= 1u << MARK_REOPENED;
	if (open && act->due.at && act->due.v <= w->as_of)
		r->marks |= 1u << MARK_OVERDUE;
	if (late && r->outcome == OUTCOME_DONE)
		r->marks |= 1u << MARK_LATE_ENTRY;
	if (r->outcome == OUTCOME_DONE)
		r->done = done;
	if (r->outcome == OUTCOME_DROPPED && act->dropped.at &&
	    act->dropped.v <= w->b.last)
		r->dropped = act->dropped.v;
}

/* What stands in B, or was seen last. */
static void describe(struct action_review *r, struct arena *a,
		     const struct track *t)
{
	const struct item *item = t->seen->item;
	const struct action *act = version_action(t->seen);

	r->plan = t->seen->plan->id.s;
	r->item = item_path(a, item);
	r->title = item->title.s;
	r->file = t->seen->path;
	r->owner = item->owner.s;
	r->owner_before = t->a ? t->a->item->owner.s : SLICE_NONE;
	r->blocked = act->blocked.s;
	r->because = item->because.s;
	r->barrier = act->barrier.s;
	r->job = act->job.s;
}

void action_count(struct action_review *out, struct arena *a,
		  const struct track *t, const struct window *w)
{
	*out = (struct action_review){.outcome = outcome_of(t, w),
				      .done = DAY_NONE,
				      .dropped = DAY_NONE,
				      .promised_day = DAY_NONE,
				      .periods_outlived = REVIEW_NONE};
	describe(out, a, t);
	if (out->outcome == OUTCOME_SETTLED)
		return;
	count_dates(out, a, t, w);
	count_marks(out, a, t, w);
	find_promise(out, t, w);
	out->ended = ended_of(out);
	out->handed_over = out->promise != PROMISE_NO &&
			   !same_person(a, out->owner, out->promised_owner);
	if (out->ended == ENDED_OPEN && !w->running) {
		out->marks |= 1u << MARK_CARRIED;
		out->periods_outlived =
			outlived(&t->ml->config.calendar, w, out->first_due);
	}
}
