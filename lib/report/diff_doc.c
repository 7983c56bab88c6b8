/* Changes as a document: a heading for each plan, its items below it. */
#include "report/diff_report.h"
#include "report/words.h"

/* Changes of one plan, or of one item in it, that stand side by side. */
struct group {
	const struct change *v;
	size_t n;
};

static struct group next_plan(const struct diff *d, size_t at)
{
	struct group g = {&d->v[at], 1};

	while (at + g.n < d->n && slice_eq(g.v[g.n].plan, g.v[0].plan))
		g.n++;
	return g;
}

static struct group next_item(const struct group *plan, size_t at)
{
	struct group g = {&plan->v[at], 1};

	while (at + g.n < plan->n &&
	       g.v[g.n].before_item == g.v[0].before_item &&
	       g.v[g.n].after_item == g.v[0].after_item)
		g.n++;
	return g;
}

/* --- reasons ---------------------------------------------------------------
 */

static bool is_because(const struct change *c)
{
	return slice_is(c->field, "because");
}

/*
 * The change beside which the reason is told: the first that wants one, else
 * the first that is not the reason itself; n where there is none.
 */
static size_t told_at(const struct group *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (diff_wants_reason(&g->v[i]))
			return i;
	for (i = 0; i < g->n && is_because(&g->v[i]); i++)
		;
	return i;
}

static enum reason reason_for(const struct group *g, size_t i, size_t at)
{
	const struct change *c = &g->v[i];

	if (c->explained)
		return i == at ? REASON_GIVEN : REASON_UNSAID;
	return diff_wants_reason(c) ? REASON_MISSING : REASON_UNSAID;
}

static void say_group(struct doc *d, struct block *list, const struct group *g,
		      bool below)
{
	size_t at = told_at(g), i;

	for (i = 0; i < g->n; i++) {
		/* a reason is told once, beside what it explains */
		if (is_because(&g->v[i]) && g->v[i].explained && at < g->n)
			continue;
		diff_say(d, list, below, &g->v[i], reason_for(g, i, at));
	}
}

/* --- plans and items -------------------------------------------------------
 */

static void say_item(struct doc *d, struct block *list, const struct group *g)
{
	struct line *l;

	if (!g->v[0].item.ptr) {
		say_group(d, list, g, false);
		return;
	}
	l = doc_entry(d, list);
	doc_say(d, l, ROLE_CODE, "%.*s", SL(g->v[0].item));
	if (g->v[0].title.len)
		doc_say(d, l, ROLE_PLAIN, ": %.*s",
			SL(slice_trim(g->v[0].title)));
	say_group(d, list, g, true);
}

static void say_plan(struct doc *d, const struct group *plan, bool with_path)
{
	const struct change *c = &plan->v[0];
	const struct plan_file *f = NULL;
	struct block *heading, *list;
	struct group g;
	size_t i;

	for (i = 0; i < plan->n && !f; i++)
		f = plan->v[i].after_plan;
	if (!f)
		f = c->before_plan;
	heading = doc_heading(d, 3, "%.*s", SL(c->plan));
	doc_say(d, &heading->text, ROLE_PLAIN, ": %.*s",
		SL(slice_trim(f->plan->title.s)));
	if (with_path)
		doc_say(d, &heading->text, ROLE_MUTED, " (%.*s)", SL(f->path));
	list = doc_list(d);
	for (i = 0; i < plan->n; i += g.n) {
		g = next_item(plan, i);
		say_item(d, list, &g);
	}
}

/* --- what takes no part ----------------------------------------------------
 */

static void say_files(struct doc *d, const char *what,
		      const struct unreadable *v, size_t n)
{
	struct block *list;
	struct line *l;
	size_t i;

	if (!n)
		return;
	doc_say(d, doc_paragraph(d), ROLE_BAD, "%s", what);
	list = doc_list(d);
	for (i = 0; i < n; i++) {
		bool both = i + 1 < n && slice_eq(v[i].file, v[i + 1].file) &&
			    slice_eq(v[i].message, v[i + 1].message);

		l = doc_entry(d, list);
		doc_say(d, l, ROLE_CODE, "%.*s", SL(v[i].file));
		doc_say(d, l, ROLE_MUTED, " %s",
			both	      ? N_("(before and after)")
			: v[i].in_new ? N_("(after)")
				      : N_("(before)"));
		doc_say(d, l, ROLE_PLAIN, ": %.*s", SL(v[i].message));
		i += both;
	}
}

