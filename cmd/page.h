/*
 * page - a new plan on one page, filled in as far as can be known
 *
 * The result is a draft that lints clean: its owner is known, its days lie in
 * its period and are working days; what is left to write is marked.
 *
 * Units      days as in day.h.
 * Source     RULES.md, "A template is complete YAML".
 */
#ifndef CMD_PAGE_H
#define CMD_PAGE_H

#include "plan/config.h"

struct page {
	struct slice id, title, owner; /* title.ptr NULL: made from the id */
	struct slice level, supports;  /* ptr NULL: left out */
	struct period period;
	int32_t today;
};

/*
 * The review period to plan for: the running one while it is young, else the
 * next. (A draft whose period has long begun is a finding: plan-overdue.)
 */
struct period page_period(const struct calendar *cal, int32_t today);
struct slice page_text(struct arena *a, const struct page *p,
		       const struct people *people);
/*
 * Where the plan belongs by the pattern of the configuration: the id in place
 * of the first star of a name, without folders for `**`. SLICE_NONE where the
 * pattern leaves no such path.
 */
struct slice page_path(struct arena *a, struct slice pattern, struct slice id);

#endif
