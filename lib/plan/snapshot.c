/* Every plan of a source, decoded and known by its identity. */
#include "plan/snapshot.h"

#include "base/glob.h"
#include "base/utf8.h"

static const struct entry *entry_find(const struct snapshot *s,
				      struct slice path)
{
	size_t low = 0, high = s->n_entries;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = slice_cmp(s->entries[mid].path, path);

		if (!c)
			return &s->entries[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* A file that is not one: said where its place in the file is none. */
static void no_plain_file(struct snapshot *s, struct slice path)
{
	struct span at = {.line = 0};
	struct finding *f;

	f = finding_add(&s->findings, "config-invalid", at,
			"%.*s is no plain file and is not read", SL(path));
	f->file = path;
	finding_help(&s->findings, f,
		     "put a plain file in its place, not a link or a folder");
}

/* Reads a file of the configuration; *out stays NULL where there is none. */
static int read_named(struct slice *out, struct snapshot *s, struct arena *a,
		      struct source *src, struct slice path, struct err *e)
{
	const struct entry *entry = entry_find(s, path);

	if (!entry)
		return 0;
	if (entry->kind != ENTRY_FILE) {
		no_plain_file(s, path);
		return 0;
	}
	if (source_read(out, a, src, entry, e) < 0)
		return -1;
	if (!out->ptr)
		*out = SLICE("");
	return 0;
}

/* The configuration names a file that is not there. */
static void named_missing(struct snapshot *s, const struct node *at,
			  struct slice path, const char *field)
{
	struct finding *f;

	if (!at || entry_find(s, path))
		return;
	f = finding_add(&s->findings, "config-invalid", at->at,
			"there is no file %.*s", SL(path));
	f->file = SLICE(CONFIG_FILE);
	f->field = slice_of(field);
	finding_help(&s->findings, f,
		     "write the file, or leave the setting out");
}

static int load_baseline(struct snapshot *s, struct arena *a,
			 struct source *src, struct err *e)
{
	struct slice path = s->config.baseline;

	named_missing(s, s->config.baseline_at, path, "baseline");
	return path.len ? read_named(&s->baseline_bytes, s, a, src, path, e)
			: 0;
}

static int load_config(struct snapshot *s, struct arena *a, struct source *src,
		       struct err *e)
{
	if (read_named(&s->config_bytes, s, a, src, SLICE(CONFIG_FILE), e) < 0)
		return -1;
	if (s->config_bytes.ptr)
		config_decode(&s->config, a, s->config_bytes, &s->findings);
	else
		config_default(&s->config, a);
	if (read_named(&s->people_bytes, s, a, src, s->config.people, e) < 0)
		return -1;
	s->people = (struct people){.file = s->config.people};
	if (s->people_bytes.ptr)
		people_decode(&s->people, a, s->config.people, s->people_bytes,
			      &s->findings);
	else if (!slice_is(s->config.people, "people.yaml"))
		named_missing(s, s->config.people_at, s->config.people,
			      "people");
	return load_baseline(s, a, src, e);
}

static bool is_plan_path(const struct snapshot *s, const struct entry *entry)
{
	return glob_match(s->config.plans, entry->path) &&
	       !slice_eq(entry->path, s->config.people) &&
	       !slice_eq(entry->path, s->config.baseline) &&
	       !slice_is(entry->path, CONFIG_FILE);
}

/* What the source lists of plans. */
struct listed {
	const struct entry **v;
	size_t n;
};

/* Lets the source get at once what is going to be read one by one. */
static void announce(const struct listed *l, const struct store *store,
		     struct source *src)
{
	struct arena scratch = ARENA_INIT;
	struct entry *wanted = NULL;
	size_t n = 0, i;

	for (i = 0; i < l->n; i++)
		if (!store_get(store, &l->v[i]->id))
			ARENA_PUSH(&scratch, wanted, n) = *l->v[i];
	source_expect(src, wanted, n);
	arena_release(&scratch);
}

/* Reads what is new, one after the other, and decodes it all at once. */
static int decode_files(struct snapshot *s, const struct listed *l,
			struct store *store, struct source *src, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct blob *blobs = arena_array(&scratch, l->n, sizeof(*blobs));
	size_t i, n = 0;
	int ret = 0;

	for (i = 0; i < l->n && ret == 0; i++) {
		if (s->files[i].kind != ENTRY_FILE || s->files[i].decoded)
			continue;
		blobs[n].id = s->files[i].id;
		ret = source_read(&blobs[n++].bytes, store->arena, src, l->v[i],
				  e);
	}
	if (ret == 0)
		store_put_all(store, blobs, n);
	for (i = n = 0; i < l->n && ret == 0; i++)
		if (s->files[i].kind == ENTRY_FILE && !s->files[i].decoded)
			s->files[i].decoded = blobs[n++].decoded;
	arena_release(&scratch);
	return ret;
}

static int load_files(struct snapshot *s, struct arena *a,
		      const struct listed *l, struct store *store,
		      struct source *src, struct err *e)
{
	size_t i;

	announce(l, store, src);
	s->files = arena_array(a, l->n, sizeof(*s->files));
	s->n_files = l->n;
	for (i = 0; i < l->n; i++) {
		struct plan_file *f = &s->files[i];

		f->path = l->v[i]->path;
		f->kind = l->v[i]->kind;
		f->id = l->v[i]->id;
		if (f->kind == ENTRY_FILE)
			f->decoded = store_get(store, &f->id);
	}
	if (decode_files(s, l, store, src, e) < 0)
		return -1;
	for (i = 0; i < l->n; i++) {
		struct plan_file *f = &s->files[i];

		if (!f->decoded)
			continue;
		f->bytes = f->decoded->tree.bytes;
		f->plan = f->decoded->plan;
	}
	return 0;
}

static int load_plans(struct snapshot *s, struct arena *a, struct store *store,
		      struct source *src, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct listed l = {NULL, 0};
	size_t i;
	int ret;

	for (i = 0; i < s->n_entries; i++)
		if (is_plan_path(s, &s->entries[i]))
			ARENA_PUSH(&scratch, l.v, l.n) = &s->entries[i];
	ret = load_files(s, a, &l, store, src, e);
	arena_release(&scratch);
	return ret;
}

static int cmp_id(const void *pa, const void *pb)
{
	const struct plan_file *const *a = pa, *const *b = pb;

	return slice_cmp((*a)->plan->id.s, (*b)->plan->id.s);
}

/* Of two files with one identity the first path counts. */
static void find_plans(struct snapshot *s, struct arena *a)
{
	size_t i;

	s->by_id = arena_alloc(a, sizeof(*s->by_id));
	*s->by_id = map_in(a);
	s->plans = arena_array(a, s->n_files, sizeof(struct plan_file *));
	for (i = 0; i < s->n_files; i++) {
		struct plan_file *f = &s->files[i];

		if (!f->plan)
			continue;
		f->twin = map_get(s->by_id, f->plan->fold);
		if (f->twin)
			continue;
		map_put(s->by_id, f->plan->fold, f);
		s->plans[s->n_plans++] = f;
	}
	if (s->n_plans)
		qsort(s->plans, s->n_plans, sizeof(struct plan_file *), cmp_id);
}

int snapshot_load(struct snapshot *out, struct arena *a, struct store *store,
		  struct source *src, struct err *e)
{
	struct store own;

	*out = (struct snapshot){
		.kind = src->kind,
		.commit = src->commit,
		.findings = FINDINGS_IN(a),
	};
	if (!store) {
		store_init(&own, a);
		store = &own;
	}
	out->findings.words = store->words;
	out->findings.chosen = store->chosen;
	if (source_list(&out->entries, &out->n_entries, a, src, e) < 0 ||
	    load_config(out, a, src, e) < 0)
		return -1;
	store->words = out->findings.words;
	if (load_plans(out, a, store, src, e) < 0)
		return -1;
	find_plans(out, a);
	return 0;
}

void snapshot_of_file(struct snapshot *out, struct arena *a,
		      struct store *store, struct slice path,
		      enum entry_kind kind, struct slice bytes)
{
	const struct oid none = OID_NONE;
	struct plan_file *f = arena_alloc(a, sizeof(*f));

	*f = (struct plan_file){.path = path, .kind = kind, .bytes = bytes};
	if (kind == ENTRY_FILE) {
		f->decoded = store_put(store, &none, bytes);
		f->plan = f->decoded->plan;
	}
	*out = (struct snapshot){
		.kind = SOURCE_MEMORY,
		.files = f,
		.n_files = 1,
		.findings = FINDINGS_IN(a),
	};
	find_plans(out, a);
}

int snapshot_load_config(struct snapshot *out, struct arena *a,
			 struct source *src, struct err *e)
{
	*out = (struct snapshot){
		.kind = src->kind,
		.commit = src->commit,
		.findings = FINDINGS_IN(a),
	};
	if (source_list(&out->entries, &out->n_entries, a, src, e) < 0)
		return -1;
	return load_config(out, a, src, e);
}

const struct plan_file *snapshot_plan(const struct snapshot *s, struct slice id)
{
	struct arena tmp = ARENA_INIT;
	const struct plan_file *f;
	char buf[128]; /* few ids are longer */

	f = map_get(s->by_id, utf8_fold_id_in(buf, sizeof(buf), &tmp, id));
	arena_release(&tmp);
	return f;
}

bool snapshot_resolve(struct target *out, const struct snapshot *s,
		      const struct plan_file *here, struct slice ref)
{
	size_t dot = slice_find(ref, '.', 0);
	struct target found = {.file = here};

	if (dot < ref.len || !here)
		found.file = snapshot_plan(s, slice_sub(ref, 0, dot));
	if (!found.file)
		return false;
	if (dot < ref.len || here) {
		struct slice key =
			dot < ref.len ? slice_sub(ref, dot + 1, ref.len) : ref;

		found.item = plan_item(found.file->plan, key);
		if (!found.item)
			return false;
	}
	*out = found;
	return true;
}

bool plan_file_is_lfs_pointer(const struct plan_file *f)
{
	return slice_starts(f->bytes,
			    SLICE("version https://git-lfs.github.com/spec/"));
}
