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

struct method {
	const char *name;
	const char *summary;  /* how one plans by it, a sentence or two */
	const char *source;   /* the text it was taken from, in a few words */
	const char *template; /* a file of templates/ */
	const char *const *rules; /* their ids, NULL-terminated */
	const char *report;	  /* what it adds to a period's report */
};

extern const struct method methods[]; /* ends with name NULL */

/* NULL where there is none of that name. */
const struct method *method_find(struct slice name);
/* The method to which a rule belongs; NULL: it holds whatever the method. */
const struct method *method_of_rule(const char *rule);

#endif
