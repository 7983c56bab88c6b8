/*
 * lint - findings for people, for editors and for forges
 *
 * full shows each finding with its source line and a mark under the exact
 * columns; concise is a line each, `path:line:col: level rule: message`. The
 * others are for programs: docs/lint-output.md says what each of them holds.
 * All text from files passes the escape of the layout. What is silenced by a
 * comment or the baseline is left out, but for json and sarif, which mark it.
 *
 * Source     DESIGN sections 5 and 9, JSON.md "lint".
 */
#ifndef RENDER_LINT_H
#define RENDER_LINT_H

#include "render/render.h"
#include "report/lint_report.h"

/* What --format can name. */
struct lint_layout {
	const char *name;
	const char *help; /* a few words for -h */
	void (*write)(struct out *o, const struct lint_report *r,
		      const struct text_style *style);
	bool sum_aside;	    /* the sum belongs on standard error */
	bool needs_nothing; /* no repository: the report is not looked at */
};

extern const struct lint_layout lint_layouts[]; /* ends with name NULL */

void render_lint_full(struct out *o, const struct lint_report *r,
		      const struct text_style *style);
void render_lint_concise(struct out *o, const struct lint_report *r,
			 const struct text_style *style);
void render_lint_github(struct out *o, const struct lint_report *r,
			const struct text_style *style);
void render_lint_gitlab(struct out *o, const struct lint_report *r,
			const struct text_style *style);
void render_lint_sarif(struct out *o, const struct lint_report *r,
		       const struct text_style *style);
void render_lint_junit(struct out *o, const struct lint_report *r,
		       const struct text_style *style);
/* "2 errors, 1 warning in 3 files; 12 checked", without a line end. */
void render_lint_summary(struct out *o, const struct lint_report *r);
/*
 * A path as git shows it: as it is, or in quotes with \n, \t, \" and octal
 * numbers where it holds controls, quotes or bytes that are not UTF-8.
 */
void out_path(struct out *o, struct slice path);

#endif
