/* What delegation adds: the tree of plans, who changed what, jobs. */
#include <string.h>

#include "base/utf8.h"
#include "review/tell.h"

/* --- the tree ----------------------------------------------------------------
 */

struct branch {
	const struct plan *plan;
	size_t parent; /* its place among the branches; NO_PARENT: none */
	bool shown;    /* under the method, or above one that is */
	bool below;    /* another plan supports it */
	bool listed;
};

#define NO_PARENT SIZE_MAX

struct forest {
	struct telling *t;
	struct branch *v;
	size_t n;
};

static bool is_over(const struct plan *p)
{
	return plan_stage(p) == STAGE_CLOSED || plan_stage(p) == STAGE_DROPPED;
}

static size_t find_parent(const struct forest *tr, const struct plan *p)
{
	struct slice ref = p->supports.s, key;
	size_t i;

	if (!ref.len)
		return NO_PARENT;
	key = identity_key(tr->t->arena,
			   slice_sub(ref, 0, slice_find(ref, '.', 0)));
	for (i = 0; i < tr->n; i++)
		if (tr->v[i].plan != p &&
		    slice_eq(identity_key(tr->t->arena, tr->v[i].plan->id.s),
			     key))
			return i;
	return NO_PARENT;
}

static struct forest plant(struct telling *t)
{
	struct forest tr = {.t = t};
	size_t i, up, steps;

	for (i = 0; i < t->c->n_plans; i++) {
		const struct version *b = t->c->plans[i].b;

		if (b && !is_over(b->plan))
			ARENA_PUSH(t->arena, tr.v, tr.n) = (struct branch){
				.plan = b->plan,
				.shown = plan_under(t, i, METHOD_DELEGATION)};
	}
	for (i = 0; i < tr.n; i++) {
		tr.v[i].parent = find_parent(&tr, tr.v[i].plan);
		if (tr.v[i].parent != NO_PARENT)
			tr.v[tr.v[i].parent].below = true;
	}
	for (i = 0; i < tr.n; i++) {
		up = tr.v[i].shown ? tr.v[i].parent : NO_PARENT;
		for (steps = 0; up != NO_PARENT && steps < tr.n; steps++) {
			tr.v[up].shown = true;
			up = tr.v[up].parent;
		}
	}
	return tr;
}

/* Place among the configured levels; their number where it is none. */
static size_t level_of(const struct telling *t, const struct plan *p)
{
	size_t i = 0;

	while (i < t->config->levels.n &&
	       !slice_eq(t->config->levels.v[i].s, p->level.s))
		i++;
	return i;
}

static void find_gap(struct tree_node *out, const struct forest *tr,
		     const struct branch *b)
{
	const struct texts *levels = &tr->t->config->levels;
	size_t level = level_of(tr->t, b->plan), above = levels->n;

	if (b->parent != NO_PARENT)
		above = level_of(tr->t, tr->v[b->parent].plan);
	if (b->plan->supports.s.len && b->parent == NO_PARENT) {
		out->gap = TREE_PARENT_GONE;
	} else if (b->parent == NO_PARENT && level && level < levels->n) {
		out->gap = TREE_NO_PARENT;
		out->missing = levels->v[level - 1].s;
	} else if (above + 1 < level && level < levels->n) {
		out->gap = TREE_LEVEL_SKIPPED;
		out->missing = levels->v[level - 1].s;
	} else if (!b->below && level + 1 < levels->n) {
		out->gap = TREE_NOTHING_BELOW;
		out->missing = levels->v[level + 1].s;
	}
}

static void list_branch(struct forest *tr, size_t i, size_t depth)
{
	struct method_facts *f = tr->t->facts;
	struct branch *b = &tr->v[i];
	struct tree_node node = {.plan = b->plan->id.s,
				 .title = b->plan->title.s,
				 .level = b->plan->level.s,
				 .supports = b->plan->supports.s,
				 .depth = depth};
	size_t k;

	if (b->listed || !b->shown)
		return;
	b->listed = true;
	find_gap(&node, tr, b);
	ARENA_PUSH(tr->t->arena, f->tree, f->n_tree) = node;
	for (k = 0; k < tr->n && depth < tr->t->config->levels.n + 8; k++)
		if (tr->v[k].parent == i)
			list_branch(tr, k, depth + 1);
}

static void tell_tree(struct telling *t)
{
	struct forest tr = plant(t);
	size_t i;

	for (i = 0; i < tr.n; i++)
		if (tr.v[i].parent == NO_PARENT)
			list_branch(&tr, i, 0);
	/* a circle has no top; each of its plans is listed where it stands */
	for (i = 0; i < tr.n; i++)
		list_branch(&tr, i, 0);
}

/* --- who changed goals, and who the way --------------------------------------
 */

/* Metrics but their actuals, and the objective, are the goal. */
static bool is_goal(const struct ledger_entry *e)
{
	if (!e->item.ptr)
		return slice_starts(e->field, SLICE("objective"));
	return slice_starts(e->item, SLICE("metrics.")) &&
	       !slice_starts(e->field, SLICE("actuals"));
}

