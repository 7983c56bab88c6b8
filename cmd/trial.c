/* A repository that is gone after it was tried in. */
#include "cmd/trial.h"

#include <ftw.h>
#include <unistd.h>

#include "base/file.h"

/* Nothing of the repository that the doctor was called in. */
static const char *const environment[] = {
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY",
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_PREFIX",
	"GIT_NAMESPACE",
	"GIT_CONFIG_PARAMETERS",
	"GIT_CONFIG_COUNT",
	"GIT_PAGER_IN_USE",
	"GIT_EXTERNAL_DIFF",
	"GIT_AUTHOR_NAME=git-plan",
	"GIT_AUTHOR_EMAIL=git-plan@invalid",
	"GIT_COMMITTER_NAME=git-plan",
	"GIT_COMMITTER_EMAIL=git-plan@invalid",
	"GIT_EDITOR=:",
};

static const char *path_in(struct trial *t, const char *name)
{
	struct arena *a = &t->c->arena;

	return arena_cstr(a, arena_printf(a, "%s/%s", t->dir, name));
}

#define MAX_WORDS 20

int trial_git(struct trial *t, bool hooks, const char *const *words,
	      struct err *e)
{
	struct arena *a = &t->c->arena;
	const char *argv[MAX_WORDS] = {"git",
				       "-c",
				       "commit.gpgsign=false",
				       "-c",
				       "core.excludesFile=/dev/null",
				       "-c"};
	struct process p = {.argv = argv,
			    .dir = t->dir,
			    .env = environment,
			    .n_env = ARRAY_LEN(environment)};
	size_t n = 6;

	argv[n++] = arena_cstr(a, arena_printf(a, "core.hooksPath=%s",
					       hooks ? path_in(t, ".git/hooks")
						     : "/dev/null"));
	while (*words && n + 1 < ARRAY_LEN(argv))
		argv[n++] = *words++;
	argv[n] = NULL;
	return process_run(&t->last, a, &p, e);
}

int trial_must(struct trial *t, const char *const *words, struct err *e)
{
	if (trial_git(t, false, words, e) < 0)
		return -1;
	return t->last.status ? process_failed(&t->last, "git", e) : 0;
}

int trial_write(struct trial *t, const char *name, unsigned mode,
		struct slice bytes, struct err *e)
{
	const char *path = path_in(t, name);

	unlink(path);
	return file_create(path, bytes, mode, e);
}

static int remove_one(const char *path, const struct stat *st, int kind,
		      struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

int trial_begin(struct trial *t, struct cmd *c, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	struct arena *a = &c->arena;
	char *dir = arena_cstr(a, arena_printf(a, "%s/git-plan-doctor.XXXXXX",
					       tmp && *tmp ? tmp : "/tmp"));

	*t = (struct trial){.c = c};
	if (!mkdtemp(dir)) {
		err_errno(e, "cannot make the folder %s", dir);
		return err_hint(e, "Set TMPDIR to a folder you may write to.");
	}
	t->dir = dir;
	return TRIAL_MUST(t, e, "init", "-q", "--template=");
}

void trial_end(struct trial *t)
{
	if (t->dir)
		nftw(t->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
