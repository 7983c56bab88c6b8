/* Plain digits are made first, then the marks of the language put in. */
#include "base/numeral.h"

#include <math.h>

#define GROUP	   3
#define GROUP_FROM 5 /* digits before the decimal mark */
#define TOO_LONG   1e15

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The digits at the start of s. */
static struct slice digits_of(struct slice s)
{
	size_t n = 0;

	while (n < s.len && is_digit(s.ptr[n]))
		n++;
	return slice_sub(s, 0, n);
}

static struct slice grouped(struct arena *a, const struct catalogue *c,
			    struct slice digits)
{
	struct slice *parts = NULL, mark = slice_of(catalogue_group(c));
	size_t n = 0, at = digits.len % GROUP, end;

	if (digits.len < GROUP_FROM)
		return digits;
	if (at)
		ARENA_PUSH(a, parts, n) = slice_sub(digits, 0, at);
	for (; at < digits.len; at = end) {
		end = at + GROUP;
		if (at)
			ARENA_PUSH(a, parts, n) = mark;
		ARENA_PUSH(a, parts, n) = slice_sub(digits, at, end);
	}
	return arena_concat(a, parts, n);
}

/* sign: "", "+" or a minus; decimals: what stands behind the mark. */
static struct slice put_together(struct arena *a, const struct catalogue *c,
				 const char *sign, struct slice whole,
				 struct slice decimals)
{
	return arena_printf(a, "%s%.*s%s%.*s", sign, SL(grouped(a, c, whole)),
			    decimals.len ? catalogue_point(c) : "",
			    SL(decimals));
}

static bool is_zero(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] != '0' && s.ptr[i] != '.')
			return false;
	return true;
}

/* x without its sign, as digits and one point. */
static struct slice marked(struct arena *a, const struct catalogue *c,
			   const char *sign, struct slice plain)
{
	struct slice whole = digits_of(plain);

	return put_together(a, c, sign, whole,
			    slice_sub(plain,
				      whole.len + (whole.len < plain.len),
				      plain.len));
}

struct slice numeral(struct arena *a, const struct catalogue *c, double x)
{
	struct slice s;

	if (!isfinite(x))
		return SLICE_NONE;
	if (fabs(x) >= TOO_LONG)
		return arena_printf(a, "%s%.3g", x < 0 ? NUMERAL_MINUS : "",
				    fabs(x));
	s = arena_printf(a, "%.6f", fabs(x));
	while (s.ptr[s.len - 1] == '0')
		s.len--;
	if (s.ptr[s.len - 1] == '.')
		s.len--;
	return marked(a, c, x < 0 && !is_zero(s) ? NUMERAL_MINUS : "", s);
}

struct slice numeral_signed(struct arena *a, const struct catalogue *c,
			    double x, int decimals)
{
	struct slice s = arena_printf(a, "%.*f", decimals, fabs(x));

	return marked(a, c, x < 0 && !is_zero(s) ? NUMERAL_MINUS : "+", s);
}

struct slice numeral_of(struct arena *a, const struct catalogue *c,
			struct slice written)
{
	struct slice s = slice_trim(written), whole, decimals = SLICE_NONE;
	const char *sign = "";
	size_t at = 0;

	if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'))
		sign = s.ptr[at++] == '-' ? NUMERAL_MINUS : "+";
	whole = digits_of(slice_sub(s, at, s.len));
	at += whole.len;
	if (at < s.len && s.ptr[at] == '.')
		decimals = digits_of(slice_sub(s, at + 1, s.len));
	at += decimals.len ? decimals.len + 1 : 0;
	if (!whole.len || (at < s.len && s.ptr[at] != ' '))
		return written;
	return arena_printf(a, "%.*s%.*s",
			    SL(put_together(a, c, sign, whole, decimals)),
			    SL(slice_sub(s, at, s.len)));
}

struct slice numeral_percent(struct arena *a, const struct catalogue *c,
			     struct slice number)
{
	return arena_printf(a, "%.*s%s", SL(number), catalogue_percent(c));
}
