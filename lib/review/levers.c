/* What became of each lever: armed, fired, pulled, ignored. */
#include "plan/measure.h"
#include "review/tell.h"

/* The metric of a condition: a key here, or plan.metric. */
static const struct metric *metric_of(const struct counted *c, struct arena *a,
				      const struct plan *here,
				      const struct lever *l)
{
	struct slice ref = l->metric.s, key;
	size_t dot = slice_find(ref, '.', 0), i;
	const struct plan *plan = here;

	if (!ref.len)
		return NULL;
	if (dot < ref.len)
		plan = count_plan_in_b(c, a, slice_sub(ref, 0, dot));
	key = dot < ref.len ? slice_sub(ref, dot + 1, ref.len) : ref;
	key = identity_key(a, key);
	for (i = 0; plan && i < plan->n_metrics; i++)
		if (slice_eq(identity_key(a, plan->metrics[i].item.key), key))
			return &plan->metrics[i];
	return NULL;
}

/* The last day on which it was pulled in the window. */
static int32_t pulled_on(const struct lever *l, const struct window *w)
{
	int32_t day = DAY_NONE;
	size_t i;

	for (i = 0; i < l->pulled.n; i++) {
		int32_t v = l->pulled.v[i].v;

		if (l->pulled.v[i].at && v >= w->first_day &&
		    v <= w->last_day && v > day)
			day = v;
	}
	return day;
}

static enum lever_state state_of(const struct lever *l,
				 const struct lever_review *r,
				 const struct firing *f, const struct window *w)
{
	bool answered =
		f->first_fired == DAY_NONE ||
		(r->pulled_on != DAY_NONE && f->last_fired <= r->pulled_on);

	if (!answered)
		return w->running ? LEVER_FIRED : LEVER_IGNORED;
	if (r->pulled_on != DAY_NONE)
		return LEVER_PULLED;
	return l->sentence.at ? LEVER_SENTENCE : LEVER_ARMED;
}

void tell_levers(struct review *out, struct arena *a, const struct counted *c,
		 const struct calendar *cal)
{
	size_t i, k;

	for (i = 0; i < c->n_plans; i++) {
		const struct plan *p =
			c->plans[i].b ? c->plans[i].b->plan : NULL;

		for (k = 0; p && k < p->n_levers; k++) {
			const struct lever *l = &p->levers[k];
			struct lever_review r = {.plan = p->id.s};
			struct firing f =
				lever_firing(l, metric_of(c, a, p, l), cal,
					     c->w.first_day, c->w.as_of);

			r.item = item_path(a, &l->item);
			r.then = l->then.s;
			r.owner = l->item.owner.s;
			r.fired_on = f.first_fired;
			r.pulled_on = pulled_on(l, &c->w);
			r.state = state_of(l, &r, &f, &c->w);
			ARENA_PUSH(a, out->levers, out->n_levers) = r;
		}
	}
}
