/* Metrics of A and B together, and what they make of their plans. */
#include "review/count.h"

#include <math.h>

#include "plan/measure.h"

static double number_of(const struct number *n)
{
	return n->at ? n->v : (double)NAN;
}

static const struct metric *version_metric(const struct version *v)
{
	return (const struct metric *)v->item;
}

/* Reading and progress as the day stands for B. */
static void measure_now(struct metric_review *r, const struct version *v,
			const struct calendar *cal, const struct window *w)
{
	const struct metric *m = version_metric(v);

	r->title = m->item.title.s;
	r->owner = m->item.owner.s;
	r->unit = m->unit.s;
	r->baseline = number_of(&m->baseline);
	r->target = number_of(&m->target);
	r->reading = metric_reading(m, cal, w->as_of);
	r->progress = metric_progress(m, cal, w->first_day, w->as_of);
	r->to_objective = metric_to_objective(m, cal, w->first_day, w->as_of);
	r->expected = metric_expected(m, v->plan, cal, w->as_of);
	r->pace = metric_pace(r->progress, r->expected);
	r->behind = metric_behind(r->pace);
}

static void measure_before(struct metric_review *r, const struct version *v,
			   const struct calendar *cal, const struct edge *edge)
{
	const struct metric *m = v ? version_metric(v) : NULL;

	r->target_before = m ? number_of(&m->target) : (double)NAN;
	r->reading_before =
		m ? metric_reading(m, cal, edge->last) : (double)NAN;
	r->progress_before =
		m ? metric_progress(m, cal, edge->first, edge->last)
		  : (double)NAN;
}

static double cut(double x)
{
	return x < 0 ? 0 : x > 1 ? 1 : x;
}

static void add_to_plan(struct plan_count *p, const struct metric_review *r,
			const struct version *seen, const struct version *a)
{
	double weight = metric_weight(version_metric(seen));

	if (!p)
		return;
	p->r.metrics++;
	if (!isnan(r->progress)) {
		p->r.measured++;
		p->weight += weight;
		p->sum += weight * cut(r->progress);
	}
	if (!a)
		return;
	weight = metric_weight(version_metric(a));
	p->metrics_before++;
	if (!isnan(r->progress_before)) {
		p->measured_before++;
		p->weight_before += weight;
		p->sum_before += weight * cut(r->progress_before);
	}
}

struct metric_row {
	struct metric_review r;
	const struct version *b, *seen;
};

static int by_place(const void *x, const void *y)
{
	const struct metric_row *a = x, *b = y;
	int diff = slice_cmp(a->r.plan, b->r.plan);

	if (diff)
		return diff;
	if (!a->b != !b->b)
		return a->b ? -1 : 1;
	if (a->b && a->b->plan == b->b->plan)
		return a->b->item < b->b->item ? -1 : 1;
	return slice_cmp(a->r.item, b->r.item);
}

static bool metric_row(struct metric_row *row, struct arena *a,
		       struct counted *c, const struct history *h,
		       const struct line *l)
{
	const struct calendar *cal = &h->ml->config.calendar;
	struct track t;

	if (!track_make(&t, a, h, l, &c->w) || (!t.a && !t.b))
		return false;
	*row = (struct metric_row){.b = t.b, .seen = t.seen};
	row->r.plan = t.seen->plan->id.s;
	row->r.item = item_path(a, t.seen->item);
	row->r.removed = !t.b;
	measure_now(&row->r, t.seen, cal, &c->w);
	measure_before(&row->r, t.a, cal, &c->w.a);
	row->r.eased = t.a && t.b &&
		       metric_eased(version_metric(t.a), version_metric(t.b));
	row->r.explained =
		reason_is_new(t.a ? t.a->item->because.s : SLICE_NONE,
			      t.seen->item->because.s);
	add_to_plan(count_plan_of(c, t.seen), &row->r, t.seen, t.a);
	return true;
}

/* The weighted mean; none with under half measured. */
static double percent(double sum, double weight, size_t measured,
		      size_t metrics)
{
	if (!measured || measured * 2 < metrics || weight <= 0)
		return NAN;
	return sum / weight;
}

void count_metrics(struct counted *c, struct arena *a, const struct history *h)
{
	struct metric_row *rows = NULL, row;
	size_t n = 0, i;

	for (i = 0; i < h->n_lines; i++) {
		const struct line *l = h->lines[i];

		if (!l->is_plan && l->kind == ITEM_METRIC &&
		    !line_is_older(l, c->w.b.pos) &&
		    metric_row(&row, a, c, h, l))
			ARENA_PUSH(a, rows, n) = row;
	}
	if (n)
		qsort(rows, n, sizeof(*rows), by_place);
	c->metrics = arena_array(a, n, sizeof(*c->metrics));
	c->metric_versions = arena_array(a, n, sizeof(struct version *));
	for (i = 0; i < n; i++) {
		c->metrics[i] = rows[i].r;
		c->metric_versions[i] = rows[i].seen;
	}
	c->n_metrics = n;
	for (i = 0; i < c->n_plans; i++) {
		struct plan_count *p = &c->plans[i];

		p->r.percent_to_objective =
			percent(p->sum, p->weight, p->r.measured, p->r.metrics);
		p->r.percent_before =
			percent(p->sum_before, p->weight_before,
				p->measured_before, p->metrics_before);
	}
}
