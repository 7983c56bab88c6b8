/* A plan as one page: what it says, where it stands, where deadlines stood. */
#include "report/show_doc.h"

#include <math.h>

#include "base/numeral.h"
#include "plan/goal.h"
#include "plan/measure.h"
#include "report/words.h"

#define ARROW	    "\xe2\x86\x92"
#define TREND	    12 /* actuals that the little curve shows */
#define CELLS	    2000
#define TITLE_CELLS 100

struct page {
	struct doc *d;
	const struct show_view *view;
	const struct plan *p;
};

static struct slice one_line(const struct page *pg, struct slice s)
{
	return words_short(pg->d->arena, s, CELLS);
}

static struct slice person(const struct page *pg, struct slice handle)
{
	const struct person *p =
		people_get(&pg->view->snapshot->people, handle);

	return p && p->name.len ? p->name : handle;
}

static struct slice shown_day(const struct page *pg, const struct day *day)
{
	return words_day(pg->d->arena, pg->d->words, day->v);
}

/* "Title (key), owner" */
static void say_item(struct page *pg, struct line *l, const struct item *item)
{
	if (item->title.s.len) {
		doc_say(pg->d, l, ROLE_STRONG, "%.*s",
			SL(words_short(pg->d->arena, item->title.s,
				       TITLE_CELLS)));
		doc_say(pg->d, l, ROLE_PLAIN, " (");
	}
	doc_say(pg->d, l, ROLE_CODE, "%.*s", SL(item->key));
	if (item->title.s.len)
		doc_say(pg->d, l, ROLE_PLAIN, ")");
	if (item->owner.s.len)
		doc_say(pg->d, l, ROLE_PLAIN, ", %.*s",
			SL(person(pg, item->owner.s)));
}

/* --- what the plan is ------------------------------------------------------
 */

static void say_fact(struct page *pg, struct block *list, const char *label,
		     struct slice value)
{
	struct line *l;

	if (!value.len)
		return;
	l = doc_entry(pg->d, list);
	doc_say(pg->d, l, ROLE_MUTED, "%s", label);
	doc_say(pg->d, l, ROLE_PLAIN, ": %.*s", SL(one_line(pg, value)));
}

static void say_head(struct page *pg)
{
	const struct plan *p = pg->p;
	struct block *b = doc_heading(
		pg->d, 1, "%.*s",
		SL(p->title.s.len ? one_line(pg, p->title.s) : p->id.s));

	doc_say(pg->d, &b->text, ROLE_PLAIN, " (");
	doc_say(pg->d, &b->text, ROLE_CODE, "%.*s", SL(p->id.s));
	doc_say(pg->d, &b->text, ROLE_PLAIN, ")");
	b = doc_list(pg->d);
	say_fact(pg, b, N_("Owner"), person(pg, p->owner.s));
	say_fact(pg, b, N_("Asked for by"), person(pg, p->sponsor.s));
	say_fact(pg, b, N_("Serves"), p->supports.s);
	say_fact(pg, b, N_("Level"), p->level.s);
	say_fact(pg, b, N_("Period"), p->period.s);
	say_fact(pg, b, N_("Stage"), slice_of(stage_name(plan_stage(p))));
	say_fact(pg, b, N_("Why it last changed"), p->because.s);
}

static void say_objective(struct page *pg)
{
	const struct plan *p = pg->p;
	struct block *b;

	if (!p->objective_at)
		return;
	doc_heading(pg->d, 2, "Objective");
	if (p->statement.s.len)
		doc_say(pg->d, doc_lead(pg->d), ROLE_STRONG, "%.*s",
			SL(one_line(pg, p->statement.s)));
	if (!p->why.s.len && !p->outcome_at)
		return;
	b = doc_list(pg->d);
	say_fact(pg, b, N_("Why"), p->why.s);
	say_fact(pg, b, N_("Who will have done it"), p->outcome_who.s);
	say_fact(pg, b, N_("What they did"), p->outcome_did.s);
	say_fact(pg, b, N_("So that"), p->outcome_so.s);
}

/* --- metrics ---------------------------------------------------------------
 */

static struct slice trend(const struct page *pg, const struct metric *m)
{
	struct arena *a = pg->d->arena;
	struct slice curve = SLICE_NONE;
	double low = INFINITY, high = -INFINITY;
	struct reading *v;
	size_t n =
		metric_readings(&v, a, m, &pg->view->snapshot->config.calendar,
				pg->view->today);
	size_t from = n > TREND ? n - TREND : 0, i;

