/*
 * libyaml's events into a tree. The only file that knows libyaml.
 *
 * Spans are measured here: libyaml puts an anchor into a node's mark, and its
 * marks of block nodes end at the next token.
 */
#include <string.h>
#include <yaml.h>

#include "base/map.h"
#include "yaml/line.h"
#include "yaml/reading.h"

struct builder {
	struct reading *r;
	struct tree *out;
	struct trouble *trouble;
	struct node *open; /* the collection being filled */
	struct node *key;  /* waits for its value */
	size_t depth, n_nodes, n_aliases;
	struct map anchors; /* name -> the node that bears it */
	struct span *wide;  /* anchors on more than a single value */
	size_t n_wide;
	bool stopped; /* a finding says why */
};

static size_t mark_byte(const struct builder *b, yaml_mark_t mark)
{
	return places_byte(&b->r->clean_places, mark.index);
}

static struct slice event_text(const unsigned char *s, size_t len)
{
	return (struct slice){(const char *)s, len};
}

static void stop(struct builder *b)
{
	b->stopped = true;
}

/* --- where things begin and end ------------------------------------------ */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Past blanks, line ends and comments, but not past limit. */
static size_t skip_space(struct slice s, size_t at, size_t limit)
{
	while (at < limit) {
		if (s.ptr[at] == '#' && (!at || is_space(s.ptr[at - 1])))
			at = slice_find(s, '\n', at);
		else if (is_space(s.ptr[at]))
			at++;
		else
			break;
	}
	return at < limit ? at : limit;
}

/* Past one word such as &name or !tag. */
static size_t skip_word(struct slice s, size_t at, size_t limit)
{
	if (slice_starts(slice_sub(s, at, limit), SLICE("!<")))
		at = slice_find(s, '>', at);
	while (at < limit && !is_space(s.ptr[at]) &&
	       !strchr(",[]{}", s.ptr[at]))
		at++;
	return at < limit ? at : limit;
}

/* The first byte of a node behind its anchor and tag. */
static size_t behind_properties(struct slice s, size_t begin, size_t end)
{
	size_t at = begin;

	while (at < end && (s.ptr[at] == '&' || s.ptr[at] == '!')) {
		begin = skip_word(s, at, end);
		at = skip_space(s, begin, end);
	}
	return at;
}

/* Right behind the key's colon; behind the key where it has none. */
static size_t behind_colon(struct slice s, const struct node *key, size_t limit)
{
	size_t at = skip_space(s, key->at.end, limit);

	return at < limit && s.ptr[at] == ':' ? at + 1 : key->at.end;
}

/* The end of | and > with their signs; *keep where a + is among them. */
static size_t header_end(struct slice s, size_t at, size_t limit, bool *keep)
{
	*keep = false;
	for (at++; at < limit; at++) {
		char c = s.ptr[at];

		if (c == '+')
			*keep = true;
		else if (c != '-' && (c < '0' || c > '9'))
			break;
	}
	return at < limit ? at : limit;
}

static size_t without_line_end(struct slice s, size_t at, size_t from)
{
	if (at > from && s.ptr[at - 1] == '\n')
		at--;
	if (at > from && s.ptr[at - 1] == '\r')
		at--;
	return at;
}

/*
 * The end of a block scalar: that of its last line which is not blank, or with
 * `+` of the last blank line that it keeps. end is where libyaml saw the next
 * line begin.
 */
static size_t block_end(struct slice s, size_t begin, size_t end)
{
	bool keep;
	size_t least = header_end(s, begin, end, &keep);
	size_t header_line = slice_find(s, '\n', least), at;

	if (header_line >= end)
		return least;
	if (keep)
		return without_line_end(s, end, least);
	for (at = end; at > header_line && is_space(s.ptr[at - 1]);)
		at--;
	if (at <= header_line)
		return least;
	/* blanks behind the last word are text */
	end = slice_find(s, '\n', at);
	return without_line_end(s, end < s.len ? end + 1 : end, at);
}

/* --- making nodes --------------------------------------------------------- */

static struct finding *too_much(struct builder *b, size_t begin, size_t end,
				const char *what)
{
	struct finding *f;

	f = trap(b->r, "yaml-syntax", begin, end, "%s", what);
	finding_help(b->r->fs, f, "split the file into several plans");
	stop(b);
	return f;
}

static struct node *node_new(struct builder *b, enum node_kind kind,
			     size_t begin, size_t end)
{
	struct node *n = arena_alloc(b->r->a, sizeof(*n));

	n->kind = kind;
	n->at = places_span(&b->r->places, begin, end);
	if (++b->n_nodes > LIMIT_NODES)
		too_much(b, begin, begin,
			 "the file has more than 200000 values");
	return n;
}

