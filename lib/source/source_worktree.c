/*
 * The work tree: what is tracked and there, and what is new and not ignored.
 * Git says which names count; what stands behind them is looked up on disk.
 */
#include <errno.h>

#include "source/disk.h"
#include "source/entries.h"
#include "source/repo_impl.h"

struct worktree {
	struct repo *r;
	struct disk disk;
};

/* Making one list. */
struct listing {
	struct entries list;
	struct arena scratch;
	struct worktree *w;
	struct map folders; /* those that hold something listed */
	struct slice *waiting;
	size_t n_waiting;
	struct err *e;
};

static void remember_folders(struct listing *l, struct slice path)
{
	struct slice folder = path_folder(path);

	for (; !map_get(&l->folders, folder); folder = path_folder(folder)) {
		map_put(&l->folders, folder, l);
		ARENA_PUSH(&l->scratch, l->waiting, l->n_waiting) = folder;
		if (!folder.len)
			break;
	}
}

static enum entry_kind kind_on_disk(const struct stat *st)
{
	return S_ISREG(st->st_mode)   ? ENTRY_FILE
	       : S_ISLNK(st->st_mode) ? ENTRY_LINK
				      : ENTRY_OTHER;
}

/* Adds what stands at that path; nothing where nothing does. */
static int add_path(struct listing *l, struct slice path,
		    const struct index_entry *tracked)
{
	struct entry *entry;
	struct stat st;

	if (inside_git_folder(path))
		return 0;
	if (disk_stat(&st, &l->w->disk, path)) {
		if (errno != ENOENT && errno != ENOTDIR)
			return err_errno(l->e, "cannot look at %.*s", SL(path));
		/* outside a sparse checkout a file is there all the same */
		if (tracked && tracked->skip_worktree)
			entries_add(&l->list, path, tracked->kind)->id =
				tracked->id;
		return 0;
	}
	remember_folders(l, path);
	if (S_ISDIR(st.st_mode)) {
		if (!tracked || tracked->kind == ENTRY_GITLINK)
			entries_add(&l->list, path, ENTRY_GITLINK);
		return 0;
	}
	entry = entries_add(&l->list, path, kind_on_disk(&st));
	entry->size = (uint64_t)st.st_size;
	return 0;
}

static int add_tracked(struct listing *l)
{
	struct index_entry *entries;
	struct slice last = SLICE_NONE;
	size_t n, i;

	if (repo_index(&entries, &n, l->list.arena, l->w->r, l->e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (slice_eq(entries[i].path, last))
			continue; /* the other stages of a conflict */
		last = entries[i].path;
		if (add_path(l, last, &entries[i]) < 0)
			return -1;
	}
	return 0;
}

static int add_untracked(struct listing *l)
{
	static const char *const argv[] = {"ls-files", "-z", "--others",
					   "--exclude-standard", NULL};
	struct process_result result;
	size_t at = 0;

	if (repo_ask(&result, l->list.arena, l->w->r, argv, l->e) < 0)
		return -1;
	if (result.status)
		return process_failed(&result, "git ls-files", l->e);
	while (at < result.out.len) {
		size_t end = slice_find(result.out, '\0', at);
		struct slice path = slice_sub(result.out, at, end);

		/* a repository inside this one comes with a final slash */
		if (slice_ends(path, SLICE("/")))
			path.len--;
		if (add_path(l, path, NULL) < 0)
			return -1;
		at = end + 1;
	}
	return 0;
}

static bool is_repository(struct listing *l, struct slice path)
{
	struct slice parts[] = {path, SLICE("/.git")};
	struct stat st;

	return !disk_stat(&st, &l->w->disk,
			  arena_concat(&l->scratch, parts, 2));
}

/* A folder in which git sees nothing: empty, ignored, or without files. */
static void add_bare_folder(struct listing *l, struct slice path)
{
	if (is_repository(l, path) ||
	    l->w->r->ops->ignored(l->w->r, path, true))
		return;
	path = arena_copy(l->list.arena, path);
	if (looks_like_yaml(path_name(path)))
		entries_add(&l->list, path, ENTRY_DIRECTORY);
	map_put(&l->folders, path, l);
	ARENA_PUSH(&l->scratch, l->waiting, l->n_waiting) = path;
}

/* What git never lists: pipes, devices, folders without files. */
static int add_unlisted(struct listing *l, struct slice folder)
{
	struct disk_name *names;
	size_t n, i;

	if (disk_folder(&names, &n, &l->scratch, &l->w->disk, folder, l->e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		struct slice path = names[i].path;

		if (names[i].folder) {
			if (!map_get(&l->folders, path))
				add_bare_folder(l, path);
		} else if (names[i].kind == ENTRY_OTHER &&
			   !l->w->r->ops->ignored(l->w->r, path, false)) {
			entries_add(&l->list, arena_copy(l->list.arena, path),
				    ENTRY_OTHER);
		}
	}
	return 0;
}

static int worktree_list(struct entry **out, size_t *n, struct arena *a,
			 struct source *s, struct err *e)
{
	struct listing l = {.list = ENTRIES_IN(a), .w = s->data, .e = e};
	size_t i;
	int ret = -1;

	l.folders = map_in(&l.scratch);
	remember_folders(&l, SLICE(""));
	if (add_tracked(&l) == 0 && add_untracked(&l) == 0)
		ret = 0;
	for (i = 0; i < l.n_waiting && ret == 0; i++)
		ret = add_unlisted(&l, l.waiting[i]);
	entries_finish(&l.list);
	*out = l.list.v;
	*n = l.list.n;
	arena_release(&l.scratch);
	return ret;
}

static int worktree_read(struct slice *out, struct arena *a, struct source *s,
			 const struct entry *entry, struct err *e)
{
	struct worktree *w = s->data;

	if (oid_is_none(&entry->id))
		return disk_read(out, a, &w->disk, entry->path, e);
	if (repo_blob(out, a, w->r, &entry->id, e) < 0)
		return err_wrap(e, "%.*s", SL(entry->path));
	return 0;
}

/* What a sparse checkout leaves out of the work tree. */
static void worktree_expect(struct source *s, const struct entry *entries,
			    size_t n)
{
	struct worktree *w = s->data;

	repo_want_entries(w->r, entries, n);
}

static void worktree_close(struct source *s)
{
	struct worktree *w = s->data;

	disk_close(&w->disk);
}

static const struct source_ops worktree_ops = {
	.list = worktree_list,
	.read = worktree_read,
	.expect = worktree_expect,
	.close = worktree_close,
};

int repo_source_worktree(struct source **out, struct arena *a, struct repo *r,
			 struct err *e)
{
	struct source *s = arena_alloc(a, sizeof(*s));
	struct worktree *w = arena_alloc(a, sizeof(*w));

	*out = NULL;
	if (!r->paths.top) {
		err_set(e, "this repository has no work tree here");
		return err_hint(e, "Name a revision, such as HEAD.");
	}
	w->r = r;
	if (disk_open(&w->disk, r->paths.top, e) < 0)
		return -1;
	*s = (struct source){
		.ops = &worktree_ops, .kind = SOURCE_WORKTREE, .data = w};
	*out = s;
	return 0;
}
