/*
 * The arithmetic of metrics and levers, each line counted by hand from the
 * design's sentences. NONE stands for "there is none".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "plan/measure.h"

#define NONE (double)NAN

static const struct calendar year_in_january = CALENDAR_DEFAULT;

static int32_t day(const char *s)
{
	int32_t d;

	if (!day_parse(&d, slice_of(s)))
		fail_msg("%s is no day", s);
	return d;
}

static const struct plan *plan_of(struct arena *a, const char *head,
				  const char *kind, const char *item)
{
	struct slice text = arena_printf(a, "plan: p\n%s\n%s:\n  x: %s\n", head,
					 kind, item);
	const struct decoded *d = decoded_make(a, text);

	if (!d->plan || d->findings.n)
		fail_msg("no plan: %s: %.*s", item,
			 d->findings.n ? (int)d->findings.v[0].message.len : 0,
			 d->findings.n ? d->findings.v[0].message.ptr : "");
	return d->plan;
}

static bool near(double x, double y)
{
	return isnan(x) ? isnan(y) : fabs(x - y) < 1e-12;
}

static void assert_near(const char *name, const char *what, double want,
			double got)
{
	if (!near(want, got))
		fail_msg("%s: %s is %g, not %g", name, what, got, want);
}

static const struct {
	const char *name, *head, *metric, *first, *as_of;
	double reading, progress, to_objective, expected, pace;
	bool behind;
} metrics[] = {
	{"latest, rising, straight line over the plan's period",
	 "period: 2026", /* 90 of 364 days */
	 "{baseline: 1200, target: 1600, actuals: {2026-01: 1215, 2026-02: "
	 "1260}}",
	 "2026-01-01", "2026-04-01", 1260, 0.15, 1260.0 / 1600, 90.0 / 364,
	 0.15 * 364 / 90, true},
	{"a month counts as its last day: not yet", "period: 2026",
	 "{baseline: 0, target: 10, actuals: {2026-01: 1, 2026-02: 2}}",
	 "2026-01-01", "2026-02-27", 1, 0.1, 0.1, 57.0 / 364, 36.4 / 57, true},
	{"a month counts as its last day: now", "period: 2026",
	 "{baseline: 0, target: 10, actuals: {2026-01: 1, 2026-02: 2}}",
	 "2026-01-01", "2026-02-28", 2, 0.2, 0.2, 58.0 / 364, 72.8 / 58, false},
	{"sum", "period: 2026",
	 "{baseline: 0, target: 10, counts: sum, due: 2026-01-11, actuals: "
	 "{2026-01-02: 1, 2026-01-05: 3, 2026-01-09: 5}}",
	 "2026-01-01", "2026-01-08", 4, 0.4, 0.4, 0.7, 4.0 / 7, true},
	{"mean", "period: 2026",
	 "{baseline: 0, target: 10, counts: mean, due: 2026-01-11, actuals: "
	 "{2026-01-02: 1, 2026-01-05: 3, 2026-01-09: 5}}",
	 "2026-01-01", "2026-01-11", 3, 0.3, 0.3, 1, 0.3, true},
	{"an actual for each person is their sum", "period: 2026",
	 "{baseline: 0, target: 10, due: 2026-01-11, actuals: {2026-01-11: "
	 "{sam: 3, kim: 4.5}}}",
	 "2026-01-01", "2026-01-11", 7.5, 0.75, 0.75, 1, 0.75, false},
	{"of actuals that end on one day the most exact wins", "period: 2026",
	 "{baseline: 0, target: 10, due: 2026-03-31, actuals: {2026-03-31: 5, "
	 "2026-Q1: 7, 2026-03: 6}}",
	 "2026-01-01", "2026-03-31", 5, 0.5, 0.5, 1, 0.5, true},
	{"no reading", "period: 2026", "{baseline: 0, target: 10}",
	 "2026-01-01", "2026-12-31", NONE, NONE, NONE, 1, NONE, false},
	{"no baseline: neither progress nor to-objective", "period: 2026",
	 "{target: 10, actuals: {2026-01: 5}}", "2026-01-01", "2026-12-31", 5,
	 NONE, NONE, NONE, NONE, false},
	{"baseline equals target", "period: 2026",
	 "{baseline: 10, target: 10, actuals: {2026-01: 10}}", "2026-01-01",
	 "2026-12-31", 10, NONE, NONE, NONE, NONE, false},
	{"falling: to-objective is progress; unclipped", "period: 2026",
	 "{baseline: 20, target: 10, due: 2026-01-11, actuals: {2026-01-06: "
	 "8}}",
	 "2026-01-01", "2026-01-06", 8, 1.2, 1.2, 0.5, 2.4, false},
	{"below the baseline", "period: 2026",
	 "{baseline: 10, target: 20, due: 2026-01-11, actuals: {2026-01-06: "
	 "9}}",
	 "2026-01-01", "2026-01-06", 9, -0.1, 0.45, 0.5, -0.2, true},
	{"no period: from the first actual to due", "title: t",
	 "{baseline: 0, target: 10, due: 2026-01-21, actuals: {2026-01-11: 1, "
	 "2026-01-16: 4}}",
	 "2026-01-01", "2026-01-16", 4, 0.4, 0.4, 0.5, 0.8, false},
	{"neither period nor due: nothing is expected", "title: t",
	 "{baseline: 0, target: 10, actuals: {2026-01-11: 1}}", "2026-01-01",
	 "2026-01-16", 1, 0.1, 0.1, NONE, NONE, false},
	{"no pace while expected is under a tenth", "period: 2026",
	 "{baseline: 0, target: 10, due: 2026-04-11, actuals: {2026-01-10: "
	 "0}}",
	 "2026-01-01", "2026-01-10", 0, 0, 0, 0.09, NONE, false},
	{"a pace at exactly a tenth", "period: 2026",
	 "{baseline: 0, target: 10, due: 2026-04-11, actuals: {2026-01-10: "
	 "0}}",
	 "2026-01-01", "2026-01-11", 0, 0, 0, 0.1, 0, true},
	{"at 0.75 it is not behind", "period: 2026",
	 "{baseline: 0, target: 8, due: 2026-01-11, actuals: {2026-01-05: 3}}",
	 "2026-01-01", "2026-01-06", 3, 0.375, 0.375, 0.5, 0.75, false},
	{"path, between two of its points", "period: 2026",
	 "{baseline: 0, target: 100, due: 2026-12-31, path: {2026-02-01: 10, "
	 "2026-02-11: 30}, actuals: {2026-02-06: 20}}",
	 "2026-01-01", "2026-02-06", 20, 0.2, 0.2, 0.2, 1, false},
	{"path begins at the period's start with the baseline", "period: 2026",
	 "{baseline: 0, target: 100, due: 2026-12-31, path: {2026-01-21: 40}, "
	 "actuals: {2026-01-06: 10}}",
	 "2026-01-01", "2026-01-11", 10, 0.1, 0.1, 0.2, 0.5, true},
	{"path ends at due with the target, and is flat behind it",
	 "period: 2026",
	 "{baseline: 0, target: 100, due: 2026-01-31, path: {2026-01-21: 40}, "
	 "actuals: {2026-01-06: 50}}",
	 "2026-01-01", "2026-03-31", 50, 0.5, 0.5, 1, 0.5, true},
	{"stay-above: the share of the window's actuals that hold",
	 "period: 2026",
	 "{target: 90, direction: stay-above, actuals: {2025-12: 80, 2026-01: "
	 "90, 2026-02: 89, 2026-03: 95, 2026-04: 10}}",
	 "2026-01-01", "2026-03-31", 95, 2.0 / 3, 2.0 / 3, NONE, NONE, false},
	{"stay-below: equal to the bound holds", "period: 2026",
	 "{target: 5, direction: stay-below, actuals: {2026-01: 5, 2026-02: "
	 "6}}",
	 "2026-01-01", "2026-03-31", 6, 0.5, 0.5, NONE, NONE, false},
	{"stay-below: no actual in the window", "period: 2026",
	 "{target: 5, direction: stay-below, actuals: {2026-01: 5}}",
	 "2026-04-01", "2026-06-30", 5, NONE, NONE, NONE, NONE, false},
};

