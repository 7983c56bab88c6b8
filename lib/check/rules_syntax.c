/*
 * Group 1: syntax and fields. Most of it is found while decoding (plan/,
 * yaml/); here are the rows, and what takes a whole plan or two files.
 */
#include "base/utf8.h"
#include "check/rules.h"

/* --- parameters that decoding cannot know --- */

static void aliases(struct check *c)
{
	const struct node *const *nodes;
	size_t max = (size_t)check_number(c, "aliases"), count = 0, i, n;

	/* the parser itself stops at the limit */
	if (max >= LIMIT_ALIASES)
		return;
	n = nodes_in_order(&nodes, c->arena, c->file->decoded->tree.root);
	for (i = 0; i < n; i++)
		if (nodes[i]->alias && ++count == max + 1)
			say_at(c, nodes[i], "more than %zu aliases (*name)",
			       max);
}

static bool key_not_free(struct check *c, const struct finding *f)
{
	const struct param_value *free_keys = check_param(c, "free");
	struct slice key = slice_sub(c->file->bytes, f->at.begin, f->at.end);
	size_t i;

	for (i = 0; i < free_keys->n_words; i++)
		if (free_keys->words[i].len &&
		    slice_starts(key, free_keys->words[i]))
			return false;
	return true;
}

static void id_length(struct check *c)
{
	size_t max = (size_t)check_number(c, "max"), i, n;
	const struct item **items;

	if (max >= LIMIT_ID_CHARS)
		return;
	if (utf8_count(c->plan->id.s) > max)
		say_at(c, c->plan->id.at,
		       "the id is longer than %zu characters", max);
	n = plan_items(&items, c->arena, c->plan);
	for (i = 0; i < n; i++)
		if (utf8_count(items[i]->key) > max)
			say_item(c, items[i], NULL,
				 "the id is longer than %zu characters", max);
}

/* --- field-missing --- */

static void title_or_owner_missing(struct check *c, const char *key,
				   const char *says, const char *line)
{
	struct finding *f;

	if (field_written(c, c->plan->root, "", key))
		return;
	f = say_plan(c, key, "%s", says);
	say_help(c, f, "%s", line);
}

static void lever_part_missing(struct check *c, const struct lever *l)
{
	struct finding *f;

	if (!field_written(c, l->item.at, "levers.*", "when")) {
		f = say_item(c, &l->item, "when",
			     "lever %.*s does not say when it is to be pulled",
			     SL(l->item.key));
		say_help(c, f,
			 "say by which sign you will know:\nwhen: SOME WORDS");
	}
	if (!field_written(c, l->item.at, "levers.*", "then")) {
		f = say_item(c, &l->item, "then",
			     "lever %.*s does not say what is then done",
			     SL(l->item.key));
		say_help(c, f, "say what changes:\nthen: SOME WORDS");
	}
}

static void fields_missing(struct check *c)
{
	const struct plan *p = c->plan;
	struct finding *f;
	size_t i;

	title_or_owner_missing(
		c, "title", N_("the plan has no title"),
		N_("say what it is to bring about:\ntitle: SOME WORDS"));
	title_or_owner_missing(
		c, "owner",
		N_("the plan has no owner, the one person accountable"),
		N_("name that person:\nowner: HANDLE"));
	for (i = 0; i < p->n_actions; i++) {
		const struct item *it = &p->actions[i].item;

		if (field_written(c, it->at, "actions.*", "title"))
			continue;
		f = say_item(c, it, "title", "action %.*s has no title",
			     SL(it->key));
		say_help(c, f, "say what is to be done:\ntitle: SOME WORDS");
	}
	for (i = 0; i < p->n_levers; i++)
		lever_part_missing(c, &p->levers[i]);
}

