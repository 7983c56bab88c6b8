/* Findings as SARIF 2.1.0, which code scanning services and editors read. */
#include "base/version.h"
#include "render/json_tree.h"
#include "render/lint.h"
#include "report/lint_fingerprint.h"

/* The top of the repository, wherever the reader has it. */
#define ROOT "%SRCROOT%"

static const char *sarif_level(const char *level)
{
	return !strcmp(level, level_name(LEVEL_INFO)) ? "note" : level;
}

static struct json_object *message_of(struct slice text)
{
	struct json_object *o = json_new_map();

	json_put(o, "text", json_text(text));
	return o;
}

/* True for a byte that a path in a URI holds as it is. */
static bool is_plain(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
	       (ch >= '0' && ch <= '9') || (ch && strchr("-._~/", ch));
}

static struct json_object *uri_of(struct slice path)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	struct json_object *o;
	size_t i;

	for (i = 0; i < path.len; i++)
		if (is_plain(path.ptr[i]))
			buf_add_char(&b, path.ptr[i]);
		else
			buf_printf(&b, "%%%02X", (unsigned char)path.ptr[i]);
	o = json_text(buf_slice(&b));
	buf_release(&b);
	return o;
}

static struct json_object *artifact(struct slice path)
{
	struct json_object *o = json_new_map();

	json_put(o, "uri", uri_of(path));
	json_put(o, "uriBaseId", json_word(ROOT));
	return o;
}

static struct json_object *physical(struct slice path, const struct span *at)
{
	struct json_object *o = json_new_map(), *region;

	json_put(o, "artifactLocation", artifact(path));
	if (!at->line)
		return o;
	region = json_new_map();
	json_put(region, "startLine", json_count(at->line));
	json_put(region, "startColumn", json_count(at->col));
	json_put(region, "endLine", json_count(at->end_line));
	json_put(region, "endColumn", json_count(at->end_col));
	json_put(o, "region", region);
	return o;
}

/* The plan and the item, by the name that other plans call it. */
static struct json_object *logical(const struct lint_row *row)
{
	struct json_object *list = json_new_list(), *o = json_new_map();
	struct arena a = ARENA_INIT;
	const struct slice parts[] = {
		row->plan, row->item.len ? SLICE(".") : SLICE_NONE, row->item};

	json_put(o, "fullyQualifiedName",
		 json_text(arena_concat(&a, parts, ARRAY_LEN(parts))));
	json_push(list, o);
	arena_release(&a);
	return list;
}

static struct json_object *locations(const struct lint_row *row)
{
	struct json_object *list = json_new_list(), *o = json_new_map();

	json_put(o, "physicalLocation", physical(row->file, &row->finding->at));
	if (row->plan.len)
		json_put(o, "logicalLocations", logical(row));
	json_push(list, o);
	return list;
}

static struct json_object *related(const struct finding *f)
{
	struct json_object *list = json_new_list(), *o;
	size_t i;

	for (i = 0; i < f->n_related; i++) {
		const struct related *also = &f->related[i];

		o = json_new_map();
		json_put(o, "id", json_count(i + 1));
		json_put(o, "physicalLocation",
			 physical(also->file, &also->at));
		json_put(o, "message", message_of(also->message));
		json_push(list, o);
	}
	return list;
}

static struct json_object *replacement(const struct edit *edit)
{
	struct json_object *o = json_new_map(), *region = json_new_map();

	json_put(region, "byteOffset", json_count(edit->begin));
	json_put(region, "byteLength", json_count(edit->end - edit->begin));
	json_put(o, "deletedRegion", region);
	if (edit->text.len)
		json_put(o, "insertedContent", message_of(edit->text));
	return o;
}

static struct json_object *fixes(const struct lint_row *row)
{
	const struct finding *f = row->finding;
	struct json_object *list = json_new_list(), *fix = json_new_map();
	struct json_object *changes = json_new_list(), *change = json_new_map();
	struct json_object *edits = json_new_list();
	size_t i;

	for (i = 0; i < f->n_edits; i++)
		json_push(edits, replacement(&f->edits[i]));
	json_put(change, "artifactLocation", artifact(row->file));
	json_put(change, "replacements", edits);
	json_push(changes, change);
	json_put(fix, "description",
		 message_of(row->help.len ? row->help : row->message));
	json_put(fix, "artifactChanges", changes);
	json_push(list, fix);
	return list;
}

/* An empty list says that nothing silences the finding. */
static struct json_object *suppressions(const struct lint_row *row)
{
	struct json_object *list = json_new_list(), *o;

	if (row->suppressed || row->baseline) {
		o = json_new_map();
		json_put(o, "kind",
			 json_word(row->suppressed ? "inSource" : "external"));
		json_push(list, o);
	}
	return list;
}

