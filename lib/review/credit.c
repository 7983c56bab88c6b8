/* Who wrote a value that a merge brought in, and why. */
#include "base/glob.h"
#include "review/ledger.h"

static bool same_key(struct arena *a, struct slice x, struct slice y)
{
	return slice_eq(x, y) ||
	       slice_eq(identity_key(a, x), identity_key(a, y));
}

/* What one tree says of the thing: found is false where it is untouched. */
struct said {
	bool plan_found;
	struct slice value; /* ptr NULL: none */
};

static bool is_plan_of(struct arena *a, const struct plan *p,
		       const struct version *v)
{
	return v && v->there && same_key(a, p->id.s, v->plan->id.s);
}

static const struct item *item_of(struct arena *a, const struct plan *p,
				  const struct version *v)
{
	const struct item **items;
	size_t n, i;

	if (!v || !v->there)
		return NULL;
	n = plan_items(&items, a, p);
	for (i = 0; i < n; i++)
		if (items[i]->kind == v->item->kind &&
		    same_key(a, items[i]->key, v->item->key))
			return items[i];
	return NULL;
}

static bool of_item(const struct written *what)
{
	const struct version *v =
		what->to && what->to->there ? what->to : what->from;

	return v && v->item;
}

static void look_into(struct said *said, struct arena *a, const struct plan *p,
		      const struct written *what)
{
	const struct item *item = NULL;

	if (!is_plan_of(a, p, what->to) && !is_plan_of(a, p, what->from))
		return;
	said->plan_found = true;
	if (of_item(what)) {
		item = item_of(a, p, what->to);
		if (!item)
			item = item_of(a, p, what->from);
		if (!item)
			return;
	}
	said->value = ledger_value(a, p, item, what->field);
}

static int look_at(struct said *said, struct arena *a, struct history *h,
		   const struct oid *blob, enum entry_kind kind,
		   const struct written *what, struct err *e)
{
	const struct decoded *d;

	if (oid_is_none(blob) || kind != ENTRY_FILE)
		return 0;
	if (history_decode(&d, h, blob, e) < 0)
		return -1;
	if (d->plan)
		look_into(said, a, d->plan, what);
	return 0;
}

/*
 * The plan is not among the changed files on one side: it may stand there in a
 * file that did not change, as a twin of the one that did.
 */
static int look_at_twin(struct said *said, struct arena *a, struct history *h,
			const struct oid *commit, const struct version *v,
			const struct written *what, struct err *e)
{
	const struct decoded *d;
	struct slice bytes;

	if (said->plan_found || !v || !v->there || oid_is_none(commit))
		return 0;
	if (repo_file(&bytes, a, h->repo, commit, v->path, e) < 0)
		return -1;
	d = bytes.ptr ? decoded_make(a, bytes) : NULL;
	if (d && d->plan)
		look_into(said, a, d->plan, what);
	return 0;
}

static bool same_value(struct slice x, struct slice y)
{
	return !x.ptr == !y.ptr && slice_eq(x, y);
}

/* 1 if the commit wrote the value, seen from one parent; 0 if not; -1. */
static int wrote_against(struct arena *a, struct history *h,
			 const struct commit *c, const struct oid *parent,
			 const struct written *what, struct err *e)
{
	struct said before = {false, SLICE_NONE}, after = before;
	struct tree_change *changes;
	size_t n, i;

	if (repo_tree_changes(&changes, &n, a, h->repo, parent, &c->id, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		const struct tree_change *t = &changes[i];

		if (!glob_match(h->pattern, t->path))
			continue;
		if (look_at(&before, a, h, &t->before, t->kind_before, what,
			    e) < 0 ||
		    look_at(&after, a, h, &t->after, t->kind_after, what, e) <
			    0)
			return -1;
	}
	if (!before.plan_found && !after.plan_found)
		return 0;
	if (look_at_twin(&after, a, h, &c->id, what->to, what, e) < 0 ||
	    look_at_twin(&before, a, h, parent, what->from, what, e) < 0)
		return -1;
	return same_value(after.value, what->value) &&
	       !same_value(before.value, what->value);
}

static int wrote(struct arena *a, struct history *h, const struct commit *c,
		 const struct written *what, struct err *e)
{
	const struct oid none = OID_NONE;
	size_t i;
	int ret;

	if (!c->n_parents)
		return wrote_against(a, h, c, &none, what, e);
	for (i = 0; i < c->n_parents; i++) {
		ret = wrote_against(a, h, c, &c->parents[i], what, e);
		if (ret <= 0)
			return ret;
	}
	return 1;
}

int find_writer(struct commit *out, struct arena *a, struct history *h, int pos,
		const struct written *what, struct err *e)
{
	const struct main_commit *m = &h->ml->v[pos];
	struct oid *ids;
	size_t n, i;

	*out = m->commit;
	if (m->commit.n_parents < 2)
		return 0;
	if (repo_walk(&ids, &n, a, h->repo, &m->commit.id, &m->before, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		struct commit c;
		int ret;

		if (oid_eq(&ids[i], &m->commit.id))
			continue;
		if (repo_commit(&c, a, h->repo, &ids[i], e) < 0)
			return -1;
		ret = wrote(a, h, &c, what, e);
		if (ret < 0)
			return -1;
		if (ret) {
			*out = c;
			return 0;
		}
	}
	return 0;
}

/* The plan's reason where a step changed it; the item's where it has one. */
static struct slice changed_reason(struct slice before, struct slice after)
{
	return reason_is_new(before, after) ? after : SLICE_NONE;
}

static struct slice plan_reason(struct arena *a, const struct version *from,
				int pos)
{
	struct versions vs = line_versions(a, from->holder, pos);
	const struct version *now = versions_at(&vs, pos);
	const struct version *then = versions_at(&vs, pos - 1);

	if (!now)
		return SLICE_NONE;
	return changed_reason(then ? then->plan->because.s : SLICE_NONE,
			      now->plan->because.s);
}

static struct slice because_of(const struct version *v)
{
	if (!v || !v->there)
		return SLICE_NONE;
	return v->item ? v->item->because.s : v->plan->because.s;
}

static struct slice step_reason(struct arena *a, const struct version *from,
				const struct version *to)
{
	if (!to->there)
		return from->item ? plan_reason(a, from, to->pos) : SLICE_NONE;
	return changed_reason(because_of(from), because_of(to));
}

static struct slice author_name(const struct commit *c)
{
	return c->author.name.len ? c->author.name : c->author.email;
}

int ledger_credit(struct ledger_entry *out, struct arena *a, struct history *h,
		  const struct version *from, const struct version *to,
		  const char *field, struct err *e)
{
	const struct main_commit *m = &h->ml->v[to->pos];
	struct written what = {.from = from, .to = to, .field = field};
	struct slice trailer;
	struct commit c;

	*out = (struct ledger_entry){.pos = to->pos, .because = SLICE_NONE};
	if (to->there)
		what.value = ledger_value(a, to->plan, to->item, field);
	if (find_writer(&c, a, h, to->pos, &what, e) < 0)
		return -1;
	out->commit = c.id;
	out->day = zone_day(&h->ml->config.zone, c.time);
	out->author = author_name(&c);
	out->subject = c.subject;
	if (!oid_eq(&c.id, &m->commit.id))
		out->merged_by = author_name(&m->commit);
	out->because = step_reason(a, from, to);
	if (!out->because.len) {
		trailer = commit_trailer(a, &c, SLICE("Because"));
		out->because = trailer.len ? trailer : SLICE_NONE;
	}
	return 0;
}
