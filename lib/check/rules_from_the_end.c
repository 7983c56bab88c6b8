/* Group 7, start-at-the-end: an outcome, someone who asked, means, a chain. */
#include "base/utf8.h"
#include "check/amount.h"
#include "check/rules.h"
#include "yaml/quote.h"

/* --- outcome-incomplete --- */

static void no_outcome(struct check *c)
{
	const struct node *objective = c->plan->objective_at;
	struct finding *f;

	if (objective && objective->n) {
		if (!c->plan->outcome_at &&
		    field_written(c, objective, "objective", "outcome"))
			return;
	} else if ((!objective &&
		    field_written(c, c->plan->root, "", "objective")) ||
		   (check_method(c, c->plan, "one-page") &&
		    check_level_of(c, "objective-missing") != LEVEL_NONE)) {
		return;
	}
	f = say_plan(c, "objective.outcome",
		     "the plan does not say how it ends");
	move_to_key(f, objective);
	say_help(c, f,
		 "think of the day you celebrate:\nobjective:\n  outcome:\n"
		 "    who: Who exactly\n    did: did exactly what\n"
		 "    so: so that we are glad");
}

static void outcome_incomplete(struct check *c)
{
	const struct node *at = c->plan->outcome_at;
	const char *parent = "objective.outcome";
	struct finding *f;

	if (!plan_is_live(c->plan))
		return;
	if (!at || !at->n) {
		no_outcome(c);
		return;
	}
	if (!field_written(c, at, parent, "who")) {
		f = say_at(c, at->key, "the outcome does not say who did it");
		say_help(c, f, "name them:\n    who: Who exactly");
	}
	if (!field_written(c, at, parent, "did")) {
		f = say_at(c, at->key,
			   "the outcome does not say what was done");
		say_help(c, f,
			 "say it so that all would see it:\n"
			 "    did: did exactly what");
	}
	if (!field_written(c, at, parent, "so")) {
		f = say_at(c, at->key,
			   "the outcome does not say what there is to "
			   "celebrate");
		say_help(c, f,
			 "say what is better then:\n"
			 "    so: so that we are glad");
	}
}

/* --- sponsor-missing --- */

static void sponsor_missing(struct check *c)
{
	const struct plan *p = c->plan;
	struct finding *f;

	if (!plan_is_live(p))
		return;
	if (!p->sponsor.at) {
		/* a template's plan is a draft that still looks for one */
		if (plan_stage(p) == STAGE_DRAFT ||
		    field_written(c, p->root, "", "sponsor"))
			return;
		f = say_plan(c, "sponsor", "nobody has asked for this plan");
		say_help(c, f,
			 "name who did and set its goal:\n"
			 "sponsor: HANDLE");
		return;
	}
	if (check_number(c, "self") != 0 || !p->owner.at ||
	    !slice_eq(utf8_nfc(c->arena, p->sponsor.s),
		      utf8_nfc(c->arena, p->owner.s)) ||
	    is_placeholder(c, p, p->sponsor.s))
		return;
	f = say_at(c, p->sponsor.at,
		   "%.*s has asked for this plan and owns it too",
		   SL(brief(c, p->sponsor.s)));
	say_help(c, f,
		 "name somebody else who wants the outcome, or do not "
		 "start");
}

/* --- means-short --- */

static void judge_means(struct check *c, const struct resource *r)
{
	struct amount need, have;
	struct finding *f;

	if (!r->need.at) {
		if (field_written(c, r->at, "resources.*", "need"))
			return;
		f = say_at(c, r->at->key, "%.*s: not said how much is needed",
			   SL(brief(c, r->key)));
		say_help(c, f,
			 "say what it takes, and what there is of it:\n"
			 "  %.*s: {need: …, have: %.*s}",
			 SL(brief(c, r->key)),
			 SL(r->have.at
				    ? yaml_quote(c->arena, brief(c, r->have.s))
				    : SLICE("…")));
		return;
	}
	if (!r->have.at) {
		if (field_written(c, r->at, "resources.*", "have") ||
		    (amount_parse(&need, c->arena, r->need.s) &&
		     need.value <= 0))
			return;
		f = say_at(c, r->at->key, "%.*s: needs %.*s, and has nothing",
			   SL(brief(c, r->key)),
			   SL(brief_number(c, r->need.s)));
		say_help(c, f, "say how much of it was given: have: %.*s",
			 SL(brief(c, r->need.s)));
		return;
	}
	if (!amount_parse(&need, c->arena, r->need.s) ||
	    !amount_parse(&have, c->arena, r->have.s))
		return;
	if (need.unit.len && have.unit.len && !slice_eq(need.unit, have.unit)) {
		f = say_at(c, r->have.at,
			   "%.*s: needs %.*s and has %.*s, which are not "
			   "measured alike",
			   SL(brief(c, r->key)), SL(brief_number(c, r->need.s)),
			   SL(brief_number(c, r->have.s)));
		say_help(c, f, "write both in the same unit");
	} else if (have.value < need.value) {
		f = say_at(c, r->have.at, "%.*s: needs %.*s and has %.*s",
			   SL(brief(c, r->key)), SL(brief_number(c, r->need.s)),
			   SL(brief_number(c, r->have.s)));
		say_help(c, f,
			 "find the rest before the work starts, or plan "
			 "for less");
	}
}

