/*
 * Walks two maps side by side along the field table, down to the leaves. Keys
 * of the field table go in its order, all others in byte order behind them.
 */
#include "compare/fields.h"

#include "base/utf8.h"
#include "compare/value.h"

struct change *diff_add(const struct subject *s, enum change_kind kind)
{
	struct change *c = &ARENA_PUSH(s->a, s->out->v, s->out->n);

	*c = s->base;
	c->kind = kind;
	return c;
}

/* A place in the walk: two values under one row. */
struct spot {
	struct slice path;
	const struct field *row;  /* NULL: no field of ours */
	const struct node *x, *y; /* NULL: nothing */
};

static bool spot_day(int32_t *day, const struct node *n)
{
	return n && n->kind == NODE_SCALAR &&
	       day_parse(day, slice_trim(n->text));
}

static void leaf(const struct subject *s, const struct spot *at)
{
	enum sameness same = value_compare(at->x, at->y, at->row);
	enum change_kind kind = CHANGE_FIELD_CHANGED;
	struct change *c;
	int32_t from, to;

	if (same == SAME)
		return;
	if (same == SAME_ENTRIES)
		kind = CHANGE_ORDER;
	else if (!at->x)
		kind = CHANGE_FIELD_ADDED;
	else if (!at->y)
		kind = CHANGE_FIELD_REMOVED;
	c = diff_add(s, kind);
	c->field = at->path;
	c->row = at->row;
	c->old = at->x;
	c->new = at->y;
	if (at->row && at->row->type == FIELD_DAY && spot_day(&from, at->x) &&
	    spot_day(&to, at->y)) {
		c->has_days = true;
		c->days = to - from;
	}
}

static struct slice path_join(struct arena *a, struct slice path,
			      struct slice key)
{
	const struct slice parts[] = {path, SLICE("."), key};

	return path.len ? arena_concat(a, parts, 3) : key;
}

/*
 * The value under a key; a text that stands for a map has it as the one field
 * that it is short for.
 */
static const struct node *child(const struct node *n, const struct field *row,
				const char *key)
{
	const char *only = value_short_for(row);

	if (n && n->kind == NODE_SCALAR)
		return only && !strcmp(only, key) ? n : NULL;
	return n ? node_get(n, slice_of(key)) : NULL;
}

static void walk(const struct subject *s, struct spot at);
static void walk_map(const struct subject *s, const struct spot *at,
		     bool (*skip)(const struct subject *s, const char *key));

/* --- keys that are no field ------------------------------------------------
 */

struct free_key {
	struct slice name; /* NFC */
	const struct node *x, *y;
};

static int by_name(const void *x, const void *y)
{
	const struct free_key *a = x, *b = y;
	int order = slice_cmp(a->name, b->name);

	return order ? order : (a->y != NULL) - (b->y != NULL);
}

static bool is_fixed(const struct field *row, struct slice key)
{
	return field_below(plan_fields, row, key) != NULL;
}

static void collect(struct free_key **keys, size_t *n, const struct subject *s,
		    const struct field *row, const struct node *map, bool new)
{
	const struct node *v;

	if (!map || map->kind != NODE_MAP)
		return;
	for (v = map->first; v; v = v->next)
		if (!v->repeated && !is_fixed(row, v->key->text))
			ARENA_PUSH(s->a, *keys, *n) = (struct free_key){
				utf8_nfc(s->a, v->key->text), new ? NULL : v,
				new ? v : NULL};
}

static void walk_free(const struct subject *s, const struct spot *at)
{
	struct free_key *keys = NULL;
	size_t n = 0, i;

	collect(&keys, &n, s, at->row, at->x, false);
	collect(&keys, &n, s, at->row, at->y, true);
	if (n)
		qsort(keys, n, sizeof(*keys), by_name);
	for (i = 0; i < n; i++) {
		struct free_key *key = &keys[i];

		if (i + 1 < n && slice_eq(key->name, key[1].name) && key->x &&
		    key[1].y) {
			key->y = key[1].y;
			i++;
		}
		walk(s, (struct spot){path_join(s->a, at->path, key->name),
				      value_child_row(at->row, key->name),
				      key->x, key->y});
	}
}

