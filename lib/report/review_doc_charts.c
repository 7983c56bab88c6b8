/*
 * The pictures of a review: trends, the courses of metrics, the timeline of
 * its promises and the load of its people.
 */
#include <math.h>

#include "report/review_doc_parts.h"

#define MOST_TRENDS  6
#define MOST_COURSES 12
#define MOST_ROWS    24
#define LEAST_POINTS 2
#define LEAST_LOAD   5	  /* actions that fill the width */
#define BEYOND	     3	  /* a third of the window more, at most */
#define HEADROOM     0.08 /* of a plot, above and below its values */

static struct slice word(struct report *rp, const char *text)
{
	return slice_of(catalogue_get(rp->d->words, text));
}

static struct series *add_series(struct report *rp, struct plot *p,
				 struct slice name, enum course course)
{
	struct series *s = &ARENA_PUSH(rp->a, p->series, p->n_series);
	size_t i;

	s->name = name;
	s->course = course;
	s->values = arena_array(rp->a, p->n_x, sizeof(*s->values));
	for (i = 0; i < p->n_x; i++)
		s->values[i].at = NAN;
	return s;
}

static size_t count_values(const struct plot *p, const struct series *s)
{
	size_t n = 0, i;

	for (i = 0; i < p->n_x; i++)
		n += isfinite(s->values[i].at) != 0;
	return n;
}

/* --- trends ------------------------------------------------------------------
 */

static bool is_known(const struct trend_point *t)
{
	return isfinite(t->percent_to_objective) || isfinite(t->on_time);
}

static void add_periods(struct report *rp, struct plot *p,
			const struct trend_point *v, size_t n)
{
	size_t i;
	int half;

	for (i = 0; i < n; i++)
		ARENA_PUSH(rp->a, p->x, p->n_x) = (struct tick){
			(double)i / (double)(n - 1), slice_of(v[i].period)};
	for (half = 0; half <= 2; half++)
		ARENA_PUSH(rp->a, p->y, p->n_y) = (struct tick){
			half / 2.0,
			words_percent(rp->a, rp->d->words, half / 2.0)};
}

static void add_shares(struct report *rp, struct plot *p, const char *name,
		       const struct trend_point *v,
		       double (*share)(const struct trend_point *))
{
	struct series *s = add_series(rp, p, word(rp, name),
				      p->n_series ? COURSE_OTHER : COURSE_MAIN);
	size_t i;

	for (i = 0; i < p->n_x; i++) {
		double at = share(&v[i]);

		s->values[i] = (struct value){
			at, words_percent(rp->a, rp->d->words, at)};
	}
	if (count_values(p, s) < LEAST_POINTS)
		p->n_series--;
}

static double share_reached(const struct trend_point *t)
{
	return t->percent_to_objective;
}

static double share_kept(const struct trend_point *t)
{
	return t->on_time;
}

/* Up to eight periods, from the first of which something is known. */
static struct plot *trend_of(struct report *rp, const struct plan_review *plan)
{
	const struct trend_point *v = plan->trend;
	struct plot *p = arena_alloc(rp->a, sizeof(*p));
	size_t n = plan->n_trend;

	for (; n && !is_known(v); v++)
		n--;
	if (n < LEAST_POINTS)
		return NULL;
	p->title = words_short(
		rp->a, plan->title.len ? plan->title : plan->plan, TITLE_CELLS);
	p->says = phrase(rp, "from %s to %s", v[0].period, v[n - 1].period);
	p->unit_x = word(rp, N_("period"));
	add_periods(rp, p, v, n);
	add_shares(rp, p, N_("to objective"), v, share_reached);
	add_shares(rp, p, N_("kept on time"), v, share_kept);
	return p->n_series ? p : NULL;
}

/* Its main course, number by number, for who does not see it. */
static struct slice trend_words(struct report *rp, const struct plot *p)
{
	struct slice ret = p->series[0].name;
	size_t i;

	for (i = 0; i < p->n_x; i++)
		if (p->series[0].values[i].text.len)
			ret = arena_printf(rp->a, "%.*s, %.*s: %.*s", SL(ret),
					   SL(p->x[i].label),
					   SL(p->series[0].values[i].text));
	return ret;
}

const struct plot *small_trend_of(struct report *rp,
				  const struct plan_review *plan,
				  const char *name,
				  double (*share)(const struct trend_point *))
{
	struct plot *p = arena_alloc(rp->a, sizeof(*p));

	add_periods(rp, p, plan->trend, plan->n_trend);
	add_shares(rp, p, name, plan->trend, share);
	if (!p->n_series)
		return NULL;
	p->says = trend_words(rp, p);
	return p;
}

