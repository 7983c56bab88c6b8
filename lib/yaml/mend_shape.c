/* Guesses about indentation, and about what breaks many lines at once. */
#include <string.h>

#include "base/utf8.h"
#include "yaml/mend.h"

#define LINES_BACK 100 /* whose indentation is compared */
#define WIDTHS	   8

static struct slice spaces(struct mender *m, size_t n)
{
	char *p = arena_alloc(&m->scratch, n);

	memset(p, ' ', n);
	return (struct slice){p, n};
}

/* The first byte of the line that is neither blank nor tab. */
static size_t indent_end(const struct line *l)
{
	size_t at = l->begin;

	while (at < l->end && strchr(" \t", l->bytes.ptr[at]))
		at++;
	return at;
}

/* <<<<<<< HEAD */
static bool conflict(struct mend *out, struct mender *m, const struct line *l)
{
	struct slice s = m->r->clean;
	struct slice mark = SLICE("\n<<<<<<< ");
	size_t at = 0;

	(void)l;
	if (!slice_starts(s, slice_sub(mark, 1, mark.len))) {
		at = slice_find_slice(s, mark, 0);
		if (at++ == s.len)
			return false;
	}
	out->begin = at;
	out->end = at + source_line(s, at).len;
	out->proven = true;
	mend_say(out, m,
		 "an unfinished merge: two versions stand between <<<<<<< and "
		 ">>>>>>>; keep what is right and delete the marker lines");
	return true;
}

/* Every line that starts with tabs, each tab as so many spaces. */
static bool untab_all(struct mend *out, struct mender *m, size_t width)
{
	struct places *p = &m->r->clean_places;
	bool mixed = false;
	size_t n;

	for (n = 0; n < p->n_lines; n++) {
		struct slice text = places_line_text(p, n);
		size_t begin = places_line_begin(p, n), tabs = 0;

		while (tabs < text.len && text.ptr[tabs] == '\t')
			tabs++;
		if (tabs)
			mend_edit(out, m, begin, begin + tabs,
				  spaces(m, tabs * width));
		else if (text.len && text.ptr[0] == ' ' && slice_trim(text).len)
			mixed = true;
	}
	return !mixed;
}

static bool untab_line(struct mend *out, struct mender *m, const struct line *l,
		       size_t width)
{
	size_t end = indent_end(l), at, columns = 0;

	for (at = l->begin; at < end; at++)
		columns += l->bytes.ptr[at] == '\t' ? width : 1;
	mend_edit(out, m, l->begin, end, spaces(m, columns));
	return false;
}

/*
 * Tries tabs of 2, 4 and 8 columns. Where no line is indented by spaces, all
 * widths mean the same and the mending is certain.
 */
static bool tab(struct mend *out, struct mender *m, const struct line *l)
{
	size_t at = slice_find(slice_sub(l->bytes, 0, indent_end(l)), '\t',
			       l->begin);
	size_t width, all;

	if (at >= indent_end(l))
		return false;
	out->begin = at;
	out->end = at + 1;
	out->proven = true;
	mend_say(out, m,
		 "a tab indents this line; YAML takes only spaces there");
	for (width = 2; width <= 8; width *= 2) {
		for (all = 2; all-- > 0;) {
			out->n_edits = 0;
			out->edits = NULL;
			out->sure = all ? untab_all(out, m, width)
					: untab_line(out, m, l, width);
			if (out->n_edits && mend_helps(m, out))
				return true;
		}
	}
	return false;
}

/* Spaces that are none, in front of a line. */
static bool odd_indentation(struct mend *out, struct mender *m,
			    const struct line *l)
{
	size_t at = l->begin, len, columns = 0;
	bool odd = false;

	for (; at < l->end; at += len, columns++) {
		uint32_t c = utf8_at(l->bytes, at, &len);

		if (c != ' ' && c != 0xa0 && c != 0x202f && c != 0x3000)
			break;
		odd = odd || c != ' ';
	}
	if (!odd)
		return false;
	out->rule = "hidden-character";
	out->begin = l->begin;
	out->end = at;
	out->sure = true;
	mend_say(out, m,
		 "no-break spaces indent this line; YAML knows only the "
		 "ordinary space");
	mend_edit(out, m, l->begin, at, spaces(m, columns));
	return true;
}

