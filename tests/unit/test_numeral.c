/* Numbers in four languages: marks, groups, signs, what is no number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

#include "base/numeral.h"
#include "base/utf8.h"

#define NARROW	 "\xe2\x80\xaf"
#define NO_BREAK "\xc2\xa0"

static const char *const languages[] = {"en", "de", "fr", "ru"};

static void expect(struct slice got, const char *want)
{
	if (!slice_is(got, want))
		print_message("%.*s, not %s\n", SL(got), want);
	assert_true(slice_is(got, want));
}

static void test_languages(void **state)
{
	static const struct {
		double in;
		const char *out[4];
	} rows[] = {
		{12500.5,
		 {"12,500.5", "12.500,5", "12" NARROW "500,5",
		  "12" NO_BREAK "500,5"}},
		{9999, {"9999", "9999", "9999", "9999"}},
		{-1234567,
		 {"−1,234,567", "−1.234.567", "−1" NARROW "234" NARROW "567",
		  "−1" NO_BREAK "234" NO_BREAK "567"}},
		{100000,
		 {"100,000", "100.000", "100" NARROW "000",
		  "100" NO_BREAK "000"}},
		{0.25, {"0.25", "0,25", "0,25", "0,25"}},
		{-0.0, {"0", "0", "0", "0"}},
		{-0.0000001, {"0", "0", "0", "0"}},
		{NAN, {"", "", "", ""}},
	};
	struct arena a = ARENA_INIT;
	size_t i, k;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		for (k = 0; k < ARRAY_LEN(languages); k++)
			expect(numeral(&a, catalogue_of(slice_of(languages[k])),
				       rows[i].in),
			       rows[i].out[k]);
	arena_release(&a);
}

/* As plans have them: decimals stay, a unit too, anything else as a whole. */
static void test_written(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{"120000 EUR", "120.000 EUR"},
		{"1620.50", "1620,50"},
		{"-12500.0", "−12.500,0"},
		{"+5", "+5"},
		{"4 people", "4 people"},
		{"20000EUR", "20000EUR"},
		{"120000-150000 EUR", "120000-150000 EUR"},
		{"120000.", "120000."},
		{"1.2.30000", "1.2.30000"},
		{"€ 20000", "€ 20000"},
		{"-", "-"},
		{"", ""},
	};
	const struct catalogue *de = catalogue_of(SLICE("de"));
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		expect(numeral_of(&a, de, slice_of(rows[i].in)), rows[i].out);
	assert_null(numeral_of(&a, de, SLICE_NONE).ptr);
	arena_release(&a);
}

static void test_signs(void **state)
{
	const struct catalogue *fr = catalogue_of(SLICE("fr"));
	struct arena a = ARENA_INIT;

	(void)state;
	expect(numeral_signed(&a, NULL, 12500, 0), "+12,500");
	expect(numeral_signed(&a, fr, -7.42, 1), "−7,4");
	expect(numeral_signed(&a, NULL, -0.01, 1), "+0.0");
	expect(numeral_percent(&a, NULL, SLICE("45")), "45%");
	expect(numeral_percent(&a, fr, SLICE("45")), "45" NO_BREAK "%");
	arena_release(&a);
}

/* Columns stay even: a blank between thousands is one cell wide. */
static void test_width(void **state)
{
	struct arena a = ARENA_INIT;
	size_t k;

	(void)state;
	for (k = 0; k < ARRAY_LEN(languages); k++)
		assert_int_equal(
			utf8_width(numeral(&a,
					   catalogue_of(slice_of(languages[k])),
					   1234567.5)),
			11);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_written),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
