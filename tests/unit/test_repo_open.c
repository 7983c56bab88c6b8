/* Opening: where git says everything is, and what it refuses. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/gitrepo.h"

static void plain(void **state)
{
	struct scratch *s = gitrepo_new();
	struct repo *r = gitrepo_open(s, ".");
	const struct repo_paths *p = repo_paths(r);

	(void)state;
	assert_string_equal(p->top, s->path);
	assert_string_equal(p->git_dir, scratch_path(s, ".git"));
	assert_string_equal(p->common_dir, p->git_dir);
	assert_string_equal(p->index, scratch_path(s, ".git/index"));
	assert_string_equal(p->objects, scratch_path(s, ".git/objects"));
	assert_string_equal(p->hooks, scratch_path(s, ".git/hooks"));
	assert_string_equal(p->prefix, "");
	assert_string_equal(p->object_format, "sha1");
	assert_false(p->bare);
	assert_false(p->shallow);
	repo_close(r);
	repo_close(NULL);
	scratch_release(s);
}

static void below_the_top(void **state)
{
	struct scratch *s = gitrepo_new();
	struct repo *r;

	(void)state;
	scratch_sh(s, "mkdir -p sub/dir; mkdir other; git config "
		      "core.hooksPath other");
	r = gitrepo_open(s, "sub/dir");
	assert_string_equal(repo_paths(r)->top, s->path);
	assert_string_equal(repo_paths(r)->prefix, "sub/dir/");
	assert_string_equal(repo_paths(r)->hooks, scratch_path(s, "other"));
	repo_close(r);
	scratch_release(s);
}

/* A name with a line end makes git's answers longer than they look. */
static void line_end_in_name(void **state)
{
	struct scratch *s = scratch_new();
	struct repo *r;

	(void)state;
	scratch_sh(s, "git init -q 'a\nb'; mkdir 'a\nb/c\nd'; "
		      "git init -q --bare 'e\n'");
	r = gitrepo_open(s, "a\nb/c\nd");
	assert_string_equal(repo_paths(r)->top, scratch_path(s, "a\nb"));
	assert_string_equal(repo_paths(r)->prefix, "c\nd/");
	repo_close(r);
	r = gitrepo_open(s, "e\n");
	assert_string_equal(repo_paths(r)->git_dir, scratch_path(s, "e\n"));
	assert_null(repo_paths(r)->top);
	repo_close(r);
	scratch_release(s);
}