static void measures(void **state)
{
	const struct calendar *cal = &year_in_january;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(metrics); i++) {
		struct arena a = ARENA_INIT;
		const char *name = metrics[i].name;
		const struct plan *p = plan_of(&a, metrics[i].head, "metrics",
					       metrics[i].metric);
		const struct metric *m = &p->metrics[0];
		int32_t first = day(metrics[i].first);
		int32_t as_of = day(metrics[i].as_of);
		double progress = metric_progress(m, cal, first, as_of);
		double expected = metric_expected(m, p, cal, as_of);
		double pace = metric_pace(progress, expected);

		assert_near(name, "reading", metrics[i].reading,
			    metric_reading(m, cal, as_of));
		assert_near(name, "progress", metrics[i].progress, progress);
		assert_near(name, "to-objective", metrics[i].to_objective,
			    metric_to_objective(m, cal, first, as_of));
		assert_near(name, "expected", metrics[i].expected, expected);
		assert_near(name, "pace", metrics[i].pace, pace);
		if (metric_behind(pace) != metrics[i].behind)
			fail_msg("%s: behind is wrong", name);
		arena_release(&a);
	}
}

static const struct {
	const char *name, *before, *after;
	bool eased;
} easings[] = {
	{"same", "{baseline: 10, target: 20}", "{baseline: 10, target: 20.0}",
	 false},
	{"nearer to the baseline", "{baseline: 10, target: 20}",
	 "{baseline: 10, target: 19}", true},
	{"farther", "{baseline: 10, target: 20}", "{baseline: 10, target: 21}",
	 false},
	{"falling, nearer", "{baseline: 20, target: 10}",
	 "{baseline: 20, target: 11}", true},
	{"falling, farther", "{baseline: 20, target: 10}",
	 "{baseline: 20, target: 9}", false},
	{"a lower bound", "{target: 90, direction: stay-above}",
	 "{target: 89, direction: stay-above}", true},
	{"a higher bound", "{target: 90, direction: stay-above}",
	 "{target: 91, direction: stay-above}", false},
	{"a looser upper bound", "{target: 5, direction: stay-below}",
	 "{target: 6, direction: stay-below}", true},
	{"a tighter upper bound", "{target: 5, direction: stay-below}",
	 "{target: 4, direction: stay-below}", false},
	{"a changed baseline", "{baseline: 10, target: 20}",
	 "{baseline: 11, target: 30}", true},
	{"a changed unit", "{baseline: 1, target: 2, unit: patients}",
	 "{baseline: 1, target: 2, unit: visits}", true},
	{"a changed weight", "{baseline: 1, target: 2}",
	 "{baseline: 1, target: 2, weight: 3}", true},
	{"the default weight written out", "{baseline: 1, target: 2}",
	 "{baseline: 1, target: 2, weight: 1}", false},
	{"a changed direction", "{target: 2, direction: stay-above}",
	 "{target: 2, direction: stay-below}", true},
	{"the default direction written out", "{baseline: 1, target: 2}",
	 "{baseline: 1, target: 2, direction: reach}", false},
	{"a later date", "{baseline: 1, target: 2, due: 2026-03-31}",
	 "{baseline: 1, target: 2, due: 2026-04-01}", true},
	{"an earlier date", "{baseline: 1, target: 2, due: 2026-03-31}",
	 "{baseline: 1, target: 2, due: 2026-03-30}", false},
};

