/* Commits, their texts, trees, references, ancestors, and asking git. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/gitrepo.h"

static struct commit commit_at(struct arena *a, struct repo *r, const char *rev)
{
	struct oid id = gitrepo_id(r, rev);
	struct err e = ERR_INIT;
	struct commit c;

	if (repo_commit(&c, a, r, &id, &e) < 0)
		fail_msg("%s", e.text);
	return c;
}

static void assert_slice(struct slice s, const char *wanted)
{
	if (!slice_is(s, wanted))
		fail_msg("'%.*s' instead of '%s'", SL(s), wanted);
}

static void commits(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct repo *r;
	struct commit c;

	(void)state;
	scratch_sh(s, "export GIT_AUTHOR_NAME='Sam  Oak' "
		      "GIT_AUTHOR_EMAIL=sam@old.example "
		      "GIT_COMMITTER_DATE='1767225599 -0330'; "
		      "git commit -q --allow-empty --cleanup=verbatim "
		      "-m '\n\n First\n  line  \n\nText\n\nBecause: late'; "
		      "git commit -q --allow-empty -m two; git tag -a -m x v1; "
		      "git tag v2.0; "
		      "git tag -a -m y v2 v1; "
		      "git checkout -q -b side HEAD~1; "
		      "git commit -q --allow-empty -m three; "
		      "git merge -q --no-ff -m joined main; "
		      "printf 'Sam Oak <sam@new.example> <sam@old.example>\n' "
		      ">.mailmap");
	r = gitrepo_open(s, ".");
	c = commit_at(&a, r, "HEAD~2");
	assert_slice(c.subject, "First line");
	assert_int_equal(c.time, 1767225599);
	assert_int_equal(c.offset, -(3 * 3600 + 1800));
	assert_slice(c.author.name, "Sam Oak");
	assert_slice(c.author.email, "sam@new.example");
	assert_int_equal(c.n_parents, 0);
	assert_slice(commit_trailer(&a, &c, SLICE("because")), "late");
	c = commit_at(&a, r, "HEAD");
	assert_int_equal(c.n_parents, 2);
	assert_slice(c.message, "joined\n");
	assert_false(c.shallow_end);
	c = commit_at(&a, r, "v2");
	assert_slice(c.subject, "two");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void encodings(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct repo *r;
	struct commit c;

	(void)state;
	scratch_sh(s,
		   "printf 'Caf\\351' >m; export GIT_AUTHOR_NAME=$(printf "
		   "'Zo\\353'); git -c i18n.commitEncoding=ISO-8859-1 commit "
		   "-q --allow-empty -F m; "
		   "c() { git commit-tree -p HEAD HEAD^{tree} <m; }; "
		   "id=$(git cat-file commit HEAD | sed "
		   "'s/^encoding .*/encoding no-such/' | git hash-object -t "
		   "commit -w --stdin); git tag unknown $id; "
		   "id=$(git cat-file commit HEAD | sed 's/^encoding .*/"
		   "encoding ..\\/..\\/evil/' | git hash-object -t commit -w "
		   "--stdin); git tag evil $id; "
		   "id=$(git cat-file commit HEAD | sed '/^encoding/d' | "
		   "git hash-object -t commit -w --stdin); git tag none $id");
	r = gitrepo_open(s, ".");
	c = commit_at(&a, r, "HEAD");
	assert_slice(c.subject, "Caf\303\251");
	assert_slice(c.author.name, "Zo\303\253");
	c = commit_at(&a, r, "unknown");
	assert_slice(c.subject, "Caf\357\277\275");
	c = commit_at(&a, r, "evil");
	assert_slice(c.subject, "Caf\357\277\275");
	c = commit_at(&a, r, "none");
	assert_slice(c.subject, "Caf\357\277\275");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* Commits that no git of today writes. */
