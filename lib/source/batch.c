/* Objects through one `git cat-file --batch` that stays until the end. */
#include "source/repo_impl.h"

/* Commits and trees are asked for again and again, mostly the last ones. */
#define MOST_REMEMBERED ((size_t)16 * 1024 * 1024)

struct batch {
	struct child *child;
	struct arena arena; /* of what is remembered */
	struct map known;   /* struct remembered, by its id */
};

struct remembered {
	struct oid id;
	struct object object;
};

static void forget_all(struct batch *b)
{
	arena_release(&b->arena);
	b->known = map_in(&b->arena);
}

static void remember(struct batch *b, const struct oid *id,
		     const struct object *object)
{
	struct remembered *r;

	if (object->type == OBJECT_BLOB)
		return;
	if (b->arena.used > MOST_REMEMBERED)
		forget_all(b);
	r = arena_alloc(&b->arena, sizeof(*r));
	*r = (struct remembered){*id, *object};
	r->object.bytes = arena_copy(&b->arena, object->bytes);
	map_put(&b->known, oid_key(&r->id), r);
}

static bool recall(struct object *out, struct arena *a, const struct batch *b,
		   const struct oid *id)
{
	const struct remembered *r = map_get(&b->known, oid_key(id));

	if (!r)
		return false;
	*out = (struct object){r->object.type, arena_copy(a, r->object.bytes)};
	return true;
}

static int start(struct repo *r, struct err *e)
{
	static const char *const argv[] = {"cat-file", "--batch", NULL};

	if (!r->batch) {
		r->batch = arena_alloc(&r->arena, sizeof(*r->batch));
		forget_all(r->batch);
	}
	if (r->batch->child)
		return 0;
	return repo_talk(&r->batch->child, r, argv, e);
}

void batch_close(struct repo *r)
{
	if (!r->batch)
		return;
	child_stop(r->batch->child);
	r->batch->child = NULL;
	forget_all(r->batch);
}

/* Digits alone; false where they are none, or too many. */
static bool number(uint64_t *out, struct slice s)
{
	size_t i;

	*out = 0;
	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9' || i == 18)
			return false;
		*out = *out * 10 + (uint64_t)(s.ptr[i] - '0');
	}
	return s.len > 0;
}

/* "ID TYPE SIZE": 1, or 0 for "ID missing", -1 for anything else. */
static int read_header(enum object_type *type, uint64_t *size,
		       struct slice line)
{
	static const char *const names[] = {
		[OBJECT_COMMIT] = "commit",
		[OBJECT_TREE] = "tree",
		[OBJECT_BLOB] = "blob",
		[OBJECT_TAG] = "tag",
	};
	size_t blank = slice_find(line, ' ', 0), next;
	struct slice word;
	size_t i;

	next = slice_find(line, ' ', blank + 1);
	word = slice_sub(line, blank + 1, next);
	if (slice_is(word, "missing"))
		return 0;
	for (i = 0; i < ARRAY_LEN(names); i++) {
		if (!slice_is(word, names[i]))
			continue;
		*type = (enum object_type)i;
		return number(size, slice_sub(line, next + 1, line.len)) ? 1
									 : -1;
	}
	return -1;
}

/* The answer to what was asked first: 0, 1 where there is no such object, -1.
 */
static int take_answer(struct object *out, struct arena *a, struct repo *r,
		       struct err *e)
{
	struct child *c = r->batch->child;
	uint64_t size = 0;
	struct slice line;
	size_t keep;
	int there;

	if (child_hear(&line, c, '\n', e) < 0)
		return -1;
	there = read_header(&out->type, &size, line);
	if (there == 0)
		return 1;
	if (there < 0)
		return err_set(e, "git cat-file said what was not understood");
	/* of a blob over the limit only its first bytes */
	keep = out->type == OBJECT_BLOB ? LIMIT_FILE_BYTES + 1 : SIZE_MAX;
	if (child_read(&out->bytes, a, c, size, keep, e) < 0)
		return -1;
	return child_hear(&line, c, '\n', e);
}

/* What git said when it gave up: it could not fetch, or a file is damaged. */
static int gave_up(struct repo *r, const struct oid *id, const struct err *why,
		   struct err *e)
{
	char hex[OID_HEX_MAX];

	if (!repo_is_partial(r)) {
		err_set(e, "cannot read the object %s: %s", oid_hex(hex, id),
			why->text);
		return err_hint(e, "git fsck says what else is damaged.");
	}
	err_set(e,
		"the object %s is not in this partial clone, and git could "
		"not fetch it: %s",
		oid_hex(hex, id), why->text);
	return err_hint(e, "Once its remote can be reached, git fetch "
			   "--refetch --no-filter gets all of it.");
}

int batch_object(struct object *out, struct arena *a, struct repo *r,
		 const struct oid *id, struct err *e)
{
	char hex[OID_HEX_MAX];
	struct err why = ERR_INIT;
	int missing;

	if (start(r, e) < 0)
		return -1;
	if (recall(out, a, r->batch, id))
		return 0;
	child_say(r->batch->child, slice_of(oid_hex(hex, id)));
	child_say(r->batch->child, SLICE("\n"));
	missing = take_answer(out, a, r, &why);
	if (missing > 0)
		return repo_missing(r, id, e);
	if (missing == 0) {
		remember(r->batch, id, out);
		return 0;
	}
	batch_close(r);
	return gave_up(r, id, &why, e);
}
