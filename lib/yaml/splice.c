/* Gathering edits, making them, and holding the result against what was asked.
 */
#include "yaml/splice_impl.h"

#include "base/buf.h"

void splice_begin(struct splice *s, struct arena *a, const struct tree *t)
{
	*s = (struct splice){.arena = a, .tree = t};
}

size_t splice_add(struct splice *s, size_t begin, size_t end, struct slice text,
		  size_t depth)
{
	size_t order = s->n_edits;

	ARENA_PUSH(s->arena, s->edits, s->n_edits) = (struct splice_edit){
		.e = {begin, end, text}, .depth = depth, .order = order};
	return order;
}

void splice_want(struct splice *s, size_t order, size_t offset,
		 struct slice text, bool key)
{
	ARENA_PUSH(s->arena, s->wants, s->n_wants) = (struct splice_want){
		.order = order, .offset = offset, .text = text, .key = key};
}

void splice_gone(struct splice *s, const struct node *n)
{
	ARENA_PUSH(s->arena, s->gone, s->n_gone) = n;
}

void splice_edits(struct splice *s, const struct edit *edits, size_t n)
{
	struct splice_free stretch = {edits[0].begin, edits[0].end, 0};
	size_t i;

	for (i = 0; i < n; i++) {
		const struct edit *e = &edits[i];

		if (e->begin < stretch.begin)
			stretch.begin = e->begin;
		if (e->end > stretch.end)
			stretch.end = e->end;
		stretch.after += e->text.len - (e->end - e->begin);
		splice_add(s, e->begin, e->end, e->text, 0);
	}
	ARENA_PUSH(s->arena, s->free, s->n_free) = stretch;
}

static int cmp_edit(const void *pa, const void *pb)
{
	const struct splice_edit *a = pa, *b = pb;

	if (a->e.begin != b->e.begin)
		return a->e.begin < b->e.begin ? -1 : 1;
	if (a->e.end != b->e.end)
		return a->e.end < b->e.end ? -1 : 1;
	if (a->depth != b->depth)
		return a->depth > b->depth ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static int sort_and_check(struct splice *s, struct err *e)
{
	size_t i, end = 0;

	if (s->n_edits)
		qsort(s->edits, s->n_edits, sizeof(*s->edits), cmp_edit);
	for (i = 0; i < s->n_edits; i++) {
		const struct edit *at = &s->edits[i].e;

		if (at->begin > at->end || at->end > s->tree->bytes.len)
			return err_set(e, "a change lies outside the file");
		if (at->begin < end)
			return err_set(e, "two changes overlap");
		end = at->end;
	}
	return 0;
}

static struct slice make(const struct splice *s)
{
	struct slice bytes = s->tree->bytes;
	struct slice *parts =
		arena_array(s->arena, 2 * s->n_edits + 1, sizeof(*parts));
	size_t i, n = 0, at = 0;

	for (i = 0; i < s->n_edits; i++) {
		parts[n++] = slice_sub(bytes, at, s->edits[i].e.begin);
		parts[n++] = s->edits[i].e.text;
		at = s->edits[i].e.end;
	}
	parts[n++] = slice_sub(bytes, at, bytes.len);
	return arena_concat(s->arena, parts, n);
}

int splice_finish(struct slice *out, struct tree *after, struct splice *s,
		  struct err *e)
{
	struct findings fs = FINDINGS_IN(s->arena);
	struct slice bytes;
	struct tree tree;

	if (sort_and_check(s, e) < 0)
		return -1;
	bytes = make(s);
	yaml_parse(&tree, s->arena, bytes, &fs);
	if (tree.broken) {
		err_set(e, "the file could not be read any more after this "
			   "change, so it was left as it is");
		return err_hint(e, "Change it by hand.");
	}
	if (!s->tree->broken && !splice_same(s, &tree)) {
		err_set(e, "more than was asked for would change, so the file "
			   "was left as it is");
		return err_hint(e, "Change it by hand.");
	}
	*out = bytes;
	if (after)
		*after = tree;
	return 0;
}
