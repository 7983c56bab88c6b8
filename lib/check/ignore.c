/* Ignore comments: reading them, silencing what they name, judging them. */
#include "check/ignore.h"

#include <string.h>

#include "base/near.h"
#include "yaml/comments.h"

#define IGNORES_MOST 1000 /* in one file */

/* A rule named in a comment. */
struct named {
	struct slice id; /* in the file's bytes */
	const struct rule *rule;
	bool locked, used;
};

struct ignore {
	const struct comment *comment;
	struct named *rules;
	size_t n;
	struct slice wrong; /* a word in the place of "ignore" */
	bool reason;
	bool whole;	   /* of the file */
	size_t begin, end; /* bytes, for a comment on a line of its own */
};

/* One file while its comments are applied. */
struct ignoring {
	struct check *c;
	const struct lint_options *opt;
	struct slice file, plan, bytes;
	const struct tree *tree;
	struct ignore *v;
	size_t n;
	bool too_many;
};

/* --- reading a comment ---------------------------------------------------- */

static bool is_gap(char c)
{
	return c == ' ' || c == '\t' || c == ',';
}

static struct slice next_word(struct slice *rest)
{
	struct slice word;
	size_t i = 0, from;

	while (i < rest->len && is_gap(rest->ptr[i]))
		i++;
	for (from = i; i < rest->len && !is_gap(rest->ptr[i]);)
		i++;
	word = slice_sub(*rest, from, i);
	*rest = slice_sub(*rest, i, rest->len);
	return word;
}

/* Length of what leads to the reason: -- or the dash editors make of it. */
static size_t dash_at(struct slice word)
{
	static const char *const dashes[] = {"--", "\xe2\x80\x94",
					     "\xe2\x80\x93"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(dashes); i++)
		if (slice_starts(word, slice_of(dashes[i])))
			return strlen(dashes[i]);
	return 0;
}

static void read_rules(struct ignoring *t, struct ignore *ig, struct slice rest)
{
	struct slice word;

	while ((word = next_word(&rest)).len) {
		size_t dash = dash_at(word);
		struct named named = {.id = word, .rule = rule_find(word)};

		if (dash) {
			word = slice_sub(word, dash, word.len);
			ig->reason = word.len || slice_trim(rest).len;
			return;
		}
		/* words that are no rules: a reason without its dashes */
		if (ig->n && !named.rule &&
		    slice_find_slice(rest, SLICE("--"), 0) == rest.len)
			return;
		named.locked = rule_is_locked(t->c, word);
		ARENA_PUSH(t->c->arena, ig->rules, ig->n) = named;
	}
}

static void set_scope(struct ignore *ig, const struct tree *tree)
{
	const struct node *next = ig->comment->next;

	if (!ig->comment->alone || !next)
		return;
	ig->whole = next == tree->root->first;
	ig->begin = next->key ? next->key->at.begin : next->at.begin;
	ig->end = next->at.end;
}

/* False: the comment does not speak to git-plan. */
static bool read_ignore(struct ignoring *t, struct ignore *ig,
			const struct comment *comment)
{
	struct slice rest = comment->text, word;
	struct near near;

	*ig = (struct ignore){.comment = comment};
	if (!slice_starts(rest, SLICE("plan:")))
		return false;
	rest = slice_sub(rest, 5, rest.len);
	word = next_word(&rest);
	if (!slice_is(word, "ignore")) {
		near = near_to(word);
		near_offer(&near, SLICE("ignore"));
		ig->wrong = word;
		return near.best.ptr && slice_trim(rest).len;
	}
	read_rules(t, ig, rest);
	set_scope(ig, t->tree);
	return true;
}

/* Quick, for the many files that have no such comment. */
bool ignores_in(struct slice s)
{
	size_t at, k;

	for (at = slice_find(s, '#', 0); at < s.len;
	     at = slice_find(s, '#', at + 1)) {
		for (k = at + 1; k < s.len && is_gap(s.ptr[k]);)
			k++;
		if (slice_starts(slice_sub(s, k, s.len), SLICE("plan:")))
			return true;
	}
	return false;
}

