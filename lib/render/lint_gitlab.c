/* Findings as GitLab's Code Quality report: what a merge request shows. */
#include "render/json_tree.h"
#include "render/lint.h"
#include "report/lint_fingerprint.h"

static const char *severity_of(enum level level)
{
	static const char *const names[] = {
		[LEVEL_NONE] = "info",
		[LEVEL_INFO] = "info",
		[LEVEL_WARNING] = "minor",
		[LEVEL_ERROR] = "major",
	};

	return names[level];
}

static struct json_object *location_of(const struct lint_row *row)
{
	struct json_object *o = json_new_map(), *lines = json_new_map();

	/* a file as a whole is shown at its first line */
	json_put(lines, "begin", json_count(row->line ? row->line : 1));
	if (row->end_line > row->line)
		json_put(lines, "end", json_count(row->end_line));
	json_put(o, "path", json_text(row->file));
	json_put(o, "lines", lines);
	return o;
}

void render_lint_gitlab(struct out *o, const struct lint_report *r,
			const struct text_style *style)
{
	struct json_flow w = {.o = o};
	struct json_object *issue;
	const struct lint_row *rows = r->findings.v;
	struct arena a = ARENA_INIT;
	struct slice *prints = lint_fingerprints(&a, r);
	size_t i;

	(void)style;
	json_flow_open(&w, NULL, '[');
	for (i = 0; i < r->findings.n; i++) {
		if (finding_silent(rows[i].finding))
			continue;
		issue = json_new_map();
		json_put(issue, "description", json_text(rows[i].message));
		json_put(issue, "check_name", json_word(rows[i].rule));
		json_put(issue, "fingerprint", json_text(prints[i]));
		json_put(issue, "severity",
			 json_word(severity_of(rows[i].finding->level)));
		json_put(issue, "location", location_of(&rows[i]));
		json_flow_put(&w, NULL, issue);
	}
	json_flow_close(&w, ']');
	arena_release(&a);
}
