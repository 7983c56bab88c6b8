/* A review as records, and the rows that name their members. */
#include "report/review_records.h"

#include "report/diff_report.h"
#include "report/review_method_records.h"

#define ROW(kind_of, record, member, text)                                     \
	.name = #member, .type = kind_of,                                      \
	.at = offsetof(struct record, member), .help = text
/* A member that is called otherwise in the output. */
#define ROW_AS(key, kind_of, record, member, text)                             \
	.name = key, .type = kind_of, .at = offsetof(struct record, member),   \
	.help = text
#define LIST_OF(rows, record) .sub = rows, .sub_size = sizeof(struct record)

struct boundary_record {
	struct slice commit;
	const char *by;
	int32_t closes;
};

struct moved_record {
	struct slice commit;
	int32_t day, from, to;
	int64_t days;
	struct slice author, because;
};

struct action_record {
	struct action_review act;
	const char *outcome, *promise, *ended;
	struct rec_list marks, moved;
	struct slice promised_owner, barrier, job, ended_commit;
};

struct trend_record {
	struct slice period;
	double percent_to_objective, on_time, strategy, execution;
};

struct plan_record {
	struct plan_review plan;
	const char *stage;
	struct rec_list trend, methods;
};

struct point_record {
	int32_t day;
	struct slice label;
	double reading, expected;
};

struct metric_record {
	struct metric_review metric;
	struct rec_list points;
};

struct lever_record {
	struct lever_review lever;
	const char *state;
};

struct next_record {
	struct slice period;
	struct rec_list actions;
};

struct turn_record {
	struct slice commit, subject;
};

struct lost_record {
	struct slice file;
	const char *side;
	struct slice message;
};

struct review_record {
	struct slice period, against;
	int32_t first_day, last_day, as_of;
	bool running, provisional;
	struct boundary_record from, to;
	struct totals totals;
	const struct totals *before;
	struct rec_list actions, plans, metrics, levers, people, texts,
		questions, turns, out_of_order, unreadable;
	size_t questions_left_out;
	struct slice before_period, tip;
	struct next_record next;
	struct method_records methods;
};

/* --- words -------------------------------------------------------------------
 */

static const char *const outcome_words[] = {"done", "dropped", "vanished",
					    "open", NULL};
static const char *const mark_words[] = {
	"added",   "slipped", "brought-forward", "reassigned", "reopened",
	"overdue", "carried", "unplanned",	 "late-entry", NULL};
static const char *const promise_words[] = {[PROMISE_NO] = NULL,
					    [PROMISE_START] = "start",
					    [PROMISE_ADDED] = "added"};
static const char *const promise_schema[] = {"start", "added", NULL};
static const char *const ended_words[] = {"kept",    "late",	 "open",
					  "dropped", "vanished", NULL};
static const char *const by_words[] = {"tag", "date", "tip", "revision", NULL};
static const char *const stage_words[] = {"committed", "draft", "closed",
					  "dropped", NULL};
static const char *const state_words[] = {"armed",   "fired",	 "pulled",
					  "ignored", "sentence", NULL};
static const char *const side_words[] = {"from", "to", NULL};

/* --- rows --------------------------------------------------------------------
 */

static const struct rec_field boundary_rows[] = {
	{ROW(REC_TEXT, boundary_record, commit,
	     "its full id; null: before the first commit")},
	{ROW(REC_WORD, boundary_record, by, "how it was found"),
	 .words = by_words},
	{ROW(REC_DAY, boundary_record, closes, "the day the books close")},
	REC_END,
};

static const struct rec_field promise_rows[] = {
	{ROW(REC_COUNT, promise_counts, promised, NULL)},
	{ROW(REC_COUNT, promise_counts, kept, "done by the promised day")},
	{ROW(REC_COUNT, promise_counts, late, "done after it, in the period")},
	{ROW(REC_COUNT, promise_counts, open, NULL)},
	{ROW(REC_COUNT, promise_counts, dropped, NULL)},
	{ROW(REC_COUNT, promise_counts, vanished, "deleted without a word")},
	{ROW(REC_FRACTION, promise_counts, on_time, "kept / promised")},
	{ROW(REC_FRACTION, promise_counts, by_the_end,
	     "(kept + late) / promised")},
	REC_END,
};

