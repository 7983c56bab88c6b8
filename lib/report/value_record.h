/*
 * value_record - a value of a plan file for machines
 *
 * Text as strings, lists as arrays in their order, numbers with the digits
 * that were written, days as days. A field that takes a list gives an array
 * also where a single text stands for it.
 *
 * Owns       nothing: the value lives in the arena and points into the node.
 * Source     JSON.md, "diff".
 */
#ifndef REPORT_VALUE_RECORD_H
#define REPORT_VALUE_RECORD_H

#include "plan/field.h"
#include "report/record.h"

/* NULL for no node. row NULL: a value of no known type. */
const struct rec_value *value_record(struct arena *a, const struct node *n,
				     const struct field *row);
/* A text; NULL where it has no bytes at all (ptr NULL). */
const struct rec_value *text_record(struct arena *a, struct slice s);

#endif
