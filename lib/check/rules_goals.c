/*
 * goal-changed-by-owner: with delegation the sponsor sets the goal, and the
 * owner chooses the way to it. Who changed it is told by commits.
 */
#include "base/utf8.h"
#include "check/rules.h"
#include "compare/value.h"

/* --- what moved --- */

/* item: metrics.KEY, also where it goes by another name since. */
static const struct metric *metric_of(const struct plan *p, struct slice item)
{
	struct slice key =
		slice_sub(item, slice_find(item, '.', 0) + 1, item.len);
	const struct metric *found = p ? plan_metric(p, key) : NULL;
	size_t i;

	for (i = 0; p && !found && i < p->n_metrics; i++)
		if (slice_eq(p->metrics[i].item.was.s, key))
			found = &p->metrics[i];
	return found;
}

bool goal_part_moved(const struct plan *before, const struct plan *after,
		     struct slice item)
{
	const struct metric *was, *now;

	if (!before || !after)
		return false;
	if (!item.len)
		return !value_same(before->objective_at, after->objective_at,
				   "objective");
	was = metric_of(before, item);
	now = metric_of(after, item);
	if (!was || !now)
		return was && !now;
	return !value_same(was->target.at, now->target.at, "metrics.*.target");
}

static bool delegated(const struct config *config, const struct plan_change *p)
{
	return promises_stand(p) &&
	       config_method(config, p->after->plan, "delegation");
}

static void add_moved(struct goal_moved **out, size_t *n, struct arena *a,
		      const struct plan_change *p, struct slice item)
{
	if (goal_part_moved(p->before->plan, p->after->plan, item))
		ARENA_PUSH(a, *out, *n) = (struct goal_moved){
			.before = p->before, .after = p->after, .item = item};
}

/* The parts of one plan: its objective, and the targets that it had. */
static void parts_moved(struct goal_moved **out, size_t *n, struct arena *a,
			const struct plan_change *p)
{
	size_t i;

	add_moved(out, n, a, p, SLICE(""));
	for (i = 0; i < p->before->plan->n_metrics; i++)
		add_moved(out, n, a, p,
			  item_path(a, &p->before->plan->metrics[i].item));
}

static bool anywhere_delegated(const struct config *config)
{
	size_t i, j;

	for (i = 0; i < config->n_methods; i++)
		for (j = 0; j < config->methods[i].methods.n; j++)
			if (slice_is(config->methods[i].methods.v[j].s,
				     "delegation"))
				return true;
	return false;
}

size_t goals_moved(struct goal_moved **out, struct arena *a,
		   const struct snapshot *before, const struct snapshot *after)
{
	struct plan_change *v;
	size_t n, n_plans, i;

	*out = NULL;
	n = 0;
	if (!anywhere_delegated(&after->config))
		return 0;
	n_plans = changes_match(&v, a, before, after);
	for (i = 0; i < n_plans; i++)
		if (delegated(&after->config, &v[i]) &&
		    !file_same_bytes(v[i].before, v[i].after))
			parts_moved(out, &n, a, &v[i]);
	return n;
}

/* --- who did it --- */

static bool same_text(struct arena *a, struct slice x, struct slice y)
{
	return x.len && slice_eq(utf8_fold_id(a, x), utf8_fold_id(a, y));
}

/*
 * By address or name, as the file of people has them. Who is not in it is
 * known by the handle alone, as a name or as what stands before the @.
 */
static bool is_person(const struct check *c, const struct person_name *who,
		      struct slice handle)
{
	const struct person *p = people_get(&c->snapshot->people, handle);
	struct slice local =
		slice_sub(who->email, 0, slice_find(who->email, '@', 0));

	if (!handle.len)
		return false;
	if (p && (p->email.len || p->name.len))
		return same_text(c->arena, p->email, who->email) ||
		       same_text(c->arena, p->name, who->name);
	return same_text(c->arena, handle, who->name) ||
	       same_text(c->arena, handle, local);
}