static const struct rec_field promises_rows[] = {
	{ROW(REC_RECORD, totals, start, "standing at the start"),
	 .sub = promise_rows},
	{ROW_AS("added", REC_RECORD, totals, added_promises,
		"made during the period"),
	 .sub = promise_rows},
	REC_END,
};

static const struct rec_field backlog_rows[] = {
	{ROW_AS("open", REC_COUNT, totals, backlog_open, NULL)},
	{ROW_AS("cleared", REC_COUNT, totals, backlog_cleared, NULL)},
	{ROW_AS("oldest_days", REC_INT, totals, backlog_oldest_days,
		"age of the oldest that is still open")},
	REC_END,
};

static const struct rec_field unplanned_rows[] = {
	{ROW_AS("added", REC_COUNT, totals, unplanned_added, NULL)},
	{ROW_AS("done", REC_COUNT, totals, unplanned_done, NULL)},
	REC_END,
};

static const struct rec_field outcomes_rows[] = {
	{ROW_AS("done", REC_COUNT, totals, outcomes[OUTCOME_DONE], NULL)},
	{ROW_AS("dropped", REC_COUNT, totals, outcomes[OUTCOME_DROPPED], NULL)},
	{ROW_AS("vanished", REC_COUNT, totals, outcomes[OUTCOME_VANISHED],
		NULL)},
	{ROW_AS("open", REC_COUNT, totals, outcomes[OUTCOME_OPEN], NULL)},
	{ROW_AS("settled", REC_COUNT, totals, outcomes[OUTCOME_SETTLED], NULL)},
	REC_END,
};

/* The nested objects are views of the same flat struct. */
static const struct rec_field totals_rows[] = {
	{ROW(REC_COUNT, totals, plans, NULL)},
	{ROW(REC_COUNT, totals, plans_added, NULL)},
	{ROW(REC_COUNT, totals, plans_removed, NULL)},
	{.name = "promises", .type = REC_RECORD, .sub = promises_rows},
	{.name = "backlog", .type = REC_RECORD, .sub = backlog_rows},
	{.name = "unplanned", .type = REC_RECORD, .sub = unplanned_rows},
	{.name = "outcomes", .type = REC_RECORD, .sub = outcomes_rows},
	{ROW(REC_COUNT, totals, added, NULL)},
	{ROW(REC_COUNT, totals, slipped, NULL)},
	{ROW(REC_INT, totals, slip_days, "over the slipped actions")},
	{ROW(REC_INT, totals, slip_days_median, "the lower of the middle two")},
	{ROW(REC_COUNT, totals, moves, NULL)},
	{ROW(REC_COUNT, totals, brought_forward, NULL)},
	{ROW(REC_COUNT, totals, reassigned, NULL)},
	{ROW(REC_COUNT, totals, reopened, NULL)},
	{ROW(REC_COUNT, totals, overdue, NULL)},
	{ROW(REC_COUNT, totals, carried, NULL)},
	{ROW(REC_COUNT, totals, late_entry, NULL)},
	{ROW(REC_FRACTION, totals, percent_to_objective,
	     "the mean over the plans that have one, as a fraction")},
	REC_END,
};

static const struct rec_field moved_rows[] = {
	{ROW(REC_TEXT, moved_record, commit, "its full id")},
	{ROW(REC_DAY, moved_record, day, "of the commit")},
	{ROW(REC_TEXT, moved_record, author, NULL)},
	{ROW(REC_DAY, moved_record, from, NULL)},
	{ROW(REC_DAY, moved_record, to, NULL)},
	{ROW(REC_INT, moved_record, days, "below zero: earlier")},
	{ROW(REC_TEXT, moved_record, because, "null: unexplained")},
	REC_END,
};