/*
 * owner: dana
 *   title: Launch
 */
static bool too_deep(struct mend *out, struct mender *m, const struct line *l)
{
	struct line above;

	if (!line_has_key(l) || l->item != indent_end(l) ||
	    !is_word(slice_sub(l->bytes, l->item, l->colon)) ||
	    !line_before(&above, m, l->number) || !line_first(&above) ||
	    above.item - above.begin >= l->item - l->begin)
		return false;
	out->begin = l->begin;
	out->end = l->item;
	mend_say(out, m,
		 "this line is indented further than the one above, which has "
		 "its value already; start it in column %zu",
		 above.item - above.begin + 1);
	mend_edit(out, m, l->begin, l->item,
		  spaces(m, above.item - above.begin));
	return true;
}

/* The widths of the lines above, the nearest to that of this line first. */
static size_t widths_above(size_t *widths, struct mender *m,
			   const struct line *l)
{
	size_t own = indent_end(l) - l->begin, n = 0, i, back;
	struct line above = *l;

	for (back = 0; back < LINES_BACK && n < WIDTHS &&
		       line_before(&above, m, above.number);
	     back++) {
		size_t each[] = {indent_end(&above) - above.begin,
				 above.item - above.begin};
		size_t k;

		for (k = 0; k < ARRAY_LEN(each) && n < WIDTHS; k++) {
			for (i = 0; i < n && widths[i] != each[k]; i++)
				;
			if (i == n && each[k] != own)
				widths[n++] = each[k];
		}
	}
	for (i = 1; i < n; i++) {
		size_t w = widths[i], k = i;
		size_t far = w > own ? w - own : own - w;

		for (;
		     k > 0 && (widths[k - 1] > own ? widths[k - 1] - own
						   : own - widths[k - 1]) > far;
		     k--)
			widths[k] = widths[k - 1];
		widths[k] = w;
	}
	return n;
}

static bool wrong_width(struct mend *out, struct mender *m,
			const struct line *l)
{
	size_t widths[WIDTHS], n = widths_above(widths, m, l), i;

	if (l->number != m->line)
		return false;
	out->begin = l->begin;
	out->end = indent_end(l);
	out->proven = true;
	for (i = 0; i < n; i++) {
		mend_say(out, m,
			 "this line starts in column %zu, where it fits none "
			 "of the lines above it; start it in column %zu",
			 indent_end(l) - l->begin + 1, widths[i] + 1);
		out->n_edits = 0;
		out->edits = NULL;
		mend_edit(out, m, l->begin, out->end, spaces(m, widths[i]));
		if (mend_helps(m, out))
			return true;
	}
	return false;
}

/* The file's first line is indented, the others are not. */
static bool first_indented(struct mend *out, struct mender *m,
			   const struct line *l)
{
	struct line first = *l, above;

	if (!strstr(m->t->problem, "<document start>"))
		return false;
	while (line_before(&above, m, first.number))
		first = above;
	if (first.begin == indent_end(&first))
		return false;
	out->begin = first.begin;
	out->end = indent_end(&first);
	mend_say(out, m,
		 "the first line is indented, and the lines below it start "
		 "further left");
	mend_edit(out, m, first.begin, out->end, SLICE(""));
	return true;
}

/* What is left to try with a text: quotes. */
static bool quote_value(struct mend *out, struct mender *m,
			const struct line *l)
{
	if (!line_has_key(l) || !line_first(l) || strchr("\"'", line_first(l)))
		return false;
	out->begin = l->value;
	out->end = l->value_end;
	mend_say(out, m, "this text must stand in quotes");
	mend_edit(out, m, l->value, l->value_end,
		  quoted_bytes(m->r, l->value, l->value_end));
	return true;
}

mend_fn *const mend_shape_first_fns[] = {
	conflict,
	tab,
	odd_indentation,
	NULL,
};

mend_fn *const mend_shape_fns[] = {
	too_deep, first_indented, wrong_width, quote_value, NULL,
};
