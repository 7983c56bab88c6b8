/*
 * baseline - what was found before lint was adopted, and is known
 *
 *	version: 1
 *	findings:
 *	  - {plan: growth, item: actions.vendor, rule: needs-order, detail:
 *3fa9c1d2}
 *
 * An entry silences what a rule finds in one plan (or, where a file is no
 * plan, in that file), item and field. `detail` stands for what is written at
 * the place, so that another value there is another finding; never a line
 * number. With `expires: DAY` it silences up to that day, but in hooks, where
 * today does not count. What is found about a change never is in it.
 *
 * Owns       nothing: all lives in the arena given.
 * Source     DESIGN section 5, RULES.md group 9.
 */
#ifndef CHECK_BASELINE_H
#define CHECK_BASELINE_H

#include "check/ignore.h"

/*
 * Sets `baseline` in the findings of fs that the snapshot's baseline names, and
 * adds what is wrong with its entries to c->findings.
 */
void baseline_apply(struct check *c, struct findings *fs,
		    const struct lint_options *opt);

/*
 * Puts in `names` the folded id of each plan, and the path of each file, of
 * which the snapshot's baseline speaks.
 */
void baseline_names(struct map *names, struct arena *a,
		    const struct snapshot *s);

struct baseline_made {
	struct slice bytes; /* of the new file */
	size_t entries, left;
	struct slice locked; /* the rules of those left, for a message */
};

/*
 * The file that holds all of fs, findings of s, but for what cannot be
 * silenced and what a comment silences. An entry that was there keeps its day
 * while that is not before today; new ones get `expires` (DAY_NONE: none).
 */
void baseline_make(struct baseline_made *out, struct arena *a,
		   const struct snapshot *s, const struct findings *fs,
		   int32_t today, int32_t expires);

/* Whether a baseline of these bytes is within the limits of what is read. */
bool baseline_readable(struct arena *a, struct slice bytes);

/*
 * The baseline's bytes without the entries of which fs says that they match
 * nothing; *n of them, *left more share a line with others and stay.
 */
struct slice baseline_pruned(size_t *n, size_t *left, struct arena *a,
			     const struct snapshot *s,
			     const struct findings *fs);

#endif
