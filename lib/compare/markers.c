/* Conflict markers: which lines belong to which side. */
#include "compare/markers.h"

#include "base/buf.h"

#define LEAST 7 /* characters of a marker */

/* In the order in which they come. */
enum part {
	COMMON,
	OURS,
	BASE,
	THEIRS,
};

struct splitter {
	struct buf sides[3]; /* OURS - 1 and so on */
	enum part at;
	size_t line, begin; /* of the open conflict, from 1 */
	size_t lengths[3];  /* of the sides where it began */
	bool has_base;
	struct marked *out;
};

/* How often c stands at the beginning, if that can be a marker; else 0. */
static size_t marker_size(struct slice line, char c)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] == c)
		n++;
	if (n < LEAST)
		return 0;
	if (n == line.len || line.ptr[n] == ' ' || line.ptr[n] == '\r' ||
	    line.ptr[n] == '\n')
		return n;
	return 0;
}

static struct slice cut_line(struct slice *rest)
{
	size_t lf = slice_find(*rest, '\n', 0);
	struct slice line = slice_sub(*rest, 0, lf + 1);

	*rest = slice_sub(*rest, line.len, rest->len);
	return line;
}

bool markers_any(struct slice bytes)
{
	while (bytes.len)
		if (marker_size(cut_line(&bytes), '<'))
			return true;
	return false;
}

/* --- what a marker does ----------------------------------------------------
 */

static int out_of_place(const struct splitter *s, const char *marker,
			struct err *e)
{
	err_set(e, "line %zu: this %s belongs to no conflict", s->line, marker);
	return err_hint(e, "A conflict is <<<<<<<, =======, >>>>>>>, each on a "
			   "line of its own. Mend it by hand.");
}

static int open_conflict(struct splitter *s, size_t size, struct err *e)
{
	size_t i;

	if (s->at != COMMON)
		return out_of_place(s, "<<<<<<<", e);
	s->at = OURS;
	s->begin = s->line;
	s->has_base = false;
	s->out->size = size;
	s->out->n++;
	for (i = 0; i < ARRAY_LEN(s->lengths); i++)
		s->lengths[i] = s->sides[i].len;
	return 0;
}

static int show_base(struct splitter *s, struct err *e)
{
	if (s->at != OURS)
		return out_of_place(s, "|||||||", e);
	s->at = BASE;
	s->has_base = true;
	return 0;
}

static int turn(struct splitter *s, struct err *e)
{
	if (s->at != OURS && s->at != BASE)
		return out_of_place(s, "=======", e);
	s->at = THEIRS;
	return 0;
}

static int close_conflict(struct splitter *s, struct err *e)
{
	if (s->at != THEIRS)
		return out_of_place(s, ">>>>>>>", e);
	s->at = COMMON;
	s->out->with_base &= s->has_base;
	s->out->empty_side |=
		s->sides[OURS - 1].len == s->lengths[OURS - 1] ||
		s->sides[THEIRS - 1].len == s->lengths[THEIRS - 1];
	return 0;
}

static int take_line(struct splitter *s, struct slice line, struct err *e)
{
	size_t size = marker_size(line, '<'), i;

	if (size)
		return open_conflict(s, size, e);
	/* a marker of another size is text, such as a line of Markdown */
	size = s->out->size;
	if (s->at != COMMON && marker_size(line, '|') == size)
		return show_base(s, e);
	if (s->at != COMMON && marker_size(line, '=') == size)
		return turn(s, e);
	if (size && marker_size(line, '>') == size)
		return close_conflict(s, e);
	for (i = 0; i < ARRAY_LEN(s->sides); i++)
		if (s->at == COMMON || s->at == (enum part)(i + 1))
			buf_add(&s->sides[i], line);
	return 0;
}

int markers_split(struct marked *out, struct arena *a, struct slice bytes,
		  struct err *e)
{
	struct splitter s = {.out = out,
			     .sides = {BUF_INIT(SIZE_MAX), BUF_INIT(SIZE_MAX),
				       BUF_INIT(SIZE_MAX)}};
	struct slice *const sides[] = {&out->ours, &out->base, &out->theirs};
	int ret = 0;
	size_t i;

	*out = (struct marked){.with_base = true};
	while (!ret && bytes.len) {
		s.line++;
		ret = take_line(&s, cut_line(&bytes), e);
	}
	if (!ret && s.at != COMMON) {
		err_set(e, "line %zu: this conflict has no end", s.begin);
		ret = err_hint(e, "Its last line is >>>>>>>. Mend it by hand.");
	}
	for (i = 0; i < ARRAY_LEN(sides); i++) {
		*sides[i] = arena_copy(a, buf_slice(&s.sides[i]));
		buf_release(&s.sides[i]);
	}
	return ret;
}
