/*
 * out - where bytes go: a file, memory, or nowhere
 *
 * Errors stick: after the first one nothing more is written, and out_close()
 * returns it. Standard output is closed once, at the end of main.
 *
 * Invariant  an out that was not closed has promised nothing.
 * Owns       nothing: the FILE or buf belongs to the caller.
 * Units      bytes.
 */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include <stdio.h>

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/err.h"

struct out {
	FILE *file;	  /* or NULL */
	struct buf *mem;  /* or NULL; neither: bytes are only counted */
	const char *name; /* for the error: "standard output", a path */
	size_t bytes;
	int failed; /* errno of the first failure */
};

struct out out_file(FILE *f, const char *name);
struct out out_mem(struct buf *b);
struct out out_null(void);

void out_write(struct out *o, struct slice s);
void out_printf(struct out *o, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A message in that language, with the rules of catalogue_say(). */
void out_say(struct out *o, const struct catalogue *words, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* A literal; a variable does not compile. */
#define out_lit(o, s) out_write((o), SLICE(s))
/* n times the byte c. */
void out_fill(struct out *o, char c, size_t n);

/*
 * Flushes and returns the first failure: 0, or -1 with *e set. A reader that
 * went away (EPIPE) is an error like any other: the output is not complete.
 */
int out_close(struct out *o, struct err *e);

#endif
