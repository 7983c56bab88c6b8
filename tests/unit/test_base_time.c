/* day, calendar, zone: which day it is and to which period it belongs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "base/calendar.h"
#include "base/zone.h"

/* --- days ----------------------------------------------------------------- */

static void parsing_days(void **state)
{
	static const struct {
		const char *in;
		bool shape, real;
		int32_t day;
	} rows[] = {
		{"1970-01-01", true, true, 0},
		{"1970-01-02", true, true, 1},
		{"1969-12-31", true, true, -1},
		{"2000-02-29", true, true, 11016},
		{"2026-02-13", true, true, 20497},
		{"0001-01-01", true, true, -719162},
		{"9999-12-31", true, true, 2932896},
		{"2026-02-29", true, false, 0},
		{"2024-02-29", true, true, 19782},
		{"1900-02-29", true, false, 0},
		{"2026-02-30", true, false, 0},
		{"2026-04-31", true, false, 0},
		{"2026-13-01", true, false, 0},
		{"2026-00-10", true, false, 0},
		{"2026-01-00", true, false, 0},
		{"0000-01-01", true, false, 0},
		{"2026-1-01", false, false, 0},
		{"2026-01-1", false, false, 0},
		{"2026/01/01", false, false, 0},
		{" 2026-01-01", false, false, 0},
		{"2026-01-01 ", false, false, 0},
		{"2026-01-01T00", false, false, 0},
		{"20260101", false, false, 0},
		{"-026-01-01", false, false, 0},
		{"", false, false, 0},
	};
	char buf[DAY_LEN + 1];
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct slice in = slice_of(rows[i].in);
		int32_t day = 4711;

		assert_true(day_shape(in) == rows[i].shape);
		assert_true(day_parse(&day, in) == rows[i].real);
		assert_int_equal(day, rows[i].real ? rows[i].day : 4711);
		if (rows[i].real)
			assert_string_equal(day_format(buf, day), rows[i].in);
	}
}

/* Every day of 800 years follows the one before it. */
static void walking_days(void **state)
{
	int32_t day, from, to;
	int y, m, d, wy = 1600, wm = 1, wd = 1;

	(void)state;
	assert_true(day_parse(&from, SLICE("1600-01-01")));
	assert_true(day_parse(&to, SLICE("2400-01-01")));
	for (day = from; day < to; day++) {
		day_to_ymd(day, &y, &m, &d);
		assert_true(y == wy && m == wm && d == wd);
		assert_int_equal(day_from_ymd(y, m, d), day);
		if (++wd > days_in_month(wy, wm)) {
			wd = 1;
			wm++;
		}
		if (wm > 12) {
			wm = 1;
			wy++;
		}
	}
	assert_int_equal(to - from, 800 * 365 + 194);
}

static void weekdays(void **state)
{
	int32_t day;

	(void)state;
	assert_int_equal(day_weekday(0), 3);
	assert_true(day_parse(&day, SLICE("2026-02-13")));
	assert_int_equal(day_weekday(day), 4);
	assert_true(day_parse(&day, SLICE("1969-12-28")));
	assert_int_equal(day_weekday(day), 6);
	assert_true(day_parse(&day, SLICE("0001-01-01")));
	assert_int_equal(day_weekday(day), 0);
}

/* --- periods -------------------------------------------------------------- */

static const struct calendar plain = CALENDAR_DEFAULT;
static const struct calendar april = {4, false, PERIOD_QUARTER, 10};
static const struct calendar april_end = {4, true, PERIOD_QUARTER, 10};
static const struct calendar feb_end = {2, true, PERIOD_QUARTER, 10};
static const struct calendar december = {12, false, PERIOD_QUARTER, 10};
static const struct calendar jan_end = {1, true, PERIOD_QUARTER, 10};

