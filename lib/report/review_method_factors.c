/*
 * What success-factors adds: strategy and execution over eight periods, each
 * factor's metrics by month and person, and what was learned.
 */
#include <math.h>

#include "plan/method.h"
#include "report/review_doc_parts.h"

#define SCORES_MOST 6  /* plans whose scores are shown */
#define LINES_MOST  40 /* rows of the metrics by month */

static bool under_factors(const struct plan_review *p)
{
	return p->methods >> METHOD_SUCCESS_FACTORS & 1;
}

static bool scored(const struct trend_point *t)
{
	return isfinite(t->strategy) || isfinite(t->execution);
}

static bool has_scores(const struct plan_review *p)
{
	size_t i;

	for (i = 0; under_factors(p) && i < p->n_trend; i++)
		if (scored(&p->trend[i]))
			return true;
	return false;
}

/* --- scores ------------------------------------------------------------------
 */

/* A row of the table: what it is called and its number in one period. */
static double strategy_of(const struct trend_point *t)
{
	return t->strategy;
}

static double execution_of(const struct trend_point *t)
{
	return t->execution;
}

static double gap_of(const struct trend_point *t)
{
	return t->strategy - t->execution;
}

static const struct {
	const char *title;
	double (*of)(const struct trend_point *t);
} score_rows[] = {
	{N_("strategy"), strategy_of},
	{N_("execution"), execution_of},
	{N_("gap"), gap_of},
};

static void write_score_row(struct report *rp, struct block *t,
			    const struct plan_review *p, size_t row)
{
	size_t i;

	doc_row(rp->d, t);
	doc_say(rp->d, doc_cell(rp->d, t, 0), ROLE_STRONG, "%s",
		score_rows[row].title);
	for (i = 0; i < p->n_trend; i++)
		say_text(rp, doc_cell(rp->d, t, i + 1), ROLE_PLAIN,
			 words_number(rp->a, rp->d->words,
				      score_rows[row].of(&p->trend[i])));
}

static void write_objective_row(struct report *rp, struct block *t,
				const struct plan_review *p)
{
	size_t i;

	doc_row(rp->d, t);
	doc_say(rp->d, doc_cell(rp->d, t, 0), ROLE_STRONG, "to objective");
	for (i = 0; i < p->n_trend; i++)
		say_text(rp, doc_cell(rp->d, t, i + 1), ROLE_PLAIN,
			 words_percent(rp->a, rp->d->words,
				       p->trend[i].percent_to_objective));
}

static void write_scores(struct report *rp, const struct plan_review *p)
{
	struct block *t;
	size_t i;

	say_plan_name(rp, doc_paragraph(rp->d), p->plan);
	t = doc_table(rp->d);
	doc_column(rp->d, t, "", ALIGN_LEFT, true);
	for (i = 0; i < p->n_trend; i++)
		doc_column(rp->d, t, p->trend[i].period, ALIGN_RIGHT, false);
	write_objective_row(rp, t, p);
	for (i = 0; i < ARRAY_LEN(score_rows); i++)
		write_score_row(rp, t, p, i);
}

/* --- metrics by month --------------------------------------------------------
 */

static void write_line(struct report *rp, struct block *t,
		       const struct factor_line *f)
{
	const struct method_facts *facts = &rp->r->method_facts;
	struct slice who = person_shown(rp, f->person);
	struct line *l;
	size_t i;

	doc_row(rp->d, t);
	l = doc_cell(rp->d, t, 0);
	if (f->person.ptr) {
		doc_say(rp->d, l, ROLE_PLAIN, "\xe2\x80\x93 %.*s", SL(who));
	} else {
		say_text(rp, l, ROLE_STRONG,
			 words_short(rp->a, f->title.len ? f->title : f->item,
				     TITLE_CELLS));
		if (f->unit.len)
			doc_say(rp->d, l, ROLE_MUTED, ", %.*s",
				SL(words_short(rp->a, f->unit, 20)));
	}
	for (i = 0; i < facts->n_months; i++)
		say_text(rp, doc_cell(rp->d, t, i + 1), ROLE_PLAIN,
			 words_number(rp->a, rp->d->words, f->months[i]));
}

/* "2026-03" */
static const char *month_name(struct report *rp, int32_t first_day)
{
	struct slice day = words_day(rp->a, rp->d->words, first_day);

	return arena_cstr(rp->a, slice_sub(day, 0, sizeof("2026-03") - 1));
}

/* The lines of one factor from line i on; returns where they end. */
static size_t write_factor(struct report *rp, size_t i)
{
	const struct method_facts *facts = &rp->r->method_facts;
	const struct factor_line *f = &facts->factors[i];
	struct line *l = doc_paragraph(rp->d);
	struct block *t;
	size_t k;

	if (f->factor_title.len)
		say_text(rp, l, ROLE_STRONG,
			 words_short(rp->a, f->factor_title, TITLE_CELLS));
	else
		say_text(rp, l, ROLE_STRONG, f->factor);
	doc_say(rp->d, l, ROLE_PLAIN, " (");
	say_text(rp, l, ROLE_CODE,
		 arena_printf(rp->a, "%.*s.%.*s", SL(f->plan), SL(f->factor)));
	doc_say(rp->d, l, ROLE_PLAIN, ")");
	t = doc_table(rp->d);
	doc_column(rp->d, t, "by month", ALIGN_LEFT, true);
	for (k = 0; k < facts->n_months; k++)
		doc_column(rp->d, t, month_name(rp, facts->months[k]),
			   ALIGN_RIGHT, false);
	for (; i < facts->n_factors &&
	       slice_eq(facts->factors[i].plan, f->plan) &&
	       slice_eq(facts->factors[i].factor, f->factor);
	     i++)
		write_line(rp, t, &facts->factors[i]);
	return i;
}

/* --- lessons -----------------------------------------------------------------
 */

static void write_lesson(struct report *rp, struct block *list,
			 const struct lesson *s)
{
	const struct {
		const char *title;
		struct slice text;
	} v[] = {
		{N_("Learned: "), s->learned},
		{N_("To try: "), s->attempt},
		{N_("To improve: "), s->improve},
	};
	size_t i;

	say_plan_name(rp, doc_entry(rp->d, list), s->plan);
	for (i = 0; i < ARRAY_LEN(v); i++) {
		struct line *l;

		if (!v[i].text.len)
			continue;
		l = doc_below(rp->d, list);
		doc_say(rp->d, l, ROLE_STRONG, "%s", v[i].title);
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, v[i].text, WHY_CELLS));
	}
}

bool has_factors(const struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	size_t i;

	for (i = 0; i < rp->r->n_plans; i++)
		if (has_scores(&rp->r->plans[i]))
			return true;
	return f->n_factors || f->n_lessons;
}

void write_factors(struct report *rp)
{
	const struct review *r = rp->r;
	const struct method_facts *f = &r->method_facts;
	struct block *list;
	size_t i, shown = 0;

	for (i = 0; i < r->n_plans && shown < SCORES_MOST; i++)
		if (has_scores(&r->plans[i])) {
			write_scores(rp, &r->plans[i]);
			shown++;
		}
	for (i = 0; i < f->n_factors && i < LINES_MOST;)
		i = write_factor(rp, i);
	if (!f->n_lessons)
		return;
	doc_heading(rp->d, 3, "Lessons");
	list = doc_list(rp->d);
	for (i = 0; i < f->n_lessons; i++)
		write_lesson(rp, list, &f->lessons[i]);
}
