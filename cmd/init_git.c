/* The part of git plan init that tells git of git-plan. */
#include "cmd/hookfile.h"
#include "cmd/init.h"

void init_left(struct init *in, struct slice what, const struct err *e)
{
	in->n_left++;
	init_say(in, "left", what, e->text);
	if (e->hint[0])
		out_printf(&in->c->out, "           %s\n", e->hint);
}

static int place_hook(struct init *in, const struct hook_kind *kind,
		      struct err *e)
{
	struct arena *a = &in->c->arena;
	struct err refused = ERR_INIT;
	struct slice why;
	struct hook h;
	int done;

	if (hook_look(&h, in->c, kind, e) < 0)
		return -1;
	done = hook_install(in->c, &h, in->force, &refused);
	if (done > 0) {
		in->wiring.n_done++;
		why = catalogue_say(a, in->c->words,
				    h.has_before
					    ? "checks the plans at %s, after "
					      "your own hook"
					    : "checks the plans at %s",
				    kind->when);
		init_say(in, "created", h.shown, arena_cstr(a, why));
	} else if (!done) {
		init_say(in, "kept", h.shown,
			 h.state == HOOK_CALLS
				 ? "your own, and it starts git-plan"
				 : "it was there");
	} else {
		init_left(in, h.shown, &refused);
		if (h.state == HOOK_FOREIGN)
			hook_show(&in->c->out, &h);
		hook_show_manager(in->c, &h);
	}
	return 0;
}

int init_git(struct init *in, struct err *e)
{
	struct slice folder = slice_of(repo_paths(in->c->repo)->hooks);
	const struct hook_kind *kind;
	struct err why = ERR_INIT;
	size_t n_done;

	if (wiring_set_pull(&in->wiring, e) < 0 ||
	    wiring_set_drivers(&in->wiring, e) < 0)
		return -1;
	n_done = in->wiring.n_done;
	if (wiring_set_attributes(&in->wiring, in->now.config.plans, e) < 0)
		return -1;
	in->n_files += in->wiring.n_done - n_done;
	if (hook_place_allowed(in->c, &why) < 0) {
		init_left(in, folder, &why);
		return 0;
	}
	for (kind = hook_kinds; kind->name; kind++)
		if (!kind->server && place_hook(in, kind, e) < 0)
			return -1;
	return 0;
}
