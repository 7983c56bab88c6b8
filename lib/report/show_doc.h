/*
 * show_doc - a plan as one page, with what git and arithmetic know of it
 *
 * Owns       blocks live in the doc's arena and point into the snapshot.
 * Units      days; the clock is that of the caller.
 */
#ifndef REPORT_SHOW_DOC_H
#define REPORT_SHOW_DOC_H

#include "report/doc.h"
#include "review/ledger_entry.h"

struct show_view {
	const struct snapshot *snapshot;
	const struct plan_file *file; /* with a plan */
	const struct plan_log *log; /* where deadlines stood before; or NULL */
	int32_t today;
};

void show_doc(struct doc *d, const struct show_view *view);

#endif