	for (i = from; i < n; i++) {
		low = fmin(low, v[i].value);
		high = fmax(high, v[i].value);
	}
	for (i = from; i < n; i++)
		curve = arena_printf(
			a, "%.*s%s", SL(curve),
			words_spark(high > low
					    ? (v[i].value - low) / (high - low)
					    : 0.5));
	return curve;
}

static struct slice number(const struct page *pg, const struct number *n)
{
	return n->at ? words_number(pg->d->arena, pg->d->words, n->v)
		     : SLICE_NONE;
}

static void say_metric(struct page *pg, struct block *t, const struct metric *m)
{
	const struct calendar *cal = &pg->view->snapshot->config.calendar;
	int32_t today = pg->view->today;
	struct period period = {.first = DAY_NONE};
	double progress, expected;
	struct doc *d = pg->d;
	struct line *l;

	plan_period(&period, pg->p, cal);
	progress = metric_progress(m, cal, period.first, today);
	expected = metric_expected(m, pg->p, cal, today);
	doc_row(d, t);
	l = doc_cell(d, t, 0);
	say_item(pg, l, &m->item);
	doc_say(d, doc_cell(d, t, 1), ROLE_PLAIN, "%.*s",
		SL(number(pg, &m->baseline)));
	l = doc_cell(d, t, 2);
	doc_say(d, l, ROLE_STRONG, "%.*s",
		SL(words_number(d->arena, d->words,
				metric_reading(m, cal, today))));
	l = doc_cell(d, t, 3);
	doc_say(d, l, ROLE_PLAIN, "%.*s",
		SL(words_measure(d->arena, d->words, number(pg, &m->target),
				 m->unit.s)));
	doc_say(d, doc_cell(d, t, 4),
		metric_behind(metric_pace(progress, expected)) ? ROLE_BAD
							       : ROLE_PLAIN,
		"%.*s", SL(words_percent(d->arena, d->words, progress)));
	doc_say(d, doc_cell(d, t, 5), ROLE_PLAIN, "%.*s",
		SL(words_percent(d->arena, d->words, expected)));
	doc_say(d, doc_cell(d, t, 6), ROLE_PLAIN, "%.*s", SL(trend(pg, m)));
	if (m->due.at)
		doc_say(d, doc_row_below(d, t), ROLE_MUTED, "due %.*s",
			SL(shown_day(pg, &m->due)));
}

static void say_metrics(struct page *pg)
{
	static const char *const titles[] = {
		N_("Metric"),	N_("Baseline"), N_("Reading"), N_("Target"),
		N_("Progress"), N_("Expected"), N_("Trend")};
	struct block *t;
	size_t i;

	if (!pg->p->n_metrics)
		return;
	doc_heading(pg->d, 2, "Metrics");
	t = doc_table(pg->d);
	for (i = 0; i < ARRAY_LEN(titles); i++)
		doc_column(pg->d, t, titles[i],
			   i > 0 && i < 6 ? ALIGN_RIGHT : ALIGN_LEFT, !i);
	for (i = 0; i < pg->p->n_metrics; i++)
		say_metric(pg, t, &pg->p->metrics[i]);
}

/* --- actions ---------------------------------------------------------------
 */

static void say_state(struct page *pg, struct line *l, const struct action *act)
{
	struct doc *d = pg->d;

	if (act->done.at)
		doc_say(d, l, ROLE_GOOD, "done %.*s",
			SL(shown_day(pg, &act->done)));
	else if (act->dropped.at)
		doc_say(d, l, ROLE_WARN, "dropped %.*s",
			SL(shown_day(pg, &act->dropped)));
	else if (act->due.at && act->due.v < pg->view->today)
		doc_say(d, l, ROLE_BAD, "overdue since %.*s",
			SL(shown_day(pg, &act->due)));
	else if (act->due.at)
		doc_say(d, l, ROLE_PLAIN, "due %.*s",
			SL(shown_day(pg, &act->due)));
	else
		doc_say(d, l, ROLE_BAD, "no date");
}

/* "2026-02-28 → 2026-03-31 → 2026-04-15", where it ever moved. */
static void say_moves(struct page *pg, struct block *list,
		      const struct item *item)
{
	struct slice path = item_path(pg->d->arena, item);
	const struct plan_log *log = pg->view->log;
	char day[DAY_LEN + 1];
	struct line *l = NULL;
	size_t i;

	for (i = 0; log && i < log->n; i++) {
		const struct ledger_entry *entry = &log->v[i];

		if (entry->moved_from == DAY_NONE ||
		    !slice_eq(entry->item_now, path))
			continue;
		if (!l) {
			l = doc_below(pg->d, list);
			doc_say(pg->d, l, ROLE_MUTED, "moved");
			doc_say(pg->d, l, ROLE_PLAIN, ": %.*s",
				SL(slice_of(
					day_format(day, entry->moved_from))));
		}
		doc_say(pg->d, l, ROLE_PLAIN, " " ARROW " %s",
			day_format(day, entry->moved_to));
	}
}

