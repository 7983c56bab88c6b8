/* json-c in one place: building, valid UTF-8, and how it is written. */
#include "render/json_tree.h"

#include <json-c/json.h>

#include "base/utf8.h"

#define PRETTY                                                                 \
	(JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |                   \
	 JSON_C_TO_STRING_NOSLASHESCAPE)
#define ON_ONE_LINE JSON_C_TO_STRING_NOSLASHESCAPE

struct json_object *json_must(struct json_object *o)
{
	if (!o)
		BUG("json-c found no memory");
	return o;
}

void json_put(struct json_object *o, const char *key, struct json_object *v)
{
	if (json_object_object_add(o, key, v))
		BUG("json-c could not add a key");
}

void json_push(struct json_object *list, struct json_object *v)
{
	if (json_object_array_add(list, v))
		BUG("json-c could not add to a list");
}

void json_add_valid(struct buf *b, struct slice s)
{
	size_t bad;

	while ((bad = utf8_invalid(s)) < s.len) {
		buf_add(b, slice_sub(s, 0, bad));
		buf_add(b, SLICE("\xef\xbf\xbd"));
		s = slice_sub(s, bad + 1, s.len);
	}
	buf_add(b, s);
}

struct json_object *json_text(struct slice s)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	struct json_object *v;

	if (!s.ptr)
		return NULL;
	if (s.len > INT32_MAX / 3)
		BUG("a text too long for JSON");
	if (utf8_invalid(s) < s.len) {
		json_add_valid(&b, s);
		s = buf_slice(&b);
	}
	v = json_must(json_object_new_string_len(s.ptr, (int)s.len));
	buf_release(&b);
	return v;
}

struct json_object *json_word(const char *s)
{
	return s ? json_text(slice_of(s)) : NULL;
}

struct json_object *json_count(size_t n)
{
	return json_must(json_object_new_uint64(n));
}

struct json_object *json_truth(bool yes)
{
	return json_must(json_object_new_boolean(yes));
}

struct json_object *json_new_map(void)
{
	return json_must(json_object_new_object());
}

struct json_object *json_new_list(void)
{
	return json_must(json_object_new_array());
}

/* Writes a character as the escape that every reader of JSON knows. */
static void write_escape(struct out *o, uint32_t c)
{
	if (c < 0x10000) {
		out_printf(o, "\\u%04x", c);
		return;
	}
	c -= 0x10000;
	out_printf(o, "\\u%04x\\u%04x", 0xd800 + (c >> 10),
		   0xdc00 + (c & 0x3ff));
}

/* Where the blanks end that stand at an index. */
static size_t skip_blanks(struct slice s, size_t at)
{
	while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\n'))
		at++;
	return at;
}

/* A stretch of JSON, whose lines all begin with that many blanks. */
static void write_indented(struct out *o, struct slice s, size_t blanks)
{
	struct slice line;
	size_t end;

	while (blanks && (end = slice_find(s, '\n', 0)) < s.len) {
		line = slice_sub(s, 0, end + 1);
		out_write(o, line);
		out_fill(o, ' ', blanks);
		s = slice_sub(s, end + 1, s.len);
	}
	out_write(o, s);
}

/*
 * json-c escapes the controls below U+0020; the others that nobody sees are
 * escaped here, so that a terminal is safe from JSON too. Its versions differ
 * in how they write an empty list or object; here it is always [] and {}.
 */
static void write_tidy(struct out *o, struct slice s, size_t blanks)
{
	size_t from = 0, at, len, next;
	bool in_text = false;

	for (at = 0; at < s.len; at += len) {
		uint32_t c = (unsigned char)s.ptr[at];

		len = 1;
		if (c >= 0x80)
			c = utf8_at(s, at, &len);
		next = at + len;
		if (c == '\\') {
			len++; /* what is escaped ends no text */
		} else if (c == '"') {
			in_text = !in_text;
		} else if (!in_text && (c == '[' || c == '{')) {
			next = skip_blanks(s, next);
			if (next >= s.len ||
			    (s.ptr[next] != ']' && s.ptr[next] != '}'))
				continue;
			write_indented(o, slice_sub(s, from, at + len), blanks);
			from = next;
		} else if (c >= 0x7f && utf8_is_hidden(c)) {
			write_indented(o, slice_sub(s, from, at), blanks);
			write_escape(o, c);
			from = next;
		}
	}
	write_indented(o, slice_sub(s, from, s.len), blanks);
}

static void write_as(struct out *o, struct json_object *object, int flags,
		     size_t blanks)
{
	size_t len;
	const char *text =
		json_object_to_json_string_length(object, flags, &len);

	if (!text)
		BUG("json-c found no memory");
	write_tidy(o, (struct slice){text, len}, blanks);
	json_object_put(object);
}

void json_write(struct out *o, struct json_object *top)
{
	write_as(o, top, PRETTY, 0);
	out_lit(o, "\n");
}

void json_write_line(struct out *o, struct json_object *top)
{
	write_as(o, top, ON_ONE_LINE, 0);
	out_lit(o, "\n");
}

/* --- piece by piece --- */

#define STEP 2 /* blanks that json-c indents by */

static void flow_line(struct json_flow *w)
{
	out_lit(w->o, "\n");
	out_fill(w->o, ' ', STEP * w->depth);
}

static void flow_next(struct json_flow *w, const char *key)
{
	if (!w->depth)
		return;
	if (w->filled[w->depth])
		out_lit(w->o, ",");
	w->filled[w->depth] = true;
	flow_line(w);
	if (!key)
		return;
	write_as(w->o, json_word(key), ON_ONE_LINE, 0);
	out_lit(w->o, ": ");
}

void json_flow_open(struct json_flow *w, const char *key, char bracket)
{
	flow_next(w, key);
	out_fill(w->o, bracket, 1);
	if (w->depth == JSON_FLOW_DEPTH)
		BUG("JSON written deeper than anybody needs");
	w->filled[++w->depth] = false;
}

void json_flow_put(struct json_flow *w, const char *key, struct json_object *v)
{
	flow_next(w, key);
	write_as(w->o, v, PRETTY, STEP * w->depth);
}

void json_flow_close(struct json_flow *w, char bracket)
{
	bool filled = w->filled[w->depth--];

	if (filled)
		flow_line(w);
	out_fill(w->o, bracket, 1);
	if (!w->depth)
		out_lit(w->o, "\n");
}
