/*
 * field - the one table that describes every field of every file
 *
 * Decoding, unknown keys with the nearest known one, comparison, the JSON
 * Schema, the reference page, completion and `explain` read these rows. A new
 * field is one row and the code that uses it.
 *
 * Invariant  the rows below a path follow it without a gap, and `.*` comes
 *            first among them. No fixed key holds a dot or begins with x-,
 *            which is the team's own and free wherever keys are fixed.
 * Source     DESIGN section 2 (plans), section 3 (configuration, people).
 */
#ifndef PLAN_FIELD_H
#define PLAN_FIELD_H

#include "yaml/tree.h"

enum field_type {
	FIELD_TEXT,   /* any scalar, as text; with `words` one of those */
	FIELD_ID,     /* an identity */
	FIELD_REF,    /* plan, or plan.item */
	FIELD_PERSON, /* a handle */
	FIELD_OWNER,  /* a handle; a list is left to the rule owner-not-one */
	FIELD_DAY,
	FIELD_DAYS, /* a day or a list of days */
	FIELD_PERIOD,
	FIELD_NUMBER,
	FIELD_WORD,    /* one of `words`, by its place among them */
	FIELD_TEXTS,   /* a list of texts, or one text; `words` as above */
	FIELD_REFS,    /* a list of references, or one */
	FIELD_PERSONS, /* a list of handles */
	FIELD_TEAM,    /* a map from a handle to a text, or a list of handles */
	FIELD_MAP,     /* fixed keys: the rows below it */
	FIELD_KEYED,   /* the team's keys, each with the rows below `.*` */
	FIELD_ANY,     /* x-…: whatever it is */
	FIELD_FACTOR,  /* a text, or a map */
	FIELD_WHEN,    /* a sentence, or a condition */
	FIELD_RUN,     /* 2, or "2 months" */
	FIELD_PACE,    /* week, or "2 weeks" */
	FIELD_BARRIER, /* a text, a map, or a list of those */
	FIELD_ACTUAL,  /* a number, or a number for each person */
	FIELD_POINT,   /* a number whose key is a day */
	FIELD_BOOL,
	FIELD_INT,     /* within `min` to `max`; max 0: from 0 on */
	FIELD_LEVEL,   /* of a rule: error, warning, info, none */
	FIELD_RULE,    /* a level, or a map of level and parameters */
	FIELD_METHODS, /* names, or a map from a level to names */
	FIELD_AWAY,    /* days and spans of days */
	N_FIELD_TYPES,
};

/* How the entries of a FIELD_KEYED are kept; see shape.h. */
struct keyed;

struct field {
	const char *path; /* "actions.*.due"; * is a key of the team's */
	enum field_type type;
	bool required;
	const char *const *words; /* allowed values, or keys of a FIELD_KEYED;
				     NULL-terminated, NULL: any */
	enum field_type key;	  /* of a FIELD_KEYED's keys; FIELD_TEXT: any */
	int min, max;		  /* of a FIELD_INT */
	size_t at; /* offset of the decoded value in its struct */
	const struct keyed *keyed;
	const char *help;   /* one line, no full stop */
	const char *method; /* the method it serves, or NULL: all */
};

extern const struct field plan_fields[];   /* ends with path NULL */
extern const struct field config_fields[]; /* .git-plan.yaml */
extern const struct field people_fields[]; /* people.yaml */

/*
 * The row for a path with the team's own keys in it, such as
 * "actions.front-desk.due"; NULL where there is none. A key of the team's with
 * a dot in it is found only as the last one.
 */
const struct field *field_find(const struct field *table, struct slice path);
/*
 * The row of a key directly below `parent` (NULL: the top), or NULL. Quick:
 * for decoding.
 */
const struct field *field_below(const struct field *table,
				const struct field *parent, struct slice key);
/* Iterates over the rows directly below parent; NULL first, NULL at the end. */
const struct field *field_next_below(const struct field *table,
				     const struct field *parent,
				     const struct field *at);
/* The last part of a path: "due", "*". */
const char *field_key(const struct field *row);
/* True for a key of the team's own: x-…. */
bool field_is_free(struct slice key);
/*
 * The nearest key that is allowed beside `key` below `parent` ("",
 * "actions.*"), or NULL where none is near: at most 2 edits, and fewer than
 * half its letters.
 */
const char *field_nearest(const struct field *table, struct slice parent,
			  struct slice key);
/* The same among a NULL-terminated list of words. */
const char *word_nearest(const char *const *words, struct slice word);
/* Both, but NULL where more than one is near: nothing else can be meant. */
const char *field_only_near(const struct field *table, struct slice parent,
			    struct slice key);
const char *word_only_near(const char *const *words, struct slice word);
/* "a text", "a day": what a field of that type takes, for messages. */
const char *field_type_name(enum field_type type);
/* What one writes there: "2026-03-31", "{what: Some words, answer: [a-key]}".
 */
struct slice field_example(struct arena *a, const struct field *table,
			   const struct field *row);

#endif
