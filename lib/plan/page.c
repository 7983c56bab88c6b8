/* A plan as a page of text. */
#include "plan/page.h"

#include "base/utf8.h"

#define NARROWEST   20
#define LEFT_OUT(s) (slice_is(s, "scorecard") || slice_is(s, "notes"))

struct page {
	struct arena *arena;
	struct slice *parts;
	size_t n, lines;
	size_t width, used; /* cells of the line at hand, never more */
	bool fresh;	    /* no word on it yet */
	bool counted;	    /* its lines are wanted, and not its text */
};

static void keep(struct page *p, struct slice s)
{
	if (!p->counted)
		ARENA_PUSH(p->arena, p->parts, p->n) = s;
}

static void add(struct page *p, struct slice s)
{
	keep(p, s);
	p->used += utf8_width(s);
}

static void end_line(struct page *p)
{
	keep(p, SLICE("\n"));
	p->used = 0;
	p->fresh = true;
	p->lines++;
}

static void indent(struct page *p, struct slice blanks)
{
	add(p, blanks);
	p->fresh = true;
}

static void next_line(struct page *p)
{
	end_line(p);
	indent(p, SLICE("    "));
}

/* One that is longer than a line goes over several. */
static void add_word(struct page *p, struct slice word)
{
	if (!p->fresh && p->used + 1 + utf8_width(word) > p->width)
		next_line(p);
	else if (!p->fresh)
		add(p, SLICE(" "));
	while (p->used + utf8_width(word) > p->width) {
		struct slice head = utf8_cut(word, p->width - p->used);

		if (!head.len)
			break;
		add(p, head);
		next_line(p);
		word = slice_sub(word, head.len, word.len);
	}
	add(p, word);
	p->fresh = false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void add_words(struct page *p, struct slice s)
{
	size_t at = 0, end;

	for (;;) {
		while (at < s.len && is_blank(s.ptr[at]))
			at++;
		if (at == s.len)
			return;
		for (end = at; end < s.len && !is_blank(s.ptr[end]); end++)
			;
		add_word(p, slice_sub(s, at, end));
		at = end;
	}
}

static struct slice label(struct page *p, const struct node *n)
{
	struct slice parts[] = {n->key->text, SLICE(":")};

	return arena_concat(p->arena, parts, ARRAY_LEN(parts));
}

/* All below a node in a row; actuals are left out. */
static void add_flat(struct page *p, const struct node *n, int deep)
{
	const struct node *child;

	if (n->kind == NODE_SCALAR) {
		add_words(p, n->text);
		return;
	}
	for (child = n->first; child && deep < LIMIT_NESTING;
	     child = child->next) {
		if (child->key && slice_is(child->key->text, "actuals"))
			continue;
		if (child->key)
			add_words(p, label(p, child));
		add_flat(p, child, deep + 1);
	}
}

static void add_section(struct page *p, const struct node *n)
{
	const struct node *child;

	end_line(p);
	add_words(p, n->key->text);
	end_line(p);
	for (child = n->first; child; child = child->next) {
		indent(p, SLICE("  "));
		if (child->key)
			add_words(p, label(p, child));
		add_flat(p, child, 0);
		end_line(p);
	}
}

static void print_page(struct page *p, const struct plan *plan)
{
	const struct node *n;

	for (n = plan->root ? plan->root->first : NULL; n; n = n->next) {
		if (!n->key || LEFT_OUT(n->key->text))
			continue;
		if (n->kind != NODE_SCALAR) {
			add_section(p, n);
			continue;
		}
		add_words(p, label(p, n));
		add_words(p, n->text);
		end_line(p);
	}
}

static struct page page_in(struct arena *a, size_t width)
{
	return (struct page){.arena = a,
			     .width = width < NARROWEST ? NARROWEST : width,
			     .fresh = true};
}

struct slice plan_page_text(struct arena *a, const struct plan *p, size_t width)
{
	struct page page = page_in(a, width);

	print_page(&page, p);
	return arena_concat(a, page.parts, page.n);
}

size_t plan_page_lines(const struct plan *p, size_t width)
{
	struct arena scratch = ARENA_INIT;
	struct page page = page_in(&scratch, width);

	page.counted = true;
	print_page(&page, p);
	arena_release(&scratch);
	return page.lines;
}
