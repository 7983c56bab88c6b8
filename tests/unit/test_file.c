/* Files read whole, and written whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

/* A folder of its own for each test, and the current one while it runs. */
static int enter(void **state)
{
	char name[] = "/tmp/test_file.XXXXXX";
	static char kept[sizeof(name)];

	if (!mkdtemp(name) || chdir(name))
		return -1;
	memcpy(kept, name, sizeof(name));
	*state = kept;
	return 0;
}

static int leave(void **state)
{
	static const char *const names[] = {"there", "link", "new\nline",
					    "a/b/new"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		unlink(names[i]);
	rmdir("a/b");
	rmdir("a");
	/* fails if a temporary file was left */
	return chdir("/") || rmdir(*state);
}

static void write_and_read(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice got;
	struct stat st;
	mode_t mask = umask(027);

	(void)state;
	assert_int_equal(file_create("a/b/new", SLICE("x\0y\n"), 0777, &e), 0);
	assert_int_equal(file_read(&got, &a, "a/b/new", &e), 0);
	assert_true(slice_eq(got, SLICE("x\0y\n")));
	assert_int_equal(stat("a/b/new", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0750);
	assert_int_equal(file_create("new\nline", SLICE(""), 0666, &e), 0);
	assert_int_equal(file_read(&got, &a, "new\nline", &e), 0);
	assert_non_null(got.ptr);
	assert_int_equal(got.len, 0);
	assert_int_equal(file_read(&got, &a, "absent", &e), 0);
	assert_null(got.ptr);
	umask(mask);
	arena_release(&a);
}

static void never_overwrites(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice got;

	(void)state;
	assert_int_equal(file_create("there", SLICE("old"), 0666, &e), 0);
	assert_int_equal(file_create("there", SLICE("new"), 0666, &e), -1);
	assert_non_null(strstr(e.text, "there"));
	assert_int_equal(file_read(&got, &a, "there", &e), 0);
	assert_true(slice_eq(got, SLICE("old")));
	/* a link that leads nowhere is a name that is taken */
	assert_int_equal(symlink("nowhere", "link"), 0);
	assert_true(file_exists("link"));
	e = (struct err)ERR_INIT;
	assert_int_equal(file_create("link", SLICE("new"), 0666, &e), -1);
	assert_false(file_exists("nowhere"));
	e = (struct err)ERR_INIT;
	assert_int_equal(file_create("there/x", SLICE(""), 0666, &e), -1);
	assert_true(e.set);
	arena_release(&a);
}

static void replaces_what_is_known(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice got;
	struct stat st;

	(void)state;
	assert_int_equal(file_create("a/b/new", SLICE("old"), 0777, &e), 0);
	assert_int_equal(chmod("a/b/new", 0751), 0);
	assert_int_equal(
		file_replace(".", "a/b/new", SLICE("old"), SLICE("newer"), &e),
		0);
	assert_int_equal(stat("a/b/new", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0751);
	/* it holds more, less, or something else by now */
	assert_int_equal(
		file_replace(".", "a/b/new", SLICE("new"), SLICE("x"), &e), -1);
	assert_non_null(strstr(e.text, "changed in the meantime"));
	assert_int_equal(
		file_replace(".", "a/b/new", SLICE("newer."), SLICE("x"), &e),
		-1);
	assert_int_equal(
		file_replace(".", "a/b/new", SLICE("never"), SLICE("x"), &e),
		-1);
	assert_int_equal(file_read(&got, &a, "a/b/new", &e), 0);
	assert_true(slice_eq(got, SLICE("newer")));
	/* links, of the file or of a folder, and what is not there */
	assert_int_equal(symlink("a/b/new", "link"), 0);
	assert_int_equal(
		file_replace(".", "link", SLICE("newer"), SLICE("x"), &e), -1);
	assert_int_equal(unlink("link"), 0);
	assert_int_equal(symlink("a", "link"), 0);
	assert_int_equal(
		file_replace(".", "link/b/new", SLICE("newer"), SLICE("x"), &e),
		-1);
	assert_int_equal(
		file_replace(".", "a/b", SLICE("newer"), SLICE("x"), &e), -1);
	assert_int_equal(file_replace(".", "absent", SLICE(""), SLICE("x"), &e),
			 -1);
	assert_int_equal(file_read(&got, &a, "a/b/new", &e), 0);
	assert_true(slice_eq(got, SLICE("newer")));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(write_and_read, enter, leave),
		cmocka_unit_test_setup_teardown(never_overwrites, enter, leave),
		cmocka_unit_test_setup_teardown(replaces_what_is_known, enter,
						leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
