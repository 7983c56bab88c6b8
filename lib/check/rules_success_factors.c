/* Group 7, success-factors: few factors, measured, agreed upon, scored. */
#include "base/utf8.h"
#include "check/rules.h"
#include "plan/goal.h"
#include "plan/pace.h"
#include "yaml/quote.h"

static void factor_count(struct check *c)
{
	size_t min = (size_t)check_number(c, "min");
	size_t max = (size_t)check_number(c, "max"), n = c->plan->n_factors;
	struct finding *f;

	if (!plan_is_live(c->plan) || (n >= min && n <= max) ||
	    (n < min && items_lost(c, ITEM_FACTOR)))
		return;
	f = n == 1 ? say_plan(c, "success-factors",
			      "1 success factor where %zu to %zu belong", min,
			      max)
		   : say_plan(c, "success-factors",
			      "%zu success factors where %zu to %zu belong", n,
			      min, max);
	move_to_key(f, c->plan->items_at[ITEM_FACTOR]);
	say_help(c, f,
		 n < min ? "name what must be done very well:\n"
			   "success-factors:\n  KEY: What we do very well"
			 : "choose those that decide; the others wait");
}

/* --- factor-unmeasured --- */

/* A set of pointers, gathered first and searched later. */
struct pointers {
	const void **v;
	size_t n;
};

static int cmp_pointer(const void *pa, const void *pb)
{
	const void *const *a = pa, *const *b = pb;

	return (*a > *b) - (*a < *b);
}

/* The factors that metrics name, wherever they stand. */
static struct pointers measured_factors(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	struct pointers found = {NULL, 0};
	struct target t;
	size_t i, j;

	for (i = 0; i < s->n_plans; i++)
		for (j = 0; j < s->plans[i]->plan->n_metrics; j++) {
			const struct metric *m = &s->plans[i]->plan->metrics[j];

			if (m->factor.at &&
			    snapshot_resolve(&t, s, s->plans[i], m->factor.s) &&
			    t.item)
				ARENA_PUSH(c->arena, found.v, found.n) = t.item;
		}
	if (found.n)
		qsort(found.v, found.n, sizeof(*found.v), cmp_pointer);
	return found;
}

/* A metric may have been meant for it: then that mistake is said already. */
static bool metrics_in_doubt(const struct check *c)
{
	size_t i;

	for (i = 0; i < c->plan->n_metrics; i++) {
		const struct metric *m = &c->plan->metrics[i];
		struct target t;

		if (!m->factor.at ? field_written(c, m->item.at, "metrics.*",
						  "factor")
				  : !snapshot_resolve(&t, c->snapshot, c->file,
						      m->factor.s))
			return true;
	}
	return items_lost(c, ITEM_METRIC);
}

static void factor_unmeasured(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	struct pointers measured = measured_factors(c);
	size_t i, j;

	for (i = 0; i < s->n_plans; i++) {
		check_enter(c, s->plans[i]);
		if (!c->plan->n_factors || !plan_is_live(c->plan) ||
		    !check_method(c, c->plan, "success-factors") ||
		    metrics_in_doubt(c))
			continue;
		for (j = 0; j < c->plan->n_factors; j++) {
			const struct item *item = &c->plan->factors[j].item;
			const void *key = item;

			if (measured.n && bsearch(&key, measured.v, measured.n,
						  sizeof(key), cmp_pointer))
				continue;
			say_help(c,
				 say_item(c, item, NULL,
					  "no metric measures the success "
					  "factor %.*s",
					  SL(brief(c, item->key))),
				 "name it at the metric that shows it:\n"
				 "    factor: %.*s",
				 SL(brief(c, item->key)));
		}
	}
}

/* --- agreement-missing --- */

/* Teams in the order in which they were met. */
struct teams {
	struct slice *v;
	size_t n;
};

static void add_team(struct teams *teams, struct arena *a, struct slice team)
{
	size_t i;

	if (!team.len)
		return;
	for (i = 0; i < teams->n; i++)
		if (slice_eq(utf8_fold_id(a, teams->v[i]),
			     utf8_fold_id(a, team)))
			return;
	ARENA_PUSH(a, teams->v, teams->n) = team;
}

/* Of those who own something here; returns how many people they are. */
static size_t owning_teams(struct teams *out, const struct check *c)
{
	const struct text **owners;
	struct map seen = map_in(c->arena);
	size_t i, n, people = 0;

	n = item_owners(&owners, c->arena, c->plan);
	for (i = 0; i < n; i++) {
		const struct person *person =
			people_get(&c->snapshot->people, owners[i]->s);

		if (!person || map_put(&seen, person->handle, &seen))
			continue;
		people++;
		add_team(out, c->arena, person->team);
	}
	return people;
}

