/* The snapshots that lie in git's own memory: a commit, the index. */
#include "base/buf.h"
#include "source/entries.h"
#include "source/repo_impl.h"

static int read_blob(struct slice *out, struct arena *a, struct source *s,
		     const struct entry *entry, struct err *e)
{
	if (repo_blob(out, a, s->data, &entry->id, e) < 0)
		return err_wrap(e, "%.*s", SL(entry->path));
	return 0;
}

void repo_want_entries(struct repo *r, const struct entry *entries, size_t n)
{
	struct arena scratch = ARENA_INIT;
	struct oid *ids = NULL;
	size_t n_ids = 0, i;

	for (i = 0; i < n; i++)
		if (entries[i].kind == ENTRY_FILE &&
		    !oid_is_none(&entries[i].id))
			ARENA_PUSH(&scratch, ids, n_ids) = entries[i].id;
	repo_want(r, ids, n_ids);
	arena_release(&scratch);
}

static void expect_blobs(struct source *s, const struct entry *entries,
			 size_t n)
{
	repo_want_entries(s->data, entries, n);
}

static int commit_list(struct entry **out, size_t *n, struct arena *a,
		       struct source *s, struct err *e)
{
	struct repo *r = s->data;
	struct oid tree;

	if (repo_tree_of(&tree, r, &s->commit, e) < 0)
		return -1;
	return tree_list(out, n, a, r, &tree, e);
}

static const struct source_ops commit_ops = {
	.list = commit_list,
	.read = read_blob,
	.expect = expect_blobs,
};

int repo_source_commit(struct source **out, struct arena *a, struct repo *r,
		       const struct oid *commit, struct err *e)
{
	struct source *s = arena_alloc(a, sizeof(*s));
	struct oid tree;

	*out = NULL;
	if (repo_tree_of(&tree, r, commit, e) < 0)
		return -1;
	*s = (struct source){.ops = &commit_ops,
			     .kind = SOURCE_COMMIT,
			     .commit = *commit,
			     .data = r};
	*out = s;
	return 0;
}

static int unmerged(const struct index_entry *entries, size_t n, struct err *e)
{
	struct buf names = BUF_INIT(1024);
	struct slice last = SLICE_NONE;
	size_t i, count = 0;

	for (i = 0; i < n; i++) {
		if (!entries[i].stage || slice_eq(entries[i].path, last))
			continue;
		last = entries[i].path;
		if (count++ < 5)
			buf_printf(&names, "%s%.*s", count > 1 ? ", " : "",
				   SL(last));
	}
	if (count > 5)
		buf_printf(&names, " and %zu more", count - 5);
	err_set(e, "a merge is not finished: %.*s", SL(buf_slice(&names)));
	buf_release(&names);
	return err_hint(e, "Resolve the conflicts in these files, then git add "
			   "them.");
}

static int index_list(struct entry **out, size_t *n, struct arena *a,
		      struct source *s, struct err *e)
{
	struct entries list = ENTRIES_IN(a);
	struct index_entry *entries;
	size_t count, i;

	if (repo_index(&entries, &count, a, s->data, e) < 0)
		return -1;
	for (i = 0; i < count; i++) {
		if (entries[i].stage)
			return unmerged(entries, count, e);
		if (entries[i].intent_to_add ||
		    inside_git_folder(entries[i].path))
			continue;
		entries_add(&list, entries[i].path, entries[i].kind)->id =
			entries[i].id;
	}
	entries_finish(&list);
	*out = list.v;
	*n = list.n;
	return 0;
}

static const struct source_ops index_ops = {
	.list = index_list,
	.read = read_blob,
	.expect = expect_blobs,
};

int repo_source_index(struct source **out, struct arena *a, struct repo *r,
		      struct err *e)
{
	struct source *s = arena_alloc(a, sizeof(*s));

	(void)e;
	*s = (struct source){
		.ops = &index_ops, .kind = SOURCE_INDEX, .data = r};
	*out = s;
	return 0;
}
