/* One change in words, with the arithmetic done. */
#include "base/buf.h"
#include "base/numeral.h"
#include "compare/value.h"
#include "plan/field.h"
#include "plan/measure.h"
#include "report/diff_report.h"
#include "report/words.h"

#define SHORT_TEXT 60 /* bytes that still read well on one line */
#define MOST_LINES 12 /* of a long text, on each side */

#define ARROW " \xe2\x86\x92 "

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

/* Numbers, and amounts with a unit. */
static bool is_amount(const struct field *row)
{
	static const char *const amounts[] = {"resources.*.need",
					      "resources.*.have"};
	size_t i;

	for (i = 0; row && i < ARRAY_LEN(amounts); i++)
		if (!strcmp(row->path, amounts[i]))
			return true;
	return is_number(row);
}

static struct slice share_of(struct arena *a, const struct catalogue *c,
			     double by, double from)
{
	double share = 100 * by / (from < 0 ? -from : from);

	return numeral_percent(a, c, numeral_signed(a, c, share, 1));
}

/* " (−120, −7.4%)" */
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
	doc_say(d, l, ROLE_MUTED, " (%.*s",
		SL(numeral_signed(d->arena, d->words, by, places)));
	/* a share of a score from 1 to 10 says nothing */
	if (from != 0 && c->item.ptr)
		doc_say(d, l, ROLE_MUTED, ", %.*s",
			SL(share_of(d->arena, d->words, by, from)));
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

	if (!c->has_days || !c->days)
		return;
	if (is_due(c))
		role = c->days > 0 ? ROLE_WARN : ROLE_GOOD;
	doc_say(d, l, role, " (%.*s)",
		SL(words_days_signed(d->arena, d->words, c->days)));
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