static const struct rec_field action_rows[] = {
	{ROW_AS("plan", REC_TEXT, action_record, act.plan, NULL)},
	{ROW_AS("item", REC_TEXT, action_record, act.item, NULL)},
	{ROW_AS("title", REC_TEXT, action_record, act.title, NULL)},
	{ROW_AS("file", REC_TEXT, action_record, act.file, NULL)},
	{ROW_AS("owner", REC_TEXT, action_record, act.owner, NULL)},
	{ROW_AS("owner_before", REC_TEXT, action_record, act.owner_before,
		NULL)},
	{ROW(REC_WORD, action_record, outcome, NULL), .words = outcome_words},
	{ROW(REC_WORDS, action_record, marks, NULL), .words = mark_words},
	{ROW_AS("due_before", REC_DAY, action_record, act.due_before, NULL)},
	{ROW_AS("due", REC_DAY, action_record, act.due, NULL)},
	{ROW_AS("first_due", REC_DAY, action_record, act.first_due,
		"the first date it ever had")},
	{ROW_AS("done", REC_DAY, action_record, act.done, NULL)},
	{ROW_AS("dropped", REC_DAY, action_record, act.dropped, NULL)},
	{ROW_AS("blocked", REC_TEXT, action_record, act.blocked, NULL)},
	{ROW(REC_WORD, action_record, promise, "null: no promise"),
	 .words = promise_schema},
	{ROW_AS("promised_day", REC_DAY, action_record, act.promised_day,
		NULL)},
	{ROW(REC_TEXT, action_record, promised_owner, "who made the promise")},
	{ROW(REC_WORD, action_record, ended, "how the promise ended"),
	 .words = ended_words},
	{ROW_AS("slip_days", REC_INT, action_record, act.slip_days,
		"net; below zero: earlier")},
	{ROW_AS("moves", REC_COUNT, action_record, act.moves,
		"of the due date, in the window")},
	{ROW_AS("moves_ever", REC_COUNT, action_record, act.moves_ever, NULL)},
	{ROW_AS("periods_outlived", REC_INT, action_record,
		act.periods_outlived, "null unless carried")},
	{ROW_AS("because", REC_TEXT, action_record, act.because, NULL)},
	{ROW(REC_LIST, action_record, moved, "oldest first"),
	 LIST_OF(moved_rows, moved_record)},
	{ROW(REC_TEXT, action_record, barrier, "what stands in its way")},
	{ROW(REC_TEXT, action_record, job, NULL)},
	{ROW_AS("handed_over", REC_BOOL, action_record, act.handed_over,
		"another owner than the promise's")},
	{ROW_AS("backlog", REC_BOOL, action_record, act.backlog,
		"due before the period and open at its start")},
	{ROW_AS("backlog_cleared", REC_BOOL, action_record, act.backlog_cleared,
		"and done or dropped since")},
	{ROW(REC_TEXT, action_record, ended_commit,
	     "that settled or removed it")},
	{ROW_AS("ended_because", REC_TEXT, action_record, act.ended_reason,
		"the reason of that step")},
	REC_END,
};

static const struct rec_field trend_rows[] = {
	{ROW(REC_TEXT, trend_record, period, NULL)},
	{ROW(REC_FRACTION, trend_record, percent_to_objective, NULL)},
	{ROW(REC_FRACTION, trend_record, on_time, NULL)},
	{ROW(REC_FRACTION, trend_record, strategy, "as scored")},
	{ROW(REC_FRACTION, trend_record, execution, "as scored")},
	REC_END,
};

static const struct rec_field plan_rows[] = {
	{ROW_AS("plan", REC_TEXT, plan_record, plan.plan, NULL)},
	{ROW_AS("title", REC_TEXT, plan_record, plan.title, NULL)},
	{ROW_AS("file", REC_TEXT, plan_record, plan.file, NULL)},
	{ROW_AS("owner", REC_TEXT, plan_record, plan.owner, NULL)},
	{ROW(REC_WORD, plan_record, stage, NULL), .words = stage_words},
	{ROW_AS("added", REC_BOOL, plan_record, plan.added, NULL)},
	{ROW_AS("removed", REC_BOOL, plan_record, plan.removed, NULL)},
	{ROW_AS("percent_to_objective", REC_FRACTION, plan_record,
		plan.percent_to_objective, "as a fraction")},
	{ROW_AS("percent_before", REC_FRACTION, plan_record,
		plan.percent_before, NULL)},
	{ROW_AS("measured", REC_COUNT, plan_record, plan.measured,
		"metrics with progress")},
	{ROW_AS("metrics", REC_COUNT, plan_record, plan.metrics, NULL)},
	{ROW_AS("strategy", REC_FRACTION, plan_record, plan.strategy,
		"the score given for the period")},
	{ROW_AS("execution", REC_FRACTION, plan_record, plan.execution, NULL)},
	{ROW_AS("promised", REC_COUNT, plan_record, plan.promised, NULL)},
	{ROW_AS("kept", REC_COUNT, plan_record, plan.kept, NULL)},
	{ROW(REC_LIST, plan_record, trend, "oldest first, at most eight"),
	 LIST_OF(trend_rows, trend_record)},
	{ROW_AS("statement", REC_TEXT, plan_record, plan.statement,
		"of the objective")},
	{ROW(REC_WORDS, plan_record, methods, "in force")},
	REC_END,
};

