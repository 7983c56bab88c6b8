/* git plan lint --baseline: what is known, written and pruned. */
#include "base/file.h"
#include "check/baseline.h"
#include "cmd/lint.h"

int lint_baseline_allowed(struct ask *ask, const struct baseline_ask *b,
			  struct err *e)
{
	int32_t day;

	ask->new_baseline = b->write;
	if (b->expires && !b->write) {
		err_set(e, "--expires goes with --write alone");
		return err_hint(e,
				"In the file, write expires: %s behind an "
				"entry.",
				b->expires);
	}
	if (b->expires && !day_parse(&day, slice_of(b->expires))) {
		err_set(e, "--expires takes a day, not %s", b->expires);
		return err_hint(e, "Write it as 2026-12-31.");
	}
	if (!b->write && !b->prune)
		return 0;
	if (b->write && b->prune) {
		err_set(e, "--write and --prune exclude each other");
		return err_hint(e, "--write leaves out what is mended, too.");
	}
	if (!ask->staged && !ask->rev && !ask->n_paths)
		return 0;
	err_set(e, "the baseline is made of all plans of the work tree");
	return err_hint(e, "Leave out --staged, revisions and paths.");
}

int lint_baseline_use(struct looked *l, struct cmd *c, const struct ask *ask,
		      struct err *e)
{
	struct slice bytes;

	if (!ask->baseline)
		return 0;
	if (file_read(&bytes, &c->arena, ask->baseline, e) < 0)
		return -1;
	if (!bytes.ptr && !ask->new_baseline) {
		err_set(e, "there is no baseline %s", ask->baseline);
		return err_hint(e,
				"Write it with: git plan lint --baseline %s "
				"--write",
				ask->baseline);
	}
	l->now.config.baseline = slice_of(ask->baseline);
	l->now.baseline_bytes = bytes;
	return 0;
}

/* Where the file is: the folder that may be reached by links, and the rest. */
struct place {
	const char *top, *path, *whole;
};

static int find_place(struct place *out, struct looked *l, struct cmd *c,
		      const struct ask *ask, struct err *e)
{
	const char *slash = ask->baseline ? strrchr(ask->baseline, '/') : NULL;
	struct slice whole;

	if (!l->now.config.baseline.len) {
		err_set(e, "no baseline is named");
		return err_hint(e,
				"Name one with --baseline baseline.yaml, or "
				"in %s with baseline: baseline.yaml",
				CONFIG_FILE);
	}
	*out = (struct place){.top = ".", .path = ask->baseline};
	if (!ask->baseline) {
		if (c->repo)
			out->top = repo_paths(c->repo)->top;
		out->path = arena_cstr(&c->arena, l->now.config.baseline);
	} else if (slash) {
		whole = slice_of(ask->baseline);
		whole.len = (size_t)(slash - ask->baseline) + 1;
		out->top = arena_cstr(&c->arena, whole);
		out->path = slash + 1;
	}
	whole = arena_printf(&c->arena, "%s/%s", out->top, out->path);
	out->whole =
		ask->baseline ? ask->baseline : arena_cstr(&c->arena, whole);
	return 0;
}

static int put(const struct place *p, struct slice before, struct slice after,
	       struct err *e)
{
	if (!before.ptr)
		return file_create(p->whole, after, 0666, e);
	if (slice_eq(before, after))
		return 0;
	return file_replace(p->top, p->path, before, after, e);
}

static int write_all(struct looked *l, struct cmd *c, const struct place *p,
		     const struct baseline_ask *b, struct err *e)
{
	struct baseline_made made;
	int32_t expires = DAY_NONE;

	if (b->expires && !day_parse(&expires, slice_of(b->expires)))
		BUG("a day that was looked at is none");
	if (b->expires && expires < c->today) {
		err_set(e, "%s is over: nothing would be known", b->expires);
		return err_hint(e, "Give a day that is still to come.");
	}
	baseline_make(&made, &c->arena, &l->now, &l->findings, c->today,
		      expires);
	if (!baseline_readable(&c->arena, made.bytes)) {
		err_set(e, "%zu findings are more than a baseline can hold",
			made.entries);
		return err_hint(e,
				"Turn off for now the rules that fire most, in "
				"%s with rules: {RULE: none}, and write it "
				"again.",
				CONFIG_FILE);
	}
	if (put(p, l->now.baseline_bytes, made.bytes, e) < 0)
		return -1;
	cmd_say(c, "%.*s: %zu known\n", SL(l->now.config.baseline),
		made.entries);
	if (made.left)
		cmd_say(c, "%zu cannot be silenced and must be mended: %.*s\n",
			made.left, SL(made.locked));
	if (!l->now.config.baseline_at)
		cmd_say(c,
			"For hooks and everybody else, write in %s: "
			"baseline: %.*s\n",
			CONFIG_FILE, SL(l->now.config.baseline));
	return EXIT_CLEAN;
}

static int prune(struct looked *l, struct cmd *c, const struct place *p,
		 struct err *e)
{
	size_t n, left;
	struct slice after;

	if (!baseline_readable(&c->arena, l->now.baseline_bytes)) {
		err_set(e, "%s cannot be read, so nothing was taken out",
			p->whole);
		return err_hint(e, "git plan lint says what is wrong in it; "
				   "with --write it is written anew.");
	}
	after = baseline_pruned(&n, &left, &c->arena, &l->now, &l->findings);
	if (n && put(p, l->now.baseline_bytes, after, e) < 0)
		return -1;
	cmd_say(c, "%.*s: %zu taken out\n", SL(l->now.config.baseline), n);
	if (left)
		cmd_say(c,
			"%zu share a line with others; write the file again "
			"with --write\n",
			left);
	return EXIT_CLEAN;
}

int lint_baseline(struct looked *l, struct cmd *c, const struct ask *ask,
		  const struct baseline_ask *b, struct err *e)
{
	struct place p;

	if (find_place(&p, l, c, ask, e) < 0)
		return -1;
	if (b->write)
		return write_all(l, c, &p, b, e);
	if (!l->now.baseline_bytes.ptr) {
		err_set(e, "there is no baseline %s", p.whole);
		return err_hint(e, "Write it with: git plan lint --write");
	}
	return prune(l, c, &p, e);
}
