/*
 * plan - one plan file, decoded
 *
 * Decoding is a function of the bytes alone: no configuration, calendar or
 * other plan takes part, so a blob is decoded once in its life. Every value
 * keeps its node, which knows the place in the file.
 *
 * Invariant  a value with .at NULL is absent, null, empty, or no value of its
 *            type; its other members are then zero or DAY_NONE. In the last
 *            case .wrong is what is written there, and a finding says so
 *            already: who looks for missing values asks for GIVEN(). The one
 *            exception is an owner that is a list: owner-not-one speaks of it,
 *            decoding does not. An item of the wrong type is not among the
 *            items; one that is empty is. Of a key written twice the last
 *            value counts.
 * Owns       nothing: all lives in the arena of decoded_make().
 * Units      days as in day.h. Numbers: the double nearest to the text, and
 *            the text as it was written.
 * Source     DESIGN section 2.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "base/calendar.h"
#include "yaml/tree.h"

/* True where something is written, be it right or wrong. */
#define GIVEN(value) ((value).at || (value).wrong)

struct text {
	struct slice s; /* NFC is up to who compares */
	const struct node *at;
	const struct node *wrong;
};

struct day {
	int32_t v; /* DAY_NONE where absent */
	const struct node *at;
	const struct node *wrong;
};

struct number {
	double v;
	struct slice text;
	const struct node *at;
	const struct node *wrong;
};

/* A list of texts; a single text where a list is expected is a list of one. */
struct texts {
	struct text *v;
	size_t n;
	const struct node *at;
	const struct node *wrong;
};

struct days {
	struct day *v;
	size_t n;
	const struct node *at;
	const struct node *wrong;
};

enum stage {
	STAGE_COMMITTED, /* also where absent */
	STAGE_DRAFT,
	STAGE_CLOSED,
	STAGE_DROPPED,
};

enum direction {
	DIRECTION_REACH, /* also where absent */
	DIRECTION_STAY_ABOVE,
	DIRECTION_STAY_BELOW,
};

enum counts {
	COUNTS_LATEST, /* also where absent */
	COUNTS_SUM,
	COUNTS_MEAN,
};

struct choice { /* one of a field's allowed words, by its place among them */
	int v;
	const struct node *at;
	const struct node *wrong;
};

enum item_kind {
	ITEM_FACTOR,
	ITEM_METRIC,
	ITEM_ACTION,
	ITEM_LEVER,
	ITEM_RHYTHM,
	N_ITEM_KINDS,
};

/* What every item has; first member of each. */
struct item {
	enum item_kind kind;
	struct slice key;      /* as written */
	struct slice fold;     /* what makes two ids the same: utf8_fold_id() */
	const struct node *at; /* its value; at->key is the key's node */
	struct text title, owner, because, was;
};

struct factor {
	struct item item; /* title: the text of the factor */
};

struct action {
	struct item item;
	struct day due, started, done, dropped;
	struct text blocked, job, barrier, factor, notes;
	struct texts needs;
};

enum actual_grain {
	GRAIN_DAY,
	GRAIN_MONTH,
	GRAIN_QUARTER, /* fiscal: its last day needs the calendar */
};

struct share { /* one person's part of an actual */
	struct slice person;
	struct number number;
};

struct actual {
	struct slice key; /* 2026-02-13, 2026-02, 2026-Q1 */
	enum actual_grain grain;
	int32_t day;	      /* of GRAIN_DAY, else DAY_NONE */
	int year, index;      /* of a month or quarter */
	double value;	      /* a number, or the sum of the shares */
	struct number number; /* .at NULL where it is shared out */
	struct share *shares;
	size_t n_shares;
	const struct node *at;
};

struct path_point {
	int32_t day;
	struct number number;
	struct slice key; /* the day, as written */
	const struct node *at;
};

struct metric {
	struct item item;
	struct text unit, factor, every;
	struct number baseline, target, weight;
	struct day due;
	struct choice direction, counts; /* enum direction, enum counts */
	struct path_point *path;	 /* by day */
	size_t n_path;
	struct actual *actuals; /* in the file's order */
	size_t n_actuals;
	const struct node *path_at, *actuals_at;
};

struct lever {
	struct item item; /* no title */
	/* when: a sentence, or a condition on a metric */
	struct text sentence;
	struct text metric;
	struct number below, above; /* one of them, or both */
	int run;		    /* `for: 2`; 0 where absent */
	int run_months;		    /* `for: 2 months`; 0 where absent */
	struct text run_text;
	struct text then;
	struct days pulled;
	const struct node *when_at;
};

