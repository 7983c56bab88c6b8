/* Which period was probably meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/period_guess.h"

static void check_guesses(void **state)
{
	static const struct {
		const char *in, *out; /* NULL: no guess */
	} rows[] = {
		{"T2", "2026-Q2"},
		{"Q2", "2026-Q2"},
		{"q2", "2026-Q2"},
		{"2025Q3", "2025-Q3"},
		{"2025-T3", "2025-Q3"},
		{"Q3 2025", "2025-Q3"},
		{"Q3/2025", "2025-Q3"},
		{"2025-q3", "2025-Q3"},
		{"H1", "2026-H1"},
		{"2026-S2", "2026-H2"},
		{"2026-5", "2026-05"},
		{"5/2026", "2026-05"},
		{"2026-Q5", NULL},
		{"Q0", NULL},
		{"2026-13", NULL},
		{"7", NULL},
		{"", NULL},
		{"main", NULL},
		{"HEAD~1", NULL},
		{"2026-05-17", NULL},
		{"2026 2025", NULL},
		{"Quarter 2", NULL},
		{"a very long text with Q2 in it", NULL},
	};
	int32_t today = day_from_ymd(2026, 5, 2);
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		char out[PERIOD_NAME_MAX] = "";
		bool any = period_guess(out, slice_of(rows[i].in), today);

		if (any != (rows[i].out != NULL) ||
		    (any && !slice_is(slice_of(out), rows[i].out)))
			fail_msg("%s: %s", rows[i].in, any ? out : "no guess");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(check_guesses)};

	return cmocka_run_group_tests_name("period_guess", tests, NULL, NULL);
}
