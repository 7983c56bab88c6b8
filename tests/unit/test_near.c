/* "Did you mean": which word is near, and which is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/near.h"

static void nearest(void **state)
{
	static const struct {
		const char *word, *offered[4], *best;
	} rows[] = {
		{"ownre", {"title", "owner", "due"}, "owner"},
		{"ower", {"owner"}, "owner"},
		{"owners", {"owner"}, "owner"},
		{"du", {"due"}, "due"},
		{"xy", {"due"}, NULL},
		{"dxx", {"due"}, NULL}, /* two edits of three letters */
		{"suport", {"sponsor"}, NULL},
		{"ab", {"cb", "ac"}, NULL},
		{"metrik",
		 {"metric", "metris"},
		 "metric"}, /* the first stays */
		{"клыент", {"клиент"}, "клиент"},
		{"", {"a"}, NULL},
		{"a", {""}, NULL},
	};
	size_t i, j;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct near n = near_to(slice_of(rows[i].word));

		for (j = 0; j < 4 && rows[i].offered[j]; j++)
			near_offer(&n, slice_of(rows[i].offered[j]));
		if (!rows[i].best)
			assert_null(n.best.ptr);
		else
			assert_true(slice_is(n.best, rows[i].best));
	}
}

static void how_many_are_near(void **state)
{
	struct near n = near_to(SLICE("ownr"));

	(void)state;
	near_offer(&n, SLICE("title"));
	assert_int_equal(n.n, 0);
	near_offer(&n, SLICE("owner"));
	assert_int_equal(n.n, 1);
	near_offer(&n, SLICE("owns"));
	assert_int_equal(n.n, 2);
	near_offer(&n, SLICE("owners")); /* two edits: near all the same */
	assert_int_equal(n.n, 3);
	assert_true(slice_is(n.best, "owner"));
}

static void long_words(void **state)
{
	char a[NEAR_MAX + 1], b[NEAR_MAX + 1];
	struct near n;

	(void)state;
	memset(a, 'a', sizeof(a));
	memset(b, 'a', sizeof(b));
	b[0] = 'b';
	n = near_to((struct slice){a, sizeof(a)});
	near_offer(&n, (struct slice){b, sizeof(b)});
	assert_null(n.best.ptr);
	n = near_to((struct slice){a, NEAR_MAX});
	near_offer(&n, (struct slice){b, NEAR_MAX});
	assert_non_null(n.best.ptr);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nearest),
		cmocka_unit_test(how_many_are_near),
		cmocka_unit_test(long_words),
	};

	return cmocka_run_group_tests_name("near", tests, NULL, NULL);
}
