/* Looking things up in the field tables. */
#include "plan/field.h"

#include <string.h>

#include "base/near.h"

static const struct {
	const char *name, *example;
} types[] = {
	[FIELD_TEXT] = {"a text", "Some words"},
	[FIELD_ID] = {"an id", "new-patients"},
	[FIELD_REF] = {"the name of a plan or item", "new-patients"},
	[FIELD_PERSON] = {"a person's handle", "dana"},
	[FIELD_OWNER] = {"one person's handle", "dana"},
	[FIELD_DAY] = {"a day", "2026-03-31"},
	[FIELD_DAYS] = {"a day or a list of days", "[2026-03-31, 2026-06-30]"},
	[FIELD_PERIOD] = {"a period", "2026-Q2"},
	[FIELD_NUMBER] = {"a number", "1200"},
	[FIELD_WORD] = {"one of its words", NULL},
	[FIELD_TEXTS] = {"a list of texts", "[Some words, More words]"},
	[FIELD_REFS] = {"a list of names", "[first-step, other-plan.its-step]"},
	[FIELD_PERSONS] = {"a list of handles", "[dana, kim]"},
	[FIELD_TEAM] = {"a map of people", "{dana: runs the clinics}"},
	[FIELD_MAP] = {"a map of fields", NULL},
	[FIELD_KEYED] = {"a map", NULL},
	[FIELD_ANY] = {"anything", "Some words"},
	[FIELD_FACTOR] = {"a sentence or a map of fields", "Some words"},
	[FIELD_WHEN] = {"a sentence or a condition",
			"{metric: patients, below: 1300, for: 2 months}"},
	[FIELD_RUN] = {"a number of actuals or of months", "2 months"},
	[FIELD_PACE] = {"a pace", "week"},
	[FIELD_BARRIER] = {"a sentence, a map of fields, or a list of them",
			   NULL},
	[FIELD_ACTUAL] = {"a number, or a number for each person", "1200"},
	[FIELD_POINT] = {"a number", "1200"},
	[FIELD_BOOL] = {"true or false", "true"},
	[FIELD_INT] = {"a whole number", NULL},
	[FIELD_LEVEL] = {"error, warning, info or none", "warning"},
	[FIELD_RULE] = {"a level or a map of parameters", "{level: warning}"},
	[FIELD_METHODS] = {"a list of methods, or a map of lists by level",
			   "[one-page]"},
	[FIELD_AWAY] = {"days and spans of days",
			"[2026-05-15, 2026-07-01..2026-07-21]"},
};

_Static_assert(ARRAY_LEN(types) == N_FIELD_TYPES, "every type has a name");

const char *field_type_name(enum field_type type)
{
	return types[type].name;
}

bool field_is_free(struct slice key)
{
	return key.len > 1 && key.ptr[0] == 'x' && key.ptr[1] == '-';
}

const char *field_key(const struct field *row)
{
	const char *dot = strrchr(row->path, '.');

	return dot ? dot + 1 : row->path;
}

/* What is left of a row's path below parent; NULL: it is not below. */
static const char *below(const struct field *row, const char *parent, size_t n)
{
	if (!row->path || strncmp(row->path, parent, n) != 0)
		return NULL;
	if (!n)
		return row->path;
	return row->path[n] == '.' ? row->path + n + 1 : NULL;
}

const struct field *field_below(const struct field *table,
				const struct field *parent, struct slice key)
{
	const char *from = parent ? parent->path : "";
	const struct field *row = parent ? parent + 1 : table;
	size_t n = strlen(from);
	const char *rest;

	if (!key.len || key.ptr[0] == '*' ||
	    slice_find(key, '.', 0) != key.len || field_is_free(key))
		return NULL;
	for (; (rest = below(row, from, n)); row++)
		if (rest[0] == key.ptr[0] && slice_is(key, rest))
			return row;
	return NULL;
}

const struct field *field_next_below(const struct field *table,
				     const struct field *parent,
				     const struct field *at)
{
	const char *from = parent ? parent->path : "";
	size_t n = strlen(from);
	const char *rest;

	if (at)
		at++;
	else
		at = parent ? parent + 1 : table;
	for (; (rest = below(at, from, n)); at++)
		if (!strchr(rest, '.'))
			return at;
	return NULL;
}

