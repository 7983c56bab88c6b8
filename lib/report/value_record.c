/* Nodes of a plan file as values of a record. */
#include "report/value_record.h"

static bool is_number(const struct field *row)
{
	return row && (row->type == FIELD_NUMBER || row->type == FIELD_ACTUAL ||
		       row->type == FIELD_POINT);
}

static bool is_list(const struct field *row)
{
	return row && (row->type == FIELD_TEXTS || row->type == FIELD_REFS ||
		       row->type == FIELD_PERSONS || row->type == FIELD_DAYS);
}

static void fill(struct rec_value *out, struct arena *a, const struct node *n,
		 const struct field *row);

static void fill_children(struct rec_value *out, struct arena *a,
			  const struct node *n, const struct field *row)
{
	struct rec_value *items = arena_array(a, n->n, sizeof(*items));
	struct slice *keys = arena_array(a, n->n, sizeof(*keys));
	const struct node *child;

	for (child = n->first; child; child = child->next) {
		if (child->repeated)
			continue;
		if (child->key)
			keys[out->n] = child->key->text;
		fill(&items[out->n++], a, child, row);
	}
	out->kind = n->kind == NODE_MAP ? VALUE_MAP : VALUE_LIST;
	out->items = items;
	out->keys = keys;
}

static void fill(struct rec_value *out, struct arena *a, const struct node *n,
		 const struct field *row)
{
	if (n->kind != NODE_SCALAR) {
		/* shares of an actual are numbers like the whole */
		fill_children(out, a, n, is_number(row) ? row : NULL);
	} else if (node_is_null(n)) {
		out->kind = VALUE_NULL;
	} else {
		out->kind = is_number(row) ? VALUE_NUMBER : VALUE_TEXT;
		out->text = n->text;
	}
}

const struct rec_value *value_record(struct arena *a, const struct node *n,
				     const struct field *row)
{
	struct rec_value *v, *list;

	if (!n)
		return NULL;
	v = arena_alloc(a, sizeof(*v));
	fill(v, a, n, row);
	if (n->kind != NODE_SCALAR || !is_list(row))
		return v;
	list = arena_alloc(a, sizeof(*list));
	list->kind = VALUE_LIST;
	list->items = v;
	list->n = 1;
	return list;
}

const struct rec_value *text_record(struct arena *a, struct slice s)
{
	struct rec_value *v;

	if (!s.ptr)
		return NULL;
	v = arena_alloc(a, sizeof(*v));
	v->kind = VALUE_TEXT;
	v->text = s;
	return v;
}
