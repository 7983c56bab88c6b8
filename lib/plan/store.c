/* Decoded blobs, each decoded once. */
#include "base/workers.h"
#include "plan/snapshot.h"

/* Files worth a thread: starting it takes as long as decoding one of them. */
#define SHARE 64

void store_init(struct store *s, struct arena *a)
{
	*s = (struct store){.arena = a};
	s->by_id = arena_alloc(a, sizeof(*s->by_id));
	*s->by_id = map_in(a);
}

struct decoded *store_get(const struct store *s, const struct oid *id)
{
	return oid_is_none(id) ? NULL : map_get(s->by_id, oid_key(id));
}

static void remember(struct store *s, const struct oid *id, struct decoded *d)
{
	s->decoded++;
	if (!oid_is_none(id))
		map_put(s->by_id, arena_copy(s->arena, oid_key(id)), d);
}

struct decoded *store_put(struct store *s, const struct oid *id,
			  struct slice bytes)
{
	struct decoded *d = decoded_make_in(s->arena, s->words, bytes);

	remember(s, id, d);
	return d;
}

/* Content that nobody has decoded yet. */
struct job {
	struct decoded *out;
	struct slice bytes;
};

struct jobs {
	struct job *v;
	size_t n;
	const struct catalogue *words;
};

static void decode_job(void *data, size_t i, struct arena *a)
{
	const struct jobs *jobs = data;

	decoded_fill(jobs->v[i].out, a, jobs->words, jobs->v[i].bytes);
}

void store_put_all(struct store *s, struct blob *v, size_t n)
{
	struct arena scratch = ARENA_INIT;
	struct jobs jobs = {.words = s->words};
	size_t i;

	for (i = 0; i < n; i++) {
		struct blob *b = &v[i];

		b->decoded = store_get(s, &b->id);
		if (b->decoded)
			continue;
		b->decoded = arena_alloc(s->arena, sizeof(*b->decoded));
		ARENA_PUSH(&scratch, jobs.v, jobs.n) =
			(struct job){b->decoded, b->bytes};
		remember(s, &b->id, b->decoded);
	}
	workers_run(s->arena, jobs.n, SHARE, decode_job, &jobs);
	arena_release(&scratch);
}
