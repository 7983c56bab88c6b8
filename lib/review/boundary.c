/* Boundaries of periods: by tag, by closing day, or the tip for now. */
#include "review/boundary.h"

#include <stdio.h>

static int32_t distance(int32_t x, int32_t y)
{
	return x < y ? y - x : x - y;
}

/* The first or last component of a span; any other period is both. */
static struct period span_end(const struct calendar *cal,
			      const struct period *p, bool last)
{
	struct slice name = slice_of(p->name);
	size_t dots = slice_find_slice(name, SLICE(".."), 0);
	struct period one = *p;

	if (p->kind != PERIOD_SPAN)
		return one;
	name = last ? slice_sub(name, dots + 2, name.len)
		    : slice_sub(name, 0, dots);
	if (period_parse(&one, cal, name) != PERIOD_OK)
		BUG("a span whose ends are no periods");
	return one;
}

static int parse_period(struct period *out, const struct calendar *cal,
			struct slice s, struct err *e)
{
	switch (period_parse(out, cal, s)) {
	case PERIOD_OK:
		return 0;
	case PERIOD_BACKWARDS:
		err_set(e, "the period %.*s runs backwards", SL(s));
		break;
	case PERIOD_UNKNOWN:
		err_set(e, "there is no period %.*s", SL(s));
		break;
	}
	return err_hint(e, "Periods are written 2026, 2026-H1, 2026-Q2, "
			   "2026-05 or 2026-Q1..2026-Q3; for two revisions "
			   "add --rev.");
}

int period_under_review(struct period *out, const struct calendar *cal,
			const struct review_options *opt, struct err *e)
{
	if (opt->period.len)
		return parse_period(out, cal, opt->period, e);
	*out = period_of_day(cal, cal->review, opt->today);
	while (out->last + cal->closing >= opt->today)
		*out = period_shift(cal, out, -1);
	return 0;
}

/* The tag plan/NAME, if it lies on the line and near the last day; else -1. */
static int tag_position(int *pos, struct arena *a, struct repo *r,
			const struct main_line *ml, const struct period *p,
			struct err *e)
{
	struct slice ref = arena_printf(a, "refs/tags/plan/%s", p->name);
	struct oid id;

	*pos = -1;
	if (repo_ref(&id, NULL, a, r, ref.ptr, e) < 0)
		return -1;
	if (!oid_is_none(&id))
		*pos = main_line_find(ml, &id);
	if (*pos >= 0 && distance(ml->v[*pos].day, p->last) > BOUNDARY_TAG_DAYS)
		*pos = -1;
	return 0;
}

/* The boundary at the end of a period. */
static int edge_of_period(struct edge *out, struct arena *a, struct repo *r,
			  const struct main_line *ml, const struct period *p,
			  int32_t today, struct err *e)
{
	struct period end = span_end(&ml->config.calendar, p, true);
	int32_t closes = end.last + ml->config.calendar.closing;
	enum boundary_by by = BY_TAG;
	int pos;

	if (tag_position(&pos, a, r, ml, &end, e) < 0)
		return -1;
	if (pos < 0 && today <= closes) {
		by = BY_TIP;
		pos = (int)ml->n - 1;
	} else if (pos < 0) {
		by = BY_DATE;
		for (pos = (int)ml->n - 1; pos >= 0; pos--)
			if (ml->v[pos].day <= closes)
				break;
	}
	*out = (struct edge){.pos = pos, .first = p->first, .last = p->last};
	out->boundary.by = pos < 0 ? BY_NOTHING : by;
	out->boundary.closes = closes;
	if (pos >= 0)
		out->boundary.commit = ml->v[pos].commit.id;
	return 0;
}

static int not_before(struct err *e, const char *a, const char *b)
{
	err_set(e,
		"the state to compare with (%s) is not before that of %s on "
		"the main line",
		a, b);
	return err_hint(e, "Look at the tags plan/..., and at the period after "
			   "--against.");
}

static void clock_of(struct window *w, int32_t today)
{
	w->running = today <= w->last_day;
	w->as_of = w->running ? today : w->last_day;
}

