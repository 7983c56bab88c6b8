/*
 * git plan merge-driver: what git runs to merge a plan.
 *
 * The second file becomes the result, at the very end and at once. Status 0
 * is a clean merge, 1 a file with conflicts; anything else lets git's own
 * merge step in, see GIT.md section 6.
 */
#include <stdlib.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "cmd/merge_say.h"
#include "cmd/merge_where.h"
#include "compare/merge.h"
#include "source/process.h"

#define MARKER_MOST 1000
#define TOLD_MOST   5 /* conflicts that are told one by one */

/* merge.conflictStyle: with what both sides started from, or without. */
static bool wants_base(struct cmd *c)
{
	static const char *const argv[] = {"git", "config", "--get",
					   "merge.conflictStyle", NULL};
	struct process p = {.argv = argv};
	struct process_result result;
	struct err e = ERR_INIT;

	if (process_run(&result, &c->arena, &p, &e) < 0 || result.status)
		return false;
	return slice_ends(slice_trim(result.out), SLICE("diff3"));
}

static int read_file(struct slice *out, struct cmd *c, const char *path,
		     struct err *e)
{
	if (file_read(out, &c->arena, path, e) < 0)
		return -1;
	return out->ptr ? 0 : err_set(e, "there is no file %s", path);
}

static int read_size(size_t *out, const char *text, struct err *e)
{
	char *end;
	unsigned long size = strtoul(text, &end, 10);

	if (*end || !*text || !size || size > MARKER_MOST)
		return err_set(e, "%s is no size of a conflict marker", text);
	*out = size;
	return 0;
}

static int write_result(struct cmd *c, const char *path, struct slice before,
			struct slice after, struct err *e)
{
	const char *slash = strrchr(path, '/');
	const char *folder = ".";

	if (slash)
		folder = slash == path
				 ? "/"
				 : arena_cstr(&c->arena,
					      (struct slice){
						      path,
						      (size_t)(slash - path)});
	return file_replace(folder, slash ? slash + 1 : path, before, after, e);
}

static void say(struct cmd *c, const struct merge *m, const char *path)
{
	struct slice shown = terminal_text(&c->arena, slice_of(path));
	size_t i;

	if (m->way == MERGED_BY_LINES)
		cmd_tell(c,
			 "%.*s: a side cannot be read as a plan, so it was "
			 "merged line by line",
			 SL(shown));
	for (i = 0; i < m->n && i < TOLD_MOST; i++)
		cmd_note("%.*s: %.*s", SL(shown),
			 SL(merge_say(&c->arena, c->words, &m->v[i])));
	if (m->n && merge_in_rebase(c))
		cmd_tell(c,
			 "in this rebase, here is what you build on, there is "
			 "your own commit");
	if (m->n > TOLD_MOST)
		cmd_tell(c, "%.*s: and %zu more", SL(shown), m->n - TOLD_MOST);
}

static int merge(struct cmd *c, const char **files, struct merge_marks *marks,
		 struct err *e)
{
	struct merge_moves moves = {.n = 0};
	struct merge_sides sides;
	struct merge result;

	if (read_file(&sides.base, c, files[0], e) < 0 ||
	    read_file(&sides.ours, c, files[1], e) < 0 ||
	    read_file(&sides.theirs, c, files[2], e) < 0 ||
	    merge_plans(&result, &c->arena, &sides, marks, e) < 0)
		return -1;
	if (!result.clean) {
		/* once more, with all that can be said of the conflicts */
		merge_name_sides(marks, c);
		merge_find_moved(&moves, c, &result, sides.base);
		marks->base = wants_base(c);
		if (merge_plans_told(&result, &c->arena, &sides, &moves, marks,
				     e) < 0)
			return -1;
	}
	if (!slice_eq(result.bytes, sides.ours) &&
	    write_result(c, files[1], sides.ours, result.bytes, e) < 0)
		return -1;
	say(c, &result, c->n_args > 4 ? files[4] : files[1]);
	return result.clean ? EXIT_CLEAN : EXIT_FINDINGS;
}

int cmd_merge_driver(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct merge_marks marks = {.size = 0};
	int ret = cmd_options(c, argc, argv, NULL, 0, e);

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (c->n_args < 3 || c->n_args > 5) {
		err_set(e, "git runs this with the files to merge");
		return err_hint(e, "To merge, use git merge. To mend a file "
				   "with conflict markers: git plan "
				   "merge-solve FILE");
	}
	if (c->n_args > 3 && read_size(&marks.size, c->args[3], e) < 0)
		return -1;
	return merge(c, c->args, &marks, e);
}
