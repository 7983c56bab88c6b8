/*
 * disk - files below one directory, without ever following a symbolic link
 *
 * Every folder on the way is opened as what it is; a link in its place is
 * ENOTDIR. The last folder stays open, so that going through a sorted list
 * opens each folder once.
 *
 * Owns       two descriptors, until disk_close().
 * Units      bytes; paths with / between folders, "" is the directory itself.
 * Errors     errno where an int of the system is returned, else *e.
 */
#ifndef SOURCE_DISK_H
#define SOURCE_DISK_H

#include <sys/stat.h>

#include "base/buf.h"
#include "source/source.h"

struct disk {
	int root;
	int dir;	 /* the last folder, or -1 */
	struct buf name; /* its path */
};

/* 0, or -1 with *e: no such directory. Close it only after success. */
int disk_open(struct disk *d, const char *path, struct err *e);
void disk_close(struct disk *d);
/* lstat(); -1 with errno, also where a folder on the way is a link. */
int disk_stat(struct stat *st, struct disk *d, struct slice path);
/*
 * The first LIMIT_FILE_BYTES + 1 bytes of a regular file; never waits for a
 * pipe or a terminal. -1 with *e naming the path.
 */
int disk_read(struct slice *out, struct arena *a, struct disk *d,
	      struct slice path, struct err *e);

struct disk_name {
	struct slice path; /* from the root */
	bool folder;
	enum entry_kind kind; /* where it is no folder */
};

/*
 * What is in a folder, in no order, without `.git`. -1 with *e; a folder that
 * is gone is empty.
 */
int disk_folder(struct disk_name **out, size_t *n, struct arena *a,
		struct disk *d, struct slice folder, struct err *e);

#endif
