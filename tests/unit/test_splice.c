/* The splicing editor: what it changes, what it leaves, what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/quote.h"
#include "yaml/splice.h"

#define BOM "\xef\xbb\xbf"

static struct tree parse(struct arena *a, const char *text)
{
	struct findings fs = FINDINGS_IN(a);
	struct tree t;

	yaml_parse(&t, a, slice_of(text), &fs);
	assert_false(t.broken);
	return t;
}

/* "actions.b": the node there; of a list, the last one. */
static const struct node *find(const struct tree *t, const char *path)
{
	struct slice rest = slice_of(path);
	const struct node *n = t->root;

	while (n && rest.len) {
		size_t dot = slice_find(rest, '.', 0);

		n = n->kind == NODE_LIST ? n->last
					 : node_get(n, slice_sub(rest, 0, dot));
		rest = slice_sub(rest, dot + 1, rest.len);
	}
	assert_non_null(n);
	return n;
}

enum op {
	SET,
	REMOVE,
	RENAME
};

/* For SET `path` is the map; after NULL: refused. */
struct row {
	enum op op;
	const char *path, *key, *text, *before, *after;
};

static int apply(struct slice *out, struct arena *a, const struct tree *t,
		 const struct row *row, struct err *e)
{
	struct splice s;
	int ret = 0;

	splice_begin(&s, a, t);
	if (row->op == SET)
		ret = splice_set(&s, find(t, row->path), slice_of(row->key),
				 slice_of(row->text), e);
	else if (row->op == REMOVE)
		ret = splice_remove(&s, find(t, row->path), e);
	else
		splice_rename(&s, find(t, row->path), slice_of(row->key));
	return ret < 0 ? ret : splice_finish(out, NULL, &s, e);
}

static void run(const struct row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct tree t = parse(&a, rows[i].before);
		struct slice out = SLICE_NONE;
		int ret = apply(&out, &a, &t, &rows[i], &e);

		if (rows[i].after && ret)
			fail_msg("row %zu: %s", i, e.text);
		if (rows[i].after)
			assert_string_equal(arena_cstr(&a, out), rows[i].after);
		else if (ret != -1)
			fail_msg("row %zu: %.*s", i, SL(out));
		assert_int_equal(e.set, !rows[i].after);
		arena_release(&a);
	}
}

static void set_values(void **state)
{
	static const struct row rows[] = {
		{SET, "", "b", "z", "a: 1\nb: x  # why\nc: 3\n",
		 "a: 1\nb: z  # why\nc: 3\n"},
		{SET, "", "b", "z", "a: 1\nb: 'x'\n", "a: 1\nb: 'z'\n"},
		{SET, "", "b", "it's", "b: 'x'\n", "b: 'it''s'\n"},
		{SET, "", "b", "a\\b", "b: \"x\"\n", "b: \"a\\\\b\"\n"},
		{SET, "", "b", "so: no", "b: x\n", "b: \"so: no\"\n"},
		{SET, "", "b", "", "b: x\n", "b: \"\"\n"},
		{SET, "", "b", "x\ny", "b: x\n", "b: \"x\\ny\"\n"},
		{SET, "", "b", "z", "b:\nc: 1\n", "b: z\nc: 1\n"},
		{SET, "", "b", "z", "b:   # why\nc: 1\n",
		 "b: z   # why\nc: 1\n"},
		{SET, "", "b", "z", "b:", "b: z"},
		{SET, "", "b", "z", "b: ~\r\nc: 1\r\n", "b: z\r\nc: 1\r\n"},
		{SET, "m", "b", "z", "m: {a: 1, b, c: 2}\n",
		 "m: {a: 1, b: z, c: 2}\n"},
		{SET, "m", "b", "z", "m: {a: 1, b: [x, y], c: 2}\n",
		 "m: {a: 1, b: z, c: 2}\n"},
		{SET, "m", "b", "x, y", "m: {b: x}\n", "m: {b: \"x, y\"}\n"},
		{SET, "", "b", "one\ntwo\n", "b: |\n  old\n\nc: 1\n",
		 "b: |\n  one\n  two\n\nc: 1\n"},
		{SET, "", "b", "one\n\ntwo", "b: >-\r\n  old\r\nc: 1\r\n",
		 "b: |-\r\n  one\r\n\r\n  two\r\nc: 1\r\n"},
		{SET, "", "b", "one\ntwo\n", "b: |\n  old",
		 "b: \"one\\ntwo\\n\""},
		{SET, "", "b", "one", "b: |\n  old\nc: 1\n", "b: one\nc: 1\n"},
		{SET, "", "b", " one\ntwo", "b: |\n  old\nc: 1\n",
		 "b: \" one\\ntwo\"\nc: 1\n"},
		{SET, "", "b", "z", "b: [x]  # l\n", "b: z  # l\n"},
		{SET, "", "b", "z", "b:\n  - x\n", NULL},
		{SET, "", "b", "z", "b: &x 1\nc: *x\n", NULL},
		{SET, "", "c", "z", "b: &x 1\nc: *x\n", "b: &x 1\nc: z\n"},
		{SET, "", "b", "2", "b: 1\nb: 1\n", "b: 1\nb: 2\n"},
	};

	(void)state;
	run(rows, ARRAY_LEN(rows));
}

