/* Reading small files, and writing new ones in one step. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"

int file_read(struct slice *out, struct arena *a, const char *path,
	      struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	FILE *f = fopen(path, "rb");
	char chunk[4096];
	size_t n;
	int ret = -1;

	*out = SLICE_NONE;
	if (!f && errno == ENOENT)
		return 0;
	if (!f)
		return err_errno(e, "cannot read %s", path);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&b, (struct slice){chunk, n});
	if (ferror(f)) {
		err_errno(e, "cannot read %s", path);
	} else if (b.too_big) {
		err_set(e, "%s is larger than %zu bytes", path,
			LIMIT_FILE_BYTES);
	} else {
		*out = arena_copy(a, b.len ? buf_slice(&b) : SLICE(""));
		if (!out->ptr)
			*out = SLICE("");
		ret = 0;
	}
	buf_release(&b);
	fclose(f);
	return ret;
}

bool file_exists(const char *path)
{
	struct stat st;

	return !lstat(path, &st);
}

int file_folders(const char *path, struct err *e)
{
	struct arena a = ARENA_INIT;
	char *copy = arena_cstr(&a, slice_of(path)), *at = copy;
	int ret = 0;

	while (!ret && (at = strchr(at + 1, '/'))) {
		*at = '\0';
		if (mkdir(copy, 0777) && errno != EEXIST)
			ret = err_errno(e, "cannot make the folder %s", copy);
		*at = '/';
	}
	arena_release(&a);
	return ret;
}

int file_write_all(int fd, struct slice bytes)
{
	while (bytes.len) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			bytes = slice_sub(bytes, (size_t)n, bytes.len);
	}
	return 0;
}

/* Gives the file its name, never that of another file. */
static int take_name(const char *temporary, const char *path)
{
	if (!renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE))
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	/* a file system that cannot: a second name is as good */
	return link(temporary, path) ? -1 : unlink(temporary);
}

int file_create(const char *path, struct slice bytes, unsigned mode,
		struct err *e)
{
	struct arena a = ARENA_INIT;
	char *temporary = arena_cstr(
		&a, arena_printf(&a, "%s.%ld.new", path, (long)getpid()));
	mode_t mask = umask(0);
	int fd, failed, ret = -1;

	umask(mask);
	if (file_folders(path, e) < 0)
		goto done;
	fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		err_errno(e, "cannot write %s", path);
		goto done;
	}
	failed = file_write_all(fd, bytes) || fchmod(fd, mode & ~mask) ||
		 fsync(fd);
	if (failed)
		err_errno(e, "cannot write %s", path);
	if (close(fd) && !failed)
		failed = err_errno(e, "cannot write %s", path);
	if (!failed && take_name(temporary, path))
		failed = err_errno(e, "cannot write %s", path);
	if (failed)
		unlink(temporary);
	else
		ret = 0;
done:
	arena_release(&a);
	return ret;
}
