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

	if (cmd_need_files(cl->c, "Close the period in a clone of it.", e) <
		    0 ||
	    main_line_walk(&cl->line, &cl->c->arena, cl->c->repo, SLICE_NONE,
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
