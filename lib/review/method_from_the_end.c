/* What start-at-the-end adds: the chain, agreements, means, who asked. */
#include "base/utf8.h"
#include "check/amount.h"
#include "plan/goal.h"
#include "review/tell.h"

#define LINKS_MOST 64

/* --- the chain ---------------------------------------------------------------
 */

/* An action and the plan that holds it. */
struct place {
	const struct plan *plan;
	const struct action *action;
};

static struct place resolve(const struct telling *t, const struct plan *here,
			    struct slice ref)
{
	struct place ret = {here, NULL};
	size_t dot = slice_find(ref, '.', 0);

	if (dot < ref.len)
		ret.plan =
			count_plan_in_b(t->c, t->arena, slice_sub(ref, 0, dot));
	if (ret.plan)
		ret.action = plan_action(
			ret.plan,
			dot < ref.len ? slice_sub(ref, dot + 1, ref.len) : ref);
	return ret;
}

static bool is_done(const struct telling *t, const struct action *act)
{
	return act->done.at && act->done.v <= t->c->w.b.last;
}

static bool is_late(const struct telling *t, const struct action *act,
		    const struct action *before)
{
	if (is_done(t, act) || !act->due.at)
		return false;
	return act->due.v <= t->c->w.as_of ||
	       (before && before->due.at && act->due.v > before->due.v);
}

/* What holds the one before it up the most: late, then open, then by date. */
static bool holds_more(const struct telling *t, const struct action *x,
		       const struct action *y, const struct action *before)
{
	bool late_x = is_late(t, x, before), late_y = is_late(t, y, before);
	bool done_x = is_done(t, x), done_y = is_done(t, y);

	if (late_x != late_y)
		return late_x;
	if (done_x != done_y)
		return done_y;
	return x->due.at && (!y->due.at || x->due.v > y->due.v);
}

/* The one of its needs that comes next on the way back; NULL at today. */
static struct place step_back(const struct telling *t, const struct place *from)
{
	struct place best = {NULL, NULL};
	size_t i;

	for (i = 0; i < from->action->needs.n; i++) {
		struct place p =
			resolve(t, from->plan, from->action->needs.v[i].s);

		if (p.action && !p.action->dropped.at &&
		    (!best.action ||
		     holds_more(t, p.action, best.action, from->action)))
			best = p;
	}
	return best;
}

static void add_link(struct chain *c, const struct telling *t,
		     const struct place *p, const struct action *before)
{
	const struct action *act = p->action;
	struct chain_link link = {
		.plan = p->plan->id.s,
		.item = item_path(t->arena, &act->item),
		.title = act->item.title.s,
		.owner = act->item.owner.s,
		.due = act->due.at ? act->due.v : DAY_NONE,
		.done = is_done(t, act) ? act->done.v : DAY_NONE,
		.late = is_late(t, act, before),
	};

	ARENA_PUSH(t->arena, c->links, c->n_links) = link;
}

static bool in_chain(const struct chain *c, const struct place *p,
		     struct arena *a)
{
	struct slice item = item_path(a, &p->action->item);
	size_t i;

	for (i = 0; i < c->n_links; i++)
		if (slice_eq(c->links[i].plan, p->plan->id.s) &&
		    slice_eq(c->links[i].item, item))
			return true;
	return false;
}

static void follow(struct chain *c, const struct telling *t, struct place p)
{
	const struct action *before = NULL;
	size_t i;

	while (p.action && c->n_links < LINKS_MOST &&
	       !in_chain(c, &p, t->arena)) {
		add_link(c, t, &p, before);
		before = p.action;
		p = step_back(t, &p);
	}
	for (i = c->n_links; i > 0 && !c->links[i - 1].late; i--)
		;
	c->first_late = i ? i - 1 : c->n_links;
}

static struct slice key_of(const struct action *const *act)
{
	return (struct slice){(const char *)act, sizeof(*act)};
}

/* Actions that another one needs, by address; the keys live in the arena. */
static struct map needed_actions(const struct telling *t)
{
	struct map found = map_in(t->arena);
	size_t i, j, k;

