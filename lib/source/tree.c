/*
 * Trees as git stores them: listing, finding, comparing. Read here and not by
 * libgit2, so that every implementation of struct repo gives the same, and two
 * trees are compared without a thought for rename, work tree or attributes.
 */
#include "source/entries.h"
#include "source/repo_impl.h"

/* One line of a tree. */
struct line {
	struct slice name;
	struct oid id;
	enum entry_kind kind; /* ENTRY_DIRECTORY for a subtree */
};

/* Cuts the next line off: 1, 0 at the end, -1 where it is broken. */
static int next_line(struct line *out, struct slice *rest, size_t id_len)
{
	size_t blank = slice_find(*rest, ' ', 0), nul, i;
	unsigned mode = 0;

	if (!rest->len)
		return 0;
	nul = slice_find(*rest, '\0', blank);
	if (blank > 7 || nul >= rest->len || rest->len - nul - 1 < id_len)
		return -1;
	for (i = 0; i < blank; i++) {
		if (rest->ptr[i] < '0' || rest->ptr[i] > '7')
			return -1;
		mode = mode * 8 + (unsigned)(rest->ptr[i] - '0');
	}
	out->name = slice_sub(*rest, blank + 1, nul);
	out->kind = entry_kind_of_mode(mode);
	out->id = (struct oid)OID_NONE;
	out->id.len = (uint8_t)id_len;
	memcpy(out->id.raw, rest->ptr + nul + 1, id_len);
	*rest = slice_sub(*rest, nul + 1 + id_len, rest->len);
	return 1;
}

static int broken_tree(const struct oid *id, struct err *e)
{
	char hex[OID_HEX_MAX];

	err_set(e, "the tree %s is damaged", oid_hex(hex, id));
	return err_hint(e, "git fsck says what else is.");
}

static struct slice join(struct arena *a, struct slice folder,
			 struct slice name)
{
	struct slice parts[] = {folder, SLICE("/"), name};

	if (!folder.len)
		return arena_copy(a, name);
	return arena_concat(a, parts, ARRAY_LEN(parts));
}

/* Going through trees: folders that wait, in memory of their own. */
struct walk {
	struct repo *r;
	struct arena scratch;
	struct err *e;
	size_t seen; /* names, to stop at trees that hold themselves over */
};

static int read_tree(struct slice *out, struct walk *w, const struct oid *id)
{
	*out = SLICE_NONE;
	if (oid_is_none(id))
		return 0;
	return repo_object(out, &w->scratch, w->r, id, OBJECT_TREE, w->e);
}

static int check_depth(struct walk *w, struct slice folder)
{
	size_t depth = 0, i;

	for (i = 0; i < folder.len; i++)
		depth += folder.ptr[i] == '/';
	if (depth < LIMIT_FOLDERS)
		return 0;
	return err_set(w->e,
		       "folders lie more than %d deep in each other: %.*s...",
		       LIMIT_FOLDERS, SL(slice_sub(folder, 0, 60)));
}

/* The next line, counted: a few trees can name each other without end. */
static int take_line(struct line *out, struct walk *w, struct slice *rest,
		     const struct oid *tree)
{
	int more = next_line(out, rest, w->r->id_len);

	if (more < 0)
		return broken_tree(tree, w->e);
	if (more && ++w->seen > LIMIT_ENTRIES)
		return err_set(w->e, "there are more than %d files",
			       LIMIT_ENTRIES);
	return more;
}

static int list_folder(struct entries *list, struct walk *w,
		       const struct oid *id, struct slice folder)
{
	struct slice rest;
	struct line line;
	int more;

	if (check_depth(w, folder) < 0 || read_tree(&rest, w, id) < 0)
		return -1;
	while ((more = take_line(&line, w, &rest, id)) > 0) {
		struct slice path;

		if (slice_is(line.name, ".git"))
			continue;
		path = join(list->arena, folder, line.name);
		if (line.kind != ENTRY_DIRECTORY)
			entries_add(list, path, line.kind)->id = line.id;
		else if (list_folder(list, w, &line.id, path) < 0)
			return -1;
	}
	return more;
}

int tree_list(struct entry **out, size_t *n, struct arena *a, struct repo *r,
	      const struct oid *tree, struct err *e)
{
	struct walk w = {r, ARENA_INIT, e, 0};
	struct entries list = ENTRIES_IN(a);
	int ret = list_folder(&list, &w, tree, SLICE(""));

	entries_finish(&list);
	*out = list.v;
	*n = list.n;
	arena_release(&w.scratch);
	return ret;
}

/* The line with that name: 1, 0, -1. */
static int find_line(struct line *out, struct walk *w, const struct oid *tree,
		     struct slice name)
{
	struct slice rest;
	int more;

	if (read_tree(&rest, w, tree) < 0)
		return -1;
	while ((more = take_line(out, w, &rest, tree)) > 0)
		if (slice_eq(out->name, name))
			return 1;
	return more;
}

