/* Gives plans and items to their lines, step by step, following `was`. */
#include "base/utf8.h"
#include "review/history.h"

static struct line *line_new(struct history *h, bool is_plan,
			     enum item_kind kind)
{
	struct line *l = arena_alloc(h->arena, sizeof(*l));

	l->number = h->n_lines;
	l->is_plan = is_plan;
	l->kind = kind;
	l->items = map_in(h->arena);
	ARENA_PUSH(h->arena, h->lines, h->n_lines) = l;
	return l;
}

/* The line a name bore, if it is free: its bearer is gone. */
static struct line *free_line(const struct name *name)
{
	struct line *l;

	if (!name || name->live || !name->line)
		return NULL;
	l = line_newest(name->line);
	return l->live ? NULL : l;
}

static void begin_name(struct name *name, bool live)
{
	name->was_live = name->live;
	name->line_before = name->line;
	name->live = live;
	if (name->was_live && !live)
		line_newest(name->line)->live = NULL;
}

static bool has_line(const struct name *name)
{
	return name->line && line_newest(name->line)->live == name;
}

/* A name written again goes on with its own old line, if that is free. */
static void own_again(struct name *name)
{
	struct line *l = name->line ? line_newest(name->line) : NULL;

	if (!l || l->live)
		return;
	name->line = l;
	l->live = name;
}

/* A name that is new goes on with the line of the one it was. */
static void follow_was(struct name *name, const struct name *was)
{
	struct line *l = free_line(was);

	if (!l)
		return;
	name->line = l;
	l->live = name;
}

/* Else it begins one. */
static void begin_line(struct history *h, struct name *name, bool is_plan,
		       enum item_kind kind)
{
	name->line = line_new(h, is_plan, kind);
	name->line->live = name;
}

/* A `was` that joins late, in the step that it is (still) written down. */
static bool join_was(struct history *h, const struct name *name,
		     const struct name *was, int pos)
{
	struct line *older = free_line(was);

	return older && line_join(name->line, h->arena, older, pos);
}

static const struct plan *plan_now(const struct plan_name *p)
{
	return p->chosen ? p->chosen->content->plan : NULL;
}

static struct name *plan_was(struct history *h, const struct plan_name *p)
{
	const struct plan *plan = plan_now(p);
	struct plan_name *was;

	if (!plan || !plan->was.s.len)
		return NULL;
	was = map_get(&h->plans, identity_key(h->arena, plan->was.s));
	return was ? &was->n : NULL;
}

static void put_plan(struct history *h, const struct plan_name *p, int pos)
{
	const struct file_state *f = p->chosen;

	if (f)
		line_put(p->n.line, h->arena,
			 (struct version){.pos = pos,
					  .there = true,
					  .plan = f->content->plan,
					  .decoded = f->content,
					  .path = f->path,
					  .holder = p->n.line});
	else if (p->n.was_live && !line_newest(p->n.line)->live)
		line_put(line_newest(p->n.line), h->arena,
			 (struct version){.pos = pos});
}

/* One name of the older plan becomes one of the plan that goes on with it. */
static void move_name(struct line *l, struct arena *a, struct name *theirs,
		      int pos)
{
	struct name *ours = map_get(&l->items, theirs->key);

	if (ours && !theirs->live) {
		line_join(ours->line, a, theirs->line, pos);
		return;
	}
	if (ours) {
		line_join(theirs->line, a, ours->line, pos);
	} else {
		ours = arena_alloc(a, sizeof(*ours));
		ours->key = theirs->key;
		map_put(&l->items, ours->key, ours);
	}
	ours->line = theirs->line;
	ours->live = theirs->live;
	if (ours->live)
		line_newest(ours->line)->live = ours;
	theirs->live = false;
}

/* Two lines of plans became one: the items follow. */
static void join_items(struct history *h, struct line *l, struct line *older,
		       int pos)
{
	const struct map_entry *at;

	for (at = map_next(&older->items, NULL); at;
	     at = map_next(&older->items, at))
		move_name(l, h->arena, map_value(at), pos);
}