static void parsing_periods(void **state)
{
	static const struct {
		const struct calendar *cal;
		const char *in;
		enum period_fault fault;
		const char *first, *last, *name; /* name: NULL is in */
	} rows[] = {
		{&plain, "2026", PERIOD_OK, "2026-01-01", "2026-12-31", NULL},
		{&plain, "2026-H1", PERIOD_OK, "2026-01-01", "2026-06-30",
		 NULL},
		{&plain, "2026-H2", PERIOD_OK, "2026-07-01", "2026-12-31",
		 NULL},
		{&plain, "2026-Q1", PERIOD_OK, "2026-01-01", "2026-03-31",
		 NULL},
		{&plain, "2026-Q4", PERIOD_OK, "2026-10-01", "2026-12-31",
		 NULL},
		{&plain, "2024-02", PERIOD_OK, "2024-02-01", "2024-02-29",
		 NULL},
		{&plain, "2026-12", PERIOD_OK, "2026-12-01", "2026-12-31",
		 NULL},
		{&plain, "2026-Q1..2026-Q3", PERIOD_OK, "2026-01-01",
		 "2026-09-30", NULL},
		{&plain, "2026-Q2..2026-Q2", PERIOD_OK, "2026-04-01",
		 "2026-06-30", "2026-Q2"},
		{&plain, "2025-11..2026-Q1", PERIOD_OK, "2025-11-01",
		 "2026-03-31", NULL},
		{&april, "2026", PERIOD_OK, "2026-04-01", "2027-03-31", NULL},
		{&april, "2026-Q1", PERIOD_OK, "2026-04-01", "2026-06-30",
		 NULL},
		{&april, "2026-Q4", PERIOD_OK, "2027-01-01", "2027-03-31",
		 NULL},
		{&april, "2026-H2", PERIOD_OK, "2026-10-01", "2027-03-31",
		 NULL},
		{&april, "2026-05", PERIOD_OK, "2026-05-01", "2026-05-31",
		 NULL},
		{&april_end, "2026", PERIOD_OK, "2025-04-01", "2026-03-31",
		 NULL},
		{&april_end, "2026-Q4", PERIOD_OK, "2026-01-01", "2026-03-31",
		 NULL},
		{&april_end, "2026-05", PERIOD_OK, "2026-05-01", "2026-05-31",
		 NULL},
		/* the year that ends in January 2022 is 2022 */
		{&feb_end, "2022", PERIOD_OK, "2021-02-01", "2022-01-31", NULL},
		{&feb_end, "2022-Q1", PERIOD_OK, "2021-02-01", "2021-04-30",
		 NULL},
		{&feb_end, "2024-Q4", PERIOD_OK, "2023-11-01", "2024-01-31",
		 NULL},
		{&december, "2026", PERIOD_OK, "2026-12-01", "2027-11-30",
		 NULL},
		{&december, "2026-Q1", PERIOD_OK, "2026-12-01", "2027-02-28",
		 NULL},
		{&jan_end, "2026-Q1", PERIOD_OK, "2026-01-01", "2026-03-31",
		 NULL},
		{&plain, "2026-Q3..2026-Q1", PERIOD_BACKWARDS, NULL, NULL,
		 NULL},
		{&plain, "2026-Q1..2025", PERIOD_BACKWARDS, NULL, NULL, NULL},
		{&plain, "2026-Q5", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-Q0", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-H3", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-13", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-00", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-5", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-T2", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-q2", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026Q2", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-Q", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-Q22", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "026", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "0000", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "..", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026..", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026..2027..2028", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, "2026-01-01", PERIOD_UNKNOWN, NULL, NULL, NULL},
		{&plain, " 2026", PERIOD_UNKNOWN, NULL, NULL, NULL},
	};
	char first[DAY_LEN + 1], last[DAY_LEN + 1];
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct period p = {.index = -1};
		const char *name = rows[i].name ? rows[i].name : rows[i].in;
		enum period_fault fault =
			period_parse(&p, rows[i].cal, slice_of(rows[i].in));

		if (fault != rows[i].fault)
			fail_msg("%s gives fault %d", rows[i].in, (int)fault);
		if (fault != PERIOD_OK) {
			assert_int_equal(p.index, -1);
			continue;
		}
		assert_string_equal(day_format(first, p.first), rows[i].first);
		assert_string_equal(day_format(last, p.last), rows[i].last);
		assert_string_equal(p.name, name);
	}
}

