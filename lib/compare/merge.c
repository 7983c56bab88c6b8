/* From three texts to one: reading them, merging, and looking at the result. */
#include "compare/merge_impl.h"

#include "base/buf.h"
#include "compare/diff.h"
#include "compare/merge_text.h"

/* One of the three. */
struct side {
	struct slice bytes; /* with LF alone, where all its lines end in CRLF */
	bool crlf;
	struct decoded *decoded;
	struct part root;
	bool blank; /* nothing but comments */
};

/* --- line ends -------------------------------------------------------------
 */

static size_t count_byte(struct slice s, char c)
{
	size_t n = 0, i;

	for (i = 0; i < s.len; i++)
		n += s.ptr[i] == c;
	return n;
}

static bool all_crlf(struct slice s)
{
	size_t i, n = 0;

	for (i = 1; i < s.len; i++)
		n += s.ptr[i] == '\n' && s.ptr[i - 1] == '\r';
	return n && n == count_byte(s, '\n') && n == count_byte(s, '\r');
}

static struct slice copied(struct arena *a, struct buf *b)
{
	struct slice s = arena_copy(a, buf_slice(b));

	buf_release(b);
	return s;
}

static struct slice without_cr(struct arena *a, struct slice s)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] != '\r')
			buf_add_char(&b, s.ptr[i]);
	return copied(a, &b);
}

/* Lines of a side with mixed ends may have theirs already. */
static struct slice with_cr(struct arena *a, struct slice s)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\n' && (!i || s.ptr[i - 1] != '\r'))
			buf_add_char(&b, '\r');
		buf_add_char(&b, s.ptr[i]);
	}
	return copied(a, &b);
}

static void read_side(struct side *s, struct arena *a, struct slice bytes)
{
	s->crlf = all_crlf(bytes);
	s->bytes = s->crlf ? without_cr(a, bytes) : bytes;
	s->decoded = decoded_make(a, s->bytes);
	s->blank = !s->decoded->tree.broken && only_comments(s->bytes);
}

/* As ours, unless only theirs has changed it. */
static bool result_crlf(const struct side s[3])
{
	return s[1].crlf == s[0].crlf && !s[0].blank ? s[2].crlf : s[1].crlf;
}

/* --- items that were renamed -----------------------------------------------
 */

/* Notes which item of the base an item of that side was. */
static void link_items(struct merging *m, int side, const struct side *base,
		       const struct side *s)
{
	struct item_pair *pairs;
	size_t n, i;

	m->links[side] = map_in(m->arena);
	if (!base->decoded->plan || !s->decoded->plan)
		return;
	n = match_items(&pairs, m->arena, base->decoded->plan,
			s->decoded->plan);
	for (i = 0; i < n; i++)
		if (pairs[i].before && pairs[i].after)
			merge_link(m, side, pairs[i].after->at,
				   pairs[i].before->at);
}

/* --- looking at the result -------------------------------------------------
 */

static bool is_as_wanted(struct merging *m, const struct want *w,
			 struct slice bytes, bool theirs)
{
	struct findings fs = FINDINGS_IN(m->arena);
	struct tree t;

	yaml_parse(&t, m->arena, bytes, &fs);
	return !t.broken && want_met(w, t.root, theirs);
}

/* True where each is a map of keys on lines of their own. */
static bool cut_sides(struct merging *m, struct joined *roots, struct side s[3])
{
	*roots = (struct joined){NULL, &s[1].root, &s[2].root, NULL};
	if (!part_cut(&s[1].root, m->arena, &s[1].decoded->tree) ||
	    !part_cut(&s[2].root, m->arena, &s[2].decoded->tree))
		return false;
	if (part_cut(&s[0].root, m->arena, &s[0].decoded->tree))
		roots->o = &s[0].root;
	return roots->o || s[0].blank;
}

