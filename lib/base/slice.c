/* Comparing, cutting and searching runs of bytes. */
#include "base/slice.h"

#include <string.h>

struct slice slice_of(const char *s)
{
	return (struct slice){s, s ? strlen(s) : 0};
}

bool slice_eq(struct slice a, struct slice b)
{
	return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

int slice_cmp(struct slice a, struct slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.ptr, b.ptr, n) : 0;

	if (c)
		return c;
	return (a.len > b.len) - (a.len < b.len);
}

bool slice_is(struct slice a, const char *s)
{
	return slice_eq(a, slice_of(s));
}

bool slice_starts(struct slice s, struct slice prefix)
{
	return s.len >= prefix.len &&
	       slice_eq(slice_sub(s, 0, prefix.len), prefix);
}

bool slice_ends(struct slice s, struct slice suffix)
{
	return s.len >= suffix.len &&
	       slice_eq(slice_sub(s, s.len - suffix.len, s.len), suffix);
}

struct slice slice_sub(struct slice s, size_t begin, size_t end)
{
	if (end > s.len)
		end = s.len;
	if (begin >= end)
		return (struct slice){s.ptr, 0};
	return (struct slice){s.ptr + begin, end - begin};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct slice slice_trim(struct slice s)
{
	size_t begin = 0, end = s.len;

	while (begin < end && is_blank(s.ptr[begin]))
		begin++;
	while (end > begin && is_blank(s.ptr[end - 1]))
		end--;
	return slice_sub(s, begin, end);
}

size_t slice_find(struct slice s, char c, size_t from)
{
	const char *hit;

	if (from >= s.len)
		return s.len;
	hit = memchr(s.ptr + from, c, s.len - from);
	return hit ? (size_t)(hit - s.ptr) : s.len;
}

size_t slice_find_slice(struct slice s, struct slice needle, size_t from)
{
	const char *hit;

	if (from >= s.len || !needle.len)
		return from < s.len ? from : s.len;
	hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
	return hit ? (size_t)(hit - s.ptr) : s.len;
}

bool slice_line(struct slice *line, struct slice *rest)
{
	size_t end;

	if (!rest->len)
		return false;
	end = slice_find(*rest, '\n', 0);
	*line = slice_sub(*rest, 0, end);
	*rest = slice_sub(*rest, end + 1, rest->len);
	if (line->len && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}

bool slice_word(struct slice *word, struct slice *rest)
{
	struct slice s = slice_trim(*rest);
	size_t end = 0;

	while (end < s.len && !is_blank(s.ptr[end]))
		end++;
	*word = slice_sub(s, 0, end);
	*rest = slice_sub(s, end, s.len);
	return end > 0;
}
