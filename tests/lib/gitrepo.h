/*
 * gitrepo - a scratch directory with a repository in it, and opening it
 *
 * Errors     what cannot be opened fails the test.
 */
#ifndef LIB_GITREPO_H
#define LIB_GITREPO_H

#include "lib/scratch.h"
#include "source/repo.h"

/* What gitrepo_open() opens by; a test program may set it. */
extern enum backend gitrepo_backend;

/* An empty repository at the scratch's own directory. */
struct scratch *gitrepo_new(void);
/* The repository around that folder of the scratch ("." for its top). */
struct repo *gitrepo_open(struct scratch *s, const char *folder);
/* What opening it says when it fails. */
struct err gitrepo_refused(struct scratch *s, const char *folder);
struct oid gitrepo_id(struct repo *r, const char *rev);
/* The list of a source as lines of "KIND PATH"; F L G D O. */
const char *gitrepo_list(struct arena *a, struct source *s);
/* The same of a source that is made for it, and closed. */
const char *gitrepo_commit_list(struct arena *a, struct repo *r,
				const char *rev);
const char *gitrepo_index_list(struct arena *a, struct repo *r);
const char *gitrepo_worktree_list(struct arena *a, struct repo *r);
/* What the list of the index says when it fails. */
struct err gitrepo_index_refused(struct repo *r);
/* The bytes of a file that is in the source's list. */
const char *gitrepo_bytes(struct arena *a, struct source *s, const char *path);

#endif
