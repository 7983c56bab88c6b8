/* Files that a test wrote down. */
#include "source/entries.h"

struct memory {
	const struct memory_file *files;
	size_t n;
};

static int memory_list(struct entry **out, size_t *n, struct arena *a,
		       struct source *s, struct err *e)
{
	const struct memory *m = s->data;
	struct entries list = ENTRIES_IN(a);
	size_t i;

	(void)e;
	for (i = 0; i < m->n; i++)
		entries_add(&list, slice_of(m->files[i].path), ENTRY_FILE);
	entries_finish(&list);
	*out = list.v;
	*n = list.n;
	return 0;
}

static int memory_read(struct slice *out, struct arena *a, struct source *s,
		       const struct entry *entry, struct err *e)
{
	const struct memory *m = s->data;
	size_t i;

	(void)a;
	for (i = 0; i < m->n; i++)
		if (slice_is(entry->path, m->files[i].path)) {
			*out = slice_sub(m->files[i].bytes, 0,
					 LIMIT_FILE_BYTES + 1);
			return 0;
		}
	return err_set(e, "there is no file %.*s", SL(entry->path));
}

static const struct source_ops memory_ops = {
	.list = memory_list,
	.read = memory_read,
};

struct source *source_open_memory(struct arena *a,
				  const struct memory_file *files, size_t n)
{
	struct source *s = arena_alloc(a, sizeof(*s));
	struct memory *m = arena_alloc(a, sizeof(*m));

	m->files = files;
	m->n = n;
	*s = (struct source){
		.ops = &memory_ops, .kind = SOURCE_MEMORY, .data = m};
	return s;
}
