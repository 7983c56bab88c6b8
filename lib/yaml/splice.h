/*
 * splice - changes to a file that touch the bytes they must, and no others
 *
 * Edits are gathered first, against the tree of the file as it is. Finishing
 * makes them, reads the result again and compares the two trees: every key and
 * value that was not to be changed must stand where it stood, with the text,
 * the kind and the style it had, and what was asked for must be there. Else
 * there is no result, and the caller has nothing to write.
 *
 * A splice is asked for as one of
 *  - an operation on a key (set, remove, rename): exactly that may change;
 *  - edits that somebody else made up (the fix of a finding): what the stretch
 *    from the first of them to the last touches may change in any way.
 *
 * Invariant  edits do not overlap; at one place deeper maps come first, then
 *            the order of the calls.
 * Owns       nothing: all of it lives in the arena. The tree must outlive it.
 * Units      bytes.
 * Errors     -1 with *e; the caller adds the file's name (err_wrap).
 * Source     DESIGN section 2.
 */
#ifndef YAML_SPLICE_H
#define YAML_SPLICE_H

#include "base/err.h"
#include "yaml/tree.h"

struct splice_edit;
struct splice_free;
struct splice_want;

struct splice {
	struct arena *arena;
	const struct tree *tree;
	struct splice_edit *edits;
	size_t n_edits;
	struct splice_free *free; /* stretches that may change in any way */
	size_t n_free;
	struct splice_want *wants; /* what must stand in the result */
	size_t n_wants;
	const struct node **gone; /* keys and values that are no more */
	size_t n_gone;
};

/* The tree may be broken: then only splice_edits() may be called. */
void splice_begin(struct splice *s, struct arena *a, const struct tree *t);

/* One fix: its edits, in any order, n > 0. */
void splice_edits(struct splice *s, const struct edit *edits, size_t n);
/*
 * The key's value becomes this text: where it has one, in the quotes that
 * stood there if that can be, else behind the last key of the map, with its
 * indentation and line end. map: a map of the tree. -1: the value is a map or
 * list over several lines, which is nothing to put a text in place of.
 */
int splice_set(struct splice *s, const struct node *map, struct slice key,
	       struct slice text, struct err *e);
/*
 * Key and value go, with the rest of their lines and with a comment there;
 * comments on lines of their own stay. Of a map of one key nothing is left but
 * its name. -1: what is around leaves no way to do so.
 */
int splice_remove(struct splice *s, const struct node *value, struct err *e);
struct splice_pair {
	struct slice key, text;
};

/*
 * A map of these pairs, on one line, at the end of `map` under its new key
 * path[0]; with n_path 2 that key gets a map, and the pairs stand in it under
 * path[1]. The key may stand there without a value. n > 0. -1: it has a value,
 * or there is no place for a line.
 */
int splice_add_map(struct splice *s, const struct node *map,
		   const struct slice *path, size_t n_path,
		   const struct splice_pair *pairs, size_t n, struct err *e);
/* The key of this value becomes that text. */
void splice_rename(struct splice *s, const struct node *value,
		   struct slice key);

/*
 * The file with all edits made, or -1: they overlap, lie outside the file, the
 * result cannot be read, or more would change than was asked. *out and what
 * *after (may be NULL) points to live in the arena of splice_begin().
 */
int splice_finish(struct slice *out, struct tree *after, struct splice *s,
		  struct err *e);

#endif
