/* Deciding entry by entry what the result holds. */
#include "compare/merge_impl.h"

#include "compare/merge_text.h"
#include "compare/value.h"

/* --- choosing a side -------------------------------------------------------
 */

bool pick_text(struct slice *out, const struct slice *o, struct slice a,
	       struct slice b)
{
	if (slice_eq(a, b) || (o && slice_eq(*o, b)))
		*out = a;
	else if (o && slice_eq(*o, a))
		*out = b;
	else
		return false;
	return true;
}

static bool is_block(const struct part *p)
{
	return p && (p->shape == PART_MAP || p->shape == PART_LIST);
}

static const struct node *node_of(const struct part *p)
{
	return p ? p->node : NULL;
}

static const struct field *row_of(const struct joined *j)
{
	return (j->a ? j->a : j->b)->row;
}

static bool same_value(const struct part *x, const struct part *y,
		       const struct field *row)
{
	return value_compare(node_of(x), node_of(y), row) == SAME;
}

bool same_meaning(const struct part *x, const struct part *y)
{
	return slice_eq(x->key, y->key) && same_value(x, y, y->row);
}

bool pick_meaning(const struct part **out, const struct joined *j)
{
	const struct field *row = row_of(j);

	if (same_value(j->a, j->b, row) || same_value(j->o, j->b, row))
		*out = j->a;
	else if (same_value(j->o, j->a, row))
		*out = j->b;
	else
		return false;
	return true;
}

static bool same_bytes(const struct part *x, const struct part *y)
{
	return x && y && x->indent == y->indent && slice_eq(x->all, y->all);
}

/* --- conflicts -------------------------------------------------------------
 */

static struct slice path_below(struct merging *m, const struct frame *f,
			       struct slice key)
{
	if (!f->path.len)
		return key;
	if (!key.ptr)
		return f->path;
	return arena_printf(m->arena, "%.*s.%.*s", SL(f->path), SL(key));
}

static void add_conflict(struct merging *m, const struct frame *f,
			 const struct joined *j, enum merge_trouble kind)
{
	struct merge *out = m->out;
	const struct part *shown = j->a ? j->a : j->b;

	ARENA_PUSH(m->arena, out->v, out->n) = (struct merge_conflict){
		.kind = kind,
		.path = path_below(m, f, shown->key),
		.in_base = j->o ? path_below(m, f, j->o->key) : SLICE_NONE,
		.ours = text_short(m->arena, j->a),
		.theirs = text_short(m->arena, j->b),
		.why_ours = f->why[0],
		.why_theirs = f->why[1],
	};
}

/* Beside the field `because` itself the reasons need not be named. */
static void put_conflict(struct merging *m, const struct frame *f,
			 struct slice base, struct slice ours,
			 struct slice theirs, bool with_reasons)
{
	struct slice why[2] = {SLICE_NONE, SLICE_NONE};

	if (with_reasons)
		memcpy(why, f->why, sizeof(why));
	ARENA_PUSH(m->arena, m->chunks, m->n_chunks) = (struct chunk){
		.conflict = true,
		.sides = {base, ours, theirs},
		.names = {text_label(m->arena, marks_ours(m->marks), why[0]),
			  text_label(m->arena, marks_theirs(m->marks), why[1])},
	};
}

static struct slice part_lines(struct merging *m, const struct part *p,
			       size_t indent)
{
	return p ? text_of_part(m->arena, p, indent) : SLICE_NONE;
}

static enum merge_trouble trouble_of(const struct joined *j)
{
	if (!j->a)
		return TROUBLE_GONE_FROM_OURS;
	if (!j->b)
		return TROUBLE_GONE_FROM_THEIRS;
	return j->o ? TROUBLE_CHANGED : TROUBLE_ADDED;
}

