/* What success-factors and execution add; the others have their own files. */
#include <math.h>

#include "base/utf8.h"
#include "plan/field.h"
#include "plan/measure.h"
#include "review/tell.h"

const struct plan *plan_under(const struct telling *t, size_t i,
			      enum method_id method)
{
	return t->out->plans[i].methods >> method & 1 ? t->c->plans[i].b->plan
						      : NULL;
}

/* --- success-factors ---------------------------------------------------------
 */

/* The first days of the window's months up to the as-of day. */
static void list_months(struct telling *t)
{
	const struct calendar *cal = &t->config->calendar;
	const struct window *w = &t->c->w;
	int32_t last = w->as_of < w->last_day ? w->as_of : w->last_day;
	struct period month = period_of_day(cal, PERIOD_MONTH, w->first_day);
	struct period end = period_of_day(cal, PERIOD_MONTH, last);
	struct method_facts *f = t->facts;

	if (last < w->first_day)
		return;
	while (period_shift(cal, &month, FACT_MONTHS_MOST).first <= end.first)
		month = period_shift(cal, &month, 1);
	for (; month.first <= end.first; month = period_shift(cal, &month, 1))
		f->months[f->n_months++] = month.first;
}

static void fill_months(struct factor_line *line, const struct telling *t,
			const struct metric *m)
{
	const struct calendar *cal = &t->config->calendar;
	struct reading *v;
	size_t n = metric_readings(&v, t->arena, m, cal, t->c->w.as_of);
	size_t i, from = 0, to;

	for (i = 0; i < t->facts->n_months; i++) {
		struct period month =
			period_of_day(cal, PERIOD_MONTH, t->facts->months[i]);

		while (from < n && v[from].day < month.first)
			from++;
		for (to = from; to < n && v[to].day <= month.last; to++)
			;
		line->months[i] = metric_combine(m, v + from, to - from);
	}
}

static bool months_empty(const struct telling *t,
			 const struct factor_line *line)
{
	size_t i;

	for (i = 0; i < t->facts->n_months; i++)
		if (isfinite(line->months[i]))
			return false;
	return true;
}

/* The metric as if only this person's part had been written. */
static struct metric metric_part(struct arena *a, const struct metric *m,
				 struct slice person)
{
	struct metric ret = *m;
	size_t i, k;

	ret.actuals = arena_array(a, m->n_actuals, sizeof(*ret.actuals));
	ret.n_actuals = 0;
	for (i = 0; i < m->n_actuals; i++) {
		for (k = 0; k < m->actuals[i].n_shares; k++) {
			const struct share *s = &m->actuals[i].shares[k];
			struct actual *part = &ret.actuals[ret.n_actuals];

			if (!s->number.at || !slice_eq(s->person, person))
				continue;
			*part = m->actuals[i];
			part->value = s->number.v;
			part->number = s->number;
			part->n_shares = 0;
			ret.n_actuals++;
			break;
		}
	}
	return ret;
}

static int by_bytes(const void *x, const void *y)
{
	return slice_cmp(*(const struct slice *)x, *(const struct slice *)y);
}

/* Everybody who has a part in a metric, in the order of the alphabet. */
static size_t sharers(struct slice **out, struct arena *a,
		      const struct metric *m)
{
	struct map seen = map_in(a);
	size_t n = 0, i, k;

	*out = NULL;
	for (i = 0; i < m->n_actuals; i++)
		for (k = 0; k < m->actuals[i].n_shares; k++) {
			struct slice who = m->actuals[i].shares[k].person;

			if (!map_put(&seen, who, &seen))
				ARENA_PUSH(a, *out, n) = who;
		}
	if (n)
		qsort(*out, n, sizeof(**out), by_bytes);
	return n;
}

static void add_factor_lines(struct telling *t, const struct plan *p,
			     const struct factor *f, const struct metric *m)
{
	struct factor_line line = {.plan = p->id.s,
				   .factor = f->item.key,
				   .factor_title = f->item.title.s,
				   .item = item_path(t->arena, &m->item),
				   .title = m->item.title.s,
				   .unit = m->unit.s};
	struct slice *people;
	size_t n, i;

	fill_months(&line, t, m);
	ARENA_PUSH(t->arena, t->facts->factors, t->facts->n_factors) = line;
	if (t->config->report_people != REPORT_NAMES)
		return;
	n = sharers(&people, t->arena, m);
	for (i = 0; i < n; i++) {
		struct metric part = metric_part(t->arena, m, people[i]);

		line.person = people[i];
		fill_months(&line, t, &part);
		if (!months_empty(t, &line))
			ARENA_PUSH(t->arena, t->facts->factors,
				   t->facts->n_factors) = line;
	}
}

