/*
 * must - what has to hold of whatever a fuzzing engine thinks of
 *
 * Errors     what does not hold ends the program, which is how an engine and
 *            tests/run.sh see it.
 */
#ifndef FUZZ_MUST_H
#define FUZZ_MUST_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define MUST(what)                                                             \
	do {                                                                   \
		if (!(what)) {                                                 \
			printf("not ok - does not hold: %s\n", #what);         \
			fflush(stdout);                                        \
			abort();                                               \
		}                                                              \
	} while (0)

/* The target: each fuzz_*.c has one. 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
