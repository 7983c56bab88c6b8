/* Decoding plans: what is right, and each kind of mistake at its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/plan.h"

static const char whole[] =
	"plan: clinic-visits\n"
	"title: More visits by word of mouth\n"
	"owner: dana\n"
	"sponsor: lee\n"
	"level: marketing-plan\n"
	"supports: growth.revenue\n"
	"period: 2026-Q1..2026-Q3\n"
	"stage: draft\n"
	"was: visits\n"
	"because: The board asked for more.\n"
	"team: {dana: leads, kim: writes to the clinics}\n"
	"objective:\n"
	"  statement: Each clinic is recommended.\n"
	"  why: Two of three visits begin so.\n"
	"  outcome: {who: Clinic heads, did: signed up, so: rooms are full}\n"
	"success-factors:\n"
	"  answer-fast: A reply within the hour\n"
	"  trust: {title: People trust us, owner: kim}\n"
	"metrics:\n"
	"  visits:\n"
	"    title: Visits per month\n"
	"    owner: dana\n"
	"    unit: visits\n"
	"    factor: answer-fast\n"
	"    baseline: -5\n"
	"    target: 1620.50\n"
	"    due: 2026-09-30\n"
	"    direction: stay-above\n"
	"    counts: mean\n"
	"    weight: 2\n"
	"    every: 2 weeks\n"
	"    path: {2026-06-30: 1500, 2026-03-31: 1300}\n"
	"    actuals: {2026-01-31: 3, 2026-02: {dana: 4, kim: 1.5}, "
	"2026-Q1: 7}\n"
	"    because: Easier after the flood.\n"
	"actions:\n"
	"  numbers: {title: Send numbers, owner: no, due: 2026-02-13, done: "
	"2026-02-11}\n"
	"  call:\n"
	"    title: Call them\n"
	"    owner: kim\n"
	"    due: 2026-03-31\n"
	"    started: 2026-02-01\n"
	"    dropped: 2026-03-01\n"
	"    blocked: no lines\n"
	"    needs: [numbers, growth.hire]\n"
	"    job: reach\n"
	"    barrier: training\n"
	"    factor: trust\n"
	"    because: late\n"
	"    was: growth.phone\n"
	"    notes: |\n"
	"      Two lines\n"
	"      of them\n"
	"    x-colour: [red]\n"
	"levers:\n"
	"  shift:\n"
	"    when: {metric: visits, below: 1300, above: 2000, for: 2 months}\n"
	"    then: Move money\n"
	"    owner: dana\n"
	"    pulled: [2026-04-02, 2026-05-02]\n"
	"  ask: {when: It rains, then: Ask Lee, pulled: 2026-04-02}\n"
	"barriers:\n"
	"  training: [{what: No script., answer: [call]}, No room.]\n"
	"  culture: {what: Habit., answer: shift}\n"
	"resources: {money: {need: 12 EUR, have: 10 EUR, due: 2026-01-31}}\n"
	"assumptions: {growth: 3 %}\n"
	"trade-offs: [Fewer fairs]\n"
	"questions: {growth: By word of mouth}\n"
	"agreed: {sales: {by: ines, day: 2026-01-09, goal: g1-00000000}}\n"
	"rhythms: {standup: {title: Stand-up, owner: sam, every: week}}\n"
	"conditions: {budget: Half of last year}\n"
	"limits: {law: No cold calls}\n"
	"scorecard:\n"
	"  2026-Q1: {strategy: 7, execution: 5, by: lee, note: n, learned: l, "
	"try: t, improve: i}\n"
	"notes: |\n"
	"  Free text.\n"
	"x-team: anything\n";

static struct decoded *decode(struct arena *a, const char *text)
{
	return decoded_make(a, slice_of(text));
}

#define IS(text, what) assert_true(slice_is((text).s, what))

static void decodes_plan(void **state)
{
	struct arena a = ARENA_INIT;
	struct decoded *d = decode(&a, whole);
	const struct plan *p = d->plan;

	(void)state;
	assert_int_equal(d->findings.n, 0);
	assert_true(d->has_plan_key);
	IS(p->id, "clinic-visits");
	assert_true(slice_is(p->fold, "clinicvisits"));
	IS(p->title, "More visits by word of mouth");
	IS(p->owner, "dana");
	IS(p->sponsor, "lee");
	IS(p->level, "marketing-plan");
	IS(p->supports, "growth.revenue");
	IS(p->period, "2026-Q1..2026-Q3");
	assert_int_equal(plan_stage(p), STAGE_DRAFT);
	IS(p->was, "visits");
	IS(p->because, "The board asked for more.");
	assert_int_equal(p->team.n, 2);
	IS(p->team.v[1], "kim");
	IS(p->parts.v[1].text, "writes to the clinics");
	IS(p->statement, "Each clinic is recommended.");
	IS(p->why, "Two of three visits begin so.");
	IS(p->outcome_who, "Clinic heads");
	IS(p->outcome_did, "signed up");
	IS(p->outcome_so, "rooms are full");
	assert_non_null(p->outcome_at);
	IS(p->notes, "Free text.\n");
	assert_int_equal(p->n_barriers, 3);
	IS(p->barriers[0].what, "No script.");
	IS(p->barriers[0].answer.v[0], "call");
	IS(p->barriers[1].what, "No room.");
	assert_true(slice_is(p->barriers[1].key, "training"));
	IS(p->barriers[2].answer.v[0], "shift");
	IS(p->resources[0].need, "12 EUR");
	IS(p->resources[0].have, "10 EUR");
	assert_int_equal(p->resources[0].due.v, day_from_ymd(2026, 1, 31));
	assert_true(slice_is(p->assumptions.v[0].key, "growth"));
	IS(p->assumptions.v[0].text, "3 %");
	IS(p->trade_offs.v[0], "Fewer fairs");
	IS(p->questions.v[0].text, "By word of mouth");
	IS(p->agreed[0].by, "ines");
	IS(p->agreed[0].goal, "g1-00000000");
	assert_int_equal(p->agreed[0].day.v, day_from_ymd(2026, 1, 9));
	IS(p->conditions.v[0].text, "Half of last year");
	IS(p->limits.v[0].text, "No cold calls");
	assert_float_equal(p->scorecard[0].strategy.v, 7, 0);
	assert_float_equal(p->scorecard[0].execution.v, 5, 0);
	IS(p->scorecard[0].attempt, "t");
	IS(p->scorecard[0].improve, "i");
	arena_release(&a);
}

static void decodes_items(void **state)
{
	struct arena a = ARENA_INIT;
	const struct plan *p = decode(&a, whole)->plan;
	const struct metric *m = &p->metrics[0];
	const struct action *act = &p->actions[1];
	const struct lever *l = p->levers;

	(void)state;
	assert_int_equal(p->n_factors, 2);
	IS(p->factors[0].item.title, "A reply within the hour");
	IS(p->factors[1].item.title, "People trust us");
	IS(p->factors[1].item.owner, "kim");
	IS(m->unit, "visits");
	IS(m->factor, "answer-fast");
	assert_float_equal(m->baseline.v, -5, 0);
	assert_float_equal(m->target.v, 1620.5, 0);
	assert_true(slice_is(m->target.text, "1620.50"));
	assert_int_equal(m->direction.v, DIRECTION_STAY_ABOVE);
	assert_int_equal(m->counts.v, COUNTS_MEAN);
	assert_float_equal(m->weight.v, 2, 0);
	IS(m->every, "2 weeks");
	assert_int_equal(m->n_path, 2);
	assert_int_equal(m->path[0].day, day_from_ymd(2026, 3, 31));
	assert_float_equal(m->path[0].number.v, 1300, 0);
	assert_int_equal(m->n_actuals, 3);
	assert_int_equal(m->actuals[0].grain, GRAIN_DAY);
	assert_int_equal(m->actuals[1].grain, GRAIN_MONTH);
	assert_float_equal(m->actuals[1].value, 5.5, 0);
	assert_true(slice_is(m->actuals[1].shares[1].person, "kim"));
	assert_int_equal(m->actuals[2].grain, GRAIN_QUARTER);
	assert_int_equal(m->actuals[2].index, 1);
	assert_int_equal(p->n_actions, 2);
	IS(p->actions[0].item.owner, "no");
	assert_false(action_is_open(&p->actions[0]));
	assert_int_equal(p->actions[0].started.v, DAY_NONE);
	assert_null(p->actions[0].started.at);
	assert_int_equal(act->due.v, day_from_ymd(2026, 3, 31));
	assert_int_equal(act->started.v, day_from_ymd(2026, 2, 1));
	assert_int_equal(act->dropped.v, day_from_ymd(2026, 3, 1));
	IS(act->blocked, "no lines");
	assert_int_equal(act->needs.n, 2);
	IS(act->needs.v[1], "growth.hire");
	IS(act->job, "reach");
	IS(act->barrier, "training");
	IS(act->item.was, "growth.phone");
	IS(act->notes, "Two lines\nof them\n");
	IS(l[0].metric, "visits");
	assert_float_equal(l[0].below.v, 1300, 0);
	assert_float_equal(l[0].above.v, 2000, 0);
	assert_int_equal(l[0].run_months, 2);
	assert_int_equal(l[0].run, 0);
	assert_int_equal(l[0].pulled.n, 2);
	IS(l[1].sentence, "It rains");
	assert_int_equal(l[1].pulled.v[0].v, day_from_ymd(2026, 4, 2));
	IS(p->rhythms[0].every, "week");
	arena_release(&a);
}

static void asks(void **state)
{
	struct arena a = ARENA_INIT;
	const struct plan *p = decode(&a, whole)->plan;
	struct calendar cal = CALENDAR_DEFAULT;
	const struct item **items;
	struct period period;
	int32_t first, last;

	(void)state;
	assert_int_equal(plan_items(&items, &a, p), 8);
	assert_true(slice_is(item_path(&a, items[0]),
			     "success-factors.answer-fast"));
	assert_true(slice_is(item_path(&a, items[7]), "rhythms.standup"));
	assert_ptr_equal(plan_item(p, SLICE("call")), &p->actions[1]);
	assert_ptr_equal(plan_item(p, SLICE("Answer_Fast")), &p->factors[0]);
	assert_null(plan_item(p, SLICE("cal")));
	assert_null(plan_action(p, SLICE("visits")));
	assert_ptr_equal(plan_metric(p, SLICE("visits")), &p->metrics[0]);
	assert_true(plan_period(&period, p, &cal));
	assert_int_equal(period.last, day_from_ymd(2026, 9, 30));
	cal.year_starts = 2;
	actual_days(&first, &last, &p->metrics[0].actuals[2], &cal);
	assert_int_equal(first, day_from_ymd(2026, 2, 1));
	assert_int_equal(last, day_from_ymd(2026, 4, 30));
	actual_days(&first, &last, &p->metrics[0].actuals[1], &cal);
	assert_int_equal(last, day_from_ymd(2026, 2, 28));
	arena_release(&a);
}

/* --- reasons -------------------------------------------------------------- */

static void new_reasons(void **state)
{
	static const struct {
		const char *before, *after;
		bool new;
	} rows[] = {
		{NULL, "The vendor signed late.", true},
		{"The vendor signed late.", "The vendor left.", true},
		{"The vendor signed", "The vendor signed late.", true},
		{"The vendor signed late.", "The vendor signed", true},
		{"late", "Late", true},
		{"The vendor signed late.", "The vendor signed late.", false},
		{"The vendor signed late.", " The vendor\nsigned  late. ",
		 false},
		{"caf\u00e9", "cafe\u0301", false},
		{"late", "", false},
		{NULL, " \n", false},
		{NULL, NULL, false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		if (reason_is_new(slice_of(rows[i].before),
				  slice_of(rows[i].after)) != rows[i].new)
			fail_msg("%zu: %s", i, rows[i].after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_reasons),
		cmocka_unit_test(decodes_plan),
		cmocka_unit_test(decodes_items),
		cmocka_unit_test(asks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
