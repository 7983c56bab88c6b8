/* The doctor looks at the settings in force, and where the main line is. */
#include "cmd/doctor.h"

static struct slice methods_of(struct arena *a, const struct config *config)
{
	struct slice all = SLICE("");
	size_t i, j;

	for (i = 0; i < config->n_methods; i++)
		for (j = 0; j < config->methods[i].methods.n; j++)
			all = arena_printf(
				a, "%.*s%s%.*s", SL(all), all.len ? ", " : "",
				SL(config->methods[i].methods.v[j].s));
	return all.len ? all : SLICE("one-page");
}

int doctor_config(struct doctor *d, struct err *e)
{
	const struct config *config = &d->here.config;
	struct arena *a = &d->c->arena;
	struct source *src;
	int ret;

	if (repo_source_worktree(&src, a, d->c->repo, e) < 0)
		return -1;
	ret = snapshot_load_config(&d->here, a, src, e);
	source_close(src);
	if (ret < 0)
		return -1;
	if (!config->found)
		doctor_say(d, DOCTOR_NOTE, SLICE("git plan init"),
			   "there is no .git-plan.yaml: the defaults hold");
	else
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   ".git-plan.yaml: plans are %.*s, language %.*s, "
			   "methods %.*s",
			   SL(config->plans), SL(config->language),
			   SL(methods_of(a, config)));
	doctor_say(d, DOCTOR_OK, SLICE_NONE,
		   "a review is for a %s; the year starts with month %d; books "
		   "close %d days after",
		   period_kind_name(config->calendar.review),
		   config->calendar.year_starts, config->calendar.closing);
	if (d->here.findings.n)
		doctor_say(d, DOCTOR_MEND, SLICE("git plan lint"),
			   "something is wrong in the settings or in the list "
			   "of people");
	return 0;
}

int doctor_people(struct doctor *d, struct err *e)
{
	(void)e;
	if (d->here.people.found || d->here.people_bytes.ptr)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "%.*s: an owner must be in it; there are %zu",
			   SL(d->here.config.people), d->here.people.n);
	else
		doctor_say(d, DOCTOR_NOTE, SLICE("git plan init"),
			   "there is no %.*s: any name can be an owner",
			   SL(d->here.config.people));
	return 0;
}

/* The branch of that name, else that of origin; its full name, or none. */
static int find_branch(struct slice *out, struct doctor *d, struct slice name,
		       struct err *e)
{
	static const char *const prefixes[] = {"refs/heads/",
					       "refs/remotes/origin/"};
	struct arena *a = &d->c->arena;
	struct oid id = OID_NONE;
	size_t i;

	for (i = 0; i < ARRAY_LEN(prefixes) && oid_is_none(&id); i++) {
		*out = arena_printf(a, "%s%.*s", prefixes[i], SL(name));
		if (repo_ref(&id, NULL, a, d->c->repo, arena_cstr(a, *out), e) <
		    0)
			return -1;
	}
	if (oid_is_none(&id))
		*out = SLICE_NONE;
	return 0;
}

int doctor_main_line(struct doctor *d, struct err *e)
{
	struct slice branch = d->here.config.branch, ref = SLICE_NONE;
	struct oid head;

	if (repo_head(&head, d->c->repo, e) < 0)
		return -1;
	if (oid_is_none(&head)) {
		doctor_say(d, DOCTOR_OK, SLICE_NONE, "there is no commit yet");
		return 0;
	}
	if (!branch.len) {
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "the main line is the remote's default branch, else "
			   "what is checked out");
		return 0;
	}
	if (find_branch(&ref, d, branch, e) < 0)
		return -1;
	if (ref.ptr)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "the main line is %.*s, by .git-plan.yaml", SL(ref));
	else
		doctor_say(d, DOCTOR_MEND, SLICE("git branch --all"),
			   ".git-plan.yaml names the branch %.*s, and there is "
			   "none",
			   SL(branch));
	return 0;
}
