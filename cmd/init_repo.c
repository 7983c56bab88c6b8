/* The part of git plan init that makes and asks the repository. */
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/identity.h"
#include "cmd/init.h"

void init_say(struct init *in, const char *word, struct slice what,
	      const char *why)
{
	wiring_say(&in->wiring, word, what, why);
}

/* True for a folder without any file, and for one that cannot be read. */
static bool is_empty(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	size_t n = 0;

	while (d && (entry = readdir(d)))
		n += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
	if (d)
		closedir(d);
	return !n;
}

/* Goes to the folder of the command line, which is made if need be. */
static int enter_folder(bool *fresh, const char *dir, struct err *e)
{
	*fresh = false;
	if (!dir)
		return 0;
	if (mkdir(dir, 0777) && errno != EEXIST)
		return err_errno(e, "cannot make the folder %s", dir);
	if (chdir(dir))
		return err_errno(e, "cannot go to %s", dir);
	*fresh = is_empty(".");
	return 0;
}

int init_enter(struct cmd *c, struct err *e)
{
	if (c->n_args && chdir(c->args[0]))
		return err_errno(e, "cannot go to %s", c->args[0]);
	return 0;
}

int init_repository(struct init *in, struct err *e)
{
	static const char *const argv[] = {"init", "-q", "-b", "main", NULL};
	struct cmd *c = in->c;
	bool fresh;

	if (enter_folder(&fresh, c->n_args ? c->args[0] : NULL, e) < 0 ||
	    cmd_open(c, e) < 0 || identity_get(&in->who, c, e) < 0)
		return -1;
	if (!c->repo || fresh) {
		repo_close(c->repo);
		c->repo = NULL;
		if (repo_git(NULL, &c->arena, NULL, ".", argv, e) < 0 ||
		    cmd_open_repo(c, e) < 0)
			return -1;
		in->wiring.n_done++;
		init_say(in, "created", SLICE(".git"),
			 "a git repository, its branch is main");
	}
	if (cmd_need_files(c, "Clone it, and run git plan init in the clone.",
			   e) < 0)
		return -1;
	if (repo_paths(c->repo)->prefix[0])
		cmd_say(c, "At the top of the repository, above %.*s:\n",
			SL(slice_of(repo_paths(c->repo)->prefix)));
	return 0;
}

int init_branch(struct slice *out, struct init *in, struct err *e)
{
	static const char *const refs[] = {
		"refs/remotes/origin/HEAD", "refs/heads/main",
		"refs/heads/master", "refs/heads/trunk", "HEAD"};
	static const char *const prefixes[] = {"refs/remotes/origin/",
					       "refs/heads/"};
	struct oid id = OID_NONE;
	size_t i;

	for (i = 0; i < ARRAY_LEN(refs) && oid_is_none(&id); i++)
		if (repo_ref(&id, out, &in->c->arena, in->c->repo, refs[i], e) <
		    0)
			return -1;
	for (i = 0; i < ARRAY_LEN(prefixes); i++) {
		struct slice prefix = slice_of(prefixes[i]);

		if (slice_starts(*out, prefix)) {
			*out = slice_sub(*out, prefix.len, out->len);
			return 0;
		}
	}
	*out = SLICE("main"); /* a commit without a branch is checked out */
	return 0;
}
