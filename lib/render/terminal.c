/* Text for terminals: nothing from a file reaches them as a command. */
#include "base/utf8.h"
#include "render/render.h"

static const char *const role_start[] = {
	[ROLE_PLAIN] = "",	  [ROLE_STRONG] = "\033[1m",
	[ROLE_MUTED] = "\033[2m", [ROLE_GOOD] = "\033[32m",
	[ROLE_WARN] = "\033[33m", [ROLE_BAD] = "\033[1;31m",
	[ROLE_CODE] = "\033[36m",
};

void out_role(struct out *o, enum role role, const struct text_style *style)
{
	if (style->colour)
		out_write(o, slice_of(role_start[role]));
}

void out_role_end(struct out *o, enum role role, const struct text_style *style)
{
	if (style->colour && role_start[role][0])
		out_lit(o, "\033[m");
}

/*
 * The joiners hold scripts and emoji together; only behind ASCII have they
 * nothing to join.
 */
static bool joins(uint32_t c, uint32_t before)
{
	return (c == 0x200c || c == 0x200d) && before >= 0x80;
}

/* True for what takes the place of a blank: tab, LF, CR. */
static bool is_blank_control(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r';
}

void out_terminal(struct out *o, struct slice s)
{
	size_t i = 0, len, kept = 0;
	uint32_t c, before = 0;

	for (; i < s.len; i += len, before = c) {
		bool valid;

		c = utf8_at(s, i, &len);
		valid = c != 0xfffd || len > 1;
		if (valid && !is_blank_control(c) &&
		    (!utf8_is_hidden(c) || joins(c, before)))
			continue;
		out_write(o, slice_sub(s, kept, i));
		if (c == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n')
			len = 2;
		kept = i + len;
		if (is_blank_control(c))
			out_lit(o, " ");
		else if (!valid)
			out_lit(o, "\xef\xbf\xbd");
		else
			out_printf(o, "<U+%04X>", (unsigned)c);
	}
	out_write(o, slice_sub(s, kept, s.len));
}

void out_terminal_lines(struct out *o, struct slice s, size_t indent)
{
	struct slice line;
	bool first = true;

	while (slice_line(&line, &s)) {
		if (!first)
			out_lit(o, "\n");
		if (!first && line.len)
			out_fill(o, ' ', indent);
		out_terminal(o, line);
		first = false;
	}
}

void out_terminal_text(struct out *o, struct slice s)
{
	out_terminal_lines(o, s, 0);
	if (slice_ends(s, SLICE("\n")))
		out_lit(o, "\n");
}

struct slice terminal_text(struct arena *a, struct slice s)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	struct out o = out_mem(&b);
	struct slice ret;

	out_terminal(&o, s);
	ret = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return ret;
}

bool text_turns_around(struct slice s)
{
	size_t i, len;

	for (i = 0; i < s.len; i += len) {
		uint32_t c = utf8_at(s, i, &len);

		if ((c >= 0x590 && c <= 0x8ff) ||
		    (c >= 0xfb1d && c <= 0xfdff) ||
		    (c >= 0xfe70 && c <= 0xfefc) ||
		    (c >= 0x10800 && c <= 0x10fff) ||
		    (c >= 0x1e800 && c <= 0x1efff))
			return true;
	}
	return false;
}
