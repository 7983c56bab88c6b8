/* git plan new: a plan from the template of a method. */
#include "base/file.h"
#include "base/glob.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/identity.h"
#include "cmd/page.h"
#include "cmd/schemafile.h"

struct new_options {
	char *title, *owner, *sponsor, *level, *supports, *period, *file;
	char *method;
};

static int check_id(struct cmd *c, struct snapshot *s, struct slice id,
		    struct err *e)
{
	const char *fault = id_fault(id);
	const struct plan_file *there;

	if (fault) {
		err_set(e, "'%.*s' cannot be the name of a plan: %s",
			SL(terminal_text(&c->arena, id)), fault);
		return err_hint(e, "A name is made of letters, digits, - and "
				   "_, as in new-patients.");
	}
	there = snapshot_plan(s, id);
	if (!there)
		return 0;
	err_set(e, "there is already a plan %.*s: %.*s", SL(there->plan->id.s),
		SL(terminal_text(&c->arena, there->path)));
	return err_hint(e, "Edit that file, or take another name: a plan "
			   "lives on from period to period.");
}

static int check_person(struct slice *out, struct cmd *c, struct snapshot *s,
			const char *handle, struct err *e)
{
	const char **handles;
	size_t i;

	*out = slice_of(handle);
	if (!handle || !s->people.found || people_get(&s->people, *out))
		return 0;
	handles = arena_array(&c->arena, s->people.n + 1, sizeof(*handles));
	for (i = 0; i < s->people.n; i++)
		handles[i] = arena_cstr(&c->arena, s->people.v[i].handle);
	return cmd_choose("person in people.yaml called", handle, handles, e) <
			       0
		       ? -1
		       : 0;
}

static int check_owner(struct slice *out, struct cmd *c, struct snapshot *s,
		       const char *owner, struct err *e)
{
	return owner ? check_person(out, c, s, owner, e)
		     : identity_owner(out, c, &s->people, e);
}

static int check_level(struct slice *out, struct cmd *c, struct snapshot *s,
		       const char *level, struct err *e)
{
	const struct texts *levels = &s->config.levels;
	const char **words;
	size_t i;

	*out = slice_of(level);
	if (!level)
		return 0;
	words = arena_array(&c->arena, levels->n + 1, sizeof(*words));
	for (i = 0; i < levels->n; i++)
		words[i] = arena_cstr(&c->arena, levels->v[i].s);
	return cmd_choose("level", level, words, e) < 0 ? -1 : 0;
}

static int check_supports(struct slice *out, struct snapshot *s,
			  const char *supports, struct err *e)
{
	struct target target;

	*out = slice_of(supports);
	if (!supports || snapshot_resolve(&target, s, NULL, *out))
		return 0;
	err_set(e, "--supports %s: there is no such plan", supports);
	return err_hint(e, "Write the name of a plan, or PLAN.METRIC.");
}

static int check_period(struct period *out, struct snapshot *s,
			const char *period, int32_t today, struct err *e)
{
	const struct calendar *cal = &s->config.calendar;

	if (!period) {
		*out = page_period(cal, today);
		return 0;
	}
	if (period_parse(out, cal, slice_of(period)) == PERIOD_OK)
		return 0;
	err_set(e, "--period %s is no period", period);
	return err_hint(e, "Write it like 2026, 2026-H1, 2026-Q2, 2026-05 or "
			   "2026-Q1..2026-Q3.");
}

/* The path of --file, which counts from where the caller stands. */
static struct slice path_given(struct cmd *c, const char *file)
{
	const char *prefix = c->repo ? repo_paths(c->repo)->prefix : "";

	while (file[0] == '.' && file[1] == '/')
		file += 2;
	return arena_printf(&c->arena, "%s%s", prefix, file);
}

static int choose_path(struct slice *out, struct cmd *c, struct snapshot *s,
		       struct slice id, const char *file, struct err *e)
{
	struct slice pattern = s->config.plans;

	*out = file ? path_given(c, file) : page_path(&c->arena, pattern, id);
	if (out->ptr && glob_match(pattern, *out))
		return 0;
	if (file)
		err_set(e, "%s would not be found: plans are %.*s", file,
			SL(pattern));
	else
		err_set(e,
			"the pattern of the plans, %.*s, leaves the place "
			"of a new one open",
			SL(pattern));
	return err_hint(e, "Name a file that fits the pattern in " CONFIG_FILE
			   ": --file PATH.");
}

