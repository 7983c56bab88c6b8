/* Child processes: large outputs, ends of every kind, what they inherit. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "source/process.h"

static struct process_result run(struct arena *a, const char *script,
				 const char *const *env, size_t n_env)
{
	const char *argv[] = {"sh", "-c", script, NULL};
	struct process p = {argv, NULL, env, n_env};
	struct process_result result;
	struct err e = ERR_INIT;

	if (process_run(&result, a, &p, &e) < 0)
		fail_msg("%s", e.text);
	return result;
}

/* More than a pipe holds, on both sides at once. */
static void both_outputs(void **state)
{
	struct arena a = ARENA_INIT;
	struct process_result result =
		run(&a,
		    "head -c 2000000 /dev/zero >&2; head -c 3000000 "
		    "/dev/zero; head -c 1000000 /dev/zero >&2; cat",
		    NULL, 0);

	(void)state;
	assert_int_equal(result.status, 0);
	assert_int_equal(result.out.len, 3000000);
	assert_int_equal(result.err.len, 3000000);
	arena_release(&a);
}

static void ends(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_int_equal(run(&a, "exit 7", NULL, 0).status, 7);
	assert_int_equal(run(&a, "kill -9 $$", NULL, 0).status, 128 + SIGKILL);
	/* one that closes its output and works on is still waited for */
	assert_int_equal(
		run(&a, "exec >&- 2>&-; sleep 0.1; exit 3", NULL, 0).status, 3);
	arena_release(&a);
}

/* Signals and descriptors of ours stay ours. */
static void inherits(void **state)
{
	struct arena a = ARENA_INIT;
	int fd = open("/dev/null", O_RDONLY);
	sigset_t usr1, before;
	struct slice out;

	(void)state;
	assert_true(fd >= 0);
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&usr1);
	sigaddset(&usr1, SIGUSR1);
	sigprocmask(SIG_BLOCK, &usr1, &before);
	out = run(&a, "ls /proc/self/fd | tr '\\n' ' '", NULL, 0).out;
	assert_int_equal(run(&a, "kill -PIPE $$; :", NULL, 0).status,
			 128 + SIGPIPE);
	assert_int_equal(run(&a, "kill -USR1 $$; :", NULL, 0).status,
			 128 + SIGUSR1);
	sigprocmask(SIG_SETMASK, &before, NULL);
	signal(SIGPIPE, SIG_DFL);
	close(fd);
	/* 3 is the folder that ls reads */
	assert_string_equal(out.ptr, "0 1 2 3 ");
	arena_release(&a);
}

static void environment(void **state)
{
	static const char *const env[] = {"ONE=first", "GONE", "EMPTY="};
	struct arena a = ARENA_INIT;
	struct slice out;

	(void)state;
	setenv("ONE", "before", 1);
	setenv("GONE", "before", 1);
	setenv("GONER", "kept", 1);
	out = run(&a, "echo $ONE-${GONE-none}-$GONER-${EMPTY-none}", env,
		  ARRAY_LEN(env))
		      .out;
	assert_string_equal(out.ptr, "first-none-kept-\n");
	unsetenv("ONE");
	unsetenv("GONE");
	unsetenv("GONER");
	arena_release(&a);
}

static void cannot(void **state)
{
	const char *argv[] = {"git-plan-no-such-program", NULL};
	struct process p = {.argv = argv};
	struct process_result result;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(process_run(&result, &a, &p, &e), -1);
	assert_non_null(strstr(e.text, argv[0]));
	assert_non_null(strstr(e.hint, "Install"));
	e = (struct err)ERR_INIT;
	argv[0] = "sh";
	p.dir = "/nowhere/at/all";
	assert_int_equal(process_run(&result, &a, &p, &e), -1);
	assert_non_null(strstr(e.text, p.dir));
	arena_release(&a);
}

static void messages(void **state)
{
	static const struct {
		const char *err, *text, *hint;
	} cases[] = {
		{"fatal: bad\n", "git x: bad", ""},
		{"\nerror: first\nhint: then\n\n\tthis\n", "git x: first",
		 "hint: then this"},
		{"", "git x ended with status 9", ""},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct process_result result = {.err = slice_of(cases[i].err),
						.status = 9};
		struct err e = ERR_INIT;

		assert_int_equal(process_failed(&result, "git x", &e), -1);
		assert_string_equal(e.text, cases[i].text);
		assert_string_equal(e.hint, cases[i].hint);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_outputs), cmocka_unit_test(ends),
		cmocka_unit_test(inherits),	cmocka_unit_test(environment),
		cmocka_unit_test(cannot),	cmocka_unit_test(messages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
