/* Group 7, execution: questions, near and far, a share for each, operations. */
#include "base/utf8.h"
#include "check/rules.h"

/* Nothing there, or an empty map or list. */
static bool part_missing(const struct check *c, const char *key)
{
	const struct node *root = c->plan->root;
	const struct node *n = node_get(root, slice_of(key));

	if (n && n->kind != NODE_SCALAR)
		return !n->n && !said_already(c, n);
	return !field_written(c, root, "", key);
}

/* --- question-open --- */

static const struct {
	const char *key, *asks;
} questions[] = {
	{"environment", N_("How do we judge the world outside?")},
	{"customers", N_("How well do we know our customers and markets?")},
	{"growth", N_("Which ways to grow pay best?")},
	{"obstacles", N_("What stands in the way of growth?")},
	{"competitors", N_("Who are our competitors?")},
	{"capability", N_("Can the whole business carry this out?")},
	{"milestones", N_("Which points on the way matter?")},
	{"balance", N_("Are the short and the long term in balance?")},
	{"issues", N_("Which critical matters must be settled?")},
	{"earnings", N_("How will we go on making money?")},
};

/* Scripts that put no blank between words: two letters count as a word. */
static bool runs_together(uint32_t c)
{
	static const uint32_t ranges[][2] = {
		{0x0e00, 0x0eff},   /* Thai, Lao */
		{0x1000, 0x109f},   /* Burmese */
		{0x1780, 0x17ff},   /* Khmer */
		{0x3040, 0x30ff},   /* kana */
		{0x3400, 0x9fff},   /* ideographs */
		{0x20000, 0x3ffff}, /* more of them */
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(ranges); i++)
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return true;
	return false;
}

static size_t count_words(struct slice s)
{
	size_t i, len, words = 0, letters = 0;
	bool inside = false;

	for (i = 0; i < s.len; i += len) {
		uint32_t c = utf8_at(s, i, &len);

		if (runs_together(c)) {
			letters += utf8_is_letter(c);
			inside = false;
			continue;
		}
		if (!inside && (utf8_is_letter(c) || utf8_is_digit(c)))
			words++;
		inside = inside ? c != ' ' && c != '\t' && c != '\n'
				: utf8_is_letter(c) || utf8_is_digit(c);
	}
	return words + letters / 2;
}

static const struct pair *answer_to(const struct plan *p, const char *key)
{
	size_t i;

	for (i = 0; i < p->questions.n; i++)
		if (slice_is(p->questions.v[i].key, key))
			return &p->questions.v[i];
	return NULL;
}

static void judge_question(struct check *c, const char *key, const char *asks)
{
	size_t least = (size_t)check_number(c, "words");
	const struct pair *answer = answer_to(c->plan, key);
	const struct node *map = c->plan->questions.at;
	struct finding *f;

	if (answer && answer->text.at) {
		struct slice text = answer->text.s;

		if (count_words(text) >= least ||
		    is_placeholder(c, c->plan, text))
			return;
		f = say_at(c, answer->text.at,
			   "the answer to %s has fewer than %zu words", key,
			   least);
	} else if (!field_written(c, map, "questions", key)) {
		const struct node *empty = node_get(map, slice_of(key));

		f = say_at(c, empty ? empty->key : map->key,
			   "the question %s is not answered", key);
	} else {
		return;
	}
	say_help(c, f, "%s", asks);
}

static void question_open(struct check *c)
{
	struct finding *f;
	size_t i;

	if (!plan_is_live(c->plan))
		return;
	if (c->plan->questions.at && c->plan->questions.at->n) {
		for (i = 0; i < ARRAY_LEN(questions); i++)
			judge_question(c, questions[i].key, questions[i].asks);
		return;
	}
	if (!part_missing(c, "questions"))
		return;
	f = say_plan(c, "questions", "none of the ten questions is answered");
	say_help(c, f,
		 "begin with one:\nquestions:\n  customers: How well we know "
		 "our customers and markets");
}

/* --- horizon-unbalanced --- */

/* In which thirds of the period something falls due; false where in doubt. */
static bool thirds_in_use(bool used[3], const struct check *c,
			  const struct period *p, int32_t third)
{
	bool any = false;
	size_t i;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];

		if (a->dropped.at)
			continue;
		if (!a->due.at)
			return false;
		any = true;
		if (a->due.v < p->first || a->due.v > p->last)
			continue;
		used[a->due.v < p->first + third  ? 0
		     : a->due.v > p->last - third ? 2
						  : 1] = true;
	}
	return any && !items_lost(c, ITEM_ACTION);
}

static void horizon_unbalanced(struct check *c)
{
	bool used[3] = {false, false, false};
	struct finding *f;
	struct period p;
	int32_t third;

	if (!plan_is_live(c->plan) ||
	    !plan_period(&p, c->plan, &c->snapshot->config.calendar))
		return;
	third = (p.last - p.first + 1) / 3;
	if (!third || !thirds_in_use(used, c, &p, third) ||
	    (used[0] && used[2]))
		return;
	if (!used[0] && !used[2])
		f = say_at(c, c->plan->period.at,
			   "nothing falls due in the first third of the period "
			   "and nothing in the last");
	else if (!used[0])
		f = say_at(c, c->plan->period.at,
			   "nothing falls due in the first third of the "
			   "period, up to %s",
			   day_text(c, p.first + third - 1));
	else
		f = say_at(c, c->plan->period.at,
			   "nothing falls due in the last third of the period, "
			   "from %s on",
			   day_text(c, p.last - third + 1));
	say_help(c, f,
		 "is there a first step that shows soon, and one that "
		 "carries the work to its end?");
}

