/* Which entry is which on the three sides, and in which order they come. */
#include "compare/merge_impl.h"

#include "compare/value.h"
#include "plan/plan.h"

#define SIDES 2

/* The entries of one side beside those of the base. */
struct lookup {
	struct part *base, *side;
	struct map by_id;	/* of the side */
	struct part **partners; /* for each of the side: of the base or NULL */
	bool *taken;		/* for each of the base */
};

static struct slice node_key(const struct node *const *n)
{
	return (struct slice){(const char *)n, sizeof(*n)};
}

void merge_link(struct merging *m, int side, const struct node *now,
		const struct node *before)
{
	const struct node **pair = arena_array(m->arena, 2, sizeof(*pair));

	pair[0] = now;
	pair[1] = before;
	map_put(&m->links[side], node_key(&pair[0]), &pair[1]);
}

static size_t count(const struct part *p)
{
	return p ? p->n : 0;
}

static size_t place(const struct part *p, const struct part *child)
{
	return (size_t)(child - p->v);
}

static void add_ids(struct map *out, const struct part *p)
{
	size_t i;

	for (i = 0; i < count(p); i++)
		map_put(out, p->v[i].id, &p->v[i]);
}

static void set_partner(struct lookup *l, size_t i, struct part *o)
{
	l->partners[i] = o;
	l->taken[place(l->base, o)] = true;
}

/* --- partners in the base --------------------------------------------------
 */

static void partners_by_id(struct lookup *l, const struct map *base_by_id)
{
	size_t i;

	for (i = 0; i < count(l->side); i++) {
		struct part *o = map_get(base_by_id, l->side->v[i].id);

		if (o)
			set_partner(l, i, o);
	}
}

/* Items whose `was` names one of the base. */
static void partners_by_was(struct lookup *l, const struct map *links,
			    const struct map *base_by_node)
{
	size_t i;

	for (i = 0; i < count(l->side); i++) {
		const struct node *const *old =
			map_get(links, node_key(&l->side->v[i].node));
		struct part *o;

		if (!old || l->partners[i])
			continue;
		o = map_get(base_by_node, node_key(old));
		if (o && !l->taken[place(l->base, o)])
			set_partner(l, i, o);
	}
}

/*
 * An item that is gone and one that is new and says the very same: a new key.
 * Where two say it, nobody knows.
 */
static void partners_by_content(struct lookup *l, struct arena *a)
{
	struct map forms = map_in(a);
	static char twice;
	size_t i;

	for (i = 0; i < l->base->n; i++) {
		const struct part *o = &l->base->v[i];

		if (!l->taken[i] && !value_is_nothing(o->node)) {
			struct slice form = value_entry_form(a, o->node, NULL);

			map_put(&forms, form,
				map_get(&forms, form) ? (void *)&twice
						      : (void *)&l->base->v[i]);
		}
	}
	for (i = 0; map_count(&forms) && i < l->side->n; i++) {
		struct slice form;
		void *o;

		if (l->partners[i])
			continue;
		form = value_entry_form(a, l->side->v[i].node, NULL);
		o = map_put(&forms, form, &twice);
		if (o && o != &twice)
			set_partner(l, i, o);
	}
}

static bool are_items(const struct part *p)
{
	int kind;

	for (kind = 0; p->row && kind < N_ITEM_KINDS; kind++)
		if (!strcmp(p->row->path, item_kind_name((enum item_kind)kind)))
			return true;
	return false;
}

static void find_partners(struct lookup *l, struct merging *m, int side,
			  const struct map *base_by_id,
			  const struct map *base_by_node)
{
	l->by_id = map_in(m->arena);
	l->partners =
		arena_array(m->arena, count(l->side), sizeof(*l->partners));
	l->taken = arena_array(m->arena, count(l->base), sizeof(*l->taken));
	add_ids(&l->by_id, l->side);
	partners_by_id(l, base_by_id);
	if (!l->base || !l->side || !are_items(l->base))
		return;
	partners_by_was(l, &m->links[side], base_by_node);
	partners_by_content(l, m->arena);
}

/*
 * A new key that the other side has given to something else joins nothing:
 * else one key would stand there twice.
 */
static void drop_clashes(struct lookup *l, const struct lookup *other)
{
	size_t i;

	for (i = 0; i < count(l->side); i++) {
		struct part *o = l->partners[i], *same;

		if (!o || slice_eq(o->id, l->side->v[i].id))
			continue;
		same = map_get(&other->by_id, l->side->v[i].id);
		if (same && other->partners[place(other->side, same)] != o)
			l->partners[i] = NULL;
	}
}

/* --- the joined entries ----------------------------------------------------
 */

static struct joined *join_new(struct arena *a)
{
	return arena_alloc(a, sizeof(struct joined));
}

