/*
 * status - what today asks for: overdue, due soon, blocked, fired, stale
 *
 * Of one snapshot and one day; git's history takes no part. Only committed
 * plans count. Overdue is what was due before today; what is due today is due
 * soon. A lever is there when its condition held since the plan's period began
 * (a year ago where it has none) and it was not pulled since. A metric is
 * stale where the rule actual-stale says so.
 *
 * Owns       nothing: all lives in the arena given.
 * Units      days; fractions are not rounded.
 * Source     JSON.md, "status".
 */
#ifndef REVIEW_STATUS_H
#define REVIEW_STATUS_H

#include "plan/snapshot.h"

#define STATUS_DAYS 14 /* that "soon" means */

struct status_options {
	int32_t today;
	int32_t days;	   /* "soon" is up to so many days from today */
	struct slice mine; /* only what this handle owns; empty: everybody */
};

struct status_action {
	struct slice plan, item, title, file, owner;
	int32_t due;  /* DAY_NONE: none */
	int64_t days; /* until then; below zero: it has passed */
	struct slice blocked, because;
};

struct status_lever {
	struct slice plan, item, then, owner;
	int32_t fired_on, pulled_on; /* pulled_on: before that, DAY_NONE: no */
};

struct status_metric {
	struct slice plan, item, title, owner, unit;
	double reading;	  /* NAN: none yet */
	int32_t last_day; /* of the last actual; DAY_NONE: none yet */
	int64_t days;	  /* since that, or since the plan's period began */
};

struct status_person {
	struct slice owner, name; /* name: ptr NULL where nobody knows it */
	size_t open, overdue, due_soon, blocked;
};

struct status {
	int32_t today, until; /* the last day that is soon */
	struct status_action *overdue, *due_soon, *blocked;
	size_t n_overdue, n_due_soon, n_blocked; /* by day, plan, item */
	struct status_lever *levers;
	size_t n_levers;
	struct status_metric *metrics;
	size_t n_metrics;
	struct status_person *people; /* with open actions, by handle */
	size_t n_people;
	struct slice *unreadable; /* files */
	size_t n_unreadable;
	size_t plans; /* committed ones */
	const struct snapshot *snapshot;
};

void status_count(struct status *out, struct arena *a, const struct snapshot *s,
		  const struct status_options *opt);

#endif
