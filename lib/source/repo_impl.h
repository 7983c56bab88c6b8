/*
 * repo_impl - what stands behind struct repo; for source/ alone
 *
 * An implementation reads objects, the index and references. All else - trees,
 * commits, what differs, revisions - is made of these and is the same for
 * every implementation.
 *
 * Owns       as repo.h.
 */
#ifndef SOURCE_REPO_IMPL_H
#define SOURCE_REPO_IMPL_H

#include "base/map.h"
#include "source/child.h"
#include "source/repo.h"

enum object_type {
	OBJECT_COMMIT,
	OBJECT_TREE,
	OBJECT_BLOB,
	OBJECT_TAG,
};

struct object {
	enum object_type type;
	struct slice bytes;
};

/* An entry of the index. */
struct index_entry {
	struct slice path;
	struct oid id;
	enum entry_kind kind;
	int stage; /* 0; 1 to 3 where a merge is open */
	bool intent_to_add, skip_worktree;
};

/* A reference as it is stored. */
struct raw_ref {
	struct slice name;
	struct oid id;	     /* not peeled; none for a symbolic one */
	struct slice target; /* where a symbolic one leads; ptr NULL else */
};

struct repo_ops {
	void (*close)(struct repo *r);
	/* Of a blob over the limit only its first bytes. */
	int (*object)(struct object *out, struct arena *a, struct repo *r,
		      const struct oid *id, struct err *e);
	/* In byte order, then by stage. */
	int (*index)(struct index_entry **out, size_t *n, struct arena *a,
		     struct repo *r, struct err *e);
	/* 1 found, 0 not there, -1 error. */
	int (*ref)(struct raw_ref *out, struct arena *a, struct repo *r,
		   const char *name, struct err *e);
	/* Those whose name starts so, in no order. */
	int (*refs)(struct raw_ref **out, size_t *n, struct arena *a,
		    struct repo *r, const char *prefix, struct err *e);
	/* Asked only where the history is whole. */
	int (*merge_base)(struct oid *out, struct repo *r, const struct oid *a,
			  const struct oid *b, struct err *e);
	int (*walk)(struct oid **out, size_t *n, struct arena *a,
		    struct repo *r, const struct oid *from,
		    const struct oid *hide, struct err *e);
	/* Replaces what .mailmap says to replace. */
	int (*mailmap)(struct person_name *name, struct arena *a,
		       struct repo *r, struct err *e);
	/* True if git ignores that folder or file of the work tree. */
	bool (*ignored)(struct repo *r, struct slice path, bool folder);
	/* Something is about to change: keep nothing that was read. Or NULL. */
	void (*forget)(struct repo *r);
};

struct repo {
	const struct repo_ops *ops;
	struct repo_paths paths;
	struct arena arena;
	size_t id_len;	    /* 20 or 32 */
	struct map shallow; /* ids at which the history is cut off */
	bool shallow_known;
	enum {
		PARTIAL_UNKNOWN,
		PARTIAL_NO,
		PARTIAL_YES
	} partial;
	struct batch *batch; /* NULL until it is needed */
	const char *reason;  /* why it is not libgit2; NULL if it is */
	void *data;
};

/* Fills paths; 1 found, 0 no repository here, -1. */
int repo_find(struct repo *r, const char *dir, struct err *e);
/* Implementations; -1 where the format is not theirs. */
/* Before any other call of libgit2; again is fine. -1 where it cannot start. */
int libgit2_start(void);
int repo_open_libgit2(struct repo *r, struct err *e);
/* Through git itself; whatever git reads can be opened so. */
void repo_open_plumbing(struct repo *r);

/*
 * Runs git, reading only, at the top (or in the git directory). argv begins
 * behind "git".
 */
int repo_ask(struct process_result *out, struct arena *a, struct repo *r,
	     const char *const *argv, struct err *e);
/* The same, but to talk with it. */
int repo_talk(struct child **out, struct repo *r, const char *const *argv,
	      struct err *e);

/*
 * An object through one `git cat-file --batch`, which fetches what a partial
 * clone lacks. As repo_ops.object.
 */
int batch_object(struct object *out, struct arena *a, struct repo *r,
		 const struct oid *id, struct err *e);
void batch_close(struct repo *r);

/* The index as git lists it; repo_ops.index for whoever cannot read it. */
int index_ask_git(struct index_entry **out, size_t *n, struct arena *a,
		  struct repo *r, struct err *e);
/* Through `git merge-base`: 1 found, 0 none, -1. */
int history_ask_base(struct oid *out, struct repo *r, const struct oid *a,
		     const struct oid *b, struct err *e);
/* Through `git rev-list`, as repo_ops.walk. */
int history_ask_walk(struct oid **out, size_t *n, struct arena *a,
		     struct repo *r, const struct oid *from,
		     const struct oid *hide, struct err *e);

/* Says that an object is not there, and what to do about it. */
int repo_missing(struct repo *r, const struct oid *id, struct err *e);
/* Says that the history ends too early, and how to get the rest. */
int repo_cut_off(const struct oid *id, struct err *e);
/* 1 if the history is cut off at that commit, 0, -1. */
int repo_is_shallow_end(struct repo *r, const struct oid *id, struct err *e);
/* The object, which must be of that type. */
int repo_object(struct slice *out, struct arena *a, struct repo *r,
		const struct oid *id, enum object_type type, struct err *e);
/* The tree of a commit, the tree itself; a tag is followed. */
int repo_tree_of(struct oid *out, struct repo *r, const struct oid *id,
		 struct err *e);
/* ops->index, or git where the index has a form of its own. */
int repo_index(struct index_entry **out, size_t *n, struct arena *a,
	       struct repo *r, struct err *e);

/* repo_want() for those of the entries that are blobs. */
void repo_want_entries(struct repo *r, const struct entry *entries, size_t n);

/* All files of a tree, folders that look like files too. */
int tree_list(struct entry **out, size_t *n, struct arena *a, struct repo *r,
	      const struct oid *tree, struct err *e);
/* The file at a path: 1 found, 0 not there, -1. */
int tree_find(struct entry *out, struct repo *r, const struct oid *tree,
	      struct slice path, struct err *e);

/* The header lines of a commit as they are. */
struct raw_commit {
	struct slice tree, author, committer, encoding, message;
	struct slice *parents;
	size_t n_parents;
};

void commit_split(struct raw_commit *out, struct arena *a, struct slice bytes);
/* "Name <mail> 1700000000 +0100"; what is missing is empty or 0. */
void signature_split(struct person_name *who, int64_t *time, int32_t *offset,
		     struct slice line);
/* Text in that encoding ("" is UTF-8) as UTF-8, broken bytes as U+FFFD. */
struct slice text_to_utf8(struct arena *a, struct slice text,
			  struct slice encoding);
/* The first paragraph as one line. */
struct slice message_subject(struct arena *a, struct slice message);

#endif
