/* Group 4: what plans say of each other. */
#include "base/near.h"
#include "base/utf8.h"
#include "check/cycle.h"
#include "check/rules.h"

/* --- reference-unknown --- */

/* What a reference may lead to. */
struct wanted {
	const char *what; /* "an action": for messages */
	bool plan;	  /* a plan serves */
	unsigned items;	  /* a bit for each kind of item that serves */
	bool here;	  /* a bare word is an item of the same plan */
};

#define KIND(k) (1u << (k))

static const struct wanted wanted_support = {N_("a plan or one of its metrics"),
					     true, KIND(ITEM_METRIC), false};
static const struct wanted wanted_need = {N_("an action"), false,
					  KIND(ITEM_ACTION), true};
static const struct wanted wanted_factor = {N_("a success factor"), false,
					    KIND(ITEM_FACTOR), true};
static const struct wanted wanted_answer = {
	N_("an action or a lever"), false, KIND(ITEM_ACTION) | KIND(ITEM_LEVER),
	true};
static const struct wanted wanted_metric = {N_("a metric"), false,
					    KIND(ITEM_METRIC), true};

static bool serves(const struct wanted *w, const struct target *t)
{
	return t->item ? w->items & KIND(t->item->kind) : w->plan;
}

static void offer_items(struct near *near, const struct check *c,
			const struct plan_file *file, const struct wanted *w)
{
	const struct item **items;
	size_t i, n = plan_items(&items, c->arena, file->plan);

	for (i = 0; i < n; i++)
		if (w->items & KIND(items[i]->kind))
			near_offer(near, items[i]->key);
}

static struct slice nearest_plan(const struct check *c, struct slice id)
{
	struct near near = near_to(id);
	size_t i;

	for (i = 0; i < c->snapshot->n_plans; i++)
		near_offer(&near, c->snapshot->plans[i]->plan->id.s);
	return near.best;
}

/* The reference that was probably meant; ptr NULL where none is near. */
static struct slice nearest_ref(const struct check *c, const struct wanted *w,
				struct slice ref)
{
	size_t dot = slice_find(ref, '.', 0);
	struct slice plan = slice_sub(ref, 0, dot), best;
	const struct plan_file *file;
	struct near near;

	if (dot == ref.len && !w->here)
		return nearest_plan(c, ref);
	file = dot == ref.len ? c->file : snapshot_plan(c->snapshot, plan);
	if (!file) {
		best = nearest_plan(c, plan);
		if (!best.ptr)
			return best;
		return arena_printf(c->arena, "%.*s%.*s", SL(best),
				    SL(slice_sub(ref, dot, ref.len)));
	}
	near = near_to(dot == ref.len ? ref : slice_sub(ref, dot + 1, ref.len));
	offer_items(&near, c, file, w);
	if (dot == ref.len || !near.best.ptr)
		return near.best;
	return arena_printf(c->arena, "%.*s.%.*s", SL(plan), SL(near.best));
}

/* Near references found so far, so that many equal mistakes cost one search. */
struct near_cache {
	struct map by_ref;
};

static struct slice cached_nearest(const struct check *c,
				   struct near_cache *cache,
				   const struct wanted *w, struct slice ref)
{
	bool bare = slice_find(ref, '.', 0) == ref.len;
	struct slice *known;

	if (w->here && bare)
		return nearest_ref(c, w, ref);
	known = map_get(&cache->by_ref, ref);
	if (!known) {
		known = arena_alloc(c->arena, sizeof(*known));
		*known = nearest_ref(c, w, ref);
		map_put(&cache->by_ref, ref, known);
	}
	return *known;
}

static bool leads_to_unreadable(const struct check *c, const struct wanted *w,
				struct slice ref)
{
	size_t dot = slice_find(ref, '.', 0);
	struct slice plan = slice_sub(ref, 0, dot);
	const struct plan_file *file;

	if (dot == ref.len && w->here)
		return item_lost(c->plan, ref);
	if (map_get(&c->facts->unreadable, utf8_fold_id(c->arena, plan)))
		return true;
	file = dot < ref.len ? snapshot_plan(c->snapshot, plan) : NULL;
	return file && item_lost(file->plan, slice_sub(ref, dot + 1, ref.len));
}

