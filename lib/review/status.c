/* What today asks for, from one snapshot. */
#include "review/status.h"

#include <math.h>

#include "base/utf8.h"
#include "check/stale.h"
#include "plan/measure.h"

#define WITHOUT_PLAN 366 /* days back where a plan has no period */

struct count {
	struct status *out;
	struct arena *arena;
	const struct snapshot *s;
	const struct plan_file *file; /* the plan that is looked at */
	struct map people;	      /* handle -> its number */
	struct slice mine;	      /* NFC */
	bool stale_wanted;
	struct stale_limits stale_limits;
};

static bool is_wanted(const struct count *c, struct slice owner)
{
	return !c->mine.len || slice_eq(utf8_nfc(c->arena, owner), c->mine);
}

static int32_t period_start(const struct count *c)
{
	struct period p;

	if (plan_period(&p, c->file->plan, &c->s->config.calendar))
		return p.first;
	return DAY_NONE;
}

/* --- actions ---------------------------------------------------------------
 */

static struct status_person *person_of(struct count *c, struct slice owner)
{
	struct slice key = utf8_nfc(c->arena, owner);
	size_t *at = map_get(&c->people, key);
	const struct person *known = people_get(&c->s->people, key);

	if (!at) {
		at = arena_alloc(c->arena, sizeof(*at));
		*at = c->out->n_people;
		map_put(&c->people, key, at);
		ARENA_PUSH(c->arena, c->out->people, c->out->n_people) =
			(struct status_person){.owner = key,
					       .name = known && known->name.len
							       ? known->name
							       : SLICE_NONE};
	}
	return &c->out->people[*at];
}

static void count_action(struct count *c, const struct action *act)
{
	const struct plan *plan = c->file->plan;
	struct status *out = c->out;
	struct status_action r = {
		.plan = plan->id.s,
		.item = item_path(c->arena, &act->item),
		.title = act->item.title.s,
		.file = c->file->path,
		.owner = act->item.owner.s,
		.due = act->due.v,
		.blocked = act->blocked.s.len ? act->blocked.s : SLICE_NONE,
		.because = act->item.because.s.len ? act->item.because.s
						   : SLICE_NONE,
	};
	bool dated = act->due.at, overdue, soon;
	struct status_person none = {.open = 0}, *p = &none;

	if (!dated)
		r.due = DAY_NONE;
	r.days = dated ? r.due - out->today : 0;
	overdue = dated && r.days < 0;
	soon = dated && !overdue && r.due <= out->until;
	if (r.owner.len)
		p = person_of(c, r.owner);
	p->open++;
	p->overdue += overdue;
	p->due_soon += soon;
	p->blocked += r.blocked.ptr != NULL;
	if (overdue)
		ARENA_PUSH(c->arena, out->overdue, out->n_overdue) = r;
	if (soon)
		ARENA_PUSH(c->arena, out->due_soon, out->n_due_soon) = r;
	if (r.blocked.ptr)
		ARENA_PUSH(c->arena, out->blocked, out->n_blocked) = r;
}

/* --- levers and metrics ----------------------------------------------------
 */

/* The last day up to today on which it was pulled. */
static int32_t last_pulled(const struct count *c, const struct lever *l)
{
	int32_t day = DAY_NONE;
	size_t i;

	for (i = 0; i < l->pulled.n; i++)
		if (l->pulled.v[i].at && l->pulled.v[i].v <= c->out->today &&
		    l->pulled.v[i].v > day)
			day = l->pulled.v[i].v;
	return day;
}

static const struct metric *metric_of(const struct count *c,
				      const struct lever *l)
{
	struct target t;

	if (!l->metric.s.len ||
	    !snapshot_resolve(&t, c->s, c->file, l->metric.s) || !t.item ||
	    t.item->kind != ITEM_METRIC)
		return NULL;
	return (const struct metric *)t.item;
}

