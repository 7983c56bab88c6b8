/*
 * amount - "120000 EUR", "€ 1 500.50", "3 people": a number and its unit
 *
 * Groups of three digits may be set apart by a blank or
 * an apostrophe. A comma or a second point makes it no amount: people mean
 * different things by it.
 *
 * Owns       the unit lives in the arena.
 */
#ifndef CHECK_AMOUNT_H
#define CHECK_AMOUNT_H

#include "base/arena.h"

struct amount {
	double value;
	struct slice unit; /* folded; empty: none */
};

bool amount_parse(struct amount *out, struct arena *a, struct slice s);

#endif
