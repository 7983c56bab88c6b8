/* The ledger as records, and the rows that name their members. */
#include "report/log_report.h"
#include "report/value_record.h"

#define ROW(kind_of, record, member, text)                                     \
	.name = #member, .type = kind_of,                                      \
	.at = offsetof(struct record, member), .help = text

const struct rec_field log_line_rows[] = {
	{ROW(REC_TEXT, log_line, commit, "the full id of who wrote it")},
	{ROW(REC_DAY, log_line, day, "of that commit")},
	{ROW(REC_TEXT, log_line, author, "through .mailmap")},
	{ROW(REC_TEXT, log_line, merged_by,
	     "who merged it; null: written on the main line itself")},
	{ROW(REC_TEXT, log_line, plan, "as it was called then")},
	{ROW(REC_TEXT, log_line, item,
	     "such as actions.front-desk; null for the plan itself")},
	{ROW(REC_TEXT, log_line, field, "exists: it came or went")},
	{ROW(REC_VALUE, log_line, old, "the value before")},
	{ROW(REC_VALUE, log_line, new, "the value after")},
	{ROW(REC_INT, log_line, days,
	     "how many days later; below zero: earlier")},
	{ROW(REC_DAY, log_line, moved_from,
	     "the due date before, where this step moved it: also one that was "
	     "lost, or deleted with its item, and is set again")},
	{ROW(REC_DAY, log_line, moved_to, "the due date then")},
	{ROW(REC_TEXT, log_line, because, "the reason; null: unexplained")},
	{ROW(REC_BOOL, log_line, explained, "whether there is a reason")},
	{ROW(REC_TEXT, log_line, subject, "the first line of the commit")},
	REC_END,
};

const struct rec_field log_rows[] = {
	{ROW(REC_TEXT, log_record, plan, "what was asked for; null: all")},
	{ROW(REC_TEXT, log_record, item, "what was asked for, or null")},
	{ROW(REC_LIST, log_record, entries, "oldest first"),
	 .sub = log_line_rows, .sub_size = sizeof(struct log_line)},
	REC_END,
};

static bool is_number(const struct ledger_entry *entry)
{
	static const char *const fields[] = {"target", "baseline", "weight"};
	size_t i;

	if (slice_starts(entry->field, SLICE("actuals.")))
		return true;
	for (i = 0; i < ARRAY_LEN(fields); i++)
		if (slice_is(entry->field, fields[i]))
			return true;
	return false;
}

static const struct rec_value *
value(struct arena *a, const struct ledger_entry *entry, struct slice text)
{
	struct rec_value *v;

	if (!text.ptr)
		return NULL;
	v = arena_alloc(a, sizeof(*v));
	v->text = text;
	v->kind = slice_is(entry->field, "exists") ? VALUE_BOOL
		  : is_number(entry)		   ? VALUE_NUMBER
						   : VALUE_TEXT;
	return v;
}

void log_line(struct log_line *out, struct arena *a,
	      const struct ledger_entry *entry)
{
	char hex[OID_HEX_MAX];

	*out = (struct log_line){
		.commit = arena_copy(a, slice_of(oid_hex(hex, &entry->commit))),
		.author = entry->author,
		.merged_by = entry->merged_by,
		.plan = entry->plan,
		.item = entry->item,
		.field = entry->field,
		.old = value(a, entry, entry->old),
		.new = value(a, entry, entry->new),
		.day = entry->day,
		.days = entry->has_days ? entry->days : REC_INT_NONE,
		.moved_from = entry->moved_from,
		.moved_to = entry->moved_to,
		.because = entry->because,
		.explained = entry->because.ptr != NULL,
		.subject = entry->subject,
	};
}

void log_record(struct log_record *out, struct arena *a,
		const struct plan_log *log)
{
	struct log_line *v = arena_array(a, log->n, sizeof(*v));
	size_t i;

	for (i = 0; i < log->n; i++)
		log_line(&v[i], a, &log->v[i]);
	*out = (struct log_record){
		.plan = log->plan.len ? log->plan : SLICE_NONE,
		.item = log->item.len ? log->item : SLICE_NONE,
		.entries = {v, log->n},
	};
}
