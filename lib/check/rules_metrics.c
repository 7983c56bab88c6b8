/* Group 5: metrics that can be measured, and levers to answer them. */
#include <math.h>

#include "base/numeral.h"
#include "check/rules.h"
#include "check/stale.h"

static const struct calendar *calendar(const struct check *c)
{
	return &c->snapshot->config.calendar;
}

static void metric_count(struct check *c)
{
	size_t min = (size_t)check_number(c, "min");
	size_t max = (size_t)check_number(c, "max"), n = c->plan->n_metrics;
	const struct node *at = c->plan->items_at[ITEM_METRIC];
	struct finding *f;

	if (plan_stage(c->plan) != STAGE_COMMITTED || (n >= min && n <= max) ||
	    (n < min && items_lost(c, ITEM_METRIC)))
		return;
	f = say_plan(c, "metrics",
		     catalogue_plural(c->findings->words, n,
				      "%zu metric where %zu to %zu belong",
				      "%zu metrics where %zu to %zu belong"),
		     n, min, max);
	if (at && at->key)
		f->at = at->key->at;
	say_help(c, f,
		 n < min ? "say by which number you will see that it works"
			 : "keep the few numbers that decide");
}

/* --- metric-incomplete --- */

static bool lacks(const struct check *c, const struct metric *m, bool given,
		  const char *key)
{
	return !given && !field_written(c, m->item.at, "metrics.*", key);
}

static void parts_missing(struct check *c, const struct metric *m)
{
	if (lacks(c, m, m->unit.at, "unit"))
		say_help(c,
			 say_item(c, &m->item, "unit",
				  "metric %.*s has no unit", SL(m->item.key)),
			 "say what is counted:\nunit: patients");
	if (lacks(c, m, m->target.at, "target"))
		say_help(c,
			 say_item(c, &m->item, "target",
				  "metric %.*s has no target", SL(m->item.key)),
			 "say which number is to be reached:\n"
			 "target: NUMBER");
	if (lacks(c, m, m->due.at, "due"))
		say_help(c,
			 say_item(c, &m->item, "due",
				  "metric %.*s has no date for its target",
				  SL(m->item.key)),
			 "say by which day it is to be reached:\n"
			 "due: YYYY-MM-DD");
}

static void metric_incomplete(struct check *c)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < c->plan->n_metrics; i++) {
		const struct metric *m = &c->plan->metrics[i];

		parts_missing(c, m);
		if (m->direction.v != DIRECTION_REACH || m->direction.wrong)
			continue;
		if (lacks(c, m, m->baseline.at, "baseline"))
			say_help(c,
				 say_item(c, &m->item, "baseline",
					  "metric %.*s has no baseline: where "
					  "it stood at the start",
					  SL(m->item.key)),
				 "write down the number it started from:\n"
				 "baseline: NUMBER");
		if (!m->baseline.at || !m->target.at ||
		    fabs(m->baseline.v - m->target.v) > 0)
			continue;
		f = say_at(c, m->target.at,
			   "metric %.*s: the target equals the baseline",
			   SL(m->item.key));
		say_help(c, f,
			 "set a target to reach, or write direction: "
			 "stay-above or stay-below");
	}
}

/* --- actuals --- */

static const char *grain_word(enum actual_grain grain)
{
	static const char *const words[] = {
		[GRAIN_DAY] = "day",
		[GRAIN_MONTH] = "month",
		[GRAIN_QUARTER] = "quarter",
	};

	return words[grain];
}

/* One actual with the day it ends on. */
struct dated {
	int32_t day;
	size_t order; /* in the file */
	const struct actual *actual;
};

