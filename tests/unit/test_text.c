/* Documents as text: wrapping, tables, escapes, at any width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "lib/room.h"
#include "render/render.h"

static const char *render(const struct doc *d, size_t width, bool colour)
{
	struct text_style style = {width, colour};
	struct out o = out_mem(&buf);

	buf_clear(&buf);
	render_text(&o, d, &style);
	assert_int_equal(o.failed, 0);
	return buf.ptr;
}

static void check_paragraphs(void **state)
{
	struct doc d = doc_in(&arena);
	struct line *l;

	(void)state;
	doc_heading(&d, 1, "Review of 2026-Q1");
	l = doc_paragraph(&d);
	doc_say(&d, l, ROLE_PLAIN, "Eleven of twenty promises were kept ");
	doc_say(&d, l, ROLE_GOOD, "on time");
	doc_say(&d, l, ROLE_PLAIN, ", fifteen by the end.");
	doc_heading(&d, 2, "Promises");
	doc_heading(&d, 3, "Late");
	doc_code(&d, "git plan review %s", "2026-Q1");
	assert_string_equal(render(&d, 40, false),
			    "Review of 2026-Q1\n"
			    "=================\n"
			    "Eleven of twenty promises were kept on\n"
			    "time, fifteen by the end.\n"
			    "\n"
			    "Promises\n"
			    "--------\n"
			    "Late\n"
			    "    git plan review 2026-Q1\n");
	/* colour opens and closes within each line */
	assert_non_null(strstr(render(&d, 40, true),
			       "kept \033[32mon\033[m\n\033[32mtime\033[m, "));
}

static void check_lists(void **state)
{
	struct doc d = doc_in(&arena);
	struct block *b = doc_list(&d);

	(void)state;
	doc_say(&d, doc_entry(&d, b), ROLE_PLAIN,
		"Automate the follow-up by e-mail and SMS in every clinic");
	doc_say(&d, doc_below(&d, b), ROLE_PLAIN,
		"2026-02-28 to 2026-03-31, +31 days: vendor signed late");
	doc_say(&d, doc_entry(&d, b), ROLE_PLAIN, "Short");
	assert_string_equal(render(&d, 40, false),
			    "- Automate the follow-up by e-mail and\n"
			    "  SMS in every clinic\n"
			    "    2026-02-28 to 2026-03-31, +31 days:\n"
			    "    vendor signed late\n"
			    "- Short\n");
}

static struct doc table(void)
{
	struct doc d = doc_in(&arena);
	struct block *b = doc_table(&d);

	doc_column(&d, b, "plan", ALIGN_LEFT, false);
	doc_column(&d, b, "what", ALIGN_LEFT, true);
	doc_column(&d, b, "kept", ALIGN_RIGHT, false);
	doc_row(&d, b);
	doc_say(&d, doc_cell(&d, b, 0), ROLE_CODE, "growth");
	doc_say(&d, doc_cell(&d, b, 1), ROLE_PLAIN,
		"Win new patients through referrals");
	doc_say(&d, doc_cell(&d, b, 2), ROLE_GOOD, "5 of 6");
	doc_say(&d, doc_row_below(&d, b), ROLE_PLAIN, "moved twice");
	doc_row(&d, b);
	doc_say(&d, doc_cell(&d, b, 0), ROLE_CODE, "x");
	doc_say(&d, doc_cell(&d, b, 1), ROLE_PLAIN,
		"\xe6\x97\xa5\xe6\x9c\xac"
		"e\xcc\x81");
	doc_say(&d, doc_cell(&d, b, 2), ROLE_BAD, "0 of 12");
	doc_row(&d, b);
	doc_say(&d, doc_cell(&d, b, 0), ROLE_CODE, "last");
	return d;
}

static void check_tables(void **state)
{
	struct doc d = table();

	(void)state;
	assert_string_equal(
		render(&d, 80, false),
		"plan    what                                   kept\n"
		"growth  Win new patients through referrals   5 of 6\n"
		"    moved twice\n"
		"x       \xe6\x97\xa5\xe6\x9c\xac"
		"e\xcc\x81                               0 of 12\n"
		"last\n");
	/* the growing column wraps */
	assert_string_equal(render(&d, 40, false),
			    "plan    what                        kept\n"
			    "growth  Win new patients          5 of 6\n"
			    "        through referrals\n"
			    "    moved twice\n"
			    "x       \xe6\x97\xa5\xe6\x9c\xac"
			    "e\xcc\x81                    0 of 12\n"
			    "last\n");
	/* too narrow for columns: a list of what they hold */
	assert_string_equal(render(&d, 24, false),
			    "- growth\n"
			    "    what: Win new\n"
			    "    patients through\n"
			    "    referrals\n"
			    "    kept: 5 of 6\n"
			    "    moved twice\n"
			    "- x\n"
			    "    what: \xe6\x97\xa5\xe6\x9c\xac"
			    "e\xcc\x81\n"
			    "    kept: 0 of 12\n"
			    "- last\n");
}

