/* What changed in meaning, and what did not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "lib/plans.h"

#define HEAD "plan: p\ntitle: T\nowner: dana\n"

static const struct diff *compare(struct arena *a, const struct test_file *x,
				  const struct test_file *y)
{
	struct diff *d = arena_alloc(a, sizeof(*d));

	diff_snapshots(d, a, test_snapshot(a, x), test_snapshot(a, y));
	return d;
}

static const struct diff *compare_texts(struct arena *a, const char *x,
					const char *y)
{
	const struct test_file before[] = {{"plans/p.yaml", x}, {NULL, NULL}};
	const struct test_file after[] = {{"plans/p.yaml", y}, {NULL, NULL}};

	return compare(a, before, after);
}

struct text_case {
	const char *name, *before, *after, *changes;
};

static void check_cases(const struct text_case *c, size_t n)
{
	struct arena a = ARENA_INIT;
	size_t i;

	for (i = 0; i < n; i++, c++) {
		const char *got = test_describe(
			&a, compare_texts(&a, c->before, c->after));

		if (strcmp(got, c->changes))
			fail_msg("%s\nwanted:\n%sgot:\n%s", c->name, c->changes,
				 got);
	}
	arena_release(&a);
}

static const struct text_case no_changes[] = {
	{"the same", HEAD, HEAD, ""},
	{"order of keys", "plan: p\ntitle: T\nowner: dana\n",
	 "owner: dana\nplan: p\ntitle: T\n", ""},
	{"quotes, comments, flow",
	 HEAD "actions:\n  a: {title: A b, due: 2026-01-02, needs: [x, y]}\n",
	 "# page\n" HEAD "actions:\n  a:\n    due: '2026-01-02' # day\n"
	 "    title: \"A b\"\n    needs:\n      - x\n      - y\n",
	 ""},
	{"stage written out", HEAD, HEAD "stage: committed\n", ""},
	{"stage no longer written out", HEAD "stage: committed\n", HEAD, ""},
	{"defaults of a metric", HEAD "metrics: {m: {title: M}}\n",
	 HEAD "metrics: {m: {title: M, direction: reach, counts: latest, "
	      "weight: 1}}\n",
	 ""},
	{"the default of a number with a point",
	 HEAD "metrics: {m: {title: M}}\n",
	 HEAD "metrics: {m: {title: M, weight: 1.0}}\n", ""},
	{"a number's zeros", HEAD "metrics: {m: {target: 1620, baseline: 0}}\n",
	 HEAD "metrics: {m: {target: 1620.0, baseline: -0.00}}\n", ""},
	{"a number's plus and leading zeros",
	 HEAD "metrics: {m: {target: +0.50}}\n",
	 HEAD "metrics: {m: {target: 00.5}}\n", ""},
	{"numbers in actuals and path",
	 HEAD "metrics: {m: {actuals: {2026-01: 5}, path: {2026-01-31: 7}}}\n",
	 HEAD "metrics: {m: {actuals: {2026-01: 5.0}, path: {2026-01-31: "
	      "7.0}}}\n",
	 ""},
	{"shares of an actual in another order",
	 HEAD "metrics: {m: {actuals: {2026-01: {kim: 2, sam: 3.0}}}}\n",
	 HEAD "metrics: {m: {actuals: {2026-01: {sam: 3, kim: 2.0}}}}\n", ""},
	{"final line ends", HEAD "notes: |\n  One\n",
	 HEAD "notes: |+\n  One\n\n\n", ""},
	{"final line ends against none", HEAD "notes: |\n  One\n",
	 HEAD "notes: One\n", ""},
	{"null against missing", HEAD, HEAD "sponsor:\nlevel: ~\nwas: null\n",
	 ""},
	{"empty maps, lists and texts against missing", HEAD,
	 HEAD "metrics: {}\nresources: {budget: {}}\ntrade-offs: []\n"
	      "notes: ''\nobjective: {why: ~}\n",
	 ""},
	{"NFD against NFC", HEAD "notes: caf\xc3\xa9\n",
	 HEAD "notes: cafe\xcc\x81\n", ""},
	{"NFD in keys",
	 HEAD "assumptions: {caf\xc3\xa9: 3 %}\n"
	      "actions: {caf\xc3\xa9: {title: A}}\n",
	 HEAD "assumptions: {cafe\xcc\x81: 3 %}\n"
	      "actions: {cafe\xcc\x81: {title: A}}\n",
	 ""},
	{"a text where a list may stand",
	 HEAD "trade-offs: One\nactions: {a: {title: A, needs: x}}\n",
	 HEAD "trade-offs: [One]\nactions: {a: {title: A, needs: [x]}}\n", ""},
	{"a day where a list of days may stand",
	 HEAD "levers: {l: {when: w, then: t, pulled: 2026-04-02}}\n",
	 HEAD "levers: {l: {when: w, then: t, pulled: [2026-04-02]}}\n", ""},
	{"a barrier as text, map and list", HEAD "barriers: {talent: No one}\n",
	 HEAD "barriers: {talent: {what: No one}}\n", ""},
	{"a list with one barrier", HEAD "barriers: {talent: [No one]}\n",
	 HEAD "barriers: {talent: {what: No one}}\n", ""},
	{"a factor as text and map", HEAD "success-factors: {f: Fast}\n",
	 HEAD "success-factors: {f: {title: Fast}}\n", ""},
	{"ids that are the same id",
	 HEAD "actions: {front-desk: {title: A}, b: {title: B, needs: "
	      "front-desk}}\n",
	 HEAD "actions: {Front_Desk: {title: A}, b: {title: B, needs: "
	      "FrontDesk}}\n",
	 ""},
	{"the team's own, in another order", HEAD "x-us: {a: [1, 2], b: c}\n",
	 HEAD "x-us: {b: c, a: [1, 2], d: ~}\n", ""},
	{"the last of two keys counts", HEAD "notes: One\n",
	 HEAD "notes: Two\nnotes: One\n", ""},
	{"an anchor", HEAD "sponsor: lee\nnotes: lee\n",
	 HEAD "sponsor: &l lee\nnotes: *l\n", ""},
};

static void means_the_same(void **state)
{
	(void)state;
	check_cases(no_changes, ARRAY_LEN(no_changes));
}

#define ACTION(rest) HEAD "actions:\n  a: {title: A, owner: kim, " rest "}\n"
#define METRIC(rest) HEAD "metrics:\n  m: {title: M, " rest "}\n"

static const struct text_case changes[] = {
	{"a slip with its reason", ACTION("due: 2026-02-28"),
	 ACTION("due: 2026-03-31, because: Vendor late"),
	 "field-changed p actions.a due 2026-02-28 -> 2026-03-31 (31): Vendor "
	 "late\n"
	 "field-added p actions.a because ~ -> Vendor late: Vendor late\n"},
	{"a slip with an old reason",
	 ACTION("due: 2026-02-28, because: Vendor late"),
	 ACTION("due: 2026-03-31, because: Vendor late"),
	 "field-changed p actions.a due 2026-02-28 -> 2026-03-31 (31) ?Vendor "
	 "late\n"},
	{"brought forward over a leap day", ACTION("due: 2028-03-01"),
	 ACTION("due: 2028-02-28"),
	 "field-changed p actions.a due 2028-03-01 -> 2028-02-28 (-2)\n"},
	{"a day that is none has no days", ACTION("due: 2026-02-28"),
	 ACTION("due: 2026-02-30"),
	 "field-changed p actions.a due 2026-02-28 -> 2026-02-30\n"},
	{"a date lost", ACTION("due: 2026-02-28"), ACTION("due: ~"),
	 "field-removed p actions.a due 2026-02-28 -> ~\n"},
	{"fields in the order of the table, not of the file",
	 HEAD "actions: {a: {title: A}}\n",
	 HEAD "actions: {a: {notes: n, needs: [b], done: 2026-01-02, due: "
	      "2026-01-01, title: B}}\n",
	 "field-changed p actions.a title A -> B\n"
	 "field-added p actions.a due ~ -> 2026-01-01\n"
	 "field-added p actions.a done ~ -> 2026-01-02\n"
	 "field-added p actions.a needs ~ -> [b]\n"
	 "field-added p actions.a notes ~ -> n\n"},
	{"the stage against its default", HEAD, HEAD "stage: draft\n",
	 "field-added p stage ~ -> draft\n"},
	{"a stage taken away", HEAD "stage: closed\n", HEAD,
	 "field-removed p stage closed -> ~\n"},
	{"a target", METRIC("target: 1620"), METRIC("target: 1500.0"),
	 "field-changed p metrics.m target 1620 -> 1500.0\n"},
	{"a number in a text is a text", HEAD "notes: 1620\n",
	 HEAD "notes: 1620.0\n", "field-changed p notes 1620 -> 1620.0\n"},
	{"actuals by key",
	 METRIC("actuals: {2026-01: 5, 2026-02: 6, 2026-04: 8}"),
	 METRIC("actuals: {2026-03: 7, 2026-02: 6.5, 2026-01: 5}"),
	 "field-changed p metrics.m actuals.2026-02 6 -> 6.5\n"
	 "field-added p metrics.m actuals.2026-03 ~ -> 7\n"
	 "field-removed p metrics.m actuals.2026-04 8 -> ~\n"},
	{"a shared actual is one value", METRIC("actuals: {2026-01: {kim: 2}}"),
	 METRIC("actuals: {2026-01: {kim: 3}}"),
	 "field-changed p metrics.m actuals.2026-01 {kim:2} -> {kim:3}\n"},
	{"leaves of nested maps",
	 HEAD "objective: {statement: S, outcome: {did: x}}\n"
	      "resources: {budget: {need: 10 EUR}}\n"
	      "agreed: {sales: {by: ines, day: 2026-01-09, goal: g1-1}}\n"
	      "scorecard: {2026-Q1: {strategy: 7}}\n",
	 HEAD "objective: {statement: S, why: W, outcome: {did: y}}\n"
	      "resources: {budget: {need: 12 EUR, have: 12 EUR}}\n"
	      "agreed: {sales: {by: ines, day: 2026-01-12, goal: g1-2}}\n"
	      "scorecard: {2026-Q1: {strategy: 8.0}}\n",
	 "field-added p objective.why ~ -> W\n"
	 "field-changed p objective.outcome.did x -> y\n"
	 "field-changed p resources.budget.need 10 EUR -> 12 EUR\n"
	 "field-added p resources.budget.have ~ -> 12 EUR\n"
	 "field-changed p agreed.sales.day 2026-01-09 -> 2026-01-12 (3)\n"
	 "field-changed p agreed.sales.goal g1-1 -> g1-2\n"
	 "field-changed p scorecard.2026-Q1.strategy 7 -> 8.0\n"},
	{"a list in another order", ACTION("needs: [x, y, x]"),
	 ACTION("needs: [x, x, y]"),
	 "order-changed p actions.a needs [x y x] -> [x x y]\n"},
	{"how often an entry stands counts", ACTION("needs: [x, y, x]"),
	 ACTION("needs: [x, y, y]"),
	 "field-changed p actions.a needs [x y x] -> [x y y]\n"},
	{"trade-offs in another order", HEAD "trade-offs: [A, B]\n",
	 HEAD "trade-offs: [B, A]\n",
	 "order-changed p trade-offs [A B] -> [B A]\n"},
	{"the team's own is one value", HEAD "x-us: {a: 1}\n",
	 HEAD "x-us: {a: 1.0}\n", "field-changed p x-us {a:1} -> {a:1.0}\n"},
	{"a key nobody knows", ACTION("priority: high"),
	 ACTION("priority: low"),
	 "field-changed p actions.a priority high -> low\n"},
	{"a text where a map belongs", HEAD "objective: Win\n",
	 HEAD "objective: {statement: Win}\n",
	 "field-removed p objective Win -> ~\n"
	 "field-added p objective.statement ~ -> Win\n"},
	{"a reason alone is a change", HEAD "because: One\n",
	 HEAD "because: Two\n", "field-changed p because One -> Two: Two\n"},
	{"a condition", HEAD "levers: {l: {when: {metric: m, below: 5}}}\n",
	 HEAD "levers: {l: {when: {metric: m, below: 4, for: 2 months}}}\n",
	 "field-changed p levers.l when.below 5 -> 4\n"
	 "field-added p levers.l when.for ~ -> 2 months\n"},
	{"a condition instead of a sentence",
	 HEAD "levers: {l: {when: It rains}}\n",
	 HEAD "levers: {l: {when: {metric: m, below: 4}}}\n",
	 "field-changed p levers.l when It rains -> {metric:m below:4}\n"},
	{"a factor's sentence", HEAD "success-factors: {f: Fast}\n",
	 HEAD "success-factors: {f: Faster}\n",
	 "field-changed p success-factors.f title Fast -> Faster\n"},
	{"a barrier's answer", HEAD "barriers: {talent: No one}\n",
	 HEAD "barriers: {talent: {what: No one, answer: [a]}}\n",
	 "field-added p barriers.talent.answer ~ -> [a]\n"},
	{"items that come and go, by kind; fields are not repeated",
	 HEAD "actions: {a: {title: A}, b: {title: B}}\n"
	      "metrics: {m: {title: M}}\n",
	 HEAD "because: Cut\nactions: {c: {title: C, because: Asked}, b: "
	      "{title: B}}\nrhythms: {m: {title: M}}\n",
	 "field-added p because ~ -> Cut: Cut\n"
	 "item-added p actions.c: Asked\n"
	 "item-added p rhythms.m\n"
	 "item-removed p actions.a: Cut\n"
	 "item-removed p metrics.m: Cut\n"},
	{"a rename by was", HEAD "actions: {a: {title: A, due: 2026-01-01}}\n",
	 HEAD "actions: {b: {title: A, due: 2026-01-05, was: a}}\n",
	 "item-renamed p actions.b a -> b\n"
	 "field-changed p actions.b due 2026-01-01 -> 2026-01-05 (4)\n"},
	{"a rename by was with the plan's own name",
	 HEAD "actions: {a: {title: A}}\n",
	 HEAD "actions: {b: {title: A, was: p.a}}\n",
	 "item-renamed p actions.b a -> b\n"},
	{"without was nothing is joined", HEAD "actions: {a: {title: A}}\n",
	 HEAD "actions: {b: {title: A}}\n",
	 "item-added p actions.b\nitem-removed p actions.a\n"},
	{"was does not join what lives on", HEAD "actions: {a: {title: A}}\n",
	 HEAD "actions: {a: {title: A}, b: {title: A, was: a}}\n",
	 "item-added p actions.b\n"},
	{"was does not join what lived beside it",
	 HEAD "actions: {a: {title: A}, b: {title: B}}\n",
	 HEAD "actions: {b: {title: B, was: a}}\n",
	 "field-added p actions.b was ~ -> a\nitem-removed p actions.a\n"},
	{"was does not join another kind", HEAD "actions: {a: {title: A}}\n",
	 HEAD "metrics: {b: {title: A, was: a}}\n",
	 "item-added p metrics.b\nitem-removed p actions.a\n"},
	{"two that claim one: the first gets it",
	 HEAD "actions: {a: {title: A}}\n",
	 HEAD "actions: {c: {title: A, was: a}, b: {title: A, was: a}}\n",
	 "item-renamed p actions.c a -> c\nitem-added p actions.b\n"},
	{"a new item order is no change",
	 HEAD "actions: {a: {title: A}, b: {title: B}}\n",
	 HEAD "actions: {b: {title: X}, a: {title: Y}}\n",
	 "field-changed p actions.b title B -> X\n"
	 "field-changed p actions.a title A -> Y\n"},
};

static void says_what_changed(void **state)
{
	(void)state;
	check_cases(changes, ARRAY_LEN(changes));
}

/* --- several files ---------------------------------------------------------
 */

