/* The review as people read it, from hand-filled numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "base/utf8.h"
#include "lib/room.h"
#include "plan/method.h"
#include "render/render.h"
#include "report/review_doc_parts.h"

static const struct review_options asked = {.today = 20600};

#define D(m, d) day_from_ymd(2026, (m), (d))

static struct oid oid_of(uint8_t byte)
{
	struct oid id = {.len = 20};

	memset(id.raw, byte, 20);
	return id;
}

static struct move *moves(size_t n, const struct move *from)
{
	struct move *v = arena_array(&arena, n, sizeof(*v));

	memcpy(v, from, n * sizeof(*v));
	return v;
}

static struct action_review *add_action(struct review *r, const char *plan,
					const char *item, const char *title,
					const char *owner)
{
	struct action_review *act =
		&ARENA_PUSH(&arena, r->actions, r->n_actions);

	*act = (struct action_review){
		.plan = slice_of(plan),
		.item = slice_of(item),
		.title = slice_of(title),
		.owner = slice_of(owner),
		.owner_before = slice_of(owner),
		.promised_owner = slice_of(owner),
		.due_before = DAY_NONE,
		.due = DAY_NONE,
		.first_due = DAY_NONE,
		.done = DAY_NONE,
		.dropped = DAY_NONE,
		.promised_day = DAY_NONE,
		.slip_days = REVIEW_NONE,
		.periods_outlived = REVIEW_NONE,
	};
	return act;
}

static void fill_promises(struct review *r)
{
	struct action_review *act;

	act = add_action(r, "new-patients", "actions.weekly-numbers",
			 "Send every clinic its numbers each Monday", "sam");
	act->outcome = OUTCOME_DONE;
	act->due_before = act->due = act->promised_day = D(2, 13);
	act->done = D(2, 11);
	act->promise = PROMISE_START;
	act->ended = ENDED_KEPT;
	act->ended_commit = oid_of(0x11);

	act = add_action(r, "new-patients", "actions.lead-follow-up",
			 "Automate e-mail and SMS follow-up", "kim");
	act->outcome = OUTCOME_DONE;
	act->marks = 1u << MARK_SLIPPED;
	act->due_before = act->promised_day = D(2, 28);
	act->due = D(3, 31);
	act->done = D(3, 20);
	act->promise = PROMISE_START;
	act->ended = ENDED_LATE;
	act->slip_days = 31;
	act->barrier = SLICE("resources");
	act->moves = act->moves_ever = 1;
	act->moved = moves(
		1, &(struct move){.commit = oid_of(0x3f),
				  .author = SLICE("Kim Park"),
				  .from = D(2, 28),
				  .to = D(3, 31),
				  .days = 31,
				  .because = SLICE("vendor signed late")});
	act->n_moved = 1;

	act = add_action(r, "new-patients", "actions.front-desk",
			 "Train the front desk of every clinic on the new "
			 "script",
			 "otis");
	act->outcome = OUTCOME_OPEN;
	act->marks = 1u << MARK_SLIPPED | 1u << MARK_CARRIED;
	act->due_before = act->promised_day = D(3, 15);
	act->due = D(6, 30);
	act->promise = PROMISE_START;
	act->ended = ENDED_OPEN;
	act->slip_days = 107;
	act->periods_outlived = 2;
	act->moves = 2;
	act->moves_ever = 3;
	act->barrier = SLICE("training");
	act->blocked = SLICE("no trainer before June");
	act->moved = moves(
		2, (struct move[]){{.commit = oid_of(0x44),
				    .author = SLICE("Otis Bell"),
				    .from = D(3, 15),
				    .to = D(4, 30),
				    .days = 46},
				   {.commit = oid_of(0x45),
				    .author = SLICE("Otis Bell"),
				    .from = D(4, 30),
				    .to = D(6, 30),
				    .days = 61,
				    .because = SLICE("The trainer left.")}});
	act->n_moved = 2;

	act = add_action(r, "retention", "actions.survey",
			 "Ask every patient after the visit", "ines");
	act->outcome = OUTCOME_DROPPED;
	act->due_before = act->due = act->promised_day = D(3, 1);
	act->dropped = D(2, 20);
	act->promise = PROMISE_START;
	act->ended = ENDED_DROPPED;
	act->ended_commit = oid_of(0x55);
	act->ended_reason = SLICE("The hospital group runs the same survey.");

	act = add_action(r, "retention", "actions.newsletter",
			 "Monthly newsletter", "lee");
	act->outcome = OUTCOME_VANISHED;
	act->due_before = act->due = act->promised_day = D(3, 10);
	act->promise = PROMISE_START;
	act->ended = ENDED_VANISHED;
	act->ended_commit = oid_of(0x66);

	act = add_action(r, "retention", "actions.recall",
			 "Recall patients who missed a visit", "lee");
	act->outcome = OUTCOME_DONE;
	act->marks = 1u << MARK_ADDED;
	act->due = act->promised_day = D(3, 20);
	act->done = D(3, 18);
	act->promise = PROMISE_ADDED;
	act->ended = ENDED_KEPT;
	act->ended_commit = oid_of(0x67);
}

static void fill_others(struct review *r)
{
	struct action_review *act;

	act = add_action(r, "growth", "actions.second-site",
			 "Open the second site in the north", "dana");
	act->outcome = OUTCOME_OPEN;
	act->marks = 1u << MARK_SLIPPED | 1u << MARK_REASSIGNED;
	act->owner_before = SLICE("kim");
	act->due_before = D(9, 30);
	act->due = D(11, 30);
	act->slip_days = 61;
	act->moves = act->moves_ever = 1;
	act->moved = moves(1, &(struct move){.commit = oid_of(0x70),
					     .author = SLICE("Dana Reyes"),
					     .from = D(9, 30),
					     .to = D(11, 30),
					     .days = 61,
					     .because = SLICE("permit")});
	act->n_moved = 1;

	act = add_action(r, "growth", "actions.price-list",
			 "One price list for all clinics", "dana");
	act->outcome = OUTCOME_OPEN;
	act->marks = 1u << MARK_OVERDUE;
	act->due_before = act->due = day_from_ymd(2025, 11, 10);
	act->backlog = true;

	act = add_action(r, "growth", "actions.flu-leaflet",
			 "Leaflet for the flu wave", "sam");
	act->outcome = OUTCOME_DONE;
	act->marks = 1u << MARK_ADDED | 1u << MARK_UNPLANNED;
	act->due = D(2, 3);
	act->done = D(2, 2);
}

static void fill_totals(struct review *r)
{
	static struct totals before;

	r->totals = (struct totals){
		.plans = 3,
		.plans_added = 1,
		.start = {5, 1, 1, 1, 1, 1, 0.2, 0.4},
		.added_promises = {1, 1, 0, 0, 0, 0, 1, 1},
		.backlog_open = 1,
		.backlog_cleared = 2,
		.backlog_oldest_days = 141,
		.unplanned_added = 1,
		.unplanned_done = 1,
		.added = 2,
		.slipped = 3,
		.slip_days = 199,
		.slip_days_median = 61,
		.moves = 4,
		.reassigned = 1,
		.percent_to_objective = 0.424,
	};
	before = (struct totals){
		.plans = 2,
		.start = {8, 6, 1, 1, 0, 0, 0.75, 0.875},
		.backlog_open = 3,
		.backlog_oldest_days = 50,
		.slipped = 1,
		.slip_days = 14,
		.slip_days_median = 14,
		.percent_to_objective = 0.38,
	};
	r->before = &before;
}

static void fill_plans(struct review *r)
{
	static struct trend_point trend[] = {{"2025-Q3", 0.1, 0.9, NAN, NAN},
					     {"2025-Q4", 0.38, 0.75, NAN, NAN},
					     {"2026-Q1", 0.42, 0.33, NAN, NAN}};
	static struct plan_review plans[3];
	static struct metric_review metrics[2];

	plans[0] = (struct plan_review){
		.plan = SLICE("growth"),
		.title = SLICE("Grow in the north"),
		.added = true,
		.stage = STAGE_DRAFT,
		.percent_to_objective = NAN,
		.percent_before = NAN,
		.strategy = NAN,
		.execution = NAN,
	};
	plans[1] = (struct plan_review){
		.plan = SLICE("new-patients"),
		.title = SLICE("Win new patients through referrals"),
		.percent_to_objective = 0.42,
		.percent_before = 0.38,
		.measured = 2,
		.metrics = 2,
		.strategy = 7,
		.execution = 5,
		.promised = 3,
		.kept = 1,
		.trend = trend,
		.n_trend = 3,
	};
	plans[2] = (struct plan_review){
		.plan = SLICE("retention"),
		.title = SLICE("Patients who come back"),
		.percent_to_objective = NAN,
		.percent_before = NAN,
		.metrics = 1,
		.strategy = NAN,
		.execution = NAN,
		.promised = 2,
	};
	r->plans = plans;
	r->n_plans = 3;
	metrics[0] = (struct metric_review){
		.plan = SLICE("new-patients"),
		.item = SLICE("metrics.patients"),
		.title = SLICE("New patients per month"),
		.unit = SLICE("patients"),
		.baseline = 1200,
		.target = 1500,
		.target_before = 1620,
		.reading = 1248,
		.reading_before = 1215,
		.progress = 0.16,
		.progress_before = 0.04,
		.to_objective = 0.83,
		.expected = 0.25,
		.pace = 0.64,
		.behind = true,
		.eased = true,
	};
	metrics[1] = (struct metric_review){
		.plan = SLICE("retention"),
		.item = SLICE("metrics.answer"),
		.title = SLICE("Minutes until a lead is answered"),
		.baseline = 45,
		.target = 10,
		.target_before = 10,
		.reading = NAN,
		.reading_before = NAN,
		.progress = NAN,
		.progress_before = NAN,
		.to_objective = NAN,
		.expected = NAN,
		.pace = NAN,
	};
	r->metrics = metrics;
	r->n_metrics = 2;
}

static void fill_rest(struct review *r)
{
	static struct lever_review levers[2];
	static struct person_review people[5];
	static struct next_due next[2];
	static struct question question;

	levers[0] = (struct lever_review){
		.plan = SLICE("new-patients"),
		.item = SLICE("levers.shift-budget"),
		.then = SLICE("Move 15 % of the event budget to paid search"),
		.owner = SLICE("dana"),
		.state = LEVER_IGNORED,
		.fired_on = D(2, 28),
		.pulled_on = DAY_NONE,
	};
	levers[1] = (struct lever_review){
		.plan = SLICE("retention"),
		.item = SLICE("levers.call"),
		.state = LEVER_ARMED,
		.fired_on = DAY_NONE,
		.pulled_on = DAY_NONE,
	};
	r->levers = levers;
	r->n_levers = 2;
	people[0] = (struct person_review){
		SLICE("dana"), SLICE("Dana Reyes"), 2, 0, 0, 0, 61};
	people[1] = (struct person_review){
		SLICE("ines"), SLICE("Ines Vidal"), 0, 1, 0, 0, 0};
	people[2] = (struct person_review){
		SLICE("kim"), SLICE("Kim Park"), 0, 1, 0, 1, 31};
	people[3] = (struct person_review){
		SLICE("otis"), SLICE_NONE, 1, 1, 0, 0, 107};
	people[4] = (struct person_review){
		SLICE("sam"), SLICE("Sam Ode"), 0, 1, 1, 0, 0};
	r->people = people;
	r->n_people = 5;
	next[0] = (struct next_due){SLICE("growth"),
				    SLICE("actions.price-list"),
				    SLICE("One price list for all clinics"),
				    SLICE("dana"),
				    day_from_ymd(2025, 11, 10),
				    true};
	next[1] = (struct next_due){
		SLICE("new-patients"),
		SLICE("actions.front-desk"),
		SLICE("Train the front desk of every clinic on the new script"),
		SLICE("otis"),
		D(6, 30),
		false};
	r->next = next;
	r->n_next = 2;
	question = (struct question){
		SLICE("q1"), SLICE("new-patients"), SLICE("actions.front-desk"),
		SLICE("slipped"),
		SLICE("Moved three times, 107 days in all: keep, cut or plan "
		      "again?")};
	r->questions = &question;
	r->n_questions = 1;
}

static void head(struct review *r)
{
	*r = (struct review){
		.period = "2026-Q1",
		.against = "2025-Q4",
		.before_period = "2025-Q4",
		.next_period = "2026-Q2",
		.first_day = D(1, 1),
		.last_day = D(3, 31),
		.as_of = D(3, 31),
		.today = 20600,
		.from = {oid_of(0xa1), BY_TAG, D(1, 10)},
		.to = {oid_of(0xb2), BY_DATE, D(4, 10)},
		.tip = oid_of(0xb2),
		.people_shown = REPORT_NAMES,
	};
	r->totals.percent_to_objective = NAN;
	r->totals.slip_days_median = REVIEW_NONE;
	r->totals.backlog_oldest_days = REVIEW_NONE;
}

static struct review alder(void)
{
	struct review r;

	head(&r);
	fill_promises(&r);
	fill_others(&r);
	fill_totals(&r);
	fill_plans(&r);
	fill_rest(&r);
	return r;
}

static const char *text_of(const struct review *r, size_t width, bool colour)
{
	struct doc d = review_doc(&arena, r, &asked);
	struct text_style style = {width, colour};
	struct out o = out_mem(&buf);

	buf_clear(&buf);
	render_text(&o, &d, &style);
	assert_int_equal(o.failed, 0);
	return buf.ptr;
}

static const char *markdown_of(const struct review *r)
{
	struct doc d = review_doc(&arena, r, &asked);
	struct out o = out_mem(&buf);

	buf_clear(&buf);
	render_markdown(&o, &d);
	return buf.ptr;
}

static void has(const char *text)
{
	if (!strstr(buf.ptr, text))
		fail_msg("no '%s' in:\n%s", text, buf.ptr);
}

static void hasnt(const char *text)
{
	if (strstr(buf.ptr, text))
		fail_msg("'%s' in:\n%s", text, buf.ptr);
}

static void check_whole(void **state)
{
	static const char *const lines[] = {
		"2026-01-01 to 2026-03-31, set against the end of 2025-Q4.\n",
		"Most promises were not kept: 1 of 5 promises kept on time "
		"(20%), 2 by the end (40%); 1 open, 1 dropped, 1 deleted "
		"without "
		"a word.\n",
		"Days slipped     199 over 3 actions  14 over 1 action   "
		"worse, +185 days\n",
		"Backlog          1, oldest 141 days  3, oldest 50 days  "
		"better, \xe2\x88\x92"
		"2 open\n",
		"Late: 1\n- Automate e-mail and SMS follow-up "
		"(new-patients.lead-follow-up), Kim Park: promised for "
		"2026-02-28, done on 2026-03-20, 20 days late\n    2026-02-28 "
		"\xe2\x86\x92 2026-03-31, +31 days: vendor signed late "
		"(3f3f3f3f, Kim Park)\n",
		"+46 days: no reason given (44444444, Otis Bell)\n",
		"carried over 2 times\n    blocked: no trainer before June\n",
		"Vanished: 1\n- Monthly newsletter (retention.newsletter), "
		"lee: promised for 2026-03-10, deleted instead of dropped\n"
		"    no reason given (66666666)\n",
		"Kept: 1, and 1 promised during the period\n",
		"Moves without a reason: 1 of 4.",
		"training        1   107\n",
		"Unplanned: 1\n- Leaflet for the flu wave",
		"behind its pace; target eased: 1620 \xe2\x86\x92 1500\n",
		"shift-budget fired on 2026-02-28, and nobody acted: Move 15 "
		"%",
		"1 lever stays armed.\n",
		"Kim Park \xe2\x86\x92 Dana Reyes\n",
		"1 action falls due in 2026-Q2. 1 overdue action is brought "
		"along.\n",
		"Start: a1a1a1a1, tagged as the end of 2025-Q4\n",
	};
	struct review r = alder();
	size_t i;

	(void)state;
	text_of(&r, 200, false);
	for (i = 0; i < ARRAY_LEN(lines); i++)
		has(lines[i]);
	/* the verdict stands before any evidence, what it rests on last */
	assert_true(strstr(buf.ptr, "Most promises") <
		    strstr(buf.ptr, "Decisions needed"));
	assert_true(strstr(buf.ptr, "Promises\n---") <
		    strstr(buf.ptr, "How this review was made\n"));
	/* worst first: kept ones come after all others */
	assert_true(strstr(buf.ptr, "Vanished: 1") <
		    strstr(buf.ptr, "Kept: 1"));
}

