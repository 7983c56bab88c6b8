/* Plans and actions of a window, in the order in which they are told. */
#include "review/count.h"

#include <math.h>

const struct line *line_root(const struct line *l, int pos)
{
	while (line_is_older(l, pos))
		l = l->newer;
	return l;
}

struct plan_count *count_plan_of(const struct counted *c,
				 const struct version *v)
{
	return c->by_line[line_root(v->holder, c->w.b.pos)->number];
}

const struct plan *count_plan_in_b(const struct counted *c, struct arena *a,
				   struct slice id)
{
	struct slice key = identity_key(a, id);
	size_t i;

	for (i = 0; i < c->n_plans; i++)
		if (c->plans[i].b &&
		    slice_eq(identity_key(a, c->plans[i].b->plan->id.s), key))
			return c->plans[i].b->plan;
	return NULL;
}

static void describe_plan(struct plan_count *p)
{
	const struct plan *plan = p->seen->plan;

	p->r.plan = plan->id.s;
	p->r.title = plan->title.s;
	p->r.owner = plan->owner.s;
	p->r.file = p->seen->path;
	p->r.stage = plan_stage(plan);
	p->r.added = !p->a;
	p->r.removed = !p->b;
	p->r.statement = plan->statement.s;
}

double score_value(const struct number *n)
{
	return n && n->at ? n->v : (double)NAN;
}

const struct score *count_score(const struct plan *plan,
				const struct calendar *cal, const char *period)
{
	const struct score *found = NULL;
	struct period p;
	size_t i;

	for (i = 0; i < plan->n_scores; i++)
		if (period_parse(&p, cal, plan->scorecard[i].key) ==
			    PERIOD_OK &&
		    slice_is(slice_of(p.name), period))
			found = &plan->scorecard[i];
	return found;
}

static void find_scores(struct plan_count *p, const struct calendar *cal,
			const struct window *w)
{
	const struct score *s =
		w->revisions ? NULL : count_score(p->seen->plan, cal, w->name);

	p->r.strategy = score_value(s ? &s->strategy : NULL);
	p->r.execution = score_value(s ? &s->execution : NULL);
}

static int by_plan_id(const void *x, const void *y)
{
	const struct plan_count *a = x, *b = y;
	int diff = slice_cmp(a->r.plan, b->r.plan);

	if (diff)
		return diff;
	return a->line->number < b->line->number ? -1 : 1;
}

static void count_plans(struct counted *c, struct arena *a,
			const struct history *h)
{
	size_t i;

	for (i = 0; i < h->n_lines; i++) {
		const struct line *l = h->lines[i];
		struct plan_count p = {.line = l};
		struct versions vs;

		if (!l->is_plan || line_is_older(l, c->w.b.pos))
			continue;
		vs = line_versions(a, l, c->w.b.pos);
		p.a = versions_at(&vs, c->w.a.pos);
		p.b = versions_at(&vs, c->w.b.pos);
		for (p.seen = p.b; !p.seen && p.a && vs.n; vs.n--)
			if (vs.v[vs.n - 1].there)
				p.seen = &vs.v[vs.n - 1];
		if (!p.seen)
			continue;
		describe_plan(&p);
		find_scores(&p, &h->ml->config.calendar, &c->w);
		ARENA_PUSH(a, c->plans, c->n_plans) = p;
	}
	if (c->n_plans)
		qsort(c->plans, c->n_plans, sizeof(*c->plans), by_plan_id);
	c->by_line = arena_array(a, h->n_lines, sizeof(struct plan_count *));
	for (i = 0; i < c->n_plans; i++)
		c->by_line[c->plans[i].line->number] = &c->plans[i];
}

/* An action with its track, for sorting. */
struct row {
	struct action_review r;
	struct track t;
};

/* By plan, then the file's order; what is gone comes last, by key. */
static int by_place(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int diff = slice_cmp(a->r.plan, b->r.plan);

	if (diff)
		return diff;
	if (!a->t.b != !b->t.b)
		return a->t.b ? -1 : 1;
	if (a->t.b && a->t.b->plan == b->t.b->plan)
		return a->t.b->item < b->t.b->item ? -1 : 1;
	diff = slice_cmp(a->r.item, b->r.item);
	if (diff)
		return diff;
	return a->t.seen->pos < b->t.seen->pos ? -1 : 1;
}

static void keep_rows(struct counted *c, struct arena *a, struct row *rows,
		      size_t n)
{
	struct track *tracks = arena_array(a, n, sizeof(*tracks));
	size_t i;

	if (n)
		qsort(rows, n, sizeof(*rows), by_place);
	c->actions = arena_array(a, n, sizeof(*c->actions));
	for (i = 0; i < n; i++) {
		c->actions[i] = rows[i].r;
		tracks[i] = rows[i].t;
	}
	c->tracks = tracks;
	c->n_actions = n;
}

static void count_actions(struct counted *c, struct arena *a,
			  const struct history *h)
{
	struct row *rows = NULL;
	size_t n = 0, i;

	for (i = 0; i < h->n_lines; i++) {
		const struct line *l = h->lines[i];
		struct row row;

		if (l->is_plan || l->kind != ITEM_ACTION ||
		    line_is_older(l, c->w.b.pos) ||
		    !track_make(&row.t, a, h, l, &c->w))
			continue;
		action_count(&row.r, a, &row.t, &c->w);
		if (row.r.outcome == OUTCOME_SETTLED)
			c->totals.outcomes[OUTCOME_SETTLED]++;
		else
			ARENA_PUSH(a, rows, n) = row;
	}
	keep_rows(c, a, rows, n);
}

void count_window(struct counted *out, struct arena *a, const struct history *h,
		  const struct window *w)
{
	*out = (struct counted){.w = *w};
	count_plans(out, a, h);
	count_actions(out, a, h);
	count_metrics(out, a, h);
	count_totals(out, a);
}
