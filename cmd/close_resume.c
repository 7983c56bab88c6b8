/* Which plans are changed already: by somebody, or by a run that was killed. */
#include "base/file.h"
#include "cmd/close.h"

int close_add_answers(struct closing *cl, struct slice text, const char *place,
		      struct err *e)
{
	struct arena *a = &cl->c->arena;
	struct close_answer *v = NULL;
	size_t n = 0, i;

	if (answers_parse(&v, &n, a, text, place, e) < 0)
		return -1;
	for (i = 0; i < n; i++)
		ARENA_PUSH(a, cl->answers, cl->n_answers) = &v[i];
	return 0;
}

static bool is_plan(const struct closing *cl, struct slice path)
{
	size_t i;

	for (i = 0; i < cl->now.n_files; i++)
		if (slice_eq(cl->now.files[i].path, path))
			return true;
	return false;
}

/* The plans that are not as HEAD has them. */
static int find_dirty(struct slice **out, size_t *n, struct closing *cl,
		      struct err *e)
{
	static const char *const argv[] = {"status", "--porcelain=v1", "-z",
					   "--untracked-files=no", NULL};
	struct arena *a = &cl->c->arena;
	struct slice text;
	bool renamed = false;
	size_t at = 0;

	if (repo_git(&text, a, cl->c->repo, NULL, argv, e) < 0)
		return -1;
	while (at < text.len) {
		size_t end = slice_find(text, '\0', at);
		struct slice path = slice_sub(text, at, end);

		/* behind a rename stands its old path, and nothing else */
		if (!renamed)
			path = slice_sub(path, 3, path.len);
		renamed = !renamed &&
			  (text.ptr[at] == 'R' || text.ptr[at] == 'C');
		if (is_plan(cl, path))
			ARENA_PUSH(a, *out, *n) = path;
		at = end + 1;
	}
	return 0;
}

/* True where the file holds what the journal says it was going to hold. */
static bool was_written(struct closing *cl, struct slice path,
			struct slice journal)
{
	struct arena *a = &cl->c->arena;
	struct slice file = arena_printf(
		a, "%s/%.*s", repo_paths(cl->c->repo)->top, SL(path));
	struct err ignored = ERR_INIT;
	char hex[OID_HEX_MAX];
	struct slice bytes;
	struct oid id;

	if (file_read(&bytes, a, file.ptr, &ignored) < 0 || !bytes.ptr)
		return false;
	oid_of_blob(&id, bytes);
	return slice_find_slice(
		       journal,
		       arena_printf(a, "# wrote %s\n", oid_hex(hex, &id)),
		       0) < journal.len;
}

int close_clean(struct closing *cl, struct err *e)
{
	struct arena *a = &cl->c->arena;
	struct slice *dirty = NULL, journal;
	size_t n = 0, i;

	if (find_dirty(&dirty, &n, cl, e) < 0 ||
	    file_read(&journal, a, cl->journal, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (was_written(cl, dirty[i], journal))
			continue;
		err_set(e, "%.*s is changed and not committed",
			SL(terminal_text(a, dirty[i])));
		return err_hint(e,
				"Commit it first, or take the change back: "
				"git restore %.*s",
				SL(terminal_text(a, dirty[i])));
	}
	cl->resumed = n > 0;
	if (!cl->resumed)
		return 0;
	cl->n_answers = 0;
	cmd_tell(cl->c, N_("the last run was interrupted; this one goes on "
			   "with its answers"));
	return close_add_answers(cl, journal, cl->journal, e);
}
