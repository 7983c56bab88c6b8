/* git plan init: makes a folder ready for plans, and says what it did. */
#include "cmd/init.h"
#include "base/file.h"
#include "cmd/embedded.h"
#include "cmd/hooks.h"
#include "cmd/identity.h"
#include "cmd/page.h"
#include "cmd/schemafile.h"
#include "yaml/fill.h"

#define FIRST_PLAN "first-plan"

static const char *below_top(struct init *in, struct slice path)
{
	struct arena *a = &in->c->arena;

	return arena_cstr(a,
			  arena_printf(a, "%s/%.*s",
				       repo_paths(in->c->repo)->top, SL(path)));
}

/* The same with the comment that names its schema to editors. */
static struct slice named(struct init *in, const char *schema,
			  struct slice path, struct slice text)
{
	return schema_named(&in->c->arena, repo_paths(in->c->repo)->top, schema,
			    path, text);
}

/* Writes a file at the top unless there is one. */
static int place(struct init *in, struct slice path, struct slice text,
		 const char *why, struct err *e)
{
	const char *name = below_top(in, path);

	if (file_exists(name)) {
		init_say(in, "kept", path, "it was there");
		return 0;
	}
	if (file_create(name, text, 0666, e) < 0)
		return -1;
	in->wiring.n_done++;
	in->n_files++;
	init_say(in, "created", path, why);
	return 0;
}

/* Those that are not there; says which are another version's. */
static int place_schemas(struct init *in, struct err *e)
{
	struct arena *a = &in->c->arena;
	const struct schema_file *f = schema_files;
	size_t n_made = 0;

	for (; f < schema_files + N_SCHEMA_FILES; f++) {
		struct slice path = slice_of(f->path), there;
		struct slice ours = schema_bytes(a, f, in->c->words), how;
		const char *name = below_top(in, path);

		if (file_read(&there, a, name, e) < 0)
			return -1;
		if (!there.ptr && file_create(name, ours, 0666, e) < 0)
			return -1;
		n_made += !there.ptr;
		if (!there.ptr || slice_eq(there, ours))
			continue;
		how = catalogue_say(a, in->c->words,
				    "of another version or language; to renew "
				    "it: git plan schema %.*s -o %.*s",
				    SL(slice_of(f->name)), SL(path));
		init_say(in, "kept", path, arena_cstr(a, how));
	}
	in->wiring.n_done += n_made > 0;
	in->n_files += n_made;
	init_say(in, n_made ? "created" : "kept", SLICE(SCHEMA_FOLDER),
		 n_made ? "what editors need to check as you type"
			: "it was there");
	return 0;
}

static int place_config(struct init *in, struct err *e)
{
	struct cmd *c = in->c;
	struct fill_value values[] = {
		{"branch", SLICE_NONE},
		{"language", slice_of(c->language ? c->language : "en")},
	};
	struct slice text;

	if (init_branch(&values[0].text, in, e) < 0)
		return -1;
	text = fill_template_in(&c->arena, c->words,
				embedded_file("templates/git-plan.yaml"),
				values, ARRAY_LEN(values));
	return place(in, SLICE(CONFIG_FILE),
		     named(in, "config", SLICE(CONFIG_FILE), text),
		     N_("the settings, each with its default"), e);
}

static int place_people(struct init *in, struct err *e)
{
	struct arena *a = &in->c->arena;
	const struct fill_value values[] = {
		{"handle", identity_handle(a, &in->who)},
		{"name", in->who.name},
		{"email", in->who.email},
	};

	struct slice path = in->now.config.people, text;

	text = fill_template_in(a, in->c->words,
				embedded_file("templates/people.yaml"), values,
				ARRAY_LEN(values));
	return place(in, path, named(in, "people", path, text),
		     N_("who owns plans: so far, you"), e);
}

