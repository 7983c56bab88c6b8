/* git plan merge-solve: merges by item what was left with conflict markers. */
#include "base/file.h"
#include "cmd/ask.h"
#include "cmd/merge_say.h"
#include "cmd/merge_stages.h"
#include "cmd/merge_where.h"
#include "compare/markers.h"

struct solving {
	struct cmd *c;
	int dry_run;
	struct ask ask;
	struct stages_list stages;
	size_t seen, left; /* files with markers; of them, not solved */
};

/* --- the sides of a file --- */

/* How much is known of what both sides started from. */
enum ancestor {
	KNOWN,
	GUESSED,
	UNKNOWN, /* and no guess is safe */
};

/*
 * Markers show the two sides, with what was mended by hand on both of them.
 * A file that git left as ours has its sides in the stages.
 */
static int find_sides(struct merge_sides *out, enum ancestor *ancestor,
		      struct marked *marked, const struct solving *s,
		      const struct stages *stages, struct slice bytes,
		      struct err *e)
{
	*ancestor = KNOWN;
	if (markers_split(marked, &s->c->arena, bytes, e) < 0)
		return -1;
	*out = (struct merge_sides){marked->base, marked->ours, marked->theirs};
	if (!marked->n &&
	    stage_bytes(&out->theirs, s->c, stages, STAGE_THEIRS, e) < 0)
		return -1;
	if (stages)
		return stage_bytes(&out->base, s->c, stages, STAGE_BASE, e);
	if (!marked->with_base)
		*ancestor = marked->empty_side ? UNKNOWN : GUESSED;
	return 0;
}

/* --- one file --- */

static void say_left(struct solving *s, struct slice shown,
		     const struct merge *m)
{
	size_t i;

	cmd_say(s->c,
		"%.*s: what is left is yours to decide, between the "
		"markers\n",
		SL(shown));
	for (i = 0; i < m->n; i++)
		cmd_say(s->c, "  %.*s\n",
			SL(merge_say(&s->c->arena, s->c->words, &m->v[i])));
	if (merge_in_rebase(s->c))
		cmd_say(s->c, "  In this rebase, here is what you build on, "
			      "there is your own commit.\n");
}

static void say_result(struct solving *s, struct slice shown,
		       const struct merge *m, enum ancestor ancestor)
{
	if (!m->clean) {
		say_left(s, shown, m);
		s->left++;
	} else if (s->dry_run) {
		cmd_say(s->c, "%.*s: can be solved\n", SL(shown));
	} else {
		cmd_say(s->c, "%.*s: solved. Read it, then: git add -- %.*s\n",
			SL(shown), SL(shown));
	}
	if (ancestor == GUESSED)
		cmd_say(s->c,
			"  What both sides started from is not known: what "
			"only one of them has was kept.\n"
			"  Was it deleted on the other? Then delete it "
			"again.\n");
}

/* True where only people can go on, and are told so. */
static bool left_to_people(struct solving *s, struct slice shown,
			   enum ancestor ancestor)
{
	if (ancestor != UNKNOWN)
		return false;
	cmd_say(s->c,
		"%.*s: one side of a conflict is empty. Was it deleted there, "
		"or added here? Decide by hand.\n",
		SL(shown));
	s->left++;
	return true;
}

static int not_readable(struct solving *s, struct slice shown)
{
	cmd_say(s->c,
		"%.*s: a side cannot be read as a plan. Mend the conflict by "
		"hand.\n",
		SL(shown));
	s->left++;
	return 0;
}

/* Once more where an item may have gone to another plan. */
static int merge_sides(struct merge *m, struct solving *s,
		       const struct merge_sides *sides,
		       const struct merge_marks *marks, struct err *e)
{
	struct arena *a = &s->c->arena;
	struct merge_moves moves = {.n = 0};

	if (merge_plans(m, a, sides, marks, e) < 0 ||
	    merge_find_moved_here(&moves, s->c, m, sides->base, e) < 0)
		return -1;
	return moves.n ? merge_plans_told(m, a, sides, &moves, marks, e) : 0;
}

