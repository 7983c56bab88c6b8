/* Which branch is reviewed, and the walk from its tip to the root. */
#include "review/mainline.h"

/* " into X" at the end: cut off; false where it leads into another branch. */
static bool cut_into(struct slice *rest, struct slice branch)
{
	struct slice into = SLICE(" into ");
	size_t at = rest->len, next;

	for (next = slice_find_slice(*rest, into, 0); next < rest->len;
	     next = slice_find_slice(*rest, into, next + 1))
		at = next;
	if (at == rest->len)
		return true;
	if (!slice_eq(slice_sub(*rest, at + into.len, rest->len), branch))
		return false;
	*rest = slice_sub(*rest, 0, at);
	return true;
}

/* 'TEXT' at the start of *rest: cut off and returned without its quotes. */
static bool cut_quoted(struct slice *text, struct slice *rest,
		       struct slice before)
{
	size_t end;

	if (!slice_starts(*rest, before))
		return false;
	*rest = slice_sub(*rest, before.len, rest->len);
	end = slice_find(*rest, '\'', 0);
	if (end == rest->len)
		return false;
	*text = slice_sub(*rest, 0, end);
	*rest = slice_sub(*rest, end + 1, rest->len);
	return true;
}

bool is_pull_merge(struct slice subject, struct slice branch)
{
	struct slice rest = slice_trim(subject), name;
	size_t slash;

	if (!branch.len)
		return false;
	if (!cut_into(&rest, branch))
		return false;
	if (cut_quoted(&name, &rest, SLICE("Merge branch '")))
		return slice_eq(name, branch) &&
		       slice_starts(rest, SLICE(" of ")) && rest.len > 4;
	rest = slice_trim(subject);
	if (!cut_into(&rest, branch) ||
	    !cut_quoted(&name, &rest, SLICE("Merge remote-tracking branch '")))
		return false;
	slash = slice_find(name, '/', 0);
	return !rest.len && slash > 0 && slash < name.len &&
	       slice_eq(slice_sub(name, slash + 1, name.len), branch);
}

int main_line_find(const struct main_line *ml, const struct oid *id)
{
	size_t i;

	for (i = ml->n; i > 0; i--)
		if (oid_eq(&ml->v[i - 1].commit.id, id))
			return (int)i - 1;
	return -1;
}

static int config_at(struct config *out, struct arena *a, struct repo *r,
		     const struct oid *commit, struct err *e)
{
	struct findings fs = FINDINGS_IN(a);
	struct slice bytes;

	if (repo_file(&bytes, a, r, commit, SLICE(CONFIG_FILE), e) < 0)
		return -1;
	if (bytes.ptr)
		config_decode(out, a, bytes, &fs);
	else
		config_default(out, a);
	return 0;
}

/* The last part of a reference's full name after a prefix, else nothing. */
static struct slice after_prefix(struct slice name, struct slice prefix)
{
	if (!slice_starts(name, prefix))
		return SLICE_NONE;
	return slice_sub(name, prefix.len, name.len);
}

/* The branch by name: the configured one, else the remote's default. */
static int branch_name(struct slice *out, struct arena *a, struct repo *r,
		       const struct config *c, struct err *e)
{
	struct slice target = SLICE_NONE;
	struct oid id;

	*out = c->branch;
	if (out->len)
		return 0;
	if (repo_ref(&id, &target, a, r, "refs/remotes/origin/HEAD", e) < 0)
		return -1;
	if (!oid_is_none(&id))
		*out = after_prefix(target, SLICE("refs/remotes/origin/"));
	return 0;
}

/* The local branch of that name, else origin's; none where neither is. */
static int branch_commit(struct oid *out, struct arena *a, struct repo *r,
			 struct slice name, struct err *e)
{
	static const char *const places[] = {"refs/heads/",
					     "refs/remotes/origin/"};
	size_t i;

	*out = (struct oid)OID_NONE;
	for (i = 0; name.len && i < ARRAY_LEN(places); i++) {
		struct slice ref =
			arena_printf(a, "%s%.*s", places[i], SL(name));

		if (repo_ref(out, NULL, a, r, ref.ptr, e) < 0)
			return -1;
		if (!oid_is_none(out))
			return 0;
	}
	return 0;
}

