/* Two snapshots, plan by plan: what came, went, moved and changed. */
#include "compare/diff.h"

#include "base/glob.h"
#include "compare/fields.h"
#include "compare/match.h"
#include "compare/value.h"

static const char *const kind_names[] = {
	[CHANGE_PLAN_ADDED] = "plan-added",
	[CHANGE_PLAN_REMOVED] = "plan-removed",
	[CHANGE_PLAN_MOVED] = "plan-moved",
	[CHANGE_PLAN_RENAMED] = "plan-renamed",
	[CHANGE_ITEM_ADDED] = "item-added",
	[CHANGE_ITEM_REMOVED] = "item-removed",
	[CHANGE_ITEM_RENAMED] = "item-renamed",
	[CHANGE_FIELD_ADDED] = "field-added",
	[CHANGE_FIELD_REMOVED] = "field-removed",
	[CHANGE_FIELD_CHANGED] = "field-changed",
	[CHANGE_ORDER] = "order-changed",
};

const char *change_kind_name(enum change_kind kind)
{
	return kind_names[kind];
}

static void count(struct diff *d)
{
	size_t *const counters[] = {
		[CHANGE_PLAN_ADDED] = &d->plans_added,
		[CHANGE_PLAN_REMOVED] = &d->plans_removed,
		[CHANGE_ITEM_ADDED] = &d->items_added,
		[CHANGE_ITEM_REMOVED] = &d->items_removed,
		[CHANGE_FIELD_ADDED] = &d->fields_changed,
		[CHANGE_FIELD_REMOVED] = &d->fields_changed,
		[CHANGE_FIELD_CHANGED] = &d->fields_changed,
		[CHANGE_ORDER] = &d->fields_changed,
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(counters); i++)
		if (counters[i])
			*counters[i] = 0;
	for (i = 0; i < d->n; i++)
		if (counters[d->v[i].kind])
			++*counters[d->v[i].kind];
}

/* --- the subject of changes ------------------------------------------------
 */

/* What the new side says why, and whether the old side said so already. */
static void set_because(struct change *c, const struct text *before,
			const struct text *after)
{
	if (!after || !slice_trim(after->s).len)
		return;
	c->because = value_text(after->s);
	c->explained = reason_is_new(before ? before->s : SLICE_NONE, after->s);
}

static struct subject plan_subject(struct diff *out, struct arena *a,
				   const struct plan_pair *p)
{
	const struct plan *old = p->before ? p->before->plan : NULL;
	const struct plan *new = p->after ? p->after->plan : NULL;
	const struct plan *shown = new ? new : old;
	struct subject s = {.out = out, .a = a};

	s.base.plan = shown->id.s;
	s.base.title = shown->title.s;
	s.base.before_plan = p->before;
	s.base.after_plan = p->after;
	if (p->before)
		s.base.file_before = p->before->path;
	if (p->after)
		s.base.file = p->after->path;
	if (new)
		set_because(&s.base, old ? &old->because : NULL, &new->because);
	return s;
}

/* What an item is called: a lever has no title, but says what to do. */
static struct slice item_title(const struct item *item)
{
	const struct lever *l;

	if (item->title.at || item->kind != ITEM_LEVER)
		return item->title.s;
	l = (const struct lever *)item;
	return l->then.s;
}

/* base is that of the plan on the new side. */
static struct subject item_subject(const struct subject *base,
				   const struct item_match *before,
				   const struct item_match *after)
{
	const struct item *shown = (after ? after : before)->item;
	struct subject s = *base;

	s.renamed = false;
	s.base.item = item_path(s.a, shown);
	s.base.title = item_title(shown);
	if (before) {
		s.base.before_item = before->item;
		s.base.before_plan = before->plan;
		s.base.file_before = before->plan->path;
	}
	if (!after)
		return s; /* the plan's reason serves for what is gone */
	s.base.after_item = after->item;
	s.base.because = SLICE_NONE;
	s.base.explained = false;
	set_because(&s.base, before ? &before->item->because : NULL,
		    &after->item->because);
	return s;
}

/* --- items -----------------------------------------------------------------
 */

