/*
 * identity - who runs the command, and under which handle the plans know them
 *
 * Owns       results live in the command's arena.
 * Errors     -1 with *e: git was not told a name and an address, or the team's
 *            people.yaml does not know them; the hint says how to mend it.
 */
#ifndef CMD_IDENTITY_H
#define CMD_IDENTITY_H

#include "cmd/cmd.h"

/* Name and address as git puts them under a commit; never a guess. */
int identity_get(struct person_name *out, struct cmd *c, struct err *e);
/* A handle for somebody new: the first name, else the start of the address. */
struct slice identity_handle(struct arena *a, const struct person_name *who);
/*
 * The handle that owns what this person starts: from people.yaml by address or
 * name, or a new one where that file does not exist.
 */
int identity_owner(struct slice *out, struct cmd *c,
		   const struct people *people, struct err *e);
/*
 * The handle under which the plans know this person: as above, but an error
 * names who is known.
 */
int identity_known(struct slice *out, struct cmd *c,
		   const struct people *people, struct err *e);

#endif
