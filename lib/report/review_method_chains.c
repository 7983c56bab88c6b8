/*
 * What start-at-the-end adds: the chain from the end back to today with its
 * first late link, goals not yet accepted, means that fall short, and plans
 * that nobody asked for.
 */
#include "report/review_doc_parts.h"

#define CHAINS_MOST 6
#define LINKS_MOST  10
#define ROWS_MOST   12

/* --- chains ------------------------------------------------------------------
 */

static void say_link_state(struct report *rp, struct line *l,
			   const struct chain_link *k)
{
	if (k->done != DAY_NONE)
		doc_say(rp->d, l, ROLE_GOOD, "done on %.*s",
			SL(words_day(rp->a, rp->d->words, k->done)));
	else if (k->due == DAY_NONE)
		doc_say(rp->d, l, ROLE_BAD, "without a date");
	else
		doc_say(rp->d, l, k->late ? ROLE_BAD : ROLE_PLAIN, "due %.*s",
			SL(words_day(rp->a, rp->d->words, k->due)));
}

static void say_link(struct report *rp, struct block *list,
		     const struct chain *c, size_t i)
{
	const struct chain_link *k = &c->links[i];
	struct action_review act = {
		.plan = k->plan, .item = k->item, .title = k->title};
	struct line *l = doc_below(rp->d, list);

	doc_say(rp->d, l, ROLE_MUTED, "\xe2\x86\x90 ");
	say_action(rp, l, &act, ROLE_PLAIN, k->owner);
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	say_link_state(rp, l, k);
	if (i == c->first_late) {
		doc_say(rp->d, l, ROLE_PLAIN, "; ");
		doc_say(rp->d, l, ROLE_BAD, "the first late link");
	}
}

/* Where the chain is long, the end and what is near to today. */
static void write_chain(struct report *rp, struct block *list,
			const struct chain *c)
{
	size_t i, skip = c->n_links > LINKS_MOST ? c->n_links - LINKS_MOST : 0;
	struct line *l = doc_entry(rp->d, list);

	say_plan_name(rp, l, c->plan);
	doc_say(rp->d, l, ROLE_PLAIN, ": ");
	if (c->n_links < 2)
		doc_say(rp->d, l, ROLE_WARN,
			"no action is needed by the last one, so there is no "
			"chain");
	else if (c->first_late < c->n_links)
		doc_say_n(rp->d, l, ROLE_BAD, c->n_links,
			  "%zu link, and it breaks",
			  "%zu links, and the chain breaks", c->n_links);
	else
		doc_say_n(rp->d, l, ROLE_GOOD, c->n_links,
			  "%zu link, none is late", "%zu links, none is late",
			  c->n_links);
	if (c->loose) {
		doc_say(rp->d, l, ROLE_PLAIN, "; ");
		doc_say_n(rp->d, l, ROLE_WARN, c->loose,
			  "%zu other action leads to nothing",
			  "%zu other actions lead to nothing", c->loose);
	}
	for (i = 0; i < c->n_links; i++) {
		if (skip && i == 1) {
			doc_say_n(rp->d, doc_below(rp->d, list), ROLE_MUTED,
				  skip, "\xe2\x86\x90 %zu link between",
				  "\xe2\x86\x90 %zu links between", skip);
			i += skip;
		}
		say_link(rp, list, c, i);
	}
}

/* --- goals, means, sponsors --------------------------------------------------
 */

