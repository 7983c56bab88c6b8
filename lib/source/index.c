/*
 * The index that git names, whatever its form: split and sparse ones, and
 * those without a checksum, are read by git itself.
 */
#include <errno.h>
#include <sys/stat.h>

#include "source/repo_impl.h"

/* One record of `ls-files -s -t -z`: "H 100644 ID STAGE<tab>PATH". */
static bool parse_record(struct index_entry *out, struct slice record)
{
	size_t tab = slice_find(record, '\t', 0);
	struct slice words[4] = {SLICE_NONE}, mode;
	size_t at = 0, i;

	for (i = 0; i < ARRAY_LEN(words); i++) {
		size_t end = slice_find(slice_sub(record, 0, tab), ' ', at);

		words[i] = slice_sub(record, at, end);
		at = end + 1;
	}
	mode = words[1];
	if (mode.len != 6 || !words[3].len || !oid_parse(&out->id, words[2]))
		return false;
	out->path = slice_sub(record, tab + 1, record.len);
	out->stage = words[3].ptr[0] - '0';
	out->skip_worktree = slice_is(words[0], "S");
	out->kind = slice_is(mode, "120000")   ? ENTRY_LINK
		    : slice_is(mode, "160000") ? ENTRY_GITLINK
					       : ENTRY_FILE;
	return true;
}

static const char *const empty_blob[] = {
	"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
	"473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"};
static const char *const empty_tree[] = {
	"4b825dc642cb6eb9a060e54bf8d69288fbee4904",
	"6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"};

/* `git add --intent-to-add` makes entries that look like empty files. */
static bool any_empty(const struct index_entry *entries, size_t n,
		      bool is_sha256)
{
	struct oid empty;
	size_t i;

	if (!oid_parse(&empty, slice_of(empty_blob[is_sha256])))
		BUG("the id of nothing is none");
	for (i = 0; i < n; i++)
		if (oid_eq(&entries[i].id, &empty))
			return true;
	return false;
}

/* Marks the entries that the next commit will not have. */
static int mark_intended(struct index_entry *entries, size_t n, struct repo *r,
			 struct err *e)
{
	bool is_sha256 = !strcmp(r->paths.object_format, "sha256");
	const char *argv[] = {"diff-index",
			      "-z",
			      "--cached",
			      "--name-only",
			      "--ita-invisible-in-index",
			      empty_tree[is_sha256],
			      NULL};
	struct arena scratch = ARENA_INIT;
	struct map added = map_in(&scratch);
	struct process_result result;
	size_t at = 0, i;
	int ret;

	if (!any_empty(entries, n, is_sha256))
		return 0;
	ret = repo_ask(&result, &scratch, r, argv, e);
	if (ret == 0 && result.status)
		ret = process_failed(&result, "git diff-index", e);
	while (ret == 0 && at < result.out.len) {
		size_t end = slice_find(result.out, '\0', at);

		map_put(&added, slice_sub(result.out, at, end), entries);
		at = end + 1;
	}
	for (i = 0; ret == 0 && i < n; i++)
		entries[i].intent_to_add =
			!entries[i].stage && !map_get(&added, entries[i].path);
	arena_release(&scratch);
	return ret;
}

int index_ask_git(struct index_entry **out, size_t *n, struct arena *a,
		  struct repo *r, struct err *e)
{
	static const char *const argv[] = {"ls-files", "-s", "-t", "-z", NULL};
	struct process_result result;
	size_t at = 0;

	*out = NULL;
	*n = 0;
	if (repo_ask(&result, a, r, argv, e) < 0)
		return -1;
	if (result.status)
		return process_failed(&result, "cannot read the index", e);
	while (at < result.out.len) {
		size_t end = slice_find(result.out, '\0', at);
		struct index_entry entry = {.stage = 0};

		if (!parse_record(&entry, slice_sub(result.out, at, end)))
			return err_set(e, "git ls-files said what was not "
					  "understood");
		ARENA_PUSH(a, *out, *n) = entry;
		at = end + 1;
	}
	return mark_intended(*out, *n, r, e);
}

/* 0 where the index may well be missing: nothing was ever added. */
static int check_there(bool *there, struct repo *r, struct err *e)
{
	const char *named = getenv("GIT_INDEX_FILE");
	struct oid head;
	struct stat st;

	*there = !stat(r->paths.index, &st);
	if (*there || !named)
		return 0;
	if (errno != ENOENT)
		return err_errno(e, "cannot read the index %s", r->paths.index);
	if (repo_head(&head, r, e) < 0)
		return -1;
	if (oid_is_none(&head))
		return 0;
	err_set(e, "GIT_INDEX_FILE names %s, and there is no such file",
		r->paths.index);
	return err_hint(e, "Unset GIT_INDEX_FILE, or let it name an index.");
}

int repo_index(struct index_entry **out, size_t *n, struct arena *a,
	       struct repo *r, struct err *e)
{
	struct err why = ERR_INIT;
	bool there;

	*out = NULL;
	*n = 0;
	if (check_there(&there, r, e) < 0)
		return -1;
	if (!there || r->ops->index(out, n, a, r, &why) == 0)
		return 0;
	return index_ask_git(out, n, a, r, e);
}