/* Where the side took it that has it no longer: said beside its marker, too. */
static void name_move(struct merging *m)
{
	struct merge_conflict *c = &m->out->v[m->out->n - 1];
	bool theirs = c->kind == TROUBLE_GONE_FROM_THEIRS;
	const struct merge_moved *moved = m->moves->v;
	const char *name =
		theirs ? marks_theirs(m->marks) : marks_ours(m->marks);
	size_t i;

	for (i = 0; c->in_base.ptr && i < m->moves->n; i++)
		if (moved[i].theirs == theirs &&
		    slice_eq(moved[i].path, c->in_base))
			c->moved_to = moved[i].to;
	if (c->moved_to.ptr)
		m->chunks[m->n_chunks - 1].names[theirs] = arena_printf(
			m->arena, "%s (moved to %.*s)", name, SL(c->moved_to));
}

/* The whole entry, less the lines above it, is put twice. */
static void conflict(struct merging *m, const struct frame *f,
		     const struct joined *j, struct want *parent)
{
	struct want *w = want_add(m, parent, WANT_EITHER, j->a ? j->a : j->b);

	w->node = node_of(j->a);
	w->alt = node_of(j->b);
	if (j->b)
		w->key_b = j->b->key;
	add_conflict(m, f, j, trouble_of(j));
	put_conflict(m, f, part_lines(m, j->o, f->indent),
		     part_lines(m, j->a, f->indent),
		     part_lines(m, j->b, f->indent),
		     !slice_is(w->key, "because"));
	if (!j->a || !j->b)
		name_move(m);
}

/* --- one side alone --------------------------------------------------------
 */

static void take(struct merging *m, const struct frame *f, const struct part *p,
		 struct want *parent)
{
	text_put(m, text_of_lead(m->arena, p, f->indent));
	text_put(m, text_of_part(m->arena, p, f->indent));
	want_add(m, parent, WANT_VALUE, p);
}

static void merge_one_sided(struct merging *m, const struct frame *f,
			    const struct joined *j, struct want *parent)
{
	const struct part *there = j->a ? j->a : j->b;

	if (j->o && same_meaning(j->o, there))
		return;
	if (!j->o || value_is_nothing(j->o->node)) {
		take(m, f, there, parent);
		return;
	}
	text_put(m, text_of_lead(m->arena, there, f->indent));
	conflict(m, f, j, parent);
}

/* --- what stands around a value --------------------------------------------
 */

struct around {
	struct slice name, rest;
	struct slice above; /* comments of theirs that have no other place */
	bool renamed_apart;
};

static struct slice shifted(struct merging *m, struct slice s,
			    const struct part *p, size_t indent)
{
	return text_shifted(m->arena, s, p->indent, indent, false);
}

static void look_around(struct around *out, struct merging *m,
			const struct joined *j, size_t indent)
{
	const struct part *o = j->o, *a = j->a, *b = j->b;
	struct slice of_o, of_a, of_b;

	*out = (struct around){.name = a->name};
	if (!pick_text(&out->name, o ? &o->name : NULL, a->name, b->name))
		out->renamed_apart = !slice_eq(a->key, b->key);
	of_o = o ? shifted(m, o->rest, o, indent) : SLICE("\n");
	of_a = shifted(m, a->rest, a, indent);
	of_b = shifted(m, b->rest, b, indent);
	if (pick_text(&out->rest, &of_o, of_a, of_b))
		return;
	out->rest = of_a;
	if (!slice_eq(slice_trim(of_b), slice_trim(of_o)) &&
	    !slice_eq(slice_trim(of_b), slice_trim(of_a)))
		out->above = text_other_comments(m->arena, of_b, indent);
}

static void put_lead(struct merging *m, const struct joined *j, size_t indent)
{
	struct slice o =
		j->o ? text_of_lead(m->arena, j->o, indent) : SLICE_NONE;

	text_put(m, text_comments(m, &o, text_of_lead(m->arena, j->a, indent),
				  text_of_lead(m->arena, j->b, indent)));
}

/* --- values ----------------------------------------------------------------
 */

/* A single value where a list is expected is a list of one. */
static struct part *as_list(struct merging *m, struct part *p)
{
	struct part *list, *piece;

