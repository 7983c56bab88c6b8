/*
 * The review's document: title, warnings, verdict, five numbers, then the
 * sections of the table at the end.
 */
#include "report/review_doc.h"

#include <math.h>

#include "report/review_doc_parts.h"

/* --- what all sections use --------------------------------------------------
 */

struct slice phrase(struct report *rp, const char *fmt, ...)
{
	struct slice ret;
	va_list ap;

	va_start(ap, fmt);
	ret = catalogue_vsay(rp->a, rp->d->words, fmt, ap);
	va_end(ap);
	return ret;
}

struct slice phrase_n(struct report *rp, size_t n, const char *one,
		      const char *many, ...)
{
	struct slice ret = SLICE_NONE;
	va_list ap;

	va_start(ap, many);
	if (n)
		ret = catalogue_vsay(
			rp->a, rp->d->words,
			catalogue_plural(rp->d->words, n, one, many), ap);
	va_end(ap);
	return ret;
}

bool say_phrases(struct report *rp, struct line *l, enum role role,
		 const struct slice *v, size_t n)
{
	bool any = false;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!v[i].len)
			continue;
		if (any)
			doc_say(rp->d, l, ROLE_PLAIN, ", ");
		say_text(rp, l, role, v[i]);
		any = true;
	}
	return any;
}

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
	const struct person *p =
		r->names.found ? people_get(&r->names, handle) : NULL;
	size_t i;

	if (r->people_shown != REPORT_NAMES)
		return SLICE_NONE;
	if (p && p->name.len)
		return words_short(rp->a, p->name, 40);
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

const struct plan_review *find_plan(const struct report *rp, struct slice plan)
{
	size_t i;

	for (i = 0; i < rp->r->n_plans; i++)
		if (slice_eq(rp->r->plans[i].plan, plan))
			return &rp->r->plans[i];
	return NULL;
}

struct slice plan_title(const struct report *rp, struct slice plan)
{
	const struct plan_review *p = find_plan(rp, plan);

	return p ? p->title : SLICE_NONE;
}

