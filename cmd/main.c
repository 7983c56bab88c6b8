/* Finds the command, runs it, prints its one error, closes the output. */
#include <signal.h>
#include <unistd.h>

#include "cmd/cmd.h"

static void print_error(const struct err *e)
{
	struct out err = out_file(stderr, "standard error");

	fflush(stdout);
	out_lit(&err, "git-plan: ");
	out_terminal_lines(&err, slice_of(e->text), 0);
	out_lit(&err, "\n");
	if (e->hint[0]) {
		out_lit(&err, "hint: ");
		out_terminal_lines(&err, slice_of(e->hint), 6);
		out_lit(&err, "\n");
	}
}

static void print_commands(FILE *f)
{
	const struct command *c;

	fputs("usage: git plan [-C DIR] COMMAND [...]\n\n"
	      "Plans as code: one page of YAML for each plan, in git.\n\n",
	      f);
	for (c = commands; c->name; c++)
		if (!c->hidden)
			fprintf(f, "  %-9s %s\n", c->name, c->summary);
	fputs("\n`git plan COMMAND -h` says what a command takes.\n", f);
}

static const struct command *find_command(const char *name, struct err *e)
{
	const char *names[64];
	size_t n = 0;
	int i;

	for (; commands[n].name && n + 1 < ARRAY_LEN(names); n++)
		names[n] = commands[n].name;
	names[n] = NULL;
	i = cmd_choose("command", name, names, e);
	return i < 0 ? NULL : &commands[i];
}

/*
 * The options before the command. Returns how many words they take, or -1;
 * *done where nothing is left to run.
 */
static int global_options(int argc, const char **argv, bool *done,
			  struct err *e)
{
	int i = 1;

	*done = false;
	for (; i < argc && argv[i][0] == '-'; i++) {
		if (!strcmp(argv[i], "-C")) {
			if (i + 1 >= argc)
				return err_set(e, "-C needs a directory");
			if (chdir(argv[++i]))
				return err_errno(e, "cannot go to %s", argv[i]);
		} else if (!strcmp(argv[i], "--version")) {
			puts("git-plan " GIT_PLAN_VERSION);
			*done = true;
			return i;
		} else if (!strcmp(argv[i], "-h") ||
			   !strcmp(argv[i], "--help")) {
			print_commands(stdout);
			*done = true;
			return i;
		} else {
			err_set(e, "there is no option %s before the command",
				argv[i]);
			return err_hint(e,
					"Options of a command come behind "
					"it: git plan COMMAND %s",
					argv[i]);
		}
	}
	return i;
}

static int run_command(struct cmd *c, int argc, char *const *words,
		       struct err *e)
{
	const char **argv =
		arena_array(&c->arena, (size_t)argc + 1, sizeof(*argv));
	bool done;
	int first, i;

	for (i = 0; i < argc; i++)
		argv[i] = words[i];
	first = global_options(argc, argv, &done, e);
	if (first < 0)
		return -1;
	if (done)
		return EXIT_CLEAN;
	if (first >= argc) {
		print_commands(stderr);
		return EXIT_TROUBLE;
	}
	c->words = cmd_language_here(&c->arena);
	c->command = find_command(argv[first], e);
	if (!c->command)
		return -1;
	return c->command->run(c, argc - first, argv + first, e);
}

int main(int argc, char **argv)
{
	struct cmd c = {.out = out_file(stdout, "standard output")};
	struct err e = ERR_INIT;
	int ret;

	/* a reader that goes away is an error of writing, not a death */
	signal(SIGPIPE, SIG_IGN);
	/* and so is a limit for files */
	signal(SIGXFSZ, SIG_IGN);
	/* waiting for git must work whatever the parent has set */
	signal(SIGCHLD, SIG_DFL);
	ret = cmd_finish(&c, run_command(&c, argc, argv, &e), &e);
	if (ret < 0 || e.set) {
		print_error(&e);
		ret = EXIT_TROUBLE;
	}
	cmd_page_end(&c);
	return ret;
}
