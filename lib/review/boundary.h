/*
 * boundary - where one period ends and the next begins, as commits
 *
 * Invariant  a position of -1 is the empty state before the first commit.
 * Units      days; positions on the main line.
 * Errors     an unknown period or revision, A not before B: -1 with *e.
 * Source     DESIGN section 7, "Two clocks" and the fine print.
 */
#ifndef REVIEW_BOUNDARY_H
#define REVIEW_BOUNDARY_H

#include "review/mainline.h"

/* A tag farther from the last day than this is another thing. */
#define BOUNDARY_TAG_DAYS 31

/* One end of a window. */
struct edge {
	struct boundary boundary;
	int pos;
	/* the last day of its period: what is dated later has not happened */
	int32_t last;
	/* the first day of that period, for shares of its own window */
	int32_t first;
};

struct window {
	struct edge a, b;
	int32_t first_day, last_day, as_of;
	bool running;
	bool revisions;	      /* no period */
	struct period period; /* for revisions: the review period of the end */
	char name[PERIOD_NAME_MAX * 2], against[PERIOD_NAME_MAX];
};

/* The period under review: opt->period, or the last whose books are closed. */
int period_under_review(struct period *out, const struct calendar *cal,
			const struct review_options *opt, struct err *e);
/* The window of one period; against may be empty. */
int window_of_period(struct window *out, struct arena *a, struct repo *r,
		     const struct main_line *ml, const struct period *period,
		     struct slice against, int32_t today, struct err *e);
/* The window of two revisions; the line was walked from the second. */
int window_of_revisions(struct window *out, struct repo *r,
			const struct main_line *ml, struct slice from,
			struct slice text, int32_t today, struct err *e);
/* A..B in its two ends, HEAD where one is not given. */
int split_range(struct slice *from, struct slice *to, struct slice text,
		struct err *e);
/*
 * Commits dated before their main-line parent near a boundary that was found
 * by date, oldest first.
 */
size_t find_out_of_order(struct oid **out, struct arena *a,
			 const struct main_line *ml, const struct window *w);

#endif
