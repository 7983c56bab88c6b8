/* Building the blocks of a report for reading. */
#include "report/doc.h"

struct doc doc_in(struct arena *a)
{
	return (struct doc){.arena = a};
}

static struct block *block_new(struct doc *d, enum block_kind kind)
{
	struct block *b = arena_alloc(d->arena, sizeof(*b));

	b->kind = kind;
	ARENA_PUSH(d->arena, d->blocks, d->n) = b;
	return b;
}

PRINTF_LIKE(4, 0)
static void say(struct doc *d, struct line *l, enum role role, const char *fmt,
		va_list ap)
{
	ARENA_PUSH(d->arena, l->v, l->n) = (struct run){
		.text = catalogue_vsay(d->arena, d->words, fmt, ap),
		.role = role};
}

struct block *doc_heading(struct doc *d, int level, const char *fmt, ...)
{
	struct block *b = block_new(d, BLOCK_HEADING);
	va_list ap;

	b->level = level;
	va_start(ap, fmt);
	say(d, &b->text, ROLE_STRONG, fmt, ap);
	va_end(ap);
	return b;
}

struct line *doc_paragraph(struct doc *d)
{
	return &block_new(d, BLOCK_PARAGRAPH)->text;
}

struct line *doc_lead(struct doc *d)
{
	struct block *b = block_new(d, BLOCK_PARAGRAPH);

	b->look = LOOK_LEAD;
	return &b->text;
}

struct block *doc_list(struct doc *d)
{
	return block_new(d, BLOCK_LIST);
}

struct line *doc_entry(struct doc *d, struct block *list)
{
	struct entry_lines *entry =
		&ARENA_PUSH(d->arena, list->entries, list->n_entries);

	return &entry->head;
}

struct line *doc_below(struct doc *d, struct block *list)
{
	struct entry_lines *entry;

	if (!list->n_entries)
		BUG("a line below no entry");
	entry = &list->entries[list->n_entries - 1];
	return &ARENA_PUSH(d->arena, entry->below, entry->n_below);
}

struct block *doc_table(struct doc *d)
{
	return block_new(d, BLOCK_TABLE);
}

void doc_column(struct doc *d, struct block *table, const char *title,
		enum align align, bool grows)
{
	if (table->n_rows)
		BUG("a column added behind rows");
	ARENA_PUSH(d->arena, table->columns,
		   table->n_columns) = (struct column){
		.title = arena_copy(d->arena,
				    slice_of(catalogue_get(d->words, title))),
		.align = align,
		.grows = grows};
}

void doc_row(struct doc *d, struct block *table)
{
	struct row *row = &ARENA_PUSH(d->arena, table->rows, table->n_rows);

	row->cells =
		arena_array(d->arena, table->n_columns, sizeof(*row->cells));
}

struct line *doc_cell(struct doc *d, struct block *table, size_t column)
{
	(void)d;
	if (!table->n_rows || column >= table->n_columns)
		BUG("a cell outside its table");
	return &table->rows[table->n_rows - 1].cells[column];
}

struct line *doc_row_below(struct doc *d, struct block *table)
{
	struct row *row;

	if (!table->n_rows)
		BUG("a line below no row");
	row = &table->rows[table->n_rows - 1];
	return &ARENA_PUSH(d->arena, row->below, row->n_below);
}

void doc_code(struct doc *d, const char *fmt, ...)
{
	struct block *b = block_new(d, BLOCK_PREFORMATTED);
	va_list ap;

	va_start(ap, fmt);
	say(d, &b->text, ROLE_CODE, fmt, ap);
	va_end(ap);
}

void doc_say(struct doc *d, struct line *l, enum role role, const char *fmt,
	     ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(d, l, role, fmt, ap);
	va_end(ap);
}

void doc_say_n(struct doc *d, struct line *l, enum role role, size_t n,
	       const char *one, const char *many, ...)
{
	va_list ap;

	va_start(ap, many);
	say(d, l, role, catalogue_plural(d->words, n, one, many), ap);
	va_end(ap);
}

void doc_column_drawn(struct doc *d, struct block *table, const char *title,
		      const struct axis *axis)
{
	struct column *c;

	doc_column(d, table, title, ALIGN_LEFT, false);
	c = &table->columns[table->n_columns - 1];
	c->drawn = true;
	if (axis)
		c->axis = *axis;
}

void doc_plot(struct doc *d, const struct plot *plot)
{
	struct block *b = block_new(d, BLOCK_PLOT);

	b->plot = plot;
	b->drawn = true;
}

void doc_strip(struct doc *d, struct line *l, const struct strip *strip,
	       struct slice text)
{
	ARENA_PUSH(d->arena, l->v, l->n) =
		(struct run){.text = text, .strip = strip};
}

void doc_small_plot(struct doc *d, struct line *l, const struct plot *plot,
		    struct slice text)
{
	ARENA_PUSH(d->arena, l->v, l->n) =
		(struct run){.text = text, .small = plot};
}

/* A table without its drawn columns; the cells of the others are shared. */
static struct block *table_in_words(struct arena *a, const struct block *b)
{
	struct block *ret = arena_alloc(a, sizeof(*ret));
	size_t r, c, n;

	*ret = *b;
	ret->columns = arena_array(a, b->n_columns, sizeof(*b->columns));
	ret->rows = arena_array(a, b->n_rows, sizeof(*b->rows));
	for (r = 0; r < b->n_rows; r++) {
		ret->rows[r] = b->rows[r];
		ret->rows[r].cells =
			arena_array(a, b->n_columns, sizeof(*b->rows[r].cells));
		for (c = 0, n = 0; c < b->n_columns; c++)
			if (!b->columns[c].drawn)
				ret->rows[r].cells[n++] = b->rows[r].cells[c];
	}
	for (c = 0, n = 0; c < b->n_columns; c++)
		if (!b->columns[c].drawn)
			ret->columns[n++] = b->columns[c];
	ret->n_columns = n;
	return ret;
}

struct doc doc_in_words(struct arena *a, const struct doc *d)
{
	struct doc ret = {.arena = a, .words = d->words};
	size_t i, c;

	for (i = 0; i < d->n; i++) {
		struct block *b = d->blocks[i];

		if (b->drawn)
			continue;
		for (c = 0; c < b->n_columns && !b->columns[c].drawn; c++)
			;
		if (c < b->n_columns)
			b = table_in_words(a, b);
		ARENA_PUSH(a, ret.blocks, ret.n) = b;
	}
	return ret;
}
