/* Drivers and pull.rebase in the configuration of this clone. */
#include "cmd/wiring.h"

#include "base/utf8.h"

#define WORD_WIDTH  8  /* of the longest word for what was done */
#define SHOWN_WIDTH 27 /* of the longest name of a hook */

struct setting {
	const char *key, *value;
};

/* If git-plan is missing or fails, git's own way of merging takes over. */
#define MERGE                                                                  \
	"command -v git-plan >/dev/null && { git-plan merge-driver %O %A %B "  \
	"%L %P && exit; test $? = 1 && exit 1; }; git merge-file -L ours -L "  \
	"base -L theirs --marker-size=%L %A %O %B"

/* A driver that is missing or fails would end the whole of git diff. */
#define DIFF                                                                   \
	"f() { command -v git-plan >/dev/null && git-plan diff --driver "      \
	"\"$@\" || git diff --no-index --no-ext-diff -- "                      \
	"\"${2:-/dev/null}\" \"${5:-/dev/null}\" || :; }; f"

static const struct driver {
	const char *name, *why;
	struct setting settings[3]; /* ends with key NULL */
} drivers[] = {
	{N_("diff driver"),
	 N_("git diff says what changed in meaning"),
	 {{"diff.git-plan.xfuncname", WIRING_FUNCNAME},
	  {"diff.git-plan.command", DIFF}}},
	{N_("merge driver"),
	 N_("git merge joins plans item by item"),
	 {{"merge.git-plan.name", "plans, item by item"},
	  {"merge.git-plan.recursive", "binary"},
	  {"merge.git-plan.driver", MERGE}}},
};

static struct slice driver_name(const struct wiring *w, const struct driver *d)
{
	return slice_of(catalogue_get(w->c->words, d->name));
}

/* A note that pull.rebase was set by us. */
#define PULL_NOTE "git-plan.pull-rebase"

void wiring_say(struct wiring *w, const char *word, struct slice what,
		const char *why)
{
	struct slice shown = terminal_text(&w->c->arena, what);
	struct slice did = slice_of(catalogue_get(w->c->words, word));
	struct out *o = &w->c->out;
	size_t wide = utf8_width(did), wide_name = utf8_width(shown);

	out_printf(o, "  %.*s ", SL(did));
	out_fill(o, ' ', wide < WORD_WIDTH ? WORD_WIDTH - wide : 0);
	out_write(o, shown);
	out_fill(o, ' ', wide_name < SHOWN_WIDTH ? SHOWN_WIDTH - wide_name : 0);
	out_lit(o, "  ");
	out_say(o, w->c->words, "%s\n", why);
}

/* --- the clone's own configuration --- */

static int config_get(struct slice *out, struct cmd *c, const char *key,
		      struct err *e)
{
	return repo_config(out, &c->arena, c->repo, key, e);
}

static int config_set(struct cmd *c, const char *key, const char *value,
		      struct err *e)
{
	const char *argv[] = {"config", "--local", "--replace-all",
			      key,	value,	   NULL};

	return repo_git(NULL, &c->arena, c->repo, NULL, argv, e);
}

/* 1 if it was set in this clone, 0 if not. */
static int config_unset(struct cmd *c, const char *key, struct err *e)
{
	const char *ask[] = {"config", "--local", "--get-all", key, NULL};
	const char *argv[] = {"config", "--local", "--unset-all", key, NULL};
	struct err unset = ERR_INIT;

	if (repo_git(NULL, &c->arena, c->repo, NULL, ask, &unset) < 0)
		return 0;
	return repo_git(NULL, &c->arena, c->repo, NULL, argv, e) < 0 ? -1 : 1;
}

/* --- drivers --- */

static const struct setting *end_of(const struct driver *d)
{
	const struct setting *s = d->settings;

	while (s < d->settings + ARRAY_LEN(d->settings) && s->key)
		s++;
	return s;
}

/* How many of a driver's settings are not as they should be. */
static int count_wrong(size_t *out, struct cmd *c, const struct driver *d,
		       struct err *e)
{
	const struct setting *s;
	struct slice value;

	*out = 0;
	for (s = d->settings; s < end_of(d); s++) {
		if (config_get(&value, c, s->key, e) < 0)
			return -1;
		*out += !value.ptr || !slice_is(value, s->value);
	}
	return 0;
}

static int set_driver(struct wiring *w, const struct driver *d, struct err *e)
{
	const struct setting *s;
	size_t n_wrong;

	if (count_wrong(&n_wrong, w->c, d, e) < 0)
		return -1;
	if (!n_wrong) {
		wiring_say(w, "kept", driver_name(w, d), "it was set");
		return 0;
	}
	for (s = d->settings; s < end_of(d); s++)
		if (config_set(w->c, s->key, s->value, e) < 0)
			return -1;
	w->n_done++;
	wiring_say(w, "set", driver_name(w, d), d->why);
	return 0;
}

int wiring_set_drivers(struct wiring *w, struct err *e)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(drivers); i++)
		if (set_driver(w, &drivers[i], e) < 0)
			return -1;
	return 0;
}

int wiring_drivers_set(bool *out, struct cmd *c, struct err *e)
{
	size_t i, n_wrong;

	*out = true;
	for (i = 0; i < ARRAY_LEN(drivers); i++) {
		if (count_wrong(&n_wrong, c, &drivers[i], e) < 0)
			return -1;
		*out &= !n_wrong;
	}
	return 0;
}

static int remove_driver(struct wiring *w, const struct driver *d,
			 struct err *e)
{
	const struct setting *s;
	int done, n = 0;

	for (s = d->settings; s < end_of(d); s++) {
		done = config_unset(w->c, s->key, e);
		if (done < 0)
			return -1;
		n += done;
	}
	if (!n)
		return 0;
	w->n_done++;
	wiring_say(w, "removed", driver_name(w, d), "git's own is used again");
	return 0;
}

int wiring_remove_drivers(struct wiring *w, struct err *e)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(drivers); i++)
		if (remove_driver(w, &drivers[i], e) < 0)
			return -1;
	return 0;
}

/* --- pull.rebase --- */

int wiring_set_pull(struct wiring *w, struct err *e)
{
	struct slice value;

	if (config_get(&value, w->c, "pull.rebase", e) < 0)
		return -1;
	if (value.ptr) {
		wiring_say(w, "kept", SLICE("pull.rebase"), "it was set");
		return 0;
	}
	if (config_set(w->c, PULL_NOTE, "set by git plan init", e) < 0 ||
	    config_set(w->c, "pull.rebase", "true", e) < 0)
		return -1;
	w->n_done++;
	wiring_say(w, "set", SLICE("pull.rebase"),
		   "git pull puts your work on top of the team's");
	return 0;
}

/* If it was set by us, and is as we set it. */
static int remove_pull(struct wiring *w, struct err *e)
{
	struct slice value;
	int ours = config_unset(w->c, PULL_NOTE, e);

	if (ours <= 0)
		return ours;
	if (config_get(&value, w->c, "pull.rebase", e) < 0)
		return -1;
	if (!slice_is(value, "true"))
		return 0;
	if (config_unset(w->c, "pull.rebase", e) < 0)
		return -1;
	w->n_done++;
	wiring_say(w, "removed", SLICE("pull.rebase"),
		   "git pull does what it did before");
	return 0;
}

int wiring_remove(struct wiring *w, struct err *e)
{
	if (wiring_remove_drivers(w, e) < 0 ||
	    wiring_remove_attributes(w, e) < 0)
		return -1;
	return remove_pull(w, e);
}