/* An entry of the wrong type has a finding of its own. */
static bool has_agreed(const struct check *c, struct slice team)
{
	const struct plan *p = c->plan;
	struct slice fold = utf8_fold_id(c->arena, team);
	const struct node *n;
	size_t i;

	for (i = 0; i < p->n_agreed; i++)
		if ((GIVEN(p->agreed[i].by) || GIVEN(p->agreed[i].day)) &&
		    slice_eq(utf8_fold_id(c->arena, p->agreed[i].key), fold))
			return true;
	n = p->agreed_at ? node_get(p->agreed_at, team) : NULL;
	return n && n->kind != NODE_MAP && !node_is_null(n);
}

static void agreement_missing(struct check *c)
{
	const struct param_value *listed = check_param(c, "teams");
	struct slice missing = SLICE_NONE, first = SLICE_NONE;
	struct teams teams = {NULL, 0};
	struct finding *f;
	size_t i;

	if (!plan_is_live(c->plan) ||
	    (!c->plan->agreed_at &&
	     field_written(c, c->plan->root, "", "agreed")))
		return;
	if (owning_teams(&teams, c) < (size_t)check_number(c, "people") ||
	    teams.n < 2)
		teams.n = 0;
	for (i = 0; i < listed->n_words; i++)
		add_team(&teams, c->arena, listed->words[i]);
	for (i = 0; i < teams.n; i++) {
		if (has_agreed(c, teams.v[i]))
			continue;
		missing = list_add(c->arena, missing, brief(c, teams.v[i]));
		if (!first.len)
			first = teams.v[i];
	}
	if (!missing.len)
		return;
	f = say_plan(c, "agreed", "not agreed to by: %.*s", SL(missing));
	move_to_key(f, c->plan->agreed_at);
	say_help(c, f,
		 "ask them, and write down who agreed and when:\n"
		 "agreed:\n  %.*s: {by: HANDLE, day: YYYY-MM-DD}",
		 SL(yaml_quote(c->arena, first)));
}

static void agreement_stale(struct check *c)
{
	struct slice now = SLICE_NONE;
	size_t i;

	if (!plan_is_live(c->plan))
		return;
	for (i = 0; i < c->plan->n_agreed; i++) {
		const struct agreement *a = &c->plan->agreed[i];
		struct finding *f;

		if (!a->goal.at || is_placeholder(c, c->plan, a->goal.s))
			continue;
		if (!now.len)
			now = plan_goal_fingerprint(c->arena, c->plan);
		if (slice_eq(a->goal.s, now))
			continue;
		f = say_at(c, a->goal.at,
			   "%.*s agreed to another goal than the one that "
			   "stands here now",
			   SL(brief(c, a->key)));
		say_help(c, f,
			 "ask them again; if they agree, write\n"
			 "goal: %.*s",
			 SL(now));
	}
}

/* --- score-missing --- */

static bool in_range(const struct number *n)
{
	return n->v >= 1 && n->v <= 10;
}

static void judge_score(struct check *c, const struct number *n)
{
	struct finding *f;

	if (!n->at || in_range(n))
		return;
	f = say_at(c, n->at, "a score of %.*s", SL(brief(c, n->text)));
	say_help(c, f, "scores go from 1 to 10, with ten the best");
}

/* As it stands there, or a number to be replaced. */
static struct slice score_text(const struct number *n, struct slice example)
{
	return n->at ? n->text : example;
}

static void judge_both(struct check *c, const struct score *s)
{
	struct finding *f;

	if (!field_written(c, s->at, "scorecard.*", "strategy"))
		f = say_at(c, s->at->key, "%.*s: strategy has no score",
			   SL(brief(c, s->key)));
	else if (!field_written(c, s->at, "scorecard.*", "execution"))
		f = say_at(c, s->at->key, "%.*s: execution has no score",
			   SL(brief(c, s->key)));
	else
		return;
	say_help(c, f,
		 "score both from 1 to 10:\n"
		 "  %.*s: {strategy: %.*s, execution: %.*s}",
		 SL(brief(c, s->key)), SL(score_text(&s->strategy, SLICE("7"))),
		 SL(score_text(&s->execution, SLICE("5"))));
}

/* Names of the periods that have an entry; false where one has no such name. */
static bool scored_periods(struct map *out, const struct check *c)
{
	const struct node *at = c->plan->scorecard_at, *n;
	struct period *p;

	*out = map_in(c->arena);
	for (n = at ? at->first : NULL; n; n = n->next) {
		p = arena_alloc(c->arena, sizeof(*p));
		if (period_parse(p, &c->snapshot->config.calendar,
				 n->key->text) != PERIOD_OK)
			return false;
		if (!node_is_null(n))
			map_put(out, slice_of(p->name), p);
	}
	return true;
}

#define PERIODS_NAMED 4

