/*
 * numeral - numbers as people read them
 *
 * By the reader's language, never by the locale: 12,500.5 in English, 12.500,5
 * in German, with a narrow blank and a comma in French, a blank and a comma in
 * Russian. Numbers of four digits stay whole. A minus sign is a real one, and
 * no line ends inside a number. For people alone: what machines read, and what
 * is to be pasted into a plan, stays as plans write it.
 *
 * Owns       texts live in the arena given.
 * Source     the number formats of Unicode's CLDR for these four languages.
 */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include "base/catalogue.h"

#define NUMERAL_MINUS "\xe2\x88\x92"

/* "1200", "12,500", "3.25": six decimals at most; "" if no number. */
struct slice numeral(struct arena *a, const struct catalogue *c, double x);
/* The same with so many decimals, and with its sign: "+1.0", "−0.5". */
struct slice numeral_signed(struct arena *a, const struct catalogue *c,
			    double x, int decimals);
/*
 * A number as a plan has it, alone or with its unit behind a blank: "120000
 * EUR" is 120,000 EUR. Its decimals stay; what begins otherwise stays whole.
 */
struct slice numeral_of(struct arena *a, const struct catalogue *c,
			struct slice written);
/* "45%", or "45 %" with a blank at which no line ends. */
struct slice numeral_percent(struct arena *a, const struct catalogue *c,
			     struct slice number);

#endif
