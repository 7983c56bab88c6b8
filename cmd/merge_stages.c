/* The entries of the index that are not merged. */
#include "cmd/merge_stages.h"

/* "MODE ID STAGE\tPATH" */
static void read_stage(struct stages_list *out, struct arena *a,
		       struct slice line)
{
	size_t id = slice_find(line, ' ', 0) + 1;
	size_t stage = slice_find(line, ' ', id) + 1;
	size_t path = slice_find(line, '\t', stage) + 1;
	struct stages *at = out->n ? &out->v[out->n - 1] : NULL;
	struct slice name = slice_sub(line, path, line.len);
	int which = stage < line.len ? line.ptr[stage] - '1' : -1;

	if (which < 0 || which >= N_STAGES)
		return;
	if (!at || !slice_eq(at->path, name)) {
		at = &ARENA_PUSH(a, out->v, out->n);
		*at = (struct stages){.path = name};
	}
	oid_parse(&at->ids[which], slice_sub(line, id, stage - 1));
}

int stages_read(struct stages_list *out, struct cmd *c, struct err *e)
{
	static const char *const argv[] = {"ls-files", "-u", "-z", NULL};
	struct slice text;
	size_t at = 0;

	*out = (struct stages_list){.n = 0};
	if (repo_git(&text, &c->arena, c->repo, NULL, argv, e) < 0)
		return -1;
	while (at < text.len) {
		size_t end = slice_find(text, '\0', at);

		read_stage(out, &c->arena, slice_sub(text, at, end));
		at = end + 1;
	}
	return 0;
}

const struct stages *stages_of(const struct stages_list *list,
			       struct slice path)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (slice_eq(list->v[i].path, path))
			return &list->v[i];
	return NULL;
}

int stage_bytes(struct slice *out, struct cmd *c, const struct stages *s,
		int which, struct err *e)
{
	*out = SLICE_NONE;
	if (oid_is_none(&s->ids[which]))
		return 0;
	return repo_blob(out, &c->arena, c->repo, &s->ids[which], e);
}

bool stages_left_ours(struct cmd *c, const struct stages *s, struct slice bytes)
{
	struct err ignored = ERR_INIT;
	struct slice ours;

	return !oid_is_none(&s->ids[STAGE_OURS]) &&
	       !oid_is_none(&s->ids[STAGE_THEIRS]) &&
	       stage_bytes(&ours, c, s, STAGE_OURS, &ignored) == 0 &&
	       slice_eq(ours, bytes);
}
