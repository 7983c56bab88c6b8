/*
 * merge_stages - what git keeps of each path while a merge is open
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e: git cannot be asked, an object is not here.
 */
#ifndef CMD_MERGE_STAGES_H
#define CMD_MERGE_STAGES_H

#include "cmd/cmd.h"

enum {
	STAGE_BASE,
	STAGE_OURS,
	STAGE_THEIRS,
	N_STAGES
};

struct stages {
	struct slice path;
	struct oid ids[N_STAGES]; /* none where there is none */
};

struct stages_list {
	struct stages *v;
	size_t n;
};

int stages_read(struct stages_list *out, struct cmd *c, struct err *e);
/* NULL where the path is merged. */
const struct stages *stages_of(const struct stages_list *list,
			       struct slice path);
/* SLICE_NONE where there is no such stage. */
int stage_bytes(struct slice *out, struct cmd *c, const struct stages *s,
		int which, struct err *e);
/* True where git left the file as it was on our side, without markers. */
bool stages_left_ours(struct cmd *c, const struct stages *s,
		      struct slice bytes);

#endif