#define PLAN(id, rest) "plan: " id "\ntitle: T " id "\nowner: dana\n" rest
#define MOST_FILES     4

struct file_case {
	const char *name;
	struct test_file before[MOST_FILES], after[MOST_FILES];
	const char *changes;
};

static const struct file_case file_cases[] = {
	{"added and removed, by id",
	 {{"z.yaml", PLAN("b", "")}, {"y.yaml", PLAN("c", "")}},
	 {{"x.yaml", PLAN("a", "because: Asked\n")},
	  {"y.yaml", PLAN("c", "")},
	  {"w.yaml", PLAN("d", "actions: {a: {title: A}}\n")}},
	 "plan-added a: Asked\nplan-removed b\nplan-added d\n"},
	{"a file that moved",
	 {{"a.yaml", PLAN("p", "")}},
	 {{"b/a.yaml", PLAN("p", "")}},
	 "plan-moved p a.yaml -> b/a.yaml\n"},
	{"a plan renamed and moved",
	 {{"a.yaml", PLAN("p", "actions: {a: {title: A}}\n")}},
	 {{"b.yaml", PLAN("q", "was: p\nactions: {a: {title: B}}\n")}},
	 "plan-moved q a.yaml -> b.yaml\nplan-renamed q p -> q\n"
	 "field-changed q title T p -> T q\n"
	 "field-changed q actions.a title A -> B\n"},
	{"the old plan lives on: no rename",
	 {{"a.yaml", PLAN("p", "")}},
	 {{"a.yaml", PLAN("p", "")}, {"b.yaml", PLAN("q", "was: p\n")}},
	 "plan-added q\n"},
	{"the new one lived beside it: no rename",
	 {{"a.yaml", PLAN("p", "")}, {"b.yaml", PLAN("q", "")}},
	 {{"b.yaml", PLAN("q", "was: p\n")}},
	 "plan-removed p\nfield-added q was ~ -> p\n"},
	{"an id in another spelling is the same plan",
	 {{"a.yaml", PLAN("new-patients", "")}},
	 {{"a.yaml", "plan: New_Patients\ntitle: T new-patients\nowner: "
		     "dana\n"}},
	 ""},
	{"a move between plans",
	 {{"a.yaml", PLAN("p", "actions: {a: {title: A}, b: {title: B}}\n")},
	  {"q.yaml", PLAN("q", "")}},
	 {{"a.yaml", PLAN("p", "actions: {b: {title: B}}\n")},
	  {"q.yaml",
	   PLAN("q", "actions: {c: {title: C, was: p.a, because: Theirs}}\n")}},
	 "item-renamed q actions.c p.a -> c: Theirs\n"
	 "field-changed q actions.c title A -> C: Theirs\n"
	 "field-added q actions.c because ~ -> Theirs: Theirs\n"},
	{"a move with the same key",
	 {{"a.yaml", PLAN("p", "actions: {a: {title: A}}\n")},
	  {"q.yaml", PLAN("q", "")}},
	 {{"a.yaml", PLAN("p", "")},
	  {"q.yaml", PLAN("q", "actions: {a: {title: A, was: p.a}}\n")}},
	 "item-renamed q actions.a p.a -> a\n"},
	{"a move out of a plan that was renamed meanwhile",
	 {{"a.yaml", PLAN("p", "actions: {a: {title: A}}\n")},
	  {"q.yaml", PLAN("q", "")}},
	 {{"a.yaml", "plan: r\ntitle: T p\nowner: dana\nwas: p\n"},
	  {"q.yaml", PLAN("q", "actions: {a: {title: A, was: p.a}}\n")}},
	 "item-renamed q actions.a p.a -> a\nplan-renamed r p -> r\n"},
	{"a move into a new plan, out of one that is gone",
	 {{"a.yaml", PLAN("p", "actions: {a: {title: A}, b: {title: B}}\n")}},
	 {{"q.yaml", PLAN("q", "actions: {a: {title: A2, was: p.a}, n: {title: "
			       "N}}\n")}},
	 "plan-removed p\nplan-added q\nitem-renamed q actions.a p.a -> a\n"
	 "field-changed q actions.a title A -> A2\n"},
	{"copied, not moved",
	 {{"a.yaml", PLAN("p", "actions: {a: {title: A}}\n")},
	  {"q.yaml", PLAN("q", "")}},
	 {{"a.yaml", PLAN("p", "actions: {a: {title: A}}\n")},
	  {"q.yaml", PLAN("q", "actions: {a: {title: A, was: p.a}}\n")}},
	 "item-added q actions.a\n"},
	{"of two files with one plan the unchanged path is the plan",
	 {{"m.yaml", PLAN("p", "level: l\n")}},
	 {{"a.yaml", PLAN("p", "level: other\n")},
	  {"m.yaml", PLAN("p", "level: k\n")}},
	 "field-changed p level l -> k\n"},
	{"of two new files with one plan the first path is",
	 {{"m.yaml", PLAN("p", "level: l\n")}},
	 {{"z.yaml", PLAN("p", "level: z\n")},
	  {"b.yaml", PLAN("P", "level: b\n")}},
	 "plan-moved P m.yaml -> b.yaml\nfield-changed P title T p -> T P\n"
	 "field-changed P level l -> b\n"},
	{"unreadable on one side takes part on neither",
	 {{"a.yaml", PLAN("p", "")}, {"b.yaml", PLAN("q", "")}},
	 {{"a.yaml", "a: [\n"}, {"b.yaml", PLAN("q", "level: x\n")}},
	 "field-added q level ~ -> x\n"},
	{"readable again takes part on neither",
	 {{"a.yaml", "title: no plan\n"}},
	 {{"a.yaml", PLAN("p", "")}},
	 ""},
	{"nothing before",
	 {{NULL, NULL}},
	 {{"a.yaml", PLAN("p", "")}},
	 "plan-added p\n"},
};

