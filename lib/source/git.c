/* Asking git itself: revisions, configuration, and every change it makes. */
#include "source/repo_impl.h"

#include "base/near.h"

/* The environment in which git finds exactly this repository from its top. */
struct surroundings {
	const char *env[16];
	size_t n;
};

static void add_variable(struct surroundings *s, struct arena *a,
			 const char *name, const char *value)
{
	if (s->n == ARRAY_LEN(s->env))
		BUG("more variables than there is room for");
	s->env[s->n++] =
		value ? arena_printf(a, "%s=%s", name, value).ptr : name;
}

static struct surroundings surround(struct arena *a, const struct repo *r)
{
	const struct repo_paths *p = &r->paths;
	struct surroundings s = {.n = 0};

	add_variable(&s, a, "LC_ALL", "C");
	add_variable(&s, a, "GIT_DIR", p->git_dir);
	add_variable(&s, a, "GIT_WORK_TREE", p->top);
	add_variable(&s, a, "GIT_PREFIX", NULL);
	/* relative ones would count from another folder now */
	if (getenv("GIT_INDEX_FILE"))
		add_variable(&s, a, "GIT_INDEX_FILE", p->index);
	if (getenv("GIT_COMMON_DIR"))
		add_variable(&s, a, "GIT_COMMON_DIR", p->common_dir);
	if (getenv("GIT_OBJECT_DIRECTORY"))
		add_variable(&s, a, "GIT_OBJECT_DIRECTORY", p->objects);
	return s;
}

static const char **words(struct arena *a, const char *const *first,
			  const char *const *rest)
{
	const char **v = NULL;
	size_t n = 0;

	for (; *first; first++)
		ARENA_PUSH(a, v, n) = *first;
	for (; *rest; rest++)
		ARENA_PUSH(a, v, n) = *rest;
	ARENA_PUSH(a, v, n) = NULL;
	return v;
}

/* How git is run to read: it takes no locks and sees what is stored. */
static struct process reader(struct arena *a, const struct repo *r,
			     const char *const *argv)
{
	static const char *const git[] = {"git", "-c", "core.fsmonitor=false",
					  NULL};
	struct surroundings *s = arena_alloc(a, sizeof(*s));

	*s = surround(a, r);
	add_variable(s, a, "GIT_OPTIONAL_LOCKS", "0");
	add_variable(s, a, "GIT_NO_REPLACE_OBJECTS", "1");
	return (struct process){
		.argv = words(a, git, argv),
		.dir = r->paths.top ? r->paths.top : r->paths.git_dir,
		.env = s->env,
		.n_env = s->n,
	};
}

int repo_ask(struct process_result *out, struct arena *a, struct repo *r,
	     const char *const *argv, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct process p = reader(&scratch, r, argv);
	int ret = process_run(out, a, &p, e);

	arena_release(&scratch);
	return ret;
}

int repo_talk(struct child **out, struct repo *r, const char *const *argv,
	      struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct process p = reader(&scratch, r, argv);
	int ret = child_start(out, &p, e);

	arena_release(&scratch);
	return ret;
}

int repo_git(struct slice *out, struct arena *a, struct repo *r,
	     const char *dir, const char *const *argv, struct err *e)
{
	/* nothing that is set for this clone is to be started */
	static const char *const git[] = {"git", "-c", "core.fsmonitor=false",
					  NULL};
	struct arena scratch = ARENA_INIT;
	struct surroundings s = {.n = 0};
	struct process p = {.argv = words(&scratch, git, argv), .dir = dir};
	struct process_result result;
	char what[64];
	int ret;

	if (out)
		*out = SLICE_NONE;
	if (r) {
		/* what was read of references may be old afterwards */
		if (r->ops->forget)
			r->ops->forget(r);
		s = surround(&scratch, r);
		p.dir = r->paths.top ? r->paths.top : r->paths.git_dir;
	} else {
		add_variable(&s, &scratch, "LC_ALL", "C");
	}
	p.env = s.env;
	p.n_env = s.n;
	snprintf(what, sizeof(what), "git %s", argv[0] ? argv[0] : "");
	ret = process_run(&result, a, &p, e);
	if (ret == 0 && result.status)
		ret = process_failed(&result, what, e);
	if (ret == 0 && out)
		*out = result.out;
	arena_release(&scratch);
	return ret;
}

