/* Which words of the command line are revisions, and which are paths. */
#include "cmd/ask.h"

#include <unistd.h>

#include "base/glob.h"
#include "check/check.h"

const char **ask_cut(const char ***paths, struct cmd *c, int *argc,
		     const char **argv)
{
	const char **words =
		arena_array(&c->arena, (size_t)*argc + 1, sizeof(*words));
	int i;

	*paths = NULL;
	for (i = 0; i < *argc; i++) {
		if (!strcmp(argv[i], "--")) {
			*paths = argv + i + 1;
			*argc = i;
			break;
		}
		words[i] = argv[i];
	}
	return words;
}

/* prefix and path as one, without . and .. components. */
static int tidy_path(struct slice *out, struct cmd *c, struct slice prefix,
		     const char *path, struct err *e)
{
	struct slice both[] = {path[0] == '/' ? SLICE_NONE : prefix,
			       slice_of(path)};
	struct slice s = arena_concat(&c->arena, both, ARRAY_LEN(both));
	char *to = arena_alloc(&c->arena, s.len + 1);
	size_t at = 0, n = 0;

	while (at < s.len) {
		size_t end = slice_find(s, '/', at);
		struct slice part = slice_sub(s, at, end);

		at = end + 1;
		if (!part.len || slice_is(part, "."))
			continue;
		if (slice_is(part, "..")) {
			if (!n)
				return err_set(e,
					       "%s is outside the repository",
					       path);
			while (n && to[--n] != '/')
				;
			continue;
		}
		if (n)
			to[n++] = '/';
		memcpy(to + n, part.ptr, part.len);
		n += part.len;
	}
	*out = (struct slice){to, n};
	return 0;
}

int ask_add_path(struct ask *ask, struct cmd *c, const char *path,
		 struct err *e)
{
	struct slice top = SLICE_NONE, prefix = SLICE_NONE, s;

	if (c->repo) {
		top = slice_of(repo_paths(c->repo)->top);
		prefix = slice_of(repo_paths(c->repo)->prefix);
	}
	if (path[0] == '/' && top.len) {
		s = slice_of(path);
		if (!path_within(s, top)) {
			return err_set(e, "%s is outside the repository", path);
		}
		path += top.len;
		while (*path == '/')
			path++;
		prefix = SLICE_NONE;
	}
	if (tidy_path(&s, c, prefix, path, e) < 0)
		return -1;
	ARENA_PUSH(&c->arena, ask->paths, ask->n_paths) = s;
	return 0;
}

void ask_set_rev(struct ask *ask, struct cmd *c, const char *rev)
{
	size_t dots = slice_find_slice(slice_of(rev), SLICE(".."), 0);
	const char *to = rev + dots + 2;

	ask->rev = rev;
	if (!rev[dots])
		return;
	ask->base = dots ? arena_cstr(&c->arena, (struct slice){rev, dots})
			 : "HEAD";
	ask->fork = *to == '.';
	to += ask->fork;
	ask->rev = *to ? to : "HEAD";
}

/* Without `--`: the first word is a file, or else a revision. */
static int first_word(struct ask *ask, struct cmd *c, const char *word,
		      struct err *e)
{
	struct err none = ERR_INIT;
	struct oid id;
	bool bare = c->repo && !repo_paths(c->repo)->top;
	bool file = !bare && !access(word, F_OK);

	if (!file && c->repo && !ask->staged && !ask->rev) {
		ask_set_rev(ask, c, word);
		return 0;
	}
	if (!file)
		return ask_add_path(ask, c, word, e);
	if (c->repo && !repo_resolve(&id, c->repo, word, &none)) {
		err_set(e, "%s is a file and a revision as well", word);
		return err_hint(e,
				"For the file: git plan lint -- %s; for the "
				"revision: git plan lint %s --",
				word, word);
	}
	return ask_add_path(ask, c, word, e);
}

int ask_read(struct ask *ask, struct cmd *c, const char **paths, struct err *e)
{
	size_t i = 0;

	if (paths && c->n_args > 1) {
		err_set(e, "%s: one revision is enough", c->args[1]);
		return err_hint(e, "Compare two as in git plan lint %s..%s",
				c->args[0], c->args[1]);
	}
	if (c->n_args && paths)
		ask_set_rev(ask, c, c->args[i++]);
	else if (c->n_args && first_word(ask, c, c->args[i++], e) < 0)
		return -1;
	for (; i < c->n_args; i++)
		if (ask_add_path(ask, c, c->args[i], e) < 0)
			return -1;
	for (; paths && *paths; paths++)
		if (ask_add_path(ask, c, *paths, e) < 0)
			return -1;
	if (ask->rev && ask->staged) {
		err_set(e, "--staged and the revision %s exclude each other",
			ask->rev);
		return err_hint(e, "Leave one of them out.");
	}
	if ((ask->rev || ask->staged) && !c->repo) {
		err_set(e, "this is not a git repository");
		return err_hint(e, "Plain files are checked with: git plan "
				   "lint");
	}
	return 0;
}