	if (!p || p->shape != PART_LEAF || !value_is_list(p->row) ||
	    p->node->kind != NODE_SCALAR || value_is_nothing(p->node))
		return p;
	list = arena_alloc(m->arena, sizeof(*list));
	piece = arena_alloc(m->arena, sizeof(*piece));
	*list = *p;
	list->v = piece;
	list->n = 1;
	*piece = (struct part){
		.node = p->node,
		.id = value_entry_form(m->arena, p->node, p->row),
		.value = slice_trim(p->value),
		.all = slice_trim(p->value),
	};
	return list;
}

static bool has_lines(const struct part *p)
{
	struct slice s = slice_trim(part_main(p));

	return slice_find(s, '\n', 0) < s.len;
}

/* Texts and lists of several lines, as git would merge them. */
static bool merge_lines(struct slice *out, struct merging *m,
			const struct joined *j, size_t indent)
{
	struct line_merge merged;

	if (!j->o || !has_lines(j->a) || !has_lines(j->b))
		return false;
	if (line_merge(&merged, m->arena, part_lines(m, j->o, indent),
		       part_lines(m, j->a, indent), part_lines(m, j->b, indent),
		       m->marks, m->e) < 0) {
		m->failed = true;
		return false;
	}
	*out = merged.bytes;
	return merged.clean;
}

/* The value as one text; false: nothing fits. */
static bool merge_value(struct slice *out, struct want *w, struct merging *m,
			const struct joined *j, size_t indent)
{
	const struct part *chosen = NULL;
	const struct joined lists = {as_list(m, j->o), as_list(m, j->a),
				     as_list(m, j->b), NULL};
	struct slice of_o =
		j->o ? shifted(m, j->o->value, j->o, indent) : SLICE_NONE;
	struct slice of_a = shifted(m, j->a->value, j->a, indent);
	struct slice of_b = shifted(m, j->b->value, j->b, indent);

	/* what was a block has its value in its parts */
	if (pick_text(out, j->o && !is_block(j->o) ? &of_o : NULL, of_a, of_b))
		chosen = slice_eq(*out, of_a) ? j->a : j->b;
	else if (pick_meaning(&chosen, j))
		*out = chosen == j->a ? of_a : of_b;
	if (!chosen)
		return merge_flow(out, w, m, &lists);
	w->node = chosen->node;
	return true;
}

/* False: what is left is a conflict. */
static bool merge_as_lines(struct merging *m, const struct frame *f,
			   const struct joined *j, struct want *parent)
{
	struct slice lines;

	if (!merge_lines(&lines, m, j, f->indent))
		return false;
	text_put(m, lines);
	want_add(m, parent, WANT_SOMETHING, j->a);
	return true;
}

static void merge_leaf(struct merging *m, const struct frame *f,
		       const struct joined *j, struct want *parent)
{
	struct want scratch = {.kind = WANT_VALUE}, *w;
	struct around around;
	struct slice value;

	look_around(&around, m, j, f->indent);
	if (around.renamed_apart ||
	    !merge_value(&value, &scratch, m, j, f->indent)) {
		if (!merge_as_lines(m, f, j, parent))
			conflict(m, f, j, parent);
		return;
	}
	w = want_add(m, parent, scratch.kind, j->a);
	w->first = scratch.first;
	w->last = scratch.last;
	w->node = scratch.node;
	if (!slice_eq(around.name, j->a->name))
		w->key = j->b->key;
	text_put(m, around.above);
	text_put(m, text_of_entry(m->arena, f->indent, around.name, value,
				  around.rest));
}

/* Entries of a list mean the same, or they would not be joined. */
static void merge_list_entry(struct merging *m, const struct frame *f,
			     const struct joined *j, struct want *parent)
{
	bool theirs = j->o && slice_eq(part_main(j->o), part_main(j->a));
	const struct part *chosen = theirs ? j->b : j->a;
	struct around around;

	look_around(&around, m, j, f->indent);
	text_put(m, around.above);
	text_put(m, text_of_part(m->arena, chosen, f->indent));
	want_add(m, parent, WANT_VALUE, chosen);
}

