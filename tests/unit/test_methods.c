/* The methods' table, goal, page and amounts; rules over half-broken plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/amount.h"
#include "check/check.h"
#include "plan/goal.h"
#include "plan/method.h"
#include "plan/pace.h"
#include "plan/page.h"

#define ALL_METHODS                                                            \
	"levels: [strategy, marketing-plan]\n"                                 \
	"methods: [one-page, success-factors, execution, start-at-the-end, "   \
	"delegation]\n"
#define PEOPLE                                                                 \
	"dana: {team: marketing}\nsam: {team: sales}\nkim: {team: service}\n"  \
	"otis: {team: sales}\nlee: {team: board}\nines: {team: sales}\n"

static const char rich[] =
	"plan: clinics\ntitle: Open two clinics\nowner: dana\nsponsor: lee\n"
	"level: strategy\nperiod: 2026-Q1..2026-Q2\n"
	"team: {otis: knows the town, ines: sells}\n"
	"objective:\n  statement: Every town has a clinic of ours\n"
	"  why: People go where the way is short\n"
	"  outcome: {who: Two mayors, did: cut a ribbon, so: we dance}\n"
	"success-factors:\n  fast: Answers in a minute\n"
	"  rooms: {title: Rooms are ready, owner: sam}\n"
	"metrics:\n  patients:\n    title: New patients\n    owner: dana\n"
	"    unit: patients\n    factor: fast\n    baseline: 1200\n"
	"    target: 1620\n    due: 2026-06-30\n    every: month\n"
	"    direction: reach\n    weight: 2\n    path: {2026-03-01: 1300}\n"
	"    actuals: {2026-01: 1215, 2026-02: {sam: 600, kim: 700}}\n"
	"  ready:\n    title: Rooms\n    owner: sam\n    unit: rooms\n"
	"    factor: rooms\n    baseline: 0\n    target: 12\n"
	"    due: 2026-06-30\n    actuals: {2026-01: 0}\n"
	"actions:\n  rent:\n    title: Rent rooms\n    owner: sam\n"
	"    due: 2026-02-17\n    started: 2026-01-10\n    job: research\n"
	"  hire:\n    title: Hire nurses\n    owner: kim\n"
	"    due: 2026-04-15\n    job: reach\n    needs: [rent]\n"
	"  open:\n    title: Open the doors\n    owner: otis\n"
	"    due: 2026-05-20\n    job: sell\n    needs: [hire]\n"
	"levers:\n  shift:\n"
	"    when: {metric: patients, below: 1100, for: 2 months}\n"
	"    then: Move the budget\n    owner: dana\n"
	"    pulled: [2026-02-01]\n"
	"barriers:\n  training: {what: No till, answer: [hire]}\n"
	"  culture:\n    - {what: Old habits, answer: [open, shift]}\n"
	"resources: {budget: {need: 120000 EUR, have: 120000 EUR}}\n"
	"assumptions: {growth: 3 %}\ntrade-offs: [Fewer events]\n"
	"questions: {growth: A second town pays better}\n"
	"agreed: {sales: {by: ines, day: 2026-01-09, goal: g1-00000000}}\n"
	"rhythms: {review: {title: Review, owner: dana, every: quarter}}\n"
	"conditions: {budget: As granted, tools: As they are, rewards: A "
	"week}\n"
	"limits: {law: No word about treatments}\n"
	"scorecard: {2026-Q1: {strategy: 7, execution: 5, try: More}}\n"
	"notes: |\n  Free.\n";

static struct findings lint(struct arena *a, const struct memory_file *files,
			    size_t n)
{
	struct source *src = source_open_memory(a, files, n);
	struct lint_options opt = {.today = day_from_ymd(2026, 2, 16)};
	struct findings fs = FINDINGS_IN(a);
	struct err e = ERR_INIT;
	struct snapshot s;

	assert_int_equal(snapshot_load(&s, a, NULL, src, &e), 0);
	source_close(src);
	lint_snapshot(&fs, a, &s, &opt);
	return fs;
}

static struct findings lint_one(struct arena *a, struct slice plan)
{
	const struct memory_file files[] = {
		{".git-plan.yaml", SLICE(ALL_METHODS)},
		{"people.yaml", SLICE(PEOPLE)},
		{"plans/p.yaml", plan},
	};

	return lint(a, files, ARRAY_LEN(files));
}

static size_t count_rule(const struct findings *fs, const char *rule)
{
	size_t i, n = 0;

	for (i = 0; i < fs->n; i++)
		n += !strcmp(fs->v[i].rule, rule);
	return n;
}

static const struct plan *decode(struct arena *a, struct slice bytes)
{
	const struct plan *p = decoded_make(a, bytes)->plan;

	assert_non_null(p);
	return p;
}

/* --- tables --- */

