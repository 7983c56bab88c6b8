/*
 * review - quarter against quarter: the arithmetic of DESIGN section 7
 *
 * In: a repository, a period, a clock. Out: plain structs, with every number
 * of JSON.md ("review") already counted. No text for people is made here but
 * that of the questions, which whoever asks them needs word for word.
 *
 * Owns       all lives in the arena given.
 * Units      days; fractions are not rounded, NAN where there is none; counts
 *            are whole. REVIEW_NONE is a whole number that is not there.
 * Errors     no such period or revision, no repository or commit, a shallow or
 *            partial clone, A not before B on the main line: -1 with *e. A
 *            plan that cannot be read is no error but in `unreadable`.
 * Source     DESIGN section 7, "Fine print" included.
 */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include "base/catalogue.h"
#include "compare/diff.h"
#include "plan/config.h"
#include "review/method_facts.h"
#include "source/repo.h"

#define REVIEW_NONE INT64_MIN

struct review_options {
	struct slice period;   /* "2026-Q1", "2026-Q1..2026-Q2", or empty: the
				  last one whose closing days are over */
	struct slice against;  /* --against P, or empty */
	bool revisions;	       /* period holds A..B, two revisions */
	struct slice tip;      /* --tip REV, or empty: the configured branch */
	int32_t today;	       /* DAY_NONE: that of `now`, in the tip's zone */
	int64_t now;	       /* moment; used for that alone */
	struct slice language; /* empty: that of the tip's configuration */
};

enum boundary_by {
	BY_NOTHING, /* before the first commit: the empty state */
	BY_TAG,
	BY_DATE,
	BY_TIP,
	BY_REVISION,
};

struct boundary {
	struct oid commit;
	enum boundary_by by;
	int32_t closes; /* last day plus closing; DAY_NONE for a revision */
};

/* In the order of DESIGN; settled ones are only counted. */
enum outcome {
	OUTCOME_DONE,
	OUTCOME_DROPPED,
	OUTCOME_VANISHED,
	OUTCOME_OPEN,
	OUTCOME_SETTLED,
	N_OUTCOMES,
};

/* In the order of DESIGN; bit 1 << MARK_… of `marks`. */
enum mark {
	MARK_ADDED,
	MARK_SLIPPED,
	MARK_BROUGHT_FORWARD,
	MARK_REASSIGNED,
	MARK_REOPENED,
	MARK_OVERDUE,
	MARK_CARRIED,
	MARK_UNPLANNED,
	MARK_LATE_ENTRY,
	N_MARKS,
};

enum promise {
	PROMISE_NO,
	PROMISE_START, /* standing at the start */
	PROMISE_ADDED,
};

enum ended {
	ENDED_NO, /* no promise */
	ENDED_KEPT,
	ENDED_LATE,
	ENDED_OPEN,
	ENDED_DROPPED,
	ENDED_VANISHED,
};

struct promise_counts {
	size_t promised, kept, late, open, dropped, vanished;
	double on_time, by_the_end; /* NAN where nothing was promised */
};

struct totals {
	size_t plans, plans_added, plans_removed;
	struct promise_counts start, added_promises;
	size_t backlog_open, backlog_cleared;
	int64_t backlog_oldest_days;
	size_t unplanned_added, unplanned_done;
	size_t outcomes[N_OUTCOMES];
	size_t added, slipped;
	int64_t slip_days, slip_days_median; /* median: REVIEW_NONE if none */
	size_t moves, brought_forward, reassigned, reopened, overdue, carried,
		late_entry;
	double percent_to_objective;
};

/* One change of a due date between neighbouring main-line states. */
struct move {
	struct oid commit;
	int32_t day; /* of the commit, in the configured zone */
	struct slice author;
	int32_t from, to; /* from: DAY_NONE where there was none before */
	int32_t days;
	struct slice because; /* ptr NULL: unexplained */
};

struct action_review {
	struct slice plan, item, title, file, owner, owner_before;
	enum outcome outcome;
	unsigned marks; /* bits */
	int32_t due_before, due, first_due, done, dropped;
	struct slice blocked;
	enum promise promise;
	int32_t promised_day;
	struct slice promised_owner;
	enum ended ended;
	int64_t slip_days; /* signed; REVIEW_NONE: never a date */
	size_t moves, moves_ever;
	int64_t periods_outlived;  /* REVIEW_NONE unless carried */
	struct slice because;	   /* as it stands in B; ptr NULL: none */
	struct slice barrier, job; /* as they stand in B */
	struct move *moved;	   /* within the window, oldest first */
	size_t n_moved;
	bool backlog, backlog_cleared;
	bool handed_over;	 /* the promise's owner is not the owner now */
	struct oid ended_commit; /* that settled or removed it; none if open */
	struct slice ended_reason; /* of that step; ptr NULL: unexplained */
};

