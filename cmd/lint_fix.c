/* git plan lint --fix and --diff: mending what is certain, or showing it. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "check/fix.h"
#include "cmd/lint.h"
#include "source/process.h"

#define ROUNDS 10 /* a fix may uncover the next one */

/* A file that gets other bytes. */
struct mended {
	struct slice path, before, after;
	size_t n; /* fixes */
};

struct mending {
	struct cmd *c;
	struct mended *v; /* in the order of the findings */
	size_t n;
	struct map contents; /* path -> &v[].after, for the next look */
};

int lint_fix_allowed(const struct cmd *c, const struct ask *ask, bool diff,
		     struct err *e)
{
	const char *name = diff ? "--diff" : "--fix";

	if (ask->staged || ask->hook) {
		err_set(e, "%s does not go with %s", name,
			ask->hook ? "--hook" : "--staged");
		return err_hint(e, "Mend the files first: git plan lint --fix; "
				   "then add them to the commit.");
	}
	if (diff && c->format) {
		err_set(e, "--diff does not go with --format");
		return err_hint(e, "Leave one of them out.");
	}
	return 0;
}

/* --- rounds --------------------------------------------------------------- */

static struct mended *mended_file(struct mending *m, struct slice path,
				  struct slice bytes)
{
	struct mended *f;
	size_t i;

	for (i = 0; i < m->n; i++)
		if (slice_eq(m->v[i].path, path))
			return &m->v[i];
	f = &ARENA_PUSH(&m->c->arena, m->v, m->n);
	*f = (struct mended){.path = path, .before = bytes, .after = bytes};
	return f;
}

/* True if a file has changed. Findings are in the order of their files. */
static bool mend_round(struct mending *m, const struct looked *l)
{
	const struct findings *fs = &l->findings;
	struct slice bytes, after;
	size_t i, end, n;
	bool changed = false;

	for (i = 0; i < fs->n; i = end) {
		struct slice path = fs->v[i].file;

		for (end = i + 1; end < fs->n; end++)
			if (!slice_eq(fs->v[end].file, path))
				break;
		bytes = lint_source(&l->report, path);
		if (!bytes.ptr)
			continue;
		n = fix_file(&after, &m->c->arena, bytes, &fs->v[i], end - i);
		if (n) {
			struct mended *f = mended_file(m, path, bytes);

			f->after = after;
			f->n += n;
			changed = true;
		}
	}
	return changed;
}

/* Looks and mends, in memory, until nothing certain is left. */
static int mend(struct mending *m, struct looked *l, struct ask *ask,
		struct err *e)
{
	size_t round, i;

	for (round = 0; round < ROUNDS && mend_round(m, l); round++) {
		m->contents = map_in(&m->c->arena);
		for (i = 0; i < m->n; i++)
			map_put(&m->contents, m->v[i].path, &m->v[i].after);
		ask->contents = &m->contents;
		*l = (struct looked){.base = {.n = 0}};
		if (lint_look(l, m->c, ask, e) < 0)
			return -1;
	}
	return 0;
}

static int only_work_tree(const struct ask *ask, struct err *e)
{
	if (!ask->rev)
		return 0;
	err_set(e, "what is in %s is history, and cannot be mended", ask->rev);
	return err_hint(e, "To mend the files of the work tree: git plan lint "
			   "--fix");
}

int lint_fix(struct looked *l, struct cmd *c, struct ask *ask, struct err *e)
{
	const char *top = c->repo ? repo_paths(c->repo)->top : ".";
	struct mending m = {.c = c};
	size_t i;

	if (only_work_tree(ask, e) < 0 || mend(&m, l, ask, e) < 0)
		return -1;
	for (i = 0; i < m.n; i++) {
		const struct mended *f = &m.v[i];

		if (file_replace(top, arena_cstr(&c->arena, f->path), f->before,
				 f->after, e) < 0)
			return -1;
		cmd_tell(c, "%.*s: %zu fixed", SL(f->path), f->n);
	}
	return 0;
}

