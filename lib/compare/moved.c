/* Looks through the plans of one side for items that came from another plan. */
#include "compare/moved.h"

#include "base/utf8.h"
#include "compare/match.h"

static enum merge_trouble gone_from(bool theirs)
{
	return theirs ? TROUBLE_GONE_FROM_THEIRS : TROUBLE_GONE_FROM_OURS;
}

static const char *kind_of(const struct item *item)
{
	return item_kind_name(item->kind);
}

/* "actions.front-desk": the key, where it is an item of that kind. */
static bool is_of_kind(struct slice *key, struct slice path, const char *kind)
{
	size_t dot = slice_find(path, '.', 0);

	*key = slice_sub(path, dot + 1, path.len);
	return slice_is(slice_sub(path, 0, dot), kind) && key->len &&
	       slice_find(*key, '.', 0) == key->len;
}

bool moved_to_ask(const struct merge *m)
{
	struct slice key;
	size_t i;
	int kind;

	for (i = 0; i < m->n; i++)
		for (kind = 0; kind < N_ITEM_KINDS; kind++)
			if ((m->v[i].kind == gone_from(false) ||
			     m->v[i].kind == gone_from(true)) &&
			    is_of_kind(&key, m->v[i].in_base,
				       item_kind_name((enum item_kind)kind)))
				return true;
	return false;
}

/* Whether the item says that it was that entry of the plan. */
static bool came_from(const struct item *item, struct arena *a,
		      struct slice plan, struct slice path)
{
	struct slice old_plan, old_key, key;

	return is_of_kind(&key, path, kind_of(item)) &&
	       item_was(&old_plan, &old_key, item) && old_plan.ptr &&
	       slice_eq(utf8_fold_id(a, old_plan), plan) &&
	       slice_eq(utf8_fold_id(a, old_key), utf8_fold_id(a, key));
}

/* "south.train-desk"; ptr NULL: nobody says so. */
static struct slice find(struct arena *a, const struct snapshot *at,
			 struct slice plan, struct slice path)
{
	const struct item **items;
	size_t i, j, n;

	for (i = 0; i < at->n_files; i++) {
		const struct plan *there = at->files[i].plan;

		n = there ? plan_items(&items, a, there) : 0;
		for (j = 0; j < n; j++)
			if (came_from(items[j], a, plan, path))
				return arena_printf(a, "%.*s.%.*s",
						    SL(there->id.s),
						    SL(items[j]->key));
	}
	return SLICE_NONE;
}

void moved_find(struct merge_moves *out, struct arena *a, const struct merge *m,
		struct slice base, const struct snapshot *at, bool theirs)
{
	const struct plan *plan = decoded_make(a, base)->plan;
	size_t i;

	for (i = 0; plan && i < m->n; i++) {
		struct slice to = SLICE_NONE;

		if (m->v[i].kind == gone_from(theirs))
			to = find(a, at, plan->fold, m->v[i].in_base);
		if (to.ptr)
			ARENA_PUSH(a, out->v, out->n) = (struct merge_moved){
				theirs, m->v[i].in_base, to};
	}
}
