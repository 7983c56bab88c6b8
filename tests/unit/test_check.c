/* The table of rules, circles of any length, levels, and what a change causes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/glob.h"
#include "check/check.h"
#include "check/cycle.h"
#include "plan/field.h"

static struct slice text_of(struct arena *a, const char *fmt, ...)
	PRINTF_LIKE(2, 3);

static struct slice text_of(struct arena *a, const char *fmt, ...)
{
	struct slice s;
	va_list ap;

	va_start(ap, fmt);
	s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

/* --- snapshots in memory --- */

static struct snapshot load(struct arena *a, const struct memory_file *files,
			    size_t n)
{
	struct source *src = source_open_memory(a, files, n);
	struct err e = ERR_INIT;
	struct snapshot s;

	assert_int_equal(snapshot_load(&s, a, NULL, src, &e), 0);
	assert_int_equal(snapshot_find_strays(&s, a, src, NULL, &e), 0);
	source_close(src);
	return s;
}

static struct findings lint(struct arena *a, const struct snapshot *s,
			    const struct snapshot *base, bool in_hook)
{
	struct lint_options opt = {.today = day_from_ymd(2026, 2, 16),
				   .base = base,
				   .in_hook = in_hook};
	struct findings fs = FINDINGS_IN(a);

	lint_snapshot(&fs, a, s, &opt);
	return fs;
}

/* Exactly these rules, in the order of places. */
static void expect(const struct findings *fs, const char *const *rules)
{
	size_t i;

	for (i = 0; i < fs->n && rules[i]; i++)
		assert_string_equal(fs->v[i].rule, rules[i]);
	if (i < fs->n)
		fail_msg("%s: %.*s", fs->v[i].rule, SL(fs->v[i].message));
	assert_null(rules[i]);
}

#define EXPECT(fs, ...) expect((fs), (const char *const[]){__VA_ARGS__, NULL})
#define GOAL		"objective: {statement: A goal, why: A reason}\n"
#define DRAFT(id)                                                              \
	"plan: " id "\ntitle: A plan\nowner: dana\nstage: draft\n" GOAL

/* --- circles --- */

struct seen {
	size_t calls, longest;
};

static void count_circle(void *data, const struct edge *const *circle, size_t n)
{
	struct seen *seen = data;
	size_t i;

	for (i = 0; i < n; i++)
		assert_int_equal(circle[i]->to, circle[(i + 1) % n]->from);
	seen->calls++;
	if (n > seen->longest)
		seen->longest = n;
}

static struct seen circles(size_t n, const size_t (*edges)[2], size_t n_edges)
{
	struct arena a = ARENA_INIT;
	struct graph g = graph_init(&a, n);
	struct seen seen = {0, 0};
	size_t i;

	for (i = 0; i < n_edges; i++)
		graph_add(&g, &a, edges[i][0], edges[i][1], NULL);
	graph_cycles(&g, &a, count_circle, &seen);
	arena_release(&a);
	return seen;
}

static void small_circles(void **state)
{
	static const size_t chain[][2] = {{0, 1}, {0, 2}, {1, 2}};
	static const size_t self[][2] = {{1, 1}};
	static const size_t twice[][2] = {{0, 1}, {0, 1}, {1, 0}};
	static const size_t two[][2] = {{0, 1}, {1, 0}, {1, 2}, {2, 1}};
	struct seen seen;

	(void)state;
	assert_int_equal(circles(3, NULL, 0).calls, 0);
	assert_int_equal(circles(3, chain, ARRAY_LEN(chain)).calls, 0);
	seen = circles(2, self, ARRAY_LEN(self));
	assert_int_equal(seen.calls, 1);
	assert_int_equal(seen.longest, 1);
	assert_int_equal(circles(2, twice, ARRAY_LEN(twice)).calls, 1);
	assert_int_equal(circles(3, two, ARRAY_LEN(two)).calls, 2);
}

#define MANY 10000

/* Each plan supports the next; the last one the first, if it is a ring. */
static struct findings lint_chain(struct arena *a, bool ring)
{
	struct memory_file *files = arena_array(a, MANY, sizeof(*files));
	struct snapshot s;
	size_t i;

