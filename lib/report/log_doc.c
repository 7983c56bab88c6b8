/* The ledger as people read a history: newest first, commit by commit. */
#include <math.h>

#include "base/numeral.h"
#include "report/log_report.h"
#include "report/words.h"

#define ARROW	     "\xe2\x86\x92"
#define SHORT_TEXT   60	 /* bytes that still read well beside another */
#define TEXT_CELLS   600 /* of a long value */
#define REASON_CELLS 300
#define SHORT_ID     8

struct log_doc {
	struct doc *d;
	const struct plan_log *view;
	struct ledger_entry *v; /* newest first */
	size_t n;
};

/* Entries of one commit, or of one item in it, that stand side by side. */
struct entries {
	const struct ledger_entry *v;
	size_t n;
};

/* --- order -----------------------------------------------------------------
 */

static int newest_first(const void *x, const void *y)
{
	const struct ledger_entry *a = x, *b = y;
	int diff;

	if (a->pos != b->pos)
		return a->pos > b->pos ? -1 : 1;
	if (a->day != b->day)
		return a->day > b->day ? -1 : 1;
	diff = slice_cmp(oid_key(&a->commit), oid_key(&b->commit));
	if (!diff)
		diff = slice_cmp(a->plan, b->plan);
	if (!diff)
		diff = slice_cmp(a->item, b->item);
	return diff ? diff : slice_cmp(a->field, b->field);
}

static bool same_commit(const struct ledger_entry *a,
			const struct ledger_entry *b)
{
	return a->pos == b->pos && oid_eq(&a->commit, &b->commit);
}

static bool same_item(const struct ledger_entry *a,
		      const struct ledger_entry *b)
{
	return slice_eq(a->plan, b->plan) && slice_eq(a->item, b->item);
}

static struct entries next_where(const struct entries *in, size_t at,
				 bool (*same)(const struct ledger_entry *a,
					      const struct ledger_entry *b))
{
	struct entries g = {&in->v[at], 1};

	while (at + g.n < in->n && same(&g.v[0], &in->v[at + g.n]))
		g.n++;
	return g;
}

/* --- values ----------------------------------------------------------------
 */

static bool is_long(struct slice s)
{
	return s.len > SHORT_TEXT || slice_find(s, '\n', 0) < s.len;
}

/* Fields that say how an action stands: the day is all there is to say. */
static enum role status_role(const struct ledger_entry *entry)
{
	static const struct {
		const char *field;
		enum role role;
	} status[] = {
		{"done", ROLE_GOOD},
		{"dropped", ROLE_WARN},
		{"blocked", ROLE_WARN},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(status); i++)
		if (slice_is(entry->field, status[i].field))
			return status[i].role;
	return ROLE_PLAIN;
}

static void say_days(struct doc *d, struct line *l,
		     const struct ledger_entry *entry)
{
	bool due = entry->moved_from != DAY_NONE;

	if (!entry->has_days || !entry->days)
		return;
	doc_say(d, l,
		!due		  ? ROLE_MUTED
		: entry->days > 0 ? ROLE_WARN
				  : ROLE_GOOD,
		" (%.*s)",
		SL(words_days_signed(d->arena, d->words, entry->days)));
}

static bool is_number(const struct ledger_entry *entry)
{
	static const char *const fields[] = {"target", "baseline", "weight"};
	bool counts = slice_starts(entry->field, SLICE("actuals."));
	size_t i;

	for (i = 0; i < ARRAY_LEN(fields); i++)
		counts |= slice_is(entry->field, fields[i]);
	return counts;
}

static struct slice value_words(struct doc *d, const struct ledger_entry *entry,
				struct slice value)
{
	return is_number(entry) ? numeral_of(d->arena, d->words, value) : value;
}

/* " (−120)"; nothing where one of them is no number. */
static void say_difference(struct doc *d, struct line *l,
			   const struct ledger_entry *entry)
{
	double by;

	if (!is_number(entry) || !entry->old.ptr || !entry->new.ptr)
		return;
	by = strtod(arena_cstr(d->arena, entry->new), NULL) -
	     strtod(arena_cstr(d->arena, entry->old), NULL);
	if (isfinite(by))
		doc_say(d, l, ROLE_MUTED, " (%s%.*s)", by > 0 ? "+" : "",
			SL(words_number(d->arena, d->words, by)));
}

/* "2026-02-28 → 2026-03-31", whatever was between them. */
static void say_move(struct doc *d, struct line *l,
		     const struct ledger_entry *entry)
{
	char from[DAY_LEN + 1], to[DAY_LEN + 1];

	doc_say(d, l, ROLE_PLAIN, "%s " ARROW " %s",
		day_format(from, entry->moved_from),
		day_format(to, entry->moved_to));
}

