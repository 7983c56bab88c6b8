/*
 * words - numbers, days and counts as people read them
 *
 * By the language of the report, never by the locale: a minus sign that is
 * one, groups of digits as in numeral.h, ISO days.
 *
 * Owns       texts live in the arena given.
 * Units      rates are fractions of 1.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/catalogue.h"
#include "base/day.h"

/* From how many on a rate is also a percentage (DESIGN section 7). */
#define WORDS_PERCENT_FROM 5

/* "1 day", "-4 days" with a minus sign. */
struct slice words_days(struct arena *a, const struct catalogue *c, int64_t n);
/* "+1 day", "-4 days" with a minus sign. */
struct slice words_days_signed(struct arena *a, const struct catalogue *c,
			       int64_t n);
/* "+31", "0", and "-4" with a minus sign. */
struct slice words_signed(struct arena *a, int64_t n);
/* "42%", "42 %"; "" where it is no number. Halves are rounded away from zero.
 */
struct slice words_percent(struct arena *a, const struct catalogue *c,
			   double fraction);
/* Whole per cent of part in whole, halves rounded up; whole is not 0. */
int words_percent_of(size_t part, size_t whole);
/* "11 of 20 (55%)"; below five "2 of 3"; of 0 "nothing promised". */
struct slice words_rate(struct arena *a, const struct catalogue *c, size_t part,
			size_t whole);
/* "1200", "12,500", "3.25" (de: "3,25"), six decimals at most; "" if no number.
 */
struct slice words_number(struct arena *a, const struct catalogue *c, double x);
/* A number with its unit: "1620 patients"; with "%" as words_percent(). */
struct slice words_measure(struct arena *a, const struct catalogue *c,
			   struct slice number, struct slice unit);
/* "2026-03-31"; "no date". */
struct slice words_day(struct arena *a, const struct catalogue *c, int32_t day);
/* At most `cells` wide, with an ellipsis where it was cut; one line. */
struct slice words_short(struct arena *a, struct slice s, size_t cells);
/* Eight heights from 0 to 1, a dot for no number. */
const char *words_spark(double fraction);

#endif
