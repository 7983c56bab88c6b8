/*
 * The doctor tries the drivers of this clone in a repository of its own, which
 * is gone afterwards: with a plan that two people change.
 */
#include "cmd/doctor_try.h"

struct slice attempt_plan(struct attempt *t, const char *owner, const char *due)
{
	return arena_printf(
		&t->d->c->arena,
		"plan: trial\ntitle: A trial\nowner: dana\nstage: draft\n"
		"actions:\n  step:\n    title: One step\n%s    due: %s\n",
		owner, due);
}

int attempt_write_plan(struct attempt *t, const char *owner, const char *due,
		       struct err *e)
{
	return trial_write(&t->in, ATTEMPT_PATH, 0666,
			   attempt_plan(t, owner, due), e);
}

int attempt_commit(struct attempt *t, const char *owner, const char *due,
		   struct err *e)
{
	if (attempt_write_plan(t, owner, due, e) < 0 ||
	    TRIAL_MUST(&t->in, e, "add", ".") < 0)
		return -1;
	return TRIAL_MUST(&t->in, e, "commit", "-q", "-m", "Trial");
}

struct slice attempt_last_words(struct attempt *t)
{
	struct slice rest = slice_trim(t->in.last.err), line = SLICE("");

	while (slice_line(&line, &rest))
		;
	return terminal_text(&t->d->c->arena, line);
}

/* The drivers as this clone has them. */
static int copy_drivers(struct attempt *t, struct err *e)
{
	static const char *const keys[] = {
		"diff.git-plan.xfuncname", "diff.git-plan.command",
		"merge.git-plan.recursive", "merge.git-plan.driver"};
	struct cmd *c = t->d->c;
	struct slice value;
	size_t i;

	for (i = 0; i < ARRAY_LEN(keys); i++) {
		if (repo_config(&value, &c->arena, c->repo, keys[i], e) < 0)
			return -1;
		if (value.ptr && TRIAL_MUST(&t->in, e, "config", keys[i],
					    arena_cstr(&c->arena, value)) < 0)
			return -1;
	}
	return trial_write(&t->in, ".gitattributes", 0666,
			   SLICE("plans/**/*.yaml diff=git-plan "
				 "merge=git-plan\n"),
			   e);
}

/* Two people change neighbouring lines: git alone sees a conflict there. */
static int try_merge(struct attempt *t, struct err *e)
{
	static const char *const words[] = {TRIAL_MERGE, "theirs", NULL};

	if (copy_drivers(t, e) < 0 ||
	    attempt_commit(t, ATTEMPT_BY_SAM, "2026-03-31", e) < 0 ||
	    TRIAL_MUST(&t->in, e, "branch", "theirs") < 0 ||
	    attempt_commit(t, ATTEMPT_BY_SAM, "2026-04-15", e) < 0 ||
	    TRIAL_MUST(&t->in, e, "branch", "ours") < 0 ||
	    TRIAL_MUST(&t->in, e, "checkout", "-q", "theirs") < 0 ||
	    attempt_commit(t, ATTEMPT_BY_KIM, "2026-03-31", e) < 0 ||
	    TRIAL_MUST(&t->in, e, "checkout", "-q", "ours") < 0 ||
	    trial_git(&t->in, false, words, e) < 0)
		return -1;
	if (t->in.last.status)
		doctor_say(t->d, DOCTOR_MEND, SLICE("git plan hooks install"),
			   "tried: git sees a conflict where two fields of an "
			   "action have changed");
	else
		doctor_say(t->d, DOCTOR_OK, SLICE_NONE,
			   "tried: git merges two changes of one action");
	return 0;
}

static int try_diff(struct attempt *t, struct err *e)
{
	static const char *const words[] = {"--no-pager", "diff", NULL};
	const struct slice moved = SLICE("2026-03-31 \xe2\x86\x92 2026-04-15");
	bool spoken;

	if (copy_drivers(t, e) < 0 ||
	    attempt_commit(t, ATTEMPT_BY_SAM, "2026-03-31", e) < 0 ||
	    attempt_write_plan(t, ATTEMPT_BY_SAM, "2026-04-15", e) < 0 ||
	    trial_git(&t->in, false, words, e) < 0)
		return -1;
	spoken =
		slice_find_slice(t->in.last.out, moved, 0) < t->in.last.out.len;
	if (spoken)
		doctor_say(t->d, DOCTOR_OK, SLICE_NONE,
			   "tried: git diff says by how much a date has moved");
	else
		doctor_say(t->d, DOCTOR_MEND, SLICE("git plan hooks install"),
			   "tried: git diff shows the text alone");
	return 0;
}

static int try_drivers(struct doctor *d,
		       int (*run)(struct attempt *t, struct err *e),
		       struct err *e)
{
	struct attempt t = {.d = d};
	int ret;

	if (!d->drivers_set)
		return 0;
	ret = trial_begin(&t.in, d->c, e) < 0 ? -1 : run(&t, e);
	trial_end(&t.in);
	return ret;
}

int doctor_try_merge(struct doctor *d, struct err *e)
{
	return try_drivers(d, try_merge, e);
}

int doctor_try_diff(struct doctor *d, struct err *e)
{
	return try_drivers(d, try_diff, e);
}
