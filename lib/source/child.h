/*
 * child - a process that is asked more than once
 *
 * What is said to it goes out while its answers are read, so that neither
 * side ever waits for the other with full hands. What it writes to standard
 * error is kept for the day it fails. It cannot outlive us: its input ends
 * with us.
 *
 * Owns       the process and its descriptors, until child_stop().
 * Errors     -1: it ended before it answered; *e has its own words.
 * Units      bytes.
 */
#ifndef SOURCE_CHILD_H
#define SOURCE_CHILD_H

#include "source/process.h"

struct child;

/* The longest answer that child_hear() takes. */
#define CHILD_LINE ((size_t)64 * 1024)

int child_start(struct child **out, const struct process *p, struct err *e);
/* Queued; it goes out as soon as an answer is waited for. */
void child_say(struct child *c, struct slice bytes);
/* Up to the next byte `end`, without it; valid until the next call. */
int child_hear(struct slice *out, struct child *c, char end, struct err *e);
/* The next n bytes, of which the first `keep` are kept and the rest passed. */
int child_read(struct slice *out, struct arena *a, struct child *c, uint64_t n,
	       size_t keep, struct err *e);
/* Ends its input and waits for it. NULL is fine. */
void child_stop(struct child *c);

#endif
