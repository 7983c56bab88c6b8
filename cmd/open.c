/* Opening what a command looks at. */
#include "cmd/cmd.h"

/* GIT_PLAN_SOURCE, to find out whether libgit2 or git is at fault. */
static int wanted_backend(enum backend *out, struct err *e)
{
	const char *name = getenv("GIT_PLAN_SOURCE");

	*out = BACKEND_ANY;
	if (!name || !*name)
		return 0;
	if (!strcmp(name, "git"))
		*out = BACKEND_GIT;
	else if (!strcmp(name, "libgit2"))
		*out = BACKEND_LIBGIT2;
	else {
		err_set(e, "GIT_PLAN_SOURCE is '%s'; it can be git or libgit2",
			name);
		return err_hint(e, "Without it, git-plan chooses by itself: "
				   "unset GIT_PLAN_SOURCE");
	}
	return 0;
}

int cmd_open(struct cmd *c, struct err *e)
{
	enum backend wanted;

	if (wanted_backend(&wanted, e) < 0)
		return -1;
	return repo_open_by(&c->repo, NULL, wanted, e);
}

int cmd_open_repo(struct cmd *c, struct err *e)
{
	if (cmd_open(c, e) < 0)
		return -1;
	if (c->repo)
		return 0;
	err_set(e, "this is not a git repository");
	return err_hint(e, "git plan init makes it one.");
}

int cmd_need_files(struct cmd *c, const char *if_bare, struct err *e)
{
	const struct repo_paths *paths = repo_paths(c->repo);

	if (paths->top)
		return 0;
	if (paths->bare) {
		err_set(e, "this repository is bare: it holds the history and "
			   "no files");
		return err_hint(e, "%s", if_bare);
	}
	err_set(e, "this is git's own folder, %s: no plans are in it",
		paths->git_dir);
	return err_hint(e, "Go to the folder that has the plans, and run it "
			   "again there.");
}

int cmd_source_here(struct source **out, struct cmd *c, struct err *e)
{
	if (!c->repo)
		return source_open_directory(out, &c->arena, ".", e);
	if (cmd_need_files(c, "Name a revision, such as HEAD.", e) < 0)
		return -1;
	return repo_source_worktree(out, &c->arena, c->repo, e);
}
