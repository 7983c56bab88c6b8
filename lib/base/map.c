/* A map with slices for keys, over uthash. */
#include "base/map.h"

#include <string.h>
#include <sys/random.h>
#include <threads.h>

/*
 * SipHash-1-3 with a key drawn once for each run: keys come from repositories,
 * and with uthash's own fixed hash a hostile file could make them all collide.
 * The order of a map does not depend on it.
 */
static uint64_t secret[2];
static once_flag secret_drawn = ONCE_FLAG_INIT;

static void draw_secret(void)
{
	/* without randomness the map still works, as well as uthash's own */
	if (getrandom(secret, sizeof(secret), GRND_NONBLOCK) < 0)
		secret[0] = (uint64_t)(uintptr_t)&secret;
}

static uint64_t rotated(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotated(v[1], 13) ^ v[0];
	v[3] = rotated(v[3], 16) ^ v[2];
	v[0] = rotated(v[0], 32) + v[3];
	v[2] += v[1];
	v[1] = rotated(v[1], 17) ^ v[2];
	v[3] = rotated(v[3], 21) ^ v[0];
	v[2] = rotated(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
}

static unsigned hash_bytes(const void *bytes, size_t len)
{
	const unsigned char *p = bytes;
	uint64_t v[4], word;
	size_t left;

	call_once(&secret_drawn, draw_secret);
	v[0] = secret[0] ^ 0x736f6d6570736575;
	v[1] = secret[1] ^ 0x646f72616e646f6d;
	v[2] = secret[0] ^ 0x6c7967656e657261;
	v[3] = secret[1] ^ 0x7465646279746573;
	for (left = len; left >= 8; left -= 8, p += 8) {
		memcpy(&word, p, 8);
		sip_word(v, word);
	}
	word = 0;
	memcpy(&word, p, left);
	sip_word(v, word ^ (uint64_t)len << 56);
	v[2] ^= 0xff;
	sip_round(v);
	sip_round(v);
	sip_round(v);
	word = v[0] ^ v[1] ^ v[2] ^ v[3];
	return (unsigned)(word ^ word >> 32);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wimplicit-fallthrough"
/* The table lives in the map's arena, like its entries. */
#define uthash_malloc(n)	      arena_alloc(m->arena, (n))
#define uthash_free(p, n)	      ((void)(p))
#define HASH_FUNCTION(key, len, hash) ((hash) = hash_bytes((key), (len)))
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
