/*
 * rules - what the functions of the rules share; inside check/ alone
 *
 * Owns       findings and texts live in the arena of the check.
 */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"
#include "compare/match.h"

/* The rows, by group; each array ends with id NULL. */
extern const struct rule rules_syntax[], rules_promises[], rules_dates[],
	rules_links[], rules_metrics[], rules_load[], rules_changes[],
	rules_push[], rules_config[];
/* Group 7, a table for each method. */
extern const struct rule rules_one_page[], rules_success_factors[],
	rules_execution[], rules_from_the_end[], rules_delegation[];

/* What several rules want to know of a snapshot, gathered once. */
struct facts {
	/*
	 * Folded ids that stand in files which cannot be read: what refers to
	 * such a plan has no mistake of its own.
	 */
	struct map unreadable;
	/* all burdens, by owner, due date and place (rules_load.c) */
	const struct burden *burdens;
	size_t n_burdens;
};

/* One open action of a committed plan that has an owner. */
struct burden {
	struct slice owner;
	int32_t due; /* DAY_NONE: none */
	const struct plan_file *file;
	const struct action *action;
};

size_t burdens_gather(const struct burden **out, struct arena *a,
		      const struct snapshot *s);

void facts_gather(struct facts *out, struct arena *a, const struct snapshot *s);

/* --- what changed (changes.c) --- */

/* An item on both sides; one of them is NULL where it came or went. */
struct item_change {
	const struct item *before, *after;
	const struct plan_file *from; /* where `before` stood */
	bool guessed; /* joined for title and owner alone: `was` is missing */
	bool certain; /* and there is no other it could be */
};

struct plan_change {
	const struct plan_file *before, *after;
	bool guessed, certain;	   /* as above, of the plan's id */
	struct item_change *items; /* none where the files are equal */
	size_t n_items;
};

/*
 * All plans of two snapshots, by identity and `was`; what is then gone on one
 * side and new on the other, with the same title and owner, is joined too.
 */
size_t changes_match(struct plan_change **out, struct arena *a,
		     const struct snapshot *before,
		     const struct snapshot *after);
/* Runs the change rules and adds what they find, with levels. */
void changes_find(struct findings *out, struct arena *a,
		  const struct snapshot *s, const struct lint_options *opt);

/* Items of the plan stand for promises, before and still (rules_changes.c). */
bool promises_stand(const struct plan_change *p);
/* The next item of a kind on both sides of such a plan; NULL: the first. */
const struct item_change *next_pair(const struct check *c,
				    const struct item_change *at,
				    enum item_kind kind);
/* `because` is there on the new side, and is not the one that was there. */
bool item_explained(const struct item_change *ch);
/* Helps with the reason that a finding misses. */
void ask_why(struct check *c, struct finding *f, const struct text *because);
/* The rules of this group in files of their own (rules_changes_*.c). */
void renamed_without_was(struct check *c);
void target_eased(struct check *c);
void actual_rewritten(struct check *c);
void closed_edited(struct check *c);
void goal_changed_by_owner(struct check *c);

/* --- what the configuration says (settings.c) --- */

/*
 * Level and parameters of every rule, in the order of rules_all(). What does
 * not fit is said in fs (NULL: nowhere) and the default holds.
 */
struct rule_values *settings_read(struct arena *a, const struct config *config,
				  struct findings *fs);
double check_number(const struct check *c, const char *param);
const struct param_value *check_param(const struct check *c, const char *param);
/* The level that is in force for another rule. */
enum level check_level_of(const struct check *c, const char *id);
/* True if the plan's methods, by its level, include this one. */
bool check_method(const struct check *c, const struct plan *p,
		  const char *method);
bool config_method(const struct config *config, const struct plan *p,
		   const char *method);

/* --- saying something (say.c) --- */

/* About a value, at its place; plan, item and field follow from the node. */
struct finding *say_at(struct check *c, const struct node *at, const char *fmt,
		       ...) PRINTF_LIKE(3, 4);
