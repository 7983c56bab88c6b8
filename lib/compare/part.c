/* Cutting a file: where lines begin, and whose the comments between are. */
#include "compare/part.h"

#include "base/map.h"
#include "base/utf8.h"
#include "compare/value.h"
#include "plan/plan.h"

struct cutter {
	struct arena *a;
	struct slice s;
};

/* One entry of a block before it is cut: its lines. */
struct place {
	size_t line;  /* where its first line begins */
	size_t begin; /* its key or dash */
	size_t name_end, value_end;
	size_t next; /* the first line behind its value */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t line_begin(struct slice s, size_t at)
{
	while (at > 0 && s.ptr[at - 1] != '\n')
		at--;
	if (!at && slice_starts(s, SLICE("\xef\xbb\xbf")))
		at = 3;
	return at;
}

static size_t line_next(struct slice s, size_t at)
{
	size_t lf = slice_find(s, '\n', at);

	return lf < s.len ? lf + 1 : lf;
}

static bool all_spaces(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] != ' ')
			return false;
	return true;
}

bool only_comments(struct slice s)
{
	struct slice line;

	while (slice_line(&line, &s)) {
		line = slice_trim(line);
		if (line.len && line.ptr[0] != '#')
			return false;
	}
	return true;
}

struct slice part_main(const struct part *p)
{
	return slice_sub(p->all, p->lead.len, p->all.len);
}

bool part_is_map(const struct part *p)
{
	return p->shape == PART_MAP || p->shape == PART_FLOW_MAP;
}

bool part_is_list(const struct part *p)
{
	return p->shape == PART_LIST || p->shape == PART_FLOW_LIST;
}

const struct part *part_below(const struct part *p, const char *id)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (slice_is(p->v[i].id, id))
			return &p->v[i];
	return NULL;
}

/* --- ids -------------------------------------------------------------------
 */

static bool holds_items(const struct field *row)
{
	int kind;

	for (kind = 0; row && kind < N_ITEM_KINDS; kind++)
		if (!strcmp(row->path, item_kind_name((enum item_kind)kind)))
			return true;
	return false;
}

static struct slice entry_id(struct cutter *c, const struct node *n,
			     const struct field *row)
{
	if (!n->key)
		return value_entry_form(c->a, n, row);
	if (holds_items(row))
		return utf8_fold_id(c->a, n->key->text);
	return utf8_nfc(c->a, n->key->text);
}

/* Gives ids; of equal entries of a list the second is another one. */
static bool give_ids(struct cutter *c, struct part *p)
{
	struct map seen = map_in(c->a);
	size_t i;

	for (i = 0; i < p->n; i++) {
		struct part *child = &p->v[i];
		size_t *times;

		child->id = entry_id(c, child->node, p->row);
		times = map_get(&seen, child->id);
		if (!times) {
			times = arena_alloc(c->a, sizeof(*times));
			map_put(&seen, child->id, times);
		} else if (child->key.ptr) {
			return false;
		} else {
			child->id = arena_printf(c->a, "%.*s#%zu",
						 SL(child->id), *times);
		}
		++*times;
	}
	return true;
}

/* --- flow: pieces between brackets -----------------------------------------
 */

static bool is_separator(struct slice s)
{
	size_t i, commas = 0;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == ',')
			commas++;
		else if (!is_blank(s.ptr[i]) && s.ptr[i] != '\n' &&
			 s.ptr[i] != '\r')
			return false;
	}
	return commas == 1;
}

static void cut_flow(struct cutter *c, struct part *p);

