/* Judging what a push brings: by tips and by the plans they touch. */
#include "cmd/push_look.h"

#include "check/check.h"
#include "cmd/goals.h"
#include "cmd/lint.h"
#include "cmd/push_past.h"

struct looking {
	struct cmd *c;
	struct store store;
	struct map judged; /* ids of tip and bases -> struct judged */
	struct map
		known; /* fingerprint -> the number of a finding, as a length */
	struct push_past past;
	/* of the main line, from when it is first needed */
	struct config main_config;
	bool main_known;
};

/* Of the main line; where there is none yet, of what is pushed. */
static int config_of_main(struct looking *l, const struct push *p,
			  const struct push_ref *ref, struct err *e)
{
	struct oid from = p->main_before;

	if (oid_is_none(&from))
		from = p->main_after;
	if (oid_is_none(&from) &&
	    repo_peel(&from, l->c->repo, &ref->after, e) < 0)
		return -1;
	l->main_known = true;
	if (oid_is_none(&from)) {
		config_default(&l->main_config, &l->c->arena);
		return 0;
	}
	return push_config_of(&l->main_config, l->c, &from, e);
}

/* --- one tip ----------------------------------------------------------------
 */

static int load(struct snapshot *out, struct looking *l, const struct oid *id,
		const struct snapshot *before, struct err *e)
{
	struct arena *a = &l->c->arena;
	struct source *src;
	int ret;

	if (repo_source_commit(&src, a, l->c->repo, id, e) < 0)
		return -1;
	ret = snapshot_load(out, a, &l->store, src, e);
	if (!ret && before)
		ret = snapshot_find_strays(out, a, src, before, e);
	source_close(src);
	return ret;
}

static int load_nothing(struct snapshot *out, struct looking *l, struct err *e)
{
	struct source *src = source_open_memory(&l->c->arena, NULL, 0);
	int ret = snapshot_load(out, &l->c->arena, NULL, src, e);

	source_close(src);
	return ret;
}

static int judge(struct judged *j, struct looking *l, struct err *e)
{
	struct arena *a = &l->c->arena;
	struct snapshot *v = arena_array(a, 2, sizeof(*v)), *held = &v[0];
	const struct snapshot **before = arena_alloc(a, sizeof(*before));
	struct lint_options opt = {
		.in_hook = true, .base = held, .before = before};
	struct commit commit;

	*before = held;
	opt.n_before = !oid_is_none(&j->base.held);
	if (!opt.n_before && load_nothing(held, l, e) < 0)
		return -1;
	if (opt.n_before && load(held, l, &j->base.held, NULL, e) < 0)
		return -1;
	if (!oid_is_none(&j->base.taken)) {
		opt.taken = &v[1];
		if (load(&v[1], l, &j->base.taken, NULL, e) < 0)
			return -1;
	}
	if (repo_commit(&commit, a, l->c->repo, &j->after, e) < 0 ||
	    load(&j->now, l, &j->after, held, e) < 0)
		return -1;
	opt.today = cmd_today(l->c, &j->now.config.zone);
	opt.written = commit_day(&commit);
	if (goals_find(&opt, l->c, &j->now, e) < 0)
		return -1;
	j->findings = (struct findings)FINDINGS_IN(a);
	lint_snapshot(&j->findings, a, &j->now, &opt);
	return 0;
}

/* --- all of them ------------------------------------------------------------
 */

/* What stays the same where one mistake is on two branches. */
static struct slice same_key(struct arena *a, const struct finding *f)
{
	struct slice parts[] = {finding_subject(a, f), {"", 1}, f->message};

	return arena_concat(a, parts, ARRAY_LEN(parts));
}

static void add_found(struct push_look *out, struct looking *l,
		      struct judged *j, struct slice ref)
{
	struct arena *a = &l->c->arena;
	struct slice *known;
	size_t i, at;

