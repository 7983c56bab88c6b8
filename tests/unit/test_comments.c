/* Which hashes begin a comment, and what the comment stands beside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/comments.h"

static size_t comments_of(struct comment **out, struct arena *a, const char *s)
{
	struct findings fs = FINDINGS_IN(a);
	struct tree t;

	yaml_parse(&t, a, slice_of(s), &fs);
	return comments_find(out, a, &t);
}

/* Each comment's text, followed by a bar. */
static const struct {
	const char *name, *in, *out;
} cases[] = {
	{"at the end of a line", "a: b # c\n", "c|"},
	{"without a blank behind the hash", "a: b #c\n", "c|"},
	{"on a line of its own", "# x\na: b\n  # y \t\n", "x|y|"},
	{"no hash, no comment", "a: b\n", ""},
	{"an empty one", "a: b #\n#\n", "||"},
	{"in a plain text", "a: b#c\nd#e: f\n", ""},
	{"in single quotes", "a: 'b # c'\n'd # e': f\n", ""},
	{"in double quotes", "a: \"b \\\" # c\" # d\n", "d|"},
	{"in a text of several lines", "a: 'b\n  # c\n  d' # e\n", "e|"},
	{"in a block", "a: |\n  # b\n  c # d\n# e\nf: g\n", "e|"},
	{"in a folded block", "a: >-\n  b\n\n  # c\nd: e # f\n", "f|"},
	{"in the first line of a block", "a: |2- # b\n  c # d\n", "b|"},
	{"behind a block", "a: |\n  b\n # c\n", "c|"},
	{"in a flow list", "a: [b, # c\n  'd # e', f] # g\n", "c|g|"},
	{"in a flow map", "{a: b, # c\n \"d # e\": f}\n# g\n", "c|g|"},
	{"behind a plain text of several lines", "a: b\n  c # d\n", "d|"},
	{"behind a key", "a: # b\n  c: d\n", "b|"},
	{"behind a dash", "- # a\n  b\n- c # d\n", "a|d|"},
	{"behind an anchor and an alias", "a: &x b # c\nd: *x # e\n", "c|e|"},
	{"an alias of a block", "a: &x |\n  b # c\nd: *x # e\n", "e|"},
	{"behind an empty value", "a: # b\nc: ~ # d\n", "b|d|"},
	{"before the document", "# a\n--- # b\nc: d\n", "a|b|"},
	{"behind a byte-order mark", "\xef\xbb\xbf# a\nb: c\n", "a|"},
	{"lines that end in CR LF", "a: b # c\r\n# d\r\ne: f\r\n", "c|d|"},
	{"a second document is not read", "a: b # c\n---\nd: 'e # f'\n", "c|"},
	{"a key that is no text", "? ['x # y']\n: z # w\na: b\n", ""},
	{"a text that is all there is", "a # b\n", "b|"},
	{"a comment that is all there is", "# b\n", ""},
	{"a file that cannot be read", "a: 'b # c\n", ""},
	{"a comment that mentions quotes", "a: b # don't\nc: d # x\n",
	 "don't|x|"},
};

static void test_found(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena a = ARENA_INIT;
		struct slice got = SLICE("");
		struct comment *v;
		size_t n = comments_of(&v, &a, cases[i].in);

		for (k = 0; k < n; k++)
			got = arena_printf(&a, "%.*s%.*s|", SL(got),
					   SL(v[k].text));
		if (!slice_is(got, cases[i].out))
			fail_msg("%s: %.*s", cases[i].name, SL(got));
		arena_release(&a);
	}
}

static void test_places(void **state)
{
	static const char text[] = "# top\n"
				   "actions:\n"
				   "  # über\n"
				   "  a: # beside\n"
				   "    title: 'x\n"
				   "      y' # two lines\n"
				   "  b: [c] # d\n"
				   "notes: | # header\n"
				   "  one\n"
				   "  two\n"
				   "# end\n";
	static const struct {
		uint32_t line, col, end_col, first, last;
		bool alone;
		const char *entry, *next;
	} want[] = {
		{1, 1, 6, 1, 1, true, NULL, "actions"},
		{3, 3, 9, 3, 3, true, "actions", "a"},
		{4, 6, 14, 4, 4, false, "a", "title"},
		{6, 10, 21, 5, 6, false, "title", "b"},
		{7, 10, 13, 7, 7, false, "", "notes"},
		{8, 10, 18, 8, 10, false, "notes", NULL},
		{11, 1, 6, 11, 11, true, "notes", NULL},
	};
	struct arena a = ARENA_INIT;
	struct comment *v;
	size_t i, n = comments_of(&v, &a, text);

	(void)state;
	assert_int_equal(n, ARRAY_LEN(want));
	for (i = 0; i < n; i++) {
		const struct node *entry = v[i].entry, *next = v[i].next;

		assert_int_equal(v[i].at.line, want[i].line);
		assert_int_equal(v[i].at.col, want[i].col);
		assert_int_equal(v[i].at.end_col, want[i].end_col);
		assert_int_equal(v[i].first_line, want[i].first);
		assert_int_equal(v[i].last_line, want[i].last);
		assert_int_equal(v[i].alone, want[i].alone);
		assert_int_equal(text[v[i].at.begin], '#');
		assert_int_equal(!entry, !want[i].entry);
		if (entry)
			assert_true(slice_is(entry->key ? entry->key->text
							: SLICE(""),
					     want[i].entry));
		assert_int_equal(!next, !want[i].next);
		if (next)
			assert_true(slice_is(next->key->text, want[i].next));
	}
	arena_release(&a);
}

static void test_same(void **state)
{
	static const struct {
		const char *x, *y;
		bool same;
	} rows[] = {
		{"a: b # c\n", "# c\na: d\n", true},
		{"a: b # c\n# d\n", "# d\n# c\na: b\n", true},
		{"a: b\n", "a: c\n", true},
		{"a: b # c\n", "a: b # d\n", false},
		{"a: b # c\n", "a: b\n", false},
		{"a: b # c\n", "a: b # c\n# c\n", false},
	};
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);
	struct tree x, y;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		yaml_parse(&x, &a, slice_of(rows[i].x), &fs);
		yaml_parse(&y, &a, slice_of(rows[i].y), &fs);
		assert_int_equal(comments_same(&a, &x, &y), rows[i].same);
		assert_int_equal(comments_same(&a, &y, &x), rows[i].same);
	}
	assert_true(comments_same(&a, NULL, NULL));
	assert_false(comments_same(&a, NULL, &x));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
