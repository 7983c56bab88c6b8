/*
 * Two moments on the command line, as git diff reads them. Nothing asked for
 * is the index against the work tree.
 */
#include "cmd/moments.h"

#include <unistd.h>

#include "base/glob.h"
#include "base/near.h"
#include "base/utf8.h"

/* --- the words of the command line -----------------------------------------
 */

static int add_rev(struct moments *m, const char *rev, struct err *e)
{
	if (m->n_revs < ARRAY_LEN(m->revs)) {
		m->revs[m->n_revs++] = rev;
		return 0;
	}
	err_set(e, "%s: two revisions are enough", rev);
	return err_hint(e, "Paths and plans go behind -- on the command line.");
}

/* A..B and A...B; what is left out is HEAD. */
static int add_range(struct moments *m, const char *word, size_t dots,
		     struct err *e)
{
	const char *to = word + dots + 2;

	m->base = *to == '.';
	to += m->base;
	if (add_rev(m,
		    dots ? arena_cstr(&m->c->arena, (struct slice){word, dots})
			 : "HEAD",
		    e) < 0)
		return -1;
	return add_rev(m, *to ? to : "HEAD", e);
}

/* Behind the revisions: a file, else the identity of a plan. */
static int add_part(struct moments *m, const char *word, struct err *e)
{
	size_t n = m->n_plans;

	if (ask_add_path(&m->ask, m->c, word, e) < 0)
		return -1;
	ARENA_PUSH(&m->c->arena, m->words, n) = word;
	ARENA_PUSH(&m->c->arena, m->plans, m->n_plans) =
		utf8_fold_id(&m->c->arena, slice_of(word));
	return 0;
}

static bool is_rev(struct moments *m, const char *word)
{
	struct err none = ERR_INIT;
	struct oid id;

	return !strcmp(word, "HEAD") ||
	       !repo_resolve(&id, m->c->repo, word, &none);
}

/* Without `--`, as in git: revisions first, then what is none. */
int moments_read(struct moments *m, const char **paths, struct err *e)
{
	size_t i, dots;

	for (i = 0; i < m->c->n_args; i++) {
		const char *word = m->c->args[i];
		struct slice s = slice_of(word);

		dots = slice_find_slice(s, SLICE(".."), 0);
		if (!m->ask.n_paths && dots < s.len &&
		    (paths || access(word, F_OK))) {
			if (add_range(m, word, dots, e) < 0)
				return -1;
		} else if (paths || (!m->ask.n_paths && access(word, F_OK) &&
				     is_rev(m, word))) {
			if (add_rev(m, word, e) < 0)
				return -1;
		} else if (add_part(m, word, e) < 0) {
			return -1;
		}
	}
	for (; paths && *paths; paths++)
		if (add_part(m, *paths, e) < 0)
			return -1;
	if (!m->staged || m->n_revs < 2)
		return 0;
	err_set(e, "--staged compares the index with one revision, not two");
	return err_hint(e, "Leave --staged or one revision out.");
}

static int unknown_word(struct moments *m, const char *word, struct err *e)
{
	struct near near = near_to(slice_of(word));
	struct err git = ERR_INIT;
	struct oid id;
	size_t i;

	for (i = 0; i < m->after.n_plans; i++)
		near_offer(&near, m->after.plans[i]->plan->id.s);
	err_set(e, "there is no revision, file or plan %s", word);
	if (near.best.ptr)
		return err_hint(e, "Did you mean the plan %.*s?",
				SL(near.best));
	if (repo_resolve(&id, m->c->repo, word, &git) < 0 &&
	    strstr(git.hint, "Did you mean"))
		return err_hint(e, "%s", git.hint);
	if (repo_paths(m->c->repo)->shallow)
		return err_hint(e, "This clone is shallow: git fetch "
				   "--unshallow brings the rest.");
	return err_hint(e, "git plan diff -h shows what goes where.");
}

