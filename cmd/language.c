/* In which language a command speaks. */
#include <unistd.h>

#include "base/file.h"
#include "cmd/cmd.h"

#define FOLDERS_MOST 64

/* The value of `language:` at the start of a line; ptr NULL where none is. */
static struct slice language_in(struct slice bytes)
{
	struct slice line, key = SLICE("language:"), value;

	while (slice_line(&line, &bytes)) {
		if (!slice_starts(line, key))
			continue;
		value = slice_sub(line, key.len, line.len);
		value = slice_trim(
			slice_sub(value, 0, slice_find(value, '#', 0)));
		if (value.len > 2 &&
		    (value.ptr[0] == '"' || *value.ptr == '\''))
			value = slice_sub(value, 1, value.len - 1);
		return value;
	}
	return SLICE_NONE;
}

/*
 * Read by hand: an error must be said in that language before anybody has
 * opened a repository or knows that its configuration can be read.
 */
const struct catalogue *cmd_language_here(struct arena *a)
{
	struct slice up = SLICE("./"), bytes;
	struct err none = ERR_INIT;
	size_t i;

	for (i = 0; i < FOLDERS_MOST; i++) {
		const char *name = arena_cstr(
			a, arena_printf(a, "%.*s" CONFIG_FILE, SL(up)));
		const char *git =
			arena_cstr(a, arena_printf(a, "%.*s.git", SL(up)));

		if (file_read(&bytes, a, name, &none) < 0)
			return NULL;
		if (bytes.ptr)
			return catalogue_of(language_in(bytes));
		if (!access(git, F_OK))
			return NULL;
		up = arena_printf(a, "%.*s../", SL(up));
	}
	return NULL;
}

int cmd_language(struct cmd *c, struct err *e)
{
	int i;

	if (!c->language)
		return 0;
	i = cmd_choose("language", c->language, config_languages, e);
	if (i < 0)
		return -1;
	c->words = catalogue_of(slice_of(config_languages[i]));
	return 0;
}

/* Control characters of a plan's text do not reach a terminal. */
PRINTF_LIKE(3, 0)
static void tell(struct out *o, const struct cmd *c, const char *fmt,
		 va_list ap)
{
	struct arena a = ARENA_INIT;
	struct slice said = catalogue_vsay(&a, c->words, fmt, ap);

	out_terminal_text(o, said);
	arena_release(&a);
}

void cmd_say(struct cmd *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell(&c->out, c, fmt, ap);
	va_end(ap);
}

void cmd_tell(struct cmd *c, const char *fmt, ...)
{
	struct out err = out_file(stderr, "standard error");
	va_list ap;

	va_start(ap, fmt);
	out_lit(&err, "git-plan: ");
	tell(&err, c, fmt, ap);
	out_lit(&err, "\n");
	va_end(ap);
}
