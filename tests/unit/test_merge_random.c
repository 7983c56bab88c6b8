/*
 * Thousands of random merges against a merge of plain tables.
 *
 * A plan here is a table of what it holds. Two sides change it at random, the
 * three are written down in random styles, and what the merge makes of the
 * texts must be what a merge of the tables says, field by field: nothing lost,
 * nothing made up, and a conflict where both changed one thing, nowhere else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "compare/merge.h"
#include "compare/value.h"

#define ROUNDS	1500 /* GIT_PLAN_MERGE_ROUNDS: another number */
#define SLOTS	6    /* items of a section; the last two come new */
#define FIELDS	4
#define ENTRIES 6
#define MONTHS	6

/* --- chance ----------------------------------------------------------------
 */

static uint64_t seed;

static unsigned chance(unsigned n)
{
	uint64_t x;

	seed += 0x9e3779b97f4a7c15U;
	x = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9U;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
	return (unsigned)((x ^ (x >> 31)) % n);
}

/* --- the tables ------------------------------------------------------------
 */

struct row {
	bool there;
	unsigned name; /* 0: as the slot; else another key */
	bool says_was;
	unsigned fields[FIELDS]; /* 0: absent */
	unsigned entries;	 /* of its list, a bit each */
	unsigned months[MONTHS]; /* of metrics; 0: absent */
	unsigned comment;
};

enum section {
	ACTIONS,
	METRICS,
	SECTIONS,
};

struct table {
	unsigned top[FIELDS];
	struct row rows[SECTIONS][SLOTS];
	unsigned assumed[MONTHS];
	unsigned list; /* trade-offs */
};

static const char *const section_names[] = {"actions", "metrics"};
static const char *const top_names[] = {"level", "sponsor", "supports",
					"x-mark"};
static const char *const field_names[SECTIONS][FIELDS] = {
	{"title", "owner", "job", "because"},
	{"title", "owner", "unit", "because"},
};

static struct row random_row(void)
{
	struct row r = {.there = true};
	size_t i;

	r.fields[0] = 1 + chance(1000);
	for (i = 1; i < FIELDS; i++)
		r.fields[i] = chance(3) ? 1 + chance(1000) : 0;
	r.entries = chance(1 << 3);
	for (i = 0; i < 3; i++)
		r.months[i] = chance(2) ? 1 + chance(1000) : 0;
	r.comment = chance(2);
	return r;
}

static struct table random_table(void)
{
	struct table t = {.list = chance(1 << 3)};
	size_t i, s;

	for (i = 0; i < FIELDS; i++)
		t.top[i] = chance(2) ? 1 + chance(1000) : 0;
	for (s = 0; s < SECTIONS; s++)
		for (i = 0; i < SLOTS - 2; i++)
			if (chance(4))
				t.rows[s][i] = random_row();
	for (i = 0; i < 3; i++)
		t.assumed[i] = chance(2) ? 1 + chance(1000) : 0;
	return t;
}

/* --- changes ---------------------------------------------------------------
 */

static void change_number(unsigned *n)
{
	*n = chance(4) ? 1 + chance(1000) : 0;
}

/* side: 1 or 2, so that what both make up is seldom the same. */
static void change_row(struct row *r, unsigned side, bool old)
{
	if (!r->there) {
		*r = random_row();
		return;
	}
	switch (chance(9)) {
	case 0:
		*r = (struct row){.there = false};
		break;
	case 1:
		if (!old)
			break;
		r->name = 1 + chance(2);
		r->says_was = true;
		break;
	case 2:
		r->entries ^= 1U << chance(ENTRIES);
		break;
	case 3:
	case 4:
		change_number(&r->months[chance(MONTHS)]);
		break;
	case 5:
		r->comment = 1 + side;
		break;
	case 6:
		r->fields[0] = 1 + chance(1000);
		break;
	default:
		change_number(&r->fields[1 + chance(FIELDS - 1)]);
	}
}

