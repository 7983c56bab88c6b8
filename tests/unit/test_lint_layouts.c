/* The layouts of lint on hostile text, and fingerprints from run to run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/lint.h"
#include "report/lint_fingerprint.h"

/* A report of findings made by hand. */
struct made {
	struct lint_report report;
	struct finding findings[4];
	struct lint_row rows[4];
	struct slice bytes;
};

static void make(struct made *m, struct arena *a, const struct finding *fs,
		 size_t n, const char *text)
{
	size_t i;

	*m = (struct made){.bytes = slice_of(text)};
	for (i = 0; i < n; i++) {
		const struct finding *f = &fs[i];

		m->findings[i] = *f;
		m->rows[i] = (struct lint_row){
			.rule = f->rule,
			.level = level_name(f->level),
			.file = f->file,
			.line = f->at.line,
			.column = f->at.col,
			.end_line = f->at.end_line,
			.end_column = f->at.end_col,
			.plan = f->plan,
			.item = f->item,
			.field = f->field,
			.message = f->message,
			.help = f->help,
			.suppressed = f->suppressed,
			.baseline = f->baseline,
			.finding = &m->findings[i],
		};
	}
	m->report.findings = (struct rec_list){m->rows, n};
	m->report.sources = map_in(a);
	map_put(&m->report.sources, SLICE("plans/p.yaml"), &m->bytes);
}

typedef void (*write_fn)(struct out *o, const struct lint_report *r,
			 const struct text_style *style);

static struct slice written(struct arena *a, write_fn write,
			    const struct finding *fs, size_t n)
{
	struct text_style style = {80, false};
	struct buf b = BUF_INIT(SIZE_MAX);
	struct out o = out_mem(&b);
	struct made m;
	struct slice ret;

	make(&m, a, fs, n, "plan: p\n");
	write(&o, &m.report, &style);
	ret = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return ret;
}

static void holds(struct slice got, const char *part)
{
	if (slice_find_slice(got, slice_of(part), 0) == got.len)
		fail_msg("no '%s' in: %.*s", part, SL(got));
}

static void is(struct slice got, const char *wanted)
{
	if (!slice_is(got, wanted))
		fail_msg("wanted: %s\ngot: %.*s", wanted, SL(got));
}

#define HOSTILE                                                                \
	"::error::x\n::set-output name=a::b\r\n%0A 100 %, ##[error] \033[2J "  \
	"<b>&\"]]> \xef\xbf\xbe\xff\x01"

static const struct finding hostile = {
	.rule = "owner-not-one",
	.level = LEVEL_ERROR,
	.file = {"plans/a b,c:d%0A::\n\033.yaml", 25},
	.at = {3, 8, 3, 12, 30, 34},
	.plan = {"p", 1},
	.field = {"owner", 5},
	.message = {HOSTILE, sizeof(HOSTILE) - 1},
	.help = {"one\ntwo", 7},
};

static void github_keeps_one_line(void **state)
{
	struct arena a = ARENA_INIT;
	struct slice got = written(&a, render_lint_github, &hostile, 1);

	(void)state;
	is(got,
	   "::error file=plans/a b%2Cc%3Ad%250A%3A%3A%0A<U+001B>.yaml"
	   ",line=3,endLine=3,col=8,endColumn=11,title=owner-not-one"
	   "::::error::x%0A::set-output name=a::b%0A%250A 100 %25, ##[error] "
	   "<U+001B>[2J <b>&\"]]> \xef\xbf\xbe\xef\xbf\xbd<U+0001>%0Aone%0Atwo"
	   "\n");
	arena_release(&a);
}

static void github_places(void **state)
{
	const struct {
		struct span at;
		enum level level;
		const char *wanted;
	} rows[] = {
		{{0}, LEVEL_ERROR, "::error file=plans/p.yaml,title=r::m\n"},
		{{2, 4, 2, 4, 0, 0},
		 LEVEL_WARNING,
		 "::warning file=plans/p.yaml,line=2,endLine=2,col=4,"
		 "endColumn=4,title=r::m\n"},
		{{2, 4, 5, 1, 0, 0},
		 LEVEL_INFO,
		 "::notice file=plans/p.yaml,line=2,endLine=5,title=r::m\n"},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct finding f = {.rule = "r",
				    .level = rows[i].level,
				    .file = SLICE("plans/p.yaml"),
				    .at = rows[i].at,
				    .message = SLICE("m")};

		is(written(&a, render_lint_github, &f, 1), rows[i].wanted);
	}
	arena_release(&a);
}

static void junit_is_xml(void **state)
{
	struct arena a = ARENA_INIT;
	struct slice got = written(&a, render_lint_junit, &hostile, 1);

	(void)state;
	holds(got, "file=\"plans/a b,c:d%0A::&#10;&lt;U+001B&gt;.yaml\"");
	holds(got, "message=\"::error::x&#10;::set-output name=a::b&#13;&#10;"
		   "%0A 100 %, ##[error] &lt;U+001B&gt;[2J &lt;b&gt;&amp;&quot;"
		   "]]&gt; &lt;U+FFFE&gt;\xef\xbf\xbd&lt;U+0001&gt;\"");
	arena_release(&a);
}

