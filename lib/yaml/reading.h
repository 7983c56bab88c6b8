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

struct reading {
	struct arena *a;
	struct findings *fs;
	struct slice bytes, clean;
	struct places places;	    /* of bytes: lines and columns */
	struct places clean_places; /* of clean: what libyaml counts */
	size_t n_hidden;	    /* places with characters nobody sees */
	size_t n_merges;	    /* merge keys */
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

/* Not UTF-8, too large: false, and a finding says so. */
bool bytes_check(struct reading *r);

/* Explains why clean cannot be read: one finding. */
void explain_trouble(struct reading *r, const struct trouble *t);

/* The traps of a tree that could be read. */
void traps_find(struct reading *r, const struct tree *t);

#endif
