/* Numbers, days and counts as people read them. */
#include "report/words.h"

#include <inttypes.h>
#include <math.h>

#include "base/numeral.h"
#include "base/utf8.h"

static const char *minus(int64_t n)
{
	return n < 0 ? NUMERAL_MINUS : "";
}

static uint64_t size_of(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

static struct slice counted_days(struct arena *a, const struct catalogue *c,
				 int64_t n, struct slice number)
{
	return catalogue_say(a, c,
			     catalogue_plural(c, (size_t)size_of(n), "%.*s day",
					      "%.*s days"),
			     SL(number));
}

struct slice words_days(struct arena *a, const struct catalogue *c, int64_t n)
{
	return counted_days(
		a, c, n, arena_printf(a, "%s%" PRIu64, minus(n), size_of(n)));
}

struct slice words_signed(struct arena *a, int64_t n)
{
	return arena_printf(a, "%s%" PRIu64, n > 0 ? "+" : minus(n),
			    size_of(n));
}

struct slice words_days_signed(struct arena *a, const struct catalogue *c,
			       int64_t n)
{
	return counted_days(a, c, n, words_signed(a, n));
}

#define PERCENT_MOST 99999

struct slice words_percent(struct arena *a, const struct catalogue *c,
			   double fraction)
{
	double percent = round(fraction * 100);
	struct slice number;

	if (!isfinite(fraction))
		return SLICE_NONE;
	number =
		numeral(a, c, fmax(fmin(percent, PERCENT_MOST), -PERCENT_MOST));
	if (percent > PERCENT_MOST)
		number = arena_printf(a, ">%.*s", SL(number));
	return numeral_percent(a, c, number);
}

int words_percent_of(size_t part, size_t whole)
{
	return (int)((part * 200 / whole + 1) / 2);
}

struct slice words_rate(struct arena *a, const struct catalogue *c, size_t part,
			size_t whole)
{
	if (!whole)
		return catalogue_say(a, c, "nothing promised");
	if (whole < WORDS_PERCENT_FROM)
		return catalogue_say(a, c, "%zu of %zu", part, whole);
	return catalogue_say(a, c, "%zu of %zu (%d%%)", part, whole,
			     words_percent_of(part, whole));
}

struct slice words_number(struct arena *a, const struct catalogue *c, double x)
{
	return numeral(a, c, x);
}

struct slice words_measure(struct arena *a, const struct catalogue *c,
			   struct slice number, struct slice unit)
{
	if (!number.len || !unit.len)
		return number;
	if (slice_is(unit, "%"))
		return numeral_percent(a, c, number);
	return arena_printf(a, "%.*s %.*s", SL(number), SL(unit));
}

struct slice words_day(struct arena *a, const struct catalogue *c, int32_t day)
{
	char text[DAY_LEN + 1];

	if (day == DAY_NONE)
		return catalogue_say(a, c, "no date");
	return arena_copy(a, slice_of(day_format(text, day)));
}

/* Tabs, line ends and rows of blanks as one blank each. */
static struct slice one_line(struct arena *a, struct slice s)
{
	char *to = arena_alloc(a, s.len + 1);
	size_t i, n = 0;

	s = slice_trim(s);
	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\t' || c == '\n' || c == '\r')
			c = ' ';
		if (c != ' ' || (n && to[n - 1] != ' '))
			to[n++] = c;
	}
	return (struct slice){to, n};
}

struct slice words_short(struct arena *a, struct slice s, size_t cells)
{
	struct slice line = one_line(a, s), cut = utf8_cut(line, cells);

	if (cut.len == line.len)
		return line;
	cut = slice_trim(utf8_cut(line, cells - 1));
	return arena_printf(a, "%.*s\xe2\x80\xa6", SL(cut));
}

const char *words_spark(double fraction)
{
	static const char *const bars[] = {
		"\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84",
		"\xe2\x96\x85", "\xe2\x96\x86", "\xe2\x96\x87", "\xe2\x96\x88",
	};

	if (!isfinite(fraction))
		return "\xc2\xb7";
	if (fraction < 0)
		fraction = 0;
	if (fraction > 1)
		fraction = 1;
	return bars[(size_t)lround(fraction * (ARRAY_LEN(bars) - 1))];
}
