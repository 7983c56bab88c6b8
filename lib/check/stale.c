/* When a metric has gone without an actual for too long. */
#include "check/stale.h"

#include "check/rules.h"
#include "plan/pace.h"

#define RULE "actual-stale"

static struct slice first_word(const struct param_value *p)
{
	return p->n_words ? p->words[0] : SLICE_NONE;
}

void stale_limits_of(struct stale_limits *out, const struct check *c)
{
	*out = (struct stale_limits){
		.missed = (int64_t)check_number(c, "missed"),
		.every = first_word(check_param(c, "every")),
	};
}

bool stale_limits_read(struct stale_limits *out, struct arena *a,
		       const struct config *config)
{
	const struct rule_values *all = settings_read(a, config, NULL);
	const struct rule *const *rules;
	struct check c = {.arena = a};
	size_t i, n;

	rules = rules_all(&n);
	for (i = 0; i < n && strcmp(rules[i]->id, RULE) != 0; i++)
		;
	if (i == n)
		BUG("a rule that is in no table");
	c.rule = rules[i];
	c.values = &all[i];
	stale_limits_of(out, &c);
	return all[i].level != LEVEL_NONE;
}

/* The latest day that an actual stands for; DAY_NONE: there is none. */
static int32_t last_actual(const struct metric *m, const struct calendar *cal)
{
	int32_t last = DAY_NONE, first, day;
	size_t i;

	for (i = 0; i < m->n_actuals; i++) {
		actual_days(&first, &day, &m->actuals[i], cal);
		if (day != DAY_NONE && (last == DAY_NONE || day > last))
			last = day;
	}
	return last;
}

bool metric_stale(struct stale *out, const struct metric *m,
		  const struct plan *p, const struct calendar *cal,
		  int32_t today, const struct stale_limits *limits)
{
	int32_t interval = pace_days(m->every.at ? m->every.s : limits->every);
	struct period period;

	out->since = last_actual(m, cal);
	out->ever = out->since != DAY_NONE;
	if (!out->ever) {
		if (!plan_period(&period, p, cal))
			return false;
		out->since = period.first - 1;
	}
	return interval && today - out->since > limits->missed * interval &&
	       !(m->due.at && today > m->due.v && out->since >= m->due.v);
}
