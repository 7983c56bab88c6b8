/* The few things that somebody has to decide, with their arithmetic. */
#include "plan/goal.h"
#include "review/tell.h"

#define EACH_MOST  5  /* of one kind; more would not be read */
#define OLD_DAYS   90 /* backlog as old as this asks for a decision */
#define MANY_MOVES 2

/* What is asked about, the gravest first. */
enum about {
	ABOUT_VANISHED,
	ABOUT_SLIPPED,
	ABOUT_OVERDUE,
	ABOUT_NO_OWNER,
	ABOUT_LEVER,
	ABOUT_BEHIND,
	ABOUT_EASED,
	ABOUT_NOT_AGREED,
	N_ABOUT,
};

/* They stand in ids, which must not change. */
static const char *const about_names[N_ABOUT] = {
	[ABOUT_VANISHED] = "vanished",	 [ABOUT_SLIPPED] = "slipped",
	[ABOUT_OVERDUE] = "overdue",	 [ABOUT_NO_OWNER] = "no-owner",
	[ABOUT_LEVER] = "lever-ignored", [ABOUT_BEHIND] = "behind",
	[ABOUT_EASED] = "eased",	 [ABOUT_NOT_AGREED] = "not-agreed",
};

struct weighed {
	struct question q;
	enum about about;
	int64_t weight; /* among those of its kind */
	size_t place;	/* the same, from 0 */
};

struct asking {
	struct arena *arena;
	const struct counted *c;
	const struct catalogue *words;
	struct weighed *v;
	size_t n;
};

static void ask(struct asking *as, enum about about, struct slice plan,
		struct slice item, int64_t weight, struct slice text)
{
	struct slice key =
		slice_sub(item, slice_find(item, '.', 0) + 1, item.len);
	struct weighed w = {.about = about, .weight = weight};

	w.q = (struct question){.plan = plan,
				.item = item,
				.about = slice_of(about_names[about]),
				.text = text};
	w.q.id = arena_printf(as->arena, "%s:%.*s.%.*s", about_names[about],
			      SL(plan), SL(key));
	ARENA_PUSH(as->arena, as->v, as->n) = w;
}

static bool marked(const struct action_review *r, enum mark m)
{
	return r->marks & (1u << m);
}

/* --- actions -----------------------------------------------------------------
 */

static struct slice moved_text(struct asking *as, size_t moves, int64_t days)
{
	static const char *const times[] = {
		N_("never"),	   N_("once"),	      N_("twice"),
		N_("three times"), N_("four times"),  N_("five times"),
		N_("six times"),   N_("seven times"), N_("eight times"),
		N_("nine times"),  N_("ten times"),
	};
	size_t n = (size_t)days;

	if (moves < ARRAY_LEN(times))
		return catalogue_say(
			as->arena, as->words,
			catalogue_plural(as->words, n,
					 "Moved %s, %zu day in all: keep, cut "
					 "or plan again?",
					 "Moved %s, %zu days in all: keep, cut "
					 "or plan again?"),
			times[moves], n);
	return catalogue_say(as->arena, as->words,
			     catalogue_plural(as->words, moves,
					      "Moved %zu time, in days: %zu. "
					      "Keep, cut or plan again?",
					      "Moved %zu times, in days: %zu. "
					      "Keep, cut or plan again?"),
			     moves, n);
}

/* An open action whose date moved again and again. */
static bool ask_slipped(struct asking *as, const struct action_review *r)
{
	int64_t all = (int64_t)r->due - r->first_due;

	if (r->outcome != OUTCOME_OPEN || r->moves_ever < MANY_MOVES ||
	    !r->moves || r->due == DAY_NONE || all <= 0)
		return false;
	ask(as, ABOUT_SLIPPED, r->plan, r->item, all,
	    moved_text(as, r->moves_ever, all));
	return true;
}

static void ask_overdue(struct asking *as, const struct action_review *r)
{
	int64_t age = (int64_t)as->c->w.as_of - r->due;
	bool old = r->backlog && age >= OLD_DAYS;
	struct slice text;

	if (!marked(r, MARK_OVERDUE) ||
	    !(old || (r->promise != PROMISE_NO && !as->c->w.running)))
		return;
	if (age)
		text = catalogue_say(
			as->arena, as->words,
			catalogue_plural(
				as->words, (size_t)age,
				"Open for %zu day after its date: is it done, "
				"dropped, or when will it be?",
				"Open for %zu days after its date: is it done, "
				"dropped, or when will it be?"),
			(size_t)age);
	else
		text = catalogue_say(as->arena, as->words,
				     "Open at the end of its last day: is it "
				     "done, dropped, or when will it be?");
	ask(as, ABOUT_OVERDUE, r->plan, r->item, age, text);
}

