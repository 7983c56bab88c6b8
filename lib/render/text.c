/*
 * Documents for a terminal or a plain file: wrapped and aligned by cells.
 *
 * A line of runs becomes pieces (words), pieces are laid into rows of at most
 * so many cells, and a row is written with its colours opened and closed in
 * it, so that a cut never falls into an escape.
 */
#include "base/utf8.h"
#include "render/render.h"

#define GAP	    2  /* cells between columns */
#define FLOOR	    12 /* a growing column is not shrunk below this */
#define HANG	    2  /* indent of an entry's text behind its dash */
#define BELOW	    4  /* indent of lines below a row or an entry */
#define WIDTH_LEAST 20

struct piece {
	struct slice text;
	enum role role;
	size_t cells;
	bool blank;  /* a blank stands before it */
	bool breaks; /* a new row may begin with it */
};

struct pieces {
	struct piece *v;
	size_t n;
	size_t cells; /* of a row: with its blanks */
};

struct rows {
	struct pieces *v;
	size_t n;
};

struct text {
	struct out *o;
	const struct text_style *style;
	struct arena arena;	       /* as long as one call */
	const struct catalogue *words; /* of what it says itself */
	size_t width;
};

static void add_piece(struct text *t, struct pieces *p, struct piece piece)
{
	p->cells += piece.cells + (piece.blank && p->n);
	ARENA_PUSH(&t->arena, p->v, p->n) = piece;
}

/* Where the piece that begins at `at` ends: a word, or one wide character. */
static size_t piece_end(struct slice s, size_t at, bool *wide)
{
	size_t i = at, len;

	*wide = false;
	while (i < s.len && s.ptr[i] != ' ') {
		uint32_t c = utf8_at(s, i, &len);

		if (utf8_cells(c) == 2) {
			if (i > at)
				return i;
			*wide = true;
			i += len;
			/* what combines with it stays with it */
			while (i < s.len && s.ptr[i] != ' ' &&
			       !utf8_cells(utf8_at(s, i, &len)))
				i += len;
			return i;
		}
		i += len;
	}
	return i;
}

static struct pieces line_pieces(struct text *t, const struct line *line)
{
	struct pieces ret = {NULL, 0, 0};
	bool blank = false, wide, wide_before = false;
	size_t r;

	for (r = 0; r < line->n; r++) {
		struct slice s = terminal_text(&t->arena, line->v[r].text);
		size_t i = 0, end;

		while (i < s.len) {
			if (s.ptr[i] == ' ') {
				blank = true;
				i++;
				continue;
			}
			end = piece_end(s, i, &wide);
			add_piece(
				t, &ret,
				(struct piece){
					.text = slice_sub(s, i, end),
					.role = line->v[r].role,
					.cells = utf8_width(
						slice_sub(s, i, end)),
					.blank = blank && ret.n,
					.breaks = blank || wide || wide_before,
				});
			wide_before = wide;
			blank = false;
			i = end;
		}
	}
	return ret;
}

static struct pieces *new_row(struct text *t, struct rows *rows)
{
	struct pieces *row = &ARENA_PUSH(&t->arena, rows->v, rows->n);

	*row = (struct pieces){NULL, 0, 0};
	return row;
}

/* The first len bytes of a piece; the piece keeps the rest. */
static struct piece cut_piece(struct piece *p, size_t len)
{
	struct piece head = *p;

	head.text = slice_sub(p->text, 0, len);
	head.cells = utf8_width(head.text);
	p->text = slice_sub(p->text, len, p->text.len);
	p->cells = utf8_width(p->text);
	p->blank = false;
	return head;
}

/* Bytes of an overlong word to cut off: if need be behind a - . or / in it. */
static size_t cut_at(struct slice word, size_t room)
{
	size_t len = utf8_cut(word, room).len, i;

	for (i = len; i > len / 3; i--)
		if (word.ptr[i - 1] == '-' || word.ptr[i - 1] == '.' ||
		    word.ptr[i - 1] == '/')
			return i;
	return len;
}

/* Adds a piece; one that is wider than a row is cut over several. */
static struct pieces *lay(struct text *t, struct rows *rows, struct pieces *row,
			  struct piece p, size_t width)
{
	while (row->cells + p.cells > width) {
		size_t room = width > row->cells ? width - row->cells : 0;
		size_t len = cut_at(p.text, room);

		if (!len && !row->n) /* no progress: one character at least */
			utf8_at(p.text, 0, &len);
		if (len)
			add_piece(t, row, cut_piece(&p, len));
		if (!p.text.len)
			return row;
		row = new_row(t, rows);
	}
	add_piece(t, row, p);
	return row;
}

/* Cells of the pieces from `at` up to the next place to break. */
static size_t unit_end(const struct pieces *p, size_t at, size_t *cells)
{
	size_t i = at;

	*cells = 0;
	do {
		*cells += p->v[i].cells;
		i++;
	} while (i < p->n && !p->v[i].breaks);
	return i;
}

