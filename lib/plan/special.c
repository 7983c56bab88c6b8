/* The shapes that only one field has. */
#include "plan/decode.h"

#include <string.h>

bool decode_text_or_map(struct decoder *d, const struct field *row,
			const struct node *n, void *into)
{
	if (n->kind == NODE_SCALAR)
		return decode_text(d, row, n, into);
	if (n->kind == NODE_LIST)
		return decode_wrong(d, row, n);
	decode_map(d, row, n, into);
	return true;
}

/* A condition watches a metric and has a bound, or hears what it lacks. */
static void check_condition(struct decoder *d, const struct node *n,
			    const struct lever *l)
{
	static const char *const lacks[2][2] = {
		{N_("neither a metric nor a bound"),
		 N_("no below and no above")},
		{N_("no metric"), NULL},
	};
	bool metric = GIVEN(l->metric);
	const char *lack = lacks[GIVEN(l->below) || GIVEN(l->above)][metric];
	struct finding *f;

	if (!lack)
		return;
	f = decode_say(d, "wrong-type", n, "the condition has %s", lack);
	finding_help(d->findings, f,
		     "write when: {metric: patients, below: 1300, for: 2 "
		     "months}, or a sentence");
}

bool decode_when(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	struct lever *l = into;

	if (n->kind == NODE_LIST) {
		l->sentence.wrong = n;
		return decode_wrong(d, row, n);
	}
	if (n->kind == NODE_SCALAR) {
		decode_text(d, row, n, into);
		l->when_at = l->sentence.at;
		return l->when_at != NULL;
	}
	if (!n->n)
		return false;
	l->when_at = n;
	decode_map(d, row, n, into);
	check_condition(d, n, l);
	return true;
}

