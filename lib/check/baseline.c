/* The baseline: reading it, silencing what it names, writing it. */
#include "check/baseline.h"

#include <string.h>

#include "base/utf8.h"
#include "plan/decode.h"
#include "yaml/quote.h"

#define FORMAT_VERSION 1
#define DETAIL_DIGITS  8

struct known {
	struct text rule, plan, file, item, field, detail;
	struct day expires;
	const struct node *at;
	const struct rule *row;
	bool locked, used;
};

struct baseline {
	struct arena *arena;
	struct slice file;
	struct tree tree;
	struct number version;
	struct known *v;
	size_t n;
};

#define IN(type, member) .at = offsetof(struct type, member)

static const struct field file_rows[] = {
	{.path = "version",
	 .type = FIELD_INT,
	 IN(baseline, version),
	 .help = "the version of this file's format: 1"},
	{.path = "findings",
	 .type = FIELD_ANY,
	 .help = "a list of what is known"},
	{.path = NULL},
};

static const struct field entry_rows[] = {
	{.path = "plan", .type = FIELD_TEXT, IN(known, plan), .help = ""},
	{.path = "file", .type = FIELD_TEXT, IN(known, file), .help = ""},
	{.path = "item", .type = FIELD_TEXT, IN(known, item), .help = ""},
	{.path = "field", .type = FIELD_TEXT, IN(known, field), .help = ""},
	{.path = "rule", .type = FIELD_TEXT, IN(known, rule), .help = ""},
	{.path = "detail", .type = FIELD_TEXT, IN(known, detail), .help = ""},
	{.path = "expires", .type = FIELD_DAY, IN(known, expires), .help = ""},
	{.path = NULL},
};

/* --- reading -------------------------------------------------------------- */

static struct finding *about(struct decoder *d, const struct node *n,
			     struct slice plan)
{
	struct finding *f = decode_say(d, d->rule, n, "%s", "");

	f->plan = plan;
	return f;
}

/* False: it says too little to silence anything. */
static bool entry_is_whole(struct decoder *d, const struct known *e)
{
	struct finding *f;

	if (!GIVEN(e->rule))
		f = decode_say(d, d->rule, e->at, "this entry names no rule");
	else if (!GIVEN(e->plan) && !GIVEN(e->file))
		f = decode_say(d, d->rule, e->at,
			       "this entry names neither a plan nor a file");
	else
		return e->rule.at && (e->plan.at || e->file.at);
	finding_help(d->findings, f,
		     "take the entry out, or write the file again with `git "
		     "plan lint --write`");
	return false;
}

static void read_entry(struct baseline *b, struct decoder *d,
		       const struct node *n)
{
	struct known e = {.at = n};

	if (n->kind != NODE_MAP) {
		decode_say(d, d->rule, n,
			   "an entry of the baseline is a map of keys, not %s",
			   node_kind_name(n));
		return;
	}
	decode_map(d, NULL, n, &e);
	if (!e.expires.at)
		e.expires.v = DAY_NONE;
	if (entry_is_whole(d, &e))
		ARENA_PUSH(b->arena, b->v, b->n) = e;
}

/* All entries count together where one mistake is made again and again. */
static void read_list(struct baseline *b, const struct decoder *of_file,
		      const struct node *list)
{
	struct decoder d = {.arena = of_file->arena,
			    .findings = of_file->findings,
			    .table = entry_rows,
			    .rule = of_file->rule,
			    .file = of_file->file,
			    .whole = "an entry of the baseline"};
	const struct node *n;

	if (list->kind != NODE_LIST) {
		decode_say(&d, d.rule, list, "findings is a list, not %s",
			   node_kind_name(list));
		return;
	}
	for (n = list->first; n; n = n->next)
		read_entry(b, &d, n);
	decode_end(&d);
}

static void baseline_read(struct baseline *b, struct arena *a,
			  const struct snapshot *s, struct findings *fs)
{
	struct decoder d = {.arena = a,
			    .findings = fs,
			    .table = file_rows,
			    .rule = "ignore-invalid",
			    .file = s->config.baseline,
			    .whole = "the baseline"};
	const struct node *root, *list;

	*b = (struct baseline){.arena = a, .file = s->config.baseline};
	root = decode_file(&d, &b->tree, s->baseline_bytes);
	if (!root)
		return;
	decode_map(&d, NULL, root, b);
	list = node_get(root, SLICE("findings"));
	if (b->version.at && (int)b->version.v != FORMAT_VERSION)
		decode_say(&d, d.rule, b->version.at,
			   "this git-plan reads version %d of the baseline, "
			   "not %d",
			   FORMAT_VERSION, (int)b->version.v);
	else if (list && !node_is_null(list))
		read_list(b, &d, list);
	decode_end(&d);
}

