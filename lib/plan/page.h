/*
 * page - a plan as it is printed, to see whether it fits a page
 *
 * A field of the plan is a paragraph; a map or list of them has a blank line,
 * its name and a paragraph for each entry, all of the entry's fields in a row.
 * A paragraph is broken at blanks where the line is full, its further lines
 * set in by four. Actuals, scorecard, notes and comments are not printed, nor
 * is what lies too deep to be a fact of the plan.
 *
 * Owns       all is in the arena given.
 * Units      width: terminal cells.
 */
#ifndef PLAN_PAGE_H
#define PLAN_PAGE_H

#include "plan/plan.h"

/* Lines end with LF. A width below 20 is taken for 20. */
struct slice plan_page_text(struct arena *a, const struct plan *p,
			    size_t width);
size_t plan_page_lines(const struct plan *p, size_t width);

#endif
