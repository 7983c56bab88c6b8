/*
 * file - small files read whole, and written whole or not at all
 *
 * Writing goes to a temporary file in the same folder, which is flushed and
 * then takes the name: who looks at the name sees the old file or the new one,
 * never a part, also where the run is killed.
 *
 * Owns       nothing is left open.
 * Units      bytes; modes as chmod(2) takes them, less the umask.
 * Errors     -1 with *e naming the path.
 * Source     DESIGN section 9.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* *out is SLICE_NONE where there is no such file. Links are followed. */
int file_read(struct slice *out, struct arena *a, const char *path,
	      struct err *e);
/* True for anything of that name, a dangling link included. */
bool file_exists(const char *path);
/*
 * Writes a file that is not there yet, and the folders above it. Where the
 * name is taken, nothing is touched: -1.
 */
int file_create(const char *path, struct slice bytes, unsigned mode,
		struct err *e);
/*
 * Puts `after` in place of a file that holds `before`. Its mode stays. -1, and
 * nothing is touched, where it holds anything else by now, is no plain file, or
 * a folder of `path` below `top` or the file itself is a symbolic link. top: a
 * folder, which may be reached by links; path: from there.
 */
int file_replace(const char *top, const char *path, struct slice before,
		 struct slice after, struct err *e);
/* All the bytes to an open file; -1 with errno. */
int file_write_all(int fd, struct slice bytes);
/* Makes the folders above the last component of path. */
int file_folders(const char *path, struct err *e);

#endif
