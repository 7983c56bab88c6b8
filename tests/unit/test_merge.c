/* Three-way merges of plans: what comes out for which base, ours and theirs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compare/merge.h"

#define HEAD	"plan: p\ntitle: T\nowner: dana\n"
#define ACTIONS "actions:\n"
#define X	"  x:\n    title: X\n    owner: sam\n    due: 2026-03-31\n"
#define Y	"  y:\n    title: Y\n    owner: kim\n    due: 2026-04-30\n"
#define Z	"  z:\n    title: Z\n    owner: lee\n    due: 2026-05-31\n"
#define METRIC	"metrics:\n  m:\n    title: M\n    actuals:\n"

struct merge_case {
	const char *name, *base, *ours, *theirs, *result;
	const char *conflicts; /* paths, each with a blank; NULL: none */
};

static const char *conflict_paths(struct arena *a, const struct merge *m)
{
	struct slice all = SLICE_NONE;
	size_t i;

	for (i = 0; i < m->n; i++)
		all = arena_printf(a, "%.*s%.*s ", SL(all), SL(m->v[i].path));
	return arena_cstr(a, all);
}

static void check_case(const struct merge_case *c, const struct merge_marks *k)
{
	struct arena a = ARENA_INIT;
	const struct merge_sides sides = {slice_of(c->base), slice_of(c->ours),
					  slice_of(c->theirs)};
	const char *paths = c->conflicts ? c->conflicts : "";
	struct err e = ERR_INIT;
	struct merge m;

	if (merge_plans(&m, &a, &sides, k, &e))
		fail_msg("%s: %s", c->name, e.text);
	if (!slice_is(m.bytes, c->result))
		fail_msg("%s\nwanted:\n%sgot:\n%.*s", c->name, c->result,
			 SL(m.bytes));
	if (strcmp(conflict_paths(&a, &m), paths) || m.clean != !*paths)
		fail_msg("%s: conflicts wanted: %s; got: %s", c->name, paths,
			 conflict_paths(&a, &m));
	arena_release(&a);
}

static void check_cases(const struct merge_case *c, size_t n)
{
	const struct merge_marks marks = {.size = 7};

	for (; n--; c++)
		check_case(c, &marks);
}

/* --- what became of it, for the words that say so ---------------------------
 */

static void names_the_trouble(void **state)
{
	static const char new_x[] = HEAD ACTIONS
		"  x:\n    title: New\n    owner: sam\n    due: 2026-03-31\n" Y;
	static const char other_x[] =
		HEAD ACTIONS "  x:\n    title: Other\n    owner: sam\n    due: "
			     "2026-03-31\n" Y;
	static const struct {
		const char *base, *ours, *theirs;
		enum merge_trouble kind;
	} rows[] = {
		{HEAD ACTIONS X Y, new_x, other_x, TROUBLE_CHANGED},
		{HEAD ACTIONS Y, new_x, other_x, TROUBLE_ADDED},
		{HEAD ACTIONS X Y, HEAD ACTIONS Y, new_x,
		 TROUBLE_GONE_FROM_OURS},
		{HEAD ACTIONS X Y, new_x, HEAD ACTIONS Y,
		 TROUBLE_GONE_FROM_THEIRS},
	};
	const struct merge_marks marks = {.size = 7};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		const struct merge_sides sides = {slice_of(rows[i].base),
						  slice_of(rows[i].ours),
						  slice_of(rows[i].theirs)};
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct merge m;

		assert_int_equal(merge_plans(&m, &a, &sides, &marks, &e), 0);
		assert_int_equal(m.n, 1);
		assert_int_equal(m.v[0].kind, rows[i].kind);
		arena_release(&a);
	}
}

/* --- clean merges ----------------------------------------------------------
 */