/* What is wrong, and on the next lines what to write instead. */
static struct json_object *text_of(const struct lint_row *row)
{
	struct arena a = ARENA_INIT;
	const struct slice parts[] = {row->message,
				      row->help.len ? SLICE("\n") : SLICE_NONE,
				      row->help};
	struct json_object *o =
		message_of(arena_concat(&a, parts, ARRAY_LEN(parts)));

	arena_release(&a);
	return o;
}

/* The rule's place in the list of the tool; n where it is not there. */
static size_t rule_index(const struct lint_report *r, const char *id)
{
	const struct rule_row *rules = r->rules.v;
	size_t i;

	for (i = 0; i < r->rules.n; i++)
		if (slice_is(rules[i].id, id))
			break;
	return i;
}

static struct json_object *result_of(const struct lint_report *r,
				     const struct lint_row *row,
				     struct slice fingerprint)
{
	struct json_object *o = json_new_map(), *prints = json_new_map();
	size_t index = rule_index(r, row->rule);

	json_put(o, "ruleId", json_word(row->rule));
	if (index < r->rules.n)
		json_put(o, "ruleIndex", json_count(index));
	json_put(o, "level", json_word(sarif_level(row->level)));
	json_put(o, "message", text_of(row));
	json_put(o, "locations", locations(row));
	if (row->finding->n_related)
		json_put(o, "relatedLocations", related(row->finding));
	json_put(prints, "gitPlanFinding/v1", json_text(fingerprint));
	json_put(o, "partialFingerprints", prints);
	if (row->finding->n_edits)
		json_put(o, "fixes", fixes(row));
	json_put(o, "suppressions", suppressions(row));
	return o;
}

static struct json_object *rule_of(const struct rule_row *rule)
{
	struct json_object *o = json_new_map(), *by_default = json_new_map();
	struct arena a = ARENA_INIT;

	json_put(o, "id", json_text(rule->id));
	json_put(o, "shortDescription", message_of(rule->summary));
	json_put(o, "fullDescription", message_of(rule->why));
	json_put(o, "help",
		 message_of(arena_printf(
			 &a,
			 "`git plan explain %.*s` shows a plan that breaks "
			 "this rule and one that does not.",
			 SL(rule->id))));
	json_put(by_default, "level", json_word(sarif_level(rule->level)));
	json_put(o, "defaultConfiguration", by_default);
	arena_release(&a);
	return o;
}

static struct json_object *tool_of(const struct lint_report *r)
{
	struct json_object *o = json_new_map(), *driver = json_new_map();
	struct json_object *list = json_new_list();
	const struct rule_row *rules = r->rules.v;
	size_t i;

	for (i = 0; i < r->rules.n; i++)
		json_push(list, rule_of(&rules[i]));
	json_put(driver, "name", json_word("git-plan"));
	json_put(driver, "semanticVersion", json_word(GIT_PLAN_VERSION));
	json_put(driver, "rules", list);
	json_put(o, "driver", driver);
	return o;
}

static struct json_object *bases(void)
{
	struct json_object *o = json_new_map(), *root = json_new_map();

	json_put(root, "description",
		 message_of(SLICE("The top of the repository.")));
	json_put(o, ROOT, root);
	return o;
}

static void run_of(struct json_flow *w, const struct lint_report *r)
{
	const struct lint_row *rows = r->findings.v;
	struct arena a = ARENA_INIT;
	struct slice *prints = lint_fingerprints(&a, r);
	size_t i;

	json_flow_open(w, NULL, '{');
	json_flow_put(w, "tool", tool_of(r));
	json_flow_put(w, "originalUriBaseIds", bases());
	json_flow_put(w, "columnKind", json_word("unicodeCodePoints"));
	json_flow_open(w, "results", '[');
	for (i = 0; i < r->findings.n; i++)
		json_flow_put(w, NULL, result_of(r, &rows[i], prints[i]));
	json_flow_close(w, ']');
	json_flow_close(w, '}');
	arena_release(&a);
}

void render_lint_sarif(struct out *o, const struct lint_report *r,
		       const struct text_style *style)
{
	struct json_flow w = {.o = o};

	(void)style;
	json_flow_open(&w, NULL, '{');
	json_flow_put(&w, "$schema",
		      json_word("https://docs.oasis-open.org/sarif/sarif/"
				"v2.1.0/errata01/os/schemas/"
				"sarif-schema-2.1.0.json"));
	json_flow_put(&w, "version", json_word("2.1.0"));
	json_flow_open(&w, "runs", '[');
	run_of(&w, r);
	json_flow_close(&w, ']');
	json_flow_close(&w, '}');
}
