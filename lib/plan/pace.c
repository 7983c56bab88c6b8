/* The length of an interval. */
#include "plan/pace.h"

#define PACE_MOST 1000 /* of one interval; more is no pace at all */

int32_t pace_days(struct slice pace)
{
	static const struct {
		const char *word;
		int32_t days;
	} rows[] = {{"day", 1},	     {"week", 7},   {"month", 31},
		    {"quarter", 92}, {"half", 184}, {"year", 366}};
	struct slice word = pace;
	int32_t count = 0;
	size_t i = 0;

	for (; i < pace.len && pace.ptr[i] >= '0' && pace.ptr[i] <= '9'; i++)
		if (count <= PACE_MOST)
			count = count * 10 + (pace.ptr[i] - '0');
	if (!i)
		count = 1;
	else
		word = slice_trim(slice_sub(pace, i, pace.len));
	if (count > PACE_MOST)
		return 0;
	if (count != 1 && slice_ends(word, SLICE("s")))
		word.len--;
	for (i = 0; i < ARRAY_LEN(rows); i++)
		if (slice_is(word, rows[i].word))
			return count * rows[i].days;
	return 0;
}
