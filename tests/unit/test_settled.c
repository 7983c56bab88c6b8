/*
 * What a change leaves alone is not looked at again, and nothing is missed by
 * it: the rows of the rules say what they look at, each on the fixtures of all
 * of them, and random changes give the same findings as two whole looks.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/baseline.h"

#define FIXTURES "tests/rules"
#define TODAY	 day_from_ymd(2026, 2, 16)
#define ROUNDS	 1000 /* GIT_PLAN_SETTLED_ROUNDS: another number */

/* --- trees of files --- */

struct tree_of {
	struct memory_file *v;
	size_t n;
};

static void put(struct tree_of *t, struct arena *a, struct slice path,
		struct slice bytes)
{
	ARENA_PUSH(a, t->v, t->n) =
		(struct memory_file){arena_cstr(a, path), bytes};
}

/* All files below a folder. */
static void read_tree(struct tree_of *t, struct arena *a, const char *path)
{
	struct err e = ERR_INIT;
	struct source *src;
	struct entry *v;
	struct slice bytes;
	size_t i, n;

	assert_int_equal(source_open_directory(&src, a, path, &e), 0);
	assert_int_equal(source_list(&v, &n, a, src, &e), 0);
	for (i = 0; i < n; i++) {
		if (v[i].kind != ENTRY_FILE)
			continue;
		assert_int_equal(source_read(&bytes, a, src, &v[i], &e), 0);
		put(t, a, v[i].path, bytes.ptr ? bytes : SLICE(""));
	}
	source_close(src);
}

static bool is_folder(const char *path)
{
	DIR *d = opendir(path);

	if (d)
		closedir(d);
	return d != NULL;
}

/* Every tree of plans among the fixtures, in any order. */
static struct tree_of *fixtures(size_t *n, struct arena *a)
{
	static const char *const parts[] = {"bad", "good", "bad/before",
					    "bad/after", "good/after"};
	struct tree_of *all = NULL;
	DIR *d = opendir(FIXTURES);
	const struct dirent *e;
	size_t i;

	*n = 0;
	assert_non_null(d);
	while ((e = readdir(d)))
		for (i = 0; i < ARRAY_LEN(parts); i++) {
			const char *path = arena_printf(a, FIXTURES "/%s/%s",
							e->d_name, parts[i])
						   .ptr;
			struct tree_of t = {NULL, 0};

			if (e->d_name[0] == '.' || !is_folder(path))
				continue;
			read_tree(&t, a, path);
			if (t.n)
				ARENA_PUSH(a, all, *n) = t;
		}
	closedir(d);
	return all;
}

static struct snapshot *load(struct arena *a, struct store *store,
			     const struct tree_of *t)
{
	struct source *src = source_open_memory(a, t->v, t->n);
	struct snapshot *s = arena_alloc(a, sizeof(*s));
	struct err e = ERR_INIT;

	assert_int_equal(snapshot_load(s, a, store, src, &e), 0);
	source_close(src);
	return s;
}

/* --- what the rows say --- */

static void rows_say_what_they_look_at(void **state)
{
	const struct rule *const *rules;
	size_t i, n;

	(void)state;
	rules = rules_all(&n);
	for (i = 0; i < n; i++) {
		if (!rules[i]->reach)
			fail_msg("%s has no reach", rules[i]->id);
		assert_int_equal(rules[i]->reach == REACH_CHANGE,
				 rules[i]->group == GROUP_CHANGES);
	}
}

/* A line for each finding in that file of a rule that looks at a plan alone. */
static struct slice said_alone(struct arena *a, const struct snapshot *s,
			       struct slice file)
{
	struct lint_options opt = {.today = TODAY};
	struct findings fs = FINDINGS_IN(a);
	struct slice all = SLICE("");
	size_t i;

	lint_snapshot(&fs, a, s, &opt);
	for (i = 0; i < fs.n; i++) {
		const struct finding *f = &fs.v[i];

		if (rule_find(slice_of(f->rule))->reach == REACH_PLAN &&
		    slice_eq(f->file, file))
			all = arena_printf(a, "%.*s%s:%u:%u: %.*s\n", SL(all),
					   f->rule, f->at.line, f->at.col,
					   SL(f->message));
	}
	return all;
}

/* The tree without the plans but for one. */
static struct tree_of only(struct arena *a, const struct tree_of *t,
			   const struct snapshot *s, struct slice path)
{
	struct tree_of one = {NULL, 0};
	size_t i, k;

	for (i = 0; i < t->n; i++) {
		struct slice p = slice_of(t->v[i].path);

		for (k = 0; k < s->n_files; k++)
			if (slice_eq(s->files[k].path, p))
				break;
		if (k == s->n_files || slice_eq(p, path))
			put(&one, a, p, t->v[i].bytes);
	}
	return one;
}

