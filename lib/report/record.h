/*
 * record - what is to be said to machines, as structs with field tables
 *
 * A report is plain structs; a table of rows says how each member is called
 * and what it is. Renderers (render/json.h) know tables and offsets, never
 * plans, and the JSON Schema of an output comes from the same rows.
 *
 * Invariant  keys come out in the order of the rows, and always all of them.
 * Source     JSON.md.
 */
#ifndef REPORT_RECORD_H
#define REPORT_RECORD_H

#include "base/arena.h"
#include "base/day.h"

#define REC_INT_NONE INT64_MIN

enum rec_type {
	REC_TEXT,     /* struct slice; ptr NULL is null */
	REC_WORD,     /* const char *; NULL is null */
	REC_DAY,      /* int32_t; DAY_NONE is null */
	REC_COUNT,    /* size_t */
	REC_INT,      /* int64_t; REC_INT_NONE is null */
	REC_FRACTION, /* double; NAN is null; written shortest, not rounded */
	REC_BOOL,     /* bool */
	REC_RECORD,   /* a struct inside: sub */
	REC_MAYBE,    /* a pointer to a struct: sub; NULL is null */
	REC_LIST,     /* struct rec_list of structs: sub, sub_size */
	REC_TEXTS,    /* struct rec_list of struct slice */
	REC_WORDS,    /* struct rec_list of const char * */
	REC_VALUE,    /* const struct rec_value *; NULL is null */
	REC_MAP,      /* struct rec_list of struct rec_entry: an object */
};

struct rec_list {
	const void *v;
	size_t n;
};

/* A value of no fixed shape: text, list or map. */
enum rec_value_kind {
	VALUE_NULL,
	VALUE_TEXT,
	VALUE_NUMBER, /* text holds the digits, written as a JSON number */
	VALUE_BOOL,   /* text is "true" or "false" */
	VALUE_LIST,
	VALUE_MAP,
};

struct rec_value {
	enum rec_value_kind kind;
	struct slice text;
	const struct rec_value *items; /* of a list or map */
	const struct slice *keys;      /* of a map */
	size_t n;
};

struct rec_entry {
	struct slice key;
	struct rec_value value;
};

struct rec_field {
	const char *name; /* snake_case */
	enum rec_type type;
	size_t at; /* offsetof */
	const struct rec_field *sub;
	size_t sub_size;
	const char *help;	  /* one line for the schema, or NULL */
	const char *const *words; /* all values of a word, or NULL */
};

#define REC_END                                                                \
	{                                                                      \
		.name = NULL                                                   \
	}

#endif