static void junit_fails_as_lint_does(void **state)
{
	struct finding fs[] = {
		{.rule = "r",
		 .level = LEVEL_ERROR,
		 .file = SLICE("plans/p.yaml"),
		 .message = SLICE("m")},
		{.rule = "r",
		 .level = LEVEL_WARNING,
		 .file = SLICE("plans/p.yaml"),
		 .message = SLICE("m")},
		{.rule = "r",
		 .level = LEVEL_ERROR,
		 .file = SLICE("plans/p.yaml"),
		 .message = SLICE("m"),
		 .baseline = true},
	};
	struct arena a = ARENA_INIT;
	struct slice got = written(&a, render_lint_junit, fs, 3);

	(void)state;
	holds(got, "<testsuites name=\"git plan lint\" tests=\"2\" "
		   "failures=\"1\" errors=\"0\" skipped=\"1\">");
	holds(got, "<skipped message=\"warning: m\"/>");
	got = written(&a, render_lint_junit, &fs[2], 1);
	holds(got, "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">");
	holds(got, "<testcase name=\"nothing to mend\"");
	arena_release(&a);
}

static void sarif_parts(void **state)
{
	struct edit edit = {3, 5, SLICE("new")};
	struct related also = {.file = SLICE("people.yaml"),
			       .at = {1, 1, 1, 4, 0, 3},
			       .message = SLICE("here")};
	struct finding f = hostile;
	struct arena a = ARENA_INIT;
	struct slice got;

	(void)state;
	f.edits = &edit;
	f.n_edits = 1;
	f.related = &also;
	f.n_related = 1;
	f.suppressed = true;
	got = written(&a, render_lint_sarif, &f, 1);
	holds(got, "\"uri\": \"plans/a%20b%2Cc%3Ad%250A%3A%3A%0A%1B.yaml\"");
	holds(got, "\"byteOffset\": 3,");
	holds(got, "\"byteLength\": 2");
	holds(got, "\"kind\": \"inSource\"");
	holds(got, "\"uri\": \"people.yaml\"");
	holds(got, "\\r\\n%0A 100 %, ##[error] \\u001b[2J");
	f.suppressed = false;
	got = written(&a, render_lint_sarif, &f, 1);
	holds(got, "\"suppressions\": []");
	arena_release(&a);
}

static void the_silenced_is_left_out(void **state)
{
	struct finding f = hostile;
	struct arena a = ARENA_INIT;

	(void)state;
	f.suppressed = true;
	is(written(&a, render_lint_github, &f, 1), "");
	is(written(&a, render_lint_gitlab, &f, 1), "[]\n");
	is(written(&a, render_lint_concise, &f, 1), "");
	arena_release(&a);
}

/* A finding on the text "sam & kim" of a plan that begins with `before`. */
static struct slice fingerprint(struct arena *a, const char *before,
				const char *message, size_t nth)
{
	struct slice parts[] = {slice_of(before), SLICE("owner: sam & kim\n"),
				SLICE("\0")};
	struct slice text = arena_concat(a, parts, ARRAY_LEN(parts));
	size_t at = parts[0].len + strlen("owner: ");
	struct finding f = {.rule = "owner-not-one",
			    .level = LEVEL_ERROR,
			    .file = SLICE("plans/p.yaml"),
			    .at = {.line = 2, .begin = at, .end = at + 9},
			    .plan = SLICE("p"),
			    .field = SLICE("owner"),
			    .message = slice_of(message)};
	struct finding both[] = {f, f};
	struct made m;

	make(&m, a, both, 2, text.ptr);
	return lint_fingerprints(a, &m.report)[nth];
}

static void fingerprints_stay(void **state)
{
	struct arena a = ARENA_INIT;
	struct slice first = fingerprint(&a, "plan: p\n", "m", 0);

	(void)state;
	assert_int_equal(first.len, 40);
	/* moved lines and another wording are the same finding */
	assert_true(slice_eq(first,
			     fingerprint(&a, "# a\n# b\nplan: p\n", "n", 0)));
	/* its twin is another one, and the same twin in each run */
	assert_false(slice_eq(first, fingerprint(&a, "plan: p\n", "m", 1)));
	assert_true(slice_eq(fingerprint(&a, "plan: p\n", "m", 1),
			     fingerprint(&a, "\nplan: p\n", "m", 1)));
	arena_release(&a);
}

static void every_layout_has_its_row(void **state)
{
	size_t i, j;

	(void)state;
	for (i = 0; lint_layouts[i].name; i++) {
		assert_non_null(lint_layouts[i].help);
		assert_non_null(lint_layouts[i].write);
		for (j = 0; j < i; j++)
			assert_string_not_equal(lint_layouts[i].name,
						lint_layouts[j].name);
	}
	assert_int_equal(i, 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(github_keeps_one_line),
		cmocka_unit_test(github_places),
		cmocka_unit_test(junit_is_xml),
		cmocka_unit_test(junit_fails_as_lint_does),
		cmocka_unit_test(sarif_parts),
		cmocka_unit_test(the_silenced_is_left_out),
		cmocka_unit_test(fingerprints_stay),
		cmocka_unit_test(every_layout_has_its_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