static void say_exists(struct doc *d, struct line *l,
		       const struct ledger_entry *entry)
{
	bool came = slice_is(entry->new, "true");

	doc_say(d, l, came ? ROLE_GOOD : ROLE_BAD, "%s",
		!came	       ? N_("deleted")
		: entry->again ? N_("added again")
			       : N_("added"));
	if (entry->moved_from == DAY_NONE)
		return;
	doc_say(d, l, ROLE_PLAIN, ", ");
	doc_say(d, l, ROLE_STRONG, "due");
	doc_say(d, l, ROLE_PLAIN, " ");
	say_move(d, l, entry);
	say_days(d, l, entry);
}

static void say_values(struct doc *d, struct line *l,
		       const struct ledger_entry *entry)
{
	enum role role = status_role(entry);
	struct slice from = value_words(d, entry, entry->old);
	struct slice to = value_words(d, entry, entry->new);

	if (is_long(entry->old) || is_long(entry->new))
		doc_say(d, l, ROLE_PLAIN, "%s",
			!entry->old.ptr	  ? N_("added")
			: !entry->new.ptr ? N_("removed")
					  : N_("changed"));
	else if (entry->moved_from != DAY_NONE)
		say_move(d, l, entry);
	else if (!entry->old.ptr && role != ROLE_PLAIN)
		doc_say(d, l, role, "%.*s", SL(to));
	else if (!entry->old.ptr)
		doc_say(d, l, ROLE_PLAIN, "%.*s (new)", SL(to));
	else if (!entry->new.ptr)
		doc_say(d, l, ROLE_PLAIN, "%.*s (removed)", SL(from));
	else
		doc_say(d, l, ROLE_PLAIN, "%.*s " ARROW " %.*s", SL(from),
			SL(to));
	say_days(d, l, entry);
	say_difference(d, l, entry);
}

/* What is too long to stand beside its other side. */
static void say_long(struct doc *d, struct block *list,
		     const struct ledger_entry *entry)
{
	if (!is_long(entry->old) && !is_long(entry->new))
		return;
	if (entry->old.ptr)
		doc_say(d, doc_below(d, list), ROLE_MUTED, "before: %.*s",
			SL(words_short(d->arena, entry->old, TEXT_CELLS)));
	if (entry->new.ptr)
		doc_say(d, doc_below(d, list), ROLE_PLAIN, "after: %.*s",
			SL(words_short(d->arena, entry->new, TEXT_CELLS)));
}

/* --- entries ---------------------------------------------------------------
 */

/* "front-desk" of "actions.front-desk". */
static struct slice bare_key(struct slice item)
{
	size_t dot = slice_find(item, '.', 0);

	return slice_sub(item, dot + 1, item.len);
}

/* The key alone where it is clear of which plan; nothing where all is. */
static struct slice name_shown(const struct log_doc *log,
			       const struct ledger_entry *entry)
{
	const struct plan_log *view = log->view;
	bool same_plan = slice_eq(entry->plan, view->plan);
	struct slice key = bare_key(entry->item);

	if (same_plan && slice_eq(entry->item, view->item))
		return SLICE_NONE;
	if (!entry->item.ptr)
		return entry->plan;
	if (same_plan)
		return key;
	return arena_printf(log->d->arena, "%.*s.%.*s", SL(entry->plan),
			    SL(key));
}

/* The entry beside which the reason of all of them is told. */
static size_t told_at(const struct entries *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (ledger_wants_reason(&g->v[i]))
			return i;
	return 0;
}

static void say_entry(struct log_doc *log, struct block *list,
		      const struct ledger_entry *entry, bool tell_reason)
{
	struct line *l = doc_below(log->d, list);
	struct slice name = name_shown(log, entry);

	if (name.ptr) {
		doc_say(log->d, l, ROLE_CODE, "%.*s", SL(name));
		doc_say(log->d, l, ROLE_PLAIN, ": ");
	}
	if (slice_is(entry->field, "exists")) {
		say_exists(log->d, l, entry);
	} else {
		doc_say(log->d, l, ROLE_STRONG, "%.*s", SL(entry->field));
		doc_say(log->d, l, ROLE_PLAIN, " ");
		say_values(log->d, l, entry);
	}
	if (tell_reason && entry->because.ptr)
		doc_say(log->d, l, ROLE_PLAIN, ": %.*s",
			SL(words_short(log->d->arena, entry->because,
				       REASON_CELLS)));
	else if (!entry->because.ptr && ledger_wants_reason(entry)) {
		doc_say(log->d, l, ROLE_PLAIN, ", ");
		doc_say(log->d, l, ROLE_WARN, "no reason given");
	}
	say_long(log->d, list, entry);
}

