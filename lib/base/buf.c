/* A growing run of bytes with a maximum. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void buf_release(struct buf *b)
{
	free(b->ptr);
	*b = (struct buf)BUF_INIT(b->max);
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->too_big = false;
	if (b->ptr)
		b->ptr[0] = '\0';
}

/* Room for n more bytes and the NUL. */
static bool buf_room(struct buf *b, size_t n)
{
	size_t room = b->room ? b->room : 256;
	char *p;

	if (b->too_big || n > b->max - b->len) {
		b->too_big = true;
		return false;
	}
	if (b->ptr && b->room - b->len > n)
		return true;
	while (room - b->len <= n)
		room *= 2;
	p = realloc(b->ptr, room);
	if (!p)
		out_of_memory(room);
	b->ptr = p;
	b->room = room;
	return true;
}

void buf_add(struct buf *b, struct slice s)
{
	if (!buf_room(b, s.len))
		return;
	if (s.len)
		memcpy(b->ptr + b->len, s.ptr, s.len);
	b->len += s.len;
	b->ptr[b->len] = '\0';
}

void buf_add_char(struct buf *b, char c)
{
	buf_add(b, (struct slice){&c, 1});
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		BUG("a format that cannot be printed");
	if (!buf_room(b, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

struct slice buf_slice(const struct buf *b)
{
	return (struct slice){b->ptr, b->len};
}
