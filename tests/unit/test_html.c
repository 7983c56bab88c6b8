/* Documents as web pages: nothing from a plan becomes markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "lib/room.h"
#include "render/render.h"

/* For what is initialized before the program starts. */
#define SLICE_OF(lit)                                                          \
	{                                                                      \
		lit, sizeof(lit) - 1                                           \
	}

static const char *render(const struct doc *d, const char *title)
{
	struct out o = out_mem(&buf);

	buf_clear(&buf);
	render_html(&o, d, slice_of(title));
	assert_int_equal(o.failed, 0);
	return buf.ptr;
}

/* What stands between the beginning of the page's content and its end. */
static const char *content(const struct doc *d)
{
	static const char begin[] = "<main id=\"main\" tabindex=\"-1\">\n";
	const char *page = render(d, "a title"), *ret, *end;

	ret = strstr(page, begin);
	end = strstr(page, "</main>");
	assert_non_null(ret);
	assert_non_null(end);
	ret += sizeof(begin) - 1;
	return arena_cstr(&arena, (struct slice){ret, (size_t)(end - ret)});
}

static void has(const char *in, const char *text)
{
	if (!strstr(in, text))
		fail_msg("no '%s' in: %s", text, in);
}

static void hasnt(const char *in, const char *text)
{
	if (strstr(in, text))
		fail_msg("'%s' in: %s", text, in);
}

static void check_blocks(void **state)
{
	struct doc d = doc_in(&arena);
	struct block *b;
	struct line *l;

	(void)state;
	doc_heading(&d, 1, "Review of 2026-Q1");
	l = doc_lead(&d);
	doc_say(&d, l, ROLE_BAD, "Few were kept");
	doc_say(&d, l, ROLE_PLAIN, ": 55 %% by 2026-03-31");
	doc_heading(&d, 2, "Plans");
	b = doc_table(&d);
	doc_column(&d, b, "plan", ALIGN_LEFT, true);
	doc_column(&d, b, "days", ALIGN_RIGHT, false);
	doc_column(&d, b, "", ALIGN_LEFT, false);
	doc_row(&d, b);
	doc_say(&d, doc_cell(&d, b, 0), ROLE_CODE, "x-2026-03-31");
	doc_say(&d, doc_cell(&d, b, 1), ROLE_PLAIN, "12");
	doc_say(&d, doc_row_below(&d, b), ROLE_WARN, "moved");
	b = doc_list(&d);
	doc_say(&d, doc_entry(&d, b), ROLE_STRONG, "one");
	doc_say(&d, doc_below(&d, b), ROLE_MUTED, "below");
	doc_code(&d, "first\n  second <");
	assert_string_equal(
		content(&d),
		"<h1>Review of 2026-Q1</h1>\n"
		"<p class=\"lead\"><span class=\"bad\">Few were kept</span>: "
		"55&nbsp;% by <time>2026-03-31</time></p>\n"
		"<section aria-labelledby=\"part1\">\n"
		"<h2 id=\"part1\">Plans</h2>\n"
		"<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
		"aria-labelledby=\"table1\">\n"
		"<table>\n"
		"<caption id=\"table1\" class=\"unseen\">Plans</caption>\n"
		"<thead>\n"
		"<tr><th scope=\"col\">plan</th>"
		"<th scope=\"col\" class=\"right\">days</th><td></td></tr>\n"
		"</thead>\n"
		"<tbody>\n"
		"<tr class=\"opens\"><th scope=\"row\">"
		"<code>x-2026-03-31</code></th>"
		"<td class=\"right\">12</td><td></td></tr>\n"
		"<tr class=\"below\"><td colspan=\"3\"><p>"
		"<span class=\"warn\">moved</span></p></td></tr>\n"
		"</tbody>\n"
		"</table>\n"
		"</div>\n"
		"<ul>\n"
		"<li><strong>one</strong>\n"
		"<ul>\n"
		"<li><span class=\"muted\">below</span></li>\n"
		"</ul>\n"
		"</li>\n"
		"</ul>\n"
		"<pre><code>first\n  second &lt;</code></pre>\n"
		"</section>\n");
}