static void diff_item(const struct subject *plan, const struct plan_pair *p,
		      const struct item_match *after)
{
	const struct item_match *before = after->other;
	struct subject s = item_subject(plan, before, after);
	bool moved = before && before->plan != p->before;

	if (!before) {
		/* an added plan brings its items along */
		if (p->before)
			diff_add(&s, CHANGE_ITEM_ADDED);
		return;
	}
	if (moved || !slice_eq(before->fold, after->fold)) {
		struct change *c = diff_add(&s, CHANGE_ITEM_RENAMED);

		s.renamed = true;
		c->new_text = after->item->key;
		c->old_text = before->item->key;
		if (moved)
			c->old_text = arena_printf(s.a, "%.*s.%.*s",
						   SL(before->plan->plan->id.s),
						   SL(before->item->key));
	}
	diff_item_fields(&s, after->item->kind, before->item->at,
			 after->item->at);
}

static void diff_items(const struct subject *plan, const struct plan_match *m)
{
	size_t i;

	for (i = 0; i < m->after.n; i++)
		diff_item(plan, &m->pair, &m->after.v[i]);
	for (i = 0; m->pair.after && i < m->before.n; i++)
		if (!m->before.v[i].other) {
			struct subject s =
				item_subject(plan, &m->before.v[i], NULL);

			diff_add(&s, CHANGE_ITEM_REMOVED);
		}
}

/* --- plans -----------------------------------------------------------------
 */

static void diff_path_and_id(struct subject *s, const struct plan_pair *p)
{
	const struct plan *old = p->before->plan, *new = p->after->plan;
	struct change *c;

	if (!slice_eq(p->before->path, p->after->path)) {
		c = diff_add(s, CHANGE_PLAN_MOVED);
		c->old_text = p->before->path;
		c->new_text = p->after->path;
	}
	if (!slice_eq(old->fold, new->fold)) {
		c = diff_add(s, CHANGE_PLAN_RENAMED);
		c->old_text = old->id.s;
		c->new_text = new->id.s;
		s->renamed = true;
	}
}

static void diff_match(struct diff *out, struct arena *a,
		       const struct plan_match *m)
{
	const struct plan_pair *p = &m->pair;
	struct subject s = plan_subject(out, a, p);

	if (!p->after) {
		diff_add(&s, CHANGE_PLAN_REMOVED);
		return;
	}
	if (!p->before) {
		diff_add(&s, CHANGE_PLAN_ADDED);
	} else {
		diff_path_and_id(&s, p);
		if (file_same_bytes(p->before, p->after))
			return;
		diff_plan_fields(&s, p->before->plan->root,
				 p->after->plan->root);
	}
	diff_items(&s, m);
}

void diff_plans(struct diff *out, struct arena *a,
		const struct plan_file *before, const struct plan_file *after)
{
	struct plan_match m = {.pair = {before, after}};

	match_pair(&m, a);
	diff_match(out, a, &m);
	count(out);
}

/* --- files that take no part -----------------------------------------------
 */

static struct slice why_unreadable(struct arena *a, const struct plan_file *f)
{
	const struct decoded *d = f->decoded;
	const struct finding *first;

	if (f->kind == ENTRY_LINK)
		return SLICE("it is a symbolic link, which is not followed");
	if (f->kind == ENTRY_GITLINK)
		return SLICE("it is a submodule, not a file");
	if (f->kind != ENTRY_FILE || !d)
		return SLICE("it is not a plain file");
	if (!d->tree.broken)
		return SLICE("it has no `plan:` that gives its identity");
	first = d->findings.n ? &d->findings.v[0] : NULL;
	if (!first)
		return SLICE("it is not readable as YAML");
	if (!first->at.line)
		return first->message;
	return arena_printf(a, "line %u: %.*s", first->at.line,
			    SL(first->message));
}

static bool has_same_bytes(const struct plan_file *f,
			   const struct snapshot *other)
{
	const struct plan_file *there = file_at(other, f->path);

	return there && file_same_bytes(f, there);
}

