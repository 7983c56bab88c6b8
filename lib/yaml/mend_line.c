/* Guesses about one line: characters that mean something, colons, dashes. */
#include <string.h>

#include "yaml/mend.h"
#include "yaml/quote.h"

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A text cannot start with these. */
static bool special(char c)
{
	return c && strchr("@`%*&!|>?,]}", c);
}

/* The text begin to end in quotes; a name loses its @ instead. */
static void say_special(struct mend *out, struct mender *m, size_t begin,
			size_t end)
{
	struct slice s = m->r->clean, word = slice_sub(s, begin + 1, end);

	out->begin = begin;
	out->end = end;
	out->sure = true;
	if (s.ptr[begin] == '@' && is_word(word)) {
		mend_say(out, m, "names stand without @ in a plan");
		mend_edit(out, m, begin, end, word);
		return;
	}
	mend_say(out, m, "a text that starts with %c must stand in quotes",
		 s.ptr[begin]);
	mend_edit(out, m, begin, end, quoted_bytes(m->r, begin, end));
}

/* owner: @dana */
static bool special_value(struct mend *out, struct mender *m,
			  const struct line *l)
{
	if (!special(line_first(l)))
		return false;
	say_special(out, m, l->value, l->value_end);
	return true;
}

/* @dana: {name: Dana} */
static bool special_key(struct mend *out, struct mender *m,
			const struct line *l)
{
	if (!line_has_key(l) || !special(l->bytes.ptr[l->item]))
		return false;
	say_special(out, m, l->item, l->colon);
	return true;
}

/* Where the entry of a flow list or map begins in which `at` lies. */
static size_t segment_begin(struct slice s, size_t from, size_t at)
{
	size_t begin = at, i;

	if (special(s.ptr[at]))
		return at;
	while (begin > from && !strchr(",[{", s.ptr[begin - 1]))
		begin--;
	for (i = begin; i < at; i++)
		if (s.ptr[i] == ':' && blank(s.ptr[i + 1]))
			return i + 2;
	return begin;
}

/* Inside the brackets that open at `from`. */
static bool in_brackets(struct slice s, size_t from, size_t at)
{
	size_t depth = 0;

	for (; from < at; from++) {
		if (strchr("[{", s.ptr[from]))
			depth++;
		else if (strchr("]}", s.ptr[from]) && !--depth)
			return false;
	}
	return depth > 0;
}

/* [@dana, sam], {what: one: two} */
static bool segment(struct mend *out, struct mender *m, const struct line *l)
{
	struct slice s = m->r->clean;
	size_t at = m->t->at, begin, end;
	char first = line_first(l);
	bool flow = first == '[' || first == '{'
			    ? in_brackets(s, l->value, at)
			    : m->t->context && strstr(m->t->context, "flow");

	if (!flow || at < l->value || at >= l->value_end)
		return false;
	begin = segment_begin(s, l->value, at);
	end = at;
	while (end < l->value_end && !strchr(",]}", s.ptr[end]))
		end++;
	while (begin < end && blank(s.ptr[begin]))
		begin++;
	while (end > begin && blank(s.ptr[end - 1]))
		end--;
	if (begin == end || strchr("\"'", s.ptr[begin]))
		return false;
	if (special(s.ptr[begin])) {
		say_special(out, m, begin, end);
		return true;
	}
	out->begin = begin;
	out->end = end;
	out->sure = true;
	mend_say(out, m, "inside [ ] and { } this text must stand in quotes");
	mend_edit(out, m, begin, end, quoted_bytes(m->r, begin, end));
	return true;
}

/*
 * The end of a value with a hash that was meant as text: Our #1. As it is in a
 * file that can be read, a comment has a blank behind its hash.
 */
static size_t end_with_hash(const struct line *l)
{
	size_t at = l->value_end, end = l->end;

	while (at < l->end && blank(l->bytes.ptr[at]))
		at++;
	if (at + 1 >= l->end || strchr(" \t#!", l->bytes.ptr[at + 1]) ||
	    slice_starts(slice_sub(l->bytes, at + 1, l->end), SLICE("plan:")))
		return l->value_end;
	while (blank(l->bytes.ptr[end - 1]))
		end--;
	return end;
}

/* title: Launch: the sequel */
static bool second_colon(struct mend *out, struct mender *m,
			 const struct line *l)
{
	struct slice s = l->bytes;
	size_t at = l->value, end;

	if (!line_has_key(l) || strchr("[{|>", line_first(l)))
		return false;
	while (at < l->value_end &&
	       !(s.ptr[at] == ':' &&
		 (at + 1 == l->value_end || blank(s.ptr[at + 1]))))
		at++;
	if (at == l->value_end)
		return false;
	out->begin = at;
	out->end = at + 1;
	out->sure = true;
	mend_say(out, m,
		 "a second colon with a space behind it: the text must stand "
		 "in quotes");
	end = end_with_hash(l);
	mend_edit(out, m, l->value, end, quoted_bytes(m->r, l->value, end));
	return true;
}

