/* Writing bytes with an error that sticks. */
#include "base/out.h"

#include <errno.h>
#include <stdarg.h>

#include "base/arena.h"

struct out out_file(FILE *f, const char *name)
{
	return (struct out){.file = f, .name = name};
}

struct out out_mem(struct buf *b)
{
	return (struct out){.mem = b, .name = "memory"};
}

struct out out_null(void)
{
	return (struct out){.name = "nowhere"};
}

void out_write(struct out *o, struct slice s)
{
	if (o->failed || !s.len)
		return;
	o->bytes += s.len;
	if (o->file) {
		errno = 0;
		if (fwrite(s.ptr, 1, s.len, o->file) != s.len)
			o->failed = errno ? errno : EIO;
	} else if (o->mem) {
		buf_add(o->mem, s);
		if (o->mem->too_big)
			o->failed = EFBIG;
	}
}

void out_printf(struct out *o, const char *fmt, ...)
{
	struct buf b = BUF_INIT((size_t)64 << 20);
	va_list ap;
	char small[512];
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < 0)
		BUG("a format that cannot be printed");
	if ((size_t)n < sizeof(small)) {
		out_write(o, (struct slice){small, (size_t)n});
		return;
	}
	b.ptr = malloc((size_t)n + 1);
	if (!b.ptr)
		out_of_memory((size_t)n);
	va_start(ap, fmt);
	vsnprintf(b.ptr, (size_t)n + 1, fmt, ap);
	va_end(ap);
	out_write(o, (struct slice){b.ptr, (size_t)n});
	buf_release(&b);
}

void out_say(struct out *o, const struct catalogue *words, const char *fmt, ...)
{
	struct arena a = ARENA_INIT;
	va_list ap;

	va_start(ap, fmt);
	out_write(o, catalogue_vsay(&a, words, fmt, ap));
	va_end(ap);
	arena_release(&a);
}

void out_fill(struct out *o, char c, size_t n)
{
	while (n--)
		out_write(o, (struct slice){&c, 1});
}

int out_close(struct out *o, struct err *e)
{
	if (o->file && !o->failed) {
		errno = 0;
		if (fflush(o->file))
			o->failed = errno ? errno : EIO;
	}
	if (!o->failed)
		return 0;
	errno = o->failed;
	err_errno(e, "cannot write to %s", o->name);
	return err_hint(e, "The output is not complete; do not use it.");
}
