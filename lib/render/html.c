/* Documents as one self-contained web page. */
#include "render/html.h"
#include "base/day.h"

#include "render/style.inc"

/* From how many sections on a page has a list of them. */
#define CONTENTS_FROM 3

/* --- text --------------------------------------------------------------------
 */

static void write_escaped(struct html *h, struct slice s)
{
	size_t i, kept = 0;

	for (i = 0; i < s.len; i++) {
		struct slice entity;

		switch (s.ptr[i]) {
		case '&':
			entity = SLICE("&amp;");
			break;
		case '<':
			entity = SLICE("&lt;");
			break;
		case '>':
			entity = SLICE("&gt;");
			break;
		case '"':
			entity = SLICE("&quot;");
			break;
		case '\'':
			entity = SLICE("&#39;");
			break;
		default:
			continue;
		}
		out_write(h->o, slice_sub(s, kept, i));
		out_write(h->o, entity);
		kept = i + 1;
	}
	out_write(h->o, slice_sub(s, kept, s.len));
}

void html_text(struct html *h, struct slice s)
{
	write_escaped(h, terminal_text(&h->arena, s));
}

void html_say(struct html *h, const char *text)
{
	html_text(h, slice_of(catalogue_get(h->d->words, text)));
}

static const struct {
	const char *open, *close;
} role_tags[] = {
	[ROLE_PLAIN] = {"", ""},
	[ROLE_STRONG] = {"<strong>", "</strong>"},
	[ROLE_MUTED] = {"<span class=\"muted\">", "</span>"},
	[ROLE_GOOD] = {"<span class=\"good\">", "</span>"},
	[ROLE_WARN] = {"<span class=\"warn\">", "</span>"},
	[ROLE_BAD] = {"<span class=\"bad\">", "</span>"},
	[ROLE_CODE] = {"<code>", "</code>"},
};

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_day(struct slice s, size_t at)
{
	int32_t day;

	return s.len - at >= DAY_LEN && (!at || !is_alnum(s.ptr[at - 1])) &&
	       (s.len - at == DAY_LEN || !is_alnum(s.ptr[at + DAY_LEN])) &&
	       day_parse(&day, slice_sub(s, at, at + DAY_LEN));
}

/* Text in which a line does not end within a day or before a per cent sign. */
static void write_prose(struct html *h, struct slice text)
{
	struct slice s = terminal_text(&h->arena, text);
	size_t kept = 0, i = 0;

	while (i < s.len) {
		if (s.ptr[i] == ' ' && i + 1 < s.len && s.ptr[i + 1] == '%') {
			write_escaped(h, slice_sub(s, kept, i));
			out_lit(h->o, "&nbsp;");
			kept = ++i;
		} else if (is_day(s, i)) {
			write_escaped(h, slice_sub(s, kept, i));
			out_lit(h->o, "<time>");
			out_write(h->o, slice_sub(s, i, i + DAY_LEN));
			out_lit(h->o, "</time>");
			kept = i += DAY_LEN;
		} else {
			i++;
		}
	}
	write_escaped(h, slice_sub(s, kept, s.len));
}

/* What is written from right to left must not turn what stands around it. */
static void write_run(struct html *h, const struct run *run)
{
	bool isolate = text_turns_around(run->text);

	if (run->small) {
		html_small_plot(h, run->small);
		return;
	}
	out_write(h->o, slice_of(role_tags[run->role].open));
	if (isolate)
		out_lit(h->o, "<bdi>");
	if (run->role == ROLE_CODE)
		html_text(h, run->text);
	else
		write_prose(h, run->text);
	if (isolate)
		out_lit(h->o, "</bdi>");
	out_write(h->o, slice_of(role_tags[run->role].close));
}

void html_line(struct html *h, const struct line *line)
{
	size_t i;

	for (i = 0; i < line->n; i++)
		write_run(h, &line->v[i]);
}

/* A heading is strong as it is. */
static void write_title(struct html *h, const struct line *line)
{
	size_t i;

	for (i = 0; i < line->n; i++) {
		struct run run = line->v[i];

		if (run.role == ROLE_STRONG)
			run.role = ROLE_PLAIN;
		write_run(h, &run);
	}
}

