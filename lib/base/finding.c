/* Lists of findings. */
#include "base/finding.h"

#include <string.h>

/* A message is one line, whatever text of a plan it quotes. */
static struct slice one_line(struct arena *a, struct slice s)
{
	char *copy;
	size_t i;

	if (slice_find(s, '\n', 0) == s.len && slice_find(s, '\r', 0) == s.len)
		return s;
	copy = arena_cstr(a, s);
	for (i = 0; i < s.len; i++)
		if (copy[i] == '\n' || copy[i] == '\r')
			copy[i] = ' ';
	return (struct slice){copy, s.len};
}

struct finding *finding_add(struct findings *fs, const char *rule,
			    struct span at, const char *fmt, ...)
{
	struct finding *f;
	va_list ap;

	f = &ARENA_PUSH(fs->arena, fs->v, fs->n);
	*f = (struct finding){.rule = rule, .at = at};
	va_start(ap, fmt);
	f->message = one_line(fs->arena,
			      catalogue_vsay(fs->arena, fs->words, fmt, ap));
	va_end(ap);
	return f;
}

void finding_help(struct findings *fs, struct finding *f, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	f->help = catalogue_vsay(fs->arena, fs->words, fmt, ap);
	va_end(ap);
}

void finding_relate(struct findings *fs, struct finding *f, struct slice file,
		    struct span at, const char *fmt, ...)
{
	struct related *r = &ARENA_PUSH(fs->arena, f->related, f->n_related);
	va_list ap;

	r->file = file;
	r->at = at;
	va_start(ap, fmt);
	r->message = one_line(fs->arena,
			      catalogue_vsay(fs->arena, fs->words, fmt, ap));
	va_end(ap);
}

void finding_edit(struct findings *fs, struct finding *f, size_t begin,
		  size_t end, struct slice text)
{
	ARENA_PUSH(fs->arena, f->edits, f->n_edits) =
		(struct edit){.begin = begin, .end = end, .text = text};
}

bool finding_silent(const struct finding *f)
{
	return f->suppressed || f->baseline;
}

static int cmp_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int cmp_finding(const void *pa, const void *pb)
{
	const struct finding *a = pa, *b = pb;
	int c = slice_cmp(a->file, b->file);

	if (!c)
		c = cmp_number(a->at.line, b->at.line);
	if (!c)
		c = cmp_number(a->at.col, b->at.col);
	if (!c)
		c = strcmp(a->rule, b->rule);
	if (!c)
		c = slice_cmp(a->item, b->item);
	if (!c)
		c = slice_cmp(a->message, b->message);
	return c;
}

void findings_sort(struct findings *fs)
{
	if (fs->n)
		qsort(fs->v, fs->n, sizeof(*fs->v), cmp_finding);
}

struct slice finding_subject(struct arena *a, const struct finding *f)
{
	struct slice zero = {"", 1};
	struct slice parts[] = {slice_of(f->rule),
				zero,
				f->plan.ptr ? f->plan : f->file,
				zero,
				f->item,
				zero,
				f->field};

	return arena_concat(a, parts, ARRAY_LEN(parts));
}

const char *level_name(enum level level)
{
	static const char *const names[] = {"none", "info", "warning", "error"};

	return names[level];
}
