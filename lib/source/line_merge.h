/*
 * line_merge - three texts merged line by line, as git itself does it
 *
 * Owns       the result lives in the arena.
 * Units      bytes.
 * Errors     -1 with *e: only where libgit2 has no memory or no mind to.
 * Source     gitattributes(5), git-merge-file(1).
 */
#ifndef SOURCE_LINE_MERGE_H
#define SOURCE_LINE_MERGE_H

#include "base/arena.h"
#include "base/err.h"

/* How conflicts are written. */
struct merge_marks {
	size_t size;	    /* characters of a marker; 0: 7 */
	bool base;	    /* show what both sides started from, too */
	const char *ours;   /* names behind the markers; NULL: "ours" */
	const char *theirs; /* NULL: "theirs" */
};

const char *marks_ours(const struct merge_marks *m);
const char *marks_theirs(const struct merge_marks *m);

struct line_merge {
	struct slice bytes;
	bool clean; /* no conflict in it */
};

int line_merge(struct line_merge *out, struct arena *a, struct slice base,
	       struct slice ours, struct slice theirs,
	       const struct merge_marks *marks, struct err *e);
/* Never a conflict: where both sides changed, the lines of both stay. */
int line_merge_union(struct slice *out, struct arena *a, struct slice base,
		     struct slice ours, struct slice theirs, struct err *e);

#endif
