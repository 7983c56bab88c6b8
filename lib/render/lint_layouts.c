/* The layouts of lint, a row each. */
#include "render/lint.h"

static void write_json(struct out *o, const struct lint_report *r,
		       const struct text_style *style)
{
	(void)style;
	render_json(o, "lint", lint_report_fields, r);
}

static void write_schema(struct out *o, const struct lint_report *r,
			 const struct text_style *style)
{
	(void)r;
	(void)style;
	render_json_schema(o, "lint", lint_report_fields);
}

const struct lint_layout lint_layouts[] = {
	{.name = "full",
	 .help = "the line, a mark and what to write instead",
	 .write = render_lint_full},
	{.name = "concise",
	 .help = "a line for each finding",
	 .write = render_lint_concise,
	 .sum_aside = true},
	{.name = "json", .help = "for programs", .write = write_json},
	{.name = "github",
	 .help = "marks on a pull request",
	 .write = render_lint_github,
	 .sum_aside = true},
	{.name = "gitlab",
	 .help = "GitLab's Code Quality report",
	 .write = render_lint_gitlab},
	{.name = "sarif",
	 .help = "for code scanning",
	 .write = render_lint_sarif},
	{.name = "junit",
	 .help = "as test results",
	 .write = render_lint_junit},
	{.name = "schema",
	 .help = "the JSON Schema of json",
	 .write = write_schema,
	 .needs_nothing = true},
	{.name = NULL},
};
