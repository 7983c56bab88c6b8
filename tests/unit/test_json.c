/* Records as JSON: every type of row, hostile text, numbers, the schema. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/version.h"
#include "render/render.h"

struct inner {
	struct slice name;
	int32_t day;
};

struct outer {
	struct slice text;
	const char *word;
	int32_t day;
	size_t count;
	int64_t whole;
	double part;
	bool yes;
	struct inner inside;
	const struct inner *maybe;
	struct rec_list list, texts, words, map;
	const struct rec_value *value;
};

static const char *const colours[] = {"red", "green", NULL};

static const struct rec_field inner_rows[] = {
	{"name", REC_TEXT, offsetof(struct inner, name), NULL, 0, NULL, NULL},
	{"day", REC_DAY, offsetof(struct inner, day), NULL, 0, NULL, NULL},
	REC_END,
};

#define ROW(name, type) #name, type, offsetof(struct outer, name)

static const struct rec_field rows[] = {
	{ROW(text, REC_TEXT), NULL, 0, "what it says", NULL},
	{ROW(word, REC_WORD), NULL, 0, NULL, colours},
	{ROW(day, REC_DAY), NULL, 0, NULL, NULL},
	{ROW(count, REC_COUNT), NULL, 0, NULL, NULL},
	{ROW(whole, REC_INT), NULL, 0, NULL, NULL},
	{ROW(part, REC_FRACTION), NULL, 0, NULL, NULL},
	{ROW(yes, REC_BOOL), NULL, 0, NULL, NULL},
	{ROW(inside, REC_RECORD), inner_rows, 0, NULL, NULL},
	{ROW(maybe, REC_MAYBE), inner_rows, 0, NULL, NULL},
	{ROW(list, REC_LIST), inner_rows, sizeof(struct inner), NULL, NULL},
	{ROW(texts, REC_TEXTS), NULL, 0, NULL, NULL},
	{ROW(words, REC_WORDS), NULL, 0, NULL, colours},
	{ROW(map, REC_MAP), NULL, 0, NULL, NULL},
	{ROW(value, REC_VALUE), NULL, 0, NULL, NULL},
	REC_END,
};

static const struct rec_field text_row[] = {
	{"v", REC_TEXT, 0, NULL, 0, NULL, NULL}, REC_END};
static const struct rec_field number_row[] = {
	{"v", REC_FRACTION, 0, NULL, 0, NULL, NULL}, REC_END};
static const struct rec_field value_row[] = {
	{"v", REC_VALUE, 0, NULL, 0, NULL, NULL}, REC_END};

static char shown[8192];

static const char *show(const struct rec_field *table, const void *record)
{
	struct buf b = BUF_INIT(sizeof(shown) - 1);
	struct out o = out_mem(&b);

	if (record)
		render_json(&o, "test", table, record);
	else
		render_json_schema(&o, "test", table);
	assert_false(b.too_big);
	memcpy(shown, b.ptr, b.len + 1);
	buf_release(&b);
	return shown;
}

/* What stands behind "v": in the one-row records. */
static const char *show_v(const struct rec_field *table, const void *record)
{
	char *v = strstr(show(table, record), "\n  \"v\": ");
	char *end;

	assert_non_null(v);
	end = strrchr(v, '\n');
	assert_int_equal(end[1], '\0');
	assert_string_equal(end - 2, "\n}\n");
	end[-2] = '\0';
	return v + strlen("\n  \"v\": ");
}