/* --- what makes two findings the same ------------------------------------- */

struct identity {
	struct slice plan, file, item, field, rule, detail;
};

static struct slice last_part(struct slice path)
{
	size_t at = path.len;

	while (at && path.ptr[at - 1] != '.')
		at--;
	return slice_sub(path, at, path.len);
}

/*
 * Stands for what is written at the place. None where the finding is about
 * something that is missing: then only a key is there; and none for whole
 * blocks, which change all the time.
 */
static struct slice detail_of(struct arena *a, const struct finding *f,
			      struct slice bytes)
{
	struct slice text = slice_sub(bytes, f->at.begin, f->at.end);
	char hex[OID_HEX_MAX];
	struct oid id;

	if (!f->at.line || !text.len || f->at.line != f->at.end_line ||
	    slice_eq(text, last_part(f->item)) ||
	    slice_eq(text, last_part(f->field)) || slice_eq(text, f->plan))
		return SLICE_NONE;
	oid_of_blob(&id, text);
	oid_hex(hex, &id);
	return arena_copy(a, (struct slice){hex, DETAIL_DIGITS});
}

static struct identity identity_of(struct arena *a, const struct finding *f,
				   const struct map *contents)
{
	const struct slice *bytes = map_get(contents, f->file);
	struct identity id = {.plan = f->plan,
			      .item = f->item,
			      .field = f->field,
			      .rule = slice_of(f->rule)};

	if (!f->plan.len)
		id.file = f->file;
	if (bytes)
		id.detail = detail_of(a, f, *bytes);
	return id;
}

static struct identity identity_in(const struct known *e)
{
	return (struct identity){.plan = e->plan.s,
				 .file = e->plan.s.len ? SLICE_NONE : e->file.s,
				 .item = e->item.s,
				 .field = e->field.s,
				 .rule = e->rule.s,
				 .detail = e->detail.s};
}

/* For maps and for sorting: by plan, then item, then rule. */
static struct slice identity_key(struct arena *a, const struct identity *id)
{
	struct slice zero = {"", 1};
	struct slice parts[] = {id->plan, zero, id->file,  zero,
				id->item, zero, id->field, zero,
				id->rule, zero, id->detail};

	return arena_concat(a, parts, ARRAY_LEN(parts));
}

static void put_bytes(struct map *m, struct slice file, struct slice bytes)
{
	struct slice *copy;

	if (!bytes.ptr)
		return;
	copy = arena_alloc(m->arena, sizeof(*copy));
	*copy = bytes;
	map_put(m, file, copy);
}

/* The bytes of every file that findings can be about. */
static struct map contents_of(struct arena *a, const struct snapshot *s)
{
	struct map m = map_in(a);
	size_t i;

	for (i = 0; i < s->n_files; i++)
		put_bytes(&m, s->files[i].path, s->files[i].bytes);
	for (i = 0; i < s->n_strays; i++)
		put_bytes(&m, s->strays[i].path, s->strays[i].bytes);
	put_bytes(&m, SLICE(CONFIG_FILE), s->config_bytes);
	put_bytes(&m, s->people.file, s->people_bytes);
	return m;
}

/* Findings that a baseline may hold. */
static bool may_be_known(const struct finding *f, struct slice baseline)
{
	const struct rule *r = rule_find(slice_of(f->rule));

	return r && r->group != GROUP_CHANGES &&
	       strcmp(r->id, "ignore-invalid") != 0 &&
	       strcmp(r->id, "ignore-locked") != 0 &&
	       !slice_eq(f->file, baseline) &&
	       !(slice_is(f->file, CONFIG_FILE) &&
		 slice_is(f->field, "baseline"));
}

/* --- silencing ------------------------------------------------------------ */

