/* Comments: what stands behind a hash in the gaps between the scalars. */
#include "yaml/comments.h"

#include <string.h>

#include "yaml/places.h"

struct search {
	struct arena *a;
	struct slice s;
	struct places places;
	struct comment *v;
	size_t n;
	size_t waiting;		  /* the first one whose next is not known */
	const struct node *above; /* the scalar before the gap at hand */
	const struct node *entry; /* the one at hand */
	bool ended;		  /* the document is over */
};

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool starts_line(struct slice s, size_t at)
{
	return !at || s.ptr[at - 1] == '\n' ||
	       (at == 3 && slice_starts(s, SLICE("\xef\xbb\xbf")));
}

static bool only_blanks_before(struct slice s, size_t at)
{
	while (!starts_line(s, at) && blank(s.ptr[at - 1]))
		at--;
	return starts_line(s, at);
}

/* Adds the comment that begins at the hash; the byte behind its line. */
static size_t add(struct search *f, size_t hash)
{
	size_t line_end = slice_find(f->s, '\n', hash), end = line_end;
	struct comment *c = &ARENA_PUSH(f->a, f->v, f->n);

	while (end > hash + 1 &&
	       (blank(f->s.ptr[end - 1]) || f->s.ptr[end - 1] == '\r'))
		end--;
	*c = (struct comment){
		.at = places_span(&f->places, hash, end),
		.text = slice_trim(slice_sub(f->s, hash + 1, end)),
		.alone = only_blanks_before(f->s, hash),
		.entry = f->entry,
	};
	c->first_line = c->last_line = c->at.line;
	if (f->above && f->above->at.end_line == c->at.line)
		c->first_line = f->above->at.line;
	return line_end;
}

static bool ends_document(const struct search *f, size_t at)
{
	struct slice rest = slice_sub(f->s, at, f->s.len);

	return f->above && starts_line(f->s, at) &&
	       (slice_starts(rest, SLICE("---")) ||
		slice_starts(rest, SLICE("...")));
}

/* What lies between two scalars. */
static void search_gap(struct search *f, size_t from, size_t to)
{
	size_t at = from;

	while (at < to && !f->ended) {
		if (f->s.ptr[at] == '#')
			at = add(f, at);
		else if (ends_document(f, at))
			f->ended = true;
		else
			at++;
	}
}

/* A block of text: behind its | or > a comment can stand, on that line. */
static void search_header(struct search *f, const struct node *n)
{
	size_t line_end = slice_find(f->s, '\n', n->at.begin);
	struct slice header = slice_sub(f->s, n->at.begin, line_end);
	size_t hash = slice_find(header, '#', 0);
	struct comment *c;

	/* behind an empty block the header's rest is a gap like any other */
	if (n->at.end <= line_end)
		return;
	if (!hash || hash == header.len || !blank(header.ptr[hash - 1]))
		return;
	add(f, n->at.begin + hash);
	c = &f->v[f->n - 1];
	c->last_line = n->at.end_line;
}

/* The comments since the last entry stand above this one. */
static void entry_begins(struct search *f, const struct node *n)
{
	for (; f->waiting < f->n; f->waiting++)
		f->v[f->waiting].next = n;
	f->entry = n;
}

static size_t pass_scalar(struct search *f, const struct node *scalar,
			  size_t from)
{
	search_gap(f, from, scalar->at.begin);
	f->above = scalar;
	return scalar->at.end;
}

static const struct node *next_node(const struct node *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

static bool is_block(const struct node *n)
{
	return !n->alias &&
	       (n->style == STYLE_LITERAL || n->style == STYLE_FOLDED);
}

static size_t pass_node(struct search *f, const struct node *n, size_t from)
{
	if (n->key) {
		from = pass_scalar(f, n->key, from);
		entry_begins(f, n);
	} else if (n->parent) {
		search_gap(f, from, n->at.begin);
		entry_begins(f, n);
		from = n->at.begin > from ? n->at.begin : from;
	}
	if (n->kind != NODE_SCALAR)
		return from;
	from = pass_scalar(f, n, from);
	if (is_block(n))
		search_header(f, n);
	return from;
}

size_t comments_find(struct comment **out, struct arena *a,
		     const struct tree *t)
{
	struct search f = {.a = a, .s = t->bytes};
	const struct node *n;
	size_t at = 0;

	*out = NULL;
	if (!t->root || !memchr(t->bytes.ptr, '#', t->bytes.len))
		return 0;
	places_init(&f.places, a, t->bytes);
	for (n = t->root; n && !f.ended; n = next_node(n))
		at = pass_node(&f, n, at);
	search_gap(&f, at, f.s.len);
	*out = f.v;
	return f.n;
}

static int by_text(const void *x, const void *y)
{
	const struct comment *a = x, *b = y;

	return slice_cmp(a->text, b->text);
}

static size_t find_sorted(struct comment **out, struct arena *a,
			  const struct tree *t)
{
	size_t n = t ? comments_find(out, a, t) : 0;

	if (n)
		qsort(*out, n, sizeof(**out), by_text);
	return n;
}

bool comments_same(struct arena *a, const struct tree *x, const struct tree *y)
{
	struct comment *v = NULL, *w = NULL;
	size_t n = find_sorted(&v, a, x), i;

	if (n != find_sorted(&w, a, y))
		return false;
	for (i = 0; i < n; i++)
		if (!slice_eq(v[i].text, w[i].text))
			return false;
	return true;
}