static void add_keys(void **state)
{
	static const struct row rows[] = {
		{SET, "", "k", "z", "a: 1\n", "a: 1\nk: z\n"},
		{SET, "", "k", "z", "a: 1", "a: 1\nk: z"},
		{SET, "", "k", "z", BOM "a: 1", BOM "a: 1\nk: z"},
		{SET, "", "k", "z", "a: 1\r\nb: 2", "a: 1\r\nb: 2\r\nk: z"},
		{SET, "", "k", "z", "a: 1 # x\n# end\n",
		 "a: 1 # x\nk: z\n# end\n"},
		{SET, "", "k", "z", "a:\n", "a:\nk: z\n"},
		{SET, "", "k", "z", "a:", "a:\nk: z"},
		{SET, "", "k", "z", "a:\n   b: 1\n\n\n",
		 "a:\n   b: 1\nk: z\n\n\n"},
		{SET, "a", "k", "z", "a:\n   b: 1\r\nc: 2\n",
		 "a:\n   b: 1\r\n   k: z\r\nc: 2\n"},
		{SET, "a.b", "k", "z",
		 "a:\n  b:\n    c: [1,\n     2] # x\n  d: 1\n",
		 "a:\n  b:\n    c: [1,\n     2] # x\n    k: z\n  d: 1\n"},
		{SET, "", "k", "z", "a: |\n  text\n\n",
		 "a: |\n  text\nk: z\n\n"},
		{SET, "", "k", "z", "b: 1\na: |\n  text",
		 "b: 1\nk: z\na: |\n  text"},
		{SET, "a", "k", "z", "a: {}\n", "a: {k: z}\n"},
		/* the comma would begin another pair of the list */
		{SET, "a.b", "k", "z", "a: [x, b: 1]\n", NULL},
		{SET, "a", "k", "x, y", "a: {b: 1}\n",
		 "a: {b: 1, k: \"x, y\"}\n"},
		{SET, "a", "k", "z", "a: {b: , }\n", "a: {b: , k: z , }\n"},
		{SET, "a", "k", "z", "a: {\n  b: 1, # x\n  c: 2 # y\n}\n",
		 "a: {\n  b: 1, # x\n  c: 2, k: z # y\n}\n"},
		{SET, "a", "k: 1", "z", "a: {b: 1}\n",
		 "a: {b: 1, \"k: 1\": z}\n"},
		{SET, "a", "k", "z", "a: text\n", NULL},
		{SET, "", "k", "z", "- a\n", NULL},
		{SET, "", "k", "z", "a: |+\n  text\n\n\n",
		 "a: |+\n  text\n\n\nk: z\n"},
	};

	(void)state;
	run(rows, ARRAY_LEN(rows));
}