static void add_lesson(struct telling *t, const struct plan *p)
{
	const struct score *s =
		t->c->w.revisions
			? NULL
			: count_score(p, &t->config->calendar, t->c->w.name);

	if (s && (s->learned.s.len || s->attempt.s.len || s->improve.s.len))
		ARENA_PUSH(t->arena, t->facts->lessons, t->facts->n_lessons) =
			(struct lesson){.plan = p->id.s,
					.learned = s->learned.s,
					.attempt = s->attempt.s,
					.improve = s->improve.s};
}

void tell_factors(struct telling *t)
{
	size_t i, k, j;

	list_months(t);
	for (i = 0; i < t->out->n_plans; i++) {
		const struct plan *p = plan_under(t, i, METHOD_SUCCESS_FACTORS);

		if (!p)
			continue;
		for (k = 0; k < p->n_factors; k++)
			for (j = 0; j < p->n_metrics; j++)
				if (slice_eq(utf8_fold_id(
						     t->arena,
						     p->metrics[j].factor.s),
					     p->factors[k].item.fold))
					add_factor_lines(t, p, &p->factors[k],
							 &p->metrics[j]);
		add_lesson(t, p);
	}
}

/* --- execution ---------------------------------------------------------------
 */

static struct slice answer_to(const struct plan *p, struct slice key)
{
	size_t i;

	for (i = p ? p->questions.n : 0; i > 0; i--)
		if (slice_eq(p->questions.v[i - 1].key, key))
			return slice_trim(p->questions.v[i - 1].text.s);
	return SLICE_NONE;
}

/* Questions of the ten without an answer, or with another one than in A. */
static void add_answers(struct telling *t, const struct plan *p,
			const struct plan *before)
{
	const char *const *keys =
		field_find(plan_fields, SLICE("questions"))->words;
	size_t i;

	for (i = 0; keys[i]; i++) {
		struct slice key = slice_of(keys[i]);
		struct answer a = {.plan = p->id.s, .question = key};
		struct slice old = answer_to(before, key);

		a.text = answer_to(p, key);
		if (!a.text.len)
			a.state = ANSWER_MISSING;
		else if (!before || slice_eq(utf8_nfc(t->arena, a.text),
					     utf8_nfc(t->arena, old)))
			continue;
		else
			a.state = old.len ? ANSWER_CHANGED : ANSWER_NEW;
		ARENA_PUSH(t->arena, t->facts->answers, t->facts->n_answers) =
			a;
	}
}

static bool has_part(const struct telling *t, const struct plan *p,
		     struct slice person)
{
	struct slice nfc = utf8_nfc(t->arena, person);
	const struct item **items;
	size_t n = plan_items(&items, t->arena, p), i;

	if (slice_eq(utf8_nfc(t->arena, p->owner.s), nfc))
		return true;
	for (i = 0; i < n; i++)
		if (slice_eq(utf8_nfc(t->arena, items[i]->owner.s), nfc) &&
		    !(items[i]->kind == ITEM_ACTION &&
		      ((const struct action *)items[i])->dropped.at))
			return true;
	for (i = 0; i < p->n_agreed; i++)
		if (slice_eq(utf8_nfc(t->arena, p->agreed[i].by.s), nfc))
			return true;
	return false;
}

static void add_bystander(struct telling *t, const struct plan *p,
			  struct slice person)
{
	if (person.len && !has_part(t, p, person))
		ARENA_PUSH(t->arena, t->facts->bystanders,
			   t->facts->n_bystanders) =
			(struct bystander){.plan = p->id.s, .person = person};
}

void tell_execution(struct telling *t)
{
	size_t i, k;

	for (i = 0; i < t->out->n_plans; i++) {
		const struct version *a = t->c->plans[i].a;
		const struct plan *p = plan_under(t, i, METHOD_EXECUTION);

		if (!p)
			continue;
		add_answers(t, p, a ? a->plan : NULL);
		for (k = 0; k < p->team.n; k++)
			add_bystander(t, p, p->team.v[k].s);
		for (k = 0; k < p->parts.n; k++)
			add_bystander(t, p, p->parts.v[k].key);
	}
}

/* --- all of them -------------------------------------------------------------
 */

int tell_methods(struct review *out, struct arena *a, const struct counted *c,
		 struct history *h, struct err *e)
{
	struct telling t = {.out = out,
			    .facts = &out->method_facts,
			    .arena = a,
			    .c = c,
			    .history = h,
			    .config = &h->ml->config,
			    .people = &out->names};

	if (out->methods >> METHOD_SUCCESS_FACTORS & 1)
		tell_factors(&t);
	if (out->methods >> METHOD_EXECUTION & 1)
		tell_execution(&t);
	if (out->methods >> METHOD_START_AT_THE_END & 1)
		tell_from_the_end(&t);
	if (out->methods >> METHOD_DELEGATION & 1)
		return tell_delegation(&t, e);
	return 0;
}