static const struct rec_field point_rows[] = {
	{ROW(REC_DAY, point_record, day, NULL)},
	{ROW(REC_TEXT, point_record, label, "2026-02 for a month's actual")},
	{ROW(REC_FRACTION, point_record, reading, "null: a day to come")},
	{ROW(REC_FRACTION, point_record, expected, NULL)},
	REC_END,
};

static const struct rec_field metric_rows[] = {
	{ROW_AS("plan", REC_TEXT, metric_record, metric.plan, NULL)},
	{ROW_AS("item", REC_TEXT, metric_record, metric.item, NULL)},
	{ROW_AS("title", REC_TEXT, metric_record, metric.title, NULL)},
	{ROW_AS("owner", REC_TEXT, metric_record, metric.owner, NULL)},
	{ROW_AS("unit", REC_TEXT, metric_record, metric.unit, NULL)},
	{ROW_AS("baseline", REC_FRACTION, metric_record, metric.baseline,
		NULL)},
	{ROW_AS("target", REC_FRACTION, metric_record, metric.target, NULL)},
	{ROW_AS("target_before", REC_FRACTION, metric_record,
		metric.target_before, NULL)},
	{ROW_AS("reading", REC_FRACTION, metric_record, metric.reading, NULL)},
	{ROW_AS("reading_before", REC_FRACTION, metric_record,
		metric.reading_before, NULL)},
	{ROW(REC_FRACTION, metric_review, progress,
	     "of the way from baseline to target")},
	{ROW_AS("progress_before", REC_FRACTION, metric_record,
		metric.progress_before, NULL)},
	{ROW_AS("to_objective", REC_FRACTION, metric_record,
		metric.to_objective, NULL)},
	{ROW(REC_FRACTION, metric_review, expected,
	     "progress that was due by now")},
	{ROW_AS("pace", REC_FRACTION, metric_record, metric.pace,
		"progress / expected")},
	{ROW_AS("behind", REC_BOOL, metric_record, metric.behind,
		"pace under 0.75")},
	{ROW_AS("eased", REC_BOOL, metric_record, metric.eased,
		"easier to reach than before")},
	{ROW_AS("explained", REC_BOOL, metric_record, metric.explained,
		"its reason is new")},
	{ROW_AS("removed", REC_BOOL, metric_record, metric.removed, NULL)},
	{ROW(REC_LIST, metric_record, points,
	     "its course, by day; thinned where there are very many"),
	 LIST_OF(point_rows, point_record)},
	REC_END,
};

static const struct rec_field lever_rows[] = {
	{ROW_AS("plan", REC_TEXT, lever_record, lever.plan, NULL)},
	{ROW_AS("item", REC_TEXT, lever_record, lever.item, NULL)},
	{ROW(REC_WORD, lever_record, state, NULL), .words = state_words},
	{ROW_AS("fired_on", REC_DAY, lever_record, lever.fired_on, NULL)},
	{ROW_AS("pulled_on", REC_DAY, lever_record, lever.pulled_on, NULL)},
	{ROW_AS("then", REC_TEXT, lever_record, lever.then, "what to do")},
	{ROW_AS("owner", REC_TEXT, lever_record, lever.owner, NULL)},
	REC_END,
};

static const struct rec_field person_rows[] = {
	{ROW(REC_TEXT, person_review, owner, NULL)},
	{ROW(REC_TEXT, person_review, name, NULL)},
	{ROW(REC_COUNT, person_review, open, NULL)},
	{ROW(REC_COUNT, person_review, promised, NULL)},
	{ROW(REC_COUNT, person_review, kept, NULL)},
	{ROW(REC_COUNT, person_review, late, NULL)},
	{ROW(REC_INT, person_review, slip_days, NULL)},
	REC_END,
};

