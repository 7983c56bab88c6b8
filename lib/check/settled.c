/* Comparing two snapshots file by file, before anything is checked. */
#include "check/settled.h"
#include "base/utf8.h"

#include "check/baseline.h"

static bool same_content(const struct plan_file *a, const struct plan_file *b)
{
	if (a->kind != b->kind)
		return false;
	if (!oid_is_none(&a->id) && !oid_is_none(&b->id))
		return oid_eq(&a->id, &b->id);
	return slice_eq(a->bytes, b->bytes);
}

/* ptr NULL is no file, which is not an empty one. */
static bool same_bytes(struct slice a, struct slice b)
{
	return !a.ptr == !b.ptr && slice_eq(a, b);
}

/* --- what differs --- */

/* Marks a file that is no plan, such as the configuration. */
static void mark_if_changed(struct map *changed, struct slice file,
			    struct slice bytes, struct slice before)
{
	if (bytes.ptr && !same_bytes(bytes, before))
		map_put(changed, file, changed);
}

struct map changed_files(struct arena *a, const struct snapshot *s,
			 const struct snapshot *base)
{
	struct map changed = map_in(a);
	size_t i, k = 0;

	/* both lists are in byte order of their paths */
	for (i = 0; i < s->n_files; i++) {
		struct plan_file *f = &s->files[i];

		while (k < base->n_files &&
		       slice_cmp(base->files[k].path, f->path) < 0)
			k++;
		if (k == base->n_files ||
		    !slice_eq(base->files[k].path, f->path) ||
		    !same_content(f, &base->files[k]))
			map_put(&changed, f->path, f);
	}
	mark_if_changed(&changed, SLICE(CONFIG_FILE), s->config_bytes,
			base->config_bytes);
	mark_if_changed(&changed, s->people.file, s->people_bytes,
			base->people_bytes);
	mark_if_changed(&changed, s->config.baseline, s->baseline_bytes,
			base->baseline_bytes);
	return changed;
}

/* --- what is settled --- */

static bool same_settings(const struct snapshot *a, const struct snapshot *b)
{
	return same_bytes(a->config_bytes, b->config_bytes) &&
	       same_bytes(a->people_bytes, b->people_bytes) &&
	       same_bytes(a->baseline_bytes, b->baseline_bytes);
}

static bool speaks_for_itself(const struct plan_file *f,
			      const struct map *known, struct arena *a)
{
	return f->plan && !map_get(known, f->path) &&
	       !map_get(known, f->plan->fold) &&
	       !(f->plan->was.at &&
		 map_get(known, utf8_fold_id(a, f->plan->was.s))) &&
	       !ignores_in(f->bytes);
}

bool *settled_find(bool *now, struct arena *a, const struct snapshot *s,
		   const struct snapshot *base)
{
	bool *was = arena_array(a, base->n_files, sizeof(*was));
	struct map known = map_in(a);
	size_t i, k = 0;

	if (!same_settings(s, base))
		return was;
	baseline_names(&known, a, s);
	for (i = 0; i < s->n_files; i++) {
		const struct plan_file *f = &s->files[i];

		while (k < base->n_files &&
		       slice_cmp(base->files[k].path, f->path) < 0)
			k++;
		if (k == base->n_files)
			break;
		if (slice_eq(base->files[k].path, f->path) &&
		    same_content(f, &base->files[k]) &&
		    speaks_for_itself(f, &known, a))
			now[i] = was[k] = true;
	}
	return was;
}