static void check_verdicts(void **state)
{
	static const struct {
		size_t promised, kept, late;
		const char *words;
	} rows[] = {
		{0, 0, 0, "Nothing was promised for 2026-Q1."},
		{1, 1, 0,
		 "Every promise was kept on time: 1 of 1 promise kept"},
		{4, 3, 1,
		 "Too few promises for a verdict: 3 of 4 promises kept on "
		 "time, 4 by the end."},
		{5, 4, 1,
		 "Promises were kept: 4 of 5 promises kept on time (80%), 5 "
		 "by the end (100%)."},
		{10, 8, 0, "Most promises were kept: "},
		{20, 11, 5, "Most promises were kept, many of them late: "},
		{20, 11, 4,
		 "Half of the promises were kept: 11 of 20 promises "
		 "kept on time (55%), 15 by the end (75%)"},
		{10, 7, 0, "More than half of the promises were kept: "},
		{10, 4, 4, "Promises were kept late: "},
		{10, 3, 2, "Many promises were not kept: "},
		{1000, 799, 150, "Most promises were kept, many of them late"},
		{10, 4, 0, "Most promises were not kept: "},
	};
	struct review r;
	size_t i;

	(void)state;
	head(&r);
	r.totals.plans = 1;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		r.totals.start = (struct promise_counts){
			.promised = rows[i].promised,
			.kept = rows[i].kept,
			.late = rows[i].late,
		};
		text_of(&r, 200, false);
		has(rows[i].words);
	}
}

