/*
 * Values are brought into a form in which the same meaning is the same bytes,
 * by their field's type. Lengths stand before texts, so that no two meanings
 * share a form.
 */
#include "compare/value.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "compare/diff.h"

static const struct {
	const char *path, *value;
} defaults[] = {
	{"stage", "committed"},
	{"metrics.*.direction", "reach"},
	{"metrics.*.counts", "latest"},
	{"metrics.*.weight", "1"},
};

const char *value_default(const struct field *row)
{
	size_t i;

	for (i = 0; row && i < ARRAY_LEN(defaults); i++)
		if (!strcmp(defaults[i].path, row->path))
			return defaults[i].value;
	return NULL;
}

bool value_is_nothing(const struct node *n)
{
	const struct node *child;

	if (!n || node_is_null(n))
		return true;
	if (n->kind == NODE_SCALAR)
		return !value_text(n->text).len;
	if (n->kind == NODE_LIST)
		return !n->n;
	for (child = n->first; child; child = child->next)
		if (!child->repeated && !value_is_nothing(child))
			return false;
	return true;
}

struct slice value_text(struct slice s)
{
	while (s.len && (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == '\r'))
		s.len--;
	return s;
}

const struct field *value_child_row(const struct field *parent,
				    struct slice key)
{
	const struct field *row = field_below(plan_fields, parent, key);

	if (row || !parent)
		return row;
	/* `.*` comes first below its parent */
	row = field_next_below(plan_fields, parent, NULL);
	return row && !strcmp(field_key(row), "*") ? row : NULL;
}

const char *value_short_for(const struct field *row)
{
	if (!row)
		return NULL;
	if (row->type == FIELD_FACTOR)
		return "title";
	return row->type == FIELD_BARRIER ? "what" : NULL;
}

/* --- the common form -------------------------------------------------------
 */

/* Rows for what stands inside a value and has none in the table. */
static const struct field any_row = {.path = "?", .type = FIELD_ANY};
static const struct field text_row = {.path = "?", .type = FIELD_TEXT};
static const struct field ref_row = {.path = "?", .type = FIELD_REF};
static const struct field person_row = {.path = "?", .type = FIELD_PERSON};
static const struct field day_row = {.path = "?", .type = FIELD_DAY};
static const struct field number_row = {.path = "?", .type = FIELD_NUMBER};

/* The row of a list's entries; NULL: the type is no list. */
static const struct field *entry_row(enum field_type type)
{
	static const struct {
		enum field_type list;
		const struct field *entry;
	} lists[] = {
		{FIELD_TEXTS, &text_row},
		{FIELD_REFS, &ref_row},
		{FIELD_PERSONS, &person_row},
		{FIELD_DAYS, &day_row},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(lists); i++)
		if (lists[i].list == type)
			return lists[i].entry;
	return NULL;
}

static const struct field *row_below(const struct field *row, struct slice key)
{
	const struct field *below = NULL;

	/* the rows made here are not of the table */
	if (row->help)
		below = value_child_row(row, key);
	if (below)
		return below;
	return row->type == FIELD_ACTUAL ? &number_row : &any_row;
}

struct form {
	struct arena *a;
	struct buf b;
};

static void add_text(struct form *f, struct slice s)
{
	buf_printf(&f->b, "s%zu:", s.len);
	buf_add(&f->b, s);
}

/* Without sign of plus, needless zeros and point: 1620.0 is 1620. */
static bool add_number(struct form *f, struct slice s)
{
	bool minus = s.len && s.ptr[0] == '-', any = false;
	size_t at = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
	size_t point = slice_find(s, '.', at), end = s.len, i;

	for (i = at; i < s.len; i++) {
		if (i != point && (s.ptr[i] < '0' || s.ptr[i] > '9'))
			return false;
		any |= i != point;
	}
	if (!any)
		return false;
	while (at < point && s.ptr[at] == '0')
		at++;
	while (end > point && (s.ptr[end - 1] == '0' || s.ptr[end - 1] == '.'))
		end--;
	buf_add(&f->b, minus && at < end ? SLICE("n-") : SLICE("n"));
	buf_add(&f->b, slice_sub(s, at, end));
	buf_add(&f->b, SLICE(";"));
	return true;
}

static void add_scalar(struct form *f, struct slice s, enum field_type type)
{
	s = value_text(s);
	if (type == FIELD_NUMBER || type == FIELD_ACTUAL || type == FIELD_POINT)
		if (add_number(f, slice_trim(s)))
			return;
	if (type == FIELD_ID || type == FIELD_REF)
		add_text(f, utf8_fold_id(f->a, s));
	else
		add_text(f, utf8_nfc(f->a, s));
}

static void add_value(struct form *f, const struct node *n,
		      const struct field *row);

static struct slice form_of(struct arena *a, const struct node *n,
			    const struct field *row)
{
	struct form f = {a, BUF_INIT(SIZE_MAX)};
	struct slice s;

	add_value(&f, n, row);
	s = arena_copy(a, buf_slice(&f.b));
	buf_release(&f.b);
	return s;
}

static int by_bytes(const void *x, const void *y)
{
	return slice_cmp(*(const struct slice *)x, *(const struct slice *)y);
}

/* True for an entry that says no more than its absence would. */
static bool says_nothing(struct arena *a, const struct node *n,
			 const struct field *row)
{
	const char *standard = value_default(row);
	struct form f = {a, BUF_INIT(SIZE_MAX)};
	bool same;

	if (value_is_nothing(n))
		return true;
	if (!standard || n->kind != NODE_SCALAR)
		return false;
	add_scalar(&f, slice_of(standard), row->type);
	same = slice_eq(buf_slice(&f.b), form_of(a, n, row));
	buf_release(&f.b);
	return same;
}

