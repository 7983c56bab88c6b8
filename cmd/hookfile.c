/* The files in the folder of hooks. */
#include "cmd/hookfile.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/embedded.h"
#include "yaml/fill.h"

#define MARKER	  "# git-plan hook, version "
#define SHOW_MOST 20

/* What older versions wrote, whichever the hook. */
static const char *const old_templates[] = {"hooks/hook-1"};

static struct slice text_from(struct arena *a, const char *template,
			      const struct hook_kind *kind)
{
	const struct fill_value values[] = {{"hook", slice_of(kind->name)}};

	return fill_template(a, embedded_file(template), values,
			     ARRAY_LEN(values));
}

static struct slice our_text(struct arena *a, const struct hook_kind *kind)
{
	return text_from(a, kind->template, kind);
}

/* True if a line of the text, but for comments, starts git-plan's check. */
static bool starts_git_plan(struct arena *a, struct slice text,
			    const struct hook_kind *kind)
{
	struct slice line, dash, blank;

	dash = arena_printf(a, "git-plan hooks run %s", kind->name);
	blank = arena_printf(a, "git plan hooks run %s", kind->name);
	while (slice_line(&line, &text)) {
		line = slice_trim(line);
		if (slice_starts(line, SLICE("#")))
			continue;
		if (slice_find_slice(line, dash, 0) < line.len ||
		    slice_find_slice(line, blank, 0) < line.len)
			return true;
	}
	return false;
}

static enum hook_state state_of(struct arena *a, struct slice text,
				const struct hook_kind *kind)
{
	size_t i;

	if (slice_eq(text, our_text(a, kind)))
		return HOOK_OURS;
	for (i = 0; i < ARRAY_LEN(old_templates); i++)
		if (slice_eq(text, text_from(a, old_templates[i], kind)))
			return HOOK_OLD;
	if (slice_find_slice(text, SLICE("\n" MARKER), 0) < text.len)
		return HOOK_EDITED;
	return starts_git_plan(a, text, kind) ? HOOK_CALLS : HOOK_FOREIGN;
}

/* A path inside the work tree as seen from its top. */
static struct slice shown_path(struct cmd *c, const char *path)
{
	struct slice top = slice_of(repo_paths(c->repo)->top);
	struct slice s = slice_of(path);

	if (top.len && slice_starts(s, top) && s.ptr[top.len] == '/')
		s = slice_sub(s, top.len + 1, s.len);
	return terminal_text(&c->arena, s);
}

int hook_look(struct hook *out, struct cmd *c, const struct hook_kind *kind,
	      struct err *e)
{
	struct arena *a = &c->arena;

	*out = (struct hook){.kind = kind};
	out->path = arena_cstr(a, arena_printf(a, "%s/%s",
					       repo_paths(c->repo)->hooks,
					       kind->name));
	out->before =
		arena_cstr(a, arena_printf(a, "%s.before-git-plan", out->path));
	out->shown = shown_path(c, out->path);
	out->has_before = file_exists(out->before);
	if (!file_exists(out->path))
		return 0;
	if (file_read(&out->text, a, out->path, e) < 0)
		return -1;
	out->executable = !access(out->path, X_OK);
	out->state = state_of(a, out->text, kind);
	if (out->state == HOOK_FOREIGN)
		out->manager = hook_manager_of(out->text);
	if (out->manager &&
	    hook_manager_calls(a, out->manager, repo_paths(c->repo)->top,
			       kind->name))
		out->state = HOOK_CALLS;
	return 0;
}

bool hook_is_ours(const struct hook *h)
{
	return h->state == HOOK_OURS || h->state == HOOK_OLD ||
	       h->state == HOOK_EDITED;
}

struct slice hook_line(struct arena *a, const struct hook_kind *kind)
{
	return arena_printf(a, "git-plan hooks run %s \"$@\" || exit",
			    kind->name);
}

