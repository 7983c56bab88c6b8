/* Finding and loading what a change is judged against. */
#include "cmd/lint_range.h"

#include "base/file.h"

extern char **environ;

static void add_commit(struct lint_base *b, struct cmd *c, struct oid id)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (oid_eq(&b->commits[i], &id))
			return;
	ARENA_PUSH(&c->arena, b->commits, b->n) = id;
}

/* --- the next commit -------------------------------------------------------
 */

/* While a merge is made git names the others: here before it is complete, */
static void add_from_environment(struct lint_base *b, struct cmd *c)
{
	struct oid id;
	char **v;

	for (v = environ; *v; v++) {
		struct slice s = slice_of(*v);

		if (!slice_starts(s, SLICE("GITHEAD_")))
			continue;
		s = slice_sub(s, 8, slice_find(s, '=', 8));
		if (oid_parse(&id, s))
			add_commit(b, c, id);
	}
}

/* and here once it has stopped, for a conflict or because it was asked to. */
static int add_from_merge_head(struct lint_base *b, struct cmd *c,
			       struct err *e)
{
	struct slice path, text, line;
	struct oid id;

	path = arena_printf(&c->arena, "%s/MERGE_HEAD",
			    repo_paths(c->repo)->git_dir);
	if (file_read(&text, &c->arena, arena_cstr(&c->arena, path), e) < 0)
		return -1;
	while (slice_line(&line, &text))
		if (oid_parse(&id, slice_trim(line)))
			add_commit(b, c, id);
	return 0;
}

/* Where the branch left its upstream, or HEAD. */
static int fork_point(struct oid *out, struct cmd *c, const struct oid *head,
		      struct err *e)
{
	struct oid upstream;

	*out = (struct oid)OID_NONE;
	if (repo_upstream(&upstream, c->repo, e) < 0)
		return -1;
	if (!oid_is_none(&upstream) &&
	    repo_merge_base(out, c->repo, head, &upstream, e) < 0)
		return -1;
	if (oid_is_none(out))
		*out = *head;
	return 0;
}

static int find_next(struct lint_base *b, struct cmd *c, bool staged,
		     struct err *e)
{
	struct oid head, fork;

	if (repo_head(&head, c->repo, e) < 0)
		return -1;
	if (oid_is_none(&head))
		return 0;
	add_commit(b, c, head);
	if (staged)
		add_from_environment(b, c);
	if (add_from_merge_head(b, c, e) < 0)
		return -1;
	if (!staged || b->n > 1)
		return 0;
	if (fork_point(&fork, c, &head, e) < 0)
		return -1;
	b->commits[0] = fork;
	return 0;
}

/* --- a range ---------------------------------------------------------------
 */

static int no_common(struct err *e, const struct ask *ask)
{
	err_set(e, "%s and %s have no commit in common", ask->base, ask->rev);
	return err_hint(e,
			"With two dots they are compared directly: git plan "
			"lint %s..%s",
			ask->base, ask->rev);
}

/* The commit is a merge, and the range begins at one of its parents. */
static void add_parents(struct lint_base *b, struct cmd *c,
			const struct commit *now)
{
	size_t i, from = now->n_parents;

	for (i = 0; i < now->n_parents; i++)
		if (oid_eq(&now->parents[i], &b->commits[0]))
			from = i;
	for (i = 0; from < now->n_parents && i < now->n_parents; i++)
		add_commit(b, c, now->parents[i]);
}

int32_t commit_day(const struct commit *commit)
{
	int64_t at = commit->time + commit->offset;

	return (int32_t)(at / 86400 - (at % 86400 < 0));
}

static int find_range(struct lint_base *b, struct cmd *c, const struct ask *ask,
		      const struct oid *now, struct err *e)
{
	struct commit commit;
	struct oid from, base;

	if (repo_resolve(&from, c->repo, ask->base, e) < 0)
		return -1;
	if (ask->fork) {
		if (repo_merge_base(&base, c->repo, &from, now, e) < 0)
			return -1;
		if (oid_is_none(&base))
			return no_common(e, ask);
		from = base;
	}
	add_commit(b, c, from);
	if (repo_commit(&commit, &c->arena, c->repo, now, e) < 0)
		return -1;
	add_parents(b, c, &commit);
	b->written = commit_day(&commit);
	return 0;
}

/* --- loading ---------------------------------------------------------------
 */

static int load(struct lint_base *b, struct cmd *c, struct store *store,
		struct err *e)
{
	struct snapshot *v = arena_array(&c->arena, b->n, sizeof(*v));
	size_t i;

	b->snapshots = arena_array(&c->arena, b->n, sizeof(struct snapshot *));
	for (i = 0; i < b->n; i++) {
		struct source *src;
		int ret;

		if (repo_source_commit(&src, &c->arena, c->repo, &b->commits[i],
				       e) < 0)
			return -1;
		ret = snapshot_load(&v[i], &c->arena, store, src, e);
		source_close(src);
		if (ret < 0)
			return -1;
		b->snapshots[i] = &v[i];
	}
	return 0;
}

int lint_base_load(struct lint_base *out, struct cmd *c, const struct ask *ask,
		   const struct oid *now, struct store *store, struct err *e)
{
	bool staged = ask->hook || ask->staged;

	*out = (struct lint_base){.written = DAY_NONE};
	if (!c->repo || (ask->rev && !ask->base))
		return 0;
	if (ask->base ? find_range(out, c, ask, now, e) < 0
		      : find_next(out, c, staged, e) < 0)
		return -1;
	return load(out, c, store, e);
}
