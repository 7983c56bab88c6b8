/*
 * review_records - a review as machines read it
 *
 * The structs of review.h are written as they are wherever a row can name
 * their members; what needs another shape (an enum's word, a commit's digits,
 * bits as a list of marks) stands in the records here.
 *
 * Owns       records live in the arena given and point into the review.
 * Source     JSON.md, "review".
 */
#ifndef REPORT_REVIEW_RECORDS_H
#define REPORT_REVIEW_RECORDS_H

#include "report/record.h"
#include "review/review.h"

struct review_record;

extern const struct rec_field review_rows[];

struct review_record *review_record(struct arena *a, const struct review *r);

#endif
