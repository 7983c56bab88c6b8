/*
 * workers - work that needs nothing from each other, on all processors
 *
 * Invariant  each number is done once. What comes out must not depend on who
 *            does it or when: a task reads what nobody writes, writes into a
 *            place of its own, and takes memory from the arena it is given.
 * Owns       its threads, which have ended when workers_run() returns, and
 *            their arenas, whose memory then is the caller's.
 * Errors     none: where no thread is to be had the caller does it all.
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include "base/arena.h"

#define WORKERS_MOST 8 /* threads, with the one that asks */

/* Does number i; what it allocates in a lives as long as the caller's. */
typedef void work_fn(void *data, size_t i, struct arena *a);

/*
 * Calls fn for 0 to n - 1. Another thread helps for each `share` of them, up
 * to WORKERS_MOST or as many as there are processors.
 */
void workers_run(struct arena *a, size_t n, size_t share, work_fn *fn,
		 void *data);

#endif