/* `plan:` without a value: the file is no plan yet, so no row above sees it. */
static void id_missing(struct check *c)
{
	const struct snapshot *s = c->snapshot;
	size_t i;

	for (i = 0; i < s->n_files; i++) {
		const struct plan_file *file = &s->files[i];
		const struct node *n;
		struct finding *f;

		if (!file->decoded || file->plan ||
		    !file->decoded->has_plan_key)
			continue;
		n = node_get(file->decoded->tree.root, SLICE("plan"));
		if (!n || !(node_is_null(n) || (n->kind == NODE_SCALAR &&
						!slice_trim(n->text).len)))
			continue;
		check_enter(c, file);
		f = say_at(c, n, "the plan has no id");
		f->at = n->key ? n->key->at : n->at;
		say_help(c, f,
			 "write plan: and a short name for it, as in plan: "
			 "new-patients");
	}
}

/* --- id-twice --- */

static void plan_twice(struct check *c)
{
	const struct plan_file *twin = c->file->twin;
	struct finding *f;

	if (!twin || !twin->plan)
		return;
	f = say_at(c, c->plan->id.at, "the id %.*s is taken by %.*s",
		   SL(brief(c, c->plan->id.s)), SL(twin->path));
	if (!slice_eq(c->plan->id.s, twin->plan->id.s))
		say_help(c, f,
			 "case, - and _ do not tell ids apart: %.*s and %.*s "
			 "are the same",
			 SL(c->plan->id.s), SL(twin->plan->id.s));
	else
		say_help(c, f, "give this plan an id of its own");
	say_also(c, f, twin, twin->plan->id.at, "the plan that has it too");
}

/* Of so many items on a map is quicker than comparing each with each. */
#define FEW_ITEMS 16

/* The first of the items before i that has the same id; NULL: none. */
static const struct item *
taken_by(struct map *seen, const struct item *const *items, size_t i, size_t n)
{
	const struct item *first;
	size_t k;

	if (n > FEW_ITEMS) {
		first = map_get(seen, items[i]->fold);
		if (!first)
			map_put(seen, items[i]->fold,
				(void *)(uintptr_t)items[i]);
		return first;
	}
	for (k = 0; k < i; k++)
		if (slice_eq(items[k]->fold, items[i]->fold))
			return items[k];
	return NULL;
}

static void items_twice(struct check *c)
{
	struct map seen = map_in(c->arena);
	const struct item **items, *first;
	size_t i, n = plan_items(&items, c->arena, c->plan);
	struct finding *f;

	for (i = 0; i < n; i++) {
		first = taken_by(&seen, items, i, n);
		if (!first)
			continue;
		f = say_item(c, items[i], NULL,
			     "the id %.*s is taken by the %s %.*s",
			     SL(items[i]->key), item_word(first->kind),
			     SL(first->key));
		if (slice_eq(items[i]->key, first->key))
			say_help(c, f,
				 "all items of a plan share their names; call "
				 "this one something else");
		else
			say_help(c, f,
				 "case, - and _ do not tell ids apart: %.*s "
				 "and %.*s are the same",
				 SL(items[i]->key), SL(first->key));
		say_also(c, f, c->file, first->at->key, "the first one");
	}
}

static void id_twice(struct check *c)
{
	plan_twice(c);
	items_twice(c);
}

/* --- placeholder --- */

/* A quick look at the whole file; escapes in quotes may hide a word. */
static bool may_hold_word(struct slice bytes, const struct param_value *words)
{
	size_t i;

	for (i = 0; i < words->n_words; i++)
		if (slice_find_slice(bytes, words->words[i], 0) < bytes.len)
			return true;
	return slice_find(bytes, '\\', 0) < bytes.len;
}

static void placeholder(struct check *c)
{
	const struct param_value *words = check_param(c, "words");
	struct slice bytes = c->file->decoded->tree.bytes;
	const struct node *const *nodes;
	size_t i, n;

	if (plan_stage(c->plan) != STAGE_COMMITTED ||
	    !may_hold_word(bytes, words))
		return;
	n = nodes_in_order(&nodes, c->arena, c->plan->root);
	for (i = 0; i < n; i++) {
		const struct node *v = nodes[i];
		size_t at, len, in_file;
		struct slice source, word;
		struct finding *f;

		if (v->kind != NODE_SCALAR)
			continue;
		len = find_word(&at, v->text, words);
		if (!len || said_already(c, v) || v == c->plan->period.at)
			continue;
		word = slice_sub(v->text, at, at + len);
		f = say_at(c, v, "%.*s still stands in a committed plan",
			   SL(word));
		say_help(c, f,
			 "write what is meant, or keep the plan a draft for "
			 "now, with `stage: draft` at the top of the file");
		/* point at the word itself where the text is as written */
		source = slice_sub(bytes, v->at.begin, v->at.end);
		in_file = slice_find_slice(source, word, 0);
		if (in_file < source.len)
			f->at = span_inside(bytes, &v->at,
					    v->at.begin + in_file,
					    v->at.begin + in_file + len);
	}
}

