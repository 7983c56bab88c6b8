/*
 * hookmanager - the programs that keep a repository's hooks for others
 *
 * husky, lefthook and the pre-commit framework write the files in the folder of
 * hooks themselves, and anew with each install. What is added there is lost:
 * the check belongs into their own configuration.
 *
 * Owns       nothing; results live in the arena given.
 * Errors     none: a configuration that cannot be read does not start git-plan.
 */
#ifndef CMD_HOOKMANAGER_H
#define CMD_HOOKMANAGER_H

#include "cmd/cmd.h"

struct hook_manager;

/* Whose file this is, by its text; NULL: nobody's that we know. */
const struct hook_manager *hook_manager_of(struct slice text);
const char *hook_manager_name(const struct hook_manager *m);
/* The file of its configuration, for people, and what to write there. */
struct slice hook_manager_file(struct arena *a, const struct hook_manager *m,
			       const char *hook);
struct slice hook_manager_lines(struct arena *a, const struct hook_manager *m,
				const char *hook);
/* True if its configuration at the top of the work tree names git-plan. */
bool hook_manager_calls(struct arena *a, const struct hook_manager *m,
			const char *top, const char *hook);

#endif
