/*
 * git plan diff --driver: what git runs to show the change of one plan.
 *
 * It says what changed in meaning; where that is nothing, or a side is no plan
 * that can be read, git's own diff of the text follows. Once it has spoken the
 * status is 0 whatever it found, as git takes any other for the end of all.
 *
 * Source     GIT.md section 5; git(1), "GIT_EXTERNAL_DIFF".
 */
#include <signal.h>

#include "base/file.h"
#include "cmd/driver_text.h"
#include "compare/markers.h"
#include "report/diff_report.h"
#include "yaml/comments.h"

/* As git passes them. */
enum {
	ARG_PATH,
	ARG_OLD,
	ARG_OLD_ID,
	ARG_OLD_MODE,
	ARG_NEW,
	ARG_NEW_ID,
	ARG_NEW_MODE,
	N_ARGS,
	ARG_NEW_PATH = N_ARGS
};

struct side {
	const char *file; /* where its content lies */
	struct slice path, id, mode;
	bool there;
	struct slice bytes;
	struct snapshot plans;
};

struct job {
	struct cmd *c;
	struct side before, after;
	struct store store;
	struct diff diff;
};

/* --- what git passes ------------------------------------------------------ */

static enum entry_kind kind_of(const struct side *s)
{
	return slice_is(s->mode, "120000")   ? ENTRY_LINK
	       : slice_is(s->mode, "160000") ? ENTRY_GITLINK
					     : ENTRY_FILE;
}

static int read_side(struct job *j, struct side *s, struct err *e)
{
	struct arena *a = &j->c->arena;

	s->bytes = SLICE("");
	s->there = strcmp(s->file, "/dev/null") != 0;
	if (!s->there)
		return 0;
	if (kind_of(s) == ENTRY_FILE && file_read(&s->bytes, a, s->file, e) < 0)
		return -1;
	if (!s->bytes.ptr)
		return err_set(e, "there is no file %s", s->file);
	snapshot_of_file(&s->plans, a, &j->store, s->path, kind_of(s),
			 s->bytes);
	return 0;
}

/* --- the text ------------------------------------------------------------- */

static void say_strong(struct job *j, const char *what, struct slice path)
{
	struct out *o = &j->c->out;

	out_role(o, ROLE_STRONG, &j->c->style);
	out_printf(o, "%s", what);
	out_terminal(o, path);
	out_role_end(o, ROLE_STRONG, &j->c->style);
	out_lit(o, "\n");
}

static void say_side(struct job *j, const struct side *s, const char *there,
		     const char *gone)
{
	if (s->there)
		say_strong(j, there, s->path);
	else
		say_strong(j, gone, SLICE("/dev/null"));
}

static void say_text(struct job *j)
{
	struct slice text = driver_text(j->c, j->before.file, j->after.file);

	if (!text.ptr)
		return;
	say_side(j, &j->before, "--- a/", "--- ");
	say_side(j, &j->after, "+++ b/", "+++ ");
	out_write(&j->c->out, text);
}

/* --- the meaning ---------------------------------------------------------- */

/* Why only the text can be shown: in whole sentences. */
static void say_unreadable(struct job *j)
{
	const struct unreadable *u = &j->diff.unreadable[0];
	struct side *s = u->in_new ? &j->after : &j->before;

	if (markers_any(s->bytes))
		cmd_say(j->c,
			u->in_new ? N_("Only the text is compared: the new "
				       "version holds conflict markers.\n")
				  : N_("Only the text is compared: the old "
				       "version holds conflict markers.\n"));
	else
		cmd_say(j->c,
			u->in_new ? N_("Only the text is compared: the new "
				       "version cannot be read: %.*s\n")
				  : N_("Only the text is compared: the old "
				       "version cannot be read: %.*s\n"),
			SL(u->message));
}

static const struct tree *tree_of(const struct side *s)
{
	const struct plan_file *f = s->plans.files;

	return f && f->plan ? &f->decoded->tree : NULL;
}

