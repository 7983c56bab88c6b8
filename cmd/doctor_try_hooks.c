/*
 * The doctor tries each hook of this clone, in a repository that is gone
 * afterwards: git must take a plan in which nothing is wrong, and stop at an
 * action that nobody owns.
 */
#include "cmd/doctor_try.h"

#define DUE    "2026-03-31"
#define LATER  "2026-04-15"
#define SERVER "server.git"

static int run(struct attempt *t, bool hooks, const char *const *words,
	       struct err *e)
{
	return trial_git(&t->in, hooks, words, e);
}
#define RUN(t, hooks, e, ...)                                                  \
	run((t), (hooks), (const char *const[]){__VA_ARGS__, NULL}, (e))

/* --- what makes git start each --------------------------------------------
 */

static int by_commit(struct attempt *t, const char *owner, struct err *e)
{
	if (attempt_write_plan(t, owner, DUE, e) < 0 ||
	    TRIAL_MUST(&t->in, e, "add", "plans") < 0)
		return -1;
	return RUN(t, true, e, "commit", "-q", "-m", "Trial");
}

/*
 * The merge must give what no side has, as both sides alone were checked when
 * they were committed.
 */
static int by_merge(struct attempt *t, const char *owner, struct err *e)
{
	struct arena *a = &t->d->c->arena;
	struct slice ours = arena_printf(
		a, "# Ours\n%.*s", SL(attempt_plan(t, ATTEMPT_BY_SAM, DUE)));

	if (attempt_commit(t, ATTEMPT_BY_SAM, DUE, e) < 0 ||
	    TRIAL_MUST(&t->in, e, "checkout", "-q", "-B", "theirs") < 0 ||
	    attempt_commit(t, owner, LATER, e) < 0 ||
	    TRIAL_MUST(&t->in, e, "checkout", "-q", "-") < 0 ||
	    trial_write(&t->in, ATTEMPT_PATH, 0666, ours, e) < 0 ||
	    TRIAL_MUST(&t->in, e, "commit", "-q", "-a", "-m", "Trial") < 0)
		return -1;
	return RUN(t, true, e, TRIAL_MERGE, "-m", "Trial", "theirs");
}

static int push(struct attempt *t, const char *owner, bool hooks, struct err *e)
{
	if (attempt_commit(t, owner, DUE, e) < 0)
		return -1;
	return RUN(t, hooks, e, "-c", "protocol.file.allow=always", "push",
		   "-q", "--no-signed", SERVER, "HEAD:refs/heads/trial");
}

static int by_push(struct attempt *t, const char *owner, struct err *e)
{
	return push(t, owner, true, e);
}

static int by_receiving(struct attempt *t, const char *owner, struct err *e)
{
	return push(t, owner, false, e);
}

/* In the order of hook_kinds. */
static const struct way {
	const char *hook;
	int (*take)(struct attempt *t, const char *owner, struct err *e);
	const char *folder; /* of its hooks, in the trial */
} ways[] = {
	{"pre-commit", by_commit, ".git"},
	{"pre-merge-commit", by_merge, ".git"},
	{"pre-push", by_push, ".git"},
	{"pre-receive", by_receiving, SERVER},
};

/* --- trying -------------------------------------------------------------- */

static int prepare(struct attempt *t, const struct way *way,
		   const struct hook *h, struct err *e)
{
	struct arena *a = &t->d->c->arena;
	const char *name = arena_cstr(
		a, arena_printf(a, "%s/hooks/%s", way->folder, way->hook));

	if (TRIAL_MUST(&t->in, e, "init", "-q", "--bare",
		       "--template=", SERVER) < 0 ||
	    TRIAL_MUST(&t->in, e, "-C", SERVER, "config", "core.hooksPath",
		       "hooks") < 0 ||
	    trial_write(&t->in, ".git/info/exclude", 0666,
			SLICE("/" SERVER "\n"), e) < 0)
		return -1;
	return trial_write(&t->in, name, 0777, h->text, e);
}

static int try_hook(struct attempt *t, const struct way *way,
		    const struct hook *h, struct err *e)
{
	struct slice mend = h->kind->server
				    ? SLICE("git plan hooks install --server")
				    : SLICE("git plan hooks install");

	if (prepare(t, way, h, e) < 0 || way->take(t, ATTEMPT_BY_SAM, e) < 0)
		return -1;
	if (t->in.last.status) {
		doctor_say(t->d, DOCTOR_MEND, SLICE_NONE,
			   "tried: %s stops a plan in which nothing is wrong: "
			   "%.*s",
			   way->hook, SL(attempt_last_words(t)));
		return 0;
	}
	if (way->take(t, "", e) < 0)
		return -1;
	if (t->in.last.status)
		doctor_say(t->d, DOCTOR_OK, SLICE_NONE,
			   "tried: %s stops an action without owner",
			   way->hook);
	else
		doctor_say(t->d, DOCTOR_MEND, mend,
			   "tried: %s lets an action without owner pass",
			   way->hook);
	return 0;
}

static int try_kind(struct doctor *d, const struct way *way,
		    const struct hook_kind *kind, struct err *e)
{
	struct attempt t = {.d = d};
	struct hook h;
	int ret;

	if (hook_look(&h, d->c, kind, e) < 0)
		return -1;
	/* only our own: what another does elsewhere nobody knows */
	if ((h.state != HOOK_OURS && h.state != HOOK_OLD) || !h.executable)
		return 0;
	ret = trial_begin(&t.in, d->c, e) < 0 ? -1 : try_hook(&t, way, &h, e);
	trial_end(&t.in);
	return ret;
}

int doctor_try_hooks(struct doctor *d, struct err *e)
{
	const struct hooks_ask ask = {.force = false};
	bool server = hooks_of_server(d->c, &ask);
	size_t i;

	for (i = 0; hook_kinds[i].name; i++)
		if (hook_kinds[i].server == server &&
		    try_kind(d, &ways[i], &hook_kinds[i], e) < 0)
			return -1;
	return 0;
}