static void help_kind(struct check *c, struct finding *f,
		      const struct wanted *w)
{
	if (w->here)
		say_help(c, f,
			 "it must name %s (KEY, or PLAN.KEY of another plan)",
			 w->what);
	else
		say_help(c, f, "it must name %s", w->what);
}

static void judge_ref(struct check *c, struct near_cache *cache,
		      const struct wanted *w, const char *field,
		      const struct text *ref)
{
	struct target t;
	struct finding *f;
	struct slice near;

	if (!ref->at)
		return;
	if (snapshot_resolve(&t, c->snapshot, w->here ? c->file : NULL,
			     ref->s)) {
		if (serves(w, &t))
			return;
		f = say_at(c, ref->at, "%.*s: \"%.*s\" is %s, not %s",
			   SL(slice_of(field)), SL(brief(c, ref->s)),
			   t.item ? item_phrase(t.item->kind) : N_("a plan"),
			   w->what);
		if (!t.item)
			say_help(c, f, "write PLAN.ITEM, as in %.*s.KEY",
				 SL(ref->s));
		else
			help_kind(c, f, w);
		return;
	}
	if (leads_to_unreadable(c, w, ref->s) ||
	    is_placeholder(c, c->plan, ref->s))
		return;
	f = say_at(c, ref->at, "%.*s: there is no \"%.*s\"",
		   SL(slice_of(field)), SL(brief(c, ref->s)));
	near = cached_nearest(c, cache, w, ref->s);
	if (near.ptr)
		say_help(c, f, "did you mean %.*s?", SL(near));
	else
		help_kind(c, f, w);
}

static void judge_refs(struct check *c, struct near_cache *cache,
		       const struct wanted *w, const char *field,
		       const struct texts *refs)
{
	size_t i;

	for (i = 0; i < refs->n; i++)
		judge_ref(c, cache, w, field, &refs->v[i]);
}

static void judge_plan_refs(struct check *c, struct near_cache *cache)
{
	const struct plan *p = c->plan;
	size_t i;

	judge_ref(c, cache, &wanted_support, "supports", &p->supports);
	for (i = 0; i < p->n_metrics; i++)
		judge_ref(c, cache, &wanted_factor, "factor",
			  &p->metrics[i].factor);
	for (i = 0; i < p->n_actions; i++) {
		judge_refs(c, cache, &wanted_need, "needs",
			   &p->actions[i].needs);
		judge_ref(c, cache, &wanted_factor, "factor",
			  &p->actions[i].factor);
	}
	for (i = 0; i < p->n_levers; i++)
		judge_ref(c, cache, &wanted_metric, "metric",
			  &p->levers[i].metric);
	for (i = 0; i < p->n_barriers; i++)
		judge_refs(c, cache, &wanted_answer, "answer",
			   &p->barriers[i].answer);
}

static void reference_unknown(struct check *c)
{
	struct near_cache cache = {.by_ref = map_in(c->arena)};
	const struct snapshot *s = c->snapshot;
	size_t i;

	for (i = 0; i < s->n_files; i++)
		if (s->files[i].plan) {
			check_enter(c, &s->files[i]);
			judge_plan_refs(c, &cache);
		}
}

/* --- reference-cycle --- */

/* The names of a graph's nodes, and where each of them is. */
struct circle {
	struct check *c;
	const char *field; /* "supports", "needs" */
	struct slice *names;
	const struct plan_file **files;
};

#define NAMED_STEPS  6
#define PLACED_STEPS 5

/* "a → b → c → a", beginning with circle[from]. */
static struct slice circle_text(const struct circle *k,
				const struct edge *const *circle, size_t n,
				size_t from)
{
	struct arena *a = k->c->arena;
	struct slice s = k->names[circle[from]->from];
	size_t i;

	for (i = 1; i < n && i < NAMED_STEPS; i++)
		s = arena_printf(a, "%.*s → %.*s", SL(s),
				 SL(k->names[circle[(from + i) % n]->from]));
	if (n > NAMED_STEPS)
		s = arena_printf(a, "%.*s → … (+%zu)", SL(s), n - NAMED_STEPS);
	return arena_printf(a, "%.*s → %.*s", SL(s),
			    SL(k->names[circle[from]->from]));
}