	for (i = 0; i < MANY; i++) {
		struct slice path = text_of(a, "plans/p%05zu.yaml", i);

		files[i].path = arena_cstr(a, path);
		files[i].bytes = text_of(a,
					 "plan: p%05zu\ntitle: A\nowner: "
					 "dana\nstage: draft\n" GOAL,
					 i);
		if (ring || i + 1 < MANY)
			files[i].bytes =
				text_of(a, "%.*ssupports: p%05zu\n",
					SL(files[i].bytes), (i + 1) % MANY);
	}
	s = load(a, files, MANY);
	return lint(a, &s, NULL, false);
}

static void long_circle(void **state)
{
	struct arena a = ARENA_INIT;
	struct findings fs = lint_chain(&a, true);

	(void)state;
	EXPECT(&fs, "reference-cycle");
	assert_true(slice_is(fs.v[0].message,
			     "supports runs in a circle: p00000 → p00001 → "
			     "p00002 → p00003 → p00004 → p00005 → … (+9994) → "
			     "p00000"));
	assert_true(slice_is(fs.v[0].file, "plans/p00000.yaml"));
	fs = lint_chain(&a, false);
	assert_int_equal(fs.n, 0);
	arena_release(&a);
}

/* --- the table --- */

static void table_is_sound(void **state)
{
	const struct rule *const *rules;
	size_t i, j, n;

	(void)state;
	rules = rules_all(&n);
	assert_true(n > 40);
	for (i = 0; i < n; i++) {
		assert_ptr_equal(rule_find(slice_of(rules[i]->id)), rules[i]);
		assert_true(rules[i]->summary && rules[i]->why);
		assert_true(!i || rules[i - 1]->group <= rules[i]->group);
		assert_true(!rules[i]->uses_today ||
			    rules[i]->level <= LEVEL_WARNING);
		for (j = 0; j < MAX_PARAMS && rules[i]->params[j].name; j++)
			assert_non_null(rules[i]->params[j].help);
	}
	assert_true(rule_find(SLICE("action-without-owner"))->locked);
	assert_true(rule_find(SLICE("action-without-due"))->locked);
	assert_null(rule_find(SLICE("no-such-rule")));
}

/* person-unknown goes from member to member; the table may gain a field. */
static void people_fields_are_known(void **state)
{
	static const char *const looked_at[] = {
		"owner",
		"sponsor",
		"team",
		"metrics.*.owner",
		"success-factors.*.owner",
		"actions.*.owner",
		"levers.*.owner",
		"rhythms.*.owner",
		"agreed.*.by",
		"scorecard.*.by",
	};
	const struct field *row;
	size_t i;

	(void)state;
	for (row = plan_fields; row->path; row++) {
		if (row->type != FIELD_PERSON && row->type != FIELD_OWNER &&
		    row->type != FIELD_PERSONS && row->type != FIELD_TEAM)
			continue;
		for (i = 0; i < ARRAY_LEN(looked_at); i++)
			if (!strcmp(looked_at[i], row->path))
				break;
		if (i == ARRAY_LEN(looked_at))
			fail_msg("person-unknown does not look at %s",
				 row->path);
	}
}

static void unknown_people(void **state)
{
	const struct memory_file files[] = {
		{"people.yaml", SLICE("dana: {name: Dana}\n")},
		{"plans/a.yaml",
		 SLICE(DRAFT("a") "sponsor: p1\nteam: {p2: sells}\n"
				  "success-factors:\n"
				  "  f: {title: F, owner: p3}\n"
				  "scorecard:\n"
				  "  2026-Q1: {strategy: 7, by: p4}\n")},
		{"plans/b.yaml", SLICE(DRAFT("b") "team: [dana, p5]\n")},
	};
	struct arena a = ARENA_INIT;
	struct snapshot s = load(&a, files, ARRAY_LEN(files));
	struct findings fs = lint(&a, &s, NULL, false);

	(void)state;
	EXPECT(&fs, "person-unknown", "person-unknown", "person-unknown",
	       "person-unknown", "person-unknown");
	arena_release(&a);
}

/* --- levels and parameters --- */

#define OVERDUE "actions:\n  late: {title: Late, owner: sam, due: 2026-02-10}\n"

