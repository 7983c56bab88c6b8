/* .git-plan.yaml, with the defaults for what it does not say. */
#include "plan/config.h"

#include "base/near.h"
#include "plan/decode.h"

/* What is written, before it is known to make sense. */
struct written {
	struct number version, year_starts, closing;
	struct text plans, people, baseline, branch, timezone, language;
	struct choice named_by, review, report_people;
	struct texts levels;
	struct method_setting *methods;
	size_t n_methods;
	struct rule_setting *rules;
	size_t n_rules;
	const struct node *rules_at, *calendar_at, *report_at;
};

#define IN(member) .at = offsetof(struct written, member)
#define VERSION	   1

/* In the order of their enums. */
static const char *const year_names[] = {"start", "end", NULL};
static const char *const review_kinds[] = {"year", "half", "quarter", "month",
					   NULL};
static const char *const report_words[] = {"names", "totals", "none", NULL};
static const char *const rule_levels[] = {"none", "info", "warning", "error",
					  NULL};

const char *const config_languages[] = {"en", "de", "fr", "ru", NULL};
static const char *const method_words[] = {"one-page",	 "success-factors",
					   "execution",	 "start-at-the-end",
					   "delegation", NULL};
static const char *const default_levels[] = {"strategy", "marketing-strategy",
					     "marketing-plan", "promotion-plan",
					     NULL};

static const struct keyed rules_shape = {
	.size = sizeof(struct rule_setting),
	.n_at = offsetof(struct written, n_rules),
	.map_at = offsetof(struct written, rules_at),
	.key_at = offsetof(struct rule_setting, rule),
	.node_at = offsetof(struct rule_setting, at),
};

const struct field config_fields[] = {
	{.path = "version",
	 .type = FIELD_INT,
	 IN(version),
	 .help = "the version of this file's format: 1"},
	{.path = "plans",
	 .type = FIELD_TEXT,
	 IN(plans),
	 .help = "which files are plans; plans/**/*.yaml where nothing is "
		 "written"},
	{.path = "people",
	 .type = FIELD_TEXT,
	 IN(people),
	 .help = "the file of people; people.yaml where nothing is written"},
	{.path = "branch",
	 .type = FIELD_TEXT,
	 IN(branch),
	 .help = "the main line; else the remote's default branch, else HEAD"},
	{.path = "calendar",
	 .type = FIELD_MAP,
	 IN(calendar_at),
	 .help = "how the team divides its time"},
	{.path = "calendar.year-starts",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 12,
	 IN(year_starts),
	 .help = "the month in which the year begins; 1 where nothing is "
		 "written"},
	{.path = "calendar.year-named-by",
	 .type = FIELD_WORD,
	 .words = year_names,
	 IN(named_by),
	 .help = "whether a year bears the number of its start or of its end; "
		 "start where nothing is written"},
	{.path = "calendar.review",
	 .type = FIELD_WORD,
	 .words = review_kinds,
	 IN(review),
	 .help = "what is reviewed; quarter where nothing is written"},
	{.path = "calendar.closing",
	 .type = FIELD_INT,
	 .min = 0,
	 .max = 92,
	 IN(closing),
	 .help = "days after a period until its books close; 10 where nothing "
		 "is written"},
	{.path = "calendar.timezone",
	 .type = FIELD_TEXT,
	 IN(timezone),
	 .help = "UTC, +02:00, or a name such as Europe/Berlin; UTC where "
		 "nothing is written"},
	{.path = "language",
	 .type = FIELD_TEXT,
	 .words = config_languages,
	 IN(language),
	 .help = "of templates, reports and messages; en where nothing is "
		 "written"},
	{.path = "levels",
	 .type = FIELD_TEXTS,
	 IN(levels),
	 .help = "the levels of plans, from the top down"},
	{.path = "methods",
	 .type = FIELD_METHODS,
	 .words = method_words,
	 .help = "how the team plans: for every plan, or by level; one-page "
		 "where nothing is written"},
	{.path = "methods.*",
	 .type = FIELD_TEXTS,
	 .words = method_words,
	 .help = "the methods for plans of one level"},
	{.path = "rules",
	 .type = FIELD_KEYED,
	 IN(rules),
	 .keyed = &rules_shape,
	 .help = "the level and the parameters of rules, by their names"},
	{.path = "rules.*",
	 .type = FIELD_RULE,
	 .words = rule_levels,
	 .help = "error, warning, info or none, or a map with level and the "
		 "rule's parameters"},
	{.path = "baseline",
	 .type = FIELD_TEXT,
	 IN(baseline),
	 .help = "the file of findings that are known and fail nothing; "
		 "`git plan lint --write` writes it"},
	{.path = "report",
	 .type = FIELD_MAP,
	 IN(report_at),
	 .help = "what reports show"},
	{.path = "report.people",
	 .type = FIELD_WORD,
	 .words = report_words,
	 IN(report_people),
	 .help = "load and promises of each person, their sums, or nothing; "
		 "names where nothing is written"},
	{.path = "x-*",
	 .type = FIELD_ANY,
	 .help = "the team's own settings; git-plan leaves them alone"},
	{.path = NULL},
};

