/*
 * Documents as GitHub-flavoured Markdown.
 *
 * Text from plans is shown as it was written: what would be markup is escaped
 * with a backslash, and what a forge makes of finished text (mentions, issue
 * links, emoji, addresses) is broken by a zero-width space, which no backslash
 * can do.
 */
#include "base/utf8.h"
#include "render/render.h"

#define BREAK	    "&#8203;" /* zero-width space */
#define ISOLATE	    "&#8296;" /* first strong isolate, and its end */
#define ISOLATE_END "&#8297;"

struct md {
	struct out *o;
	struct out part;    /* a part in memory, while o leads there */
	struct arena arena; /* as long as one call */
	bool in_table;
	/* of the line being written */
	bool start; /* nothing stands in it yet */
	bool blank; /* a blank is owed before the next text */
	char last;  /* the byte written last; 0 at the start */
};

static void line_start(struct md *m)
{
	m->start = true;
	m->blank = false;
	m->last = 0;
}

static void put(struct md *m, struct slice s)
{
	if (!s.len)
		return;
	if (m->blank && !m->start)
		out_lit(m->o, " ");
	m->blank = false;
	m->start = false;
	out_write(m->o, s);
	m->last = s.ptr[s.len - 1];
}

#define put_lit(m, s) put((m), SLICE(s))

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Compares ASCII letters without case. */
static bool starts_word(struct slice s, size_t at, struct slice word)
{
	size_t i;

	if (s.len - at < word.len)
		return false;
	for (i = 0; i < word.len; i++) {
		char c = s.ptr[at + i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != word.ptr[i])
			return false;
	}
	return true;
}

/* :word: is an emoji to a forge. */
static bool is_emoji(struct slice s, size_t at)
{
	size_t i = at + 1;

	while (i < s.len && (is_word(s.ptr[i]) || s.ptr[i] == '_' ||
			     s.ptr[i] == '+' || s.ptr[i] == '-'))
		i++;
	return i > at + 1 && i < s.len && s.ptr[i] == ':';
}

/*
 * How many bytes from `at` to write before a break, or 0: @team, #12, !12,
 * GH-12, ~label, :emoji:, http://, www.
 */
static size_t break_after(struct slice s, size_t at)
{
	char c = s.ptr[at], next = at + 1 < s.len ? s.ptr[at + 1] : 0;

	switch (c) {
	case '@':
	case '~':
		return is_word(next);
	case '#':
	case '!':
	case '$':
	case '%':
	case '&':
		return is_digit(next);
	case ':':
		return is_emoji(s, at) || starts_word(s, at, SLICE("://"));
	case 'w':
	case 'W':
		return starts_word(s, at, SLICE("www.")) ? 3 : 0;
	case 'g':
	case 'G':
		return starts_word(s, at, SLICE("gh-")) ? 2 : 0;
	default:
		return 0;
	}
}

/* Where a list's number ends ("12." or "12)"), or 0. */
static size_t list_number(struct slice s, size_t at)
{
	size_t i = at;

	while (i < s.len && is_digit(s.ptr[i]))
		i++;
	return i > at && i < s.len && (s.ptr[i] == '.' || s.ptr[i] == ')') ? i
									   : 0;
}

static bool is_markup(char c)
{
	static const char markup[] = "\\`*_{}[]<>#|~&$^";

	return memchr(markup, c, sizeof(markup) - 1) != NULL;
}

static void put_char(struct md *m, struct slice s, size_t at, size_t len)
{
	char c = s.ptr[at];

	if (is_markup(c) ||
	    (m->start && (c == '-' || c == '+' || c == '=' || c == ':')))
		put_lit(m, "\\");
	put(m, slice_sub(s, at, at + len));
}

static void put_escaped(struct md *m, struct slice s)
{
	size_t i = 0, len, until;

	while (i < s.len) {
		if (s.ptr[i] == ' ') {
			m->blank = true;
			i++;
			continue;
		}
		if (m->start && (until = list_number(s, i))) {
			put(m, slice_sub(s, i, until));
			put_lit(m, "\\");
			i = until;
		}
		until = break_after(s, i);
		utf8_at(s, i, &len);
		put_char(m, s, i, until > len ? until : len);
		if (until)
			put_lit(m, BREAK);
		i += until > len ? until : len;
	}
}

static size_t longest_backticks(struct slice s)
{
	size_t most = 0, run = 0, i;

	for (i = 0; i < s.len; i++) {
		run = s.ptr[i] == '`' ? run + 1 : 0;
		if (run > most)
			most = run;
	}
	return most;
}

static void fill(struct md *m, char c, size_t n)
{
	while (n--)
		put(m, (struct slice){&c, 1});
}

