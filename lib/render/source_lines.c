/*
 * Places in a file as they are printed. A line is cut into cells once; the
 * line and the marks below it are then drawn from the same cells.
 */
#include "render/source_lines.h"

#include <string.h>

#include "base/utf8.h"

#define TAB_CELLS 4

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

struct slice shown_line(struct slice bytes, size_t at, size_t *begin)
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

static struct picture picture_of(struct arena *a, struct slice bytes, size_t at)
{
	struct picture p = {.v = NULL};
	size_t from, begin, i, len;
	struct slice line = shown_line(bytes, at, &from);

	begin = from;
	/* far into a long line: begin a little before the finding */
	if (at > from + LINE_MAX_BYTES) {
		begin = at - LINE_MAX_BYTES / 2;
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

/* Where the code point that begins at that byte, or the next one, is drawn. */
static size_t cell_of(const struct picture *p, size_t byte)
{
	size_t i, column = 0;

	for (i = 0; i < p->n && p->v[i].begin < byte; i++)
		column += p->v[i].cells;
	return column;
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

/* One place being drawn. */
struct drawing {
	struct out *o;
	const struct source_view *view;
	const struct mark *mark;
};

/* The column of line numbers: a number, or 0 for none. */
static void gutter(const struct drawing *d, size_t line)
{
	out_role(d->o, ROLE_MUTED, d->view->style);
	if (line)
		out_printf(d->o, "%*zu |", (int)d->view->digits, line);
	else
		out_printf(d->o, "%*s |", (int)d->view->digits, "");
	out_role_end(d->o, ROLE_MUTED, d->view->style);
}

/* `lead` in the mark's colour, then n times its sign and the label. */
static void signs(const struct drawing *d, char lead, size_t n_lead, size_t n)
{
	const struct text_style *style = d->view->style;

	out_role(d->o, d->mark->role, style);
	out_fill(d->o, lead, n_lead);
	out_fill(d->o, d->mark->sign, n);
	if (d->mark->label.len) {
		out_lit(d->o, " ");
		out_terminal(d->o, d->mark->label);
	}
	out_role_end(d->o, d->mark->role, style);
	out_lit(d->o, "\n");
}

static void draw_in_line(const struct drawing *d, const struct span *at)
{
	struct arena a = ARENA_INIT;
	size_t room = d->view->style->width - d->view->digits - 3, from, n;
	struct picture p = picture_of(&a, d->view->bytes, at->begin);
	struct window w;

	marked_cells(&from, &n, &p, at);
	w = window_of(&p, from, room);
	gutter(d, at->line);
	out_lit(d->o, " ");
	draw_line(d->o, &p, &w);
	gutter(d, 0);
	if (from + n > w.to && w.to > from)
		n = w.to - from;
	out_fill(d->o, ' ', 1 + from - w.from + (w.cut_left ? 1 : 0));
	signs(d, ' ', 0, n);
	arena_release(&a);
}

/* --- several lines ---------------------------------------------------------
 */

#define LINES_SHOWN  6 /* of a longer place, */
#define LINES_BEFORE 3 /* so many before the cut */
#define LINES_BEHIND 2

/* The bar at the left of all the lines of a place: ' ' where it has not begun
 */
static void bar(const struct drawing *d, char sign)
{
	out_lit(d->o, " ");
	out_role(d->o, d->mark->role, d->view->style);
	out_fill(d->o, sign, 1);
	out_role_end(d->o, d->mark->role, d->view->style);
}

/*
 * One line with its bar. Returns the cell of `byte` in what is shown of it.
 */
static size_t draw_barred(const struct drawing *d, size_t number, char sign,
			  size_t byte)
{
	struct arena a = ARENA_INIT;
	size_t room = d->view->style->width - d->view->digits - 5, cell;
	struct picture p = picture_of(&a, d->view->bytes, byte);
	struct window w;

	cell = cell_of(&p, byte);
	w = window_of(&p, cell, room);
	gutter(d, number);
	bar(d, sign);
	if (p.n)
		out_lit(d->o, " ");
	draw_line(d->o, &p, &w);
	arena_release(&a);
	return cell - w.from + (w.cut_left ? 1 : 0);
}

static void draw_cut(const struct drawing *d)
{
	out_role(d->o, ROLE_MUTED, d->view->style);
	out_fill(d->o, ' ', d->view->digits - 1);
	out_lit(d->o, "… |");
	out_role_end(d->o, ROLE_MUTED, d->view->style);
	bar(d, '|');
	out_lit(d->o, "\n");
}

/* A bar from the first line to a mark below the last character. */
static void draw_over_lines(const struct drawing *d, const struct span *at)
{
	struct slice bytes = d->view->bytes, line;
	size_t n = at->end_line - at->line + 1, i, begin, byte = at->begin;
	size_t last = at->end - 1, cell;
	bool first;

	while (((unsigned char)bytes.ptr[last] & 0xc0) == 0x80)
		last--;
	line = shown_line(bytes, at->begin, &begin);
	first = !slice_trim(slice_sub(line, 0, at->begin - begin)).len;
	cell = draw_barred(d, at->line, first ? '/' : ' ', at->begin);
	if (!first) {
		struct mark begins = {d->mark->sign, d->mark->role, SLICE_NONE};
		struct drawing d1 = {d->o, d->view, &begins};

		gutter(d, 0);
		out_lit(d->o, "  ");
		signs(&d1, '_', cell + 1, 1);
	}
	for (i = 1; i < n; i++) {
		byte = slice_find(bytes, '\n', byte) + 1;
		if (n > LINES_SHOWN && i == LINES_BEFORE)
			draw_cut(d);
		if (n <= LINES_SHOWN || i < LINES_BEFORE ||
		    i + LINES_BEHIND >= n)
			cell = draw_barred(d, at->line + i, '|',
					   i + 1 < n ? byte : last);
	}
	gutter(d, 0);
	bar(d, '|');
	signs(d, '_', cell + 1, 1);
}

/* Without the blanks and line ends that it may end in. */
static struct span trimmed(struct slice bytes, const struct span *at)
{
	struct span s = *at;

	while (s.end > s.begin + 1 && s.end_line > s.line &&
	       strchr(" \t\r\n", bytes.ptr[s.end - 1])) {
		s.end--;
		s.end_line -= bytes.ptr[s.end] == '\n';
	}
	return s;
}

size_t source_last_line(struct slice bytes, const struct span *at)
{
	if (!bytes.ptr || at->end > bytes.len)
		return at->line;
	return trimmed(bytes, at).end_line;
}

void draw_place(struct out *o, const struct source_view *view,
		const struct span *at, const struct mark *m)
{
	const struct drawing d = {o, view, m};
	struct span s;

	if (!view->bytes.ptr || at->begin > view->bytes.len ||
	    at->end > view->bytes.len)
		return;
	s = trimmed(view->bytes, at);
	if (s.end_line > s.line)
		draw_over_lines(&d, &s);
	else
		draw_in_line(&d, &s);
}
