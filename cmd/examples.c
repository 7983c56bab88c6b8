/* The examples of the rules, which the build writes from their fixtures. */
#include "cmd/examples.h"

static const struct {
	const char *rule;
	const char *bad, *bad_bytes;
	size_t bad_len;
	const char *good, *good_bytes;
	size_t good_len;
	const char *before, *before_bytes;
	size_t before_len;
} rows[] = {
#include "examples.inc"
};

bool example_of(struct example *bad, struct example *good, const char *rule)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(rows); i++) {
		if (strcmp(rows[i].rule, rule))
			continue;
		*bad = (struct example){rows[i].bad,
					{rows[i].bad_bytes, rows[i].bad_len}};
		*good = (struct example){
			rows[i].good, {rows[i].good_bytes, rows[i].good_len}};
		return true;
	}
	return false;
}

bool example_before(struct example *before, const char *rule)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(rows); i++) {
		if (strcmp(rows[i].rule, rule) || !rows[i].before[0])
			continue;
		*before = (struct example){
			rows[i].before,
			{rows[i].before_bytes, rows[i].before_len}};
		return true;
	}
	return false;
}

#define LINES_AROUND 4

/* Moves back over n line ends from `at`, to the beginning of a line. */
static size_t lines_back(struct slice s, size_t at, int n)
{
	while (at && (s.ptr[at - 1] != '\n' || n-- > 0))
		at--;
	return at;
}

static size_t lines_on(struct slice s, size_t at, int n)
{
	while (at < s.len && n > 0)
		if (s.ptr[at++] == '\n')
			n--;
	return at;
}

struct slice example_excerpt(bool *cut_before, bool *cut_after,
			     struct slice own, struct slice other)
{
	size_t least = own.len < other.len ? own.len : other.len;
	size_t from = 0, behind = 0, to;

	while (from < least && own.ptr[from] == other.ptr[from])
		from++;
	while (behind < least - from &&
	       own.ptr[own.len - 1 - behind] ==
		       other.ptr[other.len - 1 - behind])
		behind++;
	to = own.len - behind;
	from = lines_back(own, from, LINES_AROUND);
	to = lines_on(own, to, to && own.ptr[to - 1] == '\n' ? 1 : 2);
	/* to leave out a line or two saves nothing */
	if (lines_back(own, from, 2) == 0)
		from = 0;
	*cut_before = from > 0;
	*cut_after = to < own.len;
	return slice_sub(own, from, to);
}