static int place_first_plan(struct init *in, struct err *e)
{
	struct cmd *c = in->c;
	const struct config *config = &in->now.config;
	struct page page = {.id = SLICE(FIRST_PLAN),
			    .today = cmd_today(c, &config->zone)};
	struct slice path = page_path(&c->arena, config->plans, page.id);
	struct err unknown = ERR_INIT;

	if (in->now.n_files) {
		init_say(in, "kept", config->plans,
			 in->now.n_files == 1 ? "a plan is there"
					      : "plans are there");
		return 0;
	}
	if (!path.ptr) {
		init_say(in, "kept", config->plans,
			 "no plan yet: git plan new ID --file PATH");
		return 0;
	}
	if (identity_owner(&page.owner, c, &in->now.people, &unknown) < 0) {
		init_left(in, path, &unknown);
		return 0;
	}
	if (page_kind(&page, config, NULL, c->language, e) < 0)
		return -1;
	page.period = page_period(&config->calendar, page.today);
	in->first = path;
	return place(in, path,
		     named(in, "plan", path,
			   page_text(&c->arena, &page, &in->now.people)),
		     N_("a draft on one page, to fill in"), e);
}

static void say_next(struct init *in)
{
	struct cmd *c = in->c;

	out_lit(&c->out, "\n");
	if (in->n_left)
		cmd_say(c,
			in->n_left == 1
				? N_("One thing is left for you to do: see the "
				     "line that begins with \"%s\".\n")
				: N_("Some things are left for you to do: see "
				     "the lines that begin with \"%s\".\n"),
			N_("left"));
	else if (!in->wiring.n_done)
		cmd_say(c, "Nothing to do: all of this was in place.\n");
	else if (!in->n_files)
		cmd_say(c, "Ready: git checks the plans of this clone from now "
			   "on.\n");
	else if (!in->first.ptr)
		cmd_say(c, "Next: commit the files that are new or changed; "
			   "git status shows them.\n");
	else
		cmd_say(c,
			"Next: fill in the plan, then\n"
			"  git plan lint\n"
			"  git add .gitattributes %.*s %.*s %.*s %.*s\n"
			"  git commit -m \"Our first plan\"\n",
			SL(SLICE(CONFIG_FILE)), SL(SLICE(SCHEMA_FOLDER)),
			SL(in->now.config.people), SL(in->first));
	if (!hook_finds_git_plan(&c->arena))
		cmd_tell(c, "git-plan is not on your PATH; until it is, every "
			    "commit will be stopped");
}

static int make_ready(struct init *in, struct err *e)
{
	struct source *here = NULL;
	struct cmd *c = in->c;
	int ret = -1;

	if (init_repository(in, e) < 0 ||
	    repo_source_worktree(&here, &c->arena, c->repo, e) < 0)
		return -1;
	if (snapshot_load(&in->now, &c->arena, NULL, here, e) < 0 ||
	    place_schemas(in, e) < 0 || place_config(in, e) < 0 ||
	    place_people(in, e) < 0 || place_first_plan(in, e) < 0 ||
	    init_git(in, e) < 0)
		goto done;
	say_next(in);
	ret = in->n_left ? EXIT_FINDINGS : EXIT_CLEAN;
done:
	source_close(here);
	return ret;
}

int cmd_init(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct init in = {.c = c, .wiring = {.c = c}};
	struct hooks_ask ask = {.force = false};
	int force = 0, disable = 0, ret;
	struct poptOption options[] = {
		{"force", 0, POPT_ARG_NONE, &force, 0,
		 "keep a hook that is there beside ours, and run it first",
		 NULL},
		{"disable", 0, POPT_ARG_NONE, &disable, 0,
		 "take back hooks, drivers and settings of this clone; plans "
		 "stay",
		 NULL},
	};

	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (c->n_args > 1)
		return err_set(e, "git plan init takes one folder");
	ask.force = in.force = force;
	if (disable)
		return init_enter(c, e) < 0 || cmd_open_repo(c, e) < 0
			       ? -1
			       : hooks_remove(c, &ask, e);
	return make_ready(&in, e);
}
