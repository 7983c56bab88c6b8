/*
 * goal - what an agreement covers, as text, and its fingerprint
 *
 * The text has a line for each fact, "path: value": objective, success
 * factors, and each metric's title, unit, baseline, target, direction and
 * date. Fields come in the order of the field table, items in the byte order
 * of their keys, so that moving them about changes nothing; what is not there
 * has no line. Text is NFC without blanks at its ends; its further lines are
 * set in by two blanks; what nobody sees is written U+XXXX. Of a number the
 * zeros that say nothing are left out, and a direction is always there.
 *
 * Owns       all is in the arena given.
 * Source     DESIGN section 7, "The goal's fingerprint".
 */
#ifndef PLAN_GOAL_H
#define PLAN_GOAL_H

#include "plan/plan.h"

struct slice plan_goal_text(struct arena *a, const struct plan *p);
/* "g1-" and the first 8 hex digits of the blob id of that text. */
struct slice plan_goal_fingerprint(struct arena *a, const struct plan *p);

#endif
