/* What reaches a terminal from a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/render.h"

static void check_text(void **state)
{
	const struct {
		struct slice in, out;
	} rows[] = {
		{SLICE(""), SLICE("")},
		{SLICE("Train the front desk"), SLICE("Train the front desk")},
		{SLICE("a\tb\nc\r\nd\re"), SLICE("a b c d e")},
		{SLICE("\033[31mred"), SLICE("<U+001B>[31mred")},
		{SLICE("nul\0here"), SLICE("nul<U+0000>here")},
		{SLICE("\xc2\x9b"
		       "2J"),
		 SLICE("<U+009B>2J")},
		{SLICE("turned \xe2\x80\xae around"),
		 SLICE("turned <U+202E> around")},
		{SLICE("broken \xff\xc3"),
		 SLICE("broken \xef\xbf\xbd\xef\xbf\xbd")},
		/* a real U+FFFD stays one */
		{SLICE("\xef\xbf\xbd"), SLICE("\xef\xbf\xbd")},
		/* joiners join letters, but hide between ASCII */
		{SLICE("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae"),
		 SLICE("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae")},
		{SLICE("a\xe2\x80\x8c"
		       "b"),
		 SLICE("a<U+200C>b")},
		{SLICE("\xe6\x97\xa5\xe6\x9c\xac"),
		 SLICE("\xe6\x97\xa5\xe6\x9c\xac")},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct slice got = terminal_text(&a, rows[i].in);

		if (!slice_eq(got, rows[i].out))
			fail_msg("row %zu: '%.*s'", i, SL(got));
	}
	arena_release(&a);
}

static void check_roles(void **state)
{
	struct text_style plain = {80, false}, colour = {80, true};
	struct buf b = BUF_INIT(4096);
	struct out o = out_mem(&b);
	enum role r;

	(void)state;
	for (r = ROLE_PLAIN; r <= ROLE_CODE; r++) {
		out_role(&o, r, &plain);
		out_role_end(&o, r, &plain);
	}
	out_role(&o, ROLE_PLAIN, &colour);
	out_role_end(&o, ROLE_PLAIN, &colour);
	assert_int_equal(b.len, 0);
	out_role(&o, ROLE_GOOD, &colour);
	out_lit(&o, "kept");
	out_role_end(&o, ROLE_GOOD, &colour);
	assert_string_equal(b.ptr, "\033[32mkept\033[m");
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_text),
		cmocka_unit_test(check_roles),
	};

	return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}