/* Said once, at the step of the least name, wherever the search began. */
static void say_circle(void *data, const struct edge *const *circle, size_t n)
{
	struct circle *k = data;
	struct check *c = k->c;
	size_t from = 0, i;
	struct finding *f;

	for (i = 1; i < n; i++)
		if (slice_cmp(k->names[circle[i]->from],
			      k->names[circle[from]->from]) < 0)
			from = i;
	check_enter(c, k->files[circle[from]->from]);
	f = say_at(c, circle[from]->at, "%.*s runs in a circle: %.*s",
		   SL(slice_of(k->field)), SL(circle_text(k, circle, n, from)));
	say_help(c, f, "take one of these references out");
	for (i = 1; i < n && i <= PLACED_STEPS; i++) {
		const struct edge *e = circle[(from + i) % n];

		say_also(c, f, k->files[e->from], e->at, "%.*s %.*s %.*s",
			 SL(k->names[e->from]), SL(slice_of(k->field)),
			 SL(k->names[e->to]));
	}
}

static void supports_cycle(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	struct circle k = {.c = c, .field = "supports"};
	struct graph g = graph_init(c->arena, s->n_files);
	size_t i;

	k.names = arena_array(c->arena, s->n_files, sizeof(*k.names));
	k.files = arena_array(c->arena, s->n_files, sizeof(*k.files));
	for (i = 0; i < s->n_files; i++) {
		const struct plan *p = s->files[i].plan;
		struct target t;

		if (!p)
			continue;
		k.names[i] = p->id.s;
		k.files[i] = &s->files[i];
		if (p->supports.at &&
		    snapshot_resolve(&t, s, NULL, p->supports.s))
			graph_add(&g, c->arena, i, (size_t)(t.file - s->files),
				  p->supports.at);
	}
	graph_cycles(&g, c->arena, say_circle, &k);
}

/* Adds the edges of one plan's actions; base: the numbers of the actions. */
static void add_needs(struct check *c, struct graph *g, size_t file,
		      const size_t *base)
{
	const struct snapshot *s = c->snapshot;
	const struct plan *p = s->files[file].plan;
	size_t i, j;

	for (i = 0; i < p->n_actions; i++)
		for (j = 0; j < p->actions[i].needs.n; j++) {
			const struct text *ref = &p->actions[i].needs.v[j];
			const struct action *to;
			struct target t;
			size_t k;

			if (!snapshot_resolve(&t, s, &s->files[file], ref->s) ||
			    !t.item || t.item->kind != ITEM_ACTION)
				continue;
			k = (size_t)(t.file - s->files);
			to = (const struct action *)t.item;
			graph_add(g, c->arena, base[file] + i,
				  base[k] +
					  (size_t)(to - t.file->plan->actions),
				  ref->at);
		}
}

static void needs_cycle(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	size_t *base = arena_array(c->arena, s->n_files, sizeof(*base));
	struct circle k = {.c = c, .field = "needs"};
	size_t i, j, n = 0;
	struct graph g;

	for (i = 0; i < s->n_files; i++) {
		base[i] = n;
		n += s->files[i].plan ? s->files[i].plan->n_actions : 0;
	}
	g = graph_init(c->arena, n);
	k.names = arena_array(c->arena, n, sizeof(*k.names));
	k.files = arena_array(c->arena, n, sizeof(*k.files));
	for (i = 0; i < s->n_files; i++) {
		const struct plan *p = s->files[i].plan;

		for (j = 0; p && j < p->n_actions; j++) {
			k.names[base[i] + j] =
				arena_printf(c->arena, "%.*s.%.*s", SL(p->id.s),
					     SL(p->actions[j].item.key));
			k.files[base[i] + j] = &s->files[i];
		}
		if (p)
			add_needs(c, &g, i, base);
	}
	graph_cycles(&g, c->arena, say_circle, &k);
}

static void reference_cycle(struct check *c)
{
	supports_cycle(c);
	needs_cycle(c);
}