static struct texts texts_of(struct arena *a, const char *const *words)
{
	struct texts t = {.n = 0};

	for (; *words; words++)
		ARENA_PUSH(a, t.v, t.n) = (struct text){.s = slice_of(*words)};
	return t;
}

void config_default(struct config *out, struct arena *a)
{
	static const char *const one_page[] = {"one-page", NULL};

	*out = (struct config){
		.plans = SLICE("plans/**/*.yaml"),
		.people = SLICE("people.yaml"),
		.calendar = CALENDAR_DEFAULT,
		.zone = ZONE_UTC,
		.language = SLICE("en"),
		.levels = texts_of(a, default_levels),
		.report_people = REPORT_NAMES,
	};
	ARENA_PUSH(a, out->methods, out->n_methods) =
		(struct method_setting){.methods = texts_of(a, one_page)};
}

/* A list of methods under one level, or under none. */
static void take_methods(struct decoder *d, const struct field *row,
			 const struct node *n, struct slice level,
			 struct written *w)
{
	struct method_setting setting = {.level = level};
	struct field each = *row;

	each.type = FIELD_TEXTS;
	each.at = offsetof(struct method_setting, methods);
	if (decode_texts(d, &each, n, &setting))
		ARENA_PUSH(d->arena, w->methods, w->n_methods) = setting;
}

bool decode_methods(struct decoder *d, const struct field *row,
		    const struct node *n, void *into)
{
	const struct node *one;

	if (n->kind != NODE_MAP) {
		take_methods(d, row, n, SLICE_NONE, into);
		return true;
	}
	for (one = n->first; one; one = one->next)
		if (!one->repeated && !node_is_null(one))
			take_methods(d, row + 1, one, one->key->text, into);
	return true;
}

static bool take_level(struct decoder *d, const struct field *row,
		       const struct node *n, struct rule_setting *out)
{
	struct field word = *row;
	struct choice level = {.v = 0};

	word.at = 0;
	word.type = FIELD_LEVEL;
	if (!decode_word(d, &word, n, &level))
		return false;
	out->has_level = true;
	out->level = (enum level)level.v;
	return true;
}

bool decode_rule(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	struct rule_setting *rule = into;
	const struct node *level;

	if (n->kind == NODE_SCALAR)
		return take_level(d, row, n, rule);
	if (n->kind == NODE_LIST)
		return decode_wrong(d, row, n);
	level = node_get(n, SLICE("level"));
	if (level && !node_is_null(level))
		take_level(d, row, level, rule);
	rule->params = n;
	return true;
}

/* A path or pattern begins at the top of the repository. */
static void take_path(struct decoder *d, struct slice *out,
		      const struct text *t)
{
	struct finding *f;

	if (!t->at)
		return;
	if (!slice_starts(t->s, SLICE("/")) &&
	    !slice_starts(t->s, SLICE("."))) {
		*out = t->s;
		return;
	}
	f = decode_say(d, d->rule, t->at, "%.*s cannot begin with %c",
		       SL(decode_name(d, t->at)), t->s.ptr[0]);
	finding_help(d->findings, f,
		     "write it from the top of the repository: %.*s",
		     SL(out->len ? *out : SLICE("baseline.yaml")));
}

