/*
 * Records as JSON, and the JSON Schema of a table of rows. json-c builds and
 * writes the tree; text is made valid UTF-8 before it goes in.
 */
#include <json-c/json.h>
#include <math.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/version.h"
#include "render/render.h"

#define PRETTY                                                                 \
	(JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |                   \
	 JSON_C_TO_STRING_NOSLASHESCAPE)

/* json-c answers NULL or -1 only where memory has run out. */
static struct json_object *must(struct json_object *o)
{
	if (!o)
		BUG("json-c found no memory");
	return o;
}

static void put(struct json_object *o, const char *key, struct json_object *v)
{
	if (json_object_object_add(o, key, v))
		BUG("json-c could not add a key");
}

static void push(struct json_object *list, struct json_object *v)
{
	if (json_object_array_add(list, v))
		BUG("json-c could not add to a list");
}

/* Adds the text with U+FFFD for each byte that is not UTF-8. */
static void add_valid(struct buf *b, struct slice s)
{
	size_t bad;

	while ((bad = utf8_invalid(s)) < s.len) {
		buf_add(b, slice_sub(s, 0, bad));
		buf_add(b, SLICE("\xef\xbf\xbd"));
		s = slice_sub(s, bad + 1, s.len);
	}
	buf_add(b, s);
}

static struct json_object *json_text(struct slice s)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	struct json_object *v;

	if (!s.ptr)
		return NULL;
	if (s.len > INT32_MAX / 3)
		BUG("a text too long for JSON");
	if (utf8_invalid(s) < s.len) {
		add_valid(&b, s);
		s = buf_slice(&b);
	}
	v = must(json_object_new_string_len(s.ptr, (int)s.len));
	buf_release(&b);
	return v;
}

static struct json_object *json_word(const char *s)
{
	return s ? json_text(slice_of(s)) : NULL;
}

static struct json_object *json_day(int32_t day)
{
	char text[DAY_LEN + 1];

	return day == DAY_NONE ? NULL : json_word(day_format(text, day));
}

static struct json_object *json_fraction(double x)
{
	char text[40], *c;
	int digits;

	if (!isfinite(x))
		return NULL;
	if (x == 0)
		x = 0; /* no -0 */
	for (digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof(text), "%.*g", digits, x);
		if (strtod(text, NULL) == x)
			break;
	}
	/* a locale may write another mark than a point */
	for (c = text; *c; c++)
		if (!strchr("0123456789+-eE", *c))
			*c = '.';
	return must(json_object_new_double_s(x, text));
}

/*
 * Digits as a person may write them, as JSON wants them: no +, no leading
 * zeros, digits on both sides of the point. False where it is no number.
 */
static bool tidy_number(struct buf *out, struct slice s)
{
	size_t at = 0, point, end;

	if (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == '+'))
		if (s.ptr[at++] == '-')
			buf_add_char(out, '-');
	point = slice_find(s, '.', at);
	for (end = at; end < s.len; end++)
		if ((s.ptr[end] < '0' || s.ptr[end] > '9') && end != point)
			return false;
	if (end - at == (point < s.len ? 1 : 0))
		return false;
	while (at + 1 < point && s.ptr[at] == '0')
		at++;
	if (at == point)
		buf_add_char(out, '0');
	buf_add(out, slice_sub(s, at, point));
	if (point + 1 < s.len)
		buf_add(out, slice_sub(s, point, s.len));
	return true;
}

static struct json_object *json_number(struct slice s)
{
	struct buf b = BUF_INIT(LIMIT_SCALAR_BYTES + 2);
	struct json_object *v;

	if (tidy_number(&b, s) && !b.too_big)
		v = must(json_object_new_double_s(0, b.ptr));
	else
		v = json_text(s);
	buf_release(&b);
	return v;
}

static void put_key(struct json_object *o, struct slice key,
		    struct json_object *v)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	size_t i;

	add_valid(&b, key);
	buf_add_char(&b, '\0');
	/* json-c ends a key at the first NUL */
	for (i = 0; i + 1 < b.len; i++)
		if (!b.ptr[i])
			b.ptr[i] = '?';
	put(o, b.ptr, v);
	buf_release(&b);
}

static struct json_object *json_value(const struct rec_value *v)
{
	struct json_object *o;
	size_t i;

	switch (v->kind) {
	case VALUE_TEXT:
		return json_text(v->text);
	case VALUE_NUMBER:
		return json_number(v->text);
	case VALUE_BOOL:
		return must(json_object_new_boolean(slice_is(v->text, "true")));
	case VALUE_LIST:
		o = must(json_object_new_array());
		for (i = 0; i < v->n; i++)
			push(o, json_value(&v->items[i]));
		return o;
	case VALUE_MAP:
		o = must(json_object_new_object());
		for (i = 0; i < v->n; i++)
			put_key(o, v->keys[i], json_value(&v->items[i]));
		return o;
	case VALUE_NULL:
		break;
	}
	return NULL;
}