static int cmp_dated(const void *pa, const void *pb)
{
	const struct dated *a = pa, *b = pb;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static size_t by_day(struct dated **out, const struct check *c,
		     const struct metric *m)
{
	struct dated *v = arena_array(c->arena, m->n_actuals, sizeof(*v));
	size_t i;
	int32_t first;

	for (i = 0; i < m->n_actuals; i++) {
		actual_days(&first, &v[i].day, &m->actuals[i], calendar(c));
		v[i].order = i;
		v[i].actual = &m->actuals[i];
	}
	if (m->n_actuals)
		qsort(v, m->n_actuals, sizeof(*v), cmp_dated);
	*out = v;
	return m->n_actuals;
}

/* The key of an actual is where it is wrong, not its number. */
static void to_key(struct finding *f, const struct actual *a)
{
	if (a->at->key)
		f->at = a->at->key->at;
}

static void mixed(struct check *c, const struct metric *m)
{
	const struct actual *first = &m->actuals[0], *a;
	struct finding *f;
	struct dated *v;
	size_t i, n;

	for (i = 1; i < m->n_actuals; i++) {
		a = &m->actuals[i];
		if (a->grain == first->grain)
			continue;
		f = say_at(c, a->at,
			   "metric %.*s: %.*s is a %s, the first actual a %s",
			   SL(m->item.key), SL(a->key), grain_word(a->grain),
			   grain_word(first->grain));
		to_key(f, a);
		say_help(c, f, "record all actuals by %s",
			 grain_word(first->grain));
		return; /* the rest is the same mistake */
	}
	n = by_day(&v, c, m);
	for (i = 1; i < n; i++)
		if (v[i].day == v[i - 1].day)
			to_key(say_at(c, v[i].actual->at,
				      "metric %.*s: two actuals end on %s",
				      SL(m->item.key), day_text(c, v[i].day)),
			       v[i].actual);
}

static void actual_mixed(struct check *c)
{
	size_t i;

	for (i = 0; i < c->plan->n_metrics; i++)
		if (c->plan->metrics[i].n_actuals > 1)
			mixed(c, &c->plan->metrics[i]);
}

/* Far from a neighbour: so many times it, or a fraction of it. */
static bool is_far(double v, double neighbour, double factor)
{
	double a = fabs(v), b = fabs(neighbour);

	if (b < 1e-9 || a < 1e-9)
		return false;
	return a > b * factor || a * factor < b;
}

static struct slice said(const struct check *c, double v)
{
	return numeral(c->arena, c->findings->words, v);
}

static void actual_outlier(struct check *c)
{
	double factor = check_number(c, "factor");
	size_t i, k, n;

	for (i = 0; i < c->plan->n_metrics; i++) {
		const struct metric *m = &c->plan->metrics[i];
		struct dated *v;

		n = by_day(&v, c, m);
		/* far from both neighbours; the ends have only one each */
		for (k = 1; k + 1 < n; k++) {
			double before = v[k - 1].actual->value;
			double after = v[k + 1].actual->value;
			double own = v[k].actual->value;
			struct finding *f;

			if (!is_far(own, before, factor) ||
			    !is_far(own, after, factor) ||
			    is_far(before, after, factor))
				continue;
			f = say_at(c, v[k].actual->at,
				   "metric %.*s: %.*s between %.*s and %.*s",
				   SL(m->item.key), SL(said(c, own)),
				   SL(said(c, before)), SL(said(c, after)));
			say_help(c, f, "is a digit too many, or one missing?");
		}
	}
}

static void actual_stale(struct check *c)
{
	struct stale_limits limits;
	struct stale stale;
	size_t i;

	if (plan_stage(c->plan) != STAGE_COMMITTED)
		return;
	stale_limits_of(&limits, c);
	for (i = 0; i < c->plan->n_metrics; i++) {
		const struct metric *m = &c->plan->metrics[i];
		struct finding *f;

		if (!metric_stale(&stale, m, c->plan, calendar(c), c->today,
				  &limits))
			continue;
		f = say_item(c, &m->item, "actuals",
			     stale.ever
				     ? "metric %.*s: no actual since %s"
				     : "metric %.*s: no actual yet, though it "
				       "began after %s",
			     SL(m->item.key), day_text(c, stale.since));
		say_help(c, f,
			 "record the next one; if they come less often, say "
			 "so:\nevery: quarter");
	}
}

static void lever_missing(struct check *c)
{
	struct finding *f;

	if (plan_stage(c->plan) != STAGE_COMMITTED || c->plan->n_levers ||
	    items_lost(c, ITEM_LEVER))
		return;
	f = say_plan(c, "levers", "the plan has no lever");
	say_help(c, f,
		 "say what you will change when it does not work:\n"
		 "levers:\n"
		 "  KEY:\n"
		 "    when: The sign that it does not work\n"
		 "    then: What we change\n"
		 "    owner: HANDLE");
}

static const char *const each_month[] = {"month", NULL};

const struct rule rules_metrics[] = {
	{.id = "metric-count",
	 .group = GROUP_METRICS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"min", PARAM_INT, 1, NULL, "the fewest metrics"},
		    {"max", PARAM_INT, 5, NULL, "the most metrics"}},
	 .summary = "A committed plan has too few or too many metrics.",
	 .why = "Without a number nobody can say whether it worked; with a "
		"dozen everybody looks at another one.",
	 .run_plan = metric_count},
	{.id = "metric-incomplete",
	 .group = GROUP_METRICS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A metric has no unit, target or date; or one to be "
		    "reached has no baseline, or one that equals its target.",
	 .why = "Progress is the way from the baseline to the target by a "
		"day; if one of them is missing there is nothing to report.",
	 .run_plan = metric_incomplete},
	{.id = "actual-mixed",
	 .group = GROUP_METRICS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "The actuals of one metric mix days, months and quarters, "
		    "or two of them end on one day.",
	 .why = "Sums and means over numbers of different length are wrong "
		"without looking wrong.",
	 .run_plan = actual_mixed},
	{.id = "actual-outlier",
	 .group = GROUP_METRICS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"factor", PARAM_FRACTION, 5, NULL,
		     "how many times its neighbours is too far"}},
	 .summary = "An actual is many times its neighbours, or a small part "
		    "of them.",
	 .why = "Most often a digit was typed twice or not at all.",
	 .run_plan = actual_outlier},
	{.id = "actual-stale",
	 .group = GROUP_METRICS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .uses_today = true,
	 .params = {{"missed", PARAM_INT, 2, NULL,
		     "intervals that may pass without an actual"},
		    {"every", PARAM_WORDS, 0, each_month,
		     "the interval of a metric that names none"}},
	 .summary = "A metric of a committed plan has had no actual for "
		    "several of its intervals.",
	 .why = "A number that is not looked at does not steer anything.",
	 .run_plan = actual_stale},
	{.id = "lever-missing",
	 .group = GROUP_METRICS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "A committed plan has no lever.",
	 .why = "No plan survives unchanged. Who has thought of what to "
		"change beforehand acts sooner.",
	 .run_plan = lever_missing},
	{.id = NULL},
};
