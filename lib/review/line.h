/*
 * line - the history of one identity along the main line
 *
 * A plan or an item lives through versions, each from one main-line position
 * to the next; renames by `was` go on in the same line. A `was` that is added
 * later joins two lines from that position on: what is asked about an earlier
 * moment does not know of it yet.
 *
 * Invariant  versions are ordered by position, at most one for each; a version
 *            that is not there marks where the identity was gone.
 * Owns       nothing: all lives in the arena of the history.
 * Source     DESIGN section 7, "`was`" in the fine print.
 */
#ifndef REVIEW_LINE_H
#define REVIEW_LINE_H

#include "plan/snapshot.h"

struct line;

struct version {
	int pos;
	bool there;
	const struct plan *plan; /* the plan, or the one that holds the item */
	const struct item *item; /* NULL for a plan */
	const struct decoded *decoded;
	struct slice path;
	const struct line *holder; /* of an item: its plan's line */
};

struct versions {
	struct version *v;
	size_t n;
};

/* An older line that this one goes on with, from position pos. */
struct join {
	struct line *older;
	int pos;
};

struct line {
	size_t number; /* in the order of appearance */
	enum item_kind kind;
	bool is_plan;
	struct versions own;
	struct join *joins;
	size_t n_joins;
	struct line *newer; /* the line that joined this one, or NULL */
	int newer_pos;
	const struct name *live; /* the name under which it lives now */
	struct map items;	 /* of a plan: kind and folded key -> name */
};

/* A name and the line that bore it last. */
struct name {
	struct slice key;		 /* folded */
	struct line *line, *line_before; /* before: at the start of a step */
	bool live, was_live;
	const struct item *item; /* of an item that lives: its content now */
};

void line_put(struct line *l, struct arena *a, struct version v);
/* The version in force at a position; NULL where it was not there. */
const struct version *versions_at(const struct versions *vs, int pos);
/* The line that goes on now with all that l ever was. */
struct line *line_newest(struct line *l);
const struct line *line_goes_on(const struct line *l);
/* True where this line is one that others went on with before or at pos. */
bool line_is_older(const struct line *l, int pos);
/* All versions up to pos, those of joined lines among them. */
struct versions line_versions(struct arena *a, const struct line *l, int pos);
/*
 * Joins `older` to l at pos, unless they ever lived beside each other. True if
 * they were joined.
 */
bool line_join(struct line *l, struct arena *a, struct line *older, int pos);

#endif