/* A first period has no promises at its start, but it may have kept some. */
static void check_first_period(void **state)
{
	struct review r;

	(void)state;
	head(&r);
	r.totals.plans = 1;
	r.totals.start = (struct promise_counts){.promised = 0};
	r.totals.added_promises =
		(struct promise_counts){.promised = 5, .kept = 3, .open = 2};
	text_of(&r, 200, false);
	hasnt("othing was promised");
	hasnt("nothing promised  ");
	has("No promise stood at the start; of those made during the period: "
	    "3 of 5 promises kept on time (60%), 3 by the end (60%); 2 open.");
	has("Kept on time     none at the start");
}

/* A mean over other plans is neither better nor worse. */
static void check_other_plans(void **state)
{
	struct review r = alder();

	(void)state;
	text_of(&r, 200, false);
	hasnt("other plans are measured");
	r.plans[1].percent_before = NAN;
	text_of(&r, 200, false);
	has("other plans are measured");
}

static void check_warnings(void **state)
{
	struct review_unreadable bad = {SLICE("plans/broken.yaml"), true,
					SLICE("line 3: a tab cannot indent")};
	static struct turn turn;
	static struct oid late;
	struct review r;

	(void)state;
	head(&r);
	text_of(&r, 200, false);
	hasnt("Provisional");
	hasnt("could not be read");
	has("There are no plans");
	r.running = r.provisional = true;
	r.to.by = BY_TIP;
	r.unreadable = &bad;
	r.n_unreadable = 1;
	turn = (struct turn){oid_of(0x77), SLICE("Merge branch 'main' of x")};
	r.turns = &turn;
	r.n_turns = 1;
	late = oid_of(0x88);
	r.out_of_order = &late;
	r.n_out_of_order = 1;
	text_of(&r, 200, false);
	has("Still running: counted up to 2026-03-31");
	hasnt("Not begun");
	has("Provisional: the books of 2026-Q1 close on 2026-04-10");
	has("1 version of a plan could not be read");
	has("plans/broken.yaml at the end: line 3: a tab cannot indent");
	has("77777777 Merge branch 'main' of x");
	has("To fix where it ends, tag it: git tag plan/2026-Q1");
	has("88888888\n");
	has("--today 2026-05-27");
	assert_true(strstr(buf.ptr, "could not be read") <
		    strstr(buf.ptr, "No plan could be read for"));
	r.as_of = D(1, 1) - 40;
	text_of(&r, 200, false);
	has("Not begun: 2026-Q1 begins on 2026-01-01.");
}

