/* One change in words, with the arithmetic done. */
#include "base/buf.h"
#include "compare/value.h"
#include "plan/field.h"
#include "plan/measure.h"
#include "report/diff_report.h"

#define SHORT_TEXT 60 /* bytes that still read well on one line */
#define MOST_LINES 12 /* of a long text, on each side */

#define ARROW	     " \xe2\x86\x92 "
#define MINUS	     "\xe2\x88\x92"
#define THIN_PERCENT " %%"

/* --- values ----------------------------------------------------------------
 */

static void add_value(struct buf *b, const struct node *n)
{
	const struct node *c;

	if (n->kind == NODE_SCALAR) {
		buf_add(b, slice_trim(n->text));
		return;
	}
	if (n->parent && n->parent->kind != NODE_MAP)
		buf_add_char(b, n->kind == NODE_MAP ? '{' : '[');
	for (c = n->first; c; c = c->next) {
		if (c->repeated)
			continue;
		if (c != n->first)
			buf_add(b, SLICE(", "));
		if (c->key) {
			buf_add(b, slice_trim(c->key->text));
			buf_add(b, SLICE(": "));
		}
		add_value(b, c);
	}
	if (n->parent && n->parent->kind != NODE_MAP)
		buf_add_char(b, n->kind == NODE_MAP ? '}' : ']');
}

static struct slice value_words(struct arena *a, const struct node *n)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	struct slice s;

	if (!n)
		return SLICE_NONE;
	add_value(&b, n);
	s = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return s;
}

static bool is_long(struct slice s)
{
	return s.len > SHORT_TEXT || slice_find(s, '\n', 0) < s.len;
}

/* --- numbers ---------------------------------------------------------------
 */

/* How many digits stand behind the point; false where it is no number. */
static bool number_of(double *v, int *decimals, const struct node *n)
{
	struct arena tmp = ARENA_INIT;
	struct slice s = n ? slice_trim(n->text) : SLICE_NONE;
	size_t point = slice_find(s, '.', 0);
	char *end;
	bool ok;

	if (!n || n->kind != NODE_SCALAR || !s.len || s.len > 24)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("+-.0123456789", s.ptr[i]))
			return false;
	*v = strtod(arena_cstr(&tmp, s), &end);
	ok = !*end;
	arena_release(&tmp);
	*decimals = point < s.len ? (int)(s.len - point - 1) : 0;
	return ok;
}

static bool is_number(const struct field *row)
{
	return row && (row->type == FIELD_NUMBER || row->type == FIELD_ACTUAL ||
		       row->type == FIELD_POINT);
}

/* " (−120, −7.4 %)" */
static void say_difference(struct doc *d, struct line *l,
			   const struct change *c)
{
	double from, to, by;
	int places, more;

	if (!is_number(c->row) || !number_of(&from, &places, c->old) ||
	    !number_of(&to, &more, c->new))
		return;
	if (more > places)
		places = more;
	by = to - from;
	doc_say(d, l, ROLE_MUTED, " (%s%.*f", by < 0 ? MINUS : "+", places,
		by < 0 ? -by : by);
	/* a share of a score from 1 to 10 says nothing */
	if (from != 0 && c->item.ptr) {
		double share = 100 * by / (from < 0 ? -from : from);

		doc_say(d, l, ROLE_MUTED, ", %s%.1f" THIN_PERCENT,
			share < 0 ? MINUS : "+", share < 0 ? -share : share);
	}
	doc_say(d, l, ROLE_MUTED, ")");
}

/* --- days ------------------------------------------------------------------
 */

static bool is_due(const struct change *c)
{
	return c->item.ptr && slice_is(c->field, "due");
}

static void say_days(struct doc *d, struct line *l, const struct change *c)
{
	enum role role = ROLE_MUTED;
	int32_t n = c->days < 0 ? -c->days : c->days;

	if (!c->has_days || !n)
		return;
	if (is_due(c))
		role = c->days > 0 ? ROLE_WARN : ROLE_GOOD;
	doc_say(d, l, role, " (%s%d day%s)", c->days < 0 ? MINUS : "+", n,
		n == 1 ? "" : "s");
}

/* --- long texts ------------------------------------------------------------
 */

struct lines {
	struct slice *v;
	size_t n;
};

static struct lines lines_of(struct arena *a, struct slice s)
{
	struct lines ls = {NULL, 0};
	struct slice line;

	while (slice_line(&line, &s))
		ARENA_PUSH(a, ls.v, ls.n) = line;
	return ls;
}

