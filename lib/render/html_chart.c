/*
 * Pictures of a page, as SVG inside it. Across, places are per cent, so that a
 * picture fills any width and its letters keep their size; down, they are
 * pixels.
 */
#include <math.h>

#include "render/html.h"

#define TOP	     16 /* of a plot's field, in pixels */
#define DEEP	     120
#define BELOW	     154 /* where the labels of x stand */
#define HIGH	     160
#define CHAR_WIDTH   2.1 /* per cent, of the numbers beside the field */
#define LABEL_WIDTH  2.5 /* of those in it and below, in a narrow picture */
#define RIGHT	     3.0
#define APART	     1.5 /* of labels beside each other, in per cent */
/* Of the numbers above the points: those that have room, where so many fit. */
#define MOST_LETTERS 44
#define ABOVE	     8	/* a number's foot above its point, in pixels */
#define UNDER	     17 /* and below it */
#define LETTER_HIGH  10
#define CLEAR	     3 /* between a number and what is not to touch it */

static const char *const paints[] = {
	[PAINT_GOOD] = "good",	[PAINT_WARN] = "warn", [PAINT_BAD] = "bad",
	[PAINT_MUTED] = "mute", [PAINT_MAIN] = "main", [PAINT_GHOST] = "ghost",
};

static double inside(double at)
{
	return at < 0 ? 0 : at > 1 ? 1 : at;
}

/* --- strips ------------------------------------------------------------------
 */

#define STRIP_HIGH 28

/* Each drawn around 0,0. */
static const char *const shapes[] = {
	[SHAPE_DISC] = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
	[SHAPE_RING] = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
	[SHAPE_TRIANGLE] = "M0 -6L6 5L-6 5z",
	[SHAPE_CROSS] = "M-5 -5L5 5M5 -5L-5 5",
	[SHAPE_ARROW] = "M-7 -6L1 0L-7 6z",
	[SHAPE_LINE] = "M0 -18L0 9",
};

static void write_bar(struct html *h, const struct bar *b)
{
	bool ghost = b->paint == PAINT_GHOST;
	double from = inside(b->from) * 100, to = inside(b->to) * 100;

	out_printf(h->o,
		   "<rect class=\"%s\" x=\"%.2f%%\" y=\"%d\" width=\"%.2f%%\" "
		   "height=\"%d\"/>",
		   paints[b->paint], from, ghost ? 3 : 14,
		   to > from ? to - from : 0, ghost ? 7 : 10);
}

static void write_spot(struct html *h, const struct spot *s)
{
	bool line = s->shape == SHAPE_RING || s->shape == SHAPE_CROSS ||
		    s->shape == SHAPE_LINE;

	out_printf(h->o,
		   "<svg x=\"%.2f%%\" y=\"19\" overflow=\"visible\">"
		   "<path class=\"%s%s\" d=\"%s\"/></svg>",
		   inside(s->at) * 100, line ? "line " : "", paints[s->paint],
		   shapes[s->shape]);
}

void html_strip(struct html *h, const struct strip *s, struct slice text,
		const struct axis *axis)
{
	size_t i;

	out_lit(h->o, "<svg class=\"strip\" role=\"img\" aria-label=\"");
	html_text(h, text);
	out_printf(h->o, "\" width=\"100%%\" height=\"%d\">", STRIP_HIGH);
	for (i = 0; i < axis->n; i++)
		out_printf(h->o,
			   "<line class=\"grid\" x1=\"%.2f%%\" y1=\"0\" "
			   "x2=\"%.2f%%\" y2=\"%d\"/>",
			   axis->ticks[i].at * 100, axis->ticks[i].at * 100,
			   STRIP_HIGH);
	for (i = 0; i < s->n_bars; i++)
		write_bar(h, &s->bars[i]);
	for (i = 0; i < s->n_spots; i++)
		write_spot(h, &s->spots[i]);
	out_lit(h->o, "</svg>");
}

void html_axis(struct html *h, const struct axis *axis)
{
	size_t i;

	if (!axis->n)
		return;
	out_lit(h->o, "<svg class=\"strip\" aria-hidden=\"true\" "
		      "width=\"100%\" height=\"14\">");
	for (i = 0; i < axis->n; i++) {
		out_printf(h->o, "<text x=\"%.2f%%\" y=\"11\">",
			   axis->ticks[i].at * 100);
		html_text(h, axis->ticks[i].label);
		out_lit(h->o, "</text>");
	}
	out_lit(h->o, "</svg>");
}

