/*
 * comments - what is written behind a hash and is no part of the document
 *
 * A hash inside a quoted text, a block of text or the middle of a plain one
 * is no comment; the tree knows where those are. What follows the first
 * document of a file is not looked at.
 *
 * Owns       nothing: the list lives in the arena, its texts in the bytes.
 * Units      see struct span; lines from 1.
 * Errors     none; a tree without a root has no comments.
 */
#ifndef YAML_COMMENTS_H
#define YAML_COMMENTS_H

#include "yaml/tree.h"

struct comment {
	struct span at;	   /* from the hash to the last byte that is no blank */
	struct slice text; /* behind the hash and blanks */
	bool alone;	   /* only blanks before it on its line */
	/*
	 * The lines it stands beside: its own, and those of a text of several
	 * lines that ends there or, being a block, begins there.
	 */
	uint32_t first_line, last_line;
	/* the entries of maps and lists that begin before and behind it */
	const struct node *entry, *next; /* NULL: there is none */
};

/* All comments in the file's order; the number of them. */
size_t comments_find(struct comment **out, struct arena *a,
		     const struct tree *t);
/* The same texts, in whatever order; NULL has none. */
bool comments_same(struct arena *a, const struct tree *x, const struct tree *y);

#endif