static void odd_commits(void **state)
{
	static const struct {
		const char *lines;
		int64_t time;
		int32_t offset;
		const char *name, *email;
	} cases[] = {
		{"author A <a@b> 1 +0000\ncommitter A <a@b> 5 +9999\n", 5, 0,
		 "A", "a@b"},
		{"author <> 1 +0000\ncommitter A <a@b> 99999999999999999999999 "
		 "+0100\n",
		 0, 3600, "", ""},
		{"author nobody\ncommitter nothing\n", 0, 0, "nobody", ""},
		{"author A <a<b>> 1 +0000\ncommitter A <a@b> x -0100\n", 0,
		 -3600, "A", "a<b"},
		{"author \x01 <\x02> 1\ncommitter A <a@b> 7\n", 7, 0, "\x01",
		 "\x02"},
		{"", 0, 0, "", ""},
	};
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct repo *r;
	size_t i;

	(void)state;
	scratch_sh(s, "git commit -q --allow-empty -m A");
	r = gitrepo_open(s, ".");
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct slice hex;
		struct commit c;
		struct oid id;

		hex = scratch_sh(s,
				 "cat >m <<'END'\ntree %s\n%s\nsubject\nEND\n"
				 "git hash-object --literally -t commit -w m",
				 "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
				 cases[i].lines);
		assert_true(oid_parse(&id, hex));
		if (repo_commit(&c, &a, r, &id, &e) < 0)
			fail_msg("%s", e.text);
		assert_int_equal(c.time, cases[i].time);
		assert_int_equal(c.offset, cases[i].offset);
		assert_slice(c.author.name, cases[i].name);
		assert_slice(c.author.email, cases[i].email);
		assert_slice(c.subject, "subject");
	}
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void trailers(void **state)
{
	static const struct {
		const char *message, *value;
	} cases[] = {
		{"S\n\nBecause: the vendor\n  was late\nSigned-off-by: x\n",
		 "the vendor was late"},
		{"S\n\nbecause :  a \nBECAUSE: b\n", "b"},
		{"S\n\nBecause: old\n\nSigned-off-by: x\n", NULL},
		{"Because: a subject\n", NULL},
		{"S\nBecause: of it\n", NULL},
		{"S\n\nBecauses: x\n", NULL},
		{"S\n\nBecause: x\r\n\r\n\n", "x"},
		{"S\n\nBecause:\n x\n", "x"},
		{"S\n\nOther: y\n Because: x\n", NULL},
		{"", NULL},
	};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct commit c = {.message = slice_of(cases[i].message)};
		struct slice value = commit_trailer(&a, &c, SLICE("Because"));

		if (cases[i].value)
			assert_slice(value, cases[i].value);
		else
			assert_null(value.ptr);
	}
	arena_release(&a);
}

/* The differences as lines of "PATH BA", with F L G D O or - for a side. */
static const char *changes(struct arena *a, struct repo *r, const char *before,
			   const char *after)
{
	static const char kinds[] = "FLGDO";
	struct oid none = OID_NONE;
	struct oid b = *before ? gitrepo_id(r, before) : none;
	struct oid c = *after ? gitrepo_id(r, after) : none;
	struct slice all = SLICE("");
	struct err e = ERR_INIT;
	struct tree_change *v;
	size_t n, i;

	if (repo_tree_changes(&v, &n, a, r, &b, &c, &e) < 0)
		fail_msg("%s", e.text);
	for (i = 0; i < n; i++)
		all = arena_printf(
			a, "%.*s%.*s %c%c\n", SL(all), SL(v[i].path),
			oid_is_none(&v[i].before) ? '-'
						  : kinds[v[i].kind_before],
			oid_is_none(&v[i].after) ? '-'
						 : kinds[v[i].kind_after]);
	return all.ptr;
}

