/* Traps in a file that can be read: what stands there is not what was meant. */
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "yaml/reading.h"

#define TRAPS_MOST 100 /* findings in one file before "and N more" */
#define FEW	   8   /* up to here comparing each key with each is cheaper */

/* Where a key stood first, and where it stood last. */
struct places_of_key {
	struct node *first, *last;
};

static void duplicate(struct reading *r, struct places_of_key *key,
		      struct node *again)
{
	const struct node *first = key->first->key;
	struct finding *f;

	key->last->repeated = true;
	key->last = again;
	f = trap(r, "duplicate-key", again->key->at.begin, again->key->at.end,
		 "%.*s stands here again; the first is on line %u",
		 SL(again->key->text), (unsigned)first->at.line);
	finding_relate(r->fs, f, SLICE_NONE, first->at, "first written here");
	finding_help(r->fs, f, "keep one of them");
}

static struct places_of_key *key_among(struct places_of_key *keys, size_t n,
				       struct slice key)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (slice_eq(keys[i].first->key->text, key))
			return &keys[i];
	return NULL;
}

static void duplicates(struct reading *r, const struct node *map,
		       struct arena *scratch)
{
	struct map index = map_in(scratch);
	struct places_of_key few[FEW], *keys = few, *seen;
	size_t n_keys = 0;
	struct node *n;

	if (map->n > FEW)
		keys = arena_array(scratch, map->n, sizeof(*keys));
	for (n = map->first; n; n = n->next) {
		seen = map->n > FEW ? map_get(&index, n->key->text)
				    : key_among(keys, n_keys, n->key->text);
		if (seen) {
			duplicate(r, seen, n);
			continue;
		}
		keys[n_keys] = (struct places_of_key){n, n};
		if (map->n > FEW)
			map_put(&index, n->key->text, &keys[n_keys]);
		n_keys++;
	}
}

/* The next node in the file's order, a collection before what is in it. */
struct node *node_after(struct node *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

/* --- a hash that made a comment of a text --------------------------------- */

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/*
 * Where such a comment begins behind a node, or the file's length. A comment
 * has a blank behind its hash; #! and ## are left alone, and so is what speaks
 * to git-plan.
 */
static size_t glued_comment(struct slice s, const struct node *n)
{
	size_t at = n->at.end;
	char next;

	while (at < s.len && blank(s.ptr[at]))
		at++;
	if (at == n->at.end || at + 1 >= s.len || s.ptr[at] != '#')
		return s.len;
	next = s.ptr[at + 1];
	if (strchr(" \t\r\n#!", next) ||
	    slice_starts(slice_sub(s, at + 1, s.len), SLICE("plan:")))
		return s.len;
	return at;
}

static bool has_letter(struct slice s)
{
	size_t i, len;

	for (i = 0; i < s.len; i += len)
		if (utf8_is_letter(utf8_at(s, i, &len)))
			return true;
	return false;
}

static void help_mended(struct reading *r, struct finding *f, size_t begin,
			size_t end, bool sure)
{
	struct edit edit = {begin, end, quoted_bytes(r, begin, end)};
	struct slice help = mended_lines(r, &edit, 1);

	help_lines(r, f, help);
	if (sure)
		finding_edit(r->fs, f, edit.begin, edit.end, edit.text);
}

static void hash_in_text(struct reading *r, const struct node *n)
{
	struct slice s = r->clean;
	size_t hash = glued_comment(s, n), begin = n->at.begin, end;
	struct finding *f;

	if (hash == s.len)
		return;
	if (!n->text.len)
		begin = hash;
	end = hash +
	      slice_trim(slice_sub(s, hash, slice_find(s, '\n', hash))).len;
	f = trap(r, "hash-in-text", hash, end,
		 "a hash behind a space starts a comment: %.*s is not part of "
		 "the text; put the text in quotes, or a space behind the hash",
		 SL(slice_sub(r->bytes, hash, end)));
	/* "the #1 brand" is a text for certain; "dana #was sam" may not be */
	help_mended(r, f, begin, end,
		    s.ptr[hash + 1] >= '0' && s.ptr[hash + 1] <= '9' &&
			    (!n->text.len || has_letter(n->text)));
}

/* --- a comma that split a text -------------------------------------------- */

static bool plain_text(const struct node *n)
{
	return n && n->kind == NODE_SCALAR && n->style == STYLE_PLAIN &&
	       !n->alias && n->text.len;
}

/* A key without even a colon: what a comma leaves of a sentence. */
static bool no_colon(const struct node *n)
{
	return plain_text(n->key) && n->kind == NODE_SCALAR && !n->text.len &&
	       n->style == STYLE_PLAIN && n->at.begin == n->key->at.end;
}

static void comma_in_map(struct reading *r, const struct node *map)
{
	const struct node *before = NULL, *n = map->first, *last;
	struct finding *f;

	while (n) {
		if (!plain_text(before) || !no_colon(n)) {
			before = n;
			n = n->next;
			continue;
		}
		for (last = n; last->next && no_colon(last->next);)
			last = last->next;
		f = trap(r, "comma-in-text", n->key->at.begin, last->at.end,
			 "inside { } a comma ends the text: \"%.*s\" became a "
			 "key without a value; put the text in quotes",
			 SL(n->key->text));
		help_mended(r, f, before->at.begin, last->at.end, true);
		before = last;
		n = last->next;
	}
}

static bool starts_small(const struct node *n)
{
	size_t len;

	return plain_text(n) && utf8_is_lower(utf8_at(n->text, 0, &len));
}

static bool starts_capital(const struct node *n)
{
	size_t len;

	return plain_text(n) && utf8_is_upper(utf8_at(n->text, 0, &len));
}

static void comma_in_list(struct reading *r, const struct node *list)
{
	const struct node *before = NULL, *n = list->first, *last;
	struct finding *f;

	while (n) {
		if (!before || !starts_capital(before) || !starts_small(n)) {
			before = n;
			n = n->next;
			continue;
		}
		for (last = n; last->next && starts_small(last->next);)
			last = last->next;
		f = trap(r, "comma-in-text", n->at.begin, last->at.end,
			 "inside [ ] a comma ends the text, and \"%.*s\" looks "
			 "like the rest of one; put the whole text in quotes",
			 SL(n->text));
		help_mended(r, f, before->at.begin, last->at.end, false);
		before = last;
		n = last->next;
	}
}

static void look_at(struct reading *r, struct node *n, struct arena *scratch)
{
	if (n->kind == NODE_MAP)
		duplicates(r, n, scratch);
	if (n->kind == NODE_MAP && n->style == STYLE_FLOW)
		comma_in_map(r, n);
	if (n->kind == NODE_LIST && n->style == STYLE_FLOW)
		comma_in_list(r, n);
	if (n->kind == NODE_SCALAR && n->style == STYLE_PLAIN && !n->alias)
		hash_in_text(r, n);
}

void traps_find(struct reading *r, const struct tree *t)
{
	struct arena scratch = ARENA_INIT;
	size_t before = r->fs->n, found;
	struct finding *last;
	struct node *n;

	for (n = t->root; n; n = node_after(n))
		look_at(r, n, &scratch);
	arena_release(&scratch);
	found = r->fs->n - before;
	if (found <= TRAPS_MOST)
		return;
	r->fs->n = before + TRAPS_MOST;
	last = &r->fs->v[r->fs->n - 1];
	last->message = catalogue_say(r->fs->arena, r->fs->words,
				      "%.*s (and %zu more such)",
				      SL(last->message), found - TRAPS_MOST);
}
