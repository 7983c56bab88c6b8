/*
 * answer - what somebody decides at the end of a period, as one line
 *
 *   overdue:new-patients.front-desk = keep 2026-05-15 -- The trainer was ill.
 *   new-patients.crm = done 2026-03-30
 *   score:new-patients = 7/5
 *   learned:new-patients = Vendors need three weeks.
 *
 * ID = VERB [DAY] [NAME] [-- TEXT]. The id is that of a question of the report,
 * or plan.item. Empty lines and lines that begin with # say nothing.
 *
 * Owns       nothing: texts point into what was read.
 * Errors     -1 with *e, which names the place and what was expected.
 */
#ifndef REVIEW_ANSWER_H
#define REVIEW_ANSWER_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

enum answer_verb {
	ANSWER_KEEP,   /* the same promise on a later day */
	ANSWER_DONE,   /* it was done, on that day */
	ANSWER_DROP,   /* it will not be done */
	ANSWER_AGAIN,  /* from the beginning: new day, and maybe new owner */
	ANSWER_OWNER,  /* somebody else owns it */
	ANSWER_PULL,   /* the lever was pulled on that day */
	ANSWER_AGREE,  /* the goal as it is now was agreed to on that day */
	ANSWER_REASON, /* why it is as it is: the item's because */
	ANSWER_NOTE,   /* for the commit alone */
	ANSWER_LEAVE,  /* nothing changes */
	ANSWER_SCORE,
	ANSWER_LEARNED,
	ANSWER_TRY,
	N_ANSWERS,
};

enum answer_part {
	PART_NO,
	PART_MAY,
	PART_MUST,
};

/* What follows a verb. */
struct answer_kind {
	const char *word;
	enum answer_part day, name, text;
};

extern const struct answer_kind answer_kinds[N_ANSWERS];

struct close_answer {
	struct slice id; /* of a score: score:PLAN */
	enum answer_verb verb;
	int32_t day; /* DAY_NONE: none */
	struct slice name, text;
	struct slice strategy, execution; /* of ANSWER_SCORE: 1 to 10 */
	struct slice place;		  /* "answers.txt:3", for messages */
};

/* The plan or plan.item behind the colon of an id. */
struct slice answer_target(struct slice id);
/* What stands behind the = alone, which is what a prompt asks for. */
int answer_parse_words(struct close_answer *out, struct slice words,
		       struct err *e);
/* One line, all but its place; where it says nothing *out is untouched. */
int answer_parse(struct close_answer *out, bool *any, struct slice line,
		 struct err *e);
/* All lines; place: the name of what is read, which may be one line. */
int answers_parse(struct close_answer **v, size_t *n, struct arena *a,
		  struct slice text, const char *place, struct err *e);
/* The line that reads as this answer, without a line end. */
struct slice answer_line(struct arena *a, const struct close_answer *answer);

#endif
