/*
 * field_schema - the JSON Schema of a file that people write
 *
 * Made from the field table alone (and, for the rules in the configuration,
 * from theirs), for editors: names, words and shapes to offer, the help of each
 * field to show. It refuses nothing that lint takes at the default levels; it
 * takes more, since a file alone does not show what other files hold, nor
 * which days are in the calendar.
 *
 * Owns       nothing: the value lives in the arena.
 * Source     JSON Schema draft-07, which editors' YAML servers know best; their
 *            own patternErrorMessage and errorMessage word what is wrong.
 *            YAML 1.2 gives scalars a type, lint does not: so a text may be a
 *            number or true or false as well.
 */
#ifndef REPORT_FIELD_SCHEMA_H
#define REPORT_FIELD_SCHEMA_H

#include "base/catalogue.h"
#include "plan/field.h"
#include "report/record.h"

/*
 * title: what the file is, "A plan of git-plan". What an editor shows is in
 * the language of `words`; NULL is English.
 */
struct rec_value field_schema(struct arena *a, const struct field *table,
			      const char *title, const struct catalogue *words);

#endif