static const char *const free_keys[] = {"x-", NULL};
static const char *const template_words[] = {"TBD", "TODO", "???", "xxx", NULL};

const struct rule rules_syntax[] = {
	{.id = "yaml-syntax",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "The file is not YAML in UTF-8.",
	 .why = "Nothing in a file that cannot be read is checked, compared "
		"or reported. Most often one character is in the way: a tab, "
		"a name with @, a second colon."},
	{.id = "yaml-feature",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .params = {{"aliases", PARAM_INT, LIMIT_ALIASES, NULL,
		     "how many aliases a file may have, 100 at most"}},
	 .summary = "The file uses a part of YAML that plans do without: a "
		    "second document, a tag, a merge key, a key that is no "
		    "text, an anchor on a list or map.",
	 .why = "These make one line mean what stands elsewhere, so that "
		"people and programs read the same file differently.",
	 .run_plan = aliases},
	{.id = "duplicate-key",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A key stands twice in the same place.",
	 .why = "Only the last one counts, so that half of what was written "
		"would silently be gone."},
	{.id = "hash-in-text",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A # in the middle of a text has made a comment of the "
		    "rest.",
	 .why = "Everything behind a blank and a # is invisible to the "
		"program, though not to the reader."},
	{.id = "comma-in-text",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_WARNING,
	 .summary = "A comma inside [] or {} has cut a sentence in two.",
	 .why = "Inside brackets a comma ends an entry; the rest of the "
		"sentence becomes an entry of its own."},
	{.id = "hidden-character",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A character that nobody sees stands in the file.",
	 .why = "Texts pasted from elsewhere bring characters that keep two "
		"equal-looking names apart or turn a line around."},
	{.id = "unknown-key",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .params = {{"free", PARAM_WORDS, 0, free_keys,
		     "what the keys of your own begin with"}},
	 .summary = "A key is not one of those a plan has.",
	 .why = "A misspelt key is not read at all: the plan then says less "
		"than its author believes.",
	 .keep = key_not_free},
	{.id = "wrong-type",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A value is not what its field takes.",
	 .why = "A number with a unit or a thousands mark cannot be counted "
		"with, a list cannot be the one person who answers."},
	{.id = "field-missing",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .summary = "A plan has no id, title or owner, an action no title, or "
		    "a lever does not say when or what.",
	 .why = "Without these nobody can tell what is meant or whom to ask.",
	 .run_plan = fields_missing,
	 .run = id_missing},
	{.id = "id-format",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .params = {{"max", PARAM_INT, LIMIT_ID_CHARS, NULL,
		     "how long an id may be, 64 at most"}},
	 .summary = "An id holds something else than letters, digits, - and "
		    "_, or is too long.",
	 .why = "Ids are typed in references, commands and branch names; they "
		"have to survive there for years.",
	 .run_plan = id_length},
	{.id = "id-twice",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLANS,
	 .level = LEVEL_ERROR,
	 .summary = "Two files carry one plan id, or two items of a plan one "
		    "key.",
	 .why = "The id is how history follows a promise. Two that share one "
		"cannot be told apart.",
	 .run_plan = id_twice},
	{.id = "placeholder",
	 .group = GROUP_SYNTAX,
	 .reach = REACH_PLAN,
	 .level = LEVEL_ERROR,
	 .params = {{"words", PARAM_WORDS, 0, template_words,
		     "what counts as a placeholder, as written"}},
	 .summary = "A committed plan still holds a word that stands for "
		    "something to be filled in.",
	 .why = "Once committed, people rely on it; what is not yet known "
		"belongs in a draft.",
	 .run_plan = placeholder},
	{.id = NULL},
};
