/* Guesses which number was meant, for the help beside wrong-type. */
#include "plan/decode.h"

#include "base/utf8.h"

/* What keeps a text from being a number, in order of what is said first. */
enum trouble {
	TROUBLE_NONE,
	TROUBLE_WORDS, /* no number at all */
	TROUBLE_THOUSANDS,
	TROUBLE_COMMA,
	TROUBLE_PERCENT,
	TROUBLE_UNIT,
	TROUBLE_FORM, /* .5, 5., 1e3, 5k */
};

struct guess {
	enum trouble trouble;
	struct slice number; /* what to write; ptr NULL: not known */
	struct slice unit;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of a mark that people set between thousands, or 0. */
static size_t thousands_mark(struct slice s)
{
	/* blank, apostrophe, low line; no-break, thin, narrow no-break blank */
	static const char *const marks[] = {" ",
					    "'",
					    "_",
					    "\xc2\xa0",
					    "\xe2\x80\x89",
					    "\xe2\x80\xaf",
					    "\xe2\x80\x99"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(marks); i++)
		if (slice_starts(s, slice_of(marks[i])))
			return slice_of(marks[i]).len;
	return 0;
}

/* Length of the digits, points, commas and marks that s begins with. */
static size_t numeric_run(struct slice s)
{
	size_t i = 0, end = 0, n;

	while (i < s.len) {
		struct slice rest = slice_sub(s, i, s.len);

		n = thousands_mark(rest);
		if (is_digit(s.ptr[i]) || s.ptr[i] == '.' || s.ptr[i] == ',')
			end = ++i;
		else if (n && i + n < s.len && is_digit(s.ptr[i + n]) && end)
			i += n;
		else
			break;
	}
	return end;
}

static size_t count(struct slice s, char c)
{
	size_t i, n = 0;

	for (i = 0; i < s.len; i++)
		n += s.ptr[i] == c;
	return n;
}

/* The one character that stands for the point in it, or 0. */
static char point_of(struct slice s)
{
	size_t commas = count(s, ','), points = count(s, '.');
	size_t comma = slice_find(s, ',', 0), point = slice_find(s, '.', 0);
	bool grouped = s.len - comma == 4 && comma > 0 && comma < 4;

	if (commas && points) {
		if (commas == 1 && comma > point)
			return ',';
		return points == 1 && point > comma ? '.' : 0;
	}
	if (points == 1)
		return '.';
	return commas == 1 && !grouped ? ',' : 0;
}

/* Before its point the run ends in three digits: 1.3.2026 has no thousands. */
static bool in_thousands(struct slice run, char point)
{
	size_t i, group = 0;

	for (i = 0; i < run.len && (!point || run.ptr[i] != point); i++)
		group = is_digit(run.ptr[i]) ? group + 1 : 0;
	return group == 3;
}

/* The digits of a run with all its marks, and what was odd about them. */
static void take_run(struct decoder *d, struct guess *g, char sign,
		     struct slice run)
{
	char point = point_of(run), *p = arena_alloc(d->arena, run.len + 2);
	size_t i, n = 0;
	double v;

	if (sign)
		p[n++] = sign;
	for (i = 0; i < run.len; i++) {
		char c = run.ptr[i];

		if (is_digit(c))
			p[n++] = c;
		else if (c == point && i > 0)
			p[n++] = '.';
		if (c == ',' && c == point && !g->trouble)
			g->trouble = TROUBLE_COMMA;
		else if (!is_digit(c) && c != point)
			g->trouble = TROUBLE_THOUSANDS;
	}
	if (g->trouble == TROUBLE_THOUSANDS && !in_thousands(run, point))
		g->trouble = TROUBLE_FORM;
	g->number = (struct slice){p, n};
	if (g->trouble == TROUBLE_FORM || !number_parse(&v, g->number))
		g->number = SLICE_NONE;
}

/* What follows is part of the number, not what it counts: 1e3, 0x1f, 5k. */
static bool is_factor(struct slice s)
{
	static const char *const words[] = {"k", "K",  "m",  "M",
					    "T", "mn", "bn", "Mio"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(words); i++)
		if (slice_is(s, words[i]))
			return true;
	if (s.len > 1 && (s.ptr[0] | 0x20) == 'x')
		return is_digit(s.ptr[1]);
	return s.len > 1 && (s.ptr[0] | 0x20) == 'e' &&
	       (is_digit(s.ptr[1]) || s.ptr[1] == '-' || s.ptr[1] == '+');
}

static struct guess guess(struct decoder *d, struct slice s)
{
	struct guess g = {.trouble = TROUBLE_NONE};
	struct slice rest = slice_trim(s), before;
	size_t at = 0, run;
	char sign = 0;

