/* The sections on decisions, plans, metrics and levers. */
#include <math.h>

#include "report/review_doc_parts.h"

/* --- decisions ---------------------------------------------------------------
 */

bool has_questions(const struct report *rp)
{
	return rp->r->n_questions > 0;
}

/* A metric is called by its title, a lever by what it is to do. */
static struct slice asked_title(const struct review *r,
				const struct question *q)
{
	size_t i;

	for (i = 0; i < r->n_metrics; i++)
		if (slice_eq(r->metrics[i].plan, q->plan) &&
		    slice_eq(r->metrics[i].item, q->item))
			return r->metrics[i].title;
	for (i = 0; i < r->n_levers; i++)
		if (slice_eq(r->levers[i].plan, q->plan) &&
		    slice_eq(r->levers[i].item, q->item))
			return r->levers[i].then;
	return SLICE_NONE;
}

/* What is asked about, as people call it, or a bare id. */
static void say_asked(struct report *rp, struct line *l,
		      const struct question *q)
{
	const struct review *r = rp->r;
	const struct action_review *act = review_action(r, q->plan, q->item);
	struct slice title = asked_title(r, q);

	if (act) {
		say_action(rp, l, act, ROLE_STRONG, act->owner);
		return;
	}
	while (slice_ends(title, SLICE(".")))
		title.len--;
	if (title.len) {
		say_text(rp, l, ROLE_STRONG,
			 words_short(rp->a, title, TITLE_CELLS));
		doc_say(rp->d, l, ROLE_PLAIN, " (");
		say_text(rp, l, ROLE_CODE, item_ref(rp, q->plan, q->item));
		doc_say(rp->d, l, ROLE_PLAIN, ")");
	} else if (slice_starts(q->item, SLICE("agreed."))) {
		say_plan_name(rp, l, q->plan);
	} else {
		say_text(rp, l, ROLE_CODE, item_ref(rp, q->plan, q->item));
	}
}

/* The question, and the id an answer goes by. */
void write_questions(struct report *rp)
{
	const struct review *r = rp->r;
	struct block *list = doc_list(rp->d);
	size_t i, left;

	list->look = LOOK_FRAMED;
	for (i = 0; i < r->n_questions && i < 10; i++) {
		const struct question *q = &r->questions[i];
		struct line *l = doc_entry(rp->d, list);

		say_asked(rp, l, q);
		doc_say(rp->d, l, ROLE_PLAIN, ". %.*s [",
			SL(words_short(rp->a, q->text, 240)));
		say_text(rp, l, ROLE_CODE, q->id);
		doc_say(rp->d, l, ROLE_PLAIN, "]");
	}
	left = r->n_questions - i + r->n_unasked;
	if (left)
		doc_say_n(rp->d, doc_entry(rp->d, list), ROLE_MUTED, left,
			  "and %zu more, which weighs less",
			  "and %zu more, which weigh less", left);
}

/* --- scorecard ---------------------------------------------------------------
 */

/* A plan that neither promised nor measured anything says nothing here. */
static bool worth_a_row(const struct plan_review *p)
{
	return p->promised || p->metrics || isfinite(p->strategy) ||
	       isfinite(p->execution) || p->added || p->removed;
}

static bool plan_measured(const struct plan_review *p)
{
	return p->metrics > 0;
}

static bool plan_scored(const struct plan_review *p)
{
	return isfinite(p->strategy) || isfinite(p->execution);
}

static void say_was(struct report *rp, struct line *l, struct slice then,
		    struct slice now)
{
	if (!then.len || slice_eq(then, now))
		return;
	doc_say(rp->d, l, ROLE_PLAIN, " ");
	doc_say(rp->d, l, ROLE_MUTED, "(was %.*s)", SL(then));
}

static void cell_plan(struct report *rp, struct line *l,
		      const struct plan_review *p)
{
	if (p->title.len) {
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, p->title, TITLE_CELLS));
		doc_say(rp->d, l, ROLE_PLAIN, " (");
	}
	say_text(rp, l, ROLE_CODE, p->plan);
	if (p->title.len)
		doc_say(rp->d, l, ROLE_PLAIN, ")");
	if (p->added)
		doc_say(rp->d, l, ROLE_PLAIN, ", %s", N_("new"));
	if (p->removed)
		doc_say(rp->d, l, ROLE_WARN, ", %s", N_("gone"));
	else if (p->stage != STAGE_COMMITTED)
		doc_say(rp->d, l, ROLE_MUTED, ", %s", stage_name(p->stage));
}

static void cell_kept(struct report *rp, struct line *l,
		      const struct plan_review *p)
{
	if (p->promised)
		doc_say(rp->d, l, ROLE_PLAIN, "%zu of %zu", p->kept,
			p->promised);
}