/* What stands on both sides without having been in the base is one, too. */
static void join_side(struct merging *m, const struct lookup *l,
		      const struct lookup *other, bool theirs)
{
	size_t i;

	for (i = 0; i < count(l->side); i++) {
		struct part *x = &l->side->v[i], *o = l->partners[i], *same;

		same = o ? NULL : map_get(&other->by_id, x->id);
		if (same && other->partners[place(other->side, same)])
			same = NULL;
		if (o && o->in)
			x->in = o->in;
		else if (same && same->in)
			x->in = same->in;
		else
			x->in = join_new(m->arena);
		*(theirs ? &x->in->b : &x->in->a) = x;
		if (o) {
			o->in = x->in;
			x->in->o = o;
		}
	}
}

/* --- order -----------------------------------------------------------------
 */

static const struct part *on_side(const struct joined *j, bool theirs)
{
	return theirs ? j->b : j->a;
}

/* True where what all three have comes in the base's order. */
static bool in_order(const struct part *side, const struct part *base,
		     bool by_theirs)
{
	size_t i, last = 0;

	for (i = 0; i < count(side); i++) {
		const struct joined *j = side->v[i].in;
		const struct part *by = by_theirs ? j->b : j->o;
		size_t at;

		if (!j->o || !j->a || !j->b)
			continue;
		at = place(base, by) + 1;
		if (at < last)
			return false;
		last = at;
	}
	return true;
}

/* Keys that are days, months or periods stand in their order. */
static bool comes_later(const struct joined *x, const struct part *p)
{
	const struct part *there = x->a ? x->a : x->b;

	return p->key.len && p->key.ptr[0] >= '0' && p->key.ptr[0] <= '9' &&
	       slice_cmp(there->key, p->key) > 0;
}

/* Chains the entries of one side. */
static void chain(struct joins *out, const struct part *side)
{
	struct joined **end = &out->first;
	size_t i;

	out->first = NULL;
	for (i = 0; i < count(side); i++) {
		*end = side->v[i].in;
		end = &side->v[i].in->next;
	}
}

/*
 * Puts the others of the second side behind those they follow there; behind
 * what the first side has added at the same place, unless by date.
 */
static void chain_others(struct joins *out, const struct part *second,
			 bool theirs)
{
	struct joined **end = &out->first;
	size_t i;

	for (i = 0; i < count(second); i++) {
		struct joined *j = second->v[i].in;

		if (!on_side(j, !theirs)) {
			while (*end && !(*end)->o && !on_side(*end, theirs) &&
			       !comes_later(*end, &second->v[i]))
				end = &(*end)->next;
			j->next = *end;
			*end = j;
		}
		end = &j->next;
	}
}

/* --- lists -----------------------------------------------------------------
 */

/* Both sides took the same entry out, and did not put the same in its place. */
static bool was_replaced(const struct part *o, const struct joins *joins)
{
	const struct joined *j;
	bool both_removed = false;
	size_t i;

	for (i = 0; i < count(o); i++)
		both_removed |=
			!o->v[i].in || (!o->v[i].in->a && !o->v[i].in->b);
	for (j = joins->first; both_removed && j; j = j->next)
		if (!j->o && (!j->a || !j->b))
			return true;
	return false;
}

void join_parts(struct joins *out, struct merging *m, struct part *o,
		struct part *a, struct part *b)
{
	struct map by_id = map_in(m->arena), by_node = map_in(m->arena);
	struct lookup of_a = {.base = o, .side = a};
	struct lookup of_b = {.base = o, .side = b};
	bool theirs_first;
	size_t i;

	add_ids(&by_id, o);
	for (i = 0; i < count(o); i++) {
		o->v[i].in = NULL;
		map_put(&by_node, node_key(&o->v[i].node), &o->v[i]);
	}
	for (i = 0; i < count(a); i++)
		a->v[i].in = NULL;
	for (i = 0; i < count(b); i++)
		b->v[i].in = NULL;
	find_partners(&of_a, m, 0, &by_id, &by_node);
	find_partners(&of_b, m, 1, &by_id, &by_node);
	drop_clashes(&of_a, &of_b);
	drop_clashes(&of_b, &of_a);
	join_side(m, &of_a, &of_b, false);
	join_side(m, &of_b, &of_a, true);

	out->moved_a = !in_order(a, o, false);
	out->moved_b = !in_order(b, o, false);
	out->moved_apart =
		out->moved_a && out->moved_b && !in_order(a, b, true);
	theirs_first = out->moved_b && !out->moved_a;
	chain(out, theirs_first ? b : a);
	chain_others(out, theirs_first ? a : b, !theirs_first);
	out->replaced = was_replaced(o, out);
}
