/* A source with some files as they are going to be. */
#include "source/source.h"

struct overlay {
	struct source *below;
	const struct map *contents;
};

static int overlay_list(struct entry **out, size_t *n, struct arena *a,
			struct source *s, struct err *e)
{
	const struct overlay *o = s->data;
	size_t i;

	if (source_list(out, n, a, o->below, e) < 0)
		return -1;
	for (i = 0; i < *n; i++) {
		const struct slice *bytes =
			map_get(o->contents, (*out)[i].path);

		if (!bytes)
			continue;
		(*out)[i].id = (struct oid)OID_NONE;
		(*out)[i].size = bytes->len;
	}
	return 0;
}

static int overlay_read(struct slice *out, struct arena *a, struct source *s,
			const struct entry *entry, struct err *e)
{
	const struct overlay *o = s->data;
	const struct slice *bytes = map_get(o->contents, entry->path);

	if (!bytes)
		return source_read(out, a, o->below, entry, e);
	*out = slice_sub(*bytes, 0, LIMIT_FILE_BYTES + 1);
	return 0;
}

static void overlay_close(struct source *s)
{
	const struct overlay *o = s->data;

	source_close(o->below);
}

static const struct source_ops overlay_ops = {
	.list = overlay_list,
	.read = overlay_read,
	.close = overlay_close,
};

struct source *source_open_overlay(struct arena *a, struct source *below,
				   const struct map *contents)
{
	struct source *s = arena_alloc(a, sizeof(*s));
	struct overlay *o = arena_alloc(a, sizeof(*o));

	*o = (struct overlay){below, contents};
	*s = (struct source){.ops = &overlay_ops,
			     .kind = below->kind,
			     .commit = below->commit,
			     .data = o};
	return s;
}
