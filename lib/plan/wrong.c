/* What is said about values that are not what their field takes. */
#include "plan/decode.h"

#include <string.h>

#include "base/utf8.h"

#define QUOTE_CELLS 40

/* Keys from the top down to a node; lists have none for their entries. */
static size_t keys_to(struct slice out[LIMIT_NESTING + 2], const struct node *n)
{
	size_t count = 0, i;

	for (; n && count < LIMIT_NESTING + 2; n = n->parent)
		if (n->key)
			out[count++] = n->key->text;
	for (i = 0; i < count / 2; i++) {
		struct slice s = out[i];

		out[i] = out[count - 1 - i];
		out[count - 1 - i] = s;
	}
	return count;
}

static struct slice join(struct arena *a, const struct slice *keys, size_t n)
{
	struct slice s = SLICE_NONE;
	size_t i;

	for (i = 0; i < n; i++)
		s = arena_printf(a, "%.*s%s%.*s", SL(s), i ? "." : "",
				 SL(keys[i]));
	return s;
}

static bool is_item_map(const struct decoder *d, struct slice key)
{
	const struct field *row;

	row = d->table == plan_fields ? field_below(d->table, NULL, key) : NULL;
	return row && row->keyed && row->keyed->items;
}

/* Fills in file, plan, item and field. */
static void name_place(struct decoder *d, struct finding *f,
		       const struct node *n)
{
	struct slice keys[LIMIT_NESTING + 2];
	size_t count = keys_to(keys, n), first = 0;

	f->file = d->file;
	f->plan = d->plan;
	if (count > 1 && is_item_map(d, keys[0])) {
		f->item = join(d->arena, keys, 2);
		first = 2;
	}
	f->field = join(d->arena, keys + first, count - first);
}

static struct said *said_of(struct decoder *d, const char *rule)
{
	size_t i = 0;

	rule = d->rule ? d->rule : rule;
	while (i + 1 < SAID_MOST && d->said[i].rule &&
	       strcmp(d->said[i].rule, rule) != 0)
		i++;
	d->said[i].rule = rule;
	return &d->said[i];
}

bool decode_enough(struct decoder *d, const char *rule)
{
	struct said *said = said_of(d, rule);

	if (said->n < LIMIT_ALIKE)
		return false;
	said->n++;
	return true;
}

void decode_end(struct decoder *d)
{
	const struct said *said;
	struct finding *f;

	for (said = d->said; said < d->said + SAID_MOST; said++) {
		if (said->n <= LIMIT_ALIKE)
			continue;
		f = &d->findings->v[said->last];
		f->message =
			catalogue_say(d->arena, d->findings->words,
				      N_("%.*s (and %zu more such)"),
				      SL(f->message), said->n - LIMIT_ALIKE);
	}
}

static struct finding *say(struct decoder *d, const char *rule,
			   const struct node *n, struct span at,
			   struct slice text)
{
	struct said *said = said_of(d, rule);
	struct finding *f;

	if (decode_enough(d, rule)) {
		d->unsaid = (struct finding){.rule = said->rule};
		return &d->unsaid;
	}
	said->n++;
	said->last = d->findings->n;
	f = finding_add(d->findings, said->rule, at, "%.*s", SL(text));
	name_place(d, f, n);
	return f;
}

struct finding *decode_say(struct decoder *d, const char *rule,
			   const struct node *n, const char *fmt, ...)
{
	struct slice text;
	va_list ap;

	va_start(ap, fmt);
	text = catalogue_vsay(d->arena, d->findings->words, fmt, ap);
	va_end(ap);
	return say(d, rule, n, n->at, text);
}

struct finding *decode_say_key(struct decoder *d, const char *rule,
			       const struct node *n, const char *fmt, ...)
{
	struct slice text;
	va_list ap;

	va_start(ap, fmt);
	text = catalogue_vsay(d->arena, d->findings->words, fmt, ap);
	va_end(ap);
	return say(d, rule, n, n->key ? n->key->at : n->at, text);
}

void decode_mend(struct decoder *d, struct finding *f, const struct node *n,
		 bool key, struct slice text)
{
	const struct node *at = key ? n->key : n, *one;
	bool quoted = at->style == STYLE_SINGLE || at->style == STYLE_DOUBLE;

	if (at->alias || (!quoted && at->style != STYLE_PLAIN) ||
	    at->at.end - at->at.begin != at->text.len + 2 * quoted)
		return;
	for (one = key ? n->parent->first : NULL; one; one = one->next)
		if (slice_eq(one->key->text, text))
			return;
	finding_edit(d->findings, f, at->at.begin + quoted, at->at.end - quoted,
		     arena_copy(d->arena, text));
}

