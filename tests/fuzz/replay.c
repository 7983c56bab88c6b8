/*
 * Runs a fuzz target over files without a fuzzing engine, so that the corpus
 * is an ordinary test. Usage: fuzz_NAME FILE-OR-FOLDER...; prints TAP. A find
 * ends the program, which tests/run.sh counts as a failure.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "must.h"

static size_t n_run;

static int replay_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *bytes = NULL;
	size_t n = 0, room = 0, got;

	if (!f) {
		printf("not ok - %s: %s\n", path, strerror(errno));
		return -1;
	}
	do {
		if (n == room) {
			room = room ? room * 2 : 65536;
			bytes = realloc(bytes, room);
			if (!bytes)
				out_of_memory(room);
		}
		got = fread(bytes + n, 1, room - n, f);
		n += got;
	} while (got);
	fclose(f);
	LLVMFuzzerTestOneInput(bytes, n);
	free(bytes);
	printf("ok %zu - %s\n", ++n_run, path);
	fflush(stdout);
	return 0;
}

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int replay(const char *path)
{
	struct dirent **entries;
	int n = scandir(path, &entries, visible, alphasort), i, ret = 0;
	char name[4096];

	if (n < 0)
		return replay_file(path);
	for (i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "%s/%s", path, entries[i]->d_name);
		if (replay_file(name) < 0)
			ret = -1;
		free(entries[i]);
	}
	free(entries);
	return ret;
}

int main(int argc, char **argv)
{
	int i, ret = 0;

	for (i = 1; i < argc; i++)
		if (replay(argv[i]) < 0)
			ret = 1;
	printf("1..%zu\n", n_run);
	return ret;
}
