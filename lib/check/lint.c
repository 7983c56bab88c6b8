/*
 * Running the rules over a snapshot: findings of decoding first, then a call
 * for each row; at the end levels are set, and what was not asked for goes.
 */
#include "check/baseline.h"
#include "check/settled.h"

#include <string.h>

#include "base/glob.h"
#include "plan/method.h"

/* The tables of the groups, in the order of RULES.md. */
static const struct rule *const groups[] = {
	rules_syntax,	    rules_promises,	   rules_dates,
	rules_links,	    rules_metrics,	   rules_load,
	rules_one_page,	    rules_success_factors, rules_execution,
	rules_from_the_end, rules_delegation,	   rules_changes,
	rules_push,	    rules_config,
};

#define MAX_RULES 128

const struct rule *const *rules_all(size_t *n)
{
	static const struct rule *all[MAX_RULES];
	static size_t count;
	size_t i, k = 0;

	if (!count) {
		for (i = 0; i < ARRAY_LEN(groups); i++) {
			const struct rule *r;

			for (r = groups[i]; r->id; r++) {
				if (k == MAX_RULES)
					BUG("more rules than the list holds");
				all[k++] = r;
			}
		}
		count = k;
	}
	*n = count;
	return all;
}

const struct rule *rule_find(struct slice id)
{
	const struct rule *const *rules;
	size_t i, n;

	rules = rules_all(&n);
	for (i = 0; i < n; i++)
		if (slice_is(id, rules[i]->id))
			return rules[i];
	return NULL;
}

struct slice param_text(struct arena *a, const struct param *p)
{
	struct slice s = SLICE_NONE;
	size_t i;

	switch (p->type) {
	case PARAM_INT:
	case PARAM_FRACTION:
		return arena_printf(a, "%g", p->number);
	case PARAM_BOOL:
		return p->number != 0 ? SLICE("true") : SLICE("false");
	case PARAM_WORDS:
		for (i = 0; p->words && p->words[i]; i++)
			s = arena_printf(a, "%.*s%s%s", SL(s), i ? ", " : "",
					 p->words[i]);
		return arena_printf(a, "[%.*s]", SL(s));
	}
	BUG("a parameter of no type");
}

/* --- what decoding found --- */

/* Plan, item and field of a finding that knows only its place. */
static void name_finding(struct finding *f, struct arena *a,
			 const struct plan_file *file,
			 const struct node *const *nodes, size_t n)
{
	const struct node *at;

	if (!f->plan.ptr && file->plan && file->plan->id.at)
		f->plan = file->plan->id.s;
	if (f->item.ptr || f->field.ptr || !f->at.line)
		return;
	at = node_at_byte(nodes, n, f->at.begin);
	if (at)
		node_names(&f->item, &f->field, a, at);
}

/* Places beside it that name no file are in the same one. */
static void place_related(struct finding *f, struct arena *a)
{
	struct related *v = arena_array(a, f->n_related, sizeof(*v));
	size_t i;

	for (i = 0; i < f->n_related; i++) {
		v[i] = f->related[i];
		if (!v[i].file.ptr)
			v[i].file = f->file;
	}
	f->related = v;
}

static size_t rule_index(const char *id)
{
	const struct rule *const *rules;
	size_t i, n;

	rules = rules_all(&n);
	for (i = 0; i < n; i++)
		if (!strcmp(rules[i]->id, id))
			return i;
	BUG("a finding of a rule that has no row");
}

static bool kept(struct check *c, const struct finding *f)
{
	const struct rule *const *rules;
	size_t n, i = rule_index(f->rule);

	rules = rules_all(&n);
	if (!rules[i]->keep)
		return true;
	c->rule = rules[i];
	c->values = &c->settings[i];
	return rules[i]->keep(c, f);
}

