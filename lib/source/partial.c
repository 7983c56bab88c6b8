/*
 * Partial clones: which of the blobs that are wanted are missing is asked of
 * git without letting it fetch, then the missing ones are fetched in one go.
 */
#include "source/repo_impl.h"

#define AT_ONCE 400 /* ids on one command line */

/* The remote that owes us objects; SLICE_NONE in a clone that has them all. */
static struct slice find_remote(struct arena *a, struct repo *r)
{
	static const char *const argv[] = {
		"config", "-z", "--get-regexp",
		"^(extensions\\.partialclone|remote\\..*\\.promisor)$", NULL};
	struct process_result result;
	struct err ignored = ERR_INIT;
	struct slice first, key;
	size_t end;

	if (repo_ask(&result, a, r, argv, &ignored) < 0 || result.status)
		return SLICE_NONE;
	/* KEY<line end>VALUE<nul> */
	first = slice_sub(result.out, 0, slice_find(result.out, '\0', 0));
	end = slice_find(first, '\n', 0);
	key = slice_sub(first, 0, end);
	if (!slice_starts(key, SLICE("remote.")))
		return slice_sub(first, end + 1, first.len);
	return slice_sub(key, strlen("remote."), key.len - strlen(".promisor"));
}

bool repo_is_partial(struct repo *r)
{
	struct arena scratch = ARENA_INIT;

	if (r->partial == PARTIAL_UNKNOWN) {
		r->partial =
			find_remote(&scratch, r).ptr ? PARTIAL_YES : PARTIAL_NO;
		arena_release(&scratch);
	}
	return r->partial == PARTIAL_YES;
}

/* The words of `first`, then n ids. */
static const char **with_ids(struct arena *a, const char *const *first,
			     const struct oid *ids, size_t n)
{
	const char **v = NULL;
	size_t n_words = 0, i;

	for (; *first; first++)
		ARENA_PUSH(a, v, n_words) = *first;
	for (i = 0; i < n; i++)
		ARENA_PUSH(a, v, n_words) =
			oid_hex(arena_alloc(a, OID_HEX_MAX), &ids[i]);
	ARENA_PUSH(a, v, n_words) = NULL;
	return v;
}

/* Puts into `present` those of the ids that are here. */
static int find_present(struct map *present, struct arena *a, struct repo *r,
			const struct oid *ids, size_t n, struct err *e)
{
	static const char *const first[] = {
		"rev-list",	    "--objects",
		"--no-walk",	    "--missing=allow-any",
		"--ignore-missing", NULL};
	struct process_result result;
	struct slice line;

	if (repo_ask(&result, a, r, with_ids(a, first, ids, n), e) < 0)
		return -1;
	if (result.status)
		return process_failed(&result, "git rev-list", e);
	while (slice_line(&line, &result.out)) {
		struct oid *id = arena_alloc(a, sizeof(*id));

		if (oid_parse(id, slice_sub(line, 0, slice_find(line, ' ', 0))))
			map_put(present, oid_key(id), id);
	}
	return 0;
}

static int fetch(struct arena *a, struct repo *r, struct slice remote,
		 const struct oid *ids, size_t n, struct err *e)
{
	/* as git fetches for itself when it misses something */
	const char *first[] = {"-c",
			       "fetch.negotiationAlgorithm=noop",
			       "fetch",
			       "--quiet",
			       "--no-tags",
			       "--no-write-fetch-head",
			       "--no-auto-maintenance",
			       "--recurse-submodules=no",
			       "--filter=blob:none",
			       arena_cstr(a, remote),
			       NULL};
	struct process_result result;

	if (repo_ask(&result, a, r, with_ids(a, first, ids, n), e) < 0)
		return -1;
	return result.status ? process_failed(&result, "git fetch", e) : 0;
}

/* A part of the ids; those that are missing, each once, are added. */
static int add_missing(struct oid **missing, size_t *n_missing,
		       struct map *seen, struct arena *a, struct repo *r,
		       const struct oid *ids, size_t n, struct err *e)
{
	size_t i;

	if (find_present(seen, a, r, ids, n, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		struct oid *id;

		if (map_get(seen, oid_key(&ids[i])))
			continue;
		id = arena_alloc(a, sizeof(*id));
		*id = ids[i];
		map_put(seen, oid_key(id), id);
		ARENA_PUSH(a, *missing, *n_missing) = *id;
	}
	return 0;
}

void repo_want(struct repo *r, const struct oid *ids, size_t n)
{
	struct arena a = ARENA_INIT;
	struct map seen = map_in(&a);
	struct err ignored = ERR_INIT;
	struct oid *missing = NULL;
	size_t n_missing = 0, at, some;
	struct slice remote;
	int ret = 0;

	/* one is fetched as well when it is read */
	if (n < 2 || !repo_is_partial(r))
		return;
	remote = find_remote(&a, r);
	for (at = 0; ret == 0 && at < n; at += some) {
		some = n - at < AT_ONCE ? n - at : AT_ONCE;
		ret = add_missing(&missing, &n_missing, &seen, &a, r, ids + at,
				  some, &ignored);
	}
	for (at = 0; ret == 0 && at < n_missing; at += some) {
		some = n_missing - at < AT_ONCE ? n_missing - at : AT_ONCE;
		ret = fetch(&a, r, remote, missing + at, some, &ignored);
	}
	arena_release(&a);
}