struct rhythm {
	struct item item;
	struct text every;
};

/* The parts of a plan that are maps from a key to something small. */
struct pair {
	struct slice key;
	const struct node *at; /* value; at->key is the key's node */
	struct text text;      /* where the value is a text */
};

struct pairs {
	struct pair *v;
	size_t n;
	const struct node *at;
};

struct barrier {
	struct slice key; /* resources talent training culture alignment */
	const struct node *at;
	struct text what;
	struct texts answer;
};

struct resource {
	struct slice key;
	const struct node *at;
	struct text need, have;
	struct day due;
};

struct agreement {
	struct slice key; /* team */
	const struct node *at;
	struct text by, goal;
	struct day day;
};

struct score {
	struct slice key; /* period, as written */
	const struct node *at;
	struct number strategy, execution;
	struct text by, note, learned, attempt /* try */, improve;
};

struct plan {
	const struct node *root;
	struct text id, title, owner, sponsor, level, supports, period, was,
		because, notes;
	struct slice fold;   /* of the id: utf8_fold_id() */
	struct choice stage; /* enum stage */
	struct texts team;   /* handles */
	struct pairs parts;  /* team as a map: a handle's part in the work */
	struct texts trade_offs;

	const struct node *objective_at, *outcome_at;
	struct text statement, why;
	struct text outcome_who, outcome_did, outcome_so;

	struct factor *factors;
	size_t n_factors;
	struct metric *metrics;
	size_t n_metrics;
	struct action *actions;
	size_t n_actions;
	struct lever *levers;
	size_t n_levers;
	struct rhythm *rhythms;
	size_t n_rhythms;
	/* the maps that hold the items, for findings about all of them */
	const struct node *items_at[N_ITEM_KINDS];

	struct barrier *barriers; /* a list under one key gives several */
	size_t n_barriers;
	struct resource *resources;
	size_t n_resources;
	struct agreement *agreed;
	size_t n_agreed;
	struct score *scorecard;
	size_t n_scores;
	struct pairs assumptions, questions, conditions, limits;
	const struct node *barriers_at, *resources_at, *agreed_at,
		*scorecard_at;
	struct item_index *index; /* of many items; NULL: few */
};

/* What one blob holds. */
struct decoded {
	struct tree tree;
	struct plan *plan; /* NULL: cannot be read (broken, or no `plan`) */
	bool has_plan_key; /* `plan:` stands at its top */
	struct findings findings; /* of syntax and fields; file not set */
};

/*
 * Decodes the bytes of a plan file. Never fails: what is wrong is a finding of
 * groups 1 and 3 (yaml-*, duplicate-key, …, unknown-key, wrong-type,
 * day-invalid, id-format; see RULES.md), and the rest is decoded all the same.
 */
struct decoded *decoded_make(struct arena *a, struct slice bytes);
/* The same with findings in the catalogue's language. */
struct decoded *decoded_make_in(struct arena *a, const struct catalogue *words,
				struct slice bytes);
/* The same into a zeroed struct. */
void decoded_fill(struct decoded *out, struct arena *a,
		  const struct catalogue *words, struct slice bytes);

bool action_is_open(const struct action *act);
/*
 * True where `after` says why, and other than `before` did: blanks and line
 * ends alone make no new reason.
 */
bool reason_is_new(struct slice before, struct slice after);
/* All items of a plan in the file's order of kinds and keys. */
size_t plan_items(const struct item ***out, struct arena *a,
		  const struct plan *p);
/*
 * By key: the one written so, else the first that is the same id (case, - and _
 * do not count); NULL where there is none.
 */
const struct item *plan_item(const struct plan *p, struct slice key);
const struct action *plan_action(const struct plan *p, struct slice key);
const struct metric *plan_metric(const struct plan *p, struct slice key);
/* "actions", "metrics", "levers", "success-factors", "rhythms". */
const char *item_kind_name(enum item_kind kind);
/* "actions.lead-follow-up": an item's name in findings and JSON. */
struct slice item_path(struct arena *a, const struct item *item);
const char *stage_name(enum stage s);
enum stage plan_stage(const struct plan *p);
/*
 * The plan's period in that calendar; false where it has none or it is not
 * one (the rule period-invalid says so).
 */
bool plan_period(struct period *out, const struct plan *p,
		 const struct calendar *cal);
/* The first and last day an actual stands for. */
void actual_days(int32_t *first, int32_t *last, const struct actual *act,
		 const struct calendar *cal);
/* 0, or why an id breaks the rules: a text for a message. (DESIGN section 2) */
const char *id_fault(struct slice id);

#endif
