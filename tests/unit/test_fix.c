/*
 * Random plans, each with mistakes put into it that have one mending: after
 * the fixes the file is, byte for byte, the one without the mistakes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/day.h"
#include "check/check.h"
#include "check/fix.h"

#define ROUNDS 500

/* A line as it should be, and as people write it. */
struct slip {
	const char *good, *bad;
};

static const struct slip plan_lines[] = {
	{"title: \"Our #1 aim\"", "title: Our #1 aim"},
	{"title: \"Win: the sequel\"", "title: Win: the sequel"},
	{"notes: \"`so` they say\"", "notes: `so` they say"},
	{"owner: dana", "owner: @dana"},
	{"owner: dana", "ownr: dana"},
	{"owner: 'dana'", "onwer: 'dana'"},
	{"period: 2026-Q2", "period: q2 2026"},
	{"period: \"2026-Q2\"", "period: \"2026-T2\""},
	{"period: 2026-Q1..2026-Q3", "period: 2026Q1..2026Q3"},
	{"notes: Words", "nots: Words"},
	{"supports: growth", "suports: growth"},
	{"team: {dana: all}", "taem: {dana: all}"},
	{"barriers: {training: No script}", "barriers: {trainng: No script}"},
	{"objective: {statement: Win, why: It pays}",
	 "objective: {statment: Win, why: It pays}"},
};

static const struct slip action_lines[] = {
	{"title: A step", "titel: A step"},
	{"title: \"A step: the first\"", "title: A step: the first"},
	{"owner: kim", "owner: @kim"},
	{"due: 2026-05-04", "due: 2026/5/4"},
	{"due: '2026-05-04'", "due: '2026-5-4'"},
	{"due: 2026-05-04", "due: 4 May 2026"},
	{"due: 2026-05-04", "deu: 2026-05-04"},
	{"started: 2026-05-04", "started: 20260504"},
	{"needs: [other]", "neds: [other]"},
	{"because: \"Ask for #4 first\"", "because: Ask for #4 first"},
};

static const struct slip metric_lines[] = {
	{"title: A number", "titl: A number"},
	{"direction: stay-above", "direction: stay-abov"},
	{"counts: latest", "counts: lates"},
	{"target: 12000", "target: 12 000"},
	{"target: 1234567.5", "target: 1_234_567.5"},
	{"baseline: 1200", "baseline: 1'200"},
	{"baseline: -1200", "baselin: -1200"},
	{"path: {2026-05-04: 4, 2026-06-01: 5}",
	 "path: {2026/5/4: 4, 2026-06-01: 5}"},
};

struct writer {
	uint64_t seed;
	struct buf good, bad;
	const char *line_end;
	unsigned indent;
};

static uint32_t pick(struct writer *w, uint32_t n)
{
	w->seed = w->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(w->seed >> 33) % n;
}

static void both(struct writer *w, const char *text)
{
	buf_add(&w->good, slice_of(text));
	buf_add(&w->bad, slice_of(text));
}

static void end_line(struct writer *w)
{
	static const char *const ends[] = {
		"", "", "", "  ", " # why: so", " \t# \xc3\xbc: {x"};

	both(w, ends[pick(w, ARRAY_LEN(ends))]);
	both(w, w->line_end);
	if (!pick(w, 6)) {
		both(w, pick(w, 2) ? "# ownr: dana\tdue 2026/1/1" : "   ");
		both(w, w->line_end);
	}
}

static void put_indent(struct writer *w, unsigned depth)
{
	unsigned i;

	for (i = 0; i < depth * w->indent; i++)
		both(w, " ");
}

/* Each line's key at most once; a slip in one of three. */
static void put_lines(struct writer *w, unsigned depth,
		      const struct slip *lines, size_t n)
{
	struct slice used[16];
	size_t i, k, n_used = 0;

	for (i = 0; i < n; i++) {
		const struct slip *l = &lines[(i * 7 + pick(w, 3)) % n];
		struct slice key = slice_of(l->good);

		key = slice_sub(key, 0, slice_find(key, ':', 0));
		for (k = 0; k < n_used && !slice_eq(used[k], key); k++)
			;
		if (k < n_used || !pick(w, 3))
			continue;
		used[n_used++] = key;
		put_indent(w, depth);
		buf_add(&w->good, slice_of(l->good));
		buf_add(&w->bad, slice_of(pick(w, 3) ? l->good : l->bad));
		/* what a fix quotes may hold a comment no more */
		if (slice_find(slice_of(l->good), '#', 0) < strlen(l->good))
			both(w, w->line_end);
		else
			end_line(w);
	}
}

static void put_line(struct writer *w, unsigned depth, const char *text)
{
	put_indent(w, depth);
	both(w, text);
	end_line(w);
}

