/*
 * splice_impl - what the files of the splicing editor share
 *
 * Owns       nothing.
 * Units      bytes.
 */
#ifndef YAML_SPLICE_IMPL_H
#define YAML_SPLICE_IMPL_H

#include "yaml/splice.h"

#define NO_EDIT ((size_t)-1)

struct splice_edit {
	struct edit e;
	size_t depth; /* of the map it is in */
	size_t order; /* of the call */
};

/* From the first edit of a fix to its last. */
struct splice_free {
	size_t begin, end;
	size_t after; /* the bytes by which its own edits make it longer; may
		       * wrap round */
};

/*
 * A key or value of the result: `offset` bytes behind the beginning of the
 * text of edit number `order`, or (NO_EDIT) where `offset` of the old file has
 * come to.
 */
struct splice_want {
	size_t order, offset;
	struct slice text;
	bool key;
};

/* Makes room for an edit and returns its number. */
size_t splice_add(struct splice *s, size_t begin, size_t end, struct slice text,
		  size_t depth);
void splice_want(struct splice *s, size_t order, size_t offset,
		 struct slice text, bool key);
/* A key, or a value with all that is in it. */
void splice_gone(struct splice *s, const struct node *n);
/*
 * True where the tree of the result differs from the old one in what was asked
 * alone. edits: sorted.
 */
bool splice_same(const struct splice *s, const struct tree *after);

#endif
