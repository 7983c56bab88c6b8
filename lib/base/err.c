/* One message about the run, made where the facts are known. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Cuts at a character, so that a long path leaves no half one. */
static void cut_at_character(char *s, size_t room, int wanted)
{
	struct slice text = {s, room - 1};

	if (wanted >= 0 && (size_t)wanted >= room)
		s[utf8_whole(text)] = '\0';
}

PRINTF_LIKE(3, 0)
static void write_text(char *to, size_t room, const char *fmt, va_list ap)
{
	cut_at_character(to, room, vsnprintf(to, room, fmt, ap));
}

int err_set(struct err *e, const char *fmt, ...)
{
	va_list ap;

	if (e->set)
		return -1;
	e->set = true;
	va_start(ap, fmt);
	write_text(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	return -1;
}

int err_errno(struct err *e, const char *fmt, ...)
{
	int was = errno;
	size_t used;
	va_list ap;

	if (e->set)
		return -1;
	e->set = true;
	va_start(ap, fmt);
	write_text(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	used = strlen(e->text);
	snprintf(e->text + used, sizeof(e->text) - used, ": %s", strerror(was));
	return -1;
}

int err_hint(struct err *e, const char *fmt, ...)
{
	va_list ap;

	if (e->hint[0])
		return -1;
	va_start(ap, fmt);
	write_text(e->hint, sizeof(e->hint), fmt, ap);
	va_end(ap);
	return -1;
}

int err_wrap(struct err *e, const char *fmt, ...)
{
	char was[sizeof(e->text)], where[512];
	va_list ap;

	if (!e->set)
		BUG("context for an error that was not set");
	memcpy(was, e->text, sizeof(was));
	va_start(ap, fmt);
	write_text(where, sizeof(where), fmt, ap);
	va_end(ap);
	cut_at_character(
		e->text, sizeof(e->text),
		snprintf(e->text, sizeof(e->text), "%s: %s", where, was));
	return -1;
}
