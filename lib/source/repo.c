/* Opening a repository, and what is the same for every implementation. */
#include "source/repo_impl.h"

/* libgit2 if it can and may, else git itself. */
static int choose(struct repo *r, enum backend wanted, struct err *e)
{
	struct err why = ERR_INIT;

	if (wanted == BACKEND_GIT)
		r->reason = "GIT_PLAN_SOURCE asks for it";
	else if (repo_open_libgit2(r, &why) == 0)
		return 0;
	else if (wanted == BACKEND_LIBGIT2) {
		*e = why;
		return -1;
	} else
		r->reason = arena_cstr(&r->arena, slice_of(why.text));
	repo_open_plumbing(r);
	return 0;
}

int repo_open_by(struct repo **out, const char *dir, enum backend wanted,
		 struct err *e)
{
	struct repo *r = calloc(1, sizeof(*r));
	int found;

	*out = NULL;
	if (!r)
		return err_errno(e, "cannot open the repository");
	found = repo_find(r, dir, e);
	if (found > 0 && choose(r, wanted, e) == 0) {
		r->shallow = map_in(&r->arena);
		*out = r;
		return 0;
	}
	arena_release(&r->arena);
	free(r);
	return found > 0 ? -1 : found;
}

int repo_open(struct repo **out, const char *dir, struct err *e)
{
	return repo_open_by(out, dir, BACKEND_ANY, e);
}

const char *repo_backend(const struct repo *r)
{
	return r->reason ? "git" : "libgit2";
}

const char *repo_backend_reason(const struct repo *r)
{
	return r->reason;
}

void repo_close(struct repo *r)
{
	if (!r)
		return;
	r->ops->close(r);
	batch_close(r);
	arena_release(&r->arena);
	free(r);
}

const struct repo_paths *repo_paths(const struct repo *r)
{
	return &r->paths;
}

int repo_cut_off(const struct oid *id, struct err *e)
{
	char hex[OID_HEX_MAX];

	err_set(e, "the history of this clone is cut off at commit %.10s",
		oid_hex(hex, id));
	return err_hint(e, "git fetch --unshallow gets the rest.");
}

int repo_missing(struct repo *r, const struct oid *id, struct err *e)
{
	char hex[OID_HEX_MAX];

	err_set(e, "the object %s is not in this clone", oid_hex(hex, id));
	if (repo_is_partial(r))
		return err_hint(e, "The clone is partial: git fetch --refetch "
				   "--no-filter gets all of it.");
	if (r->paths.shallow)
		return err_hint(e, "git fetch --unshallow gets the rest.");
	return err_hint(e, "git fsck says what else is missing.");
}

/* The ids in the file `shallow`, read once. */
static int read_shallow(struct repo *r, struct err *e)
{
	const char *name =
		arena_printf(&r->arena, "%s/shallow", r->paths.common_dir).ptr;
	FILE *f;
	char hex[OID_HEX_MAX + 2];

	r->shallow_known = true;
	if (!r->paths.shallow)
		return 0;
	f = fopen(name, "re");
	if (!f)
		return err_errno(e, "cannot read %s", name);
	while (fgets(hex, sizeof(hex), f)) {
		struct oid *id = arena_alloc(&r->arena, sizeof(*id));

		if (oid_parse(id, slice_trim(slice_of(hex))))
			map_put(&r->shallow, oid_key(id), id);
	}
	if (ferror(f))
		err_errno(e, "cannot read %s", name);
	fclose(f);
	return e->set ? -1 : 0;
}

int repo_is_shallow_end(struct repo *r, const struct oid *id, struct err *e)
{
	if (!r->shallow_known && read_shallow(r, e) < 0)
		return -1;
	return map_get(&r->shallow, oid_key(id)) ? 1 : 0;
}

int repo_object(struct slice *out, struct arena *a, struct repo *r,
		const struct oid *id, enum object_type type, struct err *e)
{
	static const char *const names[] = {"commit", "tree", "blob", "tag"};
	struct object object;
	char hex[OID_HEX_MAX];

	*out = SLICE_NONE;
	if (r->ops->object(&object, a, r, id, e) < 0)
		return -1;
	if (object.type != type)
		return err_set(e, "the object %s is no %s", oid_hex(hex, id),
			       names[type]);
	*out = object.bytes;
	return 0;
}

/* The id behind "object " at the beginning of a tag. */
static bool tag_target(struct oid *out, struct slice bytes)
{
	struct slice line = slice_sub(bytes, 0, slice_find(bytes, '\n', 0));

	return slice_starts(line, SLICE("object ")) &&
	       oid_parse(out, slice_sub(line, 7, line.len));
}

/* Follows tags to what they name; the object itself in *object. */
static int follow_tags(struct object *object, struct oid *id, struct arena *a,
		       struct repo *r, struct err *e)
{
	int steps;

	for (steps = 0; steps < 100; steps++) {
		char hex[OID_HEX_MAX];

		if (r->ops->object(object, a, r, id, e) < 0)
			return -1;
		if (object->type != OBJECT_TAG)
			return 0;
		if (!tag_target(id, object->bytes))
			return err_set(e, "the tag %s is damaged",
				       oid_hex(hex, id));
	}
	return err_set(e, "too many tags follow each other");
}

int repo_peel(struct oid *out, struct repo *r, const struct oid *id,
	      struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct oid at = *id;
	struct object object;
	int ret = 0;

	*out = (struct oid)OID_NONE;
	if (!oid_is_none(id)) {
		ret = follow_tags(&object, &at, &scratch, r, e);
		if (ret == 0 && object.type == OBJECT_COMMIT)
			*out = at;
	}
	arena_release(&scratch);
	return ret;
}

