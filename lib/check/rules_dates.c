/* Group 3: days and periods. */
#include "check/rules.h"

static const struct calendar *calendar(const struct check *c)
{
	return &c->snapshot->config.calendar;
}

/* --- period-invalid --- */

static char ascii_upper(char ch)
{
	return ch >= 'a' && ch <= 'z' ? (char)(ch - 'a' + 'A') : ch;
}

static bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

/*
 * One period as people write it in several languages: q2, T2 (trimestre),
 * S1 (semestre, Semester), "Q2 2026", 2026Q2, 2026-5. out holds at most
 * PERIOD_NAME_MAX bytes.
 */
static struct slice tidy_one(char *out, struct slice s)
{
	char year[5] = "", rest[4] = "";
	size_t i, ny = 0, nr = 0;

	for (i = 0; i < s.len; i++) {
		char ch = ascii_upper(s.ptr[i]);
		size_t run = i;

		if (ch == ' ' || ch == '-' || ch == '/' || ch == '.')
			continue;
		while (run < s.len && is_digit(s.ptr[run]))
			run++;
		if (run - i == 4 && !ny) {
			memcpy(year, s.ptr + i, 4);
			ny = 4;
			i = run - 1;
			continue;
		}
		if (nr == 2)
			return SLICE_NONE;
		rest[nr++] = ch == 'T' ? 'Q' : ch == 'S' ? 'H' : ch;
	}
	if (!ny)
		return SLICE_NONE;
	if (nr == 1 && is_digit(rest[0])) {
		rest[1] = rest[0];
		rest[0] = '0';
	}
	i = (size_t)snprintf(out, PERIOD_NAME_MAX, "%s%s%s", year,
			     nr ? "-" : "", rest);
	return (struct slice){out, i};
}

/* What was probably meant, if that is a period; else none. */
static struct slice tidy_period(const struct check *c, struct slice s)
{
	char one[PERIOD_NAME_MAX], two[PERIOD_NAME_MAX];
	size_t dots = slice_find_slice(s, SLICE(".."), 0);
	struct slice a, b, meant;
	struct period p;

	if (s.len > 2 * PERIOD_NAME_MAX)
		return SLICE_NONE;
	a = tidy_one(one, slice_sub(s, 0, dots));
	if (dots == s.len) {
		meant = arena_copy(c->arena, a);
	} else {
		b = tidy_one(two, slice_sub(s, dots + 2, s.len));
		meant = arena_printf(c->arena, "%.*s..%.*s", SL(a), SL(b));
	}
	if (period_parse(&p, calendar(c), meant) != PERIOD_OK)
		return SLICE_NONE;
	return meant;
}

/* In its quotes, where it stands in some. */
static void offer_period(struct check *c, struct finding *f,
			 const struct node *at, struct slice meant)
{
	bool quoted = at->style == STYLE_SINGLE || at->style == STYLE_DOUBLE;
	size_t begin = at->at.begin + quoted, end = at->at.end - quoted;

	if (slice_eq(slice_sub(c->file->bytes, begin, end), at->text))
		finding_edit(c->findings, f, begin, end, meant);
}

/* at: where the text stands; a scorecard's periods are keys. */
static void judge_period(struct check *c, const struct node *at,
			 struct span place, struct slice s, bool is_key)
{
	struct period p;
	enum period_fault fault = period_parse(&p, calendar(c), s);
	struct finding *f;
	struct slice meant;

	if (fault == PERIOD_OK)
		return;
	f = say_at(c, at,
		   fault == PERIOD_BACKWARDS
			   ? "the span \"%.*s\" runs backwards"
			   : "\"%.*s\" is no period",
		   SL(brief(c, s)));
	f->at = place;
	meant = fault == PERIOD_UNKNOWN ? tidy_period(c, s) : SLICE_NONE;
	if (meant.len && !is_key)
		say_help(c, f, "write period: %.*s", SL(meant));
	else if (meant.len)
		say_help(c, f, "write %.*s:", SL(meant));
	else if (fault == PERIOD_BACKWARDS)
		say_help(c, f, "put the earlier period first");
	else
		say_help(c, f,
			 "periods look like 2026, 2026-H1, 2026-Q2, 2026-05 "
			 "or 2026-Q1..2026-Q3");
	if (meant.len && !(is_key && node_get(at->parent, meant)))
		offer_period(c, f, is_key ? at->key : at, meant);
}

