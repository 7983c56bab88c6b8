/* Guesses which day was meant, for the help beside day-invalid. */
#include "plan/decode.h"

#include "base/utf8.h"

/* The parts of a day that is not written year-month-day. */
struct parts {
	int v[3];
	size_t digits[3]; /* 0: a month's name */
	size_t n;
	bool dots; /* 31.3.2026: the day comes first */
	bool time; /* of day, behind it */
};

/* Month by its first three letters, or 0. */
static int month_of(struct slice word)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	int m;
	size_t i;

	for (m = 0; m < 12 && word.len >= 3; m++) {
		for (i = 0; i < 3; i++)
			if ((word.ptr[i] | 0x20) != names[m * 3 + (int)i])
				break;
		if (i == 3)
			return m + 1;
	}
	return 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Length of the run of letters, or of digits, at the start. */
static size_t run_of(struct slice s, bool (*belongs)(char))
{
	size_t i = 0;

	while (i < s.len && belongs(s.ptr[i]))
		i++;
	return i;
}

/* Takes a part off the front; false: something that no day holds. */
static bool take_part(struct parts *p, struct slice *s)
{
	size_t digits = run_of(*s, is_digit), letters = 0, i;
	int v = 0, month;

	if (digits > 8)
		return false;
	for (i = 0; i < digits; i++)
		v = v * 10 + (s->ptr[i] - '0');
	if (!digits) {
		letters = run_of(*s, is_letter);
		month = month_of(slice_sub(*s, 0, letters));
		if (letters > 2 && !month)
			return false;
		v = month;
	}
	if (digits || v) {
		p->v[p->n] = v;
		p->digits[p->n++] = digits;
	}
	*s = slice_sub(*s, digits + letters, s->len);
	return digits + letters > 0;
}

static bool split(struct parts *p, struct slice s)
{
	s = slice_trim(s);
	while (s.len && p->n < 3) {
		if (is_digit(s.ptr[0]) || is_letter(s.ptr[0])) {
			if (!take_part(p, &s))
				return false;
			continue;
		}
		if (s.ptr[0] == '.')
			p->dots = true;
		else if (s.ptr[0] != '-' && s.ptr[0] != '/' &&
			 s.ptr[0] != ',' && s.ptr[0] != ' ')
			return false;
		s = slice_sub(s, 1, s.len);
	}
	/* a time of day behind it does not hurt */
	p->time = s.len > 0;
	return !p->time || s.ptr[0] == 'T' || s.ptr[0] == ' ';
}

static bool make_day(int32_t *out, int year, int month, int mday)
{
	if (year < 100)
		year += 2000;
	if (year > 9999 || month < 1 || month > 12 || mday < 1 ||
	    mday > days_in_month(year, month))
		return false;
	*out = day_from_ymd(year, month, mday);
	return true;
}

/* The days it may mean: none, one, or two where month and day may be swapped.
 */
static size_t guess(int32_t out[2], struct slice s)
{
	struct parts p = {.n = 0};
	size_t n = 0;
	int *v = p.v;

	if (!split(&p, s))
		return 0;
	if (p.n == 1 && p.digits[0] == 8)
		return make_day(out, v[0] / 10000, v[0] / 100 % 100,
				v[0] % 100);
	if (p.n != 3)
		return 0;
	if (p.digits[0] == 4)
		return make_day(out, v[0], v[1], v[2]);
	if (!p.digits[0])
		return make_day(out, v[2], v[0], v[1]);
	if (!p.digits[1] || p.dots)
		return make_day(out, v[2], v[1], v[0]);
	n += make_day(&out[n], v[2], v[0], v[1]);
	if (v[0] != v[1])
		n += make_day(&out[n], v[2], v[1], v[0]);
	return n;
}

/*
 * Nobody can read it in another way: the year is first, or the month a word;
 * and nothing is lost.
 */
static bool is_certain(struct slice s)
{
	struct parts p = {.n = 0};

	if (!split(&p, s) || p.time)
		return false;
	if (p.n == 1)
		return p.digits[0] == 8;
	if (p.n != 3)
		return false;
	if (p.digits[0] == 4)
		return p.digits[1] <= 2 && p.digits[2] <= 2;
	return p.digits[2] == 4 && (!p.digits[0] || !p.digits[1]);
}

static int two_digits(struct slice s, size_t at)
{
	return (s.ptr[at] - '0') * 10 + (s.ptr[at + 1] - '0');
}

/* It looks like a day and is none: which part of it is wrong? */
static void help_impossible(struct decoder *d, struct finding *f,
			    struct slice s)
{
	static const char *const months[] = {
		N_("January"), N_("February"), N_("March"),
		N_("April"),   N_("May"),      N_("June"),
		N_("July"),    N_("August"),   N_("September"),
		N_("October"), N_("November"), N_("December")};
	int year = two_digits(s, 0) * 100 + two_digits(s, 2);
	int month = two_digits(s, 5);

	if (year < 1)
		finding_help(d->findings, f, "years begin with 0001");
	else if (month < 1 || month > 12)
		finding_help(d->findings, f,
			     "months run from 01 to 12; the month comes "
			     "before the day");
	else
		finding_help(d->findings, f, "%s %04d has %d days",
			     months[month - 1], year,
			     days_in_month(year, month));
}

static void help_day(struct decoder *d, struct finding *f, struct slice s,
		     const struct node *n, bool key)
{
	const struct calendar plain = CALENDAR_DEFAULT;
	char one[DAY_LEN + 1], two[DAY_LEN + 1];
	struct period p;
	int32_t days[2];
	size_t found = guess(days, s);

	if (period_parse(&p, &plain, s) == PERIOD_OK &&
	    p.kind == PERIOD_MONTH) {
		days[0] = p.last;
		found = 1;
	} else if (found == 1 && is_certain(s)) {
		day_format(one, days[0]);
		decode_mend(d, f, n, key, slice_of(one));
	}
	if (found == 2)
		finding_help(
			d->findings, f, "write %s or %s, whichever is meant",
			day_format(one, days[0]), day_format(two, days[1]));
	else if (found)
		finding_help(d->findings, f, "write %s",
			     day_format(one, days[0]));
	else
		finding_help(d->findings, f,
			     "write year, month and day: 2026-03-31");
}

bool decode_wrong_day(struct decoder *d, const struct node *n, bool key)
{
	struct slice s = key ? n->key->text : n->text;
	struct slice said = decode_quote(d, s), name;
	struct finding *f;

	if (day_shape(s)) {
		f = (key ? decode_say_key : decode_say)(
			d, "day-invalid", n, N_("%.*s is not in the calendar"),
			SL(said));
		help_impossible(d, f, s);
		return false;
	}
	name = decode_name(d, key ? n->parent : n);
	if (key)
		f = decode_say_key(d, "day-invalid", n,
				   "a key of %.*s takes a day, not \"%.*s\"",
				   SL(name), SL(said));
	else
		f = decode_say(d, "day-invalid", n,
			       "%.*s takes a day, not \"%.*s\"", SL(name),
			       SL(said));
	help_day(d, f, s, n, key);
	return false;
}
