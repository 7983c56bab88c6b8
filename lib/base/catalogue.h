/*
 * catalogue - what the program says, in the reader's language
 *
 * The English text is the key. The translations are the .po files of
 * templates/po/LANGUAGE, one for each area of the program, which the build puts
 * into the program: a machine needs neither locales nor files beside it. Where
 * a translation is missing the English text stands; `make missing` prints those
 * texts with the file that each belongs to.
 *
 * A message is one literal format. Texts of the program inside it are its %s,
 * which are looked up as well; texts of people are slices, its %.*s, which
 * stay as they are. N_() marks a text that is said later, for xgettext.
 *
 * Owns       nothing: catalogues are part of the program.
 * Errors     none. A translation whose conversions are not those of its
 *            original is not used.
 */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include "base/arena.h"

#define N_(text) text

#define TRANSLATES(n) __attribute__((format_arg(n)))

struct catalogue;

/* Of "de", "fr" or "ru"; NULL for English and for a language not known. */
const struct catalogue *catalogue_of(struct slice language);
/* Its language: "en" where it is NULL. */
const char *catalogue_language(const struct catalogue *c);
/*
 * What stands before the decimal places of a number, between its thousands,
 * and behind it for per cent. See numeral.h, which puts them in.
 */
const char *catalogue_point(const struct catalogue *c);
const char *catalogue_group(const struct catalogue *c);
const char *catalogue_percent(const struct catalogue *c);
/* The text in the catalogue's language; the text itself where that is NULL. */
const char *catalogue_get(const struct catalogue *c, const char *text)
	TRANSLATES(2);
/* The form for n things; `one` is the key. */
const char *catalogue_plural(const struct catalogue *c, size_t n,
			     const char *one, const char *many) TRANSLATES(3)
	TRANSLATES(4);
/* A message with its arguments, in the catalogue's language. */
struct slice catalogue_say(struct arena *a, const struct catalogue *c,
			   const char *fmt, ...) PRINTF_LIKE(3, 4);
struct slice catalogue_vsay(struct arena *a, const struct catalogue *c,
			    const char *fmt, va_list ap) PRINTF_LIKE(3, 0);

#endif
