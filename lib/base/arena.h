/*
 * arena - memory that is released all at once
 *
 * The arena parameter of a function is the lifetime of what it returns: one
 * arena for each snapshot, one for each report. Inside an arena nothing is
 * freed. Running out of memory ends the run here, with status 2, and nowhere
 * else.
 *
 * Invariant  every block is aligned to 16 bytes; under ASan a poisoned gap
 *            follows it.
 * Owns       its chunks, until arena_release().
 * Units      bytes.
 * Errors     none are returned.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>

#include "base/slice.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk;
	size_t used; /* bytes handed out over the arena's life */
};

#define ARENA_INIT                                                             \
	{                                                                      \
		NULL, 0                                                        \
	}

/*
 * What every allocation that fails comes to: says so and ends the run. For
 * memory that a library could not get, too.
 */
NORETURN void out_of_memory(size_t n);

/* Frees all that came from the arena; it can be used again afterwards. */
void arena_release(struct arena *a);

/* All that came from `from` lives in a from now on; `from` is empty again. */
void arena_take(struct arena *a, struct arena *from);

/* n zeroed bytes; n may be 0. */
void *arena_alloc(struct arena *a, size_t n);
/* count elements of size bytes each, zeroed; the product may not overflow. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* A copy of bytes. arena_copy() adds a NUL after them, not counted in len. */
struct slice arena_copy(struct arena *a, struct slice s);
char *arena_cstr(struct arena *a, struct slice s);
struct slice arena_printf(struct arena *a, const char *fmt, ...)
	PRINTF_LIKE(2, 3);
struct slice arena_vprintf(struct arena *a, const char *fmt, va_list ap)
	PRINTF_LIKE(2, 0);
/* The parts one after the other. */
struct slice arena_concat(struct arena *a, const struct slice *parts, size_t n);

/*
 * Makes room for one more element behind the n in items; the array doubles
 * and moves inside the arena. Use through ARENA_PUSH.
 */
void *arena_grow(struct arena *a, void *items, size_t n, size_t size);

/*
 * ARENA_PUSH(a, plans->v, plans->n) = value;
 * The array must have been filled by ARENA_PUSH alone, from NULL and 0.
 */
#define ARENA_PUSH(a, items, n)                                                \
	*(((items) = arena_grow((a), (items), (n), sizeof(*(items)))),         \
	  &(items)[(n)++])

#endif
