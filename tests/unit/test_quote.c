/* Texts as YAML scalars, and templates filled with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/fill.h"
#include "yaml/quote.h"

static void quote_texts(void **state)
{
	static const struct {
		struct slice in;
		const char *out;
	} rows[] = {
		{{"Win new patients", 16}, "Win new patients"},
		{{"", 0}, "\"\""},
		{{"no", 2}, "no"},
		{{"null", 4}, "\"null\""},
		{{"2026-Q2", 7}, "2026-Q2"},
		{{"a: b", 4}, "\"a: b\""},
		{{"a #b", 4}, "\"a #b\""},
		{{"@dana", 5}, "\"@dana\""},
		{{"-x", 2}, "\"-x\""},
		{{" x", 2}, "\" x\""},
		{{"x ", 2}, "\"x \""},
		{{"a, b", 4}, "\"a, b\""},
		{{"{x}", 3}, "\"{x}\""},
		{{"\"so\"", 4}, "\"\\\"so\\\"\""},
		{{"a\\b: c", 6}, "\"a\\\\b: c\""},
		{{"a\nb\tc", 5}, "\"a\\nb\\tc\""},
		{{"Grün über 15 %", 16}, "Grün über 15 %"},
		{{"a\xc2\xa0z", 4}, "\"a\\u00a0z\""},
		{{"a\xe2\x80\xaez", 5}, "\"a\\u202ez\""},
		{{"a\0z", 3}, "\"a\\u0000z\""},
		{{"a\x1b[2J", 5}, "\"a\\u001b[2J\""},
		{{"\xe2\x82\xac 5", 5}, "\"\xe2\x82\xac 5\""},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct slice got = yaml_quote(&a, rows[i].in);

		assert_string_equal(arena_cstr(&a, got), rows[i].out);
	}
	arena_release(&a);
}

static void fill_lines(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{"plan: {{id}}\n", "plan: north\n"},
		{"t: {{title}} # {{id}}\n", "t: \"a: b\" # north\n"},
		{"level: {{level|top}}\n", "# level: top\n"},
		{"level: {{id|top}}\n", "level: north\n"},
		{"when: {metric: x}\nplain", "when: {metric: x}\nplain\n"},
	};
	static const struct fill_value values[] = {{"id", {"north", 5}},
						   {"title", {"a: b", 4}},
						   {"level", {NULL, 0}}};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct slice got = fill_template(&a, slice_of(rows[i].in),
						 values, ARRAY_LEN(values));

		assert_string_equal(arena_cstr(&a, got), rows[i].out);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quote_texts),
		cmocka_unit_test(fill_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
