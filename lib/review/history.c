/* One walk along the main line: which files count, and what is in them. */
#include "review/history.h"

#include "base/glob.h"
#include "base/utf8.h"

struct slice identity_key(struct arena *a, struct slice id)
{
	struct slice folded = utf8_fold_id(a, id);

	return folded.len ? folded : id;
}

int history_decode(const struct decoded **out, struct history *h,
		   const struct oid *blob, struct err *e)
{
	struct slice bytes;

	*out = store_get(&h->store, blob);
	if (*out)
		return 0;
	if (repo_blob(&bytes, h->arena, h->repo, blob, e) < 0) {
		err_hint(e, "If this is a partial clone, fetch the rest: git "
			    "fetch --refetch --no-filter");
		return -1;
	}
	*out = store_put(&h->store, blob, bytes);
	return 0;
}

static void touch(struct history *h, struct plan_name *name, int pos)
{
	if (!name || name->touched == pos)
		return;
	name->touched = pos;
	ARENA_PUSH(h->arena, h->touched, h->n_touched) = name;
}

static struct plan_name *name_of(struct history *h, struct slice id)
{
	struct slice key = identity_key(h->arena, id);
	struct plan_name *name = map_get(&h->plans, key);

	if (!name) {
		name = arena_alloc(h->arena, sizeof(*name));
		name->n.key = key;
		name->touched = -1;
		map_put(&h->plans, key, name);
	}
	return name;
}

static void leave_name(struct file_state *f)
{
	struct plan_name *name = f->name;
	size_t i = 0;

	if (!name)
		return;
	while (name->files[i] != f)
		i++;
	name->files[i] = name->files[name->n_files - 1];
	name->n_files--;
	f->name = NULL;
}

static void enter_name(struct history *h, struct file_state *f,
		       struct plan_name *name)
{
	struct file_state **files = arena_array(h->arena, name->n_files + 1,
						sizeof(struct file_state *));
	size_t i;

	for (i = 0; i < name->n_files; i++)
		files[i] = name->files[i];
	files[name->n_files++] = f;
	name->files = files;
	f->name = name;
}

static struct file_state *file_at(struct history *h, struct slice path)
{
	struct file_state *f = map_get(&h->files, path);

	if (!f) {
		f = arena_alloc(h->arena, sizeof(*f));
		f->path = arena_copy(h->arena, path);
		map_put(&h->files, f->path, f);
	}
	return f;
}

/* The first thing that is wrong, as one line. */
static struct slice fault_message(struct arena *a, const struct decoded *d)
{
	const struct finding *first = NULL;
	size_t i;

	for (i = 0; i < d->findings.n; i++) {
		const struct finding *f = &d->findings.v[i];

		if (!first || f->at.begin < first->at.begin)
			first = f;
	}
	if (!d->tree.root && !d->tree.broken)
		return SLICE("the file is empty");
	if (!d->tree.broken && !d->has_plan_key)
		return SLICE("there is no `plan:` at its top");
	if (!first || !first->at.line)
		return first ? first->message : SLICE("it is no plan");
	return arena_printf(a, "line %u: %.*s", first->at.line,
			    SL(first->message));
}

static void note_fault(struct history *h, struct file_state *f, int pos,
		       struct slice message)
{
	bool was = f->n_faults && f->faults[f->n_faults - 1].message.ptr;

	if (message.ptr || was)
		ARENA_PUSH(h->arena, f->faults, f->n_faults) =
			(struct fault){pos, message};
}

static void file_gone(struct history *h, struct file_state *f, int pos)
{
	touch(h, f->name, pos);
	leave_name(f);
	note_fault(h, f, pos, SLICE_NONE);
	f->there = false;
	f->content = NULL;
}

static int file_here(struct history *h, struct file_state *f, int pos,
		     const struct oid *blob, enum entry_kind kind,
		     struct err *e)
{
	const struct decoded *d;

	if (!f->there)
		f->since = pos;
	f->there = true;
	if (kind != ENTRY_FILE) {
		note_fault(h, f, pos,
			   SLICE("a link is not followed; a plan is a file"));
		return 0;
	}
	if (history_decode(&d, h, blob, e) < 0)
		return err_wrap(e, "%.*s", SL(f->path));
	if (!d->plan) {
		note_fault(h, f, pos, fault_message(h->arena, d));
		return 0;
	}
	note_fault(h, f, pos, SLICE_NONE);
	touch(h, f->name, pos);
	leave_name(f);
	enter_name(h, f, name_of(h, d->plan->id.s));
	touch(h, f->name, pos);
	f->content = d;
	return 0;
}

static int apply_change(struct history *h, const struct tree_change *c, int pos,
			struct err *e)
{
	bool here = !oid_is_none(&c->after) && glob_match(h->pattern, c->path);
	struct file_state *f;

	if (here)
		return file_here(h, file_at(h, c->path), pos, &c->after,
				 c->kind_after, e);
	f = map_get(&h->files, c->path);
	if (f && f->there)
		file_gone(h, f, pos);
	return 0;
}

/* Everything again, through a pattern that changed in this commit. */
static int apply_pattern(struct history *h, const struct oid *commit, int pos,
			 struct err *e)
{
	const struct oid none = OID_NONE;
	const struct map_entry *at;
	struct tree_change *all;
	size_t n, i;