/* --- as a diff ------------------------------------------------------------ */

/* Removes a folder that we made, with what is in it. */
static void remove_folder(const char *path)
{
	struct arena a = ARENA_INIT;
	DIR *d = opendir(path);
	struct dirent *entry;

	while (d && (entry = readdir(d))) {
		const char *inside;

		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		inside = arena_cstr(
			&a, arena_printf(&a, "%s/%s", path, entry->d_name));
		if (unlink(inside))
			remove_folder(inside);
	}
	if (d)
		closedir(d);
	rmdir(path);
	arena_release(&a);
}

static int write_sides(const struct mending *m, const char *dir, struct err *e)
{
	struct arena *a = &m->c->arena;
	size_t i;

	for (i = 0; i < m->n; i++) {
		const struct mended *f = &m->v[i];
		struct slice before =
			arena_printf(a, "%s/a/%.*s", dir, SL(f->path));
		struct slice after =
			arena_printf(a, "%s/b/%.*s", dir, SL(f->path));

		if (file_create(arena_cstr(a, before), f->before, 0666, e) <
			    0 ||
		    file_create(arena_cstr(a, after), f->after, 0666, e) < 0)
			return -1;
	}
	return 0;
}

/* git compares the two folders; nobody's settings change what it prints. */
static int compare_sides(struct cmd *c, const char *dir, struct err *e)
{
	static const char *const env[] = {
		"GIT_CONFIG_GLOBAL=/dev/null",
		"GIT_CONFIG_SYSTEM=/dev/null",
		"GIT_CONFIG_NOSYSTEM=1",
		"GIT_CONFIG_COUNT",
		"GIT_CONFIG_PARAMETERS",
		"GIT_DIFF_OPTS",
		"GIT_EXTERNAL_DIFF",
		"GIT_DIR",
		"GIT_WORK_TREE",
	};
	const char *const argv[] = {"git",
				    "-c",
				    "core.attributesFile=/dev/null",
				    "-c",
				    "core.quotePath=false",
				    "diff",
				    "--no-index",
				    "--no-prefix",
				    "--no-ext-diff",
				    "--no-textconv",
				    "--text",
				    c->style.colour ? "--color=always"
						    : "--color=never",
				    "a",
				    "b",
				    NULL};
	struct process p = {argv, dir, env, ARRAY_LEN(env)};
	struct process_result result;

	if (process_run(&result, &c->arena, &p, e) < 0)
		return -1;
	if (result.status > 1)
		return process_failed(&result, "git diff", e);
	out_write(&c->out, result.out);
	return 0;
}

static int print_diff(const struct mending *m, struct err *e)
{
	struct arena *a = &m->c->arena;
	const char *parent = getenv("TMPDIR");
	char *dir = arena_cstr(
		a, arena_printf(a, "%s/git-plan-XXXXXX",
				parent && *parent ? parent : "/tmp"));
	int ret;

	if (!mkdtemp(dir))
		return err_errno(e, "cannot make a folder below %s",
				 parent && *parent ? parent : "/tmp");
	ret = write_sides(m, dir, e);
	if (!ret)
		ret = compare_sides(m->c, dir, e);
	remove_folder(dir);
	return ret;
}

int lint_fix_diff(struct looked *l, struct cmd *c, struct ask *ask,
		  struct err *e)
{
	struct mending m = {.c = c};
	size_t i, n = 0;

	if (only_work_tree(ask, e) < 0 || mend(&m, l, ask, e) < 0)
		return -1;
	if (!m.n)
		return EXIT_CLEAN;
	if (print_diff(&m, e) < 0)
		return -1;
	for (i = 0; i < m.n; i++)
		n += m.v[i].n;
	cmd_tell(c, "%zu can be fixed; git plan lint --fix does it", n);
	return EXIT_FINDINGS;
}
