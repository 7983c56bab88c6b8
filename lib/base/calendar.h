/*
 * calendar - fiscal years, halves, quarters; calendar months; spans of them
 *
 * 2026, 2026-H1, 2026-Q2 are fiscal: a year begins with the month
 * `year_starts` and bears the calendar year in which it starts or, with
 * `named_by_end`, the one in which it ends. 2026-05 is a calendar month.
 * 2026-Q1..2026-Q3 is a span, from the first day of one to the last of the
 * other.
 *
 * Units      days as in day.h, first and last both included.
 * Source     DESIGN sections 2, 3 and 7.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/day.h"

enum period_kind {
	PERIOD_YEAR,
	PERIOD_HALF,
	PERIOD_QUARTER,
	PERIOD_MONTH,
	PERIOD_SPAN,
};

struct calendar {
	int year_starts;   /* month, 1 to 12 */
	bool named_by_end; /* the year that ends in January 2022 is 2022 */
	enum period_kind review; /* what the team reviews; never a span */
	int closing;		 /* days after a period until its books close */
};

/* January, quarters, ten closing days. */
#define CALENDAR_DEFAULT                                                       \
	{                                                                      \
		1, false, PERIOD_QUARTER, 10                                   \
	}

#define PERIOD_NAME_MAX 24

struct period {
	enum period_kind kind;
	int year, index;     /* index from 1 within the year; 1 for a year */
	int32_t first, last; /* days, both included */
	char name[PERIOD_NAME_MAX]; /* canonical, as written above */
};

enum period_fault {
	PERIOD_OK,
	PERIOD_UNKNOWN,	  /* not a period at all */
	PERIOD_BACKWARDS, /* the span ends before it begins */
};

/* Strict; on a fault *out is untouched. */
enum period_fault period_parse(struct period *out, const struct calendar *cal,
			       struct slice s);
/* The period of that kind (no span) in which the day lies. */
struct period period_of_day(const struct calendar *cal, enum period_kind kind,
			    int32_t day);
/*
 * The period n further on (or back, n < 0), of the same kind. A span moves by
 * n times its own length, counted in its kind of period.
 */
struct period period_shift(const struct calendar *cal, const struct period *p,
			   int n);
/* From the first day of a to the last of b; a itself where both are one. */
struct period period_span(const struct period *a, const struct period *b);
/* The word for a kind: "year", "half", "quarter", "month". */
const char *period_kind_name(enum period_kind kind);

#endif