static struct slice plain_text(struct html *h, const struct line *line)
{
	struct slice ret = SLICE_NONE;
	size_t i;

	for (i = 0; i < line->n; i++)
		ret = arena_printf(&h->arena, "%.*s%.*s", SL(ret),
				   SL(line->v[i].text));
	return ret;
}

/* --- blocks ------------------------------------------------------------------
 */

/* A page leaves out no level on the way down: 1 is its title. */
static int shown_level(const struct doc *d, int level)
{
	int shown = 2, other;
	size_t i;

	if (level == 1)
		return 1;
	for (other = 2; other < level; other++) {
		for (i = 0; i < d->n; i++)
			if (d->blocks[i]->kind == BLOCK_HEADING &&
			    d->blocks[i]->level == other)
				break;
		shown += i < d->n;
	}
	return shown;
}

static void close_section(struct html *h)
{
	if (h->in_section)
		out_lit(h->o, "</section>\n");
	h->in_section = false;
}

static void write_heading(struct html *h, const struct block *b)
{
	int level = shown_level(h->d, b->level);

	h->part = plain_text(h, &b->text);
	if (level == 2) {
		close_section(h);
		h->n_parts++;
		out_printf(h->o, "<section aria-labelledby=\"part%u\">\n",
			   h->n_parts);
		out_printf(h->o, "<h2 id=\"part%u\">", h->n_parts);
		h->in_section = true;
	} else {
		out_printf(h->o, "<h%d>", level);
	}
	write_title(h, &b->text);
	out_printf(h->o, "</h%d>\n", level);
}

static void write_paragraph(struct html *h, const struct block *b)
{
	if (b->look == LOOK_LEAD)
		out_lit(h->o, "<p class=\"lead\">");
	else
		out_lit(h->o, "<p>");
	html_line(h, &b->text);
	out_lit(h->o, "</p>\n");
}

static void write_entry(struct html *h, const struct entry_lines *entry)
{
	size_t i;

	out_lit(h->o, "<li>");
	html_line(h, &entry->head);
	if (entry->n_below)
		out_lit(h->o, "\n<ul>\n");
	for (i = 0; i < entry->n_below; i++) {
		out_lit(h->o, "<li>");
		html_line(h, &entry->below[i]);
		out_lit(h->o, "</li>\n");
	}
	if (entry->n_below)
		out_lit(h->o, "</ul>\n");
	out_lit(h->o, "</li>\n");
}

static void write_list(struct html *h, const struct block *b)
{
	size_t i;

	if (!b->n_entries)
		return;
	if (b->look == LOOK_FRAMED)
		out_lit(h->o, "<ul class=\"framed\">\n");
	else
		out_lit(h->o, "<ul>\n");
	for (i = 0; i < b->n_entries; i++)
		write_entry(h, &b->entries[i]);
	out_lit(h->o, "</ul>\n");
}

static void write_preformatted(struct html *h, const struct block *b)
{
	size_t i;

	out_lit(h->o, "<pre><code>");
	for (i = 0; i < b->text.n; i++) {
		struct slice line, rest = b->text.v[i].text;
		bool first = true;

		while (slice_line(&line, &rest)) {
			if (!first)
				out_lit(h->o, "\n");
			html_text(h, line);
			first = false;
		}
	}
	out_lit(h->o, "</code></pre>\n");
}

/* --- tables ------------------------------------------------------------------
 */

/* Each row a card: its name, its value, and what stands beside that. */
static void write_cards(struct html *h, const struct block *b)
{
	size_t r, c;

	out_lit(h->o, "<dl class=\"cards\">\n");
	for (r = 0; r < b->n_rows; r++) {
		out_lit(h->o, "<div><dt>");
		write_title(h, &b->rows[r].cells[0]);
		out_lit(h->o, "</dt>\n");
		for (c = 1; c < b->n_columns; c++) {
			if (!b->rows[r].cells[c].n)
				continue;
			out_lit(h->o, "<dd>");
			if (c > 1 && b->columns[c].title.len) {
				out_lit(h->o, "<span class=\"muted\">");
				html_text(h, b->columns[c].title);
				out_lit(h->o, ":</span> ");
			}
			html_line(h, &b->rows[r].cells[c]);
			out_lit(h->o, "</dd>\n");
		}
		out_lit(h->o, "</div>\n");
	}
	out_lit(h->o, "</dl>\n");
}