static void say_lines(struct doc *d, struct block *list, bool is_new,
		      const struct lines *ls)
{
	size_t i, more;

	for (i = 0; i < ls->n && i < MOST_LINES; i++) {
		struct line *l = doc_below(d, list);

		/* both begin in the same column */
		if (is_new)
			doc_say(d, l, ROLE_PLAIN, "after:  %.*s", SL(ls->v[i]));
		else
			doc_say(d, l, ROLE_MUTED, "before: %.*s", SL(ls->v[i]));
	}
	more = ls->n - i;
	if (more && is_new)
		doc_say_n(d, doc_below(d, list), ROLE_MUTED, more,
			  "after:  and %zu more line",
			  "after:  and %zu more lines", more);
	else if (more)
		doc_say_n(d, doc_below(d, list), ROLE_MUTED, more,
			  "before: and %zu more line",
			  "before: and %zu more lines", more);
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
	say_lines(d, list, false, &x);
	say_lines(d, list, true, &y);
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
static struct slice side_words(struct doc *d, const struct change *c,
			       const struct node *n)
{
	struct slice s =
		n ? value_words(d->arena, n) : slice_of(value_default(c->row));

	return is_amount(c->row) ? numeral_of(d->arena, d->words, s) : s;
}

static void say_values(struct doc *d, struct line *l, const struct change *c,
		       struct slice from, struct slice to)
{
	enum role status = status_role(c);
	bool stands = !from.ptr && status != ROLE_MUTED;

	if (!stands)
		doc_say(d, l, ROLE_PLAIN, " ");
	if (stands)
		doc_say(d, l, status, " %.*s", SL(to));
	else if (!from.ptr)
		doc_say(d, l, ROLE_PLAIN, "%.*s (new)", SL(to));
	else if (!to.ptr)
		doc_say(d, l, ROLE_PLAIN, "%.*s (removed)", SL(from));
	else
		doc_say(d, l, ROLE_PLAIN, "%.*s" ARROW "%.*s", SL(from),
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
			!from.ptr ? N_("new")
			: !to.ptr ? N_("removed")
				  : N_("changed"));
}

static size_t open_actions(const struct plan *p)
{
	size_t n = 0, i;

	for (i = 0; i < p->n_actions; i++)
		n += action_is_open(&p->actions[i]);
	return n;
}

static struct slice actions_of(struct arena *a, const struct catalogue *c,
			       const struct plan *p)
{
	size_t open = open_actions(p);

	if (open == p->n_actions)
		return catalogue_say(a, c,
				     catalogue_plural(c, p->n_actions,
						      "%zu action",
						      "%zu actions"),
				     p->n_actions);
	return catalogue_say(a, c,
			     catalogue_plural(c, p->n_actions,
					      "%zu action (%zu open)",
					      "%zu actions (%zu open)"),
			     p->n_actions, open);
}

/* "3 actions (2 open), 1 metric"; empty for a plan without items. */
static struct slice contents_of(struct arena *a, const struct catalogue *c,
				const struct plan *p)
{
	const struct {
		size_t n;
		struct slice said;
	} parts[] = {
		{p->n_actions, actions_of(a, c, p)},
		{p->n_metrics,
		 catalogue_say(a, c,
			       catalogue_plural(c, p->n_metrics, "%zu metric",
						"%zu metrics"),
			       p->n_metrics)},
		{p->n_levers,
		 catalogue_say(a, c,
			       catalogue_plural(c, p->n_levers, "%zu lever",
						"%zu levers"),
			       p->n_levers)},
		{p->n_factors,
		 catalogue_say(a, c,
			       catalogue_plural(c, p->n_factors,
						"%zu success factor",
						"%zu success factors"),
			       p->n_factors)},
		{p->n_rhythms,
		 catalogue_say(a, c,
			       catalogue_plural(c, p->n_rhythms, "%zu rhythm",
						"%zu rhythms"),
			       p->n_rhythms)},
	};
	struct slice s = SLICE("");
	size_t i;

	for (i = 0; i < ARRAY_LEN(parts); i++)
		if (parts[i].n)
			s = arena_printf(a, "%.*s%s%.*s", SL(s),
					 s.len ? ", " : "", SL(parts[i].said));
	return s;
}

static void say_contents(struct doc *d, struct line *l, const struct plan *p)
{
	struct slice contents = contents_of(d->arena, d->words, p);

	if (contents.len)
		doc_say(d, l, ROLE_PLAIN, " with %.*s", SL(contents));
	else
		doc_say(d, l, ROLE_PLAIN, " without items");
}

/* "(otis, due 2026-06-30)" behind an action that came or went. */
static void say_item(struct doc *d, struct line *l, const struct item *item)
{
	const struct action *act = (const struct action *)item;
	bool due = item->kind == ITEM_ACTION && act->due.at;
	char day[DAY_LEN + 1];

	if (due)
		day_format(day, act->due.v);
	if (due && item->owner.at)
		doc_say(d, l, ROLE_PLAIN, " (%.*s, due %s)", SL(item->owner.s),
			day);
	else if (due)
		doc_say(d, l, ROLE_PLAIN, " (due %s)", day);
	else if (item->owner.at)
		doc_say(d, l, ROLE_PLAIN, " (%.*s)", SL(item->owner.s));
}

static void say_entity(struct doc *d, struct line *l, const struct change *c)
{
	bool came =
		c->kind == CHANGE_PLAN_ADDED || c->kind == CHANGE_ITEM_ADDED;

	if (c->old_text.ptr) {
		doc_say(d, l, ROLE_STRONG, "%s",
			c->kind == CHANGE_PLAN_MOVED ? N_("file") : N_("name"));
		doc_say(d, l, ROLE_PLAIN, " %.*s" ARROW "%.*s", SL(c->old_text),
			SL(c->new_text));
		return;
	}
	doc_say(d, l, came ? ROLE_GOOD : ROLE_BAD, "%s",
		came ? N_("new") : N_("removed"));
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
	struct slice from = side_words(d, c, c->old);
	struct slice to = side_words(d, c, c->new);
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
