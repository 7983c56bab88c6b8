/* Child processes: large outputs, ends of every kind, what they inherit. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "source/child.h"

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

static struct child *talk(const char *script)
{
	const char *argv[] = {"sh", "-c", script, NULL};
	struct process p = {.argv = argv};
	struct err e = ERR_INIT;
	struct child *c;

	if (child_start(&c, &p, &e) < 0)
		fail_msg("%s", e.text);
	return c;
}

/* Much more than the pipes hold is said before anything is read. */
static void talking(void **state)
{
	static char line[1000];
	struct child *c = talk("echo to you >&2; exec cat");
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice heard;
	int i;

	(void)state;
	memset(line, 'x', sizeof(line) - 1);
	for (i = 0; i < 3000; i++) {
		line[sizeof(line) - 1] = i % 2 ? '\n' : '\0';
		child_say(c, (struct slice){line, sizeof(line)});
	}
	for (i = 0; i < 1000; i++) {
		assert_int_equal(child_hear(&heard, c, i % 2 ? '\n' : '\0', &e),
				 0);
		assert_int_equal(heard.len, sizeof(line) - 1);
	}
	assert_int_equal(child_read(&heard, &a, c, 1999000, 10, &e), 0);
	assert_string_equal(heard.ptr, "xxxxxxxxxx");
	assert_int_equal(heard.len, 10);
	assert_int_equal(child_read(&heard, &a, c, 1000, SIZE_MAX, &e), 0);
	assert_int_equal(heard.len, 1000);
	assert_int_equal(heard.ptr[999], '\n');
	child_say(c, SLICE("end\n"));
	assert_int_equal(child_hear(&heard, c, '\n', &e), 0);
	assert_true(slice_is(heard, "end"));
	child_stop(c);
	child_stop(NULL);
	arena_release(&a);
}

/* One that ends, is killed, or talks nonsense without end. */
static void talking_ends(void **state)
{
	static const struct {
		const char *script, *wanted;
	} cases[] = {
		{"read x; echo fatal: no $x >&2; exit 3", "sh: no more"},
		{"read x; kill -9 $$", "ended with status 137"},
		{"exec <&-; echo one; exit 0", "ended with status 0"},
		{"exec yes | tr -d '\\n'", "not understood"},
		{"head -c 1000000 /dev/zero >&2; echo fatal: late >&2; exit 1",
		 "sh: "},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct child *c = talk(cases[i].script);
		struct err e = ERR_INIT;
		struct slice heard;
		int n = 0;

		child_say(c, SLICE("more\n"));
		while (n++ < 3 && child_hear(&heard, c, '\n', &e) == 0)
			child_say(c, SLICE("more\n"));
		if (!strstr(e.text, cases[i].wanted))
			fail_msg("%s", e.text);
		child_stop(c);
	}
}

/* It goes when its input ends, though it still has much to say. */
static void talking_stops(void **state)
{
	struct child *c = talk("while :; do echo y; done");
	struct err e = ERR_INIT;
	struct slice heard;

	(void)state;
	assert_int_equal(child_hear(&heard, c, '\n', &e), 0);
	child_stop(c);
	/* no child is left, alive or dead */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_outputs),	 cmocka_unit_test(ends),
		cmocka_unit_test(inherits),	 cmocka_unit_test(environment),
		cmocka_unit_test(cannot),	 cmocka_unit_test(messages),
		cmocka_unit_test(talking),	 cmocka_unit_test(talking_ends),
		cmocka_unit_test(talking_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
