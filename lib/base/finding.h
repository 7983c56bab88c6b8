/*
 * finding - one thing to say about a plan, at a place in a file
 *
 * Findings are data: many, located, sorted at the end, exit status 1. Broken
 * YAML is a finding; an unreadable object is an error (err.h).
 */
#ifndef BASE_FINDING_H
#define BASE_FINDING_H

#include "base/catalogue.h"

/*
 * span - a place in a file, for messages and for edits
 *
 * Invariant  begin <= end; line 0 means "generated, has no place".
 * Owns       nothing. Valid as long as the bytes it was made from.
 * Units      lines, columns: from 1, columns in code points, end_col just
 *            behind the last one. begin, end: bytes, end excluded.
 */
struct span {
	uint32_t line, col, end_line, end_col;
	size_t begin, end;
};

/* In order of weight, so that they compare. */
enum level {
	LEVEL_NONE,
	LEVEL_INFO,
	LEVEL_WARNING,
	LEVEL_ERROR,
};

/* A second place that belongs to a finding. */
struct related {
	struct slice file;
	struct span at;
	struct slice message;
};

/* Replaces the bytes begin to end (excluded) of the finding's file. */
struct edit {
	size_t begin, end;
	struct slice text;
};

struct finding {
	const char *rule; /* id, see RULES.md */
	enum level level;
	struct slice file;
	struct span at;
	struct slice plan, item,
		field;	      /* "actions.key", "due"; none is ptr NULL */
	struct slice message; /* one line, no full stop needed */
	/* what to do: a sentence, and behind it lines of YAML to paste; ptr
	 * NULL: none */
	struct slice help;
	struct related *related;
	size_t n_related;
	struct edit *edits; /* a fix that is certain */
	size_t n_edits;
	bool suppressed, baseline;
};

/* A growing list; everything in it lives in its arena. */
struct findings {
	struct finding *v;
	size_t n;
	struct arena *arena;
	const struct catalogue *words; /* of the messages; NULL: English */
	bool chosen; /* words stay, whatever the configuration says */
};

#define FINDINGS_IN(a)                                                         \
	{                                                                      \
		.arena = (a)                                                   \
	}

/*
 * Adds a finding at a place; level is filled in when rules are applied. The
 * result may be given plan, item, help and more until the next addition.
 */
struct finding *finding_add(struct findings *fs, const char *rule,
			    struct span at, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
/* Sets the help text of a finding. */
void finding_help(struct findings *fs, struct finding *f, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* Adds a related place. */
void finding_relate(struct findings *fs, struct finding *f, struct slice file,
		    struct span at, const char *fmt, ...) PRINTF_LIKE(5, 6);
/* Adds a byte edit that is part of the fix. */
void finding_edit(struct findings *fs, struct finding *f, size_t begin,
		  size_t end, struct slice text);
/*
 * What it is about, in whatever words it is said: rule, plan (or file), item
 * and field, for a key of a map.
 */
struct slice finding_subject(struct arena *a, const struct finding *f);
/* By a comment or by the baseline: it is counted, and not shown to people. */
bool finding_silent(const struct finding *f);
/* By file, line, column, rule, then item and message: the order of JSON.md. */
void findings_sort(struct findings *fs);
/* "error", "warning", "info", "none". */
const char *level_name(enum level level);

#endif
