/*
 * Findings as JUnit XML, for servers that show test results: a suite for each
 * file, a case for each finding. Errors fail; warnings and advice count as
 * skipped, so that the page is red exactly when lint's exit status says so.
 */
#include "base/utf8.h"
#include "render/lint.h"

/* What XML writes otherwise inside the quotes of an attribute. */
static const struct {
	char ch;
	const char *text;
} entities[] = {
	{'&', "&amp;"}, {'<', "&lt;"},	 {'>', "&gt;"},	  {'"', "&quot;"},
	{'\t', "&#9;"}, {'\n', "&#10;"}, {'\r', "&#13;"},
};

static const char *entity_of(uint32_t c)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(entities); i++)
		if (c == (unsigned char)entities[i].ch)
			return entities[i].text;
	return NULL;
}

/*
 * XML 1.0 cannot hold most controls, nor U+FFFE and U+FFFF, in any way; those
 * and what nobody sees are named, as on a terminal.
 */
static void write_xml(struct out *o, struct slice s)
{
	size_t i, len, kept = 0;

	for (i = 0; i < s.len; i += len) {
		uint32_t c = utf8_at(s, i, &len);
		const char *entity = entity_of(c);
		bool broken = c == 0xfffd && len == 1;
		bool named = utf8_is_hidden(c) || (c & 0xfffe) == 0xfffe;

		if (!entity && !broken && !named)
			continue;
		out_write(o, slice_sub(s, kept, i));
		kept = i + len;
		if (entity)
			out_write(o, slice_of(entity));
		else if (broken)
			out_lit(o, "\xef\xbf\xbd");
		else
			out_printf(o, "&lt;U+%04X&gt;", (unsigned)c);
	}
	out_write(o, slice_sub(s, kept, s.len));
}

/* ` NAME="TEXT"` */
static void attribute(struct out *o, const char *name, struct slice s)
{
	out_printf(o, " %s=\"", name);
	write_xml(o, s);
	out_lit(o, "\"");
}

/* What counts, and what became of it. */
struct sum {
	size_t tests, failures, skipped;
};

/* Without a case servers take the report for a run that was not made. */
static const struct sum clean = {.tests = 1};

static struct sum sum_of(const struct lint_row *rows, size_t n)
{
	struct sum sum = {0, 0, 0};
	size_t i;

	for (i = 0; i < n; i++) {
		if (finding_silent(rows[i].finding))
			continue;
		sum.tests++;
		if (rows[i].finding->level == LEVEL_ERROR)
			sum.failures++;
		else
			sum.skipped++;
	}
	return sum;
}

static void sums(struct out *o, struct sum sum)
{
	out_printf(o,
		   " tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
		   "skipped=\"%zu\">\n",
		   sum.tests, sum.failures, sum.skipped);
}

static void open_suite(struct out *o, struct slice name, struct sum sum)
{
	out_lit(o, "  <testsuite");
	attribute(o, "name", name);
	sums(o, sum);
}

/* Where it is, what to write instead; the message is an attribute. */
static void details(struct out *o, const struct lint_row *row)
{
	write_xml(o, row->file);
	if (row->line)
		out_printf(o, ":%zu:%zu", row->line, row->column);
	out_lit(o, ": ");
	write_xml(o, row->message);
	if (row->help.len) {
		out_lit(o, "\n");
		write_xml(o, row->help);
	}
}

/* Named after the rule and what it is about: lines would change its name. */
static void write_case(struct out *o, const struct lint_row *row)
{
	struct arena a = ARENA_INIT;
	const struct slice name[] = {
		slice_of(row->rule), row->item.len ? SLICE(": ") : SLICE_NONE,
		row->item,	     row->field.len ? SLICE(" ") : SLICE_NONE,
		row->field,
	};

	out_lit(o, "    <testcase");
	attribute(o, "name", arena_concat(&a, name, ARRAY_LEN(name)));
	attribute(o, "classname", row->plan.len ? row->plan : row->file);
	attribute(o, "file", row->file);
	if (row->line)
		out_printf(o, " line=\"%zu\"", row->line);
	out_lit(o, ">\n      ");
	if (row->finding->level == LEVEL_ERROR) {
		out_lit(o, "<failure");
		attribute(o, "message", row->message);
		attribute(o, "type", slice_of(row->level));
		out_lit(o, ">");
		details(o, row);
		out_lit(o, "</failure>");
	} else {
		out_lit(o, "<skipped");
		attribute(o, "message",
			  arena_printf(&a, "%s: %.*s", row->level,
				       SL(row->message)));
		out_lit(o, "/>\n      <system-out>");
		details(o, row);
		out_lit(o, "</system-out>");
	}
	out_lit(o, "\n    </testcase>\n");
	arena_release(&a);
}

static void write_suite(struct out *o, const struct lint_row *rows, size_t n)
{
	struct sum sum = sum_of(rows, n);
	size_t i;

	if (!sum.tests)
		return;
	open_suite(o, rows[0].file, sum);
	for (i = 0; i < n; i++)
		if (!finding_silent(rows[i].finding))
			write_case(o, &rows[i]);
	out_lit(o, "  </testsuite>\n");
}

static void write_clean(struct out *o)
{
	open_suite(o, SLICE("git plan lint"), clean);
	out_lit(o, "    <testcase name=\"nothing to mend\" "
		   "classname=\"git plan lint\"/>\n  </testsuite>\n");
}

void render_lint_junit(struct out *o, const struct lint_report *r,
		       const struct text_style *style)
{
	const struct lint_row *rows = r->findings.v;
	struct sum sum = sum_of(rows, r->findings.n);
	size_t i, n;

	(void)style;
	out_lit(o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "
		   "name=\"git plan lint\"");
	sums(o, sum.tests ? sum : clean);
	for (i = 0; i < r->findings.n; i += n) {
		for (n = 1; i + n < r->findings.n; n++)
			if (!slice_eq(rows[i + n].file, rows[i].file))
				break;
		write_suite(o, &rows[i], n);
	}
	if (!sum.tests)
		write_clean(o);
	out_lit(o, "</testsuites>\n");
}
