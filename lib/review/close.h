/*
 * close - what is left to decide when a period is closed, and what becomes of
 * the plans once it is decided
 *
 * The agenda holds the questions of the report and every promise and piece of
 * backlog that is open at the period's end and still open in `now`. An answer
 * becomes changes of the file's bytes: only what it says is touched.
 *
 * Owns       nothing: all lives in the arena given and points into the review
 *            and the snapshot.
 * Errors     -1 with *e: an answer to nothing that is asked, one that does not
 *            fit what it answers, two that exclude each other, a file whose
 *            shape leaves no place for it.
 * Source     DESIGN sections 2, 4 and 7.
 */
#ifndef REVIEW_CLOSE_H
#define REVIEW_CLOSE_H

#include "review/answer.h"
#include "review/review.h"

enum close_about {
	CLOSE_ACTION,
	CLOSE_LEVER,
	CLOSE_METRIC,
	CLOSE_AGREEMENT,
	CLOSE_GONE, /* nothing stands there any more */
	N_CLOSE_ABOUT,
};

/* One thing to decide. */
struct close_item {
	struct slice id; /* that of the question; open:PLAN.ITEM without one */
	enum close_about about;
	struct slice plan, key, title, owner;
	struct slice text;		   /* the question; empty: none */
	const struct action_review *r;	   /* of an action; else NULL */
	const struct plan_file *file;	   /* NULL: gone */
	const struct item *item;	   /* of an action, lever or metric */
	const struct close_answer *answer; /* NULL: none yet */
};

/* The scores of one committed plan. */
struct close_score {
	struct slice plan, title;
	const struct plan_file *file;
	bool scored; /* both scores stand there already */
	const struct close_answer *score, *learned, *attempt; /* NULL: none */
};

struct agenda {
	const char *period;
	int32_t last_day, today;
	struct close_item *items;
	size_t n;
	struct close_score *scores;
	size_t n_scores;
};

void agenda_make(struct agenda *out, struct arena *a, const struct review *r,
		 const struct snapshot *now);
/*
 * Puts an answer where it belongs; it must live as long as the agenda. Said
 * twice for one thing is an error.
 */
int agenda_take(struct agenda *ag, const struct close_answer *answer,
		struct err *e);
#define CLOSE_WORDS_MAX 100
/* "keep, done, drop": the answers that can be given to it. */
const char *close_words(char room[CLOSE_WORDS_MAX],
			const struct close_item *it);
/* 0 where such an answer can be given to it. */
int close_fits(const struct agenda *ag, const struct close_item *it,
	       const struct close_answer *answer, struct err *e);
/* True where an answer changes this file. */
bool agenda_touches(const struct agenda *ag, const struct plan_file *file);
/*
 * The bytes of a plan's file with all answers to it. Made again on its own
 * result, it changes nothing.
 */
int agenda_splice(struct slice *out, struct arena *a, const struct agenda *ag,
		  const struct plan_file *file, struct slice bytes,
		  struct err *e);

#endif
