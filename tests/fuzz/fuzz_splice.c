/*
 * Any edit of any document: what comes out reads as the same document but for
 * what was asked, bytes away from there are the ones that stood there, and
 * where that cannot be nothing comes out.
 *
 * Five printable bytes say what is done (s set, n set a new key, d remove,
 * r rename), to which of the entries (two bytes, base 64 from '0'), and how
 * long key and text are (counted from '0'); then key, text and document.
 */
#include <string.h>

#include "must.h"
#include "yaml/comments.h"
#include "yaml/splice.h"

#define HEAD 5

struct request {
	char op;
	size_t which;
	struct slice key, text, bytes;
	const struct node *target; /* the value at hand; of 'n' the map */
};

/* --- what is asked -------------------------------------------------------- */

static bool read_request(struct request *r, struct slice in)
{
	size_t key, text;

	if (in.len < HEAD)
		return false;
	key = (size_t)(in.ptr[3] - '0') & 31;
	text = (size_t)(in.ptr[4] - '0') & 63;
	if (in.len < HEAD + key + text)
		return false;
	*r = (struct request){
		.op = in.ptr[0],
		.which = ((size_t)(in.ptr[1] - '0') & 63) * 64 +
			 ((size_t)(in.ptr[2] - '0') & 63),
		.key = slice_sub(in, HEAD, HEAD + key),
		.text = slice_sub(in, HEAD + key, HEAD + key + text),
		.bytes = slice_sub(in, HEAD + key + text, in.len)};
	return strchr("sndr", r->op) && r->op;
}