static void tree_changes(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct repo *r;

	(void)state;
	scratch_sh(s, "mkdir -p p/q same; echo 1 >p/a; echo 2 >p/q/b; "
		      "echo 3 >same/c; echo 4 >x; echo 5 >x-y; echo 6 >mode; "
		      "git add .; git commit -qm A; "
		      "rm p/a x; ln -s q p/a; mkdir x; echo 4 >x/in; "
		      "echo 7 >p/q/b; echo 8 >p.c; chmod +x mode; git rm -q "
		      "x-y; git add .; git commit -qm B");
	r = gitrepo_open(s, ".");
	assert_string_equal(changes(&a, r, "HEAD~1", "HEAD"),
			    "p.c -F\np/a FL\np/q/b FF\nx F-\nx-y F-\n"
			    "x/in -F\n");
	assert_string_equal(changes(&a, r, "HEAD", "HEAD~1"),
			    "p.c F-\np/a LF\np/q/b FF\nx -F\nx-y -F\n"
			    "x/in F-\n");
	assert_string_equal(changes(&a, r, "HEAD", "HEAD"), "");
	assert_string_equal(changes(&a, r, "", ""), "");
	assert_string_equal(changes(&a, r, "", "HEAD~1"),
			    "mode -F\np/a -F\np/q/b -F\nsame/c -F\nx -F\n"
			    "x-y -F\n");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* The same as git says it, over a history that changes at random. */
static void tree_changes_as_git(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct repo *r;
	int i;

	(void)state;
	scratch_sh(s,
		   "n=7; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do "
		   "for j in 1 2 3 4 5 6; do n=$(((n * 75 + 74) %% 65537)); "
		   "p=$(echo $n | sed 's,.,&/,g;s,/$,,' | cut -c1-3); "
		   "rm -rf $p ${p%%/*}.; case $n in *[13]) ;; *) "
		   "[ -f ${p%%/*} ] && rm ${p%%/*}; mkdir -p ${p%%/*}; "
		   "rm -rf $p; echo $n >$p; echo $n >${p%%/*}.;; esac; done; "
		   "git add -A; git commit -q --allow-empty -m $i; done");
	r = gitrepo_open(s, ".");
	for (i = 0; i < 11; i++) {
		const char *before = arena_printf(&a, "HEAD~%d", i + 1).ptr;
		const char *after = arena_printf(&a, "HEAD~%d", i).ptr;
		struct slice wanted = scratch_sh(
			s,
			"git diff-tree -r --no-renames --name-status %s %s | "
			"sed 's/\\(.\\)\t\\(.*\\)/\\2 \\1/;s/A$/-F/;s/D$/F-/;"
			"s/M$/FF/' | LC_ALL=C sort; echo",
			before, after);

		assert_string_equal(changes(&a, r, before, after),
				    arena_cstr(&a, wanted));
	}
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void files(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice bytes;
	struct repo *r;
	struct oid head, blob;

	(void)state;
	scratch_sh(s, "mkdir -p p/q; printf 'one\\000two' >p/q/a; : >empty; "
		      "ln -s empty link; head -c 5000000 /dev/zero >large; "
		      "git add .; git commit -qm A");
	r = gitrepo_open(s, ".");
	head = gitrepo_id(r, "HEAD");
	assert_int_equal(repo_file(&bytes, &a, r, &head, SLICE("p/q/a"), &e),
			 0);
	assert_true(slice_eq(bytes, SLICE("one\0two")));
	assert_int_equal(repo_file(&bytes, &a, r, &head, SLICE("empty"), &e),
			 0);
	assert_non_null(bytes.ptr);
	assert_int_equal(bytes.len, 0);
	assert_int_equal(repo_file(&bytes, &a, r, &head, SLICE("large"), &e),
			 0);
	assert_int_equal(bytes.len, LIMIT_FILE_BYTES + 1);
	for (const char *const *path =
		     (const char *const[]){"p", "p/q/b", "link", "p/q/a/b", "",
					   "no/such", NULL};
	     *path; path++) {
		assert_int_equal(
			repo_file(&bytes, &a, r, &head, slice_of(*path), &e),
			0);
		assert_null(bytes.ptr);
	}
	oid_of_blob(&blob, SLICE("one\0two"));
	assert_int_equal(repo_blob(&bytes, &a, r, &blob, &e), 0);
	assert_int_equal(repo_blob(&bytes, &a, r, &head, &e), -1);
	assert_non_null(strstr(e.text, "no blob"));
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void missing_object(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct oid head;
	struct slice bytes;
	struct repo *r;

	(void)state;
	scratch_sh(s, "echo 1 >a; git add a; git commit -qm A; id=$(git "
		      "rev-parse HEAD:a); rm -f .git/objects/$(echo $id | cut "
		      "-c1-2)/$(echo $id | cut -c3-)");
	r = gitrepo_open(s, ".");
	head = gitrepo_id(r, "HEAD");
	assert_int_equal(repo_file(&bytes, &a, r, &head, SLICE("a"), &e), -1);
	assert_true(slice_starts(slice_of(e.text), SLICE("a: the object d00")));
	assert_non_null(strstr(e.hint, "fsck"));
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

/* G18 what is missing is fetched; where it cannot be, the way out is named. */
static void partial_clone(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct oid new, old;
	struct slice bytes;
	struct repo *r;

	(void)state;
	scratch_sh(s, "git init -q -b main full; cd full; git config "
		      "uploadpack.allowFilter true; git config "
		      "uploadpack.allowAnySHA1InWant true; echo 0 >a; git add "
		      "a; git commit -qm O; echo 1 >a; git commit -qam A; "
		      "echo 2 >a; git commit -qam B; cd ..; "
		      "git clone -q --filter=blob:none file://$PWD/full part");
	r = gitrepo_open(s, "part");
	new = gitrepo_id(r, "HEAD");
	assert_int_equal(repo_file(&bytes, &a, r, &new, SLICE("a"), &e), 0);
	assert_slice(bytes, "2\n");
	old = gitrepo_id(r, "HEAD~1");
	assert_int_equal(repo_file(&bytes, &a, r, &old, SLICE("a"), &e), 0);
	assert_slice(bytes, "1\n");
	scratch_sh(s, "mv full gone");
	old = gitrepo_id(r, "HEAD~2");
	assert_int_equal(repo_file(&bytes, &a, r, &old, SLICE("a"), &e), -1);
	assert_non_null(strstr(e.text, "a: the object 573541a"));
	assert_non_null(strstr(e.text, "could not fetch it"));
	assert_non_null(strstr(e.hint, "--refetch"));
	/* what is here can still be read, and asked for again */
	e = (struct err)ERR_INIT;
	assert_int_equal(repo_file(&bytes, &a, r, &new, SLICE("a"), &e), 0);
	scratch_sh(s, "mv gone full");
	assert_int_equal(repo_file(&bytes, &a, r, &old, SLICE("a"), &e), 0);
	assert_slice(bytes, "0\n");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void shallow_clone(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct oid head, old, *walk, none = OID_NONE;
	struct commit c;
	struct repo *r;
	size_t n;

	(void)state;
	scratch_sh(s, "git init -q -b main full; cd full; for i in 1 2 3 4; do "
		      "git commit -q --allow-empty -m $i; done; cd ..; "
		      "git clone -q --depth 2 file://$PWD/full cut");
	r = gitrepo_open(s, "cut");
	assert_true(repo_paths(r)->shallow);
	head = gitrepo_id(r, "HEAD");
	old = gitrepo_id(r, "HEAD~1");
	c = commit_at(&a, r, "HEAD");
	assert_false(c.shallow_end);
	assert_int_equal(c.n_parents, 1);
	c = commit_at(&a, r, "HEAD~1");
	assert_true(c.shallow_end);
	assert_int_equal(c.n_parents, 0);
	assert_int_equal(repo_walk(&walk, &n, &a, r, &head, &old, &e), 0);
	assert_int_equal(n, 1);
	assert_true(oid_eq(&walk[0], &head));
	assert_int_equal(repo_is_ancestor(r, &old, &head, &e), 1);
	assert_int_equal(repo_walk(&walk, &n, &a, r, &head, &none, &e), -1);
	assert_non_null(strstr(e.text, "cut off"));
	assert_non_null(strstr(e.hint, "--unshallow"));
	e = (struct err)ERR_INIT;
	assert_int_equal(repo_resolve(&old, r, "HEAD~2", &e), -1);
	assert_non_null(strstr(e.hint, "--unshallow"));
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void resolving(void **state)
{
	static const char *const good[] = {"HEAD",	    "@~1",   "@{-1}",
					   "HEAD^{/first}", "v1",    "main",
					   ":/sec",	    "-odd-", NULL};
	static const struct {
		const char *rev, *hint;
	} bad[] = {
		{"mian", "Did you mean main?"},
		{"v2.1", "Did you mean v2.0?"},
		{"", "git branch"},
		{"-x", "git"},
		{"--help", "git"},
		{"HEAD~1..HEAD", "git"},
		{"^HEAD", "git"},
		{"HEAD:a", "git"},
		{"1\n2", "git"},
		{"plan/2026-Q1", "git"},
	};
	struct scratch *s = gitrepo_new();
	struct err e = ERR_INIT;
	struct oid id;
	struct repo *r;
	size_t i;

	(void)state;
	scratch_sh(
		s,
		"echo 1 >a; git add a; git commit -qm first; git commit "
		"-q --allow-empty -m second; git tag -a -m x v1; git tag v2.0; "
		"git checkout -q -b side; git update-ref "
		"refs/heads/-odd- HEAD; git tag blob HEAD:a");
	r = gitrepo_open(s, ".");
	for (i = 0; good[i]; i++)
		assert_int_equal(gitrepo_id(r, good[i]).len, 20);
	for (i = 0; i < ARRAY_LEN(bad); i++) {
		e = (struct err)ERR_INIT;
		assert_int_equal(repo_resolve(&id, r, bad[i].rev, &e), -1);
		assert_non_null(strstr(e.text, "there is no revision '"));
		assert_non_null(strstr(e.text, bad[i].rev));
		if (!strstr(e.hint, bad[i].hint))
			fail_msg("%s: %s", bad[i].rev, e.hint);
		assert_true(oid_is_none(&id));
	}
	e = (struct err)ERR_INIT;
	assert_int_equal(repo_resolve(&id, r, "blob", &e), -1);
	repo_close(r);
	scratch_release(s);
}

static void no_commits(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice target;
	struct oid id;
	struct ref *refs;
	struct repo *r = gitrepo_open(s, ".");
	size_t n;

	(void)state;
	assert_int_equal(repo_head(&id, r, &e), 0);
	assert_true(oid_is_none(&id));
	assert_int_equal(repo_ref(&id, &target, &a, r, "HEAD", &e), 0);
	assert_true(oid_is_none(&id));
	assert_slice(target, "refs/heads/main");
	assert_int_equal(repo_refs(&refs, &n, &a, r, "refs/", &e), 0);
	assert_int_equal(n, 0);
	assert_int_equal(repo_upstream(&id, r, &e), 0);
	assert_true(oid_is_none(&id));
	assert_string_equal(gitrepo_index_list(&a, r), "");
	assert_string_equal(gitrepo_worktree_list(&a, r), "");
	assert_int_equal(repo_resolve(&id, r, "HEAD", &e), -1);
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void references(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice target;
	struct oid id, head;
	struct ref *refs;
	struct repo *r;
	size_t n;

	(void)state;
	scratch_sh(s, "echo 1 >a; git add a; git commit -qm A; "
		      "git tag plan/b; git tag -a -m x plan/a; git tag other; "
		      "git tag plan/blob HEAD:a; git pack-refs --all; "
		      "git tag plan/c; git symbolic-ref refs/tags/plan/s "
		      "refs/heads/main; git checkout -q --detach; "
		      "git symbolic-ref refs/r/1 refs/r/2; "
		      "git symbolic-ref refs/r/2 refs/r/1");
	r = gitrepo_open(s, ".");
	head = gitrepo_id(r, "HEAD");
	assert_int_equal(repo_refs(&refs, &n, &a, r, "refs/tags/plan/", &e), 0);
	assert_int_equal(n, 5);
	assert_slice(refs[0].name, "refs/tags/plan/a");
	assert_true(oid_eq(&refs[0].commit, &head));
	assert_slice(refs[1].name, "refs/tags/plan/b");
	assert_slice(refs[2].name, "refs/tags/plan/blob");
	assert_true(oid_is_none(&refs[2].commit));
	assert_slice(refs[4].name, "refs/tags/plan/s");
	assert_true(oid_eq(&refs[4].commit, &head));
	assert_int_equal(repo_ref(&id, &target, &a, r, "HEAD", &e), 0);
	assert_true(oid_eq(&id, &head));
	assert_slice(target, "HEAD");
	assert_int_equal(repo_ref(&id, &target, &a, r, "refs/tags/plan/s", &e),
			 0);
	assert_slice(target, "refs/heads/main");
	assert_int_equal(repo_ref(&id, NULL, &a, r, "refs/heads/no", &e), 0);
	assert_true(oid_is_none(&id));
	assert_int_equal(repo_ref(&id, NULL, &a, r, "no ref..at all", &e), 0);
	assert_true(oid_is_none(&id));
	/* git itself sees nothing in a circle */
	if (repo_ref(&id, NULL, &a, r, "refs/r/1", &e) < 0)
		assert_non_null(strstr(e.text, "circle"));
	assert_true(oid_is_none(&id));
	e = (struct err)ERR_INIT;
	scratch_sh(s, "git symbolic-ref refs/remotes/o/HEAD "
		      "refs/remotes/o/gone");
	assert_int_equal(
		repo_ref(&id, &target, &a, r, "refs/remotes/o/HEAD", &e), 0);
	assert_true(oid_is_none(&id));
	assert_slice(target, "refs/remotes/o/gone");
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void ancestors(void **state)
{
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct oid one, two, side, alone, base, none = OID_NONE, *walk;
	struct repo *r;
	char hex[OID_HEX_MAX];
	struct slice all = SLICE_NONE, wanted;
	size_t n, i;

	(void)state;
	scratch_sh(s,
		   "c() { export GIT_COMMITTER_DATE=\"1000000$2 +0000\"; git "
		   "commit -q --allow-empty -m $1; }; c one 100; git tag "
		   "one; git checkout -q -b side; c s 300; git tag s; "
		   "git checkout -q main; c two 200; git tag two; "
		   "c three 050; export GIT_COMMITTER_DATE='1000000400 +0000'; "
		   "git merge -q --no-ff -m m side; "
		   "git checkout -q --orphan alone; c alone 001; git tag "
		   "lone; git checkout -q main");
	r = gitrepo_open(s, ".");
	one = gitrepo_id(r, "one");
	two = gitrepo_id(r, "two");
	side = gitrepo_id(r, "s");
	alone = gitrepo_id(r, "lone");
	assert_int_equal(repo_merge_base(&base, r, &two, &side, &e), 0);
	assert_true(oid_eq(&base, &one));
	assert_int_equal(repo_merge_base(&base, r, &two, &alone, &e), 0);
	assert_true(oid_is_none(&base));
	assert_int_equal(repo_is_ancestor(r, &one, &two, &e), 1);
	assert_int_equal(repo_is_ancestor(r, &two, &one, &e), 0);
	assert_int_equal(repo_is_ancestor(r, &two, &two, &e), 1);
	assert_int_equal(repo_is_ancestor(r, &alone, &two, &e), 0);
	base = gitrepo_id(r, "HEAD");
	assert_int_equal(repo_walk(&walk, &n, &a, r, &base, &none, &e), 0);
	for (i = 0; i < n; i++)
		all = arena_printf(&a, "%.*s%s%s", SL(all), i ? "\n" : "",
				   oid_hex(hex, &walk[i]));
	wanted = scratch_sh(s, "git rev-list HEAD");
	assert_slice(all, arena_cstr(&a, wanted));
	assert_int_equal(repo_walk(&walk, &n, &a, r, &base, &two, &e), 0);
	assert_int_equal(n, 3);
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void configuration(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice value;
	struct oid up, head;
	struct repo *r;

	(void)state;
	scratch_sh(s, "git init -q -b main o; git -C o commit -q --allow-empty "
		      "-m A; git clone -q o c; cd c; git config plan.one 1; "
		      "git config plan.lines 'a\nb'; git config plan.empty ''");
	r = gitrepo_open(s, "c");
	assert_int_equal(repo_config(&value, &a, r, "plan.one", &e), 0);
	assert_slice(value, "1");
	assert_int_equal(repo_config(&value, &a, r, "plan.lines", &e), 0);
	assert_slice(value, "a\nb");
	assert_int_equal(repo_config(&value, &a, r, "plan.empty", &e), 0);
	assert_non_null(value.ptr);
	assert_int_equal(value.len, 0);
	assert_int_equal(repo_config(&value, &a, r, "plan.none", &e), 0);
	assert_null(value.ptr);
	assert_int_equal(repo_config(&value, &a, r, "nonsense", &e), 0);
	assert_null(value.ptr);
	assert_int_equal(repo_upstream(&up, r, &e), 0);
	head = gitrepo_id(r, "HEAD");
	assert_true(oid_eq(&up, &head));
	scratch_sh(s, "cd c; git checkout -q -b other");
	assert_int_equal(repo_upstream(&up, r, &e), 0);
	assert_true(oid_is_none(&up));
	repo_close(r);
	arena_release(&a);
	scratch_release(s);
}

static void running_git(void **state)
{
	static const char *const add[] = {"add", "sub/a", NULL};
	static const char *const commit[] = {"commit", "-qm",
					     "It's $HOME \"x\"", NULL};
	static const char *const show[] = {"show", "HEAD:large", NULL};
	static const char *const bad[] = {"commit", "--no-such-option", NULL};
	static const char *const init[] = {"init", "-q", "new", NULL};
	struct scratch *s = gitrepo_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice out;
	struct repo *r;

	(void)state;
	scratch_sh(s, "mkdir sub; echo 1 >sub/a; "
		      "head -c 3000000 /dev/zero >large; git add large");
	r = gitrepo_open(s, "sub");
	assert_int_equal(repo_git(NULL, &a, r, NULL, add, &e), 0);
	assert_int_equal(repo_git(&out, &a, r, NULL, commit, &e), 0);
	assert_slice(out, "");
	assert_slice(commit_at(&a, r, "HEAD").subject, "It's $HOME \"x\"");
	assert_int_equal(repo_git(&out, &a, r, NULL, show, &e), 0);
	assert_int_equal(out.len, 3000000);
	assert_int_equal(repo_git(&out, &a, r, NULL, bad, &e), -1);
	assert_true(slice_starts(slice_of(e.text), SLICE("git commit: ")));
	assert_non_null(strstr(e.text, "no-such-option"));
	repo_close(r);
	e = (struct err)ERR_INIT;
	assert_int_equal(repo_git(NULL, &a, NULL, s->path, init, &e), 0);
	assert_int_equal(access(scratch_path(s, "new/.git"), F_OK), 0);
	arena_release(&a);
	scratch_release(s);
}

/* A push waits in a folder of its own until the hook has spoken. */
static void quarantine(void **state)
{
	struct scratch *s = scratch_new();
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct slice hex, bytes;
	struct oid id;
	struct repo *r;

	(void)state;
	hex = scratch_sh(s, "git init -q -b main a; git init -q --bare b:c; cd "
			    "a; echo 1 >f; git add f; git commit -qm A; git "
			    "rev-parse HEAD; mv .git/objects ../incoming; git "
			    "init -q");
	assert_true(oid_parse(&id, hex));
	setenv("GIT_OBJECT_DIRECTORY", scratch_path(s, "incoming"), 1);
	setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES",
	       arena_printf(&a, "\"%s/b:c/objects\"", s->path).ptr, 1);
	r = gitrepo_open(s, "b:c");
	assert_int_equal(repo_file(&bytes, &a, r, &id, SLICE("f"), &e), 0);
	assert_slice(bytes, "1\n");
	assert_true(gitrepo_id(r, arena_cstr(&a, hex)).len == 20);
	repo_close(r);
	unsetenv("GIT_OBJECT_DIRECTORY");
	unsetenv("GIT_ALTERNATE_OBJECT_DIRECTORIES");
	arena_release(&a);
	scratch_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commits),
		cmocka_unit_test(encodings),
		cmocka_unit_test(odd_commits),
		cmocka_unit_test(trailers),
		cmocka_unit_test(tree_changes),
		cmocka_unit_test(tree_changes_as_git),
		cmocka_unit_test(files),
		cmocka_unit_test(missing_object),
		cmocka_unit_test(partial_clone),
		cmocka_unit_test(shallow_clone),
		cmocka_unit_test(resolving),
		cmocka_unit_test(no_commits),
		cmocka_unit_test(references),
		cmocka_unit_test(ancestors),
		cmocka_unit_test(configuration),
		cmocka_unit_test(running_git),
		cmocka_unit_test(quarantine),
	};

	int failed = cmocka_run_group_tests_name("libgit2", tests, NULL, NULL);

	gitrepo_backend = BACKEND_GIT;
	failed += cmocka_run_group_tests_name("git", tests, NULL, NULL);
	return failed;
}
