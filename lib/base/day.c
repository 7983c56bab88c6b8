/* Days since 1970 and back, without the C library's hidden time zone. */
#include "base/day.h"

#include <stdio.h>

static int leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12)
		BUG("a month outside 1 to 12");
	return month == 2 ? days[1] + leap(year) : days[month - 1];
}

/* Days before 1 January of year, counted from 0001-01-01. */
static int32_t days_before_year(int year)
{
	int32_t y = year - 1;

	return y * 365 + y / 4 - y / 100 + y / 400;
}

#define EPOCH 719162 /* days_before_year(1970) */

int32_t day_from_ymd(int year, int month, int mday)
{
	int32_t day = days_before_year(year) - EPOCH + mday - 1;
	int m;

	for (m = 1; m < month; m++)
		day += days_in_month(year, m);
	return day;
}

void day_to_ymd(int32_t day, int *year, int *month, int *mday)
{
	int32_t n = day + EPOCH;
	int y = (int)(n / 366) + 1, m = 1;

	while (days_before_year(y + 1) <= n)
		y++;
	n -= days_before_year(y);
	while (n >= days_in_month(y, m))
		n -= days_in_month(y, m++);
	*year = y;
	*month = m;
	*mday = (int)n + 1;
}

static int digits(struct slice s, size_t from, size_t n)
{
	int v = 0;

	for (; n--; from++)
		v = v * 10 + (s.ptr[from] - '0');
	return v;
}

bool day_shape(struct slice s)
{
	size_t i;

	if (s.len != DAY_LEN)
		return false;
	for (i = 0; i < DAY_LEN; i++) {
		bool dash = i == 4 || i == 7;

		if (dash ? s.ptr[i] != '-' : s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	}
	return true;
}

bool day_parse(int32_t *day, struct slice s)
{
	int year, month, mday;

	if (!day_shape(s))
		return false;
	year = digits(s, 0, 4);
	month = digits(s, 5, 2);
	mday = digits(s, 8, 2);
	if (year < 1 || month < 1 || month > 12 || mday < 1 ||
	    mday > days_in_month(year, month))
		return false;
	*day = day_from_ymd(year, month, mday);
	return true;
}

const char *day_format(char buf[DAY_LEN + 1], int32_t day)
{
	int year, month, mday, i;

	day_to_ymd(day, &year, &month, &mday);
	for (i = 3; i >= 0; i--, year /= 10)
		buf[i] = (char)('0' + year % 10);
	buf[4] = buf[7] = '-';
	buf[5] = (char)('0' + month / 10);
	buf[6] = (char)('0' + month % 10);
	buf[8] = (char)('0' + mday / 10);
	buf[9] = (char)('0' + mday % 10);
	buf[10] = '\0';
	return buf;
}

int day_weekday(int32_t day)
{
	/* 1970-01-01 was a Thursday */
	return (int)(((day + 3) % 7 + 7) % 7);
}