/* False: the result is not what was decided. */
static bool merge_entries(struct merging *m, const struct side s[3],
			  const struct joined *roots, struct want *w)
{
	link_items(m, 0, &s[0], &s[1]);
	link_items(m, 1, &s[0], &s[2]);
	return merge_roots(m, roots, w) && !m->failed &&
	       is_as_wanted(m, w, text_result(m, TEXT_OURS), false) &&
	       is_as_wanted(m, w, text_result(m, TEXT_THEIRS), true);
}

/* --- the whole -------------------------------------------------------------
 */

/* Nothing is left but to show both files, from the first line that differs. */
static struct slice all_in_conflict(struct merging *m, const struct side s[3])
{
	struct slice a = s[1].bytes, b = s[2].bytes;
	size_t i, same = 0;

	for (i = 0; i < a.len && i < b.len && a.ptr[i] == b.ptr[i]; i++)
		if (a.ptr[i] == '\n')
			same = i + 1;
	m->chunks = NULL;
	m->n_chunks = 0;
	text_put(m, slice_sub(a, 0, same));
	ARENA_PUSH(m->arena, m->chunks, m->n_chunks) = (struct chunk){
		.conflict = true,
		.sides = {s[0].bytes, slice_sub(a, same, a.len),
			  slice_sub(b, same, b.len)},
		.names = {slice_of(marks_ours(m->marks)),
			  slice_of(marks_theirs(m->marks))},
	};
	return text_result(m, TEXT_MARKED);
}

/* As git merges: what cannot be merged entry by entry. */
static void by_lines(struct merging *m, const struct side s[3],
		     const struct line_merge *lines, bool readable)
{
	const struct want anything = {.kind = WANT_SOMETHING};
	struct merge *out = m->out;

	out->way = MERGED_BY_LINES;
	out->n = 0;
	out->clean =
		lines->clean &&
		(!readable || is_as_wanted(m, &anything, lines->bytes, false));
	out->bytes = lines->clean && !out->clean ? all_in_conflict(m, s)
						 : lines->bytes;
}

static int merge_three(struct merging *m, struct side s[3])
{
	struct want w = {.kind = WANT_MAP};
	struct merge *out = m->out;
	struct joined roots;
	struct line_merge lines;
	bool readable = cut_sides(m, &roots, s);

	if (line_merge(&lines, m->arena, s[0].bytes, s[1].bytes, s[2].bytes,
		       m->marks, m->e) < 0)
		return -1;
	if (!readable || !merge_entries(m, s, &roots, &w)) {
		by_lines(m, s, &lines, readable);
		return m->failed ? -1 : 0;
	}
	out->clean = !out->n;
	out->bytes = out->clean && lines.clean &&
				     is_as_wanted(m, &w, lines.bytes, false)
			     ? lines.bytes
			     : text_result(m, TEXT_MARKED);
	return 0;
}

int merge_plans_told(struct merge *out, struct arena *a,
		     const struct merge_sides *sides,
		     const struct merge_moves *moves,
		     const struct merge_marks *marks, struct err *e)
{
	const struct slice texts[] = {sides->base, sides->ours, sides->theirs};
	struct side s[3] = {{.crlf = false}};
	struct merging m = {
		.arena = a, .out = out, .marks = marks, .moves = moves, .e = e};
	size_t i;

	*out = (struct merge){.way = MERGED_BY_ITEM, .clean = true};
	if (pick_text(&out->bytes, &sides->base, sides->ours, sides->theirs))
		return 0;
	for (i = 0; i < ARRAY_LEN(s); i++)
		read_side(&s[i], a, texts[i]);
	if (merge_three(&m, s) < 0)
		return -1;
	if (result_crlf(s))
		out->bytes = with_cr(a, out->bytes);
	return 0;
}

int merge_plans(struct merge *out, struct arena *a,
		const struct merge_sides *sides,
		const struct merge_marks *marks, struct err *e)
{
	static const struct merge_moves none = {.n = 0};

	return merge_plans_told(out, a, sides, &none, marks, e);
}
