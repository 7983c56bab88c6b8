/*
 * review_doc_parts - what the files of the review's document share
 *
 * Each section is a pair of functions, named in the table of review_doc.c:
 * whether there is anything to say, and saying it below its heading.
 */
#ifndef REPORT_REVIEW_DOC_PARTS_H
#define REPORT_REVIEW_DOC_PARTS_H

#include "base/map.h"
#include "report/review_doc.h"
#include "report/words.h"

#define ARROW	    "\xe2\x86\x92"
#define TITLE_CELLS 100
#define WHY_CELLS   240

struct report {
	struct arena *a;
	struct doc *d;
	const struct review *r;
	const struct review_options *asked;
	struct map *titles; /* of actions -> how many bear it, NULL: one */
};

/* A text of the program with its arguments, in the reader's language. */
struct slice phrase(struct report *rp, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The form for n things; ptr NULL where n is 0. */
struct slice phrase_n(struct report *rp, size_t n, const char *one,
		      const char *many, ...) PRINTF_LIKE(3, 5)
	PRINTF_LIKE(4, 5);
/* Those that are there, with commas; false where there are none. */
bool say_phrases(struct report *rp, struct line *l, enum role role,
		 const struct slice *v, size_t n);
/* Adds to a line. */
void say_text(struct report *rp, struct line *l, enum role role,
	      struct slice s);
/* The first 8 digits; plain enough for a forge to make a link of them. */
void say_commit(struct report *rp, struct line *l, const struct oid *id);
/* Plan and key without its kind: "new-patients.lead-follow-up". */
struct slice item_ref(struct report *rp, struct slice plan, struct slice item);
/*
 * The name to show for a handle; ptr NULL where there is none, or where the
 * configuration wants nobody named.
 */
struct slice person_shown(struct report *rp, struct slice handle);
/* The same for the name a commit bears. */
struct slice author_shown(struct report *rp, struct slice name);
/* "and 37 more: --format json has them all", where shown is less than n. */
void say_more(struct report *rp, struct block *list, size_t n, size_t shown);
/* The same below the last row of a table, and in a line of n that are left. */
void say_more_rows(struct report *rp, struct block *t, size_t n, size_t shown);
void say_more_in(struct report *rp, struct line *l, size_t n);

/* Actions by what is asked of them. */
typedef bool (*action_test)(const struct action_review *act);
typedef int64_t (*action_weight)(const struct action_review *act);

struct actions {
	const struct action_review **v;
	size_t n;
};

/* Heaviest first where there is a weight, else in the review's order. */
struct actions actions_where(struct report *rp, action_test test,
			     action_weight weight);
bool any_action(const struct report *rp, action_test test);
bool has_mark(const struct action_review *act, enum mark m);
/* "Title (plan)"; the id alone where there is no title. */
void say_plan_name(struct report *rp, struct line *l, struct slice plan);
/* "assumption growth: 3 % → 2 %. Because: …" */
void say_change(struct report *rp, struct line *l, const struct change *c);
/* NULL where there is none. */
const struct plan_review *find_plan(const struct report *rp, struct slice plan);
/* ptr NULL: no such plan, or it has none. */
struct slice plan_title(const struct report *rp, struct slice plan);
/*
 * Its title; where several actions bear it, the plan's title or id comes
 * before it. Empty where it has none.
 */
struct slice action_title(struct report *rp, const struct action_review *act);
/* "Title (plan.item), Owner" */
void say_action(struct report *rp, struct line *l,
		const struct action_review *act, enum role role,
		struct slice owner);
/* Below the last entry: the reason, or that there is none, and its commit. */
void say_reason(struct report *rp, struct block *list, struct slice reason,
		const struct oid *commit);
/* 0 where one of them is no day. */
int64_t days_between(int32_t from, int32_t to);

/* A heading with the number of its actions, and an entry for each. */
struct action_group {
	const char *title;
	enum role role;
	action_test test;
	action_weight weight;
	void (*say)(struct report *rp, struct block *list,
		    const struct action_review *act);
	size_t most; /* entries, the others are only counted */
};

/* Each move of the due date with its reason, below the last entry. */
void say_moves(struct report *rp, struct block *list,
	       const struct action_review *act);

bool has_promises(const struct report *rp);
void write_promises(struct report *rp);
bool has_moved(const struct report *rp);
void write_moved(struct report *rp);
bool has_new_work(const struct report *rp);
void write_new_work(struct report *rp);
bool has_backlog(const struct report *rp);
void write_backlog(struct report *rp);
bool has_other_actions(const struct report *rp);
void write_other_actions(struct report *rp);

/* Slips of a plan, or of all where it is empty, by the barrier behind them. */
struct barrier_count {
	struct slice barrier; /* empty: none is named */
	size_t n;
	int64_t days;
};

struct barrier_counts {
	struct barrier_count *v; /* most slips first, the unnamed last */
	size_t n;
};

struct barrier_counts count_barriers(const struct report *rp,
				     struct slice plan);
/* "training: 2 slips, 168 days" */
void say_barrier(struct report *rp, struct line *l,
		 const struct barrier_count *b);

/* What a method adds; in the order of their table. */
struct method_part {
	const char *title;
	bool (*has)(const struct report *rp);
	void (*write)(struct report *rp);
};

extern const struct method_part method_parts[];
/* Their functions, in their own files. */
bool has_pages(const struct report *rp);
void write_pages(struct report *rp);
bool has_factors(const struct report *rp);
void write_factors(struct report *rp);
bool has_execution(const struct report *rp);
void write_execution(struct report *rp);
bool has_chains(const struct report *rp);
void write_chains(struct report *rp);
bool has_tree(const struct report *rp);
void write_tree(struct report *rp);

/* Pictures: blocks behind what the section says in words. */
void draw_trends(struct report *rp);
void draw_courses(struct report *rp);
void draw_timeline(struct report *rp);
/* One share of a plan over the periods, to stand in a cell. */
const struct plot *small_trend_of(struct report *rp,
				  const struct plan_review *plan,
				  const char *name,
				  double (*share)(const struct trend_point *));
/* What is open at the end, beside who has most. */
const struct strip *load_of(struct report *rp, const struct person_review *p);

bool has_questions(const struct report *rp);
void write_questions(struct report *rp);
bool has_scorecard(const struct report *rp);
void write_scorecard(struct report *rp);
bool has_metrics(const struct report *rp);
void write_metrics(struct report *rp);
bool has_levers(const struct report *rp);
void write_levers(struct report *rp);
bool has_texts(const struct report *rp);
void write_texts(struct report *rp);
bool has_people(const struct report *rp);
void write_people(struct report *rp);
bool has_next(const struct report *rp);
void write_next(struct report *rp);
/* Of the methods in force, each below a heading of its own. */
bool has_methods(const struct report *rp);
void write_methods(struct report *rp);
bool always(const struct report *rp);
void write_source(struct report *rp);

#endif
