/* Versions of one identity, and identities that turn out to be one. */
#include "review/line.h"

void line_put(struct line *l, struct arena *a, struct version v)
{
	struct versions *own = &l->own;

	if (own->n && own->v[own->n - 1].pos == v.pos)
		own->v[own->n - 1] = v;
	else
		ARENA_PUSH(a, own->v, own->n) = v;
}

const struct version *versions_at(const struct versions *vs, int pos)
{
	size_t low = 0, high = vs->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (vs->v[mid].pos <= pos)
			low = mid + 1;
		else
			high = mid;
	}
	return low && vs->v[low - 1].there ? &vs->v[low - 1] : NULL;
}

bool line_is_older(const struct line *l, int pos)
{
	return l->newer && l->newer_pos <= pos;
}

/* Both lists as one; where either is there, the identity is. */
static struct versions merge(struct arena *a, const struct versions *x,
			     const struct versions *y)
{
	struct versions out = {NULL, 0};
	size_t i = 0, j = 0;

	while (i < x->n || j < y->n) {
		int pos = i < x->n ? x->v[i].pos : y->v[j].pos;
		const struct version *from;

		if (j < y->n && y->v[j].pos < pos)
			pos = y->v[j].pos;
		while (i < x->n && x->v[i].pos <= pos)
			i++;
		while (j < y->n && y->v[j].pos <= pos)
			j++;
		from = versions_at(x, pos);
		if (!from)
			from = versions_at(y, pos);
		/* one line's end says nothing while the other lives */
		if (from && from->pos != pos)
			continue;
		ARENA_PUSH(a, out.v, out.n) =
			from ? *from : (struct version){.pos = pos};
	}
	return out;
}

struct versions line_versions(struct arena *a, const struct line *l, int pos)
{
	struct versions all = l->own;
	size_t i;

	for (i = 0; i < l->n_joins; i++) {
		struct versions older;

		if (l->joins[i].pos > pos)
			continue;
		older = line_versions(a, l->joins[i].older, pos);
		all = merge(a, &all, &older);
	}
	while (all.n && all.v[all.n - 1].pos > pos)
		all.n--;
	return all;
}

static bool lived_beside(const struct versions *x, const struct versions *y)
{
	size_t i;

	for (i = 0; i < x->n; i++)
		if (x->v[i].there && versions_at(y, x->v[i].pos))
			return true;
	for (i = 0; i < y->n; i++)
		if (y->v[i].there && versions_at(x, y->v[i].pos))
			return true;
	return false;
}

struct line *line_newest(struct line *l)
{
	while (l->newer)
		l = l->newer;
	return l;
}

const struct line *line_goes_on(const struct line *l)
{
	while (l->newer)
		l = l->newer;
	return l;
}

bool line_join(struct line *l, struct arena *a, struct line *older, int pos)
{
	struct arena scratch = ARENA_INIT;
	struct versions x, y;
	bool beside;

	l = line_newest(l);
	older = line_newest(older);
	if (l == older)
		return false;
	x = line_versions(&scratch, l, pos);
	y = line_versions(&scratch, older, pos);
	beside = lived_beside(&x, &y);
	arena_release(&scratch);
	if (beside)
		return false;
	ARENA_PUSH(a, l->joins, l->n_joins) = (struct join){older, pos};
	older->newer = l;
	older->newer_pos = pos;
	return true;
}