static void say_below(struct page *pg, struct block *list, const char *label,
		      struct slice s)
{
	struct line *l;

	if (!s.len)
		return;
	l = doc_below(pg->d, list);
	doc_say(pg->d, l, ROLE_MUTED, "%s", label);
	doc_say(pg->d, l, ROLE_PLAIN, ": %.*s", SL(one_line(pg, s)));
}

static void say_actions(struct page *pg)
{
	struct block *list;
	size_t i;

	if (!pg->p->n_actions)
		return;
	doc_heading(pg->d, 2, "Actions");
	list = doc_list(pg->d);
	for (i = 0; i < pg->p->n_actions; i++) {
		const struct action *act = &pg->p->actions[i];
		struct line *l = doc_entry(pg->d, list);

		say_item(pg, l, &act->item);
		doc_say(pg->d, l, ROLE_PLAIN, ": ");
		say_state(pg, l, act);
		say_below(pg, list, N_("blocked"), act->blocked.s);
		say_moves(pg, list, &act->item);
		say_below(pg, list, N_("because"), act->item.because.s);
	}
}

/* --- the rest --------------------------------------------------------------
 */

/* A sentence, or what the metric has to do. */
static struct slice condition(const struct page *pg, const struct lever *v)
{
	const struct catalogue *words = pg->d->words;
	struct slice name = v->metric.s, run = v->run_text.s;
	struct slice limit = v->below.at ? v->below.text : v->above.text;
	struct arena *a = pg->d->arena;

	if (v->sentence.at)
		return v->sentence.s;
	if (!run.len)
		return catalogue_say(a, words,
				     v->below.at ? "%.*s is below %.*s"
						 : "%.*s is above %.*s",
				     SL(name), SL(limit));
	return catalogue_say(a, words,
			     v->below.at ? "%.*s is below %.*s for %.*s"
					 : "%.*s is above %.*s for %.*s",
			     SL(name), SL(limit), SL(run));
}

static void say_levers(struct page *pg)
{
	struct block *list;
	size_t i;

	if (!pg->p->n_levers)
		return;
	doc_heading(pg->d, 2, "Levers");
	list = doc_list(pg->d);
	for (i = 0; i < pg->p->n_levers; i++) {
		const struct lever *v = &pg->p->levers[i];
		struct line *l = doc_entry(pg->d, list);

		doc_say(pg->d, l, ROLE_STRONG, "%.*s",
			SL(one_line(pg, v->then.s)));
		doc_say(pg->d, l, ROLE_PLAIN, " (");
		doc_say(pg->d, l, ROLE_CODE, "%.*s", SL(v->item.key));
		doc_say(pg->d, l, ROLE_PLAIN, ")");
		if (v->item.owner.s.len)
			doc_say(pg->d, l, ROLE_PLAIN, ", %.*s",
				SL(person(pg, v->item.owner.s)));
		say_below(pg, list, N_("when"), condition(pg, v));
		if (v->pulled.n)
			say_below(pg, list, N_("pulled"),
				  shown_day(pg, &v->pulled.v[v->pulled.n - 1]));
	}
}

static void say_pairs(struct page *pg, const char *title,
		      const struct pairs *pairs)
{
	struct block *list;
	size_t i;

	if (!pairs->n)
		return;
	doc_heading(pg->d, 2, "%s", title);
	list = doc_list(pg->d);
	for (i = 0; i < pairs->n; i++) {
		struct line *l = doc_entry(pg->d, list);

		doc_say(pg->d, l, ROLE_CODE, "%.*s", SL(pairs->v[i].key));
		doc_say(pg->d, l, ROLE_PLAIN, ": %.*s",
			SL(one_line(pg, pairs->v[i].text.s)));
	}
}

static void say_factors(struct page *pg)
{
	struct block *list;
	size_t i;

	if (!pg->p->n_factors)
		return;
	doc_heading(pg->d, 2, "Success factors");
	list = doc_list(pg->d);
	for (i = 0; i < pg->p->n_factors; i++)
		say_item(pg, doc_entry(pg->d, list), &pg->p->factors[i].item);
}

