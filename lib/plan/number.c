/* Numbers as people write them in plans: a sign, digits and one point. */
#include "plan/decode.h"

#include <locale.h>
#include <math.h>

#define EXACT_DIGITS 15 /* a double holds that many decimal digits */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Long ones, by the C library, with the point that C has. */
static bool parse_long(double *out, struct slice s)
{
	locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	struct arena tmp = ARENA_INIT;
	double v = INFINITY;

	if (c) {
		v = strtod_l(arena_cstr(&tmp, s), NULL, c);
		freelocale(c);
	}
	arena_release(&tmp);
	if (!isfinite(v))
		return false;
	*out = v;
	return true;
}

bool number_parse(double *out, struct slice s)
{
	static const double tens[] = {1e0,  1e1,  1e2,	1e3, 1e4,  1e5,
				      1e6,  1e7,  1e8,	1e9, 1e10, 1e11,
				      1e12, 1e13, 1e14, 1e15};
	bool sign = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
	size_t i, digits = 0, behind = 0;
	bool point = false;
	uint64_t v = 0;

	for (i = sign; i < s.len; i++) {
		if (s.ptr[i] == '.' && !point && digits) {
			point = true;
			continue;
		}
		if (!is_digit(s.ptr[i]))
			return false;
		if (++digits <= EXACT_DIGITS)
			v = v * 10 + (uint64_t)(s.ptr[i] - '0');
		behind += point;
	}
	if (!digits || (point && !behind))
		return false;
	if (digits > EXACT_DIGITS)
		return parse_long(out, s);
	/* both are exact, so the quotient is the nearest double */
	*out = (double)v / tens[behind];
	if (s.ptr[0] == '-')
		*out = -*out;
	return true;
}
