/* The terminal that a command may speak to: its width, colours, and a pager. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "source/process.h"

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

/* What git says to one question, on one line; ptr NULL where it fails. */
static struct slice git_says(struct cmd *c, const char *const *argv)
{
	struct process p = {.argv = argv};
	struct process_result result;
	struct err ignored = ERR_INIT;

	if (process_run(&result, &c->arena, &p, &ignored) < 0 || result.status)
		return SLICE_NONE;
	return slice_trim(result.out);
}

/*
 * color.ui of somebody who looks at a screen. A hook, for which git names the
 * index, does not wait for the answer.
 */
static bool wants_colour(struct cmd *c)
{
	static const char *const argv[] = {
		"git", "config", "--get-colorbool", "color.ui", "true", NULL};

	if (is_set("NO_COLOR"))
		return false;
	return is_set("GIT_INDEX_FILE") ||
	       !slice_is(git_says(c, argv), "false");
}

/* A file is kept and compared: the same bytes, however wide the window was. */
static bool writes_file(const struct cmd *c)
{
	struct stat st;

	return c->output || (!fstat(STDOUT_FILENO, &st) && S_ISREG(st.st_mode));
}

int cmd_style(struct cmd *c, struct err *e)
{
	static const char *const when[] = {"auto", "always", "never", NULL};
	const char *columns = getenv("COLUMNS");
	bool terminal = isatty(STDOUT_FILENO) && !c->output;
	long width = columns ? strtol(columns, NULL, 10) : 0;
	struct winsize window;
	int choice = 0;

	if (c->colour) {
		choice = cmd_choose("--color", c->colour, when, e);
		if (choice < 0)
			return -1;
	}
	if (!columns && terminal && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &window))
		width = window.ws_col;
	if (width < 40 || width > 1000 || writes_file(c))
		width = 80;
	c->style.width = (size_t)width;
	/* what git pages reaches a screen too */
	terminal |= is_set("GIT_PAGER_IN_USE") && !c->output;
	c->style.colour =
		choice == 1 || (choice == 0 && terminal && wants_colour(c));
	return 0;
}

/* --- the pager ------------------------------------------------------------ */

/* Runs the words of a shell with the end of a pipe as its input. */
static pid_t start_pager(char *command, int input)
{
	char sh[] = "sh", words[] = "-c";
	char *const argv[] = {sh, words, command, NULL};
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t usual;
	pid_t pid = 0;

	if (posix_spawn_file_actions_init(&files))
		return 0;
	if (posix_spawnattr_init(&attr)) {
		posix_spawn_file_actions_destroy(&files);
		return 0;
	}
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_setsigdefault(&attr, &usual);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
	if (posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO) ||
	    posix_spawnp(&pid, "sh", &files, &attr, argv, environ))
		pid = 0;
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return pid;
}

/* As git sets them for less and lv, where nobody has set them otherwise. */
static void set_pager_defaults(void)
{
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	setenv("GIT_PAGER_IN_USE", "true", 1);
}

void cmd_page(struct cmd *c)
{
	static const char *const argv[] = {"git", "var", "GIT_PAGER", NULL};
	struct slice command;
	int ends[2];

	if (c->pager || c->output || !isatty(STDOUT_FILENO) ||
	    is_set("GIT_PAGER_IN_USE"))
		return;
	command = git_says(c, argv);
	if (!command.len || slice_is(command, "cat") ||
	    pipe2(ends, O_CLOEXEC) < 0)
		return;
	set_pager_defaults();
	c->pager = start_pager(arena_cstr(&c->arena, command), ends[0]);
	if (c->pager) {
		fflush(stdout);
		dup2(ends[1], STDOUT_FILENO);
		if (isatty(STDERR_FILENO))
			dup2(ends[1], STDERR_FILENO);
		/* these are for the pager now, which knows what to do */
		signal(SIGINT, SIG_IGN);
		signal(SIGQUIT, SIG_IGN);
	}
	close(ends[0]);
	close(ends[1]);
}

void cmd_page_end(struct cmd *c)
{
	int status;

	if (!c->pager)
		return;
	fflush(stdout);
	close(STDOUT_FILENO);
	close(STDERR_FILENO);
	while (waitpid(c->pager, &status, 0) < 0 && errno == EINTR)
		;
}
