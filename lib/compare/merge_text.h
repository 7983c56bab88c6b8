/*
 * merge_text - entries as lines of the result
 *
 * Owns       nothing: all lives in the arena.
 * Units      columns from 0.
 */
#ifndef COMPARE_MERGE_TEXT_H
#define COMPARE_MERGE_TEXT_H

#include "compare/merge_impl.h"

/* All lines moved to the right or left, the first one not if it is a rest. */
struct slice text_shifted(struct arena *a, struct slice s, size_t from,
			  size_t to, bool first_too);
/* An entry without its lead, at that column, with a line end. */
struct slice text_of_part(struct arena *a, const struct part *p, size_t indent);
/* The lines above it. */
struct slice text_of_lead(struct arena *a, const struct part *p, size_t indent);
/* Name, value and rest of one line or more. */
struct slice text_of_entry(struct arena *a, size_t indent, struct slice name,
			   struct slice value, struct slice rest);

/* Adds lines to the result. */
void text_put(struct merging *m, struct slice lines);
/*
 * Comments on three sides, at their columns: where both sides changed them the
 * lines of both.
 */
struct slice text_comments(struct merging *m, const struct slice *o,
			   struct slice a, struct slice b);
/*
 * The comments of `rest` as lines of their own at that column: what b has
 * written where a has written something else.
 */
struct slice text_other_comments(struct arena *a, struct slice rest,
				 size_t indent);
/* "ours (because: The vendor signed late.)" */
struct slice text_label(struct arena *a, const char *name, struct slice why);
/* The first line of a value, cut where it is long; ptr NULL for none. */
struct slice text_short(struct arena *a, const struct part *p);
enum text_side {
	TEXT_BASE,
	TEXT_OURS,
	TEXT_THEIRS,
	TEXT_MARKED, /* conflicts between markers */
};

/* The result, with one side in place of each conflict, or with all. */
struct slice text_result(const struct merging *m, enum text_side side);

#endif