static struct slice unscored_periods(const struct check *c,
				     const struct map *scored,
				     const struct period *whole)
{
	const struct calendar *cal = &c->snapshot->config.calendar;
	struct period p = period_of_day(cal, cal->review, whole->first);
	struct slice missing = SLICE_NONE;
	size_t n = 0;

	for (;;) {
		if (!map_get(scored, slice_of(p.name))) {
			if (n++ == PERIODS_NAMED)
				return list_add(c->arena, missing, SLICE("…"));
			missing = list_add(
				c->arena, missing,
				arena_copy(c->arena, slice_of(p.name)));
		}
		if (p.last >= whole->last)
			return missing;
		p = period_of_day(cal, cal->review, p.last + 1);
	}
}

static void score_missing(struct check *c)
{
	const struct plan *p = c->plan;
	struct slice missing;
	struct period whole;
	struct map scored;
	struct finding *f;
	size_t i;

	for (i = 0; i < p->n_scores && plan_stage(p) != STAGE_DROPPED; i++) {
		judge_score(c, &p->scorecard[i].strategy);
		judge_score(c, &p->scorecard[i].execution);
	}
	if (plan_stage(p) != STAGE_CLOSED ||
	    (!p->scorecard_at && field_written(c, p->root, "", "scorecard")))
		return;
	for (i = 0; i < p->n_scores; i++)
		judge_both(c, &p->scorecard[i]);
	if (!scored_periods(&scored, c) ||
	    !plan_period(&whole, p, &c->snapshot->config.calendar))
		return;
	missing = unscored_periods(c, &scored, &whole);
	if (!missing.len)
		return;
	f = say_plan(c, "scorecard",
		     "the plan is closed without scores for %.*s", SL(missing));
	move_to_key(f, p->scorecard_at);
	say_help(c, f,
		 "score strategy and execution from 1 to 10:\n"
		 "scorecard:\n  PERIOD: {strategy: 7, execution: 5}");
}

/* --- rhythm-missing --- */

static void rhythm_missing(struct check *c)
{
	const struct param_value *every = check_param(c, "every");
	struct slice word = every->n_words ? every->words[0] : SLICE_NONE;
	int32_t most = pace_days(word), days;
	const struct plan *p = c->plan;
	struct finding *f;
	size_t i;

	if (plan_stage(p) != STAGE_COMMITTED || !most ||
	    items_lost(c, ITEM_RHYTHM))
		return;
	for (i = 0; i < p->n_rhythms; i++) {
		const struct rhythm *r = &p->rhythms[i];

		if (!r->every.at) {
			if (field_written(c, r->item.at, "rhythms.*", "every"))
				return;
			continue;
		}
		days = pace_days(r->every.s);
		if (days && days <= most)
			return;
	}
	f = say_plan(c, "rhythms",
		     "the team does not meet over the plan at "
		     "least every %.*s",
		     SL(brief(c, word)));
	move_to_key(f, p->items_at[ITEM_RHYTHM]);
	say_help(c, f,
		 "say how often you look at it together:\n"
		 "rhythms:\n  review: {title: Review of the plan, owner: "
		 "HANDLE, every: %.*s}",
		 SL(brief(c, word)));
}

static const char *const no_words[] = {NULL};
static const char *const each_quarter[] = {"quarter", NULL};

const struct rule rules_success_factors[] = {
	{.id = "factor-count",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"min", PARAM_INT, 2, NULL, "the fewest factors"},
		    {"max", PARAM_INT, 3, NULL, "the most factors"}},
	 .summary = "The plan has too few or too many success factors.",
	 .why = "Doing two or three things very well beats doing ten of them "
		"somehow.",
	 .run_plan = factor_count},
	{.id = "factor-unmeasured",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_WARNING,
	 .summary = "No metric names this success factor.",
	 .why = "What is not measured month by month is felt to go well until "
		"the year is over.",
	 .run = factor_unmeasured},
	{.id = "agreement-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"people", PARAM_INT, 3, NULL,
		     "owners from which on their teams must agree"},
		    {"teams", PARAM_WORDS, 0, no_words,
		     "teams that must agree to every plan"}},
	 .summary = "People of several teams own items, and one of these teams "
		    "has not agreed; or a team that is asked for every plan "
		    "has not.",
	 .why = "A team that never agreed to the goal follows another one "
		"when it matters.",
	 .run_plan = agreement_missing},
	{.id = "agreement-stale",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "A fingerprint in agreed is not that of the goal as it now "
		    "stands.",
	 .why = "They agreed to something else, and do not know that it has "
		"changed.",
	 .run_plan = agreement_stale},
	{.id = "score-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A closed plan has a review period without a score for "
		    "strategy and one for execution, or a score lies outside "
		    "1 to 10.",
	 .why = "Only both scores side by side tell whether the plan was "
		"wrong, or what was made of it.",
	 .run_plan = score_missing},
	{.id = "rhythm-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"every", PARAM_WORDS, 0, each_quarter,
		     "the longest time between two meetings"}},
	 .summary = "A committed plan names no meeting of at least this pace.",
	 .why = "Without a fixed day to look at the numbers together nothing "
		"is learned in time.",
	 .run_plan = rhythm_missing},
	{.id = NULL},
};