static void write_unaccepted(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *list;
	size_t i;

	if (!f->n_unaccepted)
		return;
	doc_heading(rp->d, 3, "Goals not yet accepted");
	list = doc_list(rp->d);
	for (i = 0; i < f->n_unaccepted && i < ROWS_MOST; i++) {
		const struct unaccepted *u = &f->unaccepted[i];
		struct line *l = doc_entry(rp->d, list);

		say_plan_name(rp, l, u->plan);
		doc_say(rp->d, l, ROLE_PLAIN, ": ");
		if (u->how == ACCEPTED_BY_NOBODY)
			doc_say(rp->d, l, ROLE_WARN, "nobody has agreed");
		else if (u->how == ACCEPTED_NOT_YET)
			doc_say(rp->d, l, ROLE_WARN, "%.*s has not agreed yet",
				SL(u->team));
		else
			doc_say(rp->d, l, ROLE_WARN,
				"%.*s agreed to a goal that has changed since",
				SL(u->team));
	}
	if (i < f->n_unaccepted)
		doc_say_n(rp->d, doc_entry(rp->d, list), ROLE_MUTED,
			  f->n_unaccepted - i, "and %zu more", "and %zu more",
			  f->n_unaccepted - i);
}

static void write_means(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *t;
	size_t i;

	if (!f->n_means)
		return;
	doc_heading(rp->d, 3, "Means that fall short");
	t = doc_table(rp->d);
	doc_column(rp->d, t, N_("plan"), ALIGN_LEFT, true);
	doc_column(rp->d, t, N_("needed"), ALIGN_RIGHT, false);
	doc_column(rp->d, t, N_("given"), ALIGN_RIGHT, false);
	doc_column(rp->d, t, N_("by when"), ALIGN_LEFT, false);
	for (i = 0; i < f->n_means && i < ROWS_MOST; i++) {
		const struct short_means *m = &f->means[i];
		struct line *l;

		doc_row(rp->d, t);
		l = doc_cell(rp->d, t, 0);
		say_plan_name(rp, l, m->plan);
		doc_say(rp->d, l, ROLE_PLAIN, ": %.*s",
			SL(words_short(rp->a, m->key, 40)));
		say_text(rp, doc_cell(rp->d, t, 1), ROLE_PLAIN,
			 words_short(rp->a, m->need, 30));
		say_text(rp, doc_cell(rp->d, t, 2), ROLE_BAD,
			 m->have.len ? words_short(rp->a, m->have, 30)
				     : phrase(rp, "nothing"));
		if (m->due != DAY_NONE)
			say_text(rp, doc_cell(rp->d, t, 3), ROLE_PLAIN,
				 words_day(rp->a, rp->d->words, m->due));
	}
	if (i < f->n_means)
		doc_say_n(rp->d, doc_row_below(rp->d, t), ROLE_MUTED,
			  f->n_means - i, "and %zu more", "and %zu more",
			  f->n_means - i);
}

static void write_unasked(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *list;
	size_t i;

	if (!f->n_unasked)
		return;
	doc_heading(rp->d, 3, "Plans that nobody asked for");
	list = doc_list(rp->d);
	for (i = 0; i < f->n_unasked && i < ROWS_MOST; i++) {
		struct line *l = doc_entry(rp->d, list);

		say_plan_name(rp, l, f->unasked[i].plan);
		doc_say(rp->d, l, ROLE_PLAIN, ": ");
		if (f->unasked[i].own)
			doc_say(rp->d, l, ROLE_WARN,
				"its owner is its sponsor too");
		else
			doc_say(rp->d, l, ROLE_WARN, "it has no sponsor");
	}
	if (i < f->n_unasked)
		doc_say_n(rp->d, doc_entry(rp->d, list), ROLE_MUTED,
			  f->n_unasked - i, "and %zu more", "and %zu more",
			  f->n_unasked - i);
}

bool has_chains(const struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;

	return f->n_chains || f->n_unaccepted || f->n_means || f->n_unasked;
}

void write_chains(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *list;
	size_t i;

	if (f->n_chains) {
		list = doc_list(rp->d);
		for (i = 0; i < f->n_chains && i < CHAINS_MOST; i++)
			write_chain(rp, list, &f->chains[i]);
		if (i < f->n_chains)
			doc_say_n(rp->d, doc_entry(rp->d, list), ROLE_MUTED,
				  f->n_chains - i, "and %zu more",
				  "and %zu more", f->n_chains - i);
	}
	write_unaccepted(rp);
	write_means(rp);
	write_unasked(rp);
}
