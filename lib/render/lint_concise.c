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

static void count_of(struct out *o, size_t n, const char *word, size_t *parts)
{
	if (!n)
		return;
	out_printf(o, "%s%zu %s%s", *parts ? ", " : "", n, word,
		   n == 1 || !strcmp(word, "info") ? "" : "s");
	++*parts;
}

void render_lint_summary(struct out *o, const struct lint_summary *sum)
{
	size_t parts = 0;

	count_of(o, sum->errors, "error", &parts);
	count_of(o, sum->warnings, "warning", &parts);
	count_of(o, sum->info, "info", &parts);
	if (parts)
		out_printf(o, " in %zu file%s; %zu checked", sum->touched,
			   sum->touched == 1 ? "" : "s", sum->files);
	else
		out_printf(o, "%zu plan%s, nothing to mend", sum->plans,
			   sum->plans == 1 ? "" : "s");
	if (sum->suppressed)
		out_printf(o, "; %zu silenced by comments", sum->suppressed);
	if (sum->baseline)
		out_printf(o, "; %zu in the baseline", sum->baseline);
}
