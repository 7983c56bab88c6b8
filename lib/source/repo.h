/*
 * repo - one git repository: revisions, trees, commits, references
 *
 * The interface stands before its implementations: libgit2, and git itself
 * for what libgit2 cannot open. One `git rev-parse` decides where everything
 * is, then exactly that is opened. Both give the same answers.
 *
 * Owns       what is returned lives in the arena given; the repo itself until
 *            repo_close().
 * Errors     -1 with *e: git's own words where git refused, what could not be
 *            read and how to mend it. A shallow or partial clone that lacks
 *            what is asked for is an error, never an empty answer.
 * Units      moments in seconds since 1970 UTC, offsets in seconds east.
 */
#ifndef SOURCE_REPO_H
#define SOURCE_REPO_H

#include "source/source.h"

struct repo;

/* Where things are, absolute paths without a trailing slash. */
struct repo_paths {
	const char *git_dir, *common_dir, *index, *objects, *hooks;
	const char *top; /* the work tree; NULL where it is bare, or in .git */
	const char *prefix; /* "" or "sub/dir/": where the caller stands */
	bool bare, shallow;
	const char *object_format; /* "sha1", "sha256" */
};

/*
 * Opens the repository around dir (NULL: the current directory). *out is NULL
 * with 0 returned where there is no repository at all: that is no error here.
 * -1: git refuses (foreign owner), is missing, or the format is not supported.
 */
int repo_open(struct repo **out, const char *dir, struct err *e);
/* NULL is fine. */
void repo_close(struct repo *r);

/* What reads the repository. */
enum backend {
	BACKEND_ANY, /* libgit2, and git where libgit2 cannot */
	BACKEND_LIBGIT2,
	BACKEND_GIT,
};

/* repo_open() by one of them alone, to find out where a fault lies. */
int repo_open_by(struct repo **out, const char *dir, enum backend wanted,
		 struct err *e);
/* Of libgit2: "1.5.1". */
struct slice repo_library_version(struct arena *a);
/* "libgit2" or "git". */
const char *repo_backend(const struct repo *r);
/* Why it is git: what libgit2 said. NULL where it is libgit2. */
const char *repo_backend_reason(const struct repo *r);
const struct repo_paths *repo_paths(const struct repo *r);

/*
 * The commit that a person means: everything `git rev-parse` understands,
 * annotated tags peeled. -1 with *e ("no revision X", did you mean) where
 * there is none.
 */
int repo_resolve(struct oid *out, struct repo *r, const char *rev,
		 struct err *e);
/* HEAD's commit; *out none with 0 returned before the first commit. */
int repo_head(struct oid *out, struct repo *r, struct err *e);

int repo_source_commit(struct source **out, struct arena *a, struct repo *r,
		       const struct oid *commit, struct err *e);
/* The index that git names (GIT_INDEX_FILE), never another. */
int repo_source_index(struct source **out, struct arena *a, struct repo *r,
		      struct err *e);
int repo_source_worktree(struct source **out, struct arena *a, struct repo *r,
			 struct err *e);

struct person_name {
	struct slice name, email;
};

struct commit {
	struct oid id, tree;
	struct oid *parents; /* those that are there: none at a shallow end */
	size_t n_parents;
	bool shallow_end; /* its parents are cut off */
	int64_t time;	  /* committer */
	int32_t offset;
	struct person_name author; /* through .mailmap */
	struct slice subject;	   /* first paragraph as one line, UTF-8 */
	struct slice message;	   /* whole, UTF-8 */
};

int repo_commit(struct commit *out, struct arena *a, struct repo *r,
		const struct oid *id, struct err *e);
/* Follows tags to the commit; *out none with 0 where they lead to none. */
int repo_peel(struct oid *out, struct repo *r, const struct oid *id,
	      struct err *e);
/*
 * The value of the last trailer with that key (compared without case) in the
 * last paragraph of a message; SLICE_NONE where there is none. A value that
 * goes on in indented lines is joined by blanks.
 */
struct slice commit_trailer(struct arena *a, const struct commit *c,
			    struct slice key);

/* One file that differs between two trees; a none id: not there. */
struct tree_change {
	struct slice path;
	struct oid before, after;
	enum entry_kind kind_before, kind_after;
};

