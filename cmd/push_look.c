/* Judging what a push brings: by tips and by the plans they touch. */
#include "cmd/push_look.h"

#include "base/glob.h"
#include "check/check.h"
#include "cmd/lint.h"

/* --- whether plans are touched ---------------------------------------------
 */

struct looking {
	struct cmd *c;
	struct store store;
	struct map judged; /* ids of tip and bases -> struct judged */
	struct map known;  /* fingerprint -> number of a finding + 1 */
};

static int config_of(struct config *out, struct cmd *c, const struct oid *id,
		     struct err *e)
{
	struct findings ignored = FINDINGS_IN(&c->arena);
	struct slice bytes;

	if (repo_file(&bytes, &c->arena, c->repo, id, SLICE(CONFIG_FILE), e) <
	    0)
		return -1;
	if (bytes.ptr)
		config_decode(out, &c->arena, bytes, &ignored);
	else
		config_default(out, &c->arena);
	return 0;
}

/* What lint would read there; any YAML file may be a plan that is lost. */
static bool matters(const struct config *config, struct slice path)
{
	return slice_is(path, CONFIG_FILE) || slice_eq(path, config->people) ||
	       slice_eq(path, config->baseline) ||
	       glob_match(config->plans, path) ||
	       slice_ends(path, SLICE(".yaml")) ||
	       slice_ends(path, SLICE(".yml"));
}

/* 1 if what lies between the two is of interest, 0, -1. */
static int touches_plans(struct cmd *c, const struct oid *before,
			 const struct oid *after, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct config was, is;
	struct tree_change *v;
	size_t n, i;
	int ret = -1;

	if (repo_tree_changes(&v, &n, &scratch, c->repo, before, after, e) < 0)
		goto done;
	ret = 0;
	if (!n)
		goto done;
	if (config_of(&is, c, after, e) < 0 ||
	    (!oid_is_none(before) && config_of(&was, c, before, e) < 0)) {
		ret = -1;
		goto done;
	}
	for (i = 0; i < n && !ret; i++)
		ret = matters(&is, v[i].path) ||
		      (!oid_is_none(before) && matters(&was, v[i].path));
done:
	arena_release(&scratch);
	return ret;
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
	struct lint_options opt = {.today = l->c->today,
				   .in_hook = true,
				   .base = held,
				   .before = before};
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
	opt.written = commit_day(&commit);
	j->findings = (struct findings)FINDINGS_IN(a);
	lint_snapshot(&j->findings, a, &j->now, &opt);
	return 0;
}

/* --- all of them ------------------------------------------------------------
 */

/* What stays the same where one mistake is on two branches. */
static struct slice same_key(struct arena *a, const struct finding *f)
{
	struct slice zero = {"", 1};
	struct slice parts[] = {slice_of(f->rule),
				zero,
				f->plan.ptr ? f->plan : f->file,
				zero,
				f->item,
				zero,
				f->field,
				zero,
				f->message};

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
	int worth = touches_plans(c, &j->base.held, &j->after, e);

	if (worth > 0 && !oid_is_none(&j->base.taken))
		worth = touches_plans(c, &j->base.taken, &j->after, e);
	return worth;
}

static int look_at(struct push_look *out, struct looking *l,
		   const struct push_ref *ref, struct err *e)
{
	struct cmd *c = l->c;
	struct judged *j = arena_alloc(&c->arena, sizeof(*j)), *same;
	struct slice key;
	int worth;

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
