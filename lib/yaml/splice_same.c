/*
 * Two trees, before and after: do they differ in what was asked alone?
 *
 * A tree is what its leaves are (keys, scalars, empty maps and lists), in the
 * file's order, with two numbers for the shape: how deep each lies, and how
 * deep the nearest node lies that holds it and the leaf before. So the leaves
 * that were not to change are gathered on both sides and compared one by one.
 */
#include "yaml/splice_impl.h"

struct leaf {
	const struct node *at; /* the value, also of a key */
	bool key;
};

struct leaves {
	struct leaf *v;
	size_t n;
};

static const struct node *written(const struct leaf *l)
{
	return l->key ? l->at->key : l->at;
}

static const struct node *next_node(const struct node *n, bool inside)
{
	if (inside && n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

static bool is_gone(const struct splice *s, const struct node *n)
{
	size_t i;

	for (i = 0; i < s->n_gone; i++)
		if (s->gone[i] == n)
			return true;
	return false;
}

/* Where a byte of the old file has come to; sorted edits. */
static size_t moved(const struct splice *s, size_t at)
{
	size_t i, to = at;

	for (i = 0; i < s->n_edits && s->edits[i].e.end <= at; i++)
		to += s->edits[i].e.text.len -
		      (s->edits[i].e.end - s->edits[i].e.begin);
	return to;
}

/* Where the text of an edit begins in the new file. */
static size_t begin_of_edit(const struct splice *s, size_t order)
{
	size_t i, delta = 0;

	for (i = 0; s->edits[i].order != order; i++)
		delta += s->edits[i].e.text.len -
			 (s->edits[i].e.end - s->edits[i].e.begin);
	return s->edits[i].e.begin + delta;
}

/* --- what need not be the same -------------------------------------------- */

static bool touches(const struct span *at, size_t begin, size_t end)
{
	return at->begin <= end && at->end >= begin;
}

static bool free_before(const struct splice *s, const struct leaf *l)
{
	size_t i;

	for (i = 0; i < s->n_free; i++)
		if (touches(&written(l)->at, s->free[i].begin, s->free[i].end))
			return true;
	return false;
}

/* The stretches as they lie in the new file. */
static struct splice_free *stretches_after(const struct splice *s)
{
	struct splice_free *v = arena_array(s->arena, s->n_free, sizeof(*v));
	size_t i, k;

	for (i = 0; i < s->n_free; i++) {
		size_t begin = s->free[i].begin, delta = 0;

		for (k = 0; k < s->n_edits; k++)
			if (s->edits[k].e.begin < begin)
				delta += s->edits[k].e.text.len -
					 (s->edits[k].e.end -
					  s->edits[k].e.begin);
		v[i].begin = begin + delta;
		v[i].end = s->free[i].end + delta + s->free[i].after;
	}
	return v;
}

static bool free_after(const struct splice_free *v, size_t n,
		       const struct leaf *l)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (touches(&written(l)->at, v[i].begin, v[i].end))
			return true;
	return false;
}

/* --- gathering ------------------------------------------------------------ */

static void gather_before(struct leaves *out, const struct splice *s)
{
	const struct node *n = s->tree->root;

	while (n) {
		struct leaf key = {n, true}, value = {n, false};
		bool whole = is_gone(s, n);

		if (n->key && !is_gone(s, n->key) && !free_before(s, &key))
			ARENA_PUSH(s->arena, out->v, out->n) = key;
		if (!n->first && !whole && !free_before(s, &value))
			ARENA_PUSH(s->arena, out->v, out->n) = value;
		n = next_node(n, !whole);
	}
}

struct expected {
	size_t at;
	struct slice text;
	bool key, met;
};

static bool is_expected(struct expected *v, size_t n, const struct leaf *l)
{
	const struct node *w = written(l);
	size_t i;

	for (i = 0; i < n; i++)
		if (!v[i].met && v[i].at == w->at.begin && v[i].key == l->key &&
		    slice_eq(v[i].text, w->text)) {
			v[i].met = true;
			return true;
		}
	return false;
}

/* False: something that was asked for is not there. */
static bool gather_after(struct leaves *out, const struct splice *s,
			 const struct tree *t)
{
	struct expected *v = arena_array(s->arena, s->n_wants, sizeof(*v));
	struct splice_free *stretches = stretches_after(s);
	const struct node *n;
	size_t i;

	for (i = 0; i < s->n_wants; i++) {
		const struct splice_want *w = &s->wants[i];

		v[i].at = w->order == NO_EDIT
				  ? moved(s, w->offset)
				  : begin_of_edit(s, w->order) + w->offset;
		v[i].text = w->text;
		v[i].key = w->key;
	}
	for (n = t->root; n; n = next_node(n, true)) {
		struct leaf key = {n, true}, value = {n, false};

		if (n->key && !is_expected(v, s->n_wants, &key) &&
		    !free_after(stretches, s->n_free, &key))
			ARENA_PUSH(s->arena, out->v, out->n) = key;
		if (!n->first && !is_expected(v, s->n_wants, &value) &&
		    !free_after(stretches, s->n_free, &value))
			ARENA_PUSH(s->arena, out->v, out->n) = value;
	}
	for (i = 0; i < s->n_wants; i++)
		if (!v[i].met)
			return false;
	return true;
}

/* --- comparing ------------------------------------------------------------ */

static size_t depth_of(const struct node *n)
{
	size_t depth = 0;

	for (; n->parent; n = n->parent)
		depth++;
	return depth;
}

/* Depth of the innermost node that holds both. */
static size_t depth_in_common(const struct node *a, const struct node *b)
{
	size_t da = depth_of(a), db = depth_of(b);

	while (a != b) {
		const struct node *up = da >= db ? a : b;

		if (da >= db) {
			a = up->parent;
			da--;
		} else {
			b = up->parent;
			db--;
		}
	}
	return da;
}

static bool same_leaf(const struct leaf *a, const struct leaf *b)
{
	const struct node *x = written(a), *y = written(b);

	if (a->key != b->key || x->kind != y->kind || x->style != y->style ||
	    x->alias != y->alias || !slice_eq(x->text, y->text) ||
	    depth_of(a->at) != depth_of(b->at))
		return false;
	if (!a->at->parent)
		return true;
	return a->at->parent->kind == b->at->parent->kind &&
	       a->at->parent->style == b->at->parent->style;
}

bool splice_same(const struct splice *s, const struct tree *after)
{
	struct leaves a = {NULL, 0}, b = {NULL, 0};
	size_t i;

	gather_before(&a, s);
	if (!gather_after(&b, s, after) || a.n != b.n)
		return false;
	for (i = 0; i < a.n; i++) {
		if (!same_leaf(&a.v[i], &b.v[i]))
			return false;
		if (i && depth_in_common(a.v[i - 1].at, a.v[i].at) !=
				 depth_in_common(b.v[i - 1].at, b.v[i].at))
			return false;
	}
	return true;
}
