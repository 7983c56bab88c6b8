/* The five methods. */
#include "plan/method.h"

#include <string.h>

#include "plan/config.h"

static const char *const one_page[] = {"page-long", "objective-missing",
				       "barrier-unanswered", NULL};
static const char *const success_factors[] = {"factor-count",
					      "factor-unmeasured",
					      "agreement-missing",
					      "agreement-stale",
					      "score-missing",
					      "rhythm-missing",
					      NULL};
static const char *const execution[] = {"question-open", "horizon-unbalanced",
					"share-missing",
					"operations-incomplete", NULL};
static const char *const start_at_the_end[] = {"outcome-incomplete",
					       "sponsor-missing", "means-short",
					       "loose-end", NULL};
static const char *const delegation[] = {"job-missing", "conditions-missing",
					 NULL};

const struct method methods[] = {
	{.name = "one-page",
	 .summary = "A plan is one page: the objective and why it matters, the "
		    "few numbers that show it, three to five actions with one "
		    "owner and one date each, and the levers to pull when it "
		    "does not work. Barriers to carrying it out are named and "
		    "answered.",
	 .source = "a leader's text on making strategy work, in French",
	 .template = "one-page.yaml",
	 .rules = one_page,
	 .report = "each plan as a page, its promises and levers, and the "
		   "slips counted by the barrier that caused them"},
	{.name = "success-factors",
	 .summary = "The team chooses two or three things it must do very "
		    "well, agrees on them, measures each every month and "
		    "person by person, and meets each quarter to learn. "
		    "Strategy and execution are scored from 1 to 10, side by "
		    "side.",
	 .source = "a sales leader's text on a process for execution, in "
		   "English",
	 .template = "success-factors.yaml",
	 .rules = success_factors,
	 .report = "percent to objective, strategy and execution over eight "
		   "periods with the gap between them; each factor's metrics "
		   "by month and person; what was learned, what to try, what "
		   "to improve"},
	{.name = "execution",
	 .summary = "People, strategy and operations are one: who carries the "
		    "plan out takes part in making it and owns a share. Ten "
		    "questions are answered first; assumptions, trade-offs and "
		    "contingency plans are written down.",
	 .source = "a marketing coach's reading of a book on execution, in "
		   "English",
	 .template = "execution.yaml",
	 .rules = execution,
	 .report = "questions without an answer or answered anew, assumptions "
		   "that moved, levers that fired and whether anyone acted, "
		   "who in the team owns nothing"},
	{.name = "start-at-the-end",
	 .summary = "Thinking begins on the day of the celebration: who did "
		    "exactly what, so that we are glad? From there a chain of "
		    "actions leads back to today. Nobody starts what nobody "
		    "asked for, or what lacks the means.",
	 .source = "an industrial marketer's text, in German",
	 .template = "start-at-the-end.yaml",
	 .rules = start_at_the_end,
	 .report = "the chain from the end to today with its first late link, "
		   "goals not yet accepted, means that fall short, plans "
		   "nobody asked for"},
	{.name = "delegation",
	 .summary = "The leader sets the goal and its numbers and creates the "
		    "conditions; the team chooses the way. Strategy, marketing "
		    "strategy, marketing plan and promotion plan follow from "
		    "each other, and three jobs are never left out: research, "
		    "reach and sell.",
	 .source = "a consultant's text on leaders and marketers, in Russian",
	 .template = "delegation.yaml",
	 .rules = delegation,
	 .report = "the tree of plans with its gaps, who changed goals and "
		   "who changed the way to them, promises by job"},
	{.name = NULL},
};

const struct method *method_find(struct slice name)
{
	const struct method *m;

	for (m = methods; m->name; m++)
		if (slice_is(name, m->name))
			return m;
	return NULL;
}

unsigned methods_in_force(const struct config *config, struct slice level)
{
	const struct method_setting *in_force = NULL;
	unsigned ret = 0;
	size_t i;

	for (i = 0; i < config->n_methods; i++) {
		const struct method_setting *s = &config->methods[i];

		if (s->level.len ? slice_eq(s->level, level) : !in_force)
			in_force = s;
	}
	for (i = 0; in_force && i < in_force->methods.n; i++) {
		const struct method *m = method_find(in_force->methods.v[i].s);

		if (m)
			ret |= 1u << (m - methods);
	}
	return ret;
}

const struct method *method_of_rule(const char *rule)
{
	const struct method *m;
	const char *const *r;

	for (m = methods; m->name; m++)
		for (r = m->rules; *r; r++)
			if (!strcmp(*r, rule))
				return m;
	return NULL;
}
