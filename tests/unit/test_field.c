/* The field tables: their order, looking things up, what was probably meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/field.h"

static void rows_are_whole(void **state)
{
	const struct field *row;
	struct arena a = ARENA_INIT;

	(void)state;
	for (row = plan_fields; row->path; row++) {
		struct slice help = slice_of(row->help);

		assert_true(help.len > 10);
		assert_true(help.ptr[help.len - 1] != '.');
		assert_non_null(field_type_name(row->type));
		assert_true(row->type != FIELD_WORD || row->words);
		assert_true(row->type != FIELD_KEYED || row->keyed);
		assert_true(field_example(&a, plan_fields, row).len > 0);
		/* found by its own path; a key of the team's is any */
		assert_ptr_equal(field_find(plan_fields, slice_of(row->path)),
				 row);
	}
	arena_release(&a);
}

/* What field.h promises of the order, and decoding relies on. */
static void rows_below_follow(void **state)
{
	const struct field *row, *other;

	(void)state;
	for (row = plan_fields; row->path; row++) {
		struct arena a = ARENA_INIT;
		struct slice below = arena_printf(&a, "%s.", row->path);
		bool over = false;

		for (other = row + 1; other->path; other++) {
			bool is = slice_starts(slice_of(other->path), below);

			assert_false(is && over);
			over |= !is;
			assert_false(
				slice_is(slice_of(other->path), row->path));
		}
		if (row->type == FIELD_KEYED)
			assert_string_equal(field_key(row + 1), "*");
		arena_release(&a);
	}
}

static void finds(void **state)
{
	static const struct {
		const char *path, *row;
	} rows[] = {
		{"plan", "plan"},
		{"objective.outcome.so", "objective.outcome.so"},
		{"actions.front-desk.due", "actions.*.due"},
		{"actions.front-desk", "actions.*"},
		{"actions", "actions"},
		{"metrics.a.actuals.2026-02", "metrics.*.actuals.*"},
		{"success-factors.fast.owner", "success-factors.*.owner"},
		{"assumptions.a.b", "assumptions.*"},
		{"x-colour", "x-*"},
		{"actions.a.x-colour", "x-*"},
		{"actions.a.colour", NULL},
		{"", NULL},
		{".", NULL},
		{"plan.", NULL},
		{"actions.a.due.x", NULL},
		{"when", NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		const struct field *row =
			field_find(plan_fields, slice_of(rows[i].path));

		if (!rows[i].row)
			assert_null(row);
		else
			assert_string_equal(row->path, rows[i].row);
	}
}

static void finds_below(void **state)
{
	const struct field *action =
		field_find(plan_fields, SLICE("actions.key"));

	(void)state;
	assert_string_equal(
		field_below(plan_fields, action, SLICE("due"))->path,
		"actions.*.due");
	assert_null(field_below(plan_fields, action, SLICE("unit")));
	assert_null(field_below(plan_fields, action, SLICE("x-due")));
	assert_null(field_below(plan_fields, NULL, SLICE("actions.*.due")));
	assert_null(field_below(plan_fields, NULL, SLICE("*")));
	assert_null(field_below(plan_fields, NULL, SLICE("")));
	assert_null(field_below(plan_fields, NULL, SLICE("plan\0x")));
}

static void names_the_nearest(void **state)
{
	static const struct {
		const char *parent, *key, *near;
	} rows[] = {
		{"", "onwer", "owner"},
		{"", "titel", "title"},
		{"", "succes-factors", "success-factors"},
		{"", "action", "actions"},
		{"", "xyz", NULL},
		{"actions.*", "deu", "due"},
		{"actions.*", "unit", NULL},
		{"levers.*.when", "bellow", "below"},
		{"nowhere", "owner", NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		const char *near =
			field_nearest(plan_fields, slice_of(rows[i].parent),
				      slice_of(rows[i].key));

		if (!rows[i].near)
			assert_null(near);
		else
			assert_string_equal(near, rows[i].near);
	}
}

static void shows_examples(void **state)
{
	static const char *const rows[][2] = {
		{"actions.*",
		 "{title: Some words, owner: dana, due: 2026-03-31}"},
		{"stage", "committed"},
		{"metrics.*.path", "{some-key: 1200}"},
		{"barriers", "{resources: {what: Some words, answer: "
			     "[first-step, other-plan.its-step]}}"},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		const struct field *row = plan_fields;

		while (!slice_is(slice_of(row->path), rows[i][0]))
			row++;
		assert_string_equal(
			arena_cstr(&a, field_example(&a, plan_fields, row)),
			rows[i][1]);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_whole),
		cmocka_unit_test(rows_below_follow),
		cmocka_unit_test(finds),
		cmocka_unit_test(finds_below),
		cmocka_unit_test(names_the_nearest),
		cmocka_unit_test(shows_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
