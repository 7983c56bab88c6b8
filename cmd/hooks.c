/* git plan hooks: install, remove, status, and what the hooks run. */
#include "cmd/cmd.h"
#include "cmd/hookfile.h"

const struct hook_kind hook_kinds[] = {
	{"pre-commit", "each commit", "git commit --no-verify",
	 lint_staged_for_hook},
	{NULL, NULL, NULL, NULL},
};

static int install(struct cmd *c, bool force, struct err *e)
{
	const struct hook_kind *kind;
	struct hook h;
	int done;

	for (kind = hook_kinds; kind->name; kind++) {
		if (hook_look(&h, c, kind, e) < 0)
			return -1;
		done = hook_install(c, &h, force, e);
		if (done < 0 && h.state == HOOK_FOREIGN) {
			out_printf(&c->out, "%.*s holds:\n", SL(h.shown));
			hook_show(&c->out, &h);
		}
		if (done < 0)
			return -1;
		out_printf(&c->out, "%s %.*s: the plans are checked at %s\n",
			   done ? "installed" : "in place ", SL(h.shown),
			   kind->when);
		if (done && h.has_before)
			out_printf(&c->out,
				   "          the hook that was there is now "
				   "%s.before-git-plan and runs first\n",
				   kind->name);
	}
	if (!hook_finds_git_plan(&c->arena))
		cmd_note("git-plan is not on your PATH; until it is, every "
			 "commit will be stopped");
	return EXIT_CLEAN;
}

static int remove_all(struct cmd *c, bool force, struct err *e)
{
	const struct hook_kind *kind;
	struct hook h;
	int done;

	for (kind = hook_kinds; kind->name; kind++) {
		if (hook_look(&h, c, kind, e) < 0)
			return -1;
		done = hook_remove(&h, force, e);
		if (done < 0)
			return -1;
		if (!done && h.state == HOOK_ABSENT)
			out_printf(&c->out, "there is no %.*s\n", SL(h.shown));
		else if (!done)
			out_printf(&c->out,
				   "%.*s is not git-plan's: left as "
				   "it is\n",
				   SL(h.shown));
		else if (h.has_before)
			out_printf(&c->out,
				   "removed %.*s; the hook that was "
				   "there before is back\n",
				   SL(h.shown));
		else
			out_printf(&c->out, "removed %.*s\n", SL(h.shown));
	}
	return EXIT_CLEAN;
}

/* Whether git would run our check, in words. */
static const char *describe(const struct hook *h)
{
	static const char *const words[] = {
		[HOOK_ABSENT] = "is not there: git plan hooks install",
		[HOOK_OURS] = "is installed",
		[HOOK_EDITED] = "is git-plan's, but was changed by hand",
		[HOOK_CALLS] = "is your own and starts git-plan",
		[HOOK_FOREIGN] = "is your own and does not start git-plan",
	};

	if (h->state != HOOK_ABSENT && !h->executable)
		return "is not executable, so git skips it: chmod +x";
	return words[h->state];
}

static int status(struct cmd *c, bool force, struct err *e)
{
	const struct hook_kind *kind;
	bool works = hook_finds_git_plan(&c->arena);
	struct hook h;

	(void)force;
	if (!works)
		cmd_note("git-plan is not on your PATH; hooks need it there");
	for (kind = hook_kinds; kind->name; kind++) {
		if (hook_look(&h, c, kind, e) < 0)
			return -1;
		out_printf(&c->out, "%.*s %s\n", SL(h.shown), describe(&h));
		if (h.has_before)
			out_printf(&c->out,
				   "  %s.before-git-plan runs before it\n",
				   kind->name);
		if (h.state == HOOK_ABSENT || h.state == HOOK_FOREIGN ||
		    !h.executable)
			works = false;
	}
	return works ? EXIT_CLEAN : EXIT_FINDINGS;
}

static int run_hook(struct cmd *c, bool force, struct err *e)
{
	const char *names[ARRAY_LEN(hook_kinds)] = {NULL};
	const struct hook_kind *kind;
	int i, ret;

	(void)force;
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
		err_hint(e,
			 "Nothing was committed. %s goes on without the check.",
			 kind->around);
	return ret;
}

int cmd_hooks(struct cmd *c, int argc, const char **argv, struct err *e)
{
	static const struct {
		const char *name;
		int (*run)(struct cmd *c, bool force, struct err *e);
	} verbs[] = {{"install", install},
		     {"remove", remove_all},
		     {"status", status},
		     {"run", run_hook}};
	const char *names[ARRAY_LEN(verbs) + 1] = {NULL};
	int force = 0, verb, ret;
	size_t i;
	struct poptOption options[] = {
		{"force", 0, POPT_ARG_NONE, &force, 0,
		 "install: keep the hook that is there beside ours, and run "
		 "it first; remove: also one that was edited",
		 NULL},
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
	return verbs[verb].run(c, force, e);
}
