/*
 * line - what one source line looks like, for files that cannot be parsed
 *
 * A guess by eye, as a person would make it: it knows nothing of the lines
 * before.
 *
 * Units      bytes of the file. begin <= item <= value <= value_end <= end.
 */
#ifndef YAML_LINE_H
#define YAML_LINE_H

#include "yaml/places.h"

struct line {
	struct slice bytes; /* the whole file */
	size_t number;	    /* from 0 */
	size_t begin, end;  /* the end without LF or CRLF */
	size_t item;	    /* behind indentation and dashes */
	size_t colon;	    /* behind the key, or end where there is none */
	size_t value;	    /* behind the colon, or item */
	size_t value_end;   /* before a comment and blanks */
};

struct line line_look(const struct places *p, size_t number);
/* Nothing but blanks and comment. */
bool line_empty(const struct line *l);
bool line_has_key(const struct line *l);
/* The first character of the value, NUL for none. */
char line_first(const struct line *l);
struct slice line_value(const struct line *l);
/* True for letters, digits, - and _ alone, at least one. */
bool is_word(struct slice s);
/* The quote that closes the one at `at`, or end. */
size_t closing_quote(struct slice s, size_t at, size_t end);

#endif