static void joins_plans_and_items(void **state)
{
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(file_cases); i++) {
		const struct file_case *c = &file_cases[i];
		const char *got =
			test_describe(&a, compare(&a, c->before, c->after));

		if (strcmp(got, c->changes))
			fail_msg("%s\nwanted:\n%sgot:\n%s", c->name, c->changes,
				 got);
	}
	arena_release(&a);
}

static void counts(void **state)
{
	static const struct test_file before[] = {
		{"a.yaml", PLAN("p", "actions: {a: {title: A}, b: {title: B, "
				     "needs: [x, y]}}\n")},
		{"b.yaml", PLAN("q", "actions: {a: {title: A}}\n")},
		{NULL, NULL}};
	static const struct test_file after[] = {
		{"a.yaml", PLAN("p", "level: l\nactions: {c: {title: C}, d: "
				     "{title: D}, b: {title: X, needs: [y, "
				     "x]}}\n")},
		{"c.yaml", PLAN("r", "actions: {a: {title: A}}\n")},
		{NULL, NULL}};
	struct arena a = ARENA_INIT;
	const struct diff *d = compare(&a, before, after);

	(void)state;
	assert_int_equal(d->plans_added, 1);
	assert_int_equal(d->plans_removed, 1);
	assert_int_equal(d->items_added, 2);
	assert_int_equal(d->items_removed, 1);
	assert_int_equal(d->fields_changed, 3);
	assert_int_equal(d->n, 8);
	arena_release(&a);
}