	for (i = 0; i < j->findings.n; i++) {
		const struct finding *f = &j->findings.v[i];
		struct slice key = same_key(a, f);
		struct pushed_finding *p;

		known = map_get(&l->known, key);
		at = known ? known->len : out->n;
		if (!known) {
			known = arena_alloc(a, sizeof(*known));
			known->len = at;
			map_put(&l->known, key, known);
			p = &ARENA_PUSH(a, out->found, out->n);
			*p = (struct pushed_finding){.finding = f,
						     .after = j->after};
		}
		p = &out->found[at];
		if (!p->n_refs || !slice_eq(p->refs[p->n_refs - 1], ref))
			ARENA_PUSH(a, p->refs, p->n_refs) = ref;
	}
}

static struct slice judged_key(struct arena *a, const struct judged *j)
{
	struct slice zero = {"", 1};
	struct slice parts[] = {oid_key(&j->after), zero,
				oid_key(&j->base.held), zero,
				oid_key(&j->base.taken)};

	return arena_concat(a, parts, ARRAY_LEN(parts));
}

/* 1 if it touches plans against each state before it, 0, -1. */
static int worth_looking(struct cmd *c, const struct judged *j, struct err *e)
{
	int worth = push_touches_plans(c, &j->base.held, &j->after, e);

	if (worth > 0 && !oid_is_none(&j->base.taken))
		worth = push_touches_plans(c, &j->base.taken, &j->after, e);
	return worth;
}

/* What is said of the reference itself, whatever the files hold. */
static int add_step(struct push_look *out, struct looking *l,
		    const struct push_ref *ref, struct err *e)
{
	struct judged *j = arena_alloc(&l->c->arena, sizeof(*j));
	struct push_step step;
	int told = push_past_of(&step, &l->past, l->c, &out->push, ref, e);

	if (told <= 0)
		return told;
	if (!l->main_known && config_of_main(l, &out->push, ref, e) < 0)
		return -1;
	j->findings = (struct findings)FINDINGS_IN(&l->c->arena);
	j->findings.words = catalogue_of(l->main_config.language);
	lint_push_step(&j->findings, &l->c->arena, &l->main_config, &step);
	add_found(out, l, j, push_short_name(ref->name));
	if (!out->words)
		out->words = j->findings.words;
	return 0;
}

static int look_at(struct push_look *out, struct looking *l,
		   const struct push_ref *ref, struct err *e)
{
	struct cmd *c = l->c;
	struct judged *j = arena_alloc(&c->arena, sizeof(*j)), *same;
	struct slice key;
	int worth;

	if (add_step(out, l, ref, e) < 0)
		return -1;
	/* a tag gives a name to what was pushed, it brings no plans in */
	if (slice_starts(ref->name, SLICE("refs/tags/")))
		return 0;
	if (repo_peel(&j->after, c->repo, &ref->after, e) < 0)
		return -1;
	if (oid_is_none(&j->after))
		return 0;
	if (push_base(&j->base, c, &out->push, ref, &j->after, e) < 0)
		return -1;
	key = judged_key(&c->arena, j);
	same = map_get(&l->judged, key);
	if (!same) {
		same = j;
		map_put(&l->judged, key, j);
		worth = worth_looking(c, j, e);
		if (worth < 0 || (worth > 0 && judge(j, l, e) < 0))
			return -1;
		if (worth)
			ARENA_PUSH(&c->arena, out->judged, out->n_judged) = j;
	}
	add_found(out, l, same, push_short_name(ref->name));
	return 0;
}

int push_look(struct push_look *out, struct cmd *c, struct err *e)
{
	struct looking l = {.c = c};
	size_t i;

	l.judged = map_in(&c->arena);
	l.known = map_in(&c->arena);
	store_init(&l.store, &c->arena);
	if (push_find_main(&out->push, c, e) < 0)
		return -1;
	for (i = 0; i < out->push.n; i++)
		if (look_at(out, &l, &out->push.refs[i], e) < 0)
			return err_wrap(e, "%.*s", SL(out->push.refs[i].name));
	if (out->n_judged)
		out->words = out->judged[0]->findings.words;
	return 0;
}
