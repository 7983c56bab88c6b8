/* A directory that knows nothing of git. */
#include <errno.h>

#include "source/disk.h"
#include "source/entries.h"

static int add_names(struct entries *list, struct slice **folders,
		     size_t *n_folders, struct arena *scratch, struct disk *d,
		     struct slice folder, struct err *e)
{
	struct disk_name *names;
	size_t n, i;

	if (disk_folder(&names, &n, scratch, d, folder, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		struct slice path = arena_copy(list->arena, names[i].path);
		struct stat st;

		if (names[i].folder) {
			ARENA_PUSH(scratch, *folders, *n_folders) = path;
			if (looks_like_yaml(path_name(path)))
				entries_add(list, path, ENTRY_DIRECTORY);
			continue;
		}
		if (disk_stat(&st, d, path))
			continue; /* gone meanwhile */
		entries_add(list, path, names[i].kind)->size =
			(uint64_t)st.st_size;
	}
	return 0;
}

static int directory_list(struct entry **out, size_t *n, struct arena *a,
			  struct source *s, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct entries list = ENTRIES_IN(a);
	struct slice *folders = NULL;
	size_t n_folders = 0, i;
	int ret = 0;

	ARENA_PUSH(&scratch, folders, n_folders) = SLICE("");
	for (i = 0; i < n_folders && ret == 0; i++)
		ret = add_names(&list, &folders, &n_folders, &scratch, s->data,
				folders[i], e);
	entries_finish(&list);
	*out = list.v;
	*n = list.n;
	arena_release(&scratch);
	return ret;
}

static int directory_read(struct slice *out, struct arena *a, struct source *s,
			  const struct entry *entry, struct err *e)
{
	return disk_read(out, a, s->data, entry->path, e);
}

static void directory_close(struct source *s)
{
	disk_close(s->data);
}

static const struct source_ops directory_ops = {
	.list = directory_list,
	.read = directory_read,
	.close = directory_close,
};

int source_open_directory(struct source **out, struct arena *a,
			  const char *path, struct err *e)
{
	struct source *s = arena_alloc(a, sizeof(*s));
	struct disk *d = arena_alloc(a, sizeof(*d));

	*out = NULL;
	if (disk_open(d, path, e) < 0)
		return -1;
	*s = (struct source){
		.ops = &directory_ops, .kind = SOURCE_DIRECTORY, .data = d};
	*out = s;
	return 0;
}
