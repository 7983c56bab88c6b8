/*
 * diff_report - what changed between two snapshots, for machines and people
 *
 * Owns       records and blocks live in the arena given and point into the
 *            diff and its snapshots.
 * Source     JSON.md, "diff"; DESIGN section 6 for the text.
 */
#ifndef REPORT_DIFF_REPORT_H
#define REPORT_DIFF_REPORT_H

#include "compare/diff.h"
#include "report/doc.h"
#include "report/record.h"

struct diff_side {
	struct slice rev;  /* what was asked for: HEAD~1, index, worktree */
	struct oid commit; /* none: no commit */
	struct slice name; /* for people: "the work tree" */
};

struct diff_view {
	const struct diff *diff;
	struct diff_side from, to;
};

/* --- for machines ----------------------------------------------------------
 */

struct side_record {
	struct slice rev, commit;
};

struct change_record {
	const char *kind;
	struct slice plan, item, field;
	const struct rec_value *old, *new;
	int64_t days;
	struct slice
		because; /* only where it is new: else it explains nothing */
	struct slice file_before, file;
};

struct unreadable_record {
	struct slice file;
	const char *side;
	struct slice message;
};

struct diff_summary {
	size_t plans_added, plans_removed, items_added, items_removed,
		fields_changed;
};

struct diff_record {
	struct side_record from, to;
	struct rec_list changes;    /* struct change_record */
	struct rec_list unreadable; /* struct unreadable_record */
	struct diff_summary summary;
};

extern const struct rec_field change_rows[];
extern const struct rec_field diff_rows[];

void change_record(struct change_record *out, struct arena *a,
		   const struct change *c);
void diff_record(struct diff_record *out, struct arena *a,
		 const struct diff_view *view);

/* --- for people ------------------------------------------------------------
 */

/* Entity by entity, files that cannot be read first. */
void diff_doc(struct doc *d, const struct diff_view *view);
/* The changes alone, for one file whose name stands above them. */
void diff_file_doc(struct doc *d, const struct diff *diff);
/* A row for each plan and a total. */
void diff_stat_doc(struct doc *d, const struct diff_view *view);
/* What to say behind a change about why it was made. */
enum reason {
	REASON_UNSAID,
	REASON_GIVEN, /* the text of its because */
	REASON_MISSING,
};

/*
 * One change in words, with its arithmetic: "due 2026-02-28 → 2026-03-31 (+31
 * days): vendor signed late". It becomes a new entry of the list or, with
 * `below`, a line below the last one; long texts take more lines there.
 */
void diff_say(struct doc *d, struct block *list, bool below,
	      const struct change *c, enum reason reason);
/*
 * True where a team wants to hear why: a later or lost date, an easier target,
 * a new owner, what was dropped, reopened or deleted, a rewritten actual. Not
 * in a draft.
 */
bool diff_wants_reason(const struct change *c);

#endif