static void names_what_takes_no_part(void **state)
{
	static const struct test_file before[] = {{"a.yaml", "a: [\n"},
						  {"b.yaml", PLAN("q", "")},
						  {"c.yaml", PLAN("r", "")},
						  {NULL, NULL}};
	static const struct test_file after[] = {{"a.yaml", "a: [\n"},
						 {"b.yaml", "title: T\n"},
						 {"c.yaml", PLAN("r", "")},
						 {"d.yaml", PLAN("r", "")},
						 {NULL, NULL}};
	struct arena a = ARENA_INIT;
	const struct diff *d = compare(&a, before, after);

	(void)state;
	assert_int_equal(d->n, 0);
	assert_int_equal(d->n_unreadable, 3);
	assert_true(slice_is(d->unreadable[0].file, "a.yaml"));
	assert_false(d->unreadable[0].in_new);
	assert_true(d->unreadable[0].unchanged);
	assert_true(slice_starts(d->unreadable[0].message, SLICE("line ")));
	assert_true(d->unreadable[1].in_new);
	assert_true(slice_is(d->unreadable[2].file, "b.yaml"));
	assert_false(d->unreadable[2].unchanged);
	assert_int_equal(d->n_repeated, 1);
	assert_true(slice_is(d->repeated[0].file, "d.yaml"));
	arena_release(&a);
}

