/*
 * Where a repository is: one git process, in the caller's directory and
 * environment, says it for every variable, link and file that git knows.
 */
#include <sys/stat.h>

#include "source/repo_impl.h"

/* In the order of the answers; the last one fails where there is no tree. */
enum {
	ASK_GIT_DIR,
	ASK_COMMON_DIR,
	ASK_INDEX,
	ASK_OBJECTS,
	ASK_HOOKS,
	ASK_BARE,
	ASK_SHALLOW,
	ASK_FORMAT,
	ASK_PREFIX,
	ASK_TOP,
	N_ASKED,
};

static const struct question {
	const char *words[3];
} questions[N_ASKED] = {
	[ASK_GIT_DIR] = {{"--git-dir"}},
	[ASK_COMMON_DIR] = {{"--git-common-dir"}},
	[ASK_INDEX] = {{"--git-path", "index"}},
	[ASK_OBJECTS] = {{"--git-path", "objects"}},
	[ASK_HOOKS] = {{"--git-path", "hooks"}},
	[ASK_BARE] = {{"--is-bare-repository"}},
	[ASK_SHALLOW] = {{"--is-shallow-repository"}},
	[ASK_FORMAT] = {{"--show-object-format"}},
	[ASK_PREFIX] = {{"--show-prefix"}},
	[ASK_TOP] = {{"--show-toplevel"}},
};

static int ask(struct process_result *out, struct arena *a, const char *dir,
	       size_t from, size_t to, struct err *e)
{
	static const char *const env[] = {"LC_ALL=C"};
	const char *argv[3 + 2 * N_ASKED + 1] = {"git", "rev-parse",
						 "--path-format=absolute"};
	struct process p = {argv, dir, env, ARRAY_LEN(env)};
	size_t n = 3, i, j;

	for (i = from; i < to; i++)
		for (j = 0; questions[i].words[j]; j++)
			argv[n++] = questions[i].words[j];
	argv[n] = NULL;
	return process_run(out, a, &p, e);
}

/* A folder .git that has something of a repository in it. */
static bool looks_damaged(struct arena *a, const char *folder)
{
	static const char *const parts[] = {"HEAD", "objects", "refs"};
	struct stat st;
	size_t i;

	for (i = 0; i < ARRAY_LEN(parts); i++)
		if (!lstat(arena_printf(a, "%s/.git/%s", folder, parts[i]).ptr,
			   &st))
			return true;
	return false;
}

/*
 * Git walks past a damaged .git as if nothing were there. To go on without
 * history would then look like success.
 */
static int none_or_damaged(struct arena *a, const char *dir, struct err *e)
{
	char *at = realpath(dir ? dir : ".", NULL), *slash;
	int ret = 0;

	while (at && ret == 0) {
		if (looks_damaged(a, at)) {
			err_set(e, "git does not take %s/.git for a repository",
				at);
			ret = err_hint(
				e, "It is damaged: HEAD, objects or refs are "
				   "missing in it. Clone it again, or remove "
				   "that folder if it is a left-over.");
		}
		slash = strrchr(at, '/');
		if (!slash || slash == at)
			break;
		*slash = '\0';
	}
	free(at);
	return ret;
}

/*
 * What this git lists, a line each, as beyond it: "\tNAME". SLICE_NONE where
 * it refuses for another reason.
 */
static struct slice beyond_git(struct arena *a, struct slice words)
{
	struct slice line, names = SLICE_NONE;
	size_t at = slice_find_slice(words,
				     SLICE("unknown repository extension"), 0);

	words = slice_sub(words, at, words.len);
	if (!slice_line(&line, &words))
		return SLICE_NONE;
	while (slice_line(&line, &words) && slice_starts(line, SLICE("\t"))) {
		struct slice parts[] = {names, SLICE(", "), slice_trim(line)};

		names = names.len ? arena_concat(a, parts, 3) : parts[2];
	}
	return names;
}

static int git_too_old(struct slice names, struct err *e)
{
	err_set(e,
		"this repository was made by a newer git than the one here: "
		"it needs %.*s",
		SL(names));
	if (slice_is(names, "refstorage"))
		return err_hint(e, "That is the reftable format, which git "
				   "reads since 2.45. Install a newer git, or "
				   "have the repository converted there: git "
				   "refs migrate --ref-format=files");
	return err_hint(e, "Install a newer git; git --version says which one "
			   "is here.");
}

/* 0: git found none; -1: it refuses. */
static int refused(struct arena *a, const char *dir,
		   const struct process_result *result, struct err *e)
{
	static const char none[] = "fatal: not a git repository (or any ";
	struct slice beyond = beyond_git(a, result->err);

	if (beyond.len)
		return git_too_old(beyond, e);
	if (slice_starts(result->err, slice_of(none)))
		return none_or_damaged(a, dir, e);
	return process_failed(result, "git cannot open the repository", e);
}

