/* What today asks for as records, and the rows that name their members. */
#include "report/status_report.h"

#define ROW(kind_of, record, member, text)                                     \
	.name = #member, .type = kind_of,                                      \
	.at = offsetof(struct record, member), .help = text

#define LIST_OF(rows, record) .sub = rows, .sub_size = sizeof(struct record)

static const struct rec_field action_rows[] = {
	{ROW(REC_TEXT, status_action, plan, "the plan's identity")},
	{ROW(REC_TEXT, status_action, item, "such as actions.front-desk")},
	{ROW(REC_TEXT, status_action, title, NULL)},
	{ROW(REC_TEXT, status_action, file, NULL)},
	{ROW(REC_TEXT, status_action, owner, "handle")},
	{ROW(REC_DAY, status_action, due, NULL)},
	{ROW(REC_INT, status_action, days,
	     "from today to then; below zero: overdue")},
	{ROW(REC_TEXT, status_action, blocked, "by what")},
	{ROW(REC_TEXT, status_action, because, "why it last changed")},
	REC_END,
};

static const struct rec_field lever_rows[] = {
	{ROW(REC_TEXT, status_lever, plan, "the plan's identity")},
	{ROW(REC_TEXT, status_lever, item, "such as levers.shift-budget")},
	{ROW(REC_TEXT, status_lever, then, "what was to be done")},
	{ROW(REC_TEXT, status_lever, owner, "handle")},
	{ROW(REC_DAY, status_lever, fired_on, "the last day it fired")},
	{ROW(REC_DAY, status_lever, pulled_on,
	     "when it was last pulled, before it fired again")},
	REC_END,
};

static const struct rec_field metric_rows[] = {
	{ROW(REC_TEXT, status_metric, plan, "the plan's identity")},
	{ROW(REC_TEXT, status_metric, item, "such as metrics.patients")},
	{ROW(REC_TEXT, status_metric, title, NULL)},
	{ROW(REC_TEXT, status_metric, owner, "handle")},
	{ROW(REC_TEXT, status_metric, unit, NULL)},
	{ROW(REC_FRACTION, status_metric, reading, "as it was last known")},
	{ROW(REC_DAY, status_metric, last_day, "of the last actual")},
	{ROW(REC_INT, status_metric, days,
	     "since then, or since the plan's period began")},
	REC_END,
};

static const struct rec_field person_rows[] = {
	{ROW(REC_TEXT, status_person, owner, "handle")},
	{ROW(REC_TEXT, status_person, name, "from the people file")},
	{ROW(REC_COUNT, status_person, open, "actions")},
	{ROW(REC_COUNT, status_person, overdue, NULL)},
	{ROW(REC_COUNT, status_person, due_soon, NULL)},
	{ROW(REC_COUNT, status_person, blocked, NULL)},
	REC_END,
};

const struct rec_field status_rows[] = {
	{ROW(REC_DAY, status_record, today, NULL)},
	{ROW(REC_LIST, status_record, overdue, "due before today"),
	 LIST_OF(action_rows, status_action)},
	{ROW(REC_LIST, status_record, due_soon, "due in the next days"),
	 LIST_OF(action_rows, status_action)},
	{ROW(REC_LIST, status_record, blocked, "whenever they are due"),
	 LIST_OF(action_rows, status_action)},
	{ROW(REC_LIST, status_record, levers, "fired and not pulled since"),
	 LIST_OF(lever_rows, status_lever)},
	{ROW(REC_LIST, status_record, stale_metrics, "without a new actual"),
	 LIST_OF(metric_rows, status_metric)},
	{ROW(REC_LIST, status_record, people, "with open actions, by handle"),
	 LIST_OF(person_rows, status_person)},
	{ROW(REC_TEXTS, status_record, unreadable,
	     "files that cannot be read as plans")},
	REC_END,
};

void status_record(struct status_record *out, const struct status *s)
{
	*out = (struct status_record){
		.today = s->today,
		.overdue = {s->overdue, s->n_overdue},
		.due_soon = {s->due_soon, s->n_due_soon},
		.blocked = {s->blocked, s->n_blocked},
		.levers = {s->levers, s->n_levers},
		.stale_metrics = {s->metrics, s->n_metrics},
		.people = {s->people, s->n_people},
		.unreadable = {s->unreadable, s->n_unreadable},
	};
}
