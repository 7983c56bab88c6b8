/*
 * Why a file is not YAML, in plain words, with the line as it should be.
 *
 * libyaml says where it stumbled, which is often a line behind the mistake.
 * So guesses are made from the looks of the lines around, and the first one
 * whose mending lets libyaml get further is believed.
 */
#include <string.h>

#include "yaml/mend.h"
#include "yaml/quote.h"

#define TRY_MOST  ((size_t)512 << 10) /* larger files are not tried again */
#define HELP_MOST 400		      /* longer lines help nobody */
#define SUSPECTS  4

/* --- texts for help ------------------------------------------------------- */

struct slice quoted_bytes(struct reading *r, size_t begin, size_t end)
{
	struct slice s = slice_sub(r->bytes, begin, end), line;
	struct slice *parts = NULL;
	size_t n = 0;

	while (slice_line(&line, &s)) {
		if (n)
			ARENA_PUSH(r->a, parts, n) = SLICE(" ");
		ARENA_PUSH(r->a, parts, n) = slice_trim(line);
	}
	return yaml_quoted(r->a, arena_concat(r->a, parts, n));
}

static struct slice part_mended(struct arena *a, struct slice s, size_t begin,
				size_t end, const struct edit *edits, size_t n)
{
	struct slice *parts = NULL;
	size_t n_parts = 0, i;

	for (i = 0; i < n; i++) {
		ARENA_PUSH(a, parts, n_parts) =
			slice_sub(s, begin, edits[i].begin);
		ARENA_PUSH(a, parts, n_parts) = edits[i].text;
		begin = edits[i].end;
	}
	ARENA_PUSH(a, parts, n_parts) = slice_sub(s, begin, end);
	return arena_concat(a, parts, n_parts);
}

struct slice edits_made(struct arena *a, struct slice s,
			const struct edit *edits, size_t n)
{
	return part_mended(a, s, 0, s.len, edits, n);
}

struct slice mended_lines(struct reading *r, const struct edit *edits, size_t n)
{
	size_t first = places_line(&r->places, edits[0].begin);
	size_t last = places_line(&r->places, edits[n - 1].end);
	size_t begin = places_line_begin(&r->places, first), end;
	struct slice text = places_line_text(&r->places, last), line;
	struct slice *parts = NULL;
	size_t n_parts = 0;

	end = (size_t)(text.ptr - r->bytes.ptr) + text.len;
	if (begin < r->places.skip)
		begin = r->places.skip;
	if (end < edits[n - 1].end || end - begin > HELP_MOST)
		return SLICE_NONE;
	text = part_mended(r->a, r->bytes, begin, end, edits, n);
	while (slice_line(&line, &text)) {
		if (n_parts)
			ARENA_PUSH(r->a, parts, n_parts) = SLICE("\n");
		ARENA_PUSH(r->a, parts, n_parts) = line;
	}
	return arena_concat(r->a, parts, n_parts);
}

void help_lines(struct reading *r, struct finding *f, struct slice lines)
{
	if (lines.ptr)
		finding_help(r->fs, f, "write it like this:\n%.*s", SL(lines));
}

/* --- guesses -------------------------------------------------------------- */

void mend_edit(struct mend *out, struct mender *m, size_t begin, size_t end,
	       struct slice text)
{
	ARENA_PUSH(&m->scratch, out->edits, out->n_edits) =
		(struct edit){begin, end, text};
}

void mend_say(struct mend *out, struct mender *m, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	out->message = catalogue_vsay(&m->scratch, m->r->fs->words, fmt, ap);
	va_end(ap);
}

bool line_before(struct line *out, struct mender *m, size_t number)
{
	while (number-- > 0) {
		*out = line_look(&m->r->clean_places, number);
		if (!line_empty(out))
			return true;
	}
	return false;
}

/* The line that must be left behind for a guess to have helped. */
static size_t line_to_pass(struct mender *m)
{
	struct places *p = &m->r->clean_places;
	struct slice rest = slice_sub(m->r->clean, m->t->at, m->r->clean.len);

	if (m->t->context && !slice_trim(rest).len)
		return places_line(p, m->t->context_at);
	return places_line(p, m->t->at);
}

bool mend_helps(struct mender *m, const struct mend *mend)
{
	struct arena scratch = ARENA_INIT;
	struct slice s = m->r->clean, tried;
	struct trouble t = {.at = 0};
	size_t line = 0, at, end = 0, i;

	tried = edits_made(&scratch, s, mend->edits, mend->n_edits);
	m->parses = events_try(tried, &t, &scratch);
	for (at = slice_find(tried, '\n', 0); at < t.at && !m->parses;
	     at = slice_find(tried, '\n', at + 1))
		line++;
	for (i = 0; i < mend->n_edits; i++)
		end += mend->edits[i].text.len + mend->edits[i].begin -
		       mend->edits[i].end;
	if (mend->n_edits)
		end += mend->edits[mend->n_edits - 1].end;
	arena_release(&scratch);
	at = line_to_pass(m);
	return m->parses || line > at || (line == at && t.at >= end && end);
}

static void report(struct mender *m, const struct mend *mend)
{
	struct reading *r = m->r;
	struct finding *f;
	struct slice help;
	size_t first = 0, n = 0, i;
	size_t line = places_line(&r->places, mend->begin);
	size_t last = places_line(&r->places, mend->end);

	f = trap(r, mend->rule ? mend->rule : "yaml-syntax", mend->begin,
		 mend->end, "%.*s", SL(mend->message));
	for (i = 0; i < mend->n_edits; i++) {
		size_t at = places_line(&r->places, mend->edits[i].begin);

		if (at < line)
			first++;
		else if (at <= last)
			n++;
	}
	help = n ? mended_lines(r, mend->edits + first, n) : SLICE_NONE;
	help_lines(r, f, help);
	for (i = 0;
	     i < mend->n_edits && mend->sure && (m->parses || r->one_by_one);
	     i++)
		finding_edit(r->fs, f, mend->edits[i].begin, mend->edits[i].end,
			     arena_copy(r->fs->arena, mend->edits[i].text));
}

