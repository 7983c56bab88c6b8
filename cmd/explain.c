/* git plan explain: what a rule is for. */
#include "check/check.h"
#include "cmd/cmd.h"
#include "cmd/examples.h"
#include "plan/method.h"
#include "report/lint_report.h"

static const char *const formats[] = {"text", "json", "markdown", "schema",
				      NULL};
enum format {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_MARKDOWN,
	FORMAT_SCHEMA
};

static const char *const group_names[] = {
	[GROUP_SYNTAX] = "Syntax and fields",
	[GROUP_PROMISES] = "People and promises",
	[GROUP_DATES] = "Dates and periods",
	[GROUP_LINKS] = "Links between plans",
	[GROUP_METRICS] = "Metrics and levers",
	[GROUP_LOAD] = "Load",
	[GROUP_METHODS] = "Methods",
	[GROUP_CHANGES] = "Changes",
	[GROUP_CONFIG] = "Configuration",
};

static void say_level(struct doc *d, const struct rule *r)
{
	struct line *l = doc_paragraph(d);

	doc_say(d, l, ROLE_PLAIN, "Level: ");
	doc_say(d, l, ROLE_STRONG, "%.*s", SL(slice_of(level_name(r->level))));
	if (r->locked)
		doc_say(d, l, ROLE_PLAIN,
			"; it can be neither lowered nor silenced");
	else if (r->uses_today)
		doc_say(d, l, ROLE_PLAIN,
			"; it depends on today's date, so it never fails a "
			"run and is left out in hooks");
	doc_say(d, l, ROLE_PLAIN, ".");
}

static void say_method(struct doc *d, const struct rule *r)
{
	const struct method *m = method_of_rule(r->id);
	struct line *l;

	if (!m)
		return;
	l = doc_paragraph(d);
	doc_say(d, l, ROLE_PLAIN, "It holds where the method ");
	doc_say(d, l, ROLE_STRONG, "%s", m->name);
	doc_say(d, l, ROLE_PLAIN, " is in force, and is advice in a draft.");
}

/* What one writes into the configuration, with the defaults. */
static void say_setting(struct doc *d, struct arena *a, const struct rule *r)
{
	struct slice s = arena_printf(a, "rules:\n  %s: {level: %s", r->id,
				      level_name(r->level));
	struct block *list;
	struct line *l;
	size_t i;

	if (r->locked && !r->params[0].name)
		return;
	for (i = 0; i < MAX_PARAMS && r->params[i].name; i++)
		s = arena_printf(a, "%.*s, %s: %.*s", SL(s), r->params[i].name,
				 SL(param_text(a, &r->params[i])));
	doc_say(d, doc_paragraph(d), ROLE_PLAIN,
		"In .git-plan.yaml, with what holds where nothing is said:");
	doc_code(d, "%.*s}", SL(s));
	if (!r->params[0].name)
		return;
	list = doc_list(d);
	for (i = 0; i < MAX_PARAMS && r->params[i].name; i++) {
		l = doc_entry(d, list);
		doc_say(d, l, ROLE_CODE, "%s", r->params[i].name);
		doc_say(d, l, ROLE_PLAIN, ": ");
		doc_say(d, l, ROLE_PLAIN, "%s", r->params[i].help);
	}
}

static void say_file(struct doc *d, const char *says, const struct example *own,
		     const struct example *other)
{
	bool before = false, after = false,
	     same = !strcmp(own->path, other->path);
	struct slice s = own->bytes;

	if (same)
		s = example_excerpt(&before, &after, s, other->bytes);
	s = slice_sub(s, 0, s.len - (slice_ends(s, SLICE("\n")) ? 1 : 0));
	doc_say(d, doc_paragraph(d), ROLE_PLAIN, "%s", says);
	if (!own->path[0]) {
		doc_code(d, "%.*s", SL(s));
		return;
	}
	doc_code(d, "# %s\n%s%.*s%s", own->path, before ? "# …\n" : "", SL(s),
		 after ? "\n# …" : "");
}

