/* The findings of a push as one report, for the layouts of lint. */
#include "cmd/push_look.h"

/* A file that is not the same on all references has no lines to show. */
static void add_sources(struct lint_report *out, struct arena *a,
			const struct lint_report *more)
{
	const struct map_entry *at = NULL;

	while ((at = map_next(&more->sources, at))) {
		struct slice *own = map_get(&out->sources, map_key(at));
		const struct slice *other = map_value(at);

		if (!own) {
			own = arena_alloc(a, sizeof(*own));
			*own = *other;
			map_put(&out->sources, map_key(at), own);
		} else if (!slice_eq(*own, *other)) {
			*own = SLICE_NONE;
		}
	}
}

/* In the order of the layouts; each says where it was pushed. */
static struct findings *merged(struct cmd *c, const struct push_look *l)
{
	struct findings *fs = arena_alloc(&c->arena, sizeof(*fs));
	size_t i;

	*fs = (struct findings)FINDINGS_IN(&c->arena);
	fs->words = l->words;
	for (i = 0; i < l->n; i++) {
		struct finding f = *l->found[i].finding;

		f.message = catalogue_say(
			&c->arena, l->words, "%.*s, in %.*s", SL(f.message),
			SL(push_refs_text(&c->arena, l->words, &l->found[i])));
		ARENA_PUSH(&c->arena, fs->v, fs->n) = f;
	}
	findings_sort(fs);
	return fs;
}

void push_report(struct lint_report *out, struct cmd *c,
		 const struct push_look *l)
{
	const struct findings *fs = merged(c, l);
	struct snapshot nothing = {.kind = SOURCE_COMMIT};
	struct lint_report one;
	size_t i;

	if (!l->n_judged) {
		lint_report_make(out, &c->arena, &nothing, fs, NULL);
		out->snapshot = SLICE_NONE;
		return;
	}
	lint_report_make(out, &c->arena, &l->judged[0]->now, fs,
			 &l->judged[0]->base.held);
	for (i = 1; i < l->n_judged; i++) {
		lint_report_make(&one, &c->arena, &l->judged[i]->now,
				 &l->judged[i]->findings, NULL);
		add_sources(out, &c->arena, &one);
		if (one.summary.files > out->summary.files)
			out->summary.files = one.summary.files;
		if (one.summary.plans > out->summary.plans)
			out->summary.plans = one.summary.plans;
	}
}
