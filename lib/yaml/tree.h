/*
 * tree - a YAML document in which every node knows its place
 *
 * Made from libyaml's events, with spans measured by ourselves where libyaml's
 * marks are no use: it counts code points, and its block marks end at the next
 * token.
 *
 * Invariant  a node's span covers exactly its text in the file: a plain scalar
 *            without blanks or comment behind it, a quoted one with its quotes,
 *            a block scalar from its | or > to the end of its last line (its
 *            line end excluded), a flow collection with its brackets, a block
 *            collection from its first key or dash to the end of its last node.
 *            An empty value has an empty span right behind its key's colon.
 *            A text never holds NUL: "\0" reads as U+FFFD, the character that
 *            CommonMark (section 2.3) puts there for the same reason.
 * Owns       nothing: nodes live in the arena, text may point into the bytes.
 * Units      see struct span: code points for people, bytes for machines. A
 *            byte-order mark at the start is no column and three bytes.
 * Source     YAML 1.1 as libyaml reads it; what of it is allowed is in DESIGN
 *            section 2, limits in section 9.
 */
#ifndef YAML_TREE_H
#define YAML_TREE_H

#include "base/finding.h"
#include "base/limits.h"

enum node_kind {
	NODE_SCALAR,
	NODE_LIST,
	NODE_MAP,
};

enum node_style {
	STYLE_PLAIN,
	STYLE_SINGLE,  /* 'x' */
	STYLE_DOUBLE,  /* "x" */
	STYLE_LITERAL, /* | */
	STYLE_FOLDED,  /* > */
	STYLE_BLOCK,   /* list or map by indentation */
	STYLE_FLOW,    /* [..] or {..} */
};

struct node {
	enum node_kind kind;
	enum node_style style;
	struct span at;
	struct slice text;   /* a scalar's value; UTF-8 without NUL */
	struct node *key;    /* where the parent is a map: its key, a scalar */
	struct node *parent; /* NULL at the top */
	struct node *first, *last, *next; /* children in the file's order */
	size_t n;			  /* children */
	bool alias;    /* stands for an anchored scalar elsewhere */
	bool repeated; /* a later entry of the map has the same key */
};

struct tree {
	struct node *root;  /* NULL: empty, or not readable */
	struct slice bytes; /* what was parsed */
	bool broken;	    /* not YAML in UTF-8, or past a limit: no root */
};

/*
 * Parses one file. What hurts in YAML is added to findings (rules yaml-syntax,
 * yaml-feature, duplicate-key, hash-in-text, comma-in-text, hidden-character)
 * with the cause in plain words and the mended line as help; file and level
 * are left for the caller. A tree that is not broken may have findings too.
 * Never fails: bad input is a finding.
 */
void yaml_parse(struct tree *out, struct arena *a, struct slice bytes,
		struct findings *fs);
/*
 * Mends a file that yaml_parse() calls broken, one mistake after the other, as
 * long as each has a mending that is certain. Returns how many were mended;
 * 0, and *out is `bytes`, where something is left that breaks the file.
 */
size_t yaml_mend(struct slice *out, struct arena *a, struct slice bytes);

/* The value under a key, the last one where the key stands twice; or NULL. */
const struct node *node_get(const struct node *map, struct slice key);
/* True for `key:` without a value, ~, null, NULL, Null written plain. */
bool node_is_null(const struct node *n);
/* Of libyaml: "0.2.5". */
struct slice tree_library_version(void);
/* "a text", "a list", "a map": for messages. */
const char *node_kind_name(const struct node *n);
/* The whole source line (without its end) in which byte offset `at` lies. */
struct slice source_line(struct slice bytes, size_t at);

#endif