/* Matches part by part; at the very end a key of the team's may hold dots. */
static bool path_matches(const struct field *row, struct slice path)
{
	const char *pattern = row->path;
	bool leaf = !below(row + 1, pattern, strlen(pattern));

	for (;;) {
		struct slice want = slice_of(pattern), part;

		want = slice_sub(want, 0, slice_find(want, '.', 0));
		pattern += want.len;
		part = slice_sub(path, 0, slice_find(path, '.', 0));
		if (slice_is(want, "*") && !*pattern && leaf)
			return path.len > 0;
		if (!slice_is(want, "*") && !slice_eq(want, part))
			return false;
		path = slice_sub(path, part.len, path.len);
		if (!*pattern || !path.len)
			return !*pattern && !path.len;
		pattern++;
		path = slice_sub(path, 1, path.len);
	}
}

static const struct field *free_row(const struct field *table)
{
	for (; table->path; table++)
		if (table->type == FIELD_ANY)
			return table;
	return NULL;
}

const struct field *field_find(const struct field *table, struct slice path)
{
	const struct field *row, *best = NULL;
	size_t dot = path.len;

	for (row = table; row->path; row++) {
		if (!path_matches(row, path))
			continue;
		/* a fixed key goes before a dot in one of the team's */
		if (!best || strlen(row->path) > strlen(best->path))
			best = row;
	}
	while (dot && path.ptr[dot - 1] != '.')
		dot--;
	if (!best && field_is_free(slice_sub(path, dot, path.len)))
		return free_row(table);
	return best;
}

static struct near near_word(const char *const *words, struct slice word)
{
	struct near near = near_to(word);

	for (; *words; words++)
		near_offer(&near, slice_of(*words));
	return near;
}

static struct near near_field(const struct field *table, struct slice parent,
			      struct slice key)
{
	const struct field *above = NULL, *row;
	struct near near = near_to(key);

	if (parent.len) {
		for (above = table; above->path; above++)
			if (slice_is(parent, above->path))
				break;
		if (!above->path)
			return near;
	}
	for (row = NULL; (row = field_next_below(table, above, row));)
		if (!strchr(field_key(row), '*'))
			near_offer(&near, slice_of(field_key(row)));
	return near;
}

const char *word_nearest(const char *const *words, struct slice word)
{
	return near_word(words, word).best.ptr;
}

const char *word_only_near(const char *const *words, struct slice word)
{
	struct near near = near_word(words, word);

	return near.n == 1 ? near.best.ptr : NULL;
}

const char *field_nearest(const struct field *table, struct slice parent,
			  struct slice key)
{
	return near_field(table, parent, key).best.ptr;
}

const char *field_only_near(const struct field *table, struct slice parent,
			    struct slice key)
{
	struct near near = near_field(table, parent, key);

	return near.n == 1 ? near.best.ptr : NULL;
}

/* {title: Some words, owner: dana}: the required fields, else the first two. */
static struct slice map_example(struct arena *a, const struct field *table,
				const struct field *parent)
{
	struct slice s = SLICE("{"), value;
	const struct field *row = NULL;
	bool required = false;
	size_t n = 0;

	while ((row = field_next_below(table, parent, row)))
		required |= row->required;
	for (row = NULL; (row = field_next_below(table, parent, row));) {
		if (required ? !row->required : n == 2)
			continue;
		value = field_example(a, table, row);
		s = arena_printf(a, "%.*s%s%s: %.*s", SL(s), n++ ? ", " : "",
				 field_key(row), SL(value));
	}
	return arena_printf(a, "%.*s}", SL(s));
}

struct slice field_example(struct arena *a, const struct field *table,
			   const struct field *row)
{
	struct slice value;

	if (row->type == FIELD_MAP || row->type == FIELD_BARRIER)
		return map_example(a, table, row);
	if (row->type == FIELD_KEYED && row[1].path) {
		value = field_example(a, table, row + 1);
		return arena_printf(a, "{%s: %.*s}",
				    row->words ? row->words[0] : "some-key",
				    SL(value));
	}
	if (row->type == FIELD_INT)
		return arena_printf(a, "%d", row->min ? row->min : 1);
	if (row->words)
		return slice_of(row->words[0]);
	return slice_of(types[row->type].example);
}