int repo_tree_of(struct oid *out, struct repo *r, const struct oid *id,
		 struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct raw_commit raw;
	struct object object = {0};
	char hex[OID_HEX_MAX];
	int ret = 0;

	*out = *id;
	if (!oid_is_none(id))
		ret = follow_tags(&object, out, &scratch, r, e);
	if (ret == 0 && !oid_is_none(id) && object.type == OBJECT_COMMIT) {
		commit_split(&raw, &scratch, object.bytes);
		if (!oid_parse(out, raw.tree))
			ret = err_set(e, "the commit %s is damaged",
				      oid_hex(hex, id));
	}
	arena_release(&scratch);
	return ret;
}

static int fill_parents(struct commit *out, struct arena *a, struct repo *r,
			const struct raw_commit *raw, struct err *e)
{
	char hex[OID_HEX_MAX];
	int end = repo_is_shallow_end(r, &out->id, e);
	size_t i;

	if (end < 0)
		return -1;
	out->shallow_end = end > 0;
	if (end)
		return 0;
	for (i = 0; i < raw->n_parents; i++) {
		struct oid *parent =
			&ARENA_PUSH(a, out->parents, out->n_parents);

		if (!oid_parse(parent, raw->parents[i]))
			return err_set(e, "the commit %s is damaged",
				       oid_hex(hex, &out->id));
	}
	return 0;
}

int repo_commit(struct commit *out, struct arena *a, struct repo *r,
		const struct oid *id, struct err *e)
{
	struct person_name committer;
	struct slice bytes, author;
	struct raw_commit raw;
	char hex[OID_HEX_MAX];
	int64_t written;
	int32_t offset;

	*out = (struct commit){.id = *id};
	if (repo_object(&bytes, a, r, id, OBJECT_COMMIT, e) < 0)
		return -1;
	commit_split(&raw, a, bytes);
	if (!oid_parse(&out->tree, raw.tree))
		return err_set(e, "the commit %s is damaged", oid_hex(hex, id));
	if (fill_parents(out, a, r, &raw, e) < 0)
		return -1;
	signature_split(&committer, &out->time, &out->offset, raw.committer);
	author = text_to_utf8(a, raw.author, raw.encoding);
	signature_split(&out->author, &written, &offset, author);
	if (r->ops->mailmap(&out->author, a, r, e) < 0)
		return -1;
	out->message = text_to_utf8(a, raw.message, raw.encoding);
	out->subject = message_subject(a, out->message);
	return 0;
}

int repo_blob(struct slice *out, struct arena *a, struct repo *r,
	      const struct oid *id, struct err *e)
{
	return repo_object(out, a, r, id, OBJECT_BLOB, e);
}

int repo_file(struct slice *out, struct arena *a, struct repo *r,
	      const struct oid *commit, struct slice path, struct err *e)
{
	struct entry entry;
	struct oid tree;
	int found;

	*out = SLICE_NONE;
	if (repo_tree_of(&tree, r, commit, e) < 0)
		return -1;
	found = tree_find(&entry, r, &tree, path, e);
	if (found > 0 && entry.kind == ENTRY_FILE)
		found = repo_blob(out, a, r, &entry.id, e);
	if (found < 0)
		return err_wrap(e, "%.*s", SL(path));
	return 0;
}

/* Ends of references, symbolic ones followed: 1, 0 for none, -1. */
static int follow_refs(struct raw_ref *ref, struct arena *a, struct repo *r,
		       const char *name, struct err *e)
{
	int steps, found = 1;

	*ref = (struct raw_ref){.target = slice_of(name)};
	for (steps = 0; found > 0 && ref->target.ptr; steps++) {
		const char *next = arena_cstr(a, ref->target);

		if (steps == 10)
			return err_set(e, "the reference %s leads in a circle",
				       name);
		*ref = (struct raw_ref){.name = slice_of(next)};
		found = r->ops->ref(ref, a, r, next, e);
		ref->name = slice_of(next);
	}
	return found;
}

int repo_ref(struct oid *out, struct slice *target, struct arena *a,
	     struct repo *r, const char *name, struct err *e)
{
	struct raw_ref ref;
	int found = follow_refs(&ref, a, r, name, e);

	*out = (struct oid)OID_NONE;
	if (target)
		*target = SLICE_NONE;
	if (found < 0)
		return -1;
	if (target)
		*target = ref.name;
	if (!found)
		return 0;
	if (repo_peel(out, r, &ref.id, e) < 0)
		return err_wrap(e, "%s", name);
	return 0;
}

int repo_head(struct oid *out, struct repo *r, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	int ret = repo_ref(out, NULL, &scratch, r, "HEAD", e);

	arena_release(&scratch);
	return ret;
}

static int by_name(const void *a, const void *b)
{
	const struct ref *left = a, *right = b;

	return slice_cmp(left->name, right->name);
}

int repo_refs(struct ref **out, size_t *n, struct arena *a, struct repo *r,
	      const char *prefix, struct err *e)
{
	struct raw_ref *raw;
	size_t n_raw, i;

	*out = NULL;
	*n = 0;
	if (r->ops->refs(&raw, &n_raw, a, r, prefix, e) < 0)
		return -1;
	for (i = 0; i < n_raw; i++) {
		struct ref *ref = &ARENA_PUSH(a, *out, *n);

		ref->name = raw[i].name;
		if (repo_ref(&ref->commit, NULL, a, r,
			     arena_cstr(a, raw[i].name), e) < 0)
			return -1;
	}
	if (*n)
		qsort(*out, *n, sizeof(**out), by_name);
	return 0;
}
