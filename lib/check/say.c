/* Making findings: at which place, about which item and field. */
#include "base/numeral.h"
#include "base/utf8.h"
#include "check/rules.h"

PRINTF_LIKE(3, 0)
static struct finding *add(struct check *c, struct span at, const char *fmt,
			   va_list ap)
{
	struct finding *f = finding_add(c->findings, c->rule->id, at, "%s", "");

	f->message = catalogue_vsay(c->arena, c->findings->words, fmt, ap);
	if (c->file)
		f->file = c->file->path;
	if (c->plan && c->plan->id.at)
		f->plan = c->plan->id.s;
	return f;
}

void move_to_key(struct finding *f, const struct node *part)
{
	if (part && part->key)
		f->at = part->key->at;
}

void check_enter(struct check *c, const struct plan_file *file)
{
	c->file = file;
	c->plan = file->plan;
}

void node_names(struct slice *item, struct slice *field, struct arena *a,
		const struct node *n)
{
	struct slice parts[2 * LIMIT_NESTING], names[LIMIT_NESTING];
	size_t depth = 0, from = 0, i, k = 0;

	*item = *field = SLICE_NONE;
	for (; n && depth < LIMIT_NESTING; n = n->parent)
		if (n->key)
			names[depth++] = n->key->text;
	if (depth >= 2 && holds_items(names[depth - 1])) {
		struct slice both[] = {names[depth - 1], SLICE("."),
				       names[depth - 2]};

		*item = arena_concat(a, both, ARRAY_LEN(both));
		from = 2;
	}
	for (i = from; i < depth; i++) {
		if (i > from)
			parts[k++] = SLICE(".");
		parts[k++] = names[depth - 1 - i];
	}
	if (k)
		*field = arena_concat(a, parts, k);
}

struct finding *say_at(struct check *c, const struct node *at, const char *fmt,
		       ...)
{
	struct finding *f;
	va_list ap;

	va_start(ap, fmt);
	f = add(c, at->at, fmt, ap);
	va_end(ap);
	node_names(&f->item, &f->field, c->arena, at);
	return f;
}

struct finding *say_item(struct check *c, const struct item *item,
			 const char *field, const char *fmt, ...)
{
	const struct node *key = item->at->key;
	struct finding *f;
	va_list ap;

	va_start(ap, fmt);
	f = add(c, key ? key->at : item->at->at, fmt, ap);
	va_end(ap);
	f->item = item_path(c->arena, item);
	f->field = slice_of(field);
	return f;
}

struct finding *say_plan(struct check *c, const char *field, const char *fmt,
			 ...)
{
	const struct node *at = c->plan->id.at ? c->plan->id.at : c->plan->root;
	struct finding *f;
	va_list ap;

	va_start(ap, fmt);
	f = add(c, at->at, fmt, ap);
	va_end(ap);
	f->field = slice_of(field);
	return f;
}

struct finding *say_file(struct check *c, struct slice path, const char *fmt,
			 ...)
{
	struct span nowhere = {0};
	struct finding *f;
	va_list ap;

	va_start(ap, fmt);
	f = add(c, nowhere, fmt, ap);
	va_end(ap);
	f->file = path;
	return f;
}

void say_also(struct check *c, struct finding *f, const struct plan_file *file,
	      const struct node *at, const char *fmt, ...)
{
	struct slice message;
	va_list ap;

	va_start(ap, fmt);
	message = catalogue_vsay(c->arena, c->findings->words, fmt, ap);
	va_end(ap);
	finding_relate(c->findings, f, file->path, at->at, "%.*s", SL(message));
}

/*
 * A part of the plan that is to be pasted begins with its key. Where that key
 * stands in the plan already, only what is below it.
 */
static struct slice below_its_key(const struct check *c, struct slice help)
{
	struct slice rest = help, first, line;

	if (!c->plan || !slice_line(&first, &rest) || !slice_line(&line, &rest))
		return help;
	if (!rest.len || !slice_ends(line, SLICE(":")) ||
	    !node_get(c->plan->root, slice_sub(line, 0, line.len - 1)))
		return help;
	return arena_printf(c->arena, "%.*s\n%.*s", SL(first), SL(rest));
}

void say_help(struct check *c, struct finding *f, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	f->help = below_its_key(
		c, catalogue_vsay(c->arena, c->findings->words, fmt, ap));
	va_end(ap);
}

#define BRIEF_CELLS 60

/* printf() would stop there. */
static struct slice without_nul(const struct check *c, struct slice s)
{
	char *p, *nul;

	if (slice_find(s, '\0', 0) == s.len)
		return s;
	p = arena_cstr(c->arena, s);
	while ((nul = memchr(p, '\0', s.len)))
		*nul = ' ';
	return (struct slice){p, s.len};
}

struct slice brief(const struct check *c, struct slice s)
{
	struct slice line, rest = s, cut;

	if (!slice_line(&line, &rest))
		return s;
	cut = utf8_cut(line, BRIEF_CELLS);
	if (cut.len == s.len)
		return without_nul(c, s);
	cut = without_nul(c, slice_trim(cut));
	return arena_printf(c->arena, "%.*s…", SL(cut));
}

struct slice brief_number(const struct check *c, struct slice s)
{
	return numeral_of(c->arena, c->findings->words, brief(c, s));
}

static size_t begins(const struct node *n)
{
	return n->key ? n->key->at.begin : n->at.begin;
}

/* The node that follows in the file's order; NULL at the end. */
static const struct node *next_node(const struct node *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

size_t nodes_in_order(const struct node *const **out, struct arena *a,
		      const struct node *root)
{
	const struct node **v = NULL, *n;
	size_t count = 0;

	for (n = root; n; n = next_node(n))
		ARENA_PUSH(a, v, count) = n;
	*out = v;
	return count;
}

const struct node *node_at_byte(const struct node *const *nodes, size_t n,
				size_t byte)
{
	size_t low = 0, high = n;
	const struct node *found;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (begins(nodes[mid]) <= byte)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low)
		return NULL;
	found = nodes[low - 1];
	while (found->parent && found->at.end <= byte &&
	       found->at.begin != byte)
		found = found->parent;
	return found;
}

struct span span_inside(struct slice bytes, const struct span *from,
			size_t begin, size_t end)
{
	struct span s = *from;
	size_t i, line_at = from->begin;

	for (i = from->begin; i < begin; i++)
		if (bytes.ptr[i] == '\n') {
			s.line++;
			s.col = 1;
			line_at = i + 1;
		}
	s.col += (uint32_t)utf8_count(slice_sub(bytes, line_at, begin));
	s.end_line = s.line;
	s.end_col = s.col + (uint32_t)utf8_count(slice_sub(bytes, begin, end));
	s.begin = begin;
	s.end = end;
	return s;
}