/* About an item: at its key. field: what is missing, or NULL. */
struct finding *say_item(struct check *c, const struct item *item,
			 const char *field, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
/* About the plan as a whole: at its id. field: what is missing, or NULL. */
struct finding *say_plan(struct check *c, const char *field, const char *fmt,
			 ...) PRINTF_LIKE(3, 4);
/* About a file; no place in it. */
struct finding *say_file(struct check *c, struct slice path, const char *fmt,
			 ...) PRINTF_LIKE(3, 4);
/* The rules of a snapshot go from plan to plan. */
void check_enter(struct check *c, const struct plan_file *file);
/* Moves a finding to the key of a part of the plan; not where it is NULL. */
void move_to_key(struct finding *f, const struct node *part);
/* A second place. */
void say_also(struct check *c, struct finding *f, const struct plan_file *file,
	      const struct node *at, const char *fmt, ...) PRINTF_LIKE(5, 6);
PRINTF_LIKE(3, 4)
void say_help(struct check *c, struct finding *f, const char *fmt, ...);
/* A piece of a value for a message: its first line, not too much of it. */
struct slice brief(const struct check *c, struct slice s);
/* The same of a number or an amount, as the reader writes numbers. */
struct slice brief_number(const struct check *c, struct slice s);
/* Item and field of the node in its plan; both ptr NULL at the top. */
void node_names(struct slice *item, struct slice *field, struct arena *a,
		const struct node *n);
/* The innermost node of the tree at that byte, or NULL. */
const struct node *node_at_byte(const struct node *const *nodes, size_t n,
				size_t byte);
/* All nodes of a tree by where they begin (their key, where they have one). */
size_t nodes_in_order(const struct node *const **out, struct arena *a,
		      const struct node *root);
/*
 * The place of bytes begin to end, which lie behind the beginning of `from` in
 * the same file; what is between begin and end stands on one line.
 */
struct span span_inside(struct slice bytes, const struct span *from,
			size_t begin, size_t end);

/* --- looking at plans (look.c) --- */

/*
 * True where the field stands in the map with anything for a value, or stands
 * there misspelt: then that is the mistake, and it is said elsewhere.
 * parent: the map's path in the field table ("", "actions.*").
 */
bool field_written(const struct check *c, const struct node *map,
		   const char *parent, const char *key);
/* The top-level keys whose maps hold items. */
bool holds_items(struct slice key);
/*
 * True where the plan's items of that kind are not all there because
 * something else is wrong: a count of them says nothing then.
 */
bool items_lost(const struct check *c, enum item_kind kind);
/*
 * True where an item of that key is written in the plan, but could not be
 * read: what refers to it has no mistake of its own.
 */
bool item_lost(const struct plan *p, struct slice key);
/*
 * Neither done nor dropped, for certain: something written there that is no
 * day may well be meant as one, and it is said.
 */
bool surely_open(const struct action *act);
/* True where decoding has said something about the node already. */
bool said_already(const struct check *c, const struct node *n);
/* Neither closed nor dropped: its mistakes can still be mended. */
bool plan_is_live(const struct plan *p);
/* "action", "metric", …: one item of that kind in a sentence. */
const char *item_word(enum item_kind kind);
/* "an action", "a metric", …: what such an item is. */
const char *item_phrase(enum item_kind kind);
/*
 * The owners of a plan's items in the order of plan_items(), each as often as
 * there are; of dropped actions none.
 */
size_t item_owners(const struct text ***out, struct arena *a,
		   const struct plan *p);
/*
 * True where who owns what is not certain, because something else is wrong:
 * an item is lost, or has no owner or one whom nobody knows.
 */
bool owners_in_doubt(const struct check *c);
/* "sales, service": for messages. */
struct slice list_add(struct arena *a, struct slice list, struct slice word);
/* For messages; the buffer lives in the arena. */
const char *day_text(const struct check *c, int32_t day);
/* The words of the parameter hold this one. */
bool words_hold(const struct param_value *p, struct slice word);
/*
 * True where the text is a placeholder: a draft may hold it, and in a committed
 * plan the rule of that name reports it.
 */
bool is_placeholder(const struct check *c, const struct plan *p,
		    struct slice text);
/* The first whole word of the list in the text; its length, or 0. */
size_t find_word(size_t *at, struct slice text, const struct param_value *p);

#endif
