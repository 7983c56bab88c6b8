/*
 * log_report - the ledger of a plan, for machines and people
 *
 * Owns       records and blocks live in the arena given and point into the
 *            entries.
 * Source     JSON.md, "log".
 */
#ifndef REPORT_LOG_REPORT_H
#define REPORT_LOG_REPORT_H

#include "report/doc.h"
#include "report/record.h"
#include "review/ledger_entry.h"

/* --- for machines ----------------------------------------------------------
 */

struct log_line {
	struct slice commit, author, merged_by, plan, item, field;
	const struct rec_value *old, *new;
	int32_t day, moved_from, moved_to;
	int64_t days;
	struct slice because, subject;
	bool explained;
};

struct log_record {
	struct slice plan, item;
	struct rec_list entries; /* struct log_line */
};

extern const struct rec_field log_line_rows[];
extern const struct rec_field log_rows[];

void log_line(struct log_line *out, struct arena *a,
	      const struct ledger_entry *entry);
void log_record(struct log_record *out, struct arena *a,
		const struct plan_log *log);

/* --- for people ------------------------------------------------------------
 */

/* Newest first, commit by commit, with a sum at the end. */
void log_doc(struct doc *d, const struct plan_log *log);

#endif