static void check_hostile(void **state)
{
	struct doc d = doc_in(&arena);
	struct line *l = doc_paragraph(&d);

	(void)state;
	doc_say(&d, l, ROLE_BAD, "a\033[2Jb\n\nc%c d", 0);
	assert_string_equal(render(&d, 80, true),
			    "\033[1;31ma<U+001B>[2Jb c<U+0000> d\033[m\n");
	/* wide text without blanks wraps between its characters */
	d = doc_in(&arena);
	l = doc_paragraph(&d);
	doc_say(&d, l, ROLE_PLAIN, "%s%s%s%s",
		"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e",
		"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e",
		"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e",
		"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e");
	assert_string_equal(render(&d, 21, false),
			    "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"
			    "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"
			    "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"
			    "\xe6\x97\xa5\n"
			    "\xe6\x9c\xac\xe8\xaa\x9e\n");
}

/* --- any document, any width ------------------------------------------------
 */

static uint32_t seed;

static size_t dice(size_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static void say_something(struct doc *d, struct line *l)
{
	static const char *const words[] = {
		"a",
		"plan",
		"promises",
		"2026-03-31",
		"\xe2\x86\x92",
		"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e",
		"e\xcc\x81t\xc3\xa9",
		"new-patients.lead-follow-up-by-mail-and-telephone-and-so-on",
		"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
		"\033[1m",
		"\t",
		"",
	};
	size_t n = dice(12);

	while (n--)
		doc_say(d, l, (enum role)dice(ROLE_CODE + 1), "%s%s",
			words[dice(ARRAY_LEN(words))], dice(4) ? " " : "");
}

/* A line of code alone is there to be copied, and is as wide as it is. */
static void say_below(struct doc *d, struct line *l)
{
	doc_say(d, l, ROLE_PLAIN, "also ");
	say_something(d, l);
}

static void random_table(struct doc *d)
{
	struct block *b = doc_table(d);
	size_t columns = 1 + dice(5), rows = dice(4), c;

	for (c = 0; c < columns; c++)
		doc_column(d, b, dice(4) ? "title" : "", (enum align)dice(2),
			   dice(2));
	while (rows--) {
		doc_row(d, b);
		for (c = 0; c < columns; c++)
			say_something(d, doc_cell(d, b, c));
		if (dice(2))
			say_below(d, doc_row_below(d, b));
	}
}

static struct doc random_doc(void)
{
	struct doc d = doc_in(&arena);
	size_t n = 1 + dice(6), i;

	while (n--) {
		struct block *b;

		switch (dice(4)) {
		case 0:
			doc_heading(&d, 1 + (int)dice(3), "a heading");
			break;
		case 1:
			say_something(&d, doc_paragraph(&d));
			break;
		case 2:
			b = doc_list(&d);
			for (i = dice(4); i; i--) {
				say_something(&d, doc_entry(&d, b));
				if (dice(2))
					say_below(&d, doc_below(&d, b));
			}
			break;
		default:
			random_table(&d);
		}
	}
	return d;
}

static void check_lines(size_t width, uint32_t doc)
{
	struct slice rest = buf_slice(&buf), line;

	while (slice_line(&line, &rest)) {
		if (utf8_width(line) > width)
			fail_msg("document %u at %zu: a line of %zu: %.*s", doc,
				 width, utf8_width(line), SL(line));
		if (slice_ends(line, SLICE(" ")))
			fail_msg("document %u at %zu: a blank at the end: "
				 "'%.*s'",
				 doc, width, SL(line));
		assert_int_equal(utf8_invalid(line), line.len);
	}
}

static void check_any_width(void **state)
{
	uint32_t doc;
	size_t width;

	(void)state;
	for (doc = 0; doc < 60; doc++) {
		struct doc d;

		seed = doc;
		d = random_doc();
		for (width = 40; width <= 200; width += 1 + dice(9)) {
			render(&d, width, false);
			check_lines(width, doc);
		}
	}
}

/* Without its escapes, coloured text is the plain one. */
static void check_colour_changes_nothing(void **state)
{
	uint32_t doc;

	(void)state;
	for (doc = 100; doc < 140; doc++) {
		struct doc d;
		struct slice plain, coloured;
		char *stripped;
		size_t i, n = 0;

		seed = doc;
		d = random_doc();
		render(&d, 72, false);
		plain = arena_copy(&arena, buf_slice(&buf));
		render(&d, 72, true);
		coloured = buf_slice(&buf);
		stripped = arena_alloc(&arena, coloured.len + 1);
		for (i = 0; i < coloured.len; i++) {
			if (coloured.ptr[i] == '\033')
				i = slice_find(coloured, 'm', i);
			else
				stripped[n++] = coloured.ptr[i];
		}
		assert_true(slice_eq(plain, (struct slice){stripped, n}));
	}
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, room_setup, room_teardown)
	const struct CMUnitTest tests[] = {
		TEST(check_paragraphs), TEST(check_lists),
		TEST(check_tables),	TEST(check_hostile),
		TEST(check_any_width),	TEST(check_colour_changes_nothing),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