static void say_lines(struct doc *d, struct block *list, const char *mark,
		      enum role role, const struct lines *ls)
{
	size_t i;

	for (i = 0; i < ls->n && i < MOST_LINES; i++)
		doc_say(d, doc_below(d, list), role, "%s %.*s", mark,
			SL(ls->v[i]));
	if (i < ls->n)
		doc_say(d, doc_below(d, list), ROLE_MUTED,
			"%s and %zu more lines", mark, ls->n - i);
}

/* Leaves out the lines that both have at the start and at the end. */
static void cut_common(struct lines *x, struct lines *y)
{
	while (x->n && y->n && slice_eq(x->v[0], y->v[0])) {
		x->v++, x->n--;
		y->v++, y->n--;
	}
	while (x->n && y->n && slice_eq(x->v[x->n - 1], y->v[y->n - 1])) {
		x->n--;
		y->n--;
	}
}

static void say_long(struct doc *d, struct block *list, struct slice from,
		     struct slice to)
{
	struct lines x = lines_of(d->arena, from), y = lines_of(d->arena, to);

	cut_common(&x, &y);
	say_lines(d, list, "before:", ROLE_MUTED, &x);
	say_lines(d, list, "after: ", ROLE_PLAIN, &y);
}

/* --- one change ------------------------------------------------------------
 */

/* Fields that say how an action stands: the day is all there is to say. */
static enum role status_role(const struct change *c)
{
	static const struct {
		const char *field;
		enum role role;
	} status[] = {
		{"done", ROLE_GOOD},	{"started", ROLE_PLAIN},
		{"dropped", ROLE_WARN}, {"blocked", ROLE_WARN},
		{"pulled", ROLE_PLAIN},
	};
	size_t i;

	for (i = 0; c->item.ptr && i < ARRAY_LEN(status); i++)
		if (slice_is(c->field, status[i].field))
			return status[i].role;
	return ROLE_MUTED;
}

/* A value, or what holds where none is written. */
static struct slice side_words(struct arena *a, const struct change *c,
			       const struct node *n)
{
	return n ? value_words(a, n) : slice_of(value_default(c->row));
}

static void say_values(struct doc *d, struct line *l, const struct change *c,
		       struct slice from, struct slice to)
{
	enum role status = status_role(c);

	if (!from.ptr && status != ROLE_MUTED)
		doc_say(d, l, status, " %.*s", SL(to));
	else if (!from.ptr)
		doc_say(d, l, ROLE_PLAIN, " %.*s (new)", SL(to));
	else if (!to.ptr)
		doc_say(d, l, ROLE_PLAIN, " %.*s (removed)", SL(from));
	else
		doc_say(d, l, ROLE_PLAIN, " %.*s" ARROW "%.*s", SL(from),
			SL(to));
	say_days(d, l, c);
	say_difference(d, l, c);
}

static void say_field(struct doc *d, struct line *l, const struct change *c,
		      struct slice from, struct slice to, bool lengthy)
{
	doc_say(d, l, ROLE_STRONG, "%.*s", SL(c->field));
	if (c->kind == CHANGE_ORDER)
		doc_say(d, l, ROLE_PLAIN, " in another order: %.*s", SL(to));
	else if (!lengthy)
		say_values(d, l, c, from, to);
	else
		doc_say(d, l, ROLE_PLAIN, " %s",
			!from.ptr ? "new"
			: !to.ptr ? "removed"
				  : "changed");
}

static size_t open_actions(const struct plan *p)
{
	size_t n = 0, i;

	for (i = 0; i < p->n_actions; i++)
		n += action_is_open(&p->actions[i]);
	return n;
}

/* "3 actions (2 open), 1 metric" */
static void say_contents(struct doc *d, struct line *l, const struct plan *p)
{
	const struct {
		size_t n;
		const char *one, *many;
	} parts[] = {
		{p->n_actions, "action", "actions"},
		{p->n_metrics, "metric", "metrics"},
		{p->n_levers, "lever", "levers"},
		{p->n_factors, "success factor", "success factors"},
		{p->n_rhythms, "rhythm", "rhythms"},
	};
	size_t i, said = 0;

	for (i = 0; i < ARRAY_LEN(parts); i++) {
		if (!parts[i].n)
			continue;
		doc_say(d, l, ROLE_PLAIN, "%s%zu %s", said++ ? ", " : " with ",
			parts[i].n,
			parts[i].n == 1 ? parts[i].one : parts[i].many);
		if (!i && open_actions(p) < p->n_actions)
			doc_say(d, l, ROLE_PLAIN, " (%zu open)",
				open_actions(p));
	}
	if (!said)
		doc_say(d, l, ROLE_PLAIN, " without items");
}

