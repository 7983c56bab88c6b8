/*
 * markers - a file with conflict markers taken apart into its sides
 *
 * As git writes them: <<<<<<<, with what both started from behind |||||||,
 * =======, >>>>>>>; seven of each or more, at the beginning of a line.
 *
 * Owns       the sides live in the arena.
 * Errors     -1 with *e naming the line: markers that do not belong together.
 * Source     git-merge(1), "How conflicts are presented".
 */
#ifndef COMPARE_MARKERS_H
#define COMPARE_MARKERS_H

#include "base/arena.h"
#include "base/err.h"

struct marked {
	struct slice base, ours, theirs;
	size_t n;	 /* conflicts */
	size_t size;	 /* characters of a marker */
	bool with_base;	 /* each shows what both started from; else base is of
			    no use */
	bool empty_side; /* in one of them a side holds nothing */
};

bool markers_any(struct slice bytes);
int markers_split(struct marked *out, struct arena *a, struct slice bytes,
		  struct err *e);

#endif
