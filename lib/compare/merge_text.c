/* Lines of the result: moved to their column, joined, put between markers. */
#include "compare/merge_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "compare/value.h"

#define LABEL_MOST 120 /* cells of a reason behind a marker */

static struct slice copied(struct arena *a, struct buf *b)
{
	struct slice s = arena_copy(a, buf_slice(b));

	buf_release(b);
	return s;
}

static bool ends_line(struct slice s)
{
	return !s.len || s.ptr[s.len - 1] == '\n';
}

/* One line with its end. */
static struct slice cut_line(struct slice *rest)
{
	size_t lf = slice_find(*rest, '\n', 0);
	struct slice line = slice_sub(*rest, 0, lf + 1);

	*rest = slice_sub(*rest, line.len, rest->len);
	return line;
}

struct slice text_shifted(struct arena *a, struct slice s, size_t from,
			  size_t to, bool first_too)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	bool first = true;

	if (from == to)
		return s;
	while (s.len) {
		struct slice line = cut_line(&s);
		size_t cut = 0;

		if ((first && !first_too) || !slice_trim(line).len) {
			buf_add(&b, line);
		} else {
			while (cut + to < from && cut < line.len &&
			       line.ptr[cut] == ' ')
				cut++;
			if (to > from)
				buf_printf(&b, "%*s", (int)(to - from), "");
			buf_add(&b, slice_sub(line, cut, line.len));
		}
		first = false;
	}
	return copied(a, &b);
}

struct slice text_of_entry(struct arena *a, size_t indent, struct slice name,
			   struct slice value, struct slice rest)
{
	struct slice parts[] = {arena_printf(a, "%*s", (int)indent, ""), name,
				value, rest, SLICE("\n")};

	return arena_concat(a, parts, ends_line(rest) && rest.len ? 4 : 5);
}

struct slice text_of_part(struct arena *a, const struct part *p, size_t indent)
{
	if (p->piece)
		return text_of_entry(
			a, indent, p->key.ptr ? p->name : SLICE("- "),
			p->key.ptr ? p->value : p->all, SLICE_NONE);
	return text_shifted(a, part_main(p), p->indent, indent, true);
}

struct slice text_of_lead(struct arena *a, const struct part *p, size_t indent)
{
	return text_shifted(a, p->lead, p->indent, indent, true);
}

/* --- comments --------------------------------------------------------------
 */

struct slice text_comments(struct merging *m, const struct slice *o,
			   struct slice a, struct slice b)
{
	struct slice out = a;

	if (pick_text(&out, o, a, b))
		return out;
	if (line_merge_union(&out, m->arena, o ? *o : SLICE_NONE, a, b, m->e) <
	    0)
		m->failed = true;
	return out;
}

struct slice text_other_comments(struct arena *a, struct slice rest,
				 size_t indent)
{
	struct buf b = BUF_INIT(SIZE_MAX);

	while (rest.len) {
		struct slice line = slice_trim(cut_line(&rest));

		if (line.len)
			buf_printf(&b, "%*s%.*s\n", (int)indent, "", SL(line));
	}
	return copied(a, &b);
}

/* --- for people ------------------------------------------------------------
 */

static struct slice one_line(struct arena *a, struct slice s)
{
	struct slice line = SLICE_NONE, rest = slice_trim(s), cut;

	if (!slice_line(&line, &rest))
		return SLICE_NONE;
	cut = utf8_cut(line, LABEL_MOST);
	if (cut.len < line.len || rest.len)
		return arena_printf(a, "%.*s…", SL(cut));
	return line;
}

struct slice text_label(struct arena *a, const char *name, struct slice why)
{
	if (!why.ptr)
		return slice_of(name);
	return arena_printf(a, "%s (because: %.*s)", name,
			    SL(one_line(a, why)));
}

struct slice text_short(struct arena *a, const struct part *p)
{
	if (!p || value_is_nothing(p->node))
		return SLICE_NONE;
	if (p->node->kind == NODE_SCALAR)
		return one_line(a, p->node->text);
	return part_is_map(p) || !p->value.len ? SLICE_NONE
					       : one_line(a, p->value);
}

/* --- the result ------------------------------------------------------------
 */

void text_put(struct merging *m, struct slice lines)
{
	if (lines.len)
		ARENA_PUSH(m->arena, m->chunks, m->n_chunks) =
			(struct chunk){.text = lines};
}

static void add_lines(struct buf *b, struct slice lines)
{
	if (lines.len && !ends_line(buf_slice(b)))
		buf_add_char(b, '\n');
	buf_add(b, lines);
}

static void add_marker(struct buf *b, size_t size, char c, struct slice label)
{
	size_t i;

	if (!ends_line(buf_slice(b)))
		buf_add_char(b, '\n');
	for (i = 0; i < size; i++)
		buf_add_char(b, c);
	if (label.len)
		buf_printf(b, " %.*s", SL(label));
	buf_add_char(b, '\n');
}

static void add_conflict(struct buf *b, const struct merge_marks *marks,
			 const struct chunk *c)
{
	size_t size = marks->size ? marks->size : 7;

	add_marker(b, size, '<', c->names[0]);
	add_lines(b, c->sides[TEXT_OURS]);
	if (marks->base) {
		add_marker(b, size, '|', SLICE("base"));
		add_lines(b, c->sides[TEXT_BASE]);
	}
	add_marker(b, size, '=', SLICE_NONE);
	add_lines(b, c->sides[TEXT_THEIRS]);
	add_marker(b, size, '>', c->names[1]);
}

struct slice text_result(const struct merging *m, enum text_side side)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	size_t i;

	for (i = 0; i < m->n_chunks; i++) {
		const struct chunk *c = &m->chunks[i];

		if (!c->conflict)
			add_lines(&b, c->text);
		else if (side == TEXT_MARKED)
			add_conflict(&b, m->marks, c);
		else
			add_lines(&b, c->sides[side]);
	}
	return copied(m->arena, &b);
}
