/* The plans as they are going to be: made in memory, checked, shown. */
#include "base/file.h"
#include "check/check.h"
#include "cmd/close.h"
#include "render/lint.h"
#include "report/diff_report.h"
#include "report/lint_report.h"

/* --- the new plans ---------------------------------------------------------
 */

static int make_file(struct closing *cl, const struct plan_file *file,
		     struct err *e)
{
	struct arena *a = &cl->c->arena;
	struct close_file f = {.file = file};
	struct slice path = arena_printf(
		a, "%s/%.*s", repo_paths(cl->c->repo)->top, SL(file->path));

	if (file_read(&f.before, a, path.ptr, e) < 0)
		return -1;
	if (!f.before.ptr)
		return err_set(e, "%.*s is not in the work tree",
			       SL(file->path));
	if (agenda_splice(&f.after, a, &cl->agenda, file, f.before, e) < 0)
		return -1;
	ARENA_PUSH(a, cl->files, cl->n_files) = f;
	return 0;
}

int close_make_files(struct closing *cl, struct err *e)
{
	size_t i;

	for (i = 0; i < cl->now.n_files; i++)
		if (agenda_touches(&cl->agenda, &cl->now.files[i]) &&
		    make_file(cl, &cl->now.files[i], e) < 0)
			return -1;
	return 0;
}

int close_load(struct snapshot *out, struct closing *cl, struct store *store,
	       bool after, struct err *e)
{
	struct cmd *c = cl->c;
	struct map contents = map_in(&c->arena);
	struct source *src;
	size_t i;
	int ret;

	if (repo_source_commit(&src, &c->arena, c->repo, &cl->head, e) < 0)
		return -1;
	for (i = 0; after && i < cl->n_files; i++)
		map_put(&contents, cl->files[i].file->path,
			&cl->files[i].after);
	if (after)
		src = source_open_overlay(&c->arena, src, &contents);
	ret = snapshot_load(out, &c->arena, store, src, e);
	source_close(src);
	return ret;
}

int close_lint(struct closing *cl, const struct snapshot *after)
{
	const struct snapshot *before = &cl->now;
	struct lint_options opt = {.today = cl->c->today,
				   .in_hook = true,
				   .base = before,
				   .before = &before,
				   .n_before = 1};
	struct findings fs = FINDINGS_IN(&cl->c->arena);
	struct lint_report report;

	lint_snapshot(&fs, &cl->c->arena, after, &opt);
	lint_report_make(&report, &cl->c->arena, after, &fs, &cl->head);
	if (!report.summary.errors)
		return EXIT_CLEAN;
	render_lint_full(&cl->c->out, &report, &cl->c->style);
	cmd_tell(cl->c, N_("with these answers the plans would not be sound, "
			   "so nothing was changed"));
	return EXIT_FINDINGS;
}

/* --- what is shown ---------------------------------------------------------
 */

static bool all_answered(const struct agenda *ag)
{
	size_t i;

	for (i = 0; i < ag->n; i++)
		if (!ag->items[i].answer)
			return false;
	for (i = 0; i < ag->n_scores; i++)
		if (!ag->scores[i].score && !ag->scores[i].scored)
			return false;
	return true;
}

/* What has no answer, with the id that one would be given to. */
static void show_open(struct closing *cl)
{
	const struct agenda *ag = &cl->agenda;
	struct out *o = &cl->c->out;
	size_t i;

	cmd_say(cl->c, "Without an answer, and left as it is:\n\n");
	for (i = 0; i < ag->n; i++) {
		const struct close_item *it = &ag->items[i];

		if (it->answer)
			continue;
		out_terminal(o, it->id);
		out_lit(o, "\n    ");
		out_terminal(o, it->title);
		if (it->owner.len) {
			out_lit(o, " (");
			out_terminal(o, it->owner);
			out_lit(o, ")");
		}
		out_lit(o, "\n");
		if (!it->text.len)
			continue;
		out_lit(o, "    ");
		out_terminal(o, it->text);
		out_lit(o, "\n");
	}
	for (i = 0; i < ag->n_scores; i++)
		if (!ag->scores[i].score && !ag->scores[i].scored)
			out_say(o, cl->c->words,
				"score:%.*s\n    strategy and execution have "
				"no score yet\n",
				SL(terminal_text(&cl->c->arena,
						 ag->scores[i].plan)));
	out_lit(o, "\n");
}

void close_show(struct closing *cl, const struct snapshot *after)
{
	struct cmd *c = cl->c;
	struct diff_view view = {.diff = NULL};
	struct doc d = doc_in(&c->arena);
	struct diff diff;

	if (!all_answered(&cl->agenda))
		show_open(cl);
	diff_snapshots(&diff, &c->arena, &cl->now, after);
	view.diff = &diff;
	view.from.name = SLICE("the plans as they are");
	view.to.name = SLICE("the plans as they will be");
	if (diff.n) {
		diff_doc(&d, &view);
		render_text(&c->out, &d, &c->style);
		out_lit(&c->out, "\n");
	}
	cmd_say(c, "The message of the commit:\n\n");
	out_lit(&c->out, "    ");
	out_terminal_lines(&c->out, slice_trim(close_message(cl)), 4);
	out_lit(&c->out, "\n\n");
}
