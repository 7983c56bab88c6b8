/*
 * Characters that nobody sees, and spaces that only look like one.
 *
 * libyaml refuses control characters and takes some others for line ends. It
 * is given stand-ins of the same length, so that one such character costs one
 * finding and no line number.
 */
#include <string.h>

#include "base/utf8.h"
#include "yaml/reading.h"

#define HIDDEN_KEPT 1000 /* remembered: to judge what broke a file */

static const struct {
	uint32_t from, to;
	const char *name;
} names[] = {
	{0x200b, 0x200b, "a zero-width space"},
	{0x200c, 0x200d, "a zero-width joiner"},
	{0x200e, 0x200f, "a direction mark"},
	{0x061c, 0x061c, "a direction mark"},
	{0x2028, 0x2029, "a line separator"},
	{0x202a, 0x202e, "a direction mark"},
	{0x2060, 0x2064, "a zero-width character"},
	{0x2066, 0x2069, "a direction mark"},
	{0xfeff, 0xfeff, "a byte-order mark"},
	{0x00ad, 0x00ad, "a soft hyphen"},
	{0x0085, 0x0085, "a next-line character"},
	{0x0000, 0x009f, "a control character"},
};

static const char *name_of(uint32_t c)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		if (c >= names[i].from && c <= names[i].to)
			return names[i].name;
	return "an invisible character";
}

/* libyaml refuses it, or ends a line with it. */
static bool misread(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 ||
	       c == 0x2029 || c == 0xfffe || c == 0xffff;
}

static bool breaks_line(uint32_t c)
{
	return c == 0x85 || c == 0x2028 || c == 0x2029;
}

static uint32_t char_before(struct slice s, size_t at)
{
	size_t len;

	if (!at)
		return 0;
	for (at--; at > 0 && ((unsigned char)s.ptr[at] & 0xc0) == 0x80;)
		at--;
	return utf8_at(s, at, &len);
}

/*
 * The two joiners belong to the writing of Persian and the languages of India,
 * and hold emoji together; there they stand between characters beyond ASCII.
 * Tag characters spell a flag behind U+1F3F4.
 */
static bool belongs(struct slice s, size_t at, size_t len, uint32_t c)
{
	uint32_t before = char_before(s, at), after = 0;
	size_t n;

	if (c >= 0xe0020 && c <= 0xe007f)
		return before == 0x1f3f4 ||
		       (before >= 0xe0020 && before <= 0xe007f);
	if (at + len < s.len)
		after = utf8_at(s, at + len, &n);
	return (c == 0x200c || c == 0x200d) && before >= 0x80 &&
	       !utf8_is_hidden(before) && after >= 0x80 &&
	       !utf8_is_hidden(after);
}

static bool is_odd(struct slice s, size_t at, size_t len, uint32_t c)
{
	return (utf8_is_hidden(c) || misread(c)) && !belongs(s, at, len, c);
}

static void also_elsewhere(struct reading *r, struct finding *f, size_t more)
{
	const struct catalogue *words = r->fs->words;

	if (more)
		f->message = catalogue_say(
			r->fs->arena, words,
			catalogue_plural(words, more,
					 "%.*s, and in %zu more place",
					 "%.*s, and in %zu more places"),
			SL(f->message), more);
}

static void hidden_report(struct reading *r, const struct oddity *o,
			  size_t more)
{
	size_t len;
	uint32_t c = utf8_at(r->bytes, o->begin, &len);
	struct edit edit = {o->begin, o->end, SLICE("")};
	struct finding *f;

	if (breaks_line(c))
		edit.text = SLICE(" ");
	f = trap(r, "hidden-character", o->begin, o->end,
		 "%s (U+%04X), which nobody sees, stands here", name_of(c),
		 (unsigned)c);
	also_elsewhere(r, f, more);
	help_lines(r, f, mended_lines(r, &edit, 1));
	finding_edit(r->fs, f, edit.begin, edit.end, edit.text);
}

static void stand_in(struct reading *r, size_t at, size_t len)
{
	static const char *const same_length[] = {"", "_", "\xc2\xbf",
						  "\xef\xbf\xbd"};

	memcpy(clean_copy(r) + at, same_length[len], len);
}

static void hidden_note(struct reading *r, size_t at, size_t len, size_t *n)
{
	struct oddity *last = r->n_hidden ? &r->hidden[r->n_hidden - 1] : NULL;

	if (last && last->end == at) {
		last->end = at + len;
		return;
	}
	++*n;
	if (r->n_hidden < HIDDEN_KEPT)
		ARENA_PUSH(r->a, r->hidden, r->n_hidden) =
			(struct oddity){at, at + len};
}

void hidden_find(struct reading *r)
{
	struct slice s = r->bytes;
	size_t at, len = 1, n = 0, i;

	for (at = r->places.skip; at < s.len; at += len) {
		unsigned char byte = (unsigned char)s.ptr[at];
		uint32_t c = byte;

		len = 1;
		if ((byte >= 0x20 && byte < 0x7f) || byte == '\n' ||
		    byte == '\t' || byte == '\r')
			continue;
		if (byte >= 0x80)
			c = utf8_at(s, at, &len);
		if (!is_odd(s, at, len, c))
			continue;
		if (misread(c))
			stand_in(r, at, len);
		hidden_note(r, at, len, &n);
	}
	for (i = 0; i < r->n_hidden && i < ODD_MOST; i++)
		hidden_report(r, &r->hidden[i],
			      i + 1 == ODD_MOST ? n - ODD_MOST : 0);
}

