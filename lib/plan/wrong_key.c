/* What is said about keys that no field has. */
#include "plan/decode.h"

#include <string.h>

/* "an action", "the objective": whose key it is that is not known. */
static const char *owner_of_keys(const struct decoder *d,
				 const struct field *parent)
{
	static const struct {
		const char *path, *name;
	} names[] = {
		{"success-factors.*", N_("a success factor")},
		{"metrics.*", N_("a metric")},
		{"actions.*", N_("an action")},
		{"levers.*", N_("a lever")},
		{"rhythms.*", N_("a rhythm")},
		{"levers.*.when", N_("a lever's condition")},
		{"barriers.*", N_("a barrier")},
		{"resources.*", N_("a resource")},
		{"agreed.*", N_("an agreement")},
		{"scorecard.*", N_("a scorecard")},
		{"*", N_("a person")},
	};
	size_t i;

	if (!parent)
		return d->whole;
	for (i = 0; i < ARRAY_LEN(names); i++)
		if (!strcmp(parent->path, names[i].path))
			return names[i].name;
	return field_key(parent);
}

/* The known keys, for a key that resembles none of them. */
static struct slice known_keys(struct decoder *d, const struct field *parent)
{
	const char *keys[64];
	const struct field *row = NULL;
	size_t n = 0;

	if (d->list.ptr && d->listed == parent)
		return d->list;
	while ((row = field_next_below(d->table, parent, row)))
		if (!strchr(field_key(row), '*') && n + 1 < ARRAY_LEN(keys))
			keys[n++] = field_key(row);
	keys[n] = NULL;
	d->listed = parent;
	d->list = decode_list(d, keys, ", ");
	return d->list;
}

/* Which kinds of node a field of that type can be; none named: a scalar. */
enum {
	SCALAR = 1 << NODE_SCALAR,
	LIST = 1 << NODE_LIST,
	MAP = 1 << NODE_MAP,
};

static const unsigned char takes[N_FIELD_TYPES] = {
	[FIELD_DAYS] = SCALAR | LIST,
	[FIELD_TEXTS] = SCALAR | LIST,
	[FIELD_REFS] = SCALAR | LIST,
	[FIELD_PERSONS] = SCALAR | LIST,
	[FIELD_AWAY] = SCALAR | LIST,
	[FIELD_TEAM] = LIST | MAP,
	[FIELD_MAP] = MAP,
	[FIELD_KEYED] = MAP,
	[FIELD_FACTOR] = SCALAR | MAP,
	[FIELD_WHEN] = SCALAR | MAP,
	[FIELD_ACTUAL] = SCALAR | MAP,
	[FIELD_RULE] = SCALAR | MAP,
	[FIELD_METHODS] = LIST | MAP,
	[FIELD_BARRIER] = SCALAR | LIST | MAP,
	[FIELD_ANY] = SCALAR | LIST | MAP,
};

/* The value could stand under that key. */
static bool would_fit(const struct field *row, const struct node *n)
{
	unsigned kinds = takes[row->type] ? takes[row->type] : SCALAR;
	int32_t day;
	double number;

	if (node_is_null(n))
		return true;
	if (!(kinds & 1U << n->kind))
		return false;
	if (row->type == FIELD_DAY)
		return day_parse(&day, n->text);
	return row->type != FIELD_NUMBER || number_parse(&number, n->text);
}

/* One known key is near, and no other key of the map claims it as well. */
static bool is_certain(const struct decoder *d, const struct field *parent,
		       const struct node *n)
{
	struct slice at = parent ? slice_of(parent->path) : SLICE_NONE;
	const char *meant = field_only_near(d->table, at, n->key->text), *other;
	const struct node *one;

	if (!meant ||
	    !would_fit(field_below(d->table, parent, slice_of(meant)), n))
		return false;
	for (one = n->parent->first; one; one = one->next) {
		if (one == n || field_below(d->table, parent, one->key->text))
			continue;
		other = field_nearest(d->table, at, one->key->text);
		if (other && !strcmp(other, meant))
			return false;
	}
	return true;
}

void decode_unknown_key(struct decoder *d, const struct field *parent,
			const struct node *n)
{
	struct slice at = parent ? slice_of(parent->path) : SLICE_NONE;
	struct slice key, all;
	struct finding *f;
	const char *near;

	if (decode_enough(d, "unknown-key"))
		return;
	near = field_nearest(d->table, at, n->key->text);
	key = decode_quote(d, n->key->text);
	f = decode_say_key(d, "unknown-key", n, "\"%.*s\" is no field of %s",
			   SL(key), owner_of_keys(d, parent));
	if (near) {
		finding_help(d->findings, f, "did you mean %.*s?",
			     SL(slice_of(near)));
		if (is_certain(d, parent, n))
			decode_mend(d, f, n, true, slice_of(near));
		return;
	}
	all = known_keys(d, parent);
	finding_help(d->findings, f,
		     "known are %.*s; a field of your own begins with x-",
		     SL(all));
}

void decode_unknown_entry(struct decoder *d, const struct field *row,
			  const struct node *n)
{
	const char *near, *only, *other;
	const struct node *one;
	struct finding *f;

	if (decode_enough(d, "unknown-key"))
		return;
	near = word_nearest(row->words, n->key->text);
	only = word_only_near(row->words, n->key->text);
	f = decode_say_key(d, "unknown-key", n, "\"%.*s\" is none of the %s",
			   SL(decode_quote(d, n->key->text)), field_key(row));
	if (!near) {
		finding_help(d->findings, f, "known are %.*s",
			     SL(decode_list(d, row->words, ", ")));
		return;
	}
	finding_help(d->findings, f, "did you mean %.*s?", SL(slice_of(near)));
	for (one = n->parent->first; one && only; one = one->next) {
		other = one == n ? NULL
				 : word_nearest(row->words, one->key->text);
		if (other && !strcmp(other, only))
			only = NULL;
	}
	if (only)
		decode_mend(d, f, n, true, slice_of(only));
}
