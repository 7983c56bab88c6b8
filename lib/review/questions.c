/* The few things that somebody has to decide, with their arithmetic. */
#include "review/tell.h"

#define EACH_MOST  5  /* of one kind; more would not be read */
#define OLD_DAYS   90 /* backlog as old as this asks for a decision */
#define MANY_MOVES 2

struct asking {
	struct arena *arena;
	const struct counted *c;
	struct weighed {
		struct question q;
		int64_t weight;
	} * v;
	size_t n;
};

static void ask(struct asking *as, const char *about, struct slice plan,
		struct slice item, int64_t weight, struct slice text)
{
	struct slice key = item;
	struct weighed w = {.weight = weight};

	key = slice_sub(key, slice_find(key, '.', 0) + 1, key.len);
	w.q = (struct question){.plan = plan,
				.item = item,
				.about = slice_of(about),
				.text = text};
	w.q.id = arena_printf(as->arena, "%s:%.*s.%.*s", about, SL(plan),
			      SL(key));
	ARENA_PUSH(as->arena, as->v, as->n) = w;
}

static bool marked(const struct action_review *r, enum mark m)
{
	return r->marks & (1u << m);
}

static const char *times(struct arena *a, size_t n)
{
	static const char *const words[] = {
		"never",      "once",	    "twice",	"three times",
		"four times", "five times", "six times"};

	return n < ARRAY_LEN(words) ? words[n]
				    : arena_printf(a, "%zu times", n).ptr;
}

/* An open action whose date moved again and again. */
static bool ask_slipped(struct asking *as, const struct action_review *r)
{
	int64_t all = (int64_t)r->due - r->first_due;

	if (r->outcome != OUTCOME_OPEN || r->moves_ever < MANY_MOVES ||
	    !r->moves || r->due == DAY_NONE || all <= 0)
		return false;
	ask(as, "slipped", r->plan, r->item, all,
	    arena_printf(as->arena,
			 "Moved %s, %lld days in all: keep, cut or plan again?",
			 times(as->arena, r->moves_ever), (long long)all));
	return true;
}

static void ask_overdue(struct asking *as, const struct action_review *r)
{
	int64_t age = (int64_t)as->c->w.as_of - r->due;
	bool old = r->backlog && age >= OLD_DAYS;

	if (!marked(r, MARK_OVERDUE) ||
	    !(old || (r->promise != PROMISE_NO && !as->c->w.running)))
		return;
	ask(as, "overdue", r->plan, r->item, age,
	    arena_printf(as->arena,
			 "Open for %lld days after its date: is it done, "
			 "dropped, or when will it be?",
			 (long long)age));
}

static void ask_action(struct asking *as, const struct action_review *r)
{
	if (r->ended == ENDED_VANISHED)
		ask(as, "vanished", r->plan, r->item, 0,
		    SLICE("A promise was deleted without a word: was it done, "
			  "dropped, or lost by mistake?"));
	else if (!ask_slipped(as, r))
		ask_overdue(as, r);
}

static void ask_lever(struct asking *as, const struct lever_review *l)
{
	char day[DAY_LEN + 1];

	if (l->state != LEVER_IGNORED)
		return;
	ask(as, "lever-ignored", l->plan, l->item, 0,
	    arena_printf(as->arena,
			 "It fired on %s and nobody pulled it: pull it, change "
			 "it, or take it out?",
			 day_format(day, l->fired_on)));
}

static void ask_metric(struct asking *as, const struct metric_review *m)
{
	if (m->removed)
		return;
	if (m->behind)
		ask(as, "behind", m->plan, m->item,
		    (int64_t)(1000 - 1000 * m->pace),
		    arena_printf(as->arena,
				 "%.0f %% of the way where %.0f %% were "
				 "expected: what changes now?",
				 100 * m->progress, 100 * m->expected));
	if (m->eased && !m->explained)
		ask(as, "eased", m->plan, m->item, 0,
		    SLICE("The target became easier and nobody wrote why: who "
			  "agreed to it?"));
}

/* The heaviest of each kind first. */
static int by_weight(const void *x, const void *y)
{
	const struct weighed *a = x, *b = y;
	int diff = slice_cmp(a->q.about, b->q.about);

	if (diff)
		return diff;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return slice_cmp(a->q.id, b->q.id);
}

static int by_plan(const void *x, const void *y)
{
	const struct question *a = x, *b = y;
	int diff = slice_cmp(a->plan, b->plan);

	if (!diff)
		diff = slice_cmp(a->item, b->item);
	return diff ? diff : slice_cmp(a->about, b->about);
}

static void keep_few(struct review *out, struct asking *as)
{
	size_t same = 0, i;

	if (as->n)
		qsort(as->v, as->n, sizeof(*as->v), by_weight);
	for (i = 0; i < as->n; i++) {
		bool again =
			i && slice_eq(as->v[i].q.about, as->v[i - 1].q.about);

		same = again ? same + 1 : 0;
		if (same < EACH_MOST)
			ARENA_PUSH(as->arena, out->questions,
				   out->n_questions) = as->v[i].q;
	}
	if (out->n_questions)
		qsort(out->questions, out->n_questions, sizeof(*out->questions),
		      by_plan);
}

void tell_questions(struct review *out, struct arena *a,
		    const struct counted *c)
{
	struct asking as = {.arena = a, .c = c};
	size_t i;

	for (i = 0; i < out->n_actions; i++)
		ask_action(&as, &out->actions[i]);
	for (i = 0; i < out->n_levers; i++)
		ask_lever(&as, &out->levers[i]);
	for (i = 0; i < out->n_metrics; i++)
		ask_metric(&as, &out->metrics[i]);
	keep_few(out, &as);
}
