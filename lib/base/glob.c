/* Patterns with ** over fnmatch(). */
#include "base/glob.h"

#include <fnmatch.h>
#include <stdio.h>

#define COMPONENT_MAX 1024

static bool component_matches(struct slice pattern, struct slice name)
{
	char p[COMPONENT_MAX], n[COMPONENT_MAX];

	if (pattern.len >= sizeof(p) || name.len >= sizeof(n))
		return false;
	snprintf(p, sizeof(p), "%.*s", SL(pattern));
	snprintf(n, sizeof(n), "%.*s", SL(name));
	return !fnmatch(p, n, FNM_PERIOD | FNM_PATHNAME);
}

/* The component at `at`; *next is where the following one begins. */
static struct slice component(struct slice s, size_t at, size_t *next)
{
	size_t end = slice_find(s, '/', at);

	*next = end + 1;
	return slice_sub(s, at, end);
}

/* None of the components from `at` on begins with a dot. */
static bool none_hidden(struct slice path, size_t at)
{
	while (at <= path.len) {
		size_t next;

		if (slice_starts(component(path, at, &next), SLICE(".")))
			return false;
		at = next;
	}
	return true;
}

/*
 * Where a component does not match, the last `**` takes one folder more. The
 * earlier ones need not be tried again: what stands between two of them was
 * matched as early as possible. So hostile patterns cost no more than pattern
 * times path. An offset behind the length means that all was used up.
 */
bool glob_match(struct slice pattern, struct slice path)
{
	size_t p = 0, s = 0, p_next, s_next;
	size_t star = SIZE_MAX, taken = 0; /* behind the last **, up to where */

	while (s <= path.len) {
		struct slice want = component(pattern, p, &p_next);

		if (p <= pattern.len && slice_is(want, "**")) {
			if (p_next > pattern.len)
				return none_hidden(path, s);
			star = p = p_next;
			taken = s;
			continue;
		}
		if (p <= pattern.len &&
		    component_matches(want, component(path, s, &s_next))) {
			p = p_next;
			s = s_next;
			continue;
		}
		if (star == SIZE_MAX ||
		    slice_starts(component(path, taken, &s_next), SLICE(".")))
			return false;
		p = star;
		s = taken = s_next;
	}
	return p > pattern.len;
}

bool path_within(struct slice path, struct slice folder)
{
	while (folder.len && folder.ptr[folder.len - 1] == '/')
		folder.len--;
	if (!folder.len)
		return true;
	return slice_starts(path, folder) &&
	       (path.len == folder.len || path.ptr[folder.len] == '/');
}