	while (at < rest.len && !is_digit(rest.ptr[at]))
		at++;
	if (at == rest.len) {
		g.trouble = TROUBLE_WORDS;
		return g;
	}
	before = slice_sub(rest, 0, at);
	if (before.len && before.ptr[before.len - 1] == '-')
		sign = '-';
	if (sign || slice_is(before, "+"))
		before = slice_sub(before, 0, before.len - 1);
	rest = slice_sub(rest, at, rest.len);
	run = numeric_run(rest);
	take_run(d, &g, sign, slice_sub(rest, 0, run));
	rest = slice_trim(slice_sub(rest, run, rest.len));
	/* 3/31/2026 is a day */
	if (g.trouble == TROUBLE_FORM || is_factor(rest) ||
	    count(rest, '/') > 1 || slice_ends(before, SLICE("."))) {
		g.trouble = TROUBLE_FORM;
		g.number = SLICE_NONE;
		return g;
	}
	g.unit = rest.len ? rest : slice_trim(before);
	if (g.trouble)
		return g;
	if (slice_is(rest, "%"))
		g.trouble = TROUBLE_PERCENT;
	else
		g.trouble = g.unit.len ? TROUBLE_UNIT : TROUBLE_FORM;
	return g;
}

/* 12 000, 1_234_567.5: groups of three, all with the same mark between. */
static bool is_grouped(struct slice s)
{
	size_t at = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'), run = 0, n;
	struct slice mark = SLICE_NONE, rest;

	while (at + run < s.len && is_digit(s.ptr[at + run]))
		run++;
	if (!run || run > 3)
		return false;
	for (at += run; at < s.len && s.ptr[at] != '.'; at += run) {
		rest = slice_sub(s, at, s.len);
		n = thousands_mark(rest);
		if (!n || (mark.len && !slice_starts(rest, mark)))
			return false;
		mark = slice_sub(rest, 0, n);
		at += n;
		for (run = 0; at + run < s.len && is_digit(s.ptr[at + run]);)
			run++;
		if (run != 3)
			return false;
	}
	for (n = at + 1; n < s.len; n++)
		if (!is_digit(s.ptr[n]))
			return false;
	return mark.len && at + 1 != s.len;
}

/* A message of its own for each oddity. */
static struct finding *complain(struct decoder *d, const struct node *n,
				enum trouble t)
{
	struct slice name = decode_name(d, n), said = decode_quote(d, n->text);

	return decode_say(
		d, "wrong-type", n,
		t == TROUBLE_THOUSANDS
			? N_("%.*s takes a plain number, not \"%.*s\": it has "
			     "a mark between thousands")
		: t == TROUBLE_COMMA
			? N_("%.*s takes a plain number, not \"%.*s\": it has "
			     "a comma instead of a point")
		: t == TROUBLE_PERCENT
			? N_("%.*s takes a plain number, not \"%.*s\": it has "
			     "a percent sign")
		: t == TROUBLE_UNIT
			? N_("%.*s takes a plain number, not \"%.*s\": it has "
			     "more than digits")
			: N_("%.*s takes a plain number, not \"%.*s\""),
		SL(name), SL(said));
}

bool decode_wrong_number(struct decoder *d, const struct node *n)
{
	struct guess g = guess(d, n->text);
	bool unit = g.trouble == TROUBLE_PERCENT || g.trouble == TROUBLE_UNIT;
	struct finding *f;

	f = complain(d, n, g.trouble);
	unit &= slice_starts(f->item, SLICE("metrics."));
	if (g.number.ptr && is_grouped(n->text))
		decode_mend(d, f, n, false, g.number);
	if (g.number.ptr)
		finding_help(d->findings, f,
			     unit ? "write %.*s, and what it counts into unit"
				  : "write %.*s",
			     SL(g.number));
	else
		finding_help(d->findings, f,
			     "write digits, with one point if need be: 1200.5");
	return false;
}
