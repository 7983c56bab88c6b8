/* What today asks for, as people read it in the morning. */
#include "report/status_report.h"
#include "report/words.h"

#define TITLE_CELLS  100
#define REASON_CELLS 240

/* In the order in which they stand below a plan or a person. */
enum note_kind {
	NOTE_OVERDUE,
	NOTE_DUE_SOON,
	NOTE_BLOCKED,
	NOTE_LEVER,
	NOTE_METRIC,
};

struct note {
	enum note_kind kind;
	size_t number; /* of its kind, in the order of the status */
	struct slice group, plan, item, title, owner;
	const struct status_action *action;
	const struct status_lever *lever;
	const struct status_metric *metric;
};

struct status_doc {
	struct doc *d;
	const struct status *s;
	enum status_by by;
	struct note *v;
	size_t n;
};

/* --- collecting ------------------------------------------------------------
 */

static void add(struct status_doc *st, struct note note)
{
	note.group = st->by == STATUS_BY_PLAN ? note.plan : note.owner;
	note.number = st->n;
	ARENA_PUSH(st->d->arena, st->v, st->n) = note;
}

static void add_actions(struct status_doc *st, enum note_kind kind,
			const struct status_action *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct status_action *act = &v[i];

		/* what is overdue or due says that it is blocked itself */
		if (kind == NOTE_BLOCKED && act->due != DAY_NONE &&
		    act->due <= st->s->until)
			continue;
		add(st, (struct note){.kind = kind,
				      .plan = act->plan,
				      .item = act->item,
				      .title = act->title,
				      .owner = act->owner,
				      .action = act});
	}
}