static void change(struct table *t, unsigned side, const struct table *base)
{
	unsigned n = 1 + chance(4);
	size_t section, slot;

	while (n--)
		switch (chance(8)) {
		case 0:
			change_number(&t->top[chance(FIELDS)]);
			break;
		case 1:
			change_number(&t->assumed[chance(MONTHS)]);
			break;
		case 2:
			t->list ^= 1U << chance(ENTRIES);
			break;
		default:
			section = chance(SECTIONS);
			slot = chance(SLOTS);
			change_row(&t->rows[section][slot], side,
				   base->rows[section][slot].there);
		}
}

/* --- writing a table down --------------------------------------------------
 */

struct style {
	unsigned indent; /* 2 or 4 */
	bool list_on_lines, flow_items, map_on_lines, blank_lines, reversed;
};

static struct style random_style(void)
{
	return (struct style){
		.indent = chance(4) ? 2 : 4,
		.list_on_lines = chance(2),
		.flow_items = !chance(4),
		.map_on_lines = chance(2),
		.blank_lines = chance(2),
		.reversed = chance(2),
	};
}

static void key_of(char *out, size_t room, size_t slot, const struct row *r)
{
	if (r->name)
		snprintf(out, room, "new%u-%zu", r->name, slot);
	else
		snprintf(out, room, "key-%zu", slot);
}

static void write_list(struct buf *b, const char *name, unsigned entries,
		       const struct style *s, unsigned depth, bool on_lines)
{
	unsigned i;
	bool any = false;

	buf_printf(b, "%*s%s:", (int)depth, "", name);
	if (!on_lines || !entries)
		buf_add(b, SLICE(" ["));
	for (i = 0; i < ENTRIES; i++) {
		if (!(entries & (1U << i)))
			continue;
		if (on_lines)
			buf_printf(b, "\n%*s- e%u", (int)(depth + s->indent),
				   "", i);
		else
			buf_printf(b, "%se%u", any ? ", " : "", i);
		any = true;
	}
	if (!on_lines || !entries)
		buf_add_char(b, ']');
}

static void write_months(struct buf *b, const unsigned *months,
			 const struct style *s, unsigned depth)
{
	unsigned i;

	buf_printf(b, "%*sactuals:\n", (int)depth, "");
	for (i = 0; i < MONTHS; i++)
		if (months[i])
			buf_printf(b, "%*s2026-%02u: %u\n",
				   (int)(depth + s->indent), "", i + 1,
				   months[i]);
}

static void write_row(struct buf *b, enum section section, size_t slot,
		      const struct row *r, const struct style *s)
{
	const unsigned depth = 2 * s->indent;
	char key[32];
	size_t i;

	key_of(key, sizeof(key), slot, r);
	if (s->blank_lines)
		buf_add_char(b, '\n');
	if (r->comment)
		buf_printf(b, "%*s# c%u of %s %zu\n", (int)s->indent, "",
			   r->comment, section_names[section], slot);
	if (section == ACTIONS && s->flow_items) {
		buf_printf(b, "%*s%s: {", (int)s->indent, "", key);
		for (i = 0; i < FIELDS; i++)
			if (r->fields[i])
				buf_printf(b, "%s: v%u, ",
					   field_names[section][i],
					   r->fields[i]);
		if (r->says_was)
			buf_printf(b, "was: key-%zu, ", slot);
		write_list(b, "needs", r->entries, s, 0, false);
		buf_add(b, SLICE("}\n"));
		return;
	}
	buf_printf(b, "%*s%s:\n", (int)s->indent, "", key);
	for (i = 0; i < FIELDS; i++)
		if (r->fields[i])
			buf_printf(b, "%*s%s: v%u\n", (int)depth, "",
				   field_names[section][i], r->fields[i]);
	if (r->says_was)
		buf_printf(b, "%*swas: key-%zu\n", (int)depth, "", slot);
	if (section == METRICS) {
		write_months(b, r->months, s, depth);
		return;
	}
	write_list(b, "needs", r->entries, s, depth, s->list_on_lines);
	buf_add_char(b, '\n');
}

