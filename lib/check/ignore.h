/*
 * ignore - comments that silence a rule at one place
 *
 *	# plan: ignore RULE[, RULE] -- reason
 *
 * At the end of a line it silences what is found on that line (in a text of
 * several lines: in all of it); on a line of its own what is found in the
 * entry below; above the first key what is found in the whole file. It speaks
 * of its own file alone: a plan, the configuration or the list of people.
 *
 * A comment that silences nothing is said only where that is certain: not for
 * rules that were not run, not for rules about changes (the next commit has no
 * change any more), not in a file that could be read in part only.
 *
 * Owns       findings and texts live in the arena of the check.
 * Source     DESIGN section 5, RULES.md group 9.
 */
#ifndef CHECK_IGNORE_H
#define CHECK_IGNORE_H

#include "check/rules.h"

/*
 * Sets `suppressed` in the findings of fs, which get sorted, and adds what is
 * wrong with the comments to c->findings.
 */
void ignores_apply(struct check *c, struct findings *fs,
		   const struct lint_options *opt);

/* Sets it in those from number `from` on, which are about changes of s. */
void ignores_apply_to_changes(struct findings *fs, size_t from, struct arena *a,
			      const struct snapshot *s);

/* --- shared with others that look for them --- */

/* True where such a comment may stand in the bytes. */
bool ignores_in(struct slice bytes);

/* --- shared with the baseline --- */

/* May never be silenced: by its row, or by the parameter of ignore-locked. */
bool rule_is_locked(const struct check *c, struct slice id);
/* True where the absence of findings says that there is nothing to find. */
bool rule_was_run(const struct check *c, const struct lint_options *opt,
		  const struct rule *r);
/* True where the findings of a file are of what it holds as a whole. */
bool finding_hides_others(const struct finding *f);
/* The known rule that was probably meant, or NULL. */
const char *rule_near(struct slice id);

#endif