/* --- what always holds -----------------------------------------------------
 */

/* All texts of the tables above, each against each. */
static size_t all_texts(const char **out, size_t room)
{
	size_t n = 0, i;

	for (i = 0; i < ARRAY_LEN(no_changes); i++) {
		out[n++] = no_changes[i].before;
		out[n++] = no_changes[i].after;
	}
	for (i = 0; i < ARRAY_LEN(changes); i++) {
		out[n++] = changes[i].before;
		out[n++] = changes[i].after;
	}
	assert_true(n <= room);
	return n;
}

static size_t count_kind(const struct diff *d, enum change_kind kind)
{
	size_t n = 0, i;

	for (i = 0; i < d->n; i++)
		n += d->v[i].kind == kind;
	return n;
}

static void itself_is_no_change_and_swapping_mirrors(void **state)
{
	static const enum change_kind mirror[][2] = {
		{CHANGE_PLAN_ADDED, CHANGE_PLAN_REMOVED},
		{CHANGE_ITEM_ADDED, CHANGE_ITEM_REMOVED},
		{CHANGE_FIELD_ADDED, CHANGE_FIELD_REMOVED},
		{CHANGE_FIELD_CHANGED, CHANGE_FIELD_CHANGED},
		{CHANGE_ORDER, CHANGE_ORDER},
	};
	const char *texts[256];
	size_t n = all_texts(texts, ARRAY_LEN(texts)), i, j, k;

	(void)state;
	for (i = 0; i < n; i++)
		for (j = i; j < n; j++) {
			struct arena a = ARENA_INIT;
			const struct diff *d, *back;

			/* a rename in one direction has no mirror */
			if (strstr(texts[i], "was:") ||
			    strstr(texts[j], "was:"))
				continue;
			d = compare_texts(&a, texts[i], texts[j]);
			back = compare_texts(&a, texts[j], texts[i]);
			if ((i == j && d->n) || d->n != back->n)
				fail_msg("%s\nand:\n%s\n%s\nback:\n%s",
					 texts[i], texts[j],
					 test_describe(&a, d),
					 test_describe(&a, back));
			for (k = 0; k < ARRAY_LEN(mirror); k++)
				assert_int_equal(
					count_kind(d, mirror[k][0]),
					count_kind(back, mirror[k][1]));
			arena_release(&a);
		}
}

