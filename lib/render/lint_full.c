/*
 * Findings with their source lines. A line is cut into cells once; the line
 * and the marks below it are then drawn from the same cells.
 */
#include "base/utf8.h"
#include "render/lint.h"

#define TAB_CELLS     4
#define RELATED_SHOWN 5

/* One code point of a line as it is shown. */
struct glyph {
	struct slice text; /* escaped */
	size_t cells;
	size_t begin; /* its byte in the file */
};

struct picture {
	struct glyph *v;
	size_t n, cells;
	size_t end; /* byte behind the line */
};

static struct glyph glyph_of(struct arena *a, struct slice s, size_t at,
			     size_t len, size_t column)
{
	struct slice own = slice_sub(s, at, at + len);
	struct glyph g = {.begin = at};

	if (own.ptr[0] == '\t') {
		g.text = SLICE("        ");
		g.text.len = TAB_CELLS - column % TAB_CELLS;
		g.cells = g.text.len;
		return g;
	}
	g.text = terminal_text(a, own);
	g.cells = utf8_width(g.text);
	return g;
}

static bool is_joiner(uint32_t c)
{
	return c == 0x200c || c == 0x200d;
}

/* Shown with what it joins: alone it would look like a hidden character. */
static void join(struct arena *a, struct slice s, struct glyph *g, size_t end)
{
	if (s.ptr[g->begin] != '\t')
		g->text = terminal_text(a, slice_sub(s, g->begin, end));
}

/* The line around byte `at`, without its end and a byte-order mark. */
static struct slice line_around(struct slice bytes, size_t at, size_t *begin)
{
	size_t from = at, to;

