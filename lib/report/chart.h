/*
 * chart - pictures as data
 *
 * A report says what is to be seen, a renderer that can draw draws it. All
 * places are shares of an axis, so that a picture fits any width. Nothing is
 * said by a picture alone: a plot bears its numbers as texts, and a strip
 * stands in a row whose cells say the same.
 *
 * Owns       nothing: all lives in the document's arena.
 * Units      0 is the left or lower end of an axis, 1 its right or upper end.
 */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "base/arena.h"

/* What a part of a picture means; colour and form follow from it. */
enum paint {
	PAINT_GOOD,
	PAINT_WARN,
	PAINT_BAD,
	PAINT_MUTED,
	PAINT_MAIN,
	PAINT_GHOST, /* what stood there before: an outline */
};

struct tick {
	double at;
	struct slice label;
};

/* In the upper lane where ghosts are, else in the lower one. */
struct bar {
	double from, to;
	enum paint paint;
};

enum shape {
	SHAPE_DISC,
	SHAPE_RING,
	SHAPE_TRIANGLE,
	SHAPE_CROSS,
	SHAPE_ARROW, /* it goes on beyond the axis */
	SHAPE_LINE,  /* from top to bottom */
};

struct spot {
	double at;
	enum shape shape;
	enum paint paint;
};

/* One axis with bars and spots: a cell of a table. */
struct strip {
	struct bar *bars;
	size_t n_bars;
	struct spot *spots;
	size_t n_spots;
};

/* The axis of a column of strips, in its head. */
struct axis {
	struct tick *ticks;
	size_t n;
};

enum course {
	COURSE_MAIN,	 /* what happened */
	COURSE_OTHER,	 /* something beside it */
	COURSE_EXPECTED, /* what should have happened */
	COURSE_LEVEL,	 /* one height all along: a target */
};

struct value {
	double at;	   /* NAN: none */
	struct slice text; /* its number */
};

struct series {
	struct slice name;
	enum course course;
	struct value *values; /* one for each tick of x */
};

/* Series over one axis, each an equal share to look at. */
struct plot {
	struct slice title, says; /* what it shows, and what it comes to */
	struct slice unit_x;	  /* what the ticks of x are: "month" */
	struct tick *x;
	size_t n_x;
	struct tick *y;
	size_t n_y;
	struct series *series;
	size_t n_series;
};

#endif
