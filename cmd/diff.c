/* git plan diff: what changed in meaning between two moments. */
#include "cmd/formats.h"
#include "cmd/moments.h"

/* What is asked for, and what comes of it. */
struct job {
	struct cmd *c;
	int stat, exit_code;
	struct moments moments;
	struct diff diff;
	struct diff_view view;
};

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
	cmd_tell(j->c,
		 d->n_unreadable ? N_("no change of meaning between %.*s and "
				      "%.*s in what can be read")
				 : N_("no change of meaning between %.*s and "
				      "%.*s"),
		 SL(j->view.from.name), SL(j->view.to.name));
}

static void say(struct job *j, enum format format)
{
	struct cmd *c = j->c;
	struct doc d = doc_in(&c->arena);
	struct diff_record record;

	d.words = c->words;
	cmd_page(c);
	if (format == FORMAT_JSON) {
		diff_record(&record, &c->arena, &j->view);
		render_json(&c->out, "diff", diff_rows, &record);
		return;
	}
	if (j->stat)
		diff_stat_doc(&d, &j->view);
	else
		diff_doc(&d, &j->view);
	format_write(c, &d, format,
		     catalogue_say(&c->arena, c->words, "What changed"));
	say_nothing_changed(j);
}

static int compare(struct job *j, const char **paths, struct err *e)
{
	struct moments *m = &j->moments;
	struct diff_part part;

	if (moments_read(m, paths, e) < 0 || moments_load(m, e) < 0)
		return -1;
	diff_snapshots(&j->diff, &j->c->arena, &m->before, &m->after);
	part = (struct diff_part){m->ask.paths, m->ask.n_paths, m->plans,
				  m->n_plans};
	if (m->n_plans)
		diff_keep(&j->diff, &part);
	j->view = (struct diff_view){&j->diff, m->from, m->to};
	return 0;
}

int cmd_diff(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct job j = {.c = c, .moments = {.c = c}};
	const struct poptOption options[] = {
		{"staged", 0, POPT_ARG_NONE, &j.moments.staged, 0,
		 "what the next commit will change", NULL},
		{"cached", 0, POPT_ARG_NONE | POPT_ARGFLAG_DOC_HIDDEN,
		 &j.moments.staged, 0, "the same", NULL},
		{"stat", 0, POPT_ARG_NONE, &j.stat, 0, "a line for each plan",
		 NULL},
		{"exit-code", 0, POPT_ARG_NONE, &j.exit_code, 0,
		 "end with 1 if there are changes", NULL},
	};
	int ret, format;
	const char **paths;

	/* what follows are names of files, whatever they begin with */
	if (argc > 1 && !strcmp(argv[1], "--driver"))
		return diff_as_driver(c, argv + 2, e);
	argv = ask_cut(&paths, c, &argc, argv);
	ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	format = format_asked(c, FORMATS_RECORDS, e);
	if (format < 0)
		return -1;
	if (format == FORMAT_SCHEMA) {
		render_json_schema(&c->out, "diff", diff_rows);
		return EXIT_CLEAN;
	}
	if (j.stat && format == FORMAT_JSON) {
		err_set(e, "--stat is for reading, not for --format json");
		return err_hint(e, "The JSON has the counts in its summary.");
	}
	if (cmd_open_repo(c, e) < 0 || compare(&j, paths, e) < 0)
		return -1;
	say(&j, (enum format)format);
	return j.exit_code && differs(&j.diff) ? EXIT_FINDINGS : EXIT_CLEAN;
}
