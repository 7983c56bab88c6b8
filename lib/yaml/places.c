/* Tables of line starts and of every 32nd code point. */
#include "yaml/places.h"

#include <string.h>

#include "base/utf8.h"

#define STEP 32

static bool begins_char(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

static void find_lines(struct places *p, struct arena *a)
{
	struct slice s = p->bytes;
	size_t n = 1, at;

	for (at = slice_find(s, '\n', 0); at < s.len;
	     at = slice_find(s, '\n', at + 1))
		n++;
	p->lines = arena_array(a, n, sizeof(*p->lines));
	p->lines[p->n_lines++] = 0;
	for (at = slice_find(s, '\n', 0); at < s.len;
	     at = slice_find(s, '\n', at + 1))
		p->lines[p->n_lines++] = (uint32_t)(at + 1);
}

static bool all_ascii(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

static void find_marks(struct places *p, struct arena *a)
{
	struct slice s = p->bytes;
	size_t i, chars = 0;

	p->marks = arena_array(a, s.len / STEP + 1, sizeof(*p->marks));
	for (i = p->skip; i < s.len; i++) {
		if (!begins_char(s.ptr[i]))
			continue;
		if (chars++ % STEP == 0)
			p->marks[p->n_marks++] = (uint32_t)i;
	}
}

void places_init(struct places *p, struct arena *a, struct slice bytes)
{
	*p = (struct places){.bytes = bytes};
	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		p->skip = 3;
	find_lines(p, a);
	p->ascii = all_ascii(slice_sub(bytes, p->skip, bytes.len));
	if (!p->ascii)
		find_marks(p, a);
}

size_t places_byte(const struct places *p, size_t chars)
{
	size_t at, left = chars % STEP;

	if (p->ascii) {
		at = chars + p->skip;
		return at < p->bytes.len ? at : p->bytes.len;
	}
	if (chars / STEP >= p->n_marks)
		return p->bytes.len;
	at = p->marks[chars / STEP];
	while (left && at < p->bytes.len) {
		at++;
		while (at < p->bytes.len && !begins_char(p->bytes.ptr[at]))
			at++;
		left--;
	}
	return at;
}

size_t places_chars(const struct places *p, size_t byte)
{
	size_t low = 0, high = p->n_marks, at, chars;

	if (byte <= p->skip)
		return 0;
	if (p->ascii)
		return byte - p->skip;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (p->marks[mid] <= byte)
			low = mid;
		else
			high = mid;
	}
	chars = low * STEP;
	for (at = p->n_marks ? p->marks[low] : p->skip; at < byte; at++)
		if (begins_char(p->bytes.ptr[at]))
			chars++;
	return chars;
}

size_t places_line_begin(const struct places *p, size_t line)
{
	return line < p->n_lines ? p->lines[line] : p->bytes.len;
}

static bool on_line(const struct places *p, size_t line, size_t byte)
{
	return line < p->n_lines && p->lines[line] <= byte &&
	       (line + 1 == p->n_lines || byte < p->lines[line + 1]);
}

size_t places_line(struct places *p, size_t byte)
{
	size_t low = 0, high = p->n_lines, near;

	for (near = p->last_line; near < p->last_line + 3; near++) {
		if (on_line(p, near, byte)) {
			p->last_line = near;
			return near;
		}
	}
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (p->lines[mid] <= byte)
			low = mid;
		else
			high = mid;
	}
	p->last_line = low;
	return low;
}

struct slice places_line_text(const struct places *p, size_t line)
{
	size_t begin = places_line_begin(p, line);
	size_t end = places_line_begin(p, line + 1);
	const char *s = p->bytes.ptr;

	if (end > begin && s[end - 1] == '\n')
		end--;
	if (end > begin && s[end - 1] == '\r')
		end--;
	return slice_sub(p->bytes, begin, end);
}

struct span places_span(struct places *p, size_t begin, size_t end)
{
	struct span at = {.begin = begin, .end = end};
	size_t line = places_line(p, begin);

	if (begin > end || end > p->bytes.len)
		BUG("a span outside its file");
	at.line = (uint32_t)line + 1;
	at.col = (uint32_t)(places_chars(p, begin) -
			    places_chars(p, p->lines[line])) +
		 1;
	line = places_line(p, end);
	at.end_line = (uint32_t)line + 1;
	at.end_col = (uint32_t)(places_chars(p, end) -
				places_chars(p, p->lines[line])) +
		     1;
	return at;
}