static void methods_and_rules_agree(void **state)
{
	const struct rule *const *rules;
	const struct method *m;
	size_t i, n;

	(void)state;
	for (m = methods; m->name; m++) {
		const char *const *r;

		assert_true(m->summary && m->source && m->template &&
			    m->report);
		assert_ptr_equal(method_find(slice_of(m->name)), m);
		for (r = m->rules; *r; r++) {
			const struct rule *rule = rule_find(slice_of(*r));

			assert_non_null(rule);
			assert_int_equal(rule->group, GROUP_METHODS);
		}
	}
	rules = rules_all(&n);
	for (i = 0; i < n; i++)
		assert_int_equal(rules[i]->group == GROUP_METHODS,
				 method_of_rule(rules[i]->id) != NULL);
}

static void paces(void **state)
{
	(void)state;
	assert_int_equal(pace_days(SLICE("week")), 7);
	assert_int_equal(pace_days(SLICE("2 weeks")), 14);
	assert_int_equal(pace_days(SLICE("1 month")), 31);
	assert_int_equal(pace_days(SLICE("weeks")), 0);
	assert_int_equal(pace_days(SLICE("99999999999 days")), 0);
	assert_int_equal(pace_days(SLICE("")), 0);
}

static void amounts(void **state)
{
	static const struct {
		const char *text;
		double value; /* NAN is written as -1: no amount */
		const char *unit;
	} rows[] = {
		{"120000 EUR", 120000, "eur"},
		{"120 000 EUR", 120000, "eur"},
		{"12'500.50", 12500.5, ""},
		{"€ 1500", 1500, "€"},
		{"3 people", 3, "people"},
		{"0.5", 0.5, ""},
		{"12,5", -1, ""},
		{"1.2.3", -1, ""},
		{"two floors", -1, ""},
		{"", -1, ""},
		{"from 3 to 4", -1, ""},
		{"12 34", 12, "34"},
	};
	struct arena a = ARENA_INIT;
	struct amount amount;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		bool ok = amount_parse(&amount, &a, slice_of(rows[i].text));

		assert_int_equal(ok, rows[i].value >= 0);
		if (!ok)
			continue;
		assert_true(amount.value == rows[i].value);
		assert_true(slice_is(amount.unit, rows[i].unit));
	}
	arena_release(&a);
}

/* --- the goal --- */

static void goal_of_the_rich_plan(void **state)
{
	struct arena a = ARENA_INIT;
	const struct plan *p = decode(&a, slice_of(rich));
	struct slice text = plan_goal_text(&a, p);

	(void)state;
	assert_true(slice_is(
		text, "objective.statement: Every town has a clinic of ours\n"
		      "objective.why: People go where the way is short\n"
		      "objective.outcome.who: Two mayors\n"
		      "objective.outcome.did: cut a ribbon\n"
		      "objective.outcome.so: we dance\n"
		      "success-factors.fast: Answers in a minute\n"
		      "success-factors.rooms: Rooms are ready\n"
		      "metrics.patients.title: New patients\n"
		      "metrics.patients.unit: patients\n"
		      "metrics.patients.baseline: 1200\n"
		      "metrics.patients.target: 1620\n"
		      "metrics.patients.due: 2026-06-30\n"
		      "metrics.patients.direction: reach\n"
		      "metrics.ready.title: Rooms\n"
		      "metrics.ready.unit: rooms\n"
		      "metrics.ready.baseline: 0\n"
		      "metrics.ready.target: 12\n"
		      "metrics.ready.due: 2026-06-30\n"
		      "metrics.ready.direction: reach\n"));
	arena_release(&a);
}

static bool same_goal(const char *one, const char *other)
{
	struct arena a = ARENA_INIT;
	struct slice x = plan_goal_fingerprint(&a, decode(&a, slice_of(one)));
	struct slice y = plan_goal_fingerprint(&a, decode(&a, slice_of(other)));
	bool same = slice_eq(x, y);

	assert_int_equal(x.len, 11);
	assert_true(slice_starts(x, SLICE("g1-")));
	arena_release(&a);
	return same;
}

#define M(more) "plan: p\nmetrics: {a: {target: " more "}}\n"

