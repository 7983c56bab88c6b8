/* Group 2: every promise has one person and one day. */
#include "base/near.h"
#include "check/rules.h"

static void action_without_owner(struct check *c)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct item *it = &c->plan->actions[i].item;

		if (field_written(c, it->at, "actions.*", "owner"))
			continue;
		f = say_item(c, it, "owner", "action %.*s has no owner",
			     SL(it->key));
		say_help(c, f,
			 "name the one person who answers for it:\n"
			 "owner: HANDLE");
	}
}

static void action_without_due(struct check *c)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct item *it = &c->plan->actions[i].item;

		if (field_written(c, it->at, "actions.*", "due"))
			continue;
		f = say_item(c, it, "due", "action %.*s has no due date",
			     SL(it->key));
		say_help(c, f,
			 "say by which day it will be done:\n"
			 "due: YYYY-MM-DD");
	}
}

/* --- owner-not-one --- */

/* Where an owner's name is followed by another one. */
static bool names_several(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] == ',' || s.ptr[i] == '&' || s.ptr[i] == '/' ||
		    s.ptr[i] == '+')
			return true;
	return false;
}

static bool is_team(const struct people *people, struct slice s)
{
	size_t i;

	if (!s.len || people_get(people, s))
		return false;
	for (i = 0; i < people->n; i++)
		if (slice_eq(people->v[i].team, s))
			return true;
	return false;
}

static void one_owner(struct check *c, const struct node *map)
{
	const struct people *people = &c->snapshot->people;
	const struct node *n;
	struct finding *f;

	if (!map || map->kind != NODE_MAP)
		return;
	n = node_get(map, SLICE("owner"));
	if (!n)
		return;
	if (n->kind == NODE_LIST && n->n)
		f = say_at(c, n, "the owner is a list");
	else if (n->kind != NODE_SCALAR)
		return;
	else if (names_several(n->text))
		f = say_at(c, n, "the owner \"%.*s\" is more than one person",
			   SL(brief(c, n->text)));
	else if (is_team(people, n->text))
		f = say_at(c, n, "the owner \"%.*s\" is a team, not a person",
			   SL(brief(c, n->text)));
	else
		return;
	say_help(c, f,
		 "name the one person who answers for it; the others can "
		 "stand in the plan's `team`:\nowner: HANDLE");
}

static void owner_not_one(struct check *c)
{
	const struct item **items;
	size_t i, n = plan_items(&items, c->arena, c->plan);

	one_owner(c, c->plan->root);
	for (i = 0; i < n; i++)
		one_owner(c, items[i]->at);
}

/* --- person-unknown --- */

/* Handles that are in nobody's list, each with where it stood first. */
struct unknown {
	struct slice handle;
	const struct node *first;
	const struct node **more;
	size_t n_more;
};

static void note_handle(struct check *c, struct map *seen, const struct node *n,
			struct slice handle)
{
	struct unknown *u;

	if (!handle.len || people_get(&c->snapshot->people, handle) ||
	    is_placeholder(c, c->plan, handle))
		return;
	u = map_get(seen, handle);
	if (u) {
		ARENA_PUSH(c->arena, u->more, u->n_more) = n;
		return;
	}
	u = arena_alloc(c->arena, sizeof(*u));
	u->handle = handle;
	u->first = n;
	map_put(seen, handle, u);
}

static void note_text(struct check *c, struct map *seen, const struct text *t)
{
	if (t->at)
		note_handle(c, seen, t->at, t->s);
}

/* Of several, and of a team, owner-not-one speaks. */
static void note_owner(struct check *c, struct map *seen, const struct text *t)
{
	if (!names_several(t->s) && !is_team(&c->snapshot->people, t->s))
		note_text(c, seen, t);
}

static void note_shares(struct check *c, struct map *seen,
			const struct metric *m)
{
	const struct node *n;
	size_t i;

	for (i = 0; i < m->n_actuals; i++) {
		if (!m->actuals[i].n_shares || !m->actuals[i].at)
			continue;
		for (n = m->actuals[i].at->first; n; n = n->next)
			if (n->key)
				note_handle(c, seen, n->key, n->key->text);
	}
}

/* Whoever a plan names: a test compares this with the field table. */
static void note_all(struct check *c, struct map *seen)
{
	const struct plan *p = c->plan;
	const struct item **items;
	size_t i, n = plan_items(&items, c->arena, p);

	note_owner(c, seen, &p->owner);
	note_text(c, seen, &p->sponsor);
	for (i = 0; i < p->team.n; i++)
		note_text(c, seen, &p->team.v[i]);
	for (i = 0; i < n; i++)
		note_owner(c, seen, &items[i]->owner);
	for (i = 0; i < p->n_metrics; i++)
		note_shares(c, seen, &p->metrics[i]);
	for (i = 0; i < p->n_agreed; i++)
		note_text(c, seen, &p->agreed[i].by);
	for (i = 0; i < p->n_scores; i++)
		note_text(c, seen, &p->scorecard[i].by);
}

static void say_unknown(struct check *c, const struct unknown *u)
{
	const struct people *people = &c->snapshot->people;
	struct near near = near_to(u->handle);
	struct finding *f;
	size_t i;

	f = say_at(c, u->first, "\"%.*s\" is not in %.*s",
		   SL(brief(c, u->handle)), SL(people->file));
	for (i = 0; i < people->n; i++)
		near_offer(&near, people->v[i].handle);
	if (near.best.ptr)
		say_help(c, f, "did you mean %.*s?", SL(near.best));
	else if (names_several(u->handle) || is_team(people, u->handle))
		say_help(c, f, "name one person of %.*s", SL(people->file));
	else
		say_help(c, f, "add the line `%.*s: {name: FULL NAME}` to %.*s",
			 SL(brief(c, u->handle)), SL(people->file));
	for (i = 0; i < u->n_more; i++)
		say_also(c, f, c->file, u->more[i], "here too");
}

