/* A map with slices for keys, over uthash. */
#include "base/map.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wimplicit-fallthrough"
/* The table lives in the map's arena, like its entries. */
#define uthash_malloc(n)  arena_alloc(m->arena, (n))
#define uthash_free(p, n) ((void)(p))
#include <uthash.h>

struct map_entry {
	struct slice key;
	void *value;
	UT_hash_handle hh;
};

struct map map_in(struct arena *a)
{
	return (struct map){.head = NULL, .arena = a};
}

static struct map_entry *entry_of(const struct map *m, struct slice key)
{
	struct map_entry *entry = NULL;

	HASH_FIND(hh, m->head, key.len ? key.ptr : "", key.len, entry);
	return entry;
}

void *map_get(const struct map *m, struct slice key)
{
	struct map_entry *entry = entry_of(m, key);

	return entry ? entry->value : NULL;
}

void *map_put(struct map *m, struct slice key, void *value)
{
	struct map_entry *entry = entry_of(m, key);
	void *was;

	if (!entry) {
		entry = arena_alloc(m->arena, sizeof(*entry));
		entry->key = key;
		entry->value = value;
		HASH_ADD_KEYPTR(hh, m->head, key.len ? key.ptr : "", key.len,
				entry);
		return NULL;
	}
	was = entry->value;
	entry->value = value;
	return was;
}

size_t map_count(const struct map *m)
{
	return HASH_COUNT(m->head);
}

struct map_entry *map_next(const struct map *m, const struct map_entry *at)
{
	return at ? at->hh.next : m->head;
}

struct slice map_key(const struct map_entry *at)
{
	return at->key;
}

void *map_value(const struct map_entry *at)
{
	return at->value;
}
#pragma GCC diagnostic pop
