/*
 * diff - what changed in meaning between two snapshots
 *
 * Identity first: plans by `plan`, items by key and kind, both following
 * `was`. Maps have no order; reordering keys, reformatting and comments are no
 * change. What is absent, null or empty is nothing, and a default written out
 * is the same as nothing.
 *
 * Order      plan id; in a plan itself, then items in the order of the new
 *            side, those that are gone last; in each, fields in the order of
 *            the field table, keys of the team in byte order.
 * Owns       changes live in the arena given and point into both snapshots.
 * Source     DESIGN sections 2, 6 and 7 ("Diff" in the fine print); the kinds
 *            and the order are those of JSON.md.
 */
#ifndef COMPARE_DIFF_H
#define COMPARE_DIFF_H

#include "plan/snapshot.h"

/* In the order of JSON.md. */
enum change_kind {
	CHANGE_PLAN_ADDED,
	CHANGE_PLAN_REMOVED,
	CHANGE_PLAN_MOVED,   /* its file's path changed */
	CHANGE_PLAN_RENAMED, /* its identity, by `was` */
	CHANGE_ITEM_ADDED,
	CHANGE_ITEM_REMOVED,
	CHANGE_ITEM_RENAMED,
	CHANGE_FIELD_ADDED,
	CHANGE_FIELD_REMOVED,
	CHANGE_FIELD_CHANGED,
	CHANGE_ORDER, /* a list holds the same entries in another order */
};

struct change {
	enum change_kind kind;
	struct slice plan; /* identity on the new side, else the old one */
	struct slice item; /* "actions.x", ptr NULL for the plan itself */
	/* path below the item or plan; ptr NULL: none. A factor's is "title".
	 */
	struct slice field;
	const struct field *row; /* its row; NULL: no field of ours */
	/* values: the nodes, NULL where there is none */
	const struct node *old, *new;
	/* or texts, for moved and renamed: old and new path, id or key */
	struct slice old_text, new_text;
	int32_t days; /* new day minus old day */
	bool has_days;
	/* the item's reason on the new side; the plan's for what is gone */
	struct slice because;
	bool explained; /* not empty, and not what A said */
	struct slice file_before,
		file;	    /* ptr NULL: on that side there is none */
	struct slice title; /* of the item or plan, for people */
	/* where it stands on both sides; NULL where it is not there */
	const struct plan_file *before_plan, *after_plan;
	const struct item *before_item, *after_item;
};

/* A file that takes part on neither side. */
struct unreadable {
	struct slice file;
	bool in_new;
	bool unchanged; /* the other side holds the very same bytes */
	struct slice message;
};

struct diff {
	struct change *v;
	size_t n;
	struct unreadable *unreadable; /* by file, then side */
	size_t n_unreadable;
	/*
	 * Files that repeat the identity of another and take no part, where
	 * they differ between the sides.
	 */
	struct unreadable *repeated;
	size_t n_repeated;
	size_t plans_added, plans_removed, items_added, items_removed,
		fields_changed; /* as in the summary of JSON.md */
};

void diff_snapshots(struct diff *out, struct arena *a,
		    const struct snapshot *before,
		    const struct snapshot *after);
/* Which plans one wants to hear of. */
struct diff_part {
	const struct slice *paths; /* files or folders, on either side */
	size_t n_paths;
	const struct slice *plans; /* folded ids, of the new side if there */
	size_t n_plans;
};

/* Leaves only the changes of these; with neither paths nor plans, none. */
void diff_keep(struct diff *d, const struct diff_part *part);
const char *change_kind_name(enum change_kind kind);

/*
 * The matching alone, for who needs pairs rather than changes (change rules,
 * the review's texts). Either side may be NULL.
 */
struct plan_pair {
	const struct plan_file *before, *after;
};

size_t match_plans(struct plan_pair **out, struct arena *a,
		   const struct snapshot *before, const struct snapshot *after);

struct item_pair {
	const struct item *before, *after;
};

size_t match_items(struct item_pair **out, struct arena *a,
		   const struct plan *before, const struct plan *after);

/*
 * Fields that differ between two versions of one plan, without matching other
 * plans: adds to *out.
 */
void diff_plans(struct diff *out, struct arena *a,
		const struct plan_file *before, const struct plan_file *after);
/*
 * True where two nodes mean the same under that field's type: defaults,
 * 1620 against 1620.0, final line ends, null against missing, NFD against NFC.
 */
bool value_same(const struct node *x, const struct node *y,
		const char *field_path);

#endif
