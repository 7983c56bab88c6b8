/*
 * The review's document: title, warnings, verdict, five numbers, then the
 * sections of the table at the end.
 */
#include "report/review_doc.h"

#include <math.h>

#include "report/review_doc_parts.h"

/* --- what all sections use --------------------------------------------------
 */

void say_text(struct report *rp, struct line *l, enum role role, struct slice s)
{
	if (s.len)
		doc_say(rp->d, l, role, "%.*s", SL(s));
}

void say_commit(struct report *rp, struct line *l, const struct oid *id)
{
	char hex[OID_HEX_MAX];

	doc_say(rp->d, l, ROLE_MUTED, "%.8s", oid_hex(hex, id));
}

enum role turn_role(int turn)
{
	return turn > 0 ? ROLE_GOOD : turn < 0 ? ROLE_BAD : ROLE_PLAIN;
}

struct slice item_ref(struct report *rp, struct slice plan, struct slice item)
{
	size_t dot = slice_find(item, '.', 0);

	if (!item.len)
		return plan;
	return arena_printf(
		rp->a, "%.*s.%.*s", SL(plan),
		SL(dot < item.len ? slice_sub(item, dot + 1, item.len) : item));
}

struct slice person_shown(struct report *rp, struct slice handle)
{
	const struct review *r = rp->r;
	size_t i;

	if (r->people_shown != REPORT_NAMES)
		return SLICE_NONE;
	for (i = 0; i < r->n_people; i++)
		if (slice_eq(r->people[i].owner, handle) &&
		    r->people[i].name.len)
			return words_short(rp->a, r->people[i].name, 40);
	return words_short(rp->a, handle, 40);
}

struct slice author_shown(struct report *rp, struct slice name)
{
	return rp->r->people_shown == REPORT_NAMES
		       ? words_short(rp->a, name, 40)
		       : SLICE_NONE;
}

struct slice plan_title(const struct report *rp, struct slice plan)
{
	size_t i;

	for (i = 0; i < rp->r->n_plans; i++)
		if (slice_eq(rp->r->plans[i].plan, plan))
			return rp->r->plans[i].title;
	return SLICE_NONE;
}

/* Marks the titles that more than one action bears. */
static void count_titles(struct report *rp, struct map *titles)
{
	struct map once = map_in(rp->a);
	size_t i;

	*titles = map_in(rp->a);
	for (i = 0; i < rp->r->n_actions; i++) {
		const struct action_review *act = &rp->r->actions[i];

		if (map_put(&once, act->title, rp->a))
			map_put(titles, act->title, rp->a);
	}
	rp->titles = titles;
}

void say_more(struct report *rp, struct block *list, size_t n, size_t shown)
{
	if (shown >= n)
		return;
	doc_say(rp->d, doc_entry(rp->d, list), ROLE_MUTED,
		"and %zu more: --format json has them all", n - shown);
}

void say_tally(struct report *rp, struct line *l, const struct tally *v,
	       size_t n)
{
	const char *before = "";
	size_t i;

	for (i = 0; i < n; i++) {
		if (!v[i].n)
			continue;
		doc_say(rp->d, l, ROLE_PLAIN, "%s%zu %s", before, v[i].n,
			v[i].words);
		before = ", ";
	}
	if (!*before)
		doc_say(rp->d, l, ROLE_PLAIN, "nothing");
}

/* --- at the top --------------------------------------------------------------
 */

static void write_title(struct report *rp)
{
	const struct review *r = rp->r;
	struct line *l;

	doc_heading(rp->d, 1, "Review of %s", r->period);
	l = doc_paragraph(rp->d);
	say_text(rp, l, ROLE_PLAIN, words_day(rp->a, r->first_day));
	doc_say(rp->d, l, ROLE_PLAIN, " to ");
	say_text(rp, l, ROLE_PLAIN, words_day(rp->a, r->last_day));
	if (r->against[0])
		doc_say(rp->d, l, ROLE_PLAIN, ", set against the end of %s",
			r->against);
	doc_say(rp->d, l, ROLE_PLAIN, ".");
}

static void warn_running(struct report *rp, struct block *list)
{
	struct line *l;

	if (!rp->r->running)
		return;
	l = doc_entry(rp->d, list);
	if (rp->r->as_of < rp->r->first_day) {
		doc_say(rp->d, l, ROLE_WARN, "Not begun");
		doc_say(rp->d, l, ROLE_PLAIN, ": %s begins on %.*s.",
			rp->r->period, SL(words_day(rp->a, rp->r->first_day)));
		return;
	}
	doc_say(rp->d, l, ROLE_WARN, "Still running");
	doc_say(rp->d, l, ROLE_PLAIN, ": counted up to %.*s; ",
		SL(words_day(rp->a, rp->r->as_of)));
	doc_say(rp->d, l, ROLE_PLAIN, "what falls due after that day is open.");
}

