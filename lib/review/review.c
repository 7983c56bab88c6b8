/* Puts a review together: the window, its numbers, the periods before. */
#include "review/review.h"

#include <math.h>
#include <stdio.h>

#include "review/tell.h"

#define TREND_PERIODS 8

struct run {
	struct arena *arena;
	struct repo *repo;
	struct review_options asked;
	const struct review_options *opt; /* &asked */
	struct main_line ml;
	struct history history;
	struct counted counted;
};

static int find_window(struct window *w, struct run *run, struct err *e)
{
	struct slice from, to = run->opt->tip;
	struct period period;

	if (run->opt->revisions &&
	    split_range(&from, &to, run->opt->period, e) < 0)
		return -1;
	if (main_line_walk(&run->ml, run->arena, run->repo, to, e) < 0)
		return -1;
	if (run->asked.today == DAY_NONE)
		run->asked.today =
			zone_day(&run->ml.config.zone, run->asked.now);
	if (run->opt->revisions)
		return window_of_revisions(w, run->repo, &run->ml, from,
					   run->opt->period, run->opt->today,
					   e);
	if (period_under_review(&period, &run->ml.config.calendar, run->opt,
				e) < 0)
		return -1;
	return window_of_period(w, run->arena, run->repo, &run->ml, &period,
				run->opt->against, run->opt->today, e);
}

/* The moves of a due date within the window, each with who and why. */
static int tell_moves(struct action_review *r, struct run *run,
		      const struct track *t, struct err *e)
{
	struct due_move *moves;
	size_t n = due_moves(&moves, run->arena, t), i;

	for (i = 0; i < n; i++) {
		const struct version *v = moves[i].v, *from = v - 1;
		struct ledger_entry entry;

		if (v->pos <= run->counted.w.a.pos)
			continue;
		while (!from->there)
			from--;
		if (ledger_credit(&entry, run->arena, &run->history, from, v,
				  "due", e) < 0)
			return -1;
		ARENA_PUSH(run->arena, r->moved, r->n_moved) =
			(struct move){.commit = entry.commit,
				      .day = entry.day,
				      .author = entry.author,
				      .from = moves[i].from,
				      .to = moves[i].to,
				      .days = moves[i].to - moves[i].from,
				      .because = entry.because};
	}
	return 0;
}

/* The step that removed the action, or that settled it as it is in B. */
static void ending_step(const struct version **from, const struct version **to,
			const char **field, const struct track *t,
			const struct action_review *r, const struct window *w)
{
	*field = "exists";
	if (r->outcome == OUTCOME_VANISHED) {
		*from = t->seen;
		*to = t->seen + 1;
		return;
	}
	*to = since_when(t, t->seen, w->b.last);
	for (*from = *to; *from > t->vs.v;)
		if ((--*from)->there)
			break;
	if (*from == *to || !(*from)->there)
		*from = NULL; /* it came so */
	else
		*field = r->outcome == OUTCOME_DONE ? "done" : "dropped";
}

static int tell_ending(struct action_review *r, struct run *run,
		       const struct track *t, struct err *e)
{
	static const struct version nothing = {.pos = -1};
	const struct version *from, *to;
	struct ledger_entry entry;
	const char *field;

	if (r->outcome == OUTCOME_OPEN)
		return 0;
	ending_step(&from, &to, &field, t, r, &run->counted.w);
	if (ledger_credit(&entry, run->arena, &run->history,
			  from ? from : &nothing, to, field, e) < 0)
		return -1;
	r->ended_commit = entry.commit;
	r->ended_reason = entry.because;
	return 0;
}

static int tell_actions(struct review *out, struct run *run, struct err *e)
{
	struct counted *c = &run->counted;
	size_t i;

	for (i = 0; i < c->n_actions; i++)
		if (tell_moves(&c->actions[i], run, &c->tracks[i], e) < 0 ||
		    tell_ending(&c->actions[i], run, &c->tracks[i], e) < 0)
			return -1;
	out->actions = c->actions;
	out->n_actions = c->n_actions;
	return 0;
}

/* A period that can be counted from the same history: it ends before B. */
static bool earlier_window(struct window *w, struct run *run,
			   const struct period *p)
{
	struct err ignored = ERR_INIT;

	return window_of_period(w, run->arena, run->repo, &run->ml, p,
				SLICE_NONE, run->opt->today, &ignored) == 0 &&
	       w->b.pos >= 0 && w->b.pos <= run->counted.w.b.pos;
}

/* As B's scorecard has it, which may have been filled in late; else as then. */
static void add_scores(struct trend_point *point, const struct run *run,
		       const struct plan_count *now,
		       const struct plan_count *then)
{
	const struct score *s =
		now->b ? count_score(now->b->plan, &run->ml.config.calendar,
				     point->period)
		       : NULL;

	point->strategy = s ? score_value(&s->strategy) : then->r.strategy;
	point->execution = s ? score_value(&s->execution) : then->r.execution;
}

static void add_trend(struct run *run, const struct counted *then)
{
	struct counted *now = &run->counted;
	size_t i;

	for (i = 0; i < now->n_plans; i++) {
		struct plan_count *p = &now->plans[i];
		const struct line *l = line_root(p->line, then->w.b.pos);
		const struct plan_count *was = then->by_line[l->number];
		struct trend_point point;

		if (!was || !was->b)
			continue;
		snprintf(point.period, sizeof(point.period), "%s",
			 then->w.period.name);
		point.percent_to_objective = was->r.percent_to_objective;
		point.on_time = was->start.on_time;
		add_scores(&point, run, p, was);
		ARENA_PUSH(run->arena, p->r.trend, p->r.n_trend) = point;
	}
}

