/*
 * Any bytes at all make a tree whose spans can be trusted, or findings that
 * lie in the file; the same bytes make the same; and a fix that is offered as
 * certain leaves a file that can be read.
 */
#include <string.h>

#include "base/utf8.h"
#include "must.h"
#include "yaml/comments.h"

/* --- places, counted the slow way ----------------------------------------- */

static void must_be_at(struct slice s, size_t at, uint32_t line, uint32_t col)
{
	size_t i, begin = 0;
	uint32_t n = 1;
	bool mark = slice_starts(s, SLICE("\xef\xbb\xbf"));

	for (i = 0; i < at; i++) {
		if (s.ptr[i] == '\n') {
			begin = i + 1;
			n++;
		}
	}
	MUST(n == line);
	n = 1;
	for (i = begin; i < at; i++)
		n += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
	if (mark && !begin && at >= 3)
		n--;
	else if (mark && !begin)
		n = 1;
	MUST(n == col);
}

static void must_be_span(struct slice s, struct span at)
{
	MUST(at.begin <= at.end);
	MUST(at.end <= s.len);
	/* counting is slow: for files that a fuzzer makes */
	if (s.len > 4096)
		return;
	must_be_at(s, at.begin, at.line, at.col);
	must_be_at(s, at.end, at.end_line, at.end_col);
}

static bool between_chars(struct slice s, size_t at)
{
	return at == s.len || ((unsigned char)s.ptr[at] & 0xc0) != 0x80;
}

/* --- trees ---------------------------------------------------------------- */

static size_t check_scalar(struct slice s, const struct node *n, size_t from)
{
	must_be_span(s, n->at);
	MUST(n->kind == NODE_SCALAR);
	MUST(n->at.begin >= from);
	MUST(between_chars(s, n->at.begin));
	MUST(between_chars(s, n->at.end));
	MUST(utf8_invalid(n->text) == n->text.len);
	MUST(n->text.len <= LIMIT_SCALAR_BYTES);
	return n->at.end;
}

static void check_node(struct slice s, const struct node *n, size_t depth,
		       size_t *count)
{
	const struct node *child;
	size_t at = n->at.begin, n_children = 0;

	MUST(++*count <= LIMIT_NODES);
	MUST(depth <= LIMIT_NESTING);
	if (n->kind == NODE_SCALAR) {
		check_scalar(s, n, n->at.begin);
		MUST(!n->first && !n->last && !n->n);
		return;
	}
	must_be_span(s, n->at);
	for (child = n->first; child; child = child->next) {
		MUST(child->parent == n);
		MUST(!child->key == (n->kind != NODE_MAP));
		if (child->key) {
			++*count;
			MUST(child->key->parent == n);
			at = check_scalar(s, child->key, at);
		}
		MUST(child->at.begin >= at);
		check_node(s, child, depth + 1, count);
		at = child->at.end;
		MUST(at <= n->at.end);
		n_children++;
		MUST(child->next || n->last == child);
	}
	MUST(n_children == n->n);
}

static bool same(const struct node *a, const struct node *b)
{
	const struct node *x, *y;

	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->style != b->style ||
	    a->at.begin != b->at.begin || a->at.end != b->at.end ||
	    !slice_eq(a->text, b->text) || a->alias != b->alias ||
	    a->repeated != b->repeated || a->n != b->n || !same(a->key, b->key))
		return false;
	for (x = a->first, y = b->first; x && y; x = x->next, y = y->next)
		if (!same(x, y))
			return false;
	return true;
}

/* --- findings ------------------------------------------------------------- */