/* --- share-missing --- */

static bool has_share(const struct check *c, struct slice handle,
		      const struct text **owners, size_t n)
{
	const struct plan *p = c->plan;
	struct slice nfc = utf8_nfc(c->arena, handle);
	size_t i;

	if (slice_eq(utf8_nfc(c->arena, p->owner.s), nfc))
		return true;
	for (i = 0; i < n; i++)
		if (slice_eq(utf8_nfc(c->arena, owners[i]->s), nfc))
			return true;
	for (i = 0; i < p->n_agreed; i++)
		if (slice_eq(utf8_nfc(c->arena, p->agreed[i].by.s), nfc))
			return true;
	return false;
}

static void no_share(struct check *c, const struct node *at,
		     struct slice handle)
{
	const struct people *people = &c->snapshot->people;
	struct finding *f;

	if (is_placeholder(c, c->plan, handle) ||
	    (people->found && !people_get(people, handle)))
		return;
	f = say_at(c, at,
		   "%.*s is in the team, but owns nothing here and has "
		   "agreed to nothing",
		   SL(brief(c, handle)));
	say_help(c, f,
		 "give everyone in the team an item, or have them agree "
		 "to the goal");
}

static void share_missing(struct check *c)
{
	const struct plan *p = c->plan;
	const struct text **owners;
	size_t i, n;

	if (!plan_is_live(p) || !(p->team.n || p->parts.n) ||
	    owners_in_doubt(c))
		return;
	for (i = 0; i < p->n_agreed; i++)
		if (p->agreed[i].by.wrong)
			return;
	n = item_owners(&owners, c->arena, p);
	for (i = 0; i < p->team.n; i++)
		if (!has_share(c, p->team.v[i].s, owners, n))
			no_share(c, p->team.v[i].at, p->team.v[i].s);
	for (i = 0; i < p->parts.n; i++)
		if (!has_share(c, p->parts.v[i].key, owners, n))
			no_share(c, p->parts.v[i].at->key, p->parts.v[i].key);
}

/* --- operations-incomplete --- */

/* Where the rule for levers speaks, it is enough. */
static bool lever_is_said(const struct check *c)
{
	return plan_stage(c->plan) == STAGE_COMMITTED &&
	       check_level_of(c, "lever-missing") != LEVEL_NONE;
}

static void operations_incomplete(struct check *c)
{
	const struct plan *p = c->plan;
	struct finding *f;

	if (!plan_is_live(p))
		return;
	if (part_missing(c, "assumptions")) {
		f = say_plan(c, "assumptions", "no assumption is written down");
		say_help(c, f,
			 "say what is taken for granted; other plans that "
			 "count on it use the same value:\n"
			 "assumptions: {market-growth: 3 %%}");
	}
	if (part_missing(c, "trade-offs")) {
		f = say_plan(c, "trade-offs", "no trade-off is written down");
		say_help(c, f,
			 "say what is not done, so that the plan can "
			 "be:\ntrade-offs:\n  - Less of one thing for "
			 "more of another");
	}
	if (!p->n_levers && !items_lost(c, ITEM_LEVER) && !lever_is_said(c)) {
		f = say_plan(c, "levers", "no lever is written down");
		say_help(c, f,
			 "say what you will change when it does not "
			 "work:\nlevers:\n  KEY:\n"
			 "    when: The sign that it does not work\n"
			 "    then: What we change\n"
			 "    owner: HANDLE");
	}
}

const struct rule rules_execution[] = {
	{.id = "question-open",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"words", PARAM_INT, 4, NULL,
		     "the fewest words of an answer"}},
	 .summary = "One of the ten questions has no answer, or one of too few "
		    "words.",
	 .why = "A strategy that leaves one of them open is overtaken by it "
		"while it is carried out.",
	 .run_plan = question_open},
	{.id = "horizon-unbalanced",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "In the first or the last third of the plan's period no "
		    "action falls due.",
	 .why = "Without an early date it starts late; without a late one "
		"nobody has thought it through to the end.",
	 .run_plan = horizon_unbalanced},
	{.id = "share-missing",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "Someone in the team owns no item and has agreed to "
		    "nothing.",
	 .why = "Whoever carries a plan out must own a part of it; who owns "
		"none only looks on.",
	 .run_plan = share_missing},
	{.id = "operations-incomplete",
	 .group = GROUP_METHODS,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "No assumption, no trade-off or no lever is written down.",
	 .why = "All parts must count on the same world, know what was given "
		"up for them, and know what happens if it goes wrong.",
	 .run_plan = operations_incomplete},
	{.id = NULL},
};