static const struct merge_case clean[] = {
	{"fields beside each other", HEAD ACTIONS X,
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: kim\n    due: 2026-03-31\n",
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-15\n",
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: kim\n    due: 2026-04-15\n",
	 NULL},
	{"items added at the same place", HEAD ACTIONS X, HEAD ACTIONS X Y,
	 HEAD ACTIONS X Z, HEAD ACTIONS X Y Z, NULL},
	{"an added item brings its comment", HEAD ACTIONS X, HEAD ACTIONS X Y,
	 HEAD ACTIONS X "\n  # after the fair\n" Z,
	 HEAD ACTIONS X Y "\n  # after the fair\n" Z, NULL},
	{"actuals of both sides stand by date",
	 HEAD METRIC "      2026-01: 5\n",
	 HEAD METRIC "      2026-01: 5\n      2026-03: 9\n",
	 HEAD METRIC "      2026-01: 5\n      2026-02: 7\n      2026-04: 8\n",
	 HEAD METRIC "      2026-01: 5\n      2026-02: 7\n      2026-03: 9\n"
		     "      2026-04: 8\n",
	 NULL},
	{"an empty map on one side, an item on the other", HEAD,
	 HEAD "actions: {}\n", HEAD ACTIONS X, HEAD ACTIONS X, NULL},
	{"the same change on both sides", HEAD, HEAD "stage: draft\n",
	 HEAD "stage: draft\n", HEAD "stage: draft\n", NULL},
	{"the same change, written in two ways", HEAD ACTIONS X,
	 HEAD ACTIONS X "    needs: [a, b]\n",
	 HEAD ACTIONS X "    needs: [ a, b ]\n",
	 HEAD ACTIONS X "    needs: [a, b]\n", NULL},
	{"one removed beside one changed", HEAD ACTIONS X Y, HEAD ACTIONS Y,
	 HEAD ACTIONS X
	 "  y:\n    title: New\n    owner: kim\n    due: 2026-04-30\n",
	 HEAD ACTIONS
	 "  y:\n    title: New\n    owner: kim\n    due: 2026-04-30\n",
	 NULL},
	{"a rename on one side, an edit on the other", HEAD ACTIONS X,
	 HEAD ACTIONS "  w:\n    was: x\n    title: X\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 HEAD ACTIONS "  x:\n    title: New\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 HEAD ACTIONS "  w:\n    was: x\n    title: New\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 NULL},
	{"an edit on one side, a rename on the other", HEAD ACTIONS X,
	 HEAD ACTIONS "  x:\n    title: New\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 HEAD ACTIONS "  w:\n    was: x\n    title: X\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 HEAD ACTIONS "  w:\n    was: x\n    title: New\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 NULL},
	{"a new key without was, and an edit", HEAD ACTIONS X,
	 HEAD ACTIONS "  w:\n    title: X\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 HEAD ACTIONS "  x:\n    title: New\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 HEAD ACTIONS "  w:\n    title: New\n    owner: sam\n"
		      "    due: 2026-03-31\n",
	 NULL},
	{"a reason of one side", HEAD ACTIONS X,
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-15\n"
	 "    because: Late.\n",
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: kim\n    due: 2026-03-31\n",
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: kim\n    due: 2026-04-15\n"
	 "    because: Late.\n",
	 NULL},
	{"entries of one list", HEAD ACTIONS X "    needs: [a, b]\n",
	 HEAD ACTIONS X "    needs: [a, b, c]\n",
	 HEAD ACTIONS X "    needs: [d, b]\n",
	 HEAD ACTIONS X "    needs: [d, b, c]\n", NULL},
	{"entries of a list on lines", HEAD "trade-offs:\n  - one\n  - two\n",
	 HEAD "trade-offs:\n  - one\n  - two\n  - three # new\n",
	 HEAD "trade-offs:\n  - two\n  - four\n",
	 HEAD "trade-offs:\n  - two\n  - three # new\n  - four\n", NULL},
	{"a list of one beside lists", HEAD ACTIONS X "    needs: a\n",
	 HEAD ACTIONS X "    needs: [a, b]\n",
	 HEAD ACTIONS X "    needs: [a, c]\n",
	 HEAD ACTIONS X "    needs: [a, b, c]\n", NULL},
	{"keys of a map on one line", HEAD "assumptions: {a: 1 %, b: 2 %}\n",
	 HEAD "assumptions: {a: 1 %, b: 3 %, c: 4 %}\n",
	 HEAD "assumptions: {a: 5 %, b: 2 %}\n",
	 HEAD "assumptions: {a: 5 %, b: 3 %, c: 4 %}\n", NULL},
	{"a map inside a map on one line",
	 HEAD "barriers: {talent: {what: No one., answer: [x]}}\n",
	 HEAD "barriers: {talent: {what: No one., answer: [x, y]}}\n",
	 HEAD "barriers: {talent: {what: Too few., answer: [x]}}\n",
	 HEAD "barriers: {talent: {what: Too few., answer: [x, y]}}\n", NULL},
	{"one side writes a map on lines, the other adds to it",
	 HEAD "assumptions: {a: 1 %}\n",
	 HEAD "assumptions:\n  a: 1 %\n  b: 2 %\n",
	 HEAD "assumptions: {a: 1 %, c: 3 %}\n",
	 HEAD "assumptions:\n  a: 1 %\n  b: 2 %\n  c: 3 %\n", NULL},
	{"a section on both sides", HEAD, HEAD ACTIONS X, HEAD ACTIONS Y,
	 HEAD ACTIONS X Y, NULL},
	{"a section emptied, and added to", HEAD ACTIONS X, HEAD ACTIONS,
	 HEAD ACTIONS X Y, HEAD ACTIONS Y, NULL},
	{"no line end at the end of the file", HEAD "stage: draft",
	 HEAD "stage: draft\nlevel: a", HEAD "stage: committed",
	 HEAD "stage: committed\nlevel: a", NULL},
	{"another indentation", HEAD ACTIONS X,
	 "plan: p\ntitle: T\nowner: dana\nactions:\n    x:\n        title: X\n"
	 "        owner: sam\n        due: 2026-03-31\n",
	 HEAD ACTIONS X Y,
	 "plan: p\ntitle: T\nowner: dana\nactions:\n    x:\n        title: X\n"
	 "        owner: sam\n        due: 2026-03-31\n"
	 "    y:\n      title: Y\n      owner: kim\n      due: 2026-04-30\n",
	 NULL},
	{"comments of both sides at different items",
	 HEAD ACTIONS "  # one\n" X "  # two\n" Y,
	 HEAD ACTIONS "  # first\n" X "  # two\n" Y,
	 HEAD ACTIONS "  # one\n" X "  # second\n" Y,
	 HEAD ACTIONS "  # first\n" X "  # second\n" Y, NULL},
	{"the same comment on both sides: both stay",
	 HEAD ACTIONS "  # one\n" X, HEAD ACTIONS "  # ours\n" X,
	 HEAD ACTIONS "  # theirs\n" X, HEAD ACTIONS "  # ours\n  # theirs\n" X,
	 NULL},
	{"comments behind one value: both stay", HEAD "stage: draft\n",
	 HEAD "stage: draft # ours\n", HEAD "stage: draft # theirs\n",
	 HEAD "# theirs\nstage: draft # ours\n", NULL},
	{"a comment of ours, a value of theirs", HEAD "stage: draft\n",
	 HEAD "stage: draft # ours\n", HEAD "stage: closed\n",
	 HEAD "stage: closed # ours\n", NULL},
	{"another order on their side", HEAD ACTIONS X Y,
	 HEAD ACTIONS X Y "    needs: [x]\n", HEAD ACTIONS Y X,
	 HEAD ACTIONS Y "    needs: [x]\n" X, NULL},
	{"paragraphs of one text", HEAD "notes: |\n  a\n\n  b\n\n  c\n\n  d\n",
	 HEAD "notes: |\n  A\n\n  b\n\n  c\n\n  d\n",
	 HEAD "notes: |\n  a\n\n  b\n\n  c\n\n  D\n",
	 HEAD "notes: |\n  A\n\n  b\n\n  c\n\n  D\n", NULL},
	{"line ends of DOS on one side", HEAD "stage: draft\n",
	 HEAD "stage: closed\n",
	 "plan: p\r\ntitle: T\r\nowner: dana\r\n"
	 "stage: draft\r\nlevel: a\r\n",
	 "plan: p\r\ntitle: T\r\nowner: dana\r\nstage: closed\r\nlevel: a\r\n",
	 NULL},
	{"line ends of DOS on one side, of both kinds on the other",
	 HEAD "stage: draft\n", HEAD "stage: closed\r\n",
	 "plan: p\r\ntitle: T\r\nowner: dana\r\n"
	 "stage: draft\r\nlevel: a\r\n",
	 "plan: p\r\ntitle: T\r\nowner: dana\r\nstage: closed\r\nlevel: a\r\n",
	 NULL},
	{"an id in other letters", HEAD ACTIONS X,
	 HEAD ACTIONS
	 "  X:\n    title: X\n    owner: sam\n    due: 2026-03-31\n",
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: lee\n    due: 2026-03-31\n",
	 HEAD ACTIONS
	 "  X:\n    title: X\n    owner: lee\n    due: 2026-03-31\n",
	 NULL},
	{"both change a new file in the same way", "", HEAD, HEAD, HEAD, NULL},
	{"both add a file with other fields", "", HEAD "level: a\n",
	 HEAD "stage: draft\n", HEAD "level: a\nstage: draft\n", NULL},
};

static void merges_cleanly(void **state)
{
	(void)state;
	check_cases(clean, ARRAY_LEN(clean));
}

/* --- conflicts -------------------------------------------------------------
 */

static const struct merge_case torn[] = {
	{"one field, two values", HEAD ACTIONS X,
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: lee\n    due: 2026-04-15\n",
	 HEAD ACTIONS
	 "  x:\n    title: New\n    owner: sam\n    due: 2026-04-30\n",
	 HEAD ACTIONS "  x:\n    title: New\n    owner: lee\n"
		      "<<<<<<< ours\n    due: 2026-04-15\n=======\n"
		      "    due: 2026-04-30\n>>>>>>> theirs\n",
	 "actions.x.due "},
	{"both reasons are shown", HEAD ACTIONS X,
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-15\n"
	 "    because: Late.\n",
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-30\n"
	 "    because: Ill.\n",
	 HEAD ACTIONS "  x:\n    title: X\n    owner: sam\n"
		      "<<<<<<< ours (because: Late.)\n    due: 2026-04-15\n"
		      "=======\n    due: 2026-04-30\n"
		      ">>>>>>> theirs (because: Ill.)\n"
		      "<<<<<<< ours\n    because: Late.\n=======\n"
		      "    because: Ill.\n>>>>>>> theirs\n",
	 "actions.x.due actions.x.because "},
	{"deleted here, changed there", HEAD ACTIONS X Y, HEAD ACTIONS Y,
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-15\n" Y,
	 HEAD ACTIONS
	 "<<<<<<< ours\n=======\n"
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-15\n"
	 ">>>>>>> theirs\n" Y,
	 "actions.x "},
	{"changed here, deleted there", HEAD ACTIONS X Y,
	 HEAD ACTIONS
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-15\n" Y,
	 HEAD ACTIONS Y,
	 HEAD ACTIONS
	 "<<<<<<< ours\n"
	 "  x:\n    title: X\n    owner: sam\n    due: 2026-04-15\n"
	 "=======\n>>>>>>> theirs\n" Y,
	 "actions.x "},
	{"renamed to two names", HEAD ACTIONS X,
	 HEAD ACTIONS
	 "  v:\n    title: X\n    owner: sam\n    due: 2026-03-31\n"
	 "    was: x\n",
	 HEAD ACTIONS
	 "  w:\n    title: X\n    owner: lee\n    due: 2026-03-31\n"
	 "    was: x\n",
	 HEAD ACTIONS "<<<<<<< ours\n  v:\n=======\n  w:\n>>>>>>> theirs\n"
		      "    title: X\n    owner: lee\n    due: 2026-03-31\n"
		      "    was: x\n",
	 "actions.v "},
	{"renamed to a key that the other side gave away", HEAD ACTIONS X,
	 HEAD ACTIONS
	 "  z:\n    title: X\n    owner: sam\n    due: 2026-03-31\n"
	 "    was: x\n",
	 HEAD ACTIONS X "  z:\n    title: Z\n    owner: sam\n"
			"    due: 2026-03-31\n",
	 HEAD ACTIONS
	 "  z:\n<<<<<<< ours\n    title: X\n=======\n    title: Z\n"
	 ">>>>>>> theirs\n    owner: sam\n    due: 2026-03-31\n"
	 "    was: x\n",
	 "actions.z.title "},
	{"one key added twice", HEAD ACTIONS X,
	 HEAD ACTIONS X "  n:\n    title: A\n    owner: lee\n",
	 HEAD ACTIONS "  n:\n    title: B\n    owner: lee\n" X,
	 HEAD ACTIONS X "  n:\n<<<<<<< ours\n    title: A\n=======\n"
			"    title: B\n>>>>>>> theirs\n    owner: lee\n",
	 "actions.n.title "},
	{"one entry of a list, replaced twice",
	 HEAD ACTIONS X "    needs: [a]\n", HEAD ACTIONS X "    needs: [b]\n",
	 HEAD ACTIONS X "    needs: [c]\n",
	 HEAD ACTIONS X "<<<<<<< ours\n    needs: [b]\n=======\n"
			"    needs: [c]\n>>>>>>> theirs\n",
	 "actions.x.needs "},
	{"a list in two orders", HEAD "trade-offs: [a, b, c]\n",
	 HEAD "trade-offs: [b, a, c]\n", HEAD "trade-offs: [a, c, b]\n",
	 HEAD "<<<<<<< ours\ntrade-offs: [b, a, c]\n=======\n"
	      "trade-offs: [a, c, b]\n>>>>>>> theirs\n",
	 "trade-offs "},
	{"one key of a map on one line", HEAD "assumptions: {a: 1 %, b: 2 %}\n",
	 HEAD "assumptions: {a: 3 %, b: 2 %}\n",
	 HEAD "assumptions: {a: 4 %, b: 2 %}\n",
	 HEAD "<<<<<<< ours\nassumptions: {a: 3 %, b: 2 %}\n=======\n"
	      "assumptions: {a: 4 %, b: 2 %}\n>>>>>>> theirs\n",
	 "assumptions "},
	{"two values in a file without a last line end", HEAD "stage: draft",
	 HEAD "stage: closed", HEAD "stage: dropped",
	 HEAD "<<<<<<< ours\nstage: closed\n=======\nstage: dropped\n"
	      ">>>>>>> theirs\n",
	 "stage "},
};

static void keeps_both_sides(void **state)
{
	(void)state;
	check_cases(torn, ARRAY_LEN(torn));
}

static void shows_markers_as_asked(void **state)
{
	const struct merge_marks marks = {9, true, "HEAD", "topic"};
	const struct merge_case one = {
		"size, base and names",
		HEAD "stage: draft\n",
		HEAD "stage: closed\n",
		HEAD "stage: dropped\n",
		HEAD "<<<<<<<<< HEAD\nstage: closed\n||||||||| base\n"
		     "stage: draft\n=========\nstage: dropped\n"
		     ">>>>>>>>> topic\n",
		"stage "};

	(void)state;
	check_case(&one, &marks);
}

/* --- what is no plan -------------------------------------------------------
 */

static void falls_back_to_lines(void **state)
{
	static const struct merge_case broken[] = {
		{"theirs is no YAML, other lines", "a: 1\n\n\nb: 2\n",
		 "a: 3\n\n\nb: 2\n", "a: 1\n\n\nb: [2\n", "a: 3\n\n\nb: [2\n",
		 NULL},
		{"a key twice", "a: 1\na: 2\n\n\nb: 2\n",
		 "a: 1\na: 3\n\n\nb: 2\n", "a: 1\na: 2\n\n\nb: 4\n",
		 "a: 1\na: 3\n\n\nb: 4\n", NULL},
		{"no map", "- a\n\n\n- b\n", "- c\n\n\n- b\n", "- a\n\n\n- d\n",
		 "- c\n\n\n- d\n", NULL},
		{"a second document", "a: 1\n---\nb: 2\n\n\n",
		 "a: 2\n---\nb: 2\n\n\n", "a: 1\n---\nb: 2\n\n\nc: 1\n",
		 "a: 2\n---\nb: 2\n\n\nc: 1\n", NULL},
	};

	(void)state;
	check_cases(broken, ARRAY_LEN(broken));
}

static void conflict_by_lines(void **state)
{
	struct arena a = ARENA_INIT;
	const struct merge_sides sides = {SLICE("a: 1\n"), SLICE("a: [2\n"),
					  SLICE("a: 3\n")};
	const struct merge_marks marks = {.size = 7};
	struct err e = ERR_INIT;
	struct merge m;

	(void)state;
	assert_int_equal(merge_plans(&m, &a, &sides, &marks, &e), 0);
	assert_false(m.clean);
	assert_int_equal(m.way, MERGED_BY_LINES);
	assert_true(slice_is(m.bytes, "<<<<<<< ours\na: [2\n=======\na: 3\n"
				      ">>>>>>> theirs\n"));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_the_trouble),
		cmocka_unit_test(merges_cleanly),
		cmocka_unit_test(keeps_both_sides),
		cmocka_unit_test(shows_markers_as_asked),
		cmocka_unit_test(falls_back_to_lines),
		cmocka_unit_test(conflict_by_lines),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
