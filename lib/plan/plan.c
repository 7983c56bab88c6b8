/* One plan file, decoded, and what can be asked of it. */
#include "plan/plan.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "plan/decode.h"

/* From so many items on they are looked up by hash. */
#define INDEX_FROM 16
#define FOLD_ROOM  128 /* bytes: few ids are longer */

struct item_index {
	struct map by_key, by_fold; /* -> struct item, the first of each */
};

/* In the order of enum item_kind. */
static const struct {
	const char *name;
	size_t at, n_at, size;
} kinds[N_ITEM_KINDS] = {
	[ITEM_FACTOR] = {"success-factors", offsetof(struct plan, factors),
			 offsetof(struct plan, n_factors),
			 sizeof(struct factor)},
	[ITEM_METRIC] = {"metrics", offsetof(struct plan, metrics),
			 offsetof(struct plan, n_metrics),
			 sizeof(struct metric)},
	[ITEM_ACTION] = {"actions", offsetof(struct plan, actions),
			 offsetof(struct plan, n_actions),
			 sizeof(struct action)},
	[ITEM_LEVER] = {"levers", offsetof(struct plan, levers),
			offsetof(struct plan, n_levers), sizeof(struct lever)},
	[ITEM_RHYTHM] = {"rhythms", offsetof(struct plan, rhythms),
			 offsetof(struct plan, n_rhythms),
			 sizeof(struct rhythm)},
};

static size_t n_items(const struct plan *p, enum item_kind kind)
{
	size_t n;

	memcpy(&n, (const char *)p + kinds[kind].n_at, sizeof(n));
	return n;
}

/* Every item begins with a struct item. */
static const struct item *item_at(const struct plan *p, enum item_kind kind,
				  size_t i)
{
	const char *array;

	memcpy(&array, (const char *)p + kinds[kind].at, sizeof(array));
	return (const struct item *)(const void *)(array +
						   i * kinds[kind].size);
}

const char *item_kind_name(enum item_kind kind)
{
	return kinds[kind].name;
}

struct slice item_path(struct arena *a, const struct item *item)
{
	return arena_printf(a, "%s.%.*s", kinds[item->kind].name,
			    SL(item->key));
}

/* Where the map of a kind stands in the file. */
static size_t place_of(const struct plan *p, enum item_kind kind)
{
	return p->items_at[kind] ? p->items_at[kind]->at.begin : SIZE_MAX;
}

size_t plan_items(const struct item ***out, struct arena *a,
		  const struct plan *p)
{
	enum item_kind order[N_ITEM_KINDS], kind;
	size_t total = 0, n = 0, i, k;

	for (kind = 0; kind < N_ITEM_KINDS; kind++) {
		total += n_items(p, kind);
		for (k = kind; k > 0; k--) {
			if (place_of(p, order[k - 1]) <= place_of(p, kind))
				break;
			order[k] = order[k - 1];
		}
		order[k] = kind;
	}
	*out = arena_array(a, total, sizeof(**out));
	for (k = 0; k < N_ITEM_KINDS; k++)
		for (i = 0; i < n_items(p, order[k]); i++)
			(*out)[n++] = item_at(p, order[k], i);
	return total;
}

/* The first item of the kinds from..to with that key, or that fold. */
static const struct item *scan(const struct plan *p, enum item_kind from,
			       enum item_kind to, struct slice s, bool fold)
{
	enum item_kind kind;
	size_t i;

	for (kind = from; kind <= to; kind++) {
		for (i = 0; i < n_items(p, kind); i++) {
			const struct item *item = item_at(p, kind, i);

			if (slice_eq(fold ? item->fold : item->key, s))
				return item;
		}
	}
	return NULL;
}

/* By the key as written, else as an id. */
static const struct item *scan_both(const struct plan *p, enum item_kind from,
				    enum item_kind to, struct slice key,
				    struct slice fold)
{
	const struct item *item = scan(p, from, to, key, false);

	return item ? item : scan(p, from, to, fold, true);
}

static const struct item *look_up(const struct plan *p, struct slice key,
				  struct slice fold)
{
	const struct item *item = map_get(&p->index->by_key, key);

	return item ? item : map_get(&p->index->by_fold, fold);
}

static const struct item *find(const struct plan *p, enum item_kind from,
			       enum item_kind to, struct slice key)
{
	struct arena tmp = ARENA_INIT;
	const struct item *item = NULL;
	char buf[FOLD_ROOM];
	struct slice fold = utf8_fold_id_in(buf, sizeof(buf), &tmp, key);

	if (p->index)
		item = look_up(p, key, fold);
	/* the index may lead to another kind that bears the key (id-twice) */
	if (!p->index || (item && (item->kind < from || item->kind > to)))
		item = scan_both(p, from, to, key, fold);
	arena_release(&tmp);
	return item;
}

const struct item *plan_item(const struct plan *p, struct slice key)
{
	return find(p, 0, N_ITEM_KINDS - 1, key);
}

const struct action *plan_action(const struct plan *p, struct slice key)
{
	return (const struct action *)find(p, ITEM_ACTION, ITEM_ACTION, key);
}

