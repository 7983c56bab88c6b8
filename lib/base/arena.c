/* Chunks of memory that grow and go together. */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAVE_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_ASAN 1
#endif
#endif

#ifdef HAVE_ASAN
#include <sanitizer/asan_interface.h>
#define GAP	       16
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define GAP	       0
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

#define ALIGN	  16
/* A chunk is as large as what the arena has handed out, within these. */
#define CHUNK_MIN ((size_t)4 * 1024)
#define CHUNK_MAX ((size_t)256 * 1024)

struct arena_chunk {
	struct arena_chunk *next;
	size_t size, used;
	_Alignas(ALIGN) unsigned char bytes[];
};

void out_of_memory(size_t n)
{
	fprintf(stderr, "git-plan: out of memory (%zu bytes asked for)\n", n);
	exit(2);
}

void arena_release(struct arena *a)
{
	struct arena_chunk *chunk = a->chunk;

	while (chunk) {
		struct arena_chunk *next = chunk->next;

		UNPOISON(chunk->bytes, chunk->size);
		free(chunk);
		chunk = next;
	}
	*a = (struct arena)ARENA_INIT;
}

/* Most arenas are small and short-lived: zeroing what they never use costs. */
static size_t usual_size(const struct arena *a)
{
	size_t size = CHUNK_MIN;

	while (size < CHUNK_MAX && size < a->used)
		size *= 2;
	return size;
}

static struct arena_chunk *chunk_new(struct arena *a, size_t need)
{
	size_t usual = usual_size(a), size = need > usual / 2 ? need : usual;
	struct arena_chunk *chunk;

	if (size > SIZE_MAX - sizeof(*chunk))
		out_of_memory(need);
	chunk = calloc(1, sizeof(*chunk) + size);
	if (!chunk)
		out_of_memory(need);
	chunk->size = size;
	POISON(chunk->bytes, size);
	/* a large block gets its own chunk behind the one being filled */
	if (a->chunk && size == need) {
		chunk->next = a->chunk->next;
		a->chunk->next = chunk;
	} else {
		chunk->next = a->chunk;
		a->chunk = chunk;
	}
	return chunk;
}

void arena_take(struct arena *a, struct arena *from)
{
	struct arena_chunk *last = from->chunk;

	if (!last)
		return;
	while (last->next)
		last = last->next;
	/* behind the one being filled, which goes on being filled */
	if (a->chunk) {
		last->next = a->chunk->next;
		a->chunk->next = from->chunk;
	} else {
		a->chunk = from->chunk;
	}
	a->used += from->used;
	*from = (struct arena)ARENA_INIT;
}

void *arena_alloc(struct arena *a, size_t n)
{
	struct arena_chunk *chunk = a->chunk;
	size_t need;
	void *p;

	if (n > SIZE_MAX - ALIGN - GAP)
		out_of_memory(n);
	need = (n + GAP + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (!need)
		need = ALIGN;
	if (!chunk || chunk->size - chunk->used < need)
		chunk = chunk_new(a, need);
	p = chunk->bytes + chunk->used;
	chunk->used += need;
	a->used += n;
	UNPOISON(p, n);
	return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory(SIZE_MAX);
	return arena_alloc(a, count * size);
}

struct slice arena_copy(struct arena *a, struct slice s)
{
	char *p = arena_alloc(a, s.len + 1);

	if (s.len)
		memcpy(p, s.ptr, s.len);
	return (struct slice){p, s.len};
}

char *arena_cstr(struct arena *a, struct slice s)
{
	char *p = arena_alloc(a, s.len + 1);

	if (s.len)
		memcpy(p, s.ptr, s.len);
	return p;
}

struct slice arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		BUG("a format that cannot be printed");
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return (struct slice){p, (size_t)n};
}

struct slice arena_printf(struct arena *a, const char *fmt, ...)
{
	struct slice s;
	va_list ap;

	va_start(ap, fmt);
	s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

struct slice arena_concat(struct arena *a, const struct slice *parts, size_t n)
{
	size_t len = 0, i;
	char *p;

	for (i = 0; i < n; i++)
		len += parts[i].len;
	p = arena_alloc(a, len + 1);
	len = 0;
	for (i = 0; i < n; i++) {
		if (parts[i].len)
			memcpy(p + len, parts[i].ptr, parts[i].len);
		len += parts[i].len;
	}
	return (struct slice){p, len};
}

void *arena_grow(struct arena *a, void *items, size_t n, size_t size)
{
	size_t room = 4;
	void *p;

	/* full exactly at 0 and at the powers of two from 4 on */
	if (n && (n < 4 || (n & (n - 1))))
		return items;
	if (n)
		room = n * 2;
	p = arena_array(a, room, size);
	if (n)
		memcpy(p, items, n * size);
	return p;
}