static void periods_of_days(void **state)
{
	static const struct {
		const struct calendar *cal;
		enum period_kind kind;
		const char *day, *name;
	} rows[] = {
		{&plain, PERIOD_YEAR, "2026-12-31", "2026"},
		{&plain, PERIOD_QUARTER, "2026-03-31", "2026-Q1"},
		{&plain, PERIOD_QUARTER, "2026-04-01", "2026-Q2"},
		{&plain, PERIOD_HALF, "2026-06-30", "2026-H1"},
		{&plain, PERIOD_MONTH, "2024-02-29", "2024-02"},
		{&april, PERIOD_YEAR, "2026-03-31", "2025"},
		{&april, PERIOD_YEAR, "2026-04-01", "2026"},
		{&april, PERIOD_QUARTER, "2026-03-31", "2025-Q4"},
		{&april, PERIOD_MONTH, "2026-03-31", "2026-03"},
		{&april_end, PERIOD_YEAR, "2026-03-31", "2026"},
		{&april_end, PERIOD_YEAR, "2026-04-01", "2027"},
		{&april_end, PERIOD_QUARTER, "2025-12-31", "2026-Q3"},
		{&feb_end, PERIOD_QUARTER, "2022-01-31", "2022-Q4"},
		{&feb_end, PERIOD_QUARTER, "2022-02-01", "2023-Q1"},
		{&december, PERIOD_HALF, "2026-12-01", "2026-H1"},
		{&december, PERIOD_HALF, "2026-11-30", "2025-H2"},
		{&jan_end, PERIOD_YEAR, "2026-01-01", "2026"},
	};
	size_t i;
	int32_t day;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct period p;

		assert_true(day_parse(&day, slice_of(rows[i].day)));
		p = period_of_day(rows[i].cal, rows[i].kind, day);
		assert_string_equal(p.name, rows[i].name);
		assert_true(p.first <= day && day <= p.last);
	}
}

/* In every calendar the periods of a kind follow each other without a gap. */
static void periods_tile(void **state)
{
	static const enum period_kind kinds[] = {PERIOD_YEAR, PERIOD_HALF,
						 PERIOD_QUARTER, PERIOD_MONTH};
	int starts, by_end, i;
	size_t k;

	(void)state;
	for (starts = 1; starts <= 12; starts++) {
		for (by_end = 0; by_end < 2; by_end++) {
			struct calendar cal = {starts, by_end, PERIOD_QUARTER,
					       10};

			for (k = 0; k < ARRAY_LEN(kinds); k++) {
				struct period p, q, r;

				p = period_of_day(&cal, kinds[k], 20497);
				for (i = -30; i <= 30; i++) {
					q = period_shift(&cal, &p, i);
					r = period_shift(&cal, &q, 1);
					assert_int_equal(q.last + 1, r.first);
					assert_int_equal(
						period_parse(&r, &cal,
							     slice_of(q.name)),
						PERIOD_OK);
					assert_memory_equal(&q, &r, sizeof(q));
					r = period_of_day(&cal, kinds[k],
							  q.last);
					assert_string_equal(q.name, r.name);
				}
			}
		}
	}
}