/* --- the same page, written another way ------------------------------------
 */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static void emit(struct buf *b, const struct node *n, uint32_t *seed);

static void emit_scalar(struct buf *b, const struct node *n, uint32_t *seed)
{
	size_t i;
	bool single = next_random(seed) % 2 &&
		      slice_find(n->text, '\n', 0) == n->text.len;

	if (node_is_null(n)) {
		buf_add(b, SLICE("~"));
		return;
	}
	buf_add_char(b, single ? '\'' : '"');
	for (i = 0; i < n->text.len; i++) {
		char c = n->text.ptr[i];

		if (single && c == '\'')
			buf_add(b, SLICE("''"));
		else if (!single && c == '\n')
			buf_add(b, SLICE("\\n"));
		else if (!single && (c == '"' || c == '\\'))
			buf_printf(b, "\\%c", c);
		else
			buf_add_char(b, c);
	}
	buf_add_char(b, single ? '\'' : '"');
}

/* Flow style throughout; the entries of a map begin anywhere and go round. */
static void emit(struct buf *b, const struct node *n, uint32_t *seed)
{
	size_t turn =
		n->kind == NODE_MAP && n->n ? next_random(seed) % n->n : 0;
	const struct node *c = n->first;
	size_t i;

	if (n->kind == NODE_SCALAR) {
		emit_scalar(b, n, seed);
		return;
	}
	while (turn--)
		c = c->next;
	buf_add_char(b, n->kind == NODE_MAP ? '{' : '[');
	for (i = 0; i < n->n; i++, c = c->next ? c->next : n->first) {
		if (c->repeated)
			continue;
		if (c->key) {
			emit_scalar(b, c->key, seed);
			buf_add(b, SLICE(": "));
		}
		emit(b, c, seed);
		buf_add(b, SLICE(",\n  "));
	}
	buf_add_char(b, n->kind == NODE_MAP ? '}' : ']');
}

