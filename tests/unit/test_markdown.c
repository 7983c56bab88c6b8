/* Documents as Markdown: nothing from a plan becomes markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "lib/room.h"
#include "render/render.h"

static const char *render(const struct doc *d, size_t max)
{
	struct out o = out_mem(&buf);

	buf_clear(&buf);
	render_markdown_within(&o, d, max);
	assert_int_equal(o.failed, 0);
	return buf.ptr;
}

static void check_blocks(void **state)
{
	struct doc d = doc_in(&arena);
	struct block *b;
	struct line *l;

	(void)state;
	doc_heading(&d, 1, "Review of 2026-Q1");
	l = doc_paragraph(&d);
	doc_say(&d, l, ROLE_STRONG, "11 of 20");
	doc_say(&d, l, ROLE_PLAIN, " kept ");
	doc_say(&d, l, ROLE_GOOD, "on time");
	doc_say(&d, l, ROLE_BAD, " 55 %%");
	doc_heading(&d, 2, "Plans #1");
	b = doc_table(&d);
	doc_column(&d, b, "plan", ALIGN_LEFT, true);
	doc_column(&d, b, "a|b", ALIGN_RIGHT, false);
	doc_row(&d, b);
	doc_say(&d, doc_cell(&d, b, 0), ROLE_CODE, "x|y");
	doc_say(&d, doc_cell(&d, b, 1), ROLE_PLAIN, "1 | 2");
	doc_say(&d, doc_row_below(&d, b), ROLE_PLAIN, "moved");
	b = doc_list(&d);
	doc_say(&d, doc_entry(&d, b), ROLE_PLAIN, "one");
	doc_say(&d, doc_below(&d, b), ROLE_CODE, "x|`y`");
	doc_code(&d, "git plan review ```%s", "Q");
	assert_string_equal(render(&d, MARKDOWN_MAX),
			    "# Review of 2026-Q1\n"
			    "\n"
			    "**11 of 20** kept on time **55 %**\n"
			    "\n"
			    "## Plans \\#&#8203;1\n"
			    "\n"
			    "| plan | a\\|b |\n"
			    "| --- | ---: |\n"
			    "| `x\\|y`<br>moved | 1 \\| 2 |\n"
			    "\n"
			    "- one\n"
			    "  - `` x|`y` ``\n"
			    "\n"
			    "````\n"
			    "git plan review ```Q\n"
			    "````\n");
}

static const char *const hostile[] = {
	"plain text, with (round) \"quotes\" and 3.5 %",
	"# heading",
	"#12 and GH-12 and org/repo#12",
	"@team, dana@example.org",
	"*em* _em_ **strong** __strong__ ~~gone~~",
	"a_b_c a*b*c",
	"`code` ``more`` `",
	"[text](http://evil.example) ![x](y) [x][y] [^1] [x]",
	"http://example.org https://example.org www.example.org WWW.x.org",
	"ftp://example.org mailto:dana@example.org xmpp:a@b.cc",
	"<script>alert(1)</script> </table> <!-- x --> <http://x.y>",
	"&amp; &lt; &#64; &copy R&D",
	"- item",
	"+ item",
	"* item",
	"1. one",
	"23) two",
	"> quote",
	"    indented",
	"---",
	"===",
	"***",
	"```",
	"~~~",
	"a | b | c",
	"| --- |",
	"back\\slash \\* \\",
	":smile: :+1: 09:30:00",
	"$x^2$ and $$y$$ ~label %1 !2 &3 $4",
	"two\nlines\n\n- and a list",
	"tab\tand \033[31m control",
	"- [ ] task",
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d 2026-01-01",
	"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e",
	"trailing blanks   ",
	"trailing hash #",
	"0123456789. ten digits",
	"a <b> c",
	"\"",
	"'",
	"!",
	"!`",
	"![",
	"\\",
	"&",
	":",
	"::",
	"w",
	"@",
};

/* The words as they are to be seen: shown controls, single blanks. */
static struct slice seen(struct slice s)
{
	struct slice t = terminal_text(&arena, s);
	char *to = arena_alloc(&arena, t.len + 1);
	size_t i, n = 0;

	t = slice_trim(t);
	for (i = 0; i < t.len; i++)
		if (t.ptr[i] != ' ' || (n && to[n - 1] != ' '))
			to[n++] = t.ptr[i];
	return (struct slice){to, n};
}