/* "(otis, due 2026-06-30)" behind an action that came or went. */
static void say_item(struct doc *d, struct line *l, const struct item *item)
{
	const struct action *act = (const struct action *)item;
	bool due = item->kind == ITEM_ACTION && act->due.at;
	char day[DAY_LEN + 1];

	if (!item->owner.at && !due)
		return;
	doc_say(d, l, ROLE_PLAIN, " (%.*s%s%s%s)", SL(item->owner.s),
		item->owner.at && due ? ", " : "", due ? "due " : "",
		due ? day_format(day, act->due.v) : "");
}

static void say_entity(struct doc *d, struct line *l, const struct change *c)
{
	bool came =
		c->kind == CHANGE_PLAN_ADDED || c->kind == CHANGE_ITEM_ADDED;

	if (c->old_text.ptr) {
		doc_say(d, l, ROLE_STRONG, "%s",
			c->kind == CHANGE_PLAN_MOVED ? "file" : "name");
		doc_say(d, l, ROLE_PLAIN, " %.*s" ARROW "%.*s", SL(c->old_text),
			SL(c->new_text));
		return;
	}
	doc_say(d, l, came ? ROLE_GOOD : ROLE_BAD, came ? "new" : "removed");
	if (c->item.ptr)
		say_item(d, l, came ? c->after_item : c->before_item);
	else
		say_contents(d, l,
			     (came ? c->after_plan : c->before_plan)->plan);
}

static void say_reason(struct doc *d, struct line *l, const struct change *c,
		       enum reason reason)
{
	if (reason == REASON_GIVEN)
		doc_say(d, l, ROLE_PLAIN, ": %.*s", SL(slice_trim(c->because)));
	else if (reason == REASON_MISSING)
		doc_say(d, l, ROLE_WARN, ", no reason given");
}

void diff_say(struct doc *d, struct block *list, bool below,
	      const struct change *c, enum reason reason)
{
	struct line *l = below ? doc_below(d, list) : doc_entry(d, list);
	struct slice from = side_words(d->arena, c, c->old);
	struct slice to = side_words(d->arena, c, c->new);
	bool lengthy = is_long(from) || is_long(to);

	if (!c->field.ptr) {
		say_entity(d, l, c);
		say_reason(d, l, c, reason);
		return;
	}
	say_field(d, l, c, from, to, lengthy);
	say_reason(d, l, c, reason);
	if (lengthy && c->kind != CHANGE_ORDER)
		say_long(d, list, from, to);
}

/* --- reasons ---------------------------------------------------------------
 */

/* True where this field of a metric, by itself, makes it easier to reach. */
static bool eases(const struct change *c)
{
	const struct metric *before = (const struct metric *)c->before_item;
	const struct metric *after = (const struct metric *)c->after_item;
	struct metric m = *before;

	if (!slice_is(c->field, "target"))
		return slice_is(c->field, "baseline") ||
		       slice_is(c->field, "unit") ||
		       slice_is(c->field, "weight") ||
		       slice_is(c->field, "direction");
	m.target = after->target;
	return metric_eased(before, &m);
}

static bool item_wants_reason(const struct change *c)
{
	bool gone = c->kind == CHANGE_FIELD_REMOVED;
	bool come = c->kind == CHANGE_FIELD_ADDED;

	if (slice_is(c->field, "due"))
		return gone || (c->has_days && c->days > 0);
	if (slice_is(c->field, "owner"))
		return !come;
	if (slice_is(c->field, "dropped"))
		return come || gone;
	if (slice_is(c->field, "done"))
		return gone;
	if (c->before_item->kind != ITEM_METRIC)
		return false;
	if (slice_starts(c->field, SLICE("actuals.")))
		return !come;
	return eases(c);
}

/* What is done or dropped may be tidied away without a word. */
static bool is_missed(const struct item *item)
{
	if (item->kind == ITEM_ACTION)
		return action_is_open((const struct action *)item);
	return item->kind == ITEM_METRIC || item->kind == ITEM_LEVER;
}

bool diff_wants_reason(const struct change *c)
{
	if (!c->before_item || !c->before_plan ||
	    plan_stage(c->before_plan->plan) == STAGE_DRAFT)
		return false;
	if (c->kind == CHANGE_ITEM_REMOVED)
		return is_missed(c->before_item);
	return c->field.ptr && c->after_item && item_wants_reason(c);
}