/* --- reference-settled, needs-order --- */

/* The action that a `needs` names; NULL where it names none. */
static const struct action *needed(const struct check *c, struct target *t,
				   const struct text *ref)
{
	if (!snapshot_resolve(t, c->snapshot, c->file, ref->s) || !t->item ||
	    t->item->kind != ITEM_ACTION)
		return NULL;
	return (const struct action *)t->item;
}

static void needs_dropped(struct check *c, const struct action *a)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < a->needs.n; i++) {
		const struct action *to;
		struct target t;
		bool dropped;

		to = needed(c, &t, &a->needs.v[i]);
		if (!to)
			continue;
		dropped = to->dropped.at && !to->done.at;
		if (!dropped &&
		    (plan_stage(t.file->plan) != STAGE_DROPPED || to->done.at))
			continue;
		f = say_at(c, a->needs.v[i].at, "action %.*s needs %.*s, %s",
			   SL(a->item.key), SL(brief(c, a->needs.v[i].s)),
			   dropped ? "which was dropped"
				   : "whose plan was dropped");
		say_help(c, f, "drop it as well, or find another way to it");
		say_also(c, f, t.file,
			 dropped ? to->dropped.at : t.file->plan->stage.at,
			 "dropped here");
	}
}

static void reference_settled(struct check *c)
{
	const struct plan *p = c->plan;
	struct finding *f;
	struct target t;
	size_t i;

	if (plan_is_live(p))
		for (i = 0; i < p->n_actions; i++)
			if (surely_open(&p->actions[i]))
				needs_dropped(c, &p->actions[i]);
	if (plan_stage(p) != STAGE_COMMITTED || !p->supports.at ||
	    !snapshot_resolve(&t, c->snapshot, NULL, p->supports.s) ||
	    plan_is_live(t.file->plan))
		return;
	f = say_at(c, p->supports.at, "the plan supports %.*s, which is %s",
		   SL(brief(c, p->supports.s)),
		   stage_name(plan_stage(t.file->plan)));
	say_help(c, f,
		 "close this plan too, or let it support one that is alive");
	say_also(c, f, t.file, t.file->plan->stage.at, "%s here",
		 stage_name(plan_stage(t.file->plan)));
}

static void needs_order(struct check *c)
{
	size_t i, j;

	if (!plan_is_live(c->plan))
		return;
	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];

		if (!a->due.at || !surely_open(a))
			continue;
		for (j = 0; j < a->needs.n; j++) {
			const struct action *to;
			struct finding *f;
			struct target t;

			to = needed(c, &t, &a->needs.v[j]);
			if (!to || to == a || !to->due.at || !surely_open(to) ||
			    to->due.v <= a->due.v)
				continue;
			f = say_at(c, a->due.at,
				   "action %.*s is due on %s, before %.*s, "
				   "which it needs, is due on %s",
				   SL(a->item.key), day_text(c, a->due.v),
				   SL(brief(c, a->needs.v[j].s)),
				   day_text(c, to->due.v));
			say_help(
				c, f,
				"write due: %s, or bring the other one forward",
				day_text(c, to->due.v));
			say_also(c, f, t.file, to->due.at, "due later");
		}
	}
}

/* --- level-order, plan-orphan --- */

/* Its place among the configured levels, the top one 0; -1 where it is none. */
static int level_rank(const struct check *c, const struct text *level)
{
	const struct texts *levels = &c->snapshot->config.levels;
	size_t i;

	for (i = 0; level->at && i < levels->n; i++)
		if (slice_eq(levels->v[i].s, level->s))
			return (int)i;
	return -1;
}

/* "strategy, marketing-plan": the configured levels from one up to another. */
static struct slice level_list(const struct check *c, size_t from, size_t to)
{
	const struct texts *levels = &c->snapshot->config.levels;
	struct slice s = SLICE_NONE;
	size_t i;

	for (i = from; i < to; i++)
		s = arena_printf(c->arena, "%.*s%s%.*s", SL(s),
				 i > from ? ", " : "", SL(levels->v[i].s));
	return s;
}