static void say_examples(struct doc *d, const struct rule *r)
{
	struct example bad, good, before;

	if (!example_of(&bad, &good, r->id))
		return;
	if (example_before(&before, r->id)) {
		say_file(d, N_("Of this plan:"), &before, &bad);
		say_file(d, N_("This breaks it:"), &bad, &before);
		say_file(d, N_("This does not:"), &good, &before);
		return;
	}
	say_file(d, N_("This breaks it:"), &bad, &good);
	say_file(d, N_("This does not:"), &good, &bad);
}

static void say_rule(struct doc *d, struct arena *a, const struct rule *r,
		     int level)
{
	doc_heading(d, level, "%s", r->id);
	doc_say(d, doc_paragraph(d), ROLE_PLAIN, "%s", r->summary);
	doc_say(d, doc_paragraph(d), ROLE_PLAIN, "%s", r->why);
	say_level(d, r);
	say_method(d, r);
	say_examples(d, r);
	say_setting(d, a, r);
}

static struct doc all_rules(struct arena *a, const struct catalogue *words)
{
	const struct rule *const *rules;
	struct doc d = doc_in(a);
	enum rule_group group = 0;
	size_t i, n;

	d.words = words;
	rules = rules_all(&n);
	doc_heading(&d, 1, "The rules of git plan lint");
	doc_say(&d, doc_paragraph(&d), ROLE_PLAIN,
		"An error fails the run; warnings and infos are shown. Levels "
		"and parameters are set in .git-plan.yaml, rule by rule.");
	for (i = 0; i < n; i++) {
		if (rules[i]->group != group) {
			group = rules[i]->group;
			doc_heading(&d, 2, "%s", group_names[group]);
		}
		say_rule(&d, a, rules[i], 3);
	}
	return d;
}

static int find_rule(const struct rule **out, const char *id, struct err *e)
{
	const struct rule *const *rules;
	const char *ids[128];
	size_t i, n;
	int found;

	rules = rules_all(&n);
	for (i = 0; i < n && i + 1 < ARRAY_LEN(ids); i++)
		ids[i] = rules[i]->id;
	ids[i] = NULL;
	found = cmd_choose("rule", id, ids, e);
	if (found < 0)
		return -1;
	*out = rules[found];
	return 0;
}

static void write_doc(struct cmd *c, enum format format, const struct doc *d)
{
	cmd_page(c);
	if (format == FORMAT_TEXT)
		render_text(&c->out, d, &c->style);
	else
		render_markdown_within(&c->out, d, SIZE_MAX);
}

int cmd_explain(struct cmd *c, int argc, const char **argv, struct err *e)
{
	int all = 0, ret, format = FORMAT_TEXT;
	const struct poptOption options[] = {
		{"all", 0, POPT_ARG_NONE, &all, 0, "every rule", NULL},
	};
	const struct rule *rule = NULL;
	struct rules_report report;
	struct doc d;

	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (c->format)
		format = cmd_choose("format", c->format, formats, e);
	if (format < 0)
		return -1;
	if (format == FORMAT_SCHEMA) {
		render_json_schema(&c->out, "explain", rules_report_fields);
		return EXIT_CLEAN;
	}
	if (c->n_args != (all ? 0 : 1)) {
		err_set(e, "git plan explain takes one rule, or --all");
		return err_hint(e, "git plan explain action-without-owner");
	}
	if (!all && find_rule(&rule, c->args[0], e) < 0)
		return -1;
	if (format == FORMAT_JSON) {
		rules_report_make(&report, &c->arena, &rule, all ? 0 : 1);
		render_json(&c->out, "explain", rules_report_fields, &report);
		return EXIT_CLEAN;
	}
	if (all) {
		d = all_rules(&c->arena, c->words);
	} else {
		d = doc_in(&c->arena);
		d.words = c->words;
		say_rule(&d, &c->arena, rule, 1);
	}
	write_doc(c, (enum format)format, &d);
	return EXIT_CLEAN;
}