static void ask_action(struct asking *as, const struct action_review *r,
		       const struct plan *b)
{
	if (r->outcome == OUTCOME_OPEN && !r->owner.len && b &&
	    plan_stage(b) == STAGE_COMMITTED)
		ask(as, ABOUT_NO_OWNER, r->plan, r->item, 0,
		    catalogue_say(as->arena, as->words,
				  "Nobody owns it: who does?"));
	if (r->ended == ENDED_VANISHED)
		ask(as, ABOUT_VANISHED, r->plan, r->item, 0,
		    catalogue_say(as->arena, as->words,
				  "A promise was deleted without a word: was "
				  "it done, dropped, or lost by mistake?"));
	else if (!ask_slipped(as, r))
		ask_overdue(as, r);
}

/* --- levers, metrics, agreements ---------------------------------------------
 */

static void ask_lever(struct asking *as, const struct lever_review *l)
{
	char day[DAY_LEN + 1];

	if (l->state != LEVER_IGNORED)
		return;
	ask(as, ABOUT_LEVER, l->plan, l->item, 0,
	    catalogue_say(as->arena, as->words,
			  "It fired on %.*s and nobody pulled it: pull it, "
			  "change it, or take it out?",
			  SL(slice_of(day_format(day, l->fired_on)))));
}

static int percent(double fraction)
{
	return (int)(fraction * 100 + (fraction < 0 ? -0.5 : 0.5));
}

static void ask_metric(struct asking *as, const struct metric_review *m)
{
	if (m->removed)
		return;
	if (m->behind)
		ask(as, ABOUT_BEHIND, m->plan, m->item,
		    (int64_t)(1000 - 1000 * m->pace),
		    catalogue_say(as->arena, as->words,
				  "%d%% of the way where %d%% were expected: "
				  "what changes now?",
				  percent(m->progress), percent(m->expected)));
	if (m->eased && !m->explained)
		ask(as, ABOUT_EASED, m->plan, m->item, 0,
		    catalogue_say(as->arena, as->words,
				  "The target became easier and nobody wrote "
				  "why: who agreed to it?"));
}

/* An agreement to a goal that is no longer the one that stands there. */
static void ask_agreements(struct asking *as, const struct plan *p)
{
	struct slice goal = SLICE_NONE;
	size_t i;

	if (plan_stage(p) != STAGE_COMMITTED)
		return;
	for (i = 0; i < p->n_agreed; i++) {
		const struct agreement *g = &p->agreed[i];

		if (!g->goal.s.len)
			continue;
		if (!goal.len)
			goal = plan_goal_fingerprint(as->arena, p);
		if (slice_eq(g->goal.s, goal))
			continue;
		ask(as, ABOUT_NOT_AGREED, p->id.s,
		    arena_printf(as->arena, "agreed.%.*s", SL(g->key)), 0,
		    catalogue_say(as->arena, as->words,
				  "The goal has changed since %.*s agreed to "
				  "it: does that still hold?",
				  SL(g->key)));
	}
}

/* --- choosing ----------------------------------------------------------------
 */

/* The heaviest of each kind first. */
static int by_weight(const void *x, const void *y)
{
	const struct weighed *a = x, *b = y;

	if (a->about != b->about)
		return a->about < b->about ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return slice_cmp(a->q.id, b->q.id);
}

/* The first of each kind, then the second of each: no kind hides another. */
static int by_turn(const void *x, const void *y)
{
	const struct weighed *a = x, *b = y;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return by_weight(x, y);
}

static void keep_few(struct review *out, struct asking *as)
{
	size_t i;

	if (!as->n)
		return;
	qsort(as->v, as->n, sizeof(*as->v), by_weight);
	for (i = 1; i < as->n; i++)
		if (as->v[i].about == as->v[i - 1].about)
			as->v[i].place = as->v[i - 1].place + 1;
	qsort(as->v, as->n, sizeof(*as->v), by_turn);
	for (i = 0; i < as->n && as->v[i].place < EACH_MOST; i++)
		ARENA_PUSH(as->arena, out->questions, out->n_questions) =
			as->v[i].q;
	out->n_unasked = as->n - i;
}

void tell_questions(struct review *out, struct arena *a,
		    const struct counted *c)
{
	struct asking as = {.arena = a, .c = c, .words = out->words};
	size_t i;

	for (i = 0; i < out->n_actions; i++) {
		const struct version *b = c->tracks[i].b;

		ask_action(&as, &out->actions[i], b ? b->plan : NULL);
	}
	for (i = 0; i < out->n_levers; i++)
		ask_lever(&as, &out->levers[i]);
	for (i = 0; i < out->n_metrics; i++)
		ask_metric(&as, &out->metrics[i]);
	for (i = 0; i < c->n_plans; i++)
		if (c->plans[i].b)
			ask_agreements(&as, c->plans[i].b->plan);
	keep_few(out, &as);
}
