/* Repositories for tests, made by git itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "lib/gitrepo.h"

enum backend gitrepo_backend = BACKEND_ANY;

struct scratch *gitrepo_new(void)
{
	struct scratch *s = scratch_new();

	scratch_sh(s, "git init -q -b main .");
	return s;
}

struct repo *gitrepo_open(struct scratch *s, const char *folder)
{
	struct err e = ERR_INIT;
	struct repo *r;

	if (repo_open_by(&r, scratch_path(s, folder), gitrepo_backend, &e) < 0)
		fail_msg("%s", e.text);
	if (!r)
		fail_msg("no repository at %s", folder);
	return r;
}

struct err gitrepo_refused(struct scratch *s, const char *folder)
{
	struct err e = ERR_INIT;
	struct repo *r;

	assert_int_equal(repo_open(&r, scratch_path(s, folder), &e), -1);
	assert_null(r);
	assert_true(e.set);
	return e;
}

struct oid gitrepo_id(struct repo *r, const char *rev)
{
	struct err e = ERR_INIT;
	struct oid id;

	if (repo_resolve(&id, r, rev, &e) < 0)
		fail_msg("%s", e.text);
	return id;
}

const char *gitrepo_list(struct arena *a, struct source *s)
{
	static const char kinds[] = "FLGDO";
	struct slice all = SLICE("");
	struct err e = ERR_INIT;
	struct entry *entries;
	size_t n, i;

	if (source_list(&entries, &n, a, s, &e) < 0)
		fail_msg("%s", e.text);
	for (i = 0; i < n; i++)
		all = arena_printf(a, "%.*s%c %.*s\n", SL(all),
				   kinds[entries[i].kind], SL(entries[i].path));
	return all.ptr;
}

const char *gitrepo_commit_list(struct arena *a, struct repo *r,
				const char *rev)
{
	struct oid id = gitrepo_id(r, rev);
	struct err e = ERR_INIT;
	struct source *s;
	const char *list;

	if (repo_source_commit(&s, a, r, &id, &e) < 0)
		fail_msg("%s", e.text);
	list = gitrepo_list(a, s);
	source_close(s);
	return list;
}

const char *gitrepo_index_list(struct arena *a, struct repo *r)
{
	struct err e = ERR_INIT;
	struct source *s;
	const char *list;

	if (repo_source_index(&s, a, r, &e) < 0)
		fail_msg("%s", e.text);
	list = gitrepo_list(a, s);
	source_close(s);
	return list;
}

const char *gitrepo_worktree_list(struct arena *a, struct repo *r)
{
	struct err e = ERR_INIT;
	struct source *s;
	const char *list;

	if (repo_source_worktree(&s, a, r, &e) < 0)
		fail_msg("%s", e.text);
	list = gitrepo_list(a, s);
	source_close(s);
	return list;
}

struct err gitrepo_index_refused(struct repo *r)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct entry *entries;
	struct source *s;
	size_t n;

	assert_int_equal(repo_source_index(&s, &a, r, &e), 0);
	assert_int_equal(source_list(&entries, &n, &a, s, &e), -1);
	source_close(s);
	arena_release(&a);
	return e;
}

const char *gitrepo_bytes(struct arena *a, struct source *s, const char *path)
{
	struct err e = ERR_INIT;
	struct entry *entries;
	struct slice bytes;
	size_t n, i;

	if (source_list(&entries, &n, a, s, &e) < 0)
		fail_msg("%s", e.text);
	for (i = 0; i < n; i++) {
		if (!slice_is(entries[i].path, path))
			continue;
		if (source_read(&bytes, a, s, &entries[i], &e) < 0)
			fail_msg("%s", e.text);
		return arena_cstr(a, bytes);
	}
	fail_msg("no %s in the list", path);
	return NULL;
}
