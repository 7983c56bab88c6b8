/* The doctor looks at this machine, and at how this clone is kept. */
#include <unistd.h>

#include "cmd/doctor.h"
#include "source/process.h"
#include "yaml/tree.h"

/* One line that a program says; ptr NULL where it cannot be run. */
static struct slice line_of(struct doctor *d, const char *const *argv)
{
	struct process p = {.argv = argv};
	struct process_result result;
	struct err ignored = ERR_INIT;

	if (process_run(&result, &d->c->arena, &p, &ignored) < 0 ||
	    result.status)
		return SLICE_NONE;
	return slice_trim(result.out);
}

/* The line that puts the folder of this program on the PATH. */
static struct slice path_line(struct arena *a)
{
	char name[4096];
	ssize_t n = readlink("/proc/self/exe", name, sizeof(name));
	struct slice folder;
	size_t i;

	if (n <= 0 || (size_t)n >= sizeof(name))
		return SLICE_NONE;
	for (i = (size_t)n; i > 1 && name[i - 1] != '/'; i--)
		;
	folder = (struct slice){name, i - 1};
	return arena_printf(a, "export PATH=\"%.*s:$PATH\"", SL(folder));
}

int doctor_versions(struct doctor *d, struct err *e)
{
	static const char *const git[] = {"git", "--version", NULL};
	static const char *const other[] = {"git-plan", "--version", NULL};
	struct arena *a = &d->c->arena;
	struct slice said = line_of(d, git), found;

	(void)e;
	if (slice_starts(said, SLICE("git version ")))
		said = slice_sub(said, 12, said.len);
	doctor_say(d, DOCTOR_OK, SLICE_NONE,
		   "git-plan %s, git %.*s, libgit2 %.*s, libyaml %.*s",
		   GIT_PLAN_VERSION, SL(said), SL(repo_library_version(a)),
		   SL(tree_library_version()));
	if (!hook_finds_git_plan(a)) {
		doctor_say(d, DOCTOR_MEND, path_line(a),
			   "git-plan is not on your PATH, where git and the "
			   "hooks look for it");
		return 0;
	}
	found = line_of(d, other);
	if (!slice_is(found, "git-plan " GIT_PLAN_VERSION))
		doctor_say(d, DOCTOR_NOTE, path_line(a),
			   "git and the hooks start another version: %.*s",
			   SL(found));
	return 0;
}

int doctor_source(struct doctor *d, struct err *e)
{
	const char *why;

	(void)e;
	if (!d->c->repo) {
		doctor_say(d, DOCTOR_MEND, SLICE("git plan init"),
			   "this folder is in no git repository");
		return 0;
	}
	why = repo_backend_reason(d->c->repo);
	if (why)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "the repository is read through git itself; the "
			   "library libgit2 does not open it: %.*s",
			   SL(slice_of(why)));
	else
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "the repository is read with the library libgit2");
	return 0;
}

/* Big-endian, as the index holds its numbers. */
static unsigned long number_at(const unsigned char *p)
{
	return (unsigned long)p[0] << 24 | (unsigned long)p[1] << 16 |
	       (unsigned long)p[2] << 8 | p[3];
}

int doctor_index(struct doctor *d, struct err *e)
{
	static const char *const split[] = {"git", "rev-parse",
					    "--shared-index-path", NULL};
	unsigned char head[12];
	struct slice sparse;
	FILE *f = fopen(repo_paths(d->c->repo)->index, "rbe");
	bool read = f && fread(head, sizeof(head), 1, f) == 1;

	if (f)
		fclose(f);
	if (!read)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "nothing is staged or committed yet");
	else if (line_of(d, split).len)
		doctor_say(
			d, DOCTOR_OK, SLICE_NONE,
			"the index has version %lu and is split in two files",
			number_at(head + 4));
	else
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "the index has version %lu and %lu entries",
			   number_at(head + 4), number_at(head + 8));
	if (repo_config(&sparse, &d->c->arena, d->c->repo,
			"core.sparseCheckout", e) < 0)
		return -1;
	if (slice_is(sparse, "true"))
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "only a part of the files is checked out; the "
			   "others are read from git");
	return 0;
}

int doctor_history(struct doctor *d, struct err *e)
{
	bool shallow = repo_paths(d->c->repo)->shallow;
	bool partial = repo_is_partial(d->c->repo);

	(void)e;
	if (shallow)
		doctor_say(d, DOCTOR_NOTE, SLICE("git fetch --unshallow"),
			   "the history of this clone is cut off (shallow): a "
			   "review needs the rest");
	if (partial)
		doctor_say(d, DOCTOR_NOTE, SLICE_NONE,
			   "this clone is partial: what it lacks is fetched "
			   "when it is needed");
	if (!shallow && !partial)
		doctor_say(d, DOCTOR_OK, SLICE_NONE,
			   "the whole history is here");
	return 0;
}
