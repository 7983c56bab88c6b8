/*
 * method - the five ways of planning, a row each
 *
 * A row is all that the tool knows of a method: what it asks for (rules and
 * template) and what it adds to the report of a period. The fields that serve
 * a method name it in their own rows (field.h).
 *
 * Source     RULES.md, group 7.
 */
#ifndef PLAN_METHOD_H
#define PLAN_METHOD_H

#include "base/slice.h"

struct config;

/* The places of the methods in their table, which has them in this order. */
enum method_id {
	METHOD_ONE_PAGE,
	METHOD_SUCCESS_FACTORS,
	METHOD_EXECUTION,
	METHOD_START_AT_THE_END,
	METHOD_DELEGATION,
	N_METHODS,
};

struct method {
	const char *name;
	const char *summary;  /* how one plans by it, a sentence or two */
	const char *source;   /* the text it was taken from, in a few words */
	const char *template; /* a file of templates/ */
	const char *const *rules; /* their ids, NULL-terminated */
	const char *report;	  /* what it adds to a period's report */
};

extern const struct method methods[]; /* ends with name NULL */

/* Those in force for plans of that level: bits 1 << METHOD_…. */
unsigned methods_in_force(const struct config *config, struct slice level);
/* NULL where there is none of that name. */
const struct method *method_find(struct slice name);
/* The method to which a rule belongs; NULL: it holds whatever the method. */
const struct method *method_of_rule(const char *rule);

#endif
