/* Findings in a line each, and what the layouts of lint share. */
#include "base/utf8.h"
#include "render/lint.h"

/* The letter behind the backslash, or 0 for an octal number. */
static char escape_letter(char ch)
{
	static const char from[] = "\a\b\t\n\v\f\r\"\\", to[] = "abtnvfr\"\\";
	size_t i;

	for (i = 0; from[i]; i++)
		if (ch == from[i])
			return to[i];
	return 0;
}

/* How many bytes at `at` can stand as they are; 0: they need an escape. */
static size_t plain_bytes(struct slice s, size_t at)
{
	size_t len;
	uint32_t c = utf8_at(s, at, &len);

	if (c == '"' || c == '\\' || c == '\t' || c == '\n' || c == '\r' ||
	    (c == 0xfffd && len == 1) || utf8_is_hidden(c))
		return 0;
	return len;
}

void out_path(struct out *o, struct slice path)
{
	size_t i, n;

	for (i = 0; i < path.len && (n = plain_bytes(path, i)); i += n)
		;
	if (i == path.len) {
		out_write(o, path);
		return;
	}
	out_lit(o, "\"");
	for (i = 0; i < path.len; i += n) {
		char letter = escape_letter(path.ptr[i]);

		n = plain_bytes(path, i);
		if (n) {
			out_write(o, slice_sub(path, i, i + n));
			continue;
		}
		n = 1;
		if (letter)
			out_printf(o, "\\%c", letter);
		else
			out_printf(o, "\\%03o", (unsigned char)path.ptr[i]);
	}
	out_lit(o, "\"");
}

void render_lint_concise(struct out *o, const struct lint_report *r,
			 const struct text_style *style)
{
	const struct lint_row *rows = r->findings.v;
	size_t i;

	(void)style;
	for (i = 0; i < r->findings.n; i++) {
		if (finding_silent(rows[i].finding))
			continue;
		out_path(o, rows[i].file);
		out_printf(o, ":%zu:%zu: %s %s: ", rows[i].line, rows[i].column,
			   rows[i].level, rows[i].rule);
		out_terminal(o, rows[i].message);
		out_lit(o, "\n");
	}
}

static void comma(struct out *o, size_t *parts)
{
	if ((*parts)++)
		out_lit(o, ", ");
}

/* "2 errors, 1 warning"; how many parts that has. */
static size_t counts(struct out *o, const struct lint_summary *sum,
		     const struct catalogue *words)
{
	size_t parts = 0;

	if (sum->errors) {
		comma(o, &parts);
		out_say(o, words,
			catalogue_plural(words, sum->errors, "%zu error",
					 "%zu errors"),
			sum->errors);
	}
	if (sum->warnings) {
		comma(o, &parts);
		out_say(o, words,
			catalogue_plural(words, sum->warnings, "%zu warning",
					 "%zu warnings"),
			sum->warnings);
	}
	if (sum->info) {
		comma(o, &parts);
		out_say(o, words,
			catalogue_plural(words, sum->info, "%zu info",
					 "%zu info"),
			sum->info);
	}
	return parts;
}

void render_lint_summary(struct out *o, const struct lint_report *r)
{
	const struct lint_summary *sum = &r->summary;
	const struct catalogue *words = r->words;

	if (counts(o, sum, words))
		out_say(o, words,
			catalogue_plural(words, sum->touched,
					 " in %zu file; %zu checked",
					 " in %zu files; %zu checked"),
			sum->touched, sum->files);
	else
		out_say(o, words,
			catalogue_plural(words, sum->plans,
					 "%zu plan, nothing to mend",
					 "%zu plans, nothing to mend"),
			sum->plans);
	if (sum->suppressed)
		out_say(o, words, "; %zu silenced by comments",
			sum->suppressed);
	if (sum->baseline)
		out_say(o, words, "; %zu in the baseline", sum->baseline);
}
