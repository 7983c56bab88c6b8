/* Loading what lint is asked for, and checking it. */
#include "cmd/goals.h"
#include "cmd/lint.h"

static int open_now(struct source **out, struct cmd *c, const struct ask *ask,
		    const struct oid *id, struct err *e)
{
	if (ask->staged)
		return repo_source_index(out, &c->arena, c->repo, e);
	if (ask->rev)
		return repo_source_commit(out, &c->arena, c->repo, id, e);
	if (cmd_source_here(out, c, e) < 0)
		return -1;
	if (ask->contents)
		*out = source_open_overlay(&c->arena, *out, ask->contents);
	return 0;
}

static int load_now(struct looked *l, struct cmd *c, const struct ask *ask,
		    const struct oid *id, const struct snapshot *before,
		    struct err *e)
{
	struct source *src;
	int ret;

	if (open_now(&src, c, ask, id, e) < 0)
		return -1;
	ret = snapshot_load(&l->now, &c->arena, &l->store, src, e);
	if (!ret)
		ret = snapshot_find_strays(&l->now, &c->arena, src, before, e);
	source_close(src);
	return ret;
}

/* Before the first commit all that a hook sees is new. */
static int load_nothing(struct snapshot *out, struct cmd *c, struct err *e)
{
	struct source *src = source_open_memory(&c->arena, NULL, 0);
	int ret = snapshot_load(out, &c->arena, NULL, src, e);

	source_close(src);
	return ret;
}

int lint_look(struct looked *l, struct cmd *c, const struct ask *ask,
	      struct err *e)
{
	struct lint_options opt = {.in_hook = ask->hook,
				   .paths = ask->paths,
				   .n_paths = ask->n_paths};
	struct oid id = OID_NONE;
	struct snapshot nothing;

	store_init(&l->store, &c->arena);
	l->store.words = c->language ? c->words : NULL;
	l->store.chosen = c->language != NULL;
	if (ask->rev && repo_resolve(&id, c->repo, ask->rev, e) < 0)
		return -1;
	if (lint_base_load(&l->base, c, ask, &id, &l->store, e) < 0)
		return -1;
	opt.before = l->base.snapshots;
	opt.n_before = l->base.n;
	opt.written = l->base.written;
	if (l->base.n && (ask->hook || ask->staged || ask->base))
		opt.base = opt.before[0];
	if (!l->base.n && ask->hook) {
		if (load_nothing(&nothing, c, e) < 0)
			return -1;
		opt.base = &nothing;
	}
	if (load_now(l, c, ask, &id, opt.base, e) < 0)
		return -1;
	if (lint_baseline_use(l, c, ask, e) < 0)
		return -1;
	opt.today = cmd_today(c, &l->now.config.zone);
	if (goals_find(&opt, c, &l->now, e) < 0)
		return -1;
	l->findings = (struct findings)FINDINGS_IN(&c->arena);
	lint_snapshot(&l->findings, &c->arena, &l->now, &opt);
	lint_report_make(&l->report, &c->arena, &l->now, &l->findings,
			 l->base.n ? &l->base.commits[0] : NULL);
	return 0;
}
