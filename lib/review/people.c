/* Load and promises by owner, in alphabetical order and never ranked. */
#include "review/tell.h"

static struct person_review *person_of(struct review *out, struct arena *a,
				       struct map *by_owner, struct slice owner)
{
	size_t *at = map_get(by_owner, owner);

	if (!at) {
		at = arena_alloc(a, sizeof(*at));
		*at = out->n_people;
		map_put(by_owner, owner, at);
		ARENA_PUSH(a, out->people, out->n_people) =
			(struct person_review){.owner = owner};
	}
	return &out->people[*at];
}

static void add_promise(struct person_review *p, const struct action_review *r)
{
	p->promised++;
	p->kept += r->ended == ENDED_KEPT;
	p->late += r->ended == ENDED_LATE;
}

static int by_owner(const void *x, const void *y)
{
	const struct person_review *a = x, *b = y;

	return slice_cmp(a->owner, b->owner);
}

void tell_people(struct review *out, struct arena *a, const struct counted *c,
		 const struct people *people)
{
	struct map owners = map_in(a);
	size_t i;

	for (i = 0; i < c->n_actions; i++) {
		const struct action_review *r = &c->actions[i];

		if (r->owner.len && r->outcome == OUTCOME_OPEN)
			person_of(out, a, &owners, r->owner)->open++;
		if (r->owner.len && (r->marks & 1u << MARK_SLIPPED))
			person_of(out, a, &owners, r->owner)->slip_days +=
				r->slip_days;
		if (r->promised_owner.len && r->promise == PROMISE_START)
			add_promise(
				person_of(out, a, &owners, r->promised_owner),
				r);
	}
	if (out->n_people)
		qsort(out->people, out->n_people, sizeof(*out->people),
		      by_owner);
	for (i = 0; i < out->n_people; i++) {
		const struct person *p =
			people_get(people, out->people[i].owner);

		if (p)
			out->people[i].name = p->name;
	}
}