static bool cut_piece(struct cutter *c, struct part *p, const struct node *n,
		      const struct field *row)
{
	size_t begin = n->key ? n->key->at.begin : n->at.begin, end = n->at.end;
	size_t colon = begin;

	if (n->key) {
		colon = slice_find(slice_sub(c->s, 0, n->at.begin), ':',
				   n->key->at.end);
		if (n->at.begin == n->at.end || colon == n->at.begin ||
		    n->at.begin < n->key->at.end)
			return false;
		colon++;
		p->key = n->key->text;
	}
	p->node = n;
	p->piece = true;
	p->row = n->key ? value_child_row(row, n->key->text) : NULL;
	p->name = slice_sub(c->s, begin, colon);
	p->value = slice_sub(c->s, colon, end);
	p->all = slice_sub(c->s, begin, end);
	cut_flow(c, p);
	return true;
}

static bool pieces_apart(const struct cutter *c, const struct part *p)
{
	size_t i;

	for (i = 1; i < p->n; i++) {
		size_t from = (size_t)(p->v[i - 1].all.ptr - c->s.ptr) +
			      p->v[i - 1].all.len;

		if (!is_separator(slice_sub(
			    c->s, from, (size_t)(p->v[i].all.ptr - c->s.ptr))))
			return false;
	}
	return true;
}

/* Leaves p a leaf where its pieces cannot be told apart. */
static void cut_flow(struct cutter *c, struct part *p)
{
	const struct node *n = p->node, *child;
	size_t i = 0;

	if (n->kind == NODE_SCALAR || n->style != STYLE_FLOW)
		return;
	p->v = arena_array(c->a, n->n, sizeof(*p->v));
	for (child = n->first; child; child = child->next)
		if (!cut_piece(c, &p->v[i++], child, p->row))
			return;
	p->n = n->n;
	if (!pieces_apart(c, p) || !give_ids(c, p)) {
		p->n = 0;
		return;
	}
	p->shape = n->kind == NODE_MAP ? PART_FLOW_MAP : PART_FLOW_LIST;
}

/* --- blocks: lines ---------------------------------------------------------
 */

/* Finds the lines of an entry; false: it does not begin its line. */
static bool find_place(struct place *p, const struct cutter *c,
		       const struct node *n)
{
	struct slice s = c->s;
	size_t at;

	p->begin = n->key ? n->key->at.begin : n->at.begin;
	p->line = line_begin(s, p->begin);
	p->value_end = n->at.end;
	if (n->key) {
		p->name_end = slice_find(s, ':', n->key->at.end) + 1;
		if (p->value_end < p->name_end)
			p->value_end = p->name_end;
	} else {
		for (at = p->begin; at > p->line && is_blank(s.ptr[at - 1]);)
			at--;
		if (at == p->line || s.ptr[at - 1] != '-')
			return false;
		p->begin = at - 1;
		p->name_end = at;
	}
	p->next = line_next(s, p->value_end);
	return p->name_end <= s.len &&
	       all_spaces(slice_sub(s, p->line, p->begin));
}

/* How much of a gap belongs to what lies deeper than that column. */
static size_t deeper(struct slice gap, size_t col)
{
	size_t at = 0, cut = 0, next;

	for (; at < gap.len; at = next) {
		size_t first = at;

		next = line_next(gap, at);
		while (first < next && gap.ptr[first] == ' ')
			first++;
		if (first < next && gap.ptr[first] == '#') {
			if (first - at <= col)
				break;
			cut = next;
		}
	}
	return cut;
}

static bool cut_block(struct cutter *c, struct part *p, size_t from, size_t to);

/* The value's own lines, from behind its name to `to`. */
static void cut_value(struct cutter *c, struct part *p, const struct place *at,
		      size_t to)
{
	const struct node *n = p->node;
	size_t head_end = line_next(c->s, at->name_end);
	struct slice rest = slice_sub(c->s, at->name_end, head_end);

	if (n->kind != NODE_SCALAR && n->style == STYLE_BLOCK && n->n &&
	    n->key && only_comments(rest) && n->at.begin >= head_end &&
	    cut_block(c, p, head_end, to)) {
		p->rest = rest;
		return;
	}
	p->value = slice_sub(c->s, at->name_end, at->value_end);
	p->rest = slice_sub(c->s, at->value_end, to);
	cut_flow(c, p);
}