static void period_invalid(struct check *c)
{
	const struct plan *p = c->plan;
	size_t i;

	if (p->period.at)
		judge_period(c, p->period.at, p->period.at->at, p->period.s,
			     false);
	for (i = 0; i < p->n_scores; i++) {
		const struct node *at = p->scorecard[i].at;

		if (at && at->key)
			judge_period(c, at, at->key->at, p->scorecard[i].key,
				     true);
	}
}

/* --- date-outside-period --- */

static void outside(struct check *c, const struct period *p,
		    const struct item *it, const struct day *due)
{
	int32_t slack = (int32_t)check_number(c, "slack");
	struct finding *f;

	if (!due->at ||
	    (due->v >= p->first - slack && due->v <= p->last + slack))
		return;
	f = say_at(c, due->at, "%s %.*s is due on %s, %s the plan's period %s",
		   item_word(it->kind), SL(it->key), day_text(c, due->v),
		   due->v < p->first ? "before" : "after", p->name);
	say_also(c, f, c->file, c->plan->period.at, "from %s to %s",
		 day_text(c, p->first), day_text(c, p->last));
	say_help(c, f,
		 "move the day into that period, or change the plan's "
		 "`period`");
}

static void date_outside_period(struct check *c)
{
	struct period p;
	size_t i;

	if (!plan_period(&p, c->plan, calendar(c)))
		return;
	for (i = 0; i < c->plan->n_metrics; i++)
		outside(c, &p, &c->plan->metrics[i].item,
			&c->plan->metrics[i].due);
	for (i = 0; i < c->plan->n_actions; i++)
		outside(c, &p, &c->plan->actions[i].item,
			&c->plan->actions[i].due);
}

/* --- due-on-day-off --- */

static const char *const weekdays[] = {"mon", "tue", "wed", "thu",
				       "fri", "sat", "sun"};
static const char *const weekday_names[] = {
	N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
	N_("Friday"), N_("Saturday"), N_("Sunday")};

/* Why nobody works then, as the end of a sentence; NULL for a working day. */
static const char *day_off(const struct check *c, const struct action *a,
			   int32_t day)
{
	const char *name = weekdays[day_weekday(day)];

	if (words_hold(check_param(c, "weekend"), slice_of(name)))
		return "at the weekend";
	if (words_hold(check_param(c, "holidays"), slice_of(day_text(c, day))))
		return "a holiday";
	if (a->item.owner.at &&
	    person_is_away(people_get(&c->snapshot->people, a->item.owner.s),
			   day))
		return "away";
	return NULL;
}

#define DAYS_TO_TRY 60

static void help_day_before(struct check *c, struct finding *f,
			    const struct action *a)
{
	int32_t day = a->due.v - 1;

	while (a->due.v - day < DAYS_TO_TRY && day_off(c, a, day))
		day--;
	if (!day_off(c, a, day))
		say_help(c, f, "the last working day before that is %s",
			 day_text(c, day));
}

static void due_on_day_off(struct check *c)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];
		const char *why, *weekday;

		if (!a->due.at || !surely_open(a))
			continue;
		why = day_off(c, a, a->due.v);
		if (!why)
			continue;
		weekday = weekday_names[day_weekday(a->due.v)];
		if (!strcmp(why, "away"))
			f = say_at(
				c, a->due.at,
				"action %.*s is due on %s, while %.*s is away",
				SL(a->item.key), day_text(c, a->due.v),
				SL(a->item.owner.s));
		else
			f = say_at(c, a->due.at,
				   "action %.*s is due on %s %s, %s",
				   SL(a->item.key), weekday,
				   day_text(c, a->due.v), why);
		help_day_before(c, f, a);
	}
}

/* --- due-bunched, period-without-due --- */

static int cmp_day(const void *pa, const void *pb)
{
	const int32_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* The due days of all actions that are not dropped, in order. */
static size_t due_days(int32_t **out, const struct check *c)
{
	int32_t *v = arena_array(c->arena, c->plan->n_actions, sizeof(*v));
	size_t i, n = 0;

	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];

		if (a->due.at && !a->dropped.at)
			v[n++] = a->due.v;
	}
	if (n)
		qsort(v, n, sizeof(*v), cmp_day);
	*out = v;
	return n;
}