static void name_rule(struct check *c, struct decoder *d, struct known *e)
{
	struct finding *f;
	const char *near;

	e->row = rule_find(e->rule.s);
	e->locked = rule_is_locked(c, e->rule.s);
	d->rule = e->locked ? "ignore-locked" : "ignore-invalid";
	if (e->locked) {
		f = about(d, e->rule.at, e->plan.s);
		f->message =
			catalogue_say(c->arena, c->findings->words,
				      "%.*s cannot be silenced", SL(e->rule.s));
		say_help(c, f,
			 "take the entry out, and mend what the rule "
			 "finds");
	} else if (!e->row) {
		f = about(d, e->rule.at, e->plan.s);
		f->message = catalogue_say(c->arena, c->findings->words,
					   "there is no rule \"%.*s\"",
					   SL(brief(c, e->rule.s)));
		near = rule_near(e->rule.s);
		if (near)
			say_help(c, f, "did you mean %.*s?",
				 SL(slice_of(near)));
		else
			say_help(c, f,
				 "`git plan explain --all` lists the rules");
	}
}

/* The entries that can silence something, by identity. */
static struct map name_entries(struct check *c, struct baseline *b)
{
	struct decoder d = {
		.arena = c->arena, .findings = c->findings, .file = b->file};
	struct map by_identity = map_in(c->arena);
	size_t i;

	for (i = 0; i < b->n; i++) {
		struct identity id = identity_in(&b->v[i]);

		name_rule(c, &d, &b->v[i]);
		if (b->v[i].row && !b->v[i].locked)
			map_put(&by_identity, identity_key(c->arena, &id),
				&b->v[i]);
	}
	decode_end(&d);
	return by_identity;
}

static void silence(struct findings *fs, struct finding *f,
		    const struct baseline *b, struct known *e,
		    const struct lint_options *opt)
{
	char day[DAY_LEN + 1];

	e->used = true;
	f->baseline = opt->in_hook || e->expires.v == DAY_NONE ||
		      e->expires.v >= opt->today;
	if (!f->baseline)
		finding_relate(fs, f, b->file, e->at->at,
			       "the baseline silenced this until %s",
			       day_format(day, e->expires.v));
}

static struct known *entry_of(const struct map *by_identity, struct arena *a,
			      struct identity id, struct slice plan,
			      struct slice item)
{
	id.plan = plan;
	id.item = item;
	return map_get(by_identity, identity_key(a, &id));
}

/* Entries are not rewritten with each rename: `was` leads to the old name. */
static struct known *entry_of_old_name(const struct map *by_identity,
				       const struct check *c,
				       const struct identity *id)
{
	const struct plan_file *file = snapshot_plan(c->snapshot, id->plan);
	size_t dot = slice_find(id->item, '.', 0), in_was;
	const struct item *item;
	struct slice old, was;
	struct known *e = NULL;

	if (!id->plan.len || !file)
		return NULL;
	old = file->plan->was.s;
	if (old.len)
		e = entry_of(by_identity, c->arena, *id, old, id->item);
	item = plan_item(file->plan,
			 slice_sub(id->item, dot + 1, id->item.len));
	if (e || !item || !item->was.s.len)
		return e;
	in_was = slice_find(item->was.s, '.', 0);
	was = in_was < item->was.s.len
		      ? slice_sub(item->was.s, in_was + 1, item->was.s.len)
		      : item->was.s;
	was = arena_printf(c->arena, "%s.%.*s", item_kind_name(item->kind),
			   SL(was));
	if (in_was < item->was.s.len)
		return entry_of(by_identity, c->arena, *id,
				slice_sub(item->was.s, 0, in_was), was);
	e = entry_of(by_identity, c->arena, *id, id->plan, was);
	return e || !old.len ? e
			     : entry_of(by_identity, c->arena, *id, old, was);
}

/* The first byte of the line, if the entry has its lines for itself. */
static bool own_lines(size_t *begin, size_t *end, struct slice s,
		      const struct node *n)
{
	size_t at = n->at.begin;

	if (n->parent->style != STYLE_BLOCK)
		return false;
	while (at && (s.ptr[at - 1] == ' ' || s.ptr[at - 1] == '-'))
		at--;
	if (at && s.ptr[at - 1] != '\n')
		return false;
	*begin = at;
	*end = slice_find(s, '\n', n->at.end);
	*end += *end < s.len;
	return true;
}

/* In the place of the field of what an entry says of itself. */
#define UNMATCHED "findings"

static bool is_unmatched(const struct finding *f)
{
	return !strcmp(f->rule, "ignore-invalid") &&
	       slice_is(f->field, UNMATCHED);
}

