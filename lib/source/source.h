/*
 * source - where the bytes of a snapshot come from
 *
 * A source lists the files of one moment and reads them: a commit, the index
 * that git names, the work tree, a plain directory without git, or memory. It
 * knows paths and bytes, neither YAML nor plans. Git's own objects are read
 * through struct repo (repo.h).
 *
 * Invariant  two lists of one source are equal; paths are relative to the top
 *            of the repository (of the directory), with / between folders.
 * Owns       a source lives in the arena it was opened in and needs its repo.
 * Units      bytes. Paths are bytes, in no known encoding.
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/limits.h"
#include "base/map.h"

/* An object id: len is 20 (sha1), 32 (sha256), or 0 for none. */
struct oid {
	uint8_t len;
	uint8_t raw[32];
};

#define OID_NONE                                                               \
	{                                                                      \
		0,                                                             \
		{                                                              \
			0                                                      \
		}                                                              \
	}
#define OID_HEX_MAX 65

bool oid_eq(const struct oid *a, const struct oid *b);
bool oid_is_none(const struct oid *a);
/* Lower-case hex digits and a NUL; "" for none. Returns buf. */
const char *oid_hex(char buf[OID_HEX_MAX], const struct oid *id);
/* 40 or 64 hex digits. */
bool oid_parse(struct oid *out, struct slice hex);
/* The raw bytes, for a key of a map; valid as long as *id. */
struct slice oid_key(const struct oid *id);
/* The sha1 id that git would give a blob of these bytes. */
void oid_of_blob(struct oid *out, struct slice bytes);

enum entry_kind {
	ENTRY_FILE,
	ENTRY_LINK,	 /* symbolic link: never followed */
	ENTRY_GITLINK,	 /* submodule */
	ENTRY_DIRECTORY, /* only where a plain file was to be expected */
	ENTRY_OTHER,	 /* socket, device */
};

struct entry {
	struct slice path;
	struct oid id; /* blob id where the source knows it, else none */
	enum entry_kind kind;
	uint64_t size; /* bytes, of a work tree or directory; else 0 */
};

enum source_kind {
	SOURCE_COMMIT,
	SOURCE_INDEX,
	SOURCE_WORKTREE,
	SOURCE_DIRECTORY,
	SOURCE_MEMORY,
};

struct source;

struct source_ops {
	/* As source_list() and source_read(), see there. */
	int (*list)(struct entry **out, size_t *n, struct arena *a,
		    struct source *s, struct err *e);
	int (*read)(struct slice *out, struct arena *a, struct source *s,
		    const struct entry *entry, struct err *e);
	/* As source_expect(); may be NULL. */
	void (*expect)(struct source *s, const struct entry *entries, size_t n);
	void (*close)(struct source *s);
};

struct source {
	const struct source_ops *ops;
	enum source_kind kind;
	struct oid commit; /* of SOURCE_COMMIT */
	void *data;
};

/*
 * All files in byte order of their paths: what is tracked, and in a work tree
 * also what is untracked and not ignored. Folders named .git are left out.
 * Intent-to-add entries of an index are left out (GIT.md section 3). An
 * ENTRY_DIRECTORY stands for a directory whose name ends in .yaml or .yml.
 * -1: the list is not to be had, or an index has unmerged entries (*e names
 * the paths and the way on).
 */
int source_list(struct entry **out, size_t *n, struct arena *a,
		struct source *s, struct err *e);
/*
 * The bytes of an ENTRY_FILE from source_list(), at most LIMIT_FILE_BYTES + 1
 * of them, so that the caller can tell a file that is too large. -1: they
 * cannot be read; *e names the path.
 */
int source_read(struct slice *out, struct arena *a, struct source *s,
		const struct entry *entry, struct err *e);
/* These are going to be read: a partial clone fetches them at once. */
void source_expect(struct source *s, const struct entry *entries, size_t n);
/* Releases what the arena does not hold (handles). NULL is fine. */
void source_close(struct source *s);

/* A directory without git; a path that is no directory is an error. */
int source_open_directory(struct source **out, struct arena *a,
			  const char *path, struct err *e);

/*
 * Another source with some files as they are going to be: `contents` holds a
 * struct slice * for each of their paths. Files that the other source does not
 * list do not appear. Closing it closes the other; both maps and bytes must
 * outlive it.
 */
struct source *source_open_overlay(struct arena *a, struct source *below,
				   const struct map *contents);

/* For tests: files given as {path, content}; both must outlive the source. */
struct memory_file {
	const char *path;
	struct slice bytes;
};
struct source *source_open_memory(struct arena *a,
				  const struct memory_file *files, size_t n);

#endif