static struct rows wrap(struct text *t, const struct line *line, size_t width)
{
	struct pieces all = line_pieces(t, line);
	struct rows rows = {NULL, 0};
	struct pieces *row = new_row(t, &rows);
	size_t i = 0;

	while (i < all.n) {
		size_t cells, end = unit_end(&all, i, &cells);
		size_t gap = all.v[i].blank && row->n;

		if (row->n && row->cells + gap + cells > width)
			row = new_row(t, &rows);
		for (; i < end; i++)
			row = lay(t, &rows, row, all.v[i], width);
	}
	return rows;
}

static void write_row(struct text *t, const struct pieces *row)
{
	enum role role = ROLE_PLAIN;
	size_t i;

	for (i = 0; i < row->n; i++) {
		const struct piece *p = &row->v[i];

		if (p->role != role)
			out_role_end(t->o, role, t->style);
		if (p->blank && i)
			out_lit(t->o, " ");
		if (p->role != role)
			out_role(t->o, p->role, t->style);
		role = p->role;
		out_write(t->o, p->text);
	}
	out_role_end(t->o, role, t->style);
}

/* A mark, if there is one, then wrapped rows, all indented alike. */
static void write_wrapped(struct text *t, const char *mark,
			  const struct line *line, size_t indent)
{
	struct rows rows = wrap(t, line, t->width - indent);
	struct slice m = slice_of(mark);
	size_t i;

	out_write(t->o, m);
	for (i = 0; i < rows.n; i++) {
		if (rows.v[i].n)
			out_fill(t->o, ' ', indent - (i ? 0 : m.len));
		write_row(t, &rows.v[i]);
		out_lit(t->o, "\n");
	}
}

/* A line to copy stays one line, and keeps the blanks it begins with. */
static void write_to_copy(struct text *t, const struct run *run)
{
	struct slice s = run->text;

	while (slice_ends(s, SLICE(" ")))
		s.len--;
	out_fill(t->o, ' ', BELOW);
	out_role(t->o, run->role, t->style);
	out_terminal(t->o, s);
	out_role_end(t->o, run->role, t->style);
	out_lit(t->o, "\n");
}

static void write_below(struct text *t, const struct line *below, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (below[i].n == 1 && below[i].v[0].role == ROLE_CODE)
			write_to_copy(t, &below[i].v[0]);
		else
			write_wrapped(t, "", &below[i], BELOW);
}

static void write_heading(struct text *t, const struct block *b)
{
	size_t widest = 0, i;
	struct rows rows = wrap(t, &b->text, t->width);

	for (i = 0; i < rows.n; i++)
		if (rows.v[i].cells > widest)
			widest = rows.v[i].cells;
	write_wrapped(t, "", &b->text, 0);
	if (b->level > 2)
		return;
	out_role(t->o, ROLE_MUTED, t->style);
	out_fill(t->o, b->level == 1 ? '=' : '-', widest);
	out_role_end(t->o, ROLE_MUTED, t->style);
	out_lit(t->o, "\n");
}

static void write_paragraph(struct text *t, const struct block *b)
{
	write_wrapped(t, "", &b->text, 0);
}

static void write_list(struct text *t, const struct block *b)
{
	size_t i;

	for (i = 0; i < b->n_entries; i++) {
		write_wrapped(t, "-", &b->entries[i].head, HANG);
		write_below(t, b->entries[i].below, b->entries[i].n_below);
	}
}

/* Commands to copy are not wrapped. */
static void write_preformatted(struct text *t, const struct block *b)
{
	size_t i;

	out_fill(t->o, ' ', BELOW);
	for (i = 0; i < b->text.n; i++) {
		out_role(t->o, b->text.v[i].role, t->style);
		out_terminal_lines(t->o, b->text.v[i].text, BELOW);
		out_role_end(t->o, b->text.v[i].role, t->style);
	}
	out_lit(t->o, "\n");
}

/* --- tables -----------------------------------------------------------------
 */

static struct line title_line(struct text *t, const struct column *c)
{
	struct line l = {NULL, 0};

	ARENA_PUSH(&t->arena, l.v, l.n) =
		(struct run){.text = c->title, .role = ROLE_MUTED};
	return l;
}

/* The width each column would like to have. */
static size_t *natural_widths(struct text *t, const struct block *b)
{
	size_t *w = arena_array(&t->arena, b->n_columns, sizeof(*w)), c, r;

	for (c = 0; c < b->n_columns; c++) {
		struct line title = title_line(t, &b->columns[c]);

		w[c] = line_pieces(t, &title).cells;
		for (r = 0; r < b->n_rows; r++) {
			size_t cells =
				line_pieces(t, &b->rows[r].cells[c]).cells;

			if (cells > w[c])
				w[c] = cells;
		}
	}
	return w;
}

/*
 * Takes cells from the widest growing column, one at a time, until the table
 * fits. False where it cannot.
 */
