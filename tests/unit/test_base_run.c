/* arena, buf, err, out, map, finding: memory, trouble and where bytes go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <errno.h>
#include <string.h>

#include "base/finding.h"
#include "base/map.h"
#include "base/out.h"
#include "base/utf8.h"

/* --- arena ---------------------------------------------------------------- */

static void blocks(void **state)
{
	struct arena a = ARENA_INIT;
	size_t sizes[] = {0, 1, 15, 16, 17, 1000, 70000, 3, 200000, 5};
	unsigned char *p[ARRAY_LEN(sizes)];
	size_t i, k;

	(void)state;
	for (i = 0; i < ARRAY_LEN(sizes); i++) {
		p[i] = arena_alloc(&a, sizes[i]);
		assert_int_equal((uintptr_t)p[i] % 16, 0);
		for (k = 0; k < sizes[i]; k++)
			assert_int_equal(p[i][k], 0);
		memset(p[i], (int)i + 1, sizes[i]);
	}
	for (i = 0; i < ARRAY_LEN(sizes); i++)
		for (k = 0; k < sizes[i]; k++)
			assert_int_equal(p[i][k], i + 1);
	assert_true(a.used >= 271057);
	arena_release(&a);
	assert_int_equal(a.used, 0);
	assert_non_null(arena_array(&a, 10, 0));
	arena_release(&a);
}

static void growing(void **state)
{
	struct arena a = ARENA_INIT;
	size_t *v = NULL, n = 0, i;

	(void)state;
	for (i = 0; i < 5000; i++)
		ARENA_PUSH(&a, v, n) = i * i;
	assert_int_equal(n, 5000);
	for (i = 0; i < n; i++)
		assert_int_equal(v[i], i * i);
	/* a list that was cut goes on growing */
	n = 100;
	for (i = 0; i < 5000; i++)
		ARENA_PUSH(&a, v, n) = i;
	assert_int_equal(v[99], 99 * 99);
	assert_int_equal(v[100], 0);
	assert_int_equal(v[5099], 4999);
	arena_release(&a);
}

static void texts(void **state)
{
	struct slice parts[] = {SLICE("a"), SLICE_NONE, {"\0b", 2}, SLICE("c")};
	struct arena a = ARENA_INIT;
	struct slice s;

	(void)state;
	s = arena_concat(&a, parts, ARRAY_LEN(parts));
	assert_int_equal(s.len, 4);
	assert_memory_equal(s.ptr, "a\0bc", 5);
	assert_int_equal(arena_concat(&a, NULL, 0).len, 0);
	s = arena_copy(&a, (struct slice){"x\0y", 3});
	assert_memory_equal(s.ptr, "x\0y", 4);
	assert_string_equal(arena_cstr(&a, SLICE_NONE), "");
	s = arena_printf(&a, "%d of %s", 3, "20");
	assert_true(slice_is(s, "3 of 20"));
	assert_int_equal(arena_printf(&a, "%5000d", 1).len, 5000);
	arena_release(&a);
}

/* --- buf ------------------------------------------------------------------ */

static void filling(void **state)
{
	struct buf b = BUF_INIT(1000);
	size_t i;

	(void)state;
	assert_int_equal(buf_slice(&b).len, 0);
	buf_add(&b, SLICE("ab"));
	buf_add_char(&b, 'c');
	buf_add(&b, (struct slice){"\0d", 2});
	buf_printf(&b, "%03d", 7);
	assert_int_equal(b.len, 8);
	assert_memory_equal(b.ptr, "abc\0d007", 9);
	buf_clear(&b);
	assert_int_equal(buf_slice(&b).len, 0);
	for (i = 0; i < 1000; i++)
		buf_add_char(&b, 'x');
	assert_false(b.too_big);
	buf_add_char(&b, 'y');
	assert_true(b.too_big);
	buf_add(&b, SLICE(""));
	buf_printf(&b, "z");
	assert_int_equal(b.len, 1000);
	assert_int_equal(b.ptr[999], 'x');
	buf_clear(&b);
	buf_add(&b, SLICE("again"));
	assert_true(slice_is(buf_slice(&b), "again"));
	buf_release(&b);
	assert_int_equal(b.max, 1000);
}

/* --- err ------------------------------------------------------------------ */

