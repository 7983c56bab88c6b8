/* From findings with edits to the bytes of a file without these findings. */
#include "check/fix.h"

#include "yaml/splice.h"

/* A fix, and the stretch of the file that it is about. */
struct fix {
	const struct finding *finding;
	size_t begin, end;
};

struct fixes {
	struct fix *v;
	size_t n;
};

bool fix_wanted(const struct finding *f)
{
	return f->n_edits && !f->suppressed && !f->baseline;
}

static struct fix fix_of(const struct finding *f)
{
	struct fix fix = {f, f->edits[0].begin, f->edits[0].end};
	size_t i;

	for (i = 1; i < f->n_edits; i++) {
		if (f->edits[i].begin < fix.begin)
			fix.begin = f->edits[i].begin;
		if (f->edits[i].end > fix.end)
			fix.end = f->edits[i].end;
	}
	return fix;
}

static int cmp_fix(const void *pa, const void *pb)
{
	const struct fix *a = pa, *b = pb;

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return a->end < b->end ? -1 : a->end > b->end;
}

/* In the file's order, without those that overlap one before. */
static struct fixes choose(struct arena *a, const struct finding *findings,
			   size_t n)
{
	struct fixes all = {NULL, 0};
	size_t i, kept = 0;

	for (i = 0; i < n; i++)
		if (fix_wanted(&findings[i]))
			ARENA_PUSH(a, all.v, all.n) = fix_of(&findings[i]);
	if (all.n)
		qsort(all.v, all.n, sizeof(*all.v), cmp_fix);
	for (i = 0; i < all.n; i++)
		if (!kept || all.v[i].begin > all.v[kept - 1].end)
			all.v[kept++] = all.v[i];
	all.n = kept;
	return all;
}

static bool apply(struct slice *out, struct arena *a, const struct tree *t,
		  const struct fix *fixes, size_t n)
{
	struct err refused = ERR_INIT;
	struct splice s;
	size_t i;

	splice_begin(&s, a, t);
	for (i = 0; i < n; i++)
		splice_edits(&s, fixes[i].finding->edits,
			     fixes[i].finding->n_edits);
	return !splice_finish(out, NULL, &s, &refused);
}

/* Something is said about the file, not about a plan in it: it may be broken.
 */
static bool about_the_file(const struct finding *findings, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!findings[i].plan.ptr && !finding_silent(&findings[i]))
			return true;
	return false;
}

size_t fix_file(struct slice *out, struct arena *a, struct slice bytes,
		const struct finding *findings, size_t n)
{
	struct findings said = FINDINGS_IN(a);
	struct fixes fixes = choose(a, findings, n);
	struct tree tree;
	size_t i;

	*out = bytes;
	if (!fixes.n && !about_the_file(findings, n))
		return 0;
	yaml_parse(&tree, a, bytes, &said);
	if (tree.broken && !fixes.n)
		return yaml_mend(out, a, bytes);
	if (apply(out, a, &tree, fixes.v, fixes.n))
		return fixes.n;
	/* one of them is not as certain as it looked: the first that is */
	for (i = 0; i < fixes.n; i++)
		if (apply(out, a, &tree, &fixes.v[i], 1))
			return 1;
	return 0;
}