/* --- spaces --------------------------------------------------------------- */

static bool odd_space(uint32_t c)
{
	return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
	       c == 0x202f || c == 0x205f || c == 0x3000;
}

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Back over blanks and odd spaces. */
static size_t back_over_spaces(struct slice s, size_t at)
{
	while (at > 0) {
		size_t from = at - 1;

		while (from > 0 && ((unsigned char)s.ptr[from] & 0xc0) == 0x80)
			from--;
		if (!blank(s.ptr[at - 1]) && !odd_space(char_before(s, at)))
			break;
		at = from;
	}
	return at;
}

/*
 * The colon stands behind the first word of a line, of a list item or of an
 * entry in braces, and so may be a key's.
 */
static bool behind_a_key(struct slice s, size_t colon)
{
	size_t at = back_over_spaces(s, colon), word = at;

	while (at > 0 && !strchr(" \t\n{[,", s.ptr[at - 1]) &&
	       !odd_space(char_before(s, at)))
		at--;
	if (at == word)
		return false;
	at = back_over_spaces(s, at);
	return !at || strchr("\n{[,-", s.ptr[at - 1]) ||
	       ((unsigned char)s.ptr[at - 1] == 0xbf && at == 3);
}

static bool beside_a_colon(struct slice s, size_t begin, size_t end)
{
	size_t before = back_over_spaces(s, begin), after = end, len;

	while (after < s.len &&
	       (blank(s.ptr[after]) || odd_space(utf8_at(s, after, &len))))
		after += blank(s.ptr[after]) ? 1 : len;
	if (after < s.len && s.ptr[after] == ':')
		return behind_a_key(s, after);
	return before > 0 && s.ptr[before - 1] == ':' &&
	       behind_a_key(s, before - 1);
}

void spaces_note(struct reading *r)
{
	struct slice s = r->bytes;
	size_t at, len, end;

	if (r->places.ascii)
		return;
	for (at = r->places.skip; at < s.len; at = end) {
		end = at + 1;
		if ((unsigned char)s.ptr[at] < 0x80)
			continue;
		end = at;
		while (end < s.len && odd_space(utf8_at(s, end, &len)))
			end += len;
		if (end == at) {
			end = at + len;
			continue;
		}
		if (r->n_spaces < HIDDEN_KEPT && beside_a_colon(s, at, end))
			ARENA_PUSH(r->a, r->spaces, r->n_spaces) =
				(struct oddity){at, end};
	}
}

void spaces_replace(struct reading *r)
{
	size_t i;

	for (i = 0; i < r->n_spaces; i++)
		memset(clean_copy(r) + r->spaces[i].begin, ' ',
		       r->spaces[i].end - r->spaces[i].begin);
}

static void space_report(struct reading *r, const struct oddity *o, size_t more)
{
	struct slice s = r->bytes;
	size_t len;
	uint32_t c = utf8_at(s, o->begin, &len);
	struct edit edit = {o->begin, o->end, SLICE(" ")};
	struct finding *f;

	if ((o->end < s.len && strchr(": \t\r\n", s.ptr[o->end])) ||
	    blank(s.ptr[o->begin - 1]))
		edit.text = SLICE("");
	f = trap(r, "hidden-character", o->begin, o->end,
		 "%s (U+%04X) stands beside the colon; YAML knows only the "
		 "ordinary space",
		 c == 0xa0 ? "a no-break space" : "an unusual space",
		 (unsigned)c);
	also_elsewhere(r, f, more);
	help_lines(r, f, mended_lines(r, &edit, 1));
	finding_edit(r->fs, f, edit.begin, edit.end, edit.text);
}

/* The bytes around a key's colon that may only be blanks. */
static size_t colon_gap_end(struct slice clean, const struct node *key)
{
	size_t at = key->at.end;

	while (at < clean.len && blank(clean.ptr[at]))
		at++;
	if (at == clean.len || clean.ptr[at] != ':')
		return key->at.end;
	for (at++; at < clean.len && blank(clean.ptr[at]);)
		at++;
	return at;
}

/*
 * Keeps the spaces in the gaps around the colons of keys; the others belong to
 * a text. True if that were all of them.
 */
bool spaces_report(struct reading *r, const struct tree *t)
{
	size_t i = 0, kept = 0, all = r->n_spaces;
	struct node *n;

	for (n = t->root; n && i < all; n = node_after(n)) {
		size_t end = n->key ? colon_gap_end(r->clean, n->key) : 0;

		while (n->key && i < all && r->spaces[i].begin < end) {
			if (r->spaces[i].begin >= n->key->at.end)
				r->spaces[kept++] = r->spaces[i];
			i++;
		}
	}
	r->n_spaces = kept;
	if (kept < all)
		return false;
	for (i = 0; i < kept && i < ODD_MOST; i++)
		space_report(r, &r->spaces[i],
			     i + 1 == ODD_MOST ? kept - ODD_MOST : 0);
	return true;
}