static void say_barriers(struct page *pg)
{
	struct block *list;
	size_t i, k;

	if (!pg->p->n_barriers)
		return;
	doc_heading(pg->d, 2, "Barriers");
	list = doc_list(pg->d);
	for (i = 0; i < pg->p->n_barriers; i++) {
		const struct barrier *b = &pg->p->barriers[i];
		struct line *l = doc_entry(pg->d, list);

		doc_say(pg->d, l, ROLE_CODE, "%.*s", SL(b->key));
		doc_say(pg->d, l, ROLE_PLAIN, ": %.*s",
			SL(one_line(pg, b->what.s)));
		for (k = 0; k < b->answer.n; k++)
			say_below(pg, list, N_("answer"), b->answer.v[k].s);
	}
}

static void say_agreements(struct page *pg)
{
	struct slice now = plan_goal_fingerprint(pg->d->arena, pg->p);
	struct block *list;
	size_t i;

	if (!pg->p->n_agreed)
		return;
	doc_heading(pg->d, 2, "Agreements");
	list = doc_list(pg->d);
	for (i = 0; i < pg->p->n_agreed; i++) {
		const struct agreement *g = &pg->p->agreed[i];
		struct line *l = doc_entry(pg->d, list);

		doc_say(pg->d, l, ROLE_STRONG, "%.*s", SL(g->key));
		doc_say(pg->d, l, ROLE_PLAIN, ": %.*s, %.*s, ",
			SL(person(pg, g->by.s)), SL(shown_day(pg, &g->day)));
		if (!g->goal.s.len)
			doc_say(pg->d, l, ROLE_MUTED,
				"it is not written down to which goal");
		else if (slice_eq(g->goal.s, now))
			doc_say(pg->d, l, ROLE_GOOD,
				"the goal is still the one agreed");
		else
			doc_say(pg->d, l, ROLE_WARN,
				"the goal has changed since");
	}
}

static void say_scores(struct page *pg)
{
	struct block *list;
	size_t i;

	if (!pg->p->n_scores)
		return;
	doc_heading(pg->d, 2, "Scorecard");
	list = doc_list(pg->d);
	for (i = 0; i < pg->p->n_scores; i++) {
		const struct score *s = &pg->p->scorecard[i];

		doc_say(pg->d, doc_entry(pg->d, list), ROLE_STRONG, "%.*s",
			SL(s->key));
		say_below(pg, list, N_("strategy"), s->strategy.text);
		say_below(pg, list, N_("execution"), s->execution.text);
		say_below(pg, list, N_("learned"), s->learned.s);
		say_below(pg, list, N_("to try"), s->attempt.s);
	}
}

static struct slice amount(struct page *pg, struct slice s)
{
	return numeral_of(pg->d->arena, pg->d->words, s);
}

static void say_resources(struct page *pg)
{
	struct block *list;
	size_t i;

	if (!pg->p->n_resources)
		return;
	doc_heading(pg->d, 2, "Resources");
	list = doc_list(pg->d);
	for (i = 0; i < pg->p->n_resources; i++) {
		const struct resource *r = &pg->p->resources[i];

		doc_say(pg->d, doc_entry(pg->d, list), ROLE_CODE, "%.*s",
			SL(r->key));
		say_below(pg, list, N_("needed"), amount(pg, r->need.s));
		say_below(pg, list, N_("there"), amount(pg, r->have.s));
	}
}

static void say_texts(struct page *pg, const char *title,
		      const struct texts *texts)
{
	struct block *list;
	size_t i;

	if (!texts->n)
		return;
	doc_heading(pg->d, 2, "%s", title);
	list = doc_list(pg->d);
	for (i = 0; i < texts->n; i++)
		doc_say(pg->d, doc_entry(pg->d, list), ROLE_PLAIN, "%.*s",
			SL(one_line(pg, texts->v[i].s)));
}

void show_doc(struct doc *d, const struct show_view *view)
{
	struct page pg = {.d = d, .view = view, .p = view->file->plan};

	say_head(&pg);
	say_objective(&pg);
	say_factors(&pg);
	say_metrics(&pg);
	say_actions(&pg);
	say_levers(&pg);
	say_barriers(&pg);
	say_resources(&pg);
	say_pairs(&pg, N_("Assumptions"), &pg.p->assumptions);
	say_texts(&pg, N_("Trade-offs"), &pg.p->trade_offs);
	say_agreements(&pg);
	say_scores(&pg);
	if (pg.p->notes.s.len) {
		doc_heading(d, 2, "Notes");
		doc_code(d, "%.*s", SL(slice_trim(pg.p->notes.s)));
	}
}