static void put_rows(struct json_object *o, const struct rec_field *row,
		     const char *record);

static struct json_object *json_record(const struct rec_field *table,
				       const char *record)
{
	struct json_object *o = must(json_object_new_object());

	put_rows(o, table, record);
	return o;
}

static struct json_object *json_list(const struct rec_field *row,
				     const struct rec_list *list)
{
	struct json_object *o = must(json_object_new_array());
	const struct slice *texts = list->v;
	const char *const *words = list->v;
	const char *records = list->v;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (row->type == REC_TEXTS)
			push(o, json_text(texts[i]));
		else if (row->type == REC_WORDS)
			push(o, json_word(words[i]));
		else
			push(o, json_record(row->sub,
					    records + i * row->sub_size));
	return o;
}

static struct json_object *json_map(const struct rec_list *list)
{
	struct json_object *o = must(json_object_new_object());
	const struct rec_entry *entries = list->v;
	size_t i;

	for (i = 0; i < list->n; i++)
		put_key(o, entries[i].key, json_value(&entries[i].value));
	return o;
}

/* The member of that type that stands at an offset. */
#define READ(type, from) (*(type const *)(const void *)(from))

static struct json_object *json_member(const struct rec_field *row,
				       const char *at)
{
	const struct rec_value *value;
	const char *maybe;
	int64_t i;

	switch (row->type) {
	case REC_TEXT:
		return json_text(READ(struct slice, at));
	case REC_WORD:
		return json_word(READ(const char *, at));
	case REC_DAY:
		return json_day(READ(int32_t, at));
	case REC_COUNT:
		return must(json_object_new_uint64(READ(size_t, at)));
	case REC_INT:
		i = READ(int64_t, at);
		return i == REC_INT_NONE ? NULL
					 : must(json_object_new_int64(i));
	case REC_FRACTION:
		return json_fraction(READ(double, at));
	case REC_BOOL:
		return must(json_object_new_boolean(READ(bool, at)));
	case REC_RECORD:
		return json_record(row->sub, at);
	case REC_MAYBE:
		maybe = READ(const char *, at);
		return maybe ? json_record(row->sub, maybe) : NULL;
	case REC_LIST:
	case REC_TEXTS:
	case REC_WORDS:
		return json_list(row, &READ(struct rec_list, at));
	case REC_VALUE:
		value = READ(const struct rec_value *, at);
		return value ? json_value(value) : NULL;
	case REC_MAP:
		return json_map(&READ(struct rec_list, at));
	}
	BUG("a row of no known type");
}

static void put_rows(struct json_object *o, const struct rec_field *row,
		     const char *record)
{
	for (; row->name; row++)
		put(o, row->name, json_member(row, record + row->at));
}

/* Writes a character as the escape that every reader of JSON knows. */
static void write_escape(struct out *o, uint32_t c)
{
	if (c < 0x10000) {
		out_printf(o, "\\u%04x", c);
		return;
	}
	c -= 0x10000;
	out_printf(o, "\\u%04x\\u%04x", 0xd800 + (c >> 10),
		   0xdc00 + (c & 0x3ff));
}

/* Where the blanks end that stand at an index. */
static size_t skip_blanks(struct slice s, size_t at)
{
	while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\n'))
		at++;
	return at;
}

/*
 * json-c escapes the controls below U+0020; the others that nobody sees are
 * escaped here, so that a terminal is safe from JSON too. Its versions differ
 * in how they write an empty list or object; here it is always [] and {}.
 */
static void write_tidy(struct out *o, struct slice s)
{
	size_t from = 0, at, len, next;
	bool in_text = false;

	for (at = 0; at < s.len; at += len) {
		uint32_t c = utf8_at(s, at, &len);

		next = at + len;
		if (c == '\\') {
			len++; /* what is escaped ends no text */
		} else if (c == '"') {
			in_text = !in_text;
		} else if (!in_text && (c == '[' || c == '{')) {
			next = skip_blanks(s, next);
			if (next >= s.len ||
			    (s.ptr[next] != ']' && s.ptr[next] != '}'))
				continue;
			out_write(o, slice_sub(s, from, at + len));
			from = next;
		} else if (c >= 0x7f && utf8_is_hidden(c)) {
			out_write(o, slice_sub(s, from, at));
			write_escape(o, c);
			from = next;
		}
	}
	out_write(o, slice_sub(s, from, s.len));
}