static void add_decoded(struct check *c, const struct plan_file *file)
{
	const struct findings *fs = &file->decoded->findings;
	const struct node *const *nodes = NULL;
	size_t i, n = 0;

	if (!fs->n)
		return;
	check_enter(c, file);
	n = nodes_in_order(&nodes, c->arena, file->decoded->tree.root);
	for (i = 0; i < fs->n; i++) {
		struct finding f = fs->v[i];

		f.file = file->path;
		name_finding(&f, c->arena, file, nodes, n);
		if (f.n_related)
			place_related(&f, c->arena);
		if (kept(c, &f))
			ARENA_PUSH(c->arena, c->findings->v, c->findings->n) =
				f;
	}
}

static void add_found(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	size_t i;

	for (i = 0; i < s->findings.n; i++)
		ARENA_PUSH(c->arena, c->findings->v, c->findings->n) =
			s->findings.v[i];
	for (i = 0; i < s->n_files; i++)
		if (s->files[i].decoded && !(c->settled && c->settled[i]))
			add_decoded(c, &s->files[i]);
}

/* --- the rows --- */

static void run_rule(struct check *c)
{
	const struct method *method = method_of_rule(c->rule->id);
	const struct snapshot *s = c->snapshot;
	bool alone = c->settled && c->rule->reach == REACH_PLAN;
	size_t i;

	c->file = NULL;
	c->plan = NULL;
	if (c->rule->run)
		c->rule->run(c);
	if (!c->rule->run_plan)
		return;
	for (i = 0; i < s->n_files; i++) {
		if (!s->files[i].plan || (alone && c->settled[i]) ||
		    (method &&
		     !check_method(c, s->files[i].plan, method->name)))
			continue;
		check_enter(c, &s->files[i]);
		c->rule->run_plan(c);
	}
}

static bool is_draft(const struct snapshot *s, const struct finding *f)
{
	const struct plan_file *file;

	file = f->plan.ptr ? snapshot_plan(s, f->plan) : NULL;
	return file && plan_stage(file->plan) == STAGE_DRAFT;
}

static void set_level(struct finding *f, const struct snapshot *s,
		      const struct rule_values *settings)
{
	const struct rule *const *rules;
	size_t n, i = rule_index(f->rule);

	rules = rules_all(&n);
	f->level = settings[i].level;
	if (rules[i]->group == GROUP_METHODS && f->level > LEVEL_INFO &&
	    is_draft(s, f))
		f->level = LEVEL_INFO;
}

/* Moves what was found to out, with its level; what has none goes. */
static void take_found(struct findings *out, struct check *c)
{
	struct findings *fs = c->findings;
	size_t i;

	for (i = 0; i < fs->n; i++) {
		set_level(&fs->v[i], c->snapshot, c->settings);
		if (fs->v[i].level != LEVEL_NONE)
			ARENA_PUSH(c->arena, out->v, out->n) = fs->v[i];
	}
	fs->v = NULL;
	fs->n = 0;
}

/* Everything but of what is settled, with levels, in no order. */
static void find_all(struct findings *out, struct arena *a,
		     const struct snapshot *s, const bool *settled,
		     const struct lint_options *opt)
{
	struct facts facts;
	struct findings fs = FINDINGS_IN(a);
	struct check c = {.snapshot = s,
			  .today = opt->today,
			  .findings = &fs,
			  .arena = a,
			  .facts = &facts,
			  .settled = settled};
	const struct rule *const *rules;
	size_t i, n;

	c.settings = settings_read(a, &s->config, NULL);
	fs.words = out->words;
	facts_gather(&facts, a, s);
	add_found(&c);
	rules = rules_all(&n);
	for (i = 0; i < n; i++) {
		if (c.settings[i].level == LEVEL_NONE ||
		    (opt->in_hook && rules[i]->uses_today))
			continue;
		c.rule = rules[i];
		c.values = &c.settings[i];
		run_rule(&c);
	}
	take_found(out, &c);
	ignores_apply(&c, out, opt);
	take_found(out, &c);
	baseline_apply(&c, out, opt);
	take_found(out, &c);
}

/* --- what was asked for --- */

/*
 * What stays the same when lines move: for findings that a change caused. One
 * that is not silenced any more is new.
 */