static void open_cell(struct html *h, bool heads, bool names_row,
		      enum align align, struct slice title)
{
	if (heads)
		out_lit(h->o, "<th scope=\"col\"");
	else if (names_row)
		out_lit(h->o, "<th scope=\"row\"");
	else
		out_lit(h->o, "<td");
	if (align == ALIGN_RIGHT)
		out_lit(h->o, " class=\"right\"");
	if (title.len) {
		out_lit(h->o, " data-title=\"");
		html_text(h, title);
		out_lit(h->o, "\"");
	}
	out_lit(h->o, ">");
}

static void close_cell(struct html *h, bool heads)
{
	out_write(h->o, heads ? SLICE("</th>") : SLICE("</td>"));
}

static void write_head(struct html *h, const struct block *b)
{
	bool titles = false;
	size_t c;

	for (c = 0; c < b->n_columns; c++)
		titles |= b->columns[c].title.len > 0;
	if (!titles)
		return;
	out_lit(h->o, "<thead>\n<tr>");
	for (c = 0; c < b->n_columns; c++) {
		bool titled = b->columns[c].title.len > 0;

		open_cell(h, titled, false, b->columns[c].align, SLICE_NONE);
		html_text(h, b->columns[c].title);
		html_axis(h, &b->columns[c].axis);
		close_cell(h, titled);
	}
	out_lit(h->o, "</tr>\n</thead>\n");
}

/* The cell of a picture, or of text. */
static void write_cell(struct html *h, const struct column *c,
		       const struct line *cell)
{
	if (cell->n == 1 && cell->v[0].strip)
		html_strip(h, cell->v[0].strip, cell->v[0].text, &c->axis);
	else
		html_line(h, cell);
}

static void write_row(struct html *h, const struct block *b,
		      const struct row *row)
{
	bool named = row->cells[0].n > 0, stacks = b->look == LOOK_TIMELINE;
	size_t c, i;

	out_write(h->o,
		  row->n_below ? SLICE("<tr class=\"opens\">") : SLICE("<tr>"));
	for (c = 0; c < b->n_columns; c++) {
		open_cell(h, false, c == 0 && named, b->columns[c].align,
			  stacks && c > 0 ? b->columns[c].title : SLICE_NONE);
		write_cell(h, &b->columns[c], &row->cells[c]);
		close_cell(h, c == 0 && named);
	}
	out_lit(h->o, "</tr>\n");
	if (!row->n_below)
		return;
	out_printf(h->o, "<tr class=\"below\"><td colspan=\"%zu\">",
		   b->n_columns);
	for (i = 0; i < row->n_below; i++) {
		out_lit(h->o, "<p>");
		html_line(h, &row->below[i]);
		out_lit(h->o, "</p>");
	}
	out_lit(h->o, "</td></tr>\n");
}

static void write_table(struct html *h, const struct block *b)
{
	size_t r;

	if (!b->n_columns || !b->n_rows)
		return;
	if (b->look == LOOK_CARDS) {
		write_cards(h, b);
		return;
	}
	h->n_tables++;
	out_printf(h->o,
		   "<div class=\"%s\" role=\"group\" tabindex=\"0\" "
		   "aria-labelledby=\"table%u\">\n<table>\n"
		   "<caption id=\"table%u\"",
		   b->look == LOOK_TIMELINE ? "scroll timeline" : "scroll",
		   h->n_tables, h->n_tables);
	if (b->caption.n) {
		out_lit(h->o, ">");
		html_line(h, &b->caption);
	} else {
		out_lit(h->o, " class=\"unseen\">");
		html_text(h, h->part);
	}
	out_lit(h->o, "</caption>\n");
	write_head(h, b);
	out_lit(h->o, "<tbody>\n");
	for (r = 0; r < b->n_rows; r++)
		write_row(h, b, &b->rows[r]);
	out_lit(h->o, "</tbody>\n</table>\n</div>\n");
}

/* --- the page ----------------------------------------------------------------
 */

