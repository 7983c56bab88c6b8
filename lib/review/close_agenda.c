/* What is to be decided, and which answer belongs to which question. */
#include <stdio.h>

#include "review/close.h"

#include "base/near.h"

/* --- gathering -------------------------------------------------------------
 */

/* The key behind the section of an item: "front-desk". */
static struct slice key_of(struct slice item)
{
	return slice_sub(item, slice_find(item, '.', 0) + 1, item.len);
}

/* What stands in the plan today under the name the question has for it. */
static void look_up(struct close_item *it, struct slice item)
{
	it->about = CLOSE_GONE;
	if (!it->file)
		return;
	if (slice_starts(item, SLICE("agreed."))) {
		it->about = CLOSE_AGREEMENT;
		return;
	}
	it->item = plan_item(it->file->plan, it->key);
	if (!it->item)
		return;
	it->title = it->item->title.s;
	it->owner = it->item->owner.s;
	if (it->item->kind == ITEM_ACTION)
		it->about = CLOSE_ACTION;
	else if (it->item->kind == ITEM_LEVER)
		it->about = CLOSE_LEVER;
	else if (it->item->kind == ITEM_METRIC)
		it->about = CLOSE_METRIC;
}

static struct close_item item_make(const struct snapshot *now,
				   const struct review *r, struct slice plan,
				   struct slice item)
{
	struct close_item it = {.plan = plan, .key = key_of(item)};

	it.file = snapshot_plan(now, plan);
	it.r = review_action(r, plan, item);
	look_up(&it, item);
	if (!it.title.len && it.r)
		it.title = it.r->title;
	return it;
}

/* An action that was settled since is no question any more. */
static bool settled_since(const struct close_item *it)
{
	return it->about == CLOSE_ACTION &&
	       !action_is_open((const struct action *)it->item);
}

static void add_questions(struct agenda *out, struct arena *a,
			  const struct review *r, const struct snapshot *now)
{
	size_t i;

	for (i = 0; i < r->n_questions; i++) {
		const struct question *q = &r->questions[i];
		struct close_item it = item_make(now, r, q->plan, q->item);

		it.id = q->id;
		it.text = q->text;
		if (!settled_since(&it))
			ARENA_PUSH(a, out->items, out->n) = it;
	}
}

static bool is_asked(const struct agenda *ag, const struct action_review *r)
{
	size_t i;

	for (i = 0; i < ag->n; i++)
		if (ag->items[i].r == r)
			return true;
	return false;
}

static void add_open(struct agenda *out, struct arena *a,
		     const struct review *r, const struct snapshot *now)
{
	size_t i;

	for (i = 0; i < r->n_actions; i++) {
		const struct action_review *act = &r->actions[i];
		struct close_item it;

		if (act->outcome != OUTCOME_OPEN || is_asked(out, act) ||
		    (act->ended != ENDED_OPEN && !act->backlog))
			continue;
		it = item_make(now, r, act->plan, act->item);
		if (it.about != CLOSE_ACTION || settled_since(&it))
			continue;
		it.id = arena_printf(a, "open:%.*s.%.*s", SL(it.plan),
				     SL(it.key));
		ARENA_PUSH(a, out->items, out->n) = it;
	}
}

static void add_scores(struct agenda *out, struct arena *a,
		       const struct review *r, const struct snapshot *now)
{
	size_t i, j;

	for (i = 0; i < r->n_plans; i++) {
		const struct plan_file *f =
			snapshot_plan(now, r->plans[i].plan);
		struct close_score cs = {.plan = r->plans[i].plan, .file = f};

		if (!f || r->plans[i].stage != STAGE_COMMITTED)
			continue;
		cs.title = f->plan->title.s;
		for (j = 0; j < f->plan->n_scores; j++) {
			const struct score *s = &f->plan->scorecard[j];

			if (slice_is(s->key, r->period))
				cs.scored = s->strategy.at && s->execution.at;
		}
		ARENA_PUSH(a, out->scores, out->n_scores) = cs;
	}
}

void agenda_make(struct agenda *out, struct arena *a, const struct review *r,
		 const struct snapshot *now)
{
	*out = (struct agenda){.period = r->period,
			       .last_day = r->last_day,
			       .today = r->today};
	add_questions(out, a, r, now);
	add_open(out, a, r, now);
	add_scores(out, a, r, now);
}

/* --- taking answers --------------------------------------------------------
 */

#define ON(about) (1u << (about))

/* What each answer can be given to. */
static const unsigned fits[N_ANSWERS] = {
	[ANSWER_KEEP] = ON(CLOSE_ACTION),
	[ANSWER_DONE] = ON(CLOSE_ACTION),
	[ANSWER_DROP] = ON(CLOSE_ACTION),
	[ANSWER_AGAIN] = ON(CLOSE_ACTION),
	[ANSWER_OWNER] = ON(CLOSE_ACTION) | ON(CLOSE_METRIC) | ON(CLOSE_LEVER),
	[ANSWER_PULL] = ON(CLOSE_LEVER),
	[ANSWER_AGREE] = ON(CLOSE_AGREEMENT),
	[ANSWER_REASON] = ON(CLOSE_ACTION) | ON(CLOSE_METRIC) | ON(CLOSE_LEVER),
	[ANSWER_NOTE] = ~0u,
	[ANSWER_LEAVE] = ~0u,
};

