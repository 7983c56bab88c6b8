/* Which period was probably meant. */
#include "base/period_guess.h"

#include <stdio.h>

/* What was found in the text; 0: nothing. */
struct clues {
	int year, small; /* small: a number of one or two digits */
	char kind;	 /* Q, H or M */
};

/* Letters that stand for a part of the year in one language or another. */
static const struct {
	char letter, kind;
	int most;
} letters[] = {
	{'q', 'Q', 4}, {'t', 'Q', 4},  {'h', 'H', 2},
	{'s', 'H', 2}, {'m', 'M', 12}, {'p', 'M', 12},
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* Reads the digits from *i on; returns how many there are. */
static size_t read_number(int *n, struct slice s, size_t *i)
{
	size_t digits = 0;

	*n = 0;
	for (; *i < s.len && is_digit(s.ptr[*i]); (*i)++, digits++)
		if (digits < 5)
			*n = *n * 10 + (s.ptr[*i] - '0');
	return digits;
}

static void read_letter(struct clues *c, char letter)
{
	size_t k;

	if (letter >= 'A' && letter <= 'Z')
		letter = (char)(letter - 'A' + 'a');
	for (k = 0; k < ARRAY_LEN(letters); k++)
		if (letters[k].letter == letter)
			c->kind = letters[k].kind;
}

/* False where there is more than a period would need. */
static bool read_clues(struct clues *c, struct slice s)
{
	size_t i = 0, word = 0;

	while (i < s.len) {
		size_t digits;
		int n;

		if (!is_digit(s.ptr[i])) {
			if (is_letter(s.ptr[i]) && word++)
				return false; /* no word stands for a period */
			read_letter(c, s.ptr[i]);
			i++;
			continue;
		}
		digits = read_number(&n, s, &i);
		if (digits == 4 && !c->year)
			c->year = n;
		else if (digits <= 2 && !c->small)
			c->small = n;
		else
			return false;
	}
	return true;
}

bool period_guess(char out[PERIOD_NAME_MAX], struct slice s, int32_t today)
{
	struct clues c = {0, 0, 0};
	int month, mday;
	size_t k;

	if (s.len > 24 || !read_clues(&c, s) || !c.small)
		return false;
	if (!c.kind && c.year)
		c.kind = 'M';
	if (!c.year)
		day_to_ymd(today, &c.year, &month, &mday);
	for (k = 0; k < ARRAY_LEN(letters); k++)
		if (letters[k].kind == c.kind && c.small > letters[k].most)
			return false;
	if (!c.kind)
		return false;
	if (c.kind == 'M')
		snprintf(out, PERIOD_NAME_MAX, "%04d-%02d", c.year, c.small);
	else
		snprintf(out, PERIOD_NAME_MAX, "%04d-%c%d", c.year, c.kind,
			 c.small);
	return true;
}
