/* Translations: which form, which arguments, what holds without one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/finding.h"

static void test_languages(void **state)
{
	(void)state;
	assert_null(catalogue_of(SLICE("en")));
	assert_null(catalogue_of(SLICE("tlh")));
	assert_null(catalogue_of(SLICE_NONE));
	assert_non_null(catalogue_of(SLICE("de")));
	assert_non_null(catalogue_of(SLICE("fr")));
	assert_non_null(catalogue_of(SLICE("ru")));
}

static void test_say(void **state)
{
	static const struct {
		const char *language, *said;
	} rows[] = {
		{"en", "action 100 % has no owner"},
		{"de", "Maßnahme 100 %: niemand ist als `owner` eingetragen"},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		const struct catalogue *c =
			catalogue_of(slice_of(rows[i].language));

		assert_true(slice_is(catalogue_say(&a, c,
						   "action %.*s has no owner",
						   SL(SLICE("100 %"))),
				     rows[i].said));
	}
	arena_release(&a);
}

/* A message that no catalogue has comes out as printf would print it. */
static void test_arguments(void **state)
{
	const struct catalogue *de = catalogue_of(SLICE("de"));
	struct arena a = ARENA_INIT;

	(void)state;
	assert_true(slice_is(
		catalogue_say(&a, de,
			      "%zu of 5 %% %s|%.*s|%d|%g|%c|%04d|0x%02X",
			      (size_t)7, "zzz", SL(SLICE("own")), -3, 2.5, '@',
			      12, 0xABU),
		"7 of 5 % zzz|own|-3|2.5|@|0012|0xAB"));
	assert_true(slice_is(catalogue_say(&a, de, "%.3s|%.9s|%.1f|%.*f %d",
					   "abcdef", "short", 2.25, 3, 1.5, 8),
			     "abc|short|2.2|1.500 8"));
	assert_true(slice_is(catalogue_say(&a, de, "%%%d%%", 1), "%1%"));
	assert_true(slice_is(catalogue_say(&a, de, "plain"), "plain"));
	assert_true(
		slice_is(catalogue_say(&a, de, "%s before %s", "two", "one"),
			 "two before one"));
	arena_release(&a);
}

static void test_point(void **state)
{
	(void)state;
	assert_string_equal(catalogue_point(NULL), ".");
	assert_string_equal(catalogue_point(catalogue_of(SLICE("fr"))), ",");
}

static void test_plural(void **state)
{
	(void)state;
	assert_string_equal(catalogue_plural(NULL, 1, "one", "many"), "one");
	assert_string_equal(catalogue_plural(NULL, 0, "one", "many"), "many");
	assert_string_equal(
		catalogue_plural(catalogue_of(SLICE("ru")), 3, "zz1", "zzn"),
		"zzn");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_languages), cmocka_unit_test(test_say),
		cmocka_unit_test(test_arguments), cmocka_unit_test(test_point),
		cmocka_unit_test(test_plural),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