/* The end of the first word of the line. */
static size_t word_end(const struct line *l)
{
	size_t at = l->item;

	while (at < l->end && is_word(slice_sub(l->bytes, at, at + 1)) &&
	       !slice_starts(slice_sub(l->bytes, at, l->end),
			     SLICE("\xef\xbc\x9a")))
		at++;
	return at;
}

/* owner:dana */
static bool no_space_behind_colon(struct mend *out, struct mender *m,
				  const struct line *l)
{
	size_t at = word_end(l);
	struct slice rest = slice_sub(l->bytes, at, l->end);

	if (at == l->item || !slice_starts(rest, SLICE(":")) || rest.len < 2 ||
	    blank(rest.ptr[1]) || rest.ptr[1] == '/')
		return false;
	out->begin = l->item;
	out->end = at + 1;
	out->sure = true;
	mend_say(out, m, "a space is missing behind the colon of \"%.*s\"",
		 SL(slice_sub(m->r->bytes, l->item, at)));
	mend_edit(out, m, at + 1, at + 1, SLICE(" "));
	return true;
}

/* -Fewer events */
static bool no_space_behind_dash(struct mend *out, struct mender *m,
				 const struct line *l)
{
	struct slice s = slice_sub(l->bytes, l->item, l->end);

	if (s.len < 2 || s.ptr[0] != '-' || s.ptr[1] == '-')
		return false;
	out->begin = l->item;
	out->end = l->item + 1;
	out->sure = true;
	mend_say(out, m, "a space is missing behind the dash");
	mend_edit(out, m, l->item + 1, l->item + 1, SLICE(" "));
	return true;
}

/* A colon as wide as an ideograph, or an equals sign. */
static bool other_colon(struct mend *out, struct mender *m,
			const struct line *l)
{
	struct slice s = l->bytes, rest;
	size_t begin = word_end(l), at = begin;

	while (at < l->end && blank(s.ptr[at]))
		at++;
	rest = slice_sub(s, at, l->end);
	out->begin = at;
	if (slice_starts(rest, SLICE("\xef\xbc\x9a")))
		at += 3;
	else if (slice_starts(rest, SLICE("=")))
		at++;
	else
		return false;
	if (begin == l->item)
		return false;
	out->end = at;
	out->sure = true;
	while (at < l->end && blank(s.ptr[at]))
		at++;
	mend_say(out, m, "an ordinary colon and a space belong behind a key");
	mend_edit(out, m, begin, at, SLICE(": "));
	return true;
}

/* owner dana */
static bool no_colon(struct mend *out, struct mender *m, const struct line *l)
{
	size_t at = word_end(l);

	if (line_has_key(l) || at == l->item ||
	    (at < l->end && !blank(l->bytes.ptr[at])))
		return false;
	out->begin = l->item;
	out->end = l->value_end;
	mend_say(out, m,
		 "this line is no \"key: value\"; where it goes on with the "
		 "text above, indent it further");
	mend_edit(out, m, at, at, SLICE(":"));
	return true;
}

/* A text over two lines, cut short on the first by a hash. */
static bool hash_above(struct mend *out, struct mender *m, const struct line *l)
{
	struct slice s = l->bytes;
	struct line above;
	size_t hash;

	if (line_has_key(l) || !line_before(&above, m, l->number) ||
	    strchr("\"'[{|>", line_first(&above)))
		return false;
	hash = above.value_end;
	while (hash < above.end && blank(s.ptr[hash]))
		hash++;
	if (hash + 1 >= above.end || blank(s.ptr[hash + 1]))
		return false;
	out->rule = "hash-in-text";
	out->begin = hash;
	out->end = above.end;
	mend_say(out, m,
		 "a hash behind a space starts a comment: %.*s is not part of "
		 "the text; put the text in quotes",
		 SL(slice_sub(m->r->bytes, hash, above.end)));
	mend_edit(out, m, above.value, l->value_end,
		  quoted_bytes(m->r, above.value, l->value_end));
	return true;
}

/* : dana */
static bool no_key(struct mend *out, struct mender *m, const struct line *l)
{
	if (l->colon != l->item || !line_has_key(l))
		return false;
	out->begin = l->colon;
	out->end = l->colon + 1;
	out->proven = true;
	mend_say(out, m, "the key before the colon is missing");
	return true;
}

mend_fn *const mend_line_fns[] = {
	no_key,	     special_value, special_key,	   hash_above,
	segment,     second_colon,  no_space_behind_colon, no_space_behind_dash,
	other_colon, NULL,
};

/* Weaker guesses, made when those about quotes and shape did not help. */
mend_fn *const mend_last_fns[] = {
	no_colon,
	NULL,
};
