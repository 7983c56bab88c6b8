/*
 * The last sections: changed texts, people, what comes next, and how the
 * review was made.
 */
#include "base/numeral.h"
#include "report/review_doc_parts.h"

/* --- texts -------------------------------------------------------------------
 */

/* What a field is called; below one that ends in a point stands a key. */
static const struct {
	const char *path, *words;
} text_names[] = {
	{"objective.statement", N_("objective")},
	{"objective.why", N_("why of the objective")},
	{"objective.outcome.who", N_("outcome, who")},
	{"objective.outcome.did", N_("outcome, did what")},
	{"objective.outcome.so", N_("outcome, so that")},
	{"agreed.", N_("agreement")},
	{"assumptions.", N_("assumption")},
	{"resources.", N_("resource")},
	{"stage", N_("stage")},
	{"supports", N_("supports")},
};

/* The part of an agreement or a resource that changed; empty: all of it. */
static const struct {
	const char *part, *words;
} part_names[] = {
	{".by", N_("who agreed")}, {".day", N_("day")},
	{".goal", N_("goal")},	   {".need", N_("needed")},
	{".have", N_("given")},	   {".due", N_("by when")},
};

static void say_key(struct report *rp, struct line *l, struct slice key)
{
	const char *part = NULL;
	size_t i;

	for (i = 0; i < ARRAY_LEN(part_names) && !part; i++) {
		struct slice end = slice_of(part_names[i].part);

		if (!slice_ends(key, end))
			continue;
		part = part_names[i].words;
		key = slice_sub(key, 0, key.len - end.len);
	}
	doc_say(rp->d, l, ROLE_PLAIN, " %.*s", SL(key));
	if (part)
		doc_say(rp->d, l, ROLE_PLAIN, ", %s", part);
}

static void say_field(struct report *rp, struct line *l, struct slice field)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(text_names); i++) {
		struct slice path = slice_of(text_names[i].path);

		if (slice_eq(field, path)) {
			doc_say(rp->d, l, ROLE_PLAIN, "%s",
				text_names[i].words);
			return;
		}
		if (slice_ends(path, SLICE(".")) && slice_starts(field, path)) {
			doc_say(rp->d, l, ROLE_PLAIN, "%s",
				text_names[i].words);
			say_key(rp, l, slice_sub(field, path.len, field.len));
			return;
		}
	}
	say_text(rp, l, ROLE_PLAIN, field);
}

/* A value in a few words: a text, a list joined, a map by its entries. */
static struct slice value_words(struct report *rp, const struct node *n)
{
	struct slice ret = SLICE_NONE;
	const struct node *child;

	if (!n)
		return ret;
	if (n->kind == NODE_SCALAR)
		return words_short(rp->a, n->text, 120);
	for (child = n->first; child; child = child->next) {
		struct slice s = value_words(rp, child);

		if (child->key)
			s = arena_printf(rp->a, "%.*s: %.*s",
					 SL(child->key->text), SL(s));
		ret = arena_printf(rp->a, "%.*s%s%.*s", SL(ret),
				   ret.len ? ", " : "", SL(s));
	}
	return words_short(rp->a, ret, 120);
}

/* Several words need marks to be told from those around them. */
static struct slice quoted(struct report *rp, struct slice s)
{
	if (slice_find(s, ' ', 0) == s.len)
		return s;
	return phrase(rp, "\"%.*s\"", SL(s));
}

/* Amounts as numbers are read, other values as they were written. */
static struct slice side_words(struct report *rp, const struct change *c,
			       const struct node *n)
{
	struct slice s = value_words(rp, n), amount;

	if (!slice_starts(c->field, SLICE("resources.")))
		return quoted(rp, s);
	amount = numeral_of(rp->a, rp->d->words, s);
	return slice_eq(amount, s) ? quoted(rp, s) : amount;
}

void say_change(struct report *rp, struct line *l, const struct change *c)
{
	struct slice old = side_words(rp, c, c->old);
	struct slice new = side_words(rp, c, c->new);

	say_field(rp, l, c->field);
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	if (old.len && new.len)
		doc_say(rp->d, l, ROLE_PLAIN, "%.*s " ARROW " %.*s", SL(old),
			SL(new));
	else if (new.len)
		doc_say(rp->d, l, ROLE_PLAIN, "now %.*s", SL(new));
	else
		doc_say(rp->d, l, ROLE_PLAIN, "taken away, was %.*s", SL(old));
	if (!c->explained || !c->because.len)
		return;
	doc_say(rp->d, l, ROLE_PLAIN, ". ");
	doc_say(rp->d, l, ROLE_PLAIN, "Because: %.*s",
		SL(words_short(rp->a, c->because, 200)));
}

bool has_texts(const struct report *rp)
{
	return rp->r->n_texts > 0;
}

/* How many changes from i on are of one plan. */
static size_t same_plan(const struct review *r, size_t i)
{
	size_t n = 1;

	while (i + n < r->n_texts &&
	       slice_eq(r->texts[i].plan, r->texts[i + n].plan))
		n++;
	return n;
}