/* The owner, before or now, but for one who is the sponsor as well. */
static bool by_owner(const struct check *c, const struct goal_change *g)
{
	const struct plan *was = c->change->before->plan, *now = c->plan;

	return (is_person(c, &g->author, was->owner.s) ||
		is_person(c, &g->author, now->owner.s)) &&
	       !is_person(c, &g->author, was->sponsor.s) &&
	       !is_person(c, &g->author, now->sponsor.s);
}

/* The first of the changes of that part that its owner made. */
static const struct goal_change *owners_change(const struct check *c,
					       struct slice item)
{
	const struct lint_options *opt = c->options;
	size_t i;

	for (i = 0; i < opt->n_goals; i++)
		if (slice_eq(opt->goals[i].plan, c->plan->id.s) &&
		    slice_eq(opt->goals[i].item, item) &&
		    by_owner(c, &opt->goals[i]))
			return &opt->goals[i];
	return NULL;
}

/* --- what is said --- */

static void help_with_goal(struct check *c, struct finding *f)
{
	struct slice sponsor = c->plan->sponsor.s;

	if (sponsor.len)
		say_help(c, f,
			 "with delegation that is up to %.*s, who asked for "
			 "the plan; let them make this change",
			 SL(brief(c, sponsor)));
	else
		say_help(c, f,
			 "with delegation that is up to whoever asked for the "
			 "plan; let them make this change");
}

static void objective_changed(struct check *c)
{
	const struct goal_change *g = owners_change(c, SLICE(""));
	struct slice who;
	struct finding *f;

	if (!g)
		return;
	who = brief(c, g->author.name);
	if (c->plan->objective_at && g->commit.ptr)
		f = say_at(c, c->plan->objective_at,
			   "the objective was changed by %.*s, who owns the "
			   "plan, in commit %.*s",
			   SL(who), SL(g->commit));
	else if (c->plan->objective_at)
		f = say_at(c, c->plan->objective_at,
			   "the objective is changed by %.*s, who owns the "
			   "plan",
			   SL(who));
	else
		f = say_plan(c, "objective",
			     "the objective is taken away by %.*s, who owns "
			     "the plan",
			     SL(who));
	move_to_key(f, c->plan->objective_at);
	help_with_goal(c, f);
}

static void target_changed(struct check *c, const struct metric *was)
{
	struct slice item = item_path(c->arena, &was->item);
	const struct goal_change *g = owners_change(c, item);
	const struct metric *now = metric_of(c->plan, item);
	struct slice who;
	struct finding *f;

	if (!g)
		return;
	who = brief(c, g->author.name);
	if (now && now->target.at && g->commit.ptr)
		f = say_at(c, now->target.at,
			   "the target of metric %.*s was changed by %.*s, who "
			   "owns the plan, in commit %.*s",
			   SL(was->item.key), SL(who), SL(g->commit));
	else if (now && now->target.at)
		f = say_at(c, now->target.at,
			   "the target of metric %.*s is changed by %.*s, who "
			   "owns the plan",
			   SL(was->item.key), SL(who));
	else
		f = say_plan(c, NULL,
			     "the target of metric %.*s is taken away by "
			     "%.*s, who owns the plan",
			     SL(was->item.key), SL(who));
	f->item = item;
	help_with_goal(c, f);
}

void goal_changed_by_owner(struct check *c)
{
	const struct plan_change *p = c->change;
	size_t i;

	if (!c->options->n_goals || !delegated(&c->snapshot->config, p))
		return;
	if (goal_part_moved(p->before->plan, c->plan, SLICE("")))
		objective_changed(c);
	for (i = 0; i < p->before->plan->n_metrics; i++) {
		const struct metric *was = &p->before->plan->metrics[i];

		if (goal_part_moved(p->before->plan, c->plan,
				    item_path(c->arena, &was->item)))
			target_changed(c, was);
	}
}
