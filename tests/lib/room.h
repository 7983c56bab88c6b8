/*
 * room - an arena and a buffer for each test, for what is rendered
 *
 * Owns       both are empty when a test begins, and released behind it.
 */
#ifndef LIB_ROOM_H
#define LIB_ROOM_H

#include "base/arena.h"
#include "base/buf.h"

extern struct arena arena;
extern struct buf buf; /* up to 4 MiB */

/* For cmocka_unit_test_setup_teardown(). */
int room_setup(void **state);
int room_teardown(void **state);

#endif
