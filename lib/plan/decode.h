/*
 * decode - from a tree to structs, driven by the rows of a field table
 *
 * For the files of this folder that decode: plans, the configuration, people.
 *
 * Invariant  one mistake gives one finding: what is wrong has .wrong set, and
 *            whoever misses a value looks there first.
 */
#ifndef PLAN_DECODE_H
#define PLAN_DECODE_H

#include "plan/field.h"
#include "plan/shape.h"

/* How often decoding has said one thing; the last one bears the rest. */
struct said {
	const char *rule;
	size_t n, last;
};

#define SAID_MOST 8 /* different rules */

struct decoder {
	struct arena *arena;
	struct findings *findings;
	const struct field *table;
	const char *rule;  /* of every finding; NULL: each its own */
	struct slice file; /* of every finding; may be none */
	struct slice plan; /* likewise */
	const char *whole; /* what the file is, for messages: "a plan" */
	/* the keys that are known below a row, listed when first needed */
	const struct field *listed;
	struct slice list;
	struct said said[SAID_MOST];
	struct finding unsaid; /* of those past the limit */
};

/*
 * Decodes the keys of a map into the struct at `into`, by the rows below
 * `parent` (NULL: the top of the table).
 */
void decode_map(struct decoder *d, const struct field *parent,
		const struct node *map, void *into);
/* The entries of a map with the team's own keys: each by the row `star`. */
void decode_keyed(struct decoder *d, const struct field *row,
		  const struct field *star, const struct node *map, void *into);
/*
 * Parses a file other than a plan: findings get d's rule and file. NULL where
 * it is broken, empty, or no map; the last is a finding.
 */
const struct node *decode_file(struct decoder *d, struct tree *tree,
			       struct slice bytes);

/* Decodes one value into `into` + row->at; false: it is none of its type. */
typedef bool decode_fn(struct decoder *d, const struct field *row,
		       const struct node *n, void *into);

/* value.c: single values, and lists of them */
decode_fn decode_text, decode_id, decode_owner, decode_day, decode_days,
	decode_number, decode_word, decode_texts, decode_bool, decode_int;
/* special.c: the shapes that only one field has */
decode_fn decode_text_or_map, decode_when, decode_run, decode_pace,
	decode_actual, decode_point, decode_team;
/* config.c, people.c */
decode_fn decode_methods, decode_rule, decode_away;

/* wrong.c, wrong_key.c, wrong_day.c, wrong_number.c: what is said of wrong
 * values */

/* A finding of that rule at a node's value; place and plan are filled in. */
struct finding *decode_say(struct decoder *d, const char *rule,
			   const struct node *n, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
/* The same at the node's key. */
struct finding *decode_say_key(struct decoder *d, const char *rule,
			       const struct node *n, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
/* True: that rule was said often enough, and what comes now is only counted. */
bool decode_enough(struct decoder *d, const char *rule);
/*
 * When a file is decoded: where more was wrong than is said, the last finding
 * of each rule says how much.
 */
void decode_end(struct decoder *d);
/* wrong-type: "due takes a day, not a list", with an example. False. */
bool decode_wrong(struct decoder *d, const struct field *row,
		  const struct node *n);
/* wrong-type for a text that is none of the row's words. False. */
bool decode_unknown_word(struct decoder *d, const char *const *words,
			 const struct node *n);
/* day-invalid at a node, or at its key. False. */
bool decode_wrong_day(struct decoder *d, const struct node *n, bool key);
/* id-format at a node, or at its key. */
void decode_wrong_id(struct decoder *d, const struct node *n, bool key,
		     const char *fault);
/* unknown-key, for a key that no row below `parent` has. */
void decode_unknown_key(struct decoder *d, const struct field *parent,
			const struct node *n);
/* unknown-key, for a key of a map whose keys are the row's words. */
void decode_unknown_entry(struct decoder *d, const struct field *row,
			  const struct node *n);
/* wrong-type for a text that is no number. False. */
bool decode_wrong_number(struct decoder *d, const struct node *n);
/*
 * Offers that text in place of a node's, or of its key's, as a fix that is
 * certain: where the text stands in the file as it is read, and no key beside
 * it has that name.
 */
void decode_mend(struct decoder *d, struct finding *f, const struct node *n,
		 bool key, struct slice text);
/* Text from the file, fit for a message: one line, not too long. */
struct slice decode_quote(struct decoder *d, struct slice s);
/* "a, b or c": the words with commas, and `last` before the last one. */
struct slice decode_list(struct decoder *d, const char *const *words,
			 const char *last);
/* "due", or "an entry of needs" in a list. */
struct slice decode_name(struct decoder *d, const struct node *n);

/* number.c: a sign, digits and one point; the double nearest to them. */
bool number_parse(double *out, struct slice s);

#endif
