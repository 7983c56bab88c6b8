/* Keys, values and comments of a line, by eye. */
#include "yaml/line.h"

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_blanks(struct slice s, size_t at, size_t end)
{
	while (at < end && blank(s.ptr[at]))
		at++;
	return at;
}

/* A blank or the end stands there. */
static bool ends_word(struct slice s, size_t at, size_t end)
{
	return at >= end || blank(s.ptr[at]);
}

size_t closing_quote(struct slice s, size_t at, size_t end)
{
	char quote = s.ptr[at];

	for (at++; at < end; at++) {
		if (quote == '"' && s.ptr[at] == '\\')
			at++;
		else if (s.ptr[at] == quote && quote == '\'' && at + 1 < end &&
			 s.ptr[at + 1] == quote)
			at++;
		else if (s.ptr[at] == quote)
			return at;
	}
	return end;
}

static size_t find_colon(struct slice s, size_t at, size_t end)
{
	if (at < end && (s.ptr[at] == '{' || s.ptr[at] == '['))
		return end;
	if (at < end && (s.ptr[at] == '"' || s.ptr[at] == '\'')) {
		at = closing_quote(s, at, end);
		at = skip_blanks(s, at < end ? at + 1 : end, end);
		return at < end && s.ptr[at] == ':' ? at : end;
	}
	for (; at < end; at++) {
		if (s.ptr[at] == ':' && ends_word(s, at + 1, end))
			return at;
		if (s.ptr[at] == '#' && (!at || blank(s.ptr[at - 1])))
			return end;
	}
	return end;
}

/* Where a comment begins, or end. */
static size_t find_comment(struct slice s, size_t at, size_t end)
{
	if (at < end && (s.ptr[at] == '"' || s.ptr[at] == '\'')) {
		size_t close = closing_quote(s, at, end);

		at = close < end ? close : at;
	}
	for (; at < end; at++)
		if (s.ptr[at] == '#' && (!at || blank(s.ptr[at - 1])))
			return at;
	return end;
}

struct line line_look(const struct places *p, size_t number)
{
	struct slice text = places_line_text(p, number), s = p->bytes;
	struct line l = {.bytes = s, .number = number};

	l.begin = places_line_begin(p, number);
	if (l.begin < p->skip)
		l.begin = p->skip;
	l.end = (size_t)(text.ptr - s.ptr) + text.len;
	l.item = skip_blanks(s, l.begin, l.end);
	while (l.item < l.end && s.ptr[l.item] == '-' &&
	       ends_word(s, l.item + 1, l.end))
		l.item = skip_blanks(s, l.item + 1, l.end);
	l.colon = find_colon(s, l.item, l.end);
	l.value = l.item;
	if (l.colon < l.end)
		l.value = skip_blanks(s, l.colon + 1, l.end);
	l.value_end = find_comment(s, l.value, l.end);
	if (l.item < l.end && s.ptr[l.item] == '#')
		l.value_end = l.item;
	while (l.value_end > l.value && blank(s.ptr[l.value_end - 1]))
		l.value_end--;
	return l;
}

bool line_empty(const struct line *l)
{
	return l->value_end == l->begin ||
	       (l->value_end == l->item && l->colon == l->end &&
		skip_blanks(l->bytes, l->begin, l->end) == l->item);
}

bool line_has_key(const struct line *l)
{
	return l->colon < l->end;
}

char line_first(const struct line *l)
{
	return l->value < l->value_end ? l->bytes.ptr[l->value] : '\0';
}

struct slice line_value(const struct line *l)
{
	return slice_sub(l->bytes, l->value, l->value_end);
}

bool is_word(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      (c >= '0' && c <= '9') || c == '-' || c == '_' ||
		      (unsigned char)c >= 0x80))
			return false;
	}
	return s.len > 0;
}
