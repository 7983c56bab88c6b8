/* Operations on the keys of a map: set, remove, rename. */
#include "yaml/splice_impl.h"

#include "base/utf8.h"
#include "yaml/quote.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_blanks(struct slice s, size_t at)
{
	while (at < s.len && is_blank(s.ptr[at]))
		at++;
	return at;
}

/* A mark at the beginning of the file belongs to no line. */
static size_t line_begin(struct slice s, size_t at)
{
	while (at > 0 && s.ptr[at - 1] != '\n')
		at--;
	if (!at && slice_starts(s, SLICE("\xef\xbb\xbf")))
		at = 3;
	return at;
}

/* As on the line that ends at `lf`, or (lf at the end) as on the first. */
static struct slice line_end(struct slice s, size_t lf)
{
	if (lf >= s.len)
		lf = slice_find(s, '\n', 0);
	if (lf > 0 && lf < s.len && s.ptr[lf - 1] == '\r')
		return SLICE("\r\n");
	return SLICE("\n");
}

static size_t depth_of(const struct node *n)
{
	size_t depth = 0;

	for (; n->parent; n = n->parent)
		depth++;
	return depth;
}

static bool is_gone(const struct splice *s, const struct node *n)
{
	size_t i;

	for (i = 0; i < s->n_gone; i++)
		if (s->gone[i] == n)
			return true;
	return false;
}

/* --- how a value is written ----------------------------------------------- */

/* Lines that a literal block holds as they are. */
static bool fits_block(struct slice text)
{
	size_t at, len;
	uint32_t c, before = '\n';

	if (slice_find(text, '\n', 0) == text.len ||
	    slice_ends(text, SLICE("\n\n")) || is_blank(text.ptr[0]))
		return false;
	for (at = 0; at < text.len; at += len) {
		c = utf8_at(text, at, &len);
		if ((c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f) ||
		    c == 0x2028 || c == 0x2029 || (!at && c == '\n') ||
		    (c == ' ' && before == '\n'))
			return false;
		before = c;
	}
	return true;
}

/* As |, its lines two columns right of the key. */
static struct slice as_block(struct splice *s, const struct node *n,
			     struct slice text)
{
	struct slice *parts = NULL, line, rest = text;
	struct slice end = line_end(
		s->tree->bytes, slice_find(s->tree->bytes, '\n', n->at.begin));
	size_t count = 0;

	ARENA_PUSH(s->arena, parts, count) =
		slice_ends(text, SLICE("\n")) ? SLICE("|") : SLICE("|-");
	while (slice_line(&line, &rest)) {
		ARENA_PUSH(s->arena, parts, count) = end;
		if (line.len)
			ARENA_PUSH(s->arena, parts, count) = arena_printf(
				s->arena, "%*s", (int)n->key->at.col + 1, "");
		ARENA_PUSH(s->arena, parts, count) = line;
	}
	return arena_concat(s->arena, parts, count);
}

/* The text in the style of the value that stood there. */
static struct slice written(struct splice *s, const struct node *n,
			    struct slice text)
{
	switch (n->style) {
	case STYLE_SINGLE:
		return yaml_quote_with(s->arena, text, '\'');
	case STYLE_DOUBLE:
		return yaml_quote_with(s->arena, text, '"');
	case STYLE_LITERAL:
	case STYLE_FOLDED:
		/* at the end of a file without a line end it would lose one */
		if (fits_block(text) && n->at.end < s->tree->bytes.len)
			return as_block(s, n, text);
		break;
	case STYLE_PLAIN:
	case STYLE_BLOCK:
	case STYLE_FLOW:
		break;
	}
	return yaml_quote(s->arena, text);
}

static struct slice join(struct splice *s, struct slice a, struct slice b)
{
	struct slice both[] = {a, b};

	return arena_concat(s->arena, both, ARRAY_LEN(both));
}

static int set_value(struct splice *s, const struct node *n, struct slice text,
		     struct err *e)
{
	struct slice bytes = s->tree->bytes, lead = SLICE_NONE;
	size_t edit;

	if (n->style == STYLE_BLOCK) {
		err_set(e, "%.*s holds %s, not a single value",
			SL(n->key->text), node_kind_name(n));
		return err_hint(e, "Change it by hand.");
	}
	if (n->at.begin == n->at.end)
		lead = bytes.ptr[n->at.begin - 1] == ':' ? SLICE(" ")
							 : SLICE(": ");
	edit = splice_add(s, n->at.begin, n->at.end,
			  join(s, lead, written(s, n, text)), depth_of(n));
	splice_gone(s, n);
	splice_want(s, edit, lead.len, text, false);
	return 0;
}

