/*
 * render - records and documents to bytes
 *
 * Renderers know field tables and blocks, never plans. All text from a plan
 * goes through the escape of its format here and nowhere else.
 *
 * Source     DESIGN sections 9 and 10, JSON.md.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/out.h"
#include "report/doc.h"
#include "report/record.h"

/* What a terminal can show. */
struct text_style {
	size_t width; /* cells in a line, at least 40 */
	bool colour;
};

/*
 * One JSON object, indented by two, with a line end: first "format":
 * "git-plan/NAME", "version": 1, "tool": "git-plan VERSION", then the rows.
 * Bytes that are not UTF-8 become U+FFFD.
 */
void render_json(struct out *o, const char *name, const struct rec_field *table,
		 const void *record);
/* JSON Lines: the record's rows alone, as one object on one line. */
void render_json_line(struct out *o, const struct rec_field *table,
		      const void *record);
/* The JSON Schema (draft 2020-12) of that output, from the same rows. */
void render_json_schema(struct out *o, const char *name,
			const struct rec_field *table);
/* A value alone, indented by two, with a line end. */
void render_json_value(struct out *o, const struct rec_value *v);
/* For a terminal or a file: wrapped, aligned, escaped. */
void render_text(struct out *o, const struct doc *d,
		 const struct text_style *style);
/* What a comment on a forge may hold, in UTF-16 units. */
#define MARKDOWN_MAX 65536

/*
 * GitHub-flavoured Markdown. Text from plans cannot become markup, a mention,
 * a link or an emoji. Where the whole is longer than MARKDOWN_MAX (max), the
 * longest sections (headings of level 2) give way, and it says which.
 */
void render_markdown(struct out *o, const struct doc *d);
void render_markdown_within(struct out *o, const struct doc *d, size_t max);

/*
 * One web page that needs nothing else: no script, no network, its style sheet
 * inside. Readable without that, by keyboard and by screen reader; light, dark,
 * on a phone and on paper. title: for a document without a heading of level 1.
 */
void render_html(struct out *o, const struct doc *d, struct slice title);

/*
 * Text for a terminal: controls and hidden characters as <U+202E>, so that
 * nothing from a file moves the cursor or turns the text around. Tabs and line
 * ends become blanks, bytes that are not UTF-8 become U+FFFD.
 */
void out_terminal(struct out *o, struct slice s);
/*
 * The same for a text whose lines stay lines; those behind the first are
 * indented. No line end behind the last.
 */
void out_terminal_lines(struct out *o, struct slice s, size_t indent);
/* The same as it stands: with a line end behind the last where there is one. */
void out_terminal_text(struct out *o, struct slice s);
/* out_terminal() into an arena, for what is measured before it is written. */
struct slice terminal_text(struct arena *a, struct slice s);
/* Has a script written from right to left: it turns what is beside it. */
bool text_turns_around(struct slice s);
/* Starts (ends) a role's colour; nothing without colour. */
void out_role(struct out *o, enum role role, const struct text_style *style);
void out_role_end(struct out *o, enum role role,
		  const struct text_style *style);

#endif
