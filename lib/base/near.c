/* The distance between two words, as far as it is of use. */
#include "base/near.h"

#include "base/utf8.h"

#define NEAR_EDITS 2

struct near near_to(struct slice word)
{
	return (struct near){.word = word, .edits = NEAR_EDITS + 1};
}

/* Code points of s; NEAR_MAX + 1 where it holds more. */
static size_t letters(uint32_t out[NEAR_MAX], struct slice s)
{
	size_t n = 0, at = 0, len;

	while (at < s.len) {
		uint32_t c = utf8_at(s, at, &len);

		if (n == NEAR_MAX)
			return NEAR_MAX + 1;
		out[n++] = c;
		at += len;
	}
	return n;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Three rows of the usual table: two are needed for swapped neighbours. */
static size_t edits(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	size_t rows[3][NEAR_MAX + 1], i, j;

	for (j = 0; j <= nb; j++)
		rows[0][j] = j;
	for (i = 1; i <= na; i++) {
		const size_t *above = rows[(i - 1) % 3],
			     *two = rows[(i + 1) % 3];
		size_t *row = rows[i % 3];

		row[0] = i;
		for (j = 1; j <= nb; j++) {
			row[j] = above[j - 1] + (a[i - 1] != b[j - 1]);
			row[j] = least(row[j], least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				row[j] = least(row[j], two[j - 2] + 1);
		}
	}
	return rows[na % 3][nb];
}

void near_offer(struct near *n, struct slice candidate)
{
	uint32_t a[NEAR_MAX], b[NEAR_MAX];
	size_t na, nb, d;

	/* a letter takes at most four bytes: no need to look closer */
	if (candidate.len > n->word.len + 4 * NEAR_EDITS ||
	    n->word.len > candidate.len + 4 * NEAR_EDITS)
		return;
	na = letters(a, n->word);
	nb = letters(b, candidate);
	if (na > NEAR_MAX || nb > NEAR_MAX)
		return;
	/* each letter more or less is an edit at least */
	d = na > nb ? na - nb : nb - na;
	if (d > NEAR_EDITS || 2 * d >= nb)
		return;
	d = edits(a, na, b, nb);
	if (d > NEAR_EDITS || 2 * d >= nb)
		return;
	n->n++;
	if (d < n->edits) {
		n->edits = d;
		n->best = candidate;
	}
}