static void remove_keys(void **state)
{
	static const struct row rows[] = {
		{REMOVE, "b", NULL, NULL, "a: 1\n# of b\nb: x  # why\nc: 3\n",
		 "a: 1\n# of b\nc: 3\n"},
		{REMOVE, "b", NULL, NULL, "a: 1\r\nb: x\r\n", "a: 1\r\n"},
		{REMOVE, "b", NULL, NULL, "a: 1\nb: x", "a: 1\n"},
		{REMOVE, "a", NULL, NULL, BOM "a: 1\nb: x\n", BOM "b: x\n"},
		{REMOVE, "b", NULL, NULL, "a: 1\nb:\n  - x\n\n  - y\nc: 1\n",
		 "a: 1\nc: 1\n"},
		{REMOVE, "b", NULL, NULL, "a: 1\nb: |\n  x\n  y\nc: 1\n",
		 "a: 1\nc: 1\n"},
		{REMOVE, "m.a", NULL, NULL, "m: {a: 1, b: 2}\n", "m: {b: 2}\n"},
		{REMOVE, "m.b", NULL, NULL, "m: {a: 1, b: 2}\n", "m: {a: 1}\n"},
		{REMOVE, "m.b", NULL, NULL, "m: {a: 1, b: 2, }\n",
		 "m: {a: 1, }\n"},
		{REMOVE, "m.b", NULL, NULL,
		 "m: {a: 1,\n  # of b\n  b: 2}\nc: 3\n",
		 "m: {a: 1,\n  # of b\n}\nc: 3\n"},
		{REMOVE, "m.b", NULL, NULL, "m: {a: 1, # of a\n  b: 2\n  }\n",
		 "m: {a: 1, # of a\n  }\n"},
		{REMOVE, "m.a", NULL, NULL, "m: {a: 1\n  # a, b\n  , b: 2}\n",
		 "m: {\n  # a, b\n   b: 2}\n"},
		{REMOVE, "m.a", NULL, NULL, "m: {a: 1}\n", "m: {}\n"},
		{REMOVE, "m.a", NULL, NULL,
		 "m: {\n  a: 1, # x\n  # y\n  b: 2\n}\n",
		 "m: {\n  # y\n  b: 2\n}\n"},
		{REMOVE, "m.a", NULL, NULL, "m: # x\n  a: 1\nb: 2\n",
		 "m: # x\nb: 2\n"},
		{REMOVE, "a", NULL, NULL, "a: 1\n", NULL},
	};
	struct arena a = ARENA_INIT;
	struct tree t = parse(&a, "l:\n  - a: 1\n    b: 2\n  - a: 3\n");
	struct splice s;
	struct slice out;
	struct err e = ERR_INIT;

	(void)state;
	run(rows, ARRAY_LEN(rows));
	splice_begin(&s, &a, &t);
	assert_int_equal(splice_remove(&s, find(&t, "l")->first->first, &e), 0);
	assert_int_equal(splice_finish(&out, NULL, &s, &e), 0);
	assert_true(slice_is(out, "l:\n  - b: 2\n  - a: 3\n"));
	splice_begin(&s, &a, &t);
	assert_int_equal(splice_remove(&s, find(&t, "l")->last->first, &e), -1);
	arena_release(&a);
}

static void rename_keys(void **state)
{
	static const struct row rows[] = {
		{RENAME, "b", "k", NULL, "a: 1\nb: [x] # y\n",
		 "a: 1\nk: [x] # y\n"},
		{RENAME, "b", "k", NULL, "\"b\" : 1\n", "\"k\" : 1\n"},
		{RENAME, "m.b", "k", NULL, "m: {b, c: 1}\n", "m: {k, c: 1}\n"},
		{RENAME, "b", "a: b", NULL, "b: 1\n", "\"a: b\": 1\n"},
		{RENAME, "b", "k", NULL, "b:\n  c: 1\n", "k:\n  c: 1\n"},
	};

	(void)state;
	run(rows, ARRAY_LEN(rows));
}