static void check_empty_sections(void **state)
{
	struct review r;

	(void)state;
	head(&r);
	text_of(&r, 80, false);
	hasnt("Promises\n");
	hasnt("Levers");
	hasnt("Deadlines moved");
	hasnt("Metrics");
	fill_rest(&r);
	r.levers[0].state = LEVER_SENTENCE;
	text_of(&r, 80, false);
	has("No lever fired. 1 lever stays armed. 1 lever has a sentence");
}

static void check_nobody_named(void **state)
{
	static const char *const names[] = {"Kim",  "kim", "Dana", "Otis",
					    "otis", "Ode", "lee"};
	struct review r = alder();
	size_t i;

	(void)state;
	r.people_shown = REPORT_TOTALS;
	text_of(&r, 80, false);
	for (i = 0; i < ARRAY_LEN(names); i++)
		hasnt(names[i]);
	has("5 people own actions; open: 3. 4 of them had promised "
	    "something; promises: 4.");
	r.people_shown = REPORT_NONE;
	text_of(&r, 80, false);
	for (i = 0; i < ARRAY_LEN(names); i++)
		hasnt(names[i]);
	hasnt("People\n");
}

/* Hundreds of entries are cut and counted, in both formats. */
static void check_long(void **state)
{
	struct review r;
	size_t i;

	(void)state;
	head(&r);
	r.totals.plans = 1;
	r.totals.start.promised = r.totals.start.late = 300;
	for (i = 0; i < 300; i++) {
		struct action_review *act =
			add_action(&r, "p", "actions.x", "Title", "dana");

		act->promise = PROMISE_START;
		act->ended = ENDED_LATE;
		act->outcome = OUTCOME_DONE;
		act->promised_day = D(1, 5);
		act->done = D(1, 6) + (int32_t)(i % 60);
	}
	text_of(&r, 200, false);
	has("and 290 more: --format json has them all");
	/* the latest first, so that the cut hides the smallest */
	has("60 days late");
	hasnt(", 1 day late");
	markdown_of(&r);
	has("and 290 more");
	assert_true(buf.len < MARKDOWN_MAX);
}

