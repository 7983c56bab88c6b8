/* Lists of entries: folders that look like files, order, one of each. */
#include "source/entries.h"

#include "base/map.h"

struct entry *entries_add(struct entries *list, struct slice path,
			  enum entry_kind kind)
{
	struct entry *entry = &ARENA_PUSH(list->arena, list->v, list->n);

	*entry = (struct entry){.path = path, .kind = kind};
	return entry;
}

bool looks_like_yaml(struct slice name)
{
	return (name.len > 5 && slice_ends(name, SLICE(".yaml"))) ||
	       (name.len > 4 && slice_ends(name, SLICE(".yml")));
}

bool inside_git_folder(struct slice path)
{
	size_t at = 0;

	while (at <= path.len) {
		size_t end = slice_find(path, '/', at);

		if (slice_is(slice_sub(path, at, end), ".git"))
			return true;
		at = end + 1;
	}
	return false;
}

struct slice path_folder(struct slice path)
{
	size_t end = path.len;

	while (end && path.ptr[end - 1] != '/')
		end--;
	return slice_sub(path, 0, end ? end - 1 : 0);
}

struct slice path_name(struct slice path)
{
	size_t begin = path.len;

	while (begin && path.ptr[begin - 1] != '/')
		begin--;
	return slice_sub(path, begin, path.len);
}

static void add_folders_of(struct entries *list, struct map *seen,
			   struct slice path)
{
	struct slice folder;

	for (folder = path_folder(path); folder.len;
	     folder = path_folder(folder)) {
		if (!looks_like_yaml(path_name(folder)) ||
		    map_get(seen, folder))
			continue;
		map_put(seen, folder, list);
		entries_add(list, folder, ENTRY_DIRECTORY);
	}
}

static int by_path(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;

	return slice_cmp(left->path, right->path);
}

static bool is_sorted(const struct entries *list)
{
	size_t i;

	for (i = 1; i < list->n; i++)
		if (slice_cmp(list->v[i - 1].path, list->v[i].path) > 0)
			return false;
	return true;
}

void entries_finish(struct entries *list)
{
	struct map seen = map_in(list->arena);
	struct slice folder = SLICE_NONE;
	size_t n = list->n, kept = 0, i;

	for (i = 0; i < n; i++) {
		/* neighbours mostly share their folder */
		struct slice now = path_folder(list->v[i].path);

		if (slice_eq(now, folder))
			continue;
		folder = now;
		add_folders_of(list, &seen, list->v[i].path);
	}
	if (!is_sorted(list))
		qsort(list->v, list->n, sizeof(*list->v), by_path);
	for (i = 0; i < list->n; i++)
		if (!kept || !slice_eq(list->v[kept - 1].path, list->v[i].path))
			list->v[kept++] = list->v[i];
	list->n = kept;
}

enum entry_kind entry_kind_of_mode(uint32_t mode)
{
	switch (mode & 0170000) {
	case 0100000:
		return ENTRY_FILE;
	case 0120000:
		return ENTRY_LINK;
	case 0160000:
		return ENTRY_GITLINK;
	case 0040000:
		return ENTRY_DIRECTORY;
	default:
		return ENTRY_OTHER;
	}
}
