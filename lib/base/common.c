/* What happens in a state that cannot be. */
#include "base/common.h"

#include <stdio.h>
#include <stdlib.h>

void bug_found(const char *file, int line, const char *text)
{
	fprintf(stderr, "BUG: %s:%d: %s\n", file, line, text);
	abort();
}