static void check_hostile(void **state)
{
	struct review r = alder();
	static const char bad[] = "</script> |\x1b[2J`*_@team #1 ";
	char *title = arena_alloc(&arena, 301);
	size_t width, i;

	(void)state;
	for (i = 0; i < 300; i++)
		title[i] = bad[i % (sizeof(bad) - 1)];
	r.actions[1].title = (struct slice){title, 300};
	r.actions[2].title = SLICE("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d");
	r.plans[1].title = SLICE("a\nb\tc \xe2\x80\xae");
	r.actions[3].ended_reason = (struct slice){title, 300};
	for (width = 40; width <= 200; width += 20) {
		struct slice rest, line;

		text_of(&r, width, true);
		assert_null(strstr(buf.ptr, "\x1b[2J"));
		text_of(&r, width, false);
		rest = buf_slice(&buf);
		while (slice_line(&line, &rest)) {
			/* commands are not wrapped */
			if (slice_starts(slice_trim(line),
					 SLICE("git plan review")))
				continue;
			assert_true(utf8_width(line) <= width);
		}
		assert_int_equal(utf8_invalid(buf_slice(&buf)), buf.len);
	}
	has("a b c <U+202E>");
	has("\xe2\x80\xa6");
	markdown_of(&r);
	assert_null(strstr(buf.ptr, "</script>"));
	assert_null(strstr(buf.ptr, "@team"));
}