static size_t compare_alone(const struct tree_of *t)
{
	struct arena a = ARENA_INIT;
	const struct snapshot *whole = load(&a, NULL, t);
	size_t i, said = 0;

	for (i = 0; i < whole->n_files; i++) {
		struct slice path = whole->files[i].path;
		struct tree_of one = only(&a, t, whole, path);
		struct slice x = said_alone(&a, whole, path);
		struct slice y = said_alone(&a, load(&a, NULL, &one), path);

		if (!slice_eq(x, y))
			fail_msg("%.*s\namong others:\n%.*salone:\n%.*s",
				 SL(path), SL(x), SL(y));
		said += x.len > 0;
	}
	arena_release(&a);
	return said;
}

static void rules_look_no_further(void **state)
{
	struct arena a = ARENA_INIT;
	size_t i, n, said = 0;
	const struct tree_of *all = fixtures(&n, &a);

	(void)state;
	for (i = 0; i < n; i++)
		said += compare_alone(&all[i]);
	assert_true(n > 100 && said > 50);
	arena_release(&a);
}

/* --- random changes --- */

static uint64_t seed;

static size_t below(size_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % n;
}

/* Several fixtures in one repository: they share ids and refer to others. */
static struct tree_of random_tree(struct arena *a, const struct tree_of *all,
				  size_t n)
{
	const struct tree_of *first = &all[below(n)];
	struct tree_of t = {NULL, 0};
	size_t i, k, more = below(4);

	for (i = 0; i < first->n; i++)
		put(&t, a, slice_of(first->v[i].path), first->v[i].bytes);
	for (k = 0; k < more; k++) {
		const struct tree_of *other = &all[below(n)];

		for (i = 0; i < other->n; i++)
			if (strstr(other->v[i].path, "plans/"))
				put(&t, a,
				    arena_printf(a, "plans/%zu/%s", k,
						 other->v[i].path),
				    other->v[i].bytes);
	}
	return t;
}

static struct slice random_line(struct slice bytes, struct slice *before,
				struct slice *after)
{
	size_t at = bytes.len ? below(bytes.len) : 0, end;

	while (at && bytes.ptr[at - 1] != '\n')
		at--;
	end = slice_find(bytes, '\n', at);
	*before = slice_sub(bytes, 0, at);
	*after = slice_sub(bytes, end + (end < bytes.len), bytes.len);
	return slice_sub(bytes, at, end);
}

/* A comment behind some line that silences two rules. */
static void add_comment(struct arena *a, struct memory_file *f)
{
	const struct rule *const *rules;
	struct slice before, after, line;
	size_t n;

	rules = rules_all(&n);
	line = random_line(f->bytes, &before, &after);
	f->bytes = arena_printf(
		a, "%.*s%.*s%s # plan: ignore %s, %s -- it is right\n%.*s",
		SL(before), SL(line), below(2) ? "" : "\n", rules[below(n)]->id,
		rules[below(n)]->id, SL(after));
}

static void change(struct tree_of *t, struct arena *a)
{
	size_t i = below(t->n);
	struct memory_file *f = &t->v[i];
	struct slice before, after, line;

	line = random_line(f->bytes, &before, &after);
	switch (below(6)) {
	case 0: /* a file goes */
		*f = t->v[--t->n];
		break;
	case 1: /* a file moves */
		f->path = arena_printf(a, "plans/moved/%s", f->path).ptr;
		break;
	case 2:
		add_comment(a, f);
		break;
	case 3: /* a line twice */
		f->bytes = arena_printf(a, "%.*s%.*s\n%.*s\n%.*s", SL(before),
					SL(line), SL(line), SL(after));
		break;
	default: /* a line goes */
		f->bytes = arena_printf(a, "%.*s%.*s", SL(before), SL(after));
	}
}

static struct tree_of changed(struct arena *a, const struct tree_of *t)
{
	struct tree_of out = {NULL, 0};
	size_t i, n = 1 + below(3);

	for (i = 0; i < t->n; i++)
		put(&out, a, slice_of(t->v[i].path), t->v[i].bytes);
	for (i = 0; i < n && out.n; i++)
		change(&out, a);
	return out;
}

/* Half of what is found becomes known, where no baseline is named yet. */
static void add_baseline(struct tree_of *t, struct arena *a)
{
	const struct snapshot *s = load(a, NULL, t);
	struct lint_options opt = {.today = TODAY};
	struct findings fs = FINDINGS_IN(a);
	struct baseline_made made;
	size_t i, n = 0;

	if (s->config.found)
		return;
	put(t, a, SLICE(".git-plan.yaml"),
	    SLICE("version: 1\nbaseline: known.yaml\n"));
	lint_snapshot(&fs, a, s, &opt);
	for (i = 0; i < fs.n; i++)
		if (below(2))
			fs.v[n++] = fs.v[i];
	fs.n = n;
	baseline_make(&made, a, s, &fs, TODAY, DAY_NONE);
	put(t, a, SLICE("known.yaml"), made.bytes);
}

