/*
 * Writing: journal, files, commit, tag. Whoever is killed in between leaves
 * whole files and the journal, from which the next run goes on.
 */
#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/close.h"

/* A file of our own in the git directory, in place of an older one. */
static int put_file(const char *path, struct slice bytes, struct err *e)
{
	if (unlink(path) && errno != ENOENT)
		return err_errno(e, "cannot write %s", path);
	return file_create(path, bytes, 0600, e);
}

/* Which bytes are going to stand there, and the answers they come from. */
static struct slice journal_text(const struct closing *cl)
{
	struct arena *a = &cl->c->arena;
	struct slice *parts = NULL;
	char hex[OID_HEX_MAX];
	struct oid id;
	size_t n = 0, i;

	for (i = 0; i < cl->n_files; i++) {
		oid_of_blob(&id, cl->files[i].after);
		ARENA_PUSH(a, parts, n) =
			arena_printf(a, "# wrote %s\n", oid_hex(hex, &id));
	}
	for (i = 0; i < cl->n_answers; i++) {
		ARENA_PUSH(a, parts, n) = answer_line(a, cl->answers[i]);
		ARENA_PUSH(a, parts, n) = SLICE("\n");
	}
	return arena_concat(a, parts, n);
}

static int write_files(const struct closing *cl, struct err *e)
{
	const char *top = repo_paths(cl->c->repo)->top;
	size_t i;

	for (i = 0; i < cl->n_files; i++) {
		const struct close_file *f = &cl->files[i];

		if (!slice_eq(f->before, f->after) &&
		    file_replace(top, arena_cstr(&cl->c->arena, f->file->path),
				 f->before, f->after, e) < 0)
			return -1;
	}
	return 0;
}

/* These plans alone, whatever else is staged; the hooks run. */
static int commit(struct closing *cl, const char *message, struct err *e)
{
	static const char *const words[] = {
		"commit", "-q", "--only", "--allow-empty", "-F",
	};
	struct arena *a = &cl->c->arena;
	const char **argv = NULL;
	size_t n = 0, i;

	for (i = 0; i < ARRAY_LEN(words); i++)
		ARENA_PUSH(a, argv, n) = words[i];
	ARENA_PUSH(a, argv, n) = message;
	for (i = 0; i < cl->n_files; i++) {
		if (!i)
			ARENA_PUSH(a, argv, n) = "--";
		ARENA_PUSH(a, argv, n) =
			arena_printf(a, ":(literal,top)%.*s",
				     SL(cl->files[i].file->path))
				.ptr;
	}
	ARENA_PUSH(a, argv, n) = NULL;
	if (repo_git(NULL, a, cl->c->repo, NULL, argv, e) < 0)
		return err_wrap(e,
				"the plans are written and not committed yet, "
				"git plan close %s goes on here",
				cl->period.name);
	return repo_head(&cl->closed, cl->c->repo, e);
}

static int tag(struct closing *cl, struct err *e)
{
	struct arena *a = &cl->c->arena;
	char hex[OID_HEX_MAX];
	const char *const argv[] = {
		"tag",
		"-a",
		"-m",
		arena_cstr(a, close_subject(cl)),
		arena_cstr(a, arena_printf(a, "plan/%s", cl->period.name)),
		oid_hex(hex, &cl->closed),
		NULL};

	if (cl->no_tag)
		return 0;
	return repo_git(NULL, a, cl->c->repo, NULL, argv, e);
}

static int write_and_commit(struct closing *cl, const char *message,
			    struct err *e)
{
	if (put_file(cl->journal, journal_text(cl), e) < 0 ||
	    put_file(message, close_message(cl), e) < 0 ||
	    write_files(cl, e) < 0)
		return -1;
	return commit(cl, message, e);
}

int close_write(struct closing *cl, struct err *e)
{
	struct cmd *c = cl->c;
	const char *message = arena_cstr(
		&c->arena, arena_printf(&c->arena, "%s.message", cl->journal));
	char hex[OID_HEX_MAX];

	if (oid_is_none(&cl->closed) && write_and_commit(cl, message, e) < 0)
		return -1;
	if (tag(cl, e) < 0)
		return -1;
	unlink(cl->journal);
	unlink(message);
	oid_hex(hex, &cl->closed);
	if (cl->no_tag)
		cmd_say(c, "%s is closed by commit %.10s, without a tag.\n",
			cl->period.name, hex);
	else
		cmd_say(c,
			"%s is closed by commit %.10s and the tag plan/%s.\n"
			"Send both: git push --follow-tags\n",
			cl->period.name, hex, cl->period.name);
	return 0;
}
