/* What several rules ask of a plan. */
#include "base/utf8.h"
#include "check/rules.h"
#include "plan/field.h"

/* An empty list is no owner either; elsewhere it is of the wrong type. */
static bool node_says_nothing(const struct node *n)
{
	if (n->kind == NODE_SCALAR)
		return !slice_trim(n->text).len || node_is_null(n);
	return n->kind == NODE_LIST && !n->n && n->key &&
	       slice_is(n->key->text, "owner");
}

/* True for a key that the table knows below that path. */
static bool key_is_known(const struct field *parent, struct slice path,
			 struct slice key)
{
	size_t i;

	if (!parent || !parent->words)
		return field_find(plan_fields, path) != NULL;
	for (i = 0; parent->words[i]; i++)
		if (slice_is(key, parent->words[i]))
			return true;
	return field_is_free(key);
}

/* A key beside it that is unknown, and nearest to the one that is missing. */
static bool misspelt(const struct node *map, const char *parent,
		     const char *key)
{
	const struct field *row =
		parent[0] ? field_find(plan_fields, slice_of(parent)) : NULL;
	const struct node *n;

	for (n = map->first; n; n = n->next) {
		const char *near;
		struct slice path;
		char buf[256];
		int len;

		if (!n->key || n->key->text.len > LIMIT_ID_CHARS)
			continue;
		/* nearly all are what the table has just there */
		if ((row || !parent[0]) &&
		    field_below(plan_fields, row, n->key->text))
			continue;
		len = snprintf(buf, sizeof(buf), "%s%s%.*s", parent,
			       parent[0] ? "." : "", SL(n->key->text));
		path = (struct slice){buf, (size_t)len};
		if (len < 0 || (size_t)len >= sizeof(buf) ||
		    key_is_known(row, path, n->key->text))
			continue;
		near = row && row->words
			       ? word_nearest(row->words, n->key->text)
			       : field_nearest(plan_fields, slice_of(parent),
					       n->key->text);
		if (near && !strcmp(near, key) && !node_says_nothing(n))
			return true;
	}
	return false;
}

bool said_already(const struct check *c, const struct node *n)
{
	const struct findings *fs = &c->file->decoded->findings;
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (fs->v[i].at.begin == n->at.begin && fs->v[i].at.line)
			return true;
	return false;
}

bool field_written(const struct check *c, const struct node *map,
		   const char *parent, const char *key)
{
	const struct node *n;

	if (!map || map->kind != NODE_MAP)
		return false;
	n = node_get(map, slice_of(key));
	if (n &&
	    (!node_says_nothing(n) || (!node_is_null(n) && said_already(c, n))))
		return true;
	/* an unknown key that nobody hears of must not hide what is missing */
	return check_level_of(c, "unknown-key") == LEVEL_ERROR &&
	       misspelt(map, parent, key);
}

static size_t items_of(const struct plan *p, enum item_kind kind)
{
	const size_t counts[] = {
		[ITEM_FACTOR] = p->n_factors, [ITEM_METRIC] = p->n_metrics,
		[ITEM_ACTION] = p->n_actions, [ITEM_LEVER] = p->n_levers,
		[ITEM_RHYTHM] = p->n_rhythms,
	};

	return counts[kind];
}

bool items_lost(const struct check *c, enum item_kind kind)
{
	const char *name = item_kind_name(kind);
	const struct node *n = node_get(c->plan->root, slice_of(name));

	if (n && !node_is_null(n))
		return n->kind != NODE_MAP || n->n > items_of(c->plan, kind);
	return field_written(c, c->plan->root, "", name);
}

bool item_lost(const struct plan *p, struct slice key)
{
	const struct node *n;

	for (n = p->root->first; n; n = n->next) {
		bool items = n->key && holds_items(n->key->text);

		if (!n->key ||
		    (!items && field_find(plan_fields, n->key->text)))
			continue;
		if (n->kind == NODE_MAP ? node_get(n, key) != NULL
					: items && !node_is_null(n))
			return true;
	}
	return false;
}

bool surely_open(const struct action *act)
{
	return !GIVEN(act->done) && !GIVEN(act->dropped);
}

bool plan_is_live(const struct plan *p)
{
	enum stage s = plan_stage(p);

	return s == STAGE_COMMITTED || s == STAGE_DRAFT;
}

const char *item_word(enum item_kind kind)
{
	static const char *const words[] = {
		[ITEM_FACTOR] = "success factor", [ITEM_METRIC] = "metric",
		[ITEM_ACTION] = "action",	  [ITEM_LEVER] = "lever",
		[ITEM_RHYTHM] = "rhythm",
	};

	return words[kind];
}

const char *item_phrase(enum item_kind kind)
{
	static const char *const phrases[] = {
		[ITEM_FACTOR] = "a success factor", [ITEM_METRIC] = "a metric",
		[ITEM_ACTION] = "an action",	    [ITEM_LEVER] = "a lever",
		[ITEM_RHYTHM] = "a rhythm",
	};

	return phrases[kind];
}