static void write_object(struct out *o, struct json_object *object)
{
	size_t len;
	const char *text =
		json_object_to_json_string_length(object, PRETTY, &len);

	if (!text)
		BUG("json-c found no memory");
	write_tidy(o, (struct slice){text, len});
	out_lit(o, "\n");
	json_object_put(object);
}

static struct json_object *format_name(const char *name)
{
	char text[64];

	snprintf(text, sizeof(text), "git-plan/%s", name);
	return json_word(text);
}

void render_json(struct out *o, const char *name, const struct rec_field *table,
		 const void *record)
{
	struct json_object *top = must(json_object_new_object());

	put(top, "format", format_name(name));
	put(top, "version", must(json_object_new_int(1)));
	put(top, "tool", json_word("git-plan " GIT_PLAN_VERSION));
	put_rows(top, table, record);
	write_object(o, top);
}

/* --- the schema ------------------------------------------------------------
 */

static const char *const any_type[] = {"string", "number", "boolean", "array",
				       "object", "null",   NULL};

/* What a type is in a schema, and whether null may stand for it. */
static const struct {
	const char *type;
	bool nullable;
} schema_types[] = {
	[REC_TEXT] = {"string", true},	 [REC_WORD] = {"string", true},
	[REC_DAY] = {"string", true},	 [REC_COUNT] = {"integer", false},
	[REC_INT] = {"integer", true},	 [REC_FRACTION] = {"number", true},
	[REC_BOOL] = {"boolean", false}, [REC_RECORD] = {"object", false},
	[REC_MAYBE] = {"object", true},	 [REC_LIST] = {"array", false},
	[REC_TEXTS] = {"array", false},	 [REC_WORDS] = {"array", false},
	[REC_VALUE] = {NULL, true},	 [REC_MAP] = {"object", false},
};

static struct json_object *json_words(const char *const *words, bool nullable)
{
	struct json_object *list = must(json_object_new_array());

	for (; *words; words++)
		push(list, json_word(*words));
	if (nullable)
		push(list, NULL);
	return list;
}

static struct json_object *schema_type(const char *type, bool nullable)
{
	const char *const both[] = {type, "null", NULL};

	if (!type)
		return json_words(any_type, false);
	return nullable ? json_words(both, false) : json_word(type);
}

static void schema_rows(struct json_object *o, const struct rec_field *table);

static struct json_object *schema_member(const struct rec_field *row)
{
	struct json_object *o = must(json_object_new_object());
	struct json_object *inner = o;

	put(o, "type",
	    schema_type(schema_types[row->type].type,
			schema_types[row->type].nullable));
	if (row->help)
		put(o, "description", json_word(row->help));
	if (row->type == REC_DAY)
		put(o, "format", json_word("date"));
	if (row->type == REC_COUNT)
		put(o, "minimum", must(json_object_new_int(0)));
	if (row->type == REC_LIST || row->type == REC_TEXTS ||
	    row->type == REC_WORDS) {
		inner = must(json_object_new_object());
		put(o, "items", inner);
		put(inner, "type",
		    json_word(row->type == REC_LIST ? "object" : "string"));
	}
	if (row->words)
		put(inner, "enum",
		    json_words(row->words, row->type == REC_WORD));
	if (row->sub)
		schema_rows(inner, row->sub);
	return o;
}

static void schema_rows(struct json_object *o, const struct rec_field *table)
{
	struct json_object *properties, *required;

	if (!json_object_object_get_ex(o, "properties", &properties)) {
		properties = must(json_object_new_object());
		put(o, "properties", properties);
		required = must(json_object_new_array());
		put(o, "required", required);
	} else {
		required = json_object_object_get(o, "required");
	}
	for (; table->name; table++) {
		put(properties, table->name, schema_member(table));
		push(required, json_word(table->name));
	}
}

static void put_const(struct json_object *properties,
		      struct json_object *required, const char *key,
		      struct json_object *value)
{
	struct json_object *o = must(json_object_new_object());

	if (value)
		put(o, "const", value);
	else
		put(o, "type", json_word("string"));
	put(properties, key, o);
	push(required, json_word(key));
}

void render_json_schema(struct out *o, const char *name,
			const struct rec_field *table)
{
	struct json_object *top = must(json_object_new_object());
	struct json_object *properties = must(json_object_new_object());
	struct json_object *required = must(json_object_new_array());

	put(top, "$schema",
	    json_word("https://json-schema.org/draft/2020-12/schema"));
	put(top, "title", format_name(name));
	put(top, "type", json_word("object"));
	put(top, "properties", properties);
	put(top, "required", required);
	put_const(properties, required, "format", format_name(name));
	put_const(properties, required, "version",
		  must(json_object_new_int(1)));
	put_const(properties, required, "tool", NULL);
	schema_rows(top, table);
	write_object(o, top);
}
