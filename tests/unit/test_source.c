/* Object ids, and the sources that know no git. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/gitrepo.h"

static void ids(void **state)
{
	const char *text = "00ff17a2b3c4d5e6f708192a3b4c5d6e7f8091a2";
	struct oid id = OID_NONE, other = OID_NONE;
	char hex[OID_HEX_MAX];

	(void)state;
	assert_string_equal(oid_hex(hex, &id), "");
	assert_true(oid_is_none(&id));
	assert_true(oid_parse(&id, slice_of(text)));
	assert_int_equal(id.len, 20);
	assert_string_equal(oid_hex(hex, &id), text);
	assert_false(oid_eq(&id, &other));
	assert_true(oid_parse(
		&other, SLICE("00FF17A2B3C4D5E6F708192A3B4C5D6E7F8091A2")));
	assert_true(oid_eq(&id, &other));
	assert_int_equal(oid_key(&id).len, 20);
	assert_false(oid_parse(&id, SLICE("00ff")));
	assert_false(oid_parse(
		&id, SLICE("00ff17a2b3c4d5e6f708192a3b4c5d6e7f8091ag")));
	assert_true(oid_parse(&id, SLICE("00ff17a2b3c4d5e6f708192a3b4c5d6e"
					 "00ff17a2b3c4d5e6f708192a3b4c5d6e")));
	assert_int_equal(id.len, 32);
	oid_of_blob(&id, SLICE(""));
	assert_string_equal(oid_hex(hex, &id),
			    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
	oid_of_blob(&id, SLICE("a\n"));
	assert_string_equal(oid_hex(hex, &id),
			    "78981922613b2afb6025042ff6bd878ac1994e85");
}

static struct slice bytes_of(struct arena *a, struct source *s,
			     const char *path)
{
	struct entry entry = {.path = slice_of(path), .kind = ENTRY_FILE};
	struct err e = ERR_INIT;
	struct slice bytes;

	if (source_read(&bytes, a, s, &entry, &e) < 0)
		fail_msg("%s", e.text);
	return bytes;
}

static void memory(void **state)
{
	const struct memory_file files[] = {
		{"plans/b.yaml", SLICE("b")},
		{"plans.yaml", SLICE("p")},
		{"plans/a.yaml", SLICE("a\0a")},
	};
	struct entry nowhere = {.path = SLICE("none"), .kind = ENTRY_FILE};
	struct arena a = ARENA_INIT;
	struct source *s = source_open_memory(&a, files, ARRAY_LEN(files));
	struct err e = ERR_INIT;
	struct slice bytes;

	(void)state;
	assert_string_equal(gitrepo_list(&a, s),
			    "F plans.yaml\nF plans/a.yaml\nF plans/b.yaml\n");
	assert_true(slice_eq(bytes_of(&a, s, "plans/a.yaml"), SLICE("a\0a")));
	assert_int_equal(source_read(&bytes, &a, s, &nowhere, &e), -1);
	assert_string_equal(e.text, "there is no file none");
	source_close(s);
	source_close(NULL);
	arena_release(&a);
}

static struct source *open_directory(struct arena *a, struct scratch *dir)
{
	struct err e = ERR_INIT;
	struct source *s;

	if (source_open_directory(&s, a, dir->path, &e) < 0)
		fail_msg("%s", e.text);
	return s;
}

static void directory(void **state)
{
	struct scratch *dir = scratch_new();
	struct arena a = ARENA_INIT;
	struct source *s;

	(void)state;
	scratch_sh(dir, "mkdir -p p/q x.yaml .git/r p/.git p/empty.yml; "
			"echo 1 >p/q/a.yaml; echo 22 >p.yaml; "
			"echo 3 >x.yaml/in; echo 4 >.git/no; echo 5 >.gitx; "
			"ln -s a.yaml p/q/l.yaml; ln -s q p/r; mkfifo p/pipe; "
			"printf 6 >'p/a\n:\"b'; : >p/$(printf '\\377').yaml");
	s = open_directory(&a, dir);
	assert_string_equal(gitrepo_list(&a, s),
			    "F .gitx\nF p.yaml\nF p/a\n:\"b\nD p/empty.yml\n"
			    "O p/pipe\nF p/q/a.yaml\nL p/q/l.yaml\nL p/r\n"
			    "F p/\377.yaml\nD x.yaml\nF x.yaml/in\n");
	assert_true(slice_is(bytes_of(&a, s, "p/q/a.yaml"), "1\n"));
	assert_true(slice_is(bytes_of(&a, s, "x.yaml/in"), "3\n"));
	assert_true(slice_is(bytes_of(&a, s, "p.yaml"), "22\n"));
	assert_true(slice_is(bytes_of(&a, s, "p/a\n:\"b"), "6"));
	source_close(s);
	arena_release(&a);
	scratch_release(dir);
}

/* Nothing is read through a link, from a pipe, or beyond the limit. */
static void directory_refuses(void **state)
{
	static const char *const paths[] = {"pipe",   "link", "to/secret",
					    "folder", "gone", "../passwd",
					    "./large"};
	struct scratch *dir = scratch_new();
	struct arena a = ARENA_INIT;
	struct source *s;
	struct slice bytes;
	size_t i;

	(void)state;
	scratch_sh(dir, "mkdir folder; echo s >folder/secret; mkfifo pipe; "
			"ln -s folder to; ln -s folder/secret link; "
			"head -c 5000000 /dev/zero >large");
	s = open_directory(&a, dir);
	for (i = 0; i < ARRAY_LEN(paths); i++) {
		struct entry entry = {.path = slice_of(paths[i]),
				      .kind = ENTRY_FILE};
		struct err e = ERR_INIT;

		assert_int_equal(source_read(&bytes, &a, s, &entry, &e), -1);
		assert_non_null(strstr(e.text, paths[i]));
	}
	assert_int_equal(bytes_of(&a, s, "large").len, LIMIT_FILE_BYTES + 1);
	source_close(s);
	arena_release(&a);
	scratch_release(dir);
}

static void no_directory(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct source *s;

	(void)state;
	assert_int_equal(source_open_directory(&s, &a, "/nowhere/at/all", &e),
			 -1);
	assert_non_null(strstr(e.text, "/nowhere/at/all"));
	assert_null(s);
	e = (struct err)ERR_INIT;
	assert_int_equal(source_open_directory(&s, &a, "/dev/null", &e), -1);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids),
		cmocka_unit_test(memory),
		cmocka_unit_test(directory),
		cmocka_unit_test(directory_refuses),
		cmocka_unit_test(no_directory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
