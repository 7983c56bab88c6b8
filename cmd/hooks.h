/*
 * hooks - what the files of git plan hooks share
 *
 * Owns       all of it lives in the command's arena.
 */
#ifndef CMD_HOOKS_H
#define CMD_HOOKS_H

#include "cmd/hookfile.h"
#include "cmd/wiring.h"

struct hooks_ask {
	bool force, server;
};

/* Asked for by --server, or bare: pushed to, and nobody commits there. */
bool hooks_of_server(const struct cmd *c, const struct hooks_ask *ask);
/* EXIT_CLEAN if git would run every check, EXIT_FINDINGS if not; or -1. */
int hooks_status(struct cmd *c, const struct hooks_ask *ask, struct err *e);

/* Takes back hooks, drivers and all else that was set here: EXIT_CLEAN, -1. */
int hooks_remove(struct cmd *c, const struct hooks_ask *ask, struct err *e);

#endif
