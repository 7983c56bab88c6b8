/*
 * Mistakes in plans: each gives exactly one finding, at its place, with the
 * plan, item and field, and says what to write instead.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/plan.h"

/* Each text is put behind "plan: p" and a line end: its first line is 2. */
static const struct row {
	const char *text, *rule;
	uint32_t line, col, end_col;
	const char *item, *field, *message, *help;
} rows[] = {
	/* unknown keys */
	{"onwer: dana", "unknown-key", 2, 1, 6, "", "onwer",
	 "\"onwer\" is no field of a plan", "did you mean owner?"},
	{"actions: {a: {ttle: x}}", "unknown-key", 2, 15, 19, "actions.a",
	 "ttle", "\"ttle\" is no field of an action", "did you mean title?"},
	{"levers: {a: {when: {metric: m, above: 1, bellow: 2}}}", "unknown-key",
	 2, 42, 48, "levers.a", "when.bellow",
	 "\"bellow\" is no field of a lever's condition",
	 "did you mean below?"},
	{"objective: {what: x}", "unknown-key", 2, 13, 17, "", "objective.what",
	 "\"what\" is no field of objective",
	 "known are statement, why, outcome; a field of your own begins with "
	 "x-"},
	{"barriers: {trainig: x}", "unknown-key", 2, 12, 19, "",
	 "barriers.trainig", "\"trainig\" is none of the barriers",
	 "did you mean training?"},
	{"questions: {why: x}", "unknown-key", 2, 13, 16, "", "questions.why",
	 "\"why\" is none of the questions",
	 "known are environment, customers, growth, obstacles, competitors, "
	 "capability, milestones, balance, issues, earnings"},
	{"actions.a: x", "unknown-key", 2, 1, 10, "", "actions.a",
	 "\"actions.a\" is no field of a plan", NULL},
	/* texts, lists, maps in each other's place */
	{"title: [x]", "wrong-type", 2, 8, 11, "", "title",
	 "title takes a text, not a list", "write title: Some words"},
	{"title: {a: b}", "wrong-type", 2, 8, 14, "", "title",
	 "title takes a text, not a map", "write title: Some words"},
	{"sponsor: [lee]", "wrong-type", 2, 10, 15, "", "sponsor",
	 "sponsor takes a person's handle, not a list", "write sponsor: dana"},
	{"owner: {dana: x}", "wrong-type", 2, 8, 17, "", "owner",
	 "owner takes one person's handle, not a map", "write owner: dana"},
	{"supports: [a, b]", "wrong-type", 2, 11, 17, "", "supports",
	 "supports takes the name of a plan or item, not a list",
	 "write supports: new-patients"},
	{"period: [2026]", "wrong-type", 2, 9, 15, "", "period",
	 "period takes a period, not a list", "write period: 2026-Q2"},
	{"trade-offs: {a: b}", "wrong-type", 2, 13, 19, "", "trade-offs",
	 "trade-offs takes a list of texts, not a map",
	 "write trade-offs: [Some words, More words]"},
	{"trade-offs: [a, [b]]", "wrong-type", 2, 17, 20, "", "trade-offs",
	 "an entry of trade-offs takes a plain value, not a list", NULL},
	{"objective: a text", "wrong-type", 2, 12, 18, "", "objective",
	 "objective takes a map of fields, not a text",
	 "write objective: {statement: Some words, why: Some words}"},
	{"actions: [a, b]", "wrong-type", 2, 10, 16, "", "actions",
	 "actions takes a map, not a list",
	 "write actions: {some-key: {title: Some words, owner: dana, due: "
	 "2026-03-31}}"},
	{"actions: {a: x}", "wrong-type", 2, 14, 15, "actions.a", "",
	 "a takes a map of fields, not a text",
	 "write a: {title: Some words, owner: dana, due: 2026-03-31}"},
	{"success-factors: {a: [x]}", "wrong-type", 2, 22, 25,
	 "success-factors.a", "",
	 "a takes a sentence or a map of fields, not a list",
	 "write a: Some words"},
	{"barriers: {culture: [[x]]}", "wrong-type", 2, 22, 25, "",
	 "barriers.culture",
	 "an entry of culture takes a plain value, not a list", NULL},
	{"team: {kim: [x]}", "wrong-type", 2, 13, 16, "", "team.kim",
	 "kim takes a text, not a list", "write kim: Some words"},
	{"resources: {money: 5}", "wrong-type", 2, 20, 21, "",
	 "resources.money", "money takes a map of fields, not a text", NULL},
	{"metrics: {m: {actuals: [1]}}", "wrong-type", 2, 24, 27, "metrics.m",
	 "actuals", "actuals takes a map, not a list",
	 "write actuals: {some-key: 1200}"},
	{"metrics: {m: {actuals: {2026-01: [1]}}}", "wrong-type", 2, 34, 37,
	 "metrics.m", "actuals.2026-01",
	 "2026-01 takes a number, or a number for each person, not a list",
	 "write 2026-01: 1200"},
	/* words */
	{"stage: Drafty", "wrong-type", 2, 8, 14, "", "stage",
	 "stage takes committed, draft, closed or dropped, not \"Drafty\"",
	 "did you mean draft?"},
	{"metrics: {m: {direction: up}}", "wrong-type", 2, 26, 28, "metrics.m",
	 "direction", "direction takes reach, stay-above or stay-below, not",
	 NULL},
	{"rhythms: {r: {every: weekly}}", "wrong-type", 2, 22, 28, "rhythms.r",
	 "every", "every takes day, week, month, quarter, half or year, not",
	 "did you mean week?"},
	{"actions: {a: {barrier: trainning}}", "wrong-type", 2, 24, 33,
	 "actions.a", "barrier", "barrier takes resources, talent, training,",
	 "did you mean training?"},
	/* numbers */
	{"metrics: {m: {target: \"1,200\"}}", "wrong-type", 2, 23, 30,
	 "metrics.m", "target",
	 "target takes a plain number, not \"1,200\": it has a mark between "
	 "thousands",
	 "write 1200"},
	{"metrics: {m: {target: 1 200 000}}", "wrong-type", 2, 23, 32,
	 "metrics.m", "target", "mark between thousands", "write 1200000"},
	{"metrics: {m: {target: 1.200.000}}", "wrong-type", 2, 23, 32,
	 "metrics.m", "target", "mark between thousands", "write 1200000"},
	{"metrics: {m: {target: \"1.200,50 €\"}}", "wrong-type", 2, 23, 35,
	 "metrics.m", "target", "mark between thousands", "write 1200.50"},
	{"metrics: {m: {target: 1'200}}", "wrong-type", 2, 23, 28, "metrics.m",
	 "target", "mark between thousands", "write 1200"},
	{"metrics: {m: {target: \"-12,5\"}}", "wrong-type", 2, 23, 30,
	 "metrics.m", "target", "it has a comma instead of a point",
	 "write -12.5"},
	{"metrics: {m: {target: 50 %}}", "wrong-type", 2, 23, 27, "metrics.m",
	 "target", "it has a percent sign",
	 "write 50, and what it counts into unit"},
	{"metrics: {m: {target: EUR 1200}}", "wrong-type", 2, 23, 31,
	 "metrics.m", "target", "it has more than digits",
	 "write 1200, and what it counts into unit"},
	{"scorecard: {2026-Q1: {strategy: 7/10}}", "wrong-type", 2, 33, 37, "",
	 "scorecard.2026-Q1.strategy", "it has more than digits", "write 7"},
	{"metrics: {m: {target: 1.3.2026}}", "wrong-type", 2, 23, 31,
	 "metrics.m", "target", "target takes a plain number, not \"1.3.2026\"",
	 "write digits, with one point if need be: 1200.5"},
	{"metrics: {m: {target: 3/31/2026}}", "wrong-type", 2, 23, 32,
	 "metrics.m", "target",
	 "target takes a plain number, not \"3/31/2026\"",
	 "write digits, with one point if need be: 1200.5"},
	{"metrics: {m: {target: 0x1200}}", "wrong-type", 2, 23, 29, "metrics.m",
	 "target", "target takes a plain number, not \"0x1200\"",
	 "write digits, with one point if need be: 1200.5"},
	{"metrics: {m: {target: 1.200.00}}", "wrong-type", 2, 23, 31,
	 "metrics.m", "target", "target takes a plain number, not \"1.200.00\"",
	 "write digits, with one point if need be: 1200.5"},
	{"metrics: {m: {target: .5}}", "wrong-type", 2, 23, 25, "metrics.m",
	 "target", "target takes a plain number, not \".5\"",
	 "write digits, with one point if need be: 1200.5"},
	{"metrics: {m: {target: 5k}}", "wrong-type", 2, 23, 25, "metrics.m",
	 "target", "not \"5k\"",
	 "write digits, with one point if need be: 1200.5"},
	{"metrics: {m: {target: many}}", "wrong-type", 2, 23, 27, "metrics.m",
	 "target", "not \"many\"",
	 "write digits, with one point if need be: 1200.5"},
	{"metrics: {m: {weight: [1]}}", "wrong-type", 2, 23, 26, "metrics.m",
	 "weight", "weight takes a number, not a list", "write weight: 1200"},
	{"metrics: {m: {actuals: {2026-01: {dana: 5k}}}}", "wrong-type", 2, 41,
	 43, "metrics.m", "actuals.2026-01.dana", "dana takes a plain number",
	 NULL},
	{"metrics: {m: {path: {2026-01-31: x}}}", "wrong-type", 2, 34, 35,
	 "metrics.m", "path.2026-01-31", "2026-01-31 takes a plain number",
	 NULL},
	/* conditions */
	{"levers: {a: {when: {metric: m}}}", "wrong-type", 2, 20, 31,
	 "levers.a", "when", "the condition has no below and no above", NULL},
	{"levers: {a: {when: {below: 5}}}", "wrong-type", 2, 20, 30, "levers.a",
	 "when", "the condition has no metric", NULL},
	{"levers: {a: {when: {for: 2}}}", "wrong-type", 2, 20, 28, "levers.a",
	 "when", "the condition has neither a metric nor a bound", NULL},
	{"levers: {a: {when: {metric: m, below: x}}}", "wrong-type", 2, 39, 40,
	 "levers.a", "when.below", "below takes a plain number", NULL},
	{"levers: {a: {when: [x]}}", "wrong-type", 2, 20, 23, "levers.a",
	 "when", "when takes a sentence or a condition, not a list", NULL},
	{"levers: {a: {when: {metric: m, below: 1, for: 2 weeks}}}",
	 "wrong-type", 2, 47, 54, "levers.a", "when.for",
	 "for takes a number of actuals or of months, not 2 weeks", NULL},
	{"levers: {a: {when: {metric: m, below: 1, for: 0}}}", "wrong-type", 2,
	 47, 48, "levers.a", "when.for", "for takes a number", NULL},
	/* days */
	{"actions: {a: {due: 2026-02-30}}", "day-invalid", 2, 20, 30,
	 "actions.a", "due", "2026-02-30 is not in the calendar",
	 "February 2026 has 28 days"},
	{"actions: {a: {due: 2028-02-30}}", "day-invalid", 2, 20, 30,
	 "actions.a", "due", "2028-02-30 is not in the calendar",
	 "February 2028 has 29 days"},
	{"actions: {a: {due: 2026-13-01}}", "day-invalid", 2, 20, 30,
	 "actions.a", "due", "2026-13-01 is not in the calendar",
	 "months run from 01 to 12; the month comes before the day"},
	{"actions: {a: {due: 0000-01-01}}", "day-invalid", 2, 20, 30,
	 "actions.a", "due", "0000-01-01 is not in the calendar",
	 "years begin with 0001"},
	{"actions: {a: {due: 3/31/2026}}", "day-invalid", 2, 20, 29,
	 "actions.a", "due", "due takes a day, not \"3/31/2026\"",
	 "write 2026-03-31"},
	{"actions: {a: {due: 31.3.2026}}", "day-invalid", 2, 20, 29,
	 "actions.a", "due", "due takes a day, not \"31.3.2026\"",
	 "write 2026-03-31"},
	{"actions: {a: {due: 4.3.2026}}", "day-invalid", 2, 20, 28, "actions.a",
	 "due", NULL, "write 2026-03-04"},
	{"actions: {a: {due: 3/4/2026}}", "day-invalid", 2, 20, 28, "actions.a",
	 "due", NULL, "write 2026-03-04 or 2026-04-03, whichever is meant"},
	{"actions: {a: {due: 2026/3/31}}", "day-invalid", 2, 20, 29,
	 "actions.a", "due", NULL, "write 2026-03-31"},
	{"actions: {a: {due: 2026-3-31}}", "day-invalid", 2, 20, 29,
	 "actions.a", "due", NULL, "write 2026-03-31"},
	{"actions: {a: {due: 20260331}}", "day-invalid", 2, 20, 28, "actions.a",
	 "due", NULL, "write 2026-03-31"},
	{"actions: {a: {due: 2026-03-31T09:00}}", "day-invalid", 2, 20, 36,
	 "actions.a", "due", NULL, "write 2026-03-31"},
	{"actions: {a: {due: 31 March 2026}}", "day-invalid", 2, 20, 33,
	 "actions.a", "due", NULL, "write 2026-03-31"},
	{"actions: {a: {due: \"Mar 31st, 2026\"}}", "day-invalid", 2, 20, 36,
	 "actions.a", "due", NULL, "write 2026-03-31"},
	{"actions: {a: {due: 2026-03}}", "day-invalid", 2, 20, 27, "actions.a",
	 "due", NULL, "write 2026-03-31"},
	{"actions: {a: {due: 31/02/2026}}", "day-invalid", 2, 20, 30,
	 "actions.a", "due", NULL, "write year, month and day: 2026-03-31"},
	{"actions: {a: {due: soon}}", "day-invalid", 2, 20, 24, "actions.a",
	 "due", "due takes a day, not \"soon\"",
	 "write year, month and day: 2026-03-31"},
	{"actions: {a: {due: [2026-01-31]}}", "wrong-type", 2, 20, 32,
	 "actions.a", "due", "due takes a day, not a list",
	 "write due: 2026-03-31"},
	{"levers: {a: {pulled: [2026-01-31, x]}}", "day-invalid", 2, 35, 36,
	 "levers.a", "pulled", "an entry of pulled takes a day, not \"x\"",
	 NULL},
	{"metrics: {m: {path: {2026-1: 5}}}", "day-invalid", 2, 22, 28,
	 "metrics.m", "path.2026-1", "a key of path takes a day", NULL},
	{"metrics: {m: {actuals: {2026-13: 5}}}", "day-invalid", 2, 25, 32,
	 "metrics.m", "actuals.2026-13",
	 "an actual's key is a day, a month or a quarter, not 2026-13",
	 "write 2026-02-13, 2026-02 or 2026-Q1"},
	{"metrics: {m: {actuals: {2026: 5}}}", "day-invalid", 2, 25, 29,
	 "metrics.m", "actuals.2026", "an actual's key is a day,", NULL},
	{"metrics: {m: {actuals: {2026-04-31: 5}}}", "day-invalid", 2, 25, 35,
	 "metrics.m", "actuals.2026-04-31", "2026-04-31 is not in the calendar",
	 "April 2026 has 30 days"},
	/* ids */
	{"actions: {lead follow: {title: x}}", "id-format", 2, 11, 22,
	 "actions.lead follow", "",
	 "\"lead follow\" is no key: only letters, digits, - and _ belong in "
	 "it",
	 "write lead-follow"},
	{"metrics: {-x: {title: x}}", "id-format", 2, 11, 13, "metrics.-x", "",
	 "\"-x\" is no key: it must begin with a letter or a digit", "write x"},
	{"rhythms: {\"\": {title: x}}", "id-format", 2, 11, 13, "rhythms.", "",
	 "\"\" is no key: it is empty", NULL},
	{"levers: {a.b: {then: x}}", "id-format", 2, 10, 13, "levers.a.b", "",
	 "\"a.b\" is no key", "write a-b"},
	/* NFD: e and a combining acute */
	{"actions: {caf\x65\xcc\x81: {title: x}}", "id-format", 2, 11, 16,
	 "actions.caf\x65\xcc\x81", "", "apart from their letters",
	 "write caf\xc3\xa9"},
};

