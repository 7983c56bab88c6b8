/* Findings with their source lines. */
#include "render/lint.h"
#include "render/source_lines.h"

#define RELATED_SHOWN 5

static size_t digits_of(size_t n)
{
	size_t d = 1;

	while (n >= 10) {
		n /= 10;
		d++;
	}
	return d;
}

static void place_line(struct out *o, const char *arrow, size_t digits,
		       struct slice file, const struct span *at,
		       const struct text_style *style)
{
	out_fill(o, ' ', digits);
	out_role(o, ROLE_MUTED, style);
	out_write(o, slice_of(arrow));
	out_role_end(o, ROLE_MUTED, style);
	out_path(o, file);
	if (at->line)
		out_printf(o, ":%u:%u", at->line, at->col);
	out_lit(o, "\n");
}

static enum role level_role(enum level level)
{
	static const enum role roles[] = {
		[LEVEL_NONE] = ROLE_MUTED,
		[LEVEL_INFO] = ROLE_CODE,
		[LEVEL_WARNING] = ROLE_WARN,
		[LEVEL_ERROR] = ROLE_BAD,
	};

	return roles[level];
}

static void draw_related(struct out *o, const struct lint_report *r,
			 const struct finding *f, size_t digits,
			 const struct text_style *style)
{
	struct source_view view = {SLICE_NONE, digits, style};
	size_t i;

	for (i = 0; i < f->n_related && i < RELATED_SHOWN; i++) {
		const struct related *also = &f->related[i];
		struct mark m = {'-', ROLE_CODE, also->message};

		place_line(o, "::: ", digits, also->file, &also->at, style);
		view.bytes = lint_source(r, also->file);
		draw_place(o, &view, &also->at, &m);
	}
	if (f->n_related > RELATED_SHOWN) {
		out_fill(o, ' ', digits);
		out_lit(o, "::: ");
		out_say(o, r->words, "and %zu more places",
			f->n_related - RELATED_SHOWN);
		out_lit(o, "\n");
	}
}

static size_t blanks(struct slice line)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] == ' ')
		n++;
	return n;
}

/*
 * The column of an item's fields, where its help is to be pasted: below its
 * key, or beside the field that the finding is about. All other lines of help
 * begin where they belong.
 */
static size_t paste_column(struct slice bytes, const struct finding *f)
{
	size_t dot = slice_find(f->item, '.', 0), begin, own, next;
	struct slice line, key, after;

	if (!f->item.len || !f->at.line || f->at.begin > bytes.len)
		return 0;
	line = shown_line(bytes, f->at.begin, &begin);
	own = blanks(line);
	key = slice_sub(f->item, dot + 1, f->item.len);
	if (!slice_starts(slice_sub(line, own, line.len), key))
		return own;
	next = begin + line.len;
	if (next + 1 >= bytes.len)
		return own + 2;
	after = shown_line(bytes, slice_find(bytes, '\n', next) + 1, &begin);
	return blanks(after) > own ? blanks(after) : own + 2;
}

/*
 * Of an item that stands on one line, in braces: the line with one more field
 * in it. False where the help is something else, or the field is there.
 */
static bool draw_in_braces(struct out *o, struct slice bytes,
			   const struct finding *f, struct slice help,
			   const struct text_style *style)
{
	size_t dot = slice_find(f->item, '.', 0), begin, at;
	struct slice line, item, key, field;

	if (!f->item.len || !f->at.line || f->at.begin > bytes.len ||
	    !slice_line(&field, &help) || help.len)
		return false;
	at = slice_find(field, ':', 0) + 1;
	line = shown_line(bytes, f->at.begin, &begin);
	item = slice_trim(line);
	key = slice_sub(f->item, dot + 1, f->item.len);
	if (!slice_starts(item, key) || !slice_ends(item, SLICE("}")) ||
	    slice_find_slice(item, slice_sub(field, 0, at), 0) < item.len ||
	    !slice_starts(slice_sub(item, key.len, item.len), SLICE(": {")))
		return false;
	item = slice_trim(slice_sub(item, 0, item.len - 1));
	out_fill(o, ' ', blanks(line));
	out_role(o, ROLE_CODE, style);
	out_terminal(o, item);
	if (!slice_ends(item, SLICE("{")))
		out_lit(o, ", ");
	out_terminal(o, field);
	out_lit(o, "}");
	out_role_end(o, ROLE_CODE, style);
	out_lit(o, "\n");
	return true;
}

/* A line of the file, mended: it brings its own place along. */
static bool whole_line(struct slice help)
{
	return help.len && help.ptr[0] == ' ';
}

/* The first line says it; the others are to be copied as they stand. */
static void draw_help(struct out *o, const struct lint_report *r,
		      const struct finding *f, const struct text_style *style)
{
	struct slice bytes = lint_source(r, f->file);
	size_t column = paste_column(bytes, f);
	struct slice line, help = f->help;

	if (!slice_line(&line, &help))
		return;
	out_role(o, ROLE_GOOD, style);
	out_say(o, r->words, "help");
	out_role_end(o, ROLE_GOOD, style);
	out_say(o, r->words, ": ");
	out_terminal(o, line);
	out_lit(o, "\n");
	if (whole_line(help))
		column = 0;
	else if (draw_in_braces(o, bytes, f, help, style))
		return;
	while (slice_line(&line, &help)) {
		out_fill(o, ' ', column);
		out_role(o, ROLE_CODE, style);
		out_terminal(o, line);
		out_role_end(o, ROLE_CODE, style);
		out_lit(o, "\n");
	}
}

/* The widest line number of a finding, so that its bars stand in one column. */
static size_t gutter_width(const struct lint_report *r, const struct finding *f)
{
	size_t most = source_last_line(lint_source(r, f->file), &f->at), i;

	for (i = 0; i < f->n_related && i < RELATED_SHOWN; i++) {
		const struct related *also = &f->related[i];
		size_t line =
			source_last_line(lint_source(r, also->file), &also->at);

		if (line > most)
			most = line;
	}
	return digits_of(most);
}

/* For people; what is typed is level_name(). */
static const char *level_word(enum level level)
{
	return level == LEVEL_ERROR	? N_("error")
	       : level == LEVEL_WARNING ? N_("warning")
					: N_("info");
}

static void draw_finding(struct out *o, const struct lint_report *r,
			 const struct finding *f,
			 const struct text_style *style)
{
	size_t digits = gutter_width(r, f);
	struct source_view view = {lint_source(r, f->file), digits, style};
	struct mark m = {'^', level_role(f->level), SLICE_NONE};

	out_role(o, m.role, style);
	out_say(o, r->words, "%s", level_word(f->level));
	out_printf(o, "[%s]", f->rule);
	out_role_end(o, m.role, style);
	out_say(o, r->words, ": ");
	out_role(o, ROLE_STRONG, style);
	out_terminal(o, f->message);
	out_role_end(o, ROLE_STRONG, style);
	out_lit(o, "\n");
	place_line(o, "--> ", digits, f->file, &f->at, style);
	if (f->at.line)
		draw_place(o, &view, &f->at, &m);
	draw_related(o, r, f, digits, style);
	draw_help(o, r, f, style);
	out_lit(o, "\n");
}

void render_lint_full(struct out *o, const struct lint_report *r,
		      const struct text_style *style)
{
	const struct lint_row *rows = r->findings.v;
	size_t i;

	for (i = 0; i < r->findings.n; i++)
		if (!finding_silent(rows[i].finding))
			draw_finding(o, r, rows[i].finding, style);
	render_lint_summary(o, r);
	out_lit(o, "\n");
}