static void cell_objective(struct report *rp, struct line *l,
			   const struct plan_review *p)
{
	struct slice now =
		words_percent(rp->a, rp->d->words, p->percent_to_objective);
	struct slice then =
		words_percent(rp->a, rp->d->words, p->percent_before);

	if (now.len)
		say_text(rp, l, ROLE_PLAIN, now);
	else if (p->metrics)
		doc_say(rp->d, l, ROLE_MUTED, "%zu of %zu measured",
			p->measured, p->metrics);
	if (now.len)
		say_was(rp, l, then, SLICE_NONE);
}

static double on_time_of(const struct trend_point *t)
{
	return t->on_time;
}

static double objective_of(const struct trend_point *t)
{
	return t->percent_to_objective;
}

/* More than one number makes a trend. */
static bool has_trend(const struct plan_review *p,
		      double (*of)(const struct trend_point *))
{
	size_t i, n = 0;

	for (i = 0; i < p->n_trend; i++)
		n += isfinite(of(&p->trend[i])) != 0;
	return n > 1;
}

static bool has_time_trend(const struct plan_review *p)
{
	return has_trend(p, on_time_of);
}

static bool has_objective_trend(const struct plan_review *p)
{
	return has_trend(p, objective_of);
}

static void say_trend(struct report *rp, struct line *l,
		      const struct plan_review *p, const char *name,
		      double (*of)(const struct trend_point *))
{
	struct slice text = SLICE_NONE;
	size_t i;

	if (!has_trend(p, of))
		return;
	for (i = 0; i < p->n_trend; i++)
		text = arena_printf(rp->a, "%.*s%s", SL(text),
				    words_spark(of(&p->trend[i])));
	doc_small_plot(rp->d, l, small_trend_of(rp, p, name, of), text);
}

static void cell_time_trend(struct report *rp, struct line *l,
			    const struct plan_review *p)
{
	say_trend(rp, l, p, N_("kept on time"), on_time_of);
}

static void cell_objective_trend(struct report *rp, struct line *l,
				 const struct plan_review *p)
{
	say_trend(rp, l, p, N_("to objective"), objective_of);
}

static bool has_promised(const struct plan_review *p)
{
	return p->promised > 0;
}

/* A column stands where a plan has something for it. */
static const struct {
	const char *title;
	enum align align;
	bool grows;
	bool (*has)(const struct plan_review *p);
	void (*cell)(struct report *, struct line *,
		     const struct plan_review *);
} columns[] = {
	{N_("plan"), ALIGN_LEFT, true, worth_a_row, cell_plan},
	{N_("on time"), ALIGN_RIGHT, false, has_promised, cell_kept},
	{N_("trend"), ALIGN_LEFT, false, has_time_trend, cell_time_trend},
	{N_("to objective"), ALIGN_RIGHT, false, plan_measured, cell_objective},
	{N_("trend"), ALIGN_LEFT, false, has_objective_trend,
	 cell_objective_trend},
};

static size_t count_plans(const struct review *r,
			  bool (*test)(const struct plan_review *))
{
	size_t i, n = 0;

	for (i = 0; i < r->n_plans; i++)
		n += test(&r->plans[i]);
	return n;
}

bool has_scorecard(const struct report *rp)
{
	return rp->r->n_plans > 0;
}

/* Side by side: was the plan wrong, or what was made of it? */
static void say_scores(struct report *rp, struct block *t,
		       const struct plan_review *p)
{
	struct slice strategy = words_number(rp->a, rp->d->words, p->strategy);
	struct slice execution =
		words_number(rp->a, rp->d->words, p->execution);
	struct line *l;

	if (!plan_scored(p))
		return;
	l = doc_row_below(rp->d, t);
	if (p->strategy == p->execution)
		doc_say(rp->d, l, ROLE_PLAIN, "Strategy and execution %.*s",
			SL(strategy));
	else if (strategy.len && execution.len)
		doc_say(rp->d, l, ROLE_PLAIN,
			"Strategy %.*s, execution %.*s: a gap of %.*s",
			SL(strategy), SL(execution),
			SL(words_number(rp->a, rp->d->words,
					fabs(p->strategy - p->execution))));
	else if (strategy.len)
		doc_say(rp->d, l, ROLE_PLAIN,
			"Strategy %.*s, execution not scored", SL(strategy));
	else
		doc_say(rp->d, l, ROLE_PLAIN,
			"Strategy not scored, execution %.*s", SL(execution));
}

static void write_plan_rows(struct report *rp, struct block *t,
			    const size_t *which, size_t n, size_t worth)
{
	const struct review *r = rp->r;
	size_t i, c, shown = 0;

	for (i = 0; i < r->n_plans && shown < 20; i++) {
		if (!worth_a_row(&r->plans[i]))
			continue;
		doc_row(rp->d, t);
		for (c = 0; c < n; c++)
			columns[which[c]].cell(rp, doc_cell(rp->d, t, c),
					       &r->plans[i]);
		say_scores(rp, t, &r->plans[i]);
		shown++;
	}
	say_more_rows(rp, t, worth, shown);
}