static const struct block *find_title(const struct doc *d)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->blocks[i]->kind == BLOCK_HEADING &&
		    d->blocks[i]->level == 1)
			return d->blocks[i];
	return NULL;
}

static bool begins_section(const struct doc *d, const struct block *b)
{
	return b->kind == BLOCK_HEADING && shown_level(d, b->level) == 2;
}

static void write_contents(struct html *h)
{
	unsigned id = 0;
	size_t i, n = 0;

	for (i = 0; i < h->d->n; i++)
		n += begins_section(h->d, h->d->blocks[i]);
	if (n < CONTENTS_FROM)
		return;
	out_lit(h->o, "<nav aria-label=\"");
	html_say(h, N_("Contents"));
	out_lit(h->o, "\">\n<ul>\n");
	for (i = 0; i < h->d->n; i++) {
		const struct block *b = h->d->blocks[i];

		if (!begins_section(h->d, b))
			continue;
		out_printf(h->o, "<li><a href=\"#part%u\">", ++id);
		html_text(h, plain_text(h, &b->text));
		out_lit(h->o, "</a></li>\n");
	}
	out_lit(h->o, "</ul>\n</nav>\n");
}

static void write_frame(struct html *h, struct slice title)
{
	const char *language = catalogue_language(h->d->words);

	out_printf(h->o,
		   "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
		   "<meta charset=\"utf-8\">\n",
		   language);
	out_lit(h->o, "<meta http-equiv=\"Content-Security-Policy\" "
		      "content=\"default-src 'none'; style-src '" STYLE_HASH
		      "'; base-uri 'none'; form-action 'none'\">\n"
		      "<meta name=\"viewport\" "
		      "content=\"width=device-width, initial-scale=1\">\n"
		      "<meta name=\"color-scheme\" content=\"light dark\">\n"
		      "<meta name=\"referrer\" content=\"no-referrer\">\n"
		      "<meta name=\"format-detection\" "
		      "content=\"telephone=no\">\n<title>");
	html_text(h, title);
	out_lit(h->o, "</title>\n<style>");
	out_write(h->o, (struct slice){style_bytes, sizeof(style_bytes) - 1});
	out_lit(h->o, "</style>\n</head>\n<body>\n"
		      "<a class=\"skip\" href=\"#main\">");
	html_say(h, N_("Skip to the content"));
	out_lit(h->o, "</a>\n<main id=\"main\" tabindex=\"-1\">\n");
}

static void write_plot(struct html *h, const struct block *b)
{
	html_plot(h, b->plot);
}

/* Plots that follow each other stand side by side. */
static void write_block(struct html *h, const struct block *b)
{
	bool plot = b->kind == BLOCK_PLOT;

	static void (*const write[])(struct html *, const struct block *) = {
		[BLOCK_HEADING] = write_heading,
		[BLOCK_PARAGRAPH] = write_paragraph,
		[BLOCK_LIST] = write_list,
		[BLOCK_TABLE] = write_table,
		[BLOCK_PLOT] = write_plot,
		[BLOCK_PREFORMATTED] = write_preformatted,
	};

	if (plot && !h->in_plots)
		out_lit(h->o, "<div class=\"plots\">\n");
	if (!plot && h->in_plots)
		out_lit(h->o, "</div>\n");
	h->in_plots = plot;
	write[b->kind](h, b);
}

void render_html(struct out *o, const struct doc *d, struct slice title)
{
	struct html h = {.o = o, .d = d};
	const struct block *heading = find_title(d);
	bool begun = false;
	size_t i;

	if (heading)
		title = plain_text(&h, &heading->text);
	h.part = title;
	write_frame(&h, title);
	if (!heading) {
		out_lit(o, "<h1>");
		html_text(&h, title);
		out_lit(o, "</h1>\n");
	}
	for (i = 0; i < d->n; i++) {
		if (!begun && begins_section(d, d->blocks[i])) {
			write_contents(&h);
			begun = true;
		}
		write_block(&h, d->blocks[i]);
	}
	if (h.in_plots)
		out_lit(o, "</div>\n");
	close_section(&h);
	out_lit(o, "</main>\n</body>\n</html>\n");
	arena_release(&h.arena);
}
