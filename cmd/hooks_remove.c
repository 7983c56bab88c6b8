/* git plan hooks remove, and git plan init --disable. */
#include "cmd/hooks.h"

static int remove_one(struct cmd *c, const struct hook_kind *kind,
		      const struct hooks_ask *ask, struct err *e)
{
	struct hook h;
	int done;

	if (hook_look(&h, c, kind, e) < 0)
		return -1;
	if (kind->server != hooks_of_server(c, ask) && !hook_is_ours(&h))
		return 0;
	done = hook_remove(&h, ask->force, e);
	if (done < 0)
		return -1;
	if (!done && h.state == HOOK_ABSENT)
		cmd_say(c, "  there is no %.*s\n", SL(h.shown));
	else if (!done)
		cmd_say(c, "  left     %.*s, which is not git-plan's\n",
			SL(h.shown));
	else if (h.has_before)
		cmd_say(c,
			"  removed  %.*s; the hook that was there before is "
			"back\n",
			SL(h.shown));
	else
		cmd_say(c, "  removed  %.*s\n", SL(h.shown));
	return 0;
}

int hooks_remove(struct cmd *c, const struct hooks_ask *ask, struct err *e)
{
	const struct hook_kind *kind;
	struct wiring w = {.c = c};

	for (kind = hook_kinds; kind->name; kind++)
		if (remove_one(c, kind, ask, e) < 0)
			return -1;
	return wiring_remove(&w, e) < 0 ? -1 : EXIT_CLEAN;
}