static void what_changes_a_goal(void **state)
{
	(void)state;
	assert_true(same_goal(M("1620"), M("1620.0")));
	assert_true(same_goal(M("1620"), M("1620, direction: reach")));
	assert_true(same_goal(M("1620"), M("1620, owner: sam")));
	assert_true(same_goal(M("-0"), M("0")));
	assert_true(same_goal(M("0.50"), M("0.5")));
	assert_false(same_goal(M("1620"), M("162")));
	assert_false(same_goal(M("100"), M("1")));
	assert_false(same_goal(M("5"), M("-5")));
	assert_false(same_goal(M("5"), M("5, direction: stay-above")));
	assert_true(same_goal("plan: p\nsuccess-factors: {a: x, b: y}\n",
			      "plan: p\nsuccess-factors: {b: y, a: x}\n"));
	assert_true(same_goal("plan: p\nobjective: {why: caf\u00e9}\n",
			      "plan: p\nobjective: {why: cafe\u0301}\n"));
	/* a text cannot pass for a line of another field */
	assert_false(same_goal(
		"plan: p\nobjective: {statement: \"a\\nobjective.why: b\"}\n",
		"plan: p\nobjective: {statement: a, why: b}\n"));
}

/* --- the page --- */

static void a_page(void **state)
{
	struct arena a = ARENA_INIT;
	const struct plan *p = decode(
		&a, SLICE("plan: p\ntitle: One two three four five six\n"
			  "# no\nactions:\n  a: {title: Ask, due: 2026-01-01}\n"
			  "metrics: {m: {unit: x, actuals: {2026-01: 1}}}\n"
			  "trade-offs: [Abcdefghijklmnopqrstuvwxyz]\n"
			  "scorecard: {2026-Q1: {strategy: 7}}\nnotes: no\n"));
	struct slice text = plan_page_text(&a, p, 20);

	(void)state;
	assert_true(slice_is(text, "plan: p\n"
				   "title: One two three\n"
				   "    four five six\n"
				   "\nactions\n"
				   "  a: title: Ask due:\n"
				   "    2026-01-01\n"
				   "\nmetrics\n"
				   "  m: unit: x\n"
				   "\ntrade-offs\n"
				   "  Abcdefghijklmnopqr\n"
				   "    stuvwxyz\n"));
	assert_int_equal(plan_page_lines(p, 20), 14);
	assert_int_equal(plan_page_lines(p, 0), 14);
	arena_release(&a);
}

/* --- hostile input --- */

static const char *const instead[] = {"",     "text",	   "[1, {a: b}]",
				      "null", "{a: [b]}",  "-7",
				      "[]",   "2026-02-31"};
#define MOST_FINDINGS 40

static size_t mutate(const struct node *n, size_t *tried)
{
	struct slice bytes = slice_of(rich);
	const struct node *child;
	size_t i, most = 0;

	for (i = 0; i < ARRAY_LEN(instead); i++) {
		struct arena a = ARENA_INIT;
		struct slice parts[] = {slice_sub(bytes, 0, n->at.begin),
					slice_of(instead[i]),
					slice_sub(bytes, n->at.end, bytes.len)};
		struct findings fs =
			lint_one(&a, arena_concat(&a, parts, ARRAY_LEN(parts)));

		most = fs.n > most ? fs.n : most;
		arena_release(&a);
		++*tried;
	}
	for (child = n->first; child; child = child->next) {
		size_t below = mutate(child, tried);

		most = below > most ? below : most;
	}
	return most;
}

static void every_node_broken(void **state)
{
	struct arena a = ARENA_INIT;
	size_t tried = 0, most;

	(void)state;
	most = mutate(decode(&a, slice_of(rich))->root, &tried);
	assert_true(tried > 500);
	if (most > MOST_FINDINGS)
		fail_msg("one mistake gave %zu findings", most);
	arena_release(&a);
}

#define MANY 10000

static void a_ring_of_many(void **state)
{
	struct arena a = ARENA_INIT;
	struct memory_file *files = arena_array(&a, MANY + 1, sizeof(*files));
	struct findings fs;
	size_t i;

	(void)state;
	files[MANY] =
		(struct memory_file){".git-plan.yaml", SLICE(ALL_METHODS)};
	for (i = 0; i < MANY; i++) {
		size_t next = (i + 1) % MANY;

		files[i].path = arena_cstr(
			&a, arena_printf(&a, "plans/p%05zu.yaml", i));
		files[i].bytes = arena_printf(
			&a,
			"plan: p%05zu\ntitle: A\nowner: dana\nstage: draft\n"
			"supports: p%05zu\nactions: {a: {title: A, owner: sam, "
			"due: 2026-02-17, job: sell, needs: [p%05zu.a]}}\n",
			i, next, next);
	}
	fs = lint(&a, files, MANY + 1);
	assert_int_equal(count_rule(&fs, "loose-end"), 0);
	/* the ring has one top, whichever */
	assert_int_equal(count_rule(&fs, "job-missing"), 1);
	assert_int_equal(count_rule(&fs, "reference-cycle"), 2);
	arena_release(&a);
}

