/*
 * html - what the files of the HTML renderer share
 *
 * A page is one file that loads nothing and runs nothing: its policy allows
 * its one style sheet by hash, so no element bears a style of its own.
 *
 * Source     DESIGN sections 7 and 9.
 */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "render/render.h"

struct html {
	struct out *o;
	const struct doc *d;
	struct arena arena;		     /* as long as one call */
	unsigned n_parts, n_tables, n_plots; /* so far, for their ids */
	struct slice part;		     /* text of the heading above */
	bool in_section, in_plots;
};

/*
 * Text into an element or an attribute's quotes: the only way from a plan into
 * a page. What nobody sees is written out as for a terminal.
 */
void html_text(struct html *h, struct slice s);
/* A text of the renderer's own, in the document's language. */
void html_say(struct html *h, const char *text);
/* The runs of a line, each in its role. */
void html_line(struct html *h, const struct line *line);

/* Pictures; a strip's text says what it shows, to those who do not see it. */
void html_strip(struct html *h, const struct strip *s, struct slice text,
		const struct axis *axis);
void html_axis(struct html *h, const struct axis *axis);
void html_plot(struct html *h, const struct plot *p);
void html_small_plot(struct html *h, const struct plot *p);

#endif