static void check_cards(void **state)
{
	struct doc d = doc_in(&arena);
	struct block *b = doc_table(&d);

	(void)state;
	b->look = LOOK_CARDS;
	doc_column(&d, b, "", ALIGN_LEFT, false);
	doc_column(&d, b, "2026-Q1", ALIGN_LEFT, true);
	doc_column(&d, b, "2025-Q4", ALIGN_LEFT, true);
	doc_column(&d, b, "", ALIGN_LEFT, true);
	doc_row(&d, b);
	doc_say(&d, doc_cell(&d, b, 0), ROLE_STRONG, "Backlog");
	doc_say(&d, doc_cell(&d, b, 1), ROLE_PLAIN, "3");
	doc_say(&d, doc_cell(&d, b, 2), ROLE_PLAIN, "5");
	doc_say(&d, doc_cell(&d, b, 3), ROLE_GOOD, "better");
	has(content(&d), "<dl class=\"cards\">\n"
			 "<div><dt>Backlog</dt>\n"
			 "<dd>3</dd>\n"
			 "<dd><span class=\"muted\">2025-Q4:</span> 5</dd>\n"
			 "<dd><span class=\"good\">better</span></dd>\n"
			 "</div>\n"
			 "</dl>\n");
}

/* Text that wants to be something else; each as heading, cell and title. */
static const struct {
	const char *name, *in, *out;
} hostile[] = {
	{"a script", "</script><script>alert(1)</script>",
	 "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"},
	{"the end of the title", "</title></style>",
	 "&lt;/title&gt;&lt;/style&gt;"},
	{"an attribute", "\" onclick='x' \"",
	 "&quot; onclick=&#39;x&#39; &quot;"},
	{"an entity", "&lt;b&gt; &amp", "&amp;lt;b&amp;gt; &amp;amp"},
	{"a comment", "<!-- x", "&lt;!-- x"},
	{"a mention", "@team #12 | `x` **y**", "@team #12 | `x` **y**"},
	{"a control", "a\033[2Jb", "a&lt;U+001B&gt;[2Jb"},
	{"a turn",
	 "a\xe2\x80\xae"
	 "b",
	 "a&lt;U+202E&gt;b"},
	{"a broken byte", "a\xff", "a\xef\xbf\xbd"},
	{"line ends", "a\r\nb\tc", "a b c"},
	{"Hebrew", "\xd7\xa9\xd7\x9c 1", "<bdi>\xd7\xa9\xd7\x9c 1</bdi>"},
	{"no day", "2026-02-30 x2026-01-01 2026-01-011",
	 "2026-02-30 x2026-01-01 2026-01-011"},
	{"days", "2026-01-01..2026-01-02",
	 "<time>2026-01-01</time>..<time>2026-01-02</time>"},
};

static void check_hostile(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(hostile); i++) {
		struct doc d = doc_in(&arena);
		struct block *b = doc_table(&d);
		const char *page;

		doc_column(&d, b, hostile[i].in, ALIGN_LEFT, true);
		doc_row(&d, b);
		doc_say(&d, doc_cell(&d, b, 0), ROLE_PLAIN, "%s",
			hostile[i].in);
		page = content(&d);
		has(page,
		    arena_cstr(&arena, arena_printf(&arena, "row\">%s</th>",
						    hostile[i].out)));
		page = render(&d, hostile[i].in);
		hasnt(page, "<script");
		hasnt(page, "onclick='");
		has(page, "</title>\n<style>\n");
		assert_ptr_equal(strstr(page, "</title>"),
				 strstr(page, "</title>\n<style>\n"));
	}
}

/* Headings of any levels become 1, 2, 3 without a gap. */
static void check_levels(void **state)
{
	struct doc d = doc_in(&arena);
	const char *page;

	(void)state;
	doc_heading(&d, 3, "deep");
	doc_heading(&d, 3, "as deep");
	page = content(&d);
	has(page, "<h1>a title</h1>");
	has(page, "<h2 id=\"part1\">deep</h2>\n</section>");
	has(page, "<h2 id=\"part2\">as deep</h2>");
	hasnt(page, "<nav");
	doc_heading(&d, 2, "above");
	page = content(&d);
	has(page, "<h3>deep</h3>");
	has(page, "<h2 id=\"part1\">above</h2>");
}

static void check_contents(void **state)
{
	struct doc d = doc_in(&arena);
	const char *page;

	(void)state;
	d.words = catalogue_of(SLICE("de"));
	doc_heading(&d, 2, "%s", "one & all");
	doc_heading(&d, 2, "two");
	doc_heading(&d, 2, "three");
	page = content(&d);
	has(page, "<nav aria-label=\"Inhalt\">\n<ul>\n"
		  "<li><a href=\"#part1\">one &amp; all</a></li>");
	has(page, "<li><a href=\"#part3\">three</a></li>");
	has(render(&d, "x"), "<html lang=\"de\">");
}

