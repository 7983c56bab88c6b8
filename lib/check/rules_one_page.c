/* Group 7, one-page: an objective, a page, and barriers with an answer. */
#include "check/rules.h"
#include "plan/page.h"
#include "yaml/quote.h"

static void page_long(struct check *c)
{
	size_t most = (size_t)check_number(c, "lines"), lines;
	struct finding *f;

	if (!plan_is_live(c->plan))
		return;
	lines = plan_page_lines(c->plan, (size_t)check_number(c, "width"));
	if (lines <= most)
		return;
	f = say_plan(c, NULL, "printed it has %zu lines; a page has %zu", lines,
		     most);
	say_help(c, f,
		 "shorten the texts, move what is good to know into notes, or "
		 "make a plan of its own of a part");
}

static void objective_missing(struct check *c)
{
	const struct plan *p = c->plan;
	const struct node *at = p->objective_at;
	bool statement, why;
	struct finding *f;

	if (!plan_is_live(p))
		return;
	if (!at) {
		if (field_written(c, p->root, "", "objective"))
			return;
		f = say_plan(c, "objective", "the plan has no objective");
		say_help(c, f,
			 "say what is to be reached, and why:\n"
			 "objective:\n  statement: What is to be reached\n"
			 "  why: What makes it worth the work");
		return;
	}
	statement = field_written(c, at, "objective", "statement");
	why = field_written(c, at, "objective", "why");
	if (!statement) {
		f = say_at(c, at->key, "the objective has no statement");
		say_help(c, f,
			 "say in a sentence what is to be reached:\n"
			 "  statement: What is to be reached");
	} else if (!why) {
		f = say_at(c, at->key,
			   "the objective does not say why it matters");
		say_help(c, f,
			 "say which greater goal it serves:\n"
			 "  why: What makes it worth the work");
	}
}

static void barrier_unanswered(struct check *c)
{
	size_t i;

	if (!plan_is_live(c->plan))
		return;
	for (i = 0; i < c->plan->n_barriers; i++) {
		const struct barrier *b = &c->plan->barriers[i];
		const struct node *at = b->at->key ? b->at->key : b->at;
		struct finding *f;

		if (GIVEN(b->answer) ||
		    field_written(c, b->at, "barriers.*", "answer"))
			continue;
		f = say_at(c, at, "nothing answers the barrier %.*s",
			   SL(brief(c, b->key)));
		if (b->at->key && b->at->kind == NODE_SCALAR)
			say_help(c, f,
				 "name the action or lever that does:\n"
				 "  %.*s: {what: %.*s, answer: [KEY]}",
				 SL(b->key),
				 SL(yaml_quote(c->arena, brief(c, b->what.s))));
		else
			say_help(c, f,
				 "name the action or lever that does, beside "
				 "`what`:\n    answer: [KEY]");
	}
}

const struct rule rules_one_page[] = {
	{.id = "page-long",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"lines", PARAM_INT, 60, NULL, "the lines of a page"},
		    {"width", PARAM_INT, 80, NULL,
		     "the letters of a line; 20 at least"}},
	 .summary = "Printed without actuals, scorecard and notes, the plan is "
		    "longer than a page.",
	 .why = "A page is read, understood and followed; a document is "
		"filed.",
	 .run_plan = page_long},
	{.id = "objective-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "The objective has no statement, or does not say why it "
		    "matters.",
	 .why = "Who does not know what the work is for cannot decide well "
		"when something comes in between.",
	 .run_plan = objective_missing},
	{.id = "barrier-unanswered",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_INFO,
	 .summary = "A barrier is named, and no action or lever answers it.",
	 .why = "A barrier that is known and left standing stops the plan "
		"where everybody could see it coming.",
	 .run_plan = barrier_unanswered},
	{.id = NULL},
};
