/*
 * quote - a text as it must stand in a YAML file
 *
 * Plain where that is safe in block and in flow style, else in double quotes
 * on one line. Reading it back gives the same text.
 *
 * Owns       nothing: the result lives in the arena, or is the text itself.
 * Errors     none; the text must be UTF-8.
 */
#ifndef YAML_QUOTE_H
#define YAML_QUOTE_H

#include "base/arena.h"

struct slice yaml_quote(struct arena *a, struct slice text);
/*
 * Always in quotes, single ones where that spares it every backslash; what
 * YAML takes stays as it is, seen or not.
 */
struct slice yaml_quoted(struct arena *a, struct slice text);
/*
 * In these quotes, ' or ", where that can be, else in double ones; any other
 * character: as yaml_quote().
 */
struct slice yaml_quote_with(struct arena *a, struct slice text, char quote);

#endif
