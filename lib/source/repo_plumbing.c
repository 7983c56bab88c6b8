/*
 * The implementation over git itself, for what libgit2 does not open. Every
 * question is one process, or one that stays; none is started before it is
 * needed.
 */
#include "source/repo_impl.h"

struct plumbing {
	struct child *mailmap, *ignore;
	bool mailmap_off;
	struct map people; /* struct person_name, by what .mailmap was asked */
	/* all references, read at once */
	struct arena refs_arena;
	struct raw_ref *refs;
	size_t n_refs;
	struct map by_name;
	bool refs_read;
};

static void plumbing_forget(struct repo *r)
{
	struct plumbing *p = r->data;

	arena_release(&p->refs_arena);
	p->refs = NULL;
	p->n_refs = 0;
	p->refs_read = false;
}

static void plumbing_close(struct repo *r)
{
	struct plumbing *p = r->data;

	child_stop(p->mailmap);
	child_stop(p->ignore);
	plumbing_forget(r);
}

/* "ID NAME TARGET"; the last is empty but for symbolic references. */
static bool parse_ref(struct raw_ref *out, struct slice line)
{
	size_t first = slice_find(line, ' ', 0);
	size_t second = slice_find(line, ' ', first + 1);

	*out = (struct raw_ref){
		.name = slice_sub(line, first + 1, second),
		.target = slice_sub(line, second + 1, line.len),
	};
	if (out->target.len)
		return true;
	out->target = SLICE_NONE;
	return second < line.len &&
	       oid_parse(&out->id, slice_sub(line, 0, first));
}

static int read_refs(struct repo *r, struct err *e)
{
	static const char *const argv[] = {
		"for-each-ref", "--format=%(objectname) %(refname) %(symref)",
		NULL};
	struct plumbing *p = r->data;
	struct process_result result;
	struct slice rest, line;

	if (p->refs_read)
		return 0;
	p->by_name = map_in(&p->refs_arena);
	if (repo_ask(&result, &p->refs_arena, r, argv, e) < 0)
		return -1;
	if (result.status)
		return process_failed(&result, "git for-each-ref", e);
	rest = result.out;
	while (slice_line(&line, &rest))
		if (!parse_ref(&ARENA_PUSH(&p->refs_arena, p->refs, p->n_refs),
			       line))
			return err_set(e, "git for-each-ref said what was not "
					  "understood");
	for (size_t i = 0; i < p->n_refs; i++)
		map_put(&p->by_name, p->refs[i].name, &p->refs[i]);
	p->refs_read = true;
	return 0;
}

/*
 * One reference that is not in the list: HEAD, or a symbolic one that leads
 * nowhere, as refs/remotes/origin/HEAD can. In a circle is nowhere, too.
 */
static int ask_ref(struct raw_ref *out, struct arena *a, struct repo *r,
		   const char *name, struct err *e)
{
	const char *symbolic[] = {"symbolic-ref", "-q", name, NULL};
	const char *plain[] = {"show-ref", "--verify", name, NULL};
	struct process_result result;

	if (repo_ask(&result, a, r, symbolic, e) < 0)
		return -1;
	if (result.status == 0) {
		out->target = slice_trim(result.out);
		return 1;
	}
	if (slice_starts(slice_of(name), SLICE("refs/")))
		return 0;
	if (repo_ask(&result, a, r, plain, e) < 0)
		return -1;
	return result.status == 0 &&
	       oid_parse(&out->id, slice_sub(result.out, 0,
					     slice_find(result.out, ' ', 0)));
}

static int plumbing_ref(struct raw_ref *out, struct arena *a, struct repo *r,
			const char *name, struct err *e)
{
	struct plumbing *p = r->data;
	const struct raw_ref *known;

	*out = (struct raw_ref){.name = arena_copy(a, slice_of(name))};
	/* a word that git would take for an option names nothing */
	if (name[0] == '-')
		return 0;
	if (read_refs(r, e) < 0)
		return -1;
	known = map_get(&p->by_name, slice_of(name));
	/* many tags are asked for that are not there, and none is symbolic */
	if (!known && slice_starts(slice_of(name), SLICE("refs/tags/")))
		return 0;
	if (!known)
		return ask_ref(out, a, r, name, e);
	out->id = known->id;
	if (known->target.ptr)
		out->target = arena_copy(a, known->target);
	return 1;
}

static int plumbing_refs(struct raw_ref **out, size_t *n, struct arena *a,
			 struct repo *r, const char *prefix, struct err *e)
{
	struct plumbing *p = r->data;
	size_t i;