static void write_assumed(struct buf *b, const unsigned *assumed,
			  const struct style *s)
{
	bool any = false;
	unsigned i;

	buf_add(b, s->map_on_lines ? SLICE("assumptions:\n")
				   : SLICE("assumptions: {"));
	for (i = 0; i < MONTHS; i++) {
		if (!assumed[i])
			continue;
		if (s->map_on_lines)
			buf_printf(b, "%*sa%u: %u\n", (int)s->indent, "", i,
				   assumed[i]);
		else
			buf_printf(b, "%sa%u: %u", any ? ", " : "", i,
				   assumed[i]);
		any = true;
	}
	if (!s->map_on_lines)
		buf_add(b, SLICE("}\n"));
}

static struct slice write_table(struct arena *a, const struct table *t,
				const struct style *s)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	struct slice out;
	size_t i, k, n;

	buf_add(&b, SLICE("# a plan\n\nplan: p\ntitle: T\n"));
	for (i = 0; i < FIELDS; i++)
		if (t->top[i])
			buf_printf(&b, "%s: v%u\n", top_names[i], t->top[i]);
	for (n = 0; n < SECTIONS; n++) {
		buf_printf(&b, "%s:\n", section_names[n]);
		for (i = 0; i < SLOTS; i++) {
			k = s->reversed ? SLOTS - 1 - i : i;
			if (t->rows[n][k].there)
				write_row(&b, (enum section)n, k,
					  &t->rows[n][k], s);
		}
	}
	write_assumed(&b, t->assumed, s);
	write_list(&b, "trade-offs", t->list, s, 0, s->list_on_lines);
	buf_add_char(&b, '\n');
	out = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return out;
}

/* --- the merge of tables ---------------------------------------------------
 */

/* What must come out; of a conflict, its path. */
struct truth {
	struct table t;	   /* where in conflict: ours */
	char torn[64][48]; /* paths */
	size_t n_torn;
};

static void tear(struct truth *out, const char *path, const char *key,
		 const char *field)
{
	assert_true(out->n_torn < 64);
	snprintf(out->torn[out->n_torn++], sizeof(out->torn[0]), "%s%s%s%s%s",
		 path, *key ? "." : "", key, *field ? "." : "", field);
}

static unsigned merge_number(unsigned o, unsigned a, unsigned b, bool *torn)
{
	if (a == b || o == b)
		return a;
	if (o == a)
		return b;
	*torn = true;
	return a;
}

/* Sets: what a side added is there, what it took out is not. */
static unsigned merge_set(unsigned o, unsigned a, unsigned b, bool *torn)
{
	unsigned gone = (o & ~a) | (o & ~b), new_a = a & ~o, new_b = b & ~o;

	if ((o & ~a & ~b) && new_a != new_b)
		*torn = true;
	return (o & ~gone) | new_a | new_b;
}

static void merge_row(struct truth *out, enum section section, size_t slot,
		      const struct row *o, const struct row *a,
		      const struct row *b)
{
	struct row *r = &out->t.rows[section][slot];
	const char *name = section_names[section];
	char key[32], month[32];
	bool torn = false;
	size_t i;

	*r = *a;
	key_of(key, sizeof(key), slot, a);
	r->name = merge_number(o->name, a->name, b->name, &torn);
	r->says_was = a->says_was || b->says_was;
	if (torn)
		tear(out, name, key, "");
	if (r->name != a->name)
		key_of(key, sizeof(key), slot, b);
	for (i = 0; i < FIELDS; i++) {
		torn = false;
		r->fields[i] = merge_number(o->fields[i], a->fields[i],
					    b->fields[i], &torn);
		if (torn)
			tear(out, name, key, field_names[section][i]);
	}
	for (i = 0; i < MONTHS && section == METRICS; i++) {
		torn = false;
		r->months[i] = merge_number(o->months[i], a->months[i],
					    b->months[i], &torn);
		snprintf(month, sizeof(month), "actuals.2026-%02zu", i + 1);
		if (torn)
			tear(out, name, key, month);
	}
	torn = false;
	if (section == ACTIONS)
		r->entries =
			merge_set(o->entries, a->entries, b->entries, &torn);
	if (torn)
		tear(out, name, key, "needs");
}