/* --- a new key ------------------------------------------------------------ */

struct pair {
	struct slice key, text; /* as they are to be read */
	struct slice written;
	size_t value_at; /* in it */
};

static struct pair make_pair(struct splice *s, struct slice key,
			     struct slice text)
{
	struct slice name = yaml_quote(s->arena, key);
	struct slice parts[] = {name, SLICE(": "), yaml_quote(s->arena, text)};

	return (struct pair){key, text,
			     arena_concat(s->arena, parts, ARRAY_LEN(parts)),
			     name.len + 2};
}

static void add_pair(struct splice *s, const struct node *map, size_t at,
		     struct slice before, const struct pair *pair,
		     struct slice after)
{
	struct slice parts[] = {before, pair->written, after};
	size_t edit = splice_add(
		s, at, at, arena_concat(s->arena, parts, ARRAY_LEN(parts)),
		depth_of(map));

	splice_want(s, edit, before.len, pair->key, true);
	splice_want(s, edit, before.len + pair->value_at, pair->text, false);
}

static void add_to_flow(struct splice *s, const struct node *map,
			const struct pair *pair)
{
	const struct node *last = map->last;

	if (last) {
		/* a comma right behind a colon would be text */
		add_pair(s, map, last->at.end,
			 last->at.begin == last->at.end &&
					 last->key->at.end != last->at.end
				 ? SLICE(" , ")
				 : SLICE(", "),
			 pair, SLICE_NONE);
		return;
	}
	add_pair(s, map, map->at.begin + 1,
		 is_gone(s, map) ? SLICE(", ") : SLICE_NONE, pair, SLICE_NONE);
	splice_gone(s, map);
}

static const struct node *last_leaf(const struct node *n)
{
	while (n->last)
		n = n->last;
	return n;
}

static void add_to_block(struct splice *s, const struct node *map,
			 const struct pair *pair)
{
	struct slice bytes = s->tree->bytes, end, indent;
	size_t lf = slice_find(bytes, '\n', map->last->at.end), line;
	const struct node *leaf = last_leaf(map);

	end = line_end(bytes, lf);
	indent = arena_printf(s->arena, "%*s", (int)map->first->key->at.col - 1,
			      "");
	line = line_begin(bytes, map->last->key->at.begin);
	if (lf < bytes.len)
		add_pair(s, map, lf + 1, indent, pair, end);
	else if ((leaf->style == STYLE_LITERAL ||
		  leaf->style == STYLE_FOLDED) &&
		 skip_blanks(bytes, line) == map->last->key->at.begin)
		/* behind the block its text would get a line end */
		add_pair(s, map, line, indent, pair, end);
	else
		add_pair(s, map, lf, join(s, end, indent), pair, SLICE_NONE);
}

/* [a: 1]: a map without braces, in which a comma begins the next one. */
static bool is_bare_pair(const struct splice *s, const struct node *map)
{
	return map->style == STYLE_FLOW &&
	       s->tree->bytes.ptr[map->at.begin] != '{';
}

int splice_set(struct splice *s, const struct node *map, struct slice key,
	       struct slice text, struct err *e)
{
	const struct node *n = node_get(map, key);
	struct pair pair;

	if (n)
		return set_value(s, n, text, e);
	if (map->kind != NODE_MAP || is_bare_pair(s, map)) {
		err_set(e, "%s has no place for %.*s", node_kind_name(map),
			SL(key));
		return err_hint(e, "Change it by hand.");
	}
	pair = make_pair(s, key, text);
	if (map->style == STYLE_FLOW)
		add_to_flow(s, map, &pair);
	else
		add_to_block(s, map, &pair);
	return 0;
}

/* --- a new map ------------------------------------------------------------ */

/* Text that is gathered with the places of what must stand in it. */
struct growing {
	struct splice *s;
	struct slice *parts;
	size_t n, len;
	struct splice_want *wants; /* offset: from the beginning of the text */
	size_t n_wants;
};

static void grow(struct growing *g, struct slice part)
{
	ARENA_PUSH(g->s->arena, g->parts, g->n) = part;
	g->len += part.len;
}

static void grow_wanted(struct growing *g, struct slice text, bool key)
{
	ARENA_PUSH(g->s->arena, g->wants, g->n_wants) = (struct splice_want){
		.offset = g->len, .text = text, .key = key};
	grow(g, yaml_quote(g->s->arena, text));
}