static void say_plan_counts(struct report *rp, struct line *l, size_t worth)
{
	const struct totals *t = &rp->r->totals;
	size_t left = rp->r->n_plans - worth;
	const struct slice v[] = {
		phrase_n(rp, t->plans, "%zu plan", "%zu plans", t->plans),
		phrase_n(rp, t->plans_added, "%zu new", "%zu new",
			 t->plans_added),
		phrase_n(rp, t->plans_removed, "%zu gone", "%zu gone",
			 t->plans_removed),
	};

	say_phrases(rp, l, ROLE_PLAIN, v, ARRAY_LEN(v));
	doc_say(rp->d, l, ROLE_PLAIN, ". ");
	if (!worth)
		doc_say(rp->d, l, ROLE_MUTED,
			"None has a promise, a metric or a score.");
	else if (left)
		doc_say_n(rp->d, l, ROLE_MUTED, left,
			  "%zu without a promise, a metric or a score is not "
			  "listed.",
			  "%zu without a promise, a metric or a score are not "
			  "listed.",
			  left);
}

void write_scorecard(struct report *rp)
{
	const struct review *r = rp->r;
	size_t which[ARRAY_LEN(columns)], n = 0, c;
	size_t worth = count_plans(r, worth_a_row);
	struct line *l = doc_paragraph(rp->d);
	struct block *t;

	say_plan_counts(rp, l, worth);
	if (!worth)
		return;
	t = doc_table(rp->d);
	for (c = 0; c < ARRAY_LEN(columns); c++) {
		if (!count_plans(r, columns[c].has))
			continue;
		doc_column(rp->d, t, columns[c].title, columns[c].align,
			   columns[c].grows);
		which[n++] = c;
	}
	write_plan_rows(rp, t, which, n, worth);
	draw_trends(rp);
}

/* --- metrics -----------------------------------------------------------------
 */

bool has_metrics(const struct report *rp)
{
	return rp->r->n_metrics > 0;
}

static struct slice eased_words(struct report *rp,
				const struct metric_review *m)
{
	if (!m->eased)
		return SLICE_NONE;
	if (!isfinite(m->target_before) || m->target_before == m->target)
		return phrase(rp, "target eased");
	return phrase(rp, "target eased: %.*s → %.*s",
		      SL(words_number(rp->a, rp->d->words, m->target_before)),
		      SL(words_number(rp->a, rp->d->words, m->target)));
}

static void metric_remarks(struct report *rp, struct line *l,
			   const struct metric_review *m)
{
	const struct {
		struct slice words;
		enum role role;
	} v[] = {
		{m->behind ? phrase(rp, "behind its pace") : SLICE_NONE,
		 ROLE_BAD},
		{eased_words(rp, m), ROLE_WARN},
		{m->removed ? phrase(rp, "removed") : SLICE_NONE, ROLE_WARN},
		{isfinite(m->reading) ? SLICE_NONE
				      : phrase(rp, "no reading yet"),
		 ROLE_MUTED},
	};
	bool any = false;
	size_t i;

	for (i = 0; i < ARRAY_LEN(v); i++) {
		if (!v[i].words.len)
			continue;
		if (any)
			doc_say(rp->d, l, ROLE_PLAIN, "; ");
		say_text(rp, l, v[i].role, v[i].words);
		any = true;
	}
}

static void write_metric(struct report *rp, struct block *t,
			 const struct metric_review *m)
{
	struct slice reading = words_number(rp->a, rp->d->words, m->reading);
	struct slice progress = words_percent(rp->a, rp->d->words, m->progress);
	struct line *l;

	doc_row(rp->d, t);
	l = doc_cell(rp->d, t, 0);
	if (m->title.len) {
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, m->title, TITLE_CELLS));
		doc_say(rp->d, l, ROLE_PLAIN, " (");
	}
	say_text(rp, l, ROLE_CODE, item_ref(rp, m->plan, m->item));
	if (m->title.len)
		doc_say(rp->d, l, ROLE_PLAIN, ")");
	l = doc_cell(rp->d, t, 1);
	say_text(rp, l, ROLE_PLAIN, reading);
	if (reading.len)
		say_was(rp, l,
			words_number(rp->a, rp->d->words, m->reading_before),
			reading);
	l = doc_cell(rp->d, t, 2);
	say_text(rp, l, ROLE_PLAIN,
		 words_number(rp->a, rp->d->words, m->target));
	l = doc_cell(rp->d, t, 3);
	say_text(rp, l, ROLE_PLAIN, progress);
	if (progress.len)
		say_was(rp, l,
			words_percent(rp->a, rp->d->words, m->progress_before),
			progress);
	say_text(rp, doc_cell(rp->d, t, 4), ROLE_PLAIN,
		 words_percent(rp->a, rp->d->words, m->expected));
	if (m->behind || m->eased || m->removed || !isfinite(m->reading))
		metric_remarks(rp, doc_row_below(rp->d, t), m);
}

