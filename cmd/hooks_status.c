/* git plan hooks status: would git run the check in this clone? */
#include "cmd/hooks.h"

bool hooks_of_server(const struct cmd *c, const struct hooks_ask *ask)
{
	return ask->server || repo_paths(c->repo)->bare;
}

/* Whether git would run our check, in words. */
static const char *describe(const struct hook *h, bool allowed)
{
	static const char *const words[] = {
		[HOOK_ABSENT] = "is not there: git plan hooks install",
		[HOOK_OURS] = "is installed",
		[HOOK_OLD] = "is an older git-plan's: git plan hooks install",
		[HOOK_EDITED] = "is git-plan's, but was changed by hand",
		[HOOK_CALLS] = "is your own and starts git-plan",
		[HOOK_FOREIGN] = "is your own and does not start git-plan",
	};

	if (h->state == HOOK_ABSENT && !allowed)
		return "is not there";
	if (h->state != HOOK_ABSENT && !h->executable)
		return "is not executable, so git skips it: git plan hooks "
		       "install mends it, or chmod +x";
	return words[h->state];
}

static bool runs_check(const struct hook *h)
{
	return h->executable && h->state != HOOK_FOREIGN;
}

static int status_one(bool *works, struct cmd *c, const struct hook_kind *kind,
		      const struct hooks_ask *ask, bool allowed, struct err *e)
{
	bool asked = kind->server == hooks_of_server(c, ask);
	struct hook h;

	if (hook_look(&h, c, kind, e) < 0)
		return -1;
	if (!asked && !hook_is_ours(&h))
		return 0;
	cmd_say(c, "%.*s %s\n", SL(h.shown), describe(&h, allowed));
	if (h.has_before)
		cmd_say(c, "  %s.before-git-plan runs before it\n", kind->name);
	if (h.state == HOOK_FOREIGN)
		hook_show_manager(c, &h);
	*works &= runs_check(&h);
	return 0;
}

int hooks_status(struct cmd *c, const struct hooks_ask *ask, struct err *e)
{
	const struct hook_kind *kind;
	bool works = hook_finds_git_plan(&c->arena), set, allowed;
	struct err why = ERR_INIT;

	if (!works)
		cmd_tell(c,
			 "git-plan is not on your PATH; hooks need it there");
	allowed = hook_place_allowed(c, &why) == 0;
	for (kind = hook_kinds; kind->name; kind++)
		if (status_one(&works, c, kind, ask, allowed, e) < 0)
			return -1;
	if (!allowed && !works) {
		cmd_note("%s", why.text);
		cmd_note("%s", why.hint);
	}
	if (!hooks_of_server(c, ask) && wiring_drivers_set(&set, c, e) < 0)
		return -1;
	if (!hooks_of_server(c, ask))
		out_printf(&c->out, "the diff and merge drivers %s\n",
			   set ? "are set"
			       : "are not set: git plan hooks install");
	return works ? EXIT_CLEAN : EXIT_FINDINGS;
}