static void plans_step(struct history *h, int pos)
{
	struct plan_name **t = h->touched;
	size_t i, n = h->n_touched;

	for (i = 0; i < n; i++)
		begin_name(&t[i]->n, t[i]->chosen != NULL);
	for (i = 0; i < n; i++)
		if (t[i]->n.live && !t[i]->n.was_live)
			own_again(&t[i]->n);
	for (i = 0; i < n; i++)
		if (t[i]->n.live && !has_line(&t[i]->n))
			follow_was(&t[i]->n, plan_was(h, t[i]));
	for (i = 0; i < n; i++) {
		struct name *name = &t[i]->n;

		if (name->live && !has_line(name))
			begin_line(h, name, true, N_ITEM_KINDS);
		if (name->live)
			name->line = line_newest(name->line);
	}
	for (i = 0; i < n; i++)
		put_plan(h, t[i], pos);
}

static void join_plans(struct history *h, int pos)
{
	size_t i;

	for (i = 0; i < h->n_touched; i++) {
		struct plan_name *p = h->touched[i];
		struct name *was = p->n.live ? plan_was(h, p) : NULL;
		struct line *older = free_line(was);

		if (was && join_was(h, &p->n, was, pos))
			join_items(h, p->n.line, older, pos);
	}
}

/* A plan whose items are looked at in this step. */
struct work {
	struct line *line;
	const struct plan_name *name; /* NULL: the plan is gone */
	const struct item **items;
	struct name **names; /* of each item */
	size_t n;
};

/* Kind and folded key: items of two kinds are two identities. */
static struct slice item_key(struct arena *a, const struct item *item,
			     bool exact)
{
	struct slice key = exact ? item->key : identity_key(a, item->key);

	return arena_printf(a, "%c%s%.*s", 'A' + (int)item->kind,
			    exact ? "\001" : "", SL(key));
}

static struct name *item_name(struct arena *a, struct line *plan,
			      const struct item *item, bool exact)
{
	struct slice key = item_key(a, item, exact);
	struct name *name = map_get(&plan->items, key);

	if (!name) {
		name = arena_alloc(a, sizeof(*name));
		name->key = key;
		map_put(&plan->items, key, name);
	}
	return name;
}

/* Items that are gone free their lines; the others get their names. */
static void begin_items(struct history *h, struct work *w)
{
	const struct plan *plan = w->name ? plan_now(w->name) : NULL;
	const struct map_entry *at;
	size_t i;

	w->n = plan ? plan_items(&w->items, h->arena, plan) : 0;
	w->names = arena_array(h->arena, w->n, sizeof(struct name *));
	for (at = map_next(&w->line->items, NULL); at;
	     at = map_next(&w->line->items, at))
		((struct name *)map_value(at))->item = NULL;
	for (i = 0; i < w->n; i++) {
		struct name *name =
			item_name(h->arena, w->line, w->items[i], false);

		if (name->item) /* two keys that differ only in - or case */
			name = item_name(h->arena, w->line, w->items[i], true);
		name->item = w->items[i];
		w->names[i] = name;
	}
	for (at = map_next(&w->line->items, NULL); at;
	     at = map_next(&w->line->items, at)) {
		struct name *name = map_value(at);

		begin_name(name, name->item != NULL);
	}
}

/* The line of the plan that was called so before this step. */
static struct line *plan_before(struct history *h, struct slice id, int pos)
{
	const struct plan_name *p =
		map_get(&h->plans, identity_key(h->arena, id));
	struct line *l;

	if (!p)
		return NULL;
	l = p->touched == pos ? p->n.line_before : p->n.line;
	return l ? line_newest(l) : NULL;
}

