/*
 * The doctor tries hook and drivers of this clone in a repository of its own,
 * which is gone afterwards: with plans that have one thing wrong, or are
 * changed by two people.
 */
#include "cmd/doctor.h"
#include "cmd/trial.h"

#define PLAN_PATH "plans/trial.yaml"

struct attempt {
	struct doctor *d;
	struct trial in;
};

/* owner: the whole line, or empty. */
static int write_plan(struct attempt *t, const char *owner, const char *due,
		      struct err *e)
{
	struct slice text = arena_printf(
		&t->d->c->arena,
		"plan: trial\ntitle: A trial\nowner: dana\nstage: draft\n"
		"actions:\n  step:\n    title: One step\n%s    due: %s\n",
		owner, due);

	return trial_write(&t->in, PLAN_PATH, 0666, text, e);
}

#define BY_SAM "    owner: sam\n"
#define BY_KIM "    owner: kim\n"

/* The last line of what git said. */
static struct slice last_words(struct attempt *t)
{
	struct slice rest = slice_trim(t->in.last.err), line = SLICE("");

	while (slice_line(&line, &rest))
		;
	return terminal_text(&t->d->c->arena, line);
}

/* --- the hook ------------------------------------------------------------- */

/* *out: git took the commit. */
static int commit_with_hook(bool *out, struct attempt *t, struct err *e)
{
	static const char *const words[] = {"commit", "-q", "-m", "Trial",
					    NULL};

	if (TRIAL_MUST(&t->in, e, "add", "plans") < 0 ||
	    trial_git(&t->in, true, words, e) < 0)
		return -1;
	*out = !t->in.last.status;
	return 0;
}

static int try_hook(struct attempt *t, const struct hook *h, struct err *e)
{
	bool good, broken;

	if (trial_write(&t->in, ".git/hooks/pre-commit", 0777, h->text, e) <
		    0 ||
	    write_plan(t, BY_SAM, "2026-03-31", e) < 0 ||
	    commit_with_hook(&good, t, e) < 0)
		return -1;
	if (!good) {
		doctor_say(t->d, DOCTOR_MEND, SLICE_NONE,
			   "tried: the hook stops a commit in which nothing is "
			   "wrong: %.*s",
			   SL(last_words(t)));
		return 0;
	}
	if (write_plan(t, "", "2026-03-31", e) < 0 ||
	    commit_with_hook(&broken, t, e) < 0)
		return -1;
	if (broken)
		doctor_say(t->d, DOCTOR_MEND, SLICE("git plan hooks install"),
			   "tried: the hook lets an action without owner pass");
	else
		doctor_say(t->d, DOCTOR_OK, SLICE_NONE,
			   "tried: the hook stops an action without owner");
	return 0;
}

int doctor_try_hook(struct doctor *d, struct err *e)
{
	struct attempt t = {.d = d};
	struct hook h;
	int ret;

	/* only our own: what another does elsewhere nobody knows */
	if (hook_look(&h, d->c, &hook_kinds[0], e) < 0)
		return -1;
	if ((h.state != HOOK_OURS && h.state != HOOK_OLD) || !h.executable)
		return 0;
	ret = trial_begin(&t.in, d->c, e) < 0 ? -1 : try_hook(&t, &h, e);
	trial_end(&t.in);
	return ret;
}

/* --- the drivers ---------------------------------------------------------- */

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

static int commit_plan(struct attempt *t, const char *owner, const char *due,
		       struct err *e)
{
	if (write_plan(t, owner, due, e) < 0 ||
	    TRIAL_MUST(&t->in, e, "add", ".") < 0)
		return -1;
	return TRIAL_MUST(&t->in, e, "commit", "-q", "-m", "Trial");
}

/* Two people change neighbouring lines: git alone sees a conflict there. */
static int try_merge(struct attempt *t, struct err *e)
{
	static const char *const words[] = {"merge", "-q", "theirs", NULL};

	if (copy_drivers(t, e) < 0 ||
	    commit_plan(t, BY_SAM, "2026-03-31", e) < 0 ||
	    TRIAL_MUST(&t->in, e, "branch", "theirs") < 0 ||
	    commit_plan(t, BY_SAM, "2026-04-15", e) < 0 ||
	    TRIAL_MUST(&t->in, e, "branch", "ours") < 0 ||
	    TRIAL_MUST(&t->in, e, "checkout", "-q", "theirs") < 0 ||
	    commit_plan(t, BY_KIM, "2026-03-31", e) < 0 ||
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
	    commit_plan(t, BY_SAM, "2026-03-31", e) < 0 ||
	    write_plan(t, BY_SAM, "2026-04-15", e) < 0 ||
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