static void person_unknown(struct check *c)
{
	struct map seen = map_in(c->arena);
	const struct map_entry *e;

	if (!c->snapshot->people.found)
		return;
	note_all(c, &seen);
	for (e = map_next(&seen, NULL); e; e = map_next(&seen, e))
		say_unknown(c, map_value(e));
}

/* --- person-left --- */

static void left_before(struct check *c, const struct item *it,
			const struct day *due, const char *what)
{
	const struct people *people = &c->snapshot->people;
	const struct person *who;
	struct finding *f;

	if (!due->at || !it->owner.at)
		return;
	who = people_get(people, it->owner.s);
	if (!who || who->until == DAY_NONE || due->v <= who->until)
		return;
	f = say_at(c, due->at, "%s %.*s is due on %s, but %.*s leaves on %s",
		   what, SL(it->key), day_text(c, due->v), SL(it->owner.s),
		   day_text(c, who->until));
	say_help(c, f,
		 "hand it over to somebody who stays, or bring the day "
		 "forward");
	if (who->at)
		finding_relate(c->findings, f, people->file,
			       who->at->key ? who->at->key->at : who->at->at,
			       "`until` stands here");
}

static void person_left(struct check *c)
{
	size_t i;

	if (!plan_is_live(c->plan))
		return;
	for (i = 0; i < c->plan->n_metrics; i++)
		left_before(c, &c->plan->metrics[i].item,
			    &c->plan->metrics[i].due, "metric");
	for (i = 0; i < c->plan->n_actions; i++)
		if (surely_open(&c->plan->actions[i]))
			left_before(c, &c->plan->actions[i].item,
				    &c->plan->actions[i].due, "action");
}

/* --- item-without-owner, done-disagrees --- */

static void item_without_owner(struct check *c)
{
	const struct item **items;
	size_t i, n = plan_items(&items, c->arena, c->plan);
	struct finding *f;

	for (i = 0; i < n; i++) {
		const struct item *it = items[i];
		const char *parent;

		if (it->kind != ITEM_METRIC && it->kind != ITEM_LEVER &&
		    it->kind != ITEM_RHYTHM)
			continue;
		parent = it->kind == ITEM_METRIC  ? "metrics.*"
			 : it->kind == ITEM_LEVER ? "levers.*"
						  : "rhythms.*";
		if (field_written(c, it->at, parent, "owner"))
			continue;
		f = say_item(c, it, "owner", "%s %.*s has no owner",
			     item_word(it->kind), SL(it->key));
		say_help(c, f, "name who looks after it:\nowner: HANDLE");
	}
}

static void ended_before_start(struct check *c, const struct action *a,
			       const struct day *end, const char *word)
{
	struct finding *f;

	if (!end->at || !a->started.at || end->v >= a->started.v)
		return;
	f = say_at(c, end->at, "action %.*s was %s on %s, before it started",
		   SL(a->item.key), word, day_text(c, end->v));
	say_also(c, f, c->file, a->started.at, "it started on %s",
		 day_text(c, a->started.v));
}

static void done_disagrees(struct check *c)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];

		if (a->done.at && a->dropped.at) {
			f = say_at(c, a->dropped.at,
				   "action %.*s is both done and dropped",
				   SL(a->item.key));
			say_help(c, f, "keep the one that is true");
			say_also(c, f, c->file, a->done.at, "done here");
			continue;
		}
		ended_before_start(c, a, &a->done, "done");
		ended_before_start(c, a, &a->dropped, "dropped");
	}
}

const struct rule rules_promises[] = {
	{.id = "action-without-owner",
	 .group = GROUP_PROMISES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .locked = true,
	 .summary = "An action has no owner.",
	 .why = "What everybody is to do, nobody does. One name makes it a "
		"promise.",
	 .run_plan = action_without_owner},
	{.id = "action-without-due",
	 .group = GROUP_PROMISES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .locked = true,
	 .summary = "An action has no due date.",
	 .why = "Work without a day is a wish: it can be neither kept nor "
		"missed.",
	 .run_plan = action_without_due},
	{.id = "owner-not-one",
	 .group = GROUP_PROMISES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "An owner is a list, a team, or several names in one.",
	 .why = "Where two answer for a thing, each waits for the other.",
	 .run_plan = owner_not_one},
	{.id = "person-unknown",
	 .group = GROUP_PROMISES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A person is not in the list of people, once there is "
		    "one.",
	 .why = "A misspelt name owns nothing, and its promises show up in "
		"nobody's list.",
	 .run_plan = person_unknown},
	{.id = "person-left",
	 .group = GROUP_PROMISES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "Open work is due after its owner has left.",
	 .why = "Nobody will be there to keep the promise; it has to be "
		"handed over in time.",
	 .run_plan = person_left},
	{.id = "item-without-owner",
	 .group = GROUP_PROMISES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "A metric, lever or rhythm has no owner.",
	 .why = "A number that nobody looks after stops being recorded, a "
		"lever that nobody holds is not pulled.",
	 .run_plan = item_without_owner},
	{.id = "done-disagrees",
	 .group = GROUP_PROMISES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "An action is both done and dropped, or ended before it "
		    "started.",
	 .why = "Such an action would be counted wrongly in every report.",
	 .run_plan = done_disagrees},
	{.id = NULL},
};