static void warn_provisional(struct report *rp, struct block *list)
{
	struct line *l;

	if (!rp->r->provisional)
		return;
	l = doc_entry(rp->d, list);
	doc_say(rp->d, l, ROLE_WARN, "Provisional");
	if (rp->r->to.by == BY_TIP && rp->r->to.closes != DAY_NONE)
		doc_say(rp->d, l, ROLE_PLAIN,
			": the books of %s close on %.*s; until then these "
			"numbers may change.",
			rp->r->period, SL(words_day(rp->a, rp->r->to.closes)));
	else
		doc_say(rp->d, l, ROLE_PLAIN,
			": the books at one of its ends are not closed yet; "
			"these numbers may change.");
}

static void warn_unreadable(struct report *rp, struct block *list)
{
	const struct review *r = rp->r;
	size_t i, shown = r->n_unreadable < 10 ? r->n_unreadable : 10;
	struct line *l;

	if (!r->n_unreadable)
		return;
	l = doc_entry(rp->d, list);
	doc_say(rp->d, l, ROLE_BAD, "%.*s",
		SL(words_count(rp->a, r->n_unreadable,
			       "version of a plan could not be read",
			       "versions of plans could not be read")));
	doc_say(rp->d, l, ROLE_PLAIN,
		"; the last readable one counts in its place, if there is "
		"one:");
	for (i = 0; i < shown; i++) {
		l = doc_below(rp->d, list);
		say_text(rp, l, ROLE_CODE, r->unreadable[i].file);
		doc_say(rp->d, l, ROLE_PLAIN, " at the %s: ",
			r->unreadable[i].in_new ? "end" : "start");
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, r->unreadable[i].message, 200));
	}
	if (shown < r->n_unreadable)
		doc_say(rp->d, doc_below(rp->d, list), ROLE_MUTED,
			"and %zu more: --format json has them all",
			r->n_unreadable - shown);
}

static void warn_turns(struct report *rp, struct block *list)
{
	const struct review *r = rp->r;
	size_t i, shown = r->n_turns < 3 ? r->n_turns : 3;
	struct line *l;

	if (!r->n_turns)
		return;
	l = doc_entry(rp->d, list);
	doc_say(rp->d, l, ROLE_WARN, "%.*s",
		SL(words_count(rp->a, r->n_turns,
			       "merge put the shared history second",
			       "merges put the shared history second")));
	doc_say(rp->d, l, ROLE_PLAIN,
		", as git pull does; the review follows the shared side. "
		"git config pull.rebase true prevents it.");
	for (i = 0; i < shown; i++) {
		l = doc_below(rp->d, list);
		say_commit(rp, l, &r->turns[i].commit);
		doc_say(rp->d, l, ROLE_PLAIN, " ");
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, r->turns[i].subject, 80));
	}
	if (shown < r->n_turns)
		doc_say(rp->d, doc_below(rp->d, list), ROLE_MUTED,
			"and %zu more: --format json has them all",
			r->n_turns - shown);
}

static void warn_out_of_order(struct report *rp, struct block *list)
{
	const struct review *r = rp->r;
	size_t i, shown = r->n_out_of_order < 5 ? r->n_out_of_order : 5;
	struct line *l;

	if (!r->n_out_of_order)
		return;
	l = doc_entry(rp->d, list);
	doc_say(rp->d, l, ROLE_WARN, "%.*s",
		SL(words_count(rp->a, r->n_out_of_order,
			       "commit near the end of a period is",
			       "commits near the end of a period are")));
	doc_say(rp->d, l, ROLE_PLAIN, " dated out of order:");
	for (i = 0; i < shown; i++) {
		doc_say(rp->d, l, ROLE_PLAIN, " ");
		say_commit(rp, l, &r->out_of_order[i]);
	}
	if (shown < r->n_out_of_order)
		doc_say(rp->d, l, ROLE_PLAIN, " and %zu more",
			r->n_out_of_order - shown);
	doc_say(rp->d, l, ROLE_PLAIN, ". To fix where it ends, tag it: ");
	doc_say(rp->d, l, ROLE_CODE, "git tag plan/%s COMMIT", r->period);
}

static void write_warnings(struct report *rp)
{
	static void (*const warn[])(struct report *, struct block *) = {
		warn_running, warn_provisional,	 warn_unreadable,
		warn_turns,   warn_out_of_order,
	};
	const struct review *r = rp->r;
	struct block *list;
	size_t i;

	if (!r->running && !r->provisional && !r->n_unreadable && !r->n_turns &&
	    !r->n_out_of_order)
		return;
	list = doc_list(rp->d);
	for (i = 0; i < ARRAY_LEN(warn); i++)
		warn[i](rp, list);
}

/* --- the verdict -------------------------------------------------------------
 */