static void check_findings(const struct tree *t, const struct findings *fs)
{
	size_t i, k, n_syntax = 0;

	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		must_be_span(t->bytes, f->at);
		MUST(f->rule && f->message.len);
		MUST(slice_find(f->message, '\n', 0) == f->message.len);
		n_syntax += !strcmp(f->rule, "yaml-syntax");
		for (k = 0; k < f->n_related; k++)
			must_be_span(t->bytes, f->related[k].at);
		for (k = 0; k < f->n_edits; k++) {
			MUST(f->edits[k].begin <= f->edits[k].end);
			MUST(f->edits[k].end <= t->bytes.len);
			MUST(!k || f->edits[k].begin >= f->edits[k - 1].end);
		}
	}
	MUST(n_syntax <= 1);
	MUST(!n_syntax || t->broken);
	MUST(!t->broken || fs->n);
}

static struct slice mended(struct arena *a, struct slice s,
			   const struct finding *f)
{
	struct slice *parts =
		arena_array(a, f->n_edits * 2 + 1, sizeof(*parts));
	size_t n = 0, k, at = 0;

	for (k = 0; k < f->n_edits; k++) {
		parts[n++] = slice_sub(s, at, f->edits[k].begin);
		parts[n++] = f->edits[k].text;
		at = f->edits[k].end;
	}
	parts[n++] = slice_sub(s, at, s.len);
	return arena_concat(a, parts, n);
}

/* What a fix of broken YAML promises: it can be read afterwards. */
static void check_edits(struct arena *a, const struct tree *t,
			const struct findings *fs)
{
	struct findings after = FINDINGS_IN(a);
	struct tree again;
	size_t i;

	for (i = 0; i < fs->n && i < 8; i++) {
		const struct finding *f = &fs->v[i];
		bool returns = slice_find(t->bytes, '\r', 0) < t->bytes.len;

		if (!f->n_edits || strcmp(f->rule, "yaml-syntax") != 0 ||
		    returns)
			continue;
		yaml_parse(&again, a, mended(a, t->bytes, f), &after);
		MUST(!again.broken || strcmp(after.v[0].rule, "yaml-syntax"));
	}
}

/* --- comments ------------------------------------------------------------- */

/* A hash is never that of a scalar, but for the first line of a block. */
static void must_be_outside(struct slice s, const struct node *n,
			    const struct comment *c)
{
	const struct node *child;

	if (n->key)
		MUST(c->at.end <= n->key->at.begin ||
		     c->at.begin >= n->key->at.end);
	if (n->kind == NODE_SCALAR && c->at.begin >= n->at.begin &&
	    c->at.begin < n->at.end) {
		MUST(n->style == STYLE_LITERAL || n->style == STYLE_FOLDED);
		MUST(c->at.begin < slice_find(s, '\n', n->at.begin));
	}
	for (child = n->first; child; child = child->next)
		must_be_outside(s, child, c);
}

static void check_comments(struct arena *a, const struct tree *t)
{
	struct comment *v;
	size_t i, at = 0, n = comments_find(&v, a, t);

	MUST(!n || t->root);
	for (i = 0; i < n; i++) {
		must_be_span(t->bytes, v[i].at);
		MUST(v[i].at.begin >= at);
		MUST(t->bytes.ptr[v[i].at.begin] == '#');
		MUST(v[i].at.line == v[i].at.end_line);
		MUST(v[i].first_line <= v[i].at.line);
		MUST(v[i].last_line >= v[i].at.line);
		if (i < 50)
			must_be_outside(t->bytes, t->root, &v[i]);
		at = v[i].at.end;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT, b = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a), again = FINDINGS_IN(&b);
	struct slice bytes = {(const char *)data, size};
	struct tree t, u;
	size_t count = 1, i;

	yaml_parse(&t, &a, bytes, &fs);
	MUST(!t.broken || !t.root);
	if (t.root)
		check_node(bytes, t.root, 0, &count);
	check_findings(&t, &fs);
	yaml_parse(&u, &b, bytes, &again);
	MUST(same(t.root, u.root));
	MUST(fs.n == again.n);
	for (i = 0; i < fs.n; i++)
		MUST(slice_eq(fs.v[i].message, again.v[i].message));
	check_edits(&a, &t, &fs);
	check_comments(&a, &t);
	arena_release(&a);
	arena_release(&b);
	return 0;
}
