/* Periods by name and by day. */
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

/* One row for each kind: how many to a year, months in each, how it is named.
 */
static const struct {
	const char *word;
	int in_year, months;
	char letter;
} kinds[] = {
	[PERIOD_YEAR] = {"year", 1, 12, 0},
	[PERIOD_HALF] = {"half", 2, 6, 'H'},
	[PERIOD_QUARTER] = {"quarter", 4, 3, 'Q'},
	[PERIOD_MONTH] = {"month", 12, 1, 0},
};

const char *period_kind_name(enum period_kind kind)
{
	return kind == PERIOD_SPAN ? "span" : kinds[kind].word;
}

/* Months since year 0 of the first month of the period. */
static int first_month(const struct calendar *cal, enum period_kind kind,
		       int year, int index)
{
	int m = year * 12 + (index - 1) * kinds[kind].months;

	if (kind == PERIOD_MONTH)
		return m;
	if (cal->named_by_end && cal->year_starts != 1)
		m -= 12;
	return m + cal->year_starts - 1;
}

static void name_period(struct period *p)
{
	unsigned year = (unsigned)p->year % 10000;
	unsigned index = (unsigned)p->index % 100;
	char letter = kinds[p->kind].letter;

	if (p->kind == PERIOD_YEAR)
		snprintf(p->name, sizeof(p->name), "%04u", year);
	else if (p->kind == PERIOD_MONTH)
		snprintf(p->name, sizeof(p->name), "%04u-%02u", year, index);
	else
		snprintf(p->name, sizeof(p->name), "%04u-%c%u", year, letter,
			 index);
}

static struct period period_make(const struct calendar *cal,
				 enum period_kind kind, int year, int index)
{
	struct period p = {.kind = kind, .year = year, .index = index};
	int from = first_month(cal, kind, year, index);
	int to = from + kinds[kind].months;

	p.first = day_from_ymd(from / 12, from % 12 + 1, 1);
	p.last = day_from_ymd(to / 12, to % 12 + 1, 1) - 1;
	name_period(&p);
	return p;
}

static bool all_digits(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	return s.len > 0;
}

static int number(struct slice s)
{
	int v = 0;
	size_t i;

	for (i = 0; i < s.len; i++)
		v = v * 10 + (s.ptr[i] - '0');
	return v;
}

static enum period_fault parse_one(struct period *out,
				   const struct calendar *cal, struct slice s)
{
	struct slice year = slice_sub(s, 0, 4), rest = slice_sub(s, 5, s.len);
	enum period_kind kind = PERIOD_MONTH;
	int index, y;

	if (year.len != 4 || !all_digits(year))
		return PERIOD_UNKNOWN;
	y = number(year);
	/* room for a fiscal year that starts the year before, or ends after */
	if (y < 2 || y > 9998)
		return PERIOD_UNKNOWN;
	if (s.len == 4) {
		*out = period_make(cal, PERIOD_YEAR, y, 1);
		return PERIOD_OK;
	}
	if (s.ptr[4] != '-' || rest.len != 2)
		return PERIOD_UNKNOWN;
	if (rest.ptr[0] == 'H' || rest.ptr[0] == 'Q') {
		kind = rest.ptr[0] == 'H' ? PERIOD_HALF : PERIOD_QUARTER;
		rest = slice_sub(rest, 1, 2);
	}
	if (!all_digits(rest))
		return PERIOD_UNKNOWN;
	index = number(rest);
	if (index < 1 || index > kinds[kind].in_year)
		return PERIOD_UNKNOWN;
	*out = period_make(cal, kind, y, index);
	return PERIOD_OK;
}

struct period period_span(const struct period *a, const struct period *b)
{
	struct period p = *a;
	char from[PERIOD_NAME_MAX], to[PERIOD_NAME_MAX];

	if (!strcmp(a->name, b->name))
		return *a;
	p.kind = PERIOD_SPAN;
	p.last = b->last;
	memcpy(from, a->name, sizeof(from));
	memcpy(to, b->name, sizeof(to));
	from[9] = to[9] = '\0';
	snprintf(p.name, sizeof(p.name), "%.9s..%.9s", from, to);
	return p;
}

enum period_fault period_parse(struct period *out, const struct calendar *cal,
			       struct slice s)
{
	size_t dots = slice_find_slice(s, SLICE(".."), 0);
	struct period a, b;

	if (dots == s.len)
		return parse_one(out, cal, s);
	if (parse_one(&a, cal, slice_sub(s, 0, dots)) != PERIOD_OK ||
	    parse_one(&b, cal, slice_sub(s, dots + 2, s.len)) != PERIOD_OK)
		return PERIOD_UNKNOWN;
	if (b.first < a.first || b.last < a.last)
		return PERIOD_BACKWARDS;
	*out = period_span(&a, &b);
	return PERIOD_OK;
}

struct period period_of_day(const struct calendar *cal, enum period_kind kind,
			    int32_t day)
{
	int year, month, mday;
	struct period p;

	if (kind == PERIOD_SPAN)
		BUG("a day lies in no one span");
	day_to_ymd(day, &year, &month, &mday);
	if (kind == PERIOD_MONTH)
		return period_make(cal, kind, year, month);
	p = period_make(cal, kind, year - 1, 1);
	while (p.last < day)
		p = period_shift(cal, &p, 1);
	return p;
}

/* How many of the smallest kind that names both ends lie between them. */
static void span_ends(struct period *a, struct period *b,
		      const struct calendar *cal, const struct period *span)
{
	struct slice name = slice_of(span->name);
	size_t dots = slice_find_slice(name, SLICE(".."), 0);

	if (parse_one(a, cal, slice_sub(name, 0, dots)) != PERIOD_OK ||
	    parse_one(b, cal, slice_sub(name, dots + 2, name.len)) != PERIOD_OK)
		BUG("a span whose name is no span");
}

struct period period_shift(const struct calendar *cal, const struct period *p,
			   int n)
{
	struct period a, b, from, to;
	int at, len = 1;

	if (p->kind != PERIOD_SPAN) {
		at = p->year * kinds[p->kind].in_year + p->index - 1 + n;
		return period_make(cal, p->kind, at / kinds[p->kind].in_year,
				   at % kinds[p->kind].in_year + 1);
	}
	span_ends(&a, &b, cal, p);
	if (kinds[b.kind].months < kinds[a.kind].months)
		a = period_of_day(cal, b.kind, a.first);
	else
		b = period_of_day(cal, a.kind, b.last);
	for (from = a; from.last < b.last; len++)
		from = period_shift(cal, &from, 1);
	from = period_shift(cal, &a, n * len);
	to = period_shift(cal, &b, n * len);
	return period_span(&from, &to);
}