/* As the file shows it: actions have no actuals, metrics no list. */
static bool same_row(enum section section, const struct row *x,
		     const struct row *y)
{
	size_t i;

	for (i = 0; i < FIELDS; i++)
		if (x->fields[i] != y->fields[i])
			return false;
	for (i = 0; i < MONTHS && section == METRICS; i++)
		if (x->months[i] != y->months[i])
			return false;
	return x->name == y->name &&
	       (section == METRICS || x->entries == y->entries);
}

static void merge_presence(struct truth *out, enum section section, size_t slot,
			   const struct row *o, const struct row *a,
			   const struct row *b)
{
	const struct row *one = a->there ? a : b;
	char key[32];

	if (a->there && b->there) {
		merge_row(out, section, slot, o, a, b);
		return;
	}
	out->t.rows[section][slot] = *one;
	if (!one->there || !o->there)
		return;
	if (same_row(section, o, one)) {
		out->t.rows[section][slot].there = false;
		return;
	}
	key_of(key, sizeof(key), slot, one);
	tear(out, section_names[section], key, "");
}

static void merge_tables(struct truth *out, const struct table *o,
			 const struct table *a, const struct table *b)
{
	bool torn;
	size_t i, n;
	char name[8];

	*out = (struct truth){.n_torn = 0};
	for (i = 0; i < FIELDS; i++) {
		torn = false;
		out->t.top[i] =
			merge_number(o->top[i], a->top[i], b->top[i], &torn);
		if (torn)
			tear(out, top_names[i], "", "");
	}
	for (n = 0; n < SECTIONS; n++)
		for (i = 0; i < SLOTS; i++)
			merge_presence(out, (enum section)n, i, &o->rows[n][i],
				       &a->rows[n][i], &b->rows[n][i]);
	for (i = 0; i < MONTHS; i++) {
		torn = false;
		out->t.assumed[i] = merge_number(o->assumed[i], a->assumed[i],
						 b->assumed[i], &torn);
		snprintf(name, sizeof(name), "a%zu", i);
		if (torn)
			tear(out, "assumptions", name, "");
	}
	torn = false;
	out->t.list = merge_set(o->list, a->list, b->list, &torn);
	if (torn)
		tear(out, "trade-offs", "", "");
}

/* --- what a file holds, as sorted lines ------------------------------------
 */

struct lines {
	struct arena *a;
	struct slice *v;
	size_t n;
};

static void flatten(struct lines *out, const struct node *n, struct slice path)
{
	const struct node *child;

	if (value_is_nothing(n))
		return;
	if (n->kind == NODE_SCALAR)
		ARENA_PUSH(out->a, out->v, out->n) = arena_printf(
			out->a, "%.*s=%.*s", SL(path), SL(n->text));
	for (child = n->first; child; child = child->next)
		flatten(out, child,
			child->key ? arena_printf(out->a, "%.*s.%.*s", SL(path),
						  SL(child->key->text))
				   : arena_printf(out->a, "%.*s[]", SL(path)));
}

static int by_bytes(const void *x, const void *y)
{
	return slice_cmp(*(const struct slice *)x, *(const struct slice *)y);
}

/* ptr NULL: it is no YAML, or has a key twice. */
static struct slice meaning(struct arena *a, struct slice bytes)
{
	struct findings fs = FINDINGS_IN(a);
	struct lines lines = {.a = a};
	struct slice *parts = NULL;
	struct tree t;
	size_t i, n = 0;

	yaml_parse(&t, a, bytes, &fs);
	for (i = 0; i < fs.n; i++)
		if (!strcmp(fs.v[i].rule, "duplicate-key"))
			return SLICE_NONE;
	if (t.broken || !t.root)
		return SLICE_NONE;
	flatten(&lines, t.root, SLICE(""));
	qsort(lines.v, lines.n, sizeof(*lines.v), by_bytes);
	for (i = 0; i < lines.n; i++) {
		ARENA_PUSH(a, parts, n) = lines.v[i];
		ARENA_PUSH(a, parts, n) = SLICE("\n");
	}
	return arena_concat(a, parts, n);
}

