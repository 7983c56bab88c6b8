/*
 * day - calendar days without time
 *
 * Units      int32_t: days since 1970-01-01 in the Gregorian calendar.
 * Invariant  DAY_NONE means "no day" and is before every real one.
 * Source     DESIGN section 2; the day arithmetic is that of ISO 8601 dates,
 *            years 0001 to 9999.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include "base/slice.h"

#define DAY_NONE INT32_MIN
#define DAY_LEN	 10

/*
 * Strictly YYYY-MM-DD with ASCII digits and a day that is in the calendar.
 * False leaves *day alone.
 */
bool day_parse(int32_t *day, struct slice s);
/* True for what looks like a day (dddd-dd-dd), be it in the calendar or not. */
bool day_shape(struct slice s);
/* "2026-02-13"; buf holds DAY_LEN + 1 bytes and is returned. */
const char *day_format(char buf[DAY_LEN + 1], int32_t day);
int32_t day_from_ymd(int year, int month, int mday);
void day_to_ymd(int32_t day, int *year, int *month, int *mday);
int days_in_month(int year, int month);
/* 0 Monday to 6 Sunday. */
int day_weekday(int32_t day);

#endif
