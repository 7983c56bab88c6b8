/* git plan lint: checks plans, of the work tree, the index or a revision. */
#include "render/lint.h"
#include "base/glob.h"
#include "cmd/lint.h"
#include "cmd/lint_layout.h"

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

/* What is asked for on the command line, beside struct ask. */
struct wanted {
	int staged, hook, push, fix, diff;
	char *range;
	struct baseline_ask known;
	const struct lint_layout *layout;
};

/* EXIT_CLEAN, EXIT_FINDINGS or -1. */
static int run(struct cmd *c, struct ask *ask, const struct wanted *w,
	       const char **paths, struct err *e)
{
	struct looked l = {.base = {.n = 0}};

	if (cmd_open(c, e) < 0)
		return -1;
	ask->staged = w->staged;
	ask->hook = w->hook;
	if (w->range)
		ask_set_rev(ask, c, w->range);
	if (w->range && !ask->base)
		return wrong_range(w->range, e);
	if ((w->fix || w->diff) && lint_fix_allowed(c, ask, w->diff, e) < 0)
		return -1;
	if (w->hook)
		return lint_staged_for_hook(c, e);
	if (ask_read(ask, c, paths, e) < 0 ||
	    lint_baseline_allowed(ask, &w->known, e) < 0 ||
	    lint_look(&l, c, ask, e) < 0 || paths_exist(ask, &l, e) < 0)
		return -1;
	if (w->known.write || w->known.prune)
		return lint_baseline(&l, c, ask, &w->known, e);
	if (w->diff)
		return lint_fix_diff(&l, c, ask, e);
	if (w->fix && lint_fix(&l, c, ask, e) < 0)
		return -1;
	say(c, w->layout, &l);
	return exit_status(&l);
}

/* A push is asked for by itself. */
static int run_push(struct cmd *c, const struct ask *ask,
		    const struct wanted *w, const char **paths, struct err *e)
{
	bool others = w->staged || w->hook || w->range || w->fix || w->diff ||
		      ask->baseline || paths;

	if (lint_push_alone(c, others, e) < 0)
		return -1;
	return lint_push(c, c->format ? w->layout : NULL, e);
}

int cmd_lint(struct cmd *c, int argc, const char **argv, struct err *e)
{
	const struct lint_report none = {.words = NULL};
	struct ask ask = {.staged = false};
	struct wanted w = {.staged = 0};
	const struct poptOption options[] = {
		{"staged", 0, POPT_ARG_NONE, &w.staged, 0,
		 "what the next commit will hold, and brings in", NULL},
		{"range", 0, POPT_ARG_STRING, &w.range, 0,
		 "what a range of commits brings in", "A..B"},
		{"push", 0, POPT_ARG_NONE, &w.push, 0,
		 "what git says on standard input is pushed", NULL},
		{"hook", 0, POPT_ARG_NONE | POPT_ARGFLAG_DOC_HIDDEN, &w.hook, 0,
		 "as the pre-commit hook asks", NULL},
		{"fix", 0, POPT_ARG_NONE, &w.fix, 0,
		 "mend what is certain in the files", NULL},
		{"diff", 0, POPT_ARG_NONE, &w.diff, 0,
		 "only show what --fix would change", NULL},
		{"baseline", 0, POPT_ARG_STRING, &ask.baseline, 0,
		 "what FILE holds is known and fails nothing", "FILE"},
		{"write", 0, POPT_ARG_NONE, &w.known.write, 0,
		 "write all that is found now into the baseline", NULL},
		{"prune", 0, POPT_ARG_NONE, &w.known.prune, 0,
		 "take out of the baseline what is mended", NULL},
		{"expires", 0, POPT_ARG_STRING, &w.known.expires, 0,
		 "with --write: known until then", "DAY"},
	};
	const char **paths;
	int ret;

	argv = ask_cut(&paths, c, &argc, argv);
	c->format_help = lint_layout_help(&c->arena);
	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	w.layout = lint_layout_choose(c->format, e);
	if (!w.layout)
		return -1;
	if (w.layout->needs_nothing) {
		w.layout->write(&c->out, &none, &c->style);
		return EXIT_CLEAN;
	}
	return w.push ? run_push(c, &ask, &w, paths, e)
		      : run(c, &ask, &w, paths, e);
}