static void reformatting_is_no_change(void **state)
{
	const char *texts[256];
	size_t n = all_texts(texts, ARRAY_LEN(texts)), i;
	uint32_t seed = 20260122;
	int round;

	(void)state;
	for (i = 0; i < n; i++)
		for (round = 0; round < 4; round++) {
			struct arena a = ARENA_INIT;
			struct buf b = BUF_INIT(1 << 16);
			const struct decoded *d =
				decoded_make(&a, slice_of(texts[i]));
			const char *got;

			emit(&b, d->tree.root, &seed);
			got = test_describe(
				&a,
				compare_texts(&a, texts[i],
					      arena_cstr(&a, buf_slice(&b))));
			if (*got)
				fail_msg("%s\nagainst:\n%s\n%s", texts[i],
					 b.ptr, got);
			buf_release(&b);
			arena_release(&a);
		}
}

/* --- the parts that others use ---------------------------------------------
 */

static void values_by_field(void **state)
{
	static const struct {
		const char *path, *x, *y;
		bool same;
	} cases[] = {
		{"metrics.*.target", "5", "5.0", true},
		{"metrics.*.target", "5", "5.01", false},
		{"metrics.m.target", "5", "5.0", true},
		{"notes", "5", "5.0", false},
		{"stage", "committed", "~", true},
		{"stage", "draft", "~", false},
		{"actions.*.needs", "a", "[a]", true},
		{"actions.*.needs", "[a, b]", "[b, a]", false},
		{"objective", "{why: a, statement: b}",
		 "{statement: b, why: a}", true},
		{"metrics.*", "{title: a, weight: 1}", "{title: a}", true},
		{"metrics.*", "{title: a, weight: 2}", "{title: a}", false},
		{"x-any", "{a: [1, 2]}", "{a: [2, 1]}", false},
		{"x-any", "[ab, c]", "[a, bc]", false},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct tree x, y;
		struct findings fs = FINDINGS_IN(&a);

		yaml_parse(&x, &a, slice_of(cases[i].x), &fs);
		yaml_parse(&y, &a, slice_of(cases[i].y), &fs);
		if (value_same(x.root, y.root, cases[i].path) != cases[i].same)
			fail_msg("%s: %s and %s", cases[i].path, cases[i].x,
				 cases[i].y);
	}
	arena_release(&a);
}