static void eases(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(easings); i++) {
		struct arena a = ARENA_INIT;
		const struct plan *x =
			plan_of(&a, "title: t", "metrics", easings[i].before);
		const struct plan *y =
			plan_of(&a, "title: t", "metrics", easings[i].after);

		if (metric_eased(&x->metrics[0], &y->metrics[0]) !=
		    easings[i].eased)
			fail_msg("%s: eased is wrong", easings[i].name);
		arena_release(&a);
	}
}

static const struct {
	const char *name, *when, *actuals, *as_of, *first_fired, *last_fired;
} firings[] = {
	{"holds once", "{metric: m, below: 10}", "{2026-01: 9, 2026-02: 10}",
	 "2026-03-31", "2026-01-31", "2026-01-31"},
	{"equal to the bound does not hold", "{metric: m, below: 10}",
	 "{2026-01: 10}", "2026-03-31", NULL, NULL},
	{"above", "{metric: m, above: 10}", "{2026-01: 11, 2026-02: 12}",
	 "2026-03-31", "2026-01-31", "2026-02-28"},
	{"two actuals in a row", "{metric: m, below: 10, for: 2}",
	 "{2026-01: 9, 2026-02: 8, 2026-03: 7}", "2026-03-31", "2026-02-28",
	 "2026-03-31"},
	{"two actuals, not in a row", "{metric: m, below: 10, for: 2}",
	 "{2026-01: 9, 2026-02: 11, 2026-03: 7}", "2026-03-31", NULL, NULL},
	{"one before the window counts for the run",
	 "{metric: m, below: 10, for: 2}", "{2025-12: 9, 2026-01: 9}",
	 "2026-03-31", "2026-01-31", "2026-01-31"},
	{"fired before the window only", "{metric: m, below: 10}",
	 "{2025-12: 9, 2026-01: 12}", "2026-03-31", NULL, NULL},
	{"two full months", "{metric: m, below: 10, for: 2 months}",
	 "{2026-01-10: 9, 2026-01-20: 8, 2026-02-10: 7}", "2026-03-31",
	 "2026-02-28", "2026-02-28"},
	{"a month with one that does not hold",
	 "{metric: m, below: 10, for: 2 months}",
	 "{2026-01-10: 9, 2026-01-20: 12, 2026-02-10: 7}", "2026-03-31", NULL,
	 NULL},
	{"a month without any between", "{metric: m, below: 10, for: 2 months}",
	 "{2026-01-10: 9, 2026-03-10: 7}", "2026-03-31", NULL, NULL},
	{"the second month is not over",
	 "{metric: m, below: 10, for: 2 months}",
	 "{2026-01-10: 9, 2026-02-10: 7}", "2026-02-27", NULL, NULL},
	{"an actual of the future has not happened", "{metric: m, below: 10}",
	 "{2026-03: 9}", "2026-03-30", NULL, NULL},
	{"a sentence never fires", "\"sales stay low\"", "{2026-01: 1}",
	 "2026-03-31", NULL, NULL},
};