static int solve(struct solving *s, struct slice path, struct slice bytes,
		 const struct stages *stages, struct err *e)
{
	struct arena *a = &s->c->arena;
	struct slice shown = terminal_text(a, path);
	const char *top = repo_paths(s->c->repo)->top;
	struct merge_marks marks = {.size = 7};
	enum ancestor ancestor;
	struct merge_sides sides;
	struct marked marked;
	struct merge m;

	s->seen++;
	if (find_sides(&sides, &ancestor, &marked, s, stages, bytes, e) < 0)
		return err_wrap(e, "%.*s", SL(shown));
	if (left_to_people(s, shown, ancestor))
		return 0;
	merge_name_sides(&marks, s->c);
	if (marked.n) {
		marks.size = marked.size;
		marks.base = marked.with_base;
	}
	if (merge_sides(&m, s, &sides, &marks, e) < 0)
		return err_wrap(e, "%.*s", SL(shown));
	if (m.way == MERGED_BY_LINES)
		return not_readable(s, shown);
	if (!s->dry_run && !slice_eq(m.bytes, bytes) &&
	    file_replace(top, arena_cstr(a, path), bytes, m.bytes, e) < 0)
		return -1;
	say_result(s, shown, &m, ancestor);
	return 0;
}

static int look(struct solving *s, struct slice path, struct slice bytes,
		bool asked, struct err *e)
{
	const struct stages *stages = stages_of(&s->stages, path);
	struct slice shown = terminal_text(&s->c->arena, path);

	if (markers_any(bytes) ||
	    (stages && stages_left_ours(s->c, stages, bytes)))
		return solve(s, path, bytes, stages, e);
	if (stages)
		cmd_say(s->c,
			"%.*s: no markers are left. If it is right: git add "
			"-- %.*s\n",
			SL(shown), SL(shown));
	else if (asked)
		cmd_say(s->c, "%.*s: there is no conflict in it\n", SL(shown));
	return 0;
}

/* --- which files --- */

static int look_at_paths(struct solving *s, struct err *e)
{
	struct arena *a = &s->c->arena;
	const char *top = repo_paths(s->c->repo)->top;
	size_t i;

	for (i = 0; i < s->ask.n_paths; i++) {
		struct slice path = s->ask.paths[i], bytes;
		struct slice file = arena_printf(a, "%s/%.*s", top, SL(path));

		if (file_read(&bytes, a, arena_cstr(a, file), e) < 0)
			return -1;
		if (!bytes.ptr)
			return err_set(e, "there is no file %.*s", SL(path));
		if (look(s, path, bytes, true, e) < 0)
			return -1;
	}
	return 0;
}

static int look_at_plans(struct solving *s, struct err *e)
{
	struct cmd *c = s->c;
	struct snapshot snapshot;
	struct source *src;
	size_t i;
	int ret;

	if (cmd_source_here(&src, c, e) < 0)
		return -1;
	ret = snapshot_load(&snapshot, &c->arena, NULL, src, e);
	for (i = 0; !ret && i < snapshot.n_files; i++)
		if (snapshot.files[i].kind == ENTRY_FILE)
			ret = look(s, snapshot.files[i].path,
				   snapshot.files[i].bytes, false, e);
	source_close(src);
	return ret;
}

int cmd_merge_solve(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct solving s = {.c = c};
	const struct poptOption options[] = {
		{"dry-run", 'n', POPT_ARG_NONE, &s.dry_run, 0,
		 "say what would be solved, and write nothing", NULL},
	};
	const char **paths;
	size_t i;
	int ret;

	argv = ask_cut(&paths, c, &argc, argv);
	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (cmd_open_repo(c, e) < 0 ||
	    cmd_need_files(c, "Merge in a clone of it.", e) < 0 ||
	    stages_read(&s.stages, c, e) < 0)
		return -1;
	for (i = 0; i < c->n_args; i++)
		if (ask_add_path(&s.ask, c, c->args[i], e) < 0)
			return -1;
	for (; paths && *paths; paths++)
		if (ask_add_path(&s.ask, c, *paths, e) < 0)
			return -1;
	ret = s.ask.n_paths ? look_at_paths(&s, e) : look_at_plans(&s, e);
	if (ret < 0)
		return -1;
	if (!s.seen)
		cmd_tell(c, "no plan holds a conflict to solve");
	return s.left ? EXIT_FINDINGS : EXIT_CLEAN;
}
