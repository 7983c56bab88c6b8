/* Talking with a process: one loop that writes, reads and listens at once. */
#include "source/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"

#define MOST_SAID      ((size_t)64 * 1024 * 1024)
#define MOST_COMPLAINT ((size_t)64 * 1024)

struct child {
	pid_t pid; /* 0 once it was waited for */
	/* a socket: writing to one that nobody reads raises no signal */
	int to;
	int from, complaints;
	char name[64]; /* for messages: git cat-file */
	struct buf say;
	size_t said;
	struct buf complaint;
	char heard[CHILD_LINE]; /* what was read, and not yet taken: */
	size_t begin, end;
	int status;
};

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static int never_wait(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	return flags < 0 ? -1 : fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

/* "git cat-file" of git -c x=y cat-file --batch. */
static void name_of(char *name, size_t size, const char *const *argv)
{
	size_t i = 1;

	while (argv[i] && argv[i][0] == '-')
		i += strcmp(argv[i], "-c") || !argv[i + 1] ? 1 : 2;
	snprintf(name, size, "%s%s%s", argv[0], argv[i] ? " " : "",
		 argv[i] ? argv[i] : "");
}

static int connect_child(struct child *c, const struct process *p,
			 struct err *e)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1};
	int ret = -1;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) ||
	    pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC) ||
	    never_wait(in[1]) || never_wait(out[0]) || never_wait(err[0]))
		err_errno(e, "cannot run %s", p->argv[0]);
	else
		ret = process_spawn(&c->pid, p, in[0], out[1], err[1], e);
	c->to = in[1];
	c->from = out[0];
	c->complaints = err[0];
	close_end(&in[0]);
	close_end(&out[1]);
	close_end(&err[1]);
	return ret;
}

int child_start(struct child **out, const struct process *p, struct err *e)
{
	struct child *c = calloc(1, sizeof(*c));

	*out = NULL;
	if (!c)
		out_of_memory(sizeof(*c));
	c->say = (struct buf)BUF_INIT(MOST_SAID);
	c->complaint = (struct buf)BUF_INIT(MOST_COMPLAINT);
	name_of(c->name, sizeof(c->name), p->argv);
	if (connect_child(c, p, e) < 0) {
		child_stop(c);
		return -1;
	}
	*out = c;
	return 0;
}

void child_say(struct child *c, struct slice bytes)
{
	buf_add(&c->say, bytes);
}

static bool for_later(void)
{
	return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
}

static void send_some(struct child *c)
{
	struct slice left = slice_sub(buf_slice(&c->say), c->said, c->say.len);
	ssize_t n = send(c->to, left.ptr, left.len, MSG_NOSIGNAL);

	if (n < 0 && for_later())
		return;
	if (n > 0)
		c->said += (size_t)n;
	else
		close_end(&c->to); /* it reads no more; its words say why */
	if (n <= 0 || c->said == c->say.len) {
		buf_clear(&c->say);
		c->said = 0;
	}
}

static void hear_some(struct child *c)
{
	ssize_t n;

	if (c->begin == c->end)
		c->begin = c->end = 0;
	if (c->end == sizeof(c->heard) && c->begin) {
		memmove(c->heard, c->heard + c->begin, c->end - c->begin);
		c->end -= c->begin;
		c->begin = 0;
	}
	n = read(c->from, c->heard + c->end, sizeof(c->heard) - c->end);
	if (n > 0)
		c->end += (size_t)n;
	else if (n == 0 || !for_later())
		close_end(&c->from);
}

static void hear_complaint(struct child *c)
{
	char bytes[4096];
	ssize_t n = read(c->complaints, bytes, sizeof(bytes));

	if (n > 0)
		buf_add(&c->complaint, (struct slice){bytes, (size_t)n});
	else if (n == 0 || !for_later())
		close_end(&c->complaints);
}

/* It ended too early: its own words, or how it ended. */
static int ended(struct child *c, struct err *e)
{
	struct process_result result = {.status = 0};
	size_t before;

	close_end(&c->to);
	close_end(&c->from);
	if (c->pid)
		process_wait(&c->status, c->pid);
	c->pid = 0;
	do {
		before = c->complaint.len;
		if (c->complaints >= 0)
			hear_complaint(c);
	} while (c->complaint.len != before);
	result.err = buf_slice(&c->complaint);
	result.status = c->status;
	return process_failed(&result, c->name, e);
}

/* Waits until something can be done, and does it. */
static int pump(struct child *c, struct err *e)
{
	struct pollfd fds[] = {{c->say.len ? c->to : -1, POLLOUT, 0},
			       {c->from, POLLIN, 0},
			       {c->complaints, POLLIN, 0}};

	if (c->from < 0 || c->say.too_big)
		return ended(c, e);
	if (poll(fds, ARRAY_LEN(fds), -1) < 0 && errno != EINTR)
		return err_errno(e, "cannot read from %s", c->name);
	if (fds[0].revents)
		send_some(c);
	if (fds[1].revents)
		hear_some(c);
	if (fds[2].revents)
		hear_complaint(c);
	return 0;
}

int child_hear(struct slice *out, struct child *c, char end, struct err *e)
{
	size_t looked = 0;

	for (;;) {
		struct slice there = {c->heard + c->begin, c->end - c->begin};
		size_t at = slice_find(there, end, looked);

		if (at < there.len) {
			*out = slice_sub(there, 0, at);
			c->begin += at + 1;
			return 0;
		}
		if (there.len == sizeof(c->heard))
			return err_set(e, "%s said what was not understood",
				       c->name);
		looked = there.len;
		if (pump(c, e) < 0)
			return -1;
	}
}

int child_read(struct slice *out, struct arena *a, struct child *c, uint64_t n,
	       size_t keep, struct err *e)
{
	size_t kept = n < keep ? (size_t)n : keep, at = 0;
	char *bytes = arena_alloc(a, kept + 1);

	*out = (struct slice){bytes, kept};
	while (n) {
		size_t there = c->end - c->begin;

		if (there > n)
			there = (size_t)n;
		if (at < kept) {
			size_t some = there < kept - at ? there : kept - at;

			memcpy(bytes + at, c->heard + c->begin, some);
			at += some;
		}
		c->begin += there;
		n -= there;
		if (n && pump(c, e) < 0)
			return -1;
	}
	return 0;
}

void child_stop(struct child *c)
{
	if (!c)
		return;
	close_end(&c->to);
	close_end(&c->from);
	close_end(&c->complaints);
	if (c->pid)
		process_wait(&c->status, c->pid);
	buf_release(&c->say);
	buf_release(&c->complaint);
	free(c);
}
