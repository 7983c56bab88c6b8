/* Group 6: how much a plan and a person can carry. */
#include "check/rules.h"

static void action_count(struct check *c)
{
	size_t min = (size_t)check_number(c, "min");
	size_t max = (size_t)check_number(c, "max"), i, n = 0;
	const struct node *at = c->plan->items_at[ITEM_ACTION];
	struct finding *f;

	if (plan_stage(c->plan) != STAGE_COMMITTED)
		return;
	for (i = 0; i < c->plan->n_actions; i++)
		n += !c->plan->actions[i].dropped.at;
	if ((n >= min && n <= max) || (n < min && items_lost(c, ITEM_ACTION)))
		return;
	f = say_plan(c, "actions",
		     catalogue_plural(c->findings->words, n,
				      "%zu action where %zu to %zu belong",
				      "%zu actions where %zu to %zu belong"),
		     n, min, max);
	if (at && at->key)
		f->at = at->key->at;
	say_help(c, f,
		 n < min ? "name the steps that lead to the goal"
			 : "keep what matters most; the rest belongs in other "
			   "plans");
}

/* Files lie in the order of their paths, actions in that of their plan. */
static int cmp_burden(const void *pa, const void *pb)
{
	const struct burden *a = pa, *b = pb;
	int by_owner = slice_cmp(a->owner, b->owner);

	if (by_owner)
		return by_owner;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	return (a->action > b->action) - (a->action < b->action);
}

size_t burdens_gather(const struct burden **out, struct arena *a,
		      const struct snapshot *s)
{
	struct burden *v = NULL;
	size_t i, j, n = 0;

	for (i = 0; i < s->n_plans; i++) {
		const struct plan *p = s->plans[i]->plan;

		if (plan_stage(p) != STAGE_COMMITTED)
			continue;
		for (j = 0; j < p->n_actions; j++) {
			const struct action *act = &p->actions[j];

			if (!act->item.owner.at || !surely_open(act))
				continue;
			ARENA_PUSH(a, v, n) =
				(struct burden){.owner = act->item.owner.s,
						.due = act->due.v,
						.file = s->plans[i],
						.action = act};
		}
	}
	if (n)
		qsort(v, n, sizeof(*v), cmp_burden);
	*out = v;
	return n;
}

#define OTHERS_NAMED 10

/* At the last of them, with the others beside it. */
static void too_many(struct check *c, const struct burden *v, size_t n,
		     struct slice message)
{
	const struct burden *last = &v[n - 1];
	struct finding *f;
	size_t i;

	check_enter(c, last->file);
	f = say_at(c, last->action->item.owner.at, "%.*s", SL(message));
	say_help(c, f, "hand some over, move them, or drop them");
	for (i = 0; i + 1 < n && i < OTHERS_NAMED; i++)
		say_also(c, f, v[i].file, v[i].action->item.at->key,
			 "%.*s.%.*s", SL(v[i].file->plan->id.s),
			 SL(v[i].action->item.key));
}

static void owner_load(struct check *c)
{
	size_t max = (size_t)check_number(c, "max"), i, from = 0;
	const struct catalogue *words = c->findings->words;
	const struct burden *v = c->facts->burdens;
	size_t n = c->facts->n_burdens;

	for (i = 1; i <= n; i++) {
		if (i < n && slice_eq(v[i].owner, v[from].owner))
			continue;
		if (i - from > max)
			too_many(c, v + from, i - from,
				 catalogue_say(
					 c->arena, words,
					 catalogue_plural(
						 words, i - from,
						 "%.*s owns %zu open action in "
						 "committed plans",
						 "%.*s owns %zu open actions "
						 "in committed plans"),
					 SL(brief(c, v[from].owner)),
					 i - from));
		from = i;
	}
}

static int32_t monday_of(int32_t day)
{
	return day - day_weekday(day);
}

static struct slice week_is_full(const struct check *c, const struct burden *v,
				 size_t n)
{
	const struct catalogue *words = c->findings->words;

	return catalogue_say(
		c->arena, words,
		catalogue_plural(
			words, n,
			"%.*s owns %zu open action due in the week of %s",
			"%.*s owns %zu open actions due in the week of %s"),
		SL(brief(c, v->owner)), n, day_text(c, monday_of(v->due)));
}

static void owner_week(struct check *c)
{
	size_t max = (size_t)check_number(c, "max"), i, from = 0;
	const struct burden *v = c->facts->burdens;
	size_t n = c->facts->n_burdens;

	for (i = 1; i <= n; i++) {
		if (i < n && slice_eq(v[i].owner, v[from].owner) &&
		    (v[i].due == v[from].due ||
		     (v[from].due != DAY_NONE &&
		      monday_of(v[i].due) == monday_of(v[from].due))))
			continue;
		if (i - from > max && v[from].due != DAY_NONE)
			too_many(c, v + from, i - from,
				 week_is_full(c, v + from, i - from));
		from = i;
	}
}

const struct rule rules_load[] = {
	{.id = "action-count",
	 .group = GROUP_LOAD,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"min", PARAM_INT, 3, NULL, "the fewest actions"},
		    {"max", PARAM_INT, 5, NULL, "the most actions"}},
	 .summary = "A committed plan has too few or too many actions that "
		    "are not dropped.",
	 .why = "With too few the way to the goal is not thought through; "
		"with too many nobody knows what comes first.",
	 .run_plan = action_count},
	{.id = "owner-load",
	 .group = GROUP_LOAD,
	 .reach = REACH_PLANS,
	 .level = LEVEL_WARNING,
	 .params = {{"max", PARAM_INT, 7, NULL,
		     "the most open actions of one person"}},
	 .summary = "One person owns too many open actions over all "
		    "committed plans.",
	 .why = "Each plan looks as if it could be done; together they ask "
		"one person for more than a person can do.",
	 .run = owner_load},
	{.id = "owner-week",
	 .group = GROUP_LOAD,
	 .reach = REACH_PLANS,
	 .level = LEVEL_WARNING,
	 .params = {{"max", PARAM_INT, 3, NULL,
		     "the most due dates of one person in a week"}},
	 .summary = "Too much of one person's work falls due in one week, "
		    "over all plans.",
	 .why = "Two of those promises will be late, and it can be seen "
		"today.",
	 .run = owner_week},
	{.id = NULL},
};
