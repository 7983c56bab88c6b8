/* Putting new bytes in place of those a file is known to hold. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* What is at work: a file in its folder, and the file that will replace it. */
struct replacing {
	const char *shown; /* the path, for messages */
	int folder;
	const char *name;
	char temporary[64]; /* its name in the folder; "" until it is there */
};

/* The folder of the path, each step of which must be a real one; -1. */
static int open_folder(const char *top, char *path)
{
	int at = open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC), next;
	char *end;

	for (; at >= 0 && (end = strchr(path, '/')); path = end + 1) {
		*end = '\0';
		next = openat(at, path,
			      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		close(at);
		at = next;
	}
	return at;
}

/* True if the file holds these bytes and no others. */
static bool holds(int fd, struct slice bytes)
{
	char chunk[4096];
	ssize_t n;

	while ((n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || (size_t)n > bytes.len ||
		    memcmp(chunk, bytes.ptr, (size_t)n) != 0)
			return false;
		bytes = slice_sub(bytes, (size_t)n, bytes.len);
	}
	return !bytes.len;
}

static int check_file(struct stat *st, const struct replacing *r,
		      struct slice before, struct err *e)
{
	int fd = openat(r->folder, r->name,
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool same;

	if (fd < 0 || fstat(fd, st)) {
		err_errno(e, "cannot write %s", r->shown);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (!S_ISREG(st->st_mode)) {
		close(fd);
		return err_set(e, "cannot write %s: it is no plain file",
			       r->shown);
	}
	same = holds(fd, before);
	close(fd);
	if (same)
		return 0;
	err_set(e, "%s was changed in the meantime, so it was left as it is",
		r->shown);
	return err_hint(e, "Run the command again.");
}

static int write_temporary(struct replacing *r, struct slice bytes, mode_t mode,
			   struct err *e)
{
	int fd, failed;

	snprintf(r->temporary, sizeof(r->temporary), ".git-plan-%ld.new",
		 (long)getpid());
	fd = openat(r->folder, r->temporary,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0) {
		r->temporary[0] = '\0';
		return err_errno(e, "cannot write %s", r->shown);
	}
	failed = file_write_all(fd, bytes) || fchmod(fd, mode & 07777) ||
		 fsync(fd);
	if (failed)
		err_errno(e, "cannot write %s", r->shown);
	if (close(fd) && !failed)
		failed = err_errno(e, "cannot write %s", r->shown);
	return failed ? -1 : 0;
}

static int replace(struct replacing *r, struct slice before, struct slice after,
		   struct err *e)
{
	struct stat st;

	if (check_file(&st, r, before, e) < 0 ||
	    write_temporary(r, after, st.st_mode, e) < 0 ||
	    check_file(&st, r, before, e) < 0)
		return -1;
	if (renameat(r->folder, r->temporary, r->folder, r->name))
		return err_errno(e, "cannot write %s", r->shown);
	r->temporary[0] = '\0';
	/* the new name is there; what it names is on the disk already */
	(void)fsync(r->folder);
	return 0;
}

int file_replace(const char *top, const char *path, struct slice before,
		 struct slice after, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct replacing r = {.shown = path, .folder = -1};
	const char *slash = strrchr(path, '/');
	int ret = -1;

	r.name = slash ? slash + 1 : path;
	r.folder = open_folder(top, arena_cstr(&a, slice_of(path)));
	if (r.folder < 0)
		err_errno(e, "cannot write %s", path);
	else
		ret = replace(&r, before, after, e);
	if (r.temporary[0])
		unlinkat(r.folder, r.temporary, 0);
	if (r.folder >= 0)
		close(r.folder);
	arena_release(&a);
	return ret;
}