static const struct rec_field question_rows[] = {
	{ROW(REC_TEXT, question, id, NULL)},
	{ROW(REC_TEXT, question, plan, NULL)},
	{ROW(REC_TEXT, question, item, NULL)},
	{ROW(REC_TEXT, question, about, NULL)},
	{ROW(REC_TEXT, question, text, NULL)},
	REC_END,
};

static const struct rec_field due_rows[] = {
	{ROW(REC_TEXT, next_due, plan, NULL)},
	{ROW(REC_TEXT, next_due, item, NULL)},
	{ROW(REC_TEXT, next_due, title, NULL)},
	{ROW(REC_TEXT, next_due, owner, NULL)},
	{ROW(REC_DAY, next_due, due, NULL)},
	{ROW(REC_BOOL, next_due, overdue, "brought along")},
	REC_END,
};

static const struct rec_field next_rows[] = {
	{ROW(REC_TEXT, next_record, period, NULL)},
	{ROW(REC_LIST, next_record, actions, "that fall due in it"),
	 LIST_OF(due_rows, next_due)},
	REC_END,
};

static const struct rec_field turn_rows[] = {
	{ROW(REC_TEXT, turn_record, commit, "its full id")},
	{ROW(REC_TEXT, turn_record, subject, NULL)},
	REC_END,
};

static const struct rec_field lost_rows[] = {
	{ROW(REC_TEXT, lost_record, file, NULL)},
	{ROW(REC_WORD, lost_record, side, NULL), .words = side_words},
	{ROW(REC_TEXT, lost_record, message, NULL)},
	REC_END,
};

const struct rec_field review_rows[] = {
	{ROW(REC_TEXT, review_record, period, NULL)},
	{ROW(REC_TEXT, review_record, against,
	     "the period whose end is the start; null for two revisions")},
	{ROW(REC_DAY, review_record, first_day, NULL)},
	{ROW(REC_DAY, review_record, last_day, NULL)},
	{ROW(REC_DAY, review_record, as_of,
	     "the last day, or today while the period is running")},
	{ROW(REC_BOOL, review_record, running, NULL)},
	{ROW(REC_BOOL, review_record, provisional,
	     "the books at one end are not closed yet")},
	{ROW(REC_RECORD, review_record, from, "the start"),
	 .sub = boundary_rows},
	{ROW(REC_RECORD, review_record, to, "the end"), .sub = boundary_rows},
	{ROW(REC_RECORD, review_record, totals, NULL), .sub = totals_rows},
	{ROW(REC_MAYBE, review_record, before,
	     "the totals of the period before"),
	 .sub = totals_rows},
	{ROW(REC_LIST, review_record, actions,
	     "every action that was not settled before; by plan, then the "
	     "file's order, vanished ones last"),
	 LIST_OF(action_rows, action_record)},
	{ROW(REC_LIST, review_record, plans, "by id"),
	 LIST_OF(plan_rows, plan_record)},
	{ROW(REC_LIST, review_record, metrics, NULL),
	 LIST_OF(metric_rows, metric_record)},
	{ROW(REC_LIST, review_record, levers, NULL),
	 LIST_OF(lever_rows, lever_record)},
	{ROW(REC_LIST, review_record, people,
	     "empty unless reports may name people"),
	 LIST_OF(person_rows, person_review)},
	{ROW(REC_LIST, review_record, texts, "changes as in diff"),
	 LIST_OF(change_rows, change_record)},
	{ROW(REC_LIST, review_record, questions, NULL),
	 LIST_OF(question_rows, question)},
	{ROW(REC_LIST, review_record, turns, NULL),
	 LIST_OF(turn_rows, turn_record)},
	{ROW(REC_TEXTS, review_record, out_of_order,
	     "commits whose dates go backwards near a boundary")},
	{ROW(REC_LIST, review_record, unreadable, NULL),
	 LIST_OF(lost_rows, lost_record)},
	{ROW(REC_COUNT, review_record, questions_left_out,
	     "that weigh less than those asked")},
	{ROW(REC_TEXT, review_record, before_period,
	     "the period that `before` counts")},
	{ROW(REC_TEXT, review_record, tip,
	     "the commit from which the main line was followed")},
	{ROW(REC_RECORD, review_record, next, "what the next period holds"),
	 .sub = next_rows},
	{ROW(REC_RECORD, review_record, methods,
	     "what the methods in force add"),
	 .sub = method_rows},
	REC_END,
};

