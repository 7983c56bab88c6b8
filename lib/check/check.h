/*
 * check - the rules, a table row each
 *
 * A rule is pure: snapshot and parameters in, findings out. What `lint`,
 * `explain`, the configuration and the documentation know of it is its row.
 *
 * Source     RULES.md; levels, suppression and hooks in DESIGN section 5.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "plan/snapshot.h"
#include "source/repo.h"

enum rule_group {
	GROUP_SYNTAX = 1,
	GROUP_PROMISES,
	GROUP_DATES,
	GROUP_LINKS,
	GROUP_METRICS,
	GROUP_LOAD,
	GROUP_METHODS,
	GROUP_CHANGES,
	GROUP_CONFIG,
};

/*
 * What a rule looks at: where nothing of that changed, what it finds has not
 * changed either, and it need not be run again.
 */
enum rule_reach {
	REACH_PLAN = 1,	  /* a plan alone, the configuration and the people */
	REACH_PLANS,	  /* other plans too */
	REACH_REPOSITORY, /* the configuration, comments, which files are there
			   */
	REACH_CHANGE,	  /* what was, and what is */
};

enum param_type {
	PARAM_INT,
	PARAM_FRACTION,
	PARAM_BOOL,
	PARAM_WORDS, /* a list of texts */
};

struct param {
	const char *name;
	enum param_type type;
	double number;		  /* default of a number; 0 or 1 of a bool */
	const char *const *words; /* default, NULL-terminated, of words */
	const char *help;
};

#define MAX_PARAMS 4

struct check;

/* A parameter as configured, or its default. */
struct param_value {
	bool given; /* the configuration sets it */
	double number;
	const struct slice *words;
	size_t n_words;
};

/* What the configuration makes of a rule. */
struct rule_values {
	enum level level;
	struct param_value params[MAX_PARAMS]; /* in the order of the row's */
};

struct rule {
	const char *id;
	enum rule_group group;
	enum rule_reach reach; /* of what it finds in plans */
	enum level level;      /* default */
	bool locked;	       /* may never be silenced or lowered */
	bool uses_today;       /* never above warning, not run in hooks */
	struct param params[MAX_PARAMS]; /* ends with name NULL */
	const char *summary;		 /* what it says, a sentence */
	const char *why;		 /* why it matters, a sentence or two */
	/*
	 * Called once for each plan that can be read (run_plan) or once for the
	 * snapshot (run). Both NULL: found while decoding alone.
	 */
	void (*run_plan)(struct check *c);
	void (*run)(struct check *c);
	/*
	 * Of a change rule: called once for each plan of either side; c->change
	 * says what it was and is, c->plan is NULL where it is gone.
	 */
	void (*run_change)(struct check *c);
	/*
	 * Of a rule about the push itself: c->push says what it does to a
	 * reference. No snapshot takes part.
	 */
	void (*run_push)(struct check *c);
	/*
	 * Asked for each finding of this rule that decoding made, where a
	 * parameter decides; false drops it. NULL: all are kept.
	 */
	bool (*keep)(struct check *c, const struct finding *f);
};

/* Every rule, in the order of RULES.md; *n of them. */
const struct rule *const *rules_all(size_t *n);
const struct rule *rule_find(struct slice id);
/* A default as the configuration would write it: "5", "[sat, sun]", "x-". */
struct slice param_text(struct arena *a, const struct param *p);

/* What a rule's function sees. */
struct check {
	const struct rule *rule;
	const struct snapshot *snapshot;
	const struct plan_file *file;	    /* run_plan: the plan at hand */
	const struct plan *plan;	    /* its content */
	const struct snapshot *before;	    /* run_change: what it was, */
	const struct plan_change *change;   /* and the plan at hand; rules.h */
	const struct lint_options *options; /* run_change */
	const struct push_step *push;	    /* run_push */
	int32_t today;
	struct findings *findings;
	struct arena *arena;
	const struct rule_values *values;   /* of this rule */
	const struct rule_values *settings; /* of all, in their order */
	const struct facts *facts;	    /* see rules.h */
	const bool *settled; /* by file; NULL: none is; settled.h */
};

/* Who changed a part of a plan's goal. */
struct goal_change {
	struct slice plan, item; /* "metrics.patients"; empty: the objective */
	struct person_name author;
	struct slice commit; /* its id, short; ptr NULL: the next one */
};

struct lint_options {
	int32_t today;
	bool in_hook; /* leaves out rules that compare with today */
	/*
	 * Only findings in these files, and those elsewhere that `base` does
	 * not have (by rule, plan, item and message); NULL: all.
	 */
	const struct snapshot *base;
	/*
	 * What changes are judged against: one snapshot, or the parents of a
	 * merge. A change counts only where it is one against each of them;
	 * with `base`, only what none of them has is caused by it. n_before 0:
	 * no change rules, and `base` alone counts.
	 */
	const struct snapshot *const *before;
	size_t n_before;
	/*
	 * Where part of it may have been taken over from, or NULL: a finding
	 * that is there as well is not caused by it, and what stands there
	 * alike is no change of it.
	 */
	const struct snapshot *taken;
	/* what goals_moved() named, commit by commit */
	const struct goal_change *goals;
	size_t n_goals;
	/*
	 * The day on which the change was written down, where it is known;
	 * DAY_NONE or 0: today.
	 */
	int32_t written;
	/*
	 * Without a base: only findings in these files, all plans taking part;
	 * n_paths 0: all. A path may be a folder.
	 */
	const struct slice *paths;
	size_t n_paths;
};

/*
 * All findings of a snapshot, levels from its configuration, those at level
 * none left out, sorted.
 */
void lint_snapshot(struct findings *out, struct arena *a,
		   const struct snapshot *s, const struct lint_options *opt);

/* --- goals and those who change them (rules_goals.c) --- */

/* A part of a goal that is not what it was, and the files it stands in. */
struct goal_moved {
	const struct plan_file *before, *after;
	struct slice item; /* as in struct goal_change */
};

/*
 * What changed in objectives and targets of delegated plans whose promises
 * stand: the parts of which goal-changed-by-owner wants to know the author.
 */
size_t goals_moved(struct goal_moved **out, struct arena *a,
		   const struct snapshot *before, const struct snapshot *after);
/* True where that part of the goal is another one; either may be NULL. */
bool goal_part_moved(const struct plan *before, const struct plan *after,
		     struct slice item);

/* --- the push itself (rules_push.c) --- */

/* What a push does to one reference, as far as no file shows it. */
struct push_step {
	struct slice ref;  /* refs/tags/plan/2026-Q1, refs/heads/main */
	struct slice main; /* the main line's short name; empty: not known */
	struct slice before, after; /* short ids; ptr NULL: not there */
	bool moved;		    /* both are there, and are two commits */
	bool off_main; /* `after` of a tag is not on the main line */
	/*
	 * The merge, a short id, that put what the branch held behind a second
	 * parent; ptr NULL: none did.
	 */
	struct slice turned_by;
};

/* Adds what the rules say of it, with the levels of that configuration. */
void lint_push_step(struct findings *out, struct arena *a,
		    const struct config *config, const struct push_step *step);

#endif
