/*
 * Records as JSON, and the JSON Schema of a table of rows. json-c builds and
 * writes the tree; text is made valid UTF-8 before it goes in.
 */
#include <json-c/json.h>
#include <math.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/version.h"
#include "render/json_tree.h"
#include "render/render.h"

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
	return json_must(json_object_new_double_s(x, text));
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
		v = json_must(json_object_new_double_s(0, b.ptr));
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

	json_add_valid(&b, key);
	buf_add_char(&b, '\0');
	/* json-c ends a key at the first NUL */
	for (i = 0; i + 1 < b.len; i++)
		if (!b.ptr[i])
			b.ptr[i] = '?';
	json_put(o, b.ptr, v);
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
		return json_truth(slice_is(v->text, "true"));
	case VALUE_LIST:
		o = json_new_list();
		for (i = 0; i < v->n; i++)
			json_push(o, json_value(&v->items[i]));
		return o;
	case VALUE_MAP:
		o = json_new_map();
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
	struct json_object *o = json_new_map();

	put_rows(o, table, record);
	return o;
}

static struct json_object *json_list(const struct rec_field *row,
				     const struct rec_list *list)
{
	struct json_object *o = json_new_list();
	const struct slice *texts = list->v;
	const char *const *words = list->v;
	const char *records = list->v;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (row->type == REC_TEXTS)
			json_push(o, json_text(texts[i]));
		else if (row->type == REC_WORDS)
			json_push(o, json_word(words[i]));
		else
			json_push(o, json_record(row->sub,
						 records + i * row->sub_size));
	return o;
}

static struct json_object *json_map(const struct rec_list *list)
{
	struct json_object *o = json_new_map();
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
		return json_count(READ(size_t, at));
	case REC_INT:
		i = READ(int64_t, at);
		return i == REC_INT_NONE ? NULL
					 : json_must(json_object_new_int64(i));
	case REC_FRACTION:
		return json_fraction(READ(double, at));
	case REC_BOOL:
		return json_truth(READ(bool, at));
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
		json_put(o, row->name, json_member(row, record + row->at));
}

static struct json_object *format_name(const char *name)
{
	char text[64];

	snprintf(text, sizeof(text), "git-plan/%s", name);
	return json_word(text);
}

/* Record by record: a long list never stands in memory as a whole. */
static void flow_list(struct json_flow *w, const struct rec_field *row,
		      const char *at)
{
	const struct rec_list *list = &READ(struct rec_list, at);
	const char *records = list->v;
	size_t i;

	json_flow_open(w, row->name, '[');
	for (i = 0; i < list->n; i++)
		json_flow_put(
			w, NULL,
			json_record(row->sub, records + i * row->sub_size));
	json_flow_close(w, ']');
}

void render_json(struct out *o, const char *name, const struct rec_field *table,
		 const void *record)
{
	struct json_flow w = {.o = o};
	const char *from = record;
	const struct rec_field *row;

	json_flow_open(&w, NULL, '{');
	json_flow_put(&w, "format", format_name(name));
	json_flow_put(&w, "version", json_count(1));
	json_flow_put(&w, "tool", json_word("git-plan " GIT_PLAN_VERSION));
	for (row = table; row->name; row++)
		if (row->type == REC_LIST)
			flow_list(&w, row, from + row->at);
		else
			json_flow_put(&w, row->name,
				      json_member(row, from + row->at));
	json_flow_close(&w, '}');
}

void render_json_line(struct out *o, const struct rec_field *table,
		      const void *record)
{
	json_write_line(o, json_record(table, record));
}

void render_json_value(struct out *o, const struct rec_value *v)
{
	json_write(o, json_value(v));
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
	struct json_object *list = json_new_list();

	for (; *words; words++)
		json_push(list, json_word(*words));
	if (nullable)
		json_push(list, NULL);
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
	struct json_object *o = json_new_map();
	struct json_object *inner = o;

	json_put(o, "type",
		 schema_type(schema_types[row->type].type,
			     schema_types[row->type].nullable));
	if (row->help)
		json_put(o, "description", json_word(row->help));
	if (row->type == REC_DAY)
		json_put(o, "format", json_word("date"));
	if (row->type == REC_COUNT)
		json_put(o, "minimum", json_count(0));
	if (row->type == REC_LIST || row->type == REC_TEXTS ||
	    row->type == REC_WORDS) {
		inner = json_new_map();
		json_put(o, "items", inner);
		json_put(
			inner, "type",
			json_word(row->type == REC_LIST ? "object" : "string"));
	}
	if (row->words)
		json_put(inner, "enum",
			 json_words(row->words, row->type == REC_WORD));
	if (row->sub)
		schema_rows(inner, row->sub);
	return o;
}

static void schema_rows(struct json_object *o, const struct rec_field *table)
{
	struct json_object *properties, *required;

	if (!json_object_object_get_ex(o, "properties", &properties)) {
		properties = json_new_map();
		json_put(o, "properties", properties);
		required = json_new_list();
		json_put(o, "required", required);
	} else {
		required = json_object_object_get(o, "required");
	}
	for (; table->name; table++) {
		json_put(properties, table->name, schema_member(table));
		json_push(required, json_word(table->name));
	}
}

static void put_const(struct json_object *properties,
		      struct json_object *required, const char *key,
		      struct json_object *value)
{
	struct json_object *o = json_new_map();

	if (value)
		json_put(o, "const", value);
	else
		json_put(o, "type", json_word("string"));
	json_put(properties, key, o);
	json_push(required, json_word(key));
}

void render_json_schema(struct out *o, const char *name,
			const struct rec_field *table)
{
	struct json_object *top = json_new_map();
	struct json_object *properties = json_new_map();
	struct json_object *required = json_new_list();

	json_put(top, "$schema",
		 json_word("https://json-schema.org/draft/2020-12/schema"));
	json_put(top, "title", format_name(name));
	json_put(top, "type", json_word("object"));
	json_put(top, "properties", properties);
	json_put(top, "required", required);
	put_const(properties, required, "format", format_name(name));
	put_const(properties, required, "version", json_count(1));
	put_const(properties, required, "tool", NULL);
	schema_rows(top, table);
	json_write(o, top);
}