static size_t html_char(char *to, struct slice s, size_t *i)
{
	static const struct {
		struct slice from;
		const char *to;
	} rows[] = {
		{{"&lt;", 4}, "<"},	     {{"&gt;", 4}, ">"},
		{{"&amp;", 5}, "&"},	     {{"&quot;", 6}, "\""},
		{{"\xe2\x80\x8b", 3}, NULL}, {{"\xe2\x81\xa8", 3}, NULL},
		{{"\xe2\x81\xa9", 3}, NULL},
	};
	size_t r;

	for (r = 0; r < ARRAY_LEN(rows); r++) {
		if (!slice_starts(slice_sub(s, *i, s.len), rows[r].from))
			continue;
		*i += rows[r].from.len;
		if (!rows[r].to)
			return 0;
		*to = *rows[r].to;
		return 1;
	}
	*to = s.ptr[(*i)++];
	return 1;
}

/* Splits HTML into its tags and what a person reads. */
static void take_apart(struct slice *tags, struct slice *text,
		       struct slice html)
{
	char *t = arena_alloc(&arena, html.len + 1);
	char *x = arena_alloc(&arena, html.len + 1);
	size_t i = 0, n = 0, m = 0;

	while (i < html.len) {
		if (html.ptr[i] == '\n') {
			i++;
		} else if (html.ptr[i] == '<') {
			while (i < html.len && html.ptr[i] != '>')
				t[n++] = html.ptr[i++];
			t[n++] = '>';
			i++;
		} else {
			m += html_char(x + m, html, &i);
		}
	}
	*tags = (struct slice){t, n};
	*text = (struct slice){x, m};
}

