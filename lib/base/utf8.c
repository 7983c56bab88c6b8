/* Unicode, by utf8proc. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

uint32_t utf8_at(struct slice s, size_t at, size_t *len)
{
	utf8proc_int32_t c = -1;
	utf8proc_ssize_t n;

	n = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + at,
			     (utf8proc_ssize_t)(s.len - at), &c);
	if (n <= 0 || c < 0) {
		*len = 1;
		return 0xfffd;
	}
	*len = (size_t)n;
	return (uint32_t)c;
}

size_t utf8_invalid(struct slice s)
{
	size_t i = 0;

	while (i < s.len) {
		utf8proc_int32_t c;
		utf8proc_ssize_t n;

		if ((unsigned char)s.ptr[i] < 0x80) {
			i++;
			continue;
		}
		n = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + i,
				     (utf8proc_ssize_t)(s.len - i), &c);
		if (n <= 0)
			return i;
		i += (size_t)n;
	}
	return s.len;
}

size_t utf8_whole(struct slice s)
{
	size_t at = s.len, len;

	while (at > 0 && s.len - at < 4) {
		unsigned char c = (unsigned char)s.ptr[--at];

		if (c < 0x80)
			return s.len;
		if (c < 0xc0)
			continue;
		len = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
		return s.len - at < len ? at : s.len;
	}
	return s.len;
}

size_t utf8_count(struct slice s)
{
	size_t i, len, n = 0;

	for (i = 0; i < s.len; i += len, n++)
		utf8_at(s, i, &len);
	return n;
}

int utf8_cells(uint32_t c)
{
	int w = utf8proc_charwidth((utf8proc_int32_t)c);

	return w < 0 ? 0 : w;
}

size_t utf8_width(struct slice s)
{
	size_t i, len, n = 0;

	for (i = 0; i < s.len; i += len) {
		/* most text is ASCII, and a page is measured word by word */
		len = 1;
		if (s.ptr[i] >= ' ' && s.ptr[i] <= '~')
			n++;
		else
			n += (size_t)utf8_cells(utf8_at(s, i, &len));
	}
	return n;
}

struct slice utf8_cut(struct slice s, size_t width)
{
	size_t i = 0, len, n = 0;

	while (i < s.len) {
		n += (size_t)utf8_cells(utf8_at(s, i, &len));
		if (n > width)
			break;
		i += len;
	}
	return slice_sub(s, 0, i);
}

static struct slice mapped(struct arena *a, struct slice s,
			   utf8proc_option_t options)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n;
	struct slice copy;

	n = utf8proc_map((const utf8proc_uint8_t *)(s.ptr ? s.ptr : ""),
			 (utf8proc_ssize_t)s.len, &out, options);
	if (n < 0 || !out) {
		free(out);
		return s;
	}
	copy = arena_copy(a, (struct slice){(const char *)out, (size_t)n});
	free(out);
	return copy;
}

static bool is_ascii(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

struct slice utf8_nfc(struct arena *a, struct slice s)
{
	if (is_ascii(s))
		return s;
	return mapped(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

bool utf8_same(struct slice x, struct slice y)
{
	struct arena a = ARENA_INIT;
	bool same =
		slice_eq(x, y) || slice_eq(utf8_nfc(&a, x), utf8_nfc(&a, y));

	arena_release(&a);
	return same;
}

bool utf8_is_nfc(struct slice s)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n;
	bool same;

	if (is_ascii(s))
		return true;
	n = utf8proc_map((const utf8proc_uint8_t *)s.ptr,
			 (utf8proc_ssize_t)s.len, &out,
			 UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	same = n < 0 || !out ||
	       slice_eq(s, (struct slice){(const char *)out, (size_t)n});
	free(out);
	return same;
}

/* Small letters, without - and _, into `to`. */
static struct slice fold_into(char *to, struct slice s)
{
	size_t i, n = 0;

	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != '-' && c != '_')
			to[n++] = c;
	}
	return (struct slice){to, n};
}

struct slice utf8_fold_id(struct arena *a, struct slice s)
{
	/* most ids are ASCII, and there are many of them */
	if (!is_ascii(s))
		s = mapped(a, s,
			   UTF8PROC_STABLE | UTF8PROC_COMPOSE |
				   UTF8PROC_CASEFOLD);
	return fold_into(arena_alloc(a, s.len + 1), s);
}

struct slice utf8_fold_id_in(char *buf, size_t room, struct arena *a,
			     struct slice s)
{
	if (s.len > room || !is_ascii(s))
		return utf8_fold_id(a, s);
	return fold_into(buf, s);
}

bool utf8_is_letter(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_upper(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_lower(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_mark(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_digit(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_hidden(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} hidden[] = {
		{0x00, 0x08},	  {0x0b, 0x0c},	    {0x0e, 0x1f},
		{0x7f, 0x9f},	  {0xad, 0xad},	    {0x034f, 0x034f},
		{0x061c, 0x061c}, {0x115f, 0x1160}, {0x17b4, 0x17b5},
		{0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e},
		{0x2060, 0x206f}, {0x3164, 0x3164}, {0xfeff, 0xfeff},
		{0xffa0, 0xffa0}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
	};
	size_t i;

	if (c >= ' ' && c <= '~')
		return false;
	for (i = 0; i < ARRAY_LEN(hidden); i++)
		if (c >= hidden[i].from && c <= hidden[i].to)
			return true;
	return false;
}
