/*
 * value - when two values mean the same
 *
 * Owns       nothing.
 * Source     DESIGN section 7, "Diff" in the fine print.
 */
#ifndef COMPARE_VALUE_H
#define COMPARE_VALUE_H

#include "base/arena.h"
#include "plan/field.h"

enum sameness {
	SAME,
	SAME_ENTRIES, /* a list in another order */
	DIFFERENT,
};

/* Absent, null, an empty text or list, a map that holds nothing else. */
bool value_is_nothing(const struct node *n);
/* Under a row of the field table; row NULL: a value of no known type. */
enum sameness value_compare(const struct node *x, const struct node *y,
			    const struct field *row);
/*
 * The row for a key below a row (NULL: the top), a fixed key before `*`; NULL
 * where there is none.
 */
const struct field *value_child_row(const struct field *parent,
				    struct slice key);
/*
 * The field for which a text stands where a map could be: a factor's title, a
 * barrier's what; else NULL.
 */
const char *value_short_for(const struct field *row);
/* Text without its final line ends. */
struct slice value_text(struct slice s);
/*
 * What an entry of a list under that row means, as bytes: the same for the
 * same meaning.
 */
struct slice value_entry_form(struct arena *a, const struct node *entry,
			      const struct field *list);
/* True for a field whose value is a list, or one entry in place of it. */
bool value_is_list(const struct field *row);
/* What holds where the field is absent; NULL where nothing does. */
const char *value_default(const struct field *row);

#endif
