/*
 * What changed between two snapshots, plan by plan and item by item, and the
 * rules that judge it. At a merge each parent is the former one in turn.
 */
#include "base/utf8.h"
#include "check/rules.h"
#include "compare/value.h"

/* --- pairs -----------------------------------------------------------------
 */

static void list_items(struct plan_change *p, struct arena *a,
		       const struct plan_match *m)
{
	size_t i;

	for (i = 0; i < m->after.n; i++) {
		const struct item_match *x = &m->after.v[i];
		struct item_change ch = {.after = x->item};

		if (x->other) {
			ch.before = x->other->item;
			ch.from = x->other->plan;
		}
		ARENA_PUSH(a, p->items, p->n_items) = ch;
	}
	for (i = 0; i < m->before.n; i++)
		if (!m->before.v[i].other)
			ARENA_PUSH(a, p->items, p->n_items) =
				(struct item_change){
					.before = m->before.v[i].item,
					.from = m->before.v[i].plan};
}

/* --- renamed without a word ------------------------------------------------
 */

/* What is gone under one title and owner, and what is new. */
struct namesakes {
	void *gone, *new;
	size_t n_gone, n_new;
};

static struct slice namesake_key(struct arena *a, char kind, struct slice title,
				 struct slice owner)
{
	struct slice zero = {"", 1};
	struct slice parts[] = {{&kind, 1},
				utf8_nfc(a, slice_trim(title)),
				zero,
				utf8_nfc(a, slice_trim(owner))};

	return arena_concat(a, parts, ARRAY_LEN(parts));
}

static void note(struct map *by_name, struct arena *a, struct slice key,
		 void *gone, void *new)
{
	struct namesakes *s = map_get(by_name, key);

	if (!s) {
		s = arena_alloc(a, sizeof(*s));
		*s = (struct namesakes){.gone = NULL};
		map_put(by_name, key, s);
	}
	if (gone && !s->n_gone++)
		s->gone = gone;
	if (new && !s->n_new++)
		s->new = new;
}

/* What an item is called: a lever has no title, but says what to do. */
static struct slice item_name(const struct item *it)
{
	if (it->kind != ITEM_LEVER)
		return it->title.s;
	return ((const struct lever *)it)->then.s;
}

static bool is_settled(const struct item *it)
{
	return it->kind == ITEM_ACTION &&
	       !action_is_open((const struct action *)it);
}

/*
 * Settled work that is tidied away is not what comes next under its title: it
 * is a namesake of settled work alone.
 */
static void note_item(struct map *by_name, struct arena *a,
		      struct item_change *ch)
{
	const struct item *it = ch->after ? ch->after : ch->before;
	struct slice name = item_name(it), owner = it->owner.s;
	char kind = (char)('0' + (int)it->kind);
	bool settled = is_settled(it);

	if (it->kind == ITEM_FACTOR || !slice_trim(name).len)
		return;
	if (settled)
		note(by_name, a, namesake_key(a, 's', name, owner),
		     ch->after ? NULL : ch, ch->after ? ch : NULL);
	if (!settled || ch->after)
		note(by_name, a, namesake_key(a, kind, name, owner),
		     ch->after ? NULL : ch, ch->after ? ch : NULL);
}

static void note_items(struct map *by_name, struct arena *a,
		       struct plan_change *p)
{
	size_t i;

	for (i = 0; i < p->n_items; i++)
		if (!p->items[i].before != !p->items[i].after)
			note_item(by_name, a, &p->items[i]);
}

static void join_items(const struct map *by_name)
{
	const struct map_entry *e;

	for (e = map_next(by_name, NULL); e; e = map_next(by_name, e)) {
		struct namesakes *s = map_value(e);
		struct item_change *gone = s->gone, *new = s->new;

		if (!gone || !new || new->before || !gone->before)
			continue;
		new->before = gone->before;
		new->from = gone->from;
		new->guessed = true;
		new->certain = s->n_gone == 1 && s->n_new == 1;
		*gone = (struct item_change){.before = NULL};
	}
}

static void guess_items(struct plan_change *v, size_t n, struct arena *a)
{
	struct map all = map_in(a);
	size_t i;

	for (i = 0; i < n; i++) {
		struct map own = map_in(a);

		if (!v[i].after || !v[i].n_items)
			continue;
		note_items(&own, a, &v[i]);
		join_items(&own);
	}
	for (i = 0; i < n; i++)
		if (v[i].after)
			note_items(&all, a, &v[i]);
	join_items(&all);
}

/* The items of a plan that is gone go beside those of the one it became. */
static void join_keys(struct plan_change *new, const struct plan_change *gone,
		      struct arena *a)
{
	struct item_change *left = NULL;
	struct map keys = map_in(a);
	size_t i, n_left = 0;

	for (i = 0; i < new->n_items; i++)
		if (!new->items[i].before)
			map_put(&keys, item_path(a, new->items[i].after),
				&new->items[i]);
	for (i = 0; i < gone->n_items; i++) {
		struct item_change *same =
			map_get(&keys, item_path(a, gone->items[i].before));

		if (same) {
			same->before = gone->items[i].before;
			same->from = gone->items[i].from;
		} else {
			ARENA_PUSH(a, left, n_left) = gone->items[i];
		}
	}
	for (i = 0; i < n_left; i++)
		ARENA_PUSH(a, new->items, new->n_items) = left[i];
}

