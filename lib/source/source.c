/* The face of all sources. */
#include "source/source.h"

int source_list(struct entry **out, size_t *n, struct arena *a,
		struct source *s, struct err *e)
{
	*out = NULL;
	*n = 0;
	return s->ops->list(out, n, a, s, e);
}

int source_read(struct slice *out, struct arena *a, struct source *s,
		const struct entry *entry, struct err *e)
{
	*out = SLICE_NONE;
	if (entry->kind != ENTRY_FILE)
		return err_set(e, "%.*s is not a plain file", SL(entry->path));
	return s->ops->read(out, a, s, entry, e);
}

void source_expect(struct source *s, const struct entry *entries, size_t n)
{
	if (s->ops->expect)
		s->ops->expect(s, entries, n);
}

void source_close(struct source *s)
{
	if (s && s->ops->close)
		s->ops->close(s);
}