static void first_error_stays(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(err_set(&e, "no %s", "plan"), -1);
	assert_int_equal(err_set(&e, "later"), -1);
	errno = ENOENT;
	assert_int_equal(err_errno(&e, "later still"), -1);
	assert_string_equal(e.text, "no plan");
	assert_int_equal(err_hint(&e, "run %d", 1), -1);
	assert_int_equal(err_hint(&e, "run 2"), -1);
	assert_string_equal(e.hint, "run 1");
	assert_int_equal(err_wrap(&e, "%s", "a.yaml"), -1);
	assert_string_equal(e.text, "a.yaml: no plan");
}

static void system_errors(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	errno = ENOENT;
	err_errno(&e, "cannot read %s", "x");
	assert_string_equal(e.text, "cannot read x: No such file or directory");
}

/* Long messages are cut between characters, wherever the cut falls. */
static void long_errors(void **state)
{
	static const char *const letters[] = {"x", "\xc3\xa9", "\xe9\x8d\xb5",
					      "\xf0\x9f\x91\x8d"};
	char text[4000];
	size_t i, k, shift;

	(void)state;
	for (i = 0; i < ARRAY_LEN(letters); i++) {
		for (shift = 0; shift < 4; shift++) {
			struct err e = ERR_INIT;
			size_t n = shift, len = strlen(letters[i]);

			memset(text, 'a', shift);
			for (k = 0; k < 800; k++, n += len)
				memcpy(text + n, letters[i], len);
			text[n] = '\0';
			err_set(&e, "%s", text);
			err_wrap(&e, "%s", text);
			err_hint(&e, "%s", text);
			assert_true(utf8_invalid(slice_of(e.text)) ==
				    strlen(e.text));
			assert_true(utf8_invalid(slice_of(e.hint)) ==
				    strlen(e.hint));
			assert_true(strlen(e.hint) > sizeof(e.hint) - 5);
		}
	}
}

/* --- out ------------------------------------------------------------------ */

static void to_memory(void **state)
{
	struct buf b = BUF_INIT(20);
	struct out o = out_mem(&b), null = out_null();
	struct err e = ERR_INIT;

	(void)state;
	out_lit(&o, "ab");
	out_write(&o, SLICE_NONE);
	out_printf(&o, "%d", 12);
	out_fill(&o, '-', 3);
	assert_true(slice_is(buf_slice(&b), "ab12---"));
	assert_int_equal(o.bytes, 7);
	assert_int_equal(out_close(&o, &e), 0);
	out_printf(&null, "%600d", 1);
	assert_int_equal(null.bytes, 600);
	assert_int_equal(out_close(&null, &e), 0);
	assert_false(e.set);
	out_printf(&o, "%30d", 1);
	out_lit(&o, "x");
	assert_int_equal(out_close(&o, &e), -1);
	assert_true(e.set && e.hint[0]);
	buf_release(&b);
}

static void to_full_device(void **state)
{
	FILE *f = fopen("/dev/full", "w");
	struct err e = ERR_INIT;
	struct out o;

	(void)state;
	if (!f)
		skip();
	o = out_file(f, "the report");
	out_lit(&o, "kept in the stream's buffer");
	assert_int_equal(out_close(&o, &e), -1);
	assert_string_equal(e.text, "cannot write to the report: No space left "
				    "on device");
	fclose(f);
}

/* --- map ------------------------------------------------------------------ */

static void mapping(void **state)
{
	struct arena a = ARENA_INIT;
	struct map m = map_in(&a);
	const struct map_entry *at = NULL;
	int values[3], other;
	size_t n = 0;

	(void)state;
	assert_null(map_get(&m, SLICE("a")));
	assert_int_equal(map_count(&m), 0);
	assert_null(map_next(&m, NULL));
	assert_null(map_put(&m, SLICE("b"), &values[0]));
	assert_null(map_put(&m, SLICE(""), &values[1]));
	assert_null(map_put(&m, (struct slice){"b\0", 2}, &values[2]));
	assert_ptr_equal(map_get(&m, SLICE("b")), &values[0]);
	assert_ptr_equal(map_get(&m, SLICE_NONE), &values[1]);
	assert_ptr_equal(map_get(&m, (struct slice){"b\0", 2}), &values[2]);
	while ((at = map_next(&m, at)))
		assert_ptr_equal(map_value(at), &values[n++]);
	assert_int_equal(n, 3);
	assert_ptr_equal(map_put(&m, SLICE("b"), &other), &values[0]);
	assert_ptr_equal(map_get(&m, SLICE("b")), &other);
	assert_int_equal(map_count(&m), 3);
	arena_release(&a);
}