/* --- plots -------------------------------------------------------------------
 */

/* Where the field of a plot lies across, in per cent. */
struct field {
	double left, width;
};

static double across(const struct field *f, double at)
{
	return f->left + f->width * inside(at);
}

static double down(double at)
{
	return TOP + (1 - inside(at)) * DEEP;
}

static struct field field_of(const struct plot *p)
{
	size_t most = 0, i;

	for (i = 0; i < p->n_y; i++)
		if (p->y[i].label.len > most)
			most = p->y[i].label.len;
	if (most > 12)
		most = 12;
	return (struct field){(double)most * CHAR_WIDTH + 2,
			      98 - RIGHT - (double)most * CHAR_WIDTH};
}

static void write_grid(struct html *h, const struct plot *p,
		       const struct field *f)
{
	size_t i;

	for (i = 0; i < p->n_y; i++) {
		double y = down(p->y[i].at);

		out_printf(h->o,
			   "<line class=\"grid\" x1=\"%.2f%%\" y1=\"%.1f\" "
			   "x2=\"%.2f%%\" y2=\"%.1f\"/>"
			   "<text class=\"end\" x=\"%.2f%%\" y=\"%.1f\">",
			   f->left, y, f->left + f->width, y, f->left - 1,
			   y + 4);
		html_text(h, p->y[i].label);
		out_lit(h->o, "</text>");
	}
}

static double width_of(struct slice text)
{
	return (double)text.len * LABEL_WIDTH;
}

/* The first label and the last, and those between that have room. */
static void write_labels(struct html *h, const struct plot *p,
			 const struct field *f)
{
	double free_from = -1, free_to = 100, half, x;
	size_t i;

	if (p->n_x > 1)
		free_to = across(f, p->x[p->n_x - 1].at) -
			  width_of(p->x[p->n_x - 1].label) - APART;
	for (i = 0; i < p->n_x; i++) {
		bool last = i && i + 1 == p->n_x;

		x = across(f, p->x[i].at);
		half = width_of(p->x[i].label) / 2;
		if (i && !last && (x - half < free_from || x + half > free_to))
			continue;
		free_from = x + (i ? half : 2 * half) + APART;
		out_printf(h->o, "<text class=\"%s\" x=\"%.2f%%\" y=\"%d\">",
			   last ? "end"
			   : i	? "middle"
				: "start",
			   x, BELOW);
		html_text(h, p->x[i].label);
		out_lit(h->o, "</text>");
	}
}

static const char *const courses[] = {
	[COURSE_MAIN] = "main",
	[COURSE_OTHER] = "other",
	[COURSE_EXPECTED] = "expected",
	[COURSE_LEVEL] = "level",
};

/* Lines between neighbours that have a value. */
static void write_course(struct html *h, const struct plot *p,
			 const struct series *s, const struct field *f)
{
	size_t i, last = p->n_x;

	for (i = 0; i < p->n_x; i++) {
		if (!isfinite(s->values[i].at))
			continue;
		if (last < p->n_x)
			out_printf(h->o,
				   "<line class=\"course %s\" x1=\"%.2f%%\" "
				   "y1=\"%.1f\" x2=\"%.2f%%\" y2=\"%.1f\"/>",
				   courses[s->course], across(f, p->x[last].at),
				   down(s->values[last].at),
				   across(f, p->x[i].at),
				   down(s->values[i].at));
		last = i;
	}
}

/* In a valley a number stands below its point, where no line runs. */
static bool in_valley(const struct plot *p, const struct series *s, size_t at)
{
	const struct value *v = s->values;
	bool left = at > 0 && v[at - 1].at > v[at].at;
	bool right = at + 1 < p->n_x && v[at + 1].at > v[at].at;
	bool first = !at || !isfinite(v[at - 1].at);
	bool last = at + 1 == p->n_x || !isfinite(v[at + 1].at);

	return v[at].at > 0.15 && (left || first) && (right || last);
}

