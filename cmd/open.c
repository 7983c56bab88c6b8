/* Opening what a command looks at. */
#include "cmd/cmd.h"

int cmd_open(struct cmd *c, struct err *e)
{
	return repo_open(&c->repo, NULL, e);
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

int cmd_source_here(struct source **out, struct cmd *c, struct err *e)
{
	if (!c->repo)
		return source_open_directory(out, &c->arena, ".", e);
	if (repo_paths(c->repo)->top)
		return repo_source_worktree(out, &c->arena, c->repo, e);
	err_set(e, "this is a bare repository: it has no work tree");
	return err_hint(e, "Name a revision, such as HEAD.");
}
