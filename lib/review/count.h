/*
 * count - everything that a window says, in numbers
 *
 * The same history serves any window up to the position it was walked to, so
 * that the period before and the trend cost no second reading.
 *
 * Owns       nothing: all lives in the arena given.
 * Source     DESIGN section 7; JSON.md, "review".
 */
#ifndef REVIEW_COUNT_H
#define REVIEW_COUNT_H

#include "review/action.h"

/* A plan in A or in B. */
struct plan_count {
	const struct line *line;
	const struct version *a, *b, *seen; /* NULL: absent there */
	struct plan_review r;
	double weight, sum; /* of the measured metrics */
	double weight_before, sum_before;
	size_t measured_before, metrics_before;
	struct promise_counts start; /* its promises at the start */
};

struct counted {
	struct window w;
	struct action_review *actions; /* not the settled ones */
	const struct track *tracks;    /* of each */
	size_t n_actions;
	struct plan_count *plans; /* by id */
	size_t n_plans;
	struct plan_count **by_line; /* by the number of the line */
	struct metric_review *metrics;
	const struct version **metric_versions; /* each as last seen */
	size_t n_metrics;
	struct totals totals;
};

void count_window(struct counted *out, struct arena *a, const struct history *h,
		  const struct window *w);
/* By item identity: the plan that a version belongs to; NULL: not counted. */
struct plan_count *count_plan_of(const struct counted *c,
				 const struct version *v);
/* By id, as it stands in B; NULL where there is none. */
const struct plan *count_plan_in_b(const struct counted *c, struct arena *a,
				   struct slice id);
/* The scorecard's row for a period by its canonical name, or NULL. */
const struct score *count_score(const struct plan *plan,
				const struct calendar *cal, const char *period);
/* NAN where there is none. */
double score_value(const struct number *n);
/* The line that stands for this one at a position. */
const struct line *line_root(const struct line *l, int pos);

/* The parts of count_window(), in their own files. */
void count_metrics(struct counted *c, struct arena *a, const struct history *h);
void count_totals(struct counted *c, struct arena *a);
void promise_rates(struct promise_counts *p);

#endif