	for (at = map_next(&h->files, NULL); at; at = map_next(&h->files, at)) {
		struct file_state *f = map_value(at);

		if (f->there && !glob_match(h->pattern, f->path))
			file_gone(h, f, pos);
	}
	if (repo_tree_changes(&all, &n, h->arena, h->repo, &none, commit, e) <
	    0)
		return -1;
	for (i = 0; i < n; i++) {
		const struct file_state *f = map_get(&h->files, all[i].path);

		if (!(f && f->there) && apply_change(h, &all[i], pos, e) < 0)
			return -1;
	}
	return 0;
}

static int read_pattern(bool *changed, struct history *h,
			const struct oid *commit, struct err *e)
{
	struct findings fs = FINDINGS_IN(h->arena);
	struct config config;
	struct slice bytes;

	if (repo_file(&bytes, h->arena, h->repo, commit, SLICE(CONFIG_FILE),
		      e) < 0)
		return -1;
	if (bytes.ptr)
		config_decode(&config, h->arena, bytes, &fs);
	else
		config_default(&config, h->arena);
	*changed = !slice_eq(config.plans, h->pattern);
	h->pattern = config.plans;
	return 0;
}

/*
 * Of several files with one identity: the one that counted, else the first
 * whose path was there before, else the first in byte order.
 */
static void choose_file(struct plan_name *name, int pos)
{
	struct file_state *best = NULL;
	size_t i;

	for (i = 0; i < name->n_files; i++) {
		struct file_state *f = name->files[i];
		bool old = f->since < pos, best_old = best && best->since < pos;

		if (f == name->chosen)
			return;
		if (!best || old > best_old ||
		    (old == best_old && slice_cmp(f->path, best->path) < 0))
			best = f;
	}
	name->chosen = best;
}

static int by_key(const void *x, const void *y)
{
	const struct plan_name *const *a = x, *const *b = y;

	return slice_cmp((*a)->n.key, (*b)->n.key);
}

static int history_step(struct history *h, int pos, struct err *e)
{
	const struct main_commit *m = &h->ml->v[pos];
	bool config = pos == 0, pattern = false;
	struct tree_change *changes;
	size_t n, i;

	h->n_touched = 0;
	h->touched = NULL;
	if (repo_tree_changes(&changes, &n, h->arena, h->repo, &m->before,
			      &m->commit.id, e) < 0)
		return -1;
	for (i = 0; i < n; i++)
		config = config || slice_is(changes[i].path, CONFIG_FILE);
	if (config && read_pattern(&pattern, h, &m->commit.id, e) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (apply_change(h, &changes[i], pos, e) < 0)
			return -1;
	if (pattern && pos && apply_pattern(h, &m->commit.id, pos, e) < 0)
		return -1;
	if (!h->n_touched)
		return 0;
	qsort(h->touched, h->n_touched, sizeof(struct plan_name *), by_key);
	for (i = 0; i < h->n_touched; i++)
		choose_file(h->touched[i], pos);
	identities_step(h, pos);
	return 0;
}

static bool yaml(struct slice path)
{
	return slice_ends(path, SLICE(".yaml")) ||
	       slice_ends(path, SLICE(".yml"));
}

/* Lets a partial clone get at once what is going to be read one by one. */
static int announce(const struct history *h, int last, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct oid *ids = NULL;
	size_t n = 0, n_ids = 0, i;
	int pos, ret = 0;

	for (pos = 0; ret == 0 && pos <= last; pos++) {
		const struct main_commit *m = &h->ml->v[pos];
		struct tree_change *c;

		ret = repo_tree_changes(&c, &n, &scratch, h->repo, &m->before,
					&m->commit.id, e);
		for (i = 0; ret == 0 && i < n; i++)
			if (c[i].kind_after == ENTRY_FILE &&
			    !oid_is_none(&c[i].after) && yaml(c[i].path))
				ARENA_PUSH(&scratch, ids, n_ids) = c[i].after;
	}
	if (ret == 0)
		repo_want(h->repo, ids, n_ids);
	arena_release(&scratch);
	return ret;
}

int history_walk(struct history *h, struct arena *a, struct repo *r,
		 const struct main_line *ml, int last, struct err *e)
{
	int pos;

	*h = (struct history){.arena = a, .repo = r, .ml = ml};
	h->files = map_in(a);
	h->plans = map_in(a);
	store_init(&h->store, a);
	if (repo_is_partial(r) && announce(h, last, e) < 0)
		return -1;
	for (pos = 0; pos <= last; pos++)
		if (history_step(h, pos, e) < 0)
			return -1;
	return 0;
}

static int by_file(const void *x, const void *y)
{
	const struct review_unreadable *a = x, *b = y;

	return slice_cmp(a->file, b->file);
}

size_t history_unreadable(struct review_unreadable **out, size_t n,
			  struct arena *a, const struct history *h, int pos,
			  bool in_new)
{
	const struct map_entry *at;
	size_t from = n;

	for (at = map_next(&h->files, NULL); at; at = map_next(&h->files, at)) {
		const struct file_state *f = map_value(at);
		size_t i = f->n_faults;

		while (i && f->faults[i - 1].pos > pos)
			i--;
		if (i && f->faults[i - 1].message.ptr)
			ARENA_PUSH(a, *out, n) = (struct review_unreadable){
				f->path, in_new, f->faults[i - 1].message};
	}
	if (n > from)
		qsort(*out + from, n - from, sizeof(**out), by_file);
	return n;
}