static void read_file(struct ignoring *t)
{
	struct arena *a = t->c->arena;
	struct comment *comments;
	struct ignore ig;
	size_t i, n = comments_find(&comments, a, t->tree);

	for (i = 0; i < n && !t->too_many; i++) {
		if (!read_ignore(t, &ig, &comments[i]))
			continue;
		t->too_many = t->n == IGNORES_MOST;
		ARENA_PUSH(a, t->v, t->n) = ig;
	}
}

/* --- silencing ------------------------------------------------------------ */

bool rule_is_locked(const struct check *c, struct slice id)
{
	const struct rule *const *rules;
	size_t i, n;

	rules = rules_all(&n);
	for (i = 0; i < n; i++) {
		if (rules[i]->locked && slice_is(id, rules[i]->id))
			return true;
		if (!strcmp(rules[i]->id, "ignore-locked") &&
		    words_hold(&c->settings[i].params[0], id))
			return true;
	}
	return slice_is(id, "ignore-locked");
}

static bool covers(const struct ignore *ig, const struct finding *f)
{
	if (ig->whole)
		return true;
	if (!f->at.line)
		return false;
	if (!ig->comment->alone)
		return f->at.line >= ig->comment->first_line &&
		       f->at.line <= ig->comment->last_line;
	return ig->comment->next && f->at.begin >= ig->begin &&
	       f->at.begin <= ig->end;
}

static void silence(struct ignore *ig, struct finding *f)
{
	size_t i;

	if (!ig->n || !covers(ig, f))
		return;
	for (i = 0; i < ig->n; i++) {
		struct named *named = &ig->rules[i];

		if (named->locked || !named->rule ||
		    strcmp(named->rule->id, f->rule) != 0)
			continue;
		named->used = true;
		f->suppressed = true;
	}
}

