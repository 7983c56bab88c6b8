/* Guesses about quotes and brackets on one line. */
#include <string.h>

#include "yaml/mend.h"
#include "yaml/quote.h"

static bool quoted_value(const struct line *l)
{
	return line_first(l) == '"' || line_first(l) == '\'';
}

static size_t trimmed_end(const struct line *l)
{
	struct slice rest = slice_sub(l->bytes, l->value, l->end);

	while (rest.len && strchr(" \t", rest.ptr[rest.len - 1]))
		rest.len--;
	return l->value + rest.len;
}

/* title: "Launch the sequel */
static bool open_quote(struct mend *out, struct mender *m, const struct line *l)
{
	size_t end = trimmed_end(l);

	if (!quoted_value(l) ||
	    closing_quote(l->bytes, l->value, l->end) < l->end)
		return false;
	out->begin = l->value;
	out->end = l->value + 1;
	mend_say(out, m, "the quote that opens here is never closed");
	mend_edit(out, m, end, end,
		  slice_sub(l->bytes, l->value, l->value + 1));
	return true;
}

/* The text between the outer quotes, or all of it, in quotes that hold. */
static void quote_again(struct mend *out, struct mender *m,
			const struct line *l)
{
	struct slice s = line_value(l);
	bool outer = s.len > 2 && s.ptr[s.len - 1] == s.ptr[0];

	out->sure = slice_find(s, '\\', 0) == s.len;
	mend_edit(out, m, l->value, l->value_end,
		  quoted_bytes(m->r, l->value + outer, l->value_end - outer));
}

/* 'It's done', "Launch" the sequel */
static bool inner_quote(struct mend *out, struct mender *m,
			const struct line *l)
{
	size_t close;

	if (!quoted_value(l))
		return false;
	close = closing_quote(l->bytes, l->value, l->end);
	if (close + 1 >= l->value_end)
		return false;
	out->begin = close;
	out->end = close + 1;
	mend_say(out, m,
		 "the text ends at this quote, and more text stands behind it");
	quote_again(out, m, l);
	return true;
}

/* "C:\Users" */
static bool bad_escape(struct mend *out, struct mender *m, const struct line *l)
{
	bool escape = strstr(m->t->problem, "escape") ||
		      strstr(m->t->problem, "hexdecimal");

	if (!escape || line_first(l) != '"')
		return false;
	out->begin = m->t->at;
	out->end = m->t->at;
	mend_say(out, m,
		 "inside double quotes a backslash has a meaning of its own");
	quote_again(out, m, l);
	out->sure = true;
	return true;
}

/* The brackets that are open at the end of the value, innermost last. */
static size_t open_brackets(char *stack, size_t most, size_t *behind,
			    const struct line *l)
{
	struct slice s = l->bytes;
	size_t at, n = 0;

	*behind = l->value_end;
	for (at = l->value; at < l->value_end; at++) {
		char c = s.ptr[at];

		if (c == '"' || (c == '\'' && strchr(" [{,", s.ptr[at - 1]))) {
			at = closing_quote(s, at, l->value_end);
		} else if (c == '[' || c == '{') {
			if (n == most)
				return 0;
			stack[n++] = c == '[' ? ']' : '}';
		} else if (n && c == stack[n - 1] && !--n) {
			*behind = at + 1;
			break;
		}
	}
	return n;
}

/* needs: [the #1 brand, b] */
static bool hash_in_brackets(struct mend *out, struct mender *m,
			     const struct line *l)
{
	struct slice s = l->bytes;
	size_t hash = slice_find(slice_sub(s, 0, l->end), '#', l->value_end);
	size_t begin = l->value_end, end = hash;

	if ((line_first(l) != '[' && line_first(l) != '{') ||
	    hash + 1 >= l->end || strchr(" \t", s.ptr[hash + 1]))
		return false;
	while (begin > l->value && !strchr(",[{", s.ptr[begin - 1]) &&
	       !(s.ptr[begin - 1] == ' ' && s.ptr[begin - 2] == ':'))
		begin--;
	while (s.ptr[begin] == ' ')
		begin++;
	while (end < l->end && !strchr(",]}", s.ptr[end]))
		end++;
	out->rule = "hash-in-text";
	out->begin = hash;
	out->end = l->end;
	mend_say(out, m,
		 "a hash behind a space starts a comment: %.*s is not read; "
		 "put the text in quotes",
		 SL(slice_sub(m->r->bytes, hash, l->end)));
	mend_edit(out, m, begin, end, quoted_bytes(m->r, begin, end));
	return true;
}

/* needs: [a, b */
static bool open_bracket(struct mend *out, struct mender *m,
			 const struct line *l)
{
	char stack[LIMIT_NESTING], closers[LIMIT_NESTING];
	size_t behind, n, i;

	if (line_first(l) != '[' && line_first(l) != '{')
		return false;
	n = open_brackets(stack, sizeof(stack), &behind, l);
	if (!n)
		return false;
	for (i = 0; i < n; i++)
		closers[i] = stack[n - 1 - i];
	out->begin = l->value;
	out->end = l->value + 1;
	mend_say(out, m, "the %c that opens here is never closed",
		 l->bytes.ptr[l->value]);
	mend_edit(out, m, l->value_end, l->value_end,
		  arena_copy(&m->scratch, (struct slice){closers, n}));
	return true;
}

/* title: [Draft] Launch */
static bool behind_bracket(struct mend *out, struct mender *m,
			   const struct line *l)
{
	char stack[LIMIT_NESTING];
	size_t behind;

	if ((line_first(l) != '[' && line_first(l) != '{') ||
	    open_brackets(stack, sizeof(stack), &behind, l) ||
	    behind == l->value_end)
		return false;
	out->begin = l->value;
	out->end = behind;
	out->sure = true;
	mend_say(out, m,
		 "a text that starts with a bracket must stand in quotes");
	mend_edit(out, m, l->value, l->value_end,
		  quoted_bytes(m->r, l->value, l->value_end));
	return true;
}

/* needs: - a */
static bool list_behind_key(struct mend *out, struct mender *m,
			    const struct line *l)
{
	struct slice s = line_value(l);

	if (!line_has_key(l) || s.len < 3 || s.ptr[0] != '-' ||
	    !strchr(" \t", s.ptr[1]))
		return false;
	out->begin = l->value;
	out->end = l->value + 1;
	mend_say(out, m,
		 "a list cannot start with a dash on the line of its key");
	mend_edit(out, m, l->value, l->value_end,
		  arena_printf(&m->scratch, "[%.*s]",
			       SL(slice_trim(slice_sub(s, 1, s.len)))));
	return true;
}

mend_fn *const mend_quote_fns[] = {
	bad_escape,   open_quote,     inner_quote,     hash_in_brackets,
	open_bracket, behind_bracket, list_behind_key, NULL,
};
