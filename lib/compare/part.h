/*
 * part - a plan file cut into its entries, with no byte left over
 *
 * Every key of a map and every entry of a list is a part: the comment lines
 * above it, its name, its value, and what follows up to the end of its line.
 * So an entry can be taken out of one file and put into another with all that
 * belongs to it.
 *
 * Invariant  of a block: lead, name, value or parts, rest and tail follow each
 *            other and are `all`. A part whose own parts cannot be told apart
 *            line by line is a leaf. Ids of neighbours differ.
 * Owns       nothing: parts live in the arena, texts in the bytes cut.
 * Units      bytes; indent in columns from 0.
 * Errors     none: what cannot be cut is a leaf, or no root.
 */
#ifndef COMPARE_PART_H
#define COMPARE_PART_H

#include "plan/field.h"

enum part_shape {
	PART_LEAF,
	PART_MAP,  /* keys on lines of their own */
	PART_LIST, /* dashes on lines of their own */
	PART_FLOW_MAP,
	PART_FLOW_LIST,
};

struct joined;

struct part {
	enum part_shape shape;
	const struct node *node; /* the value */
	const struct field *row; /* of the value; NULL: none in the table */
	struct slice id;	 /* what it is known by among its neighbours */
	struct slice key;	 /* as read; ptr NULL in a list */
	struct slice lead;	 /* lines above: comments, empty ones */
	struct slice name;	 /* "key:" or "-", without indentation */
	struct slice value;	 /* of a leaf or flow, with blanks before it */
	struct slice rest;	 /* of its line, and comments that lie deeper */
	struct slice tail;	 /* comments behind its last part */
	struct slice all;
	size_t indent;
	bool piece; /* of a flow: it is no line */
	struct part *v;
	size_t n;
	struct joined *in; /* what it is matched with; for the merge */
};

/*
 * False: the file is no map of keys, each on a line of its own. The root's
 * lead is what stands above a blank line at the top of the file.
 */
bool part_cut(struct part *root, struct arena *a, const struct tree *t);
/* Without the lead: from the beginning of its first line. */
struct slice part_main(const struct part *p);
/* The part with that id among those directly below, or NULL. */
const struct part *part_below(const struct part *p, const char *id);
bool part_is_map(const struct part *p);
bool part_is_list(const struct part *p);
/* Nothing but blanks and comments. */
bool only_comments(struct slice s);

#endif
