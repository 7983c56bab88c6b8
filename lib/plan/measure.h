/*
 * measure - the arithmetic of metrics and levers
 *
 * Pure functions of one metric (with its plan and calendar) and days.
 *
 * Units      fractions, not rounded; NAN where there is none.
 * Source     DESIGN section 7, "Metrics", "Levers" and the fine print.
 */
#ifndef PLAN_MEASURE_H
#define PLAN_MEASURE_H

#include "plan/plan.h"

/* An actual that counts: the most exact of those ending on one day. */
struct reading {
	int32_t day; /* last day it stands for */
	int32_t first;
	double value;
};

/*
 * The actuals up to as_of that count, by day. An actual of the month or
 * quarter counts as its last day. Returns how many.
 */
size_t metric_readings(struct reading **out, struct arena *a,
		       const struct metric *m, const struct calendar *cal,
		       int32_t as_of);
/*
 * The same, each with the metric's reading on that day for its value: the sum
 * or the mean of all up to it, where the metric counts so.
 */
size_t metric_course(struct reading **out, struct arena *a,
		     const struct metric *m, const struct calendar *cal,
		     int32_t as_of);
/* latest, sum or mean of n of them, by `counts`; NAN of none. */
double metric_combine(const struct metric *m, const struct reading *v,
		      size_t n);
/* The same of all up to as_of. */
double metric_reading(const struct metric *m, const struct calendar *cal,
		      int32_t as_of);
/*
 * (reading − baseline) / (target − baseline), unclipped. For a stay-… metric:
 * the share of the window's actuals (first to as_of) that hold.
 */
double metric_progress(const struct metric *m, const struct calendar *cal,
		       int32_t first, int32_t as_of);
double metric_to_objective(const struct metric *m, const struct calendar *cal,
			   int32_t first, int32_t as_of);
/* Along `path`, else the straight line from the plan's start to the due day. */
double metric_expected(const struct metric *m, const struct plan *p,
		       const struct calendar *cal, int32_t as_of);
/* progress / expected; NAN while expected is under 0.1. */
double metric_pace(double progress, double expected);
/* Pace under 0.75. */
bool metric_behind(double pace);
/*
 * True if `after` is easier than `before`: a target nearer to the baseline, a
 * looser bound, or a changed baseline, unit, weight or direction, or a later
 * date.
 */
bool metric_eased(const struct metric *before, const struct metric *after);
/* 1 where it is below zero or no number. */
double metric_weight(const struct metric *m);

/*
 * A lever's condition by day: whether it holds its run at as_of, and the first
 * day in first..as_of on which it fired (DAY_NONE). A sentence never fires.
 */
struct firing {
	int32_t first_fired; /* in the window, DAY_NONE: it did not */
	int32_t last_fired;
};

struct firing lever_firing(const struct lever *l, const struct metric *m,
			   const struct calendar *cal, int32_t first,
			   int32_t as_of);

#endif
