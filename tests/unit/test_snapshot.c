/* Snapshots: which files are plans, identities, references, the store. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/snapshot.h"

#define FILE_OF(path, text)                                                    \
	{                                                                      \
		path,                                                          \
		{                                                              \
			text, sizeof(text) - 1                                 \
		}                                                              \
	}

static const struct memory_file files[] = {
	FILE_OF(".git-plan.yaml", "people: folk.yaml\n"),
	FILE_OF("folk.yaml", "dana: {name: Dana}\n"),
	FILE_OF("notes/other.yaml", "plan: elsewhere\n"),
	FILE_OF("plans/a.yaml", "plan: growth\n"
				"metrics:\n"
				"  revenue: {title: Revenue}\n"),
	FILE_OF("plans/b/broken.yaml", "plan: [\n"),
	FILE_OF("plans/b/none.yaml", "title: no identity\n"),
	FILE_OF("plans/b/visits.yaml", "plan: a-visit\n"
				       "actions:\n"
				       "  call: {title: Call}\n"
				       "  Ask_Lee: {title: Ask}\n"),
	FILE_OF("plans/c.yaml", "plan: Growth\n"
				"title: the second one\n"),
	FILE_OF("plans/empty.yaml", ""),
	FILE_OF("plans/lfs.yaml", "version https://git-lfs.github.com/spec/v1\n"
				  "oid sha256:00\n"),
	FILE_OF("plans/readme.md", "plan: x\n"),
};

static void load(struct snapshot *s, struct arena *a, struct store *store,
		 const struct memory_file *f, size_t n)
{
	struct err e = ERR_INIT;
	struct source *src = source_open_memory(a, f, n);

	assert_int_equal(snapshot_load(s, a, store, src, &e), 0);
	source_close(src);
}

static void loads(void **state)
{
	struct arena a = ARENA_INIT;
	struct snapshot s;

	(void)state;
	load(&s, &a, NULL, files, ARRAY_LEN(files));
	assert_int_equal(s.kind, SOURCE_MEMORY);
	assert_int_equal(s.findings.n, 0);
	assert_int_equal(s.n_files, 7);
	assert_int_equal(s.n_plans, 2);
	/* by id, in byte order: "a-visit" before "growth" */
	assert_true(slice_is(s.plans[0]->path, "plans/b/visits.yaml"));
	assert_true(slice_is(s.plans[1]->path, "plans/a.yaml"));
	assert_true(slice_is(s.files[1].path, "plans/b/broken.yaml"));
	assert_null(s.files[1].plan);
	assert_true(s.files[1].decoded->tree.broken);
	assert_null(s.files[2].plan);
	assert_false(s.files[2].decoded->has_plan_key);
	assert_ptr_equal(s.files[4].twin, &s.files[0]);
	assert_non_null(s.files[4].plan);
	assert_null(s.files[5].plan);
	assert_false(plan_file_is_lfs_pointer(&s.files[5]));
	assert_true(plan_file_is_lfs_pointer(&s.files[6]));
	assert_true(slice_is(s.files[0].bytes, files[3].bytes.ptr));
	assert_true(slice_is(s.config_bytes, files[0].bytes.ptr));
	assert_true(slice_is(s.people_bytes, files[1].bytes.ptr));
	assert_int_equal(s.people.n, 1);
	assert_true(slice_is(s.people.file, "folk.yaml"));
	arena_release(&a);
}

