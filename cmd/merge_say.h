/*
 * merge_say - a conflict in a sentence
 *
 * Owns       the text lives in the arena; it is safe for a terminal.
 */
#ifndef CMD_MERGE_SAY_H
#define CMD_MERGE_SAY_H

#include "base/catalogue.h"
#include "compare/merge.h"

struct slice merge_say(struct arena *a, const struct catalogue *words,
		       const struct merge_conflict *conflict);

#endif