/* What cmark-gfm makes of buf; false where it is not installed. */
static bool to_html(struct slice *html)
{
	char in[] = "/tmp/git-plan-md-XXXXXX", *bytes;
	int fd = mkstemp(in), status, to[2];
	size_t n = 0;
	ssize_t got;
	pid_t pid;

	assert_true(fd >= 0 && !pipe(to));
	assert_int_equal(write(fd, buf.ptr, buf.len), buf.len);
	lseek(fd, 0, SEEK_SET);
	pid = fork();
	if (!pid) {
		dup2(fd, 0);
		dup2(to[1], 1);
		execlp("cmark-gfm", "cmark-gfm", "--unsafe", "-e", "table",
		       "-e", "autolink", "-e", "strikethrough", "-e",
		       "tasklist", "-e", "footnotes", (char *)NULL);
		_exit(127);
	}
	close(to[1]);
	close(fd);
	unlink(in);
	bytes = arena_alloc(&arena, (size_t)1 << 20);
	while ((got = read(to[0], bytes + n, ((size_t)1 << 20) - n)) > 0)
		n += (size_t)got;
	close(to[0]);
	waitpid(pid, &status, 0);
	*html = (struct slice){bytes, n};
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void put_in(struct doc *d, size_t place, enum role role,
		   const char *text)
{
	struct block *b;
	struct line *l;

	switch (place) {
	case 0:
		l = doc_paragraph(d);
		break;
	case 1:
		l = &doc_heading(d, 2, "%s", "")->text;
		break;
	case 2:
		b = doc_list(d);
		l = doc_entry(d, b);
		break;
	default:
		b = doc_table(d);
		doc_column(d, b, "", ALIGN_LEFT, true);
		doc_row(d, b);
		l = doc_cell(d, b, 0);
	}
	doc_say(d, l, role, "%s", text);
}

static void check_hostile(void **state)
{
	static const char *const tags[] = {
		"<p></p>",
		"<h2></h2>",
		"<ul><li></li></ul>",
		("<table><thead><tr><th></th></tr></thead>"
		 "<tbody><tr><td></td></tr></tbody></table>"),
	};
	size_t place, i;

	(void)state;
	for (place = 0; place < ARRAY_LEN(tags); place++) {
		for (i = 0; i < ARRAY_LEN(hostile); i++) {
			struct doc d = doc_in(&arena);
			struct slice html, got, text, want;

			put_in(&d, place, ROLE_PLAIN, hostile[i]);
			render(&d, MARKDOWN_MAX);
			if (!to_html(&html))
				skip();
			take_apart(&got, &text, html);
			want = seen(slice_of(hostile[i]));
			if (!slice_is(got, tags[place]))
				fail_msg("'%s' became %.*s by %s", hostile[i],
					 SL(got), buf.ptr);
			if (!slice_eq(seen(text), want))
				fail_msg("'%s' reads '%.*s' by %s", hostile[i],
					 SL(text), buf.ptr);
		}
	}
}

/* Code and strong text hold whatever they are given, side by side too. */
static void check_spans(void **state)
{
	static const enum role roles[] = {ROLE_CODE, ROLE_STRONG, ROLE_PLAIN};
	size_t place, i, r;

	(void)state;
	for (place = 0; place < 4; place++) {
		for (i = 0; i + 1 < ARRAY_LEN(hostile); i++) {
			struct doc d = doc_in(&arena);
			struct slice html, tags, text, want;

			d = doc_in(&arena);
			put_in(&d, place, ROLE_PLAIN, "A ");
			for (r = 0; r < ARRAY_LEN(roles); r++) {
				struct block *b = d.blocks[0];
				struct line *l =
					place == 2   ? &b->entries[0].head
					: place == 3 ? &b->rows[0].cells[0]
						     : &b->text;

				doc_say(&d, l, roles[r], "%s",
					hostile[(i + r) % ARRAY_LEN(hostile)]);
				doc_say(&d, l, ROLE_PLAIN, " ");
			}
			render(&d, MARKDOWN_MAX);
			if (!to_html(&html))
				skip();
			take_apart(&tags, &text, html);
			want = seen(arena_printf(
				&arena, "A %s %s %s", hostile[i],
				hostile[(i + 1) % ARRAY_LEN(hostile)],
				hostile[(i + 2) % ARRAY_LEN(hostile)]));
			if (!slice_eq(seen(text), want))
				fail_msg("wanted '%.*s', reads '%.*s' by %s",
					 SL(want), SL(text), buf.ptr);
			if (slice_find_slice(tags, SLICE("<a"), 0) < tags.len ||
			    slice_find_slice(tags, SLICE("<em"), 0) < tags.len)
				fail_msg("markup in %s", buf.ptr);
		}
	}
}

/* What only a forge does to finished text. */
static void check_forge(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{"@team", "@&#8203;team\n"},
		{"dana@example.org", "dana@&#8203;example.org\n"},
		{"at 5 @ noon", "at 5 @ noon\n"},
		{"#12", "\\#&#8203;12\n"},
		{"GH-12", "GH&#8203;-12\n"},
		{"http://x.example", "http:&#8203;//x.example\n"},
		{"www.x.example", "www&#8203;.x.example\n"},
		{":tada:", "\\:&#8203;tada:\n"},
		{"due 10:30", "due 10:30\n"},
		{"\xd7\xa9 1", "&#8296;\xd7\xa9 1&#8297;\n"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct doc d = doc_in(&arena);

		doc_say(&d, doc_paragraph(&d), ROLE_PLAIN, "%s", rows[i].in);
		assert_string_equal(render(&d, MARKDOWN_MAX), rows[i].out);
	}
}

static void add_section(struct doc *d, const char *title, size_t n)
{
	struct line *l;

	doc_heading(d, 2, "%s", title);
	l = doc_paragraph(d);
	while (n--)
		doc_say(d, l, ROLE_PLAIN, "%s", "\xe2\x86\x92");
}

static void check_cut(void **state)
{
	struct doc d = doc_in(&arena);
	struct slice whole;

	(void)state;
	doc_say(&d, doc_paragraph(&d), ROLE_PLAIN, "intro");
	add_section(&d, "Small", 400);
	add_section(&d, "Large", 1000);
	add_section(&d, "Last", 100);
	render(&d, 2000);
	whole = arena_copy(&arena, buf_slice(&buf));
	assert_true(utf8_count(whole) > 1500 && utf8_count(whole) <= 2000);
	/* just enough */
	render(&d, utf8_count(whole));
	assert_true(slice_eq(buf_slice(&buf), whole));
	/* one too few: the largest goes, named, and the rest stays */
	render(&d, utf8_count(whole) - 1);
	assert_non_null(strstr(buf.ptr, "## Large\n\n**Left out here:**"));
	assert_non_null(strstr(buf.ptr, "## Small\n\n\xe2\x86\x92"));
	assert_non_null(strstr(buf.ptr, "## Last\n\n\xe2\x86\x92"));
	assert_true(utf8_count(buf_slice(&buf)) < 1000);
	/* hopeless: it ends all the same */
	render(&d, 10);
	assert_non_null(strstr(buf.ptr, "## Large\n\n**Left out here:**"));
	buf_clear(&buf);
	d = doc_in(&arena);
	render(&d, 10);
	assert_int_equal(buf.len, 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, room_setup, room_teardown)
	const struct CMUnitTest tests[] = {
		TEST(check_blocks), TEST(check_hostile), TEST(check_spans),
		TEST(check_forge),  TEST(check_cut),
	};

	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
