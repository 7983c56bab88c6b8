/* Where hooks are, and what git and a hook find there. */
#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/hookfile.h"

int hook_place_allowed(struct cmd *c, struct err *e)
{
	static const char *const argv[] = {"config", "--show-scope", "--get",
					   "core.hooksPath", NULL};
	struct slice value, line, scope;

	if (repo_config(&value, &c->arena, c->repo, "core.hooksPath", e) < 0)
		return -1;
	if (!value.ptr)
		return 0;
	if (access(repo_paths(c->repo)->hooks, F_OK) && errno == ENOTDIR) {
		err_set(e,
			"git runs no hook here: core.hooksPath is %.*s, which "
			"in this work tree leads through a file",
			SL(terminal_text(&c->arena, value)));
		return err_hint(
			e,
			"An absolute path works everywhere: " HOOKS_OF_ITS_OWN);
	}
	if (repo_git(&line, &c->arena, c->repo, NULL, argv, e) < 0)
		return -1;
	scope = slice_sub(line, 0, slice_find(line, '\t', 0));
	if (slice_is(scope, "command")) {
		err_set(e, "core.hooksPath is set for this run alone");
		return err_hint(e, "Run it without git -c core.hooksPath=...");
	}
	if (!slice_is(scope, "global") && !slice_is(scope, "system"))
		return 0;
	err_set(e,
		"hooks are kept in one folder for all repositories: "
		"core.hooksPath is %.*s (%.*s configuration)",
		SL(terminal_text(&c->arena, value)), SL(scope));
	return err_hint(
		e,
		"Give this repository hooks of its own with " HOOKS_OF_ITS_OWN
		" and run this again, or add to each hook in %.*s a "
		"line like this one of %s: %.*s",
		SL(terminal_text(&c->arena, value)), hook_kinds[0].name,
		SL(hook_line(&c->arena, &hook_kinds[0])));
}

/* True if a work tree that begins at `top` has none of our hooks. */
static bool lacks_hooks(struct cmd *c, struct slice top, struct slice folder)
{
	struct slice path = arena_printf(&c->arena, "%.*s/%.*s/%s", SL(top),
					 SL(folder), hook_kinds[0].name);

	return !file_exists(arena_cstr(&c->arena, path));
}

int hook_note_relative(struct cmd *c, struct err *e)
{
	static const char *const argv[] = {"worktree", "list", "--porcelain",
					   "-z", NULL};
	const struct slice label = SLICE("worktree ");
	struct slice folder, list, field;
	size_t at = 0, end;

	if (repo_config(&folder, &c->arena, c->repo, "core.hooksPath", e) < 0)
		return -1;
	if (!folder.len || folder.ptr[0] == '/' || folder.ptr[0] == '~' ||
	    repo_paths(c->repo)->bare)
		return 0;
	if (repo_git(&list, &c->arena, c->repo, NULL, argv, e) < 0)
		return -1;
	for (; at < list.len; at = end + 1) {
		end = slice_find(list, '\0', at);
		field = slice_sub(list, at, end);
		if (!slice_starts(field, label))
			continue;
		field = slice_sub(field, label.len, field.len);
		if (lacks_hooks(c, field, folder))
			cmd_tell(
				c,
				"git runs no hook in the work tree %.*s: "
				"core.hooksPath is the relative %.*s, and that "
				"folder is not there. Run git plan hooks "
				"install there too.",
				SL(terminal_text(&c->arena, field)),
				SL(terminal_text(&c->arena, folder)));
	}
	return 0;
}

/* The folders in which a hook looks; see hooks/commit. */
static struct slice hook_path(struct arena *a)
{
	const char *path = getenv("PATH"), *home = getenv("HOME");

	return arena_printf(a, "%s:/usr/local/bin:/opt/homebrew/bin%s%s%s",
			    path ? path : "", home && *home ? ":" : "",
			    home ? home : "",
			    home && *home ? "/.local/bin" : "");
}

bool hook_finds_git_plan(struct arena *a)
{
	struct slice rest = hook_path(a);

	while (rest.len) {
		size_t colon = slice_find(rest, ':', 0);
		struct slice folder = slice_sub(rest, 0, colon);
		char *name = arena_cstr(
			a, arena_printf(a, "%.*s/git-plan", SL(folder)));

		if (folder.len && !access(name, X_OK))
			return true;
		rest = slice_sub(rest, colon + 1, rest.len);
	}
	return false;
}