static bool has(struct slice s, const char *part)
{
	return slice_find_slice(s, slice_of(part), 0) < s.len ||
	       !slice_of(part).len;
}

static void expect(const struct row *row)
{
	struct arena a = ARENA_INIT;
	struct slice text = arena_printf(&a, "plan: p\n%s\n", row->text);
	struct decoded *d = decoded_make(&a, text);
	struct finding *f = d->findings.v;

	if (d->findings.n != 1)
		fail_msg("%zu findings: %s", d->findings.n, row->text);
	if (!slice_is(slice_of(f->rule), row->rule) ||
	    f->at.line != row->line || f->at.col != row->col ||
	    f->at.end_col != row->end_col || !slice_is(f->plan, "p") ||
	    !slice_is(f->item, row->item) || !slice_is(f->field, row->field) ||
	    (row->message && !has(f->message, row->message)) ||
	    (row->help && !slice_is(f->help, row->help)))
		fail_msg("%s: %s %u:%u-%u %.*s [%.*s|%.*s] help: %.*s",
			 row->text, f->rule, f->at.line, f->at.col,
			 f->at.end_col, SL(f->message), SL(f->item),
			 SL(f->field), SL(f->help));
	assert_non_null(d->plan);
	arena_release(&a);
}

static void one_finding_each(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		expect(&rows[i]);
}

