/* Work on several threads: all of it is done, once, and its memory stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/workers.h"
#include "plan/snapshot.h"

#define TASKS 1000
#define PLANS 300

struct task {
	size_t times;
	struct slice said;
};

static void say_number(void *data, size_t i, struct arena *a)
{
	struct task *tasks = data;

	tasks[i].times++;
	tasks[i].said = arena_printf(a, "%zu", i);
}

static void each_once(void **state)
{
	static const size_t shares[] = {1, 10, 400, TASKS + 1};
	size_t k, i;

	(void)state;
	for (k = 0; k < ARRAY_LEN(shares); k++) {
		struct arena a = ARENA_INIT;
		struct task *tasks = arena_array(&a, TASKS, sizeof(*tasks));

		workers_run(&a, TASKS, shares[k], say_number, tasks);
		for (i = 0; i < TASKS; i++) {
			struct arena own = ARENA_INIT;

			assert_int_equal(tasks[i].times, 1);
			assert_true(slice_eq(tasks[i].said,
					     arena_printf(&own, "%zu", i)));
			arena_release(&own);
		}
		arena_release(&a);
	}
}

static void nothing_to_do(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	workers_run(&a, 0, 1, say_number, NULL);
	assert_int_equal(a.used, 0);
	arena_release(&a);
}

static void memory_moves(void **state)
{
	struct arena a = ARENA_INIT, b = ARENA_INIT, c = ARENA_INIT;
	struct slice large = arena_printf(&b, "%09000d", 7), small;

	(void)state;
	small = arena_printf(&b, "small");
	arena_take(&a, &b);
	assert_null(b.chunk);
	assert_int_equal(b.used, 0);
	arena_printf(&c, "the first");
	arena_take(&c, &a);
	arena_take(&c, &a);
	assert_true(slice_is(small, "small"));
	assert_int_equal(large.len, 9000);
	assert_int_equal(large.ptr[8999], '7');
	assert_true(slice_is(arena_printf(&c, "one more"), "one more"));
	arena_release(&c);
}

/* Every third is broken, every fifth the same as the one before. */
static struct slice some_plan(struct arena *a, size_t i)
{
	if (i % 5 == 4)
		i--;
	return arena_printf(a, "plan: p-%zu\ntitle: Plan %zu\n%s: dana\n", i, i,
			    i % 3 ? "owner" : "ownr");
}

static void as_one_by_one(void **state)
{
	struct arena a = ARENA_INIT;
	struct blob blobs[PLANS];
	struct store all, single;
	size_t i, k;

	(void)state;
	store_init(&all, &a);
	store_init(&single, &a);
	for (i = 0; i < PLANS; i++) {
		blobs[i] = (struct blob){.bytes = some_plan(&a, i)};
		if (i % 7)
			oid_of_blob(&blobs[i].id, blobs[i].bytes);
	}
	store_put_all(&all, blobs, PLANS);
	for (i = 0; i < PLANS; i++) {
		const struct decoded *d = blobs[i].decoded, *e;

		e = store_get(&single, &blobs[i].id);
		if (!e)
			e = store_put(&single, &blobs[i].id, blobs[i].bytes);
		assert_non_null(d->plan);
		assert_true(slice_eq(d->plan->id.s, e->plan->id.s));
		assert_int_equal(d->findings.n, e->findings.n);
		for (k = 0; k < d->findings.n; k++)
			assert_true(slice_eq(d->findings.v[k].message,
					     e->findings.v[k].message));
		if (i % 7)
			assert_ptr_equal(store_get(&all, &blobs[i].id), d);
	}
	assert_int_equal(all.decoded, single.decoded);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_once),
		cmocka_unit_test(nothing_to_do),
		cmocka_unit_test(memory_moves),
		cmocka_unit_test(as_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
