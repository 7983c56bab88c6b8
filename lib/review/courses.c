/* The course of each metric up to the end of the window. */
#include <math.h>
#include <stdio.h>

#include "plan/measure.h"
#include "review/tell.h"

/* More readings than this are thinned to the last of each month, and so on. */
#define MOST_POINTS 40

/* The month or quarter that the days fill, else the day. */
static void label(char to[PERIOD_NAME_MAX], const struct reading *r,
		  const struct calendar *cal)
{
	static const enum period_kind kinds[] = {PERIOD_MONTH, PERIOD_QUARTER};
	size_t i;

	for (i = 0; i < ARRAY_LEN(kinds); i++) {
		struct period p = period_of_day(cal, kinds[i], r->day);

		if (p.first == r->first && p.last == r->day) {
			snprintf(to, PERIOD_NAME_MAX, "%s", p.name);
			return;
		}
	}
	day_format(to, r->day);
}

static size_t thin(struct reading *v, size_t n, const struct calendar *cal,
		   enum period_kind kind)
{
	size_t kept = 0, i;

	for (i = 0; i < n; i++) {
		struct period p = period_of_day(cal, kind, v[i].day);

		if (kept && v[kept - 1].day >= p.first)
			kept--;
		v[kept++] = v[i];
	}
	return kept;
}

static double expected_value(const struct metric *m, const struct plan *p,
			     const struct calendar *cal, int32_t day)
{
	return m->baseline.v +
	       metric_expected(m, p, cal, day) * (m->target.v - m->baseline.v);
}

static void tell_course(struct metric_review *r, struct arena *a,
			const struct version *v, const struct calendar *cal,
			int32_t as_of)
{
	static const enum period_kind kinds[] = {PERIOD_MONTH, PERIOD_QUARTER,
						 PERIOD_YEAR};
	const struct metric *m = (const struct metric *)v->item;
	struct metric_point point;
	struct reading *readings;
	size_t n = metric_course(&readings, a, m, cal, as_of), i;

	for (i = 0; i < ARRAY_LEN(kinds) && n > MOST_POINTS; i++)
		n = thin(readings, n, cal, kinds[i]);
	for (i = 0; i < n; i++) {
		point.day = readings[i].day;
		label(point.label, &readings[i], cal);
		point.reading = readings[i].value;
		point.expected = expected_value(m, v->plan, cal, point.day);
		ARENA_PUSH(a, r->points, r->n_points) = point;
	}
	if (!n || m->due.v == DAY_NONE || !m->due.at || m->due.v <= point.day)
		return;
	point.day = m->due.v; /* the way that is left */
	day_format(point.label, point.day);
	point.reading = NAN;
	point.expected = expected_value(m, v->plan, cal, point.day);
	if (isfinite(point.expected))
		ARENA_PUSH(a, r->points, r->n_points) = point;
}

void tell_courses(struct review *out, struct arena *a, const struct counted *c,
		  const struct calendar *cal)
{
	size_t i;

	for (i = 0; i < out->n_metrics; i++)
		tell_course(&out->metrics[i], a, c->metric_versions[i], cal,
			    out->as_of);
}
