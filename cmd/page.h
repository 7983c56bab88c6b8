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
#include "plan/method.h"

struct page {
	struct slice id, title, owner; /* title.ptr NULL: made from the id */
	struct slice level, supports;  /* ptr NULL: left out */
	struct slice sponsor;	       /* ptr NULL: not known */
	const struct method *method;
	const struct catalogue *words; /* its language; NULL: English */
	struct period period;
	int32_t today;
};

/*
 * Method and language: those that are named (NULL: none is), else the first
 * method in force for the page's level and the repository's language.
 */
int page_kind(struct page *p, const struct config *config, const char *method,
	      const char *language, struct err *e);
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