	*out = NULL;
	*n = 0;
	if (read_refs(r, e) < 0)
		return -1;
	for (i = 0; i < p->n_refs; i++) {
		struct raw_ref ref = p->refs[i];

		if (!slice_starts(ref.name, slice_of(prefix)))
			continue;
		ref.name = arena_copy(a, ref.name);
		if (ref.target.ptr)
			ref.target = arena_copy(a, ref.target);
		ARENA_PUSH(a, *out, *n) = ref;
	}
	return 0;
}

static int plumbing_merge_base(struct oid *out, struct repo *r,
			       const struct oid *a, const struct oid *b,
			       struct err *e)
{
	return history_ask_base(out, r, a, b, e) < 0 ? -1 : 0;
}

/* What git reads as a line, and as a name and an address. */
static bool plain(struct slice s)
{
	return slice_find(s, '\0', 0) == s.len &&
	       slice_find(s, '\n', 0) == s.len &&
	       slice_find(s, '<', 0) == s.len && slice_find(s, '>', 0) == s.len;
}

static int start_mailmap(struct plumbing *p, struct repo *r, struct err *e)
{
	static const char *const argv[] = {"check-mailmap", "--stdin", NULL};

	if (p->mailmap)
		return 0;
	p->people = map_in(&r->arena);
	return repo_talk(&p->mailmap, r, argv, e);
}

/* Asks once for each person; NULL where .mailmap cannot be read. */
static const struct person_name *ask_mailmap(struct plumbing *p, struct repo *r,
					     struct slice question)
{
	struct err ignored = ERR_INIT;
	struct person_name *person = map_get(&p->people, question);
	struct slice line;
	size_t open;

	if (person)
		return person;
	child_say(p->mailmap, question);
	if (child_hear(&line, p->mailmap, '\n', &ignored) < 0)
		return NULL;
	line = arena_copy(&r->arena, line);
	open = slice_find(line, '<', 0);
	person = arena_alloc(&r->arena, sizeof(*person));
	person->name = slice_trim(slice_sub(line, 0, open));
	person->email = slice_sub(line, open + 1, slice_find(line, '>', open));
	map_put(&p->people, arena_copy(&r->arena, question), person);
	return person;
}

static int plumbing_mailmap(struct person_name *who, struct arena *a,
			    struct repo *r, struct err *e)
{
	struct plumbing *p = r->data;
	struct slice parts[] = {who->name, SLICE(" <"), who->email,
				SLICE(">\n")};
	const struct person_name *person;

	if (p->mailmap_off || !plain(who->name) || !plain(who->email))
		return 0;
	if (start_mailmap(p, r, e) < 0)
		return -1;
	person = ask_mailmap(p, r, arena_concat(a, parts, ARRAY_LEN(parts)));
	/* one that cannot be read: names as they are */
	if (person)
		*who = *person;
	else
		p->mailmap_off = true;
	return 0;
}

/* SOURCE, LINE, PATTERN, PATH of one answer; true if git ignores it. */
static int hear_ignored(bool *out, struct child *c, struct err *e)
{
	struct slice field;
	int i;

	*out = false;
	for (i = 0; i < 4; i++) {
		if (child_hear(&field, c, '\0', e) < 0)
			return -1;
		/* a pattern with ! takes another one back */
		if (i == 2)
			*out = field.len && field.ptr[0] != '!';
	}
	return 0;
}

static bool plumbing_ignored(struct repo *r, struct slice path, bool folder)
{
	static const char *const argv[] = {
		"check-ignore",	  "--stdin",	"-z", "--verbose",
		"--non-matching", "--no-index", NULL};
	struct plumbing *p = r->data;
	struct err ignored = ERR_INIT;
	bool answer = false;

	if (!p->ignore && repo_talk(&p->ignore, r, argv, &ignored) < 0)
		return false;
	/* in front, so that no name begins with what git takes for more */
	child_say(p->ignore, SLICE("./"));
	child_say(p->ignore, path);
	child_say(p->ignore, folder ? SLICE("/\0") : SLICE("\0"));
	if (hear_ignored(&answer, p->ignore, &ignored) < 0) {
		child_stop(p->ignore);
		p->ignore = NULL;
	}
	return answer;
}

static const struct repo_ops plumbing_ops = {
	.close = plumbing_close,
	.object = batch_object,
	.index = index_ask_git,
	.ref = plumbing_ref,
	.refs = plumbing_refs,
	.merge_base = plumbing_merge_base,
	.walk = history_ask_walk,
	.mailmap = plumbing_mailmap,
	.ignored = plumbing_ignored,
	.forget = plumbing_forget,
};

void repo_open_plumbing(struct repo *r)
{
	r->id_len = strcmp(r->paths.object_format, "sha256") ? 20 : 32;
	r->data = arena_alloc(&r->arena, sizeof(struct plumbing));
	r->ops = &plumbing_ops;
}
