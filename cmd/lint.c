/* git plan lint: checks plans, of the work tree, the index or a revision. */
#include "render/lint.h"
#include "base/glob.h"
#include "cmd/lint.h"
#include "cmd/lint_layout.h"

/* --- which snapshot --- */

static int open_rev(struct source **out, struct cmd *c, const char *rev,
		    struct oid *id, struct err *e)
{
	if (repo_resolve(id, c->repo, rev, e) < 0)
		return -1;
	return repo_source_commit(out, &c->arena, c->repo, id, e);
}

static int open_now(struct source **out, struct cmd *c, const struct ask *ask,
		    struct err *e)
{
	struct oid id;

	if (ask->staged)
		return repo_source_index(out, &c->arena, c->repo, e);
	if (ask->rev)
		return open_rev(out, c, ask->rev, &id, e);
	if (cmd_source_here(out, c, e) < 0)
		return -1;
	if (ask->contents)
		*out = source_open_overlay(&c->arena, *out, ask->contents);
	return 0;
}

/*
 * What a commit in the making is judged against: where the branch left its
 * upstream, so that an amended commit is judged like a new one; else HEAD;
 * before the first commit nothing at all.
 */
static int hook_base(struct oid *out, struct repo *r, struct err *e)
{
	struct oid head, upstream;

	*out = (struct oid)OID_NONE;
	if (repo_head(&head, r, e) < 0)
		return -1;
	if (oid_is_none(&head))
		return 0;
	if (repo_upstream(&upstream, r, e) < 0)
		return -1;
	if (!oid_is_none(&upstream) &&
	    repo_merge_base(out, r, &head, &upstream, e) < 0)
		return -1;
	if (oid_is_none(out))
		*out = head;
	return 0;
}

static int load_base(struct looked *l, struct cmd *c, const struct ask *ask,
		     struct err *e)
{
	struct source *src;
	int ret;

	if (ask->base) {
		if (open_rev(&src, c, ask->base, &l->base, e) < 0)
			return -1;
	} else {
		if (hook_base(&l->base, c->repo, e) < 0)
			return -1;
		if (oid_is_none(&l->base))
			src = source_open_memory(&c->arena, NULL, 0);
		else if (repo_source_commit(&src, &c->arena, c->repo, &l->base,
					    e) < 0)
			return -1;
	}
	ret = snapshot_load(&l->before, &c->arena, &l->store, src, e);
	source_close(src);
	return ret;
}

static int load_now(struct looked *l, struct cmd *c, const struct ask *ask,
		    const struct snapshot *before, struct err *e)
{
	struct source *src;
	int ret;

	if (open_now(&src, c, ask, e) < 0)
		return -1;
	ret = snapshot_load(&l->now, &c->arena, &l->store, src, e);
	if (!ret)
		ret = snapshot_find_strays(&l->now, &c->arena, src, before, e);
	source_close(src);
	return ret;
}

int lint_look(struct looked *l, struct cmd *c, const struct ask *ask,
	      struct err *e)
{
	struct lint_options opt = {.today = c->today,
				   .in_hook = ask->hook,
				   .paths = ask->paths,
				   .n_paths = ask->n_paths};

	store_init(&l->store, &c->arena);
	if (ask->hook || ask->base) {
		if (load_base(l, c, ask, e) < 0)
			return -1;
		opt.base = &l->before;
	}
	if (load_now(l, c, ask, opt.base, e) < 0)
		return -1;
	l->findings = (struct findings)FINDINGS_IN(&c->arena);
	lint_snapshot(&l->findings, &c->arena, &l->now, &opt);
	lint_report_make(&l->report, &c->arena, &l->now, &l->findings,
			 &l->base);
	return 0;
}

/* A path that names nothing is a slip of the pen, not a clean plan. */
static int paths_exist(const struct ask *ask, const struct looked *l,
		       struct err *e)
{
	size_t i, j;

	for (i = 0; i < ask->n_paths; i++) {
		for (j = 0; j < l->now.n_entries; j++)
			if (path_within(l->now.entries[j].path, ask->paths[i]))
				break;
		if (j < l->now.n_entries || !ask->paths[i].len)
			continue;
		err_set(e, "there is no %.*s in what is checked",
			SL(ask->paths[i]));
		return err_hint(e, "Plans are the files that match %.*s.",
				SL(l->now.config.plans));
	}
	return 0;
}

/* --- what is said --- */

static void say(struct cmd *c, const struct lint_layout *layout,
		const struct looked *l)
{
	struct buf b = BUF_INIT(4096);
	struct out o = out_mem(&b);

	layout->write(&c->out, &l->report, &c->style);
	if (layout->sum_aside) {
		render_lint_summary(&o, &l->report.summary);
		cmd_note("%.*s", SL(buf_slice(&b)));
	}
	buf_release(&b);
}

static int exit_status(const struct looked *l)
{
	return l->report.summary.errors ? EXIT_FINDINGS : EXIT_CLEAN;
}

int lint_staged_for_hook(struct cmd *c, struct err *e)
{
	struct ask ask = {.staged = true, .hook = true};
	struct looked l = {.base = OID_NONE};

	if (!c->repo && cmd_open_repo(c, e) < 0)
		return -1;
	if (lint_look(&l, c, &ask, e) < 0)
		return -1;
	if (!l.report.summary.touched)
		return EXIT_CLEAN;
	render_lint_full(&c->out, &l.report, &c->style);
	if (l.report.summary.errors)
		out_lit(&c->out,
			"Nothing was committed. Mend this and commit again; "
			"`git commit --no-verify` skips the check.\n");
	return exit_status(&l);
}

int cmd_lint(struct cmd *c, int argc, const char **argv, struct err *e)
{
	const struct lint_layout *layout;
	int staged = 0, hook = 0, fix = 0, diff = 0, ret;
	const struct poptOption options[] = {
		{"staged", 0, POPT_ARG_NONE, &staged, 0,
		 "what the next commit will hold", NULL},
		{"hook", 0, POPT_ARG_NONE | POPT_ARGFLAG_DOC_HIDDEN, &hook, 0,
		 "as the pre-commit hook asks", NULL},
		{"fix", 0, POPT_ARG_NONE, &fix, 0,
		 "mend what is certain in the files", NULL},
		{"diff", 0, POPT_ARG_NONE, &diff, 0,
		 "only show what --fix would change", NULL},
	};
	struct looked l = {.base = OID_NONE};
	struct ask ask = {.staged = false};
	const char **paths;

	argv = ask_cut(&paths, c, &argc, argv);
	c->format_help = lint_layout_help(&c->arena);
	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	layout = lint_layout_choose(c->format, e);
	if (!layout)
		return -1;
	if (layout->needs_nothing) {
		layout->write(&c->out, &l.report, &c->style);
		return EXIT_CLEAN;
	}
	if (cmd_open(c, e) < 0)
		return -1;
	ask.staged = staged;
	ask.hook = hook;
	if ((fix || diff) && lint_fix_allowed(c, &ask, diff, e) < 0)
		return -1;
	if (hook)
		return lint_staged_for_hook(c, e);
	if (ask_read(&ask, c, paths, e) < 0 || lint_look(&l, c, &ask, e) < 0 ||
	    paths_exist(&ask, &l, e) < 0)
		return -1;
	if (diff)
		return lint_fix_diff(&l, c, &ask, e);
	if (fix && lint_fix(&l, c, &ask, e) < 0)
		return -1;
	say(c, layout, &l);
	return exit_status(&l);
}
