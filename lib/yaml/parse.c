/* One file: its bytes, its events, its traps. */
#include "yaml/reading.h"

struct finding *trap(struct reading *r, const char *rule, size_t begin,
		     size_t end, const char *fmt, ...)
{
	struct finding *f;
	struct slice text;
	va_list ap;

	va_start(ap, fmt);
	text = arena_vprintf(r->fs->arena, fmt, ap);
	va_end(ap);
	f = finding_add(r->fs, rule, places_span(&r->places, begin, end),
			"%.*s", SL(text));
	return f;
}

void yaml_parse(struct tree *out, struct arena *a, struct slice bytes,
		struct findings *fs)
{
	struct reading r = {.a = a, .fs = fs, .bytes = bytes, .clean = bytes};
	struct trouble trouble;
	size_t before = fs->n;

	*out = (struct tree){.bytes = bytes, .broken = true};
	if (bytes.len > UINT32_MAX)
		r.bytes.len = UINT32_MAX;
	places_init(&r.places, a, r.bytes);
	if (!bytes_check(&r))
		return;
	r.clean_places = r.places;
	if (!events_read(out, &r, &trouble)) {
		out->root = NULL;
		if (!trouble.problem)
			return;
		fs->n = before; /* they may stem from the same mistake */
		explain_trouble(&r, &trouble);
		return;
	}
	out->broken = false;
	traps_find(&r, out);
}
