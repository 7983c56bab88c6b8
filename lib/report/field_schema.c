/* The JSON Schema of a file that people write, from its field table. */
#include "report/field_schema.h"

#include <string.h>

#include "check/check.h"
#include "report/value_build.h"

struct maker {
	struct arena *arena;
	const struct field *table;
	const struct catalogue *words;
	bool used[N_FIELD_TYPES][2]; /* definitions, [1]: may not be empty */
	bool blank;
};

/* --- scalars: one definition for each type --- */

#define DAY	   "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
#define ONE_PERIOD "[0-9]{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?"
#define PERIOD	   ONE_PERIOD "(?:\\.\\." ONE_PERIOD ")?"
#define GRAIN	   "(?:" DAY "|[0-9]{4}-(?:Q[1-4]|0[1-9]|1[0-2]))"
#define NUMBER	   "[-+]?[0-9]+(?:\\.[0-9]+)?"
#define ID	   "[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}_-]{0,63}"
#define PACE	   "(?:[0-9]+[ \\t]*)?(?:day|week|month|quarter|half|year)s?"
#define BLANK	   "[ \\t\\r\\n]"

static const struct scalar {
	const char *name;
	bool number, boolean; /* what YAML takes for one of those will do */
	const char *pattern;  /* of a text that is not blank; NULL: any */
	const char *key;      /* of a key; NULL: any */
	bool example;	      /* worth showing */
} scalars[N_FIELD_TYPES] = {
	[FIELD_TEXT] = {"text", true, true, NULL, NULL, false},
	[FIELD_ID] = {"id", true, true, ID, ID, false},
	[FIELD_REF] = {"reference", true, true, NULL, NULL, false},
	[FIELD_PERSON] = {"person", true, true, NULL, NULL, false},
	[FIELD_OWNER] = {"owner", true, true, NULL, NULL, false},
	[FIELD_DAY] = {"day", false, false, DAY, DAY, true},
	[FIELD_PERIOD] = {"period", true, false, PERIOD, PERIOD, true},
	[FIELD_NUMBER] = {"number", true, false, NUMBER, NULL, false},
	[FIELD_RUN] = {"run", true, false, "[0-9]+" BLANK "*(?:months?)?", NULL,
		       true},
	[FIELD_PACE] = {"pace", false, false, PACE, NULL, true},
	[FIELD_ACTUAL] = {"number", true, false, NUMBER, GRAIN, false},
	[FIELD_POINT] = {"number", true, false, NUMBER, NULL, false},
	[FIELD_INT] = {"whole", true, false, "[-+]?[0-9]+", NULL, false},
	[FIELD_AWAY] = {"away", false, false, DAY "(?:\\.\\." DAY ")?", NULL,
			true},
};

/*
 * {"if": {"type": [what does not belong]}, "then": {"type": …}}; an empty list
 * may be let through.
 */
static void refuse(struct maker *m, struct build *to, const char *const *types,
		   bool empty_list, const char *wanted, const char *says)
{
	struct build not = build_in(m->arena), then = build_in(m->arena);
	struct build list = build_in(m->arena);

	for (; *types; types++)
		build_push_text(&list, *types);
	build_put_list(&not, "type", &list);
	if (empty_list)
		build_put(&not, "minItems", build_number(m->arena, 1));
	build_put_text(&then, "type", wanted);
	build_put_text(&then, "errorMessage", says);
	build_put_object(to, "if", &not );
	build_put_object(to, "then", &then);
}

/* What an editor says of a wrong value. */
static const char *takes(struct maker *m, enum field_type type)
{
	const struct field row = {.path = "", .type = type};
	struct slice example = field_example(m->arena, m->table, &row);
	const char *name = field_type_name(type);

	if (!scalars[type].example)
		return arena_cstr(m->arena,
				  catalogue_say(m->arena, m->words,
						"This takes %s.", name));
	return arena_cstr(m->arena,
			  catalogue_say(m->arena, m->words,
					"This takes %s, such as %.*s.", name,
					SL(example)));
}

static void put_pattern(struct maker *m, struct build *to, const char *pattern,
			bool required, const char *says)
{
	struct slice s;

	if (!pattern && !required)
		return;
	if (!pattern)
		s = SLICE("[^ \\t\\r\\n]");
	else if (required)
		s = arena_printf(m->arena, "^(?:%s)$", pattern);
	else
		s = arena_printf(m->arena, "^(?:%s|" BLANK "*)$", pattern);
	build_put_text(to, "pattern", arena_cstr(m->arena, s));
	build_put_text(to, "patternErrorMessage", says);
}