/* An entry for each plan: one change beside it, several below. */
void write_texts(struct report *rp)
{
	const struct review *r = rp->r;
	struct block *list = doc_list(rp->d);
	size_t i = 0, shown = 0;

	while (i < r->n_texts && shown < 12) {
		struct line *l = doc_entry(rp->d, list);
		size_t end = i + same_plan(r, i);

		say_plan_name(rp, l, r->texts[i].plan);
		shown++;
		if (end == i + 1) {
			doc_say(rp->d, l, ROLE_PLAIN, ": ");
			say_change(rp, l, &r->texts[i++]);
			continue;
		}
		for (; i < end; i++)
			say_change(rp, doc_below(rp->d, list), &r->texts[i]);
	}
	say_more(rp, list, r->n_texts, i);
}

/* --- people ------------------------------------------------------------------
 */

/* Who promised or slipped; those who only have work ahead are counted. */
static bool took_part(const struct person_review *p)
{
	return p->promised || p->slip_days;
}

/* In a small team everybody is listed. */
static bool is_listed(const struct review *r, size_t i)
{
	return r->n_people <= 12 || took_part(&r->people[i]);
}

bool has_people(const struct report *rp)
{
	size_t i;

	if (rp->r->people_shown == REPORT_NONE)
		return false;
	for (i = 0; i < rp->r->n_people; i++)
		if (is_listed(rp->r, i))
			return true;
	return false;
}

static void write_people_totals(struct report *rp)
{
	const struct review *r = rp->r;
	size_t owing = 0, open = 0, promised = 0, i;
	struct line *l;

	for (i = 0; i < r->n_people; i++) {
		owing += r->people[i].promised > 0;
		promised += r->people[i].promised;
		open += r->people[i].open;
	}
	l = doc_paragraph(rp->d);
	doc_say_n(rp->d, l, ROLE_PLAIN, r->n_people,
		  "%zu person owns actions; open: %zu.",
		  "%zu people own actions; open: %zu.", r->n_people, open);
	doc_say(rp->d, l, ROLE_PLAIN, " ");
	doc_say_n(rp->d, l, ROLE_PLAIN, owing,
		  "%zu of them had promised something; promises: %zu.",
		  "%zu of them had promised something; promises: %zu.", owing,
		  promised);
}

static void write_person(struct report *rp, struct block *t,
			 const struct person_review *p)
{
	const size_t counts[] = {p->open, p->promised, p->kept, p->late};
	size_t i;

	doc_row(rp->d, t);
	say_text(rp, doc_cell(rp->d, t, 0), ROLE_PLAIN,
		 person_shown(rp, p->owner));
	for (i = 0; i < ARRAY_LEN(counts); i++)
		doc_say(rp->d, doc_cell(rp->d, t, i + 1),
			counts[i] ? ROLE_PLAIN : ROLE_MUTED, "%zu", counts[i]);
	doc_say(rp->d, doc_cell(rp->d, t, 5),
		p->slip_days ? ROLE_PLAIN : ROLE_MUTED, "%.*s",
		SL(words_number(rp->a, rp->d->words, (double)p->slip_days)));
	if (p->open)
		doc_strip(rp->d, doc_cell(rp->d, t, 6), load_of(rp, p),
			  phrase_n(rp, p->open, "%zu action open",
				   "%zu actions open", p->open));
}

void write_people(struct report *rp)
{
	static const char *const titles[] = {N_("open at the end"),
					     N_("promised"), N_("on time"),
					     N_("late"), N_("days slipped")};
	const struct review *r = rp->r;
	size_t i, shown = 0, left = 0;
	struct block *t;

	if (r->people_shown == REPORT_TOTALS) {
		write_people_totals(rp);
		return;
	}
	t = doc_table(rp->d);
	doc_column(rp->d, t, "owner", ALIGN_LEFT, true);
	for (i = 0; i < ARRAY_LEN(titles); i++)
		doc_column(rp->d, t, titles[i], ALIGN_RIGHT, false);
	doc_column_drawn(rp->d, t, N_("open at the end"), NULL);
	for (i = 0; i < r->n_people; i++) {
		if (is_listed(r, i) && shown < 40) {
			write_person(rp, t, &r->people[i]);
			shown++;
		} else {
			left++;
		}
	}
	if (left)
		doc_say_n(rp->d, doc_paragraph(rp->d), ROLE_MUTED, left,
			  "%zu owner without a promise or a slip is not listed "
			  "here: --format json has them all.",
			  "%zu owners without a promise or a slip are not "
			  "listed here: --format json has them all.",
			  left);
}

/* --- what comes next ---------------------------------------------------------
 */

bool has_next(const struct report *rp)
{
	return rp->r->n_next > 0;
}