struct slice decode_quote(struct decoder *d, struct slice s)
{
	struct slice cut = utf8_cut(s, QUOTE_CELLS), copy;
	char *p;
	size_t i;

	copy = cut.len < s.len ? arena_printf(d->arena, "%.*s…", SL(cut))
			       : arena_copy(d->arena, cut);
	p = arena_cstr(d->arena, copy);
	for (i = 0; i < copy.len; i++)
		if ((unsigned char)p[i] < 0x20 || p[i] == 0x7f)
			p[i] = ' ';
	return (struct slice){p, copy.len};
}

struct slice decode_name(struct decoder *d, const struct node *n)
{
	if (n->key)
		return decode_quote(d, n->key->text);
	while (n && !n->key)
		n = n->parent;
	if (!n)
		return slice_of(catalogue_get(d->findings->words, "the file"));
	return catalogue_say(d->arena, d->findings->words, "an entry of %.*s",
			     SL(decode_quote(d, n->key->text)));
}

/* The id with - for what does not belong, without those at its ends. */
static struct slice mended_id(struct decoder *d, struct slice s)
{
	char *p;
	size_t at, len, n = 0;

	s = utf8_nfc(d->arena, s);
	p = arena_alloc(d->arena, s.len + 1);
	for (at = 0; at < s.len; at += len) {
		uint32_t c = utf8_at(s, at, &len);
		bool first = utf8_is_letter(c) || utf8_is_digit(c);

		if (first || (n && (utf8_is_mark(c) || c == '_'))) {
			memcpy(p + n, s.ptr + at, len);
			n += len;
		} else if (n && p[n - 1] != '-') {
			p[n++] = '-';
		}
	}
	while (n && p[n - 1] == '-')
		n--;
	return (struct slice){p, n};
}

void decode_wrong_id(struct decoder *d, const struct node *n, bool key,
		     const char *fault)
{
	struct slice id = key ? n->key->text : n->text, mended;
	struct finding *f;

	if (key)
		f = decode_say_key(d, "id-format", n, "\"%.*s\" is no key: %s",
				   SL(decode_quote(d, id)), fault);
	else
		f = decode_say(d, "id-format", n, "\"%.*s\" is no id: %s",
			       SL(decode_quote(d, id)), fault);
	mended = mended_id(d, id);
	if (!id_fault(mended))
		finding_help(d->findings, f, "write %.*s", SL(mended));
}

bool decode_wrong(struct decoder *d, const struct field *row,
		  const struct node *n)
{
	struct slice name = decode_name(d, n), example;
	bool entry = n->parent && n->parent->kind == NODE_LIST;
	struct finding *f;

	example = field_example(d->arena, d->table, row);
	f = decode_say(d, "wrong-type", n, "%.*s takes %s, not %s", SL(name),
		       entry ? N_("a plain value") : field_type_name(row->type),
		       node_kind_name(n));
	if (n->key)
		finding_help(d->findings, f, "write %.*s: %.*s", SL(name),
			     SL(example));
	return false;
}

#define MOST_WORDS 64 /* in one list; the longest has some thirty */

struct slice decode_list(struct decoder *d, const char *const *words,
			 const char *last)
{
	struct slice parts[2 * MOST_WORDS];
	size_t n = 0;

	for (; *words && n < ARRAY_LEN(parts); words++) {
		if (n)
			parts[n++] = slice_of(words[1] ? ", " : last);
		parts[n++] = slice_of(*words);
	}
	return arena_concat(d->arena, parts, n);
}

bool decode_unknown_word(struct decoder *d, const char *const *words,
			 const struct node *n)
{
	const char *near = word_nearest(words, n->text);
	const char *only = word_only_near(words, n->text);
	struct slice all = decode_list(
		d, words, catalogue_get(d->findings->words, " or "));
	const char *const *w;
	struct finding *f;

	for (w = words; *w && !near; w++)
		if (slice_starts(n->text, slice_of(*w)))
			near = *w; /* weekly */
	f = decode_say(d, "wrong-type", n, "%.*s takes %.*s, not \"%.*s\"",
		       SL(decode_name(d, n)), SL(all),
		       SL(decode_quote(d, n->text)));
	if (near)
		finding_help(d->findings, f, "did you mean %.*s?",
			     SL(slice_of(near)));
	if (only)
		decode_mend(d, f, n, false, slice_of(only));
	return false;
}