void say_plan_name(struct report *rp, struct line *l, struct slice plan)
{
	struct slice title = plan_title(rp, plan);

	say_text(rp, l, ROLE_STRONG, words_short(rp->a, title, TITLE_CELLS));
	if (title.len)
		doc_say(rp->d, l, ROLE_PLAIN, " (");
	say_text(rp, l, ROLE_CODE, plan);
	if (title.len)
		doc_say(rp->d, l, ROLE_PLAIN, ")");
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

void say_more_in(struct report *rp, struct line *l, size_t n)
{
	doc_say_n(rp->d, l, ROLE_MUTED, n,
		  "and %zu more: --format json has them all",
		  "and %zu more: --format json has them all", n);
}

void say_more(struct report *rp, struct block *list, size_t n, size_t shown)
{
	if (shown < n)
		say_more_in(rp, doc_entry(rp->d, list), n - shown);
}

void say_more_rows(struct report *rp, struct block *t, size_t n, size_t shown)
{
	if (shown < n && shown)
		say_more_in(rp, doc_row_below(rp->d, t), n - shown);
}

/* --- at the top --------------------------------------------------------------
 */

static void write_title(struct report *rp)
{
	const struct review *r = rp->r;
	struct line *l;

	doc_heading(rp->d, 1, "Review of %.*s", SL(slice_of(r->period)));
	l = doc_paragraph(rp->d);
	if (r->against[0])
		doc_say(rp->d, l, ROLE_PLAIN,
			"%.*s to %.*s, set against the end of %.*s.",
			SL(words_day(rp->a, rp->d->words, r->first_day)),
			SL(words_day(rp->a, rp->d->words, r->last_day)),
			SL(slice_of(r->against)));
	else
		doc_say(rp->d, l, ROLE_PLAIN, "%.*s to %.*s.",
			SL(words_day(rp->a, rp->d->words, r->first_day)),
			SL(words_day(rp->a, rp->d->words, r->last_day)));
}

static void warn_running(struct report *rp, struct block *list)
{
	struct line *l;

	if (!rp->r->running)
		return;
	l = doc_entry(rp->d, list);
	if (rp->r->as_of < rp->r->first_day) {
		doc_say(rp->d, l, ROLE_WARN, "Not begun: ");
		doc_say(rp->d, l, ROLE_PLAIN, "%.*s begins on %.*s.",
			SL(slice_of(rp->r->period)),
			SL(words_day(rp->a, rp->d->words, rp->r->first_day)));
		return;
	}
	doc_say(rp->d, l, ROLE_WARN, "Still running: ");
	doc_say(rp->d, l, ROLE_PLAIN,
		"counted up to %.*s; what falls due after that day is open.",
		SL(words_day(rp->a, rp->d->words, rp->r->as_of)));
}

static void warn_provisional(struct report *rp, struct block *list)
{
	struct line *l;

	if (!rp->r->provisional)
		return;
	l = doc_entry(rp->d, list);
	doc_say(rp->d, l, ROLE_WARN, "Provisional: ");
	if (rp->r->to.by == BY_TIP && rp->r->to.closes != DAY_NONE)
		doc_say(rp->d, l, ROLE_PLAIN,
			"the books of %.*s close on %.*s; until then these "
			"numbers may change.",
			SL(slice_of(rp->r->period)),
			SL(words_day(rp->a, rp->d->words, rp->r->to.closes)));
	else
		doc_say(rp->d, l, ROLE_PLAIN,
			"the books at one of its ends are not closed yet; "
			"these numbers may change.");
}

/* No commit at an end, or none between them. */
static bool is_edge_case(const struct review *r)
{
	return r->from.by == BY_NOTHING || r->to.by == BY_NOTHING ||
	       oid_eq(&r->from.commit, &r->to.commit);
}

/* What makes the numbers small, and is nobody's fault. */
static void warn_history(struct report *rp, struct block *list)
{
	const struct review *r = rp->r;
	struct line *l;

	if (!is_edge_case(r))
		return;
	l = doc_entry(rp->d, list);
	if (r->to.by == BY_NOTHING) {
		doc_say(rp->d, l, ROLE_WARN, "No history: ");
		doc_say(rp->d, l, ROLE_PLAIN,
			"the first commit came after this period.");
	} else if (r->from.by == BY_NOTHING) {
		doc_say(rp->d, l, ROLE_WARN, "Nothing before: ");
		doc_say(rp->d, l, ROLE_PLAIN,
			"there was no commit yet at the start, so there is "
			"nothing to compare with.");
	} else {
		doc_say(rp->d, l, ROLE_WARN, "No change: ");
		doc_say(rp->d, l, ROLE_PLAIN,
			"start and end are the same commit; nobody has written "
			"anything down in between.");
	}
}

static void warn_unreadable(struct report *rp, struct block *list)
{
	const struct review *r = rp->r;
	size_t i, shown = r->n_unreadable < 10 ? r->n_unreadable : 10;
	struct line *l;

	if (!r->n_unreadable)
		return;
	l = doc_entry(rp->d, list);
	doc_say_n(rp->d, l, ROLE_BAD, r->n_unreadable,
		  "%zu version of a plan could not be read. ",
		  "%zu versions of plans could not be read. ", r->n_unreadable);
	doc_say(rp->d, l, ROLE_PLAIN,
		"The last readable one counts in its place, if there is one:");
	for (i = 0; i < shown; i++) {
		l = doc_below(rp->d, list);
		say_text(rp, l, ROLE_CODE, r->unreadable[i].file);
		if (r->unreadable[i].in_new)
			doc_say(rp->d, l, ROLE_PLAIN, " at the end: ");
		else
			doc_say(rp->d, l, ROLE_PLAIN, " at the start: ");
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, r->unreadable[i].message, 200));
	}
	if (shown < r->n_unreadable)
		say_more_in(rp, doc_below(rp->d, list),
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
	doc_say_n(rp->d, l, ROLE_WARN, r->n_turns,
		  "%zu merge put the shared history second. ",
		  "%zu merges put the shared history second. ", r->n_turns);
	doc_say(rp->d, l, ROLE_PLAIN,
		"git pull makes such merges; the review follows the shared "
		"side. To prevent it: ");
	doc_say(rp->d, l, ROLE_CODE, "git config pull.rebase true");
	for (i = 0; i < shown; i++) {
		l = doc_below(rp->d, list);
		say_commit(rp, l, &r->turns[i].commit);
		doc_say(rp->d, l, ROLE_PLAIN, " ");
		say_text(rp, l, ROLE_PLAIN,
			 words_short(rp->a, r->turns[i].subject, 80));
	}
	if (shown < r->n_turns)
		say_more_in(rp, doc_below(rp->d, list), r->n_turns - shown);
}

