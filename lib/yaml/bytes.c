/* What can be wrong with a file before anybody reads it as YAML. */
#include <string.h>

#include "base/utf8.h"
#include "yaml/reading.h"

#define SAVE_AS_UTF8 N_("save it as UTF-8 (in the editor: Save with Encoding)")

static bool refuse(struct reading *r, size_t at, const char *help,
		   const char *what)
{
	struct finding *f = trap(r, "yaml-syntax", at, at, "%s", what);

	finding_help(r->fs, f, "%s", help);
	return false;
}

static bool refuse_byte(struct reading *r, size_t at)
{
	struct finding *f;

	f = trap(r, "yaml-syntax", at, at,
		 "the file is not UTF-8: byte %zu is 0x%02X", at,
		 (unsigned char)r->bytes.ptr[at]);
	finding_help(r->fs, f, SAVE_AS_UTF8);
	return false;
}

/* A carriage return that no line feed follows; the length if there is none. */
static size_t lone_return(struct slice s)
{
	size_t at;

	for (at = slice_find(s, '\r', 0); at < s.len;
	     at = slice_find(s, '\r', at + 1))
		if (at + 1 == s.len || s.ptr[at + 1] != '\n')
			return at;
	return s.len;
}

static bool refuse_return(struct reading *r, size_t at)
{
	struct slice s = r->bytes;
	struct finding *f;

	f = trap(r, "yaml-syntax", at, at + 1,
		 "a carriage return without a line feed ends no line");
	finding_help(r->fs, f,
		     "save the file with the line ends of Unix (LF) "
		     "or Windows (CRLF)");
	/* without any line feed the returns can only be meant as line ends */
	if (slice_find(s, '\n', 0) < s.len)
		return false;
	for (; at < s.len; at = slice_find(s, '\r', at + 1))
		finding_edit(r->fs, f, at, at + 1, SLICE("\n"));
	return false;
}

bool bytes_check(struct reading *r)
{
	struct slice s = r->bytes;
	size_t at;

	if (s.len > LIMIT_FILE_BYTES)
		return refuse(r, 0, "split it into several plans",
			      "the file is larger than 4 MiB");
	if (slice_starts(s, SLICE("\xff\xfe")) ||
	    slice_starts(s, SLICE("\xfe\xff")))
		return refuse(r, 0, SAVE_AS_UTF8, "the file is UTF-16");
	at = slice_find(s, '\0', 0);
	if (at < s.len)
		return refuse(r, at, SAVE_AS_UTF8,
			      "the file holds NUL bytes: it is UTF-16, or no "
			      "text at all");
	at = utf8_invalid(s);
	if (at < s.len)
		return refuse_byte(r, at);
	at = lone_return(s);
	if (at < s.len)
		return refuse_return(r, at);
	return true;
}

char *clean_copy(struct reading *r)
{
	if (!r->copy) {
		r->copy = arena_cstr(r->a, r->clean);
		r->clean = (struct slice){r->copy, r->clean.len};
	}
	return r->copy;
}

/* Only at the top: further down a line with % is text, or a second document. */
void directives_find(struct reading *r)
{
	struct slice line, rest = r->bytes;
	size_t at = r->places.skip, first = r->bytes.len, end = first;
	struct finding *f;

	rest = slice_sub(rest, at, rest.len);
	for (; slice_line(&line, &rest); at = r->bytes.len - rest.len) {
		struct slice text = slice_trim(line);

		if (text.len && text.ptr[0] != '#' && line.ptr[0] != '%')
			break;
		if (!line.len || line.ptr[0] != '%')
			continue;
		clean_copy(r)[at] = '#';
		if (first == r->bytes.len) {
			first = at;
			end = at + line.len;
		}
	}
	if (first == r->bytes.len)
		return;
	f = trap(r, "yaml-feature", first, end,
		 "a line that starts with %% instructs the YAML reader; a plan "
		 "needs none");
	finding_help(r->fs, f, "delete the line");
}
