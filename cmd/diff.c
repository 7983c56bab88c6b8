/* git plan diff: what changed in meaning between two moments. */
#include <unistd.h>

#include "base/glob.h"
#include "base/utf8.h"
#include "cmd/ask.h"
#include "report/diff_report.h"

static const char *const formats[] = {"text", "markdown", "json", "schema",
				      NULL};
enum format {
	FORMAT_TEXT,
	FORMAT_MARKDOWN,
	FORMAT_JSON,
	FORMAT_SCHEMA
};

#define MOST_REVS 2

/* What is asked for, and what comes of it. */
struct job {
	struct cmd *c;
	int staged, stat, exit_code;
	const char *revs[MOST_REVS];
	size_t n_revs;
	bool base;	     /* A...B: from where the two parted */
	struct ask ask;	     /* paths */
	struct slice *plans; /* folded ids, or words that may be such */
	const char **words;  /* as typed, for each of plans */
	size_t n_plans;
	struct store store;
	struct snapshot before, after;
	struct diff diff;
	struct diff_view view;
};

/* --- the words of the command line -----------------------------------------
 */

static int add_rev(struct job *j, const char *rev, struct err *e)
{
	if (j->n_revs < MOST_REVS) {
		j->revs[j->n_revs++] = rev;
		return 0;
	}
	err_set(e, "%s: two revisions are enough", rev);
	return err_hint(e, "Paths and plans go behind -- on the command line.");
}

/* A..B and A...B; what is left out is HEAD. */
static int add_range(struct job *j, const char *word, size_t dots,
		     struct err *e)
{
	const char *to = word + dots + 2;

	j->base = *to == '.';
	to += j->base;
	if (add_rev(j,
		    dots ? arena_cstr(&j->c->arena, (struct slice){word, dots})
			 : "HEAD",
		    e) < 0)
		return -1;
	return add_rev(j, *to ? to : "HEAD", e);
}

/* Behind the revisions: a file, else the identity of a plan. */
static int add_part(struct job *j, const char *word, struct err *e)
{
	size_t n = j->n_plans;

	if (ask_add_path(&j->ask, j->c, word, e) < 0)
		return -1;
	ARENA_PUSH(&j->c->arena, j->words, n) = word;
	ARENA_PUSH(&j->c->arena, j->plans, j->n_plans) =
		utf8_fold_id(&j->c->arena, slice_of(word));
	return 0;
}

static bool is_rev(struct job *j, const char *word)
{
	struct err none = ERR_INIT;
	struct oid id;

	return !strcmp(word, "HEAD") ||
	       !repo_resolve(&id, j->c->repo, word, &none);
}

/* Without `--`, as in git: revisions first, then what is none. */
static int read_words(struct job *j, const char **paths, struct err *e)
{
	size_t i, dots;

	for (i = 0; i < j->c->n_args; i++) {
		const char *word = j->c->args[i];
		struct slice s = slice_of(word);

		dots = slice_find_slice(s, SLICE(".."), 0);
		if (!j->ask.n_paths && dots < s.len &&
		    (paths || access(word, F_OK))) {
			if (add_range(j, word, dots, e) < 0)
				return -1;
		} else if (paths || (!j->ask.n_paths && access(word, F_OK) &&
				     is_rev(j, word))) {
			if (add_rev(j, word, e) < 0)
				return -1;
		} else if (add_part(j, word, e) < 0) {
			return -1;
		}
	}
	for (; paths && *paths; paths++)
		if (add_part(j, *paths, e) < 0)
			return -1;
	if (!j->staged || j->n_revs < 2)
		return 0;
	err_set(e, "--staged compares the index with one revision, not two");
	return err_hint(e, "Leave --staged or one revision out.");
}

/* A word that names nothing is a slip of the pen, not "no changes". */
static int parts_exist(struct job *j, struct err *e)
{
	const struct snapshot *const sides[] = {&j->before, &j->after};
	size_t i, s, n;

	for (i = 0; i < j->n_plans; i++) {
		bool found = !j->ask.paths[i].len;

		for (s = 0; s < ARRAY_LEN(sides); s++) {
			found |= snapshot_plan(sides[s], j->plans[i]) != NULL;
			for (n = 0; !found && n < sides[s]->n_entries; n++)
				found = path_within(sides[s]->entries[n].path,
						    j->ask.paths[i]);
		}
		if (found)
			continue;
		err_set(e, "there is no revision, file or plan %s",
			j->words[i]);
		return err_hint(e, "git plan diff -h shows what goes where.");
	}
	return 0;
}

/* --- the two sides ---------------------------------------------------------
 */

static int load(struct snapshot *out, struct job *j, struct source *src,
		struct err *e)
{
	int ret = snapshot_load(out, &j->c->arena, &j->store, src, e);

	source_close(src);
	return ret;
}

static int load_here(struct snapshot *out, struct diff_side *side,
		     struct job *j, bool index, struct err *e)
{
	struct source *src;

	side->rev = index ? SLICE("index") : SLICE("worktree");
	side->name = index ? SLICE("the index") : SLICE("the work tree");
	if (index ? repo_source_index(&src, &j->c->arena, j->c->repo, e) < 0
		  : cmd_source_here(&src, j->c, e) < 0)
		return -1;
	return load(out, j, src, e);
}

