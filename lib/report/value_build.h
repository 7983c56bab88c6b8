/*
 * value_build - values of no fixed shape, put together piece by piece
 *
 * For what is a tree rather than a record, such as a JSON Schema. Objects keep
 * the order in which their keys were put.
 *
 * Owns       nothing: all lives in the arena of the object.
 */
#ifndef REPORT_VALUE_BUILD_H
#define REPORT_VALUE_BUILD_H

#include "base/arena.h"
#include "report/record.h"

/* An object, or a list where no key is put, while it is being made. */
struct build {
	struct arena *arena;
	struct slice *keys;
	struct rec_value *items;
	size_t n_keys, n;
};

struct build build_in(struct arena *a);
/* The text of a key is not copied. */
void build_put(struct build *to, const char *key, struct rec_value v);
void build_put_text(struct build *to, const char *key, const char *text);
void build_put_object(struct build *to, const char *key,
		      const struct build *object);
void build_put_list(struct build *to, const char *key,
		    const struct build *list);
void build_push(struct build *to, struct rec_value v);
void build_push_text(struct build *to, const char *text);
void build_push_object(struct build *to, const struct build *object);

struct rec_value build_object(const struct build *from);
struct rec_value build_list(const struct build *from);
struct rec_value build_number(struct arena *a, int number);
struct rec_value build_bool(bool v);

#endif
