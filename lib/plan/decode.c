/* Walks maps against the rows of a field table. */
#include "plan/decode.h"

#include <string.h>

#include "base/utf8.h"

static bool decode_section(struct decoder *d, const struct field *row,
			   const struct node *n, void *into);
static bool decode_free(struct decoder *d, const struct field *row,
			const struct node *n, void *into);
static bool decode_section_keyed(struct decoder *d, const struct field *row,
				 const struct node *n, void *into);

static decode_fn *const decoders[N_FIELD_TYPES] = {
	[FIELD_TEXT] = decode_text,	[FIELD_ID] = decode_id,
	[FIELD_REF] = decode_text,	[FIELD_PERSON] = decode_text,
	[FIELD_OWNER] = decode_owner,	[FIELD_DAY] = decode_day,
	[FIELD_DAYS] = decode_days,	[FIELD_PERIOD] = decode_text,
	[FIELD_NUMBER] = decode_number, [FIELD_WORD] = decode_word,
	[FIELD_TEXTS] = decode_texts,	[FIELD_REFS] = decode_texts,
	[FIELD_PERSONS] = decode_texts, [FIELD_TEAM] = decode_team,
	[FIELD_MAP] = decode_section,	[FIELD_KEYED] = decode_section_keyed,
	[FIELD_ANY] = decode_free,	[FIELD_FACTOR] = decode_text_or_map,
	[FIELD_WHEN] = decode_when,	[FIELD_RUN] = decode_run,
	[FIELD_PACE] = decode_pace,	[FIELD_BARRIER] = decode_text_or_map,
	[FIELD_ACTUAL] = decode_actual, [FIELD_POINT] = decode_point,
	[FIELD_BOOL] = decode_bool,	[FIELD_INT] = decode_int,
	[FIELD_RULE] = decode_rule,	[FIELD_METHODS] = decode_methods,
	[FIELD_AWAY] = decode_away,
};

/* The team's own: whatever it is. */
static bool decode_free(struct decoder *d, const struct field *row,
			const struct node *n, void *into)
{
	(void)d, (void)row, (void)n, (void)into;
	return true;
}

static bool decode_section(struct decoder *d, const struct field *row,
			   const struct node *n, void *into)
{
	if (n->kind != NODE_MAP)
		return decode_wrong(d, row, n);
	memcpy((char *)into + row->at, &n, sizeof(n));
	decode_map(d, row, n, into);
	return true;
}

static bool decode_section_keyed(struct decoder *d, const struct field *row,
				 const struct node *n, void *into)
{
	if (n->kind != NODE_MAP)
		return decode_wrong(d, row, n);
	decode_keyed(d, row, row + 1, n, into);
	return true;
}

void decode_map(struct decoder *d, const struct field *parent,
		const struct node *map, void *into)
{
	const struct node *n;
	const struct field *row;

	for (n = map->first; n; n = n->next) {
		if (n->repeated || field_is_free(n->key->text))
			continue;
		row = field_below(d->table, parent, n->key->text);
		if (!row)
			decode_unknown_key(d, parent, n);
		else if (!node_is_null(n))
			decoders[row->type](d, row, n, into);
	}
}

/* Of a map whose keys are fixed though its entries are all alike. */
static bool known_word(struct decoder *d, const struct field *row,
		       const struct node *n)
{
	struct slice key = n->key->text;
	const char *const *word = row->words;

	if (!word || field_is_free(key))
		return !word;
	for (; *word; word++)
		if (slice_is(key, *word))
			return true;
	decode_unknown_entry(d, row, n);
	return false;
}

/* What is not written is no day, which is not zero. */
static void no_days(const struct decoder *d, const struct field *star,
		    char *entry)
{
	const struct field *row = NULL;
	const int32_t none = DAY_NONE;

	while ((row = field_next_below(d->table, star, row)))
		if (row->type == FIELD_DAY)
			memcpy(entry + row->at + offsetof(struct day, v), &none,
			       sizeof(none));
}

/* Decodes one entry; false: it is of the wrong type and does not count. */
static bool decode_entry(struct decoder *d, const struct field *star,
			 const struct node *n, bool may_be_empty, void *entry)
{
	no_days(d, star, entry);
	if (node_is_null(n))
		return may_be_empty;
	if (star->type != FIELD_MAP)
		return decoders[star->type](d, star, n, entry);
	if (n->kind != NODE_MAP)
		return decode_wrong(d, star, n);
	decode_map(d, star, n, entry);
	return true;
}

static void entry_key(struct decoder *d, const struct keyed *k,
		      const struct node *n, const struct node *value,
		      char *entry)
{
	struct item *item = (struct item *)(void *)entry;
	const char *fault;

	memcpy(entry + k->key_at, &n->key->text, sizeof(n->key->text));
	memcpy(entry + k->node_at, &value, sizeof(value));
	if (!k->items)
		return;
	item->kind = k->kind;
	item->fold = utf8_fold_id(d->arena, item->key);
	fault = id_fault(item->key);
	if (fault)
		decode_wrong_id(d, n, true, fault);
}

/* How many entries there can be: a barrier's key may hold several. */
static size_t count_entries(const struct field *star, const struct node *map)
{
	const struct node *n;
	size_t count = 0;

	for (n = map->first; n; n = n->next)
		count += star->type == FIELD_BARRIER && n->kind == NODE_LIST
				 ? n->n
				 : 1;
	return count;
}

void decode_keyed(struct decoder *d, const struct field *row,
		  const struct field *star, const struct node *map, void *into)
{
	const struct keyed *k = row->keyed;
	char *entries =
		arena_array(d->arena, count_entries(star, map), k->size);
	size_t count = 0;
	const struct node *n, *value;

	for (n = map->first; n; n = n->next) {
		bool list = star->type == FIELD_BARRIER && n->kind == NODE_LIST;

		if (n->repeated || !known_word(d, row, n))
			continue;
		for (value = list ? n->first : n; value;
		     value = list ? value->next : NULL) {
			char *entry = entries + count * k->size;

			entry_key(d, k, n, value, entry);
			if (decode_entry(d, star, value, k->may_be_empty,
					 entry) ||
			    k->wrong_too)
				count++;
			else
				memset(entry, 0, k->size);
		}
	}
	memcpy((char *)into + row->at, &entries, sizeof(entries));
	memcpy((char *)into + k->n_at, &count, sizeof(count));
	memcpy((char *)into + k->map_at, &map, sizeof(map));
}

/* What the parser found, as findings about this kind of file. */
static void take_findings(struct decoder *d, const struct findings *from)
{
	size_t i;

	for (i = 0; i < from->n; i++) {
		struct finding *f =
			&ARENA_PUSH(d->arena, d->findings->v, d->findings->n);

		*f = from->v[i];
		f->rule = d->rule;
		f->file = d->file;
	}
}

const struct node *decode_file(struct decoder *d, struct tree *tree,
			       struct slice bytes)
{
	struct findings found = FINDINGS_IN(d->arena);

	found.words = d->findings->words;
	yaml_parse(tree, d->arena, bytes, &found);
	take_findings(d, &found);
	if (tree->broken || !tree->root || node_is_null(tree->root))
		return NULL;
	if (tree->root->kind == NODE_MAP)
		return tree->root;
	decode_say(d, d->rule, tree->root, "%s is a map of keys, not %s",
		   d->whole, node_kind_name(tree->root));
	return NULL;
}
