/*
 * stale - a metric that nobody has measured for too long
 *
 * What the rule actual-stale reports and `status` lists: the same metrics, by
 * the parameters that the repository sets for the rule.
 *
 * Owns       nothing: words live in the arena given.
 * Units      days.
 * Source     RULES.md, actual-stale.
 */
#ifndef CHECK_STALE_H
#define CHECK_STALE_H

#include "check/check.h"

struct stale_limits {
	int64_t missed;	    /* intervals without an actual that still pass */
	struct slice every; /* the interval of a metric that names none */
};

struct stale {
	bool ever;     /* there is an actual */
	int32_t since; /* the day it ends on, else the day before the plan's
			  period began */
};

/* Of the check of that rule. */
void stale_limits_of(struct stale_limits *out, const struct check *c);
/* As configured; false where the rule is switched off. */
bool stale_limits_read(struct stale_limits *out, struct arena *a,
		       const struct config *config);
/*
 * True where the last actual, or with none the beginning of the plan's period,
 * is too far back. One that was measured up to its date is at its end.
 */
bool metric_stale(struct stale *out, const struct metric *m,
		  const struct plan *p, const struct calendar *cal,
		  int32_t today, const struct stale_limits *limits);

#endif