int tree_find(struct entry *out, struct repo *r, const struct oid *tree,
	      struct slice path, struct err *e)
{
	struct walk w = {r, ARENA_INIT, e, 0};
	struct line line = {.id = *tree, .kind = ENTRY_DIRECTORY};
	size_t at = 0;
	int found = 1;

	while (found > 0 && at <= path.len) {
		size_t end = slice_find(path, '/', at);
		struct oid folder = line.id;

		if (line.kind != ENTRY_DIRECTORY)
			found = 0;
		else
			found = find_line(&line, &w, &folder,
					  slice_sub(path, at, end));
		at = end + 1;
	}
	*out = (struct entry){.path = path, .id = line.id, .kind = line.kind};
	arena_release(&w.scratch);
	return found;
}

struct changes {
	struct tree_change *v;
	size_t n;
	struct arena *arena;
};

static int compare_trees(struct changes *out, struct walk *w,
			 const struct oid *before, const struct oid *after,
			 struct slice folder);

/* One name that differs; a side that is not there is NULL. */
static int add_change(struct changes *out, struct walk *w,
		      const struct line *before, const struct line *after,
		      struct slice folder)
{
	static const struct oid none = OID_NONE;
	const struct line *any = before ? before : after;
	struct slice path;
	struct tree_change *change;

	if (!any)
		BUG("a name on neither side");
	if (slice_is(any->name, ".git"))
		return 0;
	if (any->kind == ENTRY_DIRECTORY) {
		path = join(&w->scratch, folder, any->name);
		return compare_trees(out, w, before ? &before->id : &none,
				     after ? &after->id : &none, path);
	}
	path = join(out->arena, folder, any->name);
	change = &ARENA_PUSH(out->arena, out->v, out->n);
	*change = (struct tree_change){.path = path};
	if (before) {
		change->before = before->id;
		change->kind_before = before->kind;
	}
	if (after) {
		change->after = after->id;
		change->kind_after = after->kind;
	}
	return 0;
}

/* The byte of a name at the end of what it shares with another. */
static int byte_at(const struct line *line, size_t at)
{
	if (at < line->name.len)
		return (unsigned char)line->name.ptr[at];
	return line->kind == ENTRY_DIRECTORY ? '/' : '\0';
}

/* The order of lines in a tree: a folder's name counts as "name/". */
static int line_order(const struct line *a, const struct line *b)
{
	size_t shorter = a->name.len < b->name.len ? a->name.len : b->name.len;
	int order = shorter ? memcmp(a->name.ptr, b->name.ptr, shorter) : 0;

	return order ? order : byte_at(a, shorter) - byte_at(b, shorter);
}

/* The same name on both sides, both folders or both not. */
static int same_name(struct changes *out, struct walk *w,
		     const struct line *before, const struct line *after,
		     struct slice folder)
{
	if (before->kind == after->kind && oid_eq(&before->id, &after->id))
		return 0;
	return add_change(out, w, before, after, folder);
}

/* Takes from the side that is behind, or from both where they meet. */
static int compare_trees(struct changes *out, struct walk *w,
			 const struct oid *before, const struct oid *after,
			 struct slice folder)
{
	struct slice rest_b, rest_a;
	struct line b, a;
	int more_b, more_a;

	if (check_depth(w, folder) < 0 || read_tree(&rest_b, w, before) < 0 ||
	    read_tree(&rest_a, w, after) < 0)
		return -1;
	more_b = take_line(&b, w, &rest_b, before);
	more_a = take_line(&a, w, &rest_a, after);
	while (more_b > 0 || more_a > 0) {
		int order;

		if (more_b < 0 || more_a < 0)
			break;
		order = more_b == 0 ? 1 : more_a == 0 ? -1 : line_order(&b, &a);
		if ((order == 0
			     ? same_name(out, w, &b, &a, folder)
			     : add_change(out, w, order < 0 ? &b : NULL,
					  order < 0 ? NULL : &a, folder)) < 0)
			return -1;
		if (order <= 0)
			more_b = take_line(&b, w, &rest_b, before);
		if (order >= 0)
			more_a = take_line(&a, w, &rest_a, after);
	}
	return more_b < 0 || more_a < 0 ? -1 : 0;
}

static int by_path(const void *a, const void *b)
{
	const struct tree_change *left = a, *right = b;

	return slice_cmp(left->path, right->path);
}

int repo_tree_changes(struct tree_change **out, size_t *n, struct arena *a,
		      struct repo *r, const struct oid *before,
		      const struct oid *after, struct err *e)
{
	struct walk w = {r, ARENA_INIT, e, 0};
	struct changes changes = {NULL, 0, a};
	struct oid old, new;
	int ret = -1;

	*out = NULL;
	*n = 0;
	if (repo_tree_of(&old, r, before, e) == 0 &&
	    repo_tree_of(&new, r, after, e) == 0)
		ret = oid_eq(&old, &new) ? 0
					 : compare_trees(&changes, &w, &old,
							 &new, SLICE(""));
	if (ret == 0 && changes.n) {
		qsort(changes.v, changes.n, sizeof(*changes.v), by_path);
		*out = changes.v;
		*n = changes.n;
	}
	arena_release(&w.scratch);
	return ret;
}
