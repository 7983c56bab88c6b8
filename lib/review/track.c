/* One action along the main line: what it was when, by which day. */
#include "review/action.h"

#define LATE_DAYS 14 /* written down later than this: a late entry */

const struct action *version_action(const struct version *v)
{
	return (const struct action *)v->item;
}

bool track_make(struct track *out, struct arena *a, const struct history *h,
		const struct line *l, const struct window *w)
{
	size_t i;

	*out = (struct track){.ml = h->ml};
	out->vs = line_versions(a, l, w->b.pos);
	out->a = versions_at(&out->vs, w->a.pos);
	out->b = versions_at(&out->vs, w->b.pos);
	for (i = out->vs.n; i > 0 && !out->seen; i--)
		if (out->vs.v[i - 1].there)
			out->seen = &out->vs.v[i - 1];
	return out->a || out->b || (out->seen && out->seen->pos > w->a.pos);
}

/* The version before that was there; gaps are passed over. */
static const struct version *before(const struct track *t,
				    const struct version *v)
{
	while (v > t->vs.v) {
		v--;
		if (v->there)
			return v;
	}
	return NULL;
}

/* A late entry counts as the day of its commit, or, written in the closing
 * days of the period it belongs to, as that period's last day. */
static int32_t late_day(const struct calendar *cal, int32_t written,
			int32_t committed)
{
	struct period p = period_of_day(cal, cal->review, written);

	if (committed > p.last && committed <= p.last + cal->closing)
		return p.last;
	return committed;
}

int32_t done_day(bool *late, const struct track *t, const struct version *v)
{
	const struct version *made = v, *prev;
	int32_t written, committed;

	*late = false;
	if (!version_action(v)->done.at)
		return DAY_NONE;
	for (prev = before(t, v); prev && version_action(prev)->done.at;
	     prev = before(t, prev))
		made = prev;
	written = version_action(made)->done.v;
	committed = t->ml->v[made->pos].day;
	*late = committed - written > LATE_DAYS;
	if (*late)
		return late_day(&t->ml->config.calendar, written, committed);
	return version_action(v)->done.v;
}

enum standing standing_of(const struct track *t, const struct version *v,
			  int32_t clip)
{
	const struct action *act;
	bool late;

	if (!v)
		return STANDING_ABSENT;
	act = version_action(v);
	if (act->done.at && done_day(&late, t, v) <= clip)
		return STANDING_DONE;
	if (act->dropped.at && act->dropped.v <= clip)
		return STANDING_DROPPED;
	if (plan_stage(v->plan) == STAGE_DROPPED)
		return STANDING_DROPPED;
	return STANDING_OPEN;
}

const struct version *since_when(const struct track *t, const struct version *v,
				 int32_t clip)
{
	enum standing now = standing_of(t, v, clip);
	const struct version *prev;

	for (prev = before(t, v); prev && standing_of(t, prev, clip) == now;
	     prev = before(t, prev))
		v = prev;
	return v;
}

int32_t last_due(const struct track *t, const struct version *v)
{
	for (; v; v = before(t, v))
		if (version_action(v)->due.at)
			return version_action(v)->due.v;
	return DAY_NONE;
}

int32_t first_due(const struct track *t, int after)
{
	size_t i;

	for (i = 0; i < t->vs.n; i++) {
		const struct version *v = &t->vs.v[i];

		if (v->there && v->pos > after && version_action(v)->due.at)
			return version_action(v)->due.v;
	}
	return DAY_NONE;
}

size_t due_moves(struct due_move **out, struct arena *a, const struct track *t)
{
	int32_t due = DAY_NONE;
	size_t n = 0, i;

	*out = NULL;
	for (i = 0; i < t->vs.n; i++) {
		const struct version *v = &t->vs.v[i];
		const struct day *day;

		if (!v->there)
			continue;
		day = &version_action(v)->due;
		if (!day->at)
			continue;
		if (due != DAY_NONE && day->v != due)
			ARENA_PUSH(a, *out, n) =
				(struct due_move){v, due, day->v};
		due = day->v;
	}
	return n;
}
