/* Child processes: started without a shell, read to their end, waited for. */
#include "source/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

#define MOST_OUTPUT ((size_t)1 << 30)

/* Our environment with the changes, as the new process gets it. */
static char **make_environment(struct arena *a, const struct process *p)
{
	char **env = NULL;
	size_t n = 0, i;
	char *const *at;

	for (at = environ; *at; at++) {
		size_t name = slice_find(slice_of(*at), '=', 0);

		for (i = 0; i < p->n_env; i++) {
			struct slice change = slice_of(p->env[i]);

			if (slice_find(change, '=', 0) == name &&
			    !memcmp(change.ptr, *at, name))
				break;
		}
		if (i == p->n_env)
			ARENA_PUSH(a, env, n) = *at;
	}
	for (i = 0; i < p->n_env; i++)
		if (strchr(p->env[i], '='))
			ARENA_PUSH(a, env, n) =
				arena_cstr(a, slice_of(p->env[i]));
	ARENA_PUSH(a, env, n) = NULL;
	return env;
}

struct pipes {
	int out[2], err[2];
};

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_pipes(struct pipes *pipes)
{
	close_end(&pipes->out[0]);
	close_end(&pipes->out[1]);
	close_end(&pipes->err[0]);
	close_end(&pipes->err[1]);
}

/* What the child gets as 0, 1 and 2. */
struct ends {
	int in, out, err;
};

static int set_files(posix_spawn_file_actions_t *files, struct ends ends,
		     const char *dir)
{
	int why;

	if (ends.in < 0)
		why = posix_spawn_file_actions_addopen(files, 0, "/dev/null",
						       O_RDONLY, 0);
	else
		why = posix_spawn_file_actions_adddup2(files, ends.in, 0);
	if (!why)
		why = posix_spawn_file_actions_adddup2(files, ends.out, 1);
	if (!why)
		why = posix_spawn_file_actions_adddup2(files, ends.err, 2);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
	if (!why)
		why = posix_spawn_file_actions_addclosefrom_np(files, 3);
#endif
	if (!why && dir)
		why = posix_spawn_file_actions_addchdir_np(files, dir);
	return why;
}

static int set_signals(posix_spawnattr_t *attr)
{
	sigset_t none, pipe;
	int why;

	/* we ignore SIGPIPE; a child that wrote for ever would not */
	sigemptyset(&none);
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	why = posix_spawnattr_setsigmask(attr, &none);
	if (!why)
		why = posix_spawnattr_setsigdefault(attr, &pipe);
	if (!why)
		why = posix_spawnattr_setflags(
			attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	return why;
}

/* 0 or an errno. */
static int spawn(pid_t *pid, struct arena *a, const struct process *p,
		 struct ends ends)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	char **argv = NULL;
	size_t n = 0, i;
	int why;

	for (i = 0; p->argv[i]; i++)
		ARENA_PUSH(a, argv, n) = arena_cstr(a, slice_of(p->argv[i]));
	ARENA_PUSH(a, argv, n) = NULL;
	why = posix_spawn_file_actions_init(&files);
	if (why)
		return why;
	why = posix_spawnattr_init(&attr);
	if (!why) {
		why = set_files(&files, ends, p->dir);
		if (!why)
			why = set_signals(&attr);
		if (!why)
			why = posix_spawnp(pid, argv[0], &files, &attr, argv,
					   make_environment(a, p));
		posix_spawnattr_destroy(&attr);
	}
	posix_spawn_file_actions_destroy(&files);
	return why;
}

/* Reads once from a pipe that is ready; closes it at its end. */
static int drain(struct buf *b, int *fd)
{
	char bytes[16384];
	ssize_t n = read(*fd, bytes, sizeof(bytes));

	if (n < 0)
		return errno == EINTR || errno == EAGAIN ? 0 : -1;
	if (n == 0)
		close_end(fd);
	else
		buf_add(b, (struct slice){bytes, (size_t)n});
	return b->too_big ? -1 : 0;
}

