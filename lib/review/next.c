/* What the next period holds. */
#include "review/tell.h"

#include <stdio.h>

static int by_due(const void *x, const void *y)
{
	const struct next_due *a = x, *b = y;
	int diff;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	diff = slice_cmp(a->plan, b->plan);
	return diff ? diff : slice_cmp(a->item, b->item);
}

void tell_next(struct review *out, struct arena *a, const struct counted *c,
	       const struct calendar *cal)
{
	struct period next = period_shift(cal, &c->w.period, 1);
	size_t i;

	snprintf(out->next_period, sizeof(out->next_period), "%s", next.name);
	for (i = 0; i < c->n_actions; i++) {
		const struct action_review *r = &c->actions[i];
		const struct version *b = c->tracks[i].b;

		if (r->outcome != OUTCOME_OPEN || r->due == DAY_NONE ||
		    r->due > next.last ||
		    plan_stage(b->plan) != STAGE_COMMITTED)
			continue;
		ARENA_PUSH(a, out->next, out->n_next) =
			(struct next_due){.plan = r->plan,
					  .item = r->item,
					  .title = r->title,
					  .owner = r->owner,
					  .due = r->due,
					  .overdue = r->due <= c->w.as_of};
	}
	if (out->n_next)
		qsort(out->next, out->n_next, sizeof(*out->next), by_due);
}