static const struct node *next_in(const struct node *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

static bool has_key(const struct node *map, struct slice key)
{
	return node_get(map, key) != NULL;
}

/* Of 'n' a map that does not have the key; else an entry of a map. */
static bool fits(const struct request *r, const struct node *n)
{
	if (r->op == 'n')
		return n->kind == NODE_MAP && !has_key(n, r->key);
	if (!n->key || n->repeated)
		return false;
	return r->op != 'r' || slice_eq(r->key, n->key->text) ||
	       !has_key(n->parent, r->key);
}

static bool choose(struct request *r, const struct tree *t)
{
	const struct node *n;
	size_t count = 0, k;

	for (n = t->root; n; n = next_in(n))
		count += fits(r, n);
	if (!count)
		return false;
	k = r->which % count;
	for (n = t->root; n; n = next_in(n))
		if (fits(r, n) && !k--)
			r->target = n;
	return true;
}

static int apply(struct slice *out, struct tree *after, struct arena *a,
		 const struct request *r, const struct tree *t, struct err *e)
{
	struct splice s;
	int ret = 0;

	splice_begin(&s, a, t);
	if (r->op == 's')
		ret = splice_set(&s, r->target->parent, r->target->key->text,
				 r->text, e);
	else if (r->op == 'n')
		ret = splice_set(&s, r->target, r->key, r->text, e);
	else if (r->op == 'd')
		ret = splice_remove(&s, r->target, e);
	else
		splice_rename(&s, r->target, r->key);
	return ret < 0 ? ret : splice_finish(out, after, &s, e);
}

/* --- what comes out ------------------------------------------------------- */

static size_t depth(const struct node *n)
{
	size_t d = 0;

	while ((n = n->parent))
		d++;
	return d;
}

static void same_node(const struct request *r, const struct node *x,
		      const struct node *y)
{
	bool asked = x == r->target;

	MUST(!x->key == !y->key && depth(x) == depth(y));
	if (x->key)
		MUST(slice_eq(asked && r->op == 'r' ? r->key : x->key->text,
			      y->key->text));
	if (asked && r->op == 's') {
		MUST(y->kind == NODE_SCALAR && slice_eq(y->text, r->text));
		return;
	}
	MUST(x->kind == y->kind && x->alias == y->alias);
	MUST(slice_eq(x->text, y->text));
}

/* The node behind n that is not inside it. */
static const struct node *behind(const struct node *n)
{
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

/* A map of one key that goes leaves a key without a value, or {}. */
static bool emptied(const struct request *r, const struct node *x)
{
	return r->op == 'd' && x == r->target->parent && x->n == 1;
}

/*
 * The new entry stands at the end of its map; before its last one where that
 * is a text without line end, which lines behind it would make longer.
 */
static const struct node *skip_new(const struct request *r,
				   const struct node *y, struct slice *seen)
{
	if (r->op != 'n' || !y || seen->ptr || !y->key ||
	    !slice_eq(y->key->text, r->key) ||
	    (y->next && y->next != y->parent->last) || y->kind != NODE_SCALAR ||
	    !slice_eq(y->text, r->text) || depth(y) != depth(r->target) + 1 ||
	    y->parent->n != r->target->n + 1)
		return y;
	*seen = y->text;
	return behind(y);
}

/* Both trees side by side, in the order of the file. */
static void check_meaning(const struct request *r, const struct tree *was,
			  const struct tree *now)
{
	const struct node *x = was->root, *y = now->root;
	struct slice seen = SLICE_NONE;

	while (x) {
		if (x == r->target && r->op == 'd') {
			x = behind(x);
			continue;
		}
		y = skip_new(r, y, &seen);
		if (emptied(r, x)) {
			MUST(!y || !y->n);
			MUST(y || !x->parent);
			y = y ? behind(y) : NULL;
			x = behind(x);
			continue;
		}
		MUST(y);
		same_node(r, x, y);
		y = x == r->target && r->op == 's' ? behind(y) : next_in(y);
		x = x == r->target && r->op == 's' ? behind(x) : next_in(x);
	}
	y = skip_new(r, y, &seen);
	MUST(!y && (r->op != 'n' || seen.ptr));
}

static size_t line_begin(struct slice s, size_t at)
{
	while (at && s.ptr[at - 1] != '\n')
		at--;
	return at;
}

/* Where the edit may have changed the old bytes. */
static void allowed(size_t *begin, size_t *end, const struct request *r)
{
	const struct node *t = r->target, *map = t->parent;

	*begin = 0;
	*end = r->bytes.len;
	if (r->op == 'n')
		return;
	*begin = line_begin(r->bytes, t->key->at.begin);
	*end = slice_find(r->bytes, '\n', t->at.end);
	*end += *end < r->bytes.len;
	if (r->op == 'r') {
		*begin = t->key->at.begin;
		*end = t->key->at.end;
	} else if (r->op == 's') {
		*begin = t->key->at.begin;
	} else if (map->style == STYLE_FLOW) {
		*begin = map->at.begin;
		*end = map->at.end;
	} else if (!map->parent || map->at.begin < *begin) {
		*begin = map->at.begin < *begin ? map->at.begin : *begin;
	}
}

static void check_bytes(const struct request *r, struct slice out)
{
	size_t begin, end, p = 0, s = 0;
	struct slice in = r->bytes;

	while (p < in.len && p < out.len && in.ptr[p] == out.ptr[p])
		p++;
	while (s < in.len - p && s < out.len - p &&
	       in.ptr[in.len - 1 - s] == out.ptr[out.len - 1 - s])
		s++;
	allowed(&begin, &end, r);
	/* equal bytes on the edge may be counted to either side */
	MUST(p >= begin || p + s == in.len || p + s == out.len);
	MUST(in.len - s <= end || p + s == in.len || p + s == out.len);
	if (r->op == 'n')
		MUST(p + s == in.len);
}

/* Inside of a value that is no more, or between it and its key. */
static bool goes_along(const struct request *r, const struct comment *c)
{
	size_t begin = r->target->at.begin;

	if (r->op == 'd')
		begin = r->target->key->at.begin;
	return (r->op == 's' || r->op == 'd') && c->at.begin >= begin &&
	       c->at.end <= r->target->at.end;
}

/* Comments on lines of their own stay, whatever is done around them. */
static void check_comments(const struct request *r, struct arena *a,
			   const struct tree *was, const struct tree *now)
{
	struct comment *x, *y;
	size_t n = comments_find(&x, a, was), m = comments_find(&y, a, now);
	size_t i = 0, k = 0;

	for (; i < n; i++) {
		if (!x[i].alone || goes_along(r, &x[i]))
			continue;
		while (k < m && !slice_eq(x[i].text, y[k].text))
			k++;
		MUST(k++ < m);
	}
}

static void run(struct request *r, struct arena *a)
{
	struct findings fs = FINDINGS_IN(a);
	struct slice out = SLICE_NONE;
	struct err e = ERR_INIT;
	struct tree was, now, again;

	yaml_parse(&was, a, r->bytes, &fs);
	if (was.broken || !was.root || !choose(r, &was))
		return;
	if (apply(&out, &now, a, r, &was, &e) < 0) {
		MUST(e.set && !out.ptr);
		return;
	}
	MUST(!e.set);
	yaml_parse(&again, a, out, &fs);
	MUST(!again.broken);
	check_meaning(r, &was, &again);
	check_bytes(r, out);
	check_comments(r, a, &was, &again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	struct request r;

	if (read_request(&r, (struct slice){(const char *)data, size}))
		run(&r, &a);
	arena_release(&a);
	return 0;
}
