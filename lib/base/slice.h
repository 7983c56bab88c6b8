/*
 * slice - a run of bytes that somebody else owns
 *
 * Invariant  ptr may be NULL only where len is 0.
 * Owns       nothing. Valid as long as the arena or literal behind it.
 * Units      bytes. NUL is a byte like any other; there is no terminator.
 * Errors     none.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include "base/common.h"

struct slice {
	const char *ptr;
	size_t len;
};

/* A slice of a literal; the empty strings keep variables from compiling. */
#define SLICE(lit) ((struct slice){"" lit "", sizeof("" lit "") - 1})
#define SLICE_NONE ((struct slice){NULL, 0})

/* For printf: "%.*s", SL(name). Plan text is below 2 GiB by its limits. */
#define SL(s) (int)(s).len, ((s).ptr ? (s).ptr : "")

/* The bytes of a NUL-terminated string, without the NUL. NULL gives none. */
struct slice slice_of(const char *s);
bool slice_eq(struct slice a, struct slice b);
/* Byte order, a shorter prefix first; for sorting. <0, 0, >0. */
int slice_cmp(struct slice a, struct slice b);
bool slice_is(struct slice a, const char *s);
bool slice_starts(struct slice s, struct slice prefix);
bool slice_ends(struct slice s, struct slice suffix);
/* From byte begin up to end, both cut to the slice. */
struct slice slice_sub(struct slice s, size_t begin, size_t end);
/* Without ASCII blanks, tabs and line ends on both sides. */
struct slice slice_trim(struct slice s);
/* Index of the first c at or after from, or s.len. */
size_t slice_find(struct slice s, char c, size_t from);
/* Index of the first needle at or after from, or s.len. */
size_t slice_find_slice(struct slice s, struct slice needle, size_t from);
/*
 * Cuts the next line off *rest, without its LF or CRLF. False at the end.
 */
bool slice_line(struct slice *line, struct slice *rest);
/*
 * Cuts the next word off *rest: what stands between ASCII blanks, tabs and
 * line ends. False at the end, with an empty word.
 */
bool slice_word(struct slice *word, struct slice *rest);

#endif