static void bare(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct source *source;
	struct oid head;
	struct repo *r;

	(void)state;
	scratch_sh(s, "git init -q -b main w; cd w; echo 1 >a; git add a; "
		      "git commit -qm A; git clone -q --bare . ../b.git");
	r = gitrepo_open(s, "b.git");
	assert_true(repo_paths(r)->bare);
	assert_null(repo_paths(r)->top);
	assert_int_equal(repo_head(&head, r, &e), 0);
	assert_int_equal(head.len, 20);
	assert_string_equal(gitrepo_commit_list(&a, r, "HEAD"), "F a\n");
	assert_int_equal(repo_source_worktree(&source, &a, r, &e), -1);
	assert_non_null(strstr(e.hint, "HEAD"));
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void linked_and_separate(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct repo *r;

	(void)state;
	scratch_sh(s, "git init -q -b main --separate-git-dir store w; cd w; "
		      "echo 1 >a; git add a; git commit -qm A; "
		      "git worktree add -q ../linked -b side; cd ../linked; "
		      "echo 2 >b; git add b; git commit -qm B; echo 3 >c; "
		      "git add c; mkdir d");
	r = gitrepo_open(s, "w");
	assert_string_equal(repo_paths(r)->git_dir, scratch_path(s, "store"));
	assert_string_equal(gitrepo_index_list(&a, r), "F a\n");
	repo_close(r);
	r = gitrepo_open(s, "linked/d");
	assert_string_equal(repo_paths(r)->git_dir,
			    scratch_path(s, "store/worktrees/linked"));
	assert_string_equal(repo_paths(r)->common_dir,
			    scratch_path(s, "store"));
	assert_string_equal(repo_paths(r)->top, scratch_path(s, "linked"));
	assert_string_equal(gitrepo_index_list(&a, r), "F a\nF b\nF c\n");
	assert_string_equal(gitrepo_commit_list(&a, r, "HEAD"), "F a\nF b\n");
	assert_string_equal(gitrepo_worktree_list(&a, r), "F a\nF b\nF c\n");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void submodule(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct repo *r;

	(void)state;
	scratch_sh(s, "git init -q -b main in; git init -q -b main out; cd in; "
		      "echo 1 >a; git add a; git commit -qm A; cd ../out; "
		      "git -c protocol.file.allow=always submodule --quiet "
		      "add ../in sub.yaml; git commit -qm B");
	r = gitrepo_open(s, "out/sub.yaml");
	assert_string_equal(repo_paths(r)->git_dir,
			    scratch_path(s, "out/.git/modules/sub.yaml"));
	assert_string_equal(gitrepo_index_list(&a, r), "F a\n");
	repo_close(r);
	r = gitrepo_open(s, "out");
	assert_string_equal(gitrepo_commit_list(&a, r, "HEAD"),
			    "F .gitmodules\nG sub.yaml\n");
	assert_string_equal(gitrepo_index_list(&a, r),
			    "F .gitmodules\nG sub.yaml\n");
	assert_string_equal(gitrepo_worktree_list(&a, r),
			    "F .gitmodules\nG sub.yaml\n");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* --git-dir and --work-tree reach us as variables, relative to the caller. */
static void by_variables(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct repo *r;
	char before[PATH_MAX];

	(void)state;
	scratch_sh(s, "mkdir w x; git init -q -b main --bare g; echo 1 >w/a; "
		      "git -C w --git-dir ../g --work-tree . add a");
	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(chdir(scratch_path(s, "x")), 0);
	setenv("GIT_DIR", "../g", 1);
	setenv("GIT_WORK_TREE", "../w", 1);
	r = gitrepo_open(s, "x");
	assert_string_equal(repo_paths(r)->top, scratch_path(s, "w"));
	assert_string_equal(gitrepo_worktree_list(&a, r), "F a\n");
	assert_string_equal(gitrepo_index_list(&a, r), "F a\n");
	repo_close(r);
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	assert_int_equal(chdir(before), 0);
	arena_release(&a);
	scratch_release(s);
}

static void no_repository(void **state)
{
	struct scratch *s = scratch_new();
	struct err e = ERR_INIT;
	struct repo *r;

	(void)state;
	scratch_sh(s, "mkdir -p a/.git b");
	assert_int_equal(repo_open(&r, s->path, &e), 0);
	assert_null(r);
	/* an empty .git is a left-over of something else */
	assert_int_equal(repo_open(&r, scratch_path(s, "a"), &e), 0);
	assert_null(r);
	e = gitrepo_refused(s, "gone");
	assert_non_null(strstr(e.text, "gone"));
	scratch_release(s);
}

static void refused_by_git(void **state)
{
	struct scratch *s = gitrepo_new();
	struct err e;

	(void)state;
	scratch_sh(s, "mkdir sub pointer; "
		      "echo 'gitdir: /nowhere/git' >pointer/.git");
	setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", 1);
	e = gitrepo_refused(s, "sub");
	unsetenv("GIT_TEST_ASSUME_DIFFERENT_OWNER");
	assert_non_null(strstr(e.text, "dubious ownership"));
	assert_non_null(strstr(e.hint, "safe.directory"));
	e = gitrepo_refused(s, "pointer");
	assert_non_null(strstr(e.text, "/nowhere/git"));
	setenv("GIT_DIR", "nonsense", 1);
	e = gitrepo_refused(s, "sub");
	unsetenv("GIT_DIR");
	assert_non_null(strstr(e.text, "nonsense"));
	scratch_sh(s, "git config core.repositoryformatversion 7");
	e = gitrepo_refused(s, ".");
	assert_non_null(strstr(e.text, "version"));
	scratch_sh(s, "rm -r .git/HEAD .git/config");
	e = gitrepo_refused(s, "sub");
	assert_non_null(strstr(e.text, ".git"));
	assert_non_null(strstr(e.hint, "HEAD"));
	scratch_release(s);
}

static void formats(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct repo *r;

	(void)state;
	scratch_sh(s, "git init -q --object-format=sha256 new; cd new; echo 1 "
		      ">a; git add a; : >b; git add -N b; git commit -qm A; "
		      "mkdir c; echo 2 >c/d; git add c");
	assert_int_equal(
		repo_open_by(&r, scratch_path(s, "new"), BACKEND_LIBGIT2, &e),
		-1);
	assert_non_null(strstr(e.text, "sha256"));
	r = gitrepo_open(s, "new");
	assert_string_equal(repo_backend(r), "git");
	assert_non_null(repo_backend_reason(r));
	assert_int_equal(gitrepo_id(r, "HEAD").len, 32);
	assert_string_equal(gitrepo_commit_list(&a, r, "HEAD"), "F a\n");
	assert_string_equal(gitrepo_index_list(&a, r), "F a\nF c/d\n");
	assert_string_equal(gitrepo_worktree_list(&a, r), "F a\nF b\nF c/d\n");
	repo_close(r);
	/* the extensions that change nothing for a reader */
	scratch_sh(s, "git init -q -b main ext; cd ext; echo 1 >a; git add a; "
		      "git config core.repositoryformatversion 1; "
		      "git config extensions.worktreeConfig true; "
		      "git config extensions.preciousObjects true; "
		      "git config extensions.partialClone origin");
	r = gitrepo_open(s, "ext");
	assert_string_equal(gitrepo_index_list(&a, r), "F a\n");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void without_git(void **state)
{
	struct scratch *s = gitrepo_new();
	const char *path = getenv("PATH");
	char *kept = path ? strdup(path) : NULL;
	struct err e;

	(void)state;
	setenv("PATH", "/nowhere", 1);
	e = gitrepo_refused(s, ".");
	setenv("PATH", kept ? kept : "", 1);
	free(kept);
	assert_non_null(strstr(e.text, "cannot run git"));
	assert_non_null(strstr(e.hint, "PATH"));
	scratch_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain),
		cmocka_unit_test(below_the_top),
		cmocka_unit_test(line_end_in_name),
		cmocka_unit_test(bare),
		cmocka_unit_test(linked_and_separate),
		cmocka_unit_test(submodule),
		cmocka_unit_test(by_variables),
		cmocka_unit_test(no_repository),
		cmocka_unit_test(refused_by_git),
		cmocka_unit_test(formats),
		cmocka_unit_test(without_git),
	};

	int failed = cmocka_run_group_tests_name("libgit2", tests, NULL, NULL);

	gitrepo_backend = BACKEND_GIT;
	failed += cmocka_run_group_tests_name("git", tests, NULL, NULL);
	return failed;
}
