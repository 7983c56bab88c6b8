/*
 * json_tree - JSON built as a tree and written as every output writes it
 *
 * What render_json() makes from records, for layouts whose shape others have
 * set: a thin face over json-c.
 *
 * Invariant  text in the tree is valid UTF-8: other bytes become U+FFFD.
 * Owns       what is put or pushed goes with its parent; json_write() releases
 *            the tree.
 * Errors     none: json-c fails only where memory has run out, a BUG().
 */
#ifndef RENDER_JSON_TREE_H
#define RENDER_JSON_TREE_H

#include "base/out.h"

struct json_object;

struct json_object *json_new_map(void);
struct json_object *json_new_list(void);
/* ptr NULL and a NULL word give null. */
struct json_object *json_text(struct slice s);
struct json_object *json_word(const char *s);
struct json_object *json_count(size_t n);
struct json_object *json_truth(bool yes);
/* Passes on what json-c made, which is NULL where memory has run out. */
struct json_object *json_must(struct json_object *o);
void json_put(struct json_object *map, const char *key, struct json_object *v);
void json_push(struct json_object *list, struct json_object *v);
/* Adds the text with U+FFFD for each byte that is not UTF-8. */
void json_add_valid(struct buf *b, struct slice s);
/* Indented by two, with a line end, hidden characters as escapes. */
void json_write(struct out *o, struct json_object *top);
/* The same on one line. */
void json_write_line(struct out *o, struct json_object *top);

#define JSON_FLOW_DEPTH 8

/*
 * The bytes that json_write() would give, written piece by piece: for lists so
 * long that their tree would fill the memory. Begins zeroed but for o. The key
 * is NULL for what stands in a list, and for the outermost.
 */
struct json_flow {
	struct out *o;
	size_t depth;
	bool filled[JSON_FLOW_DEPTH + 1]; /* something stands there already */
};

void json_flow_open(struct json_flow *w, const char *key, char bracket);
/* Writes v, and releases it. */
void json_flow_put(struct json_flow *w, const char *key, struct json_object *v);
void json_flow_close(struct json_flow *w, char bracket);

#endif
