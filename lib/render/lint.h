/*
 * lint - findings for people and for editors
 *
 * full shows each finding with its source line and a mark under the exact
 * columns; concise is a line each, `path:line:col: level rule: message`. All
 * text from files passes the terminal's escape.
 *
 * Source     DESIGN section 5.
 */
#ifndef RENDER_LINT_H
#define RENDER_LINT_H

#include "render/render.h"
#include "report/lint_report.h"

void render_lint_full(struct out *o, const struct lint_report *r,
		      const struct text_style *style);
void render_lint_concise(struct out *o, const struct lint_report *r);
/* "2 errors, 1 warning in 3 files; 12 checked", without a line end. */
void render_lint_summary(struct out *o, const struct lint_summary *sum);
/*
 * A path as git shows it: as it is, or in quotes with \n, \t, \" and octal
 * numbers where it holds controls, quotes or bytes that are not UTF-8.
 */
void out_path(struct out *o, struct slice path);

#endif