static bool guess(struct mender *m, mend_fn *const *fns,
		  const struct line *suspects, size_t n)
{
	size_t i;

	for (; *fns; fns++) {
		for (i = 0; i < n; i++) {
			struct mend out = {.rule = NULL};

			m->parses = false;
			if (!(*fns)(&out, m, &suspects[i]))
				continue;
			if (!out.proven && !mend_helps(m, &out))
				continue;
			report(m, &out);
			return true;
		}
	}
	return false;
}

/* A line on which a quote is opened and not closed, some lines back. */
static bool open_quote_before(struct line *out, struct mender *m)
{
	size_t i;

	for (i = 0; i < 200 && i <= m->line; i++) {
		struct line l = line_look(&m->r->clean_places, m->line - i);
		char c = line_first(&l);

		if ((c == '"' || c == '\'') &&
		    closing_quote(l.bytes, l.value, l.end) == l.end) {
			*out = l;
			return true;
		}
	}
	return false;
}

/* The lines on which the mistake may be, the likeliest first, none twice. */
static size_t find_suspects(struct line *out, struct mender *m)
{
	struct places *p = &m->r->clean_places;
	struct line found[SUSPECTS];
	size_t n = 0, n_out = 0, i, k;

	found[n] = line_look(p, m->line);
	if (!line_empty(&found[n]))
		n++;
	if (line_before(&found[n], m, m->line))
		n++;
	found[n++] = line_look(p, places_line(p, m->t->context_at));
	if (open_quote_before(&found[n], m))
		n++;
	for (i = 0; i < n; i++) {
		for (k = 0; k < n_out && out[k].number != found[i].number; k++)
			;
		if (k == n_out && !line_empty(&found[i]))
			out[n_out++] = found[i];
	}
	return n_out;
}

/* What nobody sees stands where the trouble is: that has its own finding. */
static bool hidden_did_it(struct mender *m, const struct line *l, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < m->r->n_hidden; k++)
			if (m->r->hidden[k].begin >= l[i].begin &&
			    m->r->hidden[k].begin <= l[i].end)
				return true;
	return false;
}

/* --- when no guess helps -------------------------------------------------- */

/* libyaml's words and ours. */
static const struct {
	const char *problem, *means;
	bool at_context; /* the mistake is where it began, not where it ended */
} meanings[] = {
	{"could not find expected ':'",
	 N_("this line is no \"key: value\": a colon with a space is missing"),
	 true},
	{"mapping values are not allowed in this context",
	 N_("a colon with a space behind it does not fit here; put the text in "
	    "quotes"),
	 false},
	{"did not find expected key",
	 N_("this line does not fit the lines above it: look at its "
	    "indentation, "
	    "and at quotes and brackets before it"),
	 false},
	{"did not find expected '-' indicator",
	 N_("a list item belongs here: a dash and a space"), false},
	{"did not find expected ',' or ']'",
	 N_("the [ that opens here is not closed as it should be"), true},
	{"did not find expected ',' or '}'",
	 N_("the { that opens here is not closed as it should be"), true},
	{"found unexpected end of stream",
	 N_("the quote that opens here is never closed"), true},
	{"found unexpected document indicator",
	 N_("the quote that opens here is never closed"), true},
	{"found character that cannot start any token",
	 N_("a text cannot start with this character; put it in quotes"),
	 false},
	{"block sequence entries are not allowed in this context",
	 N_("a list cannot start here; put it on lines of its own"), false},
	{"did not find expected <document start>",
	 N_("this line does not fit the lines above it: it starts further left "
	    "than the first, or those above are complete without it"),
	 false},
	{"found unknown escape character",
	 N_("inside double quotes a backslash has a meaning of its own; use "
	    "single quotes"),
	 false},
	{UNKNOWN_ALIAS,
	 N_("a star at the start of a value repeats a value that is marked "
	    "before; put the text in quotes"),
	 false},
};

static void fall_back(struct reading *r, const struct trouble *t)
{
	size_t i, at;

	for (i = 0; i < ARRAY_LEN(meanings); i++) {
		if (strcmp(t->problem, meanings[i].problem) != 0)
			continue;
		at = meanings[i].at_context ? t->context_at : t->at;
		trap(r, "yaml-syntax", at, at, "%s", meanings[i].means);
		return;
	}
	if (t->context)
		trap(r, "yaml-syntax", t->at, t->at, "this is not YAML: %s, %s",
		     t->context, t->problem);
	else
		trap(r, "yaml-syntax", t->at, t->at, "this is not YAML: %s",
		     t->problem);
}

void explain_trouble(struct reading *r, const struct trouble *t)
{
	static mend_fn *const *const tables[] = {
		mend_shape_first_fns, mend_line_fns, mend_quote_fns,
		mend_shape_fns,	      mend_last_fns,
	};
	struct mender m = {.r = r, .t = t, .scratch = ARENA_INIT};
	struct line suspects[SUSPECTS];
	bool said;
	size_t n, i;

	m.line = places_line(&r->clean_places, t->at);
	n = find_suspects(suspects, &m);
	said = hidden_did_it(&m, suspects, n);
	for (i = 0; i < ARRAY_LEN(tables) && !said; i++)
		said = r->clean.len <= TRY_MOST &&
		       guess(&m, tables[i], suspects, n);
	if (!said)
		fall_back(r, t);
	arena_release(&m.scratch);
}
