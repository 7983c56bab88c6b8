/* Writing a text as a YAML scalar. */
#include "yaml/quote.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

/* Words that other readers of YAML take for something else than a text. */
static bool is_word_of_yaml(struct slice s)
{
	static const char *const words[] = {"null",  "Null",  "NULL",
					    "true",  "True",  "TRUE",
					    "false", "False", "FALSE"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(words); i++)
		if (slice_is(s, words[i]))
			return true;
	return false;
}

static bool is_plain_char(uint32_t c)
{
	if (c < 0x80 && strchr(" -_.()/'!?+=$;<>%&*@\"|~^", (int)c))
		return c != 0;
	return utf8_is_letter(c) || utf8_is_mark(c) || utf8_is_digit(c) ||
	       (c > 0xa0 && !utf8_is_hidden(c) && c != 0x2028 && c != 0x2029);
}

static bool is_plain(struct slice s)
{
	size_t at, len;
	uint32_t c;

	if (!s.len || is_word_of_yaml(s) || s.ptr[s.len - 1] == ' ')
		return false;
	for (at = 0; at < s.len; at += len) {
		c = utf8_at(s, at, &len);
		if (!at && !utf8_is_letter(c) && !utf8_is_digit(c))
			return false;
		if (!is_plain_char(c))
			return false;
	}
	return true;
}

/* What YAML does not take as it is, or takes for a line end. */
static bool must_escape(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 ||
	       c == 0x2029 || c == 0xfffe || c == 0xffff;
}

/* What a reader would not see. */
static bool better_escaped(uint32_t c)
{
	return must_escape(c) || utf8_is_hidden(c) || c == 0xa0;
}

static void quote_char(struct buf *b, struct slice piece, uint32_t c,
		       bool escape)
{
	if (c == '"' || c == '\\')
		buf_printf(b, "\\%c", (char)c);
	else if (c == '\n')
		buf_add(b, SLICE("\\n"));
	else if (c == '\t')
		buf_add(b, SLICE("\\t"));
	else if (escape)
		buf_printf(b, c > 0xffff ? "\\U%08x" : "\\u%04x", c);
	else
		buf_add(b, piece);
}

static struct slice double_quoted(struct arena *a, struct slice text,
				  bool (*escaped)(uint32_t))
{
	struct buf b = BUF_INIT(10 * LIMIT_FILE_BYTES);
	struct slice quoted;
	size_t at, len;

	buf_add_char(&b, '"');
	for (at = 0; at < text.len; at += len) {
		uint32_t c = utf8_at(text, at, &len);

		quote_char(&b, slice_sub(text, at, at + len), c, escaped(c));
	}
	buf_add_char(&b, '"');
	quoted = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return quoted;
}

struct slice yaml_quote(struct arena *a, struct slice text)
{
	return is_plain(text) ? text : double_quoted(a, text, better_escaped);
}

/* Single quotes hold backslashes and double quotes as they are. */
static bool single_is_better(struct slice s)
{
	bool better = false;
	size_t at, len;

	for (at = 0; at < s.len; at += len) {
		uint32_t c = utf8_at(s, at, &len);

		if (c == '\'' || must_escape(c))
			return false;
		better = better || c == '"' || c == '\\';
	}
	return better;
}

struct slice yaml_quoted(struct arena *a, struct slice text)
{
	if (single_is_better(text))
		return arena_printf(a, "'%.*s'", SL(text));
	return double_quoted(a, text, must_escape);
}

struct slice yaml_quote_with(struct arena *a, struct slice text, char quote)
{
	struct slice *parts = NULL;
	size_t at, len, n = 0;

	if (quote != '\'' && quote != '"')
		return yaml_quote(a, text);
	for (at = 0; at < text.len; at += len)
		if (better_escaped(utf8_at(text, at, &len)))
			quote = '"';
	if (quote == '"')
		return double_quoted(a, text, better_escaped);
	ARENA_PUSH(a, parts, n) = SLICE("'");
	for (at = 0; at < text.len; at = len + 1) {
		len = slice_find(text, '\'', at);
		ARENA_PUSH(a, parts, n) = slice_sub(text, at, len);
		if (len < text.len)
			ARENA_PUSH(a, parts, n) = SLICE("''");
	}
	ARENA_PUSH(a, parts, n) = SLICE("'");
	return arena_concat(a, parts, n);
}