static void judge_entry(struct check *c, const struct baseline *b,
			const struct known *e)
{
	struct decoder d = {.arena = c->arena,
			    .findings = c->findings,
			    .rule = "ignore-invalid",
			    .file = b->file};
	struct finding *f;
	size_t begin, end;

	f = decode_say(&d, d.rule, e->at,
		       "this entry of the baseline matches nothing: %.*s",
		       SL(brief(c, e->rule.s)));
	f->plan = e->plan.s;
	f->item = e->item.s;
	f->field = SLICE(UNMATCHED);
	say_help(c, f, "`git plan lint --prune` takes such entries out");
	if (own_lines(&begin, &end, b->tree.bytes, e->at))
		finding_edit(c->findings, f, begin, end, SLICE(""));
}

/* The file of a plan that is there; ptr NULL where nobody can know. */
static struct slice file_of(const struct check *c, const struct known *e)
{
	const struct plan_file *file;
	struct slice fold;

	if (!e->plan.s.len)
		return e->file.s;
	file = snapshot_plan(c->snapshot, e->plan.s);
	if (file)
		return file->path;
	fold = utf8_fold_id(c->arena, e->plan.s);
	return map_get(&c->facts->unreadable, fold) ? SLICE_NONE : SLICE("");
}

static void judge(struct check *c, const struct baseline *b,
		  const struct findings *fs, const struct lint_options *opt)
{
	struct map in_part = map_in(c->arena);
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (!finding_silent(&fs->v[i]) &&
		    finding_hides_others(&fs->v[i]))
			map_put(&in_part, fs->v[i].file, &fs->v[i]);
	for (i = 0; i < b->n; i++) {
		const struct known *e = &b->v[i];
		struct slice file;

		if (e->used || !e->row || e->locked ||
		    !rule_was_run(c, opt, e->row))
			continue;
		file = file_of(c, e);
		if (file.ptr && !map_get(&in_part, file))
			judge_entry(c, b, e);
	}
}

void baseline_apply(struct check *c, struct findings *fs,
		    const struct lint_options *opt)
{
	struct map by_identity, contents;
	struct baseline b;
	size_t i;

	if (!c->snapshot->baseline_bytes.ptr)
		return;
	baseline_read(&b, c->arena, c->snapshot, c->findings);
	by_identity = name_entries(c, &b);
	contents = contents_of(c->arena, c->snapshot);
	for (i = 0; i < fs->n; i++) {
		struct identity id;
		struct known *e;

		if (fs->v[i].suppressed || !may_be_known(&fs->v[i], b.file))
			continue;
		id = identity_of(c->arena, &fs->v[i], &contents);
		e = map_get(&by_identity, identity_key(c->arena, &id));
		if (!e)
			e = entry_of_old_name(&by_identity, c, &id);
		if (e)
			silence(fs, &fs->v[i], &b, e, opt);
	}
	judge(c, &b, fs, opt);
}

void baseline_names(struct map *names, struct arena *a,
		    const struct snapshot *s)
{
	struct findings none = FINDINGS_IN(a);
	struct baseline b;
	size_t i;

	if (!s->baseline_bytes.ptr)
		return;
	baseline_read(&b, a, s, &none);
	for (i = 0; i < b.n; i++) {
		const struct known *e = &b.v[i];

		map_put(names,
			e->plan.s.len ? utf8_fold_id(a, e->plan.s) : e->file.s,
			names);
	}
}

/* --- writing -------------------------------------------------------------- */

static const char header[] =
	"# Findings that were here before lint was: they are known, and fail "
	"nothing.\n"
	"# `git plan lint --write` writes this file, `git plan lint --prune` "
	"takes out\n"
	"# what is mended. With `expires: 2026-12-31` an entry comes back the "
	"day after.\n"
	"version: 1\n"
	"findings:\n";

struct line {
	struct slice key, text;
};

static int cmp_line(const void *pa, const void *pb)
{
	const struct line *a = pa, *b = pb;

	return slice_cmp(a->key, b->key);
}

