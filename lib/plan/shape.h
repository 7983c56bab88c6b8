/*
 * shape - how the entries of a map with the team's own keys are kept
 *
 * For the field tables and for decoding alone: an array of structs, their
 * count and the map's node, at offsets in the struct that holds them.
 */
#ifndef PLAN_SHAPE_H
#define PLAN_SHAPE_H

#include "plan/plan.h"

struct keyed {
	size_t size;	   /* of an entry */
	size_t n_at;	   /* offset of the count, a size_t */
	size_t map_at;	   /* offset of the map's node */
	size_t key_at;	   /* in an entry: its key, a slice */
	size_t node_at;	   /* in an entry: its value's node */
	bool may_be_empty; /* a key without a value is an entry */
	bool wrong_too;	   /* so is one whose value is of the wrong type */
	bool items;	   /* entries begin with a struct item */
	enum item_kind kind;
};

#endif
