/*
 * pace - how often something happens: "week", "2 weeks", "quarter"
 *
 * Units      days, the most that one interval can take.
 */
#ifndef PLAN_PACE_H
#define PLAN_PACE_H

#include "base/slice.h"

/* 0 for what is no pace. */
int32_t pace_days(struct slice pace);

#endif
