/* Putting values into a template, line by line. */
#include "yaml/fill.h"

#include "base/buf.h"
#include "base/limits.h"
#include "yaml/quote.h"

static struct slice value_of(const struct fill_value *values, size_t n,
			     struct slice name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (slice_is(name, values[i].name))
			return values[i].text;
	BUG("a placeholder that nobody fills");
}

/*
 * Adds the line with its placeholders filled; false where one of them has no
 * value and its example was taken.
 */
static bool fill_line(struct buf *out, struct arena *a,
		      const struct catalogue *words, struct slice line,
		      const struct fill_value *values, size_t n)
{
	bool complete = true;
	size_t at = 0, open, close, bar;

	while ((open = slice_find_slice(line, SLICE("{{"), at)) < line.len) {
		struct slice inside, value;

		close = slice_find_slice(line, SLICE("}}"), open);
		inside = slice_sub(line, open + 2, close);
		if (slice_starts(inside, SLICE("_ "))) {
			inside = slice_sub(inside, 2, inside.len);
			buf_add(out, slice_sub(line, at, open));
			buf_add(out, slice_of(catalogue_get(
					     words, arena_cstr(a, inside))));
			at = close + 2;
			continue;
		}
		bar = slice_find(inside, '|', 0);
		value = value_of(values, n, slice_sub(inside, 0, bar));
		buf_add(out, slice_sub(line, at, open));
		if (value.ptr) {
			buf_add(out, yaml_quote(a, value));
		} else {
			if (bar == inside.len)
				BUG("a placeholder without value and example");
			buf_add(out, slice_sub(inside, bar + 1, inside.len));
			complete = false;
		}
		at = close + 2;
	}
	buf_add(out, slice_sub(line, at, line.len));
	return complete;
}

struct slice fill_template(struct arena *a, struct slice text,
			   const struct fill_value *values, size_t n)
{
	return fill_template_in(a, NULL, text, values, n);
}

struct slice fill_template_in(struct arena *a, const struct catalogue *words,
			      struct slice text,
			      const struct fill_value *values, size_t n)
{
	struct buf out = BUF_INIT(LIMIT_FILE_BYTES);
	struct buf filled = BUF_INIT(LIMIT_FILE_BYTES);
	struct slice line, result;

	while (slice_line(&line, &text)) {
		buf_clear(&filled);
		if (!fill_line(&filled, a, words, line, values, n))
			buf_add(&out, SLICE("# "));
		buf_add(&out, buf_slice(&filled));
		buf_add_char(&out, '\n');
	}
	result = arena_copy(a, buf_slice(&out));
	buf_release(&out);
	buf_release(&filled);
	return result;
}