void draw_trends(struct report *rp)
{
	size_t i, n = 0;

	for (i = 0; i < rp->r->n_plans; i++)
		n += trend_of(rp, &rp->r->plans[i]) != NULL;
	for (i = 0; i < rp->r->n_plans && n <= MOST_TRENDS; i++) {
		const struct plot *p = trend_of(rp, &rp->r->plans[i]);

		if (p)
			doc_plot(rp->d, p);
	}
}

/* --- the courses of metrics --------------------------------------------------
 */

struct range {
	double low, high;
};

static void widen(struct range *r, double v)
{
	if (!isfinite(v))
		return;
	if (!(r->low <= v))
		r->low = v;
	if (!(r->high >= v))
		r->high = v;
}

static double place(const struct range *r, double v)
{
	return (v - r->low) / (r->high - r->low);
}

/* 1, 2 or 5 times a power of ten: about three steps in the range. */
static double nice_step(double span)
{
	double raw = span / 3, power = pow(10, floor(log10(raw)));
	double lead = raw / power;

	return power * (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1);
}

static void add_heights(struct report *rp, struct plot *p, struct range *r)
{
	double step, v;

	if (!(r->high > r->low)) { /* one height alone */
		r->high += fabs(r->high) > 0 ? fabs(r->high) * 0.5 : 1;
		r->low -= fabs(r->low) > 0 ? fabs(r->low) * 0.5 : 0;
	}
	step = nice_step(r->high - r->low);
	r->low = r->low < 0 || r->low > step * 2 ? r->low - step * HEADROOM : 0;
	r->high += (r->high - r->low) * HEADROOM;
	for (v = ceil(r->low / step) * step; v <= r->high && p->n_y < 8;
	     v += step)
		ARENA_PUSH(rp->a, p->y, p->n_y) = (struct tick){
			place(r, v), words_number(rp->a, rp->d->words, v)};
}

static struct range range_of(const struct metric_review *m)
{
	struct range r = {NAN, NAN};
	size_t i;

	widen(&r, m->target);
	widen(&r, m->baseline);
	for (i = 0; i < m->n_points; i++) {
		widen(&r, m->points[i].reading);
		widen(&r, m->points[i].expected);
	}
	return r;
}

/* Two decimals, and more where the whole range is smaller than that. */
static struct value value_at(struct report *rp, const struct range *r, double v)
{
	double grain = fmin(pow(10, floor(log10(r->high - r->low)) - 2), 0.01);

	if (!isfinite(v))
		return (struct value){NAN, SLICE_NONE};
	return (struct value){
		place(r, v),
		words_number(rp->a, rp->d->words, round(v / grain) * grain)};
}

/* "149 rides of 180" */
static struct slice course_words(struct report *rp,
				 const struct metric_review *m)
{
	struct slice reading = words_number(rp->a, rp->d->words, m->reading);
	struct slice target = words_number(rp->a, rp->d->words, m->target);
	struct slice unit = words_short(rp->a, m->unit, 20);

	reading = words_measure(rp->a, rp->d->words, reading, unit);
	if (!target.len)
		return reading;
	return phrase(rp, "%.*s; target %.*s", SL(reading), SL(target));
}

static void add_courses(struct report *rp, struct plot *p,
			const struct metric_review *m, const struct range *r)
{
	bool expected = false;
	size_t i;

	add_series(rp, p, word(rp, N_("reading")), COURSE_MAIN);
	for (i = 0; i < m->n_points; i++) {
		p->series[0].values[i] = value_at(rp, r, m->points[i].reading);
		expected |= isfinite(m->points[i].expected);
	}
	if (expected) {
		add_series(rp, p, word(rp, N_("expected")), COURSE_EXPECTED);
		for (i = 0; i < m->n_points; i++)
			p->series[1].values[i] =
				value_at(rp, r, m->points[i].expected);
	}
	if (!isfinite(m->target))
		return;
	add_series(rp, p, word(rp, N_("target")), COURSE_LEVEL);
	for (i = 0; i < m->n_points; i++)
		p->series[p->n_series - 1].values[i] =
			value_at(rp, r, m->target);
}

static bool has_course(const struct metric_review *m)
{
	size_t n = 0, i;

	for (i = 0; i < m->n_points; i++)
		n += isfinite(m->points[i].reading) != 0;
	return n >= LEAST_POINTS;
}