/*
 * What differs between two trees (ids of commits or trees; none is the empty
 * tree), whole paths in byte order, without rename detection. Equal subtrees
 * cost nothing.
 */
int repo_tree_changes(struct tree_change **out, size_t *n, struct arena *a,
		      struct repo *r, const struct oid *before,
		      const struct oid *after, struct err *e);
/* True for a clone that gets some of its objects only when it needs them. */
bool repo_is_partial(struct repo *r);
/*
 * These blobs are going to be read: a partial clone fetches those that it
 * lacks at once, not one by one. Elsewhere this does nothing. What cannot be
 * fetched is told when it is read.
 */
void repo_want(struct repo *r, const struct oid *ids, size_t n);
/* The blob's bytes, at most LIMIT_FILE_BYTES + 1 of them. */
int repo_blob(struct slice *out, struct arena *a, struct repo *r,
	      const struct oid *id, struct err *e);
/*
 * The file at that path in that commit. *out is SLICE_NONE with 0 returned
 * where there is none.
 */
int repo_file(struct slice *out, struct arena *a, struct repo *r,
	      const struct oid *commit, struct slice path, struct err *e);

/* Best common ancestor; none with 0 returned where histories are unrelated. */
int repo_merge_base(struct oid *out, struct repo *r, const struct oid *a,
		    const struct oid *b, struct err *e);
/*
 * Where each of n commits left the history of those in `from`, at least one:
 * repo_merge_base() for many at once, which reads that history one time for
 * all of them.
 */
int repo_forks(struct oid **out, struct arena *a, struct repo *r,
	       const struct oid *tips, size_t n, const struct oid *from,
	       size_t n_from, struct err *e);
/* 1 if a is b or an ancestor of b, 0 if not, -1 on error. */
int repo_is_ancestor(struct repo *r, const struct oid *a, const struct oid *b,
		     struct err *e);
/*
 * Commits reachable from `from` and not from `hide` (none: nothing hidden),
 * newest first as git log orders them.
 */
int repo_walk(struct oid **out, size_t *n, struct arena *a, struct repo *r,
	      const struct oid *from, const struct oid *hide, struct err *e);

/*
 * The same along first parents alone: from `from`, as long as `hide` does not
 * reach them.
 */
int repo_first_parents(struct oid **out, size_t *n, struct arena *a,
		       struct repo *r, const struct oid *from,
		       const struct oid *hide, struct err *e);
/*
 * Of those of repo_walk() the ones that have changed one of these paths, as
 * `git log -- PATH` tells it: n_paths of them, at least one.
 */
int repo_touching(struct oid **out, size_t *n, struct arena *a, struct repo *r,
		  const struct oid *from, const struct oid *hide,
		  const struct slice *paths, size_t n_paths, struct err *e);

struct ref {
	struct slice name; /* full: refs/tags/plan/2026-Q1 */
	struct oid commit; /* peeled; none where it is no commit */
};

/* References below a prefix such as "refs/tags/plan/", in byte order. */
int repo_refs(struct ref **out, size_t *n, struct arena *a, struct repo *r,
	      const char *prefix, struct err *e);
/*
 * The commit a full reference name leads to, symbolic ones followed; none
 * with 0 returned where it does not exist. *target, if not NULL, gets the full
 * name of the last reference in the chain (refs/heads/main for HEAD).
 */
int repo_ref(struct oid *out, struct slice *target, struct arena *a,
	     struct repo *r, const char *name, struct err *e);
/*
 * A configuration value as `git config --get` gives it; SLICE_NONE with 0
 * returned where it is not set.
 */
int repo_config(struct slice *out, struct arena *a, struct repo *r,
		const char *key, struct err *e);
/* The branch's upstream commit; none with 0 where it has none. */
int repo_upstream(struct oid *out, struct repo *r, struct err *e);

/*
 * git-plan changes a repository only through git itself. This
 * runs git with these arguments (argv ends with NULL) at the top of the work
 * tree, or in dir where r is NULL, with GIT_DIR and friends as they must be.
 * *out, if not NULL, gets what it printed. -1 where it fails: *e has git's
 * words.
 */
int repo_git(struct slice *out, struct arena *a, struct repo *r,
	     const char *dir, const char *const *argv, struct err *e);

#endif