static int write_plan(struct cmd *c, struct slice path, struct slice text,
		      struct err *e)
{
	const char *top = c->repo ? repo_paths(c->repo)->top : ".";
	char *name = arena_cstr(
		&c->arena, arena_printf(&c->arena, "%s/%.*s", top, SL(path)));

	if (file_exists(name)) {
		err_set(e, "there is already a file %.*s",
			SL(terminal_text(&c->arena, path)));
		return err_hint(e, "Name another one: --file PATH.");
	}
	text = schema_named(&c->arena, top, "plan", path, text);
	return file_create(name, text, 0666, e);
}

static void say_written(struct cmd *c, const struct page *p, struct slice path)
{
	char first[DAY_LEN + 1], last[DAY_LEN + 1];

	cmd_say(c,
		"Written: %.*s\n"
		"  a draft of %.*s for %s (%s to %s)\n"
		"Next: replace each TBD, run git plan lint, and set stage to "
		"committed once it is agreed.\n",
		SL(path), SL(p->owner), p->period.name,
		day_format(first, p->period.first),
		day_format(last, p->period.last));
}

static int make_plan(struct cmd *c, const struct new_options *opt,
		     struct err *e)
{
	struct page page = {.id = slice_of(c->args[0]),
			    .title = slice_of(opt->title)};
	struct source *here = NULL;
	struct snapshot s;
	struct slice path;
	int ret = -1;

	if (utf8_invalid(page.title) < page.title.len)
		return err_set(e, "the title is not UTF-8");
	if (cmd_open(c, e) < 0 ||
	    (c->repo &&
	     cmd_need_files(c, "Write the plan in a clone of it.", e) < 0) ||
	    cmd_source_here(&here, c, e) < 0)
		return -1;
	if (snapshot_load(&s, &c->arena, NULL, here, e) < 0)
		goto done;
	page.today = cmd_today(c, &s.config.zone);
	if (check_id(c, &s, page.id, e) < 0 ||
	    check_owner(&page.owner, c, &s, opt->owner, e) < 0 ||
	    check_level(&page.level, c, &s, opt->level, e) < 0 ||
	    check_person(&page.sponsor, c, &s, opt->sponsor, e) < 0 ||
	    page_kind(&page, &s.config, opt->method, c->language, e) < 0 ||
	    check_supports(&page.supports, &s, opt->supports, e) < 0 ||
	    check_period(&page.period, &s, opt->period, page.today, e) < 0 ||
	    choose_path(&path, c, &s, page.id, opt->file, e) < 0 ||
	    write_plan(c, path, page_text(&c->arena, &page, &s.people), e) < 0)
		goto done;
	say_written(c, &page, path);
	ret = EXIT_CLEAN;
done:
	source_close(here);
	return ret;
}

int cmd_new(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct new_options o = {.title = NULL};
	struct poptOption options[] = {
		{"title", 't', POPT_ARG_STRING, &o.title, 0,
		 "what the plan is called", "TEXT"},
		{"owner", 0, POPT_ARG_STRING, &o.owner, 0,
		 "the one person accountable, if it is not you", "HANDLE"},
		{"sponsor", 0, POPT_ARG_STRING, &o.sponsor, 0,
		 "who asked for it and set the goal", "HANDLE"},
		{"method", 'm', POPT_ARG_STRING, &o.method, 0,
		 "the way of planning; else the one in force", "METHOD"},
		{"level", 0, POPT_ARG_STRING, &o.level, 0,
		 "its level, as the configuration names them", "LEVEL"},
		{"supports", 0, POPT_ARG_STRING, &o.supports, 0,
		 "the plan or metric that it serves", "PLAN"},
		{"period", 0, POPT_ARG_STRING, &o.period, 0,
		 "when it runs; else the present or next period", "PERIOD"},
		{"file", 0, POPT_ARG_STRING, &o.file, 0, "where to write it",
		 "PATH"},
	};
	int ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);

	if (ret) {
		ret = ret < 0 ? -1 : EXIT_CLEAN;
	} else if (c->n_args != 1) {
		ret = err_set(e, "git plan new takes one name");
		err_hint(e, "As in: git plan new new-patients");
	} else {
		ret = make_plan(c, &o, e);
	}
	return ret;
}