/* Not wrong: absent, empty, or somebody else's to say. */
static void no_finding(void **state)
{
	static const char *const texts[] = {
		"title:",
		"title: \"\"",
		"title: \"  \"",
		"title: ~",
		"x-any: {a: [b, {c: d}]}",
		"objective: {x-any: [1]}",
		"actions:",
		"actions: {}",
		"actions: {a:  }",
		"actions: {a: {due: , owner: }}",
		"actions: {a: {needs: []}}",
		"actions: {a: {needs: [b, ]}}",
		"actions: {a: {needs: b}}",
		/* owner-not-one speaks of these */
		"owner: [dana, kim]",
		"actions: {a: {owner: [dana]}}",
		"team: [dana, kim]",
		"team: dana",
		"barriers: {culture: }",
		"levers: {a: {when: }}",
		"levers: {a: {when: {}}}",
		"levers: {a: {pulled: []}}",
		"metrics: {m: {actuals: {2026-01: }}}",
		"metrics: {m: {target: +5, baseline: -0.5}}",
		"metrics: {m: {weight: 12345678901234567890123}}",
		"metrics: {m: {every: 10 days}}",
		/* missing fields are the business of rules */
		"actions: {a: {title: x}}",
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(texts); i++) {
		struct arena a = ARENA_INIT;
		struct decoded *d = decoded_make(
			&a, arena_printf(&a, "plan: p\n%s\n", texts[i]));

		if (d->findings.n)
			fail_msg("%s: %.*s", texts[i],
				 SL(d->findings.v[0].message));
		arena_release(&a);
	}
}