static int read_both(struct buf *out, struct buf *err, struct pipes *pipes)
{
	while (pipes->out[0] >= 0 || pipes->err[0] >= 0) {
		/* poll() passes over a descriptor of -1 */
		struct pollfd fds[] = {{pipes->out[0], POLLIN, 0},
				       {pipes->err[0], POLLIN, 0}};

		if (poll(fds, ARRAY_LEN(fds), -1) < 0) {
			if (errno == EINTR)
				continue;
			return -1;
		}
		if (fds[0].revents && drain(out, &pipes->out[0]) < 0)
			return -1;
		if (fds[1].revents && drain(err, &pipes->err[0]) < 0)
			return -1;
	}
	return 0;
}

int process_wait(int *status, pid_t pid)
{
	int raw;

	while (waitpid(pid, &raw, 0) < 0)
		if (errno != EINTR)
			return -1;
	*status = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
	return 0;
}

static int cannot_run(const struct process *p, int why, struct err *e)
{
	struct stat st;

	if (p->dir && stat(p->dir, &st))
		return err_errno(e, "cannot go to %s", p->dir);
	errno = why;
	err_errno(e, "cannot run %s", p->argv[0]);
	if (why == ENOENT)
		err_hint(e, "Install %s, or add its folder to PATH.",
			 p->argv[0]);
	return -1;
}

int process_spawn(pid_t *pid, const struct process *p, int in, int out, int err,
		  struct err *e)
{
	struct arena scratch = ARENA_INIT;
	int why = spawn(pid, &scratch, p, (struct ends){in, out, err});

	arena_release(&scratch);
	return why ? cannot_run(p, why, e) : 0;
}

/* Reads and waits; the child is gone afterwards, whatever happened. */
static int finish(struct process_result *result, struct arena *a, pid_t pid,
		  struct pipes *pipes, const struct process *p, struct err *e)
{
	struct buf out = BUF_INIT(MOST_OUTPUT), err = BUF_INIT(MOST_OUTPUT);
	int ret = 0;

	close_end(&pipes->out[1]);
	close_end(&pipes->err[1]);
	if (read_both(&out, &err, pipes) < 0) {
		kill(pid, SIGKILL);
		ret = out.too_big || err.too_big
			      ? err_set(e, "%s wrote more than can be read",
					p->argv[0])
			      : err_errno(e, "cannot read from %s", p->argv[0]);
	}
	if (process_wait(&result->status, pid) < 0)
		ret = err_errno(e, "cannot wait for %s", p->argv[0]);
	result->out = arena_copy(a, buf_slice(&out));
	result->err = arena_copy(a, buf_slice(&err));
	buf_release(&out);
	buf_release(&err);
	return ret;
}

int process_run(struct process_result *out, struct arena *a,
		const struct process *p, struct err *e)
{
	struct pipes pipes = {{-1, -1}, {-1, -1}};
	int ret = -1;
	pid_t pid;

	*out = (struct process_result){SLICE_NONE, SLICE_NONE, 0};
	if (pipe2(pipes.out, O_CLOEXEC) || pipe2(pipes.err, O_CLOEXEC)) {
		err_errno(e, "cannot run %s", p->argv[0]);
		goto done;
	}
	if (process_spawn(&pid, p, -1, pipes.out[1], pipes.err[1], e) < 0)
		goto done;
	ret = finish(out, a, pid, &pipes, p, e);
done:
	close_pipes(&pipes);
	return ret;
}

static struct slice without_label(struct slice line)
{
	static const char *const labels[] = {"fatal: ", "error: ", "warning: "};
	size_t i;

	for (i = 0; i < ARRAY_LEN(labels); i++)
		if (slice_starts(line, slice_of(labels[i])))
			return slice_sub(line, strlen(labels[i]), line.len);
	return line;
}

int process_failed(const struct process_result *result, const char *what,
		   struct err *e)
{
	struct slice rest = result->err, line, first = SLICE_NONE;
	struct buf more = BUF_INIT(sizeof(e->hint));

	while (slice_line(&line, &rest)) {
		line = slice_trim(without_label(line));
		if (!line.len)
			continue;
		if (!first.len) {
			first = line;
			continue;
		}
		if (more.len)
			buf_add_char(&more, ' ');
		buf_add(&more, line);
	}
	if (first.len)
		err_set(e, "%s: %.*s", what, SL(first));
	else
		err_set(e, "%s ended with status %d", what, result->status);
	if (more.len)
		err_hint(e, "%.*s", SL(buf_slice(&more)));
	buf_release(&more);
	return -1;
}