/* One answer alone, where names with line ends make the whole ambiguous. */
static int ask_alone(struct slice *out, struct arena *a, const char *dir,
		     size_t i, struct err *e)
{
	struct process_result result;

	if (ask(&result, a, dir, i, i + 1, e) < 0)
		return -1;
	*out = SLICE_NONE;
	if (result.status == 0 && slice_ends(result.out, SLICE("\n")))
		*out = slice_sub(result.out, 0, result.out.len - 1);
	else if (i != ASK_TOP)
		return process_failed(&result, "git cannot open the repository",
				      e);
	return 0;
}

/*
 * A relative core.hooksPath can lead through a file, as .git is one in a linked
 * work tree: git then runs no hook, and does not say where it looks.
 */
static int ask_hooks(struct slice *out, struct arena *a, const char *dir,
		     struct slice top, struct err *e)
{
	static const char *const argv[] = {"git", "config", "core.hooksPath",
					   NULL};
	struct process p = {.argv = argv, .dir = dir};
	struct process_result result;

	if (process_run(&result, a, &p, e) < 0)
		return -1;
	*out = slice_sub(result.out, 0, slice_find(result.out, '\n', 0));
	if (result.status || !out->len)
		return err_set(e, "git does not say where its hooks are");
	if (out->ptr[0] != '/')
		*out = arena_printf(a, "%.*s/%.*s", SL(top), SL(*out));
	return 0;
}

static int ask_each(struct slice answers[N_ASKED], struct arena *a,
		    const char *dir, struct err *e)
{
	struct err why = ERR_INIT;
	size_t i;

	for (i = N_ASKED; i-- > 0;) {
		if (ask_alone(&answers[i], a, dir, i, &why) == 0)
			continue;
		if (i != ASK_HOOKS) {
			*e = why;
			return -1;
		}
		why = (struct err)ERR_INIT;
		if (ask_hooks(&answers[i], a, dir, answers[ASK_TOP], e) < 0)
			return -1;
	}
	return 1;
}

/* The answers; 1, 0 where there is no repository, -1. */
static int ask_all(struct slice answers[N_ASKED], struct arena *a,
		   const char *dir, struct err *e)
{
	struct process_result result;
	struct slice rest, line;
	size_t n = 0, wanted = N_ASKED;

	if (ask(&result, a, dir, 0, N_ASKED, e) < 0)
		return -1;
	if (!result.out.len)
		return refused(a, dir, &result, e);
	if (result.status)
		wanted = ASK_TOP;
	answers[ASK_TOP] = SLICE_NONE;
	for (rest = result.out; rest.len; n++) {
		size_t end = slice_find(rest, '\n', 0);

		line = slice_sub(rest, 0, end);
		rest = slice_sub(rest, end + 1, rest.len);
		if (n < N_ASKED)
			answers[n] = line;
	}
	if (n < wanted && n != ASK_HOOKS)
		return process_failed(&result, "git cannot open the repository",
				      e);
	return n == wanted ? 1 : ask_each(answers, a, dir, e);
}

/* An old git repeats an option that it does not know. */
static int check_answers(const struct slice answers[N_ASKED], struct err *e)
{
	size_t i;

	for (i = 0; i < N_ASKED; i++) {
		if (!slice_starts(answers[i], SLICE("--")))
			continue;
		err_set(e, "this git does not know %.*s", SL(answers[i]));
		return err_hint(e, "git-plan needs git 2.31 or newer.");
	}
	for (i = ASK_GIT_DIR; i <= ASK_HOOKS; i++)
		if (!slice_starts(answers[i], SLICE("/")))
			return err_set(e, "git gave no absolute path: %.*s",
				       SL(answers[i]));
	return 0;
}

int repo_find(struct repo *r, const char *dir, struct err *e)
{
	struct slice answers[N_ASKED];
	struct arena *a = &r->arena;
	int found = ask_all(answers, a, dir, e);

	if (found <= 0)
		return found;
	if (check_answers(answers, e) < 0)
		return -1;
	r->paths = (struct repo_paths){
		.git_dir = arena_cstr(a, answers[ASK_GIT_DIR]),
		.common_dir = arena_cstr(a, answers[ASK_COMMON_DIR]),
		.index = arena_cstr(a, answers[ASK_INDEX]),
		.objects = arena_cstr(a, answers[ASK_OBJECTS]),
		.hooks = arena_cstr(a, answers[ASK_HOOKS]),
		.top = answers[ASK_TOP].ptr ? arena_cstr(a, answers[ASK_TOP])
					    : NULL,
		.prefix = arena_cstr(a, answers[ASK_PREFIX]),
		.bare = slice_is(answers[ASK_BARE], "true"),
		.shallow = slice_is(answers[ASK_SHALLOW], "true"),
		.object_format = arena_cstr(a, answers[ASK_FORMAT]),
	};
	return 1;
}
