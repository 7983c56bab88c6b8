/* The formats in which commands answer, and a page written in one. */
#include "cmd/formats.h"

#include <string.h>

static const char *const names[FORMATS_ALL] = {
	[FORMAT_TEXT] = "text",	    [FORMAT_MARKDOWN] = "markdown",
	[FORMAT_HTML] = "html",	    [FORMAT_JSON] = "json",
	[FORMAT_SCHEMA] = "schema", [FORMAT_JSONL] = "jsonl",
};

int format_asked(const struct cmd *c, size_t n, struct err *e)
{
	const char *words[FORMATS_ALL + 1] = {NULL};

	if (!c->format)
		return FORMAT_TEXT;
	memcpy(words, names, n * sizeof(*names));
	return cmd_choose("format", c->format, words, e);
}

void format_write(struct cmd *c, const struct doc *d, enum format format,
		  struct slice title)
{
	if (format == FORMAT_MARKDOWN)
		render_markdown(&c->out, d);
	else if (format == FORMAT_HTML)
		render_html(&c->out, d, title);
	else
		render_text(&c->out, d, &c->style);
}
