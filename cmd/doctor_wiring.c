/* The doctor looks at what git is told of git-plan. */
#include <unistd.h>

#include "cmd/doctor.h"

#define INSTALL SLICE("git plan hooks install")

/* --- hooks ---------------------------------------------------------------- */

/* What has to be added to a hook that somebody else wrote. */
static struct slice lines_to_add(struct arena *a, const struct hook *h)
{
	struct slice file, lines;

	if (!h->manager)
		return hook_line(a, h->kind);
	file = hook_manager_file(a, h->manager, h->kind->name);
	lines = hook_manager_lines(a, h->manager, h->kind->name);
	return arena_printf(a, "%.*s:\n%.*s", SL(file), SL(lines));
}

static void say_state(struct doctor *d, const struct hook *h,
		      struct slice install)
{
	struct arena *a = &d->c->arena;

	switch (h->state) {
	case HOOK_ABSENT:
		doctor_say(d, DOCTOR_MEND, install,
			   "there is no %.*s: plans are not checked at %s",
			   SL(h->shown), h->kind->when);
		return;
	case HOOK_OURS:
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "%.*s checks the plans at %s", SL(h->shown),
			   h->kind->when);
		return;
	case HOOK_OLD:
		doctor_say(d, DOCTOR_NOTE, install,
			   "%.*s is an older git-plan's", SL(h->shown));
		return;
	case HOOK_EDITED:
		doctor_say(d, DOCTOR_NOTE, SLICE_NONE,
			   "%.*s is git-plan's, but was changed by hand",
			   SL(h->shown));
		return;
	case HOOK_CALLS:
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "%.*s is your own and starts git-plan; it was not "
			   "tried",
			   SL(h->shown));
		return;
	case HOOK_FOREIGN:
		doctor_say(d, DOCTOR_MEND, lines_to_add(a, h),
			   "%.*s is your own and does not start git-plan; add:",
			   SL(h->shown));
		return;
	}
}

/* allowed: hooks can be installed here */
static int look_at_hook(struct doctor *d, const struct hook_kind *kind,
			bool allowed, struct err *e)
{
	struct slice install =
		!allowed       ? SLICE_NONE
		: kind->server ? SLICE("git plan hooks install --server")
			       : INSTALL;
	struct hook h;

	if (hook_look(&h, d->c, kind, e) < 0)
		return -1;
	if (h.state != HOOK_ABSENT && !h.executable)
		doctor_say(d, DOCTOR_MEND, install,
			   "%.*s is not executable, so git skips it",
			   SL(h.shown));
	else
		say_state(d, &h, install);
	if (h.has_before)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "your own hook %s.before-git-plan runs before it",
			   kind->name);
	return 0;
}

int doctor_hooks(struct doctor *d, struct err *e)
{
	const struct hooks_ask ask = {.force = false};
	const struct hook_kind *kind = hook_kinds;
	struct err why = ERR_INIT;
	struct arena *a = &d->c->arena;
	bool allowed = hook_place_allowed(d->c, &why) == 0;
	struct slice mend;

	for (; kind->name; kind++)
		if (kind->server == hooks_of_server(d->c, &ask) &&
		    look_at_hook(d, kind, allowed, e) < 0)
			return -1;
	mend = arena_printf(a, "%s", why.hint);
	if (slice_find_slice(mend, SLICE(HOOKS_OF_ITS_OWN), 0) < mend.len)
		mend = SLICE(HOOKS_OF_ITS_OWN "\ngit plan hooks install");
	if (!allowed)
		doctor_say(d, DOCTOR_NOTE, mend, "%.*s",
			   SL(arena_printf(a, "%s", why.text)));
	return 0;
}

/* What git starts beside ours, where somebody has put it; see githooks(5). */
int doctor_other_hooks(struct doctor *d, struct err *e)
{
	static const char *const names[] = {"prepare-commit-msg",
					    "commit-msg",
					    "post-commit",
					    "applypatch-msg",
					    "pre-applypatch",
					    "post-applypatch",
					    "pre-rebase",
					    "post-rewrite",
					    "post-checkout",
					    "post-merge",
					    "pre-auto-gc",
					    "reference-transaction",
					    "update",
					    "proc-receive",
					    "post-receive",
					    "post-update",
					    "push-to-checkout"};
	const char *folder = repo_paths(d->c->repo)->hooks;
	struct arena *a = &d->c->arena;
	struct slice all = SLICE_NONE;
	size_t i;

	(void)e;
	for (i = 0; i < ARRAY_LEN(names); i++) {
		const char *path = arena_cstr(
			a, arena_printf(a, "%s/%s", folder, names[i]));

		if (!access(path, X_OK))
			all = arena_printf(a, "%.*s%s%s", SL(all),
					   all.len ? ", " : "", names[i]);
	}
	if (all.len)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "git also starts these hooks, which are not "
			   "git-plan's: %.*s",
			   SL(all));
	return 0;
}

/* --- drivers -------------------------------------------------------------- */

int doctor_drivers(struct doctor *d, struct err *e)
{
	if (wiring_drivers_set(&d->drivers_set, d->c, e) < 0)
		return -1;
	if (d->drivers_set)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "the diff and merge drivers are set");
	else
		doctor_say(d, DOCTOR_MEND, INSTALL,
			   "the diff and merge drivers are not set as they "
			   "should be");
	return 0;
}

int doctor_attributes(struct doctor *d, struct err *e)
{
	static const char *const names[] = {"diff", "merge"};
	struct arena *a = &d->c->arena;
	struct slice driver, mend;
	size_t i, n_right = 0;

	mend = wiring_attributes_line(a, d->here.config.plans);
	for (i = 0; i < ARRAY_LEN(names); i++) {
		if (wiring_driver_of(&driver, d->c, d->here.config.plans,
				     names[i], e) < 0)
			return -1;
		n_right += slice_is(driver, "git-plan");
		if (driver.len && !slice_is(driver, "git-plan"))
			doctor_say(d, DOCTOR_MEND, mend,
				   "git does not use the driver for %s: the "
				   "plans need this line in .gitattributes",
				   names[i]);
	}
	if (n_right == ARRAY_LEN(names))
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   ".gitattributes gives the plans to both drivers");
	return 0;
}

int doctor_pull(struct doctor *d, struct err *e)
{
	struct slice value;

	if (repo_config(&value, &d->c->arena, d->c->repo, "pull.rebase", e) < 0)
		return -1;
	if (!value.ptr || slice_is(value, "false"))
		doctor_say(d, DOCTOR_NOTE, SLICE("git config pull.rebase true"),
			   "git pull puts the team's history behind your own "
			   "(pull.rebase is not set)");
	else
		doctor_say(d, DOCTOR_OK, SLICE_NONE, "pull.rebase is %.*s",
			   SL(value));
	return 0;
}