/* --- one round -------------------------------------------------------------
 */

struct round {
	struct arena *a;
	uint64_t seed;
	struct merge_sides sides;
	struct table o, x, y;
	struct style style, style_x, style_y;
	struct truth truth;
	struct merge m;
};

/* cmocka cuts what is long. */
static void print_text(struct slice s)
{
	struct slice line;

	while (slice_line(&line, &s))
		print_error("%.*s\n", SL(line));
}

static NORETURN void wrong(const struct round *r, const char *what)
{
	size_t i;

	print_error("%s; seed %llu\n", what, (unsigned long long)r->seed);
	print_error("--- base\n");
	print_text(r->sides.base);
	print_error("--- ours\n");
	print_text(r->sides.ours);
	print_error("--- theirs\n");
	print_text(r->sides.theirs);
	print_error("--- result\n");
	print_text(r->m.bytes);
	print_error("--- wanted in conflict:");
	for (i = 0; i < r->truth.n_torn; i++)
		print_error(" %s", r->truth.torn[i]);
	print_error("\n");
	fail();
	abort();
}

/* Is a path the other, or above it? */
static bool covers(struct slice upper, const char *path)
{
	struct slice p = slice_of(path);

	return slice_starts(p, upper) &&
	       (p.len == upper.len || p.ptr[upper.len] == '.');
}

static bool covered(const struct merge *m, const char *path)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (covers(m->v[i].path, path))
			return true;
	return false;
}

static bool wanted_torn(const struct truth *t, struct slice path)
{
	size_t i;

	for (i = 0; i < t->n_torn; i++)
		if (covers(path, t->torn[i]))
			return true;
	return false;
}

/* Lists on several lines may be merged as lines after all. */
static bool is_list_on_lines(const struct round *r, const char *path)
{
	return slice_ends(slice_of(path), SLICE("needs")) ||
			       !strcmp(path, "trade-offs")
		       ? r->style_x.list_on_lines && r->style_y.list_on_lines
		       : false;
}

static void check_conflicts(const struct round *r)
{
	size_t i;

	if (r->m.way != MERGED_BY_ITEM)
		wrong(r, "a plan was merged by lines");
	for (i = 0; i < r->truth.n_torn; i++)
		if (!covered(&r->m, r->truth.torn[i]) &&
		    !is_list_on_lines(r, r->truth.torn[i]))
			wrong(r, "a conflict was dropped in silence");
	for (i = 0; i < r->m.n; i++)
		if (!wanted_torn(&r->truth, r->m.v[i].path))
			wrong(r, "a conflict where there is none");
	if (r->m.clean != !r->m.n)
		wrong(r, "clean, with conflicts");
}

static void check_meaning(const struct round *r)
{
	struct slice wanted;

	if (!r->m.clean || r->truth.n_torn)
		return;
	wanted = meaning(r->a, write_table(r->a, &r->truth.t, &r->style));
	if (!slice_eq(wanted, meaning(r->a, r->m.bytes)))
		wrong(r, "another meaning than the merge of the tables");
}

static bool has_comment(struct slice bytes, unsigned comment, size_t section,
			size_t slot)
{
	char text[48];

	snprintf(text, sizeof(text), "# c%u of %s %zu", comment,
		 section_names[section], slot);
	return slice_find_slice(bytes, slice_of(text), 0) < bytes.len;
}

/* What a side wrote beside an item that is still there. */
static void check_comments(const struct round *r)
{
	size_t n, i;

	for (n = 0; n < SECTIONS; n++)
		for (i = 0; i < SLOTS; i++) {
			const struct row *o = &r->o.rows[n][i];
			const struct row *x = &r->x.rows[n][i];
			const struct row *y = &r->y.rows[n][i];

			if (!r->truth.t.rows[n][i].there)
				continue;
			if (x->there && x->comment > o->comment &&
			    !has_comment(r->m.bytes, x->comment, n, i))
				wrong(r, "a comment of ours is lost");
			if (y->there && y->comment > o->comment &&
			    !has_comment(r->m.bytes, y->comment, n, i))
				wrong(r, "a comment of theirs is lost");
		}
}

