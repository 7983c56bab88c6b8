/*
 * merge_where - what goes on around the merge of one plan
 *
 * Owns       names live as long as the environment; all else in the arena.
 * Source     GIT.md section 6.
 */
#ifndef CMD_MERGE_WHERE_H
#define CMD_MERGE_WHERE_H

#include "cmd/cmd.h"
#include "compare/merge.h"

/*
 * The names behind the markers: in a merge what git calls the other side. In a
 * rebase, where ours and theirs are not whose people think, it is said whose
 * they are. Opens the repository; none, or a broken one, is no error.
 */
void merge_name_sides(struct merge_marks *marks, struct cmd *c);
/* True in a rebase: here is what one builds on, there one's own commit. */
bool merge_in_rebase(const struct cmd *c);
/*
 * Adds where items went that are gone from a side: from the commits that git
 * merges, as far as they are known here.
 */
void merge_find_moved(struct merge_moves *out, struct cmd *c,
		      const struct merge *m, struct slice base);
/* The same, from the work tree, which has the item whoever took it there. */
int merge_find_moved_here(struct merge_moves *out, struct cmd *c,
			  const struct merge *m, struct slice base,
			  struct err *e);

#endif