/*
 * A block on one side and something else on another: one of them, as it is,
 * if the other side has changed nothing else.
 */
static void merge_mixed(struct merging *m, const struct frame *f,
			const struct joined *j, struct want *parent)
{
	const struct part *chosen, *other;

	if (pick_meaning(&chosen, j)) {
		other = chosen == j->a ? j->b : j->a;
		if (slice_eq(chosen->key, other->key) &&
		    slice_find(part_main(other), '#', 0) ==
			    part_main(other).len) {
			text_put(m, text_of_part(m->arena, chosen, f->indent));
			want_add(m, parent, WANT_VALUE, chosen);
			return;
		}
	}
	conflict(m, f, j, parent);
}

/* --- maps and lists on lines of their own ----------------------------------
 */

static void merge_joined(struct merging *m, const struct frame *f,
			 const struct joined *j, struct want *parent);

static bool holds_nothing(const struct part *p)
{
	return !p || (!p->n && value_is_nothing(p->node));
}

static bool fits(const struct part *p, bool list)
{
	if (holds_nothing(p))
		return true;
	return list ? part_is_list(p) || (p->shape == PART_LEAF && p->n)
		    : part_is_map(p);
}

static bool fit(const struct joined *j, enum part_shape block)
{
	bool list = block == PART_LIST;

	return (j->a->shape == block || j->b->shape == block) &&
	       fits(j->o, list) && fits(j->a, list) && fits(j->b, list);
}

/* How far to the right of an entry its own entries stand; or none. */
#define NO_STEP SIZE_MAX

static size_t step(const struct part *p)
{
	if (!p || !p->n || p->v[0].piece)
		return NO_STEP;
	return p->v[0].indent - p->indent;
}

static size_t pick_step(const struct joined *j)
{
	size_t a = step(j->a), b = step(j->b);

	if (a == NO_STEP || (b != NO_STEP && step(j->o) == a))
		return b;
	return a;
}

/* A reason that was not there before. */
static struct slice new_reason(const struct part *o, const struct part *x)
{
	const struct part *before = o ? part_below(o, "because") : NULL;
	const struct part *now = x ? part_below(x, "because") : NULL;

	if (!now || now->node->kind != NODE_SCALAR ||
	    !slice_trim(now->node->text).len ||
	    (before && slice_eq(before->node->text, now->node->text)))
		return SLICE_NONE;
	return now->node->text;
}

static struct frame frame_below(struct merging *m, const struct frame *f,
				const struct joined *j)
{
	const struct part *shown = j->a ? j->a : j->b;
	struct frame below = *f;

	below.path = path_below(m, f, shown->key);
	below.row = row_of(j);
	below.indent = f->indent + pick_step(j);
	if (!f->path.ptr && !shown->key.ptr)
		below.row = NULL;
	else if (!below.row)
		return below;
	if (!field_below(plan_fields, below.row, SLICE("because")))
		return below;
	below.why[0] = new_reason(j->o, j->a);
	below.why[1] = new_reason(j->o, j->b);
	return below;
}

static void merge_entries(struct merging *m, const struct frame *f,
			  const struct joins *joins, struct want *w)
{
	const struct joined *k;

	for (k = joins->first; k; k = k->next)
		merge_joined(m, f, k, w);
}

/* The line with the name, or both where both sides gave another one. */
static struct want *put_name(struct merging *m, const struct frame *f,
			     const struct joined *j, struct want *parent,
			     enum want_kind kind)
{
	struct want *w = want_add(m, parent, kind, j->a);
	struct around around;