static void due_bunched(struct check *c)
{
	int32_t days = (int32_t)check_number(c, "days"), *due;
	double share = check_number(c, "share");
	size_t i, n, last = 0;
	struct finding *f;
	struct period p;

	if (!plan_period(&p, c->plan, calendar(c)))
		return;
	n = due_days(&due, c);
	for (i = 0; i < n; i++)
		if (due[i] > p.last - days && due[i] <= p.last)
			last++;
	if ((double)n < check_number(c, "min") || !n ||
	    (double)last <= share * (double)n)
		return;
	f = say_at(c, c->plan->period.at,
		   "%zu of %zu actions are due in the last %d days of %s", last,
		   n, days, p.name);
	say_help(c, f, "bring some forward, so that trouble shows in time");
}

/* An action whose day is missing or wrong may belong anywhere. */
static bool all_dated(const struct check *c)
{
	size_t i;

	for (i = 0; i < c->plan->n_actions; i++)
		if (!c->plan->actions[i].due.at &&
		    !c->plan->actions[i].dropped.at)
			return false;
	return !items_lost(c, ITEM_ACTION);
}

#define NAMED_PERIODS 4

static void period_without_due(struct check *c)
{
	const struct calendar *cal = calendar(c);
	struct slice names = SLICE_NONE;
	struct period plan, p;
	size_t n, i = 0, empty = 0;
	struct finding *f;
	int32_t *due;

	if (plan_stage(c->plan) != STAGE_COMMITTED ||
	    !plan_period(&plan, c->plan, cal) || !all_dated(c))
		return;
	n = due_days(&due, c);
	p = period_of_day(cal, cal->review, plan.first);
	if (p.first < plan.first)
		p = period_shift(cal, &p, 1);
	for (; p.last <= plan.last; p = period_shift(cal, &p, 1)) {
		while (i < n && due[i] < p.first)
			i++;
		if (i < n && due[i] <= p.last)
			continue;
		if (empty++ < NAMED_PERIODS)
			names = arena_printf(c->arena, "%.*s%s%s", SL(names),
					     names.len ? ", " : "", p.name);
	}
	if (!empty)
		return;
	if (empty > NAMED_PERIODS)
		names = catalogue_say(c->arena, c->findings->words,
				      "%.*s and %zu more", SL(names),
				      empty - NAMED_PERIODS);
	f = say_at(c, c->plan->period.at, "no action falls due in %.*s",
		   SL(names));
	say_help(c, f,
		 "give each of them a step that can be seen, or shorten the "
		 "plan's period");
}

/* --- closed-with-open, and what compares with today --- */

static void closed_with_open(struct check *c)
{
	struct finding *f;
	size_t i;

	if (plan_stage(c->plan) != STAGE_CLOSED)
		return;
	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];

		if (!surely_open(a))
			continue;
		f = say_item(c, &a->item, NULL,
			     "action %.*s is open, but its plan is closed",
			     SL(a->item.key));
		say_help(c, f,
			 "say how it ended:\n"
			 "done: YYYY-MM-DD\n"
			 "or\n"
			 "dropped: YYYY-MM-DD");
		if (c->plan->stage.at)
			say_also(c, f, c->file, c->plan->stage.at,
				 "closed here");
	}
}

static void action_overdue(struct check *c)
{
	int32_t grace = (int32_t)check_number(c, "grace");
	size_t i;

	/* an open action of a closed plan is closed-with-open's business */
	if (!plan_is_live(c->plan))
		return;
	for (i = 0; i < c->plan->n_actions; i++) {
		const struct action *a = &c->plan->actions[i];
		struct finding *f;
		int32_t late;

		if (!a->due.at || !surely_open(a))
			continue;
		late = c->today - a->due.v;
		if (late <= grace)
			continue;
		f = say_at(c, a->due.at,
			   catalogue_plural(
				   c->findings->words, (size_t)late,
				   "action %.*s was due on %s, %d day ago",
				   "action %.*s was due on %s, %d days ago"),
			   SL(a->item.key), day_text(c, a->due.v), late);
		say_help(c, f,
			 "if it is not done, set a new day with the reason in "
			 "`because`; else write down when it was:\n"
			 "done: YYYY-MM-DD");
	}
}

