/* From findings and rules to records. */
#include "report/lint_report.h"

#include "check/check.h"
#include "plan/method.h"

static struct lint_place *places(struct arena *a, const struct finding *f)
{
	struct lint_place *v = arena_array(a, f->n_related, sizeof(*v));
	size_t i;

	for (i = 0; i < f->n_related; i++)
		v[i] = (struct lint_place){.file = f->related[i].file,
					   .line = f->related[i].at.line,
					   .column = f->related[i].at.col,
					   .message = f->related[i].message};
	return v;
}

static const struct lint_fix *fix_of(struct arena *a, const struct finding *f)
{
	struct lint_fix *fix;

	if (!f->n_edits)
		return NULL;
	fix = arena_alloc(a, sizeof(*fix));
	*fix = (struct lint_fix){.safe = true, .edits = {f->edits, f->n_edits}};
	return fix;
}

static struct lint_row row_of(struct arena *a, const struct finding *f)
{
	return (struct lint_row){
		.rule = f->rule,
		.level = level_name(f->level),
		.file = f->file,
		.line = f->at.line,
		.column = f->at.col,
		.end_line = f->at.end_line,
		.end_column = f->at.end_col,
		.plan = f->plan,
		.item = f->item,
		.field = f->field,
		.message = f->message,
		.help = f->help,
		.suppressed = f->suppressed,
		.baseline = f->baseline,
		.related = {places(a, f), f->n_related},
		.fix = fix_of(a, f),
		.finding = f,
	};
}

static void count(struct lint_summary *sum, const struct finding *f)
{
	sum->suppressed += f->suppressed;
	sum->baseline += f->baseline;
	if (finding_silent(f))
		return;
	sum->errors += f->level == LEVEL_ERROR;
	sum->warnings += f->level == LEVEL_WARNING;
	sum->info += f->level == LEVEL_INFO;
}

static struct slice snapshot_name(struct arena *a, const struct snapshot *s)
{
	char hex[OID_HEX_MAX];

	switch (s->kind) {
	case SOURCE_COMMIT:
		return arena_copy(a, slice_of(oid_hex(hex, &s->commit)));
	case SOURCE_INDEX:
		return SLICE("index");
	case SOURCE_WORKTREE:
	case SOURCE_DIRECTORY:
	case SOURCE_MEMORY:
		break;
	}
	return SLICE("worktree");
}

static void put_source(struct lint_report *out, struct arena *a,
		       struct slice file, struct slice bytes)
{
	struct slice *copy;

	if (!bytes.ptr)
		return;
	copy = arena_alloc(a, sizeof(*copy));
	*copy = bytes;
	map_put(&out->sources, file, copy);
}

/* Only of the files that findings speak of. */
static void gather_sources(struct lint_report *out, struct arena *a,
			   const struct snapshot *s, const struct findings *fs)
{
	struct map named = map_in(a);
	const struct finding *last = NULL;
	size_t i, j;

	for (i = 0; i < fs->n; i++) {
		map_put(&named, fs->v[i].file, &fs->v[i]);
		for (j = 0; j < fs->v[i].n_related; j++)
			map_put(&named, fs->v[i].related[j].file, &fs->v[i]);
		if (finding_silent(&fs->v[i]))
			continue;
		out->summary.touched +=
			!last || !slice_eq(fs->v[i].file, last->file);
		last = &fs->v[i];
	}
	for (i = 0; i < s->n_files; i++)
		if (map_get(&named, s->files[i].path))
			put_source(out, a, s->files[i].path, s->files[i].bytes);
	for (i = 0; i < s->n_strays; i++)
		put_source(out, a, s->strays[i].path, s->strays[i].bytes);
	put_source(out, a, SLICE(CONFIG_FILE), s->config_bytes);
	put_source(out, a, s->people.file, s->people_bytes);
	put_source(out, a, s->config.baseline, s->baseline_bytes);
}

static void gather_rules(struct lint_report *out, struct arena *a,
			 const struct findings *fs)
{
	struct map broken = map_in(a);
	struct rules_report report;
	const struct rule *const *all;
	const struct rule **some;
	size_t n, n_some = 0, i;

	for (i = 0; i < fs->n; i++)
		map_put(&broken, slice_of(fs->v[i].rule), &fs->v[i]);
	all = rules_all(&n);
	some = arena_array(a, n, sizeof(const struct rule *));
	for (i = 0; i < n; i++)
		if (map_get(&broken, slice_of(all[i]->id)))
			some[n_some++] = all[i];
	if (!n_some)
		return;
	rules_report_make(&report, a, some, n_some);
	out->rules = report.rules;
}