static struct plan *plan_of(struct arena *a, const char *text)
{
	struct decoded *d = decoded_make(a, slice_of(text));

	assert_non_null(d->plan);
	return d->plan;
}

/* What is wrong is neither there nor missing. */
static void wrong_is_not_missing(void **state)
{
	struct arena a = ARENA_INIT;
	struct plan *p = plan_of(
		&a,
		"plan: p\n"
		"title: [x]\n"
		"owner: [dana, kim]\n"
		"stage: x\n"
		"metrics: {m: {target: x, actuals: {x: 1}}}\n"
		"actions:\n"
		"  a: {due: 2026-02-30, done: x, owner: {b: c}, needs: {}}\n"
		"  b: {due: , owner: }\n"
		"  c: [x]\n"
		"  d:\n");
	const struct action *act = p->actions;

	(void)state;
	assert_true(p->title.wrong && !p->title.at && !p->title.s.ptr);
	assert_true(p->owner.wrong && !p->owner.at);
	assert_true(p->stage.wrong && !p->stage.at);
	assert_int_equal(plan_stage(p), STAGE_COMMITTED);
	assert_true(p->metrics[0].target.wrong && !p->metrics[0].target.at);
	assert_int_equal(p->metrics[0].n_actuals, 0);
	assert_int_equal(p->n_actions, 3);
	assert_true(GIVEN(act[0].due) && !act[0].due.at);
	assert_int_equal(act[0].due.v, DAY_NONE);
	assert_true(act[0].done.wrong && action_is_open(&act[0]));
	assert_true(act[0].item.owner.wrong);
	assert_true(act[0].needs.wrong);
	assert_false(GIVEN(act[1].due) || GIVEN(act[1].item.owner));
	assert_int_equal(act[1].due.v, DAY_NONE);
	assert_true(slice_is(act[2].item.key, "d"));
	assert_int_equal(act[2].due.v, DAY_NONE);
	arena_release(&a);
}

