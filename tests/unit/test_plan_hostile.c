/* Plans in any script, and plans that mean harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "plan/plan.h"

#define A8  "aaaaaaaa"
#define A64 A8 A8 A8 A8 A8 A8 A8 A8

static void ids(void **state)
{
	static const struct {
		const char *id;
		bool good;
	} texts[] = {
		{"new-patients", true},
		{"новые-пациенты", true},
		{"مرضى-جدد", true},
		{"नए_मरीज़", true},
		{"ผู้ป่วยใหม่", true},
		{"新患者", true},
		{"café", true},
		{"2026", true},
		{"٣", true}, /* an Arabic digit */
		{A64, true},
		{A64 "a", false},
		{"", false},
		{"-a", false},
		{"_a", false},
		{"a b", false},
		{"a.b", false},
		{"a/b", false},
		{"a\xc2\xa0"
		 "b",
		 false}, /* no-break space */
		{"a\xe2\x80\x8b"
		 "b",
		 false}, /* zero width space */
		{"a\xe2\x80\xae"
		 "b",
		 false},		 /* right to left from here */
		{"cafe\xcc\x81", false}, /* NFD */
		{"\xcc\x81"
		 "a",
		 false}, /* a mark first */
		{"🙂", false},
		{"½", false},
	};
	struct slice nul = SLICE("a\0b");
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(texts); i++)
		if (!id_fault(slice_of(texts[i].id)) != texts[i].good)
			fail_msg("%s", texts[i].id);
	assert_non_null(id_fault(nul));
}

/* 64 characters are counted, not bytes. */
static void long_ids(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(4096);
	int i;

	(void)state;
	for (i = 0; i < 64; i++)
		buf_add(&b, SLICE("ж"));
	assert_null(id_fault(buf_slice(&b)));
	buf_add(&b, SLICE("ж"));
	assert_non_null(id_fault(buf_slice(&b)));
	buf_release(&b);
	arena_release(&a);
}

static void any_script(void **state)
{
	struct arena a = ARENA_INIT;
	struct decoded *d =
		decoded_make(&a, SLICE("plan: новые-пациенты\n"
				       "actions:\n"
				       "  मरीज़: {title: x}\n"
				       "  ผู้ป่วย: {due: 31.2.2026}\n"));

	(void)state;
	assert_int_equal(d->findings.n, 1);
	assert_true(slice_is(d->findings.v[0].plan, "новые-пациенты"));
	assert_true(slice_is(d->findings.v[0].item, "actions.ผู้ป่วย"));
	assert_ptr_equal(plan_action(d->plan, SLICE("मरीज़")),
			 &d->plan->actions[0]);
	assert_true(slice_is(d->plan->fold, "новыепациенты"));
	d = decoded_make(&a, SLICE("plan: ПЛАН\n"));
	assert_true(slice_is(d->plan->fold, "план"));
	arena_release(&a);
}

/* Ten thousand actions, each needed by the next, found one by one. */
static void many_actions(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	struct decoded *d;
	size_t i;

	(void)state;
	buf_add(&b, SLICE("plan: p\nactions:\n"));
	for (i = 0; i < 10000; i++)
		buf_printf(&b, "  a-%zu: {title: t, needs: [A%zu]}\n", i,
			   i ? i - 1 : 0);
	d = decoded_make(&a, buf_slice(&b));
	assert_int_equal(d->findings.n, 0);
	assert_int_equal(d->plan->n_actions, 10000);
	for (i = 1; i < 10000; i++) {
		const struct action *act = &d->plan->actions[i];

		assert_ptr_equal(plan_action(d->plan, act->item.key), act);
		assert_ptr_equal(plan_action(d->plan, act->needs.v[0].s),
				 act - 1);
	}
	buf_release(&b);
	arena_release(&a);
}

/* Of items that fold to one id each is found by its own key. */
static void alike(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	const struct plan *p;
	int i, many;

	(void)state;
	for (many = 0; many < 2; many++) {
		buf_clear(&b);
		buf_add(&b, SLICE("plan: p\n"
				  "metrics: {a-b: {title: m}}\n"
				  "actions:\n"
				  "  a_b: {title: first}\n"
				  "  AB: {title: second}\n"));
		for (i = 0; i < many * 40; i++)
			buf_printf(&b, "  more%d: {title: x}\n", i);
		p = decoded_make(&a, arena_copy(&a, buf_slice(&b)))->plan;
		assert_int_equal(p->index != NULL, many);
		assert_ptr_equal(plan_item(p, SLICE("a-b")), p->metrics);
		assert_ptr_equal(plan_item(p, SLICE("a_b")), p->actions);
		assert_ptr_equal(plan_item(p, SLICE("AB")), &p->actions[1]);
		assert_ptr_equal(plan_item(p, SLICE("ab")), p->metrics);
		assert_ptr_equal(plan_action(p, SLICE("AB")), &p->actions[1]);
		assert_ptr_equal(plan_metric(p, SLICE("ab")), p->metrics);
		assert_ptr_equal(plan_action(p, SLICE("ab")), p->actions);
		assert_ptr_equal(plan_action(p, SLICE("a-b")), p->actions);
		assert_null(plan_item(p, SLICE("more99")));
	}
	buf_release(&b);
	arena_release(&a);
}

