/* Plans that no pattern finds: files that say plan: ID and are not looked at.
 */
#include "plan/snapshot.h"

#include "base/glob.h"

/* Folders and files that begin with a dot belong to tools. */
static bool has_hidden_part(struct slice path)
{
	return slice_starts(path, SLICE(".")) ||
	       slice_find_slice(path, SLICE("/."), 0) < path.len;
}

static bool may_be_stray(const struct snapshot *s, const struct entry *entry)
{
	return entry->kind == ENTRY_FILE &&
	       (slice_ends(entry->path, SLICE(".yaml")) ||
		slice_ends(entry->path, SLICE(".yml"))) &&
	       !has_hidden_part(entry->path) &&
	       !slice_eq(entry->path, s->config.people) &&
	       !glob_match(s->config.plans, entry->path);
}

static int cmp_path(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;

	return slice_cmp(a->path, b->path);
}

/* The same file with the same content; where ids are not known it is not. */
static bool stood_there(const struct snapshot *before,
			const struct entry *entry)
{
	const struct entry *was;

	if (!before || !before->n_entries || oid_is_none(&entry->id))
		return false;
	was = bsearch(entry, before->entries, before->n_entries, sizeof(*was),
		      cmp_path);
	return was && oid_eq(&was->id, &entry->id);
}

/*
 * The id behind `plan:` at the beginning of a line. A key that holds more than
 * a word there (a job of that name in some tool's file) is no plan.
 */
static bool find_id(struct span *at, struct slice bytes)
{
	struct slice line, rest = bytes, value;
	uint32_t n = 0;

	while (slice_line(&line, &rest)) {
		n++;
		if (!slice_starts(line, SLICE("plan:")))
			continue;
		value = slice_trim(slice_sub(line, 5, line.len));
		if (!value.len || value.ptr[0] == '#' || value.ptr[0] == '{' ||
		    value.ptr[0] == '[' || value.ptr[0] == '&')
			return false;
		*at = (struct span){.line = n,
				    .col = 1,
				    .end_line = n,
				    .end_col = 5,
				    .begin = (size_t)(line.ptr - bytes.ptr),
				    .end = (size_t)(line.ptr - bytes.ptr) + 4};
		return true;
	}
	return false;
}

int snapshot_find_strays(struct snapshot *s, struct arena *a,
			 struct source *src, const struct snapshot *before,
			 struct err *e)
{
	size_t i;

	/* where the pattern changed, so may what it misses */
	if (before && !slice_eq(before->config.plans, s->config.plans))
		before = NULL;
	for (i = 0; i < s->n_entries; i++) {
		const struct entry *entry = &s->entries[i];
		struct slice bytes;
		struct span at;

		if (!may_be_stray(s, entry) || stood_there(before, entry))
			continue;
		if (source_read(&bytes, a, src, entry, e) < 0)
			return -1;
		if (find_id(&at, bytes))
			ARENA_PUSH(a, s->strays, s->n_strays) = (struct stray){
				.path = entry->path, .at = at, .bytes = bytes};
	}
	return 0;
}
