/*
 * What delegation adds: the tree of plans with its gaps, who changed goals and
 * who changed the way to them, promises by job.
 */
#include "report/review_doc_parts.h"

#define NODES_MOST   30
#define EDITORS_MOST 15

/* --- the tree ----------------------------------------------------------------
 */

static void say_gap(struct report *rp, struct line *l,
		    const struct tree_node *n)
{
	switch (n->gap) {
	case TREE_NO_PARENT:
		doc_say(rp->d, l, ROLE_WARN,
			"supports no plan of the level %.*s", SL(n->missing));
		break;
	case TREE_PARENT_GONE:
		doc_say(rp->d, l, ROLE_BAD,
			"supports %.*s, which is not there or is over",
			SL(n->supports));
		break;
	case TREE_LEVEL_SKIPPED:
		doc_say(rp->d, l, ROLE_WARN, "no %.*s stands between",
			SL(n->missing));
		break;
	case TREE_NOTHING_BELOW:
		doc_say(rp->d, l, ROLE_WARN, "no %.*s carries it further down",
			SL(n->missing));
		break;
	case TREE_WHOLE:
	default:
		break;
	}
}

static void write_nodes(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *t = doc_table(rp->d);
	size_t i, k;

	doc_column(rp->d, t, N_("plan"), ALIGN_LEFT, true);
	doc_column(rp->d, t, N_("level"), ALIGN_LEFT, false);
	doc_column(rp->d, t, N_("gap"), ALIGN_LEFT, true);
	for (i = 0; i < f->n_tree && i < NODES_MOST; i++) {
		const struct tree_node *n = &f->tree[i];
		struct line *l;

		doc_row(rp->d, t);
		l = doc_cell(rp->d, t, 0);
		for (k = 0; k < n->depth; k++)
			doc_say(rp->d, l, ROLE_MUTED, "\xe2\x80\x93 ");
		say_plan_name(rp, l, n->plan);
		say_text(rp, doc_cell(rp->d, t, 1), ROLE_PLAIN,
			 words_short(rp->a, n->level, 30));
		say_gap(rp, doc_cell(rp->d, t, 2), n);
	}
	if (i < f->n_tree)
		doc_say_n(rp->d, doc_row_below(rp->d, t), ROLE_MUTED,
			  f->n_tree - i, "and %zu more", "and %zu more",
			  f->n_tree - i);
}

/* --- who changed what --------------------------------------------------------
 */

static const char *const role_names[] = {
	[EDITOR_OTHER] = "",
	[EDITOR_OWNER] = N_("owner"),
	[EDITOR_SPONSOR] = N_("sponsor"),
};

static void write_editor(struct report *rp, struct block *t,
			 const struct editor *e)
{
	struct slice who = author_shown(rp, e->author);
	struct line *l;

	doc_row(rp->d, t);
	say_plan_name(rp, doc_cell(rp->d, t, 0), e->plan);
	l = doc_cell(rp->d, t, 1);
	say_text(rp, l, ROLE_PLAIN, who);
	if (role_names[e->role][0])
		doc_say(rp->d, l, ROLE_MUTED, ", %s", role_names[e->role]);
	/* the goal belongs to who asked for the plan */
	doc_say(rp->d, doc_cell(rp->d, t, 2),
		e->goal && e->role != EDITOR_SPONSOR ? ROLE_WARN : ROLE_PLAIN,
		"%zu", e->goal);
	doc_say(rp->d, doc_cell(rp->d, t, 3), ROLE_PLAIN, "%zu", e->way);
}

static void write_editors(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *t;
	size_t i;

	if (!f->n_editors)
		return;
	doc_heading(rp->d, 3, "Who changed goals, and who the way to them");
	t = doc_table(rp->d);
	doc_column(rp->d, t, N_("plan"), ALIGN_LEFT, true);
	doc_column(rp->d, t, N_("author"), ALIGN_LEFT, true);
	doc_column(rp->d, t, N_("goal"), ALIGN_RIGHT, false);
	doc_column(rp->d, t, N_("way"), ALIGN_RIGHT, false);
	for (i = 0; i < f->n_editors && i < EDITORS_MOST; i++)
		write_editor(rp, t, &f->editors[i]);
	if (i < f->n_editors)
		doc_say_n(rp->d, doc_row_below(rp->d, t), ROLE_MUTED,
			  f->n_editors - i, "and %zu more", "and %zu more",
			  f->n_editors - i);
}

/* --- jobs --------------------------------------------------------------------
 */

static void write_jobs(struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;
	struct block *t;
	size_t i, k;

	if (!f->n_jobs)
		return;
	doc_heading(rp->d, 3, "Promises by job");
	t = doc_table(rp->d);
	doc_column(rp->d, t, N_("job"), ALIGN_LEFT, true);
	doc_column(rp->d, t, N_("promised"), ALIGN_RIGHT, false);
	doc_column(rp->d, t, N_("on time"), ALIGN_RIGHT, false);
	doc_column(rp->d, t, N_("late"), ALIGN_RIGHT, false);
	for (i = 0; i < f->n_jobs; i++) {
		const struct job_count *j = &f->jobs[i];
		const size_t counts[] = {j->promised, j->kept, j->late};

		doc_row(rp->d, t);
		say_text(rp, doc_cell(rp->d, t, 0), ROLE_PLAIN,
			 j->job.len ? words_short(rp->a, j->job, 30)
				    : phrase(rp, "none named"));
		for (k = 0; k < ARRAY_LEN(counts); k++)
			doc_say(rp->d, doc_cell(rp->d, t, k + 1), ROLE_PLAIN,
				"%zu", counts[k]);
	}
}

bool has_tree(const struct report *rp)
{
	const struct method_facts *f = &rp->r->method_facts;

	return f->n_tree || f->n_editors || f->n_jobs;
}

void write_tree(struct report *rp)
{
	if (rp->r->method_facts.n_tree)
		write_nodes(rp);
	write_editors(rp);
	write_jobs(rp);
}
