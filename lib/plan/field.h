/*
 * field - the one table that describes every field of every file
 *
 * Decoding, unknown keys with the nearest known one, comparison, the JSON
 * Schema, the reference page, completion and `explain` read these rows. A new
 * field is one row and the code that uses it.
 *
 * Source     DESIGN section 2 (plans), section 3 (configuration, people).
 */
#ifndef PLAN_FIELD_H
#define PLAN_FIELD_H

#include "yaml/tree.h"

enum field_type {
	FIELD_TEXT,   /* any scalar, as text */
	FIELD_ID,     /* an identity */
	FIELD_REF,    /* plan, or plan.item */
	FIELD_PERSON, /* a handle */
	FIELD_DAY,
	FIELD_DAYS, /* a day or a list of days */
	FIELD_PERIOD,
	FIELD_NUMBER,
	FIELD_WORD,    /* one of `words` */
	FIELD_TEXTS,   /* a list of texts, or one text */
	FIELD_REFS,    /* a list of references, or one */
	FIELD_PERSONS, /* a list of handles */
	FIELD_MAP,     /* fixed keys: the rows below it */
	FIELD_KEYED,   /* the team's keys, each with the rows below `.*` */
	FIELD_ANY,     /* x-…: whatever it is */
	FIELD_WHEN,    /* a sentence, or a condition */
	FIELD_RUN,     /* 2, or "2 months" */
	FIELD_BARRIER, /* a text, a map, or a list of those */
	FIELD_ACTUAL,  /* a number, or a number for each person */
	FIELD_BOOL,
	FIELD_INT,
	FIELD_LEVEL,
};

struct field {
	const char *path; /* "actions.*.due"; * is a key of the team's */
	enum field_type type;
	bool required;
	const char *const *words; /* NULL-terminated, of FIELD_WORD */
	size_t at;	    /* offset of the decoded value in its struct */
	const char *help;   /* one line, no full stop */
	const char *method; /* the method it serves, or NULL: all */
};

extern const struct field plan_fields[];   /* ends with path NULL */
extern const struct field config_fields[]; /* .git-plan.yaml */
extern const struct field people_fields[]; /* people.yaml */

/*
 * The row for a path with the team's own keys in it, such as
 * "actions.front-desk.due"; NULL where there is none.
 */
const struct field *field_find(const struct field *table, struct slice path);
/*
 * The nearest key that is allowed beside `key` below `parent` ("",
 * "actions.*"), or NULL where none is near: at most 2 edits, and fewer than
 * half its letters.
 */
const char *field_nearest(const struct field *table, struct slice parent,
			  struct slice key);

#endif