static bool shrink(const struct block *b, size_t *w, size_t width)
{
	size_t total = (b->n_columns - 1) * GAP, c;

	for (c = 0; c < b->n_columns; c++)
		total += w[c];
	for (; total > width; total--) {
		size_t widest = b->n_columns;

		for (c = 0; c < b->n_columns; c++)
			if (b->columns[c].grows && w[c] > FLOOR &&
			    (widest == b->n_columns || w[c] > w[widest]))
				widest = c;
		if (widest == b->n_columns)
			return false;
		w[widest]--;
	}
	return true;
}

/* One visual row: the i-th row of each cell, padded to its column. */
static void write_cells(struct text *t, const struct block *b,
			const struct rows *cells, const size_t *w, size_t i)
{
	size_t owed = 0, c; /* blanks to write before the next text */

	for (c = 0; c < b->n_columns; c++) {
		static const struct pieces none = {NULL, 0, 0};
		const struct pieces *row =
			i < cells[c].n ? &cells[c].v[i] : &none;
		size_t pad = w[c] > row->cells ? w[c] - row->cells : 0;
		bool right = b->columns[c].align == ALIGN_RIGHT;

		if (row->n) {
			out_fill(t->o, ' ', owed + (right ? pad : 0));
			write_row(t, row);
			owed = right ? 0 : pad;
		} else {
			owed += w[c];
		}
		owed += GAP;
	}
	out_lit(t->o, "\n");
}

static void write_table_row(struct text *t, const struct block *b,
			    const struct line *cells, const size_t *w)
{
	struct rows *rows = arena_array(&t->arena, b->n_columns, sizeof(*rows));
	size_t most = 0, c, i;

	for (c = 0; c < b->n_columns; c++) {
		rows[c] = wrap(t, &cells[c], w[c] ? w[c] : 1);
		if (rows[c].n > most)
			most = rows[c].n;
	}
	for (i = 0; i < most; i++)
		write_cells(t, b, rows, w, i);
}

/* A table that does not fit: an entry for each row, its cells below it. */
static void write_as_list(struct text *t, const struct block *b)
{
	size_t r, c, i;

	for (r = 0; r < b->n_rows; r++) {
		const struct row *row = &b->rows[r];

		write_wrapped(t, "-", &row->cells[0], HANG);
		for (c = 1; c < b->n_columns; c++) {
			struct line l = {NULL, 0};

			if (!line_pieces(t, &row->cells[c]).n)
				continue;
			if (b->columns[c].title.len)
				ARENA_PUSH(&t->arena, l.v, l.n) = (struct run){
					.text = arena_printf(
						&t->arena, "%.*s%s",
						SL(b->columns[c].title),
						catalogue_get(t->words, ": ")),
					.role = ROLE_MUTED};
			for (i = 0; i < row->cells[c].n; i++)
				ARENA_PUSH(&t->arena, l.v, l.n) =
					row->cells[c].v[i];
			write_wrapped(t, "", &l, BELOW);
		}
		write_below(t, row->below, row->n_below);
	}
}

static bool has_titles(const struct block *b)
{
	size_t c;

	for (c = 0; c < b->n_columns; c++)
		if (b->columns[c].title.len)
			return true;
	return false;
}

static void write_table(struct text *t, const struct block *b)
{
	size_t *w, r, c;
	struct line *titles;

	if (!b->n_columns)
		return;
	w = natural_widths(t, b);
	if (!shrink(b, w, t->width)) {
		write_as_list(t, b);
		return;
	}
	if (has_titles(b)) {
		titles = arena_array(&t->arena, b->n_columns, sizeof(*titles));
		for (c = 0; c < b->n_columns; c++)
			titles[c] = title_line(t, &b->columns[c]);
		write_table_row(t, b, titles, w);
	}
	for (r = 0; r < b->n_rows; r++) {
		write_table_row(t, b, b->rows[r].cells, w);
		write_below(t, b->rows[r].below, b->rows[r].n_below);
	}
}

void render_text(struct out *o, const struct doc *d,
		 const struct text_style *style)
{
	static void (*const write[])(struct text *, const struct block *) = {
		[BLOCK_HEADING] = write_heading,
		[BLOCK_PARAGRAPH] = write_paragraph,
		[BLOCK_LIST] = write_list,
		[BLOCK_TABLE] = write_table,
		[BLOCK_PREFORMATTED] = write_preformatted,
	};
	struct text t = {.o = o,
			 .style = style,
			 .width = style->width,
			 .words = d->words};
	struct doc words = doc_in_words(&t.arena, d);
	size_t i;

	if (t.width < WIDTH_LEAST)
		t.width = WIDTH_LEAST;
	for (i = 0; i < words.n; i++) {
		/* a blank line between blocks, but not below a heading */
		if (i && words.blocks[i - 1]->kind != BLOCK_HEADING)
			out_lit(o, "\n");
		write[words.blocks[i]->kind](&t, words.blocks[i]);
	}
	arena_release(&t.arena);
}
