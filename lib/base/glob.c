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

bool glob_match(struct slice pattern, struct slice path)
{
	size_t pslash = slice_find(pattern, '/', 0);
	size_t slash = slice_find(path, '/', 0);
	struct slice first = slice_sub(pattern, 0, pslash);
	struct slice rest = slice_sub(pattern, pslash + 1, pattern.len);
	struct slice below = slice_sub(path, slash + 1, path.len);

	if (slice_is(first, "**") && pslash < pattern.len) {
		while (slice_starts(rest, SLICE("**/")))
			rest = slice_sub(rest, 3, rest.len);
		if (glob_match(rest, path))
			return true;
		return slash < path.len && path.ptr[0] != '.' &&
		       glob_match(pattern, below);
	}
	if (!component_matches(first, slice_sub(path, 0, slash)))
		return false;
	if (pslash == pattern.len || slash == path.len)
		return pslash == pattern.len && slash == path.len;
	return glob_match(rest, below);
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