static void check_frame(void **state)
{
	struct doc d = doc_in(&arena);
	const char *page = render(&d, "nothing <yet>");

	(void)state;
	has(page, "<!DOCTYPE html>\n<html lang=\"en\">");
	has(page, "<title>nothing &lt;yet&gt;</title>");
	has(page, "default-src 'none'; style-src 'sha256-");
	has(page, "<h1>nothing &lt;yet&gt;</h1>");
	hasnt(page, "http://");
	hasnt(page, "https://");
	hasnt(page, " style=");
	hasnt(page, "url(");
	hasnt(page, "@import");
}

/* Pictures bear their texts, and text formats leave them out. */
static void check_pictures(void **state)
{
	static struct tick x[] = {{0, SLICE_OF("2026-01")},
				  {0.5, SLICE_OF("2026-02")},
				  {1, SLICE_OF("<b>")}};
	static struct tick y[] = {{0, SLICE_OF("0")}, {1, SLICE_OF("100")}};
	static struct value main_course[] = {
		{0.25, SLICE_OF("25")}, {NAN, {NULL, 0}}, {1, SLICE_OF("100")}};
	static struct series series[] = {
		{SLICE_OF("\"reading\""), COURSE_MAIN, main_course}};
	static struct plot plot = {SLICE_OF("rides & bikes"),
				   SLICE_OF("100 of 100"),
				   SLICE_OF("month"),
				   x,
				   3,
				   y,
				   2,
				   series,
				   1};
	static struct bar bars[] = {{0, 0.5, PAINT_GHOST},
				    {0, 7, PAINT_GOOD},
				    {0.5, 0.25, PAINT_BAD}};
	static struct spot spots[] = {{-1, SHAPE_ARROW, PAINT_WARN}};
	static struct strip strip = {bars, 3, spots, 1};
	struct text_style style = {80, false};
	struct doc d = doc_in(&arena);
	struct block *b = doc_table(&d);
	struct axis axis = {x, 2};
	struct out o = out_mem(&buf);
	const char *page;

	(void)state;
	doc_column(&d, b, "who", ALIGN_LEFT, true);
	doc_column_drawn(&d, b, "", &axis);
	doc_column(&d, b, "trend", ALIGN_LEFT, false);
	doc_row(&d, b);
	doc_say(&d, doc_cell(&d, b, 0), ROLE_PLAIN, "dana");
	doc_strip(&d, doc_cell(&d, b, 1), &strip, SLICE("late, \"moved\""));
	doc_small_plot(&d, doc_cell(&d, b, 2), &plot, SLICE("_-^"));
	doc_plot(&d, &plot);
	doc_plot(&d, &plot);
	page = content(&d);
	has(page, "aria-label=\"late, &quot;moved&quot;\"");
	has(page, "<rect class=\"good\" x=\"0.00%\" y=\"14\" "
		  "width=\"100.00%\"");
	has(page, "width=\"0.00%\"");
	has(page, "<title id=\"plot1\">rides &amp; bikes</title>");
	has(page, "<th scope=\"row\">&lt;b&gt;</th>"
		  "<td class=\"right\">100</td>");
	has(page, "aria-labelledby=\"plot2 says2\"");
	has(page, "<polyline class=\"course main\" points=\"");
	has(page, "</figure>\n<figure>");
	has(page, "</figure>\n</div>\n");
	hasnt(page, "nan");
	hasnt(page, "_-^");
	buf_clear(&buf);
	render_text(&o, &d, &style);
	assert_string_equal(buf.ptr, "who   trend\ndana  _-^\n");
	buf_clear(&buf);
	render_markdown(&o, &d);
	assert_string_equal(buf.ptr, "| who | trend |\n| --- | --- |\n"
				     "| dana | \\_-\\^ |\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(check_blocks, room_setup,
						room_teardown),
		cmocka_unit_test_setup_teardown(check_cards, room_setup,
						room_teardown),
		cmocka_unit_test_setup_teardown(check_hostile, room_setup,
						room_teardown),
		cmocka_unit_test_setup_teardown(check_levels, room_setup,
						room_teardown),
		cmocka_unit_test_setup_teardown(check_contents, room_setup,
						room_teardown),
		cmocka_unit_test_setup_teardown(check_frame, room_setup,
						room_teardown),
		cmocka_unit_test_setup_teardown(check_pictures, room_setup,
						room_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