/* --- the walk --------------------------------------------------------------
 */

static void walk_map(const struct subject *s, const struct spot *at,
		     bool (*skip)(const struct subject *s, const char *key))
{
	const struct field *row = NULL;

	while ((row = field_next_below(plan_fields, at->row, row))) {
		const char *key = field_key(row);

		if (strchr(key, '*') || (skip && skip(s, key)))
			continue;
		walk(s, (struct spot){path_join(s->a, at->path, slice_of(key)),
				      row, child(at->x, at->row, key),
				      child(at->y, at->row, key)});
	}
	walk_free(s, at);
}

static bool is_map(const struct node *n)
{
	return n && n->kind == NODE_MAP;
}

/* True where the table has rows below: the value is told field by field. */
static bool has_rows_below(const struct field *row)
{
	return row && field_next_below(plan_fields, row, NULL);
}

/* A side that is no map takes part as it is; the other one by its fields. */
static void walk_unlike(const struct subject *s, const struct spot *at)
{
	struct spot whole = *at, parts = *at;

	*(is_map(at->x) ? &whole.x : &whole.y) = NULL;
	*(is_map(at->x) ? &parts.y : &parts.x) = NULL;
	leaf(s, &whole);
	walk_map(s, &parts, NULL);
}

/* A side that is a text for short can be told by fields too. */
static bool has_fields(const struct node *n, const struct field *row)
{
	return !n || is_map(n) ||
	       (n->kind == NODE_SCALAR && value_short_for(row));
}

static void walk(const struct subject *s, struct spot at)
{
	if (value_is_nothing(at.x))
		at.x = NULL;
	if (value_is_nothing(at.y))
		at.y = NULL;
	if (!at.x && !at.y)
		return;
	if (!has_rows_below(at.row) || (!is_map(at.x) && !is_map(at.y)))
		leaf(s, &at);
	else if (has_fields(at.x, at.row) && has_fields(at.y, at.row))
		walk_map(s, &at, NULL);
	else if (at.row->type == FIELD_MAP || at.row->type == FIELD_KEYED)
		walk_unlike(s, &at);
	else
		leaf(s, &at);
}

/* --- plans and items -------------------------------------------------------
 */

static bool skip_in_plan(const struct subject *s, const char *key)
{
	int kind;

	for (kind = 0; kind < N_ITEM_KINDS; kind++)
		if (!strcmp(key, item_kind_name((enum item_kind)kind)))
			return true;
	/* the identity is what the plan was found by */
	return !strcmp(key, "plan") || (s->renamed && !strcmp(key, "was"));
}

static bool skip_in_item(const struct subject *s, const char *key)
{
	return s->renamed && !strcmp(key, "was");
}

/* `actions:` with something that is no map: shown, though it has no items. */
static void odd_items(const struct subject *s, const struct node *before,
		      const struct node *after)
{
	int kind;

	for (kind = 0; kind < N_ITEM_KINDS; kind++) {
		struct slice key =
			slice_of(item_kind_name((enum item_kind)kind));
		struct spot at = {key, value_child_row(NULL, key),
				  node_get(before, key), node_get(after, key)};

		if (value_is_nothing(at.x) || is_map(at.x))
			at.x = NULL;
		if (value_is_nothing(at.y) || is_map(at.y))
			at.y = NULL;
		leaf(s, &at);
	}
}

void diff_plan_fields(const struct subject *s, const struct node *before,
		      const struct node *after)
{
	const struct spot top = {SLICE_NONE, NULL, before, after};

	walk_map(s, &top, skip_in_plan);
	odd_items(s, before, after);
}

void diff_item_fields(const struct subject *s, enum item_kind kind,
		      const struct node *before, const struct node *after)
{
	const struct field *map =
		value_child_row(NULL, slice_of(item_kind_name(kind)));
	struct spot at = {SLICE_NONE, NULL, before, after};

	at.row = map ? field_next_below(plan_fields, map, NULL) : NULL;
	if (!at.row)
		BUG("a kind of item without rows in the field table");
	walk_map(s, &at, skip_in_item);
}