static struct name *item_was(struct history *h, const struct work *w,
			     const struct item *item, int pos)
{
	struct slice was = item->was.s;
	size_t dot = slice_find(was, '.', 0);
	struct line *plan = w->line;
	struct item old = {.kind = item->kind, .key = was};

	if (!was.len)
		return NULL;
	if (dot < was.len) {
		plan = plan_before(h, slice_sub(was, 0, dot), pos);
		old.key = slice_sub(was, dot + 1, was.len);
	}
	return plan ? map_get(&plan->items, item_key(h->arena, &old, false))
		    : NULL;
}

static void put_items(struct history *h, const struct work *w, int pos)
{
	const struct map_entry *at;
	size_t i;

	for (i = 0; i < w->n; i++)
		line_put(w->names[i]->line, h->arena,
			 (struct version){.pos = pos,
					  .there = true,
					  .plan = plan_now(w->name),
					  .item = w->items[i],
					  .decoded = w->name->chosen->content,
					  .path = w->name->chosen->path,
					  .holder = w->line});
	for (at = map_next(&w->line->items, NULL); at;
	     at = map_next(&w->line->items, at)) {
		const struct name *name = map_value(at);

		if (name->was_live && !name->live &&
		    !line_newest(name->line_before)->live)
			line_put(line_newest(name->line_before), h->arena,
				 (struct version){.pos = pos});
	}
}

static void items_step(struct history *h, struct work *w, size_t n, int pos)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		begin_items(h, &w[i]);
	for (i = 0; i < n; i++)
		for (k = 0; k < w[i].n; k++)
			if (!w[i].names[k]->was_live)
				own_again(w[i].names[k]);
	for (i = 0; i < n; i++)
		for (k = 0; k < w[i].n; k++)
			if (!has_line(w[i].names[k]))
				follow_was(
					w[i].names[k],
					item_was(h, &w[i], w[i].items[k], pos));
	for (i = 0; i < n; i++)
		for (k = 0; k < w[i].n; k++) {
			struct name *name = w[i].names[k];

			if (!has_line(name))
				begin_line(h, name, false, w[i].items[k]->kind);
			name->line = line_newest(name->line);
		}
	for (i = 0; i < n; i++)
		put_items(h, &w[i], pos);
	for (i = 0; i < n; i++)
		for (k = 0; k < w[i].n; k++)
			join_was(h, w[i].names[k],
				 item_was(h, &w[i], w[i].items[k], pos), pos);
}

/* The plans of this step by line: living ones, and those that ended. */
static size_t collect_work(struct work *w, struct history *h)
{
	size_t n = 0, i;

	for (i = 0; i < h->n_touched; i++) {
		struct plan_name *p = h->touched[i];
		struct line *before = p->n.was_live ? p->n.line_before : NULL;

		if (p->n.live)
			w[n++] = (struct work){.line = p->n.line, .name = p};
		else if (before && !line_newest(before)->live)
			w[n++] = (struct work){.line = line_newest(before)};
	}
	return n;
}

void identities_step(struct history *h, int pos)
{
	struct work *w;
	size_t n;

	plans_step(h, pos);
	join_plans(h, pos);
	w = arena_array(h->arena, h->n_touched, sizeof(*w));
	n = collect_work(w, h);
	items_step(h, w, n, pos);
}

/* --- looking up after the walk ----------------------------------------------
 */

static const struct line *goes_on(const struct name *name)
{
	return name && name->line ? line_newest(name->line) : NULL;
}

const struct line *history_plan(const struct history *h, struct arena *a,
				struct slice id)
{
	const struct plan_name *p = map_get(&h->plans, identity_key(a, id));

	return p ? goes_on(&p->n) : NULL;
}

const struct line *history_item(const struct line *plan, struct arena *a,
				enum item_kind kind, struct slice key)
{
	const struct item item = {.kind = kind, .key = key};
	const struct name *exact =
		map_get(&plan->items, item_key(a, &item, true));

	return goes_on(
		exact ? exact
		      : map_get(&plan->items, item_key(a, &item, false)));
}