static void count_lever(struct count *c, const struct lever *l)
{
	int32_t first = period_start(c), pulled = last_pulled(c, l);
	struct firing f;

	if (first == DAY_NONE)
		first = c->out->today - WITHOUT_PLAN;
	f = lever_firing(l, metric_of(c, l), &c->s->config.calendar, first,
			 c->out->today);
	if (f.last_fired == DAY_NONE || pulled >= f.last_fired)
		return;
	ARENA_PUSH(c->arena, c->out->levers, c->out->n_levers) =
		(struct status_lever){
			.plan = c->file->plan->id.s,
			.item = item_path(c->arena, &l->item),
			.then = l->then.s,
			.owner = l->item.owner.s,
			.fired_on = f.last_fired,
			.pulled_on = pulled,
		};
}

static void count_metric(struct count *c, const struct metric *m)
{
	const struct calendar *cal = &c->s->config.calendar;
	int32_t today = c->out->today;
	struct stale stale;

	if (!c->stale_wanted || !metric_stale(&stale, m, c->file->plan, cal,
					      today, &c->stale_limits))
		return;
	ARENA_PUSH(c->arena, c->out->metrics, c->out->n_metrics) =
		(struct status_metric){
			.plan = c->file->plan->id.s,
			.item = item_path(c->arena, &m->item),
			.title = m->item.title.s,
			.owner = m->item.owner.s,
			.unit = m->unit.s.len ? m->unit.s : SLICE_NONE,
			.reading = metric_reading(m, cal, today),
			.last_day = stale.ever ? stale.since : DAY_NONE,
			.days = today - stale.since - !stale.ever,
		};
}

/* --- all -------------------------------------------------------------------
 */

static int by_day(const void *x, const void *y)
{
	const struct status_action *a = x, *b = y;
	int diff;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	diff = slice_cmp(a->plan, b->plan);
	return diff ? diff : slice_cmp(a->item, b->item);
}

static int by_handle(const void *x, const void *y)
{
	const struct status_person *a = x, *b = y;

	return slice_cmp(a->owner, b->owner);
}

static void count_plan(struct count *c)
{
	const struct plan *p = c->file->plan;
	size_t i;

	if (plan_stage(p) != STAGE_COMMITTED)
		return;
	c->out->plans++;
	for (i = 0; i < p->n_actions; i++)
		if (action_is_open(&p->actions[i]) &&
		    is_wanted(c, p->actions[i].item.owner.s))
			count_action(c, &p->actions[i]);
	for (i = 0; i < p->n_levers; i++)
		if (is_wanted(c, p->levers[i].item.owner.s))
			count_lever(c, &p->levers[i]);
	for (i = 0; i < p->n_metrics; i++)
		if (is_wanted(c, p->metrics[i].item.owner.s))
			count_metric(c, &p->metrics[i]);
}

static void sort(void *v, size_t n, size_t size,
		 int (*compare)(const void *x, const void *y))
{
	if (n)
		qsort(v, n, size, compare);
}

void status_count(struct status *out, struct arena *a, const struct snapshot *s,
		  const struct status_options *opt)
{
	struct count c = {.out = out, .arena = a, .s = s};
	size_t i;

	*out = (struct status){.today = opt->today,
			       .until = opt->today + opt->days,
			       .snapshot = s};
	c.people = map_in(a);
	c.mine = utf8_nfc(a, opt->mine);
	c.stale_wanted = stale_limits_read(&c.stale_limits, a, &s->config);
	for (i = 0; i < s->n_plans; i++) {
		c.file = s->plans[i];
		count_plan(&c);
	}
	for (i = 0; i < s->n_files; i++)
		if (!s->files[i].plan)
			ARENA_PUSH(a, out->unreadable, out->n_unreadable) =
				s->files[i].path;
	sort(out->overdue, out->n_overdue, sizeof(*out->overdue), by_day);
	sort(out->due_soon, out->n_due_soon, sizeof(*out->due_soon), by_day);
	sort(out->blocked, out->n_blocked, sizeof(*out->blocked), by_day);
	sort(out->people, out->n_people, sizeof(*out->people), by_handle);
}