static void plan_overdue(struct check *c)
{
	int32_t grace = (int32_t)check_number(c, "grace");
	enum stage stage = plan_stage(c->plan);
	struct finding *f;
	struct period p;

	if (!plan_period(&p, c->plan, calendar(c)))
		return;
	if (stage == STAGE_COMMITTED && c->today > p.last + grace) {
		f = say_at(c, c->plan->period.at,
			   "the plan's period ended on %s and it is not closed",
			   day_text(c, p.last));
		say_help(c, f, "say how it ended, then write stage: closed");
	} else if (stage == STAGE_DRAFT && c->today > p.first + grace) {
		f = say_at(c, c->plan->period.at,
			   "the plan's period began on %s and it is a draft "
			   "still",
			   day_text(c, p.first));
		say_help(c, f, "write stage: committed, or move its period");
	}
}

static const char *const weekend[] = {"sat", "sun", NULL};
static const char *const no_words[] = {NULL};

const struct rule rules_dates[] = {
	{.id = "day-invalid",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A day is not written like 2026-03-31, or is in no "
		    "calendar.",
	 .why = "A day that has to be guessed will be guessed differently by "
		"two people."},
	{.id = "period-invalid",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A period is not one of the calendar's, or a span runs "
		    "backwards.",
	 .why = "The period says which review the plan belongs to.",
	 .run_plan = period_invalid},
	{.id = "date-outside-period",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"slack", PARAM_INT, 0, NULL,
		     "days outside that are still in order"}},
	 .summary = "A due date lies outside the plan's period",
	 .why = "What falls due outside the period is reviewed with no plan, "
		"or the period is not what was meant.",
	 .run_plan = date_outside_period},
	{.id = "due-on-day-off",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_INFO,
	 .params = {{"weekend", PARAM_WORDS, 0, weekend,
		     "days of the week nobody works: mon to sun"},
		    {"holidays", PARAM_WORDS, 0, no_words,
		     "days nobody works, like 2026-12-25"}},
	 .summary = "An open action is due on a day off: a weekend, a "
		    "holiday, or a day on which its owner is away.",
	 .why = "Such a day is most often a slip of the pen, and the work is "
		"done the day after.",
	 .run_plan = due_on_day_off},
	{.id = "due-bunched",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .params = {{"share", PARAM_FRACTION, 0.6, NULL,
		     "the part of all due dates that is still in order"},
		    {"days", PARAM_INT, 14, NULL,
		     "how many days count as the end of the period"},
		    {"min", PARAM_INT, 4, NULL,
		     "due dates a plan has before this is looked at"}},
	 .summary = "Most of a plan's actions fall due in the last days of "
		    "its period.",
	 .why = "When everything is due at the end, nothing shows until it "
		"is too late to act.",
	 .run_plan = due_bunched},
	{.id = "period-without-due",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "A committed plan spans a review period in which no "
		    "action falls due.",
	 .why = "A review with nothing due has nothing to look at, and a "
		"whole period passes unseen.",
	 .run_plan = period_without_due},
	{.id = "closed-with-open",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A closed plan has an action that is neither done nor "
		    "dropped.",
	 .why = "Closing is where each promise gets its ending; one without "
		"is forgotten, not finished.",
	 .run_plan = closed_with_open},
	{.id = "action-overdue",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .uses_today = true,
	 .params = {{"grace", PARAM_INT, 0, NULL,
		     "days after the due date that are still in order"}},
	 .summary = "The due date of an open action has passed.",
	 .why = "Either it is done and nobody wrote it down, or it is late "
		"and nobody said so.",
	 .run_plan = action_overdue},
	{.id = "plan-overdue",
	 .group = GROUP_DATES,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .uses_today = true,
	 .params = {{"grace", PARAM_INT, 14, NULL,
		     "days after the period's end (a draft's: beginning)"}},
	 .summary = "A committed plan's period is over and it is not closed, "
		    "or a draft's has begun.",
	 .why = "Plans that never end are never reviewed, and drafts that "
		"have begun bind nobody.",
	 .run_plan = plan_overdue},
	{.id = NULL},
};