/* A count and the word behind it: "2", "2 months". */
static bool count_of(int *count, struct slice *word, struct slice s)
{
	size_t i;
	int v = 0;

	for (i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
		if ((v = v * 10 + (s.ptr[i] - '0')) > 1000)
			return false;
	*word = slice_trim(slice_sub(s, i, s.len));
	*count = v;
	return v > 0;
}

bool decode_run(struct decoder *d, const struct field *row,
		const struct node *n, void *into)
{
	struct lever *l = into;
	struct slice word;
	struct finding *f;
	int count;

	l->run_text.wrong = n;
	if (n->kind != NODE_SCALAR)
		return decode_wrong(d, row, n);
	if (!slice_trim(n->text).len) {
		l->run_text.wrong = NULL;
		return false;
	}
	if (count_of(&count, &word, n->text)) {
		bool months =
			slice_is(word, "months") || slice_is(word, "month");

		if (months)
			l->run_months = count;
		else if (!word.len)
			l->run = count;
		if (months || !word.len) {
			l->run_text = (struct text){.s = n->text, .at = n};
			return true;
		}
	}
	f = decode_say(d, "wrong-type", n,
		       "for takes a number of actuals or of months, not %.*s",
		       SL(decode_quote(d, n->text)));
	finding_help(d->findings, f,
		     "write for: 2 for the last two actuals, or for: 2 months");
	return false;
}

bool decode_pace(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	static const char *const words[] = {"day",  "week", "month", "quarter",
					    "half", "year", NULL};
	struct text *t = (struct text *)(void *)((char *)into + row->at);
	struct slice word;
	const char *const *w;
	int count;

	t->wrong = n;
	if (n->kind != NODE_SCALAR)
		return decode_wrong(d, row, n);
	if (!slice_trim(n->text).len) {
		t->wrong = NULL;
		return false;
	}
	if (!count_of(&count, &word, n->text)) {
		word = n->text;
		count = 1;
	}
	for (w = words; *w; w++) {
		size_t len = strlen(*w);
		struct slice rest = slice_sub(word, len, word.len);

		if (!slice_starts(word, slice_of(*w)))
			continue;
		if (rest.len && (count == 1 || !slice_is(rest, "s")))
			continue;
		*t = (struct text){.s = n->text, .at = n};
		return true;
	}
	return decode_unknown_word(d, words, n);
}

bool decode_point(struct decoder *d, const struct field *row,
		  const struct node *n, void *into)
{
	struct path_point *point = into;
	struct field number = *row;

	point->day = DAY_NONE;
	if (!day_parse(&point->day, point->key))
		return decode_wrong_day(d, n, true);
	number.at = offsetof(struct path_point, number);
	return decode_number(d, &number, n, into);
}

/* What an actual's key stands for; false: for nothing. */
static bool actual_key(struct actual *out)
{
	const struct calendar plain = CALENDAR_DEFAULT;
	struct period p;

	out->day = DAY_NONE;
	if (day_parse(&out->day, out->key)) {
		out->grain = GRAIN_DAY;
		return true;
	}
	if (period_parse(&p, &plain, out->key) != PERIOD_OK ||
	    (p.kind != PERIOD_MONTH && p.kind != PERIOD_QUARTER))
		return false;
	out->grain = p.kind == PERIOD_MONTH ? GRAIN_MONTH : GRAIN_QUARTER;
	out->year = p.year;
	out->index = p.index;
	return true;
}

static bool take_shares(struct decoder *d, const struct field *row,
			const struct node *n, struct actual *out)
{
	const struct node *one;
	struct field number = *row;

	number.at = offsetof(struct share, number);
	out->shares = arena_array(d->arena, n->n, sizeof(*out->shares));
	for (one = n->first; one; one = one->next) {
		struct share *share = &out->shares[out->n_shares];

		*share = (struct share){.person = one->key->text};
		if (one->repeated || node_is_null(one) ||
		    !decode_number(d, &number, one, share))
			continue;
		out->value += share->number.v;
		out->n_shares++;
	}
	return out->n_shares > 0;
}

bool decode_actual(struct decoder *d, const struct field *row,
		   const struct node *n, void *into)
{
	struct actual *act = into;
	struct field number = *row;

	if (!actual_key(act)) {
		struct slice key = decode_quote(d, act->key);
		struct finding *f;

		if (day_shape(act->key))
			return decode_wrong_day(d, n, true);
		f = decode_say_key(
			d, "day-invalid", n,
			"an actual's key is a day, a month or a quarter, not "
			"%.*s",
			SL(key));
		finding_help(d->findings, f,
			     "write 2026-02-13, 2026-02 or 2026-Q1");
		return false;
	}
	if (n->kind == NODE_LIST)
		return decode_wrong(d, row, n);
	if (n->kind == NODE_MAP)
		return take_shares(d, row, n, act);
	number.at = offsetof(struct actual, number);
	if (!decode_number(d, &number, n, into))
		return false;
	act->value = act->number.v;
	return true;
}

/* Handles as the keys of a map; what each does is kept beside them. */
static void take_parts(struct decoder *d, const struct field *row,
		       const struct node *n, struct plan *plan)
{
	const struct node *one;
	struct field part = row[1];

	part.at = offsetof(struct pair, text);
	plan->team.v = arena_array(d->arena, n->n, sizeof(*plan->team.v));
	plan->parts.v = arena_array(d->arena, n->n, sizeof(*plan->parts.v));
	for (one = n->first; one; one = one->next) {
		struct pair *pair = &plan->parts.v[plan->parts.n];

		if (one->repeated)
			continue;
		*pair = (struct pair){.key = one->key->text, .at = one};
		if (!node_is_null(one) && !decode_text(d, &part, one, pair))
			continue;
		plan->parts.n++;
		plan->team.v[plan->team.n++] =
			(struct text){.s = one->key->text, .at = one->key};
	}
	if (!plan->parts.n)
		return;
	plan->parts.at = n;
	plan->team.at = n;
}

bool decode_team(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	struct plan *plan = into;

	if (n->kind != NODE_MAP)
		return decode_texts(d, row, n, into);
	take_parts(d, row, n, plan);
	return plan->team.n > 0;
}