static struct build scalar(struct maker *m, enum field_type type, bool required)
{
	const struct scalar *kind = &scalars[type];
	const char *says = takes(m, type), *bad[6];
	struct build o = build_in(m->arena), examples = build_in(m->arena);
	size_t n = 0;

	bad[n++] = "array";
	bad[n++] = "object";
	if (!kind->number)
		bad[n++] = "number";
	if (!kind->boolean)
		bad[n++] = "boolean";
	if (required)
		bad[n++] = "null";
	bad[n] = NULL;
	refuse(m, &o, bad, type == FIELD_OWNER && !required,
	       kind->number && kind->pattern ? "number" : "string", says);
	put_pattern(m, &o, kind->pattern, required, says);
	if (type == FIELD_INT)
		build_put(&o, "multipleOf", build_number(m->arena, 1));
	if (kind->example && type != FIELD_AWAY) {
		const struct field row = {.path = "", .type = type};
		struct slice s = field_example(m->arena, m->table, &row);

		build_push_text(&examples, arena_cstr(m->arena, s));
		build_put_list(&o, "examples", &examples);
	}
	return o;
}

static const char *definition_name(struct maker *m, enum field_type type,
				   bool required)
{
	return arena_cstr(m->arena, arena_printf(m->arena, "%s%s",
						 required ? "required-" : "",
						 scalars[type].name));
}

/* {"$ref": "#/definitions/day"} */
static struct build scalar_ref(struct maker *m, enum field_type type,
			       bool required)
{
	struct build o = build_in(m->arena);
	struct slice at;

	if (type == FIELD_ACTUAL || type == FIELD_POINT)
		type = FIELD_NUMBER;
	m->used[type][required] = true;
	at = arena_printf(m->arena, "#/definitions/%s",
			  definition_name(m, type, required));
	build_put_text(&o, "$ref", arena_cstr(m->arena, at));
	return o;
}

/* Nothing, or a blank text: what was not written. */
static struct build blank(struct maker *m)
{
	static const char *const bad[] = {"array", "object", "number",
					  "boolean", NULL};
	struct build o = build_in(m->arena);

	refuse(m, &o, bad, false, "string", "This takes one of its words.");
	build_put_text(&o, "pattern", "^" BLANK "*$");
	return o;
}

static void push_words(struct maker *m, struct build *any,
		       const char *const *words)
{
	struct build o = build_in(m->arena), list = build_in(m->arena);

	for (; *words; words++)
		build_push_text(&list, *words);
	build_put_list(&o, "enum", &list);
	build_push_object(any, &o);
}

static void push_blank(struct maker *m, struct build *any)
{
	struct build ref = build_in(m->arena);

	m->blank = true;
	build_put_text(&ref, "$ref", "#/definitions/blank");
	build_push_object(any, &ref);
}

/* One of what a list of that type holds, among alternatives. */
static void push_one(struct maker *m, struct build *any,
		     const struct field *row, enum field_type type)
{
	struct build ref;

	if (row->words) {
		push_words(m, any, row->words);
		push_blank(m, any);
		return;
	}
	ref = scalar_ref(m, type, row->required);
	build_push_object(any, &ref);
}

/* --- maps --- */

static struct build value_of(struct maker *m, const struct field *row);

static void put_kinds(struct maker *m, struct build *o, bool may_be_empty)
{
	struct build types = build_in(m->arena);

	if (!may_be_empty) {
		build_put_text(o, "type", "object");
		return;
	}
	build_push_text(&types, "object");
	build_push_text(&types, "null");
	build_put_list(o, "type", &types);
}

static void put_free(struct maker *m, struct build *o)
{
	struct build patterns = build_in(m->arena), own = build_in(m->arena);
	const struct field *row = m->table;

	while (row->path && row->type != FIELD_ANY)
		row++;
	build_put_text(&own, "description",
		       catalogue_get(m->words,
				     row->path ? row->help
					       : "a field of the team's own"));
	build_put_object(&patterns, "^x-", &own);
	build_put_object(o, "patternProperties", &patterns);
	build_put(o, "additionalProperties", build_bool(false));
}