/* The periods before, oldest first, and this one, counted the same way. */
static void tell_periods(struct review *out, struct run *run)
{
	const struct calendar *cal = &run->ml.config.calendar;
	const struct window *w = &run->counted.w;
	int back;

	if (w->revisions)
		return;
	for (back = TREND_PERIODS - 1; back > 0; back--) {
		struct period p = period_shift(cal, &w->period, -back);
		struct arena scratch = ARENA_INIT;
		struct counted then;
		struct window earlier;

		if (!earlier_window(&earlier, run, &p))
			continue;
		count_window(&then, &scratch, &run->history, &earlier);
		add_trend(run, &then);
		if (back == 1) {
			out->before =
				arena_alloc(run->arena, sizeof(*out->before));
			*out->before = then.totals;
			snprintf(out->before_period, sizeof(out->before_period),
				 "%s", p.name);
		}
		arena_release(&scratch);
	}
	add_trend(run, &run->counted);
}

static unsigned plan_methods(const struct run *run, const struct plan_count *p)
{
	const struct plan *plan = p->b ? p->b->plan : NULL;

	if (!plan || plan_stage(plan) == STAGE_CLOSED ||
	    plan_stage(plan) == STAGE_DROPPED)
		return 0;
	return methods_in_force(&run->ml.config, plan->level.s);
}

static void tell_plans(struct review *out, struct run *run)
{
	const struct counted *c = &run->counted;
	size_t i;

	out->plans = arena_array(run->arena, c->n_plans, sizeof(*out->plans));
	out->n_plans = c->n_plans;
	for (i = 0; i < c->n_plans; i++) {
		out->plans[i] = c->plans[i].r;
		out->plans[i].methods = plan_methods(run, &c->plans[i]);
		out->methods |= out->plans[i].methods;
	}
}

/* Names stand in the people file of B; without one there are none. */
static int read_people(struct people *people, struct run *run, struct err *e)
{
	const struct config *config = &run->ml.config;
	struct findings fs = FINDINGS_IN(run->arena);
	const struct edge *b = &run->counted.w.b;
	struct slice bytes = SLICE_NONE;

	*people = (struct people){.found = false};
	if (config->report_people != REPORT_NAMES)
		return 0;
	if (b->pos >= 0 && config->people.len &&
	    repo_file(&bytes, run->arena, run->repo, &b->boundary.commit,
		      config->people, e) < 0)
		return -1;
	if (bytes.ptr)
		people_decode(people, run->arena, config->people, bytes, &fs);
	return 0;
}

static void tell_window(struct review *out, struct run *run)
{
	const struct window *w = &run->counted.w;
	const struct main_line *ml = &run->ml;

	memcpy(out->period, w->name, sizeof(out->period));
	memcpy(out->against, w->against, sizeof(out->against));
	out->first_day = w->first_day;
	out->last_day = w->last_day;
	out->as_of = w->as_of;
	out->running = w->running;
	out->from = w->a.boundary;
	out->to = w->b.boundary;
	out->provisional = out->from.by == BY_TIP || out->to.by == BY_TIP;
	out->tip = ml->v[ml->n - 1].commit.id;
	out->today = run->opt->today;
	out->words = catalogue_of(run->opt->language.len ? run->opt->language
							 : ml->config.language);
	out->turns = ml->turns;
	out->n_turns = ml->n_turns;
	out->n_out_of_order =
		find_out_of_order(&out->out_of_order, run->arena, ml, w);
	out->n_unreadable = history_unreadable(&out->unreadable, 0, run->arena,
					       &run->history, w->a.pos, false);
	out->n_unreadable =
		history_unreadable(&out->unreadable, out->n_unreadable,
				   run->arena, &run->history, w->b.pos, true);
}

int review_run(struct review *out, struct arena *a, struct repo *r,
	       const struct review_options *opt, struct err *e)
{
	struct run run = {.arena = a, .repo = r, .asked = *opt};
	struct window w;

	run.opt = &run.asked;
	*out = (struct review){.n_actions = 0};
	if (find_window(&w, &run, e) < 0 ||
	    history_walk(&run.history, a, r, &run.ml, w.b.pos, e) < 0)
		return -1;
	count_window(&run.counted, a, &run.history, &w);
	tell_window(out, &run);
	if (tell_actions(out, &run, e) < 0)
		return -1;
	tell_periods(out, &run);
	tell_plans(out, &run);
	out->totals = run.counted.totals;
	out->metrics = run.counted.metrics;
	out->n_metrics = run.counted.n_metrics;
	tell_courses(out, a, &run.counted, &run.ml.config.calendar);
	tell_levers(out, a, &run.counted, &run.ml.config.calendar);
	if (read_people(&out->names, &run, e) < 0)
		return -1;
	out->people_shown = run.ml.config.report_people;
	if (out->people_shown == REPORT_NAMES)
		tell_people(out, a, &run.counted, &out->names);
	tell_texts(out, a, &run.counted);
	tell_next(out, a, &run.counted, &run.ml.config.calendar);
	tell_questions(out, a, &run.counted);
	return tell_methods(out, a, &run.counted, &run.history, e);
}

const struct action_review *review_action(const struct review *r,
					  struct slice plan, struct slice item)
{
	size_t i;

	for (i = 0; i < r->n_actions; i++)
		if (slice_eq(r->actions[i].plan, plan) &&
		    slice_eq(r->actions[i].item, item))
			return &r->actions[i];
	return NULL;
}
