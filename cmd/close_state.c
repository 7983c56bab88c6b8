/* May this period be closed, here and now? And how far did a last run come? */
#include "base/file.h"
#include "cmd/close.h"
#include "review/boundary.h"

/* --- the repository --------------------------------------------------------
 */

/* Files in the git directory that stand for something that is under way. */
static const struct {
	const char *name, *what, *end;
} unfinished[] = {
	{"MERGE_HEAD", "a merge", "git commit"},
	{"rebase-merge", "a rebase", "git rebase --continue"},
	{"rebase-apply", "a rebase", "git rebase --continue"},
	{"CHERRY_PICK_HEAD", "a cherry-pick", "git cherry-pick --continue"},
	{"REVERT_HEAD", "a revert", "git revert --continue"},
};

static int nothing_under_way(struct closing *cl, struct err *e)
{
	const char *dir = repo_paths(cl->c->repo)->git_dir;
	size_t i;

	for (i = 0; i < ARRAY_LEN(unfinished); i++) {
		struct slice path = arena_printf(&cl->c->arena, "%s/%s", dir,
						 unfinished[i].name);

		if (!file_exists(path.ptr))
			continue;
		err_set(e, "%s is not finished yet", unfinished[i].what);
		return err_hint(e, "Finish it first: %s", unfinished[i].end);
	}
	return 0;
}

/* HEAD must be the main line's branch, with all that its upstream has. */
static int on_main_line(struct closing *cl, struct err *e)
{
	struct cmd *c = cl->c;
	struct slice target = SLICE_NONE, branch = cl->line.branch, want;
	struct oid upstream;
	int has;

	want = arena_printf(&c->arena, "refs/heads/%.*s", SL(branch));
	if (repo_ref(&cl->head, &target, &c->arena, c->repo, "HEAD", e) < 0)
		return -1;
	if (!slice_eq(target, want)) {
		err_set(e,
			"a period is closed on the branch %.*s, and you are "
			"on another one",
			SL(branch));
		return err_hint(e, "git switch %.*s", SL(branch));
	}
	if (repo_upstream(&upstream, c->repo, e) < 0)
		return -1;
	if (oid_is_none(&upstream))
		return 0;
	has = repo_is_ancestor(c->repo, &upstream, &cl->head, e);
	if (has)
		return has < 0 ? -1 : 0;
	err_set(e, "others have pushed to %.*s what you do not have yet",
		SL(branch));
	return err_hint(e, "Get it first: git pull");
}

/* --- the period ------------------------------------------------------------
 */

static int read_period(struct closing *cl, struct slice text, struct err *e)
{
	const struct config *config = &cl->line.config;
	char day[DAY_LEN + 1];
	int32_t today = cmd_today(cl->c, &config->zone);
	enum period_fault fault =
		period_parse(&cl->period, &config->calendar, text);

	if (fault == PERIOD_BACKWARDS ||
	    (fault == PERIOD_OK && cl->period.kind == PERIOD_SPAN)) {
		err_set(e, "%.*s is more than one period", SL(text));
		return err_hint(e, "Close them one after the other.");
	}
	if (fault != PERIOD_OK) {
		err_set(e, "%.*s is no period", SL(text));
		return err_hint(e, "Periods are written 2026, 2026-H1, "
				   "2026-Q2 or 2026-05.");
	}
	if (today <= cl->period.last) {
		err_set(e, "%s is not over yet: it runs until %s",
			cl->period.name, day_format(day, cl->period.last));
		return err_hint(e, "How it stands: git plan review %s",
				cl->period.name);
	}
	if (today <= cl->period.last + BOUNDARY_TAG_DAYS || cl->no_tag)
		return 0;
	err_set(e,
		"%s ended on %s, more than %d days ago: its tag would not "
		"count any more",
		cl->period.name, day_format(day, cl->period.last),
		BOUNDARY_TAG_DAYS);
	return err_hint(e,
			"To write down the answers all the same: git plan "
			"close %s --no-tag",
			cl->period.name);
}

/* A tag that is there stays where it is. */
static int not_tagged(struct closing *cl, struct err *e)
{
	struct cmd *c = cl->c;
	struct slice ref =
		arena_printf(&c->arena, "refs/tags/plan/%s", cl->period.name);
	char hex[OID_HEX_MAX], day[DAY_LEN + 1];
	struct commit commit;
	struct oid id;

	if (repo_ref(&id, NULL, &c->arena, c->repo, ref.ptr, e) < 0)
		return -1;
	if (oid_is_none(&id))
		return 0;
	if (repo_commit(&commit, &c->arena, c->repo, &id, e) < 0)
		return -1;
	err_set(e,
		"%s is closed already: plan/%s stands at %.10s of %s, "
		"\"%.*s\"",
		cl->period.name, cl->period.name, oid_hex(hex, &id),
		day_format(day, zone_day(&cl->line.config.zone, commit.time)),
		SL(commit.subject));
	return err_hint(e,
			"It is not moved, for reports were made from it. "
			"git plan review %s shows that period.",
			cl->period.name);
}