/* The first row whose thresholds are all reached. */
static const struct verdict {
	size_t promised;
	int on_time, by_the_end; /* per cent, at least */
	enum role role;
	const char *words;
} verdicts[] = {
	{1, 100, 100, ROLE_GOOD, "Every promise was kept on time"},
	{5, 80, 90, ROLE_GOOD, "Promises were kept"},
	{5, 80, 0, ROLE_GOOD, "Most promises were kept"},
	{5, 50, 80, ROLE_WARN, "Most promises were kept, many of them late"},
	{5, 0, 80, ROLE_WARN, "Promises were kept late"},
	{5, 50, 0, ROLE_WARN, "Half of the promises were kept"},
	{5, 0, 50, ROLE_BAD, "Many promises were not kept"},
	{5, 0, 0, ROLE_BAD, "Most promises were not kept"},
	{1, 0, 0, ROLE_PLAIN, "Too few promises for a verdict"},
	{0, 0, 0, ROLE_PLAIN, "Nothing was promised"},
};

static const struct verdict *find_verdict(const struct promise_counts *c)
{
	const struct verdict *v = verdicts;

	for (; v->promised; v++) {
		if (c->promised < v->promised)
			continue;
		/* compared exactly: 4 of 5 reach 80 per cent, 79.9 do not */
		if (c->kept * 100 >= c->promised * (size_t)v->on_time &&
		    (c->kept + c->late) * 100 >=
			    c->promised * (size_t)v->by_the_end)
			break;
	}
	return v;
}

/* Where the promises that were not kept went: "3 open, 1 dropped". */
static void say_rest(struct report *rp, struct line *l,
		     const struct promise_counts *c)
{
	const struct tally rest[] = {
		{c->open, "open"},
		{c->dropped, "dropped"},
		{c->vanished, "deleted without a word"},
	};

	if (!c->open && !c->dropped && !c->vanished)
		return;
	doc_say(rp->d, l, ROLE_PLAIN, "; ");
	say_tally(rp, l, rest, ARRAY_LEN(rest));
}

static void write_verdict(struct report *rp)
{
	const struct promise_counts *c = &rp->r->totals.start;
	const struct verdict *v = find_verdict(c);
	struct line *l = doc_lead(rp->d);

	if (rp->r->running && c->promised)
		doc_say(rp->d, l, ROLE_STRONG, "So far");
	else
		doc_say(rp->d, l, v->role == ROLE_PLAIN ? ROLE_STRONG : v->role,
			"%s", v->words);
	if (!c->promised) {
		doc_say(rp->d, l, ROLE_PLAIN, " for %s%s", rp->r->period,
			rp->r->totals.plans ? "." : ": there are no plans.");
		return;
	}
	doc_say(rp->d, l, ROLE_PLAIN, ": %zu of %.*s kept on time", c->kept,
		SL(words_count(rp->a, c->promised, "promise", "promises")));
	if (c->promised >= WORDS_PERCENT_FROM)
		doc_say(rp->d, l, ROLE_PLAIN, " (%d %%)",
			words_percent_of(c->kept, c->promised));
	doc_say(rp->d, l, ROLE_PLAIN, ", %zu by the end", c->kept + c->late);
	if (c->promised >= WORDS_PERCENT_FROM)
		doc_say(rp->d, l, ROLE_PLAIN, " (%d %%)",
			words_percent_of(c->kept + c->late, c->promised));
	say_rest(rp, l, c);
	doc_say(rp->d, l, ROLE_PLAIN, ".");
}

/* --- five numbers ------------------------------------------------------------
 */

/* One number of one period: how it reads, and what it compares by. */
struct figure {
	struct slice text; /* ptr NULL: there is none */
	double value;
	const char *one, *many; /* of a difference: "point", "points" */
};

typedef struct figure (*figure_of)(struct arena *a, const struct totals *t);

static struct figure rate_figure(struct arena *a, size_t part, size_t whole)
{
	struct figure f = {words_rate(a, part, whole), NAN, "point", "points"};

	if (whole >= WORDS_PERCENT_FROM)
		f.value = words_percent_of(part, whole);
	return f;
}

static struct figure on_time(struct arena *a, const struct totals *t)
{
	return rate_figure(a, t->start.kept, t->start.promised);
}

static struct figure by_the_end(struct arena *a, const struct totals *t)
{
	return rate_figure(a, t->start.kept + t->start.late, t->start.promised);
}

static struct figure days_slipped(struct arena *a, const struct totals *t)
{
	struct figure f = {SLICE("0"), (double)t->slip_days, "day", "days"};

	if (t->slipped)
		f.text = arena_printf(
			a, "%lld over %.*s", (long long)t->slip_days,
			SL(words_count(a, t->slipped, "action", "actions")));
	return f;
}