static void resolves(void **state)
{
	static const struct {
		bool here; /* from plan a-visit */
		const char *ref, *plan, *item;
	} rows[] = {
		{false, "growth", "growth", NULL},
		{false, "GROWTH", "growth", NULL},
		{false, "avisit", "a-visit", NULL},
		{false, "growth.revenue", "growth", "revenue"},
		{false, "growth.Revenue", "growth", "revenue"},
		{false, "growth.x", NULL, NULL},
		{false, "call", NULL, NULL},
		{false, "", NULL, NULL},
		{false, ".", NULL, NULL},
		{false, "growth.", NULL, NULL},
		{false, "growth.revenue.x", NULL, NULL},
		{true, "call", "a-visit", "call"},
		{true, "ask-lee", "a-visit", "Ask_Lee"},
		{true, "growth.revenue", "growth", "revenue"},
		{true, "growth", NULL, NULL},
		{true, "a-visit.call", "a-visit", "call"},
	};
	struct arena a = ARENA_INIT;
	struct snapshot s;
	size_t i;

	(void)state;
	load(&s, &a, NULL, files, ARRAY_LEN(files));
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		const struct plan_file *here = rows[i].here ? s.plans[0] : NULL;
		struct target t;
		bool found =
			snapshot_resolve(&t, &s, here, slice_of(rows[i].ref));

		assert_int_equal(found, rows[i].plan != NULL);
		if (!found)
			continue;
		assert_true(slice_is(t.file->plan->id.s, rows[i].plan));
		assert_int_equal(t.item != NULL, rows[i].item != NULL);
		if (t.item)
			assert_true(slice_is(t.item->key, rows[i].item));
	}
	assert_ptr_equal(snapshot_plan(&s, SLICE("A_VISIT")), s.plans[0]);
	assert_null(snapshot_plan(&s, SLICE("nobody")));
	arena_release(&a);
}

/* What is not there, and what is in its place. */
static void no_configuration(void **state)
{
	static const struct memory_file bare[] = {
		FILE_OF("plans/x/y/z.yaml", "plan: deep\n"),
		FILE_OF("top.yaml", "plan: top\n"),
	};
	static const struct memory_file lost[] = {
		FILE_OF(".git-plan.yaml", "people: nowhere.yaml\n"),
	};
	static const struct memory_file wide[] = {
		FILE_OF(".git-plan.yaml", "plans: \"**/*.yaml\"\n"),
		FILE_OF("people.yaml", "dana:\n"),
		FILE_OF("top.yaml", "plan: top\n"),
	};
	struct arena a = ARENA_INIT;
	struct snapshot s;

	(void)state;
	load(&s, &a, NULL, bare, ARRAY_LEN(bare));
	assert_int_equal(s.n_plans, 1);
	assert_false(s.config.found);
	assert_false(s.people.found);
	assert_null(s.config_bytes.ptr);
	assert_int_equal(s.findings.n, 0);
	load(&s, &a, NULL, bare, 0);
	assert_int_equal(s.n_plans, 0);
	assert_null(snapshot_plan(&s, SLICE("deep")));
	load(&s, &a, NULL, lost, ARRAY_LEN(lost));
	assert_int_equal(s.findings.n, 1);
	assert_string_equal(s.findings.v[0].rule, "config-invalid");
	/* the file of people is no plan, whatever the pattern */
	load(&s, &a, NULL, wide, ARRAY_LEN(wide));
	assert_int_equal(s.n_files, 1);
	assert_int_equal(s.people.n, 1);
	arena_release(&a);
}

static void decodes_once(void **state)
{
	struct arena a = ARENA_INIT, kept = ARENA_INIT;
	struct oid id = {.len = 20, .raw = {1}}, none = OID_NONE;
	struct store store;
	struct decoded *d;

	(void)state;
	store_init(&store, &kept);
	assert_null(store_get(&store, &id));
	d = store_put(&store, &id, SLICE("plan: a\n"));
	id.raw[1] = 1;
	assert_null(store_get(&store, &id));
	id.raw[1] = 0;
	assert_ptr_equal(store_get(&store, &id), d);
	store_put(&store, &none, SLICE("plan: b\n"));
	assert_null(store_get(&store, &none));
	assert_int_equal(store.decoded, 2);
	arena_release(&a);
	arena_release(&kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loads),
		cmocka_unit_test(resolves),
		cmocka_unit_test(no_configuration),
		cmocka_unit_test(decodes_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