/* Several at once, deeper maps first where they meet. */
static void together(void **state)
{
	struct arena a = ARENA_INIT;
	struct tree t = parse(&a, "a: 1\nm:\n  x: 1\n  y: {}\n"), after;
	struct splice s;
	struct slice out;
	struct err e = ERR_INIT;

	(void)state;
	splice_begin(&s, &a, &t);
	splice_set(&s, t.root, SLICE("k"), SLICE("1"), &e);
	splice_set(&s, t.root, SLICE("l"), SLICE("2"), &e);
	splice_set(&s, find(&t, "m"), SLICE("z"), SLICE("3"), &e);
	splice_set(&s, find(&t, "m.y"), SLICE("p"), SLICE("4"), &e);
	splice_set(&s, find(&t, "m.y"), SLICE("q"), SLICE("5"), &e);
	splice_set(&s, find(&t, "m"), SLICE("x"), SLICE("6"), &e);
	splice_rename(&s, find(&t, "m"), SLICE("n"));
	assert_int_equal(splice_remove(&s, find(&t, "a"), &e), 0);
	assert_int_equal(splice_finish(&out, &after, &s, &e), 0);
	assert_string_equal(arena_cstr(&a, out),
			    "n:\n  x: 6\n  y: {p: 4, q: 5}\n  z: 3\nk: 1\n"
			    "l: 2\n");
	assert_true(slice_is(find(&after, "n.y.q")->text, "5"));
	arena_release(&a);
}

