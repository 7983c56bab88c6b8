/* The main line's turns, and the ledger of a small history counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/scratch.h"
#include "review/ledger.h"

static const struct {
	const char *subject, *branch;
	bool turn;
} subjects[] = {
	{"Merge branch 'main' of git.example.org:plans", "main", true},
	{"Merge branch 'main' of git.example.org:plans into main", "main",
	 true},
	{"Merge branch 'main' of git.example.org:plans into ideas", "main",
	 false},
	{"Merge branch 'main' of /srv/into the/plans", "main", true},
	{"Merge branch 'main'", "main", false},
	{"Merge branch 'main' of ", "main", false},
	{"Merge branch 'ideas' of git.example.org:plans", "main", false},
	{"Merge branch 'ideas' of git.example.org:plans into main", "main",
	 false},
	{"Merge remote-tracking branch 'origin/main'", "main", true},
	{"Merge remote-tracking branch 'up/main' into main", "main", true},
	{"Merge remote-tracking branch 'origin/main' into ideas", "main",
	 false},
	{"Merge remote-tracking branch 'origin/old/main'", "main", false},
	{"Merge remote-tracking branch 'origin/team/x'", "team/x", true},
	{"Merge remote-tracking branch 'main'", "main", false},
	{"Merge remote-tracking branch '/main'", "main", false},
	{"Merge remote-tracking branch 'origin/main' now", "main", false},
	{"Merge pull request #4 from kim/main", "main", false},
	{"Merge branch 'main' of x", "", false},
	{"Plans", "main", false},
};

static void tells_turns(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(subjects); i++)
		if (is_pull_merge(slice_of(subjects[i].subject),
				  slice_of(subjects[i].branch)) !=
		    subjects[i].turn)
			fail_msg("%s", subjects[i].subject);
}

/* Five commits: a plan, changes, a merge of a branch, a rename, the end. */
static const char story[] =
	"git init -q -b main . && git config user.email dana@example.org\n"
	"git config user.name Dana; unset GIT_AUTHOR_NAME GIT_COMMITTER_NAME\n"
	"at() { export GIT_AUTHOR_DATE=\"$1T12:00:00Z\""
	" GIT_COMMITTER_DATE=\"$1T12:00:00Z\"; }\n"
	"mkdir plans && cd plans\n"
	"say() { printf '%%s\\n' 'plan: p' 'title: P' 'owner: dana' \"$@\""
	" >p.yaml; }\n"
	"m='metrics: {m: {unit: eur, baseline: 1, target: 9, actuals: "
	"{2026-01: 2}}}'\n"
	"at 2026-01-05; say \"$m\""
	" 'actions: {a: {title: A, owner: sam, due: 2026-02-10}}'\n"
	"git add . && git commit -qm one\n"
	"at 2026-01-20; say \"$m\" 'actions: {a: {title: A, owner: sam, due: "
	"2026-02-20, because: vendor}}'\n"
	"git commit -qam two\n"
	"git checkout -qb side\n"
	"at 2026-01-25; say 'metrics: {m: {unit: eur, baseline: 1, target: "
	"8.0, actuals: {2026-01: 3, 2026-02: 4}}}' 'actions: {a: {title: A, "
	"owner: sam, due: 2026-02-20, because: vendor}}'\n"
	"git commit -q --author='Kim <kim@example.org>' -am"
	" 'Lower the target\n\nBecause: the board said so'\n"
	"git checkout -q main\n"
	"at 2026-02-01; git merge -q --no-ff -m 'Merge side' side\n"
	"at 2026-02-05; say 'stage: closed' 'actions: {b: {title: A, owner: "
	"kim, due: 2026-02-20, because: vendor, was: a}}'\n"
	"git commit -qam four\n"
	"at 2026-02-09; git rm -q p.yaml && git commit -qm five\n";

