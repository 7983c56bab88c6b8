/* slice, utf8, glob: runs of bytes, characters, patterns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/glob.h"
#include "base/utf8.h"

/* --- slice ---------------------------------------------------------------- */

static void comparing(void **state)
{
	struct slice nul = {"a\0b", 3}, nul2 = {"a\0c", 3};

	(void)state;
	assert_true(slice_eq(SLICE("a"), SLICE("a")));
	assert_false(slice_eq(SLICE("a"), SLICE("ab")));
	assert_false(slice_eq(nul, nul2));
	assert_true(slice_eq(SLICE_NONE, SLICE("")));
	assert_true(slice_is(SLICE("abc"), "abc"));
	assert_false(slice_is(nul, "a"));
	assert_true(slice_is(SLICE_NONE, ""));
	assert_true(slice_cmp(SLICE("a"), SLICE("b")) < 0);
	assert_true(slice_cmp(SLICE("ab"), SLICE("a")) > 0);
	assert_true(slice_cmp(SLICE("a"), SLICE("\xc3\xa9")) < 0);
	assert_true(slice_cmp(nul, nul2) < 0);
	assert_int_equal(slice_cmp(SLICE("ab"), SLICE("ab")), 0);
	assert_int_equal(slice_of(NULL).len, 0);
	assert_int_equal(slice_of("ab").len, 2);
	assert_true(slice_starts(SLICE("abc"), SLICE("ab")));
	assert_true(slice_starts(SLICE("abc"), SLICE("")));
	assert_false(slice_starts(SLICE("a"), SLICE("ab")));
	assert_true(slice_ends(SLICE("abc"), SLICE("bc")));
	assert_false(slice_ends(SLICE("c"), SLICE("bc")));
}

static void cutting(void **state)
{
	struct slice s = SLICE("hello");

	(void)state;
	assert_true(slice_is(slice_sub(s, 1, 3), "el"));
	assert_true(slice_is(slice_sub(s, 3, 99), "lo"));
	assert_int_equal(slice_sub(s, 4, 2).len, 0);
	assert_int_equal(slice_sub(s, 9, 12).len, 0);
	assert_int_equal(slice_sub(SLICE_NONE, 0, 1).len, 0);
	assert_true(slice_is(slice_trim(SLICE(" \t a b\r\n")), "a b"));
	assert_int_equal(slice_trim(SLICE(" \n ")).len, 0);
	assert_int_equal(slice_trim(SLICE_NONE).len, 0);
}

static void finding_in_slices(void **state)
{
	struct slice s = SLICE("a-b-c");

	(void)state;
	assert_int_equal(slice_find(s, '-', 0), 1);
	assert_int_equal(slice_find(s, '-', 2), 3);
	assert_int_equal(slice_find(s, '-', 4), 5);
	assert_int_equal(slice_find(s, 'x', 0), 5);
	assert_int_equal(slice_find(s, '-', 77), 5);
	assert_int_equal(slice_find_slice(s, SLICE("-c"), 0), 3);
	assert_int_equal(slice_find_slice(s, SLICE("-x"), 0), 5);
	assert_int_equal(slice_find_slice(s, SLICE("a-b-c-"), 0), 5);
	assert_int_equal(slice_find_slice(s, SLICE(""), 2), 2);
	assert_int_equal(slice_find_slice(SLICE_NONE, SLICE("a"), 0), 0);
}

static void lines(void **state)
{
	struct slice rest = SLICE("one\r\n\ntwo\rx\nlast"), line;

	(void)state;
	assert_true(slice_line(&line, &rest));
	assert_true(slice_is(line, "one"));
	assert_true(slice_line(&line, &rest));
	assert_true(slice_is(line, ""));
	assert_true(slice_line(&line, &rest));
	assert_true(slice_is(line, "two\rx"));
	assert_true(slice_line(&line, &rest));
	assert_true(slice_is(line, "last"));
	assert_false(slice_line(&line, &rest));
	rest = SLICE("end\n");
	assert_true(slice_line(&line, &rest));
	assert_false(slice_line(&line, &rest));
}

static void words_of_a_text(void **state)
{
	struct slice rest = SLICE(" one \t two\r\n"), word;

	(void)state;
	assert_true(slice_word(&word, &rest));
	assert_true(slice_is(word, "one"));
	assert_true(slice_word(&word, &rest));
	assert_true(slice_is(word, "two"));
	assert_false(slice_word(&word, &rest));
	assert_int_equal(word.len, 0);
	rest = SLICE_NONE;
	assert_false(slice_word(&word, &rest));
	rest = (struct slice){"a\0b c", 5};
	assert_true(slice_word(&word, &rest));
	assert_int_equal(word.len, 3);
}