static void draw_course(struct report *rp, const struct metric_review *m)
{
	struct plot *p = arena_alloc(rp->a, sizeof(*p));
	int32_t first = m->points[0].day;
	int32_t days = m->points[m->n_points - 1].day - first;
	struct range r = range_of(m);
	size_t i;

	p->title = words_short(rp->a, m->title.len ? m->title : m->item,
			       TITLE_CELLS);
	p->says = course_words(rp, m);
	p->unit_x = word(rp, N_("until"));
	for (i = 0; i < m->n_points; i++)
		ARENA_PUSH(rp->a, p->x, p->n_x) =
			(struct tick){(double)(m->points[i].day - first) / days,
				      slice_of(m->points[i].label)};
	add_heights(rp, p, &r);
	add_courses(rp, p, m, &r);
	doc_plot(rp->d, p);
}

void draw_courses(struct report *rp)
{
	size_t i, n = 0;

	for (i = 0; i < rp->r->n_metrics && n < MOST_COURSES; i++) {
		if (!has_course(&rp->r->metrics[i]))
			continue;
		draw_course(rp, &rp->r->metrics[i]);
		n++;
	}
}

/* --- the timeline ------------------------------------------------------------
 */

struct timeline {
	int32_t first, last; /* days of the axis */
	struct axis axis;
};

static double at_day(const struct timeline *t, int32_t day)
{
	return (double)(day - t->first) / (double)(t->last + 1 - t->first);
}

static bool on_timeline(const struct action_review *act)
{
	return act->promise != PROMISE_NO && act->promised_day != DAY_NONE;
}

/* By the promised day, the earliest first. */
static int64_t promised_early(const struct action_review *act)
{
	return -(int64_t)act->promised_day;
}

/* Months, or of a longer window only each third, sixth, twelfth. */
static void add_months(struct report *rp, struct timeline *t)
{
	int32_t days = t->last - t->first, every = 1, day, n = 0;
	int year, month, mday;

	while (days / (31 * every) > 6 && every < 12)
		every += every == 1 ? 2 : every;
	day_to_ymd(t->first, &year, &month, &mday);
	for (day = t->first; day <= t->last; n++) {
		char text[DAY_LEN + 1];

		if (n % every == 0)
			ARENA_PUSH(rp->a, t->axis.ticks,
				   t->axis.n) = (struct tick){
				at_day(t, day),
				arena_copy(rp->a, slice_sub(slice_of(day_format(
								    text, day)),
							    0, 7))};
		if (++month > 12) {
			month = 1;
			year++;
		}
		day = day_from_ymd(year, month, 1);
	}
}

static struct timeline timeline_of(struct report *rp, const struct actions *v)
{
	struct timeline t = {rp->r->first_day, rp->r->last_day, {NULL, 0}};
	int32_t most = t.last + (t.last - t.first + 1) / BEYOND;
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->v[i]->outcome == OUTCOME_OPEN &&
		    v->v[i]->due != DAY_NONE && v->v[i]->due > t.last)
			t.last = v->v[i]->due < most ? v->v[i]->due : most;
	add_months(rp, &t);
	return t;
}

static void add_bar(struct report *rp, struct strip *s, double from, double to,
		    enum paint paint)
{
	ARENA_PUSH(rp->a, s->bars, s->n_bars) = (struct bar){from, to, paint};
}

static void add_spot(struct report *rp, struct strip *s, double at,
		     enum shape shape, enum paint paint)
{
	ARENA_PUSH(rp->a, s->spots, s->n_spots) =
		(struct spot){at, shape, paint};
}

/* How each ending looks. */
static const struct {
	enum paint paint;
	enum shape shape;
} ending_looks[] = {
	[ENDED_NO] = {PAINT_MUTED, SHAPE_RING},
	[ENDED_KEPT] = {PAINT_GOOD, SHAPE_DISC},
	[ENDED_LATE] = {PAINT_WARN, SHAPE_TRIANGLE},
	[ENDED_OPEN] = {PAINT_BAD, SHAPE_RING},
	[ENDED_DROPPED] = {PAINT_MUTED, SHAPE_CROSS},
	[ENDED_VANISHED] = {PAINT_BAD, SHAPE_CROSS},
};

/* The day up to which its bar runs. */
static int32_t bar_end(const struct report *rp, const struct action_review *act)
{
	switch (act->ended) {
	case ENDED_KEPT:
	case ENDED_LATE:
		return act->done;
	case ENDED_DROPPED:
		return act->dropped != DAY_NONE ? act->dropped
						: act->promised_day;
	case ENDED_OPEN:
		return act->due != DAY_NONE ? act->due : rp->r->as_of;
	case ENDED_NO:
	case ENDED_VANISHED:
	default:
		return act->promised_day;
	}
}