#define SCRIPT(id, end)                                                        \
	"plan: " id end "title: T" end "owner: dana" end "period: 2026-Q1" end \
	"success-factors: {" id "-a: F, " id "-b: G}" end "metrics:" end       \
	"  " id "-m: {factor: " id "-a}\r\n"                                   \
	"  " id "-n: {factor: " id "." id "-b}\n"                              \
	"actions:\r\n  " id "-x: {title: X, owner: sam, job: sell}\n"          \
	"  " id "-y: {title: Y, owner: sam, needs: [" id "-x]}" end

static void any_script(void **state)
{
	static const char *const plans[] = {
		SCRIPT("рост", "\n"),  SCRIPT("نمو", "\r\n"),
		SCRIPT("विकास", "\n"), SCRIPT("การเติบโต", "\r\n"),
		SCRIPT("größe", "\n"),
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(plans); i++) {
		struct arena a = ARENA_INIT;
		struct findings fs = lint_one(&a, slice_of(plans[i]));

		assert_int_equal(count_rule(&fs, "id-format"), 0);
		assert_int_equal(count_rule(&fs, "reference-unknown"), 0);
		assert_int_equal(count_rule(&fs, "factor-unmeasured"), 0);
		assert_int_equal(count_rule(&fs, "loose-end"), 0);
		assert_int_equal(count_rule(&fs, "job-missing"), 1);
		arena_release(&a);
	}
}

/* Ten words in scripts with blanks and without; too few of them. */
static void words_of_any_script(void **state)
{
	static const struct {
		const char *answer;
		size_t open;
	} rows[] = {
		{"Мы спрашиваем их каждый день", 0},
		{"เราถามลูกค้าทุกวัน", 0},
		{"私たちは毎日聞きます", 0},
		{"Мы знаем", 1},
		{"毎日", 1},
		{"- - - - - -", 1},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena a = ARENA_INIT;
		struct slice plan = arena_printf(
			&a,
			"plan: p\ntitle: T\nowner: dana\nstage: draft\n"
			"questions: {customers: '%s'}\n",
			rows[i].answer);
		struct findings fs = lint_one(&a, plan);

		assert_int_equal(count_rule(&fs, "question-open"),
				 9 + rows[i].open);
		arena_release(&a);
	}
}

/* --- parameters --- */

static void parameters_decide(void **state)
{
	static const struct {
		const char *config, *rule;
		size_t n;
	} rows[] = {
		{"", "sponsor-missing", 1},
		{"rules: {sponsor-missing: {self: true}}\n", "sponsor-missing",
		 0},
		{"", "agreement-missing", 0},
		{"rules: {agreement-missing: {teams: [legal]}}\n",
		 "agreement-missing", 1},
		{"", "conditions-missing", 1},
		{"rules: {conditions-missing: {keys: [place]}}\n",
		 "conditions-missing", 0},
		{"", "loose-end", 1},
		{"rules: {loose-end: {ends: 2}}\n", "loose-end", 0},
		{"", "level-order", 1},
		{"rules: {level-order: {direct: false}}\n", "level-order", 0},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena a = ARENA_INIT;
		const struct memory_file files[] = {
			{".git-plan.yaml",
			 arena_printf(&a,
				      "levels: [high, middle, low]\n"
				      "methods: [start-at-the-end, "
				      "delegation, success-factors]\n%s",
				      rows[i].config)},
			{"plans/a.yaml",
			 SLICE("plan: a\ntitle: T\nowner: dana\n"
			       "sponsor: dana\nlevel: low\nsupports: b\n"
			       "conditions: {place: Here}\n"
			       "actions:\n"
			       "  x: {title: X, owner: sam, due: 2026-03-02}\n"
			       "  y: {title: Y, owner: sam, due: "
			       "2026-03-03}\n")},
			{"plans/b.yaml",
			 SLICE("plan: b\ntitle: T\nowner: dana\nstage: closed\n"
			       "level: high\n")},
		};
		struct findings fs = lint(&a, files, ARRAY_LEN(files));

		if (count_rule(&fs, rows[i].rule) != rows[i].n)
			fail_msg("%s with \"%s\": %zu", rows[i].rule,
				 rows[i].config, count_rule(&fs, rows[i].rule));
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(methods_and_rules_agree),
		cmocka_unit_test(paces),
		cmocka_unit_test(amounts),
		cmocka_unit_test(goal_of_the_rich_plan),
		cmocka_unit_test(what_changes_a_goal),
		cmocka_unit_test(a_page),
		cmocka_unit_test(every_node_broken),
		cmocka_unit_test(a_ring_of_many),
		cmocka_unit_test(any_script),
		cmocka_unit_test(words_of_any_script),
		cmocka_unit_test(parameters_decide),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