	for (i = 0; i < t->c->n_plans; i++) {
		const struct version *b = t->c->plans[i].b;

		for (j = 0; b && j < b->plan->n_actions; j++) {
			const struct action *act = &b->plan->actions[j];

			for (k = 0; k < act->needs.n; k++) {
				struct place p =
					resolve(t, b->plan, act->needs.v[k].s);

				if (p.action && p.action != act &&
				    !act->dropped.at)
					map_put(&found,
						arena_copy(t->arena,
							   key_of(&p.action)),
						&found);
			}
		}
	}
	return found;
}

/* The last of the actions that nothing else needs is the end. */
static void add_chain(struct telling *t, const struct plan *p,
		      const struct map *needed)
{
	struct chain c = {.plan = p->id.s};
	const struct action *end = NULL;
	size_t i;

	for (i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (act->dropped.at || map_get(needed, key_of(&act)))
			continue;
		c.loose++;
		if (!end ||
		    (act->due.at && (!end->due.at || act->due.v > end->due.v)))
			end = act;
	}
	if (!end)
		return;
	c.loose--;
	follow(&c, t, (struct place){p, end});
	ARENA_PUSH(t->arena, t->facts->chains, t->facts->n_chains) = c;
}

/* --- agreements, means, sponsors ---------------------------------------------
 */

static void add_unaccepted(struct telling *t, const struct plan *p)
{
	const int32_t last = t->c->w.b.last;
	struct slice goal = plan_goal_fingerprint(t->arena, p);
	struct unaccepted u = {.plan = p->id.s, .how = ACCEPTED_BY_NOBODY};
	size_t i;

	if (!p->n_agreed)
		ARENA_PUSH(t->arena, t->facts->unaccepted,
			   t->facts->n_unaccepted) = u;
	for (i = 0; i < p->n_agreed; i++) {
		const struct agreement *g = &p->agreed[i];

		u.team = g->key;
		if (!g->by.s.len || !g->day.at || g->day.v > last)
			u.how = ACCEPTED_NOT_YET;
		else if (g->goal.s.len && !slice_eq(g->goal.s, goal))
			u.how = ACCEPTED_BEFORE;
		else
			continue;
		ARENA_PUSH(t->arena, t->facts->unaccepted,
			   t->facts->n_unaccepted) = u;
	}
}

/* Where the two cannot be compared, nothing is said. */
static bool falls_short(struct arena *a, const struct resource *r)
{
	struct amount need, have;

	if (!r->need.s.len || !amount_parse(&need, a, r->need.s))
		return false;
	if (!r->have.s.len)
		return need.value > 0;
	return amount_parse(&have, a, r->have.s) &&
	       (!need.unit.len || !have.unit.len ||
		slice_eq(need.unit, have.unit)) &&
	       have.value < need.value;
}

static void add_means(struct telling *t, const struct plan *p)
{
	size_t i;

	for (i = 0; i < p->n_resources; i++) {
		const struct resource *r = &p->resources[i];

		if (falls_short(t->arena, r))
			ARENA_PUSH(t->arena, t->facts->means,
				   t->facts->n_means) = (struct short_means){
				.plan = p->id.s,
				.key = r->key,
				.need = r->need.s,
				.have = r->have.s,
				.due = r->due.at ? r->due.v : DAY_NONE};
	}
}

static void add_unasked(struct telling *t, const struct plan *p)
{
	bool own =
		p->sponsor.s.len && slice_eq(utf8_nfc(t->arena, p->sponsor.s),
					     utf8_nfc(t->arena, p->owner.s));

	if (!p->sponsor.s.len || own)
		ARENA_PUSH(t->arena, t->facts->unasked, t->facts->n_unasked) =
			(struct unasked){p->id.s, p->owner.s, own};
}

void tell_from_the_end(struct telling *t)
{
	struct map needed = needed_actions(t);
	size_t i;

	for (i = 0; i < t->out->n_plans; i++) {
		const struct plan *p =
			plan_under(t, i, METHOD_START_AT_THE_END);

		if (!p)
			continue;
		add_chain(t, p, &needed);
		add_unaccepted(t, p);
		add_means(t, p);
		add_unasked(t, p);
	}
}
