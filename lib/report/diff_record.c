/* Changes as records, and the rows that name their members. */
#include "report/diff_report.h"
#include "report/value_record.h"

static const char *const kinds[] = {
	"plan-added",	 "plan-removed",  "plan-moved",	   "plan-renamed",
	"item-added",	 "item-removed",  "item-renamed",  "field-added",
	"field-removed", "field-changed", "order-changed", NULL,
};
static const char *const sides[] = {"from", "to", NULL};

#define ROW(kind_of, record, member, text)                                     \
	.name = #member, .type = kind_of,                                      \
	.at = offsetof(struct record, member), .help = text

static const struct rec_field side_rows[] = {
	{ROW(REC_TEXT, side_record, rev, "what was asked for")},
	{ROW(REC_TEXT, side_record, commit,
	     "its full id; null for the index and the work tree")},
	REC_END,
};

const struct rec_field change_rows[] = {
	{ROW(REC_WORD, change_record, kind, "what happened"), .words = kinds},
	{ROW(REC_TEXT, change_record, plan, "the plan's identity")},
	{ROW(REC_TEXT, change_record, item,
	     "such as actions.front-desk; null for the plan itself")},
	{ROW(REC_TEXT, change_record, field,
	     "path below the item or the plan")},
	{ROW(REC_VALUE, change_record, old, "the value before")},
	{ROW(REC_VALUE, change_record, new, "the value after")},
	{ROW(REC_INT, change_record, days,
	     "how many days later; below zero: earlier")},
	{ROW(REC_TEXT, change_record, because,
	     "the reason that came with the change")},
	{ROW(REC_TEXT, change_record, file_before, "where it stood")},
	{ROW(REC_TEXT, change_record, file, "where it stands")},
	REC_END,
};

static const struct rec_field unreadable_rows[] = {
	{ROW(REC_TEXT, unreadable_record, file, "its path")},
	{ROW(REC_WORD, unreadable_record, side, "where it cannot be read"),
	 .words = sides},
	{ROW(REC_TEXT, unreadable_record, message, "why")},
	REC_END,
};

static const struct rec_field summary_rows[] = {
	{ROW(REC_COUNT, diff_summary, plans_added, NULL)},
	{ROW(REC_COUNT, diff_summary, plans_removed, NULL)},
	{ROW(REC_COUNT, diff_summary, items_added, NULL)},
	{ROW(REC_COUNT, diff_summary, items_removed, NULL)},
	{ROW(REC_COUNT, diff_summary, fields_changed,
	     "fields added, removed, changed or in another order")},
	REC_END,
};

const struct rec_field diff_rows[] = {
	{ROW(REC_RECORD, diff_record, from, "the side before"),
	 .sub = side_rows},
	{ROW(REC_RECORD, diff_record, to, "the side after"), .sub = side_rows},
	{ROW(REC_LIST, diff_record, changes, "by plan, item and field"),
	 .sub = change_rows, .sub_size = sizeof(struct change_record)},
	{ROW(REC_LIST, diff_record, unreadable,
	     "files that take part on neither side"),
	 .sub = unreadable_rows, .sub_size = sizeof(struct unreadable_record)},
	{ROW(REC_RECORD, diff_record, summary, "how many of each"),
	 .sub = summary_rows},
	REC_END,
};

void change_record(struct change_record *out, struct arena *a,
		   const struct change *c)
{
	out->kind = change_kind_name(c->kind);
	out->plan = c->plan;
	out->item = c->item;
	out->field = c->field;
	out->old = c->old ? value_record(a, c->old, c->row)
			  : text_record(a, c->old_text);
	out->new = c->new ? value_record(a, c->new, c->row)
			  : text_record(a, c->new_text);
	out->days = c->has_days ? c->days : REC_INT_NONE;
	out->because = c->explained ? c->because : SLICE_NONE;
	out->file_before = c->file_before;
	out->file = c->file;
}

static void side_record(struct side_record *out, struct arena *a,
			const struct diff_side *side)
{
	char hex[OID_HEX_MAX];

	out->rev = side->rev;
	if (!oid_is_none(&side->commit))
		out->commit =
			arena_copy(a, slice_of(oid_hex(hex, &side->commit)));
}

static struct rec_list unreadable_records(struct arena *a, const struct diff *d)
{
	struct unreadable_record *v =
		arena_array(a, d->n_unreadable, sizeof(*v));
	size_t i;

	for (i = 0; i < d->n_unreadable; i++)
		v[i] = (struct unreadable_record){
			.file = d->unreadable[i].file,
			.side = sides[d->unreadable[i].in_new],
			.message = d->unreadable[i].message};
	return (struct rec_list){v, d->n_unreadable};
}

void diff_record(struct diff_record *out, struct arena *a,
		 const struct diff_view *view)
{
	const struct diff *d = view->diff;
	struct change_record *changes = arena_array(a, d->n, sizeof(*changes));
	size_t i;

	*out = (struct diff_record){
		.summary = {d->plans_added, d->plans_removed, d->items_added,
			    d->items_removed, d->fields_changed}};
	side_record(&out->from, a, &view->from);
	side_record(&out->to, a, &view->to);
	for (i = 0; i < d->n; i++)
		change_record(&changes[i], a, &d->v[i]);
	out->changes = (struct rec_list){changes, d->n};
	out->unreadable = unreadable_records(a, d);
}