static void say_changes(struct job *j)
{
	struct doc d = doc_in(&j->c->arena);

	d.words = j->c->words;
	diff_file_doc(&d, &j->diff);
	render_text(&j->c->out, &d, &j->c->style);
	/* what comes or goes as a whole is told in few words */
	if (!j->before.there || !j->after.there)
		say_text(j);
	else if (!comments_same(&j->c->arena, tree_of(&j->before),
				tree_of(&j->after)))
		cmd_say(j->c, "Comments changed too: git diff --no-ext-diff "
			      "shows the text.\n");
}

static void compare(struct job *j)
{
	struct cmd *c = j->c;
	bool mode = j->before.there && j->after.there &&
		    !slice_eq(j->before.mode, j->after.mode);

	diff_snapshots(&j->diff, &c->arena, &j->before.plans, &j->after.plans);
	if (mode)
		cmd_say(c, "Its mode changed from %.*s to %.*s.\n",
			SL(j->before.mode), SL(j->after.mode));
	if (j->diff.n_unreadable) {
		say_unreadable(j);
		say_text(j);
	} else if (j->diff.n) {
		say_changes(j);
	} else if (!slice_eq(j->before.bytes, j->after.bytes)) {
		cmd_say(c, "No change of meaning, only comments, order or "
			   "layout:\n");
		say_text(j);
	} else if (j->before.there && j->after.there && !mode &&
		   !slice_eq(j->before.id, j->after.id)) {
		/* git wrote both with the line ends of the work tree */
		cmd_say(c, "Only the line ends changed, as git stores "
			   "them.\n");
	}
}

static void say_header(struct job *j)
{
	struct arena *a = &j->c->arena;
	struct slice path = j->after.path;

	if (!slice_eq(j->before.path, path))
		path = arena_printf(a, "%.*s \xe2\x86\x92 %.*s",
				    SL(j->before.path), SL(path));
	say_strong(j, "diff ", path);
}

static void say_file(struct job *j, const char **args, size_t n)
{
	struct err why = ERR_INIT;

	j->before = (struct side){.file = args[ARG_OLD],
				  .path = slice_of(args[ARG_PATH]),
				  .id = slice_of(args[ARG_OLD_ID]),
				  .mode = slice_of(args[ARG_OLD_MODE])};
	j->after = (struct side){
		.file = args[ARG_NEW],
		.path = slice_of(args[n > N_ARGS ? ARG_NEW_PATH : ARG_PATH]),
		.id = slice_of(args[ARG_NEW_ID]),
		.mode = slice_of(args[ARG_NEW_MODE])};
	say_header(j);
	store_init(&j->store, &j->c->arena);
	j->store.words = j->c->words;
	if (read_side(j, &j->before, &why) >= 0 &&
	    read_side(j, &j->after, &why) >= 0) {
		compare(j);
		return;
	}
	cmd_say(j->c, "Only the text is compared: %.*s\n",
		SL(slice_of(why.text)));
	say_text(j);
}

int diff_as_driver(struct cmd *c, const char **args, struct err *e)
{
	const char *nothing[] = {c->command->name, NULL};
	struct job j = {.c = c};
	size_t n = 0;

	if (cmd_options(c, 1, nothing, NULL, 0, e) < 0)
		return -1;
	while (args[n])
		n++;
	if (n != 1 && n < N_ARGS) {
		err_set(e, "git runs this with the files to compare");
		return err_hint(e, "To see what changed in meaning: git plan "
				   "diff");
	}
	/* who leaves git's pager early has seen enough */
	signal(SIGPIPE, SIG_DFL);
	c->style.colour = driver_colour(c);
	if (n > 1) {
		say_file(&j, args, n);
		return EXIT_CLEAN;
	}
	say_strong(&j, "diff ", slice_of(args[ARG_PATH]));
	cmd_say(c, "Not merged yet. Mend the file, or let git plan merge-solve "
		   "do it; then git add it.\n");
	return EXIT_CLEAN;
}