static void levels(void **state)
{
	static const struct {
		const char *rules; /* of the configuration */
		const char *found[4];
		enum level level; /* of the last one */
	} rows[] = {
		{"", {"action-overdue"}, LEVEL_WARNING},
		{"  action-overdue: none\n", {NULL}, LEVEL_NONE},
		{"  action-overdue: info\n", {"action-overdue"}, LEVEL_INFO},
		{"  action-overdue: {grace: 7}\n", {NULL}, LEVEL_NONE},
		{"  action-overdue: {grace: 5, level: info}\n",
		 {"action-overdue"},
		 LEVEL_INFO},
		{"  action-overdue: error\n",
		 {"config-invalid", "action-overdue"},
		 LEVEL_WARNING},
		{"  action-overdue: {grace: some}\n",
		 {"config-invalid", "action-overdue"},
		 LEVEL_WARNING},
		{"  action-overdue: {garce: 7}\n",
		 {"config-invalid", "action-overdue"},
		 LEVEL_WARNING},
		{"  due-moved: {slack: 3}\n",
		 {"action-overdue"},
		 LEVEL_WARNING},
		{"  no-such: none\n",
		 {"config-invalid", "action-overdue"},
		 LEVEL_WARNING},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena a = ARENA_INIT;
		struct memory_file files[] = {
			{".git-plan.yaml",
			 text_of(&a, "version: 1\n%s%s",
				 rows[i].rules[0] ? "rules:\n" : "",
				 rows[i].rules)},
			{"plans/a.yaml", SLICE(DRAFT("a") OVERDUE)},
		};
		struct snapshot s = load(&a, files, ARRAY_LEN(files));
		struct findings fs = lint(&a, &s, NULL, false);

		expect(&fs, rows[i].found);
		if (fs.n)
			assert_int_equal(fs.v[fs.n - 1].level, rows[i].level);
		arena_release(&a);
	}
}

static void locked(void **state)
{
	const struct memory_file files[] = {
		{".git-plan.yaml",
		 SLICE("rules:\n  action-without-owner: none\n"
		       "  unknown-key: none\n")},
		{"plans/a.yaml",
		 SLICE(DRAFT("a") "actions:\n"
				  "  x: {title: X, ownr: sam, due: "
				  "2026-03-03}\n")},
	};
	struct arena a = ARENA_INIT;
	struct snapshot s = load(&a, files, ARRAY_LEN(files));
	struct findings fs = lint(&a, &s, NULL, false);

	(void)state;
	/* a misspelt key that nobody hears of hides no missing owner */
	EXPECT(&fs, "config-invalid", "action-without-owner");
	assert_int_equal(fs.v[1].level, LEVEL_ERROR);
	arena_release(&a);
}

/* --- what a change causes --- */

static void only_what_is_new(void **state)
{
	const struct memory_file before[] = {
		{"plans/a.yaml", SLICE(DRAFT("a") "supports: b\n" OVERDUE)},
		{"plans/b.yaml", SLICE(DRAFT("b"))},
		{"plans/old.yaml", SLICE(DRAFT("old") "supports: nowhere\n")},
	};
	/* b is gone; old has moved down a line, still as wrong as before */
	const struct memory_file after[] = {
		{"plans/a.yaml", SLICE(DRAFT("a") "supports: b\n" OVERDUE)},
		{"plans/old.yaml", SLICE(DRAFT("old") "supports: nowhere\n")},
		{"plans/c.yaml", SLICE(DRAFT("c") OVERDUE)},
	};
	const struct memory_file touched[] = {
		{"plans/a.yaml", SLICE(DRAFT("a") "supports: b\n" OVERDUE)},
		{"plans/b.yaml", SLICE(DRAFT("b"))},
		{"plans/old.yaml",
		 SLICE("# now\n" DRAFT("old") "supports: nowhere\n")},
	};
	struct arena a = ARENA_INIT;
	struct snapshot base = load(&a, before, ARRAY_LEN(before));
	struct snapshot now = load(&a, after, ARRAY_LEN(after));
	struct findings fs = lint(&a, &now, &base, false);

	(void)state;
	EXPECT(&fs, "reference-unknown", "action-overdue");
	assert_true(slice_is(fs.v[0].file, "plans/a.yaml"));
	assert_true(slice_is(fs.v[1].file, "plans/c.yaml"));
	fs = lint(&a, &now, &base, true);
	EXPECT(&fs, "reference-unknown");
	fs = lint(&a, &base, &base, false);
	assert_int_equal(fs.n, 0);
	now = load(&a, touched, ARRAY_LEN(touched));
	fs = lint(&a, &now, &base, true);
	EXPECT(&fs, "reference-unknown");
	assert_true(slice_is(fs.v[0].file, "plans/old.yaml"));
	arena_release(&a);
}

