/*
 * Findings as workflow commands, which GitHub shows beside the lines of a pull
 * request: ::error file=F,line=L,…::TEXT. In the text % CR and LF are written
 * as %25 %0D %0A, in the properties : and , as well.
 */
#include "render/lint.h"

/* Levels by the names that GitHub has for them. */
static const char *command_of(enum level level)
{
	static const char *const names[] = {
		[LEVEL_NONE] = "debug",
		[LEVEL_INFO] = "notice",
		[LEVEL_WARNING] = "warning",
		[LEVEL_ERROR] = "error",
	};

	return names[level];
}

/* escaped: the characters that this part of a command cannot hold. */
static void write_escaped(struct out *o, struct slice s, const char *escaped)
{
	size_t i, kept = 0;

	for (i = 0; i < s.len; i++) {
		if (!s.ptr[i] || !strchr(escaped, s.ptr[i]))
			continue;
		out_write(o, slice_sub(s, kept, i));
		out_printf(o, "%%%02X", (unsigned char)s.ptr[i]);
		kept = i + 1;
	}
	out_write(o, slice_sub(s, kept, s.len));
}

/* A line at a time, so that what nobody sees is shown and line ends stay. */
static void write_text(struct out *o, struct slice s, const char *escaped)
{
	struct arena a = ARENA_INIT;
	struct slice line;
	bool first = true;

	while (slice_line(&line, &s)) {
		if (!first)
			out_lit(o, "%0A");
		write_escaped(o, terminal_text(&a, line), escaped);
		first = false;
	}
	arena_release(&a);
}

static void write_property(struct out *o, struct slice s)
{
	write_text(o, s, "%\r\n:,");
}

static void write_data(struct out *o, struct slice s)
{
	write_text(o, s, "%\r\n");
}

/*
 * Lines and columns include their last one. GitHub takes columns only where a
 * finding begins and ends on one line.
 */
static void write_place(struct out *o, const struct lint_row *row)
{
	size_t last = row->end_column;

	if (!row->line)
		return;
	out_printf(o, ",line=%zu,endLine=%zu", row->line,
		   row->end_line > row->line ? row->end_line : row->line);
	if (row->end_line > row->line)
		return;
	if (last > row->column)
		last--;
	out_printf(o, ",col=%zu,endColumn=%zu", row->column,
		   last > row->column ? last : row->column);
}

void render_lint_github(struct out *o, const struct lint_report *r,
			const struct text_style *style)
{
	const struct lint_row *rows = r->findings.v;
	size_t i;

	(void)style;
	for (i = 0; i < r->findings.n; i++) {
		if (finding_silent(rows[i].finding))
			continue;
		out_printf(o, "::%s file=", command_of(rows[i].finding->level));
		write_property(o, rows[i].file);
		write_place(o, &rows[i]);
		out_lit(o, ",title=");
		write_property(o, slice_of(rows[i].rule));
		out_lit(o, "::");
		write_data(o, rows[i].message);
		if (rows[i].help.len) {
			out_lit(o, "%0A");
			write_data(o, rows[i].help);
		}
		out_lit(o, "\n");
	}
}
