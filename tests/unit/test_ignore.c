/* Ignore comments: what they silence, and what is said of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "check/check.h"

/* the plans here have no objective */
#define CALM "rules:\n  objective-missing: none\n"
#define HEAD "plan: clinics\ntitle: A plan\nowner: dana\nstage: draft\n"
/* 2026-04-11 is a Saturday */
#define WHY  "-- because"
#define OFF  "due-on-day-off"

static struct findings lint_text(struct arena *a, const char *plan,
				 const char *config, bool in_hook)
{
	struct memory_file files[] = {
		{"plans/a.yaml", slice_of(plan)},
		{".git-plan.yaml", slice_of(config ? config : CALM)},
	};
	struct source *src = source_open_memory(a, files, 2);
	struct lint_options opt = {.today = day_from_ymd(2026, 2, 16),
				   .in_hook = in_hook};
	struct findings fs = FINDINGS_IN(a);
	struct err e = ERR_INIT;
	struct snapshot *s = arena_alloc(a, sizeof(*s));

	assert_int_equal(snapshot_load(s, a, NULL, src, &e), 0);
	source_close(src);
	lint_snapshot(&fs, a, s, &opt);
	return fs;
}

/* "LINE RULE", in brackets where it is silenced, a blank behind each. */
static struct slice told(struct arena *a, const struct findings *fs)
{
	struct slice got = SLICE("");
	size_t i;

	for (i = 0; i < fs->n; i++)
		got = arena_printf(
			a, fs->v[i].suppressed ? "%.*s[%u %s] " : "%.*s%u %s ",
			SL(got), fs->v[i].at.line, fs->v[i].rule);
	return got;
}

static const struct {
	const char *name, *in, *out;
} cases[] = {
	{"on the line",
	 HEAD "actions:\n  a:\n    title: A\n    owner: sam\n"
	      "    due: 2026-04-11 # plan: ignore " OFF " " WHY "\n",
	 "[9 due-on-day-off] "},
	{"only on the line",
	 HEAD "actions:\n  a:\n    title: A # plan: ignore " OFF " " WHY "\n"
	      "    owner: sam\n    due: 2026-04-11\n",
	 "7 ignore-invalid 9 due-on-day-off "},
	{"above an item",
	 HEAD "actions:\n  # plan: ignore " OFF " " WHY "\n  a:\n"
	      "    title: A\n    owner: sam\n    due: 2026-04-11\n",
	 "[10 due-on-day-off] "},
	{"not in the next item",
	 HEAD "actions:\n  # plan: ignore " OFF " " WHY "\n  a:\n"
	      "    title: A\n    owner: sam\n    due: 2026-04-11\n"
	      "  b:\n    title: B\n    owner: sam\n    due: 2026-04-11\n",
	 "[10 due-on-day-off] 14 due-on-day-off "},
	{"above a key, behind other comments",
	 HEAD "# plan: ignore " OFF " " WHY "\n# why: see above\n\nactions:\n"
	      "  a:\n    title: A\n    owner: sam\n    due: 2026-04-11\n",
	 "[12 due-on-day-off] "},
	{"at the top of the file",
	 "# A remark\n# plan: ignore " OFF " " WHY "\n" HEAD
	 "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}\n"
	 "  b: {title: B, owner: sam, due: 2026-04-12}\n",
	 "[8 due-on-day-off] [9 due-on-day-off] "},
	{"below everything",
	 HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}\n"
	      "# plan: ignore " OFF " " WHY "\n",
	 "6 due-on-day-off 7 ignore-invalid "},
	{"several rules",
	 HEAD "period: 2026-Q2\nactions:\n"
	      "  a: {title: A, owner: sam, due: 2026-07-04}"
	      " # plan: ignore " OFF ", date-outside-period " WHY "\n",
	 "[7 date-outside-period] [7 due-on-day-off] "},
	{"one of two is not needed",
	 HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}"
	      " # plan: ignore " OFF ", plan-orphan " WHY "\n",
	 "[6 due-on-day-off] 6 ignore-invalid "},
	{"no reason silences, and is said",
	 HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}"
	      " # plan: ignore " OFF "\n",
	 "[6 due-on-day-off] 6 ignore-invalid "},
	{"an empty reason",
	 HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}"
	      " # plan: ignore " OFF " --\n",
	 "[6 due-on-day-off] 6 ignore-invalid "},
	{"a reason without its dashes",
	 HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}"
	      " # plan: ignore " OFF " we are open\n",
	 "[6 due-on-day-off] 6 ignore-invalid "},
	{"the dash of a word processor",
	 HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}"
	      " # plan: ignore " OFF " \xe2\x80\x94 we are open\n",
	 "[6 due-on-day-off] "},
	{"no rule", HEAD "notes: x # plan: ignore " WHY "\n",
	 "5 ignore-invalid "},
	{"an unknown rule", HEAD "notes: x # plan: ignore no-such " WHY "\n",
	 "5 ignore-invalid "},
	{"a misspelt ignore",
	 HEAD "notes: x # plan: ingore plan-orphan " WHY "\n",
	 "5 ignore-invalid "},
	{"not a word to us", HEAD "# plan: new-patients\nnotes: x # plan: b\n",
	 ""},
	{"in a text",
	 HEAD "notes: |\n  # plan: ignore\ntitle-2: 'x # plan: ignore'\n",
	 "7 unknown-key "},
	{"locked on the line",
	 HEAD "actions:\n  a: {title: A, due: 2026-04-13}"
	      " # plan: ignore action-without-owner " WHY "\n",
	 "6 action-without-owner 6 ignore-locked "},
	{"locked for the file",
	 "# plan: ignore action-without-due, ignore-locked " WHY "\n" HEAD
	 "actions:\n  a: {title: A, owner: sam}\n",
	 "1 ignore-locked 1 ignore-locked 7 action-without-due "},
	{"locked, though the rule finds nothing",
	 HEAD "# plan: ignore item-deleted " WHY "\nnotes: x\n",
	 "5 ignore-locked "},
	{"of a rule about changes nobody knows whether it is needed",
	 HEAD "notes: x # plan: ignore due-moved " WHY "\n", ""},
	{"silencing what is said of such comments",
	 "# plan: ignore ignore-invalid " WHY "\n" HEAD
	 "notes: x # plan: ignore plan-orphan\n",
	 "[6 ignore-invalid] "},
	{"one mistake, one finding",
	 HEAD "period: 2026-Q2\nactions:\n  a: {title: A, owner: sam, "
	      "due: 2026-14-11} # plan: ignore date-outside-period " WHY "\n",
	 "7 day-invalid "},
	{"what cannot be parsed", HEAD "notes: 'x\n# plan: ignore\n",
	 "5 yaml-syntax "},
};

