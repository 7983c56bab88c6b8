/* What the methods in force add, a row each; and the pages of one-page. */
#include "plan/method.h"
#include "report/review_doc_parts.h"

/* --- one-page: each plan as a page ------------------------------------------
 */

#define PAGES_MOST    8
#define BARRIERS_MOST 5

/* What is told of one plan. */
struct page {
	const struct plan_review *p;
	size_t promised, kept, late, open, gone;
	size_t slipped, levers;
};

static void count_page(struct page *out, const struct review *r,
		       const struct plan_review *p)
{
	size_t i;

	*out = (struct page){.p = p, .promised = p->promised, .kept = p->kept};
	for (i = 0; i < r->n_actions; i++) {
		const struct action_review *act = &r->actions[i];

		if (!slice_eq(act->plan, p->plan))
			continue;
		out->slipped += has_mark(act, MARK_SLIPPED);
		if (act->promise != PROMISE_START)
			continue;
		out->late += act->ended == ENDED_LATE;
		out->open += act->ended == ENDED_OPEN;
		out->gone += act->ended == ENDED_DROPPED ||
			     act->ended == ENDED_VANISHED;
	}
	for (i = 0; i < r->n_levers; i++)
		out->levers += slice_eq(r->levers[i].plan, p->plan);
}

/* Most promises not kept first, then most slips; else the review's order. */
static int by_trouble(const void *x, const void *y)
{
	const struct page *a = x, *b = y;
	size_t lost_a = a->promised - a->kept, lost_b = b->promised - b->kept;

	if (lost_a != lost_b)
		return lost_a > lost_b ? -1 : 1;
	if (a->slipped != b->slipped)
		return a->slipped > b->slipped ? -1 : 1;
	return (a->p > b->p) - (a->p < b->p);
}

/* A plan without a promise, a slip or a lever has nothing to tell. */
static size_t list_pages(struct page **out, const struct report *rp)
{
	const struct review *r = rp->r;
	struct page page;
	size_t n = 0, i;

	*out = NULL;
	for (i = 0; i < r->n_plans; i++) {
		if (!(r->plans[i].methods >> METHOD_ONE_PAGE & 1))
			continue;
		count_page(&page, r, &r->plans[i]);
		if (page.promised || page.slipped || page.levers)
			ARENA_PUSH(rp->a, *out, n) = page;
	}
	if (n)
		qsort(*out, n, sizeof(**out), by_trouble);
	return n;
}

bool has_pages(const struct report *rp)
{
	struct page *pages;

	return list_pages(&pages, rp) > 0;
}

static void page_promises(struct report *rp, struct block *list,
			  const struct page *page)
{
	const struct slice v[] = {
		phrase_n(rp, page->kept, "%zu kept", "%zu kept", page->kept),
		phrase_n(rp, page->late, "%zu late", "%zu late", page->late),
		phrase_n(rp, page->open, "%zu open", "%zu open", page->open),
		phrase_n(rp, page->gone, "%zu given up", "%zu given up",
			 page->gone),
	};
	struct line *l = doc_below(rp->d, list);

	if (!page->promised) {
		doc_say(rp->d, l, ROLE_PLAIN, "Nothing was promised.");
		return;
	}
	doc_say_n(rp->d, l, ROLE_PLAIN, page->promised,
		  "%zu promise: ", "%zu promises: ", page->promised);
	say_phrases(rp, l, ROLE_PLAIN, v, ARRAY_LEN(v));
	doc_say(rp->d, l, ROLE_PLAIN, ".");
}

/* "training: 2 slips, 168 days" for each barrier that held an action up. */
static void page_slips(struct report *rp, struct block *list,
		       const struct page *page)
{
	struct barrier_counts b = count_barriers(rp, page->p->plan);
	struct line *l;
	size_t i;

	if (!b.n)
		return;
	l = doc_below(rp->d, list);
	if (!b.v[0].barrier.len) {
		doc_say_n(rp->d, l, ROLE_PLAIN, b.v[0].n,
			  "%zu action slipped, by %.*s.",
			  "%zu actions slipped, by %.*s in all.", b.v[0].n,
			  SL(words_days(rp->a, rp->d->words, b.v[0].days)));
		return;
	}
	doc_say(rp->d, l, ROLE_PLAIN, "Slips by barrier: ");
	for (i = 0; i < b.n && i < BARRIERS_MOST; i++) {
		if (i)
			doc_say(rp->d, l, ROLE_PLAIN, "; ");
		say_barrier(rp, l, &b.v[i]);
	}
}