void lint_report_make(struct lint_report *out, struct arena *a,
		      const struct snapshot *s, const struct findings *fs,
		      const struct oid *base)
{
	struct lint_row *rows = arena_array(a, fs->n, sizeof(*rows));
	char hex[OID_HEX_MAX];
	size_t i;

	*out = (struct lint_report){
		.snapshot = snapshot_name(a, s),
		.findings = {rows, fs->n},
		.summary = {.files = s->n_files, .plans = s->n_plans},
		.sources = map_in(a),
		.words = fs->words,
	};
	if (base && !oid_is_none(base))
		out->base = arena_copy(a, slice_of(oid_hex(hex, base)));
	for (i = 0; i < fs->n; i++) {
		rows[i] = row_of(a, &fs->v[i]);
		count(&out->summary, &fs->v[i]);
	}
	gather_sources(out, a, s, fs);
	gather_rules(out, a, fs);
}

struct slice lint_source(const struct lint_report *r, struct slice file)
{
	const struct slice *bytes = map_get(&r->sources, file);

	return bytes ? *bytes : SLICE_NONE;
}

/* --- explain --- */

static struct rec_list parameters(struct arena *a, const struct rule *r)
{
	struct rec_entry *v = arena_array(a, MAX_PARAMS, sizeof(*v));
	struct rec_value *words;
	size_t n, k;

	for (n = 0; n < MAX_PARAMS && r->params[n].name; n++) {
		const struct param *p = &r->params[n];

		v[n].key = slice_of(p->name);
		if (p->type != PARAM_WORDS) {
			v[n].value = (struct rec_value){
				.kind = p->type == PARAM_BOOL ? VALUE_BOOL
							      : VALUE_NUMBER,
				.text = param_text(a, p)};
			continue;
		}
		for (k = 0; p->words[k]; k++)
			;
		words = arena_array(a, k, sizeof(*words));
		v[n].value = (struct rec_value){
			.kind = VALUE_LIST, .items = words, .n = k};
		for (k = 0; p->words[k]; k++)
			words[k] = (struct rec_value){
				.kind = VALUE_TEXT,
				.text = slice_of(p->words[k])};
	}
	return (struct rec_list){v, n};
}

/* At most one; a rule that holds whatever the method has none. */
static struct rec_list methods_of(struct arena *a, const struct rule *r)
{
	const struct method *m = method_of_rule(r->id);
	const char **names = arena_array(a, 1, sizeof(*names));

	if (m)
		names[0] = m->name;
	return (struct rec_list){names, m != NULL};
}

void rules_report_make(struct rules_report *out, struct arena *a,
		       const struct rule *const *rules, size_t n)
{
	struct rule_row *rows;
	size_t i;

	if (!n)
		rules = rules_all(&n);
	rows = arena_array(a, n, sizeof(*rows));
	for (i = 0; i < n; i++)
		rows[i] = (struct rule_row){
			.id = slice_of(rules[i]->id),
			.level = level_name(rules[i]->level),
			.kind = rules[i]->group == GROUP_CHANGES ? "change"
								 : "state",
			.group = rules[i]->group,
			.methods = methods_of(a, rules[i]),
			.summary = slice_of(rules[i]->summary),
			.why = slice_of(rules[i]->why),
			.parameters = parameters(a, rules[i]),
		};
	out->rules = (struct rec_list){rows, n};
}

/* --- the tables --- */

#define AT(type, member) .at = offsetof(struct type, member)

static const char *const level_words[] = {"error", "warning", "info", NULL};
static const char *const kind_words[] = {"state", "change", NULL};

static const struct rec_field place_fields[] = {
	{.name = "file", .type = REC_TEXT, AT(lint_place, file)},
	{.name = "line", .type = REC_COUNT, AT(lint_place, line)},
	{.name = "column", .type = REC_COUNT, AT(lint_place, column)},
	{.name = "message", .type = REC_TEXT, AT(lint_place, message)},
	REC_END,
};

static const struct rec_field edit_fields[] = {
	{.name = "begin",
	 .type = REC_COUNT,
	 AT(edit, begin),
	 .help = "byte offset in the file"},
	{.name = "end",
	 .type = REC_COUNT,
	 AT(edit, end),
	 .help = "byte offset just behind what is replaced"},
	{.name = "text", .type = REC_TEXT, AT(edit, text)},
	REC_END,
};

static const struct rec_field fix_fields[] = {
	{.name = "safe",
	 .type = REC_BOOL,
	 AT(lint_fix, safe),
	 .help = "changes nothing but what the finding is about"},
	{.name = "edits",
	 .type = REC_LIST,
	 AT(lint_fix, edits),
	 .sub = edit_fields,
	 .sub_size = sizeof(struct edit)},
	REC_END,
};

