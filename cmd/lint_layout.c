/* The layouts of lint by name, and as the help lists them. */
#include "cmd/lint_layout.h"

#define MAX_LAYOUTS 16

const struct lint_layout *lint_layout_choose(const char *name, struct err *e)
{
	const char *names[MAX_LAYOUTS];
	size_t n;
	int at;

	if (!name)
		return lint_layouts;
	for (n = 0; lint_layouts[n].name; n++) {
		if (n + 1 == ARRAY_LEN(names))
			BUG("too many layouts");
		names[n] = lint_layouts[n].name;
	}
	names[n] = NULL;
	at = cmd_choose("format", name, names, e);
	return at < 0 ? NULL : &lint_layouts[at];
}

const char *lint_layout_help(struct arena *a)
{
	const struct lint_layout *row;
	struct slice all = SLICE_NONE;

	for (row = lint_layouts; row->name; row++)
		all = arena_printf(a, "%.*s%s%s (%s)", SL(all),
				   all.len ? ", " : "", row->name, row->help);
	return arena_cstr(a, all);
}
