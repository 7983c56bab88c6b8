/* Is the result what was decided? */
#include "compare/merge_impl.h"

#include "compare/value.h"

struct want *want_add(struct merging *m, struct want *parent,
		      enum want_kind kind, const struct part *p)
{
	struct want *w = arena_alloc(m->arena, sizeof(*w));

	*w = (struct want){
		.kind = kind, .key = p->key, .row = p->row, .node = p->node};
	if (parent->last)
		parent->last->next = w;
	else
		parent->first = w;
	parent->last = w;
	return w;
}

static bool is_there(const struct want *w, bool theirs)
{
	return w->kind != WANT_EITHER || (theirs ? w->alt : w->node);
}

static size_t count(const struct want *w, bool theirs)
{
	const struct want *child;
	size_t n = 0;

	for (child = w->first; child; child = child->next)
		n += is_there(child, theirs);
	return n;
}

static bool none_repeated(const struct node *n)
{
	const struct node *child;

	for (child = n->first; child; child = child->next)
		if (child->repeated || !none_repeated(child))
			return false;
	return true;
}

static bool map_met(const struct want *w, const struct node *n, bool theirs)
{
	const struct want *child;
	size_t wanted = count(w, theirs);

	if (!n || n->kind != NODE_MAP)
		return !wanted && value_is_nothing(n);
	for (child = w->first; child; child = child->next) {
		struct slice key =
			theirs && child->key_b.ptr ? child->key_b : child->key;

		if (is_there(child, theirs) &&
		    !want_met(child, node_get(n, key), theirs))
			return false;
	}
	return n->n == wanted;
}

static bool list_met(const struct want *w, const struct node *n)
{
	struct arena a = ARENA_INIT;
	const struct node *at = n ? n->first : NULL;
	const struct want *child;
	bool met = true;

	if (!n || n->kind != NODE_LIST)
		return !w->first && value_is_nothing(n);
	for (child = w->first; met && child; child = child->next) {
		met = at && slice_eq(value_entry_form(&a, child->node, w->row),
				     value_entry_form(&a, at, w->row));
		if (at)
			at = at->next;
	}
	arena_release(&a);
	return met && !at;
}

bool want_met(const struct want *w, const struct node *n, bool theirs)
{
	switch (w->kind) {
	case WANT_VALUE:
		return n && value_compare(w->node, n, w->row) == SAME;
	case WANT_SOMETHING:
		return n && none_repeated(n);
	case WANT_MAP:
		return map_met(w, n, theirs);
	case WANT_LIST:
		return list_met(w, n);
	case WANT_EITHER:
		return n && value_compare(theirs ? w->alt : w->node, n,
					  w->row) == SAME;
	}
	BUG("a kind of want that nobody knows");
}
