/* Merging what stands between brackets on one line. */
#include "compare/merge_impl.h"

/* The text around the pieces of one side, and between them. */
struct skeleton {
	const struct part *of;
	struct slice open, close;
};

static struct slice join(struct merging *m, struct slice x, struct slice y)
{
	const struct slice both[] = {x, y};

	return arena_concat(m->arena, both, ARRAY_LEN(both));
}

static const char *end_of(const struct part *p)
{
	return p->all.ptr + p->all.len;
}

static struct slice between(const char *from, const char *to)
{
	return (struct slice){from, (size_t)(to - from)};
}

static bool has_brackets(const struct part *p)
{
	return p && (p->shape == PART_FLOW_MAP || p->shape == PART_FLOW_LIST);
}

static bool find_skeleton(struct skeleton *s, const struct part *a,
			  const struct part *b)
{
	const char *begin, *end;

	s->of = has_brackets(a) ? a : b;
	if (!has_brackets(s->of))
		return false;
	begin = s->of->value.ptr;
	end = begin + s->of->value.len;
	if (!s->of->n) {
		s->open = between(begin, end - 1);
		s->close = between(end - 1, end);
		return true;
	}
	s->open = between(begin, s->of->v[0].all.ptr);
	s->close = between(end_of(&s->of->v[s->of->n - 1]), end);
	return true;
}

static const struct part *of_skeleton(const struct skeleton *s,
				      const struct part *a,
				      const struct joined *j)
{
	return s->of == a ? j->a : j->b;
}

/* What stood between two neighbours, else a comma. */
static struct slice separator(const struct part *last, const struct part *at)
{
	if (last && at && at == last + 1)
		return between(end_of(last), at->all.ptr);
	return SLICE(", ");
}

static bool merge_value(struct slice *out, struct want *parent,
			struct merging *m, const struct joined *j)
{
	const struct part *chosen;
	struct want *w;

	if (pick_text(out, j->o ? &j->o->value : NULL, j->a->value,
		      j->b->value)) {
		chosen = slice_eq(*out, j->a->value) ? j->a : j->b;
		want_add(m, parent, WANT_VALUE, chosen);
		return true;
	}
	if (pick_meaning(&chosen, j)) {
		*out = chosen->value;
		want_add(m, parent, WANT_VALUE, chosen);
		return true;
	}
	w = want_add(m, parent, WANT_VALUE, j->a);
	return merge_flow(out, w, m, j);
}

/* out->ptr NULL: it is gone. False: a conflict. */
static bool merge_piece(struct slice *out, struct want *w, struct merging *m,
			const struct joined *j)
{
	const struct part *one = j->a ? j->a : j->b;
	struct slice name, value;

	*out = SLICE_NONE;
	if (j->a && j->b && !one->key.ptr) {
		*out = one->all;
		want_add(m, w, WANT_VALUE, one);
		return true;
	}
	if (!j->a || !j->b) {
		if (j->o && same_meaning(j->o, one))
			return true;
		*out = one->all;
		want_add(m, w, WANT_VALUE, one);
		return !j->o;
	}
	if (!pick_text(&name, j->o ? &j->o->name : NULL, j->a->name,
		       j->b->name) ||
	    !merge_value(&value, w, m, j))
		return false;
	*out = join(m, name, value);
	return true;
}

static bool is_list(const struct joined *j)
{
	return (has_brackets(j->a) ? j->a : j->b)->shape == PART_FLOW_LIST;
}

static bool same_kind(const struct part *p, bool list)
{
	if (!p || !p->n)
		return true;
	/* a single value stands for a list of one */
	return list ? part_is_list(p) || p->shape == PART_LEAF : part_is_map(p);
}

bool merge_flow(struct slice *out, struct want *w, struct merging *m,
		const struct joined *j)
{
	const struct part *last = NULL;
	const struct joined *k;
	struct skeleton s;
	struct joins joins;
	bool any = false, list;

	if (!find_skeleton(&s, j->a, j->b))
		return false;
	list = is_list(j);
	if (!same_kind(j->o, list) || !same_kind(j->a, list) ||
	    !same_kind(j->b, list))
		return false;
	join_parts(&joins, m, j->o, j->a, j->b);
	if (list && (joins.replaced || joins.moved_apart))
		return false;
	w->kind = list ? WANT_LIST : WANT_MAP;
	*out = s.open;
	for (k = joins.first; k; k = k->next) {
		const struct part *at = of_skeleton(&s, j->a, k);
		struct slice piece;

		if (!merge_piece(&piece, w, m, k))
			return false;
		if (!piece.ptr)
			continue;
		if (any)
			*out = join(m, *out, separator(last, at));
		*out = join(m, *out, piece);
		last = at;
		any = true;
	}
	*out = join(m, *out, s.close);
	return true;
}
