/* The index and the work tree, in every shape that git gives them. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/gitrepo.h"

static struct source *open_index(struct arena *a, struct repo *r)
{
	struct err e = ERR_INIT;
	struct source *s;

	if (repo_source_index(&s, a, r, &e) < 0)
		fail_msg("%s", e.text);
	return s;
}

static struct source *open_worktree(struct arena *a, struct repo *r)
{
	struct err e = ERR_INIT;
	struct source *s;

	if (repo_source_worktree(&s, a, r, &e) < 0)
		fail_msg("%s", e.text);
	return s;
}

/* Partly staged: the index has one text, the disk another, HEAD a third. */
static void three_moments(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct source *index, *tree, *commit;
	struct err e = ERR_INIT;
	struct repo *r;
	struct oid head;

	(void)state;
	scratch_sh(s, "mkdir p; echo 1 >p/a; echo 1 >gone; git add .; git "
		      "commit -qm A; echo 22 >p/a; echo 2 >p/b; git add .; "
		      "echo 333 >p/a; echo 3 >p/c; rm gone; "
		      "printf 'x\\r\\ny' >crlf; echo 'crlf text' "
		      ">.gitattributes; echo ignored >.gitignore; "
		      "echo 1 >ignored");
	r = gitrepo_open(s, "p");
	head = gitrepo_id(r, "HEAD");
	assert_int_equal(repo_source_commit(&commit, &a, r, &head, &e), 0);
	index = open_index(&a, r);
	tree = open_worktree(&a, r);
	assert_int_equal(commit->kind, SOURCE_COMMIT);
	assert_true(oid_eq(&commit->commit, &head));
	assert_string_equal(gitrepo_list(&a, commit), "F gone\nF p/a\n");
	assert_string_equal(gitrepo_bytes(&a, commit, "p/a"), "1\n");
	assert_string_equal(gitrepo_list(&a, index), "F gone\nF p/a\nF p/b\n");
	assert_string_equal(gitrepo_bytes(&a, index, "p/a"), "22\n");
	assert_string_equal(gitrepo_list(&a, tree),
			    "F .gitattributes\nF .gitignore\nF crlf\nF p/a\n"
			    "F p/b\nF p/c\n");
	assert_string_equal(gitrepo_bytes(&a, tree, "p/a"), "333\n");
	assert_string_equal(gitrepo_bytes(&a, tree, "crlf"), "x\r\ny");
	source_close(tree);
	source_close(index);
	source_close(commit);
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void hostile_paths(void **state)
{
	static const char list[] = "L -link.yaml\nF a\nb.yaml\nF c:d \"'.yaml\n"
				   "F e/\t\\f.yaml\nF g/\377.yaml\n"
				   "F h/\303\251.yaml\n";
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct source *tree;
	struct repo *r;

	(void)state;
	scratch_sh(s, "mkdir e g h; echo 1 >'a\nb.yaml'; echo 2 >'c:d "
		      "\"'\"'.yaml\"; echo 3 >'e/\t\\f.yaml'; echo 4 "
		      ">$(printf 'g/\\377.yaml'); echo 5 >$(printf "
		      "'h/\\303\\251.yaml'); ln -s x ./-link.yaml");
	r = gitrepo_open(s, ".");
	assert_string_equal(gitrepo_worktree_list(&a, r), list);
	assert_string_equal(gitrepo_index_list(&a, r), "");
	scratch_sh(s, "git add -A; git commit -qm A");
	assert_string_equal(gitrepo_worktree_list(&a, r), list);
	assert_string_equal(gitrepo_index_list(&a, r), list);
	assert_string_equal(gitrepo_commit_list(&a, r, "HEAD"), list);
	tree = open_worktree(&a, r);
	assert_string_equal(gitrepo_bytes(&a, tree, "a\nb.yaml"), "1\n");
	assert_string_equal(gitrepo_bytes(&a, tree, "g/\377.yaml"), "4\n");
	source_close(tree);
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* What stands where a plan was to be expected. */
static void odd_things(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct repo *r;

	(void)state;
	scratch_sh(s, "mkdir -p p/in.yaml p/empty.yaml out p/sub/.git "
		      "ignored.yaml p/deep/er.yml; echo 1 >p/in.yaml/a; "
		      "mkfifo p/pipe.yaml; echo 1 >p/file; echo 1 >out/b; "
		      "ln -s ../out p/linked; git init -q p/nested; git -C "
		      "p/nested commit -q --allow-empty -m A; echo "
		      "'ignored.*' >.gitignore; mkfifo ignored.pipe; "
		      "mkdir was; echo 1 >was/c; git add p/in.yaml p/file was; "
		      "git commit -qm A; rm -r was; ln -s out was; "
		      "rm p/file; mkdir p/file");
	r = gitrepo_open(s, ".");
	assert_string_equal(gitrepo_worktree_list(&a, r),
			    "F .gitignore\nF out/b\nD p/deep/er.yml\n"
			    "D p/empty.yaml\nD p/in.yaml\nF p/in.yaml/a\n"
			    "L p/linked\nG p/nested\nO p/pipe.yaml\nL was\n");
	assert_string_equal(gitrepo_commit_list(&a, r, "HEAD"),
			    "F p/file\nD p/in.yaml\nF p/in.yaml/a\nF was/c\n");
	assert_string_equal(gitrepo_index_list(&a, r),
			    "F p/file\nD p/in.yaml\nF p/in.yaml/a\nF was/c\n");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void intent_to_add(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct repo *r;

	(void)state;
	scratch_sh(s, "echo 1 >a; : >empty; git add a empty; echo 2 >b; "
		      "git add -N b");
	r = gitrepo_open(s, ".");
	assert_string_equal(gitrepo_index_list(&a, r), "F a\nF empty\n");
	assert_string_equal(gitrepo_worktree_list(&a, r),
			    "F a\nF b\nF empty\n");
	/* the same through git, where libgit2 cannot read the index */
	scratch_sh(s, "git update-index --split-index; echo 3 >c; git add c");
	assert_string_equal(gitrepo_index_list(&a, r), "F a\nF c\nF empty\n");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void unmerged(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e;
	struct repo *r;

	(void)state;
	scratch_sh(s,
		   "echo 1 >a; echo 1 >b; git add .; git commit -qm A; git "
		   "checkout -qb x; echo 2 >a; echo 2 >b; git commit -qam B; "
		   "git checkout -q main; echo 3 >a; git rm -q b; "
		   "git commit -qam C; git merge x >/dev/null || :");
	r = gitrepo_open(s, ".");
	e = gitrepo_index_refused(r);
	assert_non_null(strstr(e.text, "a, b"));
	assert_non_null(strstr(e.hint, "git add"));
	assert_string_equal(gitrepo_worktree_list(&a, r), "F a\nF b\n");
	scratch_sh(s, "git update-index --split-index");
	e = gitrepo_index_refused(r);
	assert_non_null(strstr(e.text, "a, b"));
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* Forms of the index; the last ones are not libgit2's. */
static void index_forms(void **state)
{
	static const char *const forms[] = {
		"git update-index --index-version 4",
		"git update-index --index-version 2",
		"git update-index --split-index",
		"git update-index --no-split-index",
		"git config index.skipHash true; git update-index --refresh; "
		"head -c -20 .git/index >i; head -c 20 /dev/zero >>i; "
		"mv i .git/index",
		"touch .git/index.lock",
	};
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct source *index;
	struct repo *r;
	size_t i;

	(void)state;
	scratch_sh(s, "mkdir d; echo 1 >d/a; echo 2 >b; ln -s b c; git add .; "
		      "git commit -qm A");
	for (i = 0; i < ARRAY_LEN(forms); i++) {
		scratch_sh(s, "%s", forms[i]);
		r = gitrepo_open(s, "d");
		index = open_index(&a, r);
		assert_string_equal(gitrepo_list(&a, index),
				    "F b\nL c\nF d/a\n");
		assert_string_equal(gitrepo_bytes(&a, index, "d/a"), "1\n");
		source_close(index);
		repo_close(r);
	}
	scratch_sh(s, "rm .git/index.lock; echo nonsense >.git/index");
	r = gitrepo_open(s, ".");
	assert_non_null(strstr(gitrepo_index_refused(r).text, "index"));
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* A plan outside of a sparse checkout is there for references. */
static void sparse_checkout(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct source *tree;
	struct repo *r;

	(void)state;
	scratch_sh(s, "mkdir in out; echo 1 >in/a; echo 2 >out/b; git add .; "
		      "git commit -qm A; git sparse-checkout set --cone in; "
		      "! test -e out");
	r = gitrepo_open(s, "in");
	tree = open_worktree(&a, r);
	assert_string_equal(gitrepo_list(&a, tree), "F in/a\nF out/b\n");
	assert_string_equal(gitrepo_bytes(&a, tree, "out/b"), "2\n");
	assert_string_equal(gitrepo_index_list(&a, r), "F in/a\nF out/b\n");
	scratch_sh(s, "git sparse-checkout set --cone --sparse-index in; "
		      "mkdir out; echo 3 >out/b; echo 4 >out/new");
	assert_string_equal(gitrepo_index_list(&a, r), "F in/a\nF out/b\n");
	assert_string_equal(gitrepo_bytes(&a, tree, "out/b"), "3\n");
	source_close(tree);
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* As hooks see it: relative to the top, absolute, naming nothing. */
static void named_index(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	char before[PATH_MAX];
	struct repo *r;
	struct err e;

	(void)state;
	scratch_sh(s, "mkdir d; echo 1 >d/a; git add .; git commit -qm A; "
		      "echo 2 >d/b; GIT_INDEX_FILE=.git/next git add d/b; "
		      "GIT_INDEX_FILE=d/idx git add d/a");
	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(chdir(scratch_path(s, "d")), 0);
	setenv("GIT_INDEX_FILE", ".git/next", 1);
	r = gitrepo_open(s, ".");
	assert_string_equal(gitrepo_index_list(&a, r), "F d/b\n");
	repo_close(r);
	setenv("GIT_INDEX_FILE", ".git/next", 1);
	r = gitrepo_open(s, "d");
	assert_string_equal(gitrepo_index_list(&a, r), "F d/b\n");
	repo_close(r);
	setenv("GIT_INDEX_FILE", scratch_path(s, ".git/next"), 1);
	r = gitrepo_open(s, "d");
	assert_string_equal(gitrepo_index_list(&a, r), "F d/b\n");
	/* what runs from here sees the same index */
	assert_string_equal(gitrepo_worktree_list(&a, r),
			    "F d/a\nF d/b\nF d/idx\n");
	repo_close(r);
	setenv("GIT_INDEX_FILE", ".git/missing", 1);
	r = gitrepo_open(s, ".");
	e = gitrepo_index_refused(r);
	assert_non_null(strstr(e.text, ".git/missing"));
	assert_non_null(strstr(e.hint, "GIT_INDEX_FILE"));
	repo_close(r);
	unsetenv("GIT_INDEX_FILE");
	assert_int_equal(chdir(before), 0);
	arena_release(&a);
	scratch_release(s);
}

/* Reading leaves no trace: G12. */
static void changes_nothing(void **state)
{
	static const char sums[] = "find . -type f -o -type l | sort | xargs "
				   "md5sum; find . | sort; stat -c %%y "
				   ".git/index";
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct slice before, after;
	struct repo *r;

	(void)state;
	scratch_sh(s, "echo 1 >a; git add a; git commit -qm A; touch -d "
		      "'+1 hour' a; echo 2 >b");
	before = scratch_sh(s, sums);
	r = gitrepo_open(s, ".");
	gitrepo_worktree_list(&a, r);
	gitrepo_index_list(&a, r);
	gitrepo_commit_list(&a, r, "HEAD");
	repo_close(r);
	after = scratch_sh(s, sums);
	assert_true(before.len > 0 && slice_eq(before, after));
	arena_release(&a);
	scratch_release(s);
}

/* Folders that lie in each other, and trees that multiply. */
static void hostile_trees(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct entry *entries;
	struct source *source;
	struct repo *r;
	struct oid id;
	size_t n;
	int i;

	(void)state;
	scratch_sh(s, "t=$(git mktree </dev/null); for i in $(seq 1100); do "
		      "t=$(printf '040000 tree %%s\\td\\n' $t | git mktree); "
		      "done; git tag deep $(git commit-tree -m A $t); "
		      "b=$(git hash-object -w --stdin </dev/null); "
		      "t=$(printf '100644 blob %%s\\tf\\n' $b | git mktree); "
		      "for i in 1 2 3 4 5 6 7 8; do t=$(for j in a b c d e f g "
		      "h; do printf '040000 tree %%s\\t%%s\\n' $t $j; done | "
		      "git mktree); done; git tag bomb $(git commit-tree -m B "
		      "$t)");
	r = gitrepo_open(s, ".");
	for (i = 0; i < 2; i++) {
		e = (struct err)ERR_INIT;
		id = gitrepo_id(r, i ? "bomb" : "deep");
		assert_int_equal(repo_source_commit(&source, &a, r, &id, &e),
				 0);
		assert_int_equal(source_list(&entries, &n, &a, source, &e), -1);
		assert_non_null(strstr(e.text, i ? "more than 4000000"
						 : "more than 1000 deep"));
		source_close(source);
	}
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_moments),
		cmocka_unit_test(hostile_paths),
		cmocka_unit_test(odd_things),
		cmocka_unit_test(intent_to_add),
		cmocka_unit_test(unmerged),
		cmocka_unit_test(index_forms),
		cmocka_unit_test(sparse_checkout),
		cmocka_unit_test(named_index),
		cmocka_unit_test(changes_nothing),
		cmocka_unit_test(hostile_trees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