/* A commit that closed it, and was not tagged. */
static void find_closed(struct closing *cl)
{
	const struct main_line *ml = &cl->line;
	size_t i;

	for (i = ml->n; i > 0 && ml->v[i - 1].day > cl->period.last; i--) {
		const struct commit *commit = &ml->v[i - 1].commit;
		struct slice period = commit_trailer(&cl->c->arena, commit,
						     SLICE(CLOSE_TRAILER));

		if (!slice_is(period, cl->period.name))
			continue;
		cl->closed = commit->id;
		cl->closed_subject = commit->subject;
		return;
	}
}

int close_allowed(struct closing *cl, struct slice period, struct err *e)
{
	const struct repo_paths *paths = repo_paths(cl->c->repo);

	if (!paths->top) {
		err_set(e, "a bare repository has no files to write to");
		return err_hint(e, "Close the period in a clone of it.");
	}
	if (main_line_walk(&cl->line, &cl->c->arena, cl->c->repo, SLICE_NONE,
			   e) < 0 ||
	    read_period(cl, period, e) < 0)
		return -1;
	cl->journal =
		arena_cstr(&cl->c->arena,
			   arena_printf(&cl->c->arena, "%s/git-plan-close-%s",
					paths->git_dir, cl->period.name));
	if (not_tagged(cl, e) < 0 || on_main_line(cl, e) < 0 ||
	    nothing_under_way(cl, e) < 0)
		return -1;
	find_closed(cl);
	return 0;
}

/* --- the plans -------------------------------------------------------------
 */

int close_add_answers(struct closing *cl, struct slice text, const char *place,
		      struct err *e)
{
	struct arena *a = &cl->c->arena;
	struct close_answer *v = NULL;
	size_t n = 0, i;

	if (answers_parse(&v, &n, a, text, place, e) < 0)
		return -1;
	for (i = 0; i < n; i++)
		ARENA_PUSH(a, cl->answers, cl->n_answers) = &v[i];
	return 0;
}

static bool is_plan(const struct closing *cl, struct slice path)
{
	size_t i;

	for (i = 0; i < cl->now.n_files; i++)
		if (slice_eq(cl->now.files[i].path, path))
			return true;
	return false;
}

/* The plans that are not as HEAD has them. */
static int find_dirty(struct slice **out, size_t *n, struct closing *cl,
		      struct err *e)
{
	static const char *const argv[] = {"status", "--porcelain=v1", "-z",
					   "--untracked-files=no", NULL};
	struct arena *a = &cl->c->arena;
	struct slice text;
	bool renamed = false;
	size_t at = 0;

	if (repo_git(&text, a, cl->c->repo, NULL, argv, e) < 0)
		return -1;
	while (at < text.len) {
		size_t end = slice_find(text, '\0', at);
		struct slice path = slice_sub(text, at, end);

		/* behind a rename stands its old path, and nothing else */
		if (!renamed)
			path = slice_sub(path, 3, path.len);
		renamed = !renamed &&
			  (text.ptr[at] == 'R' || text.ptr[at] == 'C');
		if (is_plan(cl, path))
			ARENA_PUSH(a, *out, *n) = path;
		at = end + 1;
	}
	return 0;
}

/* True where the file holds what the journal says it was going to hold. */
static bool was_written(struct closing *cl, struct slice path,
			struct slice journal)
{
	struct arena *a = &cl->c->arena;
	struct slice file = arena_printf(
		a, "%s/%.*s", repo_paths(cl->c->repo)->top, SL(path));
	struct err ignored = ERR_INIT;
	char hex[OID_HEX_MAX];
	struct slice bytes;
	struct oid id;

	if (file_read(&bytes, a, file.ptr, &ignored) < 0 || !bytes.ptr)
		return false;
	oid_of_blob(&id, bytes);
	return slice_find_slice(
		       journal,
		       arena_printf(a, "# wrote %s\n", oid_hex(hex, &id)),
		       0) < journal.len;
}

int close_clean(struct closing *cl, struct err *e)
{
	struct arena *a = &cl->c->arena;
	struct slice *dirty = NULL, journal;
	size_t n = 0, i;

	if (find_dirty(&dirty, &n, cl, e) < 0 ||
	    file_read(&journal, a, cl->journal, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (was_written(cl, dirty[i], journal))
			continue;
		err_set(e, "%.*s is changed and not committed",
			SL(terminal_text(a, dirty[i])));
		return err_hint(e,
				"Commit it first, or take the change back: "
				"git restore %.*s",
				SL(terminal_text(a, dirty[i])));
	}
	cl->resumed = n > 0;
	if (!cl->resumed)
		return 0;
	cl->n_answers = 0;
	cmd_tell(cl->c, N_("the last run was interrupted; this one goes on "
			   "with its answers"));
	return close_add_answers(cl, journal, cl->journal, e);
}
