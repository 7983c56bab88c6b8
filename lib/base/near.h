/*
 * near - the word that was probably meant
 *
 * Near means: at most two edits (a letter added, lost, changed, or two
 * neighbours swapped), and fewer than half the letters of the word offered.
 *
 * Owns       nothing.
 * Units      code points; words of more than NEAR_MAX of them are near nothing.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/slice.h"

#define NEAR_MAX 64

/* The best word offered so far; best.ptr is NULL while there is none. */
struct near {
	struct slice word, best;
	size_t edits;
	size_t n; /* how many of those offered are near */
};

struct near near_to(struct slice word);
/* Of two words that are equally near the one offered first stays. */
void near_offer(struct near *n, struct slice candidate);

#endif
