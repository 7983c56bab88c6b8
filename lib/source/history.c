/*
 * Ancestors. In a shallow clone git itself walks, because libgit2 trips over
 * the parents that are not there, and an answer that needs them is an error.
 */
#include "source/repo_impl.h"

static int first_cut(struct repo *r, struct err *e)
{
	static const struct oid none = OID_NONE;
	struct map_entry *first;

	if (repo_is_shallow_end(r, &none, e) < 0)
		return -1;
	first = map_next(&r->shallow, NULL);
	if (!first)
		return err_set(e, "the history of this clone is cut off");
	return repo_cut_off(map_value(first), e);
}

int history_ask_base(struct oid *out, struct repo *r, const struct oid *a,
		     const struct oid *b, struct err *e)
{
	char left[OID_HEX_MAX], right[OID_HEX_MAX];
	const char *argv[] = {"merge-base", oid_hex(left, a), oid_hex(right, b),
			      NULL};
	struct arena scratch = ARENA_INIT;
	struct process_result result;
	int ret = repo_ask(&result, &scratch, r, argv, e);

	*out = (struct oid)OID_NONE;
	if (ret == 0 && result.status == 0)
		ret = oid_parse(out, slice_trim(result.out));
	else if (ret == 0 && result.status != 1)
		ret = process_failed(&result, "git merge-base", e);
	arena_release(&scratch);
	return ret;
}

int repo_merge_base(struct oid *out, struct repo *r, const struct oid *a,
		    const struct oid *b, struct err *e)
{
	int found;

	if (!r->paths.shallow)
		return r->ops->merge_base(out, r, a, b, e);
	found = history_ask_base(out, r, a, b, e);
	if (found == 0)
		return first_cut(r, e);
	return found < 0 ? -1 : 0;
}

int repo_is_ancestor(struct repo *r, const struct oid *a, const struct oid *b,
		     struct err *e)
{
	struct oid base;

	if (oid_eq(a, b))
		return 1;
	if (repo_merge_base(&base, r, a, b, e) < 0)
		return -1;
	return oid_eq(&base, a);
}

/* argv begins behind "git"; each line of the answer is an id. */
static int list_ids(struct oid **out, size_t *n, struct arena *a,
		    struct repo *r, const char *const *argv, struct err *e)
{
	struct process_result result;
	struct slice rest, line;

	*out = NULL;
	*n = 0;
	if (repo_ask(&result, a, r, argv, e) < 0)
		return -1;
	if (result.status)
		return process_failed(&result, "git rev-list", e);
	rest = result.out;
	while (slice_line(&line, &rest))
		if (!oid_parse(&ARENA_PUSH(a, *out, *n), line))
			return err_set(e, "git rev-list said what was not "
					  "understood");
	return 0;
}

int history_ask_walk(struct oid **out, size_t *n, struct arena *a,
		     struct repo *r, const struct oid *from,
		     const struct oid *hide, struct err *e)
{
	char from_hex[OID_HEX_MAX], hide_hex[OID_HEX_MAX + 1] = "^";
	const char *argv[] = {"rev-list", oid_hex(from_hex, from), NULL, NULL};

	if (!oid_is_none(hide)) {
		oid_hex(hide_hex + 1, hide);
		argv[2] = hide_hex;
	}
	return list_ids(out, n, a, r, argv, e);
}

int repo_walk(struct oid **out, size_t *n, struct arena *a, struct repo *r,
	      const struct oid *from, const struct oid *hide, struct err *e)
{
	size_t i;

	*out = NULL;
	*n = 0;
	if (!r->paths.shallow)
		return r->ops->walk(out, n, a, r, from, hide, e);
	if (history_ask_walk(out, n, a, r, from, hide, e) < 0)
		return -1;
	for (i = 0; i < *n; i++) {
		int end = repo_is_shallow_end(r, &(*out)[i], e);

		if (end)
			return end < 0 ? -1 : repo_cut_off(&(*out)[i], e);
	}
	return 0;
}

/* --- asked from git, in any clone ------------------------------------------
 */

int repo_first_parents(struct oid **out, size_t *n, struct arena *a,
		       struct repo *r, const struct oid *from,
		       const struct oid *hide, struct err *e)
{
	char from_hex[OID_HEX_MAX], hide_hex[OID_HEX_MAX + 1] = "^";
	const char *argv[] = {"rev-list", "--first-parent",
			      oid_hex(from_hex, from), NULL, NULL};

	if (!oid_is_none(hide)) {
		oid_hex(hide_hex + 1, hide);
		argv[3] = hide_hex;
	}
	return list_ids(out, n, a, r, argv, e);
}

int repo_touching(struct oid **out, size_t *n, struct arena *a, struct repo *r,
		  const struct oid *from, const struct oid *hide,
		  const struct slice *paths, size_t n_paths, struct err *e)
{
	const char **argv = arena_array(a, n_paths + 7, sizeof(*argv));
	char *hex = arena_alloc(a, OID_HEX_MAX);
	char *hide_hex = arena_alloc(a, OID_HEX_MAX + 1);
	size_t k = 0, i;

	argv[k++] = "--literal-pathspecs";
	argv[k++] = "rev-list";
	argv[k++] = oid_hex(hex, from);
	if (!oid_is_none(hide)) {
		hide_hex[0] = '^';
		oid_hex(hide_hex + 1, hide);
		argv[k++] = hide_hex;
	}
	argv[k++] = "--";
	for (i = 0; i < n_paths; i++)
		argv[k++] = arena_cstr(a, paths[i]);
	return list_ids(out, n, a, r, argv, e);
}
