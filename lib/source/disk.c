/* Opening, looking at and reading files step by step from one directory. */
#include "source/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "source/entries.h"

#define FOLDER_FLAGS (O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

int disk_open(struct disk *d, const char *path, struct err *e)
{
	*d = (struct disk){-1, -1, BUF_INIT((size_t)1 << 20)};
	d->root = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (d->root < 0)
		return err_errno(e, "cannot open the folder %s", path);
	return 0;
}

void disk_close(struct disk *d)
{
	if (d->dir >= 0)
		close(d->dir);
	if (d->root >= 0)
		close(d->root);
	buf_release(&d->name);
}

/* One path component as a string; false if it cannot be a name. */
static bool as_name(char name[NAME_MAX + 1], struct slice s)
{
	if (!s.len || s.len > NAME_MAX || memchr(s.ptr, '\0', s.len) ||
	    slice_is(s, ".") || slice_is(s, "..")) {
		errno = s.len > NAME_MAX ? ENAMETOOLONG : EINVAL;
		return false;
	}
	memcpy(name, s.ptr, s.len);
	name[s.len] = '\0';
	return true;
}

static int open_step(struct disk *d, struct slice step)
{
	char name[NAME_MAX + 1];
	int fd;

	if (!as_name(name, step))
		return -1;
	fd = openat(d->dir < 0 ? d->root : d->dir, name, FOLDER_FLAGS);
	if (fd < 0)
		return -1;
	if (d->dir >= 0)
		close(d->dir);
	d->dir = fd;
	return 0;
}

static void forget_folder(struct disk *d)
{
	if (d->dir >= 0)
		close(d->dir);
	d->dir = -1;
	buf_clear(&d->name);
}

/* The descriptor of a folder, valid until the next call; -1 with errno. */
static int folder_fd(struct disk *d, struct slice folder)
{
	struct slice have = buf_slice(&d->name);
	size_t at = 0;

	if (d->dir >= 0 && slice_eq(have, folder))
		return d->dir;
	if (d->dir >= 0 && slice_starts(folder, have) &&
	    folder.ptr[have.len] == '/')
		at = have.len + 1;
	else
		forget_folder(d);
	while (at < folder.len) {
		size_t end = slice_find(folder, '/', at);

		if (open_step(d, slice_sub(folder, at, end)) < 0) {
			int why = errno;

			forget_folder(d);
			errno = why;
			return -1;
		}
		at = end + 1;
	}
	buf_clear(&d->name);
	buf_add(&d->name, folder);
	return d->dir < 0 ? d->root : d->dir;
}

int disk_stat(struct stat *st, struct disk *d, struct slice path)
{
	char name[NAME_MAX + 1];
	int fd;

	if (!as_name(name, path_name(path)))
		return -1;
	fd = folder_fd(d, path_folder(path));
	if (fd < 0)
		return -1;
	return fstatat(fd, name, st, AT_SYMLINK_NOFOLLOW);
}

static int open_file(struct disk *d, struct slice path)
{
	char name[NAME_MAX + 1];
	int fd;

	if (!as_name(name, path_name(path)))
		return -1;
	fd = folder_fd(d, path_folder(path));
	if (fd < 0)
		return -1;
	return openat(fd, name,
		      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
			      O_CLOEXEC);
}

/* Reads to the end or to the limit, whatever the size was said to be. */
static int read_up_to_limit(struct slice *out, struct arena *a, int fd,
			    size_t size)
{
	size_t most = LIMIT_FILE_BYTES + 1, len = 0;
	size_t room = size < most ? size + 1 : most;
	char *p = arena_alloc(a, room);

	while (len < most) {
		ssize_t n;

		if (len == room) {
			char *more = arena_alloc(a, most);

			memcpy(more, p, len);
			p = more;
			room = most;
		}
		n = read(fd, p + len, room - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		len += (size_t)n;
	}
	*out = (struct slice){p, len};
	return 0;
}

int disk_read(struct slice *out, struct arena *a, struct disk *d,
	      struct slice path, struct err *e)
{
	struct stat st;
	int fd = open_file(d, path), ret = -1;

	if (fd < 0)
		return err_errno(e, "cannot read %.*s", SL(path));
	if (fstat(fd, &st)) {
		err_errno(e, "cannot read %.*s", SL(path));
	} else if (!S_ISREG(st.st_mode)) {
		err_set(e, "cannot read %.*s: it is not a plain file",
			SL(path));
	} else {
		ret = read_up_to_limit(out, a, fd, (size_t)st.st_size);
		if (ret < 0)
			err_errno(e, "cannot read %.*s", SL(path));
	}
	close(fd);
	return ret;
}

static struct slice join(struct arena *a, struct slice folder, const char *name)
{
	struct slice parts[] = {folder, SLICE("/"), slice_of(name)};

	if (!folder.len)
		return arena_copy(a, parts[2]);
	return arena_concat(a, parts, ARRAY_LEN(parts));
}

/* What a name in a folder is; the type is often in the folder itself. */
static bool name_kind(struct disk_name *out, int fd, const struct dirent *at)
{
	unsigned char type = at->d_type;

	if (type == DT_UNKNOWN) {
		struct stat st;

		if (fstatat(fd, at->d_name, &st, AT_SYMLINK_NOFOLLOW))
			return false;
		type = (unsigned char)IFTODT(st.st_mode);
	}
	out->folder = type == DT_DIR;
	out->kind = type == DT_REG   ? ENTRY_FILE
		    : type == DT_LNK ? ENTRY_LINK
				     : ENTRY_OTHER;
	return true;
}

static DIR *open_listing(struct disk *d, struct slice folder)
{
	int fd = folder_fd(d, folder);
	DIR *dir;

	if (fd < 0)
		return NULL;
	fd = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return NULL;
	dir = fdopendir(fd);
	if (!dir)
		close(fd);
	return dir;
}

int disk_folder(struct disk_name **out, size_t *n, struct arena *a,
		struct disk *d, struct slice folder, struct err *e)
{
	DIR *dir = open_listing(d, folder);
	const struct dirent *at;
	int ret = 0;

	*out = NULL;
	*n = 0;
	if (!dir && (errno == ENOENT || errno == ENOTDIR))
		return 0;
	if (!dir)
		return err_errno(e, "cannot look into the folder %.*s",
				 SL(folder.len ? folder : SLICE(".")));
	for (errno = 0; (at = readdir(dir)); errno = 0) {
		struct disk_name name;

		if (!strcmp(at->d_name, ".") || !strcmp(at->d_name, "..") ||
		    !strcmp(at->d_name, ".git") ||
		    !name_kind(&name, dirfd(dir), at))
			continue;
		name.path = join(a, folder, at->d_name);
		ARENA_PUSH(a, *out, *n) = name;
	}
	if (errno)
		ret = err_errno(e, "cannot look into the folder %.*s",
				SL(folder));
	closedir(dir);
	return ret;
}