/* The fixed keys below a row; NULL: the top. */
static void put_fields(struct maker *m, struct build *o,
		       const struct field *parent)
{
	struct build properties = build_in(m->arena);
	struct build required = build_in(m->arena);
	const struct field *row = NULL;

	while ((row = field_next_below(m->table, parent, row))) {
		const char *key = field_key(row);
		struct build value;

		if (row->type == FIELD_ANY)
			continue;
		value = value_of(m, row);
		build_put_object(&properties, key, &value);
		if (row->required)
			build_push_text(&required, key);
	}
	put_kinds(m, o, !required.n);
	build_put_object(o, "properties", &properties);
	if (required.n)
		build_put_list(o, "required", &required);
	put_free(m, o);
}

/* A value for each of a few words; own ones begin with x-. */
static void put_words(struct maker *m, struct build *o,
		      const char *const *words, const struct field *star)
{
	struct build properties = build_in(m->arena);

	for (; *words; words++) {
		struct build value = value_of(m, star);

		build_put_object(&properties, *words, &value);
	}
	build_put_object(o, "properties", &properties);
	put_free(m, o);
}

static void put_rules(struct maker *m, struct build *o,
		      const struct field *star);

/*
 * A key that is no id is marked itself. A key that is no day (or no period)
 * hurts nobody as long as nothing stands beside it.
 */
static void put_other_keys(struct maker *m, struct build *o,
			   enum field_type key)
{
	struct build none = build_in(m->arena);
	struct slice says;

	if (key == FIELD_ID) {
		build_put(o, "additionalProperties", build_bool(false));
		return;
	}
	says = catalogue_say(m->arena, m->words, "The key of this takes %s.",
			     key == FIELD_ACTUAL ? "a day, a month or a quarter"
						 : field_type_name(key));
	build_put_text(&none, "type", "null");
	build_put_text(&none, "errorMessage", arena_cstr(m->arena, says));
	build_put_object(o, "additionalProperties", &none);
}

static void put_keyed(struct maker *m, struct build *o, const struct field *row,
		      const struct field *star)
{
	const char *key = row ? scalars[row->key].key : NULL;
	struct build patterns = build_in(m->arena), value;

	put_kinds(m, o, true);
	if (star->type == FIELD_RULE) {
		put_rules(m, o, star);
	} else if (row && row->words) {
		put_words(m, o, row->words, star);
	} else if (key) {
		struct slice pattern = arena_printf(m->arena, "^%s$", key);

		value = value_of(m, star);
		build_put_object(&patterns, arena_cstr(m->arena, pattern),
				 &value);
		build_put_object(o, "patternProperties", &patterns);
		put_other_keys(m, o, row->key);
	} else {
		value = value_of(m, star);
		build_put_object(o, "additionalProperties", &value);
	}
}

static void push_fields(struct maker *m, struct build *any,
			const struct field *row)
{
	struct build map = build_in(m->arena);

	put_fields(m, &map, row);
	build_push_object(any, &map);
}

/* A map whose keys are the team's and whose values are all of one type. */
static void push_map_of(struct maker *m, struct build *any,
			const struct field *row)
{
	struct build map = build_in(m->arena), value = value_of(m, row);

	put_kinds(m, &map, true);
	build_put_object(&map, "additionalProperties", &value);
	build_push_object(any, &map);
}

static void push_list_of(struct maker *m, struct build *any,
			 const struct build *one)
{
	struct build list = build_in(m->arena), items = build_in(m->arena);

	build_put_text(&list, "type", "array");
	build_put_list(&items, "anyOf", one);
	build_put_object(&list, "items", &items);
	build_push_object(any, &list);
}

/* --- the rules in the configuration --- */

static struct build param_value(struct maker *m, const struct param *p)
{
	static const enum field_type types[] = {
		[PARAM_INT] = FIELD_INT,
		[PARAM_FRACTION] = FIELD_NUMBER,
		[PARAM_BOOL] = FIELD_BOOL,
		[PARAM_WORDS] = FIELD_TEXTS,
	};
	const struct field row = {
		.path = p->name, .type = types[p->type], .help = p->help};

	return value_of(m, &row);
}

