/* The implementation over libgit2: the only file that knows it. */
#include <errno.h>
#include <git2.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "source/entries.h"
#include "source/repo_impl.h"

#define INTENT_TO_ADD 0x2000 /* flags_extended, as in git's index format */
#define SKIP_WORKTREE 0x4000

struct library {
	git_repository *repo;
	git_odb *odb;
	git_mailmap *mailmap;
	bool mailmap_read;
};

static git_oid to_git(const struct oid *id)
{
	git_oid out;

	memset(&out, 0, sizeof(out));
	memcpy(out.id, id->raw, sizeof(out.id));
	return out;
}

static struct oid from_git(const git_oid *id)
{
	struct oid out = OID_NONE;

	out.len = sizeof(id->id);
	memcpy(out.raw, id->id, sizeof(id->id));
	return out;
}

static const char *last_words(void)
{
	const git_error *error = git_error_last();

	return error && error->message ? error->message : "no reason given";
}

static void library_close(struct repo *r)
{
	struct library *l = r->data;

	git_mailmap_free(l->mailmap);
	git_odb_free(l->odb);
	git_repository_free(l->repo);
}

static int library_object(struct object *out, struct arena *a, struct repo *r,
			  const struct oid *id, struct err *e)
{
	struct library *l = r->data;
	git_oid git_id = to_git(id);
	git_odb_object *object;
	char hex[OID_HEX_MAX];
	int rc = git_odb_read(&object, l->odb, &git_id);
	struct slice bytes;

	if (rc == GIT_ENOTFOUND && repo_is_partial(r))
		return batch_object(out, a, r, id, e);
	if (rc == GIT_ENOTFOUND)
		return repo_missing(r, id, e);
	if (rc < 0) {
		err_set(e, "cannot read the object %s: %s", oid_hex(hex, id),
			last_words());
		return err_hint(e, "git fsck says what else is damaged.");
	}
	bytes = (struct slice){git_odb_object_data(object),
			       git_odb_object_size(object)};
	switch (git_odb_object_type(object)) {
	case GIT_OBJECT_COMMIT:
		out->type = OBJECT_COMMIT;
		break;
	case GIT_OBJECT_TREE:
		out->type = OBJECT_TREE;
		break;
	case GIT_OBJECT_TAG:
		out->type = OBJECT_TAG;
		break;
	case GIT_OBJECT_BLOB:
	case GIT_OBJECT_ANY:
	case GIT_OBJECT_INVALID:
	case GIT_OBJECT_OFS_DELTA:
	case GIT_OBJECT_REF_DELTA:
	default:
		out->type = OBJECT_BLOB;
		bytes = slice_sub(bytes, 0, LIMIT_FILE_BYTES + 1);
	}
	out->bytes = arena_copy(a, bytes);
	git_odb_object_free(object);
	return 0;
}

static int library_index(struct index_entry **out, size_t *n, struct arena *a,
			 struct repo *r, struct err *e)
{
	git_index *index;
	size_t i, count;

	*out = NULL;
	*n = 0;
	if (git_index_open(&index, r->paths.index) < 0)
		return err_set(e, "cannot read the index %s: %s",
			       r->paths.index, last_words());
	count = git_index_entrycount(index);
	*out = arena_array(a, count, sizeof(**out));
	for (i = 0; i < count; i++) {
		const git_index_entry *at = git_index_get_byindex(index, i);

		(*out)[i] = (struct index_entry){
			.path = arena_copy(a, slice_of(at->path)),
			.id = from_git(&at->id),
			.kind = entry_kind_of_mode(at->mode),
			.stage = git_index_entry_stage(at),
			.intent_to_add = at->flags_extended & INTENT_TO_ADD,
			.skip_worktree = at->flags_extended & SKIP_WORKTREE,
		};
	}
	*n = count;
	git_index_free(index);
	return 0;
}

static void fill_ref(struct raw_ref *out, struct arena *a,
		     const git_reference *ref)
{
	const git_oid *id = git_reference_target(ref);
	const char *target = git_reference_symbolic_target(ref);

	*out = (struct raw_ref){
		.name = arena_copy(a, slice_of(git_reference_name(ref)))};
	if (id)
		out->id = from_git(id);
	if (target)
		out->target = arena_copy(a, slice_of(target));
}

