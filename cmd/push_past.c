/* Where the main line was, and where tags stand on it. */
#include "cmd/push_past.h"

#include "review/mainline.h"

#define SHORT_ID 10

static struct slice short_id(struct cmd *c, const struct oid *id)
{
	char hex[OID_HEX_MAX];

	return slice_sub(arena_copy(&c->arena, slice_of(oid_hex(hex, id))), 0,
			 SHORT_ID);
}

/*
 * The commit that an id of a reference leads to; the id itself where that was
 * never here: then it is another one at any rate.
 */
static struct oid commit_of(struct cmd *c, const struct oid *id)
{
	struct err ignored = ERR_INIT;
	struct oid commit;

	if (repo_peel(&commit, c->repo, id, &ignored) < 0 ||
	    oid_is_none(&commit))
		return *id;
	return commit;
}

static void fill(struct push_step *out, struct cmd *c, const struct push *p,
		 const struct push_ref *ref, const struct oid *before,
		 const struct oid *after)
{
	*out = (struct push_step){.ref = ref->name,
				  .main = push_short_name(p->main)};
	if (!oid_is_none(before))
		out->before = short_id(c, before);
	if (!oid_is_none(after))
		out->after = short_id(c, after);
	out->moved =
		out->before.ptr && out->after.ptr && !oid_eq(before, after);
}

/* --- tags -------------------------------------------------------------------
 */

static int read_line(struct push_past *past, struct cmd *c,
		     const struct push *p, struct err *e)
{
	struct main_line line;
	char hex[OID_HEX_MAX];
	size_t i;

	if (main_line_walk(&line, &c->arena, c->repo,
			   slice_of(oid_hex(hex, &p->main_after)), e) < 0)
		return -1;
	past->line = arena_alloc(&c->arena, sizeof(*past->line));
	*past->line = map_in(&c->arena);
	for (i = 0; i < line.n; i++)
		map_put(past->line, oid_key(&line.v[i].commit.id), past->line);
	return 0;
}

static int tag_step(struct push_step *out, struct push_past *past,
		    struct cmd *c, const struct push *p,
		    const struct push_ref *ref, struct err *e)
{
	struct oid before = commit_of(c, &ref->before);
	struct oid after = commit_of(c, &ref->after);

	fill(out, c, p, ref, &before, &after);
	if (oid_is_none(&after) || oid_is_none(&p->main_after) ||
	    oid_eq(&after, &p->main_after))
		return 1;
	if (!past->line && read_line(past, c, p, e) < 0)
		return -1;
	out->off_main = !map_get(past->line, oid_key(&after));
	return 1;
}

/* --- the main line ----------------------------------------------------------
 */

/*
 * The newest commits of the line still come after `before`, the oldest ones do
 * not: the last that does is the merge that took it in by its second parent.
 */
static int find_turn(struct oid *out, struct cmd *c, const struct oid *v,
		     size_t n, const struct oid *before, struct err *e)
{
	size_t low = 0, high = n; /* v[low] comes after it, v[high] does not */

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		int after = repo_is_ancestor(c->repo, before, &v[mid], e);

		if (after < 0)
			return -1;
		if (after)
			low = mid;
		else
			high = mid;
	}
	*out = v[low];
	return 0;
}

static int main_step(struct push_step *out, struct cmd *c, const struct push *p,
		     const struct push_ref *ref, struct err *e)
{
	struct oid before = commit_of(c, &ref->before);
	struct oid after = commit_of(c, &ref->after), turn, *v;
	struct err unknown = ERR_INIT; /* what it held was never here */
	struct commit oldest;
	size_t n;
	int comes_after;

	fill(out, c, p, ref, &before, &after);
	out->main = push_short_name(ref->name);
	if (!out->moved)
		return 1;
	if (repo_first_parents(&v, &n, &c->arena, c->repo, &after, &before,
			       &unknown) < 0 ||
	    !n)
		return 1;
	if (repo_commit(&oldest, &c->arena, c->repo, &v[n - 1], e) < 0)
		return -1;
	if (oldest.n_parents && oid_eq(&oldest.parents[0], &before))
		return 1;
	/* forced over something else: no turn, whatever it is */
	comes_after = repo_is_ancestor(c->repo, &before, &after, e);
	if (comes_after <= 0)
		return comes_after < 0 ? -1 : 1;
	if (find_turn(&turn, c, v, n, &before, e) < 0)
		return -1;
	out->turned_by = short_id(c, &turn);
	return 1;
}

int push_past_of(struct push_step *out, struct push_past *past, struct cmd *c,
		 const struct push *p, const struct push_ref *ref,
		 struct err *e)
{
	bool heads = slice_starts(ref->name, SLICE("refs/heads/"));

	if (slice_starts(ref->name, SLICE("refs/tags/plan/")))
		return tag_step(out, past, c, p, ref, e);
	/* where nobody knows the main line, any branch may be it */
	if (push_is_main(p, ref) || (heads && oid_is_none(&p->main_after)))
		return main_step(out, c, p, ref, e);
	return 0;
}
