/* Readings, progress and pace of metrics; when levers fire. */
#include "plan/measure.h"

#include <math.h>

#include "base/utf8.h"

#define PACE_FROM   0.1	 /* expected progress under which no pace is told */
#define BEHIND_FROM 0.75 /* pace under which a metric is behind */

static bool actual_counts(const struct actual *act)
{
	size_t i;

	if (act->number.at)
		return true;
	for (i = 0; i < act->n_shares; i++)
		if (act->shares[i].number.at)
			return true;
	return false;
}

static int by_day_then_grain(const void *x, const void *y)
{
	const struct reading *a = x, *b = y;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	/* of those ending on one day the most exact stands last */
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return 0;
}

size_t metric_readings(struct reading **out, struct arena *a,
		       const struct metric *m, const struct calendar *cal,
		       int32_t as_of)
{
	struct reading *v = arena_array(a, m->n_actuals, sizeof(*v));
	size_t n = 0, kept = 0, i;

	for (i = 0; i < m->n_actuals; i++) {
		struct reading r = {.value = m->actuals[i].value};

		if (!actual_counts(&m->actuals[i]))
			continue;
		actual_days(&r.first, &r.day, &m->actuals[i], cal);
		if (r.day != DAY_NONE && r.day <= as_of)
			v[n++] = r;
	}
	if (n)
		qsort(v, n, sizeof(*v), by_day_then_grain);
	for (i = 0; i < n; i++) {
		if (kept && v[kept - 1].day == v[i].day)
			kept--;
		v[kept++] = v[i];
	}
	*out = v;
	return kept;
}

size_t metric_course(struct reading **out, struct arena *a,
		     const struct metric *m, const struct calendar *cal,
		     int32_t as_of)
{
	size_t n = metric_readings(out, a, m, cal, as_of), i;
	double sum = 0;

	for (i = 0; i < n && m->counts.v != COUNTS_LATEST; i++) {
		sum += (*out)[i].value;
		(*out)[i].value =
			m->counts.v == COUNTS_SUM ? sum : sum / (double)(i + 1);
	}
	return n;
}

double metric_combine(const struct metric *m, const struct reading *v, size_t n)
{
	double sum = 0;
	size_t i;

	if (!n)
		return NAN;
	for (i = 0; i < n; i++)
		sum += v[i].value;
	switch ((enum counts)m->counts.v) {
	case COUNTS_SUM:
		return sum;
	case COUNTS_MEAN:
		return sum / (double)n;
	case COUNTS_LATEST:
		break;
	}
	return v[n - 1].value;
}

double metric_reading(const struct metric *m, const struct calendar *cal,
		      int32_t as_of)
{
	struct arena a = ARENA_INIT;
	struct reading *v;
	size_t n = metric_readings(&v, &a, m, cal, as_of);
	double reading = metric_combine(m, v, n);

	arena_release(&a);
	return reading;
}

static bool holds(const struct metric *m, double value)
{
	return m->direction.v == DIRECTION_STAY_ABOVE ? value >= m->target.v
						      : value <= m->target.v;
}

/* The share of the actuals that end in the window and keep to the bound. */
static double stay_share(const struct metric *m, const struct calendar *cal,
			 int32_t first, int32_t as_of)
{
	struct arena a = ARENA_INIT;
	struct reading *v;
	size_t n = metric_readings(&v, &a, m, cal, as_of);
	size_t in_window = 0, held = 0, i;

	for (i = 0; i < n; i++) {
		if (v[i].day < first)
			continue;
		in_window++;
		if (holds(m, v[i].value))
			held++;
	}
	arena_release(&a);
	return in_window ? (double)held / (double)in_window : NAN;
}

/* There is a way to go: a baseline, a target, and they differ. */
static bool has_way(const struct metric *m)
{
	return m->baseline.at && m->target.at &&
	       (m->baseline.v < m->target.v || m->baseline.v > m->target.v);
}