static bool is_key_place(const struct builder *b)
{
	return b->open && b->open->kind == NODE_MAP && !b->key;
}

static void not_a_key(struct builder *b, size_t begin, size_t end,
		      const char *what)
{
	trap(b->r, "yaml-feature", begin, end,
	     "a key is a word with a colon behind it, not %s", what);
	stop(b);
}

/* Hangs a finished or opened node where the document is. */
static void place_node(struct builder *b, struct node *n)
{
	if (!b->open) {
		b->out->root = n;
		return;
	}
	n->parent = b->open;
	if (is_key_place(b)) {
		b->key = n;
		return;
	}
	n->key = b->key;
	b->key = NULL;
	if (b->open->last)
		b->open->last->next = n;
	else
		b->open->first = n;
	b->open->last = n;
	b->open->n++;
}

/* --- what is not allowed ------------------------------------------------- */

/* `!!str x` loses its tag; `!important x` was meant as a text. */
static void help_tag(struct reading *r, struct finding *f, size_t at,
		     size_t end)
{
	struct slice s = r->clean, help;
	bool standard = slice_starts(slice_sub(s, at, end), SLICE("!!"));
	struct line l =
		line_look(&r->clean_places, places_line(&r->clean_places, at));
	struct edit edit = {at, end, SLICE("")};

	while (standard && edit.end < l.end && s.ptr[edit.end] == ' ')
		edit.end++;
	if (!standard && l.value == at && l.value_end - at < LIMIT_SCALAR_BYTES)
		edit = (struct edit){at, l.value_end,
				     quoted_bytes(r, at, l.value_end)};
	else if (!standard)
		return;
	help = mended_lines(r, &edit, 1);
	help_lines(r, f, help);
	if (standard)
		finding_edit(r->fs, f, edit.begin, edit.end, edit.text);
}

static void refuse_tag(struct builder *b, size_t begin, size_t end)
{
	struct slice s = b->r->clean;
	struct finding *f;
	size_t at = begin;

	if (s.ptr[at] == '&')
		at = skip_space(s, skip_word(s, at, end), end);
	end = skip_word(s, at, s.len);
	f = trap(b->r, "yaml-feature", at, end,
		 "%.*s is a tag: an exclamation mark at the start has a "
		 "meaning in YAML that plans do not use; leave it out, or put "
		 "the text in quotes",
		 SL(slice_sub(b->r->bytes, at, end)));
	help_tag(b->r, f, at, end);
}

static void anchor_set(struct builder *b, const unsigned char *name,
		       struct node *n)
{
	struct slice key = slice_of((const char *)name);

	if (name)
		map_put(&b->anchors, arena_copy(b->r->a, key), n);
}

static void refuse_anchor(struct builder *b, size_t begin, size_t end)
{
	struct slice s = b->r->clean;
	size_t at = begin;

	if (s.ptr[at] == '!')
		at = skip_space(s, skip_word(s, at, end), end);
	end = skip_word(s, at, s.len);
	ARENA_PUSH(b->anchors.arena, b->wide, b->n_wide) =
		places_span(&b->r->places, at, end);
}

/* A merge key needs such an anchor: one mistake, one finding. */
static void report_wide_anchors(struct builder *b)
{
	size_t i;

	for (i = 0; i < b->n_wide && !b->r->n_merges; i++) {
		struct span at = b->wide[i];

		trap(b->r, "yaml-feature", at.begin, at.end,
		     "%.*s marks more than a single value; a plan writes each "
		     "list and map out where it belongs",
		     SL(slice_sub(b->r->bytes, at.begin, at.end)));
	}
}

/* --- events --------------------------------------------------------------- */

static enum node_style scalar_style(yaml_scalar_style_t style)
{
	static const enum node_style styles[] = {
		[YAML_ANY_SCALAR_STYLE] = STYLE_PLAIN,
		[YAML_PLAIN_SCALAR_STYLE] = STYLE_PLAIN,
		[YAML_SINGLE_QUOTED_SCALAR_STYLE] = STYLE_SINGLE,
		[YAML_DOUBLE_QUOTED_SCALAR_STYLE] = STYLE_DOUBLE,
		[YAML_LITERAL_SCALAR_STYLE] = STYLE_LITERAL,
		[YAML_FOLDED_SCALAR_STYLE] = STYLE_FOLDED,
	};

	return styles[style];
}

