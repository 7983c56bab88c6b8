/* Which commits are merged, and how they are to be called. */
#include "cmd/merge_where.h"

#include <unistd.h>

#include "base/file.h"
#include "compare/moved.h"

#define OTHER "GITHEAD_"

/* "GITHEAD_<id>=name", where there is just one; else NULL. */
static const char *other_side(void)
{
	const char *found = NULL;
	char **at;

	for (at = environ; at && *at; at++) {
		if (strncmp(*at, OTHER, strlen(OTHER)) != 0)
			continue;
		if (found || !strchr(*at, '='))
			return NULL;
		found = *at;
	}
	return found;
}

bool merge_in_rebase(const struct cmd *c)
{
	static const char *const signs[] = {"rebase-merge",
					    "rebase-apply/rebasing"};
	struct arena a = ARENA_INIT;
	bool found = false;
	size_t i;

	for (i = 0; c->repo && i < ARRAY_LEN(signs); i++)
		found |= file_exists(arena_cstr(
			&a,
			arena_printf(&a, "%s/%s", repo_paths(c->repo)->git_dir,
				     signs[i])));
	arena_release(&a);
	return found;
}

void merge_name_sides(struct merge_marks *marks, struct cmd *c)
{
	const char *other = other_side();
	struct err ignored = ERR_INIT;

	if (!c->repo)
		cmd_open(c, &ignored);
	if (other && strchr(other, '=')[1])
		marks->theirs = strchr(other, '=') + 1;
	if (!merge_in_rebase(c))
		return;
	marks->ours = "ours, what you build on";
	marks->theirs = "theirs, your commit";
}

static void look_in(struct merge_moves *out, struct cmd *c,
		    const struct merge *m, struct slice base, const char *rev,
		    bool theirs)
{
	struct err ignored = ERR_INIT;
	struct source *src;
	struct snapshot s;
	struct oid id;

	if (repo_resolve(&id, c->repo, rev, &ignored) < 0 ||
	    repo_source_commit(&src, &c->arena, c->repo, &id, &ignored) < 0)
		return;
	if (snapshot_load(&s, &c->arena, NULL, src, &ignored) == 0)
		moved_find(out, &c->arena, m, base, &s, theirs);
	source_close(src);
}

void merge_find_moved(struct merge_moves *out, struct cmd *c,
		      const struct merge *m, struct slice base)
{
	const char *other = other_side();

	if (!c->repo || !moved_to_ask(m))
		return;
	look_in(out, c, m, base, "HEAD", false);
	if (other)
		look_in(out, c, m, base,
			arena_printf(&c->arena, "%.*s",
				     (int)strcspn(other + strlen(OTHER), "="),
				     other + strlen(OTHER))
				.ptr,
			true);
	else if (merge_in_rebase(c))
		look_in(out, c, m, base, "ORIG_HEAD", true);
}

int merge_find_moved_here(struct merge_moves *out, struct cmd *c,
			  const struct merge *m, struct slice base,
			  struct err *e)
{
	struct snapshot now;
	struct source *src;
	int ret;

	if (!moved_to_ask(m))
		return 0;
	if (cmd_source_here(&src, c, e) < 0)
		return -1;
	ret = snapshot_load(&now, &c->arena, NULL, src, e);
	source_close(src);
	if (ret < 0)
		return -1;
	moved_find(out, &c->arena, m, base, &now, false);
	moved_find(out, &c->arena, m, base, &now, true);
	return 0;
}