/* --- utf8 ----------------------------------------------------------------- */

static void decoding(void **state)
{
	static const struct {
		struct slice in;
		size_t invalid; /* in.len: none */
		size_t count, width;
	} rows[] = {
		{{"", 0}, 0, 0, 0},
		{{"abc", 3}, 3, 3, 3},
		{{"n\xc3\xa9", 3}, 3, 2, 2},
		{{"\xe9\x8d\xb5", 3}, 3, 1, 2},
		{{"\xf0\x9f\x91\x8d", 4}, 4, 1, 2},
		{{"e\xcc\x81", 3}, 3, 2, 1},
		{{"a\x07", 2}, 2, 2, 1},
		{{"a\0b", 3}, 3, 3, 2},
		{{"\xc3", 1}, 0, 1, 1},
		{{"ab\x80", 3}, 2, 3, 3},
		{{"\xc0\xaf", 2}, 0, 2, 2},
		{{"\xed\xa0\x80", 3}, 0, 3, 3},
		{{"\xf4\x90\x80\x80", 4}, 0, 4, 4},
		{{"x\xe9\x8d", 3}, 1, 3, 3},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(utf8_invalid(rows[i].in), rows[i].invalid);
		assert_int_equal(utf8_count(rows[i].in), rows[i].count);
		assert_int_equal(utf8_width(rows[i].in), rows[i].width);
	}
}

static void code_points(void **state)
{
	size_t len;

	(void)state;
	assert_int_equal(utf8_at(SLICE("a\xc3\xa9"), 1, &len), 0xe9);
	assert_int_equal(len, 2);
	assert_int_equal(utf8_at(SLICE("\xf0\x9f\x91\x8d"), 0, &len), 0x1f44d);
	assert_int_equal(len, 4);
	assert_int_equal(utf8_at(SLICE("\xc3"), 0, &len), 0xfffd);
	assert_int_equal(len, 1);
}

static void fitting(void **state)
{
	struct slice wide = SLICE("a\xe9\x8d\xb5\xe9\x8d\xb5");

	(void)state;
	assert_int_equal(utf8_cut(wide, 0).len, 0);
	assert_int_equal(utf8_cut(wide, 1).len, 1);
	assert_int_equal(utf8_cut(wide, 2).len, 1);
	assert_int_equal(utf8_cut(wide, 3).len, 4);
	assert_int_equal(utf8_cut(wide, 99).len, 7);
	/* an accent stays with its letter */
	assert_int_equal(utf8_cut(SLICE("e\xcc\x81x"), 1).len, 3);
}

static void normal_forms(void **state)
{
	static const struct {
		const char *in, *nfc, *id;
	} rows[] = {
		{"", "", ""},
		{"Front-Desk_2", "Front-Desk_2", "frontdesk2"},
		{"e\xcc\x81", "\xc3\xa9", "\xc3\xa9"},
		{"\xc3\x89t\xc3\xa9", "\xc3\x89t\xc3\xa9", "\xc3\xa9t\xc3\xa9"},
		{"STRASSE", "STRASSE", "strasse"},
		{"stra\xc3\x9f"
		 "e",
		 "stra\xc3\x9f"
		 "e",
		 "strasse"},
		{"\xd0\x9a\xd0\xbb\xd1\x8e\xd1\x87",
		 "\xd0\x9a\xd0\xbb\xd1\x8e\xd1\x87",
		 "\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87"},
		{"---", "---", ""},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct slice in = slice_of(rows[i].in);

		assert_true(slice_is(utf8_nfc(&a, in), rows[i].nfc));
		assert_true(slice_is(utf8_fold_id(&a, in), rows[i].id));
	}
	assert_true(slice_is(utf8_nfc(&a, SLICE("\xc3")), "\xc3"));
	assert_int_equal(utf8_fold_id(&a, SLICE_NONE).len, 0);
	arena_release(&a);
}

