/*
 * fill - a template becomes a YAML file
 *
 * {{name}} in a template stands for a value, written as YAML (quote.h).
 * Where that value is absent, {{name|example}} becomes the example and its line
 * a comment: the page still shows what could stand there.
 *
 * {{_ text}} is a text in English, which is said in the catalogue's language.
 *
 * Owns       nothing: the result lives in the arena.
 * Errors     a placeholder that no value has, or one without a value and
 *            without an example, is a BUG(): templates are part of the program.
 */
#ifndef YAML_FILL_H
#define YAML_FILL_H

#include "base/catalogue.h"

struct fill_value {
	const char *name;
	struct slice text; /* ptr NULL: absent */
};

struct slice fill_template(struct arena *a, struct slice text,
			   const struct fill_value *values, size_t n);
struct slice fill_template_in(struct arena *a, const struct catalogue *words,
			      struct slice text,
			      const struct fill_value *values, size_t n);

#endif