static int by_group(const void *x, const void *y)
{
	const struct note *a = x, *b = y;
	int diff = slice_cmp(a->group, b->group);

	if (diff)
		return diff;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

static void collect(struct status_doc *st)
{
	const struct status *s = st->s;
	size_t i;

	add_actions(st, NOTE_OVERDUE, s->overdue, s->n_overdue);
	add_actions(st, NOTE_DUE_SOON, s->due_soon, s->n_due_soon);
	add_actions(st, NOTE_BLOCKED, s->blocked, s->n_blocked);
	for (i = 0; i < s->n_levers; i++)
		add(st, (struct note){.kind = NOTE_LEVER,
				      .plan = s->levers[i].plan,
				      .item = s->levers[i].item,
				      .title = s->levers[i].then,
				      .owner = s->levers[i].owner,
				      .lever = &s->levers[i]});
	for (i = 0; i < s->n_metrics; i++)
		add(st, (struct note){.kind = NOTE_METRIC,
				      .plan = s->metrics[i].plan,
				      .item = s->metrics[i].item,
				      .title = s->metrics[i].title,
				      .owner = s->metrics[i].owner,
				      .metric = &s->metrics[i]});
	if (st->n)
		qsort(st->v, st->n, sizeof(*st->v), by_group);
}

/* --- saying ----------------------------------------------------------------
 */

static struct slice person_shown(const struct status_doc *st,
				 struct slice handle)
{
	const struct person *p = people_get(&st->s->snapshot->people, handle);

	return p && p->name.len ? p->name : handle;
}

static void say_when(struct status_doc *st, struct line *l,
		     const struct note *note)
{
	const struct catalogue *words = st->d->words;
	struct arena *a = st->d->arena;

	switch (note->kind) {
	case NOTE_OVERDUE:
		doc_say_n(st->d, l, ROLE_BAD, (size_t)-note->action->days,
			  "%zu day overdue", "%zu days overdue",
			  (size_t)-note->action->days);
		break;
	case NOTE_DUE_SOON:
		if (!note->action->days)
			doc_say(st->d, l, ROLE_WARN, "due today");
		else
			doc_say_n(st->d, l, ROLE_PLAIN,
				  (size_t)note->action->days, "due in %zu day",
				  "due in %zu days",
				  (size_t)note->action->days);
		break;
	case NOTE_BLOCKED:
		doc_say(st->d, l, ROLE_WARN, "blocked");
		break;
	case NOTE_LEVER:
		doc_say(st->d, l, ROLE_WARN, "lever fired on %.*s",
			SL(words_day(a, words, note->lever->fired_on)));
		break;
	case NOTE_METRIC:
		if (note->metric->last_day == DAY_NONE)
			doc_say(st->d, l, ROLE_WARN, "no actual yet");
		else
			doc_say(st->d, l, ROLE_WARN, "no actual since %.*s",
				SL(words_day(a, words,
					     note->metric->last_day)));
		break;
	}
}

static void say_note(struct status_doc *st, struct block *list,
		     const struct note *note)
{
	const struct status_action *act = note->action;
	struct line *l = doc_entry(st->d, list);
	size_t dot = slice_find(note->item, '.', 0);

	say_when(st, l, note);
	doc_say(st->d, l, ROLE_PLAIN, ": ");
	if (note->title.len) {
		doc_say(st->d, l, ROLE_STRONG, "%.*s",
			SL(words_short(st->d->arena, note->title,
				       TITLE_CELLS)));
		doc_say(st->d, l, ROLE_PLAIN, " (");
	}
	doc_say(st->d, l, ROLE_CODE, "%.*s.%.*s", SL(note->plan),
		SL(slice_sub(note->item, dot + 1, note->item.len)));
	if (note->title.len)
		doc_say(st->d, l, ROLE_PLAIN, ")");
	if (st->by == STATUS_BY_PLAN && note->owner.len)
		doc_say(st->d, l, ROLE_PLAIN, ", %.*s",
			SL(person_shown(st, note->owner)));
	if (act && act->due != DAY_NONE)
		doc_say(st->d, l, ROLE_MUTED, ", %.*s",
			SL(words_day(st->d->arena, st->d->words, act->due)));
	if (act && act->blocked.ptr)
		doc_say(st->d, doc_below(st->d, list), ROLE_WARN,
			"blocked: %.*s",
			SL(words_short(st->d->arena, act->blocked,
				       REASON_CELLS)));
}

static void say_group(struct status_doc *st, struct slice group)
{
	const struct plan_file *f;

	if (st->by == STATUS_BY_OWNER && !group.len) {
		doc_heading(st->d, 3, "Nobody's");
		return;
	}
	if (st->by == STATUS_BY_OWNER) {
		doc_heading(st->d, 3, "%.*s", SL(person_shown(st, group)));
		return;
	}
	f = snapshot_plan(st->s->snapshot, group);
	if (f && f->plan->title.s.len)
		doc_heading(st->d, 3, "%.*s",
			    SL(words_short(st->d->arena, f->plan->title.s,
					   TITLE_CELLS)));
	else
		doc_heading(st->d, 3, "%.*s", SL(group));
}

/* A comma before each count of the sentence but the first. */
static struct line *next_count(struct status_doc *st, struct line *l)
{
	if (l->n)
		doc_say(st->d, l, ROLE_PLAIN, ", ");
	return l;
}

static void say_counts(struct status_doc *st)
{
	const struct status *s = st->s;
	struct line *l = doc_lead(st->d);
	char until[DAY_LEN + 1];

	if (s->n_overdue)
		doc_say_n(st->d, next_count(st, l), ROLE_BAD, s->n_overdue,
			  "%zu overdue", "%zu overdue", s->n_overdue);
	if (s->n_due_soon)
		doc_say_n(st->d, next_count(st, l), ROLE_STRONG, s->n_due_soon,
			  "%zu due by %s", "%zu due by %s", s->n_due_soon,
			  day_format(until, s->until));
	if (s->n_blocked)
		doc_say_n(st->d, next_count(st, l), ROLE_WARN, s->n_blocked,
			  "%zu blocked", "%zu blocked", s->n_blocked);
	if (s->n_levers)
		doc_say_n(st->d, next_count(st, l), ROLE_WARN, s->n_levers,
			  "%zu lever to pull", "%zu levers to pull",
			  s->n_levers);
	if (s->n_metrics)
		doc_say_n(st->d, next_count(st, l), ROLE_WARN, s->n_metrics,
			  "%zu metric without news", "%zu metrics without news",
			  s->n_metrics);
	doc_say(st->d, l, ROLE_PLAIN, ".");
}

static void say_nothing(struct status_doc *st)
{
	char until[DAY_LEN + 1];

	if (!st->s->snapshot->n_files)
		doc_say(st->d, doc_lead(st->d), ROLE_PLAIN,
			"There is no plan here yet. The first one: git plan "
			"init");
	else if (!st->s->plans)
		doc_say(st->d, doc_lead(st->d), ROLE_PLAIN,
			"No plan promises anything now: all are drafts, "
			"closed or dropped.");
	else
		doc_say(st->d, doc_lead(st->d), ROLE_GOOD,
			"All clear: nothing is overdue, and nothing is due up "
			"to %s.",
			day_format(until, st->s->until));
}

static void say_unreadable(struct status_doc *st)
{
	size_t i;

	for (i = 0; i < st->s->n_unreadable; i++) {
		struct line *l = doc_paragraph(st->d);

		doc_say(st->d, l, ROLE_CODE, "%.*s", SL(st->s->unreadable[i]));
		doc_say(st->d, l, ROLE_PLAIN, ": ");
		doc_say(st->d, l, ROLE_BAD,
			"cannot be read and is left out; git plan lint says "
			"why");
	}
}

void status_doc(struct doc *d, const struct status *s, enum status_by by)
{
	struct status_doc st = {.d = d, .s = s, .by = by};
	struct block *list = NULL;
	char today[DAY_LEN + 1];
	size_t i;

	collect(&st);
	doc_heading(d, 1, "Where things stand on %s",
		    day_format(today, s->today));
	say_unreadable(&st);
	if (!st.n) {
		say_nothing(&st);
		return;
	}
	say_counts(&st);
	for (i = 0; i < st.n; i++) {
		if (!i || !slice_eq(st.v[i].group, st.v[i - 1].group)) {
			say_group(&st, st.v[i].group);
			list = doc_list(d);
		}
		say_note(&st, list, &st.v[i]);
	}
}