static void scalar_span(const struct builder *b, const yaml_event_t *ev,
			size_t *begin, size_t *end)
{
	struct slice s = b->r->clean;
	enum node_style style = scalar_style(ev->data.scalar.style);

	*begin = mark_byte(b, ev->start_mark);
	*end = mark_byte(b, ev->end_mark);
	if (style == STYLE_PLAIN && !ev->data.scalar.length) {
		if (ev->data.scalar.anchor || ev->data.scalar.tag)
			*begin = *end;
		else if (b->key)
			*end = *begin = behind_colon(s, b->key, *begin);
		return;
	}
	if (ev->data.scalar.anchor || ev->data.scalar.tag)
		*begin = behind_properties(s, *begin, *end);
	if (style == STYLE_LITERAL || style == STYLE_FOLDED)
		*end = block_end(s, *begin, *end);
}

/* A copy with U+FFFD for each NUL: printf would end a name there. */
static struct slice copy_without_nul(struct arena *a, struct slice value)
{
	size_t n = 0, i;
	char *out, *to;

	for (i = 0; i < value.len; i++)
		n += !value.ptr[i];
	if (!n)
		return arena_copy(a, value);
	out = to = arena_alloc(a, value.len + 2 * n);
	for (i = 0; i < value.len; i++) {
		if (value.ptr[i]) {
			*to++ = value.ptr[i];
			continue;
		}
		memcpy(to, "\xef\xbf\xbd", 3);
		to += 3;
	}
	return (struct slice){out, (size_t)(to - out)};
}

/* The value: the file's own bytes where they are the same, else a copy. */
static struct slice scalar_text(const struct builder *b, const yaml_event_t *ev,
				const struct node *n)
{
	struct slice value =
		event_text(ev->data.scalar.value, ev->data.scalar.length);
	size_t quote = n->style == STYLE_SINGLE || n->style == STYLE_DOUBLE;
	size_t begin = n->at.begin + quote, end = n->at.end - quote;

	if (slice_eq(value, slice_sub(b->r->clean, begin, end)))
		return slice_sub(b->r->bytes, begin, end);
	return copy_without_nul(b->r->a, value);
}

/* `? key`: the question mark stands before the key on its line. */
static bool has_question_mark(struct slice s, size_t begin)
{
	while (begin > 0 &&
	       (s.ptr[begin - 1] == ' ' || s.ptr[begin - 1] == '\t'))
		begin--;
	return begin > 0 && s.ptr[begin - 1] == '?';
}

static void check_key(struct builder *b, const struct node *n)
{
	struct slice s = b->r->clean;

	if (n->style == STYLE_LITERAL || n->style == STYLE_FOLDED) {
		not_a_key(b, n->at.begin, n->at.end, "a text of several lines");
	} else if (n->style == STYLE_PLAIN && !n->text.len) {
		not_a_key(b, n->at.begin, n->at.end, "a colon alone");
	} else if (has_question_mark(s, n->at.begin)) {
		not_a_key(b, n->at.begin, n->at.end,
			  "a line that starts with a question mark");
	} else if (n->style == STYLE_PLAIN && slice_is(n->text, "<<")) {
		b->r->n_merges++;
		trap(b->r, "yaml-feature", n->at.begin, n->at.end,
		     "<< copies the fields of another item, which plans do "
		     "not use; write the fields out");
		stop(b);
	}
}

static void on_scalar(struct builder *b, const yaml_event_t *ev)
{
	size_t begin, end;
	struct node *n;

	scalar_span(b, ev, &begin, &end);
	if (ev->data.scalar.tag)
		refuse_tag(b, mark_byte(b, ev->start_mark), end);
	n = node_new(b, NODE_SCALAR, begin, end);
	n->style = scalar_style(ev->data.scalar.style);
	n->text = scalar_text(b, ev, n);
	if (n->text.len > LIMIT_SCALAR_BYTES) {
		too_much(b, begin, begin,
			 "the text that starts here is longer than 64 KiB");
		return;
	}
	anchor_set(b, ev->data.scalar.anchor, n);
	if (is_key_place(b))
		check_key(b, n);
	place_node(b, n);
}