static void means_short(struct check *c)
{
	const struct plan *p = c->plan;
	struct finding *f;
	size_t i;

	if (!plan_is_live(p))
		return;
	for (i = 0; i < p->n_resources; i++)
		judge_means(c, &p->resources[i]);
	if (p->n_resources || (p->resources_at && p->resources_at->n) ||
	    (!p->resources_at && field_written(c, p->root, "", "resources")))
		return;
	f = say_plan(c, "resources",
		     "the plan does not say which means it "
		     "needs");
	move_to_key(f, p->resources_at);
	say_help(c, f,
		 "say what it takes, and what there is of it:\n"
		 "resources:\n"
		 "  budget: {need: 20000 EUR, have: 20000 EUR}");
}

/* --- loose-end --- */

/* Actions that another one which is not dropped needs, as pointers. */
static struct map needed_actions(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	struct map found = map_in(c->arena);
	struct target t;
	size_t i, j, k;

	for (i = 0; i < s->n_plans; i++)
		for (j = 0; j < s->plans[i]->plan->n_actions; j++) {
			const struct action *a = &s->plans[i]->plan->actions[j];

			if (a->dropped.at)
				continue;
			for (k = 0; k < a->needs.n; k++) {
				if (!snapshot_resolve(&t, s, s->plans[i],
						      a->needs.v[k].s) ||
				    !t.item || t.item == &a->item)
					continue;
				map_put(&found,
					arena_copy(
						c->arena,
						(struct slice){
							(const char *)&t.item,
							sizeof(t.item)}),
					&found);
			}
		}
	return found;
}

static bool is_needed(const struct map *needed, const struct action *a)
{
	const struct item *item = &a->item;

	return map_get(needed, (struct slice){(const char *)&item,
					      sizeof(item)}) != NULL;
}

/* A reference that leads nowhere may have been meant for one of them. */
static bool needs_in_doubt(const struct check *c)
{
	size_t i, k;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];
		struct target t;

		if (!a->needs.at &&
		    field_written(c, a->item.at, "actions.*", "needs"))
			return true;
		for (k = 0; k < a->needs.n; k++)
			if (!snapshot_resolve(&t, c->snapshot, c->file,
					      a->needs.v[k].s))
				return true;
	}
	return items_lost(c, ITEM_ACTION);
}

#define ENDS_NAMED 10

static void judge_ends(struct check *c, const struct map *needed)
{
	size_t most = (size_t)check_number(c, "ends"), i, n = 0, named = 0;
	const struct plan *p = c->plan;
	struct finding *f;

	for (i = 0; i < p->n_actions; i++)
		n += !p->actions[i].dropped.at &&
		     !is_needed(needed, &p->actions[i]);
	if (n <= most)
		return;
	f = say_plan(c, "actions",
		     "%zu actions lead to no other, where the plan may have "
		     "%zu such",
		     n, most);
	move_to_key(f, p->items_at[ITEM_ACTION]);
	say_help(c, f,
		 "tie them together backwards from the end: needs: "
		 "[what must come before]");
	for (i = 0; i < p->n_actions && named < ENDS_NAMED; i++) {
		const struct item *item = &p->actions[i].item;

		if (p->actions[i].dropped.at ||
		    is_needed(needed, &p->actions[i]))
			continue;
		say_also(c, f, c->file, item->at->key, "%.*s",
			 SL(brief(c, item->key)));
		named++;
	}
}

static void loose_end(struct check *c)
{
	struct map needed = needed_actions(c);
	size_t i;

	for (i = 0; i < c->snapshot->n_plans; i++) {
		check_enter(c, c->snapshot->plans[i]);
		if (plan_is_live(c->plan) &&
		    check_method(c, c->plan, "start-at-the-end") &&
		    !needs_in_doubt(c))
			judge_ends(c, &needed);
	}
}

const struct rule rules_from_the_end[] = {
	{.id = "outcome-incomplete",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "The outcome does not say who did what, or what there is "
		    "to celebrate.",
	 .why = "Only an end that can be seen before one's eyes can be worked "
		"back from.",
	 .run_plan = outcome_incomplete},
	{.id = "sponsor-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .params = {{"self", PARAM_BOOL, 0, NULL,
		     "whether the owner may have asked for it"}},
	 .summary = "Nobody has asked for the plan: it has no sponsor, or the "
		    "sponsor is its owner.",
	 .why = "Work for which nobody asked ends in a drawer, however well "
		"it is made.",
	 .run_plan = sponsor_missing},
	{.id = "means-short",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "One of the means has less than it needs, or does not say "
		    "how much that is; or none are named.",
	 .why = "A project that runs out of means falls over, and takes the "
		"trust in those who began it along.",
	 .run_plan = means_short},
	{.id = "loose-end",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_WARNING,
	 .params = {{"ends", PARAM_INT, 1, NULL,
		     "the most actions that no other needs"}},
	 .summary = "More actions than allowed are needed by no other: they "
		    "do not lead to the end.",
	 .why = "An action from which nothing follows was started because "
		"there was time for it.",
	 .run = loose_end},
	{.id = NULL},
};
