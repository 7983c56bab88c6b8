/*
 * review_method_records - what the methods add to a review, for machines
 *
 * Owns       records live in the arena given and point into the review.
 * Source     RULES.md, group 7.
 */
#ifndef REPORT_REVIEW_METHOD_RECORDS_H
#define REPORT_REVIEW_METHOD_RECORDS_H

#include "report/record.h"
#include "review/review.h"

/* Each is empty where its method is in force nowhere. */
struct method_records {
	struct rec_list in_force;
	struct rec_list factors, lessons;    /* success-factors */
	struct rec_list answers, bystanders; /* execution */
	struct rec_list chains, unaccepted, means, unasked; /* start-at-the-end
							     */
	struct rec_list tree, editors, jobs;		    /* delegation */
};

extern const struct rec_field method_rows[];

/* People are named only where the report may name them. */
struct method_records method_records(struct arena *a, const struct review *r);
/* The names of those whose bits 1 << METHOD_… are set: const char *. */
struct rec_list method_names(struct arena *a, unsigned in_force);

#endif