/* --- filling -----------------------------------------------------------------
 */

static struct slice or_null(struct slice s)
{
	return s.len ? s : SLICE_NONE;
}

static struct slice commit_text(struct arena *a, const struct oid *id)
{
	char hex[OID_HEX_MAX];

	if (oid_is_none(id))
		return SLICE_NONE;
	return arena_copy(a, slice_of(oid_hex(hex, id)));
}

static struct boundary_record boundary_record(struct arena *a,
					      const struct boundary *b)
{
	return (struct boundary_record){
		.commit = commit_text(a, &b->commit),
		.by = b->by == BY_NOTHING ? NULL : boundary_by_name(b->by),
		.closes = b->closes,
	};
}

static struct rec_list mark_list(struct arena *a, unsigned marks)
{
	const char **v = NULL;
	size_t n = 0;
	enum mark m;

	for (m = MARK_ADDED; m < N_MARKS; m++)
		if (marks >> m & 1)
			ARENA_PUSH(a, v, n) = mark_name(m);
	return (struct rec_list){v, n};
}

static struct rec_list moved_list(struct arena *a,
				  const struct action_review *act)
{
	struct moved_record *v = arena_array(a, act->n_moved, sizeof(*v));
	size_t i;

	for (i = 0; i < act->n_moved; i++) {
		const struct move *m = &act->moved[i];

		v[i] = (struct moved_record){
			.commit = commit_text(a, &m->commit),
			.day = m->day,
			.author = m->author,
			.from = m->from,
			.to = m->to,
			.days = m->from == DAY_NONE || m->to == DAY_NONE
					? REC_INT_NONE
					: m->days,
			.because = m->because,
		};
	}
	return (struct rec_list){v, act->n_moved};
}

static struct rec_list action_list(struct arena *a, const struct review *r)
{
	struct action_record *v = arena_array(a, r->n_actions, sizeof(*v));
	size_t i;

	for (i = 0; i < r->n_actions; i++) {
		const struct action_review *act = &r->actions[i];

		v[i] = (struct action_record){
			.act = *act,
			.outcome = outcome_name(act->outcome),
			.promise = promise_words[act->promise],
			.ended = act->ended == ENDED_NO
					 ? NULL
					 : ended_name(act->ended),
			.marks = mark_list(a, act->marks),
			.moved = moved_list(a, act),
			.barrier = or_null(act->barrier),
			.job = or_null(act->job),
			.ended_commit = commit_text(a, &act->ended_commit),
		};
		if (act->promise != PROMISE_NO)
			v[i].promised_owner = act->promised_owner;
		else
			v[i].act.promised_day = DAY_NONE;
	}
	return (struct rec_list){v, r->n_actions};
}

static struct rec_list trend_list(struct arena *a, const struct plan_review *p)
{
	struct trend_record *v = arena_array(a, p->n_trend, sizeof(*v));
	size_t i;

	for (i = 0; i < p->n_trend; i++)
		v[i] = (struct trend_record){
			.period = slice_of(p->trend[i].period),
			.percent_to_objective =
				p->trend[i].percent_to_objective,
			.on_time = p->trend[i].on_time,
			.strategy = p->trend[i].strategy,
			.execution = p->trend[i].execution,
		};
	return (struct rec_list){v, p->n_trend};
}

static struct rec_list plan_list(struct arena *a, const struct review *r)
{
	struct plan_record *v = arena_array(a, r->n_plans, sizeof(*v));
	size_t i;

	for (i = 0; i < r->n_plans; i++)
		v[i] = (struct plan_record){
			.plan = r->plans[i],
			.stage = stage_name(r->plans[i].stage),
			.trend = trend_list(a, &r->plans[i]),
			.methods = method_names(a, r->plans[i].methods),
		};
	return (struct rec_list){v, r->n_plans};
}

