/* Values of the ledger as text that is equal exactly where the meaning is. */
#include "base/utf8.h"
#include "review/ledger.h"

static struct slice day_text(struct arena *a, const struct day *d)
{
	char buf[DAY_LEN + 1];

	return d->at ? arena_copy(a, slice_of(day_format(buf, d->v)))
		     : SLICE_NONE;
}

static struct slice value_text(struct arena *a, const struct text *t)
{
	return t->s.len ? utf8_nfc(a, t->s) : SLICE_NONE;
}

static struct slice number_text(struct arena *a, double v)
{
	return arena_printf(a, "%.15g", v);
}

static struct slice due_value(struct arena *a, const struct item *item)
{
	return day_text(a, item->kind == ITEM_ACTION
				   ? &((const struct action *)item)->due
				   : &((const struct metric *)item)->due);
}

static struct slice owner_value(struct arena *a, const struct item *item)
{
	return value_text(a, &item->owner);
}

static struct slice done_value(struct arena *a, const struct item *item)
{
	return day_text(a, &((const struct action *)item)->done);
}

static struct slice dropped_value(struct arena *a, const struct item *item)
{
	return day_text(a, &((const struct action *)item)->dropped);
}

static struct slice blocked_value(struct arena *a, const struct item *item)
{
	return value_text(a, &((const struct action *)item)->blocked);
}

static struct slice of_number(struct arena *a, const struct number *n)
{
	return n->at ? number_text(a, n->v) : SLICE_NONE;
}

static struct slice target_value(struct arena *a, const struct item *item)
{
	return of_number(a, &((const struct metric *)item)->target);
}

static struct slice baseline_value(struct arena *a, const struct item *item)
{
	return of_number(a, &((const struct metric *)item)->baseline);
}

static struct slice weight_value(struct arena *a, const struct item *item)
{
	return of_number(a, &((const struct metric *)item)->weight);
}

static struct slice unit_value(struct arena *a, const struct item *item)
{
	return value_text(a, &((const struct metric *)item)->unit);
}

static struct slice direction_value(struct arena *a, const struct item *item)
{
	static const char *const names[] = {
		[DIRECTION_REACH] = "reach",
		[DIRECTION_STAY_ABOVE] = "stay-above",
		[DIRECTION_STAY_BELOW] = "stay-below",
	};

	(void)a;
	return slice_of(names[((const struct metric *)item)->direction.v]);
}

static struct slice actual_value(struct arena *a, const struct metric *m,
				 struct slice key)
{
	size_t i;

	for (i = m->n_actuals; i > 0; i--)
		if (slice_eq(m->actuals[i - 1].key, key))
			return number_text(a, m->actuals[i - 1].value);
	return SLICE_NONE;
}

/* One row for each field of an item. */
static const struct {
	enum item_kind kind;
	const char *field;
	struct slice (*value)(struct arena *a, const struct item *item);
} item_values[] = {
	{ITEM_ACTION, "due", due_value},
	{ITEM_ACTION, "owner", owner_value},
	{ITEM_ACTION, "done", done_value},
	{ITEM_ACTION, "dropped", dropped_value},
	{ITEM_ACTION, "blocked", blocked_value},
	{ITEM_METRIC, "target", target_value},
	{ITEM_METRIC, "baseline", baseline_value},
	{ITEM_METRIC, "due", due_value},
	{ITEM_METRIC, "unit", unit_value},
	{ITEM_METRIC, "direction", direction_value},
	{ITEM_METRIC, "weight", weight_value},
};

/* One row for each text of a plan. */
static const struct {
	const char *field;
	size_t at;
} plan_values[] = {
	{"objective.statement", offsetof(struct plan, statement)},
	{"objective.why", offsetof(struct plan, why)},
	{"objective.outcome.who", offsetof(struct plan, outcome_who)},
	{"objective.outcome.did", offsetof(struct plan, outcome_did)},
	{"objective.outcome.so", offsetof(struct plan, outcome_so)},
	{"period", offsetof(struct plan, period)},
	{"supports", offsetof(struct plan, supports)},
};

