/* Group 9: the configuration, and which files are plans. */
#include "check/rules.h"

/* What decoding cannot say: it does not know the rules. */
static void config_invalid(struct check *c)
{
	settings_read(c->arena, &c->snapshot->config, c->findings);
}

/* --- plan-files --- */

static bool is_blank(struct slice bytes)
{
	struct slice line, rest = bytes;

	if (slice_starts(rest, SLICE("\xef\xbb\xbf")))
		rest = slice_sub(rest, 3, rest.len);
	while (slice_line(&line, &rest)) {
		line = slice_trim(line);
		if (line.len && line.ptr[0] != '#' && !slice_is(line, "---"))
			return false;
	}
	return true;
}

static void not_a_file(struct check *c, const struct plan_file *file)
{
	static const struct {
		const char *what, *help;
	} kinds[] = {
		[ENTRY_LINK] = {"a symbolic link, which is not followed",
				N_("put the plan itself here")},
		[ENTRY_GITLINK] = {"another repository (a submodule)",
				   N_("name its files in a pattern of its own "
				      "repository")},
		[ENTRY_DIRECTORY] =
			{"a folder that is named like a file",
			 N_("give the folder a name without .yaml")},
		[ENTRY_OTHER] =
			{"no ordinary file",
			 N_("put a file here, or leave it out of `plans`")},
	};
	struct finding *f;

	f = say_file(c, file->path, "this is %s", kinds[file->kind].what);
	say_help(c, f, "%s", kinds[file->kind].help);
}

static void judge_file(struct check *c, const struct plan_file *file)
{
	struct finding *f;

	if (file->kind != ENTRY_FILE) {
		not_a_file(c, file);
		return;
	}
	if (plan_file_is_lfs_pointer(file)) {
		f = say_file(c, file->path,
			     "this is a pointer of Git LFS, not the plan");
		say_help(c, f,
			 "keep plans in git itself: git lfs untrack '%.*s'",
			 SL(c->snapshot->config.plans));
	} else if (is_blank(file->bytes)) {
		f = say_file(c, file->path, "the file is empty");
		say_help(c, f,
			 "write a plan with `git plan new ID`, or remove the "
			 "file");
	} else if (file->decoded && !file->decoded->tree.broken &&
		   !file->decoded->has_plan_key) {
		f = say_file(c, file->path,
			     "this is no plan: it has no line plan: ID");
		say_help(c, f,
			 "give it one, move it out of %.*s, or change `plans` "
			 "in %s",
			 SL(c->snapshot->config.plans), CONFIG_FILE);
	}
}

/* Where the pattern was set; the file as a whole where it was not. */
static void no_plans(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	const struct node *n = NULL;
	struct finding *f;

	if (s->config.found && s->config.tree.root)
		n = node_get(s->config.tree.root, SLICE("plans"));
	f = say_file(c, SLICE(CONFIG_FILE), "no file matches plans: %.*s",
		     SL(s->config.plans));
	if (n) {
		f->at = n->at;
		f->field = SLICE("plans");
	}
	say_help(
		c, f,
		"write a first plan with `git plan new ID`, or say in %s where "
		"yours are",
		CONFIG_FILE);
}

static void plan_files(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	size_t i;

	if (!s->n_files && !s->n_strays)
		no_plans(c);
	for (i = 0; i < s->n_files; i++)
		judge_file(c, &s->files[i]);
	for (i = 0; i < s->n_strays; i++) {
		struct finding *f;

		f = say_file(c, s->strays[i].path,
			     "this plan is not matched by plans: %.*s",
			     SL(s->config.plans));
		f->at = s->strays[i].at;
		say_help(c, f,
			 "move it to where plans are, or widen `plans` in %s",
			 CONFIG_FILE);
	}
}

static const char *const locked_rules[] = {
	"action-without-owner", "action-without-due", "item-deleted", NULL};

const struct rule rules_config[] = {
	{.id = "ignore-invalid",
	 .group = GROUP_CONFIG,
	 .reach = REACH_REPOSITORY,
	 .level = LEVEL_WARNING,
	 .summary = "An ignore comment silences nothing, names no rule or "
		    "gives no reason, or a baseline entry matches nothing.",
	 .why = "What silences nothing today may silence tomorrow what nobody "
		"meant, and without a reason nobody dares to take it out."},
	{.id = "ignore-locked",
	 .group = GROUP_CONFIG,
	 .reach = REACH_REPOSITORY,
	 .level = LEVEL_ERROR,
	 .params = {{.name = "rules",
		     .type = PARAM_WORDS,
		     .words = locked_rules,
		     .help = N_("what can be silenced by no comment and no "
				"baseline")}},
	 .summary = "An ignore comment or the baseline silences a rule that "
		    "cannot be silenced.",
	 .why = "A promise without an owner or a date is none, and a deleted "
		"one must leave a trace, whatever the reason given."},
	{.id = "config-invalid",
	 .group = GROUP_CONFIG,
	 .reach = REACH_REPOSITORY,
	 .level = LEVEL_ERROR,
	 .summary = "The configuration or the list of people has an unknown "
		    "key, rule or value.",
	 .why = "A setting that is not understood is not followed, and "
		"nobody notices that the check it was to change is as "
		"before.",
	 .run = config_invalid},
	{.id = "plan-files",
	 .group = GROUP_CONFIG,
	 .reach = REACH_REPOSITORY,
	 .level = LEVEL_ERROR,
	 .summary = "The pattern of plan files matches nothing or something "
		    "that is no plan, or a plan is matched by no pattern.",
	 .why = "A plan that is not found is not checked, and a check of "
		"nothing looks like a check that passed.",
	 .run = plan_files},
	{.id = NULL},
};
