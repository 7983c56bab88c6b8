/*
 * Every node of a tree at its place. The expected text has one line for each
 * node: key or value, kind and style, line:col-line:col, bytes, <value>.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buf.h"
#include "yaml/tree.h"

struct test_case {
	const char *name, *in, *out;
};

static void show(struct buf *b, const struct node *n, const char *what)
{
	static const char styles[] = "psdlfbF", kinds[] = "SLM";

	buf_printf(b, "%s%c%c%s%s %u:%u-%u:%u %zu-%zu", what, kinds[n->kind],
		   styles[n->style], n->alias ? "*" : "",
		   n->repeated ? "!" : "", n->at.line, n->at.col,
		   n->at.end_line, n->at.end_col, n->at.begin, n->at.end);
	if (n->kind == NODE_SCALAR)
		buf_printf(b, " <%.*s>", SL(n->text));
	buf_add_char(b, '\n');
}

static void show_all(struct buf *b, const struct node *n)
{
	const struct node *child;

	if (n->key)
		show(b, n->key, "k");
	show(b, n, "");
	for (child = n->first; child; child = child->next)
		show_all(b, child);
}

static const struct test_case cases[] = {
	{"empty file", "", ""},
	{"comment only", "# nothing\n", ""},
	{"a mark alone", "---\n", ""},
	{"one pair", "plan: a\n",
	 "Mb 1:1-1:8 0-7\n"
	 "kSp 1:1-1:5 0-4 <plan>\n"
	 "Sp 1:7-1:8 6-7 <a>\n"},
	{"byte-order mark, CRLF and two-byte letters",
	 "\xef\xbb\xbftitle: n\xc3\xa9"
	 "e  # x\r\nb : 'c'\r\n",
	 "Mb 1:1-2:8 3-28\n"
	 "kSp 1:1-1:6 3-8 <title>\n"
	 "Sp 1:8-1:11 10-14 <n\xc3\xa9"
	 "e>\n"
	 "kSp 2:1-2:2 21-22 <b>\n"
	 "Ss 2:5-2:8 25-28 <c>\n"},
};

static void spans(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena a = ARENA_INIT;
		struct findings fs = FINDINGS_IN(&a);
		struct buf b = BUF_INIT(1 << 16);
		struct tree t;

		yaml_parse(&t, &a, slice_of(cases[i].in), &fs);
		buf_add(&b, SLICE(""));
		if (t.root)
			show_all(&b, t.root);
		if (t.broken || !slice_is(buf_slice(&b), cases[i].out))
			print_message("in case: %s\n", cases[i].name);
		assert_string_equal(b.ptr, cases[i].out);
		assert_false(t.broken);
		assert_int_equal(fs.n, 0);
		buf_release(&b);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