static void warn_out_of_order(struct report *rp, struct block *list)
{
	const struct review *r = rp->r;
	size_t i, shown = r->n_out_of_order < 5 ? r->n_out_of_order : 5;
	struct line *l;

	if (!r->n_out_of_order)
		return;
	l = doc_entry(rp->d, list);
	doc_say_n(rp->d, l, ROLE_WARN, r->n_out_of_order,
		  "%zu commit near the end of a period is dated out of order. ",
		  "%zu commits near the end of a period are dated out of "
		  "order. ",
		  r->n_out_of_order);
	doc_say(rp->d, l, ROLE_PLAIN, "To fix where it ends, tag it: ");
	doc_say(rp->d, l, ROLE_CODE, "git tag plan/%s COMMIT", r->period);
	l = doc_below(rp->d, list);
	for (i = 0; i < shown; i++) {
		if (i)
			doc_say(rp->d, l, ROLE_PLAIN, " ");
		say_commit(rp, l, &r->out_of_order[i]);
	}
	if (shown < r->n_out_of_order)
		say_more_in(rp, doc_below(rp->d, list),
			    r->n_out_of_order - shown);
}

static void write_warnings(struct report *rp)
{
	static void (*const warn[])(struct report *, struct block *) = {
		warn_running,	 warn_provisional, warn_history,
		warn_unreadable, warn_turns,	   warn_out_of_order,
	};
	const struct review *r = rp->r;
	struct block *list;
	size_t i;

	if (!r->running && !r->provisional && !r->n_unreadable && !r->n_turns &&
	    !r->n_out_of_order && !is_edge_case(r))
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
	{1, 100, 100, ROLE_GOOD, N_("Every promise was kept on time")},
	{5, 80, 90, ROLE_GOOD, N_("Promises were kept")},
	{5, 80, 0, ROLE_GOOD, N_("Most promises were kept")},
	{5, 50, 80, ROLE_WARN,
	 N_("Most promises were kept, many of them late")},
	{5, 0, 80, ROLE_WARN, N_("Promises were kept late")},
	{5, 60, 0, ROLE_WARN, N_("More than half of the promises were kept")},
	{5, 50, 0, ROLE_WARN, N_("Half of the promises were kept")},
	{5, 0, 50, ROLE_BAD, N_("Many promises were not kept")},
	{5, 0, 0, ROLE_BAD, N_("Most promises were not kept")},
	{1, 0, 0, ROLE_PLAIN, N_("Too few promises for a verdict")},
	{0, 0, 0, ROLE_PLAIN, N_("Nothing was promised")},
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
	const struct slice v[] = {
		phrase_n(rp, c->open, "%zu open", "%zu open", c->open),
		phrase_n(rp, c->dropped, "%zu dropped", "%zu dropped",
			 c->dropped),
		phrase_n(rp, c->vanished, "%zu deleted without a word",
			 "%zu deleted without a word", c->vanished),
	};

	if (!c->open && !c->dropped && !c->vanished)
		return;
	doc_say(rp->d, l, ROLE_PLAIN, "; ");
	say_phrases(rp, l, ROLE_PLAIN, v, ARRAY_LEN(v));
}

/* A percentage says more than the fraction from five promises up. */
static void say_kept(struct report *rp, struct line *l,
		     const struct promise_counts *c)
{
	size_t n = c->promised, end = c->kept + c->late;

	if (n < WORDS_PERCENT_FROM)
		doc_say_n(rp->d, l, ROLE_PLAIN, n,
			  "%zu of %zu promise kept on time, %zu by the end",
			  "%zu of %zu promises kept on time, %zu by the end",
			  c->kept, n, end);
	else
		doc_say_n(rp->d, l, ROLE_PLAIN, n,
			  "%zu of %zu promise kept on time (%d%%), %zu by the "
			  "end (%d%%)",
			  "%zu of %zu promises kept on time (%d%%), %zu by "
			  "the end (%d%%)",
			  c->kept, n, words_percent_of(c->kept, n), end,
			  words_percent_of(end, n));
}