static void say_aside(struct doc *d, const struct diff *diff)
{
	say_files(d,
		  N_("Not compared, since it cannot be read on one side or "
		     "both:"),
		  diff->unreadable, diff->n_unreadable);
	say_files(d, N_("Not compared, since its identity is taken:"),
		  diff->repeated, diff->n_repeated);
}

/* --- sums ------------------------------------------------------------------
 */

struct sums {
	size_t plans, added, removed, fields;
	size_t later, earlier;
	int64_t days_later, days_earlier;
};

static void sum(struct sums *s, const struct change *c)
{
	switch (c->kind) {
	case CHANGE_ITEM_ADDED:
		s->added++;
		break;
	case CHANGE_ITEM_REMOVED:
		s->removed++;
		break;
	case CHANGE_FIELD_ADDED:
	case CHANGE_FIELD_REMOVED:
	case CHANGE_FIELD_CHANGED:
	case CHANGE_ORDER:
		s->fields++;
		break;
	case CHANGE_PLAN_ADDED:
	case CHANGE_PLAN_REMOVED:
	case CHANGE_PLAN_MOVED:
	case CHANGE_PLAN_RENAMED:
	case CHANGE_ITEM_RENAMED:
		break;
	}
	if (!c->has_days || !c->before_item ||
	    c->before_item->kind != ITEM_ACTION || !slice_is(c->field, "due"))
		return;
	s->later += c->days > 0;
	s->earlier += c->days < 0;
	*(c->days > 0 ? &s->days_later : &s->days_earlier) += c->days;
}

static struct sums sum_all(const struct diff *d)
{
	struct sums s = {.plans = 0};
	struct group g;
	size_t i, j;

	for (i = 0; i < d->n; i += g.n) {
		g = next_plan(d, i);
		s.plans++;
		for (j = 0; j < g.n; j++)
			sum(&s, &g.v[j]);
	}
	return s;
}

/* How many dates moved, and by how much in all. */
static void say_moves(struct doc *d, struct line *l, const struct sums *s)
{
	if (s->later)
		doc_say_n(d, l, ROLE_WARN, s->later,
			  "; %zu due date later (%.*s)",
			  "; %zu due dates later (%.*s)", s->later,
			  SL(words_days_signed(d->arena, d->words,
					       s->days_later)));
	if (s->earlier)
		doc_say_n(d, l, ROLE_GOOD, s->earlier,
			  "; %zu due date earlier (%.*s)",
			  "; %zu due dates earlier (%.*s)", s->earlier,
			  SL(words_days_signed(d->arena, d->words,
					       s->days_earlier)));
}

/* "2 plans changed, 1 item new, 3 fields changed; 2 due dates later (+62 days)"
 */
static void say_sums(struct doc *d, const struct diff *diff)
{
	struct sums s = sum_all(diff);
	struct line *l = doc_paragraph(d);

	doc_say_n(d, l, ROLE_STRONG, s.plans, "%zu plan changed",
		  "%zu plans changed", s.plans);
	if (diff->plans_added)
		doc_say_n(d, l, ROLE_PLAIN, diff->plans_added,
			  ", %zu of them new", ", %zu of them new",
			  diff->plans_added);
	if (diff->plans_removed)
		doc_say_n(d, l, ROLE_PLAIN, diff->plans_removed,
			  ", %zu of them removed", ", %zu of them removed",
			  diff->plans_removed);
	if (s.added)
		doc_say_n(d, l, ROLE_PLAIN, s.added, ", %zu item added",
			  ", %zu items added", s.added);
	if (s.removed)
		doc_say_n(d, l, ROLE_PLAIN, s.removed, ", %zu item removed",
			  ", %zu items removed", s.removed);
	if (s.fields)
		doc_say_n(d, l, ROLE_PLAIN, s.fields, ", %zu field changed",
			  ", %zu fields changed", s.fields);
	say_moves(d, l, &s);
	doc_say(d, l, ROLE_PLAIN, ".");
}

