/*
 * Where many branches left one history. Git lists what only they have, each
 * commit before its parents, and where that ends; read backwards, a commit left
 * the history where its parents did.
 */
#include "source/repo_impl.h"

#define TIPS_AT_ONCE 10000 /* words of one command line */

/* A commit that the history does not have, or one at which such end. */
struct aside {
	struct oid fork; /* none: it comes from another root */
	bool several;	 /* it left the history in more than one place */
};

static void join(struct aside *at, const struct aside *parent)
{
	if (parent->several ||
	    (!oid_is_none(&parent->fork) && !oid_is_none(&at->fork) &&
	     !oid_eq(&parent->fork, &at->fork)))
		at->several = true;
	else if (oid_is_none(&at->fork))
		at->fork = parent->fork;
}

/* A line: the id, behind a `-` where the history has it, and its parents. */
static bool read_aside(struct map *known, struct arena *a, struct slice line)
{
	bool end = slice_starts(line, SLICE("-"));
	struct aside *at = arena_alloc(a, sizeof(*at));
	struct oid *id = arena_alloc(a, sizeof(*id)), parent;
	size_t next;

	line = slice_sub(line, end, line.len);
	next = slice_find(line, ' ', 0);
	if (!oid_parse(id, slice_sub(line, 0, next)))
		return false;
	if (end)
		at->fork = *id;
	while (!end && next < line.len) {
		size_t from = next + 1;
		const struct aside *known_parent;

		next = slice_find(line, ' ', from);
		if (!oid_parse(&parent, slice_sub(line, from, next)))
			return false;
		known_parent = map_get(known, oid_key(&parent));
		if (known_parent)
			join(at, known_parent);
	}
	map_put(known, oid_key(id), at);
	return true;
}

static int read_all(struct map *known, struct arena *a, struct slice text,
		    struct err *e)
{
	while (text.len) {
		size_t end = text.len - 1, begin = end;

		while (begin && text.ptr[begin - 1] != '\n')
			begin--;
		if (!read_aside(known, a, slice_sub(text, begin, end)))
			return err_set(e, "git rev-list said what was not "
					  "understood");
		text.len = begin;
	}
	return 0;
}

/* Against the first of them that it has any history in common with. */
static int first_base(struct oid *out, struct repo *r, const struct oid *tip,
		      const struct oid *from, size_t n_from, struct err *e)
{
	size_t i;

	*out = (struct oid)OID_NONE;
	for (i = 0; i < n_from && oid_is_none(out); i++)
		if (repo_merge_base(out, r, tip, &from[i], e) < 0)
			return -1;
	return 0;
}

static int some_forks(struct oid *out, struct arena *a, struct repo *r,
		      const struct oid *tips, size_t n, const struct oid *from,
		      size_t n_from, struct err *e)
{
	const char **argv = arena_array(a, n + n_from + 6, sizeof(*argv));
	char(*hex)[OID_HEX_MAX] = arena_array(a, n + n_from, sizeof(*hex));
	struct process_result result;
	struct map known = map_in(a);
	size_t k = 0, i;

	argv[k++] = "rev-list";
	argv[k++] = "--topo-order";
	argv[k++] = "--parents";
	argv[k++] = "--boundary";
	for (i = 0; i < n; i++)
		argv[k++] = oid_hex(hex[i], &tips[i]);
	argv[k++] = "--not";
	for (i = 0; i < n_from; i++)
		argv[k++] = oid_hex(hex[n + i], &from[i]);
	if (repo_ask(&result, a, r, argv, e) < 0)
		return -1;
	if (result.status)
		return process_failed(&result, "git rev-list", e);
	if (read_all(&known, a, result.out, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		const struct aside *at = map_get(&known, oid_key(&tips[i]));

		out[i] = at ? at->fork : tips[i];
		/* also where git stopped too early, as it does when clocks
		 * were wrong: then the history seems to be another one */
		if (at && (at->several || oid_is_none(&at->fork)) &&
		    first_base(&out[i], r, &tips[i], from, n_from, e) < 0)
			return -1;
	}
	return 0;
}

int repo_forks(struct oid **out, struct arena *a, struct repo *r,
	       const struct oid *tips, size_t n, const struct oid *from,
	       size_t n_from, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	size_t i, some;
	int ret = 0;

	*out = arena_array(a, n, sizeof(**out));
	for (i = 0; i < n && !ret; i += some) {
		some = n - i < TIPS_AT_ONCE ? n - i : TIPS_AT_ONCE;
		ret = some_forks(*out + i, &scratch, r, tips + i, some, from,
				 n_from, e);
		arena_release(&scratch);
	}
	return ret;
}
