/*
 * Matching: by identity first, then by `was`, which joins only what stood on
 * one side alone.
 */
#include "compare/match.h"

#include "base/utf8.h"

const struct plan_file *file_at(const struct snapshot *s, struct slice path)
{
	size_t low = 0, high = s ? s->n_files : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = slice_cmp(s->files[mid].path, path);

		if (!order)
			return &s->files[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

bool file_takes_part(const struct plan_file *f, const struct snapshot *other)
{
	const struct plan_file *there = file_at(other, f->path);

	return f->plan && (!there || there->plan);
}

bool file_same_bytes(const struct plan_file *x, const struct plan_file *y)
{
	if (x->kind != y->kind)
		return false;
	if (x->decoded && x->decoded == y->decoded)
		return true;
	if (!oid_is_none(&x->id) && oid_eq(&x->id, &y->id))
		return true;
	return x->bytes.ptr && y->bytes.ptr && slice_eq(x->bytes, y->bytes);
}

/* --- plans -----------------------------------------------------------------
 */

/* The files of one identity on both sides, each in byte order of paths. */
struct identity {
	struct slice fold;
	const struct plan_file **before, **after;
	size_t n_before, n_after;
	struct plan_pair pair;
};

struct identities {
	struct arena *a;
	struct map by_fold;
	struct identity **v;
	size_t n;
};

static void add_file(struct identities *ids, const struct plan_file *f,
		     bool new_side)
{
	struct slice fold = f->plan->fold;
	struct identity *id = map_get(&ids->by_fold, fold);

	if (!id) {
		id = arena_alloc(ids->a, sizeof(*id));
		id->fold = fold;
		map_put(&ids->by_fold, fold, id);
		ARENA_PUSH(ids->a, ids->v, ids->n) = id;
	}
	if (new_side)
		ARENA_PUSH(ids->a, id->after, id->n_after) = f;
	else
		ARENA_PUSH(ids->a, id->before, id->n_before) = f;
}

static void add_side(struct identities *ids, const struct snapshot *s,
		     const struct snapshot *other, bool new_side)
{
	size_t i;

	for (i = 0; s && i < s->n_files; i++)
		if (file_takes_part(&s->files[i], other))
			add_file(ids, &s->files[i], new_side);
}

/* The first path that is on both sides, else the first of each side. */
static void choose_files(struct identity *id)
{
	size_t i = 0, j = 0;

	id->pair.before = id->n_before ? id->before[0] : NULL;
	id->pair.after = id->n_after ? id->after[0] : NULL;
	while (i < id->n_before && j < id->n_after) {
		int order = slice_cmp(id->before[i]->path, id->after[j]->path);

		if (!order) {
			id->pair.before = id->before[i];
			id->pair.after = id->after[j];
			return;
		}
		if (order < 0)
			i++;
		else
			j++;
	}
}

/* Joins plans that are new with those that are gone and that they name. */
static void follow_plan_was(struct identities *ids)
{
	size_t i;

	for (i = 0; i < ids->n; i++) {
		struct plan_pair *p = &ids->v[i]->pair;
		struct identity *old;

		if (p->before || !p->after || !p->after->plan->was.at)
			continue;
		old = map_get(&ids->by_fold,
			      utf8_fold_id(ids->a, p->after->plan->was.s));
		if (!old || old->n_after || !old->pair.before)
			continue;
		p->before = old->pair.before;
		old->pair.before = NULL;
	}
}

static struct slice pair_id(const struct plan_pair *p)
{
	return (p->after ? p->after : p->before)->plan->id.s;
}

static int by_id(const void *x, const void *y)
{
	const struct plan_pair *a = x, *b = y;
	int order = slice_cmp(pair_id(a), pair_id(b));

	return order ? order : (a->after != NULL) - (b->after != NULL);
}

static int by_fold(const void *x, const void *y)
{
	const struct identity *const *a = x, *const *b = y;

	return slice_cmp((*a)->fold, (*b)->fold);
}

size_t match_plans(struct plan_pair **out, struct arena *a,
		   const struct snapshot *before, const struct snapshot *after)
{
	struct identities ids = {.a = a, .by_fold = map_in(a)};
	size_t i, n = 0;

	add_side(&ids, before, after, false);
	add_side(&ids, after, before, true);
	for (i = 0; i < ids.n; i++)
		choose_files(ids.v[i]);
	/* two that claim one old plan: the first by id gets it */
	if (ids.n)
		qsort(ids.v, ids.n, sizeof(*ids.v), by_fold);
	follow_plan_was(&ids);
	*out = NULL;
	for (i = 0; i < ids.n; i++)
		if (ids.v[i]->pair.before || ids.v[i]->pair.after)
			ARENA_PUSH(a, *out, n) = ids.v[i]->pair;
	if (n)
		qsort(*out, n, sizeof(**out), by_id);
	return n;
}

/* --- items -----------------------------------------------------------------
 */

static struct slice match_key(struct arena *a, enum item_kind kind,
			      struct slice fold)
{
	const char mark = (char)('0' + (int)kind);
	const struct slice parts[] = {{&mark, 1}, fold};

	return arena_concat(a, parts, 2);
}

static void add_items(struct item_matches *m, struct arena *a,
		      const struct plan_file *f, const struct plan *p)
{
	const struct item **items;
	size_t i;

	m->n = plan_items(&items, a, p);
	m->v = arena_array(a, m->n, sizeof(*m->v));
	m->by_key = map_in(a);
	for (i = 0; i < m->n; i++) {
		m->v[i].item = items[i];
		m->v[i].plan = f;
		m->v[i].fold = items[i]->fold;
		map_put(&m->by_key, match_key(a, items[i]->kind, m->v[i].fold),
			&m->v[i]);
	}
}

static struct item_match *find_item(const struct item_matches *m,
				    struct arena *a, enum item_kind kind,
				    struct slice fold)
{
	return m->n ? map_get(&m->by_key, match_key(a, kind, fold)) : NULL;
}

static void join(struct item_match *x, struct item_match *y)
{
	x->other = y;
	y->other = x;
}

static void match_keys(struct arena *a, struct item_matches *before,
		       struct item_matches *after)
{
	size_t i;

	for (i = 0; i < after->n; i++) {
		struct item_match *x = &after->v[i];
		struct item_match *y =
			find_item(before, a, x->item->kind, x->fold);

		if (y && !y->other)
			join(x, y);
	}
}

bool item_was(struct slice *plan, struct slice *key, const struct item *item)
{
	size_t dot;

	if (!item->was.at)
		return false;
	dot = slice_find(item->was.s, '.', 0);
	*plan = SLICE_NONE;
	*key = item->was.s;
	if (dot < item->was.s.len) {
		*plan = slice_sub(item->was.s, 0, dot);
		*key = slice_sub(item->was.s, dot + 1, item->was.s.len);
	}
	return true;
}

/*
 * Follows `was` for what is new in `after` to what is gone from `before`.
 * `id` is the plan that `before` was, folded; bare keys mean it if `own`.
 */
static void follow_item_was(struct arena *a, struct item_matches *before,
			    struct item_match *x, struct slice id, bool own)
{
	struct slice plan, key;
	struct item_match *y;

	if (x->other || !item_was(&plan, &key, x->item))
		return;
	if (plan.ptr ? !slice_eq(utf8_fold_id(a, plan), id) : !own)
		return;
	y = find_item(before, a, x->item->kind, utf8_fold_id(a, key));
	if (y && !y->other)
		join(x, y);
}

static void match_within(struct arena *a, struct item_matches *before,
			 struct item_matches *after, const struct plan *old)
{
	struct slice id = old->fold;
	size_t i;

	match_keys(a, before, after);
	for (i = 0; i < after->n; i++)
		follow_item_was(a, before, &after->v[i], id, true);
}

size_t match_items(struct item_pair **out, struct arena *a,
		   const struct plan *before, const struct plan *after)
{
	struct item_matches old, new;
	size_t i, n = 0;

	add_items(&old, a, NULL, before);
	add_items(&new, a, NULL, after);
	match_within(a, &old, &new, before);
	*out = NULL;
	for (i = 0; i < new.n; i++)
		ARENA_PUSH(a, *out, n) = (struct item_pair){
			new.v[i].other ? new.v[i].other->item : NULL,
			new.v[i].item};
	for (i = 0; i < old.n; i++)
		if (!old.v[i].other)
			ARENA_PUSH(a, *out, n) =
				(struct item_pair){old.v[i].item, NULL};
	return n;
}

/* Items that moved to another plan and say so: `was: plan.key`. */
static void match_between(struct arena *a, struct plan_match *plans, size_t n)
{
	struct map by_id = map_in(a);
	size_t i, j;

	for (i = 0; i < n; i++)
		if (plans[i].before.n)
			map_put(&by_id, plans[i].pair.before->plan->fold,
				&plans[i]);
	for (i = 0; i < n; i++)
		for (j = 0; j < plans[i].after.n; j++) {
			struct item_match *x = &plans[i].after.v[j];
			struct slice plan, key;
			struct plan_match *from;

			if (x->other || !item_was(&plan, &key, x->item) ||
			    !plan.ptr)
				continue;
			plan = utf8_fold_id(a, plan);
			from = map_get(&by_id, plan);
			if (from)
				follow_item_was(a, &from->before, x, plan,
						false);
		}
}

void match_pair(struct plan_match *m, struct arena *a)
{
	const struct plan_pair *p = &m->pair;

	if (p->before && p->after && file_same_bytes(p->before, p->after))
		return;
	if (p->before)
		add_items(&m->before, a, p->before, p->before->plan);
	if (p->after)
		add_items(&m->after, a, p->after, p->after->plan);
	if (p->before && p->after)
		match_within(a, &m->before, &m->after, p->before->plan);
}

size_t match_all(struct plan_match **out, struct arena *a,
		 const struct snapshot *before, const struct snapshot *after)
{
	struct plan_pair *pairs;
	size_t n = match_plans(&pairs, a, before, after), i;

	*out = arena_array(a, n, sizeof(**out));
	for (i = 0; i < n; i++) {
		(*out)[i].pair = pairs[i];
		match_pair(&(*out)[i], a);
	}
	match_between(a, *out, n);
	return n;
}
