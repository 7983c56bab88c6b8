/* The goal of a plan as text, and its fingerprint. */
#include "plan/goal.h"

#include "base/utf8.h"
#include "source/source.h"

struct goal {
	struct arena *arena;
	struct slice *parts;
	size_t n;
};

static void add(struct goal *g, struct slice s)
{
	ARENA_PUSH(g->arena, g->parts, g->n) = s;
}

/* Further lines are set in; what cannot be seen is named. */
static void add_text(struct goal *g, struct slice s)
{
	size_t i, len, from = 0;

	s = utf8_nfc(g->arena, slice_trim(s));
	for (i = 0; i < s.len; i += len) {
		uint32_t c = utf8_at(s, i, &len);
		bool line = c == '\n';

		if (!line && c != '\r' && !utf8_is_hidden(c))
			continue;
		add(g, slice_sub(s, from, i));
		from = i + len;
		if (line)
			add(g, SLICE("\n  "));
		else if (c != '\r')
			add(g, arena_printf(g->arena, "U+%04X", (unsigned)c));
	}
	add(g, slice_sub(s, from, s.len));
}

static void say(struct goal *g, struct slice above, const char *field,
		struct slice value)
{
	add(g, above);
	add(g, slice_of(field));
	add(g, SLICE(": "));
	add_text(g, value);
	add(g, SLICE("\n"));
}

static void say_text(struct goal *g, struct slice above, const char *field,
		     const struct text *t)
{
	if (t->at)
		say(g, above, field, t->s);
}

/* Without a plus, leading zeros, and zeros behind the point. */
static struct slice plain_number(struct arena *a, struct slice s)
{
	bool minus = slice_starts(s, SLICE("-"));
	size_t from = 0, point, end = s.len;

	if (minus || slice_starts(s, SLICE("+")))
		from = 1;
	while (from + 1 < s.len && s.ptr[from] == '0' && s.ptr[from + 1] != '.')
		from++;
	point = slice_find(s, '.', from);
	if (point < s.len) {
		while (end > point + 1 && s.ptr[end - 1] == '0')
			end--;
		if (end == point + 1)
			end = point;
	}
	s = slice_sub(s, from, end);
	if (slice_starts(s, SLICE(".")))
		s = arena_printf(a, "0%.*s", SL(s));
	if (!s.len || slice_is(s, "0"))
		return SLICE("0");
	return minus ? arena_printf(a, "-%.*s", SL(s)) : s;
}

static void say_number(struct goal *g, struct slice above, const char *field,
		       const struct number *n)
{
	if (n->at)
		say(g, above, field, plain_number(g->arena, n->text));
}

static struct slice path_of(struct goal *g, const char *map,
			    const struct item *item)
{
	struct slice key = utf8_nfc(g->arena, item->key);

	return arena_printf(g->arena, "%s.%.*s", map, SL(key));
}

static void say_factor(struct goal *g, const struct item *item)
{
	say_text(g, path_of(g, "success-factors", item), "", &item->title);
}

static void say_metric(struct goal *g, const struct item *item)
{
	static const char *const directions[] = {
		[DIRECTION_REACH] = "reach",
		[DIRECTION_STAY_ABOVE] = "stay-above",
		[DIRECTION_STAY_BELOW] = "stay-below",
	};
	const struct metric *m = (const struct metric *)(const void *)item;
	struct slice above = path_of(g, "metrics", item);

	say_text(g, above, ".title", &item->title);
	say_text(g, above, ".unit", &m->unit);
	say_number(g, above, ".baseline", &m->baseline);
	say_number(g, above, ".target", &m->target);
	if (m->due.at)
		say(g, above, ".due", m->due.at->text);
	say(g, above, ".direction", slice_of(directions[m->direction.v]));
}

static int by_key(const void *pa, const void *pb)
{
	const struct item *const *a = pa, *const *b = pb;

	return slice_cmp((*a)->key, (*b)->key);
}

static void say_items(struct goal *g, const struct plan *p, enum item_kind kind,
		      void (*say_one)(struct goal *g, const struct item *item))
{
	const struct item **items, **v = NULL;
	size_t i, n, k = 0;

	n = plan_items(&items, g->arena, p);
	for (i = 0; i < n; i++)
		if (items[i]->kind == kind)
			ARENA_PUSH(g->arena, v, k) = items[i];
	if (k)
		qsort(v, k, sizeof(*v), by_key);
	for (i = 0; i < k; i++)
		say_one(g, v[i]);
}

struct slice plan_goal_text(struct arena *a, const struct plan *p)
{
	struct slice top = SLICE("objective");
	struct goal g = {.arena = a};

	say_text(&g, top, ".statement", &p->statement);
	say_text(&g, top, ".why", &p->why);
	say_text(&g, top, ".outcome.who", &p->outcome_who);
	say_text(&g, top, ".outcome.did", &p->outcome_did);
	say_text(&g, top, ".outcome.so", &p->outcome_so);
	say_items(&g, p, ITEM_FACTOR, say_factor);
	say_items(&g, p, ITEM_METRIC, say_metric);
	return arena_concat(a, g.parts, g.n);
}

struct slice plan_goal_fingerprint(struct arena *a, const struct plan *p)
{
	char hex[OID_HEX_MAX];
	struct oid id;

	oid_of_blob(&id, plan_goal_text(a, p));
	return arena_printf(a, "g1-%.8s", oid_hex(hex, &id));
}
