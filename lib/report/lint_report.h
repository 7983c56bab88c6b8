/*
 * lint_report - what lint has found, for people and for machines
 *
 * The rows of JSON.md "lint" and, for layouts that show source lines, the
 * bytes of the files. Renderers know these, neither plans nor rules.
 *
 * Owns       nothing: all lives in the arena given; texts and bytes are those
 *            of the snapshot, which must outlive the report.
 * Source     JSON.md "lint" and "explain"; layouts in DESIGN section 5.
 */
#ifndef REPORT_LINT_REPORT_H
#define REPORT_LINT_REPORT_H

#include "base/finding.h"
#include "base/map.h"
#include "report/record.h"

struct snapshot;
struct oid;
struct rule;

struct lint_place {
	struct slice file;
	size_t line, column; /* 0: no place in the file */
	struct slice message;
};

struct lint_fix {
	bool safe;
	struct rec_list edits; /* struct edit */
};

struct lint_row {
	const char *rule, *level;
	struct slice file;
	size_t line, column, end_line, end_column;
	struct slice plan, item, field, message, help;
	bool suppressed, baseline;
	struct rec_list related; /* struct lint_place */
	const struct lint_fix *fix;
	const struct finding *finding; /* for the layouts with source lines */
};

struct lint_summary {
	size_t files, plans, errors, warnings, info, suppressed, baseline;
	size_t touched; /* files with findings; not in JSON */
};

struct lint_report {
	struct slice snapshot, base;
	struct rec_list findings; /* struct lint_row */
	struct lint_summary summary;
	struct map sources; /* file -> struct slice of its bytes */
	/* struct rule_row of those that were broken; not in JSON */
	struct rec_list rules;
	const struct catalogue *words; /* of its messages; not in JSON */
};

/* base: of the snapshot compared with; none id or NULL: there is none. */
void lint_report_make(struct lint_report *out, struct arena *a,
		      const struct snapshot *s, const struct findings *fs,
		      const struct oid *base);
/* The bytes of a file; ptr NULL where they are not at hand. */
struct slice lint_source(const struct lint_report *r, struct slice file);

extern const struct rec_field lint_report_fields[];

/* The rules, for `explain`. */
struct rule_row {
	struct slice id;
	const char *level, *kind;
	size_t group;
	struct rec_list methods; /* const char *; empty: whatever the method */
	struct slice summary, why;
	struct rec_list parameters; /* struct rec_entry */
};

struct rules_report {
	struct rec_list rules; /* struct rule_row */
};

/* Of these rules, or of all of them where n is 0. */
void rules_report_make(struct rules_report *out, struct arena *a,
		       const struct rule *const *rules, size_t n);

extern const struct rec_field rules_report_fields[];

#endif
