/* Decoding single values, and lists of them. */
#include "plan/decode.h"

#include <string.h>

static void *member(void *into, const struct field *row)
{
	return (char *)into + row->at;
}

/* A scalar that holds something; a blank text counts as not written. */
static bool is_blank(const struct node *n)
{
	return !slice_trim(n->text).len;
}

/* Index of the word, or -1. */
static int word_index(const char *const *words, struct slice s)
{
	int i;

	for (i = 0; words[i]; i++)
		if (slice_is(s, words[i]))
			return i;
	return -1;
}

bool decode_text(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	struct text *t = member(into, row);

	t->wrong = n;
	if (n->kind != NODE_SCALAR)
		return decode_wrong(d, row, n);
	if (row->words && !is_blank(n) && word_index(row->words, n->text) < 0)
		return decode_unknown_word(d, row->words, n);
	t->wrong = NULL;
	if (is_blank(n))
		return true;
	t->s = n->text;
	t->at = n;
	return true;
}

bool decode_owner(struct decoder *d, const struct field *row,
		  const struct node *n, void *into)
{
	struct text *t = member(into, row);

	if (n->kind != NODE_LIST)
		return decode_text(d, row, n, into);
	if (n->n)
		t->wrong = n;
	return false;
}

bool decode_id(struct decoder *d, const struct field *row, const struct node *n,
	       void *into)
{
	struct text *t = member(into, row);
	const char *fault;

	if (!decode_text(d, row, n, into) || !t->at)
		return false;
	fault = id_fault(t->s);
	if (fault)
		decode_wrong_id(d, n, false, fault);
	return true;
}

static bool take_day(struct decoder *d, const struct node *n, struct day *out)
{
	if (is_blank(n))
		return true;
	if (!day_parse(&out->v, n->text)) {
		out->wrong = n;
		return decode_wrong_day(d, n, false);
	}
	out->at = n;
	return true;
}

bool decode_day(struct decoder *d, const struct field *row,
		const struct node *n, void *into)
{
	struct day *day = member(into, row);

	if (n->kind == NODE_SCALAR)
		return take_day(d, n, day);
	day->wrong = n;
	return decode_wrong(d, row, n);
}

bool decode_days(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	struct days *days = member(into, row);
	const struct node *one = n->kind == NODE_LIST ? n->first : n;
	bool list = n->kind == NODE_LIST;

	days->v = arena_array(d->arena, list ? n->n : 1, sizeof(*days->v));
	for (; one; one = list ? one->next : NULL) {
		struct day *day = &days->v[days->n];

		*day = (struct day){.v = DAY_NONE};
		if (one->kind != NODE_SCALAR)
			decode_wrong(d, row, one);
		else if (!node_is_null(one) && take_day(d, one, day))
			days->n += day->at != NULL;
	}
	if (days->n)
		days->at = n;
	else if (list ? n->n > 0 : !is_blank(n))
		days->wrong = n;
	return days->n > 0;
}

bool decode_number(struct decoder *d, const struct field *row,
		   const struct node *n, void *into)
{
	struct number *number = member(into, row);

	if (n->kind != NODE_SCALAR) {
		number->wrong = n;
		return decode_wrong(d, row, n);
	}
	if (is_blank(n))
		return false;
	if (!number_parse(&number->v, n->text)) {
		number->wrong = n;
		return decode_wrong_number(d, n);
	}
	number->text = n->text;
	number->at = n;
	return true;
}

#define INT_MOST 1000000 /* where a row sets no maximum */

bool decode_int(struct decoder *d, const struct field *row,
		const struct node *n, void *into)
{
	struct number *number = member(into, row);
	int max = row->max ? row->max : INT_MOST;

	if (!decode_number(d, row, n, into))
		return false;
	if (slice_find(n->text, '.', 0) == n->text.len &&
	    number->v >= row->min && number->v <= max)
		return true;
	*number = (struct number){.wrong = n};
	decode_say(d, "wrong-type", n,
		   "%.*s takes a whole number from %d to %d, not %.*s",
		   SL(decode_name(d, n)), row->min, max,
		   SL(decode_quote(d, n->text)));
	return false;
}

bool decode_word(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	struct choice *choice = member(into, row);
	int index;

	choice->wrong = n;
	if (n->kind != NODE_SCALAR)
		return decode_wrong(d, row, n);
	if (is_blank(n)) {
		choice->wrong = NULL;
		return false;
	}
	index = word_index(row->words, n->text);
	if (index < 0)
		return decode_unknown_word(d, row->words, n);
	*choice = (struct choice){.v = index, .at = n};
	return true;
}

bool decode_bool(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	static const char *const words[] = {"false", "true", "no", "yes", NULL};
	static const char *const said[] = {"true", "false", NULL};
	struct choice *choice = member(into, row);
	int index;

	choice->wrong = n;
	if (n->kind != NODE_SCALAR)
		return decode_wrong(d, row, n);
	index = word_index(words, n->text);
	if (index < 0)
		return decode_unknown_word(d, said, n);
	*choice = (struct choice){.v = index % 2, .at = n};
	return true;
}

bool decode_texts(struct decoder *d, const struct field *row,
		  const struct node *n, void *into)
{
	struct texts *texts = member(into, row);
	bool list = n->kind == NODE_LIST;
	const struct node *one = list ? n->first : n;
	struct field each = *row;

	if (n->kind == NODE_MAP) {
		texts->wrong = n;
		return decode_wrong(d, row, n);
	}
	each.at = 0;
	texts->v = arena_array(d->arena, list ? n->n : 1, sizeof(*texts->v));
	for (; one; one = list ? one->next : NULL) {
		struct text *t = &texts->v[texts->n];

		if (node_is_null(one))
			continue;
		if (decode_text(d, &each, one, t))
			texts->n += t->at != NULL;
		else
			*t = (struct text){.wrong = NULL};
	}
	if (texts->n)
		texts->at = n;
	else if (list ? n->n > 0 : !is_blank(n))
		texts->wrong = n;
	return texts->n > 0;
}