static void say_sides(struct doc *d, const struct diff_view *view)
{
	doc_say(d, doc_paragraph(d), ROLE_MUTED, "From %.*s to %.*s",
		SL(view->from.name), SL(view->to.name));
}

void diff_doc(struct doc *d, const struct diff_view *view)
{
	const struct diff *diff = view->diff;
	struct group g;
	size_t i;

	if (!diff->n && !diff->n_unreadable && !diff->n_repeated)
		return;
	say_sides(d, view);
	say_aside(d, diff);
	for (i = 0; i < diff->n; i += g.n) {
		g = next_plan(diff, i);
		say_plan(d, &g, true);
	}
	if (diff->n)
		say_sums(d, diff);
}

void diff_file_doc(struct doc *d, const struct diff *diff)
{
	struct group g;
	size_t i;

	for (i = 0; i < diff->n; i += g.n) {
		g = next_plan(diff, i);
		say_plan(d, &g, false);
	}
}

/* --- the short form --------------------------------------------------------
 */

static void stat_days(struct doc *d, struct line *l, int64_t days)
{
	if (days)
		doc_say(d, l, days > 0 ? ROLE_WARN : ROLE_GOOD, "%s%lld",
			days < 0 ? "\xe2\x88\x92" : "+",
			(long long)(days < 0 ? -days : days));
}

static void stat_number(struct doc *d, struct line *l, size_t n)
{
	if (n)
		doc_say(d, l, ROLE_PLAIN, "%zu", n);
}

static void stat_row(struct doc *d, struct block *t, const char *what,
		     struct slice name, const struct sums *s)
{
	doc_row(d, t);
	doc_say(d, doc_cell(d, t, 0), ROLE_STRONG, "%.*s", SL(name));
	doc_say(d, doc_cell(d, t, 1), ROLE_PLAIN, "%s", what);
	stat_number(d, doc_cell(d, t, 2), s->added);
	stat_number(d, doc_cell(d, t, 3), s->removed);
	stat_number(d, doc_cell(d, t, 4), s->fields);
	stat_days(d, doc_cell(d, t, 5), s->days_later + s->days_earlier);
}

static const char *plan_word(const struct group *g)
{
	static const char *const words[] = {
		[CHANGE_PLAN_ADDED] = N_("new"),
		[CHANGE_PLAN_REMOVED] = N_("removed"),
		[CHANGE_PLAN_MOVED] = N_("moved"),
		[CHANGE_PLAN_RENAMED] = N_("renamed"),
	};
	enum change_kind kind = g->v[0].kind;

	return kind < ARRAY_LEN(words) ? words[kind] : N_("changed");
}

void diff_stat_doc(struct doc *d, const struct diff_view *view)
{
	const struct diff *diff = view->diff;
	struct sums total = sum_all(diff);
	struct block *t;
	struct group g;
	size_t i, j;

	say_aside(d, diff);
	if (!diff->n)
		return;
	t = doc_table(d);
	doc_column(d, t, "plan", ALIGN_LEFT, true);
	doc_column(d, t, "", ALIGN_LEFT, false);
	doc_column(d, t, "items added", ALIGN_RIGHT, false);
	doc_column(d, t, "removed", ALIGN_RIGHT, false);
	doc_column(d, t, "fields", ALIGN_RIGHT, false);
	doc_column(d, t, "due, days", ALIGN_RIGHT, false);
	for (i = 0; i < diff->n; i += g.n) {
		struct sums s = {.plans = 1};

		g = next_plan(diff, i);
		for (j = 0; j < g.n; j++)
			sum(&s, &g.v[j]);
		stat_row(d, t, plan_word(&g), g.v[0].plan, &s);
	}
	stat_row(d, t, "",
		 catalogue_say(d->arena, d->words,
			       catalogue_plural(d->words, total.plans,
						"%zu plan", "%zu plans"),
			       total.plans),
		 &total);
}
