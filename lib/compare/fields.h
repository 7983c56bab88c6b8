/*
 * fields - what differs between two versions of one plan or item
 *
 * Source     DESIGN section 7, "Diff" in the fine print; JSON.md, "diff".
 */
#ifndef COMPARE_FIELDS_H
#define COMPARE_FIELDS_H

#include "compare/diff.h"

/* What every change of one plan or item has in common. */
struct subject {
	struct diff *out;
	struct arena *a;
	struct change base; /* all members but kind, field, row, values */
	bool renamed;	    /* `was` only says so: it is no change */
};

/* The fields of a plan that belong to none of its items. */
void diff_plan_fields(const struct subject *s, const struct node *before,
		      const struct node *after);
/* The fields of an item; both are values under a key of that kind. */
void diff_item_fields(const struct subject *s, enum item_kind kind,
		      const struct node *before, const struct node *after);
/* Adds a change made from base. */
struct change *diff_add(const struct subject *s, enum change_kind kind);

#endif