static const char *anchor(double at)
{
	return at > 0.95 ? "end" : at < 0.05 ? "start" : "middle";
}

/* Where a number stands: its foot down, and from where to where across. */
struct place {
	double foot, from, to;
};

static struct place place_of(const struct plot *p, const struct series *s,
			     const struct field *f, size_t at)
{
	double width = width_of(s->values[at].text);
	double x = across(f, p->x[at].at), y = down(s->values[at].at);
	struct place ret = {in_valley(p, s, at) ? y + UNDER : y - ABOVE,
			    x - width / 2, x + width / 2};

	if (p->x[at].at > 0.95)
		ret = (struct place){ret.foot, x - width, x};
	else if (p->x[at].at < 0.05)
		ret = (struct place){ret.foot, x, x + width};
	return ret;
}

static bool touch(const struct place *a, const struct place *b)
{
	return a->from < b->to && b->from < a->to &&
	       fabs(a->foot - b->foot) < LETTER_HIGH + CLEAR;
}

/* True where the line of another series runs through the number. */
static bool crossed(const struct plot *p, const struct series *s, size_t at,
		    const struct place *number)
{
	size_t i;

	for (i = 0; i < p->n_series; i++) {
		double y = down(p->series[i].values[at].at);

		if (&p->series[i] != s &&
		    isfinite(p->series[i].values[at].at) &&
		    y > number->foot - LETTER_HIGH - CLEAR &&
		    y < number->foot + CLEAR)
			return true;
	}
	return false;
}

/* Which numbers are written: never one over another, or over a line. */
struct numbers {
	bool some; /* beside the last */
	size_t last;
	struct place last_place, before;
	struct slice before_text;
};

static struct numbers numbers_of(const struct plot *p, const struct series *s,
				 const struct field *f)
{
	struct numbers n = {.before = {-100, -100, -100}};
	size_t letters = 0, i;

	for (i = 0; i < p->n_x; i++) {
		if (!isfinite(s->values[i].at))
			continue;
		letters += s->values[i].text.len + 1;
		n.last = i;
	}
	n.some = letters <= MOST_LETTERS;
	n.last_place = place_of(p, s, f, n.last);
	return n;
}

static bool has_number(struct numbers *n, const struct plot *p,
		       const struct series *s, const struct field *f, size_t at)
{
	struct place place = place_of(p, s, f, at);

	if (at == n->last)
		return true;
	if (!n->some || touch(&place, &n->before) ||
	    touch(&place, &n->last_place) ||
	    slice_eq(s->values[at].text, n->before_text) ||
	    crossed(p, s, at, &place))
		return false;
	n->before = place;
	n->before_text = s->values[at].text;
	return true;
}

static void write_points(struct html *h, const struct plot *p,
			 const struct series *s, const struct field *f)
{
	struct numbers n = numbers_of(p, s, f);
	size_t i;

	for (i = 0; i < p->n_x; i++) {
		double x = across(f, p->x[i].at);

		if (!isfinite(s->values[i].at))
			continue;
		out_printf(h->o,
			   "<circle class=\"%s\" cx=\"%.2f%%\" cy=\"%.1f\" "
			   "r=\"%s\"/>",
			   courses[s->course], x, down(s->values[i].at),
			   i == n.last ? "4" : "2.5");
		if (!has_number(&n, p, s, f, i))
			continue;
		out_printf(h->o,
			   "<text class=\"%s%s\" x=\"%.2f%%\" y=\"%.1f\">",
			   i == n.last ? "last " : "", anchor(p->x[i].at), x,
			   place_of(p, s, f, i).foot);
		html_text(h, s->values[i].text);
		out_lit(h->o, "</text>");
	}
}

static void write_series(struct html *h, const struct plot *p,
			 const struct field *f)
{
	size_t i;

	for (i = p->n_series; i > 0; i--)
		write_course(h, p, &p->series[i - 1], f);
	for (i = 0; i < p->n_series; i++)
		if (p->series[i].course == COURSE_MAIN)
			write_points(h, p, &p->series[i], f);
}

