/*
 * doctor_report - what git plan doctor has found, for machines and people
 *
 * Owns       nothing: texts live in the arena of whoever found them.
 */
#ifndef REPORT_DOCTOR_REPORT_H
#define REPORT_DOCTOR_REPORT_H

#include "report/doc.h"
#include "report/record.h"

enum doctor_state {
	DOCTOR_OK,
	DOCTOR_NOTE, /* good to know, nothing is broken */
	DOCTOR_MEND, /* something does not work */
};

struct doctor_found {
	const char *check; /* which one has found it */
	enum doctor_state state;
	struct slice text; /* in the reader's language */
	struct slice mend; /* a command or lines to paste; ptr NULL: none */
};

struct doctor_row {
	const char *check, *state;
	struct slice text, mend;
};

struct doctor_record {
	bool healthy;
	struct rec_list found; /* struct doctor_row */
};

extern const struct rec_field doctor_rows[];

void doctor_record(struct doctor_record *out, struct arena *a,
		   const struct doctor_found *v, size_t n);
/* A line for each, what is to be done below it, and a verdict. */
void doctor_doc(struct doc *d, const struct doctor_found *v, size_t n);

#endif