/* A commit; before the first one HEAD is an empty state. */
static int load_rev(struct snapshot *out, struct diff_side *side, struct job *j,
		    const char *rev, const struct oid *id, struct err *e)
{
	char hex[OID_HEX_MAX];
	struct source *src;

	side->rev = slice_of(rev);
	side->commit = *id;
	if (oid_is_none(id)) {
		side->name = SLICE("nothing (there is no commit yet)");
		return load(out, j, source_open_memory(&j->c->arena, NULL, 0),
			    e);
	}
	oid_hex(hex, id);
	side->name = side->rev;
	if (!slice_starts(slice_of(hex), side->rev))
		side->name = arena_printf(&j->c->arena, "%s (%.10s)", rev, hex);
	if (repo_source_commit(&src, &j->c->arena, j->c->repo, id, e) < 0)
		return -1;
	return load(out, j, src, e);
}

static int resolve(struct oid *id, struct job *j, const char *rev,
		   struct err *e)
{
	if (!strcmp(rev, "HEAD"))
		return repo_head(id, j->c->repo, e);
	return repo_resolve(id, j->c->repo, rev, e);
}

/* A...B: what A is compared at is where B left it. */
static int find_base(struct oid *from, struct job *j, struct err *e)
{
	struct oid to, base;

	if (resolve(&to, j, j->revs[1], e) < 0 ||
	    repo_merge_base(&base, j->c->repo, from, &to, e) < 0)
		return -1;
	if (oid_is_none(&base)) {
		err_set(e, "%s and %s have no commit in common", j->revs[0],
			j->revs[1]);
		return err_hint(e, "Compare them directly: git plan diff %s %s",
				j->revs[0], j->revs[1]);
	}
	*from = base;
	return 0;
}

static int load_sides(struct job *j, struct err *e)
{
	const char *rev = j->n_revs ? j->revs[0] : "HEAD";
	struct diff_view *v = &j->view;
	struct oid id;

	if (!j->n_revs && !j->staged)
		return load_here(&j->before, &v->from, j, true, e) < 0 ||
				       load_here(&j->after, &v->to, j, false,
						 e) < 0
			       ? -1
			       : 0;
	if (resolve(&id, j, rev, e) < 0 ||
	    (j->base && find_base(&id, j, e) < 0) ||
	    load_rev(&j->before, &v->from, j, rev, &id, e) < 0)
		return -1;
	if (j->n_revs < 2)
		return load_here(&j->after, &v->to, j, j->staged, e);
	if (resolve(&id, j, j->revs[1], e) < 0)
		return -1;
	return load_rev(&j->after, &v->to, j, j->revs[1], &id, e);
}

/* --- what is said ----------------------------------------------------------
 */

static bool differs(const struct diff *d)
{
	size_t i;

	for (i = 0; i < d->n_unreadable; i++)
		if (!d->unreadable[i].unchanged)
			return true;
	return d->n || d->n_repeated;
}

/* Silence is for the eye of a script; a person is told. */
static void say_nothing_changed(const struct job *j)
{
	const struct diff *d = &j->diff;

	if (d->n)
		return;
	cmd_note("no change of meaning between %.*s and %.*s%s",
		 SL(j->view.from.name), SL(j->view.to.name),
		 d->n_unreadable ? " in what can be read" : "");
}

static void say(struct job *j, enum format format)
{
	struct cmd *c = j->c;
	struct doc d = doc_in(&c->arena);
	struct diff_record record;

	if (format == FORMAT_JSON) {
		diff_record(&record, &c->arena, &j->view);
		render_json(&c->out, "diff", diff_rows, &record);
		return;
	}
	if (j->stat)
		diff_stat_doc(&d, &j->view);
	else
		diff_doc(&d, &j->view);
	if (format == FORMAT_MARKDOWN)
		render_markdown(&c->out, &d);
	else
		render_text(&c->out, &d, &c->style);
	say_nothing_changed(j);
}

static int compare(struct job *j, struct err *e)
{
	const struct diff_part part = {j->ask.paths, j->ask.n_paths, j->plans,
				       j->n_plans};

	store_init(&j->store, &j->c->arena);
	if (load_sides(j, e) < 0 || parts_exist(j, e) < 0)
		return -1;
	diff_snapshots(&j->diff, &j->c->arena, &j->before, &j->after);
	if (j->n_plans)
		diff_keep(&j->diff, &part);
	j->view.diff = &j->diff;
	return 0;
}

int cmd_diff(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct job j = {.c = c};
	const struct poptOption options[] = {
		{"staged", 0, POPT_ARG_NONE, &j.staged, 0,
		 "what the next commit will change", NULL},
		{"cached", 0, POPT_ARG_NONE | POPT_ARGFLAG_DOC_HIDDEN,
		 &j.staged, 0, "the same", NULL},
		{"stat", 0, POPT_ARG_NONE, &j.stat, 0, "a line for each plan",
		 NULL},
		{"exit-code", 0, POPT_ARG_NONE, &j.exit_code, 0,
		 "end with 1 if there are changes", NULL},
	};
	int ret, format = FORMAT_TEXT;
	const char **paths;

	argv = ask_cut(&paths, c, &argc, argv);
	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (c->format)
		format = cmd_choose("format", c->format, formats, e);
	if (format < 0)
		return -1;
	if (format == FORMAT_SCHEMA) {
		render_json_schema(&c->out, "diff", diff_rows);
		return EXIT_CLEAN;
	}
	if (cmd_open_repo(c, e) < 0 || read_words(&j, paths, e) < 0 ||
	    compare(&j, e) < 0)
		return -1;
	say(&j, (enum format)format);
	return j.exit_code && differs(&j.diff) ? EXIT_FINDINGS : EXIT_CLEAN;
}