static bool same(const struct finding *x, const struct finding *y)
{
	return !strcmp(x->rule, y->rule) &&
	       finding_silent(x) == finding_silent(y) &&
	       slice_eq(x->plan.ptr ? x->plan : x->file,
			y->plan.ptr ? y->plan : y->file) &&
	       slice_eq(x->item, y->item) && slice_eq(x->message, y->message);
}

static struct slice content(const struct tree_of *t, struct slice path)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (slice_is(path, t->v[i].path))
			return t->v[i].bytes;
	return SLICE_NONE;
}

/* A whole look at one side. */
static struct findings look(struct arena *a, const struct snapshot *s,
			    bool in_hook)
{
	struct lint_options opt = {.today = TODAY, .in_hook = in_hook};
	struct findings fs = FINDINGS_IN(a);

	lint_snapshot(&fs, a, s, &opt);
	return fs;
}

/* What two whole looks leave. */
static void subtract(struct findings *fs, const struct tree_of *now,
		     const struct tree_of *was, const struct findings *before)
{
	size_t i, k, n = 0;

	for (i = 0; i < fs->n; i++) {
		struct slice x = content(now, fs->v[i].file);
		struct slice y = content(was, fs->v[i].file);

		for (k = 0; k < before->n; k++)
			if (same(&fs->v[i], &before->v[k]))
				break;
		if (k == before->n || (x.ptr && !(y.ptr && slice_eq(x, y))))
			fs->v[n++] = fs->v[i];
	}
	fs->n = n;
}

static struct slice lines(struct arena *a, const struct findings *fs)
{
	struct slice all = SLICE("");
	size_t i;

	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		if (rule_find(slice_of(f->rule))->reach != REACH_CHANGE)
			all = arena_printf(a, "%.*s%s %.*s:%u:%u: %.*s%s\n",
					   SL(all), f->rule, SL(f->file),
					   f->at.line, f->at.col,
					   SL(f->message),
					   finding_silent(f) ? ", silent" : "");
	}
	return all;
}

/* One side, and one or two that it is judged against. */
static size_t one_round(const struct tree_of *all, size_t n)
{
	struct arena a = ARENA_INIT;
	struct tree_of was[2], now = random_tree(&a, all, n);
	const struct snapshot *before[2], *s;
	struct findings expected, fs = FINDINGS_IN(&a);
	struct lint_options opt = {.today = TODAY,
				   .in_hook = below(2),
				   .before = before,
				   .n_before = 1 + below(2)};
	struct store store;
	struct slice x, y;
	size_t i;

	store_init(&store, &a);
	if (below(2))
		add_baseline(&now, &a);
	for (i = below(4); i > 0; i--)
		add_comment(&a, &now.v[below(now.n)]);
	s = load(&a, &store, &now);
	expected = look(&a, s, opt.in_hook);
	for (i = 0; i < opt.n_before; i++) {
		struct findings then;

		was[i] = changed(&a, &now);
		before[i] = load(&a, &store, &was[i]);
		then = look(&a, before[i], opt.in_hook);
		subtract(&expected, &now, &was[i], &then);
	}
	opt.base = before[0];
	lint_snapshot(&fs, &a, s, &opt);
	x = lines(&a, &expected);
	y = lines(&a, &fs);
	if (!slice_eq(x, y))
		fail_msg("seed %llu\nwanted:\n%.*sgot:\n%.*s",
			 (unsigned long long)seed, SL(x), SL(y));
	arena_release(&a);
	return x.len > 0;
}

static void changes_are_judged_as_a_whole(void **state)
{
	const char *wanted = getenv("GIT_PLAN_SETTLED_ROUNDS");
	unsigned long rounds = wanted ? strtoul(wanted, NULL, 10) : ROUNDS, i;
	struct arena a = ARENA_INIT;
	size_t n, said = 0;
	const struct tree_of *all = fixtures(&n, &a);

	(void)state;
	for (i = 0; i < rounds; i++) {
		seed = i;
		said += one_round(all, n);
	}
	print_message("# of %lu changes %zu cause something\n", rounds, said);
	assert_true(said > rounds / 4);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_say_what_they_look_at),
		cmocka_unit_test(rules_look_no_further),
		cmocka_unit_test(changes_are_judged_as_a_whole),
	};

	return cmocka_run_group_tests_name("settled", tests, NULL, NULL);
}