/* A map: entries by key, without those that say nothing. */
static void add_map(struct form *f, const struct node *map,
		    const struct field *row)
{
	struct slice *entries = arena_array(f->a, map->n, sizeof(*entries));
	const struct node *n;
	size_t count = 0, i;

	for (n = map->first; n; n = n->next) {
		const struct field *below = row_below(row, n->key->text);
		struct slice parts[3];

		if (n->repeated || says_nothing(f->a, n, below))
			continue;
		parts[0] = utf8_nfc(f->a, n->key->text);
		parts[1] = SLICE("\0");
		parts[2] = form_of(f->a, n, below);
		entries[count++] = arena_concat(f->a, parts, 3);
	}
	qsort(entries, count, sizeof(*entries), by_bytes);
	buf_printf(&f->b, "m%zu:", count);
	for (i = 0; i < count; i++)
		add_text(f, entries[i]);
}

/*
 * The entries of a list in their order; what is no list is a list of one.
 * Nothing among the entries of a known type is no entry.
 */
static size_t list_forms(struct slice **out, struct arena *a,
			 const struct node *list, const struct field *entry)
{
	const struct node *n = list->kind == NODE_LIST ? list->first : list;
	size_t count = 0;

	*out = NULL;
	for (; n; n = n == list ? NULL : n->next) {
		if (value_is_nothing(n) && entry != &any_row)
			continue;
		ARENA_PUSH(a, *out, count) = form_of(a, n, entry);
	}
	return count;
}

struct slice value_entry_form(struct arena *a, const struct node *entry,
			      const struct field *list)
{
	const struct field *row = list ? entry_row(list->type) : NULL;

	if (!row)
		row = list && list->type == FIELD_BARRIER ? list : &any_row;
	return form_of(a, entry, row);
}

bool value_is_list(const struct field *row)
{
	return row && entry_row(row->type);
}

static void add_list(struct form *f, const struct node *list,
		     const struct field *entry)
{
	struct slice *entries;
	size_t n = list_forms(&entries, f->a, list, entry), i;

	buf_printf(&f->b, "l%zu:", n);
	for (i = 0; i < n; i++)
		add_text(f, entries[i]);
}

/* A text that stands for a map with one field. */
static void add_short(struct form *f, struct slice s, const char *key)
{
	struct form inner = {f->a, BUF_INIT(SIZE_MAX)};
	struct slice parts[] = {slice_of(key), SLICE("\0"), SLICE_NONE};

	add_scalar(&inner, s, FIELD_TEXT);
	parts[2] = buf_slice(&inner.b);
	buf_add(&f->b, SLICE("m1:"));
	add_text(f, arena_concat(f->a, parts, 3));
	buf_release(&inner.b);
}

static void add_value(struct form *f, const struct node *n,
		      const struct field *row)
{
	const struct field *entry = entry_row(row->type);

	if (entry) {
		if (n->kind == NODE_MAP)
			add_map(f, n, &any_row);
		else
			add_list(f, n, entry);
	} else if (n->kind == NODE_MAP) {
		add_map(f, n, row);
	} else if (n->kind == NODE_LIST) {
		if (row->type == FIELD_BARRIER && n->n == 1)
			add_value(f, n->first, row);
		else
			add_list(f, n,
				 row->type == FIELD_BARRIER ? row : &any_row);
	} else if (node_is_null(n)) {
		buf_add(&f->b, SLICE("~"));
	} else if (value_short_for(row)) {
		add_short(f, n->text, value_short_for(row));
	} else {
		add_scalar(f, n->text, row->type);
	}
}

/* --- comparing -------------------------------------------------------------
 */

/* True where both hold the same entries, counting how often. */
static bool same_entries(struct arena *a, const struct node *x,
			 const struct node *y, const struct field *row)
{
	const struct field *entry = entry_row(row->type);
	struct slice *of_x, *of_y;
	size_t n, i;

	if (x->kind != NODE_LIST || y->kind != NODE_LIST)
		return false;
	if (!entry)
		entry = row->type == FIELD_BARRIER ? row : &any_row;
	n = list_forms(&of_x, a, x, entry);
	if (n != list_forms(&of_y, a, y, entry) || !n)
		return false;
	qsort(of_x, n, sizeof(*of_x), by_bytes);
	qsort(of_y, n, sizeof(*of_y), by_bytes);
	for (i = 0; i < n; i++)
		if (!slice_eq(of_x[i], of_y[i]))
			return false;
	return true;
}

enum sameness value_compare(const struct node *x, const struct node *y,
			    const struct field *row)
{
	struct arena a = ARENA_INIT;
	enum sameness same = DIFFERENT;
	bool no_x = value_is_nothing(x), no_y = value_is_nothing(y);

	if (!row)
		row = &any_row;
	if (no_x && no_y)
		return SAME;
	if (no_x || no_y) {
		if (says_nothing(&a, no_x ? y : x, row))
			same = SAME;
	} else if (x->kind == NODE_SCALAR && y->kind == NODE_SCALAR &&
		   slice_eq(x->text, y->text)) {
		same = SAME;
	} else if (slice_eq(form_of(&a, x, row), form_of(&a, y, row))) {
		same = SAME;
	} else if (same_entries(&a, x, y, row)) {
		same = SAME_ENTRIES;
	}
	arena_release(&a);
	return same;
}

bool value_same(const struct node *x, const struct node *y,
		const char *field_path)
{
	return value_compare(x, y,
			     field_find(plan_fields, slice_of(field_path))) ==
	       SAME;
}