static void pairs_alone(void **state)
{
	static const struct test_file before[] = {
		{"a.yaml", PLAN("p", "actions: {a: {title: A}, b: {title: "
				     "B}}\n")},
		{NULL, NULL}};
	static const struct test_file after[] = {
		{"a.yaml", PLAN("p", "actions: {c: {title: C, was: a}}\n")},
		{"b.yaml", PLAN("q", "")},
		{NULL, NULL}};
	struct arena a = ARENA_INIT;
	struct plan_pair *plans;
	struct item_pair *items;
	struct diff d = {.v = NULL};

	(void)state;
	assert_int_equal(match_plans(&plans, &a, test_snapshot(&a, before),
				     test_snapshot(&a, after)),
			 2);
	assert_non_null(plans[0].before);
	assert_null(plans[1].before);
	assert_int_equal(match_items(&items, &a, plans[0].before->plan,
				     plans[0].after->plan),
			 2);
	assert_true(slice_is(items[0].before->key, "a"));
	assert_true(slice_is(items[0].after->key, "c"));
	assert_null(items[1].after);
	diff_plans(&d, &a, plans[0].before, plans[0].after);
	assert_string_equal(test_describe(&a, &d),
			    "item-renamed p actions.c a -> c\n"
			    "field-changed p actions.c title A -> C\n"
			    "item-removed p actions.b\n");
	assert_int_equal(
		match_plans(&plans, &a, NULL, test_snapshot(&a, before)), 1);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(means_the_same),
		cmocka_unit_test(says_what_changed),
		cmocka_unit_test(joins_plans_and_items),
		cmocka_unit_test(counts),
		cmocka_unit_test(names_what_takes_no_part),
		cmocka_unit_test(itself_is_no_change_and_swapping_mirrors),
		cmocka_unit_test(reformatting_is_no_change),
		cmocka_unit_test(values_by_field),
		cmocka_unit_test(pairs_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
