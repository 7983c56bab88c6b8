/*
 * diff - what changed in meaning between two snapshots
 *
 * Identity first: plans by `plan`, items by key, both following `was`. Maps
 * have no order; reordering keys, reformatting and comments are no change.
 *
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
	struct slice plan;  /* identity on the new side, else the old one */
	struct slice item;  /* "actions.x", ptr NULL for the plan itself */
	struct slice field; /* path below the item or plan; ptr NULL: none */
	/* values: the nodes, NULL where there is none */
	const struct node *old, *new;
	/* or texts, for moved and renamed: old and new path, id or key */
	struct slice old_text, new_text;
	int32_t days; /* new day minus old day */
	bool has_days;
	struct slice because; /* the item's (plan's) reason on the new side */
	bool explained;	      /* not empty, and not what A said */
	struct slice file_before,
		file;	    /* ptr NULL: on that side there is none */
	struct slice title; /* of the item or plan, for people */
};

struct unreadable {
	struct slice file;
	bool in_new;
	struct slice message;
};

struct diff {
	struct change *v;
	size_t n;
	struct unreadable *unreadable;
	size_t n_unreadable;
	size_t plans_added, plans_removed, items_added, items_removed,
		fields_changed; /* as in the summary of JSON.md */
};

void diff_snapshots(struct diff *out, struct arena *a,
		    const struct snapshot *before,
		    const struct snapshot *after);
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
