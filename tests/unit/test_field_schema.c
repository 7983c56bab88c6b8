/* The schema of a file: every field is in it, with its help and its shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/field_schema.h"

static const struct rec_value *get(const struct rec_value *v, const char *key)
{
	size_t i;

	for (i = 0; v && v->kind == VALUE_MAP && i < v->n; i++)
		if (slice_is(v->keys[i], key))
			return &v->items[i];
	return NULL;
}

/* The first of the alternatives that has that key, or the value itself. */
static const struct rec_value *with(const struct rec_value *v, const char *key)
{
	const struct rec_value *any = get(v, "anyOf");
	size_t i;

	if (get(v, key))
		return get(v, key);
	for (i = 0; any && i < any->n; i++)
		if (get(&any->items[i], key))
			return get(&any->items[i], key);
	return NULL;
}

/* What describes the key of the team's own below a map. */
static const struct rec_value *star(const struct rec_value *v)
{
	const struct rec_value *p = with(v, "patternProperties");
	const struct rec_value *words = with(v, "properties");
	const struct rec_value *other = with(v, "additionalProperties");

	if (p && !slice_is(p->keys[0], "^x-"))
		return &p->items[0];
	if (other && other->kind == VALUE_MAP)
		return other;
	return words ? &words->items[0] : NULL;
}

static const struct rec_value *at(const struct rec_value *schema,
				  const char *path)
{
	struct slice rest = slice_of(path);
	const struct rec_value *v = schema;
	char key[64];

	while (v && rest.len) {
		struct slice part =
			slice_sub(rest, 0, slice_find(rest, '.', 0));

		rest = slice_sub(rest, part.len + 1, rest.len);
		snprintf(key, sizeof(key), "%.*s", SL(part));
		v = slice_is(part, "*") ? star(v)
					: get(with(v, "properties"), key);
	}
	return v;
}

static void check_table(const struct field *table, const char *title)
{
	struct arena a = ARENA_INIT;
	struct rec_value schema = field_schema(&a, table, title, NULL);
	const struct field *row;
	const struct rec_value *v, *help;

	assert_true(slice_is(get(&schema, "title")->text, title));
	for (row = table; row->path; row++) {
		if (row->type == FIELD_ANY)
			continue;
		v = at(&schema, row->path);
		if (!v)
			fail_msg("%s is not in the schema", row->path);
		help = get(v, "description");
		/* a rule has its own, and the shares of an actual none */
		if (row->type == FIELD_RULE)
			continue;
		if (!help || !slice_starts(help->text, slice_of(row->help)))
			fail_msg("%s has no help", row->path);
	}
	arena_release(&a);
}

static void every_field(void **state)
{
	(void)state;
	check_table(plan_fields, "plan");
	check_table(config_fields, "config");
	check_table(people_fields, "people");
}

/* What an editor shows is said in the reader's language, in all of them. */
static void each_language(void **state)
{
	static const char *const languages[] = {"de", "fr", "ru"};
	const struct field *const tables[] = {plan_fields, config_fields,
					      people_fields};
	struct arena a = ARENA_INIT;
	const struct rec_value *help;
	const struct field *row;
	struct rec_value schema;
	size_t i, k;

	(void)state;
	for (i = 0; i < ARRAY_LEN(languages); i++)
		for (k = 0; k < ARRAY_LEN(tables); k++) {
			schema = field_schema(
				&a, tables[k], "A plan of git-plan",
				catalogue_of(slice_of(languages[i])));
			assert_false(slice_is(get(&schema, "title")->text,
					      "A plan of git-plan"));
			for (row = tables[k]; row->path; row++) {
				if (row->type == FIELD_ANY ||
				    row->type == FIELD_RULE)
					continue;
				help = get(at(&schema, row->path),
					   "description");
				if (slice_starts(help->text,
						 slice_of(row->help)))
					fail_msg("%s: %s is in English",
						 languages[i], row->path);
			}
		}
	arena_release(&a);
}

static void requires(const struct rec_value *schema, const char *path,
		     const char *wanted)
{
	const struct rec_value *list = get(at(schema, path), "required");
	char text[200] = "";
	size_t i;

	for (i = 0; list && i < list->n; i++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			 "%s%.*s", i ? " " : "", SL(list->items[i].text));
	assert_string_equal(text, wanted);
}

static void required_fields(void **state)
{
	struct arena a = ARENA_INIT;
	struct rec_value schema = field_schema(&a, plan_fields, "plan", NULL);

	(void)state;
	requires(&schema, "", "plan title owner");
	requires(&schema, "actions.*", "title owner due");
	requires(&schema, "levers.*", "when then");
	requires(&schema, "metrics.*", "");
	arena_release(&a);
}

static void keys_and_words(void **state)
{
	struct arena a = ARENA_INIT;
	struct rec_value schema = field_schema(&a, plan_fields, "plan", NULL);
	const struct rec_value *v;

	(void)state;
	v = with(at(&schema, "stage"), "enum");
	assert_non_null(v);
	assert_int_equal(v->n, 4);
	assert_true(slice_is(v->items[1].text, "draft"));
	v = get(at(&schema, "actions"), "patternProperties");
	assert_true(slice_starts(v->keys[0], SLICE("^[\\p{L}\\p{Nd}]")));
	v = get(at(&schema, "actions"), "additionalProperties");
	assert_true(v->kind == VALUE_BOOL && slice_is(v->text, "false"));
	/* what anybody may name as they like */
	v = get(at(&schema, "assumptions"), "additionalProperties");
	assert_int_equal(v->kind, VALUE_MAP);
	/* the team's own fields are free wherever keys are fixed */
	v = get(get(at(&schema, "actions.*"), "patternProperties"), "^x-");
	assert_non_null(v);
	assert_null(get(v, "type"));
	arena_release(&a);
}

/* Every $ref leads somewhere. */
static void follow(const struct rec_value *v, const struct rec_value *all)
{
	const struct rec_value *ref = get(v, "$ref");
	char name[64];
	size_t i;

	if (ref) {
		assert_true(slice_starts(ref->text, SLICE("#/definitions/")));
		snprintf(name, sizeof(name), "%.*s",
			 SL(slice_sub(ref->text, 14, ref->text.len)));
		assert_non_null(get(all, name));
	}
	for (i = 0; i < v->n; i++)
		follow(&v->items[i], all);
}

static void definitions(void **state)
{
	static const struct field *const tables[] = {plan_fields, config_fields,
						     people_fields};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(tables); i++) {
		struct rec_value schema = field_schema(&a, tables[i], "", NULL);

		follow(&schema, get(&schema, "definitions"));
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field),
		cmocka_unit_test(each_language),
		cmocka_unit_test(required_fields),
		cmocka_unit_test(keys_and_words),
		cmocka_unit_test(definitions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
