/* Amounts as people write them. */
#include "check/amount.h"

#include "base/utf8.h"

static bool is_digit(struct slice s, size_t at)
{
	return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* A blank or an apostrophe with exactly three digits behind it. */
static bool is_group(struct slice s, size_t at)
{
	return at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\'') &&
	       is_digit(s, at + 1) && is_digit(s, at + 2) &&
	       is_digit(s, at + 3) && !is_digit(s, at + 4);
}

#define DIGITS_MOST 15

bool amount_parse(struct amount *out, struct arena *a, struct slice s)
{
	double value = 0, place = 0;
	size_t begin = 0, at, digits = 0;
	struct slice unit[2];
	bool minus;

	s = slice_trim(s);
	while (begin < s.len && !is_digit(s, begin))
		begin++;
	minus = begin && s.ptr[begin - 1] == '-';
	for (at = begin; at < s.len; at++) {
		if (s.ptr[at] == '.' && !(place > 0) && is_digit(s, at + 1)) {
			place = 1;
			continue;
		}
		if (!(place > 0) && digits && is_group(s, at))
			continue;
		if (!is_digit(s, at))
			break;
		if (++digits > DIGITS_MOST)
			return false;
		value = value * 10 + (s.ptr[at] - '0');
		place *= 10;
	}
	unit[0] = slice_trim(slice_sub(s, 0, begin - minus));
	unit[1] = slice_trim(slice_sub(s, at, s.len));
	if (!digits || slice_starts(unit[1], SLICE(",")) ||
	    slice_starts(unit[1], SLICE(".")) || (unit[0].len && unit[1].len))
		return false;
	if (place > 0)
		value /= place;
	out->value = minus ? -value : value;
	out->unit = utf8_fold_id(a, unit[unit[0].len ? 0 : 1]);
	return true;
}