const char *close_words(char room[CLOSE_WORDS_MAX], const struct close_item *it)
{
	size_t n = 0;
	int verb;

	for (verb = 0; verb < N_ANSWERS; verb++)
		if (fits[verb] & ON(it->about) && n < CLOSE_WORDS_MAX)
			n += (size_t)snprintf(room + n, CLOSE_WORDS_MAX - n,
					      "%s%s", n ? ", " : "",
					      answer_kinds[verb].word);
	return room;
}

static int does_not_fit(const struct close_item *it,
			const struct close_answer *answer, struct err *e)
{
	char words[CLOSE_WORDS_MAX];

	err_set(e, "%s is no answer to %.*s", answer_kinds[answer->verb].word,
		SL(it->id));
	if (it->about == CLOSE_GONE)
		return err_hint(e, "It is in no plan any more. What became of "
				   "it goes into the commit's message: note "
				   "-- WHAT");
	return err_hint(e, "Answers are: %s.", close_words(words, it));
}

/* A new date lies ahead, what was done does not. */
static int check_day(const struct agenda *ag, const struct close_item *it,
		     const struct close_answer *answer, struct err *e)
{
	const char *word = answer_kinds[answer->verb].word;
	bool plans =
		answer->verb == ANSWER_KEEP || answer->verb == ANSWER_AGAIN;
	char day[DAY_LEN + 1];

	if (answer->day == DAY_NONE)
		return 0;
	if (plans && answer->day <= ag->last_day) {
		err_set(e,
			"%.*s: %s needs a day after the period, which "
			"ended on %s",
			SL(it->id), word, day_format(day, ag->last_day));
		return err_hint(e, "If it was done, say: done DAY");
	}
	if (!plans && answer->day > ag->today) {
		err_set(e, "%.*s: %s is still to come", SL(it->id),
			day_format(day, answer->day));
		return err_hint(e, "%s needs a day up to today.", word);
	}
	return 0;
}

int close_fits(const struct agenda *ag, const struct close_item *it,
	       const struct close_answer *answer, struct err *e)
{
	if (!(fits[answer->verb] & ON(it->about)))
		return does_not_fit(it, answer, e);
	if (answer->text.len && it->item && answer->verb != ANSWER_NOTE &&
	    slice_eq(it->item->because.s, answer->text)) {
		err_set(e,
			"the reason for %.*s is the one that stands there "
			"already",
			SL(it->id));
		return err_hint(e, "Say what is new this time.");
	}
	return check_day(ag, it, answer, e);
}

static int twice(const struct close_answer *was,
		 const struct close_answer *answer, struct err *e)
{
	err_set(e, "%.*s is answered twice: %.*s and %.*s", SL(answer->id),
		SL(was->place), SL(answer->place));
	return err_hint(e, "Leave one of them out.");
}

static int put(const struct close_answer **at,
	       const struct close_answer *answer, struct err *e)
{
	if (*at)
		return twice(*at, answer, e);
	*at = answer;
	return 0;
}

static int take_score(struct agenda *ag, const struct close_answer *answer,
		      struct err *e)
{
	struct slice plan = answer_target(answer->id);
	struct near near = near_to(plan);
	size_t i;

	for (i = 0; i < ag->n_scores; i++) {
		struct close_score *s = &ag->scores[i];

		near_offer(&near, s->plan);
		if (!slice_eq(s->plan, plan))
			continue;
		if (answer->verb == ANSWER_SCORE)
			return put(&s->score, answer, e);
		if (answer->verb == ANSWER_LEARNED)
			return put(&s->learned, answer, e);
		return put(&s->attempt, answer, e);
	}
	err_set(e, "%.*s: there is no committed plan %.*s", SL(answer->place),
		SL(plan));
	if (near.best.ptr)
		return err_hint(e, "Did you mean %.*s?", SL(near.best));
	return err_hint(e, "git plan review lists the plans.");
}

/* Exactly that question, or else the one about that thing. */
static struct close_item *find_item(struct agenda *ag, struct slice id,
				    struct near *near)
{
	struct slice target = answer_target(id);
	struct close_item *found = NULL;
	size_t i;

	for (i = 0; i < ag->n; i++) {
		struct close_item *it = &ag->items[i];

		near_offer(near, it->id);
		near_offer(near, answer_target(it->id));
		if (slice_eq(it->id, id))
			return it;
		if (!found && slice_eq(answer_target(it->id), target))
			found = it;
	}
	return found;
}

int agenda_take(struct agenda *ag, const struct close_answer *answer,
		struct err *e)
{
	struct near near = near_to(answer->id);
	struct close_item *it;

	if (answer->verb >= ANSWER_SCORE)
		return take_score(ag, answer, e);
	it = find_item(ag, answer->id, &near);
	if (it) {
		if (close_fits(ag, it, answer, e) < 0)
			return err_wrap(e, "%.*s", SL(answer->place));
		return put(&it->answer, answer, e);
	}
	err_set(e, "%.*s: nothing is asked about %.*s in %s", SL(answer->place),
		SL(answer->id), ag->period);
	if (near.best.ptr)
		return err_hint(e, "Did you mean %.*s?", SL(near.best));
	return err_hint(e,
			"git plan close %s --dry-run shows what is "
			"asked.",
			ag->period);
}
