/* The findings of a push as a text for people. */
#include "report/push_doc.h"

#define REFS_SHOWN     3
#define FINDINGS_SHOWN 20

struct slice push_refs_text(struct arena *a, const struct catalogue *words,
			    const struct pushed_finding *p)
{
	struct slice all = SLICE_NONE;
	size_t i, shown = p->n_refs <= REFS_SHOWN ? p->n_refs : REFS_SHOWN - 1;

	for (i = 0; i < shown; i++)
		all = arena_printf(a, "%.*s%s%.*s", SL(all), i ? ", " : "",
				   SL(p->refs[i]));
	if (shown == p->n_refs)
		return all;
	return catalogue_say(a, words, "%.*s and %zu more", SL(all),
			     p->n_refs - shown);
}

/* --- one finding ------------------------------------------------------------
 */

/* What is said of the push itself stands in no file. */
static bool in_file(const struct finding *f)
{
	return f->file.len && !slice_starts(f->file, SLICE("refs/"));
}

static void say_place(struct doc *d, struct line *l, const struct finding *f)
{
	if (!in_file(f))
		return;
	if (f->at.line)
		doc_say(d, l, ROLE_CODE, "%.*s:%u", SL(f->file), f->at.line);
	else
		doc_say(d, l, ROLE_CODE, "%.*s", SL(f->file));
	doc_say(d, l, ROLE_PLAIN, ": ");
}

/* The first line says it, the others are to be copied. */
static void say_help(struct doc *d, struct block *list, struct slice help)
{
	struct slice line;

	if (!slice_line(&line, &help))
		return;
	doc_say(d, doc_below(d, list), ROLE_PLAIN, "%.*s", SL(line));
	if (help.len)
		doc_code(d, "%.*s", SL(help));
}

static void say_finding(struct doc *d, struct block *list,
			const struct finding *f)
{
	struct line *l = doc_entry(d, list);

	say_place(d, l, f);
	doc_say(d, l, ROLE_PLAIN, "%.*s", SL(f->message));
	doc_say(d, l, ROLE_MUTED, " (%s)", f->rule);
	if (f->level == LEVEL_ERROR)
		say_help(d, list, f->help);
}

/* --- all of them ------------------------------------------------------------
 */

static bool same_refs(const struct pushed_finding *x,
		      const struct pushed_finding *y)
{
	size_t i;

	if (x->n_refs != y->n_refs)
		return false;
	for (i = 0; i < x->n_refs; i++)
		if (!slice_eq(x->refs[i], y->refs[i]))
			return false;
	return true;
}

static void say_title(struct doc *d, const struct pushed_finding *p)
{
	struct line *l = doc_paragraph(d);
	struct slice refs = push_refs_text(d->arena, d->words, p);

	if (p->finding->level == LEVEL_ERROR)
		doc_say(d, l, ROLE_STRONG,
			"%.*s cannot be pushed like this:", SL(refs));
	else if (p->finding->level == LEVEL_WARNING)
		doc_say(d, l, ROLE_STRONG,
			"%.*s: please look at this:", SL(refs));
	else
		doc_say(d, l, ROLE_STRONG, "%.*s: good to know:", SL(refs));
}

/* Those of one level; how many of them were not shown any more. */
static size_t say_level(struct doc *d, const struct pushed_finding *v, size_t n,
			enum level level, size_t *room)
{
	const struct pushed_finding *last = NULL;
	struct block *list = NULL;
	size_t i, left = 0;

	for (i = 0; i < n; i++) {
		if (v[i].finding->level != level ||
		    finding_silent(v[i].finding))
			continue;
		if (!*room) {
			left++;
			continue;
		}
		--*room;
		if (!last || !same_refs(last, &v[i]))
			say_title(d, &v[i]);
		if (!list || level == LEVEL_ERROR || !same_refs(last, &v[i]))
			list = doc_list(d);
		last = &v[i];
		say_finding(d, list, v[i].finding);
	}
	return left;
}

void push_doc_make(struct doc *d, const struct pushed_finding *v, size_t n,
		   const char *end)
{
	size_t room = FINDINGS_SHOWN, left;

	left = say_level(d, v, n, LEVEL_ERROR, &room);
	left += say_level(d, v, n, LEVEL_WARNING, &room);
	if (left)
		doc_say(d, doc_paragraph(d), ROLE_PLAIN,
			catalogue_plural(d->words, left,
					 "And %zu finding more: git plan lint "
					 "shows it.",
					 "And %zu findings more: git plan lint "
					 "shows them."),
			left);
	if (end)
		doc_say(d, doc_paragraph(d), ROLE_PLAIN, "%s",
			catalogue_get(d->words, end));
}