static const struct {
	const char *subject, *author, *merged_by, *item, *field, *old, *new,
		*because;
	int32_t days;
} lines[] = {
	{"one", "Dana", NULL, NULL, "exists", "false", "true", NULL, 0},
	{"one", "Dana", NULL, "actions.a", "exists", "false", "true", NULL, 0},
	{"one", "Dana", NULL, "metrics.m", "exists", "false", "true", NULL, 0},
	{"two", "Dana", NULL, "actions.a", "due", "2026-02-10", "2026-02-20",
	 "vendor", 10},
	{"Lower the target", "Kim", "Dana", "metrics.m", "actuals.2026-01", "2",
	 "3", "the board said so", 0},
	{"Lower the target", "Kim", "Dana", "metrics.m", "target", "9", "8",
	 "the board said so", 0},
	{"four", "Dana", NULL, NULL, "stage", "committed", "closed", NULL, 0},
	{"four", "Dana", NULL, "actions.b", "owner", "sam", "kim", NULL, 0},
	{"four", "Dana", NULL, "metrics.m", "exists", "true", "false", NULL, 0},
	{"five", "Dana", NULL, NULL, "exists", "true", "false", NULL, 0},
	{"five", "Dana", NULL, "actions.b", "exists", "true", "false", NULL, 0},
};

static void same(size_t i, const char *what, const char *want, struct slice got)
{
	if (want ? !slice_is(got, want) : got.ptr != NULL)
		fail_msg("line %zu: %s is %.*s, not %s", i, what, SL(got),
			 want ? want : "nothing");
}

/* Who is meant, under which names; hint NULL: it is found. */
static const struct {
	const char *name;
	size_t n; /* entries */
	const char *hint;
} names[] = {
	{"p", 11, NULL},
	{"p.a", 4, NULL},
	{"p.actions.b", 4, NULL},
	{"P.metrics.m", 4, NULL},
	{"q", 0, "There are: p."},
	{"p.x", 0, "There are: m, b."},
	{"p.", 0, "There are: m, b."},
};

static void finds_names(struct arena *a, struct history *h)
{
	struct ledger_entry *v;
	struct ledger_of of;
	size_t i, n;

	for (i = 0; i < ARRAY_LEN(names); i++) {
		struct err e = ERR_INIT;
		int ret = ledger_find(&of, a, h, slice_of(names[i].name), &e);

		assert_int_equal(ret, names[i].hint ? -1 : 0);
		if (names[i].hint) {
			assert_string_equal(e.hint, names[i].hint);
			continue;
		}
		assert_int_equal(ledger_build_of(&v, &n, a, h, &of, -1, 4, &e),
				 0);
		if (n != names[i].n)
			fail_msg("%s has %zu entries", names[i].name, n);
	}
}

static void keeps_a_ledger(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct ledger_entry *v;
	struct main_line ml;
	struct history h;
	struct repo *r;
	size_t n, i;

	(void)state;
	scratch_sh(s, story);
	assert_int_equal(repo_open(&r, s->path, &e), 0);
	assert_int_equal(main_line_walk(&ml, &a, r, SLICE_NONE, &e), 0);
	assert_int_equal(ml.n, 5);
	assert_int_equal(history_walk(&h, &a, r, &ml, 4, &e), 0);
	/* four versions can be read, the two of the merge are one blob */
	assert_int_equal(h.store.decoded, 4);
	assert_int_equal(ledger_build(&v, &n, &a, &h, -1, 4, &e), 0);
	assert_int_equal(n, ARRAY_LEN(lines));
	for (i = 0; i < n; i++) {
		same(i, "subject", lines[i].subject, v[i].subject);
		same(i, "author", lines[i].author, v[i].author);
		same(i, "merged_by", lines[i].merged_by, v[i].merged_by);
		same(i, "item", lines[i].item, v[i].item);
		same(i, "field", lines[i].field, v[i].field);
		same(i, "old", lines[i].old, v[i].old);
		same(i, "new", lines[i].new, v[i].new);
		same(i, "because", lines[i].because, v[i].because);
		assert_int_equal(v[i].days, lines[i].days);
	}
	/* from a position on */
	assert_int_equal(ledger_build(&v, &n, &a, &h, 3, 4, &e), 0);
	assert_int_equal(n, 2);
	finds_names(&a, &h);
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_turns),
		cmocka_unit_test(keeps_a_ledger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
