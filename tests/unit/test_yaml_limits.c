/* How much a file may hold, what is no text at all, and looking things up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "yaml/tree.h"

/* Room for the largest file and a little more. */
#define MOST (LIMIT_FILE_BYTES + (1 << 20))

struct parsed {
	struct arena arena;
	struct findings fs;
	struct tree t;
	struct buf bytes;
};

static void parse(struct parsed *p)
{
	p->arena = (struct arena)ARENA_INIT;
	p->fs = (struct findings)FINDINGS_IN(&p->arena);
	yaml_parse(&p->t, &p->arena, buf_slice(&p->bytes), &p->fs);
}

static void done(struct parsed *p)
{
	arena_release(&p->arena);
	buf_release(&p->bytes);
}

/* So many times the same. */
static void fill(struct buf *b, const char *what, size_t times)
{
	while (times--)
		buf_add(b, slice_of(what));
}

static void must_say(struct parsed *p, const char *rule, const char *part)
{
	parse(p);
	assert_int_equal(p->fs.n, 1);
	assert_string_equal(p->fs.v[0].rule, rule);
	if (slice_find_slice(p->fs.v[0].message, slice_of(part), 0) ==
	    p->fs.v[0].message.len)
		fail_msg("no \"%s\" in: %.*s", part, SL(p->fs.v[0].message));
	assert_true(p->t.broken);
	assert_null(p->t.root);
}

static void must_read(struct parsed *p)
{
	parse(p);
	assert_int_equal(p->fs.n, 0);
	assert_false(p->t.broken);
	assert_non_null(p->t.root);
}

static void file_size(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};

	(void)state;
	buf_add(&p.bytes, SLICE("a: b\n"));
	fill(&p.bytes, "# 3456\n", (LIMIT_FILE_BYTES - 5) / 7);
	fill(&p.bytes, "\n", LIMIT_FILE_BYTES - p.bytes.len);
	must_read(&p);
	arena_release(&p.arena);
	buf_add_char(&p.bytes, '\n');
	must_say(&p, "yaml-syntax", "larger than 4 MiB");
	done(&p);
}

static void nesting(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};

	(void)state;
	fill(&p.bytes, "[", LIMIT_NESTING);
	fill(&p.bytes, "]", LIMIT_NESTING);
	must_read(&p);
	done(&p);
	fill(&p.bytes, "[", LIMIT_NESTING + 1);
	fill(&p.bytes, "]", LIMIT_NESTING + 1);
	must_say(&p, "yaml-syntax", "64 deep");
	assert_int_equal(p.fs.v[0].at.col, LIMIT_NESTING + 1);
	done(&p);
}

static void nodes(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};

	(void)state;
	fill(&p.bytes, "- a\n", LIMIT_NODES - 1);
	must_read(&p);
	arena_release(&p.arena);
	buf_add(&p.bytes, SLICE("- a\n"));
	must_say(&p, "yaml-syntax", "200000 values");
	done(&p);
}

static void scalar_size(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};

	(void)state;
	buf_add(&p.bytes, SLICE("a: "));
	fill(&p.bytes, "x", LIMIT_SCALAR_BYTES);
	must_read(&p);
	arena_release(&p.arena);
	buf_add_char(&p.bytes, 'x');
	must_say(&p, "yaml-syntax", "64 KiB");
	assert_int_equal(p.fs.v[0].at.col, 4);
	done(&p);
}

static void aliases(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};

	(void)state;
	buf_add(&p.bytes, SLICE("- &x y\n"));
	fill(&p.bytes, "- *x\n", LIMIT_ALIASES);
	must_read(&p);
	arena_release(&p.arena);
	buf_add(&p.bytes, SLICE("- *x\n"));
	must_say(&p, "yaml-feature", "more than 100");
	assert_int_equal(p.fs.v[0].at.line, LIMIT_ALIASES + 2);
	done(&p);
}

/* A handful of findings for hidden characters, and a count of the rest. */
static void many_hidden(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};
	struct slice said;

	(void)state;
	fill(&p.bytes, "# a\xe2\x80\x8b\xe2\x80\x8b\n", 12);
	parse(&p);
	assert_int_equal(p.fs.n, 5);
	said = p.fs.v[4].message;
	assert_true(slice_ends(said, SLICE("and in 7 more places")));
	assert_int_equal(p.fs.v[4].at.line, 5);
	assert_int_equal(p.fs.v[4].at.end - p.fs.v[4].at.begin, 6);
	done(&p);
}

