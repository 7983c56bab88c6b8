/*
 * history - every plan and item along the main line, from the root on
 *
 * One walk: neighbouring trees are compared by id, and each distinct blob is
 * decoded once. Any state between is then looked up in the lines (line.h).
 *
 * Invariant  plans are read through each commit's own `plans` pattern; a file
 *            that cannot be read counts as its last readable version while its
 *            path stays.
 * Owns       nothing: all lives in the arena given, decoded blobs too.
 * Errors     an object that cannot be read: -1 with *e.
 * Source     DESIGN section 7, "Snapshots" and "`was`" in the fine print.
 */
#ifndef REVIEW_HISTORY_H
#define REVIEW_HISTORY_H

#include "review/line.h"
#include "review/mainline.h"

/* From pos on the file could not be read; message NULL: it could again. */
struct fault {
	int pos;
	struct slice message;
};

struct file_state {
	struct slice path;
	bool there;
	int since;		       /* position from which it was there */
	const struct decoded *content; /* last readable version, or NULL */
	struct plan_name *name;	       /* whose file it is */
	struct fault *faults;
	size_t n_faults;
};

struct plan_name {
	struct name n;
	struct file_state **files; /* all that carry this identity */
	size_t n_files;
	struct file_state *chosen; /* the one that counts; NULL: none */
	int touched;		   /* last position at which it was looked at */
};

struct history {
	struct arena *arena;
	struct repo *repo;
	const struct main_line *ml;
	struct store store;
	struct map files; /* path -> struct file_state */
	struct map plans; /* folded id -> struct plan_name */
	struct line **lines;
	size_t n_lines;
	struct slice pattern;	    /* of the commit last walked */
	struct plan_name **touched; /* in the step under way */
	size_t n_touched;
};

/* Walks from the root to position `last`. */
int history_walk(struct history *h, struct arena *a, struct repo *r,
		 const struct main_line *ml, int last, struct err *e);
/* The decoded content of a blob. */
int history_decode(const struct decoded **out, struct history *h,
		   const struct oid *blob, struct err *e);
/* Files that could not be read at a position, by path. */
size_t history_unreadable(struct review_unreadable **out, size_t n,
			  struct arena *a, const struct history *h, int pos,
			  bool in_new);
/* Folded id, or the id itself where nothing is left of it. */
struct slice identity_key(struct arena *a, struct slice id);

/*
 * The line of whoever bore that name last, as it goes on now; NULL: nobody
 * ever did. Of a plan's item: `plan` is such a line, key as written.
 */
const struct line *history_plan(const struct history *h, struct arena *a,
				struct slice id);
const struct line *history_item(const struct line *plan, struct arena *a,
				enum item_kind kind, struct slice key);

/*
 * For the walk: gives the plans touched in a step, and their items, to their
 * lines. The chosen files are set.
 */
void identities_step(struct history *h, int pos);

#endif
