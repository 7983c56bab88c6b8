/*
 * places - from counts of code points to bytes, from bytes to lines
 *
 * libyaml counts code points; edits count bytes; people count lines and
 * columns. The byte offset is what this layer thinks in.
 *
 * Invariant  a line ends at LF and nowhere else. A byte-order mark at the
 *            start is not counted as a code point.
 * Owns       nothing: its tables live in the arena given.
 * Units      bytes, code points; lines and columns from 1.
 */
#ifndef YAML_PLACES_H
#define YAML_PLACES_H

#include "base/finding.h"

struct places {
	struct slice bytes;
	size_t skip;	 /* bytes of the mark at the start: 0 or 3 */
	bool ascii;	 /* behind the mark */
	uint32_t *lines; /* byte offset of each line's start */
	size_t n_lines;
	uint32_t *marks; /* byte offset of every so many code points; or NULL */
	size_t n_marks;
	size_t last_line; /* where the last search ended: the next is near */
};

/* bytes below 4 GiB; they need not be UTF-8. */
void places_init(struct places *p, struct arena *a, struct slice bytes);
/* The byte offset of a code point, the end of the file for any beyond it. */
size_t places_byte(const struct places *p, size_t chars);
/* How many code points stand before a byte offset. */
size_t places_chars(const struct places *p, size_t byte);
/* Index from 0 of the line in which the byte lies. */
size_t places_line(struct places *p, size_t byte);
/* The line's first byte; the file's length for a line behind the last. */
size_t places_line_begin(const struct places *p, size_t line);
/* The line's bytes without LF or CRLF. */
struct slice places_line_text(const struct places *p, size_t line);
struct span places_span(struct places *p, size_t begin, size_t end);

#endif
