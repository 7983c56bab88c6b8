/* The text of a commit object: its lines, its people, its message, trailers. */
#include <iconv.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "source/repo_impl.h"

/* The value if the line is "KEY value". */
static bool header(struct slice *value, struct slice line, const char *key)
{
	size_t n = strlen(key);

	if (line.len <= n || memcmp(line.ptr, key, n) || line.ptr[n] != ' ')
		return false;
	*value = slice_sub(line, n + 1, line.len);
	return true;
}

void commit_split(struct raw_commit *out, struct arena *a, struct slice bytes)
{
	struct slice value;
	size_t at = 0;

	*out = (struct raw_commit){.n_parents = 0};
	while (at < bytes.len) {
		size_t end = slice_find(bytes, '\n', at);
		struct slice line = slice_sub(bytes, at, end);

		at = end + 1;
		if (!line.len)
			break;
		if (header(&value, line, "parent"))
			ARENA_PUSH(a, out->parents, out->n_parents) = value;
		else if (!out->tree.ptr)
			header(&out->tree, line, "tree");
		else if (header(&value, line, "author"))
			out->author = value;
		else if (header(&value, line, "committer"))
			out->committer = value;
		else if (header(&value, line, "encoding"))
			out->encoding = value;
	}
	/* git takes a message to end at its first NUL */
	out->message = slice_sub(bytes, at, slice_find(bytes, '\0', at));
}

/* Digits to a number; 0 for what is none or too large. */
static int64_t number(struct slice s)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9' || n > INT64_MAX / 10 - 1)
			return 0;
		n = n * 10 + (s.ptr[i] - '0');
	}
	return n;
}

/* "+0130" to seconds; 0 for what no place on earth has. */
static int32_t zone_offset(struct slice s)
{
	int64_t hhmm = number(slice_sub(s, 1, s.len)), seconds;

	if (s.len < 2 || (s.ptr[0] != '+' && s.ptr[0] != '-'))
		return 0;
	seconds = hhmm / 100 * 3600 + hhmm % 100 * 60;
	if (hhmm > 2359 || hhmm % 100 > 59)
		return 0;
	return (int32_t)(s.ptr[0] == '-' ? -seconds : seconds);
}

void signature_split(struct person_name *who, int64_t *time, int32_t *offset,
		     struct slice line)
{
	size_t open = slice_find(line, '<', 0);
	size_t close = slice_find(line, '>', open);
	size_t last = line.len, blank;
	struct slice when;

	who->name = slice_trim(slice_sub(line, 0, open));
	who->email = slice_trim(slice_sub(line, open + 1, close));
	while (last && line.ptr[last - 1] != '>')
		last--;
	when = slice_trim(slice_sub(line, last, line.len));
	blank = slice_find(when, ' ', 0);
	*time = last ? number(slice_sub(when, 0, blank)) : 0;
	*offset =
		last ? zone_offset(slice_trim(slice_sub(when, blank, when.len)))
		     : 0;
}

/* Nothing but what names of encodings are made of: it goes to a loader. */
static bool encoding_name(char name[64], struct slice s)
{
	size_t i;

	if (!s.len || s.len >= 64)
		return false;
	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      (c >= '0' && c <= '9') || strchr("-_.:+", c)))
			return false;
	}
	memcpy(name, s.ptr, s.len);
	name[s.len] = '\0';
	return true;
}

/* False if the text is not in that encoding, or nobody knows it. */
static bool convert(struct slice *out, struct arena *a, struct slice text,
		    const char *encoding)
{
	iconv_t from = iconv_open("UTF-8", encoding);
	size_t room = text.len * 4 + 16, left = text.len, free_bytes = room;
	char *bytes, *to, *in = arena_cstr(a, text);
	bool good;

	if (from == (iconv_t)-1)
		return false;
	bytes = to = arena_alloc(a, room);
	good = iconv(from, &in, &left, &to, &free_bytes) != (size_t)-1 &&
	       iconv(from, NULL, NULL, &to, &free_bytes) != (size_t)-1;
	iconv_close(from);
	*out = (struct slice){bytes, (size_t)(to - bytes)};
	return good;
}

static struct slice mend_utf8(struct arena *a, struct slice text)
{
	struct buf b = BUF_INIT(text.len * 3 + 1);
	struct slice mended;
	size_t at = 0;

	if (utf8_invalid(text) == text.len)
		return text;
	while (at < text.len) {
		struct slice rest = slice_sub(text, at, text.len);
		size_t good = utf8_invalid(rest);

		buf_add(&b, slice_sub(rest, 0, good));
		at += good;
		if (at < text.len) {
			buf_add(&b, SLICE("\xef\xbf\xbd"));
			at++;
		}
	}
	mended = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return mended;
}

struct slice text_to_utf8(struct arena *a, struct slice text,
			  struct slice encoding)
{
	char name[64];
	struct slice out;

	if (encoding_name(name, encoding) && strcasecmp(name, "UTF-8") &&
	    strcasecmp(name, "UTF8") && convert(&out, a, text, name))
		return mend_utf8(a, out);
	return mend_utf8(a, text);
}

/* Cuts the next paragraph off, past blank lines before it; false at the end. */
static bool next_paragraph(struct slice *paragraph, struct slice *rest)
{
	struct slice line;
	const char *begin = NULL, *end = NULL;

	while (slice_line(&line, rest)) {
		bool blank = !slice_trim(line).len;

		if (blank && begin)
			break;
		if (!blank && !begin)
			begin = line.ptr;
		if (!blank)
			end = line.ptr + line.len;
	}
	if (!begin)
		return false;
	*paragraph = (struct slice){begin, (size_t)(end - begin)};
	return true;
}

struct slice message_subject(struct arena *a, struct slice message)
{
	struct slice rest = message, paragraph, line;
	struct buf b = BUF_INIT(message.len + 1);
	struct slice subject;

	if (!next_paragraph(&paragraph, &rest))
		return SLICE("");
	while (slice_line(&line, &paragraph)) {
		if (b.len)
			buf_add_char(&b, ' ');
		buf_add(&b, slice_trim(line));
	}
	subject = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return subject;
}

/* The value if the line is "Key: value" with that key. */
static bool trailer_value(struct slice *value, struct slice line,
			  struct slice key)
{
	struct slice after;

	if (line.len <= key.len || strncasecmp(line.ptr, key.ptr, key.len))
		return false;
	after = slice_trim(slice_sub(line, key.len, line.len));
	if (!after.len || after.ptr[0] != ':')
		return false;
	*value = slice_trim(slice_sub(after, 1, after.len));
	return true;
}

static bool goes_on(struct slice line)
{
	return line.len && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
}

struct slice commit_trailer(struct arena *a, const struct commit *c,
			    struct slice key)
{
	struct slice rest = c->message, last = SLICE_NONE, line, value;
	struct slice found = SLICE_NONE;
	bool inside = false;
	size_t n = 0;

	while (next_paragraph(&line, &rest)) {
		last = line;
		n++;
	}
	/* the first paragraph is the subject, whatever it looks like */
	if (n < 2)
		return SLICE_NONE;
	while (slice_line(&line, &last)) {
		if (goes_on(line) && inside) {
			struct slice more[] = {found, SLICE(" "),
					       slice_trim(line)};

			found = found.len ? arena_concat(a, more, 3) : more[2];
		} else {
			inside = !goes_on(line) &&
				 trailer_value(&value, line, key);
			if (inside)
				found = value;
		}
	}
	return found;
}
