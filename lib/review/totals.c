/* Promises, backlog and marks, added up. */
#include <math.h>

#include "review/count.h"

static void add_promise(struct promise_counts *p, enum ended ended)
{
	size_t *const by_end[] = {
		[ENDED_KEPT] = &p->kept,	 [ENDED_LATE] = &p->late,
		[ENDED_OPEN] = &p->open,	 [ENDED_DROPPED] = &p->dropped,
		[ENDED_VANISHED] = &p->vanished,
	};

	p->promised++;
	(*by_end[ended])++;
}

void promise_rates(struct promise_counts *p)
{
	double n = (double)p->promised;

	p->on_time = p->promised ? (double)p->kept / n : (double)NAN;
	p->by_the_end =
		p->promised ? (double)(p->kept + p->late) / n : (double)NAN;
}

static bool marked(const struct action_review *r, enum mark m)
{
	return r->marks & (1u << m);
}

static void add_marks(struct totals *t, const struct action_review *r)
{
	size_t *const by_mark[N_MARKS] = {
		[MARK_ADDED] = &t->added,
		[MARK_SLIPPED] = &t->slipped,
		[MARK_BROUGHT_FORWARD] = &t->brought_forward,
		[MARK_REASSIGNED] = &t->reassigned,
		[MARK_REOPENED] = &t->reopened,
		[MARK_OVERDUE] = &t->overdue,
		[MARK_CARRIED] = &t->carried,
		[MARK_UNPLANNED] = &t->unplanned_added,
		[MARK_LATE_ENTRY] = &t->late_entry,
	};
	int m;

	for (m = 0; m < N_MARKS; m++)
		if (marked(r, (enum mark)m))
			(*by_mark[m])++;
	if (marked(r, MARK_UNPLANNED) && r->outcome == OUTCOME_DONE)
		t->unplanned_done++;
}

static void add_backlog(struct totals *t, const struct action_review *r,
			const struct counted *c)
{
	int64_t age = (int64_t)c->w.as_of - r->due_before;

	if (!r->backlog)
		return;
	if (r->backlog_cleared)
		t->backlog_cleared++;
	if (r->outcome != OUTCOME_OPEN)
		return;
	t->backlog_open++;
	if (t->backlog_oldest_days == REVIEW_NONE ||
	    age > t->backlog_oldest_days)
		t->backlog_oldest_days = age;
}

static void add_action(struct counted *c, size_t i)
{
	const struct action_review *r = &c->actions[i];
	struct totals *t = &c->totals;
	struct plan_count *p;

	t->outcomes[r->outcome]++;
	t->moves += r->moves;
	add_marks(t, r);
	add_backlog(t, r, c);
	if (r->promise == PROMISE_ADDED)
		add_promise(&t->added_promises, r->ended);
	if (r->promise != PROMISE_START)
		return;
	add_promise(&t->start, r->ended);
	p = count_plan_of(c, c->tracks[i].seen);
	if (p)
		add_promise(&p->start, r->ended);
}

static int by_value(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return a < b ? -1 : a > b;
}

/* Over the slipped actions; of an even number the lower of the middle two. */
static void add_slips(struct counted *c, struct arena *a)
{
	int64_t *days = arena_array(a, c->n_actions, sizeof(*days));
	size_t n = 0, i;

	for (i = 0; i < c->n_actions; i++)
		if (marked(&c->actions[i], MARK_SLIPPED))
			days[n++] = c->actions[i].slip_days;
	for (i = 0; i < n; i++)
		c->totals.slip_days += days[i];
	c->totals.slip_days_median = REVIEW_NONE;
	if (!n)
		return;
	qsort(days, n, sizeof(*days), by_value);
	c->totals.slip_days_median = days[(n - 1) / 2];
}

static void add_plans(struct counted *c)
{
	struct totals *t = &c->totals;
	size_t with_percent = 0, i;
	double sum = 0;

	for (i = 0; i < c->n_plans; i++) {
		struct plan_count *p = &c->plans[i];

		promise_rates(&p->start);
		p->r.promised = p->start.promised;
		p->r.kept = p->start.kept;
		t->plans += p->b != NULL;
		t->plans_added += p->r.added;
		t->plans_removed += p->r.removed;
		if (p->b && !isnan(p->r.percent_to_objective)) {
			with_percent++;
			sum += p->r.percent_to_objective;
		}
	}
	t->percent_to_objective =
		with_percent ? sum / (double)with_percent : (double)NAN;
}

void count_totals(struct counted *c, struct arena *a)
{
	size_t i;

	c->totals.backlog_oldest_days = REVIEW_NONE;
	for (i = 0; i < c->n_actions; i++)
		add_action(c, i);
	add_slips(c, a);
	add_plans(c);
	promise_rates(&c->totals.start);
	promise_rates(&c->totals.added_promises);
}
