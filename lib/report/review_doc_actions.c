/*
 * Choosing and saying actions, and the first section about them: promises by
 * their ending.
 */
#include "report/review_doc_parts.h"

#define MOST_MOVES 6

/* --- choosing ----------------------------------------------------------------
 */

bool has_mark(const struct action_review *act, enum mark m)
{
	return act->marks >> m & 1;
}

bool any_action(const struct report *rp, action_test test)
{
	size_t i;

	for (i = 0; i < rp->r->n_actions; i++)
		if (test(&rp->r->actions[i]))
			return true;
	return false;
}

struct weighed {
	const struct action_review *act;
	int64_t weight;
};

/* Heavier first; of equal ones the review's order, which is the array's. */
static int heavier(const void *x, const void *y)
{
	const struct weighed *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return (a->act > b->act) - (a->act < b->act);
}

struct actions actions_where(struct report *rp, action_test test,
			     action_weight weight)
{
	struct actions ret = {NULL, 0};
	struct weighed *v = NULL;
	size_t n = 0, i;

	for (i = 0; i < rp->r->n_actions; i++) {
		const struct action_review *act = &rp->r->actions[i];

		if (test(act))
			ARENA_PUSH(rp->a, v, n) =
				(struct weighed){act, weight ? weight(act) : 0};
	}
	if (n)
		qsort(v, n, sizeof(*v), heavier);
	for (i = 0; i < n; i++)
		ARENA_PUSH(rp->a, ret.v, ret.n) = v[i].act;
	return ret;
}

int64_t days_between(int32_t from, int32_t to)
{
	if (from == DAY_NONE || to == DAY_NONE)
		return 0;
	return (int64_t)to - from;
}

/* --- saying ------------------------------------------------------------------
 */

struct slice action_title(struct report *rp, const struct action_review *act)
{
	struct slice plan = plan_title(rp, act->plan), title = act->title;

	if (title.len && map_get(rp->titles, title))
		title = arena_printf(rp->a, "%.*s: %.*s",
				     SL(plan.len ? plan : act->plan),
				     SL(title));
	return words_short(rp->a, title, TITLE_CELLS);
}

void say_action(struct report *rp, struct line *l,
		const struct action_review *act, enum role role,
		struct slice owner)
{
	struct slice who = person_shown(rp, owner);

	if (act->title.len) {
		say_text(rp, l, role, action_title(rp, act));
		doc_say(rp->d, l, ROLE_PLAIN, " (");
	}
	say_text(rp, l, ROLE_CODE, item_ref(rp, act->plan, act->item));
	if (act->title.len)
		doc_say(rp->d, l, ROLE_PLAIN, ")");
	if (who.len)
		doc_say(rp->d, l, ROLE_PLAIN, ", %.*s", SL(who));
}

void say_reason(struct report *rp, struct block *list, struct slice reason,
		const struct oid *commit)
{
	struct line *l = doc_below(rp->d, list);

	if (reason.len)
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, reason, WHY_CELLS));
	else
		doc_say(rp->d, l, ROLE_WARN, "no reason given");
	if (commit->len) {
		doc_say(rp->d, l, ROLE_PLAIN, " (");
		say_commit(rp, l, commit);
		doc_say(rp->d, l, ROLE_PLAIN, ")");
	}
}

static void say_move(struct report *rp, struct line *l, const struct move *m)
{
	struct slice author = author_shown(rp, m->author);

	doc_say(rp->d, l, ROLE_PLAIN, "%.*s " ARROW " %.*s",
		SL(words_day(rp->a, rp->d->words, m->from)),
		SL(words_day(rp->a, rp->d->words, m->to)));
	if (m->from != DAY_NONE && m->to != DAY_NONE)
		doc_say(rp->d, l, ROLE_PLAIN, ", %.*s",
			SL(words_days_signed(rp->a, rp->d->words, m->days)));
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	if (m->because.len)
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, m->because, WHY_CELLS));
	else
		doc_say(rp->d, l, ROLE_WARN, "no reason given");
	doc_say(rp->d, l, ROLE_PLAIN, " (");
	say_commit(rp, l, &m->commit);
	if (author.len)
		doc_say(rp->d, l, ROLE_PLAIN, ", %.*s", SL(author));
	doc_say(rp->d, l, ROLE_PLAIN, ")");
}

void say_moves(struct report *rp, struct block *list,
	       const struct action_review *act)
{
	size_t i = 0;

	if (act->n_moved > MOST_MOVES) {
		i = act->n_moved - MOST_MOVES;
		doc_say_n(rp->d, doc_below(rp->d, list), ROLE_MUTED, i,
			  "%zu earlier move: --format json has it",
			  "%zu earlier moves: --format json has them", i);
	}
	for (; i < act->n_moved; i++)
		say_move(rp, doc_below(rp->d, list), &act->moved[i]);
}

/* --- promises ----------------------------------------------------------------
 */