double metric_progress(const struct metric *m, const struct calendar *cal,
		       int32_t first, int32_t as_of)
{
	if (m->direction.v != DIRECTION_REACH)
		return m->target.at ? stay_share(m, cal, first, as_of) : NAN;
	if (!has_way(m))
		return NAN;
	return (metric_reading(m, cal, as_of) - m->baseline.v) /
	       (m->target.v - m->baseline.v);
}

double metric_to_objective(const struct metric *m, const struct calendar *cal,
			   int32_t first, int32_t as_of)
{
	bool zero = !(m->target.v < 0 || m->target.v > 0);

	if (m->direction.v != DIRECTION_REACH || !has_way(m) ||
	    m->target.v < m->baseline.v)
		return metric_progress(m, cal, first, as_of);
	return zero ? NAN : metric_reading(m, cal, as_of) / m->target.v;
}

struct point {
	int32_t day;
	double value;
};

/*
 * (start, baseline), the points of `path` between, (end, target). An end that
 * is not known leaves the path's own first or last point there.
 */
static size_t path_points(struct point *out, const struct metric *m,
			  int32_t start, int32_t end)
{
	size_t n = 0, i;

	if (start != DAY_NONE)
		out[n++] = (struct point){start, m->baseline.v};
	for (i = 0; i < m->n_path; i++) {
		const struct path_point *p = &m->path[i];

		if (p->number.at && (start == DAY_NONE || p->day > start) &&
		    (end == DAY_NONE || p->day < end))
			out[n++] = (struct point){p->day, p->number.v};
	}
	if (end != DAY_NONE)
		out[n++] = (struct point){end, m->target.v};
	return n;
}

static double along(const struct point *v, size_t n, int32_t day)
{
	size_t i;

	if (day >= v[n - 1].day)
		return v[n - 1].value;
	if (day <= v[0].day)
		return v[0].value;
	for (i = 1; v[i].day < day; i++)
		;
	return v[i - 1].value + (v[i].value - v[i - 1].value) *
					(double)(day - v[i - 1].day) /
					(double)(v[i].day - v[i - 1].day);
}

/* Where the line begins and ends; DAY_NONE where nothing says so. */
static void line_ends(int32_t *start, int32_t *end, const struct metric *m,
		      const struct plan *p, const struct calendar *cal,
		      int32_t as_of)
{
	struct arena a = ARENA_INIT;
	struct period period;
	struct reading *v;

	*start = DAY_NONE;
	*end = m->due.at ? m->due.v : DAY_NONE;
	if (p && plan_period(&period, p, cal)) {
		*start = period.first;
		if (*end == DAY_NONE)
			*end = period.last;
	} else if (metric_readings(&v, &a, m, cal, as_of)) {
		*start = v[0].day;
	}
	arena_release(&a);
}

double metric_expected(const struct metric *m, const struct plan *p,
		       const struct calendar *cal, int32_t as_of)
{
	struct arena a = ARENA_INIT;
	struct point *points;
	int32_t start, end;
	double value;
	size_t n;

	if (m->direction.v != DIRECTION_REACH || !has_way(m))
		return NAN;
	line_ends(&start, &end, m, p, cal, as_of);
	if (end != DAY_NONE && as_of >= end)
		return 1;
	if (!m->n_path && (start == DAY_NONE || end == DAY_NONE))
		return NAN;
	points = arena_array(&a, m->n_path + 2, sizeof(*points));
	n = path_points(points, m, start, end);
	value = n ? along(points, n, as_of) : (double)NAN;
	arena_release(&a);
	return (value - m->baseline.v) / (m->target.v - m->baseline.v);
}

double metric_pace(double progress, double expected)
{
	if (isnan(progress) || isnan(expected) || expected < PACE_FROM)
		return NAN;
	return progress / expected;
}

bool metric_behind(double pace)
{
	return pace < BEHIND_FROM;
}

