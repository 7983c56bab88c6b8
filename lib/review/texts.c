/* Objectives, agreements, assumptions and resources that changed. */
#include "review/tell.h"

static const char *const told[] = {"objective", "agreed", "assumptions",
				   "resources", "stage",  "supports"};

/* `field` is `head`, or lies below it. */
static bool below(struct slice field, struct slice head)
{
	return slice_eq(slice_sub(field, 0, head.len), head) &&
	       (field.len == head.len || field.ptr[head.len] == '.');
}

static bool is_told(const struct change *c)
{
	size_t i;

	if (c->item.ptr || !c->field.ptr)
		return false;
	for (i = 0; i < ARRAY_LEN(told); i++)
		if (below(c->field, slice_of(told[i])))
			return true;
	return false;
}

static const struct agreement *agreement(const struct plan *p, struct slice key)
{
	size_t i;

	for (i = p->n_agreed; i > 0; i--)
		if (slice_eq(p->agreed[i - 1].key, key))
			return &p->agreed[i - 1];
	return NULL;
}

/* An agreement dated after the boundary has not happened there yet. */
static bool happened(const struct agreement *g, int32_t last)
{
	return g && !(g->day.at && g->day.v > last);
}

/* The agreement that a change speaks of: agreed.TEAM, agreed.TEAM.by. */
static struct slice team_of(const struct change *c)
{
	struct slice rest;

	if (!below(c->field, SLICE("agreed")))
		return SLICE_NONE;
	rest = slice_sub(c->field, sizeof("agreed.") - 1, c->field.len);
	return slice_sub(rest, 0, slice_find(rest, '.', 0));
}

struct pair_files {
	struct plan_file before, after;
	const struct window *w;
};

/* False for a change of an agreement that a boundary does not know as such. */
static bool both_know(const struct pair_files *p, const struct change *c)
{
	struct slice team = team_of(c);
	const struct agreement *old, *new;

	if (!team.len)
		return true;
	old = agreement(p->before.plan, team);
	new = agreement(p->after.plan, team);
	return (!old || happened(old, p->w->a.last)) &&
	       (!new || happened(new, p->w->b.last));
}

/* Agreements that stood in A's file with a day that came only after it. */
static void add_agreements(struct review *out, struct arena *a,
			   const struct pair_files *p)
{
	size_t i;

	for (i = 0; i < p->after.plan->n_agreed; i++) {
		const struct agreement *new = &p->after.plan->agreed[i];
		const struct agreement *old =
			agreement(p->before.plan, new->key);

		if (!old || happened(old, p->w->a.last) ||
		    !happened(new, p->w->b.last))
			continue;
		ARENA_PUSH(a, out->texts, out->n_texts) = (struct change){
			.kind = CHANGE_FIELD_ADDED,
			.plan = p->after.plan->id.s,
			.field = arena_printf(a, "agreed.%.*s", SL(new->key)),
			.new = new->at,
			.file_before = p->before.path,
			.file = p->after.path,
			.title = p->after.plan->title.s};
	}
}

static struct plan_file file_of(const struct version *v)
{
	return (struct plan_file){.path = v->path,
				  .kind = ENTRY_FILE,
				  .decoded = v->decoded,
				  .plan = v->plan,
				  .bytes = v->decoded->tree.bytes};
}

void tell_texts(struct review *out, struct arena *a, const struct counted *c)
{
	size_t i, k;

	for (i = 0; i < c->n_plans; i++) {
		const struct plan_count *p = &c->plans[i];
		struct pair_files pair = {.w = &c->w};
		struct diff d = {.v = NULL};

		if (!p->a || !p->b)
			continue;
		pair.before = file_of(p->a);
		pair.after = file_of(p->b);
		if (p->a->decoded != p->b->decoded)
			diff_plans(&d, a, &pair.before, &pair.after);
		for (k = 0; k < d.n; k++)
			if (is_told(&d.v[k]) && both_know(&pair, &d.v[k]))
				ARENA_PUSH(a, out->texts, out->n_texts) =
					d.v[k];
		add_agreements(out, a, &pair);
	}
}
