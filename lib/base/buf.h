/*
 * buf - a growing run of bytes with a maximum
 *
 * Invariant  ptr[len] is NUL once anything was added; len <= max.
 * Owns       its bytes, until buf_release().
 * Units      bytes.
 * Errors     sticky: once an addition would pass max, too_big is set and
 *            nothing more is added. Test it once at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/slice.h"

struct buf {
	char *ptr;
	size_t len, room, max;
	bool too_big;
};

#define BUF_INIT(most)                                                         \
	{                                                                      \
		.max = (most)                                                  \
	}

void buf_release(struct buf *b);
/* Empties the buffer and keeps its memory. */
void buf_clear(struct buf *b);
void buf_add(struct buf *b, struct slice s);
void buf_add_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* What is in it; valid until the next addition. */
struct slice buf_slice(const struct buf *b);

#endif