static void list_unreadable(struct diff *out, struct arena *a,
			    const struct snapshot *s,
			    const struct snapshot *other, bool in_new)
{
	size_t i;

	for (i = 0; i < s->n_files; i++) {
		const struct plan_file *f = &s->files[i];

		if (f->plan)
			continue;
		ARENA_PUSH(a, out->unreadable, out->n_unreadable) =
			(struct unreadable){.file = f->path,
					    .in_new = in_new,
					    .unchanged =
						    has_same_bytes(f, other),
					    .message = why_unreadable(a, f)};
	}
}

/* Paths of the files that were chosen to be a plan. */
static struct map chosen_paths(struct arena *a, const struct plan_match *all,
			       size_t n, bool new_side)
{
	struct map paths = map_in(a);
	size_t i;

	for (i = 0; i < n; i++) {
		const struct plan_file *f =
			new_side ? all[i].pair.after : all[i].pair.before;

		if (f)
			map_put(&paths, f->path, &paths);
	}
	return paths;
}

static void list_repeated(struct diff *out, struct arena *a,
			  const struct snapshot *s,
			  const struct snapshot *other, struct map chosen,
			  bool in_new)
{
	size_t i;

	for (i = 0; i < s->n_files; i++) {
		const struct plan_file *f = &s->files[i];

		if (!file_takes_part(f, other) || has_same_bytes(f, other) ||
		    map_get(&chosen, f->path))
			continue;
		ARENA_PUSH(a, out->repeated, out->n_repeated) =
			(struct unreadable){
				.file = f->path,
				.in_new = in_new,
				.message = arena_printf(
					a, "another file has the plan %.*s too",
					SL(f->plan->id.s))};
	}
}

static int by_file(const void *x, const void *y)
{
	const struct unreadable *a = x, *b = y;
	int order = slice_cmp(a->file, b->file);

	return order ? order : a->in_new - b->in_new;
}

void diff_snapshots(struct diff *out, struct arena *a,
		    const struct snapshot *before, const struct snapshot *after)
{
	struct plan_match *all;
	size_t n = match_all(&all, a, before, after), i;

	*out = (struct diff){.v = NULL};
	for (i = 0; i < n; i++)
		diff_match(out, a, &all[i]);
	count(out);
	list_unreadable(out, a, before, after, false);
	list_unreadable(out, a, after, before, true);
	if (out->n_unreadable)
		qsort(out->unreadable, out->n_unreadable,
		      sizeof(*out->unreadable), by_file);
	list_repeated(out, a, before, after, chosen_paths(a, all, n, false),
		      false);
	list_repeated(out, a, after, before, chosen_paths(a, all, n, true),
		      true);
	if (out->n_repeated)
		qsort(out->repeated, out->n_repeated, sizeof(*out->repeated),
		      by_file);
}

/* --- a part of it ----------------------------------------------------------
 */

static bool is_wanted(const struct change *c, const struct diff_part *part)
{
	struct slice fold = c->after_plan    ? c->after_plan->plan->fold
			    : c->before_plan ? c->before_plan->plan->fold
					     : SLICE_NONE;
	size_t i;

	for (i = 0; i < part->n_paths; i++)
		if ((c->file.ptr && path_within(c->file, part->paths[i])) ||
		    (c->file_before.ptr &&
		     path_within(c->file_before, part->paths[i])))
			return true;
	for (i = 0; i < part->n_plans; i++)
		if (slice_eq(fold, part->plans[i]))
			return true;
	return false;
}

static size_t keep_files(struct unreadable *v, size_t n,
			 const struct diff_part *part)
{
	size_t kept = 0, i, j;

	for (i = 0; i < n; i++)
		for (j = 0; j < part->n_paths; j++)
			if (path_within(v[i].file, part->paths[j])) {
				v[kept++] = v[i];
				break;
			}
	return kept;
}

void diff_keep(struct diff *d, const struct diff_part *part)
{
	size_t kept = 0, i;

	for (i = 0; i < d->n; i++)
		if (is_wanted(&d->v[i], part))
			d->v[kept++] = d->v[i];
	d->n = kept;
	d->n_unreadable = keep_files(d->unreadable, d->n_unreadable, part);
	d->n_repeated = keep_files(d->repeated, d->n_repeated, part);
	count(d);
}