static struct slice resource_value(struct arena *a, const struct plan *p,
				   struct slice rest)
{
	size_t dot = slice_find(rest, '.', 0), i;
	struct slice key = slice_sub(rest, 0, dot);
	struct slice part = slice_sub(rest, dot + 1, rest.len);

	for (i = p->n_resources; i > 0; i--) {
		const struct resource *res = &p->resources[i - 1];

		if (!slice_eq(res->key, key))
			continue;
		if (slice_is(part, "due"))
			return day_text(a, &res->due);
		return value_text(a, slice_is(part, "need") ? &res->need
							    : &res->have);
	}
	return SLICE_NONE;
}

static struct slice plan_value(struct arena *a, const struct plan *p,
			       const char *field)
{
	struct slice name = slice_of(field);
	size_t i;

	if (slice_is(name, "stage"))
		return slice_of(stage_name(plan_stage(p)));
	if (slice_starts(name, SLICE("resources.")))
		return resource_value(
			a, p,
			slice_sub(name, sizeof("resources.") - 1, name.len));
	for (i = 0; i < ARRAY_LEN(plan_values); i++)
		if (slice_is(name, plan_values[i].field))
			return value_text(
				a, (const struct text *)((const char *)p +
							 plan_values[i].at));
	return SLICE_NONE;
}

struct slice ledger_value(struct arena *a, const struct plan *plan,
			  const struct item *item, const char *field)
{
	struct slice name = slice_of(field);
	size_t i;

	if (slice_is(name, "exists"))
		return SLICE("true");
	if (!item)
		return plan_value(a, plan, field);
	if (slice_starts(name, SLICE("actuals.")))
		return item->kind == ITEM_METRIC
			       ? actual_value(a, (const struct metric *)item,
					      slice_sub(name,
							sizeof("actuals.") - 1,
							name.len))
			       : SLICE_NONE;
	for (i = 0; i < ARRAY_LEN(item_values); i++)
		if (item_values[i].kind == item->kind &&
		    slice_is(name, item_values[i].field))
			return item_values[i].value(a, item);
	return SLICE_NONE;
}

/* Keys of a map whose entries are fields of their own. */
static void add_name(const char ***v, size_t *n, struct arena *a,
		     const char *before, struct slice key, const char *after)
{
	struct slice name = arena_printf(a, "%s%.*s%s", before, SL(key), after);
	size_t i;

	for (i = 0; i < *n; i++)
		if (slice_is(name, (*v)[i]))
			return;
	ARENA_PUSH(a, *v, *n) = name.ptr;
}

static void plan_fields_of(const char ***v, size_t *n, struct arena *a,
			   const struct plan *p)
{
	size_t i;

	for (i = 0; i < p->n_resources; i++) {
		add_name(v, n, a, "resources.", p->resources[i].key, ".need");
		add_name(v, n, a, "resources.", p->resources[i].key, ".have");
		add_name(v, n, a, "resources.", p->resources[i].key, ".due");
	}
}

size_t ledger_fields(const char ***out, struct arena *a,
		     const struct version *from, const struct version *to)
{
	size_t n = 0, i;

	*out = NULL;
	if (!to->item) {
		for (i = 0; i < ARRAY_LEN(plan_values); i++)
			ARENA_PUSH(a, *out, n) = plan_values[i].field;
		ARENA_PUSH(a, *out, n) = "stage";
		plan_fields_of(out, &n, a, from->plan);
		plan_fields_of(out, &n, a, to->plan);
		return n;
	}
	for (i = 0; i < ARRAY_LEN(item_values); i++)
		if (item_values[i].kind == to->item->kind)
			ARENA_PUSH(a, *out, n) = item_values[i].field;
	if (to->item->kind == ITEM_METRIC) {
		const struct metric *m = (const struct metric *)from->item;

		/* new actuals are no line: only those that were there */
		for (i = 0; i < m->n_actuals; i++)
			add_name(out, &n, a, "actuals.", m->actuals[i].key, "");
	}
	return n;
}