static void put_plan(struct writer *w)
{
	w->line_end = pick(w, 3) ? "\n" : "\r\n";
	w->indent = 1 + pick(w, 5);
	if (!pick(w, 5))
		both(w, "\xef\xbb\xbf");
	put_line(w, 0, "plan: a");
	put_lines(w, 0, plan_lines, ARRAY_LEN(plan_lines));
	put_line(w, 0, "actions:");
	put_line(w, 1, "one:");
	put_line(w, 2, "job: reach");
	put_lines(w, 2, action_lines, ARRAY_LEN(action_lines));
	put_line(w, 1, "other: {title: Zwei, owner: kim, due: 2026-05-01}");
	put_line(w, 0, "metrics:");
	put_line(w, 1, "number:");
	put_line(w, 2, "unit: \xe2\x82\xac");
	put_lines(w, 2, metric_lines, ARRAY_LEN(metric_lines));
	both(w, "stage: draft");
	if (pick(w, 3))
		both(w, w->line_end);
}

static struct slice mend(struct arena *a, struct slice bytes)
{
	size_t round, n = 1;

	for (round = 0; round < 20 && n; round++) {
		const struct memory_file file = {"plans/a.yaml", bytes};
		struct snapshot s;
		struct err e = ERR_INIT;
		struct findings fs = FINDINGS_IN(a);
		struct lint_options opt = {.today = day_from_ymd(2026, 3, 2)};

		assert_int_equal(snapshot_load(&s, a, NULL,
					       source_open_memory(a, &file, 1),
					       &e),
				 0);
		lint_snapshot(&fs, a, &s, &opt);
		n = fix_file(&bytes, a, bytes, fs.v, fs.n);
	}
	assert_int_equal(n, 0);
	return bytes;
}

static void mended_is_as_never_broken(void **state)
{
	size_t i, broken = 0;

	(void)state;
	for (i = 0; i < ROUNDS; i++) {
		struct arena a = ARENA_INIT;
		struct writer w = {.seed = i * 7919 + 1,
				   .good = BUF_INIT(1 << 16),
				   .bad = BUF_INIT(1 << 16)};
		struct slice got;

		put_plan(&w);
		broken += !slice_eq(buf_slice(&w.good), buf_slice(&w.bad));
		got = mend(&a, arena_copy(&a, buf_slice(&w.bad)));
		if (!slice_eq(got, buf_slice(&w.good)))
			fail_msg("plan %zu:\n%.*s", i, SL(got));
		buf_release(&w.good);
		buf_release(&w.bad);
		arena_release(&a);
	}
	assert_true(broken > ROUNDS / 2);
}

/* --- one file ------------------------------------------------------------- */

static struct finding *finding(struct findings *fs, size_t begin, size_t end,
			       struct slice text)
{
	struct span at = {.line = 1, .begin = begin, .end = end};
	struct finding *f = finding_add(fs, "unknown-key", at, "%s", "x");

	finding_edit(fs, f, begin, end, text);
	return f;
}

static void which_are_made(void **state)
{
	struct slice bytes = SLICE("a: 1\nb: 2\nc: 3\nd: 'x'\n"), out;
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);

	(void)state;
	assert_int_equal(fix_file(&out, &a, bytes, fs.v, fs.n), 0);
	assert_ptr_equal(out.ptr, bytes.ptr);
	finding(&fs, 3, 4, SLICE("8"))->suppressed = true;
	finding(&fs, 3, 4, SLICE("9"))->baseline = true;
	finding_add(&fs, "unknown-key", (struct span){.line = 1}, "%s", "x");
	assert_int_equal(fix_file(&out, &a, bytes, fs.v, fs.n), 0);
	finding(&fs, 13, 14, SLICE("7"));
	finding(&fs, 8, 9, SLICE("5"));
	finding(&fs, 8, 9, SLICE("6")); /* the same place: one of them */
	assert_int_equal(fix_file(&out, &a, bytes, fs.v, fs.n), 2);
	assert_true(slice_is(out, "a: 1\nb: 5\nc: 7\nd: 'x'\n"));
	/* one that breaks the file: the others one by one */
	finding(&fs, 18, 19, SLICE("["));
	assert_int_equal(fix_file(&out, &a, bytes, fs.v, fs.n), 1);
	assert_true(slice_is(out, "a: 1\nb: 5\nc: 3\nd: 'x'\n"));
	/* that one alone: nothing */
	assert_int_equal(fix_file(&out, &a, bytes, &fs.v[fs.n - 1], 1), 0);
	assert_ptr_equal(out.ptr, bytes.ptr);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mended_is_as_never_broken),
		cmocka_unit_test(which_are_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
