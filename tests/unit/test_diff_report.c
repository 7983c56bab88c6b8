/* Changes as records and in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "lib/plans.h"
#include "render/render.h"
#include "report/diff_report.h"

#define HEAD "plan: p\ntitle: T\nowner: dana\n"

static struct diff_view view_of(struct arena *a, const char *x, const char *y)
{
	const struct test_file before[] = {{"plans/p.yaml", x}, {NULL, NULL}};
	const struct test_file after[] = {{"plans/p.yaml", y}, {NULL, NULL}};
	struct diff *d = arena_alloc(a, sizeof(*d));

	diff_snapshots(d, a, test_snapshot(a, before), test_snapshot(a, after));
	return (struct diff_view){
		.diff = d,
		.from = {.rev = slice_of("HEAD"), .name = slice_of("HEAD")},
		.to = {.rev = slice_of("worktree"),
		       .name = slice_of("the work tree")}};
}

static void every_kind_has_its_word(void **state)
{
	const char *const *words = change_rows[0].words;
	size_t i;

	(void)state;
	for (i = 0; i <= CHANGE_ORDER; i++)
		assert_string_equal(words[i],
				    change_kind_name((enum change_kind)i));
	assert_null(words[i]);
}

struct words_case {
	const char *name, *before, *after, *words;
};

#define ACTION(rest) HEAD "actions:\n  a: {title: A, owner: kim, " rest "}\n"
#define METRIC(rest) HEAD "metrics:\n  m: {title: M, " rest "}\n"

static const struct words_case cases[] = {
	{"a slip explained", ACTION("due: 2026-02-28"),
	 ACTION("due: 2026-03-01, because: Vendor late."),
	 "    due 2026-02-28 \xe2\x86\x92 2026-03-01 (+1 day): Vendor late.\n"},
	{"the reason goes with what wants one",
	 ACTION("due: 2026-02-28, started: 2026-01-01"),
	 ACTION("due: 2026-01-28, owner: sam, because: Away"),
	 "    owner kim \xe2\x86\x92 sam: Away\n"
	 "    due 2026-02-28 \xe2\x86\x92 2026-01-28 (\xe2\x88\x92"
	 "31 days)\n"
	 "    started 2026-01-01 (removed)\n"},
	{"an old reason explains nothing",
	 ACTION("due: 2026-02-28, because: Old"),
	 ACTION("due: 2026-03-31, because: Old"),
	 "    due 2026-02-28 \xe2\x86\x92 2026-03-31 (+31 days), no reason "
	 "given\n"},
	{"a reason alone", ACTION("because: One"), ACTION("because: Two"),
	 "    because One \xe2\x86\x92 Two\n"},
	{"a date lost", ACTION("due: 2026-02-28"), ACTION("notes: n"),
	 "    due 2026-02-28 (removed), no reason given\n"
	 "    notes n (new)\n"},
	{"done", ACTION("due: 2026-02-28"),
	 ACTION("due: 2026-02-28, done: 2026-02-27"), "    done 2026-02-27\n"},
	{"dropped without a word", ACTION("due: 2026-02-28"),
	 ACTION("due: 2026-02-28, dropped: 2026-02-27"),
	 "    dropped 2026-02-27, no reason given\n"},
	{"reopened without a word", ACTION("done: 2026-02-27"),
	 ACTION("done: ~"), "    done 2026-02-27 (removed), no reason given\n"},
	{"an easier target", METRIC("baseline: 10, target: 20"),
	 METRIC("baseline: 10, target: 17.5"),
	 "    target 20 \xe2\x86\x92 17.5 (\xe2\x88\x92"
	 "2.5, \xe2\x88\x92"
	 "12.5%), no reason given\n"},
	{"a harder target needs no reason", METRIC("baseline: 10, target: 20"),
	 METRIC("baseline: 10, target: 25"),
	 "    target 20 \xe2\x86\x92 25 (+5, +25.0%)\n"},
	{"from nothing there is no share", METRIC("baseline: 0"),
	 METRIC("baseline: 3"),
	 "    baseline 0 \xe2\x86\x92 3 (+3), no reason given\n"},
	{"an actual written anew", METRIC("actuals: {2026-01: 5}"),
	 METRIC("actuals: {2026-01: 6, 2026-02: 7}"),
	 "    actuals.2026-01 5 \xe2\x86\x92 6 (+1, +20.0%), no reason "
	 "given\n"
	 "    actuals.2026-02 7 (new)\n"},
	{"a default that was not written", METRIC("target: 5"),
	 METRIC("target: 5, counts: sum"),
	 "    counts latest \xe2\x86\x92 sum\n"},
	{"in a draft nothing needs a reason",
	 ACTION("due: 2026-02-28") "stage: draft\n",
	 ACTION("due: 2026-03-31") "stage: draft\n",
	 "    due 2026-02-28 \xe2\x86\x92 2026-03-31 (+31 days)\n"},
	{"an open action deleted", ACTION("due: 2026-02-28"), HEAD,
	 "    removed (kim, due 2026-02-28), no reason given\n"},
	{"a done action tidied away",
	 ACTION("due: 2026-02-28, done: 2026-02-27"), HEAD,
	 "    removed (kim, due 2026-02-28)\n"},
	{"deleted with the plan's reason", ACTION("due: 2026-02-28"),
	 HEAD "because: Too much\n",
	 "    removed (kim, due 2026-02-28): Too much\n"},
	{"a list in another order", ACTION("needs: [x, y]"),
	 ACTION("needs: [y, x]"), "    needs in another order: y, x\n"},
};

static const char *words_of(struct arena *a, const char *x, const char *y)
{
	const struct text_style style = {.width = 100};
	struct buf b = BUF_INIT(1 << 16);
	struct out o = out_mem(&b);
	struct doc d = doc_in(a);
	struct diff_view view = view_of(a, x, y);
	const char *text;

	diff_doc(&d, &view);
	render_text(&o, &d, &style);
	text = arena_cstr(a, buf_slice(&b));
	buf_release(&b);
	return text;
}

/* The lines below the item: those that are indented. */
static const char *below(struct arena *a, const char *text)
{
	struct slice rest = slice_of(text), line;
	struct buf b = BUF_INIT(1 << 16);
	const char *s;

	while (slice_line(&line, &rest))
		if (slice_starts(line, SLICE("    "))) {
			buf_add(&b, line);
			buf_add_char(&b, '\n');
		}
	s = arena_cstr(a, buf_slice(&b));
	buf_release(&b);
	return s;
}