	look_around(&around, m, j, f->indent);
	text_put(m, around.above);
	if (!around.renamed_apart) {
		if (!slice_eq(around.name, j->a->name))
			w->key = j->b->key;
		text_put(m, text_of_entry(m->arena, f->indent, around.name,
					  SLICE_NONE, around.rest));
		return w;
	}
	w->key_b = j->b->key;
	add_conflict(m, f, j, TROUBLE_RENAMED);
	put_conflict(m, f,
		     j->o ? text_of_entry(m->arena, f->indent, j->o->name,
					  SLICE_NONE, SLICE_NONE)
			  : SLICE_NONE,
		     text_of_entry(m->arena, f->indent, j->a->name, SLICE_NONE,
				   around.rest),
		     text_of_entry(m->arena, f->indent, j->b->name, SLICE_NONE,
				   around.rest),
		     true);
	return w;
}

static void put_tail(struct merging *m, const struct joined *j, size_t indent)
{
	const struct part *const sides[] = {j->o, j->a, j->b};
	struct slice tails[3];
	size_t i;

	for (i = 0; i < ARRAY_LEN(sides); i++)
		tails[i] = sides[i] && sides[i]->n && !sides[i]->v[0].piece
				   ? text_shifted(m->arena, sides[i]->tail,
						  sides[i]->v[0].indent, indent,
						  true)
				   : SLICE_NONE;
	text_put(m, text_comments(m, &tails[0], tails[1], tails[2]));
}

static void merge_block(struct merging *m, const struct frame *f,
			const struct joined *j, struct want *parent, bool list)
{
	const struct joined sides = {list ? as_list(m, j->o) : j->o,
				     list ? as_list(m, j->a) : j->a,
				     list ? as_list(m, j->b) : j->b, NULL};
	struct frame below = frame_below(m, f, &sides);
	struct joins joins;
	struct want *w;

	join_parts(&joins, m, sides.o, sides.a, sides.b);
	if (list && (joins.replaced || joins.moved_apart)) {
		if (!merge_as_lines(m, f, j, parent))
			conflict(m, f, j, parent);
		return;
	}
	w = put_name(m, f, j, parent, list ? WANT_LIST : WANT_MAP);
	below.path = path_below(m, f, w->key);
	merge_entries(m, &below, &joins, w);
	put_tail(m, j, below.indent);
}

static void merge_both(struct merging *m, const struct frame *f,
		       const struct joined *j, struct want *parent)
{
	const struct joined lists = {as_list(m, j->o), as_list(m, j->a),
				     as_list(m, j->b), NULL};

	put_lead(m, j, f->indent);
	if (!j->a->key.ptr)
		merge_list_entry(m, f, j, parent);
	else if (fit(j, PART_MAP))
		merge_block(m, f, j, parent, false);
	else if (fit(&lists, PART_LIST))
		merge_block(m, f, j, parent, true);
	else if (is_block(j->a) || is_block(j->b))
		merge_mixed(m, f, j, parent);
	else
		merge_leaf(m, f, j, parent);
}

static void merge_joined(struct merging *m, const struct frame *f,
			 const struct joined *j, struct want *parent)
{
	if (!j->a || !j->b)
		merge_one_sided(m, f, j, parent);
	else if (same_bytes(j->a, j->b) || same_bytes(j->o, j->b))
		take(m, f, j->a, parent);
	else if (same_bytes(j->o, j->a))
		take(m, f, j->b, parent);
	else
		merge_both(m, f, j, parent);
}

bool merge_roots(struct merging *m, const struct joined *roots, struct want *w)
{
	const struct frame top = {.row = NULL};
	const struct part *o = roots->o;
	struct frame below = frame_below(m, &top, roots);
	struct joins joins;
	struct slice rest;

	if (!pick_text(&rest, o ? &o->rest : NULL, roots->a->rest,
		       roots->b->rest))
		return false;
	text_put(m, text_comments(m, o ? &o->lead : NULL, roots->a->lead,
				  roots->b->lead));
	join_parts(&joins, m, roots->o, roots->a, roots->b);
	merge_entries(m, &below, &joins, w);
	put_tail(m, roots, below.indent);
	text_put(m, rest);
	return true;
}
