/* One file: its bytes, its events, its traps. */
#include "yaml/reading.h"

struct finding *trap(struct reading *r, const char *rule, size_t begin,
		     size_t end, const char *fmt, ...)
{
	struct finding *f;
	struct slice text;
	va_list ap;

	va_start(ap, fmt);
	text = catalogue_vsay(r->fs->arena, r->fs->words, fmt, ap);
	va_end(ap);
	f = finding_add(r->fs, rule, places_span(&r->places, begin, end),
			"%.*s", SL(text));
	return f;
}

static void clean_is_ready(struct reading *r)
{
	r->clean_places = r->places;
	if (r->clean.ptr != r->bytes.ptr)
		places_init(&r->clean_places, r->a, r->clean);
}

static bool read_events(struct tree *out, struct reading *r, struct trouble *t)
{
	size_t before = r->fs->n;

	out->root = NULL;
	clean_is_ready(r);
	if (events_read(out, r, t))
		return true;
	out->root = NULL;
	if (t->problem)
		r->fs->n = before; /* they may stem from the same mistake */
	return false;
}

/*
 * A no-break space beside a colon often breaks the whole file. It is read with
 * ordinary spaces instead; where those stand in a text, once more without.
 */
static bool read_with_spaces(struct tree *out, struct reading *r)
{
	struct slice as_it_was = r->clean;
	size_t before = r->fs->n, tries;
	struct trouble t;

	for (tries = 0; tries < 2 && r->n_spaces; tries++) {
		r->copy = NULL;
		r->clean = as_it_was;
		spaces_replace(r);
		if (!read_events(out, r, &t))
			break;
		if (spaces_report(r, out))
			return true;
		r->fs->n = before;
	}
	r->copy = NULL;
	r->clean = as_it_was;
	r->fs->n = before;
	return false;
}

static void parse(struct tree *out, struct arena *a, struct slice bytes,
		  struct findings *fs, bool one_by_one)
{
	struct reading r = {.a = a,
			    .fs = fs,
			    .bytes = bytes,
			    .clean = bytes,
			    .one_by_one = one_by_one};
	struct trouble trouble;

	*out = (struct tree){.bytes = bytes, .broken = true};
	if (bytes.len > UINT32_MAX)
		r.bytes.len = UINT32_MAX;
	places_init(&r.places, a, r.bytes);
	if (!bytes_check(&r))
		return;
	hidden_find(&r);
	directives_find(&r);
	spaces_note(&r);
	if (!read_with_spaces(out, &r) && !read_events(out, &r, &trouble)) {
		if (trouble.problem)
			explain_trouble(&r, &trouble);
		return;
	}
	out->broken = false;
	traps_find(&r, out);
}

void yaml_parse(struct tree *out, struct arena *a, struct slice bytes,
		struct findings *fs)
{
	parse(out, a, bytes, fs, false);
}

#define MEND_MOST 50 /* mistakes in one file */

size_t yaml_mend(struct slice *out, struct arena *a, struct slice bytes)
{
	struct slice tried = bytes;
	size_t n, i;

	*out = bytes;
	for (n = 0; n <= MEND_MOST; n++) {
		struct findings fs = FINDINGS_IN(a);
		struct tree t;

		parse(&t, a, tried, &fs, true);
		if (!t.broken) {
			*out = tried;
			return n;
		}
		for (i = 0; i < fs.n && !fs.v[i].n_edits; i++)
			;
		if (i == fs.n)
			return 0;
		tried = edits_made(a, tried, fs.v[i].edits, fs.v[i].n_edits);
	}
	return 0;
}
