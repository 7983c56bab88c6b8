/*
 * process - runs git and reads what it says
 *
 * No shell: words go to the program as they are. Its standard input is empty,
 * both outputs are read at once. It gets none of our descriptors and the
 * usual signals. A child never outlives the call.
 *
 * Owns       output lives in the arena given.
 * Errors     -1 only where it could not be run or spoke without end; a child
 *            that fails is a result.
 */
#ifndef SOURCE_PROCESS_H
#define SOURCE_PROCESS_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"

struct process {
	const char *const *argv; /* ends with NULL; argv[0] is looked up */
	const char *dir;	 /* NULL: the current one */
	/* changes to our environment: "NAME=value", or "NAME" to unset */
	const char *const *env;
	size_t n_env;
};

struct process_result {
	struct slice out, err;
	int status; /* exit status; 128 + n where signal n ended it */
};

int process_run(struct process_result *out, struct arena *a,
		const struct process *p, struct err *e);
/*
 * The parts of process_run(), for a child that is talked with (child.h): it
 * is started with these descriptors as its own (in: -1 for nothing to read),
 * and waited for.
 */
int process_spawn(pid_t *pid, const struct process *p, int in, int out, int err,
		  struct err *e);
int process_wait(int *status, pid_t pid);
/*
 * Turns what git wrote to standard error into *e: its first line as the
 * message, the rest as the hint. Returns -1.
 */
int process_failed(const struct process_result *result, const char *what,
		   struct err *e);

#endif