static int library_ref(struct raw_ref *out, struct arena *a, struct repo *r,
		       const char *name, struct err *e)
{
	struct library *l = r->data;
	git_reference *ref;
	int rc = git_reference_lookup(&ref, l->repo, name);

	if (rc == GIT_ENOTFOUND || rc == GIT_EINVALIDSPEC)
		return 0;
	if (rc < 0)
		return err_set(e, "cannot read the reference %s: %s", name,
			       last_words());
	fill_ref(out, a, ref);
	git_reference_free(ref);
	return 1;
}

static int library_refs(struct raw_ref **out, size_t *n, struct arena *a,
			struct repo *r, const char *prefix, struct err *e)
{
	struct library *l = r->data;
	git_reference_iterator *iter;
	git_reference *ref;
	int rc;

	*out = NULL;
	*n = 0;
	if (git_reference_iterator_new(&iter, l->repo) < 0)
		return err_set(e, "cannot list the references: %s",
			       last_words());
	while ((rc = git_reference_next(&ref, iter)) == 0) {
		if (slice_starts(slice_of(git_reference_name(ref)),
				 slice_of(prefix)))
			fill_ref(&ARENA_PUSH(a, *out, *n), a, ref);
		git_reference_free(ref);
	}
	git_reference_iterator_free(iter);
	if (rc != GIT_ITEROVER)
		return err_set(e, "cannot list the references: %s",
			       last_words());
	return 0;
}

static int library_merge_base(struct oid *out, struct repo *r,
			      const struct oid *a, const struct oid *b,
			      struct err *e)
{
	struct library *l = r->data;
	git_oid base, left = to_git(a), right = to_git(b);
	int rc = git_merge_base(&base, l->repo, &left, &right);

	*out = (struct oid)OID_NONE;
	if (rc == GIT_ENOTFOUND)
		return 0;
	if (rc < 0)
		return err_set(e, "cannot find where two histories part: %s",
			       last_words());
	*out = from_git(&base);
	return 0;
}

static int walk(struct oid **out, size_t *n, struct arena *a,
		git_revwalk *revwalk, const struct oid *from,
		const struct oid *hide)
{
	git_oid git_from = to_git(from), git_hide, id;
	int rc = git_revwalk_push(revwalk, &git_from);

	if (rc == 0 && !oid_is_none(hide)) {
		git_hide = to_git(hide);
		rc = git_revwalk_hide(revwalk, &git_hide);
	}
	while (rc == 0 && (rc = git_revwalk_next(&id, revwalk)) == 0)
		ARENA_PUSH(a, *out, *n) = from_git(&id);
	return rc == GIT_ITEROVER ? 0 : rc;
}

static int library_walk(struct oid **out, size_t *n, struct arena *a,
			struct repo *r, const struct oid *from,
			const struct oid *hide, struct err *e)
{
	struct library *l = r->data;
	git_revwalk *revwalk;
	int rc = git_revwalk_new(&revwalk, l->repo);

	*out = NULL;
	*n = 0;
	if (rc == 0) {
		rc = walk(out, n, a, revwalk, from, hide);
		git_revwalk_free(revwalk);
	}
	if (rc < 0)
		return err_set(e, "cannot walk the history: %s", last_words());
	return 0;
}

static int library_mailmap(struct person_name *who, struct arena *a,
			   struct repo *r, struct err *e)
{
	struct library *l = r->data;
	const char *name, *email;

	(void)e;
	if (!l->mailmap_read) {
		l->mailmap_read = true;
		/* no .mailmap, or one that cannot be read: names as they are */
		if (git_mailmap_from_repository(&l->mailmap, l->repo) < 0)
			l->mailmap = NULL;
	}
	if (!l->mailmap || git_mailmap_resolve(&name, &email, l->mailmap,
					       arena_cstr(a, who->name),
					       arena_cstr(a, who->email)) < 0)
		return 0;
	who->name = arena_copy(a, slice_of(name));
	who->email = arena_copy(a, slice_of(email));
	return 0;
}

static bool library_ignored(struct repo *r, struct slice path, bool folder)
{
	struct library *l = r->data;
	struct arena scratch = ARENA_INIT;
	struct slice parts[] = {path, folder ? SLICE("/") : SLICE("")};
	const char *name = arena_concat(&scratch, parts, 2).ptr;
	int ignored = 0;

	if (git_ignore_path_is_ignored(&ignored, l->repo, name) < 0)
		ignored = 0;
	arena_release(&scratch);
	return ignored;
}

static const struct repo_ops library_ops = {
	.close = library_close,
	.object = library_object,
	.index = library_index,
	.ref = library_ref,
	.refs = library_refs,
	.merge_base = library_merge_base,
	.walk = library_walk,
	.mailmap = library_mailmap,
	.ignored = library_ignored,
};