static void say_nothing_promised(struct report *rp, struct line *l)
{
	struct slice period = slice_of(rp->r->period);

	if (rp->r->totals.plans)
		doc_say(rp->d, l, ROLE_STRONG, "Nothing was promised for %.*s.",
			SL(period));
	else if (rp->r->n_unreadable)
		doc_say(rp->d, l, ROLE_STRONG,
			"No plan could be read for %.*s.", SL(period));
	else
		doc_say(rp->d, l, ROLE_STRONG, "There are no plans for %.*s.",
			SL(period));
}

/* In a first period all promises were made while it ran. */
static void say_added(struct report *rp, struct line *l)
{
	const struct promise_counts *c = &rp->r->totals.added_promises;

	doc_say(rp->d, l, ROLE_STRONG, "No promise stood at the start");
	doc_say(rp->d, l, ROLE_PLAIN, "; ");
	doc_say(rp->d, l, ROLE_PLAIN, "of those made during the period: ");
	say_kept(rp, l, c);
	say_rest(rp, l, c);
	doc_say(rp->d, l, ROLE_PLAIN, ".");
}

static void write_verdict(struct report *rp)
{
	const struct promise_counts *c = &rp->r->totals.start;
	const struct verdict *v = find_verdict(c);
	struct line *l = doc_lead(rp->d);

	if (!c->promised && rp->r->totals.added_promises.promised) {
		say_added(rp, l);
		return;
	}
	if (!c->promised) {
		say_nothing_promised(rp, l);
		return;
	}
	if (rp->r->running)
		doc_say(rp->d, l, ROLE_STRONG, "So far");
	else
		doc_say(rp->d, l, v->role == ROLE_PLAIN ? ROLE_STRONG : v->role,
			"%s", v->words);
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	say_kept(rp, l, c);
	say_rest(rp, l, c);
	doc_say(rp->d, l, ROLE_PLAIN, ".");
}

/* --- five numbers ------------------------------------------------------------
 */

/* What a difference of two numbers counts. */
enum figure_unit {
	UNIT_POINTS,
	UNIT_DAYS,
	UNIT_OPEN,
};

/* One number of one period: how it reads, and what it compares by. */
struct figure {
	struct slice text; /* ptr NULL: there is none */
	double value;
	enum figure_unit unit;
	bool unlike; /* it does not count the same things in both periods */
};

typedef struct figure (*figure_of)(struct report *rp, const struct totals *t);

/* Of the promises that stood at the start. */
static struct figure rate_figure(struct report *rp, const struct totals *t,
				 size_t part)
{
	size_t whole = t->start.promised;
	struct figure f = {words_rate(rp->a, rp->d->words, part, whole), NAN,
			   UNIT_POINTS, false};

	if (!whole && t->added_promises.promised)
		f.text = phrase(rp, "none at the start");
	if (whole >= WORDS_PERCENT_FROM)
		f.value = words_percent_of(part, whole);
	return f;
}

static struct figure on_time(struct report *rp, const struct totals *t)
{
	return rate_figure(rp, t, t->start.kept);
}

static struct figure by_the_end(struct report *rp, const struct totals *t)
{
	return rate_figure(rp, t, t->start.kept + t->start.late);
}

static struct figure days_slipped(struct report *rp, const struct totals *t)
{
	struct figure f = {SLICE("0"), (double)t->slip_days, UNIT_DAYS, false};

	if (t->slipped)
		f.text = phrase_n(rp, t->slipped, "%lld over %zu action",
				  "%lld over %zu actions",
				  (long long)t->slip_days, t->slipped);
	return f;
}

static struct figure backlog(struct report *rp, const struct totals *t)
{
	struct figure f = {SLICE("0"), (double)t->backlog_open, UNIT_OPEN,
			   false};

	if (t->backlog_open && t->backlog_oldest_days != REVIEW_NONE)
		f.text = phrase(rp, "%zu, oldest %.*s", t->backlog_open,
				SL(words_days(rp->a, rp->d->words,
					      t->backlog_oldest_days)));
	else if (t->backlog_open)
		f.text = arena_printf(rp->a, "%zu", t->backlog_open);
	return f;
}

/* True where a plan is measured at one end of the period alone. */
static bool measured_anew(const struct review *r)
{
	size_t i;

	for (i = 0; i < r->n_plans; i++)
		if (isfinite(r->plans[i].percent_to_objective) !=
		    isfinite(r->plans[i].percent_before))
			return true;
	return false;
}

static struct figure to_objective(struct report *rp, const struct totals *t)
{
	return (struct figure){
		words_percent(rp->a, rp->d->words, t->percent_to_objective),
		round(t->percent_to_objective * 100), UNIT_POINTS,
		measured_anew(rp->r)};
}

