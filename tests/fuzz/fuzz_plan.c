/*
 * Any bytes at all as a plan, a configuration and a file of people: what is
 * decoded keeps the promises of plan.h, the same bytes give the same, and
 * what is said of them is one line of plain characters at a place in the file.
 */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "must.h"
#include "plan/field.h"
#include "plan/snapshot.h"

static void check_line(struct slice s)
{
	size_t i;

	MUST(utf8_invalid(s) == s.len);
	for (i = 0; i < s.len; i++)
		MUST((unsigned char)s.ptr[i] >= 0x20);
}

static void check_findings(const struct findings *fs, size_t size)
{
	size_t i;

	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		MUST(f->rule && f->message.len);
		MUST(f->at.begin <= f->at.end && f->at.end <= size);
		/* the parser's own lines are tested with the parser */
		if (!strcmp(f->rule, "wrong-type") ||
		    !strcmp(f->rule, "unknown-key") ||
		    !strcmp(f->rule, "day-invalid") ||
		    !strcmp(f->rule, "id-format"))
			check_line(f->message);
	}
}

/* --- values, by the table that decoded them ------------------------------- */

static void check_text(const struct text *t)
{
	MUST(!t->at || !t->wrong);
	MUST(!t->at == !t->s.ptr);
	MUST(!t->at || slice_eq(t->s, t->at->text));
}

static void check_day(const struct day *d)
{
	char buf[DAY_LEN + 1];

	MUST(!d->at || !d->wrong);
	MUST(!d->at == (d->v == DAY_NONE));
	MUST(!d->at || slice_is(d->at->text, day_format(buf, d->v)));
}

static void check_number(const struct number *n)
{
	MUST(!n->at || !n->wrong);
	MUST(isfinite(n->v));
	MUST(n->at || (n->v == 0 && !n->text.ptr));
}

static void check_texts(const struct texts *t)
{
	size_t i;

	MUST(!t->at == !t->n);
	for (i = 0; i < t->n; i++)
		MUST(t->v[i].at);
}

static void check_value(const struct field *row, const char *base)
{
	const void *at = base + row->at;

	switch ((int)row->type) {
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_PERSON:
	case FIELD_OWNER:
	case FIELD_PERIOD:
	case FIELD_PACE:
		check_text(at);
		break;
	case FIELD_DAY:
		check_day(at);
		break;
	case FIELD_NUMBER:
		check_number(at);
		break;
	case FIELD_TEXTS:
	case FIELD_REFS:
	case FIELD_TEAM:
		check_texts(at);
		break;
	default:
		break;
	}
}

static void check_struct(const struct field *parent, const void *base)
{
	const struct field *row = NULL;

	while ((row = field_next_below(plan_fields, parent, row)))
		check_value(row, base);
}

static const struct field *star_of(enum item_kind kind)
{
	const struct field *row;

	row = field_below(plan_fields, NULL, slice_of(item_kind_name(kind)));
	MUST(row);
	return row + 1;
}

static void check_metric(const struct metric *m)
{
	const struct calendar cal = {2, true, PERIOD_QUARTER, 10};
	int32_t first, last;
	size_t i;

	for (i = 0; i < m->n_path; i++)
		MUST(!i || m->path[i - 1].day <= m->path[i].day);
	for (i = 0; i < m->n_actuals; i++) {
		actual_days(&first, &last, &m->actuals[i], &cal);
		MUST(first <= last && first != DAY_NONE);
		MUST(isfinite(m->actuals[i].value));
		MUST(m->actuals[i].number.at || m->actuals[i].n_shares);
	}
}

static void check_plan(const struct plan *p)
{
	struct arena a = ARENA_INIT;
	const struct item **items, *found;
	const struct calendar cal = CALENDAR_DEFAULT;
	struct period period;
	size_t n = plan_items(&items, &a, p), i;

	check_struct(NULL, p);
	MUST(p->id.at && p->fold.ptr);
	plan_period(&period, p, &cal);
	MUST(stage_name(plan_stage(p)));
	for (i = 0; i < n; i++) {
		MUST(items[i]->at->key);
		check_struct(star_of(items[i]->kind), items[i]);
		MUST(slice_eq(items[i]->fold, utf8_fold_id(&a, items[i]->key)));
		found = plan_item(p, items[i]->key);
		MUST(found && slice_eq(found->key, items[i]->key));
		MUST(item_path(&a, items[i]).len > items[i]->key.len);
	}
	for (i = 0; i < p->n_metrics; i++)
		check_metric(&p->metrics[i]);
	for (i = 0; i < p->n_resources; i++)
		check_day(&p->resources[i].due);
	for (i = 0; i < p->n_agreed; i++)
		check_day(&p->agreed[i].day);
	arena_release(&a);
}

/* --- the three files ------------------------------------------------------ */

static void check_decoded(struct slice bytes)
{
	struct arena a = ARENA_INIT;
	struct decoded *d = decoded_make(&a, bytes);
	struct decoded *again = decoded_make(&a, bytes);
	size_t i;

	MUST(!d->plan || d->has_plan_key);
	MUST(!d->tree.broken || (!d->plan && d->findings.n));
	check_findings(&d->findings, bytes.len);
	if (d->plan)
		check_plan(d->plan);
	MUST(d->findings.n == again->findings.n);
	for (i = 0; i < d->findings.n; i++)
		MUST(slice_eq(d->findings.v[i].message,
			      again->findings.v[i].message));
	arena_release(&a);
}

static void check_config(const struct config *c)
{
	MUST(c->plans.len && c->people.len);
	MUST(c->calendar.year_starts >= 1 && c->calendar.year_starts <= 12);
	MUST(c->calendar.closing >= 0);
	MUST(c->calendar.review <= PERIOD_MONTH);
	MUST(c->levels.n && c->n_methods && c->zone.name[0]);
}

static void check_snapshot(struct slice bytes)
{
	const struct memory_file files[] = {
		{".git-plan.yaml", bytes},
		{"people.yaml", bytes},
		{"plans/a.yaml", bytes},
		{"plans/b.yaml", bytes},
	};
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct source *src = source_open_memory(&a, files, ARRAY_LEN(files));
	struct snapshot s;
	size_t i;

	MUST(snapshot_load(&s, &a, NULL, src, &e) == 0);
	check_config(&s.config);
	for (i = 0; i < s.findings.n; i++)
		MUST(!strcmp(s.findings.v[i].rule, "config-invalid"));
	check_findings(&s.findings, bytes.len);
	for (i = 0; i < s.people.n; i++)
		MUST(people_get(&s.people, s.people.v[i].handle));
	for (i = 0; i < s.n_plans; i++) {
		const struct plan *p = s.plans[i]->plan;
		struct slice id = p->id.s;
		struct target t;

		MUST(snapshot_plan(&s, id) == s.plans[i]);
		snapshot_resolve(&t, &s, s.plans[i], p->was.s);
		if (slice_find(id, '.', 0) == id.len)
			MUST(snapshot_resolve(&t, &s, NULL, id));
	}
	source_close(src);
	arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = {(const char *)data, size};

	check_decoded(bytes);
	check_snapshot(bytes);
	return 0;
}