static void level_unknown(struct check *c)
{
	const struct texts *levels = &c->snapshot->config.levels;
	struct near near = near_to(c->plan->level.s);
	struct finding *f;
	size_t i;

	f = say_at(c, c->plan->level.at, "there is no level \"%.*s\"",
		   SL(brief(c, c->plan->level.s)));
	for (i = 0; i < levels->n; i++)
		near_offer(&near, levels->v[i].s);
	if (near.best.ptr)
		say_help(c, f, "did you mean %.*s?", SL(near.best));
	else
		say_help(c, f, "the levels are, from the top: %.*s",
			 SL(level_list(c, 0, levels->n)));
}

static void level_order(struct check *c)
{
	const struct plan *p = c->plan;
	const struct param_value *direct = check_param(c, "direct");
	int own = level_rank(c, &p->level), above;
	struct finding *f;
	struct target t;
	bool next;

	if (!p->level.at)
		return;
	if (own < 0) {
		if (!is_placeholder(c, p, p->level.s))
			level_unknown(c);
		return;
	}
	if (!p->supports.at ||
	    !snapshot_resolve(&t, c->snapshot, NULL, p->supports.s) ||
	    t.file->plan == p)
		return;
	above = level_rank(c, &t.file->plan->level);
	next = direct->given ? direct->number != 0
			     : check_method(c, p, "delegation");
	if (above < 0 || (above < own && (!next || above + 1 == own)))
		return;
	f = say_at(c, p->supports.at,
		   above < own ? "a %.*s cannot support a %.*s: a level "
				 "between them is left out"
			       : "a %.*s cannot support a %.*s",
		   SL(p->level.s), SL(t.file->plan->level.s));
	if (!own)
		say_help(c, f, "the top level supports no other plan");
	else
		say_help(c, f, "it supports a plan of a level above it: %.*s",
			 SL(level_list(c, next ? (size_t)own - 1 : 0,
				       (size_t)own)));
	say_also(c, f, t.file, t.file->plan->level.at, "the level of %.*s",
		 SL(t.file->plan->id.s));
}

static void plan_orphan(struct check *c)
{
	struct finding *f;

	if (!plan_is_live(c->plan) || level_rank(c, &c->plan->level) <= 0 ||
	    field_written(c, c->plan->root, "", "supports"))
		return;
	f = say_plan(c, "supports", "a %.*s that supports no other plan",
		     SL(c->plan->level.s));
	say_help(c, f, "say which plan it serves:\nsupports: PLAN");
}

/* --- assumption-differs --- */

/* One value of an assumption, and the plans that take it so. */
struct belief {
	struct slice value; /* NFC, without blanks */
	const struct plan_file *file;
	const struct node *at; /* where it stands first */
	size_t plans;
	struct belief *next;
};

static struct slice without_blanks(struct arena *a, struct slice s)
{
	struct slice nfc = utf8_nfc(a, s);
	char *out = arena_alloc(a, nfc.len + 1);
	size_t i, n = 0;

	for (i = 0; i < nfc.len; i++)
		if (nfc.ptr[i] != ' ' && nfc.ptr[i] != '\t' &&
		    nfc.ptr[i] != '\n' && nfc.ptr[i] != '\r')
			out[n++] = nfc.ptr[i];
	return (struct slice){out, n};
}

static struct belief *belief_of(struct check *c, struct map *all,
				const struct pair *pair)
{
	struct slice key = utf8_fold_id(c->arena, pair->key);
	struct slice value = without_blanks(c->arena, pair->text.s);
	struct belief *first = map_get(all, key), *b;

	for (b = first; b; b = b->next)
		if (slice_eq(b->value, value))
			return b;
	b = arena_alloc(c->arena, sizeof(*b));
	*b = (struct belief){
		.value = value, .file = c->file, .at = pair->text.at};
	if (!first) {
		map_put(all, key, b);
	} else {
		b->next = first->next;
		first->next = b;
	}
	return b;
}

/* What most plans take it for; of equally many the first. */
static const struct belief *common_belief(const struct check *c,
					  const struct map *all,
					  const struct pair *pair)
{
	const struct belief *b, *best;

	b = best = map_get(all, utf8_fold_id(c->arena, pair->key));
	for (; b; b = b->next)
		if (b->plans > best->plans ||
		    (b->plans == best->plans &&
		     slice_cmp(b->file->path, best->file->path) < 0))
			best = b;
	return best;
}

