/* Directories for tests, made and removed by the shell. */
#include <setjmp.h>
#include <stdarg.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/scratch.h"
#include "source/process.h"

struct scratch *scratch_new(void)
{
	struct scratch *s = calloc(1, sizeof(*s));
	char name[] = "/tmp/git-plan-test.XXXXXX";

	if (!s || !mkdtemp(name))
		fail_msg("no scratch directory");
	s->path = arena_cstr(&s->arena, slice_of(name));
	return s;
}

struct slice scratch_sh(struct scratch *s, const char *fmt, ...)
{
	const char *argv[] = {"sh", "-ec", NULL, NULL};
	struct process p = {.argv = argv, .dir = s->path};
	struct process_result result;
	struct err e = ERR_INIT;
	va_list ap;

	va_start(ap, fmt);
	argv[2] = arena_vprintf(&s->arena, fmt, ap).ptr;
	va_end(ap);
	if (process_run(&result, &s->arena, &p, &e) < 0)
		fail_msg("%s", e.text);
	if (result.status)
		fail_msg("status %d from: %s\n%.*s", result.status, argv[2],
			 SL(result.err));
	if (slice_ends(result.out, SLICE("\n")))
		result.out.len--;
	return result.out;
}

const char *scratch_path(struct scratch *s, const char *name)
{
	return arena_printf(&s->arena, "%s/%s", s->path, name).ptr;
}

void scratch_release(struct scratch *s)
{
	scratch_sh(s, "chmod -R u+rwX . && rm -rf '%s'", s->path);
	arena_release(&s->arena);
	free(s);
}