/* A span of code; in a table a pipe needs its backslash even there. */
static void put_code(struct md *m, struct slice s)
{
	size_t fence = longest_backticks(s) + 1, i;
	bool pad;

	s = slice_trim(s);
	if (!s.len)
		return;
	if (m->last == '`' && !m->blank) { /* two fences would become one */
		put_escaped(m, s);
		return;
	}
	pad = s.ptr[0] == '`' || s.ptr[s.len - 1] == '`';
	fill(m, '`', fence);
	if (pad)
		put_lit(m, " ");
	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '|' && m->in_table)
			put_lit(m, "\\");
		put(m, slice_sub(s, i, i + 1));
	}
	if (pad)
		put_lit(m, " ");
	fill(m, '`', fence);
}

/* Markers of strong text count only beside a blank or a letter. */
static bool takes_strong(const struct md *m, struct slice s, bool ends)
{
	char first = s.ptr[0], end = s.ptr[s.len - 1];
	bool before = m->start || m->blank;

	if (!before && (!is_word(first) || (unsigned char)first >= 0x80))
		return false;
	return ends || (is_word(end) && (unsigned char)end < 0x80);
}

static void put_strong(struct md *m, struct slice s, bool ends)
{
	struct slice trimmed = slice_trim(s);

	if (s.ptr < trimmed.ptr)
		m->blank = true;
	if (trimmed.len && takes_strong(m, trimmed, ends)) {
		put_lit(m, "**");
		put_escaped(m, trimmed);
		put_lit(m, "**");
	} else {
		put_escaped(m, trimmed);
	}
	if (trimmed.len && trimmed.ptr + trimmed.len < s.ptr + s.len)
		m->blank = true;
}

static void put_run(struct md *m, const struct run *run, bool ends)
{
	struct slice s = terminal_text(&m->arena, run->text);
	bool isolate = text_turns_around(s);

	if (!s.len)
		return;
	if (isolate && s.ptr[0] == ' ')
		m->blank = true;
	if (isolate)
		put_lit(m, ISOLATE);
	switch (run->role) {
	case ROLE_CODE:
		put_code(m, s);
		break;
	case ROLE_STRONG:
	case ROLE_BAD:
		put_strong(m, s, ends && !isolate);
		break;
	case ROLE_PLAIN:
	case ROLE_MUTED:
	case ROLE_GOOD:
	case ROLE_WARN:
	default:
		put_escaped(m, s);
	}
	if (isolate) {
		bool blank = m->blank;

		m->blank = false;
		put_lit(m, ISOLATE_END);
		m->blank = blank;
	}
}

static void put_line(struct md *m, const struct line *line)
{
	size_t i;

	for (i = 0; i < line->n; i++)
		put_run(m, &line->v[i],
			i + 1 == line->n ||
				slice_starts(line->v[i + 1].text, SLICE(" ")));
}

static void whole_line(struct md *m, const char *lead, const struct line *line)
{
	out_write(m->o, slice_of(lead));
	line_start(m);
	put_line(m, line);
	out_lit(m->o, "\n");
}

static void write_heading(struct md *m, const struct block *b)
{
	struct line plain = {NULL, 0};
	size_t i;

	/* a heading is strong as it is */
	for (i = 0; i < b->text.n; i++) {
		struct run run = b->text.v[i];

		if (run.role == ROLE_STRONG || run.role == ROLE_BAD)
			run.role = ROLE_PLAIN;
		ARENA_PUSH(&m->arena, plain.v, plain.n) = run;
	}
	whole_line(m, &"### "[b->level < 3 ? 3 - b->level : 0], &plain);
}

static void write_paragraph(struct md *m, const struct block *b)
{
	whole_line(m, "", &b->text);
}

static void write_list(struct md *m, const struct block *b)
{
	size_t i, j;

	for (i = 0; i < b->n_entries; i++) {
		whole_line(m, "- ", &b->entries[i].head);
		for (j = 0; j < b->entries[i].n_below; j++)
			whole_line(m, "  - ", &b->entries[i].below[j]);
	}
}

static void write_preformatted(struct md *m, const struct block *b)
{
	size_t fence = 3, i;

	for (i = 0; i < b->text.n; i++) {
		size_t run = longest_backticks(b->text.v[i].text) + 1;

		if (run > fence)
			fence = run;
	}
	out_fill(m->o, '`', fence);
	out_lit(m->o, "\n");
	for (i = 0; i < b->text.n; i++)
		out_terminal_lines(m->o, b->text.v[i].text, 0);
	out_lit(m->o, "\n");
	out_fill(m->o, '`', fence);
	out_lit(m->o, "\n");
}

/* --- tables -----------------------------------------------------------------
 */

/* The column that takes the lines below a row: the first that grows. */
static size_t below_column(const struct block *b)
{
	size_t c;

	for (c = 0; c < b->n_columns; c++)
		if (b->columns[c].grows)
			return c;
	return 0;
}

