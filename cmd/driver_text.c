/* Asks git for its diff of two files. */
#include "cmd/driver_text.h"

#include <unistd.h>

#include "cmd/wiring.h"
#include "source/process.h"

bool driver_colour(struct cmd *c)
{
	const char *used = getenv("GIT_PAGER_IN_USE"),
		   *off = getenv("NO_COLOR");
	bool screen = isatty(STDOUT_FILENO) || (used && *used);
	const char *argv[] = {"git",	    "config", "--get-colorbool",
			      "color.diff", NULL,     NULL};
	struct process p = {.argv = argv};
	struct process_result result;
	struct err ignored = ERR_INIT;

	argv[4] = screen ? "true" : "false";
	return !(off && *off) &&
	       process_run(&result, &c->arena, &p, &ignored) >= 0 &&
	       slice_is(slice_trim(result.out), "true");
}

struct slice driver_text(struct cmd *c, const char *before, const char *after)
{
	const char *argv[] = {"git",
			      "-c",
			      "diff.default.xfuncname=" WIRING_FUNCNAME,
			      "diff",
			      "--no-index",
			      "--no-ext-diff",
			      c->style.colour ? "--color=always"
					      : "--color=never",
			      "--",
			      before,
			      after,
			      NULL};
	struct process p = {.argv = argv};
	struct process_result result;
	struct err ignored = ERR_INIT;
	struct slice rest, line;
	size_t begin;

	if (process_run(&result, &c->arena, &p, &ignored) < 0)
		return SLICE_NONE;
	for (rest = result.out; rest.len;) {
		begin = result.out.len - rest.len;
		slice_line(&line, &rest);
		/* behind the colour, where there is one */
		if (line.len && line.ptr[0] == '\033')
			line = slice_sub(line, slice_find(line, 'm', 0) + 1,
					 line.len);
		if (slice_starts(line, SLICE("@@ ")))
			return slice_sub(result.out, begin, result.out.len);
	}
	return SLICE_NONE;
}