static void cut_entry(struct cutter *c, struct part *p, const struct node *n,
		      const struct place *at, size_t from, size_t to)
{
	p->node = n;
	if (n->key)
		p->key = n->key->text;
	p->indent = at->begin - at->line;
	p->lead = slice_sub(c->s, from, at->line);
	p->name = slice_sub(c->s, at->begin, at->name_end);
	p->all = slice_sub(c->s, from, to);
	cut_value(c, p, at, to);
}

static bool find_places(struct place *v, const struct cutter *c,
			const struct node *n, size_t from, size_t to)
{
	const struct node *child = n->first;
	size_t i, end = from;

	for (i = 0; i < n->n; i++, child = child->next) {
		if (!find_place(&v[i], c, child) || v[i].line < end ||
		    v[i].next > to ||
		    v[i].begin - v[i].line != v[0].begin - v[0].line ||
		    !only_comments(slice_sub(c->s, end, v[i].line)))
			return false;
		end = v[i].next;
	}
	return only_comments(slice_sub(c->s, end, to));
}

/* Cuts from..to into the entries of a block; false: leaves p as it was. */
static bool cut_block(struct cutter *c, struct part *p, size_t from, size_t to)
{
	const struct node *n = p->node, *child;
	struct place *at = arena_array(c->a, n->n, sizeof(*at));
	struct part *v;
	size_t i = 0;

	if (!n->n || !find_places(at, c, n, from, to))
		return false;
	v = arena_array(c->a, n->n, sizeof(*v));
	for (child = n->first; child; child = child->next, i++) {
		size_t end = i + 1 < n->n ? at[i + 1].line : to;
		struct slice gap = slice_sub(c->s, at[i].next, end);

		end = at[i].next + deeper(gap, at[0].begin - at[0].line);
		if (n->kind == NODE_MAP)
			v[i].row = value_child_row(p->row, child->key->text);
		cut_entry(c, &v[i], child, &at[i], from, end);
		from = end;
	}
	p->v = v;
	p->n = n->n;
	p->tail = slice_sub(c->s, from, to);
	if (!give_ids(c, p)) {
		p->n = 0;
		p->tail = SLICE_NONE;
		return false;
	}
	p->shape = n->kind == NODE_MAP ? PART_MAP : PART_LIST;
	return true;
}

/* What stands at the top of a file, up to a blank line: it is the file's. */
static size_t file_head(struct slice s, size_t first_line)
{
	size_t at = 0, head = 0, next;

	if (slice_starts(s, SLICE("\xef\xbb\xbf")))
		head = 3;
	for (; at < first_line; at = next) {
		struct slice line;

		next = line_next(s, at);
		line = slice_trim(slice_sub(s, at < head ? head : at, next));
		if (!line.len || line.ptr[0] != '#')
			head = next > head ? next : head;
	}
	return head;
}

/* The bytes up to the end of the document: `...` and what follows are none. */
static size_t document_end(struct slice s, size_t from)
{
	size_t at = from;

	for (; at < s.len; at = line_next(s, at)) {
		struct slice line = slice_sub(s, at, line_next(s, at));

		if (slice_starts(line, SLICE("...")) ||
		    slice_starts(line, SLICE("---")))
			return at;
	}
	return s.len;
}

bool part_cut(struct part *root, struct arena *a, const struct tree *t)
{
	struct cutter c = {a, t->bytes};
	const struct node *n = t->root;
	size_t head, end;

	*root = (struct part){.node = n, .all = t->bytes};
	if (!n || n->kind != NODE_MAP || n->style != STYLE_BLOCK || !n->n)
		return false;
	head = file_head(c.s, line_begin(c.s, n->at.begin));
	end = document_end(c.s, n->at.end);
	if (!cut_block(&c, root, head, end))
		return false;
	root->lead = slice_sub(c.s, 0, head);
	/* behind the document: only taken along */
	root->rest = slice_sub(c.s, end, c.s.len);
	return true;
}