const struct metric *plan_metric(const struct plan *p, struct slice key)
{
	return (const struct metric *)find(p, ITEM_METRIC, ITEM_METRIC, key);
}

bool action_is_open(const struct action *act)
{
	return !act->done.at && !act->dropped.at;
}

bool reason_is_new(struct slice before, struct slice after)
{
	struct slice x, y;
	bool more;

	if (!slice_trim(after).len)
		return false;
	do {
		slice_word(&x, &before);
		more = slice_word(&y, &after);
	} while (more && utf8_same(x, y));
	return !utf8_same(x, y);
}

const char *stage_name(enum stage s)
{
	static const char *const names[] = {
		[STAGE_COMMITTED] = "committed",
		[STAGE_DRAFT] = "draft",
		[STAGE_CLOSED] = "closed",
		[STAGE_DROPPED] = "dropped",
	};

	return names[s];
}

enum stage plan_stage(const struct plan *p)
{
	return (enum stage)p->stage.v;
}

bool plan_period(struct period *out, const struct plan *p,
		 const struct calendar *cal)
{
	return p->period.at && period_parse(out, cal, p->period.s) == PERIOD_OK;
}

void actual_days(int32_t *first, int32_t *last, const struct actual *act,
		 const struct calendar *cal)
{
	struct period p;

	*first = *last = act->day;
	if (act->grain == GRAIN_DAY)
		return;
	if (period_parse(&p, cal, act->key) != PERIOD_OK)
		BUG("an actual whose key is no period");
	*first = p.first;
	*last = p.last;
}

static int cmp_point(const void *pa, const void *pb)
{
	const struct path_point *a = pa, *b = pb;

	return (a->day > b->day) - (a->day < b->day);
}

static void make_index(struct plan *p, struct arena *a,
		       const struct item *const *items, size_t n)
{
	size_t i;

	p->index = arena_alloc(a, sizeof(*p->index));
	p->index->by_key = map_in(a);
	p->index->by_fold = map_in(a);
	/* backwards, so that the first of equal ones stays */
	for (i = n; i-- > 0;) {
		union {
			const struct item *in;
			void *out;
		} item = {.in = items[i]};

		map_put(&p->index->by_key, items[i]->key, item.out);
		map_put(&p->index->by_fold, items[i]->fold, item.out);
	}
}

/* The item in whose lines a byte lies; items are in the file's order. */
static const struct item *item_around(const struct item *const *items, size_t n,
				      size_t at)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (items[mid]->at->key->at.begin <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low || at > items[low - 1]->at->at.end)
		return NULL;
	return items[low - 1];
}

/* What the parser found knows its place, but neither plan nor item. */
static void name_findings(struct decoded *out, struct arena *a, size_t n_yaml,
			  const struct item *const *items, size_t n)
{
	const struct item *item;
	size_t i;

	for (i = 0; i < n_yaml; i++) {
		struct finding *f = &out->findings.v[i];

		f->plan = out->plan ? out->plan->id.s : SLICE_NONE;
		item = item_around(items, n, f->at.begin);
		if (item)
			f->item = item_path(a, item);
	}
}

static void decode_root(struct decoded *out, struct arena *a)
{
	const struct node *root = out->tree.root;
	const struct node *id = node_get(root, SLICE("plan"));
	size_t n_yaml = out->findings.n, n, i;
	const struct item **items;
	struct plan *p;
	struct decoder d = {
		.arena = a,
		.findings = &out->findings,
		.table = plan_fields,
		.whole = N_("a plan"),
	};

	out->has_plan_key = id != NULL;
	if (!id)
		return;
	if (id->kind == NODE_SCALAR && !node_is_null(id))
		d.plan = id->text;
	p = arena_alloc(a, sizeof(*p));
	p->root = root;
	decode_map(&d, NULL, root, p);
	decode_end(&d);
	for (i = 0; i < p->n_metrics; i++)
		if (p->metrics[i].n_path)
			qsort(p->metrics[i].path, p->metrics[i].n_path,
			      sizeof(*p->metrics[i].path), cmp_point);
	n = plan_items(&items, a, p);
	if (n > INDEX_FROM)
		make_index(p, a, items, n);
	if (p->id.at) {
		p->fold = utf8_fold_id(a, p->id.s);
		out->plan = p;
	}
	name_findings(out, a, n_yaml, items, n);
}

struct decoded *decoded_make(struct arena *a, struct slice bytes)
{
	return decoded_make_in(a, NULL, bytes);
}

struct decoded *decoded_make_in(struct arena *a, const struct catalogue *words,
				struct slice bytes)
{
	struct decoded *out = arena_alloc(a, sizeof(*out));

	decoded_fill(out, a, words, bytes);
	return out;
}

void decoded_fill(struct decoded *out, struct arena *a,
		  const struct catalogue *words, struct slice bytes)
{
	out->findings = (struct findings)FINDINGS_IN(a);
	out->findings.words = words;
	yaml_parse(&out->tree, a, bytes, &out->findings);
	if (!out->tree.broken && out->tree.root &&
	    out->tree.root->kind == NODE_MAP)
		decode_root(out, a);
}
