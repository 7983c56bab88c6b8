/*
 * lint_fingerprint - what makes two findings of two runs the same one
 *
 * Made from rule, plan (or file), item, field and the text that is marked, not
 * from lines, days or the language: it stays while the file is moved or its
 * other lines change. Equal ones of one run are told apart by their order.
 *
 * Owns       nothing: the texts live in the arena given.
 */
#ifndef REPORT_LINT_FINGERPRINT_H
#define REPORT_LINT_FINGERPRINT_H

#include "report/lint_report.h"

/* One for each row of the report, in hexadecimal digits. */
struct slice *lint_fingerprints(struct arena *a, const struct lint_report *r);

#endif
