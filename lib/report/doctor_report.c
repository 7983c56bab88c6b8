/* The findings of the doctor, as records and as a document. */
#include "report/doctor_report.h"

#include <stddef.h>

static const char *const states[] = {
	[DOCTOR_OK] = "ok",
	[DOCTOR_NOTE] = "note",
	[DOCTOR_MEND] = "mend",
	NULL,
};

static const struct rec_field found_rows[] = {
	{.name = "check",
	 .type = REC_WORD,
	 .at = offsetof(struct doctor_row, check),
	 .help = "what was looked at or tried"},
	{.name = "state",
	 .type = REC_WORD,
	 .at = offsetof(struct doctor_row, state),
	 .help = "ok; note: good to know; mend: it does not work",
	 .words = states},
	{.name = "text",
	 .type = REC_TEXT,
	 .at = offsetof(struct doctor_row, text),
	 .help = "what was found, in the language of the answer"},
	{.name = "mend",
	 .type = REC_TEXT,
	 .at = offsetof(struct doctor_row, mend),
	 .help = "the command or the lines that mend it, or null"},
	REC_END,
};

const struct rec_field doctor_rows[] = {
	{.name = "healthy",
	 .type = REC_BOOL,
	 .at = offsetof(struct doctor_record, healthy),
	 .help = "true if nothing is to be mended"},
	{.name = "found",
	 .type = REC_LIST,
	 .at = offsetof(struct doctor_record, found),
	 .sub = found_rows,
	 .sub_size = sizeof(struct doctor_row),
	 .help = "in the order of looking"},
	REC_END,
};

static size_t count_broken(const struct doctor_found *v, size_t n)
{
	size_t broken = 0, i;

	for (i = 0; i < n; i++)
		broken += v[i].state == DOCTOR_MEND;
	return broken;
}

void doctor_record(struct doctor_record *out, struct arena *a,
		   const struct doctor_found *v, size_t n)
{
	struct doctor_row *rows = arena_array(a, n, sizeof(*rows));
	size_t i;

	for (i = 0; i < n; i++)
		rows[i] = (struct doctor_row){v[i].check, states[v[i].state],
					      v[i].text, v[i].mend};
	*out = (struct doctor_record){!count_broken(v, n), {rows, n}};
}

static void say_found(struct doc *d, struct block *table,
		      const struct doctor_found *f)
{
	static const enum role roles[] = {
		[DOCTOR_OK] = ROLE_GOOD,
		[DOCTOR_NOTE] = ROLE_WARN,
		[DOCTOR_MEND] = ROLE_BAD,
	};
	static const char *const words[] = {
		[DOCTOR_OK] = N_("ok"),
		[DOCTOR_NOTE] = N_("note"),
		[DOCTOR_MEND] = N_("mend"),
	};
	struct slice rest = f->mend, line;

	doc_row(d, table);
	doc_say(d, doc_cell(d, table, 0), roles[f->state], "%s",
		words[f->state]);
	doc_say(d, doc_cell(d, table, 1), ROLE_PLAIN, "%.*s", SL(f->text));
	while (slice_line(&line, &rest))
		doc_say(d, doc_row_below(d, table), ROLE_CODE, "%.*s",
			SL(line));
}

void doctor_doc(struct doc *d, const struct doctor_found *v, size_t n)
{
	size_t broken = count_broken(v, n), i;
	struct block *table = doc_table(d);
	struct line *verdict;

	doc_column(d, table, "", ALIGN_LEFT, false);
	doc_column(d, table, "", ALIGN_LEFT, true);
	for (i = 0; i < n; i++)
		say_found(d, table, &v[i]);
	verdict = doc_paragraph(d);
	if (!broken)
		doc_say(d, verdict, ROLE_GOOD,
			"Nothing is to be mended: git-plan works here.");
	else
		doc_say_n(d, verdict, ROLE_BAD, broken,
			  "%zu thing is to be mended.",
			  "%zu things are to be mended.", broken);
}