static void judge_assumptions(struct check *c, struct map *all)
{
	const struct pairs *own = &c->plan->assumptions;
	size_t i;

	for (i = 0; i < own->n; i++) {
		const struct belief *best;
		struct finding *f;

		if (!own->v[i].text.at)
			continue;
		best = common_belief(c, all, &own->v[i]);
		if (slice_eq(best->value,
			     without_blanks(c->arena, own->v[i].text.s)))
			continue;
		f = say_at(c, own->v[i].text.at,
			   "%.*s is assumed to be %.*s here, but %.*s in %.*s",
			   SL(own->v[i].key), SL(brief(c, own->v[i].text.s)),
			   SL(brief(c, best->at->text)),
			   SL(best->file->plan->id.s));
		say_help(c, f, "if that is right, write %.*s: %.*s",
			 SL(own->v[i].key), SL(brief(c, best->at->text)));
		say_also(c, f, best->file, best->at, "assumed here");
	}
}

static void assumption_differs(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	struct map all = map_in(c->arena);
	size_t i, j;

	for (i = 0; i < s->n_plans; i++) {
		check_enter(c, s->plans[i]);
		if (plan_stage(c->plan) != STAGE_COMMITTED)
			continue;
		for (j = 0; j < c->plan->assumptions.n; j++)
			if (c->plan->assumptions.v[j].text.at)
				belief_of(c, &all, &c->plan->assumptions.v[j])
					->plans++;
	}
	for (i = 0; i < s->n_plans; i++) {
		check_enter(c, s->plans[i]);
		if (plan_stage(c->plan) == STAGE_COMMITTED)
			judge_assumptions(c, &all);
	}
}

const struct rule rules_links[] = {
	{.id = "reference-unknown",
	 .group = GROUP_LINKS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_ERROR,
	 .summary = "A reference to a plan or an item leads nowhere.",
	 .why = "A plan that hangs on nothing, or waits for nothing, breaks "
		"the chain from the goal to the work.",
	 .run = reference_unknown},
	{.id = "reference-cycle",
	 .group = GROUP_LINKS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_ERROR,
	 .summary = "Plans support each other, or actions need each other, in "
		    "a circle.",
	 .why = "In a circle nothing can begin, and no plan serves anything "
		"outside it.",
	 .run = reference_cycle},
	{.id = "reference-settled",
	 .group = GROUP_LINKS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_WARNING,
	 .summary = "An open action needs a dropped one, or a committed plan "
		    "supports one that is closed or dropped.",
	 .why = "What is given up elsewhere will not come; the work that "
		"waits for it has to change.",
	 .run_plan = reference_settled},
	{.id = "needs-order",
	 .group = GROUP_LINKS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_ERROR,
	 .summary = "An action is due before another one that it needs.",
	 .why = "One of the two dates cannot be kept, and everybody can see "
		"it today.",
	 .run_plan = needs_order},
	{.id = "level-order",
	 .group = GROUP_LINKS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_ERROR,
	 .params = {{"direct", PARAM_BOOL, 0, NULL,
		     "only the level directly above will do; where the "
		     "method delegation is in force this is the default"}},
	 .summary = "A plan's level is not configured, or it supports a plan "
		    "that is not above it.",
	 .why = "Goals are handed down from level to level; a plan that "
		"serves its equal or its inferior has no one above who asked "
		"for it.",
	 .run_plan = level_order},
	{.id = "plan-orphan",
	 .group = GROUP_LINKS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "A plan below the top level supports no other.",
	 .why = "Work that serves no goal above it is the first to be asked "
		"why it is done.",
	 .run_plan = plan_orphan},
	{.id = "assumption-differs",
	 .group = GROUP_LINKS,
	 .reach = REACH_PLANS,
	 .level = LEVEL_ERROR,
	 .summary = "Two committed plans take the same assumption to have "
		    "different values.",
	 .why = "Plans that count on different worlds cannot both work out.",
	 .run = assumption_differs},
	{.id = NULL},
};
