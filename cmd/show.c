/* git plan show: a plan as one page, or the goal that people agree to. */
#include "base/near.h"
#include "cmd/formats.h"
#include "plan/goal.h"
#include "report/show_doc.h"

/* What stands on the command line. */
struct words {
	char *rev;
	int staged, goal, fingerprint;
};

static int open_source(struct source **src, struct cmd *c,
		       const struct words *w, struct err *e)
{
	struct oid id;

	if (!w->rev && !w->staged)
		return cmd_open(c, e) < 0 ? -1 : cmd_source_here(src, c, e);
	if (cmd_open_repo(c, e) < 0)
		return -1;
	if (w->staged)
		return repo_source_index(src, &c->arena, c->repo, e);
	if (repo_resolve(&id, c->repo, w->rev, e) < 0)
		return -1;
	return repo_source_commit(src, &c->arena, c->repo, &id, e);
}

static int no_plan(const struct snapshot *s, struct slice id, struct err *e)
{
	struct near near = near_to(id);
	size_t i;

	for (i = 0; i < s->n_plans; i++)
		near_offer(&near, s->plans[i]->plan->id.s);
	err_set(e, "there is no plan %.*s", SL(id));
	if (near.best.ptr)
		return err_hint(e, "Did you mean %.*s?", SL(near.best));
	return err_hint(e, "git plan status and git plan log --all name the "
			   "plans that are and were there.");
}

static int load(struct snapshot *out, const struct plan_file **file,
		struct cmd *c, const struct words *w, struct err *e)
{
	struct slice id = slice_of(c->args[0]);
	struct source *src;
	int ret;

	if (open_source(&src, c, w, e) < 0)
		return -1;
	ret = snapshot_load(out, &c->arena, NULL, src, e);
	source_close(src);
	if (ret < 0)
		return -1;
	*file = snapshot_plan(out, id);
	return *file ? 0 : no_plan(out, id, e);
}

/* Where deadlines stood before; a plan that git does not know has no past. */
static const struct plan_log *past(struct cmd *c, const struct words *w,
				   const struct plan *p)
{
	struct log_options opt = {.name = p->id.s,
				  .tip = slice_of(w->rev),
				  .first = DAY_NONE,
				  .last = DAY_NONE};
	struct plan_log *log = arena_alloc(&c->arena, sizeof(*log));
	struct err ignored = ERR_INIT;

	if (!c->repo || log_run(log, &c->arena, c->repo, &opt, &ignored) < 0)
		return NULL;
	return log;
}

static int show(struct cmd *c, const struct words *w, enum format format,
		struct err *e)
{
	struct doc d = doc_in(&c->arena);
	struct show_view view;
	struct snapshot s;

	view.snapshot = &s;
	if (load(&s, &view.file, c, w, e) < 0)
		return -1;
	if (w->goal || w->fingerprint) {
		const struct plan *p = view.file->plan;

		if (w->goal)
			out_write(&c->out, plan_goal_text(&c->arena, p));
		else
			out_printf(&c->out, "%.*s\n",
				   SL(plan_goal_fingerprint(&c->arena, p)));
		return EXIT_CLEAN;
	}
	view.today = cmd_today(c, &s.config.zone);
	view.log = past(c, w, view.file->plan);
	cmd_page(c);
	d.words = c->words;
	show_doc(&d, &view);
	format_write(c, &d, format, SLICE_NONE);
	return EXIT_CLEAN;
}

int cmd_show(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct words w = {NULL, 0, 0, 0};
	const struct poptOption options[] = {
		{"rev", 0, POPT_ARG_STRING, &w.rev, 0,
		 "as it stood in this revision", "REV"},
		{"staged", 0, POPT_ARG_NONE, &w.staged, 0,
		 "as the next commit will have it", NULL},
		{"goal", 0, POPT_ARG_NONE, &w.goal, 0,
		 "only what an agreement covers, word for word", NULL},
		{"fingerprint", 0, POPT_ARG_NONE, &w.fingerprint, 0,
		 "only the goal's fingerprint, for agreed: goal:", NULL},
	};
	int ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	int format;

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	format = format_asked(c, FORMATS_PAGE, e);
	if (format < 0)
		return -1;
	if (c->n_args != 1) {
		err_set(e, "show takes one plan, not %zu", c->n_args);
		return err_hint(e, "For instance: git plan show new-patients");
	}
	if (w.rev && w.staged) {
		err_set(e, "--staged and --rev are two moments");
		return err_hint(e, "Leave one of the two out.");
	}
	return show(c, &w, (enum format)format, e);
}
