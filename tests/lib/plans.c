/* Snapshots for tests, and diffs as lines of text. */
#include "lib/plans.h"
#include "base/buf.h"

static int by_path(const void *x, const void *y)
{
	const struct plan_file *a = x, *b = y;

	return slice_cmp(a->path, b->path);
}

struct snapshot *test_snapshot(struct arena *a, const struct test_file *files)
{
	struct snapshot *s = arena_alloc(a, sizeof(*s));

	for (; files->path; files++) {
		struct plan_file *f = &ARENA_PUSH(a, s->files, s->n_files);

		*f = (struct plan_file){.path = slice_of(files->path),
					.kind = ENTRY_FILE,
					.bytes = slice_of(files->text)};
		f->decoded = decoded_make(a, f->bytes);
		f->plan = f->decoded->plan;
	}
	if (s->n_files)
		qsort(s->files, s->n_files, sizeof(*s->files), by_path);
	return s;
}

static void add_node(struct buf *b, const struct node *n)
{
	const struct node *c;

	if (n->kind == NODE_SCALAR) {
		buf_add(b, n->text);
		return;
	}
	buf_add_char(b, n->kind == NODE_MAP ? '{' : '[');
	for (c = n->first; c; c = c->next) {
		if (c != n->first)
			buf_add_char(b, ' ');
		if (c->key)
			buf_printf(b, "%.*s:", SL(c->key->text));
		add_node(b, c);
	}
	buf_add_char(b, n->kind == NODE_MAP ? '}' : ']');
}

static void add_value(struct buf *b, const struct node *n, struct slice text)
{
	if (n)
		add_node(b, n);
	else if (text.ptr)
		buf_add(b, text);
	else
		buf_add_char(b, '~');
}

const char *test_describe(struct arena *a, const struct diff *d)
{
	struct buf b = BUF_INIT(1 << 20);
	const char *s;
	size_t i;

	for (i = 0; i < d->n; i++) {
		const struct change *c = &d->v[i];

		buf_printf(&b, "%s %.*s", change_kind_name(c->kind),
			   SL(c->plan));
		if (c->item.ptr)
			buf_printf(&b, " %.*s", SL(c->item));
		if (c->field.ptr)
			buf_printf(&b, " %.*s", SL(c->field));
		if (c->old || c->new || c->old_text.ptr) {
			buf_add(&b, SLICE(" "));
			add_value(&b, c->old, c->old_text);
			buf_add(&b, SLICE(" -> "));
			add_value(&b, c->new, c->new_text);
		}
		if (c->has_days)
			buf_printf(&b, " (%d)", c->days);
		if (c->because.len)
			buf_printf(&b, "%s%.*s", c->explained ? ": " : " ?",
				   SL(c->because));
		buf_add_char(&b, '\n');
	}
	s = arena_cstr(a, buf_slice(&b));
	buf_release(&b);
	return s;
}