static void categories(void **state)
{
	static const uint32_t hidden[] = {
		0x00,	0x07,	0x1b,	0x7f,	 0x85,	 0x9f,
		0xad,	0x200b, 0x200d, 0x200e,	 0x2028, 0x202e,
		0x2060, 0x2066, 0xfeff, 0xe0041, 0x3164};
	static const uint32_t seen[] = {
		'\t',	'\n',	'\r',	' ',	'a',	0xa0,	 0xe9,	0x301,
		0x2010, 0x2027, 0x202f, 0x3000, 0xfffd, 0x1f44d, 0xfe0f};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(hidden); i++)
		assert_true(utf8_is_hidden(hidden[i]));
	for (i = 0; i < ARRAY_LEN(seen); i++)
		assert_false(utf8_is_hidden(seen[i]));
	assert_true(utf8_is_letter('a') && utf8_is_letter(0x9375));
	assert_false(utf8_is_letter('1') || utf8_is_letter('-'));
	assert_true(utf8_is_mark(0x301));
	assert_false(utf8_is_mark('a'));
	assert_true(utf8_is_digit('7') && utf8_is_digit(0x0663));
	assert_false(utf8_is_digit(0xbd) || utf8_is_digit('a'));
	assert_true(utf8_is_upper('A') && utf8_is_upper(0x41a));
	assert_false(utf8_is_upper('a') || utf8_is_upper(0x9375));
	assert_true(utf8_is_lower('a') && utf8_is_lower(0xe9));
	assert_false(utf8_is_lower('A') || utf8_is_lower('1'));
}

/* --- glob ----------------------------------------------------------------- */

static void globs(void **state)
{
	static const struct {
		const char *pattern, *path;
		bool matches;
	} rows[] = {
		{"plans/**/*.yaml", "plans/a.yaml", true},
		{"plans/**/*.yaml", "plans/x/y/a.yaml", true},
		{"plans/**/*.yaml", "plans/a.yml", false},
		{"plans/**/*.yaml", "plan/a.yaml", false},
		{"plans/**/*.yaml", "x/plans/a.yaml", false},
		{"plans/**/*.yaml", "plans/.a.yaml", false},
		{"plans/**/*.yaml", "plans/.x/a.yaml", false},
		{"plans/**/.x/*.yaml", "plans/.x/a.yaml", true},
		{"plans/**/*.yaml", "plans", false},
		{"plans/**/*.yaml", "plans/", false},
		{"plans/*.yaml", "plans/x/a.yaml", false},
		{"*.yaml", "a.yaml", true},
		{"*.yaml", "x/a.yaml", false},
		{"**/*.yaml", "a.yaml", true},
		{"**/*.yaml", "x/y/z/a.yaml", true},
		{"**/a/**/b", "a/b", true},
		{"**/a/**/b", "x/a/y/a/z/b", true},
		{"**/a/**/b", "x/a/y/c", false},
		{"**/a/b/**/c", "a/x/a/b/y/c", true},
		{"**/**/**/c", "c", true},
		{"**/x/y", "x/x/y", true},
		{"**/x/y", "x/y/x", false},
		{"plans/**", "plans/a.yaml", true},
		{"plans/**", "plans/x/y.yaml", true},
		{"plans/**", "plans/x/.y.yaml", false},
		{"plans/**", "plans", false},
		{"plans/[ab].yaml", "plans/b.yaml", true},
		{"plans/[ab].yaml", "plans/c.yaml", false},
		{"plans/?.yaml", "plans/\xc3\xa9.yaml", false},
		{"a.yaml", "a.yaml", true},
		{"a.yaml", "a.yaml/b", false},
		{"", "a", false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		if (glob_match(slice_of(rows[i].pattern),
			       slice_of(rows[i].path)) != rows[i].matches)
			fail_msg("%s %s %s", rows[i].pattern,
				 rows[i].matches ? "should match"
						 : "should not match",
				 rows[i].path);
}

/* Trying every folder for every ** would take years. */
static void hostile_globs(void **state)
{
	struct arena a = ARENA_INIT;
	struct slice parts[400];
	struct slice path, pattern;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(parts); i++)
		parts[i] = SLICE("a/");
	path = arena_concat(&a, parts, ARRAY_LEN(parts));
	for (i = 0; i < 60; i++)
		parts[i] = SLICE("**/a/");
	parts[60] = SLICE("b");
	pattern = arena_concat(&a, parts, 61);
	assert_false(glob_match(pattern, path));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comparing),
		cmocka_unit_test(cutting),
		cmocka_unit_test(finding_in_slices),
		cmocka_unit_test(lines),
		cmocka_unit_test(words_of_a_text),
		cmocka_unit_test(decoding),
		cmocka_unit_test(code_points),
		cmocka_unit_test(fitting),
		cmocka_unit_test(normal_forms),
		cmocka_unit_test(categories),
		cmocka_unit_test(globs),
		cmocka_unit_test(hostile_globs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
