/* The line of .gitattributes that gives plans to the drivers. */
#include <unistd.h>

#include "base/file.h"
#include "cmd/page.h"
#include "cmd/wiring.h"

#define FILE_NAME  ".gitattributes"
#define ATTRIBUTES " diff=git-plan merge=git-plan"

static const char *path_at_top(struct cmd *c)
{
	return arena_cstr(&c->arena, arena_printf(&c->arena, "%s/" FILE_NAME,
						  repo_paths(c->repo)->top));
}

/* A pattern with a blank or a quote is quoted, as git reads it. */
static struct slice quoted(struct arena *a, struct slice pattern)
{
	struct slice out = SLICE("\"");
	size_t i;

	for (i = 0; i < pattern.len; i++)
		if (strchr(" \t\"\\", pattern.ptr[i]))
			break;
	if (i == pattern.len)
		return pattern;
	for (i = 0; i < pattern.len; i++)
		out = arena_printf(a, "%.*s%s%c", SL(out),
				   strchr("\"\\", pattern.ptr[i]) ? "\\" : "",
				   pattern.ptr[i]);
	return arena_printf(a, "%.*s\"", SL(out));
}

struct slice wiring_attributes_line(struct arena *a, struct slice plans)
{
	return arena_printf(a, "%.*s" ATTRIBUTES, SL(quoted(a, plans)));
}

int wiring_driver_of(struct slice *out, struct cmd *c, struct slice plans,
		     const char *attribute, struct err *e)
{
	struct slice path = page_path(&c->arena, plans, SLICE("a-plan"));
	const char *argv[] = {"check-attr",
			      "-z",
			      attribute,
			      "--",
			      path.ptr ? arena_cstr(&c->arena, path) : NULL,
			      NULL};
	struct slice said;
	size_t begin;

	*out = SLICE("");
	if (!path.ptr)
		return 0;
	if (repo_git(&said, &c->arena, c->repo, NULL, argv, e) < 0)
		return -1;
	/* PATH NUL ATTRIBUTE NUL VALUE NUL */
	begin = slice_find(said, '\0', slice_find(said, '\0', 0) + 1) + 1;
	*out = slice_sub(said, begin, slice_find(said, '\0', begin));
	return 0;
}

/* The new text in place of what was read, or as a new file; empty: no file. */
static int put(struct cmd *c, struct slice before, struct slice after,
	       struct err *e)
{
	const char *path = path_at_top(c);

	if (!before.ptr)
		return file_create(path, after, 0666, e);
	if (!after.len)
		return unlink(path) ? err_errno(e, "cannot remove %s", path)
				    : 0;
	return file_replace(repo_paths(c->repo)->top, FILE_NAME, before, after,
			    e);
}

int wiring_set_attributes(struct wiring *w, struct slice plans, struct err *e)
{
	struct cmd *c = w->c;
	struct slice driver, before, line;
	bool open_end;

	if (wiring_driver_of(&driver, c, plans, "merge", e) < 0)
		return -1;
	if (!driver.len)
		return 0;
	if (!slice_is(driver, "unspecified")) {
		wiring_say(w, "kept", SLICE(FILE_NAME),
			   slice_is(driver, "git-plan")
				   ? "it names the drivers"
				   : "it has another merge driver for plans");
		return 0;
	}
	if (file_read(&before, &c->arena, path_at_top(c), e) < 0)
		return -1;
	open_end = before.len && before.ptr[before.len - 1] != '\n';
	line = arena_printf(&c->arena, "%.*s%s%.*s\n", SL(before),
			    open_end ? "\n" : "",
			    SL(wiring_attributes_line(&c->arena, plans)));
	if (put(c, before, line, e) < 0)
		return -1;
	w->n_done++;
	wiring_say(w, before.ptr ? "added to" : "created", SLICE(FILE_NAME),
		   "gives the plans to the drivers");
	return 0;
}

/* The text without the lines that end with our attributes. */
static struct slice without_ours(struct arena *a, struct slice text)
{
	struct slice rest = text, line, out = SLICE("");
	size_t begin;

	while (rest.len) {
		begin = text.len - rest.len;
		slice_line(&line, &rest);
		if (!slice_ends(line, SLICE(ATTRIBUTES)))
			out = arena_printf(a, "%.*s%.*s", SL(out),
					   SL(slice_sub(text, begin,
							text.len - rest.len)));
	}
	return out;
}

/* What HEAD holds is the team's, and means nothing without the drivers. */
static int is_committed(bool *out, struct cmd *c, struct err *e)
{
	struct slice text;
	struct oid head;

	*out = false;
	if (repo_head(&head, c->repo, e) < 0)
		return -1;
	if (oid_is_none(&head))
		return 0;
	if (repo_file(&text, &c->arena, c->repo, &head, SLICE(FILE_NAME), e) <
	    0)
		return -1;
	*out = slice_find_slice(text, SLICE(ATTRIBUTES), 0) < text.len;
	return 0;
}

int wiring_remove_attributes(struct wiring *w, struct err *e)
{
	struct cmd *c = w->c;
	struct slice before, after;
	bool committed;

	if (!repo_paths(c->repo)->top)
		return 0;
	if (file_read(&before, &c->arena, path_at_top(c), e) < 0 ||
	    is_committed(&committed, c, e) < 0)
		return -1;
	after = without_ours(&c->arena, before);
	if (!before.ptr || after.len == before.len)
		return 0;
	if (committed) {
		wiring_say(w, "kept", SLICE(FILE_NAME),
			   "it is the team's; without the drivers it does "
			   "nothing");
		return 0;
	}
	if (put(c, before, after, e) < 0)
		return -1;
	w->n_done++;
	wiring_say(w, "removed", SLICE(FILE_NAME), "the line of the drivers");
	return 0;
}
