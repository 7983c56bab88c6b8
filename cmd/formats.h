/*
 * formats - the formats in which commands answer, and a page written in one
 *
 * Owns       nothing.
 * Errors     those of the output, which cmd_finish() returns.
 */
#ifndef CMD_FORMATS_H
#define CMD_FORMATS_H

#include "cmd/cmd.h"

enum format {
	FORMAT_TEXT,
	FORMAT_MARKDOWN,
	FORMAT_HTML,
	FORMAT_JSON,
	FORMAT_SCHEMA,
	FORMAT_JSONL /* a line for each record */
};

/* How many of them a command knows: the first three, or up to a schema. */
#define FORMATS_PAGE	FORMAT_JSON
#define FORMATS_RECORDS FORMAT_JSONL
#define FORMATS_ALL	(FORMAT_JSONL + 1)

/*
 * What --format asks for among the first n formats, FORMAT_TEXT where it is
 * not there; -1 with "did you mean" and those that there are.
 */
int format_asked(const struct cmd *c, size_t n, struct err *e);
/* Text, Markdown or HTML; title, if any, is that of the HTML page. */
void format_write(struct cmd *c, const struct doc *d, enum format format,
		  struct slice title);

#endif