static struct slice entry_text(struct arena *a, const struct identity *id,
			       int32_t expires)
{
	const struct {
		const char *name;
		struct slice value;
	} parts[] = {{"plan", id->plan}, {"file", id->file},
		     {"item", id->item}, {"field", id->field},
		     {"rule", id->rule}, {"detail", id->detail}};
	struct slice s = SLICE_NONE;
	char day[DAY_LEN + 1];
	size_t i;

	for (i = 0; i < ARRAY_LEN(parts); i++)
		if (parts[i].value.len)
			s = arena_printf(a, "%.*s%s%s: %.*s", SL(s),
					 s.len ? ", " : "", parts[i].name,
					 SL(yaml_quote(a, parts[i].value)));
	if (expires != DAY_NONE)
		s = arena_printf(a, "%.*s, expires: %s", SL(s),
				 day_format(day, expires));
	return arena_printf(a, "  - {%.*s}\n", SL(s));
}

/* Why one is left, each rule once. */
static void leave(struct baseline_made *out, struct arena *a,
		  const struct finding *f)
{
	out->left++;
	if (slice_find_slice(out->locked, slice_of(f->rule), 0) <
	    out->locked.len)
		return;
	out->locked = arena_printf(a, "%.*s%s%s", SL(out->locked),
				   out->locked.len ? ", " : "", f->rule);
}

/* A path that is not UTF-8 cannot be written in YAML. */
static bool can_be_written(const struct identity *id)
{
	return utf8_invalid(id->file) == id->file.len;
}

static void join_lines(struct baseline_made *out, struct arena *a,
		       struct line *lines, size_t n)
{
	struct slice *parts = arena_array(a, n + 1, sizeof(*parts));
	size_t i, k = 0;

	if (n)
		qsort(lines, n, sizeof(*lines), cmp_line);
	parts[k++] = slice_of(header);
	for (i = 0; i < n; i++)
		if (!i || !slice_eq(lines[i - 1].key, lines[i].key))
			parts[k++] = lines[i].text;
	out->entries = k - 1;
	out->bytes = arena_concat(a, parts, k);
}

/* The days of the entries that stand there now. */
static struct map days_before(struct arena *a, const struct snapshot *s)
{
	struct findings none = FINDINGS_IN(a);
	struct map days = map_in(a);
	struct baseline b;
	size_t i;

	if (!s->baseline_bytes.ptr)
		return days;
	baseline_read(&b, a, s, &none);
	for (i = 0; i < b.n; i++) {
		struct identity id = identity_in(&b.v[i]);

		map_put(&days, identity_key(a, &id), &b.v[i].expires);
	}
	return days;
}

void baseline_make(struct baseline_made *out, struct arena *a,
		   const struct snapshot *s, const struct findings *fs,
		   int32_t today, int32_t expires)
{
	struct map days = days_before(a, s), contents = contents_of(a, s);
	struct check c = {.settings = settings_read(a, &s->config, NULL)};
	struct line *lines = NULL;
	size_t i, n = 0;

	*out = (struct baseline_made){.entries = 0};
	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];
		struct identity id = identity_of(a, f, &contents);
		struct slice key = identity_key(a, &id);
		const struct day *day = map_get(&days, key);
		bool kept = day && (day->v == DAY_NONE || day->v >= today);

		if (f->suppressed || !may_be_known(f, s->config.baseline))
			continue;
		if (rule_is_locked(&c, slice_of(f->rule)) ||
		    !can_be_written(&id)) {
			leave(out, a, f);
			continue;
		}
		ARENA_PUSH(a, lines, n) = (struct line){
			key, entry_text(a, &id, kept ? day->v : expires)};
	}
	join_lines(out, a, lines, n);
}

bool baseline_readable(struct arena *a, struct slice bytes)
{
	struct findings none = FINDINGS_IN(a);
	struct tree t;

	yaml_parse(&t, a, bytes, &none);
	return !t.broken;
}

struct slice baseline_pruned(size_t *n, size_t *left, struct arena *a,
			     const struct snapshot *s,
			     const struct findings *fs)
{
	struct slice bytes = s->baseline_bytes, *parts;
	size_t i, at = 0, k = 0;

	*n = *left = 0;
	parts = arena_array(a, fs->n + 1, sizeof(*parts));
	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		if (!slice_eq(f->file, s->config.baseline) || !is_unmatched(f))
			continue;
		if (!f->n_edits || f->edits[0].begin < at) {
			++*left;
			continue;
		}
		++*n;
		parts[k++] = slice_sub(bytes, at, f->edits[0].begin);
		at = f->edits[0].end;
	}
	parts[k++] = slice_sub(bytes, at, bytes.len);
	return arena_concat(a, parts, k);
}