static void grow_map(struct growing *g, const struct splice_pair *pairs,
		     size_t n)
{
	size_t i;

	grow(g, SLICE("{"));
	for (i = 0; i < n; i++) {
		if (i)
			grow(g, SLICE(", "));
		grow_wanted(g, pairs[i].key, true);
		grow(g, SLICE(": "));
		grow_wanted(g, pairs[i].text, false);
	}
	grow(g, SLICE("}"));
}

/* Where a new last entry of the map goes, and what stands around it. */
struct place {
	size_t at;
	struct slice before, after;
	struct slice indent; /* of a line below; ptr NULL: all on one line */
};

static int find_place(struct place *out, struct splice *s,
		      const struct node *map, struct err *e)
{
	struct slice bytes = s->tree->bytes;
	size_t lf;

	*out = (struct place){.after = SLICE_NONE};
	if (is_bare_pair(s, map))
		return err_set(e, "a map without braces holds one entry");
	if (map->style == STYLE_FLOW) {
		out->at = map->last ? map->last->at.end : map->at.begin + 1;
		if (map->last)
			out->before = SLICE(", ");
		else
			splice_gone(s, map);
		return 0;
	}
	lf = slice_find(bytes, '\n', map->last->at.end);
	out->indent = arena_printf(s->arena, "%*s",
				   (int)map->first->key->at.col - 1, "");
	out->at = lf < bytes.len ? lf + 1 : lf;
	out->before = out->indent;
	if (lf < bytes.len)
		out->after = line_end(bytes, lf);
	else if (last_leaf(map)->style == STYLE_LITERAL ||
		 last_leaf(map)->style == STYLE_FOLDED)
		return err_set(e, "the last line of the file has no line end");
	else
		out->before = join(s, line_end(bytes, lf), out->indent);
	return 0;
}

/* An entry without a value gets one behind its colon. */
static struct place place_behind(struct splice *s, const struct node *n)
{
	struct slice bytes = s->tree->bytes;
	struct place place = {.at = n->at.begin};

	if (n->at.begin == n->at.end)
		place.before = bytes.ptr[n->at.begin - 1] == ':' ? SLICE(" ")
								 : SLICE(": ");
	splice_gone(s, n);
	return place;
}

static void grow_path(struct growing *g, const struct slice *path, size_t n,
		      const struct place *place, const struct node *map)
{
	struct slice bytes = g->s->tree->bytes;
	struct slice end =
		line_end(bytes, slice_find(bytes, '\n', map->at.end));
	size_t i;

	for (i = 0; i < n; i++) {
		if (i && place->indent.ptr) {
			grow(g, end);
			grow(g,
			     arena_printf(g->s->arena, "%.*s%*s",
					  SL(place->indent), (int)(2 * i), ""));
		} else if (i) {
			grow(g, SLICE(" {"));
		}
		grow_wanted(g, path[i], true);
		grow(g, SLICE(":"));
	}
	grow(g, SLICE(" "));
}

int splice_add_map(struct splice *s, const struct node *map,
		   const struct slice *path, size_t n_path,
		   const struct splice_pair *pairs, size_t n, struct err *e)
{
	const struct node *empty = node_get(map, path[0]);
	struct growing g = {.s = s};
	struct place place;
	size_t i, edit;

	if (map->kind != NODE_MAP || (empty && !node_is_null(empty))) {
		err_set(e, "there is no place for %.*s", SL(path[0]));
		return err_hint(e, "Change it by hand.");
	}
	if (empty)
		place = place_behind(s, empty);
	else if (find_place(&place, s, map, e) < 0)
		return err_hint(e, "Change it by hand.");
	grow(&g, place.before);
	if (empty && n_path > 1)
		grow(&g, SLICE("{"));
	if (!empty || n_path > 1)
		grow_path(&g, path + (empty != NULL), n_path - (empty != NULL),
			  &place, map);
	grow_map(&g, pairs, n);
	for (i = 1; i < n_path && !place.indent.ptr; i++)
		grow(&g, SLICE("}"));
	grow(&g, place.after);
	edit = splice_add(s, place.at, empty ? empty->at.end : place.at,
			  arena_concat(s->arena, g.parts, g.n), depth_of(map));
	for (i = 0; i < g.n_wants; i++)
		splice_want(s, edit, g.wants[i].offset, g.wants[i].text,
			    g.wants[i].key);
	return 0;
}

/* --- a key that goes ------------------------------------------------------ */