static bool is_way(const struct ledger_entry *e)
{
	return e->item.ptr && slice_starts(e->item, SLICE("actions.")) &&
	       !slice_is(e->field, "done");
}

static bool bears(const struct telling *t, struct slice handle,
		  struct slice author)
{
	const struct person *p =
		t->people->found ? people_get(t->people, handle) : NULL;

	return slice_eq(utf8_nfc(t->arena, handle), author) ||
	       (p && slice_eq(utf8_nfc(t->arena, p->name), author));
}

static struct editor *editor_of(struct telling *t, const struct plan *p,
				struct slice author)
{
	struct method_facts *f = t->facts;
	struct editor *e;
	size_t i;

	for (i = 0; i < f->n_editors; i++)
		if (slice_eq(f->editors[i].plan, p->id.s) &&
		    slice_eq(f->editors[i].author, author))
			return &f->editors[i];
	e = &ARENA_PUSH(t->arena, f->editors, f->n_editors);
	e->plan = p->id.s;
	e->author = author;
	if (author.ptr && p->sponsor.s.len && bears(t, p->sponsor.s, author))
		e->role = EDITOR_SPONSOR;
	else if (author.ptr && bears(t, p->owner.s, author))
		e->role = EDITOR_OWNER;
	return e;
}

static int by_plan_then_author(const void *x, const void *y)
{
	const struct editor *a = x, *b = y;
	int diff = slice_cmp(a->plan, b->plan);

	return diff ? diff : slice_cmp(a->author, b->author);
}

static const struct plan *plan_of_entry(const struct telling *t,
					const struct ledger_entry *entry)
{
	size_t i;

	for (i = 0; i < t->out->n_plans; i++)
		if (slice_eq(t->out->plans[i].plan, entry->plan))
			return plan_under(t, i, METHOD_DELEGATION);
	return NULL;
}

static int tell_editors(struct telling *t, struct err *e)
{
	bool named = t->config->report_people == REPORT_NAMES;
	struct ledger_entry *v;
	size_t n, i;

	if (t->c->w.b.pos <= t->c->w.a.pos)
		return 0;
	if (ledger_build(&v, &n, t->arena, t->history, t->c->w.a.pos,
			 t->c->w.b.pos, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		bool goal = is_goal(&v[i]), way = is_way(&v[i]);
		const struct plan *p =
			goal || way ? plan_of_entry(t, &v[i]) : NULL;
		struct editor *who;

		if (!p)
			continue;
		who = editor_of(t, p,
				named ? utf8_nfc(t->arena, v[i].author)
				      : SLICE_NONE);
		who->goal += goal;
		who->way += way;
	}
	if (t->facts->n_editors)
		qsort(t->facts->editors, t->facts->n_editors,
		      sizeof(*t->facts->editors), by_plan_then_author);
	return 0;
}

/* --- promises by job ---------------------------------------------------------
 */

static const char *const base_jobs[] = {"research", "reach", "sell"};

static struct job_count *job_of(struct telling *t, struct slice job)
{
	struct method_facts *f = t->facts;
	size_t i;

	for (i = 0; i < f->n_jobs; i++)
		if (slice_eq(f->jobs[i].job, job))
			return &f->jobs[i];
	ARENA_PUSH(t->arena, f->jobs, f->n_jobs) =
		(struct job_count){.job = job};
	return &f->jobs[f->n_jobs - 1];
}

/* The base jobs first, then the team's own by name, those without one last. */
static size_t job_rank(const struct job_count *j)
{
	size_t i = 0;

	if (!j->job.len)
		return ARRAY_LEN(base_jobs) + 1;
	while (i < ARRAY_LEN(base_jobs) && !slice_is(j->job, base_jobs[i]))
		i++;
	return i;
}

static int by_job(const void *x, const void *y)
{
	size_t a = job_rank(x), b = job_rank(y);

	if (a != b)
		return a < b ? -1 : 1;
	return slice_cmp(((const struct job_count *)x)->job,
			 ((const struct job_count *)y)->job);
}

static void tell_jobs(struct telling *t)
{
	struct method_facts *f = t->facts;
	size_t i, k;

	for (i = 0; i < t->out->n_actions; i++) {
		const struct action_review *r = &t->out->actions[i];
		struct job_count *j;

		for (k = 0; k < t->out->n_plans; k++)
			if (slice_eq(t->out->plans[k].plan, r->plan))
				break;
		if (r->promise != PROMISE_START || k == t->out->n_plans ||
		    !plan_under(t, k, METHOD_DELEGATION))
			continue;
		j = job_of(t, r->job);
		j->promised++;
		j->kept += r->ended == ENDED_KEPT;
		j->late += r->ended == ENDED_LATE;
	}
	if (!f->n_jobs)
		return;
	for (i = 0; i < ARRAY_LEN(base_jobs); i++)
		job_of(t, slice_of(base_jobs[i]));
	qsort(f->jobs, f->n_jobs, sizeof(*f->jobs), by_job);
}

int tell_delegation(struct telling *t, struct err *e)
{
	tell_tree(t);
	tell_jobs(t);
	return tell_editors(t, e);
}