static struct slice fingerprint(struct arena *a, const struct finding *f)
{
	struct slice zero = {"", 1};
	struct slice parts[] = {slice_of(f->rule),
				zero,
				slice_of(finding_silent(f) ? "silent" : ""),
				zero,
				f->plan.ptr ? f->plan : f->file,
				zero,
				f->item,
				zero,
				f->message};

	return arena_concat(a, parts, ARRAY_LEN(parts));
}

/* What a change is judged against, and what of it needs no look. */
struct against {
	const struct snapshot *base;
	bool *settled; /* of its files */
};

/*
 * Leaves what stands in files that differ from that base, and what the base
 * does not have.
 */
static void keep_caused(struct findings *fs, struct arena *a,
			const struct snapshot *s, const struct against *g,
			const struct lint_options *opt)
{
	struct map changed = changed_files(a, s, g->base), known = map_in(a);
	struct findings before = FINDINGS_IN(a);
	size_t i, n = 0;

	for (i = 0; i < fs->n && map_get(&changed, fs->v[i].file); i++)
		;
	before.words = fs->words;
	if (i < fs->n)
		find_all(&before, a, g->base, g->settled, opt);
	for (i = 0; i < before.n; i++)
		map_put(&known, fingerprint(a, &before.v[i]), &before.v[i]);
	for (i = 0; i < fs->n; i++)
		if (map_get(&changed, fs->v[i].file) ||
		    !map_get(&known, fingerprint(a, &fs->v[i])))
			fs->v[n++] = fs->v[i];
	fs->n = n;
}

/* All that a finding must not be found in; none without a base. */
static size_t list_bases(struct against **out, struct arena *a,
			 const struct lint_options *opt)
{
	struct against *v = NULL;
	size_t i, n = 0;

	if (opt->base && !opt->n_before)
		ARENA_PUSH(a, v, n) = (struct against){.base = opt->base};
	for (i = 0; opt->base && i < opt->n_before; i++)
		ARENA_PUSH(a, v, n) = (struct against){.base = opt->before[i]};
	if (opt->base && opt->taken)
		ARENA_PUSH(a, v, n) = (struct against){.base = opt->taken};
	*out = v;
	return n;
}

/* What is in s, and in none of the bases. */
static void find_caused(struct findings *out, struct arena *a,
			const struct snapshot *s,
			const struct lint_options *opt)
{
	bool *settled = arena_array(a, s->n_files, sizeof(*settled));
	struct against *v;
	size_t i, n = list_bases(&v, a, opt);

	for (i = 0; i < n; i++)
		v[i].settled = settled_find(settled, a, s, v[i].base);
	find_all(out, a, s, settled, opt);
	for (i = 0; i < n; i++)
		keep_caused(out, a, s, &v[i], opt);
}

static void keep_paths(struct findings *fs, const struct lint_options *opt)
{
	size_t i, j, n = 0;

	for (i = 0; i < fs->n; i++) {
		for (j = 0; j < opt->n_paths; j++)
			if (path_within(fs->v[i].file, opt->paths[j]))
				break;
		if (j < opt->n_paths)
			fs->v[n++] = fs->v[i];
	}
	fs->n = n;
}

static bool same_finding(const struct finding *a, const struct finding *b)
{
	return !strcmp(a->rule, b->rule) && slice_eq(a->file, b->file) &&
	       a->at.begin == b->at.begin && a->at.line == b->at.line &&
	       slice_eq(a->item, b->item) && slice_eq(a->message, b->message);
}

static void drop_repeated(struct findings *fs)
{
	size_t i, n = 0;

	for (i = 0; i < fs->n; i++)
		if (!n || !same_finding(&fs->v[n - 1], &fs->v[i]))
			fs->v[n++] = fs->v[i];
	fs->n = n;
}

void lint_snapshot(struct findings *out, struct arena *a,
		   const struct snapshot *s, const struct lint_options *opt)
{
	size_t state;

	out->words = s->findings.words;
	find_caused(out, a, s, opt);
	state = out->n;
	changes_find(out, a, s, opt);
	ignores_apply_to_changes(out, state, a, s);
	if (opt->n_paths)
		keep_paths(out, opt);
	findings_sort(out);
	drop_repeated(out);
}