/* Edits of others: what touches them may change, and nothing else. */
static void foreign_edits(void **state)
{
	static const struct {
		const char *before;
		struct edit edits[2];
		size_t n;
		const char *after; /* NULL: refused */
	} rows[] = {
		{"a: x\nb: y\n", {{3, 4, {"z", 1}}}, 1, "a: z\nb: y\n"},
		{"a: [x, y]\n",
		 {{4, 4, {"\"", 1}}, {8, 8, {"\"", 1}}},
		 2,
		 "a: [\"x, y\"]\n"},
		{"a: x\nb: y\n",
		 {{3, 4, {"z\nb: 1", 6}}},
		 1,
		 "a: z\nb: 1\nb: y\n"},
		/* a quote that swallows what follows */
		{"a: x\nb: 'y'\n", {{3, 3, {"'", 1}}}, 1, NULL},
		{"a: x\n  y\nb: z\n",
		 {{3, 4, {"|", 1}}},
		 1,
		 "a: |\n  y\nb: z\n"},
		{"a:\n  b: x\nc: y\n", {{0, 0, {"z:\n  ", 5}}}, 1, NULL},
		{"a:\n  b: x\n  c: y\n", {{3, 5, {"    ", 4}}}, 1, NULL},
		/* a key more than the stretch holds */
		{"a: x\n# b: z\nc: y\n", {{5, 7, {"", 0}}}, 1, NULL},
		{"a: x\nb: y\n", {{4, 5, {" # ", 3}}}, 1, NULL},
		{"a: &x 1\nb: 2\nc: *x\n", {{6, 7, {"3", 1}}}, 1, NULL},
		/* outside, overlapping */
		{"a: x\n", {{4, 6, {"", 0}}}, 1, NULL},
		{"a: x\n", {{4, 3, {"", 0}}}, 1, NULL},
		{"a: xyz\n", {{3, 5, {"", 0}}, {4, 6, {"", 0}}}, 2, NULL},
		{"a: x\n", {{3, 4, {"[", 1}}}, 1, NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct tree t = parse(&a, rows[i].before);
		struct slice out = SLICE_NONE;
		struct splice s;
		int ret;

		splice_begin(&s, &a, &t);
		splice_edits(&s, rows[i].edits, rows[i].n);
		ret = splice_finish(&out, NULL, &s, &e);
		if (ret != (rows[i].after ? 0 : -1))
			fail_msg("row %zu: %s: %.*s", i, e.text, SL(out));
		if (rows[i].after)
			assert_string_equal(arena_cstr(&a, out), rows[i].after);
		arena_release(&a);
	}
}

/* path: the map; key: of a map below it, or NULL; one pair or two. */
static void add_maps(void **state)
{
	static const struct {
		const char *map, *first, *second, *before, *after;
	} rows[] = {
		{"", "s", "q", "a: 1\n",
		 "a: 1\ns:\n  q: {x: 7, y: \"b: c\"}\n"},
		{"", "s", "q", "a: 1\r\n# end\r\n",
		 "a: 1\r\ns:\r\n  q: {x: 7, y: \"b: c\"}\r\n# end\r\n"},
		{"", "s", "q", "a: 1", "a: 1\ns:\n  q: {x: 7, y: \"b: c\"}"},
		{"", "s", "q", "s:  # none\na: 1\n",
		 "s: {q: {x: 7, y: \"b: c\"}}  # none\na: 1\n"},
		{"", "s", "q", "s: ~\na: 1\n",
		 "s: {q: {x: 7, y: \"b: c\"}}\na: 1\n"},
		{"", "s", "q", "{a: 1}\n",
		 "{a: 1, s: {q: {x: 7, y: \"b: c\"}}}\n"},
		{"", "s", "q", "a: |\n  t\n",
		 "a: |\n  t\ns:\n  q: {x: 7, y: \"b: c\"}\n"},
		{"", "s", "q", "a: |\n  t", NULL},
		{"", "s", "q", "s: text\n", NULL},
		{"s", "q", NULL, "s:\n    p: {x: 1}\n# end\na: 1\n",
		 "s:\n    p: {x: 1}\n    q: {x: 7, y: \"b: c\"}\n# end\na: "
		 "1\n"},
		{"s", "q", NULL, "s:\n  p:\n    x: 1\na: 1\n",
		 "s:\n  p:\n    x: 1\n  q: {x: 7, y: \"b: c\"}\na: 1\n"},
		{"s", "q", NULL, "s: {}\na: 1\n",
		 "s: {q: {x: 7, y: \"b: c\"}}\na: 1\n"},
		{"s", "q", NULL, "s: {p: {x: 1}} # so\n",
		 "s: {p: {x: 1}, q: {x: 7, y: \"b: c\"}} # so\n"},
		{"s", "q", NULL, "s: {q: 1}\n", NULL},
	};
	const struct splice_pair pairs[] = {{SLICE("x"), SLICE("7")},
					    {SLICE("y"), SLICE("b: c")}};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct slice path[] = {slice_of(rows[i].first),
				       slice_of(rows[i].second)};
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct tree t = parse(&a, rows[i].before);
		struct slice out = SLICE_NONE;
		struct splice s;
		int ret;

		splice_begin(&s, &a, &t);
		ret = splice_add_map(&s, find(&t, rows[i].map), path,
				     rows[i].second ? 2 : 1, pairs,
				     ARRAY_LEN(pairs), &e);
		if (!ret)
			ret = splice_finish(&out, NULL, &s, &e);
		if (ret != (rows[i].after ? 0 : -1))
			fail_msg("row %zu: %s: %.*s", i, e.text, SL(out));
		if (rows[i].after)
			assert_string_equal(arena_cstr(&a, out), rows[i].after);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(set_values),  cmocka_unit_test(add_keys),
		cmocka_unit_test(remove_keys), cmocka_unit_test(rename_keys),
		cmocka_unit_test(together),    cmocka_unit_test(foreign_edits),
		cmocka_unit_test(add_maps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