static void test_cases(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena a = ARENA_INIT;
		struct findings fs = lint_text(&a, cases[i].in, NULL, false);
		struct slice got = told(&a, &fs);

		if (!slice_is(got, cases[i].out))
			fail_msg("%s: %.*s", cases[i].name, SL(got));
		arena_release(&a);
	}
}

static void test_block_header(void **state)
{
	struct arena a = ARENA_INIT;
	struct findings fs = lint_text(
		&a,
		"plan: a\ntitle: A\nowner: dana\nlevel: strategy\nlevers:\n"
		"  l:\n    owner: dana\n"
		"    when: |  # plan: ignore placeholder -- quoted\n"
		"      one\n      TODO\n    then: x\n",
		NULL, false);
	size_t i, n = 0;

	(void)state;
	for (i = 0; i < fs.n; i++) {
		assert_string_not_equal(fs.v[i].rule, "ignore-invalid");
		if (strcmp(fs.v[i].rule, "placeholder") != 0)
			continue;
		assert_true(fs.v[i].suppressed);
		n++;
	}
	assert_int_equal(n, 1);
	arena_release(&a);
}

/* What the configuration turns off, and what a hook leaves out, is not judged.
 */
static void test_not_judged(void **state)
{
	static const char late[] =
		HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-13}"
		     " # plan: ignore action-overdue -- the vendor is late\n";
	struct arena a = ARENA_INIT;
	struct findings fs;

	(void)state;
	fs = lint_text(&a, late, NULL, false);
	assert_true(slice_is(told(&a, &fs), "6 ignore-invalid "));
	fs = lint_text(&a, late, NULL, true);
	assert_int_equal(fs.n, 0);
	fs = lint_text(&a, late, CALM "  action-overdue: none\n", false);
	assert_int_equal(fs.n, 0);
	arena_release(&a);
}

