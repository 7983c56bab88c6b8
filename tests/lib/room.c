/* An arena and a buffer for each test. */
#include "lib/room.h"

struct arena arena;
struct buf buf;

int room_setup(void **state)
{
	(void)state;
	arena = (struct arena)ARENA_INIT;
	buf = (struct buf)BUF_INIT((size_t)4 << 20);
	return 0;
}

int room_teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	buf_release(&buf);
	return 0;
}