static void on_alias(struct builder *b, const yaml_event_t *ev)
{
	struct slice name = slice_of((const char *)ev->data.alias.anchor);
	size_t begin = mark_byte(b, ev->start_mark);
	size_t end = mark_byte(b, ev->end_mark);
	const struct node *to = map_get(&b->anchors, name);
	struct node *n;

	if (++b->n_aliases > LIMIT_ALIASES) {
		trap(b->r, "yaml-feature", begin, end,
		     "more than %d places repeat a value with *name; write "
		     "the values out",
		     LIMIT_ALIASES);
		stop(b);
	} else if (is_key_place(b)) {
		not_a_key(b, begin, end, "a reference to another value");
	} else if (!to) {
		*b->trouble =
			(struct trouble){UNKNOWN_ALIAS, NULL, begin, begin};
		stop(b);
	} else if (to->kind != NODE_SCALAR) {
		stop(b);
	}
	if (b->stopped)
		return;
	n = node_new(b, NODE_SCALAR, begin, end);
	n->style = to->style;
	n->text = to->text;
	n->alias = true;
	place_node(b, n);
}

static void open_collection(struct builder *b, const yaml_event_t *ev,
			    enum node_kind kind, bool flow,
			    const unsigned char *anchor,
			    const unsigned char *tag)
{
	size_t mark = mark_byte(b, ev->start_mark), begin = mark;
	size_t len = b->r->clean.len;
	struct node *n;

	if (is_key_place(b)) {
		not_a_key(b, begin, mark_byte(b, ev->end_mark),
			  kind == NODE_LIST ? "a list" : "a map");
		return;
	}
	if (tag)
		refuse_tag(b, mark, len);
	if (anchor)
		refuse_anchor(b, mark, len);
	if (tag || anchor)
		begin = behind_properties(b->r->clean, mark, len);
	n = node_new(b, kind, begin, begin);
	n->style = flow ? STYLE_FLOW : STYLE_BLOCK;
	anchor_set(b, anchor, n);
	if (++b->depth > LIMIT_NESTING)
		too_much(b, begin, begin,
			 "lists and maps lie more than 64 deep in each other");
	place_node(b, n);
	b->open = n;
}

/* A collection ends with its bracket, else with its last node. */
static void close_collection(struct builder *b, const yaml_event_t *ev)
{
	struct node *n = b->open;
	char first = b->r->clean.ptr[n->at.begin];
	size_t begin = n->at.begin, end = begin;

	if (n->first && n->kind == NODE_MAP && first != '{')
		begin = n->first->key->at.begin;
	if (n->style == STYLE_FLOW && (first == '[' || first == '{'))
		end = mark_byte(b, ev->end_mark);
	else if (n->last)
		end = n->last->at.end;
	n->at = places_span(&b->r->places, begin, end);
	b->open = n->parent;
	b->depth--;
}

static void on_event(struct builder *b, const yaml_event_t *ev)
{
	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		on_scalar(b, ev);
		break;
	case YAML_ALIAS_EVENT:
		on_alias(b, ev);
		break;
	case YAML_SEQUENCE_START_EVENT:
		open_collection(b, ev, NODE_LIST,
				ev->data.sequence_start.style ==
					YAML_FLOW_SEQUENCE_STYLE,
				ev->data.sequence_start.anchor,
				ev->data.sequence_start.tag);
		break;
	case YAML_MAPPING_START_EVENT:
		open_collection(b, ev, NODE_MAP,
				ev->data.mapping_start.style ==
					YAML_FLOW_MAPPING_STYLE,
				ev->data.mapping_start.anchor,
				ev->data.mapping_start.tag);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_collection(b, ev);
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
}

/* --- the parser ----------------------------------------------------------- */

