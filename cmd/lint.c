/* git plan lint: checks plans, of the work tree, the index or a revision. */
#include "render/lint.h"
#include "base/glob.h"
#include "cmd/goals.h"
#include "cmd/lint.h"
#include "cmd/lint_layout.h"

/* --- which snapshot --- */

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

	cmd_page(c);
	layout->write(&c->out, &l->report, &c->style);
	if (layout->sum_aside) {
		render_lint_summary(&o, &l->report);
		cmd_note("%.*s", SL(buf_slice(&b)));
	}
	buf_release(&b);
}

static int exit_status(const struct looked *l)
{
	return l->report.summary.errors ? EXIT_FINDINGS : EXIT_CLEAN;
}

int lint_next_for_hook(struct cmd *c, const char *end, struct err *e)
{
	struct ask ask = {.staged = true, .hook = true};
	struct looked l = {.base = {.n = 0}};

	if (!c->repo && cmd_open_repo(c, e) < 0)
		return -1;
	if (lint_look(&l, c, &ask, e) < 0)
		return -1;
	if (!l.report.summary.touched)
		return EXIT_CLEAN;
	render_lint_full(&c->out, &l.report, &c->style);
	if (l.report.summary.errors)
		out_say(&c->out, l.report.words, "%s\n", end);
	return exit_status(&l);
}

int lint_staged_for_hook(struct cmd *c, struct err *e)
{
	return lint_next_for_hook(
		c,
		N_("Nothing was committed. Mend this and commit again; "
		   "`git commit --no-verify` skips the check."),
		e);
}

static int wrong_range(const char *range, struct err *e)
{
	err_set(e, "%s is no range of commits", range);
	return err_hint(e,
			"As in --range main..HEAD; for one revision git plan "
			"lint %s",
			range);
}

int cmd_lint(struct cmd *c, int argc, const char **argv, struct err *e)
{
	const struct lint_layout *layout;
	int staged = 0, hook = 0, push = 0, fix = 0, diff = 0, ret;
	char *range = NULL;
	struct looked l = {.base = {.n = 0}};
	struct ask ask = {.staged = false};
	struct baseline_ask known = {.write = 0};
	const struct poptOption options[] = {
		{"staged", 0, POPT_ARG_NONE, &staged, 0,
		 "what the next commit will hold, and brings in", NULL},
		{"range", 0, POPT_ARG_STRING, &range, 0,
		 "what a range of commits brings in", "A..B"},
		{"push", 0, POPT_ARG_NONE, &push, 0,
		 "what git says on standard input is pushed", NULL},
		{"hook", 0, POPT_ARG_NONE | POPT_ARGFLAG_DOC_HIDDEN, &hook, 0,
		 "as the pre-commit hook asks", NULL},
		{"fix", 0, POPT_ARG_NONE, &fix, 0,
		 "mend what is certain in the files", NULL},
		{"diff", 0, POPT_ARG_NONE, &diff, 0,
		 "only show what --fix would change", NULL},
		{"baseline", 0, POPT_ARG_STRING, &ask.baseline, 0,
		 "what FILE holds is known and fails nothing", "FILE"},
		{"write", 0, POPT_ARG_NONE, &known.write, 0,
		 "write all that is found now into the baseline", NULL},
		{"prune", 0, POPT_ARG_NONE, &known.prune, 0,
		 "take out of the baseline what is mended", NULL},
		{"expires", 0, POPT_ARG_STRING, &known.expires, 0,
		 "with --write: known until then", "DAY"},
	};
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
	if (push && lint_push_alone(c,
				    staged || hook || range || fix || diff ||
					    ask.baseline || paths,
				    e) < 0)
		return -1;
	if (push)
		return lint_push(c, c->format ? layout : NULL, e);
	if (cmd_open(c, e) < 0)
		return -1;
	ask.staged = staged;
	ask.hook = hook;
	if (range)
		ask_set_rev(&ask, c, range);
	if (range && !ask.base)
		return wrong_range(range, e);
	if ((fix || diff) && lint_fix_allowed(c, &ask, diff, e) < 0)
		return -1;
	if (hook)
		return lint_staged_for_hook(c, e);
	if (ask_read(&ask, c, paths, e) < 0 ||
	    lint_baseline_allowed(&ask, &known, e) < 0 ||
	    lint_look(&l, c, &ask, e) < 0 || paths_exist(&ask, &l, e) < 0)
		return -1;
	if (known.write || known.prune)
		return lint_baseline(&l, c, &ask, &known, e);
	if (diff)
		return lint_fix_diff(&l, c, &ask, e);
	if (fix && lint_fix(&l, c, &ask, e) < 0)
		return -1;
	say(c, layout, &l);
	return exit_status(&l);
}