/* fs is sorted: the first finding of the file, or where it would stand. */
static size_t first_of(const struct findings *fs, struct slice file)
{
	size_t low = 0, high = fs->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (slice_cmp(fs->v[mid].file, file) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* True where the file could be read as a whole. */
static bool silence_file(struct ignoring *t, struct findings *fs)
{
	bool sound = true;
	size_t i, k;

	for (i = first_of(fs, t->file);
	     i < fs->n && slice_eq(fs->v[i].file, t->file); i++) {
		for (k = 0; k < t->n; k++)
			silence(&t->v[k], &fs->v[i]);
		if (!fs->v[i].suppressed && finding_hides_others(&fs->v[i]))
			sound = false;
	}
	return sound;
}

/* --- judging -------------------------------------------------------------- */

bool rule_was_run(const struct check *c, const struct lint_options *opt,
		  const struct rule *r)
{
	/* a plan that cannot be read takes no part in these */
	if ((r->group == GROUP_LINKS || r->group == GROUP_LOAD) &&
	    map_count(&c->facts->unreadable))
		return false;
	return check_level_of(c, r->id) != LEVEL_NONE &&
	       r->group != GROUP_CHANGES && !(opt->in_hook && r->uses_today);
}

bool finding_hides_others(const struct finding *f)
{
	const struct rule *r = rule_find(slice_of(f->rule));

	return r && (r->group == GROUP_SYNTAX || !strcmp(r->id, "day-invalid"));
}

const char *rule_near(struct slice id)
{
	const struct rule *const *rules;
	struct near near = near_to(id);
	size_t i, n;

	rules = rules_all(&n);
	for (i = 0; i < n; i++)
		near_offer(&near, slice_of(rules[i]->id));
	return near.best.ptr;
}

/* About a part of the comment; part: in the file's bytes. */
PRINTF_LIKE(5, 6)
static struct finding *say(struct ignoring *t, const struct ignore *ig,
			   const char *rule, struct slice part, const char *fmt,
			   ...)
{
	size_t begin = (size_t)(part.ptr - t->bytes.ptr);
	const struct comment *comment = ig->comment;
	struct finding *f;
	va_list ap;

	f = finding_add(
		t->c->findings, rule,
		span_inside(t->bytes, &comment->at, begin, begin + part.len),
		"%s", "");
	va_start(ap, fmt);
	f->message =
		catalogue_vsay(t->c->arena, t->c->findings->words, fmt, ap);
	va_end(ap);
	f->file = t->file;
	f->plan = t->plan;
	if (!ig->whole)
		node_names(&f->item, &f->field, t->c->arena,
			   comment->alone ? comment->next : comment->entry);
	return f;
}

static struct slice whole_comment(const struct ignoring *t,
				  const struct ignore *ig)
{
	return slice_sub(t->bytes, ig->comment->at.begin, ig->comment->at.end);
}

static bool is_unused(const struct ignoring *t, const struct named *named)
{
	return named->rule && !named->locked && !named->used &&
	       rule_was_run(t->c, t->opt, named->rule) &&
	       strcmp(named->rule->id, "ignore-invalid") != 0;
}

static size_t before_blanks(struct slice s, size_t at)
{
	while (at && (s.ptr[at - 1] == ' ' || s.ptr[at - 1] == '\t'))
		at--;
	return at;
}

/* Takes the comment out, and its line where nothing else stands on it. */
static void remove_comment(struct ignoring *t, const struct ignore *ig,
			   struct finding *f)
{
	size_t begin = before_blanks(t->bytes, ig->comment->at.begin);
	size_t end = slice_find(t->bytes, '\n', begin);

	if (ig->comment->alone)
		end += end < t->bytes.len;
	else if (end > begin && t->bytes.ptr[end - 1] == '\r')
		end--;
	finding_edit(t->c->findings, f, begin, end, SLICE(""));
}

/* Writes the list of rules again, without those that are not needed. */
static void remove_unused(struct ignoring *t, const struct ignore *ig,
			  struct finding *f)
{
	const struct slice last = ig->rules[ig->n - 1].id;
	size_t begin = (size_t)(ig->rules[0].id.ptr - t->bytes.ptr), i;
	size_t end = (size_t)(last.ptr - t->bytes.ptr) + last.len;
	struct slice list = SLICE_NONE;

	for (i = 0; i < ig->n; i++)
		if (!is_unused(t, &ig->rules[i]))
			list = arena_printf(t->c->arena, "%.*s%s%.*s", SL(list),
					    list.len ? ", " : "",
					    SL(ig->rules[i].id));
	finding_edit(t->c->findings, f, begin, end, list);
}

static void judge_unused(struct ignoring *t, const struct ignore *ig)
{
	struct slice list = SLICE_NONE, first = SLICE_NONE;
	struct finding *f;
	size_t i, n = 0;

	for (i = 0; i < ig->n; i++) {
		if (!is_unused(t, &ig->rules[i]))
			continue;
		if (!n++)
			first = ig->rules[i].id;
		list = arena_printf(t->c->arena, "%.*s%s%.*s", SL(list),
				    n > 1 ? ", " : "", SL(ig->rules[i].id));
	}
	if (!n)
		return;
	f = say(t, ig, "ignore-invalid",
		n == ig->n ? whole_comment(t, ig) : first,
		"there is nothing here for this comment to silence: %.*s",
		SL(list));
	if (n == ig->n) {
		say_help(t->c, f, "take the comment out");
		remove_comment(t, ig, f);
	} else {
		say_help(t->c, f, "leave out %.*s", SL(list));
		remove_unused(t, ig, f);
	}
}

static void judge_names(struct ignoring *t, const struct ignore *ig)
{
	struct finding *f;
	const char *near;
	size_t i;

	for (i = 0; i < ig->n; i++) {
		struct slice id = ig->rules[i].id;

		if (ig->rules[i].locked) {
			f = say(t, ig, "ignore-locked", id,
				"%.*s cannot be silenced", SL(id));
			say_help(t->c, f,
				 "take %.*s out of the comment, and mend what "
				 "the rule finds",
				 SL(id));
		}
		if (ig->rules[i].rule)
			continue;
		f = say(t, ig, "ignore-invalid", id,
			"there is no rule \"%.*s\"", SL(brief(t->c, id)));
		near = rule_near(id);
		if (near)
			say_help(t->c, f, "did you mean %.*s?",
				 SL(slice_of(near)));
		else
			say_help(t->c, f,
				 "`git plan explain --all` lists the rules");
	}
}

/* One mistake, one finding: what is not needed wants no reason. */
static void judge(struct ignoring *t, const struct ignore *ig, bool sound)
{
	size_t before = t->c->findings->n;
	struct finding *f;

	if (ig->wrong.ptr) {
		f = say(t, ig, "ignore-invalid", ig->wrong,
			"\"%.*s\" is not understood here",
			SL(brief(t->c, ig->wrong)));
		say_help(t->c, f, "did you mean ignore?");
		return;
	}
	if (!ig->n) {
		f = say(t, ig, "ignore-invalid", whole_comment(t, ig),
			"this comment names no rule to silence");
		say_help(t->c, f,
			 "# plan: ignore RULE -- why it is right "
			 "here");
		return;
	}
	judge_names(t, ig);
	if (sound)
		judge_unused(t, ig);
	if (ig->reason || t->c->findings->n > before)
		return;
	f = say(t, ig, "ignore-invalid", whole_comment(t, ig),
		"this comment gives no reason");
	say_help(t->c, f,
		 "write two dashes and the reason behind the rule: -- why it "
		 "is right here");
}

static void judge_file(struct ignoring *t, bool sound)
{
	struct findings *fs = t->c->findings;
	size_t from = fs->n, i, k;

	for (k = 0; k < t->n; k++)
		judge(t, &t->v[k], sound);
	if (t->too_many)
		say(t, &t->v[t->n], "ignore-invalid",
		    whole_comment(t, &t->v[t->n]),
		    "only the first %d such comments of a file count",
		    IGNORES_MOST);
	for (i = from; i < fs->n; i++)
		for (k = 0; k < t->n; k++)
			silence(&t->v[k], &fs->v[i]);
}

static void apply_to(struct check *c, struct findings *fs,
		     const struct lint_options *opt, struct ignoring *t)
{
	t->c = c;
	t->opt = opt;
	t->bytes = t->tree->bytes;
	if (!t->tree->root || !ignores_in(t->bytes))
		return;
	read_file(t);
	if (t->too_many)
		t->n--;
	judge_file(t, silence_file(t, fs));
}

static struct ignoring of_file(const struct plan_file *file)
{
	struct ignoring t = {.file = file->path};

	if (!file->decoded)
		return t;
	t.tree = &file->decoded->tree;
	if (file->plan && file->plan->id.at)
		t.plan = file->plan->id.s;
	return t;
}

void ignores_apply(struct check *c, struct findings *fs,
		   const struct lint_options *opt)
{
	const struct snapshot *s = c->snapshot;
	struct ignoring config = {.file = SLICE(CONFIG_FILE),
				  .tree = &s->config.tree};
	struct ignoring people = {.file = s->people.file,
				  .tree = &s->people.tree};
	size_t i;

	findings_sort(fs);
	apply_to(c, fs, opt, &config);
	apply_to(c, fs, opt, &people);
	for (i = 0; i < s->n_files; i++) {
		struct ignoring t = of_file(&s->files[i]);

		if (t.tree)
			apply_to(c, fs, opt, &t);
	}
}

static void silence_changes(struct ignoring *t, struct findings *fs,
			    size_t from)
{
	size_t i, k;

	t->bytes = t->tree->bytes;
	if (!t->tree->root || !ignores_in(t->bytes))
		return;
	read_file(t);
	for (i = from; i < fs->n; i++)
		for (k = 0; k < t->n && slice_eq(fs->v[i].file, t->file); k++)
			silence(&t->v[k], &fs->v[i]);
}

void ignores_apply_to_changes(struct findings *fs, size_t from, struct arena *a,
			      const struct snapshot *s)
{
	struct check c = {.arena = a,
			  .snapshot = s,
			  .settings = settings_read(a, &s->config, NULL)};
	struct map named = map_in(a);
	size_t i;

	for (i = from; i < fs->n; i++)
		map_put(&named, fs->v[i].file, &fs->v[i]);
	for (i = 0; i < s->n_files && from < fs->n; i++) {
		struct ignoring t = of_file(&s->files[i]);

		t.c = &c;
		if (t.tree && map_get(&named, t.file))
			silence_changes(&t, fs, from);
	}
}