/* A NUL in a quoted text is kept, and ends no text. */
/* Of what is wrong everywhere a part is said, and how much more there is. */
static void wrong_everywhere(void **state)
{
	struct buf b = BUF_INIT((size_t)1 << 20);
	struct arena a = ARENA_INIT;
	const struct decoded *d;
	size_t i;

	(void)state;
	buf_add(&b, SLICE("plan: a\nnots: x\nactions:\n"));
	for (i = 0; i < LIMIT_ALIKE + 20; i++)
		buf_printf(&b, "  a%zu: {due: never, tittle: x}\n", i);
	d = decoded_make(&a, buf_slice(&b));
	assert_int_equal(d->findings.n, 2 * LIMIT_ALIKE);
	assert_int_equal(d->plan->n_actions, LIMIT_ALIKE + 20);
	for (i = 0; i < d->findings.n; i++) {
		const struct finding *f = &d->findings.v[i];
		bool last = i + 3 > d->findings.n;

		assert_true(
			slice_ends(f->message, SLICE("(and 20 more such)")) ==
				(last && slice_is(f->field, "due")) ||
			slice_ends(f->message, SLICE("(and 21 more such)")));
	}
	assert_true(slice_ends(d->findings.v[d->findings.n - 1].message,
			       SLICE(" more such)")));
	buf_release(&b);
	arena_release(&a);
}

static void nul_inside(void **state)
{
	struct arena a = ARENA_INIT;
	struct decoded *d = decoded_make(
		&a, SLICE("plan: \"a\\0b\"\n"
			  "\"titl\\0e\": x\n"
			  "actions: {\"due\\0\": {title: \"x\\0y\"}}\n"));
	size_t i, ids_wrong = 0, keys = 0;

	(void)state;
	assert_non_null(d->plan);
	/* never a NUL, at which a name put together would end */
	assert_true(slice_is(d->plan->id.s, "a\xef\xbf\xbd"
					    "b"));
	assert_true(slice_is(item_path(&a, &d->plan->actions[0].item),
			     "actions.due\xef\xbf\xbd"));
	for (i = 0; i < d->findings.n; i++) {
		struct slice rule = slice_of(d->findings.v[i].rule);

		ids_wrong += slice_is(rule, "id-format");
		keys += slice_is(rule, "unknown-key");
		/* messages are one line of plain characters */
		assert_true(slice_find(d->findings.v[i].message, '\0', 0) ==
			    d->findings.v[i].message.len);
	}
	assert_int_equal(ids_wrong, 2);
	assert_int_equal(keys, 1);
	arena_release(&a);
}

/* What a message repeats of the file is one line, and short. */
static void quotes(void **state)
{
	struct arena a = ARENA_INIT;
	struct decoded *d =
		decoded_make(&a, SLICE("plan: p\n"
				       "stage: |\n"
				       "  one\n"
				       "  two two two two two two two two two "
				       "two two two two two\n"));

	(void)state;
	assert_int_equal(d->findings.n, 1);
	assert_true(slice_find(d->findings.v[0].message, '\n', 0) ==
		    d->findings.v[0].message.len);
	assert_true(slice_ends(d->findings.v[0].message, SLICE("…\"")));
	arena_release(&a);
}

/* Numbers as long as they come. */
static void numbers(void **state)
{
	static const struct {
		const char *text;
		double v;
	} texts[] = {
		{"0.1", 0.1},
		{"-0.3", -0.3},
		{"+7", 7},
		{"1620.0", 1620},
		{"007", 7},
		{"999999999999999", 999999999999999.0},
		{"123456789.123456789", 123456789.123456789},
		{"0.000000000000000000000000000001", 1e-30},
		{"18446744073709551617", 18446744073709551617.0},
	};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(4096);
	struct decoded *d;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(texts); i++) {
		d = decoded_make(&a, arena_printf(&a,
						  "plan: p\n"
						  "metrics: {m: {target: %s}}",
						  texts[i].text));
		assert_int_equal(d->findings.n, 0);
		assert_true(d->plan->metrics[0].target.v == texts[i].v);
	}
	buf_add(&b, SLICE("plan: p\nmetrics: {m: {target: "));
	for (i = 0; i < 400; i++)
		buf_add_char(&b, '9');
	buf_add(&b, SLICE("}}\n"));
	d = decoded_make(&a, buf_slice(&b));
	assert_int_equal(d->findings.n, 1);
	assert_string_equal(d->findings.v[0].rule, "wrong-type");
	assert_null(d->plan->metrics[0].target.at);
	buf_release(&b);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids),
		cmocka_unit_test(long_ids),
		cmocka_unit_test(any_script),
		cmocka_unit_test(many_actions),
		cmocka_unit_test(alike),
		cmocka_unit_test(nul_inside),
		cmocka_unit_test(wrong_everywhere),
		cmocka_unit_test(quotes),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