static void take_calendar(struct decoder *d, struct config *out,
			  const struct written *w)
{
	struct err e = ERR_INIT;
	struct finding *f;

	if (w->year_starts.at)
		out->calendar.year_starts = (int)w->year_starts.v;
	if (w->named_by.at)
		out->calendar.named_by_end = w->named_by.v == 1;
	if (w->review.at)
		out->calendar.review = (enum period_kind)w->review.v;
	if (w->closing.at)
		out->calendar.closing = (int)w->closing.v;
	if (!w->timezone.at || !zone_parse(&out->zone, w->timezone.s, &e))
		return;
	f = decode_say(d, d->rule, w->timezone.at, "timezone: %s", e.text);
	if (e.hint[0])
		finding_help(d->findings, f, "%s", e.hint);
}

/* A level that has methods of its own is one of the levels. */
static void check_levels(struct decoder *d, const struct config *c)
{
	size_t i, k;

	for (i = 0; i < c->n_methods; i++) {
		struct slice level = c->methods[i].level;
		struct near near = near_to(level);
		struct finding *f;

		for (k = 0; k < c->levels.n; k++) {
			if (slice_eq(level, c->levels.v[k].s))
				break;
			near_offer(&near, c->levels.v[k].s);
		}
		if (!level.len || k < c->levels.n)
			continue;
		f = decode_say_key(d, d->rule, c->methods[i].methods.at,
				   "\"%.*s\" is none of the levels",
				   SL(decode_quote(d, level)));
		if (near.best.ptr)
			finding_help(d->findings, f, "did you mean %.*s?",
				     SL(near.best));
	}
}

static void take(struct decoder *d, struct config *out, const struct written *w)
{
	if (w->version.at && (int)w->version.v != VERSION) {
		struct finding *f = decode_say(
			d, d->rule, w->version.at,
			"this git-plan reads version %d of the configuration, "
			"not %d",
			VERSION, (int)w->version.v);

		finding_help(d->findings, f,
			     "install a newer git-plan, or write version: %d",
			     VERSION);
	}
	take_path(d, &out->plans, &w->plans);
	take_path(d, &out->people, &w->people);
	out->people_at = w->people.at;
	take_path(d, &out->baseline, &w->baseline);
	if (out->baseline.len)
		out->baseline_at = w->baseline.at;
	if (w->branch.at)
		out->branch = w->branch.s;
	take_calendar(d, out, w);
	if (w->language.at)
		out->language = w->language.s;
	if (w->levels.at)
		out->levels = w->levels;
	if (w->n_methods) {
		out->methods = w->methods;
		out->n_methods = w->n_methods;
	}
	check_levels(d, out);
	out->rules = w->rules;
	out->n_rules = w->n_rules;
	if (w->report_people.at)
		out->report_people = (enum people_in_report)w->report_people.v;
}

/* The language is asked for first: what follows is said in it. */
static void speak(struct findings *fs, const struct node *root)
{
	const struct node *language = node_get(root, SLICE("language"));

	if (language && language->kind == NODE_SCALAR && !fs->chosen)
		fs->words = catalogue_of(language->text);
}

void config_decode(struct config *out, struct arena *a, struct slice bytes,
		   struct findings *fs)
{
	struct written w = {.n_rules = 0};
	const struct node *root;
	struct decoder d = {
		.arena = a,
		.findings = fs,
		.table = config_fields,
		.rule = "config-invalid",
		.file = SLICE(CONFIG_FILE),
		.whole = N_("the configuration"),
	};

	config_default(out, a);
	out->found = true;
	root = decode_file(&d, &out->tree, bytes);
	if (!root)
		return;
	speak(fs, root);
	decode_map(&d, NULL, root, &w);
	take(&d, out, &w);
	decode_end(&d);
}