/* Moves somebody else's hook aside, where nothing stands in the way. */
static int keep_foreign(const struct hook *h, struct err *e)
{
	if (h->has_before) {
		err_set(e, "there is already a %s.before-git-plan",
			h->kind->name);
		return err_hint(e,
				"Look at both hooks and take one of them "
				"out of %s.",
				h->path);
	}
	if (rename(h->path, h->before))
		return err_errno(e, "cannot move %s", h->path);
	return 0;
}

static int refuse(struct cmd *c, const struct hook *h, struct err *e)
{
	if (h->state == HOOK_EDITED) {
		err_set(e, "%.*s was changed after git-plan wrote it",
			SL(h->shown));
		return err_hint(e, "git plan hooks install --force writes it "
				   "anew.");
	}
	if (h->manager) {
		err_set(e, "%.*s is written by %s", SL(h->shown),
			hook_manager_name(h->manager));
		return err_hint(e, "Add git-plan to %.*s.",
				SL(hook_manager_file(&c->arena, h->manager,
						     h->kind->name)));
	}
	err_set(e, "%.*s is there already, and is not git-plan's",
		SL(h->shown));
	return err_hint(e,
			"Add this line to it: %.*s -- or let git plan hooks "
			"install --force keep it beside ours and run it first.",
			SL(hook_line(&c->arena, h->kind)));
}

/* Writes our hook in place of another one of ours, or puts `before` back. */
static int write_ours(struct cmd *c, struct hook *h, struct err *e)
{
	bool kept = false;

	if (h->state == HOOK_FOREIGN || h->state == HOOK_CALLS) {
		if (keep_foreign(h, e) < 0)
			return -1;
		kept = true;
	} else if (h->state != HOOK_ABSENT && unlink(h->path)) {
		return err_errno(e, "cannot replace %s", h->path);
	}
	if (!file_create(h->path, our_text(&c->arena, h->kind), 0777, e)) {
		h->has_before |= kept;
		h->state = HOOK_OURS;
		h->executable = true;
		return 1;
	}
	if (kept && rename(h->before, h->path))
		return err_wrap(e, "%s could not be put back: %s", h->path,
				strerror(errno));
	return -1;
}

int hook_install(struct cmd *c, struct hook *h, bool force, struct err *e)
{
	if (hook_place_allowed(c, e) < 0)
		return -1;
	if (h->state == HOOK_OURS && !h->executable) {
		if (chmod(h->path, 0755))
			return err_errno(e, "cannot make %s executable",
					 h->path);
		h->executable = true;
		return 1;
	}
	if (h->state == HOOK_OURS || (h->state == HOOK_CALLS && h->executable))
		return 0;
	if (h->state != HOOK_ABSENT && h->state != HOOK_OLD && !force)
		return refuse(c, h, e);
	return write_ours(c, h, e);
}

int hook_remove(struct hook *h, bool force, struct err *e)
{
	if (h->state == HOOK_EDITED && !force) {
		err_set(e, "%.*s was changed after git-plan wrote it",
			SL(h->shown));
		return err_hint(e, "git plan hooks remove --force takes it "
				   "away all the same.");
	}
	if (!hook_is_ours(h))
		return 0;
	if (h->has_before ? rename(h->before, h->path) : unlink(h->path))
		return err_errno(e, "cannot remove %s", h->path);
	return 1;
}

void hook_show(struct out *o, const struct hook *h)
{
	struct slice rest = h->text, line;
	int n = 0;

	while (slice_line(&line, &rest)) {
		if (++n > SHOW_MOST) {
			out_lit(o, "    | ...\n");
			return;
		}
		out_lit(o, "    | ");
		out_terminal(o, line);
		out_lit(o, "\n");
	}
}

void hook_show_manager(struct cmd *c, const struct hook *h)
{
	struct slice rest, line, file;

	if (!h->manager)
		return;
	file = hook_manager_file(&c->arena, h->manager, h->kind->name);
	rest = hook_manager_lines(&c->arena, h->manager, h->kind->name);
	cmd_say(c, "it is written by %s; add to %.*s:\n",
		hook_manager_name(h->manager), SL(file));
	while (slice_line(&line, &rest))
		out_printf(&c->out, "    %.*s\n", SL(line));
}