/* A word that names nothing is a slip of the pen, not "no changes". */
static int parts_exist(struct moments *m, struct err *e)
{
	const struct snapshot *const sides[] = {&m->before, &m->after};
	size_t i, s, n;

	for (i = 0; i < m->n_plans; i++) {
		bool found = !m->ask.paths[i].len;

		for (s = 0; s < ARRAY_LEN(sides); s++) {
			found |= snapshot_plan(sides[s], m->plans[i]) != NULL;
			for (n = 0; !found && n < sides[s]->n_entries; n++)
				found = path_within(sides[s]->entries[n].path,
						    m->ask.paths[i]);
		}
		if (!found)
			return unknown_word(m, m->words[i], e);
	}
	return 0;
}

/* --- the two sides ---------------------------------------------------------
 */

static int load(struct snapshot *out, struct moments *m, struct source *src,
		struct err *e)
{
	int ret = snapshot_load(out, &m->c->arena, &m->store, src, e);

	source_close(src);
	return ret;
}

static int load_here(struct snapshot *out, struct diff_side *side,
		     struct moments *m, bool index, struct err *e)
{
	struct source *src;

	side->rev = index ? SLICE("index") : SLICE("worktree");
	side->name =
		catalogue_say(&m->c->arena, m->c->words,
			      index ? N_("the index") : N_("the work tree"));
	if (index ? repo_source_index(&src, &m->c->arena, m->c->repo, e) < 0
		  : cmd_source_here(&src, m->c, e) < 0)
		return -1;
	return load(out, m, src, e);
}

/* A commit; before the first one HEAD is an empty state. */
static int load_rev(struct snapshot *out, struct diff_side *side,
		    struct moments *m, const char *rev, const struct oid *id,
		    struct err *e)
{
	char hex[OID_HEX_MAX];
	struct source *src;

	side->rev = slice_of(rev);
	side->commit = *id;
	if (oid_is_none(id)) {
		side->name = catalogue_say(&m->c->arena, m->c->words,
					   "nothing (there is no commit yet)");
		return load(out, m, source_open_memory(&m->c->arena, NULL, 0),
			    e);
	}
	oid_hex(hex, id);
	side->name = side->rev;
	if (!slice_starts(slice_of(hex), side->rev))
		side->name = arena_printf(&m->c->arena, "%s (%.10s)", rev, hex);
	if (repo_source_commit(&src, &m->c->arena, m->c->repo, id, e) < 0)
		return -1;
	return load(out, m, src, e);
}

static int resolve(struct oid *id, struct moments *m, const char *rev,
		   struct err *e)
{
	if (!strcmp(rev, "HEAD"))
		return repo_head(id, m->c->repo, e);
	return repo_resolve(id, m->c->repo, rev, e);
}

/* A...B: what A is compared at is where B left it. */
static int find_base(struct oid *from, struct moments *m, struct err *e)
{
	struct oid to, base;

	if (resolve(&to, m, m->revs[1], e) < 0 ||
	    repo_merge_base(&base, m->c->repo, from, &to, e) < 0)
		return -1;
	if (oid_is_none(&base)) {
		err_set(e, "%s and %s have no commit in common", m->revs[0],
			m->revs[1]);
		return err_hint(e, "Compare them directly: git plan diff %s %s",
				m->revs[0], m->revs[1]);
	}
	*from = base;
	return 0;
}

static int load_sides(struct moments *m, struct err *e)
{
	const char *rev = m->n_revs ? m->revs[0] : "HEAD";
	struct oid id;

	if (!m->n_revs && !m->staged) {
		if (load_here(&m->before, &m->from, m, true, e) < 0)
			return -1;
		return load_here(&m->after, &m->to, m, false, e);
	}
	if (resolve(&id, m, rev, e) < 0 ||
	    (m->base && find_base(&id, m, e) < 0) ||
	    load_rev(&m->before, &m->from, m, rev, &id, e) < 0)
		return -1;
	if (m->n_revs < 2)
		return load_here(&m->after, &m->to, m, m->staged, e);
	if (resolve(&id, m, m->revs[1], e) < 0)
		return -1;
	return load_rev(&m->after, &m->to, m, m->revs[1], &id, e);
}

int moments_load(struct moments *m, struct err *e)
{
	store_init(&m->store, &m->c->arena);
	m->store.words = m->c->words;
	return load_sides(m, e) < 0 ? -1 : parts_exist(m, e);
}