static bool is_dropped(const struct item *item)
{
	const struct action *act = (const struct action *)(const void *)item;

	return item->kind == ITEM_ACTION && act->dropped.at;
}

size_t item_owners(const struct text ***out, struct arena *a,
		   const struct plan *p)
{
	const struct item **items;
	const struct text **v = NULL;
	size_t i, n, k = 0;

	n = plan_items(&items, a, p);
	for (i = 0; i < n; i++)
		if (items[i]->owner.at && !is_dropped(items[i]))
			ARENA_PUSH(a, v, k) = &items[i]->owner;
	*out = v;
	return k;
}

bool owners_in_doubt(const struct check *c)
{
	const struct people *people = &c->snapshot->people;
	const struct item **items;
	size_t i, n;
	int kind;

	for (kind = 0; kind < N_ITEM_KINDS; kind++)
		if (items_lost(c, (enum item_kind)kind))
			return true;
	n = plan_items(&items, c->arena, c->plan);
	for (i = 0; i < n; i++) {
		const struct text *owner = &items[i]->owner;

		if (is_dropped(items[i]) ||
		    (items[i]->kind == ITEM_FACTOR && !owner->wrong))
			continue;
		if (!owner->at ||
		    (people->found && !people_get(people, owner->s)))
			return true;
	}
	return false;
}

struct slice list_add(struct arena *a, struct slice list, struct slice word)
{
	struct slice parts[] = {list, list.len ? SLICE(", ") : SLICE_NONE,
				word};

	return arena_concat(a, parts, ARRAY_LEN(parts));
}

const char *day_text(const struct check *c, int32_t day)
{
	return day_format(arena_alloc(c->arena, DAY_LEN + 1), day);
}

bool words_hold(const struct param_value *p, struct slice word)
{
	size_t i;

	for (i = 0; i < p->n_words; i++)
		if (slice_eq(p->words[i], word))
			return true;
	return false;
}

bool holds_items(struct slice key)
{
	int k;

	for (k = 0; k < N_ITEM_KINDS; k++)
		if (slice_is(key, item_kind_name((enum item_kind)k)))
			return true;
	return false;
}

static bool in_a_word(uint32_t c)
{
	return c == '_' || utf8_is_letter(c) || utf8_is_mark(c) ||
	       utf8_is_digit(c);
}

/* The code point that ends before `at`; 0 at the beginning. */
static uint32_t code_before(struct slice s, size_t at)
{
	size_t len, from = at;

	if (!at)
		return 0;
	do
		from--;
	while (from && ((unsigned char)s.ptr[from] & 0xc0) == 0x80);
	return utf8_at(s, from, &len);
}

/* Nothing on either side that would make it part of a longer word. */
static bool stands_alone(struct slice s, size_t begin, size_t end)
{
	uint32_t before = code_before(s, begin), after = 0;
	size_t len;

	if (end < s.len)
		after = utf8_at(s, end, &len);
	/* ???? is no ???, xxxx no xxx */
	if (before && before == utf8_at(s, begin, &len))
		return false;
	if (after && after == code_before(s, end))
		return false;
	return !in_a_word(before) && !in_a_word(after);
}

size_t find_word(size_t *at, struct slice text, const struct param_value *p)
{
	size_t i, best = text.len, found = 0;

	for (i = 0; i < p->n_words; i++) {
		struct slice word = p->words[i];
		size_t k = word.len ? 0 : text.len;

		for (; (k = slice_find_slice(text, word, k)) < best; k++)
			if (stands_alone(text, k, k + word.len)) {
				best = k;
				found = word.len;
				break;
			}
	}
	*at = best;
	return found;
}

bool is_placeholder(const struct check *c, const struct plan *p,
		    struct slice text)
{
	const struct rule *const *rules;
	size_t i, n, at;

	if (!plan_is_live(p) || check_level_of(c, "placeholder") == LEVEL_NONE)
		return false;
	rules = rules_all(&n);
	for (i = 0; strcmp(rules[i]->id, "placeholder"); i++)
		;
	return find_word(&at, text, &c->settings[i].params[0]) > 0;
}

/* What stands behind `plan:` at the beginning of a line, be the rest broken. */
static struct slice written_id(struct slice bytes)
{
	struct slice line, rest = bytes;

	while (slice_line(&line, &rest)) {
		size_t end;

		if (!slice_starts(line, SLICE("plan:")))
			continue;
		line = slice_trim(slice_sub(line, 5, line.len));
		end = slice_find_slice(line, SLICE(" #"), 0);
		return slice_trim(slice_sub(line, 0, end));
	}
	return SLICE_NONE;
}

void facts_gather(struct facts *out, struct arena *a, const struct snapshot *s)
{
	size_t i;

	out->n_burdens = burdens_gather(&out->burdens, a, s);
	out->unreadable = map_in(a);
	for (i = 0; i < s->n_files; i++) {
		struct plan_file *file = &s->files[i];
		struct slice id;

		if (file->plan)
			continue;
		id = written_id(file->bytes);
		if (id.len && id.len <= 4 * LIMIT_ID_CHARS)
			map_put(&out->unreadable, utf8_fold_id(a, id), file);
	}
}
