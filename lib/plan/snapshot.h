/*
 * snapshot - every plan of the repository at one moment
 *
 * Read from a source, with its own configuration and people. Blobs that were
 * decoded before come from the store, by id.
 *
 * Invariant  files are in byte order of their paths; plans are those of them
 *            that can be read, sorted by id (byte order), one for each
 *            identity: of two files with one `plan` (ids that fold to the same
 *            count as one) the first path in byte order, the other has
 *            twin set. Where the choice depends on what was there before
 *            (diff, review), the caller uses files.
 * Owns       nothing: all lives in the arenas given. The store's arena must
 *            outlive the snapshot.
 * Errors     an object or file that cannot be read is an error; what is wrong
 *            with its content is a finding.
 */
#ifndef PLAN_SNAPSHOT_H
#define PLAN_SNAPSHOT_H

#include "base/map.h"
#include "plan/config.h"
#include "source/source.h"

/* Decoded blobs by id. */
struct store {
	struct arena *arena;
	struct map *by_id; /* oid bytes -> struct decoded */
	size_t decoded;	   /* how many were decoded, for tests of speed */
	const struct catalogue *words; /* what findings are said in */
	bool chosen; /* words are the caller's, not the configuration's */
};

void store_init(struct store *s, struct arena *a);
/*
 * The decoded content of a blob; `bytes` is asked for only if it is new. id
 * may be none: then it is decoded each time.
 */
struct decoded *store_get(const struct store *s, const struct oid *id);
struct decoded *store_put(struct store *s, const struct oid *id,
			  struct slice bytes);

/* Content that is to be decoded, and afterwards is. */
struct blob {
	struct oid id; /* may be none */
	struct slice bytes;
	struct decoded *decoded;
};

/*
 * As store_get() and store_put() for each of them: on all processors, if there
 * are many. Bytes must live as long as the store.
 */
void store_put_all(struct store *s, struct blob *v, size_t n);

struct plan_file {
	struct slice path;
	enum entry_kind kind;
	struct oid id;
	const struct decoded *decoded; /* NULL for what is no file */
	const struct plan *plan;       /* decoded->plan, or NULL */
	struct plan_file *twin;	       /* the file whose identity it repeats */
	struct slice bytes;	       /* content, for source lines */
};

/* A file with `plan: ID` at its top that the pattern does not match. */
struct stray {
	struct slice path;
	struct span at; /* of the key */
	struct slice bytes;
};

struct snapshot {
	enum source_kind kind;
	struct oid commit;
	struct config config;
	struct people people;
	struct plan_file *files;
	size_t n_files;
	struct plan_file **plans;
	size_t n_plans;
	struct entry *entries; /* everything the source lists */
	size_t n_entries;
	struct findings findings; /* of configuration and people */
	/* ptr NULL: no such file */
	struct slice config_bytes, people_bytes, baseline_bytes;
	struct map *by_id;    /* folded id -> struct plan_file */
	struct stray *strays; /* only after snapshot_find_strays() */
	size_t n_strays;
};

/* The store may be NULL. */
int snapshot_load(struct snapshot *out, struct arena *a, struct store *store,
		  struct source *src, struct err *e);
/*
 * Reads the other YAML files of the source for plans that no pattern finds.
 * Those that are the same in `before` (NULL: none) are left out.
 */
int snapshot_find_strays(struct snapshot *s, struct arena *a,
			 struct source *src, const struct snapshot *before,
			 struct err *e);
/* True where git LFS has left a pointer in place of the content. */
bool plan_file_is_lfs_pointer(const struct plan_file *f);
/* Only the configuration and the people: what a command needs to speak. */
int snapshot_load_config(struct snapshot *out, struct arena *a,
			 struct source *src, struct err *e);
/* By identity; ids that fold to the same are the same. NULL: none. */
const struct plan_file *snapshot_plan(const struct snapshot *s,
				      struct slice id);
/*
 * One plan file alone, whatever the configuration: what git hands to a driver.
 * Its findings are in the store's words.
 */
void snapshot_of_file(struct snapshot *out, struct arena *a,
		      struct store *store, struct slice path,
		      enum entry_kind kind, struct slice bytes);

/* Where a reference leads. */
struct target {
	const struct plan_file *file;
	const struct item *item; /* NULL: the plan itself */
};

/*
 * Resolves "plan" or "plan.item" and, where `here` is given, a bare word as an
 * item of that plan (`needs`, `factor`, `answer`, `when.metric`). False where
 * it names nothing.
 */
bool snapshot_resolve(struct target *out, const struct snapshot *s,
		      const struct plan_file *here, struct slice ref);

#endif
