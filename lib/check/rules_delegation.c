/* Group 7, delegation: a job for each action, and conditions to work in. */
#include "check/rules.h"
#include "yaml/quote.h"

static const char *const base_jobs[] = {"research", "reach", "sell"};

/* --- job-missing --- */

static bool takes_part(const struct check *c, const struct plan *p)
{
	return plan_is_live(p) && check_method(c, p, "delegation");
}

/* An action without a job that is not said to be something else. */
static void judge_actions(struct check *c)
{
	size_t i;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];
		struct finding *f;

		if (a->dropped.at || a->job.at ||
		    field_written(c, a->item.at, "actions.*", "job"))
			continue;
		f = say_item(c, &a->item, "job", "action %.*s has no job",
			     SL(brief(c, a->item.key)));
		say_help(c, f,
			 "say which kind of work it is, such as\n"
			 "job: research\njob: reach\njob: sell");
	}
}

/* What the plans under one top plan hold. */
struct tree_jobs {
	const struct plan_file *top;
	size_t actions;
	bool doubt; /* an action has no job that could be read */
	bool held[ARRAY_LEN(base_jobs)];
};

/* The one above; NULL at the top, or where it cannot be told. */
static const struct plan_file *above(const struct check *c,
				     const struct plan_file *file)
{
	struct target t;

	if (!file->plan->supports.at ||
	    !snapshot_resolve(&t, c->snapshot, NULL, file->plan->supports.s))
		return NULL;
	return t.file;
}

/*
 * The top plan over a file, remembered for all on the way; in a circle it is
 * whichever was met twice.
 */
static const struct plan_file *top_of(struct check *c, struct map *tops,
				      const struct plan_file *file)
{
	const struct plan_file *at = file, *up, *top = NULL;
	struct map way = map_in(c->arena);
	struct map_entry *e = NULL;

	while (!top) {
		struct plan_file *known = map_get(tops, at->path);

		map_put(&way, at->path, &way);
		up = above(c, at);
		if (known)
			top = known;
		else if (!up || map_get(&way, up->path))
			top = at;
		else
			at = up;
	}
	while ((e = map_next(&way, e)))
		map_put(tops, map_key(e),
			(struct plan_file *)(uintptr_t)(const void *)top);
	return top;
}

static void count_jobs(struct tree_jobs *jobs, const struct check *c)
{
	size_t i, k;

	jobs->doubt |= items_lost(c, ITEM_ACTION);
	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];

		if (a->dropped.at)
			continue;
		jobs->actions++;
		jobs->doubt |= !a->job.at;
		for (k = 0; k < ARRAY_LEN(base_jobs); k++)
			if (slice_is(a->job.s, base_jobs[k]))
				jobs->held[k] = true;
	}
}

static void judge_tree(struct check *c, const struct tree_jobs *jobs)
{
	struct slice missing = SLICE_NONE;
	struct finding *f;
	size_t k;

	for (k = 0; k < ARRAY_LEN(base_jobs); k++)
		if (!jobs->held[k])
			missing = list_add(c->arena, missing,
					   slice_of(base_jobs[k]));
	if (!jobs->actions || jobs->doubt || !missing.len)
		return;
	check_enter(c, jobs->top);
	f = say_plan(c, "actions",
		     "in this plan and those under it no action has the job: "
		     "%.*s",
		     SL(missing));
	say_help(c, f,
		 "add an action for it, or correct the job of one that "
		 "does it");
}

static void job_missing(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	struct map tops = map_in(c->arena), trees = map_in(c->arena);
	struct map_entry *e = NULL;
	size_t i;

	for (i = 0; i < s->n_plans; i++) {
		const struct plan_file *top;
		struct tree_jobs *jobs;

		check_enter(c, s->plans[i]);
		if (!takes_part(c, c->plan))
			continue;
		judge_actions(c);
		top = top_of(c, &tops, s->plans[i]);
		jobs = map_get(&trees, top->path);
		if (!jobs) {
			jobs = arena_alloc(c->arena, sizeof(*jobs));
			jobs->top = top;
			map_put(&trees, top->path, jobs);
		}
		count_jobs(jobs, c);
	}
	while ((e = map_next(&trees, e)))
		judge_tree(c, map_value(e));
}

/* --- conditions-missing --- */

static bool is_stated(const struct check *c, struct slice key)
{
	const struct node *map = c->plan->conditions.at, *n;

	n = map ? node_get(map, key) : NULL;
	return n && (n->kind != NODE_SCALAR ||
		     (slice_trim(n->text).len && !node_is_null(n)));
}

static void conditions_missing(struct check *c)
{
	const struct param_value *keys = check_param(c, "keys");
	struct slice missing = SLICE_NONE, first = SLICE_NONE;
	struct finding *f;
	size_t i;

	if (!plan_is_live(c->plan) ||
	    (!c->plan->conditions.at &&
	     field_written(c, c->plan->root, "", "conditions")))
		return;
	for (i = 0; i < keys->n_words; i++) {
		if (is_stated(c, keys->words[i]))
			continue;
		missing = list_add(c->arena, missing, brief(c, keys->words[i]));
		if (!first.len)
			first = keys->words[i];
	}
	if (!missing.len)
		return;
	f = say_plan(c, "conditions",
		     "not said under which conditions the "
		     "team works: %.*s",
		     SL(missing));
	move_to_key(f, c->plan->conditions.at);
	say_help(c, f,
		 "say what the team can count on:\n"
		 "conditions:\n  %.*s: What there is, and who decides on it",
		 SL(yaml_quote(c->arena, first)));
}

static const char *const must_be_stated[] = {"budget", "tools", "rewards",
					     NULL};

const struct rule rules_delegation[] = {
	{.id = "job-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_WARNING,
	 .summary = "An action has no job; or the plans under one top plan "
		    "leave research, reach or sell without any action.",
	 .why = "Whoever neither learns about the customers, nor is heard of, "
		"nor sells, has left out a third of the work.",
	 .run = job_missing},
	{.id = "conditions-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"keys", PARAM_WORDS, 0, must_be_stated,
		     "the conditions to be stated"}},
	 .summary = "One of the listed conditions is not stated.",
	 .why = "Who hands over a goal owes the means and the freedom to reach "
		"it; what is not written down is missing when it counts.",
	 .run_plan = conditions_missing},
	{.id = NULL},
};