/* Of a key written twice the last value counts, and nothing of the first. */
static void last_counts(void **state)
{
	struct arena a = ARENA_INIT;
	struct decoded *d = decoded_make(
		&a, SLICE("plan: p\n"
			  "actions:\n"
			  "  a: {due: x, due: 2026-01-31, title: y}\n"
			  "  a: {due: 2026-02-28}\n"
			  "title: [x]\n"
			  "title: z\n"));
	size_t i;

	(void)state;
	for (i = 0; i < d->findings.n; i++)
		assert_string_equal(d->findings.v[i].rule, "duplicate-key");
	assert_true(slice_is(d->plan->title.s, "z"));
	assert_int_equal(d->plan->n_actions, 1);
	assert_int_equal(d->plan->actions[0].due.v, day_from_ymd(2026, 2, 28));
	assert_false(GIVEN(d->plan->actions[0].item.title));
	arena_release(&a);
}

static void no_plan(void **state)
{
	static const struct {
		const char *text;
		bool key;
		size_t findings;
	} texts[] = {
		{"", false, 0},
		{"title: x\nonwer: y\n", false, 0},
		{"- plan: x\n", false, 0},
		{"plan\n", false, 0},
		{"plan:\n", true, 0},
		{"plan: [x]\n", true, 1},
		{"plan: ''\nonwer: y\n", true, 1},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(texts); i++) {
		struct arena a = ARENA_INIT;
		struct decoded *d = decoded_make(&a, slice_of(texts[i].text));

		assert_null(d->plan);
		assert_int_equal(d->has_plan_key, texts[i].key);
		assert_int_equal(d->findings.n, texts[i].findings);
		arena_release(&a);
	}
}

/* What the parser finds belongs to an item, too. */
static void places_syntax(void **state)
{
	struct arena a = ARENA_INIT;
	struct decoded *d = decoded_make(&a, SLICE("plan: p\n"
						   "title: x\n"
						   "title: y\n"
						   "actions:\n"
						   "  a:\n"
						   "    title: x\n"
						   "  b:\n"
						   "    title: x\n"
						   "    title: y\n"));

	(void)state;
	assert_int_equal(d->findings.n, 2);
	assert_true(slice_is(d->findings.v[0].plan, "p"));
	assert_null(d->findings.v[0].item.ptr);
	assert_true(slice_is(d->findings.v[1].item, "actions.b"));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_finding_each),
		cmocka_unit_test(no_finding),
		cmocka_unit_test(wrong_is_not_missing),
		cmocka_unit_test(last_counts),
		cmocka_unit_test(no_plan),
		cmocka_unit_test(places_syntax),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
