/*
 * push - the references that a push changes, and what each is judged against
 *
 * Read from what git gives to pre-push (local ref, local id, remote ref,
 * remote id) or to pre-receive (old id, new id, ref); a line says by itself
 * which of them it is.
 *
 * Owns       all lives in the command's arena.
 * Errors     -1 with *e: a line that is neither, an object that cannot be read.
 * Source     GIT.md section 8; DESIGN section 5, "In hooks".
 */
#ifndef CMD_PUSH_H
#define CMD_PUSH_H

#include "cmd/cmd.h"

struct push_ref {
	struct slice name;	  /* on the receiving side: refs/heads/main */
	struct oid before, after; /* as git gave them; none: not there */
};

struct push {
	struct push_ref *refs; /* in the order in which git named them */
	size_t n;
	bool receiving;	    /* here is where it is pushed to */
	const char *remote; /* its name, where it is pushed from here */
	/* the main line: refs/heads/NAME, empty where nobody can tell */
	struct slice main;
	struct oid main_before, main_after; /* commits; none: not there */
	/*
	 * What new branches are judged from: the main line or, where a clone
	 * does not know which that is, all that it knows of the remote.
	 */
	struct oid *known;
	size_t n_known;
	struct map *forks; /* where each tip left those; NULL: not asked yet */
};

/* Reads all lines; none is fine. */
int push_read(struct push *out, struct cmd *c, FILE *in, struct err *e);
/*
 * Finds the main line of the receiving side: the configured branch, else the
 * remote's default branch, else the one that HEAD names.
 */
int push_find_main(struct push *p, struct cmd *c, struct err *e);
/* What a new state of a branch is judged against; none: not there. */
struct push_base {
	/* what the branch held or, for a new one, where it left the main line
	 */
	struct oid held;
	/* where it left the main line, if that is another commit: beside the
	 * main line a branch answers for nothing that it took over from there
	 */
	struct oid taken;
};

int push_base(struct push_base *out, struct cmd *c, struct push *p,
	      const struct push_ref *ref, const struct oid *after,
	      struct err *e);
/* True if the push names it as the main line. */
bool push_is_main(const struct push *p, const struct push_ref *ref);
/* "main" of refs/heads/main, a tag likewise; any other name stays whole. */
struct slice push_short_name(struct slice ref);

#endif