static void say_promised(struct report *rp, struct line *l,
			 const struct action_review *act)
{
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	doc_say(rp->d, l, ROLE_PLAIN, "promised for %.*s",
		SL(words_day(rp->a, rp->d->words, act->promised_day)));
}

/* One more thing about an action: behind a comma or a semicolon. */
static void say_mark(struct report *rp, struct line *l, enum role role,
		     const char *between, struct slice what)
{
	doc_say(rp->d, l, ROLE_PLAIN, "%s", between);
	say_text(rp, l, role, what);
}

/* What else a reader should know about this promise. */
static void say_remarks(struct report *rp, struct line *l,
			const struct action_review *act)
{
	struct slice now = person_shown(rp, act->owner);

	if (act->handed_over && now.len)
		say_mark(rp, l, ROLE_PLAIN, "; ",
			 phrase(rp, "handed over to %.*s", SL(now)));
	else if (act->handed_over)
		say_mark(rp, l, ROLE_PLAIN, "; ", phrase(rp, "handed over"));
	if (has_mark(act, MARK_REOPENED))
		say_mark(rp, l, ROLE_PLAIN, "; ", phrase(rp, "reopened"));
	if (has_mark(act, MARK_LATE_ENTRY))
		say_mark(rp, l, ROLE_WARN, "; ",
			 phrase(rp, "written down more than 14 days later"));
	if (act->promise == PROMISE_ADDED)
		say_mark(rp, l, ROLE_PLAIN, "; ",
			 phrase(rp, "promised during the period"));
	if (has_mark(act, MARK_CARRIED) && act->periods_outlived > 1)
		say_mark(rp, l, ROLE_WARN, "; ",
			 phrase_n(rp, (size_t)act->periods_outlived,
				  "carried over %zu time",
				  "carried over %zu times",
				  (size_t)act->periods_outlived));
}

static struct slice done_on(struct report *rp, const struct action_review *act)
{
	return phrase(rp, "done on %.*s",
		      SL(words_day(rp->a, rp->d->words, act->done)));
}

static void end_late(struct report *rp, struct block *list,
		     const struct action_review *act)
{
	struct line *l = doc_entry(rp->d, list);
	int64_t late = days_between(act->promised_day, act->done);

	say_action(rp, l, act, ROLE_STRONG, act->promised_owner);
	say_promised(rp, l, act);
	say_mark(rp, l, ROLE_PLAIN, ", ", done_on(rp, act));
	if (late > 0)
		say_mark(rp, l, ROLE_WARN, ", ",
			 phrase_n(rp, (size_t)late, "%zu day late",
				  "%zu days late", (size_t)late));
	say_remarks(rp, l, act);
	say_moves(rp, list, act);
	if (!act->n_moved && act->ended_reason.len)
		say_reason(rp, list, act->ended_reason, &act->ended_commit);
}

static void end_open(struct report *rp, struct block *list,
		     const struct action_review *act)
{
	static const struct oid none = OID_NONE;
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_STRONG, act->promised_owner);
	say_promised(rp, l, act);
	if (act->outcome == OUTCOME_DONE) /* on a day that counts later */
		say_mark(rp, l, ROLE_PLAIN, ", ", done_on(rp, act));
	else if (act->due == DAY_NONE)
		say_mark(rp, l, ROLE_BAD, ", ",
			 phrase(rp, "its date was taken away"));
	else if (act->due != act->promised_day)
		say_mark(rp, l, ROLE_PLAIN, ", ",
			 phrase(rp, "now due %.*s",
				SL(words_day(rp->a, rp->d->words, act->due))));
	if (has_mark(act, MARK_OVERDUE))
		say_mark(rp, l, ROLE_BAD, ", ", phrase(rp, "overdue"));
	say_remarks(rp, l, act);
	if (act->blocked.len) {
		l = doc_below(rp->d, list);
		doc_say(rp->d, l, ROLE_BAD, "blocked: ");
		doc_say(rp->d, l, ROLE_PLAIN, "%.*s",
			SL(words_short(rp->a, act->blocked, WHY_CELLS)));
	}
	say_moves(rp, list, act);
	if (!act->n_moved && act->because.len)
		say_reason(rp, list, act->because, &none);
}

static void end_gone(struct report *rp, struct block *list,
		     const struct action_review *act)
{
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_STRONG, act->promised_owner);
	say_promised(rp, l, act);
	if (act->ended == ENDED_DROPPED && act->dropped != DAY_NONE)
		say_mark(rp, l, ROLE_PLAIN, ", ",
			 phrase(rp, "dropped on %.*s",
				SL(words_day(rp->a, rp->d->words,
					     act->dropped))));
	else if (act->ended == ENDED_DROPPED)
		say_mark(rp, l, ROLE_PLAIN, ", ",
			 phrase(rp, "dropped with its plan"));
	else
		say_mark(rp, l, ROLE_BAD, ", ",
			 phrase(rp, "deleted instead of dropped"));
	say_remarks(rp, l, act);
	say_moves(rp, list, act);
	say_reason(rp, list, act->ended_reason, &act->ended_commit);
}