static const struct merge_marks marks = {.size = 7};

static void run(struct round *r, struct merge *out,
		const struct merge_sides *sides)
{
	struct err e = ERR_INIT;

	if (merge_plans(out, r->a, sides, &marks, &e))
		wrong(r, e.text);
}

static void check_swapped(struct round *r)
{
	const struct merge_sides swapped = {r->sides.base, r->sides.theirs,
					    r->sides.ours};
	struct merge m;

	run(r, &m, &swapped);
	if (m.clean != r->m.clean || m.n != r->m.n)
		wrong(r, "with the sides swapped, other conflicts");
	if (m.clean &&
	    !slice_eq(meaning(r->a, m.bytes), meaning(r->a, r->m.bytes)))
		wrong(r, "with the sides swapped, another meaning");
}

/* How the merge by lines fares. */
struct tally {
	size_t clean, lines_clean, lines_right;
};

/* What git merges by lines to the right plan comes out byte for byte. */
static void compare_with_lines(struct tally *out, const struct round *r)
{
	struct line_merge lines;
	struct err e = ERR_INIT;
	struct slice wanted, got;

	out->clean += r->m.clean;
	if (line_merge(&lines, r->a, r->sides.base, r->sides.ours,
		       r->sides.theirs, &marks, &e))
		wrong(r, e.text);
	if (!lines.clean)
		return;
	out->lines_clean++;
	wanted = meaning(r->a, write_table(r->a, &r->truth.t, &r->style));
	got = meaning(r->a, lines.bytes);
	if (r->truth.n_torn || !slice_eq(wanted, got))
		return;
	out->lines_right++;
	if (!r->m.clean || !slice_eq(r->m.bytes, lines.bytes))
		wrong(r, "other bytes than those of git's merge");
}

static void begin(struct round *r, struct arena *a)
{
	*r = (struct round){.a = a, .seed = seed};
	r->o = random_table();
	r->x = r->y = r->o;
	change(&r->x, 1, &r->o);
	change(&r->y, 2, &r->o);
	r->style = r->style_x = r->style_y = random_style();
	if (!chance(6))
		r->style_x = random_style();
	if (!chance(6))
		r->style_y = random_style();
	r->sides = (struct merge_sides){write_table(a, &r->o, &r->style),
					write_table(a, &r->x, &r->style_x),
					write_table(a, &r->y, &r->style_y)};
	merge_tables(&r->truth, &r->o, &r->x, &r->y);
}

static void merges_as_tables_do(void **state)
{
	const char *wanted = getenv("GIT_PLAN_MERGE_ROUNDS");
	const char *from = getenv("GIT_PLAN_MERGE_SEED");
	unsigned long n = wanted ? strtoul(wanted, NULL, 10) : ROUNDS, i;
	unsigned long first = from ? strtoul(from, NULL, 10) : 0;
	struct tally tally = {.clean = 0};

	(void)state;
	for (i = 0; i < n; i++) {
		struct arena a = ARENA_INIT;
		struct round r;

		seed = first + i;
		begin(&r, &a);
		run(&r, &r.m, &r.sides);
		check_conflicts(&r);
		check_meaning(&r);
		check_comments(&r);
		check_swapped(&r);
		compare_with_lines(&tally, &r);
		arena_release(&a);
	}
	print_message("# %lu merges: %zu clean; by lines %zu, of them right "
		      "%zu\n",
		      n, tally.clean, tally.lines_clean, tally.lines_right);
	if (n >= ROUNDS)
		assert_true(tally.clean > tally.lines_right);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merges_as_tables_do),
	};

	return cmocka_run_group_tests_name("merge_random", tests, NULL, NULL);
}