/* The levers by what became of them. */
static void page_levers(struct report *rp, struct block *list,
			const struct page *page)
{
	size_t n[LEVER_SENTENCE + 1] = {0}, i;
	struct line *l;

	if (!page->levers)
		return;
	for (i = 0; i < rp->r->n_levers; i++)
		if (slice_eq(rp->r->levers[i].plan, page->p->plan))
			n[rp->r->levers[i].state]++;
	l = doc_below(rp->d, list);
	doc_say(rp->d, l, ROLE_PLAIN, "Levers: ");
	say_phrases(rp, l, ROLE_PLAIN,
		    (const struct slice[]){
			    phrase_n(rp, n[LEVER_IGNORED], "%zu ignored",
				     "%zu ignored", n[LEVER_IGNORED]),
			    phrase_n(rp, n[LEVER_FIRED], "%zu fired",
				     "%zu fired", n[LEVER_FIRED]),
			    phrase_n(rp, n[LEVER_PULLED], "%zu pulled",
				     "%zu pulled", n[LEVER_PULLED]),
			    phrase_n(rp, n[LEVER_ARMED], "%zu armed",
				     "%zu armed", n[LEVER_ARMED]),
			    phrase_n(rp, n[LEVER_SENTENCE],
				     "%zu with a sentence for a condition",
				     "%zu with a sentence for a condition",
				     n[LEVER_SENTENCE]),
		    },
		    5);
}

void write_pages(struct report *rp)
{
	struct page *pages;
	size_t n = list_pages(&pages, rp), i;
	struct block *list = doc_list(rp->d);

	for (i = 0; i < n && i < PAGES_MOST; i++) {
		const struct plan_review *p = pages[i].p;
		struct slice who = person_shown(rp, p->owner);
		struct line *l = doc_entry(rp->d, list);

		say_plan_name(rp, l, p->plan);
		if (who.len)
			doc_say(rp->d, l, ROLE_PLAIN, ", %.*s", SL(who));
		if (p->statement.len && !slice_eq(p->statement, p->title))
			say_text(rp, doc_below(rp->d, list), ROLE_PLAIN,
				 words_short(rp->a, p->statement, WHY_CELLS));
		page_promises(rp, list, &pages[i]);
		page_slips(rp, list, &pages[i]);
		page_levers(rp, list, &pages[i]);
	}
	say_more(rp, list, n, i);
}

/* --- the methods -------------------------------------------------------------
 */

const struct method_part method_parts[N_METHODS] = {
	[METHOD_ONE_PAGE] = {N_("Each plan on its page"), has_pages,
			     write_pages},
	[METHOD_SUCCESS_FACTORS] = {N_("Success factors"), has_factors,
				    write_factors},
	[METHOD_EXECUTION] = {N_("Questions, assumptions, shares"),
			      has_execution, write_execution},
	[METHOD_START_AT_THE_END] = {N_("From the end back to today"),
				     has_chains, write_chains},
	[METHOD_DELEGATION] = {N_("From the top down"), has_tree, write_tree},
};

static bool in_force(const struct report *rp, size_t i)
{
	return rp->r->methods >> i & 1 && method_parts[i].has(rp);
}

bool has_methods(const struct report *rp)
{
	size_t i;

	for (i = 0; i < N_METHODS; i++)
		if (in_force(rp, i))
			return true;
	return false;
}

void write_methods(struct report *rp)
{
	size_t i;

	for (i = 0; i < N_METHODS; i++) {
		if (!in_force(rp, i))
			continue;
		doc_heading(rp->d, 2, "%s", method_parts[i].title);
		method_parts[i].write(rp);
	}
}
