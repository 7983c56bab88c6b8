/*
 * method_facts - what the methods of planning in force add to a review
 *
 * A method is in force for a plan of B that is neither closed nor dropped, by
 * the tip's configuration and the plan's level. Each method has its own facts;
 * where it is in force nowhere, they are empty.
 *
 * Owns       all lives in the arena of the review.
 * Units      days; numbers NAN where there is none.
 * Source     RULES.md, group 7: what each method adds to a period's report.
 */
#ifndef REVIEW_METHOD_FACTS_H
#define REVIEW_METHOD_FACTS_H

#include "base/arena.h"
#include "base/day.h"

/* --- success-factors --------------------------------------------------------
 */

#define FACT_MONTHS_MOST 12

/* One metric of a factor, or one person's part in it, month by month. */
struct factor_line {
	struct slice plan, factor, factor_title;
	struct slice item, title, unit;
	struct slice person; /* ptr NULL: all together */
	double months[FACT_MONTHS_MOST];
};

/* The scorecard's words for the period. */
struct lesson {
	struct slice plan, learned, attempt, improve;
};

/* --- execution --------------------------------------------------------------
 */

enum answer_state {
	ANSWER_MISSING,
	ANSWER_NEW,	/* there was none in A */
	ANSWER_CHANGED, /* there was another in A */
};

struct answer {
	struct slice plan, question, text;
	enum answer_state state;
};

/* In the team of a plan, without an item or an agreement there. */
struct bystander {
	struct slice plan, person;
};

/* --- start-at-the-end -------------------------------------------------------
 */

struct chain_link {
	struct slice plan, item, title, owner;
	int32_t due, done; /* done: DAY_NONE where open */
	bool late;	   /* open, and overdue or due after what needs it */
};

/* From the end back to today: each link needs the one after it. */
struct chain {
	struct slice plan;
	struct chain_link *links;
	size_t n_links;
	size_t first_late; /* the one nearest to today; n_links: none */
	size_t loose;	   /* other actions that lead to nothing */
};

enum acceptance {
	ACCEPTED_BY_NOBODY,
	ACCEPTED_NOT_YET, /* the team is named, but without name or day */
	ACCEPTED_BEFORE,  /* the goal has changed since */
};

struct unaccepted {
	struct slice plan, team; /* team: empty for nobody */
	enum acceptance how;
};

struct short_means {
	struct slice plan, key, need, have; /* have: empty for nothing */
	int32_t due;			    /* or DAY_NONE */
};

struct unasked {
	struct slice plan, owner;
	bool own; /* its owner asked for it */
};

/* --- delegation -------------------------------------------------------------
 */

enum tree_gap {
	TREE_WHOLE,
	TREE_NO_PARENT,	    /* not of the top level, and supports nothing */
	TREE_PARENT_GONE,   /* what it supports is not there, or is over */
	TREE_LEVEL_SKIPPED, /* what it supports is not of the level above */
	TREE_NOTHING_BELOW, /* no plan carries it further down */
};

struct tree_node {
	struct slice plan, title, level, supports;
	size_t depth; /* 0 at the top */
	enum tree_gap gap;
	struct slice missing; /* the level that is not there, or empty */
};

enum editor_role {
	EDITOR_OTHER,
	EDITOR_OWNER,
	EDITOR_SPONSOR,
};

/* How often somebody changed the goal of a plan, and the way to it. */
struct editor {
	struct slice plan, author; /* author: ptr NULL where nobody is named */
	enum editor_role role;
	size_t goal, way;
};

struct job_count {
	struct slice job; /* empty: none is said */
	size_t promised, kept, late;
};

/* --- all of them ------------------------------------------------------------
 */

struct method_facts {
	/* the first days of the months that factor lines hold */
	int32_t months[FACT_MONTHS_MOST];
	size_t n_months;
	struct factor_line *factors; /* a metric, then its people */
	size_t n_factors;
	struct lesson *lessons;
	size_t n_lessons;

	struct answer *answers;
	size_t n_answers;
	struct bystander *bystanders;
	size_t n_bystanders;

	struct chain *chains;
	size_t n_chains;
	struct unaccepted *unaccepted;
	size_t n_unaccepted;
	struct short_means *means;
	size_t n_means;
	struct unasked *unasked;
	size_t n_unasked;

	struct tree_node *tree; /* each plan before those below it */
	size_t n_tree;
	struct editor *editors;
	size_t n_editors;
	struct job_count *jobs;
	size_t n_jobs;
};

#endif