static const struct {
	const char *title;
	figure_of of;
	int good; /* 1: more is better, -1: less is */
} figures[] = {
	{N_("Kept on time"), on_time, 1},
	{N_("Kept by the end"), by_the_end, 1},
	{N_("Days slipped"), days_slipped, -1},
	{N_("Backlog"), backlog, -1},
	{N_("To objective"), to_objective, 1},
};

static struct slice difference_words(struct report *rp, double difference,
				     enum figure_unit unit)
{
	size_t n = (size_t)fabs(difference);
	struct slice sign = words_signed(rp->a, (int64_t)difference);

	switch (unit) {
	case UNIT_DAYS:
		return words_days_signed(rp->a, rp->d->words,
					 (int64_t)difference);
	case UNIT_OPEN:
		return phrase_n(rp, n, "%.*s open", "%.*s open", SL(sign));
	case UNIT_POINTS:
		break;
	}
	return phrase_n(rp, n, "%.*s point", "%.*s points", SL(sign));
}

static void say_direction(struct report *rp, struct line *l,
			  const struct figure *now, const struct figure *then,
			  int good)
{
	double difference = now->value - then->value;
	int turn;

	if (!isfinite(difference))
		return;
	if (now->unlike) {
		doc_say(rp->d, l, ROLE_PLAIN, "other plans are measured");
		return;
	}
	turn = difference > 0 ? good : difference < 0 ? -good : 0;
	if (!turn) {
		doc_say(rp->d, l, ROLE_PLAIN, "as before");
		return;
	}
	if (turn > 0)
		doc_say(rp->d, l, ROLE_GOOD, "better");
	else
		doc_say(rp->d, l, ROLE_BAD, "worse");
	doc_say(rp->d, l, ROLE_PLAIN, ", %.*s",
		SL(difference_words(rp, difference, now->unit)));
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
						   : N_("before"),
			   ALIGN_LEFT, true);
		if (compared)
			doc_column(rp->d, t, "", ALIGN_LEFT, true);
	}
	for (i = 0; i < ARRAY_LEN(figures); i++) {
		struct figure f = figures[i].of(rp, now), b = {0};

		if (then)
			b = figures[i].of(rp, then);
		if (!f.text.len && !b.text.len)
			continue;
		doc_row(rp->d, t);
		doc_say(rp->d, doc_cell(rp->d, t, 0), ROLE_STRONG, "%s",
			figures[i].title);
		say_text(rp, doc_cell(rp->d, t, 1), ROLE_PLAIN,
			 f.text.len ? f.text : phrase(rp, "unknown"));
		if (!then)
			continue;
		say_text(rp, doc_cell(rp->d, t, 2), ROLE_PLAIN,
			 b.text.len ? b.text : phrase(rp, "unknown"));
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
	{N_("Decisions needed"), has_questions, write_questions},
	{N_("Plans"), has_scorecard, write_scorecard},
	{N_("Promises"), has_promises, write_promises},
	{N_("Deadlines moved"), has_moved, write_moved},
	{N_("New work"), has_new_work, write_new_work},
	{N_("Backlog"), has_backlog, write_backlog},
	{N_("Other changes to actions"), has_other_actions,
	 write_other_actions},
	{N_("Metrics"), has_metrics, write_metrics},
	{N_("Levers"), has_levers, write_levers},
	{N_("What else changed in the plans"), has_texts, write_texts},
	{N_("People"), has_people, write_people},
	{N_("What comes next"), has_next, write_next},
	{NULL, has_methods, write_methods},
	{N_("How this review was made"), always, write_source},
};

struct doc review_doc(struct arena *a, const struct review *r,
		      const struct review_options *asked)
{
	struct doc d = doc_in(a);
	struct report rp = {a, &d, r, asked, NULL};
	struct map titles;
	size_t i;

	d.words = r->words;
	count_titles(&rp, &titles);
	write_title(&rp);
	write_warnings(&rp);
	write_verdict(&rp);
	write_figures(&rp);
	for (i = 0; i < ARRAY_LEN(sections); i++) {
		if (!sections[i].has(&rp))
			continue;
		if (sections[i].title)
			doc_heading(&d, 2, "%s", sections[i].title);
		sections[i].write(&rp);
	}
	return d;
}