static void unreadable_plans_do_not_spread(void **state)
{
	const struct memory_file files[] = {
		{"plans/a.yaml", SLICE(DRAFT("a") "supports: b\n")},
		{"plans/b.yaml", SLICE("plan: B # the one\ntitle: [\n")},
		{"plans/c.yaml", SLICE(DRAFT("c") "supports: b.revenue\n")},
	};
	struct arena a = ARENA_INIT;
	struct snapshot s = load(&a, files, ARRAY_LEN(files));
	struct findings fs = lint(&a, &s, NULL, false);

	(void)state;
	EXPECT(&fs, "yaml-syntax");
	arena_release(&a);
}

static void strays(void **state)
{
	const struct memory_file files[] = {
		{".github/plan.yaml", SLICE(DRAFT("hidden"))},
		{"ci.yaml", SLICE("plan:\n  script: make\n")},
		{"deep/down/a.yml", SLICE("# x\n" DRAFT("stray"))},
		{"people.yaml", SLICE("dana: {name: Dana}\n")},
		{"plans/a.yaml", SLICE(DRAFT("a"))},
		{"readme.md", SLICE("plan: no\n")},
	};
	struct arena a = ARENA_INIT;
	struct snapshot s = load(&a, files, ARRAY_LEN(files));
	struct findings fs = lint(&a, &s, NULL, false);

	(void)state;
	EXPECT(&fs, "plan-files");
	assert_true(slice_is(fs.v[0].file, "deep/down/a.yml"));
	assert_int_equal(fs.v[0].at.line, 2);
	arena_release(&a);
}

static void paths(void **state)
{
	static const struct {
		const char *path, *folder;
		bool within;
	} rows[] = {
		{"plans/a.yaml", "plans", true},
		{"plans/a.yaml", "plans/", true},
		{"plans/a.yaml", "plans/a.yaml", true},
		{"plans/a.yaml", "", true},
		{"plans/a.yaml", "plan", false},
		{"plans-old/a.yaml", "plans", false},
		{"plans", "plans/a.yaml", false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(path_within(slice_of(rows[i].path),
					     slice_of(rows[i].folder)),
				 rows[i].within);
}

/* --- the baseline --- */

/* One mistake made again and again is said so often, and then counted. */
static void baseline_of_one_mistake(void **state)
{
	struct slice known = SLICE("version: 1\nfindings:\n");
	struct arena a = ARENA_INIT;
	struct memory_file files[] = {
		{".git-plan.yaml", SLICE("version: 1\nbaseline: known.yaml\n")},
		{"known.yaml", SLICE_NONE},
		{"plans/a.yaml", SLICE(DRAFT("a"))},
	};
	struct snapshot s;
	struct findings fs;
	size_t i, n = 0, counted = 0;

	(void)state;
	for (i = 0; i < LIMIT_ALIKE + 50; i++)
		known = text_of(&a, "%.*s  - {plan: a, rule: no-such-rule}\n",
				SL(known));
	files[1].bytes = known;
	s = load(&a, files, ARRAY_LEN(files));
	fs = lint(&a, &s, NULL, false);
	for (i = 0; i < fs.n; i++) {
		struct slice m = fs.v[i].message;

		n += !strcmp(fs.v[i].rule, "ignore-invalid");
		counted += slice_find_slice(m, SLICE("(and 50 more such)"), 0) <
			   m.len;
	}
	assert_int_equal(n, LIMIT_ALIKE);
	assert_int_equal(counted, 1);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_circles),
		cmocka_unit_test(long_circle),
		cmocka_unit_test(table_is_sound),
		cmocka_unit_test(people_fields_are_known),
		cmocka_unit_test(unknown_people),
		cmocka_unit_test(levels),
		cmocka_unit_test(locked),
		cmocka_unit_test(only_what_is_new),
		cmocka_unit_test(unreadable_plans_do_not_spread),
		cmocka_unit_test(strays),
		cmocka_unit_test(paths),
		cmocka_unit_test(baseline_of_one_mistake),
	};

	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