/* Neither by the configuration: not lowered, not silenced, not unlocked. */
static void test_locked_in_configuration(void **state)
{
	static const char none[] =
		HEAD "actions:\n  a: {title: A} # plan: ignore "
		     "action-without-owner, action-without-due -- x\n";
	static const char config[] =
		CALM "  action-without-owner: none\n"
		     "  action-without-due: {level: info}\n"
		     "  ignore-locked: {rules: []}\n";
	struct arena a = ARENA_INIT;
	struct findings fs = lint_text(&a, none, config, false);
	size_t i, n = 0;

	(void)state;
	for (i = 0; i < fs.n; i++) {
		assert_false(fs.v[i].suppressed);
		assert_int_equal(fs.v[i].level, LEVEL_ERROR);
		n += !strcmp(fs.v[i].rule, "action-without-owner");
		n += !strcmp(fs.v[i].rule, "action-without-due");
		n += !strcmp(fs.v[i].rule, "ignore-locked");
		n += !strcmp(fs.v[i].rule, "config-invalid");
	}
	assert_int_equal(n, 6);
	assert_int_equal(fs.n, 6);
	arena_release(&a);
}

static void test_in_configuration(void **state)
{
	static const char config[] =
		CALM "  acton-count: none # plan: ignore config-invalid "
		     "-- of another tool\n  x-count: none # plan: ignore "
		     "config-invalid -- likewise\nversion: 1 # plan: ignore "
		     "config-invalid -- not needed\n";
	struct arena a = ARENA_INIT;
	struct findings fs = lint_text(&a, HEAD, config, false);

	(void)state;
	assert_true(slice_is(told(&a, &fs), "[3 config-invalid] "
					    "[4 config-invalid] "
					    "5 ignore-invalid "));
	arena_release(&a);
}

/* --- edits --- */

static const struct {
	const char *in, *out;
} edits[] = {
	{HEAD "notes: x  # plan: ignore plan-orphan -- why\nquestions: {}\n",
	 HEAD "notes: x\nquestions: {}\n"},
	{HEAD "  # plan: ignore plan-orphan -- why\nnotes: x\n",
	 HEAD "notes: x\n"},
	{"\xef\xbb\xbf# plan: ignore plan-orphan -- why\r\nplan: a\r\n"
	 "title: A\r\nowner: dana\r\nstage: draft\r\n",
	 "\xef\xbb\xbfplan: a\r\ntitle: A\r\nowner: dana\r\nstage: draft\r\n"},
	{HEAD "notes: x # plan: ignore plan-orphan -- why\r\n",
	 HEAD "notes: x\r\n"},
	{HEAD "notes: x # plan: ignore plan-orphan -- why", HEAD "notes: x"},
	{HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}"
	      " # plan: ignore plan-orphan, " OFF ",placeholder -- why\n",
	 HEAD "actions:\n  a: {title: A, owner: sam, due: 2026-04-11}"
	      " # plan: ignore " OFF " -- why\n"},
};

static void test_edits(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(edits); i++) {
		struct arena a = ARENA_INIT;
		struct findings fs = lint_text(&a, edits[i].in, NULL, false);
		const struct finding *f = NULL;
		struct slice in = slice_of(edits[i].in), parts[3];
		size_t k;

		for (k = 0; k < fs.n; k++)
			if (!strcmp(fs.v[k].rule, "ignore-invalid"))
				f = &fs.v[k];
		assert_non_null(f);
		assert_int_equal(f->n_edits, 1);
		parts[0] = slice_sub(in, 0, f->edits[0].begin);
		parts[1] = f->edits[0].text;
		parts[2] = slice_sub(in, f->edits[0].end, in.len);
		assert_true(slice_is(arena_concat(&a, parts, 3), edits[i].out));
		arena_release(&a);
	}
}

/* More than a person writes: bounded, and said. */
static void test_many(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(1 << 20);
	struct findings fs;
	size_t i;

	(void)state;
	for (i = 0; i < 5000; i++)
		buf_printf(&b, "# plan: ignore due-moved -- x\n");
	buf_printf(&b, "%s", HEAD);
	fs = lint_text(&a, arena_cstr(&a, buf_slice(&b)), NULL, false);
	assert_true(slice_is(told(&a, &fs), "1001 ignore-invalid "));
	buf_release(&b);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_block_header),
		cmocka_unit_test(test_not_judged),
		cmocka_unit_test(test_locked_in_configuration),
		cmocka_unit_test(test_in_configuration),
		cmocka_unit_test(test_edits),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