static void shifting(void **state)
{
	static const struct {
		const struct calendar *cal;
		const char *from;
		int n;
		const char *to;
	} rows[] = {
		{&plain, "2026-Q1", 1, "2026-Q2"},
		{&plain, "2026-Q1", -1, "2025-Q4"},
		{&plain, "2026-Q4", 1, "2027-Q1"},
		{&plain, "2026-Q1", -9, "2023-Q4"},
		{&plain, "2026-H2", 3, "2028-H1"},
		{&plain, "2026-12", 1, "2027-01"},
		{&plain, "2026", -2, "2024"},
		{&plain, "2026-Q1..2026-Q3", 1, "2026-Q4..2027-Q2"},
		{&plain, "2026-Q1..2026-Q3", -1, "2025-Q2..2025-Q4"},
		{&plain, "2026-Q1..2026-05", 1, "2026-06..2026-10"},
		{&plain, "2025-12..2026-Q1", 1, "2026-04..2026-07"},
		{&plain, "2025..2026", -1, "2023..2024"},
		{&plain, "2026..2027-H1", 1, "2027-H2..2028-H2"},
		{&april, "2026-Q1", -1, "2025-Q4"},
		{&feb_end, "2022-Q1..2022-Q2", 1, "2022-Q3..2022-Q4"},
		{&feb_end, "2022-Q1..2022-Q2", 0, "2022-Q1..2022-Q2"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct period p, q;

		assert_int_equal(
			period_parse(&p, rows[i].cal, slice_of(rows[i].from)),
			PERIOD_OK);
		q = period_shift(rows[i].cal, &p, rows[i].n);
		assert_string_equal(q.name, rows[i].to);
		assert_int_equal(
			period_parse(&p, rows[i].cal, slice_of(rows[i].to)),
			PERIOD_OK);
		assert_int_equal(p.first, q.first);
		assert_int_equal(p.last, q.last);
	}
	assert_string_equal(period_kind_name(PERIOD_HALF), "half");
	assert_string_equal(period_kind_name(PERIOD_SPAN), "span");
}

/* --- zones ---------------------------------------------------------------- */

static int32_t day_at(const char *zone, int64_t moment)
{
	struct err e = ERR_INIT;
	struct zone z;

	assert_int_equal(zone_parse(&z, slice_of(zone), &e), 0);
	return zone_day(&z, moment);
}

static void days_in_zones(void **state)
{
	/* 2026-06-30T21:30:00Z, half an hour before midnight at +02:00 */
	const int64_t evening = 1782855000;
	const int32_t june30 = 20634;

	(void)state;
	assert_int_equal(day_at("UTC", 0), 0);
	assert_int_equal(day_at("UTC", -1), -1);
	assert_int_equal(day_at("UTC", 86399), 0);
	assert_int_equal(day_at("UTC", 86400), 1);
	assert_int_equal(day_at("UTC", evening), june30);
	assert_int_equal(day_at("+02:00", evening), june30);
	assert_int_equal(day_at("+02:00", evening + 1799), june30);
	assert_int_equal(day_at("+02:00", evening + 1800), june30 + 1);
	assert_int_equal(day_at("+0230", evening), june30 + 1);
	assert_int_equal(day_at("-11:00", evening), june30);
	assert_int_equal(day_at("-14:00", 3600), -1);
	assert_int_equal(day_at("+02:00", INT64_MAX), 2932896);
	assert_int_equal(day_at("-02:00", INT64_MIN), -719162);
}

static void named_zones(void **state)
{
	struct err e = ERR_INIT;
	struct zone z;

	(void)state;
	if (zone_parse(&z, SLICE("Europe/Berlin"), &e) < 0)
		skip();
	/* one o'clock in winter, two in summer */
	assert_int_equal(day_at("Europe/Berlin", 1767221999), 20453);
	assert_int_equal(day_at("Europe/Berlin", 1767222000), 20454);
	assert_int_equal(day_at("Europe/Berlin", 1782856799), 20634);
	assert_int_equal(day_at("Europe/Berlin", 1782856800), 20635);
	/* and another in between: the zone in force changes */
	assert_int_equal(day_at("America/New_York", 1782856800), 20634);
	assert_int_equal(day_at("Europe/Berlin", 1782856800), 20635);
	assert_int_equal(day_at("Europe/Berlin", INT64_MAX), 2932896);
}

static void no_zones(void **state)
{
	static const char *const names[] = {
		"",
		"+2:00",
		"+02:60",
		"+15:00",
		"+02-00",
		"+ab:cd",
		"Nowhere/Such",
		"/etc/passwd",
		"../../etc/passwd",
		"Europe",
		".",
		"Europe/",
		"Europe/Berlin\n",
		("Europe/"
		 "BerlinBerlinBerlinBerlinBerlinBerlinBerlinBerlinBerlinBerli"
		 "n"),
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(names); i++) {
		struct err e = ERR_INIT;
		struct zone z = ZONE_UTC;

		if (!zone_parse(&z, slice_of(names[i]), &e))
			fail_msg("'%s' was taken for a zone", names[i]);
		assert_true(e.set);
		assert_string_equal(z.name, "UTC");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parsing_days),
		cmocka_unit_test(walking_days),
		cmocka_unit_test(weekdays),
		cmocka_unit_test(parsing_periods),
		cmocka_unit_test(periods_of_days),
		cmocka_unit_test(periods_tile),
		cmocka_unit_test(shifting),
		cmocka_unit_test(days_in_zones),
		cmocka_unit_test(named_zones),
		cmocka_unit_test(no_zones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