	while (from && bytes.ptr[from - 1] != '\n')
		from--;
	to = slice_find(bytes, '\n', at);
	if (to > from && bytes.ptr[to - 1] == '\r')
		to--;
	if (!from && slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		from = to < 3 ? to : 3;
	*begin = from;
	return slice_sub(bytes, from, to);
}

/* A line longer than this is not looked at beyond the finding. */
#define LINE_MAX_BYTES 4096

static struct picture picture_of(struct arena *a, struct slice bytes,
				 const struct span *at)
{
	struct picture p = {.v = NULL};
	size_t from, begin, i, len;
	struct slice line = line_around(bytes, at->begin, &from);

	begin = from;
	/* far into a long line: begin a little before the finding */
	if (at->begin > from + LINE_MAX_BYTES) {
		begin = at->begin - LINE_MAX_BYTES / 2;
		while (((unsigned char)bytes.ptr[begin] & 0xc0) == 0x80)
			begin++;
	}
	p.end = from + line.len;
	if (p.end > begin + 2 * LINE_MAX_BYTES)
		p.end = begin + 2 * LINE_MAX_BYTES;
	for (i = begin; i < p.end; i += len) {
		uint32_t c = utf8_at(bytes, i, &len);
		struct glyph g;

		if (p.n && is_joiner(c)) {
			join(a, bytes, &p.v[p.n - 1], i + len);
			continue;
		}
		g = glyph_of(a, bytes, i, len, p.cells);
		ARENA_PUSH(a, p.v, p.n) = g;
		p.cells += g.cells;
	}
	return p;
}

/* The cells that the finding takes: from, and how many (at least one). */
static void marked_cells(size_t *from, size_t *n, const struct picture *p,
			 const struct span *at)
{
	size_t i, column = 0;

	*from = p->cells;
	*n = 0;
	for (i = 0; i < p->n; i++) {
		if (p->v[i].begin >= at->begin && *from == p->cells)
			*from = column;
		if (p->v[i].begin >= at->begin && p->v[i].begin < at->end)
			*n = column + p->v[i].cells - *from;
		column += p->v[i].cells;
	}
	if (!*n)
		*n = 1;
}

/* What part of a long line is shown. */
struct window {
	size_t from, to;
	bool cut_left, cut_right;
};

static struct window window_of(const struct picture *p, size_t mark,
			       size_t width)
{
	struct window w = {.to = p->cells};

	if (p->cells <= width)
		return w;
	if (mark > width * 2 / 3) {
		w.from = mark - width / 3;
		w.cut_left = true;
	}
	if (w.from + width < p->cells) {
		w.to = w.from + width - 1;
		w.cut_right = true;
	}
	if (w.cut_left)
		w.from++;
	return w;
}

static void draw_line(struct out *o, const struct picture *p,
		      const struct window *w)
{
	size_t i, column = 0, cells;

	if (w->cut_left)
		out_lit(o, "…");
	for (i = 0; i < p->n; i++, column += cells) {
		cells = p->v[i].cells;
		if (column >= w->from && column + cells <= w->to)
			out_write(o, p->v[i].text);
		else if (column < w->to && column + cells > w->from)
			out_fill(o, ' ', /* a wide one that is cut in two */
				 (column + cells < w->to ? column + cells
							 : w->to) -
					 (column > w->from ? column : w->from));
	}
	if (w->cut_right)
		out_lit(o, "…");
	out_lit(o, "\n");
}

static void gutter(struct out *o, size_t digits, size_t line,
		   const struct text_style *style)
{
	out_role(o, ROLE_MUTED, style);
	if (line)
		out_printf(o, "%*zu |", (int)digits, line);
	else
		out_printf(o, "%*s |", (int)digits, "");
	out_role_end(o, ROLE_MUTED, style);
}

static size_t digits_of(size_t n)
{
	size_t d = 1;

	while (n >= 10) {
		n /= 10;
		d++;
	}
	return d;
}

/* What a place is drawn with. */
struct mark {
	char sign;
	enum role role;
	struct slice label;
};

static void draw_place(struct out *o, struct slice bytes, const struct span *at,
		       size_t digits, const struct mark *m,
		       const struct text_style *style)
{
	struct arena a = ARENA_INIT;
	size_t room = style->width - digits - 3, from, n;
	struct picture p;
	struct window w;

	if (!bytes.ptr || at->begin > bytes.len)
		return;
	p = picture_of(&a, bytes, at);
	marked_cells(&from, &n, &p, at);
	w = window_of(&p, from, room);
	gutter(o, digits, at->line, style);
	out_lit(o, " ");
	draw_line(o, &p, &w);
	gutter(o, digits, 0, style);
	if (from + n > w.to && w.to > from)
		n = w.to - from;
	out_fill(o, ' ', 1 + from - w.from + (w.cut_left ? 1 : 0));
	out_role(o, m->role, style);
	out_fill(o, m->sign, n);
	if (m->label.len) {
		out_lit(o, " ");
		out_terminal(o, m->label);
	}
	out_role_end(o, m->role, style);
	out_lit(o, "\n");
	arena_release(&a);
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
	size_t i;

	for (i = 0; i < f->n_related && i < RELATED_SHOWN; i++) {
		const struct related *also = &f->related[i];
		struct mark m = {'-', ROLE_CODE, also->message};

		place_line(o, "::: ", digits, also->file, &also->at, style);
		draw_place(o, lint_source(r, also->file), &also->at, digits, &m,
			   style);
	}
	if (f->n_related > RELATED_SHOWN) {
		out_fill(o, ' ', digits);
		out_printf(o, "::: and %zu more places\n",
			   f->n_related - RELATED_SHOWN);
	}
}

/* The first line says it, the others are to be copied. */
static void draw_help(struct out *o, struct slice help,
		      const struct text_style *style)
{
	struct slice line;
	size_t n = 0;

	if (!help.len)
		return;
	out_role(o, ROLE_GOOD, style);
	out_lit(o, "help");
	out_role_end(o, ROLE_GOOD, style);
	out_lit(o, ": ");
	for (; slice_line(&line, &help); n++) {
		if (n)
			out_lit(o, "    ");
		/* blanks at the start belong to what is copied */
		out_terminal(o, line);
		out_lit(o, "\n");
	}
}

/* The widest line number of a finding, so that its bars stand in one column. */
static size_t gutter_width(const struct finding *f)
{
	size_t most = f->at.line, i;

	for (i = 0; i < f->n_related && i < RELATED_SHOWN; i++)
		if (f->related[i].at.line > most)
			most = f->related[i].at.line;
	return digits_of(most);
}

static void draw_finding(struct out *o, const struct lint_report *r,
			 const struct finding *f,
			 const struct text_style *style)
{
	size_t digits = gutter_width(f);
	struct mark m = {'^', level_role(f->level), SLICE_NONE};

	out_role(o, m.role, style);
	out_printf(o, "%s[%s]", level_name(f->level), f->rule);
	out_role_end(o, m.role, style);
	out_lit(o, ": ");
	out_role(o, ROLE_STRONG, style);
	out_terminal(o, f->message);
	out_role_end(o, ROLE_STRONG, style);
	out_lit(o, "\n");
	place_line(o, "--> ", digits, f->file, &f->at, style);
	if (f->at.line)
		draw_place(o, lint_source(r, f->file), &f->at, digits, &m,
			   style);
	draw_related(o, r, f, digits, style);
	draw_help(o, f->help, style);
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
	render_lint_summary(o, &r->summary);
	out_lit(o, "\n");
}