int window_of_period(struct window *out, struct arena *a, struct repo *r,
		     const struct main_line *ml, const struct period *period,
		     struct slice against, int32_t today, struct err *e)
{
	const struct calendar *cal = &ml->config.calendar;
	struct period first = span_end(cal, period, false);
	struct period before = period_shift(cal, &first, -1);

	*out = (struct window){.period = *period};
	if (against.len && parse_period(&before, cal, against, e) < 0)
		return -1;
	if (edge_of_period(&out->a, a, r, ml, &before, today, e) < 0 ||
	    edge_of_period(&out->b, a, r, ml, period, today, e) < 0)
		return -1;
	out->first_day = period->first;
	out->last_day = period->last;
	snprintf(out->name, sizeof(out->name), "%s", period->name);
	snprintf(out->against, sizeof(out->against), "%s", before.name);
	clock_of(out, today);
	if (out->a.pos > out->b.pos)
		return not_before(e, before.name, period->name);
	return 0;
}

int split_range(struct slice *from, struct slice *to, struct slice text,
		struct err *e)
{
	size_t dots = slice_find_slice(text, SLICE(".."), 0);

	if (dots == text.len) {
		err_set(e, "%.*s is not two revisions", SL(text));
		return err_hint(e, "Write them as A..B, for instance "
				   "HEAD~20..HEAD --rev");
	}
	*from = slice_sub(text, 0, dots);
	*to = slice_sub(text, dots + 2, text.len);
	if (!from->len)
		*from = SLICE("HEAD");
	if (!to->len)
		*to = SLICE("HEAD");
	return 0;
}

static struct edge edge_of_revision(const struct main_line *ml, int pos)
{
	struct edge edge = {.pos = pos, .last = ml->v[pos].day};
	struct period p =
		period_of_day(&ml->config.calendar, ml->config.calendar.review,
			      ml->v[pos].day);

	edge.first = p.first;
	edge.boundary.by = BY_REVISION;
	edge.boundary.closes = DAY_NONE;
	edge.boundary.commit = ml->v[pos].commit.id;
	return edge;
}

int window_of_revisions(struct window *out, struct repo *r,
			const struct main_line *ml, struct slice from,
			struct slice text, int32_t today, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct oid id = OID_NONE;
	int ret, pos;

	*out = (struct window){.revisions = true};
	ret = repo_resolve(&id, r, arena_cstr(&a, from), e);
	arena_release(&a);
	if (ret < 0)
		return -1;
	pos = main_line_find(ml, &id);
	if (pos < 0) {
		err_set(e,
			"%.*s does not lie on the main line of the other "
			"revision",
			SL(from));
		return err_hint(e, "Take an older commit of its first-parent "
				   "history: git log --first-parent");
	}
	out->a = edge_of_revision(ml, pos);
	out->b = edge_of_revision(ml, (int)ml->n - 1);
	out->first_day = out->a.last + 1;
	out->last_day = out->b.last;
	out->period = period_of_day(&ml->config.calendar,
				    ml->config.calendar.review, out->last_day);
	snprintf(out->name, sizeof(out->name), "%.*s", SL(text));
	clock_of(out, today);
	return 0;
}

static bool near_edge(const struct edge *edge, int32_t day)
{
	return edge->boundary.by == BY_DATE &&
	       distance(edge->boundary.closes, day) <= BOUNDARY_TAG_DAYS;
}

size_t find_out_of_order(struct oid **out, struct arena *a,
			 const struct main_line *ml, const struct window *w)
{
	size_t n = 0, i;

	*out = NULL;
	for (i = 1; i < ml->n; i++) {
		const struct main_commit *c = &ml->v[i], *p = &ml->v[i - 1];

		if (c->commit.time >= p->commit.time)
			continue;
		if (near_edge(&w->a, c->day) || near_edge(&w->a, p->day) ||
		    near_edge(&w->b, c->day) || near_edge(&w->b, p->day))
			ARENA_PUSH(a, *out, n) = c->commit.id;
	}
	return n;
}