/* The same commits, asked the same way. */
static void check_command(void **state)
{
	struct review_options o = {.against = SLICE("2025-Q2")};
	struct text_style style = {80, false};
	struct review r = alder();
	struct out out = out_mem(&buf);
	struct doc d;

	(void)state;
	memcpy(r.against, "2025-Q2", 8);
	d = review_doc(&arena, &r, &o);
	render_text(&out, &d, &style);
	has("git plan review 2026-Q1 --against 2025-Q2 --tip b2b2b2b2b2b2b2b2"
	    "b2b2b2b2b2b2b2b2b2b2b2b2\n");
	o = (struct review_options){.revisions = true};
	buf_clear(&buf);
	r.from.by = r.to.by = BY_REVISION;
	d = review_doc(&arena, &r, &o);
	render_text(&out, &d, &style);
	has("git plan review --rev a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1.."
	    "b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2\n");
}

/* Each method has its part, in the place that its bit says. */
static void check_methods(void **state)
{
	static const struct {
		enum method_id id;
		const char *name;
	} rows[] = {
		{METHOD_ONE_PAGE, "one-page"},
		{METHOD_SUCCESS_FACTORS, "success-factors"},
		{METHOD_EXECUTION, "execution"},
		{METHOD_START_AT_THE_END, "start-at-the-end"},
		{METHOD_DELEGATION, "delegation"},
	};
	size_t i;

	(void)state;
	assert_int_equal(ARRAY_LEN(rows), N_METHODS);
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		assert_string_equal(methods[rows[i].id].name, rows[i].name);
		assert_non_null(method_parts[rows[i].id].title);
		assert_non_null(method_parts[rows[i].id].has);
		assert_non_null(method_parts[rows[i].id].write);
	}
	assert_null(methods[N_METHODS].name);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, room_setup, room_teardown)
	const struct CMUnitTest tests[] = {
		TEST(check_whole),	  TEST(check_verdicts),
		TEST(check_other_plans),  TEST(check_first_period),
		TEST(check_warnings),	  TEST(check_empty_sections),
		TEST(check_nobody_named), TEST(check_long),
		TEST(check_hostile),	  TEST(check_command),
		TEST(check_methods),
	};

	return cmocka_run_group_tests_name("review_doc", tests, NULL, NULL);
}
