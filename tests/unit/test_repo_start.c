/* What the start of libgit2 costs and leaves behind: once in each process. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "source/source.h"

/* Bytes read by this process so far; -1 where the system does not say. */
static long long bytes_read(void)
{
	FILE *f = fopen("/proc/self/io", "re");
	long long n = -1;

	if (!f)
		return -1;
	if (fscanf(f, "rchar: %lld", &n) != 1)
		n = -1;
	fclose(f);
	return n;
}

/* The certificates of a machine are hundreds of kilobytes. */
static void start_reads_no_certificates(void **state)
{
	struct rlimit before, after;
	long long at = bytes_read();
	struct oid id;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	oid_of_blob(&id, SLICE("plan: a\n"));
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &after), 0);
	assert_int_equal(before.rlim_cur, after.rlim_cur);
	assert_int_equal(before.rlim_max, after.rlim_max);
	if (at < 0)
		skip();
	assert_in_range(bytes_read() - at, 0, 50000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(start_reads_no_certificates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