static void write_row(struct md *m, const struct block *b,
		      const struct row *row)
{
	size_t home = below_column(b), c, i;

	for (c = 0; c < b->n_columns; c++) {
		out_lit(m->o, "| ");
		line_start(m);
		put_line(m, &row->cells[c]);
		for (i = 0; c == home && i < row->n_below; i++) {
			out_lit(m->o, "<br>");
			line_start(m);
			put_line(m, &row->below[i]);
		}
		out_write(m->o, m->start ? SLICE_NONE : SLICE(" "));
	}
	out_lit(m->o, "|\n");
}

static void write_table(struct md *m, const struct block *b)
{
	size_t c, r;

	if (!b->n_columns)
		return;
	m->in_table = true;
	for (c = 0; c < b->n_columns; c++) {
		out_lit(m->o, "| ");
		line_start(m);
		put_escaped(m, terminal_text(&m->arena, b->columns[c].title));
		out_write(m->o, m->start ? SLICE_NONE : SLICE(" "));
	}
	out_lit(m->o, "|\n");
	for (c = 0; c < b->n_columns; c++)
		out_write(m->o, b->columns[c].align == ALIGN_RIGHT
					? SLICE("| ---: ")
					: SLICE("| --- "));
	out_lit(m->o, "|\n");
	for (r = 0; r < b->n_rows; r++)
		write_row(m, b, &b->rows[r]);
	m->in_table = false;
}

/* --- sections, and what does not fit ----------------------------------------
 */

struct section {
	const struct block *heading; /* NULL: it begins without one */
	struct slice text;
	size_t units;
};

/* A forge counts as JavaScript does: beyond U+FFFF a character is two. */
static size_t utf16_units(struct slice s)
{
	size_t i, len, n = 0;

	for (i = 0; i < s.len; i += len)
		n += utf8_at(s, i, &len) > 0xffff ? 2 : 1;
	return n;
}

static void write_block(struct md *m, const struct block *b)
{
	static void (*const write[])(struct md *, const struct block *) = {
		[BLOCK_HEADING] = write_heading,
		[BLOCK_PARAGRAPH] = write_paragraph,
		[BLOCK_LIST] = write_list,
		[BLOCK_TABLE] = write_table,
		[BLOCK_PREFORMATTED] = write_preformatted,
	};

	write[b->kind](m, b);
}

static bool begins_section(const struct block *b)
{
	return b->kind == BLOCK_HEADING && b->level <= 2;
}

/* Writes blocks begin to end (excluded), a blank line between them. */
static struct slice write_blocks(struct md *m, const struct doc *d,
				 size_t begin, size_t end)
{
	struct buf b = BUF_INIT((size_t)1 << 30);
	struct slice ret;
	size_t i;

	m->part = out_mem(&b);
	m->o = &m->part;
	for (i = begin; i < end; i++) {
		if (i)
			out_lit(m->o, "\n");
		write_block(m, d->blocks[i]);
	}
	ret = arena_copy(&m->arena, buf_slice(&b));
	buf_release(&b);
	return ret;
}

/* Replaces a section by its heading and the word that it is missing. */
static void cut_section(struct md *m, struct section *s, size_t max)
{
	struct buf b = BUF_INIT((size_t)1 << 20);

	m->part = out_mem(&b);
	m->o = &m->part;
	if (s->heading) {
		out_lit(m->o, "\n");
		write_block(m, s->heading);
	}
	out_printf(m->o,
		   "\n**Left out here:** with this part the text would be "
		   "longer than %zu characters. The text and JSON formats have "
		   "it.\n",
		   max);
	s->text = arena_copy(&m->arena, buf_slice(&b));
	s->units = utf16_units(s->text);
	buf_release(&b);
}

void render_markdown_within(struct out *o, const struct doc *whole, size_t max)
{
	struct md m = {.o = o};
	struct doc words = doc_in_words(&m.arena, whole), *d = &words;
	struct section *v = NULL;
	size_t n = 0, total = 0, begin = 0, i;

	for (i = 1; i <= d->n; i++) {
		struct section s;

		if (i < d->n && !begins_section(d->blocks[i]))
			continue;
		s.heading = begins_section(d->blocks[begin]) ? d->blocks[begin]
							     : NULL;
		s.text = write_blocks(&m, d, begin, i);
		s.units = utf16_units(s.text);
		total += s.units;
		ARENA_PUSH(&m.arena, v, n) = s;
		begin = i;
	}
	while (total > max) {
		size_t largest = 0, before;

		for (i = 1; i < n; i++)
			if (v[i].units > v[largest].units)
				largest = i;
		before = v[largest].units;
		cut_section(&m, &v[largest], max);
		if (v[largest].units >= before)
			break; /* nothing left to cut */
		total -= before - v[largest].units;
	}
	for (i = 0; i < n; i++)
		out_write(o, v[i].text);
	arena_release(&m.arena);
}

void render_markdown(struct out *o, const struct doc *d)
{
	render_markdown_within(o, d, MARKDOWN_MAX);
}