static void write_legend(struct html *h, const struct plot *p)
{
	size_t i;

	out_lit(h->o, "<ul class=\"legend\">\n");
	for (i = 0; i < p->n_series; i++) {
		out_printf(h->o,
			   "<li><svg aria-hidden=\"true\" width=\"22\" "
			   "height=\"10\"><line class=\"course %s\" x1=\"0\" "
			   "y1=\"5\" x2=\"22\" y2=\"5\"/></svg> ",
			   courses[p->series[i].course]);
		html_text(h, p->series[i].name);
		out_lit(h->o, "</li>\n");
	}
	out_lit(h->o, "</ul>\n");
}

/* The numbers of a plot, for who cannot see it or wants them. */
static void write_numbers(struct html *h, const struct plot *p)
{
	size_t i, s;

	out_lit(h->o, "<details>\n<summary>");
	html_say(h, N_("Numbers"));
	out_lit(h->o, "</summary>\n<table>\n<caption class=\"unseen\">");
	html_text(h, p->title);
	out_lit(h->o, "</caption>\n<thead>\n<tr><th scope=\"col\">");
	html_text(h, p->unit_x);
	out_lit(h->o, "</th>");
	for (s = 0; s < p->n_series; s++) {
		out_lit(h->o, "<th scope=\"col\" class=\"right\">");
		html_text(h, p->series[s].name);
		out_lit(h->o, "</th>");
	}
	out_lit(h->o, "</tr>\n</thead>\n<tbody>\n");
	for (i = 0; i < p->n_x; i++) {
		out_lit(h->o, "<tr><th scope=\"row\">");
		html_text(h, p->x[i].label);
		out_lit(h->o, "</th>");
		for (s = 0; s < p->n_series; s++) {
			out_lit(h->o, "<td class=\"right\">");
			html_text(h, p->series[s].values[i].text);
			out_lit(h->o, "</td>");
		}
		out_lit(h->o, "</tr>\n");
	}
	out_lit(h->o, "</tbody>\n</table>\n</details>\n");
}

void html_plot(struct html *h, const struct plot *p)
{
	struct field f = field_of(p);

	h->n_plots++;
	out_lit(h->o, "<figure>\n<figcaption><strong>");
	html_text(h, p->title);
	out_lit(h->o, "</strong> ");
	html_text(h, p->says);
	out_printf(h->o,
		   "</figcaption>\n<svg class=\"plot\" role=\"img\" "
		   "aria-labelledby=\"plot%u says%u\" width=\"100%%\" "
		   "height=\"%d\"><title id=\"plot%u\">",
		   h->n_plots, h->n_plots, HIGH, h->n_plots);
	html_text(h, p->title);
	out_printf(h->o, "</title><desc id=\"says%u\">", h->n_plots);
	html_text(h, p->says);
	out_lit(h->o, "</desc>");
	write_grid(h, p, &f);
	write_labels(h, p, &f);
	write_series(h, p, &f);
	out_lit(h->o, "</svg>\n");
	write_legend(h, p);
	write_numbers(h, p);
	out_lit(h->o, "</figure>\n");
}

/* A plot in a line of text: its main course alone. */
void html_small_plot(struct html *h, const struct plot *p)
{
	static const struct field whole = {4, 92};
	size_t s, i, last = 0;

	out_lit(h->o, "<svg class=\"spark\" role=\"img\" aria-label=\"");
	html_text(h, p->says);
	out_lit(h->o, "\" width=\"96\" height=\"26\" "
		      "viewBox=\"0 0 96 26\">");
	for (s = 0; s < p->n_series; s++) {
		const struct value *v = p->series[s].values;

		if (p->series[s].course != COURSE_MAIN)
			continue;
		out_lit(h->o, "<polyline class=\"course main\" points=\"");
		for (i = 0; i < p->n_x; i++) {
			if (!isfinite(v[i].at))
				continue;
			last = i;
			out_printf(h->o, "%.1f,%.1f ",
				   across(&whole, p->x[i].at) * 0.96,
				   22 - inside(v[i].at) * 18);
		}
		out_printf(h->o,
			   "\"/><circle class=\"main\" cx=\"%.1f\" "
			   "cy=\"%.1f\" r=\"3\"/>",
			   across(&whole, p->x[last].at) * 0.96,
			   22 - inside(v[last].at) * 18);
	}
	out_lit(h->o, "</svg>");
}
