/* What a pushed branch is judged against, and which one is the main line. */
#include "cmd/push.h"

#include "plan/config.h"

bool push_is_main(const struct push *p, const struct push_ref *ref)
{
	return p->main.len && slice_eq(p->main, ref->name);
}

/* --- the main line -------------------------------------------------------- */

/* The branch that the configuration names there, or empty. */
static int configured(struct slice *out, struct cmd *c, const struct oid *head,
		      struct err *e)
{
	struct findings ignored = FINDINGS_IN(&c->arena);
	struct config config;
	struct slice bytes;

	*out = SLICE_NONE;
	if (oid_is_none(head))
		return 0;
	if (repo_file(&bytes, &c->arena, c->repo, head, SLICE(CONFIG_FILE), e) <
	    0)
		return -1;
	if (!bytes.ptr)
		return 0;
	config_decode(&config, &c->arena, bytes, &ignored);
	*out = config.branch;
	return 0;
}

/* refs/remotes/NAME/ of the remote that is pushed to, or of origin. */
static struct slice tracked(struct cmd *c, const struct push *p,
			    struct slice branch)
{
	struct slice remote = p->remote ? slice_of(p->remote) : SLICE("origin");

	return arena_printf(&c->arena, "refs/remotes/%.*s/%.*s", SL(remote),
			    SL(branch));
}

/* The default branch as the remote told it when it was cloned. */
static int remote_default(struct slice *out, struct cmd *c,
			  const struct push *p, struct err *e)
{
	struct slice prefix = tracked(c, p, SLICE_NONE), target, head;
	struct oid id;

	*out = SLICE_NONE;
	if (p->receiving)
		return 0;
	head = arena_printf(&c->arena, "%.*sHEAD", SL(prefix));
	if (repo_ref(&id, &target, &c->arena, c->repo, head.ptr, e) < 0)
		return -1;
	if (!oid_is_none(&id) && slice_starts(target, prefix))
		*out = slice_sub(target, prefix.len, target.len);
	return 0;
}

static int main_name(struct push *p, struct cmd *c, struct err *e)
{
	struct slice heads = SLICE("refs/heads/"), target, name;
	struct oid head;

	if (repo_ref(&head, &target, &c->arena, c->repo, "HEAD", e) < 0 ||
	    configured(&name, c, &head, e) < 0)
		return -1;
	if (!name.len && remote_default(&name, c, p, e) < 0)
		return -1;
	if (!name.len && slice_starts(target, heads))
		name = slice_sub(target, heads.len, target.len);
	if (name.len)
		p->main = arena_printf(&c->arena, "%.*s%.*s", SL(heads),
				       SL(name));
	return 0;
}

/* Where nobody told which branch is the default, all of them are looked at. */
static int find_known(struct push *p, struct cmd *c, struct err *e)
{
	struct slice prefix = tracked(c, p, SLICE_NONE);
	struct ref *refs;
	size_t n, i;

	if (!oid_is_none(&p->main_before)) {
		p->known = &p->main_before;
		p->n_known = 1;
		return 0;
	}
	if (p->receiving)
		return 0;
	if (repo_refs(&refs, &n, &c->arena, c->repo, prefix.ptr, e) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (!oid_is_none(&refs[i].commit))
			ARENA_PUSH(&c->arena, p->known, p->n_known) =
				refs[i].commit;
	return 0;
}

int push_find_main(struct push *p, struct cmd *c, struct err *e)
{
	struct slice ref;
	size_t i;

	if (main_name(p, c, e) < 0)
		return -1;
	if (!p->main.len)
		return find_known(p, c, e);
	ref = p->receiving ? p->main : tracked(c, p, push_short_name(p->main));
	if (repo_ref(&p->main_before, NULL, &c->arena, c->repo, ref.ptr, e) < 0)
		return -1;
	p->main_after = p->main_before;
	for (i = 0; i < p->n; i++)
		if (push_is_main(p, &p->refs[i]) &&
		    repo_peel(&p->main_after, c->repo, &p->refs[i].after, e) <
			    0)
			return -1;
	return find_known(p, c, e);
}

/* --- bases ---------------------------------------------------------------- */

/* What the other side held may never have been here. */
static bool is_here(struct oid *commit, struct cmd *c, const struct oid *id)
{
	struct err ignored = ERR_INIT;

	return repo_peel(commit, c->repo, id, &ignored) == 0 &&
	       !oid_is_none(commit);
}

/* Of all that is pushed at once: the history behind it may be long. */
static int find_forks(struct push *p, struct cmd *c, struct err *e)
{
	struct oid *tips = NULL, *forks;
	size_t n = 0, i;

	for (i = 0; i < p->n; i++) {
		struct oid tip;

		if (repo_peel(&tip, c->repo, &p->refs[i].after, e) < 0)
			return -1;
		if (!oid_is_none(&tip))
			ARENA_PUSH(&c->arena, tips, n) = tip;
	}
	if (repo_forks(&forks, &c->arena, c->repo, tips, n, p->known,
		       p->n_known, e) < 0)
		return -1;
	p->forks = arena_alloc(&c->arena, sizeof(*p->forks));
	*p->forks = map_in(&c->arena);
	for (i = 0; i < n; i++)
		map_put(p->forks, oid_key(&tips[i]), &forks[i]);
	return 0;
}

/* Where the commit left what is known; none where nothing is. */
static int fork_point(struct oid *out, struct cmd *c, struct push *p,
		      const struct oid *after, struct err *e)
{
	const struct oid *found;

	*out = (struct oid)OID_NONE;
	if (!p->n_known)
		return 0;
	/* whether a shallow clone knows it is told one by one */
	if (repo_paths(c->repo)->shallow)
		return repo_merge_base(out, c->repo, after, p->known, e);
	if (!p->forks && find_forks(p, c, e) < 0)
		return -1;
	found = map_get(p->forks, oid_key(after));
	if (found)
		*out = *found;
	return 0;
}

int push_base(struct push_base *out, struct cmd *c, struct push *p,
	      const struct push_ref *ref, const struct oid *after,
	      struct err *e)
{
	struct err trouble = ERR_INIT;
	bool known = is_here(&out->held, c, &ref->before);

	out->taken = (struct oid)OID_NONE;
	if (!known)
		return fork_point(&out->held, c, p, after, e);
	if (push_is_main(p, ref))
		return 0;
	if (fork_point(&out->taken, c, p, after, &trouble) < 0) {
		/* the end of a shallow clone hides where they parted; what the
		 * branch held is enough then */
		if (repo_paths(c->repo)->shallow)
			return 0;
		*e = trouble;
		return -1;
	}
	if (oid_eq(&out->taken, &out->held))
		out->taken = (struct oid)OID_NONE;
	return 0;
}
