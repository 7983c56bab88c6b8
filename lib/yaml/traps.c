/* Traps in a file that can be read: what stands there is not what was meant. */
#include "base/map.h"
#include "yaml/reading.h"

#define FEW 8 /* up to here comparing each key with each is cheaper */

static void duplicate(struct reading *r, struct node *first, struct node *again)
{
	struct finding *f;

	first->repeated = true;
	f = trap(r, "duplicate-key", again->key->at.begin, again->key->at.end,
		 "%.*s stands here a second time; the first is on line %u",
		 SL(again->key->text), (unsigned)first->key->at.line);
	finding_relate(r->fs, f, SLICE_NONE, first->key->at,
		       "first written here");
	finding_help(r->fs, f, "keep one of the two");
}

static struct node *same_key_before(const struct node *map,
				    const struct node *n)
{
	struct node *other;

	for (other = map->first; other != n; other = other->next)
		if (!other->repeated &&
		    slice_eq(other->key->text, n->key->text))
			return other;
	return NULL;
}

static void duplicates(struct reading *r, const struct node *map,
		       struct arena *scratch)
{
	struct map keys = map_in(scratch);
	struct node *n, *first;

	for (n = map->first; n; n = n->next) {
		if (map->n <= FEW)
			first = same_key_before(map, n);
		else
			first = map_put(&keys, n->key->text, n);
		if (first)
			duplicate(r, first, n);
	}
}

/* The next node in the file's order, a collection before what is in it. */
static struct node *node_after(struct node *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

void traps_find(struct reading *r, const struct tree *t)
{
	struct arena scratch = ARENA_INIT;
	struct node *n;

	for (n = t->root; n; n = node_after(n))
		if (n->kind == NODE_MAP)
			duplicates(r, n, &scratch);
	arena_release(&scratch);
}