static void guess_plans(struct plan_change *v, size_t n, struct arena *a)
{
	struct map by_name = map_in(a);
	const struct map_entry *e;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct plan *p =
			(v[i].after ? v[i].after : v[i].before)->plan;

		if ((v[i].before && v[i].after) || !slice_trim(p->title.s).len)
			continue;
		note(&by_name, a, namesake_key(a, 'p', p->title.s, p->owner.s),
		     v[i].after ? NULL : &v[i], v[i].after ? &v[i] : NULL);
	}
	for (e = map_next(&by_name, NULL); e; e = map_next(&by_name, e)) {
		struct namesakes *s = map_value(e);
		struct plan_change *gone = s->gone, *new = s->new;

		if (!gone || !new)
			continue;
		new->before = gone->before;
		new->guessed = true;
		new->certain = s->n_gone == 1 && s->n_new == 1;
		join_keys(new, gone, a);
		*gone = (struct plan_change){.before = NULL};
	}
}

size_t changes_match(struct plan_change **out, struct arena *a,
		     const struct snapshot *before,
		     const struct snapshot *after)
{
	struct plan_match *all;
	size_t n = match_all(&all, a, before, after), i, k = 0;
	struct plan_change *v = arena_array(a, n, sizeof(*v));

	for (i = 0; i < n; i++) {
		v[i] = (struct plan_change){.before = all[i].pair.before,
					    .after = all[i].pair.after};
		list_items(&v[i], a, &all[i]);
	}
	guess_plans(v, n, a);
	for (i = 0; i < n; i++)
		if (v[i].before || v[i].after)
			v[k++] = v[i];
	guess_items(v, k, a);
	*out = v;
	return k;
}

/* --- running the rules -----------------------------------------------------
 */

static void run_on_plans(struct check *c, const struct plan_change *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		c->change = &v[i];
		c->file = v[i].after;
		c->plan = v[i].after ? v[i].after->plan : NULL;
		c->rule->run_change(c);
	}
}

static void find_against(struct findings *out, struct check *c,
			 const struct snapshot *before,
			 const struct lint_options *opt)
{
	const struct rule *const *rules;
	struct plan_change *v;
	size_t i, n, n_plans;

	*out = (struct findings)FINDINGS_IN(c->arena);
	out->words = c->findings->words;
	c->findings = out;
	c->before = before;
	n_plans = changes_match(&v, c->arena, before, c->snapshot);
	rules = rules_all(&n);
	for (i = 0; i < n; i++) {
		size_t k = out->n;

		if (!rules[i]->run_change ||
		    c->settings[i].level == LEVEL_NONE ||
		    (opt->in_hook && rules[i]->uses_today))
			continue;
		c->rule = rules[i];
		c->values = &c->settings[i];
		run_on_plans(c, v, n_plans);
		for (; k < out->n; k++)
			out->v[k].level = c->settings[i].level;
	}
}

/* Against another parent the words may differ. */
static void keep_common(struct findings *fs, struct arena *a,
			const struct findings *other)
{
	struct map known = map_in(a);
	size_t i, n = 0;

	for (i = 0; i < other->n; i++)
		map_put(&known, finding_subject(a, &other->v[i]), &known);
	for (i = 0; i < fs->n; i++)
		if (map_get(&known, finding_subject(a, &fs->v[i])))
			fs->v[n++] = fs->v[i];
	fs->n = n;
}

/* --- what was taken over ---------------------------------------------------
 */

/* path: actions.call */
static bool same_item(struct arena *a, const struct plan *x,
		      const struct plan *y, struct slice path)
{
	struct slice key =
		slice_sub(path, slice_find(path, '.', 0) + 1, path.len);
	const struct item *one = plan_item(x, key), *other = plan_item(y, key);
	struct slice row;

	if (!one || !other || one->kind != other->kind)
		return !one && !other;
	row = arena_printf(a, "%s.*", item_kind_name(one->kind));
	return value_same(one->at, other->at, row.ptr);
}

/* What the finding is about is in both the same. */
static bool stands_alike(const struct finding *f, struct arena *a,
			 const struct snapshot *s, const struct snapshot *taken)
{
	const struct plan_file *now, *there;

	if (!f->plan.ptr)
		return false;
	now = snapshot_plan(s, f->plan);
	there = snapshot_plan(taken, f->plan);
	if (!now || !there)
		return !now && !there;
	return file_same_bytes(now, there) ||
	       (f->item.ptr && same_item(a, now->plan, there->plan, f->item));
}

static void drop_taken(struct findings *fs, struct arena *a,
		       const struct snapshot *s, const struct snapshot *taken)
{
	size_t i, n = 0;

	for (i = 0; i < fs->n; i++)
		if (!stands_alike(&fs->v[i], a, s, taken))
			fs->v[n++] = fs->v[i];
	fs->n = n;
}

void changes_find(struct findings *out, struct arena *a,
		  const struct snapshot *s, const struct lint_options *opt)
{
	struct facts facts;
	struct findings found, other;
	struct check c = {.snapshot = s,
			  .options = opt,
			  .findings = out,
			  .today = opt->today,
			  .arena = a,
			  .facts = &facts};
	size_t i;

	if (!opt->n_before)
		return;
	if (opt->written && opt->written != DAY_NONE &&
	    opt->written < opt->today)
		c.today = opt->written;
	c.settings = settings_read(a, &s->config, NULL);
	facts_gather(&facts, a, s);
	find_against(&found, &c, opt->before[0], opt);
	for (i = 1; i < opt->n_before && found.n; i++) {
		find_against(&other, &c, opt->before[i], opt);
		keep_common(&found, a, &other);
	}
	if (opt->taken)
		drop_taken(&found, a, s, opt->taken);
	for (i = 0; i < found.n; i++)
		ARENA_PUSH(a, out->v, out->n) = found.v[i];
}