static const struct node *before(const struct node *n)
{
	const struct node *b = n->parent->first;

	if (b == n)
		return NULL;
	while (b->next != n)
		b = b->next;
	return b;
}

/* The last entry goes with the comma before it, which stays for a comment. */
static void cut_last_from_flow(struct splice *s, const struct node *n,
			       const struct node *prev)
{
	struct slice bytes = s->tree->bytes;
	size_t begin = n->key->at.begin, line = line_begin(bytes, begin);
	size_t lf = skip_blanks(bytes, n->at.end), end = n->at.end;

	if (prev && slice_find(bytes, '#', prev->at.end) > begin) {
		begin = prev->at.end;
	} else if (prev && skip_blanks(bytes, line) == begin) {
		begin = line;
		lf += bytes.ptr[lf] == '\r';
		end = bytes.ptr[lf] == '\n' ? lf + 1 : end;
	}
	splice_add(s, begin, end, SLICE_NONE, 0);
}

/* The comma behind an entry, past line ends and comments. */
static size_t comma_behind(struct slice bytes, size_t at)
{
	while (bytes.ptr[at] != ',')
		at = bytes.ptr[at] == '#' ? slice_find(bytes, '\n', at)
					  : at + 1;
	return at;
}

/* Cuts an entry with its comma; of a line of its own nothing is left. */
static void cut_from_flow(struct splice *s, const struct node *n)
{
	struct slice bytes = s->tree->bytes;
	size_t begin = n->key->at.begin, end = n->at.end, line, at;

	if (!n->next) {
		cut_last_from_flow(s, n, before(n));
		return;
	}
	at = skip_blanks(bytes, end);
	if (bytes.ptr[at] != ',') {
		at = comma_behind(bytes, end);
		splice_add(s, begin, end, SLICE_NONE, 0);
		splice_add(s, at, at + 1, SLICE_NONE, 0);
		return;
	}
	end = skip_blanks(bytes, at + 1);
	line = line_begin(bytes, begin);
	if (bytes.ptr[end] == '#')
		end = slice_find(bytes, '\n', end);
	if (bytes.ptr[end] == '\r')
		end++;
	if (bytes.ptr[end] == '\n' && skip_blanks(bytes, line) == begin)
		splice_add(s, line, end + 1, SLICE_NONE, 0);
	else if (bytes.ptr[end] == '\n')
		splice_add(s, begin, at + 1, SLICE_NONE, 0);
	else
		splice_add(s, begin, end, SLICE_NONE, 0);
}

/* False: what is around leaves no way. */
static bool cut_from_block(struct splice *s, const struct node *n)
{
	struct slice bytes = s->tree->bytes;
	size_t begin = n->key->at.begin, line = line_begin(bytes, begin), lf;

	lf = slice_find(bytes, '\n', n->at.end);
	if (skip_blanks(bytes, line) == begin) {
		splice_add(s, line, lf < bytes.len ? lf + 1 : lf, SLICE_NONE,
			   0);
		return true;
	}
	/* behind a dash: the next key moves there */
	if (!n->next || skip_blanks(bytes, lf + 1) != n->next->key->at.begin)
		return false;
	splice_add(s, begin, n->next->key->at.begin, SLICE_NONE, 0);
	return true;
}

/* Of a map of one key its name stays, or its brackets. */
static bool leave_empty(struct splice *s, const struct node *map)
{
	size_t at = map->at.begin;

	if (map->style != STYLE_FLOW) {
		if (!map->key)
			return false;
		at = slice_find(s->tree->bytes, ':', map->key->at.end) + 1;
	}
	splice_want(s, NO_EDIT, at, SLICE_NONE, false);
	return true;
}

int splice_remove(struct splice *s, const struct node *value, struct err *e)
{
	const struct node *map = value->parent;
	bool done = map && map->kind == NODE_MAP &&
		    (map->n > 1 || leave_empty(s, map));

	if (done && map->style == STYLE_FLOW)
		cut_from_flow(s, value);
	else
		done = done && cut_from_block(s, value);
	if (!done) {
		err_set(e, "%.*s cannot be taken out of what is around it",
			SL(value->key ? value->key->text : SLICE("an entry")));
		return err_hint(e, "Change it by hand.");
	}
	splice_gone(s, value);
	splice_gone(s, value->key);
	return 0;
}

void splice_rename(struct splice *s, const struct node *value, struct slice key)
{
	const struct node *at = value->key;
	size_t edit =
		splice_add(s, at->at.begin, at->at.end, written(s, at, key), 0);

	splice_gone(s, at);
	splice_want(s, edit, 0, key, true);
}