static struct figure backlog(struct arena *a, const struct totals *t)
{
	struct figure f = {SLICE("0"), (double)t->backlog_open, "open", "open"};

	if (t->backlog_open && t->backlog_oldest_days != REVIEW_NONE)
		f.text =
			arena_printf(a, "%zu, oldest %.*s", t->backlog_open,
				     SL(words_days(a, t->backlog_oldest_days)));
	else if (t->backlog_open)
		f.text = arena_printf(a, "%zu", t->backlog_open);
	return f;
}

static struct figure to_objective(struct arena *a, const struct totals *t)
{
	return (struct figure){words_percent(a, t->percent_to_objective),
			       round(t->percent_to_objective * 100), "point",
			       "points"};
}

static const struct {
	const char *title;
	figure_of of;
	int good; /* 1: more is better, -1: less is */
} figures[] = {
	{"Kept on time", on_time, 1},	    {"Kept by the end", by_the_end, 1},
	{"Days slipped", days_slipped, -1}, {"Backlog", backlog, -1},
	{"To objective", to_objective, 1},
};

static void say_direction(struct report *rp, struct line *l,
			  const struct figure *now, const struct figure *then,
			  int good)
{
	double difference = now->value - then->value;
	int turn;

	if (!isfinite(difference))
		return;
	turn = difference > 0 ? good : difference < 0 ? -good : 0;
	if (!turn) {
		doc_say(rp->d, l, ROLE_PLAIN, "as before");
		return;
	}
	doc_say(rp->d, l, turn_role(turn), "%s", turn > 0 ? "better" : "worse");
	doc_say(rp->d, l, ROLE_PLAIN, ", %.*s %s",
		SL(words_signed(rp->a, (int64_t)difference)),
		fabs(difference) == 1 ? now->one : now->many);
}

static void write_figures(struct report *rp)
{
	const struct totals *now = &rp->r->totals, *then = rp->r->before;
	struct block *t = doc_table(rp->d);
	/* half a period is neither better nor worse than a whole one */
	bool compared = then && !rp->r->running;
	size_t i;

	t->look = LOOK_CARDS;
	doc_column(rp->d, t, "", ALIGN_LEFT, false);
	doc_column(rp->d, t, rp->r->period, ALIGN_LEFT, true);
	if (then) {
		doc_column(rp->d, t,
			   rp->r->before_period[0] ? rp->r->before_period
						   : "before",
			   ALIGN_LEFT, true);
		if (compared)
			doc_column(rp->d, t, "", ALIGN_LEFT, true);
	}
	for (i = 0; i < ARRAY_LEN(figures); i++) {
		struct figure f = figures[i].of(rp->a, now), b = {0};

		if (then)
			b = figures[i].of(rp->a, then);
		if (!f.text.len && !b.text.len)
			continue;
		doc_row(rp->d, t);
		doc_say(rp->d, doc_cell(rp->d, t, 0), ROLE_STRONG, "%s",
			figures[i].title);
		say_text(rp, doc_cell(rp->d, t, 1), ROLE_PLAIN,
			 f.text.len ? f.text : SLICE("unknown"));
		if (!then)
			continue;
		say_text(rp, doc_cell(rp->d, t, 2), ROLE_PLAIN,
			 b.text.len ? b.text : SLICE("unknown"));
		if (compared)
			say_direction(rp, doc_cell(rp->d, t, 3), &f, &b,
				      figures[i].good);
	}
}

/* --- the sections ------------------------------------------------------------
 */

static const struct {
	const char *title;
	bool (*has)(const struct report *rp);
	void (*write)(struct report *rp);
} sections[] = {
	{"Decisions needed", has_questions, write_questions},
	{"Plans", has_scorecard, write_scorecard},
	{"Promises", has_promises, write_promises},
	{"Deadlines moved", has_moved, write_moved},
	{"New work", has_new_work, write_new_work},
	{"Backlog", has_backlog, write_backlog},
	{"Other changes to actions", has_other_actions, write_other_actions},
	{"Metrics", has_metrics, write_metrics},
	{"Levers", has_levers, write_levers},
	{"What else changed in the plans", has_texts, write_texts},
	{"People", has_people, write_people},
	{"What comes next", has_next, write_next},
	{"How this review was made", always, write_source},
};

struct doc review_doc(struct arena *a, const struct review *r,
		      const struct review_options *asked)
{
	struct doc d = doc_in(a);
	struct report rp = {a, &d, r, asked, NULL};
	struct map titles;
	size_t i;

	count_titles(&rp, &titles);
	write_title(&rp);
	write_warnings(&rp);
	write_verdict(&rp);
	write_figures(&rp);
	for (i = 0; i < ARRAY_LEN(sections); i++) {
		if (!sections[i].has(&rp))
			continue;
		doc_heading(&d, 2, "%s", sections[i].title);
		sections[i].write(&rp);
	}
	return d;
}