/* {level: …} beside the parameters; any, where the rule is not known. */
static struct build rule_map(struct maker *m, const struct rule *r,
			     const struct field *star)
{
	const struct field level = {.path = "level",
				    .type = FIELD_WORD,
				    .words = star->words,
				    .help = N_("how much it matters")};
	struct build map = build_in(m->arena), properties = build_in(m->arena);
	struct build value = value_of(m, &level);
	size_t i;

	build_put_text(&map, "type", "object");
	build_put_object(&properties, "level", &value);
	for (i = 0; r && i < MAX_PARAMS && r->params[i].name; i++) {
		value = param_value(m, &r->params[i]);
		build_put_object(&properties, r->params[i].name, &value);
	}
	build_put_object(&map, "properties", &properties);
	if (r)
		build_put(&map, "additionalProperties", build_bool(false));
	return map;
}

static struct build rule_value(struct maker *m, const struct rule *r,
			       const struct field *star)
{
	struct build o = build_in(m->arena), any = build_in(m->arena);
	struct build map = rule_map(m, r, star);

	build_put_text(&o, "description",
		       catalogue_get(m->words, r ? r->summary : star->help));
	push_words(m, &any, star->words);
	build_push_object(&any, &map);
	push_blank(m, &any);
	build_put_list(&o, "anyOf", &any);
	return o;
}

static void put_rules(struct maker *m, struct build *o,
		      const struct field *star)
{
	struct build properties = build_in(m->arena), value;
	const struct rule *const *rules;
	size_t i, n;

	rules = rules_all(&n);
	for (i = 0; i < n; i++) {
		value = rule_value(m, rules[i], star);
		build_put_object(&properties, rules[i]->id, &value);
	}
	build_put_object(o, "properties", &properties);
	value = rule_value(m, NULL, star);
	build_put_object(o, "additionalProperties", &value);
}

/* --- each type of field --- */

typedef void shape_fn(struct maker *m, struct build *o,
		      const struct field *row);

static void shape_scalar(struct maker *m, struct build *o,
			 const struct field *row)
{
	struct build ref, all = build_in(m->arena), any = build_in(m->arena);

	if (row->words) {
		push_one(m, &any, row, row->type);
		build_put_list(o, "anyOf", &any);
		return;
	}
	ref = scalar_ref(m, row->type, row->required);
	build_push_object(&all, &ref);
	build_put_list(o, "allOf", &all);
	if (row->type == FIELD_INT && row->max) {
		build_put(o, "minimum", build_number(m->arena, row->min));
		build_put(o, "maximum", build_number(m->arena, row->max));
	}
}

static void shape_bool(struct maker *m, struct build *o,
		       const struct field *row)
{
	struct build any = build_in(m->arena), text = build_in(m->arena);
	struct build real = build_in(m->arena), list = build_in(m->arena);

	(void)row;
	build_push(&list, build_bool(true));
	build_push(&list, build_bool(false));
	build_put_list(&real, "enum", &list);
	build_push_object(&any, &real);
	build_put_text(&text, "type", "string");
	build_put_text(&text, "pattern", "^(?:true|false|yes|no)$");
	build_push_object(&any, &text);
	push_blank(m, &any);
	build_put_list(o, "anyOf", &any);
}

/* One, or a list of such. */
static void several(struct maker *m, struct build *any, const struct field *row,
		    enum field_type type)
{
	struct build one = build_in(m->arena);

	push_one(m, &one, row, type);
	push_one(m, any, row, type);
	push_list_of(m, any, &one);
}

static void shape_list(struct maker *m, struct build *o,
		       const struct field *row)
{
	static const enum field_type of[N_FIELD_TYPES] = {
		[FIELD_DAYS] = FIELD_DAY,    [FIELD_TEXTS] = FIELD_TEXT,
		[FIELD_REFS] = FIELD_REF,    [FIELD_PERSONS] = FIELD_PERSON,
		[FIELD_TEAM] = FIELD_PERSON, [FIELD_METHODS] = FIELD_TEXT,
		[FIELD_AWAY] = FIELD_AWAY,
	};
	struct build any = build_in(m->arena);

	several(m, &any, row, of[row->type]);
	if (row->type == FIELD_TEAM || row->type == FIELD_METHODS)
		push_map_of(m, &any, row + 1);
	build_put_list(o, "anyOf", &any);
}

static void shape_map(struct maker *m, struct build *o, const struct field *row)
{
	put_fields(m, o, row);
}

static void shape_keyed(struct maker *m, struct build *o,
			const struct field *row)
{
	put_keyed(m, o, row, row + 1);
}