/*
 * git_libgit2_init() without files. It would read and decode all certificates
 * of the machine, for connections that are never made: nine tenths of its
 * time. Their place is built into the library, no setting comes before it, and
 * it goes on without them; so none is to be opened until it has started.
 */
static int init_without_files(void)
{
	struct rlimit was, none;
	int rc = -1;

	if (getrlimit(RLIMIT_NOFILE, &was) < 0)
		return git_libgit2_init();
	none = was;
	none.rlim_cur = 0;
	if (setrlimit(RLIMIT_NOFILE, &none) == 0) {
		rc = git_libgit2_init();
		if (setrlimit(RLIMIT_NOFILE, &was) < 0)
			BUG("a limit cannot be set back to what it was");
	}
	/* a library that needs a file after all */
	return rc < 0 ? git_libgit2_init() : rc;
}

/*
 * Starts libgit2 and tells it what it must know before it opens anything. It
 * is never stopped, since it loses memory when it is started again. Before any
 * other thread runs.
 */
int libgit2_start(void)
{
	/* formats that change nothing for a reader */
	static const char *extensions[] = {"worktreeconfig", "preciousobjects",
					   "partialclone", "relativeworktrees"};
	static bool started;

	if (started)
		return 0;
	if (init_without_files() < 0)
		return -1;
	started = true;
	/* git has judged who owns the repository */
	if (git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0) < 0)
		return -1;
	/* as git reads: a hash over each object again is what fsck is for */
	if (git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0) < 0)
		return -1;
	return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions,
				ARRAY_LEN(extensions));
}

struct slice repo_library_version(struct arena *a)
{
	int major, minor, rev;

	git_libgit2_version(&major, &minor, &rev);
	return arena_printf(a, "%d.%d.%d", major, minor, rev);
}

static int open_objects(struct library *l, const struct repo_paths *p,
			const char *own)
{
	if (git_repository_odb(&l->odb, l->repo) < 0)
		return -1;
	/* pushed objects wait in a folder of their own */
	if (strcmp(p->objects, own))
		return git_odb_add_disk_alternate(l->odb, p->objects);
	return 0;
}

static bool tells_of_promises(const git_config_entry *entry)
{
	struct slice name = slice_of(entry->name);

	return slice_eq(name, SLICE("extensions.partialclone")) ||
	       (slice_starts(name, SLICE("remote.")) &&
		slice_ends(name, SLICE(".promisor")));
}

/*
 * Asked here, where it costs no process; the way of git is repo_is_partial().
 * By hand, since libgit2's own search by pattern leaks.
 */
static bool looks_partial(git_repository *repo)
{
	git_config_iterator *iter;
	git_config_entry *entry;
	git_config *config;
	bool found = false;

	if (git_repository_config(&config, repo) < 0)
		return true;
	if (git_config_iterator_new(&iter, config) == 0) {
		while (!found && git_config_next(&entry, iter) == 0)
			found = tells_of_promises(entry);
		git_config_iterator_free(iter);
	}
	git_config_free(config);
	return found;
}

int repo_open_libgit2(struct repo *r, struct err *e)
{
	struct library *l = arena_alloc(&r->arena, sizeof(*l));
	const struct repo_paths *p = &r->paths;
	const char *own =
		arena_printf(&r->arena, "%s/objects", p->common_dir).ptr;

	if (strcmp(p->object_format, "sha1"))
		return err_set(e, "libgit2 does not read %s objects",
			       p->object_format);
	r->id_len = GIT_OID_RAWSZ;
	r->data = l;
	if (libgit2_start() == 0 &&
	    git_repository_open_ext(&l->repo, p->git_dir,
				    GIT_REPOSITORY_OPEN_NO_SEARCH, NULL) == 0 &&
	    (!p->top || git_repository_set_workdir(l->repo, p->top, 0) == 0) &&
	    open_objects(l, p, own) == 0) {
		r->ops = &library_ops;
		r->partial =
			looks_partial(l->repo) ? PARTIAL_UNKNOWN : PARTIAL_NO;
		return 0;
	}
	err_set(e, "libgit2 cannot open it: %s", last_words());
	library_close(r);
	return -1;
}

void oid_of_blob(struct oid *out, struct slice bytes)
{
	git_oid id;

	if (libgit2_start() < 0)
		BUG("libgit2 does not start");
	if (git_odb_hash(&id, bytes.ptr ? bytes.ptr : "", bytes.len,
			 GIT_OBJECT_BLOB) < 0)
		BUG("the hash of bytes in memory failed");
	*out = from_git(&id);
}