static void fires(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(firings); i++) {
		struct arena a = ARENA_INIT;
		struct slice metric = arena_printf(
			&a, "metrics:\n  m: {actuals: %s}", firings[i].actuals);
		struct slice lever = arena_printf(&a, "{when: %s, then: act}",
						  firings[i].when);
		const struct plan *p =
			plan_of(&a, metric.ptr, "levers", lever.ptr);
		struct firing f = lever_firing(
			&p->levers[0], &p->metrics[0], &year_in_january,
			day("2026-01-01"), day(firings[i].as_of));
		int32_t from = firings[i].first_fired
				       ? day(firings[i].first_fired)
				       : DAY_NONE;
		int32_t to = firings[i].last_fired ? day(firings[i].last_fired)
						   : DAY_NONE;

		if (f.first_fired != from || f.last_fired != to)
			fail_msg("%s: fired %d to %d", firings[i].name,
				 f.first_fired, f.last_fired);
		arena_release(&a);
	}
}

static void weighs(void **state)
{
	static const struct {
		const char *metric;
		double weight;
	} rows[] = {
		{"{target: 1}", 1},
		{"{target: 1, weight: 2.5}", 2.5},
		{"{target: 1, weight: 0}", 0},
		{"{target: 1, weight: -1}", 1},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		assert_near(rows[i].metric, "weight", rows[i].weight,
			    metric_weight(&plan_of(&a, "title: t", "metrics",
						   rows[i].metric)
						   ->metrics[0]));
	arena_release(&a);
}

/* A quarter of a year that begins in February ends in April. */
static void follows_the_calendar(void **state)
{
	struct calendar cal = {2, false, PERIOD_QUARTER, 10};
	struct arena a = ARENA_INIT;
	const struct plan *p =
		plan_of(&a, "title: t", "metrics", "{actuals: {2026-Q1: 4}}");

	(void)state;
	assert_near("fiscal", "reading", NONE,
		    metric_reading(&p->metrics[0], &cal, day("2026-04-29")));
	assert_near("fiscal", "reading", 4,
		    metric_reading(&p->metrics[0], &cal, day("2026-04-30")));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measures),
		cmocka_unit_test(eases),
		cmocka_unit_test(fires),
		cmocka_unit_test(weighs),
		cmocka_unit_test(follows_the_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
