/* Who changed the goals of delegated plans, commit by commit. */
#include "cmd/goals.h"

#include "cmd/identity.h"

#define SHORT_ID 10

struct search {
	struct cmd *c;
	const struct snapshot *now;
	const struct goal_moved *moved;
	struct goal_change *found;
	size_t n;
};

static void add(struct search *s, const struct person_name *author,
		struct slice commit)
{
	ARENA_PUSH(&s->c->arena, s->found, s->n) = (struct goal_change){
		.plan = s->moved->after->plan->id.s,
		.item = s->moved->item,
		.author = *author,
		.commit = commit,
	};
}

/* --- in history ------------------------------------------------------------
 */

/* The plan as it stood in a commit, under either of its paths; or NULL. */
static int plan_in(const struct plan **out, struct search *s,
		   const struct oid *commit, struct err *e)
{
	const struct plan_file *const files[] = {s->moved->after,
						 s->moved->before};
	struct slice bytes;
	size_t i;

	*out = NULL;
	for (i = 0; i < ARRAY_LEN(files) && !*out; i++) {
		if (repo_file(&bytes, &s->c->arena, s->c->repo, commit,
			      files[i]->path, e) < 0)
			return -1;
		if (bytes.ptr)
			*out = decoded_make(&s->c->arena, bytes)->plan;
	}
	return 0;
}

/* 1 if the commit changed that part against each of its parents, 0, -1. */
static int changed_it(struct search *s, const struct commit *commit,
		      struct err *e)
{
	const struct plan *now, *was;
	size_t i;

	if (!commit->n_parents)
		return 0;
	if (plan_in(&now, s, &commit->id, e) < 0)
		return -1;
	for (i = 0; i < commit->n_parents; i++) {
		if (plan_in(&was, s, &commit->parents[i], e) < 0)
			return -1;
		if (!goal_part_moved(was, now, s->moved->item))
			return 0;
	}
	return 1;
}

static int search_history(struct search *s, const struct oid *from,
			  struct err *e)
{
	const struct slice paths[] = {s->moved->after->path,
				      s->moved->before->path};
	struct arena *a = &s->c->arena;
	struct oid *ids;
	size_t n, i;

	if (repo_touching(&ids, &n, a, s->c->repo, &s->now->commit, from, paths,
			  ARRAY_LEN(paths), e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		char hex[OID_HEX_MAX];
		struct commit commit;
		int changed;

		if (repo_commit(&commit, a, s->c->repo, &ids[i], e) < 0)
			return -1;
		changed = changed_it(s, &commit, e);
		if (changed < 0)
			return -1;
		if (changed)
			add(s, &commit.author,
			    slice_sub(arena_copy(a, slice_of(oid_hex(hex,
								     &ids[i]))),
				      0, SHORT_ID));
	}
	return 0;
}

/* --- before it is committed -------------------------------------------------
 */

/* Who has not told git a name cannot commit, and is nobody yet. */
static void search_here(struct search *s)
{
	struct err ignored = ERR_INIT;
	struct person_name who;

	if (identity_get(&who, s->c, &ignored) == 0)
		add(s, &who, SLICE_NONE);
}

int goals_find(struct lint_options *opt, struct cmd *c,
	       const struct snapshot *now, struct err *e)
{
	struct search s = {.c = c, .now = now};
	struct goal_moved *moved;
	size_t n, i;

	if (!opt->n_before)
		return 0;
	n = goals_moved(&moved, &c->arena, opt->before[0], now);
	for (i = 0; i < n; i++) {
		s.moved = &moved[i];
		if (now->kind != SOURCE_COMMIT)
			search_here(&s);
		else if (search_history(&s, &opt->before[0]->commit, e) < 0)
			return -1;
	}
	opt->goals = s.found;
	opt->n_goals = s.n;
	return 0;
}