void write_metrics(struct report *rp)
{
	const struct review *r = rp->r;
	struct block *t = doc_table(rp->d);
	size_t i;

	doc_column(rp->d, t, "metric", ALIGN_LEFT, true);
	doc_column(rp->d, t, "reading", ALIGN_RIGHT, false);
	doc_column(rp->d, t, "target", ALIGN_RIGHT, false);
	doc_column(rp->d, t, "progress", ALIGN_RIGHT, false);
	doc_column(rp->d, t, "expected", ALIGN_RIGHT, false);
	for (i = 0; i < r->n_metrics && i < 25; i++)
		write_metric(rp, t, &r->metrics[i]);
	say_more_rows(rp, t, r->n_metrics, i);
	draw_courses(rp);
}

/* --- levers ------------------------------------------------------------------
 */

/* In the order of what matters most. */
static const struct {
	enum lever_state state;
	enum role role;
} lever_rows[] = {
	{LEVER_IGNORED, ROLE_BAD},
	{LEVER_FIRED, ROLE_WARN},
	{LEVER_PULLED, ROLE_GOOD},
};

/* What became of it: "fired on 2026-02-28, and nobody acted". */
static struct slice lever_words(struct report *rp, const struct lever_review *v)
{
	struct slice fired = words_day(rp->a, rp->d->words, v->fired_on);
	struct slice pulled = words_day(rp->a, rp->d->words, v->pulled_on);
	bool has_fired = v->fired_on != DAY_NONE;

	if (v->state == LEVER_PULLED && has_fired)
		return phrase(rp, "fired on %.*s, pulled on %.*s", SL(fired),
			      SL(pulled));
	if (v->state == LEVER_PULLED)
		return phrase(rp, "pulled on %.*s", SL(pulled));
	if (v->pulled_on != DAY_NONE)
		return phrase(rp, "last pulled on %.*s, fired again since then",
			      SL(pulled));
	if (v->state == LEVER_IGNORED)
		return phrase(rp, "fired on %.*s, and nobody acted", SL(fired));
	return phrase(rp, "fired on %.*s", SL(fired));
}

bool has_levers(const struct report *rp)
{
	return rp->r->n_levers > 0;
}

static void say_lever(struct report *rp, struct line *l,
		      const struct lever_review *v, enum role role)
{
	struct slice who = person_shown(rp, v->owner);

	say_text(rp, l, ROLE_CODE, item_ref(rp, v->plan, v->item));
	doc_say(rp->d, l, ROLE_PLAIN, " ");
	say_text(rp, l, role, lever_words(rp, v));
	if (v->then.len)
		doc_say(rp->d, l, ROLE_PLAIN, ": %.*s",
			SL(words_short(rp->a, v->then, 200)));
	if (who.len)
		doc_say(rp->d, l, ROLE_PLAIN, " (%.*s)", SL(who));
}

static size_t list_levers(struct report *rp)
{
	const struct review *r = rp->r;
	struct block *list = NULL;
	size_t i, row, n = 0;

	for (row = 0; row < ARRAY_LEN(lever_rows); row++) {
		for (i = 0; i < r->n_levers; i++) {
			if (r->levers[i].state != lever_rows[row].state)
				continue;
			if (!list)
				list = doc_list(rp->d);
			say_lever(rp, doc_entry(rp->d, list), &r->levers[i],
				  lever_rows[row].role);
			n++;
		}
	}
	return n;
}

void write_levers(struct report *rp)
{
	const struct review *r = rp->r;
	size_t i, acted = list_levers(rp), sentences = 0, armed;
	struct line *l;

	for (i = 0; i < r->n_levers; i++)
		sentences += r->levers[i].state == LEVER_SENTENCE;
	if (acted == r->n_levers)
		return;
	armed = r->n_levers - acted - sentences;
	l = doc_paragraph(rp->d);
	if (!acted)
		doc_say(rp->d, l, ROLE_PLAIN, "No lever fired. ");
	if (armed)
		doc_say_n(rp->d, l, ROLE_PLAIN, armed,
			  "%zu lever stays armed. ", "%zu levers stay armed. ",
			  armed);
	if (sentences)
		doc_say_n(rp->d, l, ROLE_PLAIN, sentences,
			  "%zu lever has a sentence for a condition and cannot "
			  "fire by itself.",
			  "%zu levers have a sentence for a condition and "
			  "cannot fire by themselves.",
			  sentences);
}
