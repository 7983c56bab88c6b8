/*
 * Any three texts as the sides of a merge: it ends, gives the same twice, is
 * ours where theirs changed nothing and theirs where ours changed nothing, and
 * what is clean can be read if all three could.
 *
 * The input is cut into base, ours and theirs at lines of `%%`.
 */
#include "compare/merge.h"
#include "must.h"
#include "yaml/tree.h"

static struct slice cut(struct slice *rest)
{
	size_t at = slice_find_slice(*rest, SLICE("%%\n"), 0);
	struct slice part = slice_sub(*rest, 0, at);

	*rest = slice_sub(*rest, at + 3, rest->len);
	return part;
}

static bool has_nul(struct slice s)
{
	return slice_find(s, '\0', 0) < s.len;
}

static struct merge merged(struct arena *a, struct slice base,
			   struct slice ours, struct slice theirs)
{
	const struct merge_sides sides = {base, ours, theirs};
	const struct merge_marks marks = {.size = 7};
	struct err e = ERR_INIT;
	struct merge m;

	/* only what is no text at all */
	if (merge_plans(&m, a, &sides, &marks, &e) < 0) {
		MUST(has_nul(base) || has_nul(ours) || has_nul(theirs));
		return (struct merge){.clean = false};
	}
	MUST(!m.clean || !m.n);
	return m;
}

static bool readable(struct arena *a, struct slice bytes)
{
	struct findings fs = FINDINGS_IN(a);
	struct tree t;

	yaml_parse(&t, a, bytes, &fs);
	return !t.broken;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = {(const char *)data, size};
	struct arena a = ARENA_INIT;
	struct slice base = cut(&rest), ours = cut(&rest), theirs = cut(&rest);
	struct merge m = merged(&a, base, ours, theirs);

	MUST(slice_eq(m.bytes, merged(&a, base, ours, theirs).bytes));
	MUST(slice_eq(merged(&a, base, ours, base).bytes, ours));
	MUST(slice_eq(merged(&a, base, base, theirs).bytes, theirs));
	MUST(slice_eq(merged(&a, base, ours, ours).bytes, ours));
	/* where two are equal the third is the answer, whatever it holds */
	if (m.clean && m.way == MERGED_BY_ITEM && !slice_eq(base, ours) &&
	    !slice_eq(base, theirs) && !slice_eq(ours, theirs))
		MUST(readable(&a, m.bytes));
	arena_release(&a);
	return 0;
}