/* A text, or a map of fields; a barrier is also a list of those. */
static void shape_text_or_map(struct maker *m, struct build *o,
			      const struct field *row)
{
	struct build any = build_in(m->arena), one = build_in(m->arena);

	push_one(m, &any, row, FIELD_TEXT);
	push_fields(m, &any, row);
	if (row->type == FIELD_BARRIER) {
		push_one(m, &one, row, FIELD_TEXT);
		push_fields(m, &one, row);
		push_list_of(m, &any, &one);
	}
	build_put_list(o, "anyOf", &any);
}

static void shape_actual(struct maker *m, struct build *o,
			 const struct field *row)
{
	const struct field number = {.path = row->path, .type = FIELD_NUMBER};
	struct build any = build_in(m->arena);

	push_one(m, &any, row, FIELD_NUMBER);
	push_map_of(m, &any, &number);
	build_put_list(o, "anyOf", &any);
}

static void shape_anything(struct maker *m, struct build *o,
			   const struct field *row)
{
	(void)m, (void)o, (void)row;
}

static shape_fn *const shapes[N_FIELD_TYPES] = {
	[FIELD_TEXT] = shape_scalar,	  [FIELD_ID] = shape_scalar,
	[FIELD_REF] = shape_scalar,	  [FIELD_PERSON] = shape_scalar,
	[FIELD_OWNER] = shape_scalar,	  [FIELD_DAY] = shape_scalar,
	[FIELD_DAYS] = shape_list,	  [FIELD_PERIOD] = shape_scalar,
	[FIELD_NUMBER] = shape_scalar,	  [FIELD_WORD] = shape_scalar,
	[FIELD_TEXTS] = shape_list,	  [FIELD_REFS] = shape_list,
	[FIELD_PERSONS] = shape_list,	  [FIELD_TEAM] = shape_list,
	[FIELD_MAP] = shape_map,	  [FIELD_KEYED] = shape_keyed,
	[FIELD_ANY] = shape_anything,	  [FIELD_FACTOR] = shape_text_or_map,
	[FIELD_WHEN] = shape_text_or_map, [FIELD_RUN] = shape_scalar,
	[FIELD_PACE] = shape_scalar,	  [FIELD_BARRIER] = shape_text_or_map,
	[FIELD_ACTUAL] = shape_actual,	  [FIELD_POINT] = shape_scalar,
	[FIELD_BOOL] = shape_bool,	  [FIELD_INT] = shape_scalar,
	[FIELD_LEVEL] = shape_scalar,	  [FIELD_RULE] = shape_anything,
	[FIELD_METHODS] = shape_list,	  [FIELD_AWAY] = shape_list,
};

static struct build value_of(struct maker *m, const struct field *row)
{
	struct build o = build_in(m->arena);
	struct slice help;

	if (row->help) {
		help = slice_of(catalogue_get(m->words, row->help));
		if (row->method)
			help = catalogue_say(m->arena, m->words,
					     "%s (method %.*s)", row->help,
					     SL(slice_of(row->method)));
		build_put_text(&o, "description", arena_cstr(m->arena, help));
	}
	shapes[row->type](m, &o, row);
	return o;
}

static void put_definitions(struct maker *m, struct build *o)
{
	struct build all = build_in(m->arena);
	int type, required;

	for (type = 0; type < N_FIELD_TYPES; type++)
		for (required = 0; required < 2; required++) {
			enum field_type t = (enum field_type)type;
			struct build one;

			if (!m->used[type][required])
				continue;
			one = scalar(m, t, required);
			build_put_object(&all, definition_name(m, t, required),
					 &one);
		}
	if (m->blank) {
		struct build none = blank(m);

		build_put_object(&all, "blank", &none);
	}
	build_put_object(o, "definitions", &all);
}

struct rec_value field_schema(struct arena *a, const struct field *table,
			      const char *title, const struct catalogue *words)
{
	struct maker m = {.arena = a, .table = table, .words = words};
	struct build o = build_in(a);

	build_put_text(&o, "$schema",
		       "http://json-schema.org/draft-07/schema#");
	build_put_text(&o, "title", catalogue_get(words, title));
	if (!strcmp(table->path, "*"))
		put_keyed(&m, &o, NULL, table);
	else
		put_fields(&m, &o, NULL);
	put_definitions(&m, &o);
	return build_object(&o);
}