static void every_type(void **state)
{
	const struct inner two[] = {{SLICE("a"), 0}, {SLICE("b"), DAY_NONE}};
	const struct slice texts[] = {SLICE("x"), SLICE("y")};
	const char *words[] = {"red"};
	const struct rec_entry entries[] = {
		{SLICE("k"), {.kind = VALUE_NUMBER, .text = SLICE("1.50")}}};
	const struct outer full = {
		.text = SLICE("a/b"),
		.word = "green",
		.day = 20497,
		.count = 3,
		.whole = -31,
		.part = 0.55,
		.yes = true,
		.inside = {SLICE("in"), DAY_NONE},
		.maybe = &two[0],
		.list = {two, 2},
		.texts = {texts, 2},
		.words = {words, 1},
		.map = {entries, 1},
		.value = &entries[0].value,
	};

	(void)state;
	assert_string_equal(show(rows, &full),
			    "{\n"
			    "  \"format\": \"git-plan/test\",\n"
			    "  \"version\": 1,\n"
			    "  \"tool\": \"git-plan " GIT_PLAN_VERSION "\",\n"
			    "  \"text\": \"a/b\",\n"
			    "  \"word\": \"green\",\n"
			    "  \"day\": \"2026-02-13\",\n"
			    "  \"count\": 3,\n"
			    "  \"whole\": -31,\n"
			    "  \"part\": 0.55,\n"
			    "  \"yes\": true,\n"
			    "  \"inside\": {\n"
			    "    \"name\": \"in\",\n"
			    "    \"day\": null\n"
			    "  },\n"
			    "  \"maybe\": {\n"
			    "    \"name\": \"a\",\n"
			    "    \"day\": \"1970-01-01\"\n"
			    "  },\n"
			    "  \"list\": [\n"
			    "    {\n"
			    "      \"name\": \"a\",\n"
			    "      \"day\": \"1970-01-01\"\n"
			    "    },\n"
			    "    {\n"
			    "      \"name\": \"b\",\n"
			    "      \"day\": null\n"
			    "    }\n"
			    "  ],\n"
			    "  \"texts\": [\n"
			    "    \"x\",\n"
			    "    \"y\"\n"
			    "  ],\n"
			    "  \"words\": [\n"
			    "    \"red\"\n"
			    "  ],\n"
			    "  \"map\": {\n"
			    "    \"k\": 1.50\n"
			    "  },\n"
			    "  \"value\": 1.50\n"
			    "}\n");
}

static void nothing_is_null(void **state)
{
	const struct outer empty = {
		.day = DAY_NONE,
		.whole = REC_INT_NONE,
		.part = NAN,
		.inside = {.day = DAY_NONE},
	};

	(void)state;
	show(rows, &empty);
	assert_non_null(strstr(shown, "\"text\": null,\n  \"word\": null,\n"
				      "  \"day\": null,\n  \"count\": 0,\n"
				      "  \"whole\": null,\n  \"part\": null,\n"
				      "  \"yes\": false,\n"));
	assert_non_null(strstr(shown, "\"maybe\": null,\n  \"list\": [],\n"
				      "  \"texts\": [],\n  \"words\": [],\n"
				      "  \"map\": {},\n  \"value\": null\n"));
}