static void many_keys(void **state)
{
	struct arena a = ARENA_INIT;
	struct map m = map_in(&a);
	const struct map_entry *at = NULL;
	size_t i, n = 0;

	(void)state;
	for (i = 0; i < 20000; i++)
		map_put(&m, arena_printf(&a, "key %zu of many", i), &m);
	assert_int_equal(map_count(&m), 20000);
	for (i = 0; i < 20000; i++)
		assert_ptr_equal(
			map_get(&m, arena_printf(&a, "key %zu of many", i)),
			&m);
	assert_null(map_get(&m, SLICE("key 20000 of many")));
	while ((at = map_next(&m, at)))
		assert_true(slice_eq(map_key(at),
				     arena_printf(&a, "key %zu of many", n++)));
	assert_int_equal(n, 20000);
	arena_release(&a);
}

/* --- findings ------------------------------------------------------------- */

static void add(struct findings *fs, const char *file, uint32_t line,
		uint32_t col, const char *rule, const char *item,
		const char *message)
{
	struct span at = {.line = line, .col = col};
	struct finding *f = finding_add(fs, rule, at, "%s", message);

	f->file = slice_of(file);
	f->item = slice_of(item);
}

static void order(void **state)
{
	static const struct {
		const char *file;
		uint32_t line, col;
		const char *rule, *item, *message;
	} rows[] = {
		{"", 0, 0, "z", NULL, "no file"},
		{"a.yaml", 1, 2, "a", NULL, "x"},
		{"a.yaml", 1, 2, "b", NULL, "x"},
		{"a.yaml", 1, 2, "b", "item", "a"},
		{"a.yaml", 1, 2, "b", "item", "b"},
		{"a.yaml", 1, 10, "a", NULL, "x"},
		{"a.yaml", 2, 1, "a", NULL, "x"},
		{"a.yaml", 10, 1, "a", NULL, "x"},
		{"a/b.yaml", 1, 1, "a", NULL, "x"},
		{"b.yaml", 1, 1, "a", NULL, "x"},
	};
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);
	size_t i, n = ARRAY_LEN(rows);

	(void)state;
	findings_sort(&fs);
	/* added in an order that has nothing to do with the one wanted */
	for (i = 0; i < n; i++) {
		size_t k = (i * 7 + 3) % n;

		add(&fs, rows[k].file, rows[k].line, rows[k].col, rows[k].rule,
		    rows[k].item, rows[k].message);
	}
	findings_sort(&fs);
	assert_int_equal(fs.n, n);
	for (i = 0; i < n; i++) {
		assert_true(slice_is(fs.v[i].file, rows[i].file));
		assert_int_equal(fs.v[i].at.line, rows[i].line);
		assert_int_equal(fs.v[i].at.col, rows[i].col);
		assert_string_equal(fs.v[i].rule, rows[i].rule);
		assert_true(slice_is(fs.v[i].message, rows[i].message));
	}
	arena_release(&a);
}

static void parts_of_findings(void **state)
{
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);
	struct span at = {1, 2, 1, 5, 1, 4};
	struct finding *f = finding_add(&fs, "r", at, "%d things", 3);

	(void)state;
	assert_null(f->help.ptr);
	finding_help(&fs, f, "do %s", "this");
	finding_relate(&fs, f, SLICE("b.yaml"), at, "also %s", "here");
	finding_edit(&fs, f, 1, 4, SLICE("x"));
	finding_edit(&fs, f, 6, 6, SLICE("y"));
	assert_true(slice_is(f->message, "3 things"));
	assert_true(slice_is(f->help, "do this"));
	assert_int_equal(f->n_related, 1);
	assert_true(slice_is(f->related[0].message, "also here"));
	assert_int_equal(f->n_edits, 2);
	assert_int_equal(f->edits[1].begin, 6);
	assert_int_equal(f->level, LEVEL_NONE);
	assert_string_equal(level_name(LEVEL_ERROR), "error");
	assert_string_equal(level_name(LEVEL_WARNING), "warning");
	assert_string_equal(level_name(LEVEL_INFO), "info");
	assert_string_equal(level_name(LEVEL_NONE), "none");
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks),
		cmocka_unit_test(growing),
		cmocka_unit_test(texts),
		cmocka_unit_test(filling),
		cmocka_unit_test(first_error_stays),
		cmocka_unit_test(system_errors),
		cmocka_unit_test(long_errors),
		cmocka_unit_test(to_memory),
		cmocka_unit_test(to_full_device),
		cmocka_unit_test(mapping),
		cmocka_unit_test(many_keys),
		cmocka_unit_test(order),
		cmocka_unit_test(parts_of_findings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
