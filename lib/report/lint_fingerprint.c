/* Fingerprints of findings, for readers that follow them from run to run. */
#include "report/lint_fingerprint.h"

#include "source/source.h"

/* More of a marked text adds nothing to telling findings apart. */
#define MARKED_MAX 256

static struct slice marked(const struct lint_report *r,
			   const struct lint_row *row)
{
	const struct span *at = &row->finding->at;
	struct slice s =
		slice_sub(lint_source(r, row->file), at->begin, at->end);

	return slice_sub(s, 0, MARKED_MAX);
}

static struct slice hash(struct arena *a, struct slice bytes)
{
	char hex[OID_HEX_MAX];
	struct oid id;

	oid_of_blob(&id, bytes);
	return arena_copy(a, slice_of(oid_hex(hex, &id)));
}

/* No part can hold a NUL that the YAML reader let through, so it divides. */
static struct slice raw(struct arena *a, const struct lint_report *r,
			const struct lint_row *row)
{
	const struct slice nul = SLICE("\0");
	const struct slice parts[] = {
		slice_of(row->rule),
		nul,
		row->plan.len ? row->plan : row->file,
		nul,
		row->item,
		nul,
		row->field,
		nul,
		marked(r, row),
	};

	return hash(a, arena_concat(a, parts, ARRAY_LEN(parts)));
}

struct slice *lint_fingerprints(struct arena *a, const struct lint_report *r)
{
	const struct lint_row *rows = r->findings.v;
	struct slice *out = arena_array(a, r->findings.n, sizeof(*out));
	struct map seen = map_in(a);
	size_t i;

	for (i = 0; i < r->findings.n; i++) {
		size_t *times;

		out[i] = raw(a, r, &rows[i]);
		times = map_get(&seen, out[i]);
		if (!times) {
			times = arena_alloc(a, sizeof(*times));
			map_put(&seen, out[i], times);
		}
		if ((*times)++)
			out[i] = hash(a, arena_printf(a, "%.*s %zu", SL(out[i]),
						      *times));
	}
	return out;
}
