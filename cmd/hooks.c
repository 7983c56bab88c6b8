/* git plan hooks: install, remove, status, and what the hooks run. */
#include "cmd/hooks.h"

const struct hook_kind hook_kinds[] = {
	{"pre-commit", N_("each commit"),
	 "Nothing was committed. git commit --no-verify goes on without the "
	 "check.",
	 "hooks/commit", false, lint_staged_for_hook},
	{"pre-merge-commit", N_("each merge"),
	 "The merge is not committed yet. git commit --no-verify ends it "
	 "without the check.",
	 "hooks/commit", false, lint_merge_for_hook},
	{"pre-push", N_("each push"),
	 "Nothing was pushed. git push --no-verify goes on without the check.",
	 "hooks/push", false, lint_push_for_hook},
	{"pre-receive", N_("each push that arrives"),
	 "Nothing was taken. Tell whoever runs the server.", "hooks/receive",
	 true, lint_push_for_hook},
	{NULL, NULL, NULL, NULL, false, NULL},
};

/* --- install --- */

/* Says why one stays as it is; the first reason is kept as the error. */
static void say_refused(struct cmd *c, const struct hook *h,
			const struct err *why, struct err *first)
{
	if (h->state == HOOK_EDITED) {
		cmd_say(c,
			"  left      %.*s: git-plan's, but changed by hand\n",
			SL(h->shown));
	} else {
		cmd_say(c, "  left      %.*s, which holds:\n", SL(h->shown));
		hook_show(&c->out, h);
		hook_show_manager(c, h);
	}
	if (!first->set)
		*first = *why;
}

static int install_one(struct cmd *c, const struct hook_kind *kind, bool force,
		       struct err *refused, struct err *e)
{
	struct err why = ERR_INIT;
	struct hook h;
	bool was_old;
	int done;

	if (hook_look(&h, c, kind, e) < 0)
		return -1;
	was_old = h.state == HOOK_OLD;
	done = hook_install(c, &h, force, &why);
	if (done < 0 && h.state != HOOK_FOREIGN && h.state != HOOK_EDITED) {
		*e = why;
		return -1;
	}
	if (done < 0) {
		say_refused(c, &h, &why, refused);
		return 0;
	}
	cmd_say(c,
		!done ? N_("  in place  %.*s: the plans are checked at %s\n")
		: was_old
			? N_("  renewed   %.*s: the plans are checked at %s\n")
			: N_("  installed %.*s: the plans are checked at %s\n"),
		SL(h.shown), kind->when);
	if (done && h.has_before)
		cmd_say(c,
			"            the hook that was there is now "
			"%s.before-git-plan and runs first\n",
			kind->name);
	return 0;
}

static int install(struct cmd *c, const struct hooks_ask *ask, struct err *e)
{
	const struct hook_kind *kind;
	struct err refused = ERR_INIT;
	struct wiring w = {.c = c};
	bool allowed;

	if (repo_paths(c->repo)->bare && !ask->server) {
		err_set(e, "nobody commits in this repository, it is bare");
		return err_hint(e, "To check what is pushed to it: git plan "
				   "hooks install --server");
	}
	/* the drivers can be set all the same */
	allowed = hook_place_allowed(c, &refused) == 0;
	for (kind = hook_kinds; allowed && kind->name; kind++)
		if (kind->server == ask->server &&
		    install_one(c, kind, ask->force, &refused, e) < 0)
			return -1;
	if (!ask->server && wiring_set_drivers(&w, e) < 0)
		return -1;
	if (!hook_finds_git_plan(&c->arena))
		cmd_tell(c, "git-plan is not on your PATH; until it is, every "
			    "commit will be stopped");
	if (hook_note_relative(c, e) < 0)
		return -1;
	if (!refused.set)
		return EXIT_CLEAN;
	*e = refused;
	return -1;
}

/* --- run --- */

/* What the error means for the commit or push, behind its own hint. */
static void add_hint(struct arena *a, const char *text, struct err *e)
{
	struct slice first = arena_printf(a, "%s", e->hint);

	e->hint[0] = '\0';
	err_hint(e, "%.*s%s%s", SL(first), first.len ? "\n" : "", text);
}

static int run_hook(struct cmd *c, const struct hooks_ask *ask, struct err *e)
{
	const char *names[ARRAY_LEN(hook_kinds)] = {NULL};
	const struct hook_kind *kind;
	int i, ret;

	(void)ask;
	for (i = 0; hook_kinds[i].name; i++)
		names[i] = hook_kinds[i].name;
	if (c->n_args < 2) {
		err_set(e, "which hook?");
		return err_hint(e, "As in: git plan hooks run pre-commit");
	}
	i = cmd_choose("hook", c->args[1], names, e);
	if (i < 0)
		return -1;
	kind = &hook_kinds[i];
	c->style.colour = false;
	ret = kind->run(c, e);
	if (ret < 0)
		add_hint(&c->arena, kind->unchecked, e);
	return ret;
}

int cmd_hooks(struct cmd *c, int argc, const char **argv, struct err *e)
{
	static const struct {
		const char *name;
		int (*run)(struct cmd *c, const struct hooks_ask *ask,
			   struct err *e);
	} verbs[] = {{"install", install},
		     {"remove", hooks_remove},
		     {"status", hooks_status},
		     {"run", run_hook}};
	const char *names[ARRAY_LEN(verbs) + 1] = {NULL};
	int force = 0, server = 0, verb, ret;
	struct hooks_ask ask;
	size_t i;
	struct poptOption options[] = {
		{"force", 0, POPT_ARG_NONE, &force, 0,
		 "install: keep the hook that is there beside ours, and run "
		 "it first; remove: also one that was edited",
		 NULL},
		{"server", 0, POPT_ARG_NONE, &server, 0,
		 "the hook of a repository that others push to", NULL},
	};

	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (!c->n_args) {
		err_set(e, "what about the hooks?");
		return err_hint(e, "git plan hooks install, remove or status");
	}
	for (i = 0; i < ARRAY_LEN(verbs); i++)
		names[i] = verbs[i].name;
	verb = cmd_choose("action", c->args[0], names, e);
	if (verb < 0 || cmd_open_repo(c, e) < 0)
		return -1;
	ask = (struct hooks_ask){.force = force, .server = server};
	return verbs[verb].run(c, &ask, e);
}