double metric_weight(const struct metric *m)
{
	return m->weight.at && m->weight.v >= 0 ? m->weight.v : 1;
}

static bool differs(double x, double y)
{
	return x < y || x > y;
}

static bool number_differs(const struct number *x, const struct number *y)
{
	return !x->at != !y->at || (x->at && differs(x->v, y->v));
}

/* Same baseline, unit, weight and direction on both sides. */
static bool target_easier(const struct metric *before,
			  const struct metric *after)
{
	if (!before->target.at || !after->target.at)
		return false;
	switch ((enum direction)after->direction.v) {
	case DIRECTION_STAY_ABOVE:
		return after->target.v < before->target.v;
	case DIRECTION_STAY_BELOW:
		return after->target.v > before->target.v;
	case DIRECTION_REACH:
		break;
	}
	return after->baseline.at &&
	       fabs(after->target.v - after->baseline.v) <
		       fabs(before->target.v - before->baseline.v);
}

bool metric_eased(const struct metric *before, const struct metric *after)
{
	return number_differs(&before->baseline, &after->baseline) ||
	       !utf8_same(before->unit.s, after->unit.s) ||
	       differs(metric_weight(before), metric_weight(after)) ||
	       before->direction.v != after->direction.v ||
	       (before->due.at && after->due.at &&
		after->due.v > before->due.v) ||
	       target_easier(before, after);
}

static bool condition_holds(const struct lever *l, double value)
{
	if (!l->below.at && !l->above.at)
		return false;
	return (!l->below.at || value < l->below.v) &&
	       (!l->above.at || value > l->above.v);
}

static void note_firing(struct firing *f, int32_t day, int32_t first,
			int32_t as_of)
{
	if (day < first || day > as_of)
		return;
	if (f->first_fired == DAY_NONE)
		f->first_fired = day;
	f->last_fired = day;
}

/* Months since year 0, and the last day of one. */
static int month_of(int32_t day)
{
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	return year * 12 + month - 1;
}

static int32_t month_end(int month)
{
	int year = month / 12, m = month % 12 + 1;

	return day_from_ymd(year, m, days_in_month(year, m));
}

/* `for: 2 months`: as many full months in a row, each with actuals, all of
 * which meet the condition; it fires on the last day of the last one. */
static void fire_by_months(struct firing *f, const struct lever *l,
			   const struct reading *v, size_t n, int32_t first,
			   int32_t as_of)
{
	int run = 0, last_good = 0;
	size_t i = 0;

	while (i < n) {
		int month = month_of(v[i].day);
		bool good = true;

		for (; i < n && month_of(v[i].day) == month; i++)
			good = good && condition_holds(l, v[i].value);
		if (!good)
			run = 0;
		else
			run = run && last_good == month - 1 ? run + 1 : 1;
		last_good = month;
		if (run >= l->run_months)
			note_firing(f, month_end(month), first, as_of);
	}
}

static void fire_by_actuals(struct firing *f, const struct lever *l,
			    const struct reading *v, size_t n, int32_t first,
			    int32_t as_of)
{
	int run = 0, needed = l->run > 0 ? l->run : 1;
	size_t i;

	for (i = 0; i < n; i++) {
		run = condition_holds(l, v[i].value) ? run + 1 : 0;
		if (run >= needed)
			note_firing(f, v[i].day, first, as_of);
	}
}

struct firing lever_firing(const struct lever *l, const struct metric *m,
			   const struct calendar *cal, int32_t first,
			   int32_t as_of)
{
	struct firing f = {DAY_NONE, DAY_NONE};
	struct arena a = ARENA_INIT;
	struct reading *v;
	size_t n;

	if (!m || l->sentence.at)
		return f;
	n = metric_readings(&v, &a, m, cal, as_of);
	if (l->run_months > 0)
		fire_by_months(&f, l, v, n, first, as_of);
	else
		fire_by_actuals(&f, l, v, n, first, as_of);
	arena_release(&a);
	return f;
}
