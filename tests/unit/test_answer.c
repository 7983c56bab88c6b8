/* Answers to the questions of a review: what is read, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "review/answer.h"

/* What a line reads as, written again; NULL: an error that says `error`. */
static const struct {
	const char *line, *again, *error;
} rows[] = {
	{"overdue:a.b = keep 2026-05-15 -- The trainer was ill.",
	 "overdue:a.b = keep 2026-05-15 -- The trainer was ill.", NULL},
	{"  a.b=done 2026-03-30  ", "a.b = done 2026-03-30", NULL},
	{"a.b = done 2026-03-30 -- by hand", "a.b = done 2026-03-30 -- by hand",
	 NULL},
	{"a.b = drop -- a = b -- c", "a.b = drop -- a = b -- c", NULL},
	{"a.b = drop 2026-04-01 -- x", "a.b = drop 2026-04-01 -- x", NULL},
	{"a.b = again 2026-04-01 -- x", "a.b = again 2026-04-01 -- x", NULL},
	{"a.b = again 2026-04-01\tsam --x", "a.b = again 2026-04-01 sam -- x",
	 NULL},
	{"a.b = owner sam -- x", "a.b = owner sam -- x", NULL},
	{"a.b = pull 2026-04-01", "a.b = pull 2026-04-01", NULL},
	{"a.b = agree 2026-04-01 ines", "a.b = agree 2026-04-01 ines", NULL},
	{"a.b = reason -- Ü", "a.b = reason -- Ü", NULL},
	{"a.b = leave", "a.b = leave", NULL},
	{"score:a = 7/5", "score:a = 7/5", NULL},
	{"score:a = 10 / 1", "score:a = 10/1", NULL},
	{"learned:a = Ask -- early", "learned:a = Ask -- early", NULL},
	{"try:a = x", "try:a = x", NULL},
	{"", "", NULL},
	{"  # a.b = done", "", NULL},
	{"a.b", NULL, "no ="},
	{"= done 2026-03-30", NULL, "no ="},
	{"a.b =", NULL, "empty"},
	{"a.b = keep", NULL, "keep needs a day"},
	{"a.b = keep 2026-05-15", NULL, "needs a reason"},
	{"a.b = keep 2026-05-15 --", NULL, "needs a reason"},
	{"a.b = keep soon -- x", NULL, "does not take 'soon'"},
	{"a.b = keep 2026-05-15 sam -- x", NULL, "does not take 'sam'"},
	{"a.b = again 2026-05-15 sam kim -- x", NULL, "does not take 'kim'"},
	{"a.b = keep 2026-02-30 -- x", NULL, "no day of the calendar"},
	{"a.b = owner -- x", NULL, "needs a name"},
	{"a.b = leave -- x", NULL, "takes no reason"},
	{"a.b = keeep 2026-05-15 -- x", NULL, "'keeep' is no answer"},
	{"a.b = score", NULL, "is no answer"},
	{"score:a = 0/5", NULL, "is no score"},
	{"score:a = 7", NULL, "is no score"},
	{"score:a = 7/11", NULL, "is no score"},
	{"learned:a =", NULL, "empty"},
	{"a.b = note -- \xff", NULL, "not UTF-8"},
};

static void lines(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena a = ARENA_INIT;
		struct close_answer answer = {.day = DAY_NONE};
		struct err e = ERR_INIT;
		bool any = false;
		int ret =
			answer_parse(&answer, &any, slice_of(rows[i].line), &e);

		if (ret != (rows[i].error ? -1 : 0))
			fail_msg("'%s': %s", rows[i].line, e.text);
		if (rows[i].error && !strstr(e.text, rows[i].error))
			fail_msg("'%s': %s", rows[i].line, e.text);
		if (!ret)
			assert_int_equal(any, rows[i].again[0] != '\0');
		if (any && !ret)
			assert_string_equal(
				arena_cstr(&a, answer_line(&a, &answer)),
				rows[i].again);
		arena_release(&a);
	}
}

static void files(void **state)
{
	struct arena a = ARENA_INIT;
	struct close_answer *v = NULL;
	struct err e = ERR_INIT;
	size_t n = 0;

	(void)state;
	assert_int_equal(answers_parse(&v, &n, &a,
				       SLICE("# so\r\n\r\na.b = leave\r\n"
					     "c.d = done 2026-03-30"),
				       "q1.txt", &e),
			 0);
	assert_int_equal(n, 2);
	assert_true(slice_is(v[0].place, "q1.txt:3"));
	assert_true(slice_is(answer_target(v[1].id), "c.d"));
	assert_int_equal(answers_parse(&v, &n, &a, SLICE("a = leave\nb\n"),
				       "q1.txt", &e),
			 -1);
	assert_non_null(strstr(e.text, "q1.txt:2: there is no ="));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