static void hostile_text(void **state)
{
	const struct {
		struct slice in;
		const char *out;
	} cases[] = {
		{{"", 0}, "\"\""},
		{SLICE("a\"\\\n\t/"), "\"a\\\"\\\\\\n\\t/\""},
		{SLICE("a\0b"), "\"a\\u0000b\""},
		{SLICE("\x1b[31m"), "\"\\u001b[31m\""},
		{SLICE("\xff"
		       "a\xc3"),
		 "\"\xef\xbf\xbd"
		 "a\xef\xbf\xbd\""},
		{SLICE("\xed\xa0\x80"),
		 "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
		{SLICE("[ ] { } \\\" [ ]"), "\"[ ] { } \\\\\\\" [ ]\""},
		{SLICE("caf\xc3\xa9"), "\"caf\xc3\xa9\""},
		/* DEL, CSI, turning text around: only as escapes */
		{SLICE("\x7f"), "\"\\u007f\""},
		{SLICE("\xc2\x9b"), "\"\\u009b\""},
		{SLICE("\xe2\x80\xae"), "\"\\u202e\""},
		{SLICE("\xf0\x9f\x98\x80"), "\"\xf0\x9f\x98\x80\""},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++)
		assert_string_equal(show_v(text_row, &cases[i].in),
				    cases[i].out);
}

static void shortest_fractions(void **state)
{
	static const struct {
		double in;
		const char *out;
	} cases[] = {
		{0, "0"},
		{-0.0, "0"},
		{1, "1"},
		{0.1, "0.1"},
		{0.55, "0.55"},
		{-0.75, "-0.75"},
		{11.0 / 20, "0.55"},
		{1.0 / 3, "0.3333333333333333"},
		{2.0 / 3, "0.6666666666666666"},
		{0.1 + 0.2, "0.30000000000000004"},
		{1e21, "1e+21"},
		{1620, "1620"},
		{INFINITY, "null"},
		{NAN, "null"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++)
		assert_string_equal(show_v(number_row, &cases[i].in),
				    cases[i].out);
}

static void numbers_as_written(void **state)
{
	const struct {
		struct slice in;
		const char *out;
	} cases[] = {
		{SLICE("1620"), "1620"},
		{SLICE("1620.0"), "1620.0"},
		{SLICE("+5"), "5"},
		{SLICE("-0.50"), "-0.50"},
		{SLICE(".5"), "0.5"},
		{SLICE("-.5"), "-0.5"},
		{SLICE("5."), "5"},
		{SLICE("007"), "7"},
		{SLICE("00.7"), "0.7"},
		{SLICE("0"), "0"},
		{SLICE("000"), "0"},
		{SLICE("123456789012345678901234567890"),
		 "123456789012345678901234567890"},
		/* no numbers of ours: kept as text, the output stays JSON */
		{SLICE("."), "\".\""},
		{SLICE("-"), "\"-\""},
		{SLICE(""), "\"\""},
		{SLICE("1.2.3"), "\"1.2.3\""},
		{SLICE("1e5"), "\"1e5\""},
		{SLICE("1,5"), "\"1,5\""},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct rec_value v = {.kind = VALUE_NUMBER,
				      .text = cases[i].in};
		const struct rec_value *p = &v;

		assert_string_equal(show_v(value_row, &p), cases[i].out);
	}
}

static void values_of_any_shape(void **state)
{
	const struct rec_value items[] = {
		{.kind = VALUE_NULL},
		{.kind = VALUE_BOOL, .text = SLICE("true")},
		{.kind = VALUE_TEXT, .text = SLICE("t")},
	};
	const struct slice keys[] = {SLICE("b"), SLICE("a\0c"), SLICE("\xff")};
	const struct rec_value list = {
		.kind = VALUE_LIST, .items = items, .n = 3};
	const struct rec_value map = {
		.kind = VALUE_MAP, .items = items, .keys = keys, .n = 3};
	const struct rec_value *p = &list;

	(void)state;
	assert_string_equal(show_v(value_row, &p),
			    "[\n    null,\n    true,\n    \"t\"\n  ]");
	p = &map;
	assert_string_equal(show_v(value_row, &p),
			    "{\n    \"b\": null,\n    \"a?c\": true,\n"
			    "    \"\xef\xbf\xbd\": \"t\"\n  }");
}

static void schema_follows_the_rows(void **state)
{
	static const char *const parts[] = {
		"{\n  \"$schema\": "
		"\"https://json-schema.org/draft/2020-12/schema\",\n"
		"  \"title\": \"git-plan/test\",\n  \"type\": \"object\",\n",
		"\"format\": {\n      \"const\": \"git-plan/test\"\n    }",
		"\"version\": {\n      \"const\": 1\n    }",
		"\"text\": {\n      \"type\": [\n        \"string\",\n"
		"        \"null\"\n      ],\n"
		"      \"description\": \"what it says\"\n    }",
		"\"enum\": [\n        \"red\",\n        \"green\",\n"
		"        null\n      ]",
		"\"format\": \"date\"",
		"\"count\": {\n      \"type\": \"integer\",\n"
		"      \"minimum\": 0\n    }",
		"\"items\": {\n        \"type\": \"object\",\n"
		"        \"properties\": {\n          \"name\": {",
		"\"items\": {\n        \"type\": \"string\",\n"
		"        \"enum\": [\n          \"red\",\n"
		"          \"green\"\n        ]",
		"\"required\": [\n    \"format\",\n    \"version\",\n"
		"    \"tool\",\n    \"text\",\n    \"word\",\n",
		"    \"map\",\n    \"value\"\n  ]\n}\n",
	};
	size_t i;

	(void)state;
	show(rows, NULL);
	for (i = 0; i < ARRAY_LEN(parts); i++)
		if (!strstr(shown, parts[i]))
			fail_msg("not in the schema: %s\n%s", parts[i], shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type),
		cmocka_unit_test(nothing_is_null),
		cmocka_unit_test(hostile_text),
		cmocka_unit_test(shortest_fractions),
		cmocka_unit_test(numbers_as_written),
		cmocka_unit_test(values_of_any_shape),
		cmocka_unit_test(schema_follows_the_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
