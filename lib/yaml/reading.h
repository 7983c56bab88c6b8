/*
 * reading - one file on its way to a tree, shared by the files of this layer
 *
 * What libyaml reads is `clean`: the file's bytes, or a copy of equal length
 * in which characters that YAML forbids or takes for line ends have been
 * replaced, so that they cost a finding and not the file. Byte offsets are the
 * same in both.
 *
 * Owns       nothing: all of it lives in the arena, or on the caller's stack.
 * Units      bytes.
 */
#ifndef YAML_READING_H
#define YAML_READING_H

#include "yaml/places.h"
#include "yaml/tree.h"

#define UNKNOWN_ALIAS "unknown alias" /* a trouble of our own */
#define ODD_MOST      5 /* findings of one kind before "and N more" */

/* A run of characters that nobody sees, or of spaces that YAML does not. */
struct oddity {
	size_t begin, end;
};

struct reading {
	struct arena *a;
	struct findings *fs;
	struct slice bytes, clean;
	char *copy;		    /* clean, where it is a copy; else NULL */
	struct places places;	    /* of bytes: lines and columns */
	struct places clean_places; /* of clean: what libyaml counts */
	struct oddity *hidden;	    /* the first of them, in order */
	size_t n_hidden;
	struct oddity *spaces; /* that may stand for one beside a colon */
	size_t n_spaces;
	size_t n_merges; /* merge keys */
	bool one_by_one; /* a fix may leave more that breaks the file */
};

/* Where libyaml gave up; problem is NULL where it did not. */
struct trouble {
	const char *problem, *context; /* libyaml's words; either may be NULL */
	size_t at, context_at;
};

/* Adds a finding about the bytes begin to end. */
struct finding *trap(struct reading *r, const char *rule, size_t begin,
		     size_t end, const char *fmt, ...) PRINTF_LIKE(5, 6);

/*
 * Reads clean into the tree. False: there is no tree, and either t says why
 * or a finding already does (t->problem NULL).
 */
bool events_read(struct tree *out, struct reading *r, struct trouble *t);
/* Only whether libyaml can read the bytes (no mark at their start). */
bool events_try(struct slice clean, struct trouble *t, struct arena *scratch);

/* Makes clean a copy of its own, to be changed without changing its length. */
char *clean_copy(struct reading *r);

/* Not UTF-8, too large: false, and a finding says so. */
bool bytes_check(struct reading *r);
/* Directives: a finding, and libyaml gets to see a comment. */
void directives_find(struct reading *r);
/* Characters nobody sees: findings; clean bears a stand-in where it must. */
void hidden_find(struct reading *r);
/* No-break spaces and their like beside a colon: only noted. */
void spaces_note(struct reading *r);
/* In clean they become spaces. */
void spaces_replace(struct reading *r);
/* Findings for those that the tree shows to stand beside a key's colon. */
bool spaces_report(struct reading *r, const struct tree *t);

/* Explains why clean cannot be read: one finding. */
void explain_trouble(struct reading *r, const struct trouble *t);
/*
 * The lines with the edits made, whole, to be put in the place of those that
 * stand there. ptr NULL where that would be too long to read.
 */
struct slice mended_lines(struct reading *r, const struct edit *edits,
			  size_t n);
/* The bytes with these edits made, which are in their order. */
struct slice edits_made(struct arena *a, struct slice s,
			const struct edit *edits, size_t n);
/* Makes them the help of a finding; nothing where there are none. */
void help_lines(struct reading *r, struct finding *f, struct slice lines);
/* The bytes as one line of text in quotes. */
struct slice quoted_bytes(struct reading *r, size_t begin, size_t end);

/* The traps of a tree that could be read. */
void traps_find(struct reading *r, const struct tree *t);
/* The next node in the file's order, a collection before what is in it. */
struct node *node_after(struct node *n);

#endif
