/*
 * merge_impl - what the files of the merge share
 *
 * Sides: o is what both started from, a is ours, b is theirs.
 *
 * Owns       nothing: all lives in the arena of struct merging.
 */
#ifndef COMPARE_MERGE_IMPL_H
#define COMPARE_MERGE_IMPL_H

#include "base/map.h"
#include "compare/merge.h"
#include "compare/part.h"

/* One entry on the three sides; NULL where it is not. */
struct joined {
	struct part *o, *a, *b;
	struct joined *next; /* in the order of the result */
};

/* The entries of a map or list. */
struct joins {
	struct joined *first;
	bool moved_a, moved_b; /* what all three have: in another order */
	bool moved_apart;      /* and in two different ones */
	bool replaced; /* what both sides removed, each put something else for
			*/
};

enum want_kind {
	WANT_VALUE,
	WANT_SOMETHING, /* merged by lines */
	WANT_MAP,
	WANT_LIST,
	WANT_EITHER, /* a conflict: as in ours or as in theirs */
};

/* What must stand in the result. */
struct want {
	enum want_kind kind;
	struct slice key;	       /* ptr NULL in a list */
	struct slice key_b;	       /* in theirs, where it differs there */
	const struct field *row;       /* of the value */
	const struct node *node, *alt; /* of a conflict: ours and theirs */
	struct want *first, *last, *next;
};

/* A stretch of the result. */
struct chunk {
	struct slice text; /* whole lines; the last may lack its end */
	bool conflict;	   /* then text is none */
	struct slice sides[3];
	struct slice names[2]; /* of ours and theirs */
};

struct merging {
	struct arena *arena;
	struct merge *out;
	const struct merge_marks *marks;
	const struct merge_moves *moves;
	/* an item's value in ours, theirs -> its value in the base */
	struct map links[2];
	struct chunk *chunks;
	size_t n_chunks;
	struct err *e;
	bool failed; /* *e says why */
};

/* Where the merge stands. */
struct frame {
	struct slice path;
	const struct field *row;
	struct slice why[2]; /* new reasons of ours and theirs */
	size_t indent;	     /* of the entries of the result */
};

/* Notes that an item's value on a side is that one of the base. */
void merge_link(struct merging *m, int side, const struct node *now,
		const struct node *before);
/* o, a and b may be NULL, as long as one is not. */
void join_parts(struct joins *out, struct merging *m, struct part *o,
		struct part *a, struct part *b);

/* The text that one side changed; false: both did, differently. o may be
 * NULL. */
bool pick_text(struct slice *out, const struct slice *o, struct slice a,
	       struct slice b);
/* True where both mean the same; NULL is nothing. */
bool same_meaning(const struct part *x, const struct part *y);
/* The base, ours and theirs as what they are to their field. */
bool pick_meaning(const struct part **out, const struct joined *j);

/* Merges values between brackets; false: a conflict. */
bool merge_flow(struct slice *out, struct want *w, struct merging *m,
		const struct joined *j);
/* All entries below the roots; false: what follows them cannot be merged. */
bool merge_roots(struct merging *m, const struct joined *roots, struct want *w);

struct want *want_add(struct merging *m, struct want *parent,
		      enum want_kind kind, const struct part *p);
/* True where the tree is as wanted, with `theirs` or ours in conflicts. */
bool want_met(const struct want *w, const struct node *n, bool theirs);

#endif