static struct rec_list point_list(struct arena *a,
				  const struct metric_review *m)
{
	struct point_record *v = arena_array(a, m->n_points, sizeof(*v));
	size_t i;

	for (i = 0; i < m->n_points; i++)
		v[i] = (struct point_record){
			.day = m->points[i].day,
			.label = slice_of(m->points[i].label),
			.reading = m->points[i].reading,
			.expected = m->points[i].expected,
		};
	return (struct rec_list){v, m->n_points};
}

static struct rec_list metric_list(struct arena *a, const struct review *r)
{
	struct metric_record *v = arena_array(a, r->n_metrics, sizeof(*v));
	size_t i;

	for (i = 0; i < r->n_metrics; i++)
		v[i] = (struct metric_record){
			.metric = r->metrics[i],
			.points = point_list(a, &r->metrics[i]),
		};
	return (struct rec_list){v, r->n_metrics};
}

static struct rec_list lever_list(struct arena *a, const struct review *r)
{
	struct lever_record *v = arena_array(a, r->n_levers, sizeof(*v));
	size_t i;

	for (i = 0; i < r->n_levers; i++)
		v[i] = (struct lever_record){
			.lever = r->levers[i],
			.state = lever_state_name(r->levers[i].state),
		};
	return (struct rec_list){v, r->n_levers};
}

static struct rec_list text_list(struct arena *a, const struct review *r)
{
	struct change_record *v = arena_array(a, r->n_texts, sizeof(*v));
	size_t i;

	for (i = 0; i < r->n_texts; i++)
		change_record(&v[i], a, &r->texts[i]);
	return (struct rec_list){v, r->n_texts};
}

static struct rec_list turn_list(struct arena *a, const struct review *r)
{
	struct turn_record *v = arena_array(a, r->n_turns, sizeof(*v));
	size_t i;

	for (i = 0; i < r->n_turns; i++)
		v[i] = (struct turn_record){commit_text(a, &r->turns[i].commit),
					    r->turns[i].subject};
	return (struct rec_list){v, r->n_turns};
}

static struct rec_list commit_list(struct arena *a, const struct oid *ids,
				   size_t n)
{
	struct slice *v = arena_array(a, n, sizeof(*v));
	size_t i;

	for (i = 0; i < n; i++)
		v[i] = commit_text(a, &ids[i]);
	return (struct rec_list){v, n};
}

static struct rec_list lost_list(struct arena *a, const struct review *r)
{
	struct lost_record *v = arena_array(a, r->n_unreadable, sizeof(*v));
	size_t i;

	for (i = 0; i < r->n_unreadable; i++)
		v[i] = (struct lost_record){
			.file = r->unreadable[i].file,
			.side = side_words[r->unreadable[i].in_new],
			.message = r->unreadable[i].message,
		};
	return (struct rec_list){v, r->n_unreadable};
}

struct review_record *review_record(struct arena *a, const struct review *r)
{
	struct review_record *out = arena_alloc(a, sizeof(*out));

	*out = (struct review_record){
		.period = slice_of(r->period),
		.against = r->against[0] ? slice_of(r->against) : SLICE_NONE,
		.first_day = r->first_day,
		.last_day = r->last_day,
		.as_of = r->as_of,
		.running = r->running,
		.provisional = r->provisional,
		.from = boundary_record(a, &r->from),
		.to = boundary_record(a, &r->to),
		.totals = r->totals,
		.before = r->before,
		.actions = action_list(a, r),
		.plans = plan_list(a, r),
		.metrics = metric_list(a, r),
		.levers = lever_list(a, r),
		.texts = text_list(a, r),
		.questions = {r->questions, r->n_questions},
		.turns = turn_list(a, r),
		.out_of_order =
			commit_list(a, r->out_of_order, r->n_out_of_order),
		.unreadable = lost_list(a, r),
		.questions_left_out = r->n_unasked,
		.before_period = or_null(slice_of(r->before_period)),
		.tip = commit_text(a, &r->tip),
		.next = {slice_of(r->next_period), {r->next, r->n_next}},
		.methods = method_records(a, r),
	};
	if (r->people_shown == REPORT_NAMES)
		out->people = (struct rec_list){r->people, r->n_people};
	return out;
}
