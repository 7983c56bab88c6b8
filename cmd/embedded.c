/* The table of embedded files, which the build writes. */
#include "cmd/embedded.h"

static const struct {
	const char *path;
	const char *bytes;
	size_t len;
} files[] = {
#include "embedded.inc"
};

struct slice embedded_file(const char *path)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(files); i++)
		if (!strcmp(files[i].path, path))
			return (struct slice){files[i].bytes, files[i].len};
	BUG("a file that was not embedded");
}