static struct strip *strip_of(struct report *rp, const struct timeline *t,
			      const struct action_review *act)
{
	struct strip *s = arena_alloc(rp->a, sizeof(*s));
	double end = at_day(t, bar_end(rp, act));
	size_t i;

	/* where its deadline stood before, the first one at last */
	for (i = act->n_moved; i > 0; i--)
		if (act->moved[i - 1].from != DAY_NONE)
			add_bar(rp, s, 0, at_day(t, act->moved[i - 1].from),
				PAINT_GHOST);
	add_bar(rp, s, 0, end, ending_looks[act->ended].paint);
	add_spot(rp, s, at_day(t, act->promised_day + 1), SHAPE_LINE,
		 PAINT_MAIN);
	add_spot(rp, s, end,
		 end > 1 ? SHAPE_ARROW : ending_looks[act->ended].shape,
		 ending_looks[act->ended].paint);
	return s;
}

static struct slice ending_words(struct report *rp,
				 const struct action_review *act)
{
	struct slice day = words_day(rp->a, rp->d->words, bar_end(rp, act));

	switch (act->ended) {
	case ENDED_KEPT:
		return phrase(rp, "kept: %.*s", SL(day));
	case ENDED_LATE:
		return phrase(rp, "late: %.*s", SL(day));
	case ENDED_OPEN:
		if (act->due == DAY_NONE)
			return word(rp, N_("open, no date"));
		return phrase(rp, "open, due %.*s", SL(day));
	case ENDED_DROPPED:
		return phrase(rp, "dropped: %.*s", SL(day));
	case ENDED_NO:
	case ENDED_VANISHED:
	default:
		return word(rp, N_("deleted"));
	}
}

/* What the strip shows, for who does not see it. */
static struct slice strip_words(struct report *rp,
				const struct action_review *act,
				struct slice promised, struct slice ending)
{
	if (!act->n_moved)
		return phrase(rp, "promised for %.*s; %.*s", SL(promised),
			      SL(ending));
	return phrase_n(rp, act->n_moved,
			"promised for %.*s, moved %zu time; %.*s",
			"promised for %.*s, moved %zu times; %.*s",
			SL(promised), act->n_moved, SL(ending));
}

static void write_timeline_row(struct report *rp, struct block *b,
			       const struct timeline *t,
			       const struct action_review *act)
{
	static const enum role roles[] = {
		[ENDED_NO] = ROLE_PLAIN,      [ENDED_KEPT] = ROLE_GOOD,
		[ENDED_LATE] = ROLE_WARN,     [ENDED_OPEN] = ROLE_BAD,
		[ENDED_DROPPED] = ROLE_MUTED, [ENDED_VANISHED] = ROLE_BAD,
	};
	struct slice words = ending_words(rp, act);
	struct slice promised =
		words_day(rp->a, rp->d->words, act->promised_day);

	doc_row(rp->d, b);
	say_text(rp, doc_cell(rp->d, b, 0), ROLE_PLAIN,
		 act->title.len
			 ? action_title(rp, act)
			 : words_short(rp->a,
				       item_ref(rp, act->plan, act->item),
				       TITLE_CELLS));
	doc_strip(rp->d, doc_cell(rp->d, b, 1), strip_of(rp, t, act),
		  strip_words(rp, act, promised, words));
	say_text(rp, doc_cell(rp->d, b, 2), ROLE_PLAIN, promised);
	say_text(rp, doc_cell(rp->d, b, 3), roles[act->ended], words);
}

void draw_timeline(struct report *rp)
{
	struct actions v = actions_where(rp, on_timeline, promised_early);
	struct timeline t;
	struct block *b;
	size_t i;

	if (!v.n)
		return;
	t = timeline_of(rp, &v);
	b = doc_table(rp->d);
	b->drawn = true;
	b->look = LOOK_TIMELINE;
	doc_say(rp->d, &b->caption, ROLE_PLAIN,
		"Each promise from the start of the period to its end. The "
		"line is the promised day; an outline above the bar ends where "
		"the deadline stood before it moved.");
	doc_column(rp->d, b, "action", ALIGN_LEFT, true);
	doc_column_drawn(rp->d, b, "", &t.axis);
	doc_column(rp->d, b, "promised for", ALIGN_LEFT, false);
	doc_column(rp->d, b, "ending", ALIGN_LEFT, false);
	for (i = 0; i < v.n && i < MOST_ROWS; i++)
		write_timeline_row(rp, b, &t, v.v[i]);
	say_more_rows(rp, b, v.n, i);
}

/* --- people ------------------------------------------------------------------
 */

const struct strip *load_of(struct report *rp, const struct person_review *p)
{
	struct strip *s = arena_alloc(rp->a, sizeof(*s));
	size_t most = LEAST_LOAD, i;

	for (i = 0; i < rp->r->n_people; i++)
		if (rp->r->people[i].open > most)
			most = rp->r->people[i].open;
	add_bar(rp, s, 0, (double)p->open / (double)most, PAINT_MAIN);
	return s;
}