static const struct rec_field row_fields[] = {
	{.name = "rule", .type = REC_WORD, AT(lint_row, rule)},
	{.name = "level",
	 .type = REC_WORD,
	 AT(lint_row, level),
	 .words = level_words},
	{.name = "file", .type = REC_TEXT, AT(lint_row, file)},
	{.name = "line",
	 .type = REC_COUNT,
	 AT(lint_row, line),
	 .help = "from 1; 0 where the finding is about the file as a whole"},
	{.name = "column",
	 .type = REC_COUNT,
	 AT(lint_row, column),
	 .help = "from 1, in code points"},
	{.name = "end_line", .type = REC_COUNT, AT(lint_row, end_line)},
	{.name = "end_column",
	 .type = REC_COUNT,
	 AT(lint_row, end_column),
	 .help = "just behind the last one"},
	{.name = "plan", .type = REC_TEXT, AT(lint_row, plan)},
	{.name = "item",
	 .type = REC_TEXT,
	 AT(lint_row, item),
	 .help = "such as actions.lead-follow-up"},
	{.name = "field", .type = REC_TEXT, AT(lint_row, field)},
	{.name = "message", .type = REC_TEXT, AT(lint_row, message)},
	{.name = "help",
	 .type = REC_TEXT,
	 AT(lint_row, help),
	 .help = "what to write instead"},
	{.name = "suppressed", .type = REC_BOOL, AT(lint_row, suppressed)},
	{.name = "baseline", .type = REC_BOOL, AT(lint_row, baseline)},
	{.name = "related",
	 .type = REC_LIST,
	 AT(lint_row, related),
	 .sub = place_fields,
	 .sub_size = sizeof(struct lint_place)},
	{.name = "fix",
	 .type = REC_MAYBE,
	 AT(lint_row, fix),
	 .sub = fix_fields,
	 .sub_size = sizeof(struct lint_fix)},
	REC_END,
};

static const struct rec_field summary_fields[] = {
	{.name = "files", .type = REC_COUNT, AT(lint_summary, files)},
	{.name = "plans", .type = REC_COUNT, AT(lint_summary, plans)},
	{.name = "errors", .type = REC_COUNT, AT(lint_summary, errors)},
	{.name = "warnings", .type = REC_COUNT, AT(lint_summary, warnings)},
	{.name = "info", .type = REC_COUNT, AT(lint_summary, info)},
	{.name = "suppressed", .type = REC_COUNT, AT(lint_summary, suppressed)},
	{.name = "baseline", .type = REC_COUNT, AT(lint_summary, baseline)},
	REC_END,
};

const struct rec_field lint_report_fields[] = {
	{.name = "snapshot",
	 .type = REC_TEXT,
	 AT(lint_report, snapshot),
	 .help = "worktree, index, or the id of a commit"},
	{.name = "base",
	 .type = REC_TEXT,
	 AT(lint_report, base),
	 .help = "the commit that changes are judged against"},
	{.name = "findings",
	 .type = REC_LIST,
	 AT(lint_report, findings),
	 .sub = row_fields,
	 .sub_size = sizeof(struct lint_row),
	 .help = "by file, line, column and rule"},
	{.name = "summary",
	 .type = REC_RECORD,
	 AT(lint_report, summary),
	 .sub = summary_fields,
	 .sub_size = sizeof(struct lint_summary)},
	REC_END,
};

static const struct rec_field rule_fields[] = {
	{.name = "id", .type = REC_TEXT, AT(rule_row, id)},
	{.name = "level",
	 .type = REC_WORD,
	 AT(rule_row, level),
	 .words = level_words,
	 .help = "where the configuration says nothing"},
	{.name = "group", .type = REC_COUNT, AT(rule_row, group)},
	{.name = "kind",
	 .type = REC_WORD,
	 AT(rule_row, kind),
	 .words = kind_words,
	 .help = "whether it looks at one snapshot or at two"},
	{.name = "methods",
	 .type = REC_WORDS,
	 AT(rule_row, methods),
	 .help = "those it belongs to; none: it holds for every plan"},
	{.name = "summary", .type = REC_TEXT, AT(rule_row, summary)},
	{.name = "why", .type = REC_TEXT, AT(rule_row, why)},
	{.name = "parameters",
	 .type = REC_MAP,
	 AT(rule_row, parameters),
	 .help = "with their defaults"},
	REC_END,
};

const struct rec_field rules_report_fields[] = {
	{.name = "rules",
	 .type = REC_LIST,
	 AT(rules_report, rules),
	 .sub = rule_fields,
	 .sub_size = sizeof(struct rule_row),
	 .help = "by group, in a fixed order"},
	REC_END,
};
