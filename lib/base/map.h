/*
 * map - from a run of bytes to a pointer
 *
 * A thin face over uthash, so that keys are slices everywhere. The hash has a
 * key of its own in each run, so that hostile keys cannot all collide.
 *
 * Invariant  keys are compared byte for byte; map_each() goes in the order of
 *            insertion. Sort before output.
 * Owns       its table and entries, in the arena given; never keys or values.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

struct map_entry;

struct map {
	struct map_entry *head;
	struct arena *arena;
};

struct map map_in(struct arena *a);
/* The value, or NULL. */
void *map_get(const struct map *m, struct slice key);
/* Sets or replaces; returns the value that stood there, or NULL. */
void *map_put(struct map *m, struct slice key, void *value);
size_t map_count(const struct map *m);

/* Iterates: pass NULL first; NULL at the end. */
struct map_entry *map_next(const struct map *m, const struct map_entry *at);
struct slice map_key(const struct map_entry *at);
void *map_value(const struct map_entry *at);

#endif
