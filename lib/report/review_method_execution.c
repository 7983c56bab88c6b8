/*
 * What execution adds: questions without an answer or answered anew,
 * assumptions that moved, levers and whether anyone acted, who owns nothing.
 */
#include "plan/method.h"
#include "report/review_doc_parts.h"

#define ANSWERS_MOST 20

static bool under_execution(const struct report *rp, struct slice plan)
{
	const struct plan_review *p = find_plan(rp, plan);

	return p && p->methods >> METHOD_EXECUTION & 1;
}

/* --- questions ---------------------------------------------------------------
 */

/* The open ones of a plan stand on one line. */
static size_t say_open_questions(struct report *rp, struct block *list,
				 size_t i)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct slice plan = f->answers[i].plan;
	struct line *l = NULL;

	for (; i < f->n_answers && slice_eq(f->answers[i].plan, plan); i++) {
		if (f->answers[i].state != ANSWER_MISSING)
			continue;
		if (!l) {
			l = doc_below(rp->d, list);
			doc_say(rp->d, l, ROLE_BAD, "Without an answer: ");
		} else {
			doc_say(rp->d, l, ROLE_PLAIN, ", ");
		}
		say_text(rp, l, ROLE_CODE, f->answers[i].question);
	}
	return i;
}

static void say_answer(struct report *rp, struct block *list,
		       const struct answer *a)
{
	struct line *l;

	if (a->state == ANSWER_MISSING)
		return;
	l = doc_below(rp->d, list);
	if (a->state == ANSWER_NEW)
		doc_say(rp->d, l, ROLE_PLAIN, "Answered: ");
	else
		doc_say(rp->d, l, ROLE_WARN, "Answered anew: ");
	say_text(rp, l, ROLE_CODE, a->question);
	doc_say(rp->d, l, ROLE_PLAIN, ": %.*s",
		SL(words_short(rp->a, a->text, WHY_CELLS)));
}

static void write_answers(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *list;
	size_t i = 0, k;

	if (!f->n_answers)
		return;
	doc_heading(rp->d, 3, "Questions");
	list = doc_list(rp->d);
	while (i < f->n_answers && i < ANSWERS_MOST) {
		size_t end;

		say_plan_name(rp, doc_entry(rp->d, list), f->answers[i].plan);
		end = say_open_questions(rp, list, i);
		for (k = i; k < end; k++)
			say_answer(rp, list, &f->answers[k]);
		i = end;
	}
	if (i < f->n_answers)
		doc_say_n(rp->d, doc_entry(rp->d, list), ROLE_MUTED,
			  f->n_answers - i, "and %zu more", "and %zu more",
			  f->n_answers - i);
}

/* --- assumptions and levers --------------------------------------------------
 */

static bool is_assumption(const struct report *rp, const struct change *c)
{
	return slice_starts(c->field, SLICE("assumptions")) &&
	       under_execution(rp, c->plan);
}

static bool assumptions_moved(const struct report *rp)
{
	size_t i;

	for (i = 0; i < rp->r->n_texts; i++)
		if (is_assumption(rp, &rp->r->texts[i]))
			return true;
	return false;
}

static void write_assumptions(struct report *rp)
{
	const struct review *r = rp->r;
	struct block *list;
	size_t i;

	if (!assumptions_moved(rp))
		return;
	doc_heading(rp->d, 3, "Assumptions that moved");
	list = doc_list(rp->d);
	for (i = 0; i < r->n_texts; i++) {
		struct line *l;

		if (!is_assumption(rp, &r->texts[i]))
			continue;
		l = doc_entry(rp->d, list);
		say_text(rp, l, ROLE_CODE, r->texts[i].plan);
		doc_say(rp->d, l, ROLE_PLAIN, ": ");
		say_change(rp, l, &r->texts[i]);
	}
}

struct lever_sums {
	size_t fired, acted;
};

static struct lever_sums sum_levers(const struct report *rp)
{
	struct lever_sums s = {0, 0};
	size_t i;

	for (i = 0; i < rp->r->n_levers; i++) {
		const struct lever_review *l = &rp->r->levers[i];

		if (l->fired_on == DAY_NONE || !under_execution(rp, l->plan))
			continue;
		s.fired++;
		s.acted += l->state == LEVER_PULLED;
	}
	return s;
}

/* The levers themselves stand in their own section. */
static void write_acted(struct report *rp)
{
	struct lever_sums s = sum_levers(rp);
	struct line *l;

	if (!s.fired)
		return;
	l = doc_paragraph(rp->d);
	doc_say_n(rp->d, l, s.acted < s.fired ? ROLE_BAD : ROLE_GOOD, s.fired,
		  "%zu lever fired; acted upon: %zu.",
		  "%zu levers fired; acted upon: %zu.", s.fired, s.acted);
}

/* --- shares ------------------------------------------------------------------
 */

static void write_bystanders(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct line *l = NULL;
	struct block *list;
	size_t i;

	if (!f->n_bystanders)
		return;
	if (rp->r->people_shown != REPORT_NAMES) {
		doc_say_n(rp->d, doc_paragraph(rp->d), ROLE_WARN,
			  f->n_bystanders,
			  "%zu person in the teams owns nothing.",
			  "%zu people in the teams own nothing.",
			  f->n_bystanders);
		return;
	}
	doc_heading(rp->d, 3, "In the team, and owns nothing");
	list = doc_list(rp->d);
	for (i = 0; i < f->n_bystanders; i++) {
		const struct bystander *b = &f->bystanders[i];

		if (!i || !slice_eq(b->plan, b[-1].plan)) {
			l = doc_entry(rp->d, list);
			say_plan_name(rp, l, b->plan);
			doc_say(rp->d, l, ROLE_PLAIN, ": ");
		} else {
			doc_say(rp->d, l, ROLE_PLAIN, ", ");
		}
		say_text(rp, l, ROLE_PLAIN, person_shown(rp, b->person));
	}
}

bool has_execution(const struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;

	return f->n_answers || f->n_bystanders || assumptions_moved(rp) ||
	       sum_levers(rp).fired;
}

void write_execution(struct report *rp)
{
	write_acted(rp);
	write_answers(rp);
	write_assumptions(rp);
	write_bystanders(rp);
}