static void parser_open(yaml_parser_t *p, struct slice clean, size_t skip)
{
	if (!yaml_parser_initialize(p))
		out_of_memory(sizeof(*p));
	yaml_parser_set_encoding(p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(p, (const unsigned char *)clean.ptr + skip,
				     clean.len - skip);
}

static void trouble_of(struct trouble *t, const yaml_parser_t *p,
		       const struct places *places)
{
	if (p->error == YAML_MEMORY_ERROR)
		out_of_memory(0);
	t->problem = p->problem ? p->problem : "not YAML";
	t->context = p->context;
	t->at = places_byte(places, p->problem_mark.index);
	t->context_at =
		p->context ? places_byte(places, p->context_mark.index) : t->at;
	if (p->error == YAML_READER_ERROR)
		t->at = t->context_at = p->problem_offset + places->skip;
}

/*
 * What stands behind the first document. libyaml is not asked: its directives
 * cost time by the square of their number.
 */
static void check_rest(const struct slice s, const yaml_event_t *ev, size_t at,
		       struct trouble *t, size_t *second)
{
	bool ended = !ev->data.document_end.implicit;
	struct slice rest;

	*second = s.len;
	for (;;) {
		at = skip_space(s, at, s.len);
		rest = slice_sub(s, at, s.len);
		if (!slice_starts(rest, SLICE("...")))
			break;
		ended = true;
		at += 3;
	}
	if (at == s.len)
		return;
	if (ended || slice_starts(rest, SLICE("---")))
		*second = at;
	else
		*t = (struct trouble){"did not find expected <document start>",
				      NULL, at, at};
}

static void second_document(struct builder *b, size_t at)
{
	struct slice s = b->r->clean;
	struct finding *f;

	if (at == s.len)
		return;
	f = trap(b->r, "yaml-feature", at,
		 without_line_end(s, slice_find(s, '\n', at), at),
		 "a second document starts here; a file holds one plan, so "
		 "what follows is not read");
	finding_help(b->r->fs, f, "move what follows to a file of its own");
}

/* What looks at the events: the builder, or a trial without a tree. */
typedef bool event_fn(void *who, const yaml_event_t *ev);

/* Runs the parser up to the end of the first document. */
static void run(yaml_parser_t *p, const struct places *places, event_fn *fn,
		void *who, struct trouble *t, size_t *second)
{
	yaml_event_t ev;
	yaml_event_type_t type;
	bool go_on;

	*second = places->bytes.len;
	do {
		if (!yaml_parser_parse(p, &ev)) {
			trouble_of(t, p, places);
			return;
		}
		type = ev.type;
		go_on = fn(who, &ev);
		if (type == YAML_DOCUMENT_END_EVENT)
			check_rest(places->bytes, &ev,
				   places_byte(places, ev.end_mark.index), t,
				   second);
		yaml_event_delete(&ev);
	} while (go_on && type != YAML_DOCUMENT_END_EVENT &&
		 type != YAML_STREAM_END_EVENT);
}

static bool build(void *who, const yaml_event_t *ev)
{
	struct builder *b = who;

	on_event(b, ev);
	return !b->stopped;
}

bool events_read(struct tree *out, struct reading *r, struct trouble *t)
{
	struct arena scratch = ARENA_INIT;
	struct builder b = {
		.r = r, .out = out, .trouble = t, .anchors = map_in(&scratch)};
	yaml_parser_t p;
	size_t second;

	*t = (struct trouble){NULL, NULL, 0, 0};
	parser_open(&p, r->clean, r->places.skip);
	run(&p, &r->clean_places, build, &b, t, &second);
	yaml_parser_delete(&p);
	if (!t->problem)
		report_wide_anchors(&b);
	if (!t->problem && !b.stopped)
		second_document(&b, second);
	arena_release(&scratch);
	if (b.stopped || t->problem)
		return false;
	if (out->root && out->root->kind == NODE_SCALAR &&
	    out->root->style == STYLE_PLAIN && !out->root->text.len)
		out->root = NULL;
	return true;
}

/* A trial knows only which anchors there are. */
struct trial {
	struct map anchors;
	struct arena *a;
	const struct places *places;
	struct trouble *t;
};

static bool try_event(void *who, const yaml_event_t *ev)
{
	struct trial *trial = who;
	const unsigned char *name = NULL;
	struct slice key;
	size_t at;

	if (ev->type == YAML_SCALAR_EVENT)
		name = ev->data.scalar.anchor;
	else if (ev->type == YAML_SEQUENCE_START_EVENT)
		name = ev->data.sequence_start.anchor;
	else if (ev->type == YAML_MAPPING_START_EVENT)
		name = ev->data.mapping_start.anchor;
	else if (ev->type == YAML_ALIAS_EVENT)
		name = ev->data.alias.anchor;
	key = slice_of((const char *)name);
	if (!name)
		return true;
	if (ev->type != YAML_ALIAS_EVENT) {
		map_put(&trial->anchors, arena_copy(trial->a, key), trial);
		return true;
	}
	if (map_get(&trial->anchors, key))
		return true;
	at = places_byte(trial->places, ev->start_mark.index);
	*trial->t = (struct trouble){UNKNOWN_ALIAS, NULL, at, at};
	return false;
}

bool events_try(struct slice clean, struct trouble *t, struct arena *scratch)
{
	struct places places;
	struct trial trial = {map_in(scratch), scratch, &places, t};
	yaml_parser_t p;
	size_t second;

	*t = (struct trouble){NULL, NULL, 0, 0};
	places_init(&places, scratch, clean);
	parser_open(&p, clean, places.skip);
	run(&p, &places, try_event, &trial, t, &second);
	yaml_parser_delete(&p);
	return !t->problem;
}

struct slice tree_library_version(void)
{
	return slice_of(yaml_get_version_string());
}