struct trend_point {
	char period[PERIOD_NAME_MAX];
	double percent_to_objective, on_time;
	double strategy, execution; /* as scored in B, else back then */
};

struct plan_review {
	struct slice plan, title, file, owner;
	struct slice statement; /* of the objective */
	enum stage stage;
	unsigned methods; /* in force: bits 1 << METHOD_… */
	bool added, removed;
	double percent_to_objective, percent_before;
	size_t measured, metrics;
	double strategy, execution; /* scores for the period, NAN: none */
	size_t promised, kept;
	struct trend_point *trend; /* oldest first, at most eight */
	size_t n_trend;
};

/* A metric as it was read on a day, or only what is expected of it then. */
struct metric_point {
	int32_t day;
	char label[PERIOD_NAME_MAX]; /* "2026-02" for a month's actual; else
					the day */
	double reading;		     /* NAN: a day to come */
	double expected;	     /* the same way to count; NAN: none */
};

struct metric_review {
	struct slice plan, item, title, owner, unit;
	double baseline, target, target_before, reading, reading_before;
	double progress, progress_before, to_objective, expected, pace;
	bool behind, eased;
	bool explained; /* its `because` is new since A */
	bool removed;
	/* its course up to B, by day; thinned where there are very many */
	struct metric_point *points;
	size_t n_points;
};

enum lever_state {
	LEVER_ARMED,
	LEVER_FIRED,
	LEVER_PULLED,
	LEVER_IGNORED,
	LEVER_SENTENCE,
};

struct lever_review {
	struct slice plan, item, then, owner;
	enum lever_state state;
	int32_t fired_on, pulled_on;
};

struct person_review {
	struct slice owner, name;
	size_t open, promised, kept, late;
	int64_t slip_days;
};

struct question {
	struct slice id, plan, item, about, text;
};

struct turn {
	struct oid commit;
	struct slice subject;
};

struct review_unreadable {
	struct slice file;
	bool in_new;
	struct slice message;
};

struct review {
	char period[PERIOD_NAME_MAX * 2];
	char against[PERIOD_NAME_MAX]; /* "" for revisions */
	int32_t first_day, last_day, as_of;
	bool running, provisional;
	struct boundary from, to;
	struct totals totals;
	struct totals *before;	       /* NULL: nothing before */
	struct action_review *actions; /* all but settled, in JSON.md's order */
	size_t n_actions;
	struct plan_review *plans;
	size_t n_plans;
	struct metric_review *metrics;
	size_t n_metrics;
	struct lever_review *levers;
	size_t n_levers;
	struct person_review *people;
	size_t n_people;
	struct change *texts;
	size_t n_texts;
	struct question *questions; /* those that weigh most first */
	size_t n_questions;
	size_t n_unasked; /* that weigh less, and are left out */
	struct turn *turns;
	size_t n_turns;
	struct oid *out_of_order;
	size_t n_out_of_order;
	struct review_unreadable *unreadable;
	size_t n_unreadable;
	/* for the report: what falls due in the next period */
	struct next_due {
		struct slice plan, item, title, owner;
		int32_t due;
		bool overdue;
	} * next;
	size_t n_next;
	char next_period[PERIOD_NAME_MAX];
	/* what `before` counts; "" where there is none */
	char before_period[PERIOD_NAME_MAX * 2];
	struct oid tip;		       /* where the main line was walked from */
	int32_t today;		       /* as asked for, or by the clock */
	const struct catalogue *words; /* of the report; NULL: English */
	enum people_in_report people_shown; /* report.people of the tip */
	/* of the people file in B, by handle; none unless names are shown */
	struct people names;
	unsigned methods; /* in force for any plan */
	struct method_facts method_facts;
};

int review_run(struct review *out, struct arena *a, struct repo *r,
	       const struct review_options *opt, struct err *e);

/* What became of that action; NULL where the review does not tell of it. */
const struct action_review *review_action(const struct review *r,
					  struct slice plan, struct slice item);

const char *outcome_name(enum outcome o);
const char *mark_name(enum mark m);
const char *ended_name(enum ended e);
const char *lever_state_name(enum lever_state s);
const char *boundary_by_name(enum boundary_by by);

#endif
