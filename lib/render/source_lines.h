/*
 * source_lines - a place in a file, drawn with its lines and a mark
 *
 * What lies on one line is marked below by as many signs as it has cells; what
 * goes over several lines has a bar at their left, from the first line to a
 * sign below the last character, and of many lines the middle is left out.
 *
 * Units      cells of a terminal; lines from 1.
 */
#ifndef RENDER_SOURCE_LINES_H
#define RENDER_SOURCE_LINES_H

#include "base/finding.h"
#include "render/render.h"

/* Where it is drawn. */
struct source_view {
	struct slice bytes; /* of the file; ptr NULL: nothing is drawn */
	size_t digits;	    /* room for the line numbers */
	const struct text_style *style;
};

/* What a place is drawn with. */
struct mark {
	char sign;
	enum role role;
	struct slice label; /* behind the sign; may be none */
};

void draw_place(struct out *o, const struct source_view *view,
		const struct span *at, const struct mark *m);
/*
 * The line around byte `at`, without its end and a byte-order mark; *begin is
 * where it begins.
 */
struct slice shown_line(struct slice bytes, size_t at, size_t *begin);
/* The last line that is drawn of a place: those that are blank are not. */
size_t source_last_line(struct slice bytes, const struct span *at);

#endif