static void end_kept(struct report *rp, struct block *list,
		     const struct action_review *act)
{
	struct line *l = doc_entry(rp->d, list);

	say_action(rp, l, act, ROLE_PLAIN, act->promised_owner);
	doc_say(rp->d, l, ROLE_PLAIN, ": %.*s",
		SL(words_day(rp->a, rp->d->words, act->done)));
	say_remarks(rp, l, act);
	if (act->ended_commit.len) {
		doc_say(rp->d, l, ROLE_PLAIN, " (");
		say_commit(rp, l, &act->ended_commit);
		doc_say(rp->d, l, ROLE_PLAIN, ")");
	}
}

static bool ended_late(const struct action_review *act)
{
	return act->ended == ENDED_LATE;
}

static bool ended_open(const struct action_review *act)
{
	return act->ended == ENDED_OPEN;
}

static bool ended_dropped(const struct action_review *act)
{
	return act->ended == ENDED_DROPPED;
}

static bool ended_vanished(const struct action_review *act)
{
	return act->ended == ENDED_VANISHED;
}

static bool ended_kept(const struct action_review *act)
{
	return act->ended == ENDED_KEPT;
}

static int64_t days_late(const struct action_review *act)
{
	return days_between(act->promised_day, act->done);
}

/* The longest waiting first. */
static int64_t waiting(const struct action_review *act)
{
	return -(int64_t)act->promised_day;
}

static const struct action_group endings[] = {
	{N_("Late"), ROLE_WARN, ended_late, days_late, end_late, 10},
	{N_("Open"), ROLE_BAD, ended_open, waiting, end_open, 12},
	{N_("Dropped"), ROLE_WARN, ended_dropped, NULL, end_gone, 8},
	{N_("Vanished"), ROLE_BAD, ended_vanished, NULL, end_gone, 8},
	{N_("Kept"), ROLE_GOOD, ended_kept, NULL, end_kept, 10},
};

bool has_promises(const struct report *rp)
{
	const struct totals *t = &rp->r->totals;

	return t->start.promised || t->added_promises.promised;
}

/* "Late: 4, and 1 promised during the period" */
static void write_ending(struct report *rp, const struct action_group *e)
{
	struct actions found = actions_where(rp, e->test, e->weight);
	size_t later = 0, i;
	struct block *b;

	if (!found.n)
		return;
	for (i = 0; i < found.n; i++)
		later += found.v[i]->promise == PROMISE_ADDED;
	b = doc_heading(rp->d, 3, "%s", e->title);
	b->text.v[0].role = e->role;
	doc_say(rp->d, &b->text, ROLE_PLAIN, ": %zu", found.n - later);
	if (later)
		say_mark(rp, &b->text, ROLE_PLAIN, ", ",
			 phrase_n(rp, later,
				  "and %zu promised during the period",
				  "and %zu promised during the period", later));
	b = doc_list(rp->d);
	for (i = 0; i < found.n && i < e->most; i++)
		e->say(rp, b, found.v[i]);
	say_more(rp, b, found.n, i);
}

static void say_counts(struct report *rp, struct line *l,
		       const struct promise_counts *c)
{
	const struct slice v[] = {
		phrase_n(rp, c->kept, "%zu kept", "%zu kept", c->kept),
		phrase_n(rp, c->late, "%zu late", "%zu late", c->late),
		phrase_n(rp, c->open, "%zu open", "%zu open", c->open),
		phrase_n(rp, c->dropped, "%zu dropped", "%zu dropped",
			 c->dropped),
		phrase_n(rp, c->vanished, "%zu vanished", "%zu vanished",
			 c->vanished),
	};

	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	say_phrases(rp, l, ROLE_PLAIN, v, ARRAY_LEN(v));
	doc_say(rp->d, l, ROLE_PLAIN, ".");
}

void write_promises(struct report *rp)
{
	const struct promise_counts *c = &rp->r->totals.start;
	const struct promise_counts *p = &rp->r->totals.added_promises;
	struct line *l = doc_paragraph(rp->d);
	size_t i;

	if (c->promised) {
		doc_say_n(rp->d, l, ROLE_PLAIN, c->promised,
			  "%zu promise stood at the start",
			  "%zu promises stood at the start", c->promised);
		say_counts(rp, l, c);
	} else {
		doc_say(rp->d, l, ROLE_PLAIN, "No promise stood at the start.");
	}
	if (p->promised) {
		doc_say(rp->d, l, ROLE_PLAIN, " ");
		doc_say_n(rp->d, l, ROLE_PLAIN, p->promised,
			  "%zu more was made during the period and counts "
			  "beside them",
			  "%zu more were made during the period and count "
			  "beside them",
			  p->promised);
		say_counts(rp, l, p);
	}
	draw_timeline(rp);
	for (i = 0; i < ARRAY_LEN(endings); i++)
		write_ending(rp, &endings[i]);
}