static void in_words(void **state)
{
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		const struct words_case *c = &cases[i];
		const char *got = below(&a, words_of(&a, c->before, c->after));

		if (strcmp(got, c->words))
			fail_msg("%s\nwanted:\n%sgot:\n%s", c->name, c->words,
				 got);
	}
	arena_release(&a);
}

static void nothing_has_no_words(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_string_equal(words_of(&a, HEAD, "# same\n" HEAD), "");
	arena_release(&a);
}

/* What the JSON holds for "old" or "new" of the only change. */
static const char *json_of(struct arena *a, const char *x, const char *y)
{
	struct buf b = BUF_INIT(1 << 16);
	struct out o = out_mem(&b);
	struct diff_view view = view_of(a, x, y);
	struct diff_record r;
	const char *text;

	diff_record(&r, a, &view);
	render_json(&o, "diff", diff_rows, &r);
	text = arena_cstr(a, buf_slice(&b));
	buf_release(&b);
	return text;
}

static void values_as_json(void **state)
{
	static const struct {
		const char *before, *after, *part;
	} values[] = {
		{METRIC("target: 1620.0"), METRIC("target: +5"),
		 "\"old\": 1620.0,\n      \"new\": 5,"},
		{HEAD "notes: 5\n", HEAD "notes: 6.0\n",
		 "\"old\": \"5\",\n      \"new\": \"6.0\","},
		{ACTION("needs: x"), ACTION("needs: ~"),
		 "\"old\": [\n        \"x\"\n      ],\n      \"new\": null,"},
		{METRIC("actuals: {2026-01: {kim: 2}}"),
		 METRIC("actuals: {2026-01: 3}"),
		 "\"old\": {\n        \"kim\": 2\n      },\n      \"new\": 3,"},
		{HEAD "x-us: {a: [1, ~]}\n", HEAD,
		 "\"old\": {\n        \"a\": [\n          \"1\",\n          "
		 "null\n        ]\n      },"},
		{HEAD, HEAD "stage: draft\n",
		 "\"old\": null,\n      \"new\": \"draft\","},
		{ACTION("due: 2026-02-28"), ACTION("due: 2026-02-27"),
		 "\"days\": -1,"},
		{ACTION("due: 2026-02-28, because: b"),
		 ACTION("due: 2026-02-27, because: b"), "\"because\": null,"},
		{HEAD, HEAD "because: b\n", "\"because\": \"b\","},
		{HEAD, HEAD,
		 "\"from\": {\n    \"rev\": \"HEAD\",\n    \"commit\": null"},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(values); i++) {
		const char *got =
			json_of(&a, values[i].before, values[i].after);

		if (!strstr(got, values[i].part))
			fail_msg("no %s in\n%s", values[i].part, got);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_has_its_word),
		cmocka_unit_test(in_words),
		cmocka_unit_test(nothing_has_no_words),
		cmocka_unit_test(values_as_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
