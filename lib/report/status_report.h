/*
 * status_report - what today asks for, for machines and people
 *
 * Owns       records and blocks live in the arena given and point into the
 *            status.
 * Source     JSON.md, "status".
 */
#ifndef REPORT_STATUS_REPORT_H
#define REPORT_STATUS_REPORT_H

#include "report/doc.h"
#include "report/record.h"
#include "review/status.h"

struct status_record {
	int32_t today;
	struct rec_list overdue, due_soon, blocked; /* struct status_action */
	struct rec_list levers;			    /* struct status_lever */
	struct rec_list stale_metrics;		    /* struct status_metric */
	struct rec_list people;			    /* struct status_person */
	struct rec_list unreadable;		    /* of texts */
};

extern const struct rec_field status_rows[];

void status_record(struct status_record *out, const struct status *s);

/* Below what the entries stand. */
enum status_by {
	STATUS_BY_PLAN,
	STATUS_BY_OWNER,
};

/* One sentence, then what it counts; or that there is nothing to do. */
void status_doc(struct doc *d, const struct status *s, enum status_by by);

#endif