static void write_next_row(struct report *rp, struct block *t,
			   const struct next_due *n)
{
	struct action_review act = {
		.plan = n->plan, .item = n->item, .title = n->title};

	doc_row(rp->d, t);
	say_text(rp, doc_cell(rp->d, t, 0), ROLE_PLAIN,
		 words_day(rp->a, rp->d->words, n->due));
	say_action(rp, doc_cell(rp->d, t, 1), &act, ROLE_PLAIN, n->owner);
}

/* Overdue ones were told above; here they are only counted. */
void write_next(struct report *rp)
{
	const struct review *r = rp->r;
	struct line *l = doc_paragraph(rp->d);
	size_t overdue = 0, shown = 0, due, i;
	struct block *t;

	for (i = 0; i < r->n_next; i++)
		overdue += r->next[i].overdue;
	due = r->n_next - overdue;
	if (due)
		doc_say_n(rp->d, l, ROLE_PLAIN, due,
			  "%zu action falls due in %.*s.",
			  "%zu actions fall due in %.*s.", due,
			  SL(slice_of(r->next_period)));
	else
		doc_say(rp->d, l, ROLE_PLAIN, "Nothing falls due in %.*s.",
			SL(slice_of(r->next_period)));
	if (overdue) {
		doc_say(rp->d, l, ROLE_PLAIN, " ");
		doc_say_n(rp->d, l, ROLE_BAD, overdue,
			  "%zu overdue action is brought along.",
			  "%zu overdue actions are brought along.", overdue);
	}
	if (!due)
		return;
	t = doc_table(rp->d);
	doc_column(rp->d, t, "due", ALIGN_LEFT, false);
	doc_column(rp->d, t, "action", ALIGN_LEFT, true);
	for (i = 0; i < r->n_next && shown < 12; i++) {
		if (r->next[i].overdue)
			continue;
		write_next_row(rp, t, &r->next[i]);
		shown++;
	}
	say_more_rows(rp, t, due, shown);
}

/* --- how it was made ---------------------------------------------------------
 */

bool always(const struct report *rp)
{
	(void)rp;
	return true;
}

static void say_boundary(struct report *rp, struct line *l, const char *period,
			 const struct boundary *b)
{
	struct slice closes = words_day(rp->a, rp->d->words, b->closes);

	if (b->by == BY_NOTHING) {
		doc_say(rp->d, l, ROLE_PLAIN,
			"before the first commit, so nothing was there");
		return;
	}
	say_commit(rp, l, &b->commit);
	doc_say(rp->d, l, ROLE_PLAIN, ", ");
	switch (b->by) {
	case BY_TAG:
		doc_say(rp->d, l, ROLE_PLAIN, "tagged as the end of %.*s",
			SL(slice_of(period)));
		break;
	case BY_DATE:
		doc_say(rp->d, l, ROLE_PLAIN,
			"the newest when the books closed on %.*s", SL(closes));
		break;
	case BY_TIP:
		doc_say(rp->d, l, ROLE_PLAIN,
			"the newest so far; the books close on %.*s",
			SL(closes));
		break;
	case BY_REVISION:
	case BY_NOTHING:
	default:
		doc_say(rp->d, l, ROLE_PLAIN, "as asked for");
	}
}

static void write_command(struct report *rp)
{
	const struct review *r = rp->r;
	char from[OID_HEX_MAX], to[OID_HEX_MAX];
	struct slice s;

	oid_hex(from, &r->from.commit);
	oid_hex(to, r->tip.len ? &r->tip : &r->to.commit);
	if (rp->asked->revisions) {
		doc_code(rp->d, "git plan review --rev %s..%s", from,
			 oid_hex(to, &r->to.commit));
		return;
	}
	s = arena_printf(rp->a, "git plan review %s", r->period);
	if (rp->asked->against.len)
		s = arena_printf(rp->a, "%.*s --against %s", SL(s), r->against);
	if (to[0])
		s = arena_printf(rp->a, "%.*s --tip %s", SL(s), to);
	if (r->running || r->provisional)
		s = arena_printf(
			rp->a, "%.*s --today %.*s", SL(s),
			SL(words_day(rp->a, rp->d->words, rp->r->today)));
	doc_code(rp->d, "%.*s", SL(s));
}

void write_source(struct report *rp)
{
	struct block *list = doc_list(rp->d);
	struct line *l = doc_entry(rp->d, list);

	doc_say(rp->d, l, ROLE_PLAIN, "Start: ");
	say_boundary(rp, l, rp->r->against, &rp->r->from);
	l = doc_entry(rp->d, list);
	doc_say(rp->d, l, ROLE_PLAIN, "End: ");
	say_boundary(rp, l, rp->r->period, &rp->r->to);
	doc_say(rp->d, doc_entry(rp->d, list), ROLE_PLAIN,
		"A promise is an action of a committed plan that was to be "
		"done in the period, with at least 7 days' notice; moving its "
		"date later does not move the promise.");
	doc_say(rp->d, doc_paragraph(rp->d), ROLE_PLAIN,
		"The same commits give the same review anywhere:");
	write_command(rp);
}
