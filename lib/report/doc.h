/*
 * doc - what is to be said to people, as blocks
 *
 * Reports for reading are built once as a list of blocks and written by one of
 * the renderers (text, Markdown, HTML). Blocks hold text, never markup:
 * escaping is the renderer's work.
 *
 * Owns       blocks and runs live in the doc's arena.
 */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include "base/catalogue.h"
#include "report/chart.h"

/* What a piece of text means; colour, weight and marks follow from it. */
enum role {
	ROLE_PLAIN,
	ROLE_STRONG,
	ROLE_MUTED,
	ROLE_GOOD,
	ROLE_WARN,
	ROLE_BAD,
	ROLE_CODE, /* an id, a path, a command: kept as it is */
};

struct run {
	struct slice text;
	enum role role;
	const struct strip *strip; /* drawn in its place; NULL: no picture */
	const struct plot *small;  /* likewise */
};

/* Runs one after the other: a paragraph, a cell, an entry. */
struct line {
	struct run *v;
	size_t n;
};

enum block_kind {
	BLOCK_HEADING, /* level 1 to 3 */
	BLOCK_PARAGRAPH,
	BLOCK_LIST, /* entries, each a line with lines below it */
	BLOCK_TABLE,
	BLOCK_PLOT,
	BLOCK_PREFORMATTED, /* to copy; line ends in its text are kept */
};

enum align {
	ALIGN_LEFT,
	ALIGN_RIGHT,
};

struct column {
	struct slice title;
	enum align align;
	bool grows; /* takes what width is left, and wraps */
	bool drawn; /* of pictures: only where there are any */
	struct axis axis;
};

struct entry_lines {
	struct line head;
	struct line *below;
	size_t n_below;
};

struct row {
	struct line *cells; /* one for each column */
	/* lines under the row, over all columns; of code alone: to copy */
	struct line *below;
	size_t n_below;
};

/* How a block looks where there is room for looks: on a page. */
enum look {
	LOOK_PLAIN,
	LOOK_LEAD,   /* a paragraph: what it all comes to */
	LOOK_FRAMED, /* a list: to be acted on */
	LOOK_CARDS,  /* a table of few rows: a name, its value, and the rest */
	LOOK_TIMELINE, /* a table of strips: name, picture, words */
};

struct block {
	enum block_kind kind;
	enum look look;
	bool drawn; /* only where there are pictures: words say it elsewhere */
	int level;
	struct line text; /* heading, paragraph, preformatted */
	struct entry_lines *entries;
	size_t n_entries;
	struct column *columns;
	size_t n_columns;
	struct row *rows;
	size_t n_rows;
	const struct plot *plot;
	struct line caption; /* of a table, where the heading is not enough */
};

struct doc {
	struct arena *arena;
	struct block **blocks;
	size_t n;
	const struct catalogue *words; /* of its texts; NULL: English */
};

struct doc doc_in(struct arena *a);
struct block *doc_heading(struct doc *d, int level, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* An empty paragraph to add runs to. */
struct line *doc_paragraph(struct doc *d);
/* The paragraph that says what it all comes to. */
struct line *doc_lead(struct doc *d);
struct block *doc_list(struct doc *d);
struct line *doc_entry(struct doc *d, struct block *list);
/* A line below the last entry of a list. */
struct line *doc_below(struct doc *d, struct block *list);
struct block *doc_table(struct doc *d);
void doc_column(struct doc *d, struct block *table, const char *title,
		enum align align, bool grows);
/* A new row; cells are filled from the left with doc_cell(). */
void doc_row(struct doc *d, struct block *table);
struct line *doc_cell(struct doc *d, struct block *table, size_t column);
/* A line under the last row. */
struct line *doc_row_below(struct doc *d, struct block *table);
void doc_code(struct doc *d, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A column of pictures, for formats that have them. */
void doc_column_drawn(struct doc *d, struct block *table, const char *title,
		      const struct axis *axis);
/* A plot, for formats that draw. */
void doc_plot(struct doc *d, const struct plot *plot);
/* A picture with the text that stands for it. */
void doc_strip(struct doc *d, struct line *l, const struct strip *strip,
	       struct slice text);
void doc_small_plot(struct doc *d, struct line *l, const struct plot *plot,
		    struct slice text);
/* The document without what is only drawn, for formats of words. */
struct doc doc_in_words(struct arena *a, const struct doc *d);
/* Adds a run of text. */
void doc_say(struct doc *d, struct line *l, enum role role, const char *fmt,
	     ...) PRINTF_LIKE(4, 5);
/* The same in the form for n things. */
void doc_say_n(struct doc *d, struct line *l, enum role role, size_t n,
	       const char *one, const char *many, ...) PRINTF_LIKE(5, 7)
	PRINTF_LIKE(6, 7);

#endif