/* With --tip the line is another branch's, if the revision names one. */
static int tip_given(struct oid *out, struct slice *branch, struct arena *a,
		     struct repo *r, struct slice tip, struct err *e)
{
	struct slice local, remote;
	struct oid id;

	if (repo_resolve(out, r, arena_cstr(a, tip), e) < 0)
		return -1;
	local = arena_printf(a, "refs/heads/%.*s", SL(tip));
	remote = arena_printf(a, "refs/remotes/%.*s", SL(tip));
	if (repo_ref(&id, NULL, a, r, local.ptr, e) < 0)
		return -1;
	if (!oid_is_none(&id)) {
		*branch = tip;
		return 0;
	}
	if (repo_ref(&id, NULL, a, r, remote.ptr, e) < 0)
		return -1;
	if (!oid_is_none(&id))
		*branch = slice_sub(tip, slice_find(tip, '/', 0) + 1, tip.len);
	return 0;
}

static int find_tip(struct oid *out, struct slice *branch, struct arena *a,
		    struct repo *r, struct slice tip, struct err *e)
{
	struct slice target = SLICE_NONE;
	struct config config;
	struct oid head;

	if (repo_ref(&head, &target, a, r, "HEAD", e) < 0)
		return -1;
	config_default(&config, a);
	if (!oid_is_none(&head) && config_at(&config, a, r, &head, e) < 0)
		return -1;
	if (branch_name(branch, a, r, &config, e) < 0)
		return -1;
	if (!branch->len)
		*branch = after_prefix(target, SLICE("refs/heads/"));
	if (tip.len)
		return tip_given(out, branch, a, r, tip, e);
	if (branch_commit(out, a, r, *branch, e) < 0)
		return -1;
	if (!oid_is_none(out))
		return 0;
	*branch = after_prefix(target, SLICE("refs/heads/"));
	*out = head;
	if (!oid_is_none(out))
		return 0;
	err_set(e, "there is no commit yet, so there is no history of plans");
	return err_hint(e, "Commit a plan first: git add . && git commit");
}

static int shallow_error(struct err *e)
{
	err_set(e, "this clone is shallow: its older history is missing, and "
		   "a review counts from the beginning");
	return err_hint(e, "Fetch the rest: git fetch --unshallow");
}

static int walk(struct main_line *ml, struct arena *a, struct repo *r,
		struct oid at, struct err *e)
{
	while (!oid_is_none(&at)) {
		struct main_commit m = {.before = OID_NONE};
		struct commit *c = &m.commit;

		if (repo_commit(c, a, r, &at, e) < 0)
			return -1;
		if (c->shallow_end)
			return shallow_error(e);
		if (c->n_parents)
			m.before = c->parents[0];
		if (c->n_parents > 1 && is_pull_merge(c->subject, ml->branch)) {
			struct turn t = {c->id, c->subject};

			m.before = c->parents[1];
			ARENA_PUSH(a, ml->turns, ml->n_turns) = t;
		}
		m.day = zone_day(&ml->config.zone, c->time);
		ARENA_PUSH(a, ml->v, ml->n) = m;
		at = m.before;
	}
	return 0;
}

static void reverse(struct main_line *ml)
{
	size_t i;

	for (i = 0; i < ml->n / 2; i++) {
		struct main_commit m = ml->v[i];

		ml->v[i] = ml->v[ml->n - 1 - i];
		ml->v[ml->n - 1 - i] = m;
	}
}

int main_line_walk(struct main_line *out, struct arena *a, struct repo *r,
		   struct slice tip, struct err *e)
{
	struct oid id;

	*out = (struct main_line){.v = NULL};
	if (repo_paths(r)->shallow)
		return shallow_error(e);
	if (find_tip(&id, &out->branch, a, r, tip, e) < 0 ||
	    config_at(&out->config, a, r, &id, e) < 0 ||
	    walk(out, a, r, id, e) < 0)
		return -1;
	reverse(out);
	return 0;
}