static void say_commit(struct log_doc *log, struct block *list,
		       const struct ledger_entry *entry)
{
	struct line *l = doc_entry(log->d, list);
	char hex[OID_HEX_MAX], day[DAY_LEN + 1];

	doc_say(log->d, l, ROLE_STRONG, "%s", day_format(day, entry->day));
	doc_say(log->d, l, ROLE_PLAIN, " %.*s ",
		SL(words_short(log->d->arena, entry->subject, REASON_CELLS)));
	doc_say(log->d, l, ROLE_MUTED, "(%.*s, ", SL(entry->author));
	if (entry->merged_by.len) {
		doc_say(log->d, l, ROLE_MUTED, "merged by %.*s",
			SL(entry->merged_by));
		doc_say(log->d, l, ROLE_MUTED, ", ");
	}
	doc_say(log->d, l, ROLE_CODE, "%.*s", SHORT_ID,
		oid_hex(hex, &entry->commit));
	doc_say(log->d, l, ROLE_MUTED, ")");
}

static void say_commits(struct log_doc *log)
{
	const struct entries all = {log->v, log->n};
	struct block *list = doc_list(log->d);
	struct entries commit, item;
	size_t i, k, m;

	for (i = 0; i < all.n; i += commit.n) {
		commit = next_where(&all, i, same_commit);
		say_commit(log, list, &commit.v[0]);
		for (k = 0; k < commit.n; k += item.n) {
			item = next_where(&commit, k, same_item);
			for (m = 0; m < item.n; m++)
				say_entry(log, list, &item.v[m],
					  m == told_at(&item));
		}
	}
}

/* --- around them -----------------------------------------------------------
 */

/* Of an action that was promised: a draft promises nothing. */
static bool is_slip(const struct ledger_entry *entry)
{
	return entry->moved_from != DAY_NONE && entry->days > 0 &&
	       !entry->unasked && slice_starts(entry->item, SLICE("actions."));
}

static void say_sums(struct log_doc *log)
{
	struct line *l = doc_paragraph(log->d);
	size_t later = 0, silent = 0, i;
	int64_t days = 0;

	for (i = 0; i < log->n; i++) {
		const struct ledger_entry *entry = &log->v[i];

		if (is_slip(entry)) {
			later++;
			days += entry->days;
		}
		silent += !entry->because.ptr && ledger_wants_reason(entry);
	}
	doc_say_n(log->d, l, ROLE_STRONG, log->n, "%zu change.", "%zu changes.",
		  log->n);
	if (later) {
		struct slice n = words_days(log->d->arena, log->d->words, days);

		doc_say(log->d, l, ROLE_PLAIN, " ");
		doc_say_n(log->d, l, ROLE_WARN, later,
			  "%zu deadline moved later, by %.*s.",
			  "%zu deadlines moved later, by %.*s in all.", later,
			  SL(n));
	}
	if (silent) {
		doc_say(log->d, l, ROLE_PLAIN, " ");
		doc_say_n(log->d, l, ROLE_WARN, silent, "%zu lacks a reason.",
			  "%zu lack a reason.", silent);
	}
}

static void say_unreadable(struct log_doc *log)
{
	const struct plan_log *view = log->view;
	struct line *l;
	size_t i;

	for (i = 0; i < view->n_unreadable; i++) {
		l = doc_paragraph(log->d);
		doc_say(log->d, l, ROLE_CODE, "%.*s",
			SL(view->unreadable[i].file));
		doc_say(log->d, l, ROLE_PLAIN, " ");
		doc_say(log->d, l, ROLE_BAD,
			"cannot be read now (%.*s): what changed in it since "
			"it could be read is missing here.",
			SL(view->unreadable[i].message));
	}
}

static void say_heading(struct log_doc *log)
{
	const struct plan_log *view = log->view;
	struct block *b;

	if (!view->plan.len) {
		doc_heading(log->d, 1, "History of all plans");
		return;
	}
	if (view->title.len)
		b = doc_heading(log->d, 1, "History of %.*s",
				SL(words_short(log->d->arena, view->title,
					       REASON_CELLS)));
	else
		b = doc_heading(log->d, 1, "History");
	doc_say(log->d, &b->text, ROLE_PLAIN, " (");
	if (view->item.len)
		doc_say(log->d, &b->text, ROLE_CODE, "%.*s.%.*s",
			SL(view->plan), SL(bare_key(view->item)));
	else
		doc_say(log->d, &b->text, ROLE_CODE, "%.*s", SL(view->plan));
	doc_say(log->d, &b->text, ROLE_PLAIN, ")");
}

void log_doc(struct doc *d, const struct plan_log *view)
{
	struct log_doc log = {.d = d, .view = view, .n = view->n};

	log.v = arena_array(d->arena, view->n, sizeof(*log.v));
	if (view->n) {
		memcpy(log.v, view->v, view->n * sizeof(*log.v));
		qsort(log.v, log.n, sizeof(*log.v), newest_first);
	}
	say_heading(&log);
	say_unreadable(&log);
	if (!view->n) {
		doc_say(d, doc_paragraph(d), ROLE_PLAIN,
			"Nothing that was promised has changed.");
		return;
	}
	say_commits(&log);
	say_sums(&log);
}
