/* Every change between neighbouring main-line states, in order. */
#include "review/ledger.h"

struct book {
	struct arena *arena;
	struct history *history;
	struct ledger_entry *v;
	size_t n;
	struct ledger_of of;
	/* of the line that is looked at: */
	struct slice item_now;
	const struct version *seen; /* the last that was there, or NULL */
	int32_t due;		    /* the last real date up to there */
};

static bool is_kept(const struct line *l)
{
	return l->is_plan || l->kind == ITEM_ACTION || l->kind == ITEM_METRIC;
}

/* An item that moved to another plan has steps in both. */
static bool is_wanted(const struct ledger_of *of, const struct line *l,
		      const struct version *prev, const struct version *v)
{
	const struct version *const sides[] = {prev, v};
	size_t i;

	if (of->item || !of->plan)
		return !of->item || l == of->item;
	if (l->is_plan)
		return l == of->plan;
	for (i = 0; i < ARRAY_LEN(sides); i++)
		if (sides[i]->there &&
		    line_goes_on(sides[i]->holder) == of->plan)
			return true;
	return false;
}

/* The date of an item that has one; DAY_NONE: it has none there. */
static int32_t due_of(const struct version *v)
{
	const struct item *item = v->there ? v->item : NULL;
	const struct day *due = NULL;

	if (item && item->kind == ITEM_ACTION)
		due = &((const struct action *)item)->due;
	else if (item && item->kind == ITEM_METRIC)
		due = &((const struct metric *)item)->due;
	return due && due->at ? due->v : DAY_NONE;
}

/* True where no reason is expected for what happens to it. */
static bool is_unasked(const struct version *from, const struct version *to)
{
	const struct item *item = from ? from->item : NULL;

	if (!from || plan_stage(from->plan) == STAGE_DRAFT)
		return true;
	return !to->there && item && item->kind == ITEM_ACTION &&
	       !action_is_open((const struct action *)item);
}

/*
 * A date that was lost, or gone with its item, and is set again moved from the
 * last one; the reason is then judged against what stood beside that.
 */
static int find_move(struct ledger_entry *entry, const struct book *b,
		     const struct version *to, struct err *e)
{
	bool came = slice_is(entry->field, "exists");
	int32_t due = due_of(to);
	struct ledger_entry move;

	entry->moved_from = entry->moved_to = DAY_NONE;
	if ((!came && !slice_is(entry->field, "due")) || due == DAY_NONE ||
	    b->due == DAY_NONE || b->due == due)
		return 0;
	entry->moved_from = b->due;
	entry->moved_to = due;
	entry->days = due - b->due;
	entry->has_days = true;
	if (!came)
		return 0;
	if (ledger_credit(&move, b->arena, b->history, b->seen, to, "due", e) <
	    0)
		return -1;
	entry->because = move.because;
	return 0;
}

static int add(struct book *b, const struct version *from,
	       const struct version *to, const char *field, struct slice old,
	       struct slice new, struct err *e)
{
	const struct version *named = to->there ? to : from;
	struct ledger_entry entry;
	int32_t x, y;

	if (ledger_credit(&entry, b->arena, b->history, from, to, field, e) < 0)
		return -1;
	entry.plan = named->plan->id.s;
	entry.title = named->item ? named->item->title.s : named->plan->title.s;
	entry.unasked = is_unasked(b->seen, to);
	entry.again = to->there && !from->there && b->seen;
	entry.item =
		named->item ? item_path(b->arena, named->item) : SLICE_NONE;
	entry.item_now = b->item_now;
	entry.field = slice_of(field);
	entry.old = old;
	entry.new = new;
	if (day_parse(&x, old) && day_parse(&y, new)) {
		entry.days = y - x;
		entry.has_days = true;
	}
	if (find_move(&entry, b, to, e) < 0)
		return -1;
	ARENA_PUSH(b->arena, b->v, b->n) = entry;
	return 0;
}

static int add_fields(struct book *b, const struct version *from,
		      const struct version *to, struct err *e)
{
	const char **fields;
	size_t n = ledger_fields(&fields, b->arena, from, to), i;

	for (i = 0; i < n; i++) {
		struct slice old = ledger_value(b->arena, from->plan,
						from->item, fields[i]);
		struct slice new =
			ledger_value(b->arena, to->plan, to->item, fields[i]);

		if (!old.ptr == !new.ptr && slice_eq(old, new))
			continue;
		if (add(b, from, to, fields[i], old, new, e) < 0)
			return -1;
	}
	return 0;
}

static struct slice last_name(struct arena *a, const struct versions *vs)
{
	size_t i = vs->n;

	while (i && !vs->v[i - 1].there)
		i--;
	return i && vs->v[i - 1].item ? item_path(a, vs->v[i - 1].item)
				      : SLICE_NONE;
}

static int add_step(struct book *b, const struct version *prev,
		    const struct version *v, struct err *e)
{
	const struct slice no = SLICE("false"), yes = SLICE("true");

	if (v->there && prev->there)
		return add_fields(b, prev, v, e);
	if (v->there)
		return add(b, prev, v, "exists", no, yes, e);
	if (prev->there)
		return add(b, prev, v, "exists", yes, no, e);
	return 0;
}

static int add_line(struct book *b, const struct line *l, int from, int to,
		    struct err *e)
{
	static const struct version nothing = {.pos = -1};
	struct versions vs = line_versions(b->arena, l, to);
	size_t i;

	b->item_now = last_name(b->arena, &vs);
	b->seen = NULL;
	b->due = DAY_NONE;
	for (i = 0; i < vs.n; i++) {
		const struct version *v = &vs.v[i];
		const struct version *prev = i ? v - 1 : &nothing;

		if (v->pos > from && is_wanted(&b->of, l, prev, v) &&
		    add_step(b, prev, v, e) < 0)
			return -1;
		if (v->there)
			b->seen = v;
		if (due_of(v) != DAY_NONE)
			b->due = due_of(v);
	}
	return 0;
}

static int in_order(const void *x, const void *y)
{
	const struct ledger_entry *a = x, *b = y;
	int diff;

	if (a->pos != b->pos)
		return a->pos < b->pos ? -1 : 1;
	diff = slice_cmp(a->plan, b->plan);
	if (!diff)
		diff = slice_cmp(a->item, b->item);
	return diff ? diff : slice_cmp(a->field, b->field);
}

int ledger_build(struct ledger_entry **out, size_t *n, struct arena *a,
		 struct history *h, int from, int to, struct err *e)
{
	const struct ledger_of all = {NULL, NULL};

	return ledger_build_of(out, n, a, h, &all, from, to, e);
}

int ledger_build_of(struct ledger_entry **out, size_t *n, struct arena *a,
		    struct history *h, const struct ledger_of *of, int from,
		    int to, struct err *e)
{
	struct book b = {.arena = a, .history = h, .of = *of};
	size_t i;

	for (i = 0; i < h->n_lines; i++) {
		const struct line *l = h->lines[i];

		if (!is_kept(l) || line_is_older(l, to))
			continue;
		if (add_line(&b, l, from, to, e) < 0)
			return -1;
	}
	if (b.n)
		qsort(b.v, b.n, sizeof(*b.v), in_order);
	*out = b.v;
	*n = b.n;
	return 0;
}