static void many_traps(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};

	(void)state;
	fill(&p.bytes, "a: b\n", 1000);
	parse(&p);
	assert_int_equal(p.fs.n, 100);
	assert_true(
		slice_ends(p.fs.v[99].message, SLICE("(and 899 more such)")));
	done(&p);
}

static void no_text(void **state)
{
	struct parsed p = {.bytes = BUF_INIT(MOST)};

	(void)state;
	buf_add(&p.bytes, (struct slice){"a: b\n\0\n", 7});
	must_say(&p, "yaml-syntax", "NUL");
	assert_int_equal(p.fs.v[0].at.line, 2);
	done(&p);
	buf_add(&p.bytes, (struct slice){"\xfe\xff\0a", 4});
	must_say(&p, "yaml-syntax", "UTF-16");
	done(&p);
}

/*
 * What a hostile file may cost: nothing here is worth a second, and time by
 * the square of the size would take minutes.
 */
static void time_is_linear(void **state)
{
	static const char *const pieces[] = {
		"[",
		"- ",
		"{a: ",
		"? ",
		"a\n",
		"\"",
		"'",
		"[[]",
		"%TAG !a! b\n",
		"!a ",
		"&a ",
		"{",
		"\xe2\x80\x8b",
		"a\xc2\xa0: b\n",
		"\x01",
		"a: #b\n",
		"Aa, ",
		"\t",
		"\n",
		"a:\302\240b: ",
		"[A, b, ",
		"- &a b\n",
		"<<<<<<< a\n",
		"a: b: c\n",
		"  a: 'b\n",
		"- - a\n",
		"...\n",
		"\r\n",
	};
	clock_t begin = clock();
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(pieces); i++) {
		struct parsed p = {.bytes = BUF_INIT(MOST)};

		fill(&p.bytes, pieces[i],
		     LIMIT_FILE_BYTES / 4 / strlen(pieces[i]));
		parse(&p);
		assert_true(p.fs.n < 200);
		done(&p);
	}
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 120);
}

static void looking_up(void **state)
{
	struct slice in = SLICE("a: 1\nb: 2\na: 3\nc:\nd: ~\ne: 'null'\n"
				"f: [x]\ng: {}\n");
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);
	struct tree t;

	(void)state;
	yaml_parse(&t, &a, in, &fs);
	assert_int_equal(fs.n, 1);
	assert_int_equal(fs.v[0].n_related, 1);
	assert_int_equal(fs.v[0].related[0].at.line, 1);
	assert_true(t.root->first->repeated);
	assert_true(slice_is(node_get(t.root, SLICE("a"))->text, "3"));
	assert_null(node_get(t.root, SLICE("x")));
	assert_null(node_get(t.root->first, SLICE("x")));
	assert_null(node_get(NULL, SLICE("x")));
	assert_true(node_is_null(node_get(t.root, SLICE("c"))));
	assert_true(node_is_null(node_get(t.root, SLICE("d"))));
	assert_false(node_is_null(node_get(t.root, SLICE("e"))));
	assert_false(node_is_null(node_get(t.root, SLICE("g"))));
	assert_string_equal(node_kind_name(t.root), "a map");
	assert_string_equal(node_kind_name(node_get(t.root, SLICE("f"))),
			    "a list");
	assert_string_equal(node_kind_name(t.root->first), "a text");
	arena_release(&a);
}

static void source_lines(void **state)
{
	struct slice s = SLICE("one\r\ntwo\n\nfour");

	(void)state;
	assert_true(slice_is(source_line(s, 0), "one"));
	assert_true(slice_is(source_line(s, 4), "one"));
	assert_true(slice_is(source_line(s, 5), "two"));
	assert_true(slice_is(source_line(s, 9), ""));
	assert_true(slice_is(source_line(s, 10), "four"));
	assert_true(slice_is(source_line(s, 14), "four"));
	assert_true(slice_is(source_line(s, 99), "four"));
	assert_true(slice_is(source_line(SLICE(""), 0), ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file_size),
		cmocka_unit_test(nesting),
		cmocka_unit_test(nodes),
		cmocka_unit_test(scalar_size),
		cmocka_unit_test(aliases),
		cmocka_unit_test(many_hidden),
		cmocka_unit_test(many_traps),
		cmocka_unit_test(no_text),
		cmocka_unit_test(looking_up),
		cmocka_unit_test(source_lines),
		cmocka_unit_test(time_is_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