/* Git's own commands for a name, shortest first, as people write it. */
static struct slice short_name(struct slice name)
{
	static const char *const folders[] = {"refs/heads/", "refs/tags/",
					      "refs/remotes/", "refs/"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(folders); i++)
		if (slice_starts(name, slice_of(folders[i])))
			return slice_sub(name, strlen(folders[i]), name.len);
	return name;
}

static int no_revision(struct repo *r, const char *rev, struct err *e)
{
	struct near near = near_to(slice_of(rev));
	struct arena scratch = ARENA_INIT;
	struct err ignored = ERR_INIT;
	struct raw_ref *refs;
	size_t n, i;

	err_set(e, "there is no revision '%s'", rev);
	if (r->ops->refs(&refs, &n, &scratch, r, "refs/", &ignored) == 0)
		for (i = 0; i < n; i++)
			if (!slice_is(short_name(refs[i].name), rev))
				near_offer(&near, short_name(refs[i].name));
	if (near.best.ptr)
		err_hint(e, "Did you mean %.*s?", SL(near.best));
	else if (r->paths.shallow)
		err_hint(e, "This clone has only the newest commits: git fetch "
			    "--unshallow gets the rest.");
	else
		err_hint(e, "git branch --all and git tag list the names; git "
			    "log the commits.");
	arena_release(&scratch);
	return -1;
}

/*
 * The object that a revision names; none if it names none, or several.
 * peel: "^{commit}", or "" for the id alone, which may be of nothing here.
 */
static int ask_revision(struct oid *out, struct repo *r, const char *rev,
			const char *peel, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct process_result result;
	const char *argv[] = {"rev-parse", "--verify", "--end-of-options",
			      arena_printf(&scratch, "%s%s", rev, peel).ptr,
			      NULL};
	int ret = repo_ask(&result, &scratch, r, argv, e);

	if (ret == 0 && result.status == 0)
		oid_parse(out, slice_trim(result.out));
	arena_release(&scratch);
	return ret;
}

int repo_resolve(struct oid *out, struct repo *r, const char *rev,
		 struct err *e)
{
	/* in :/TEXT all that follows is the text that is looked for */
	const char *peel = strncmp(rev, ":/", 2) ? "^{commit}" : "";
	struct oid named = OID_NONE;

	*out = named;
	if (*rev && ask_revision(&named, r, rev, peel, e) < 0)
		return -1;
	/* a name whose object is lost is something else than a wrong name */
	if (*rev && oid_is_none(&named) &&
	    ask_revision(&named, r, rev, "", e) < 0)
		return -1;
	if (repo_peel(out, r, &named, e) < 0)
		return err_wrap(e, "%s", rev);
	return oid_is_none(out) ? no_revision(r, rev, e) : 0;
}

int repo_config(struct slice *out, struct arena *a, struct repo *r,
		const char *key, struct err *e)
{
	const char *argv[] = {"config", "-z", "--get", key, NULL};
	struct process_result result;

	*out = SLICE_NONE;
	if (repo_ask(&result, a, r, argv, e) < 0)
		return -1;
	if (result.status == 1)
		return 0;
	if (result.status)
		return process_failed(&result, "git config", e);
	*out = slice_sub(result.out, 0,
			 result.out.len ? result.out.len - 1 : 0);
	return 0;
}

int repo_upstream(struct oid *out, struct repo *r, struct err *e)
{
	static const char *const argv[] = {"rev-parse", "--verify", "--quiet",
					   "@{upstream}^{commit}", NULL};
	struct arena scratch = ARENA_INIT;
	struct process_result result;
	int ret = repo_ask(&result, &scratch, r, argv, e);

	*out = (struct oid)OID_NONE;
	/* detached, without upstream, upstream gone: git fails for each */
	if (ret == 0 && result.status == 0)
		oid_parse(out, slice_trim(result.out));
	arena_release(&scratch);
	return ret;
}
