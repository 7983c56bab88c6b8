/* git plan log: each change to a promise, with commit, author and reason. */
#include "cmd/formats.h"
#include "report/log_report.h"

/* What stands on the command line. */
struct words {
	char *tip, *period, *since, *until;
	int all, unexplained;
};

/* --- what is asked for -----------------------------------------------------
 */

static int check_words(const struct words *w, const struct cmd *c,
		       struct err *e)
{
	size_t n = c->n_args;

	if (w->all && n) {
		err_set(e, "--all is every plan, and %s is one of them",
			c->args[0]);
		return err_hint(e, "Leave one of the two out.");
	}
	if (n > 1) {
		err_set(e, "log takes one plan or item, not %zu", n);
		return err_hint(e, "For every plan: git plan log --all");
	}
	if (!n && !w->all) {
		err_set(e, "log needs a plan, or an item of one");
		return err_hint(e, "For instance: git plan log PLAN.ITEM, or "
				   "git plan log --all for every plan.");
	}
	if (w->period && (w->since || w->until)) {
		err_set(e, "--period says both ends itself");
		return err_hint(e, "Leave out --since and --until.");
	}
	return 0;
}

static int read_day(int32_t *day, const char *option, const char *text,
		    struct err *e)
{
	if (!text || day_parse(day, slice_of(text)))
		return 0;
	err_set(e, "%s %s is no day", option, text);
	return err_hint(e, "Write it like 2026-03-31.");
}

static int read_words(struct log_options *opt, const struct words *w,
		      const struct cmd *c, struct err *e)
{
	*opt = (struct log_options){
		.name = c->n_args ? slice_of(c->args[0]) : SLICE_NONE,
		.tip = slice_of(w->tip),
		.period = slice_of(w->period),
		.first = DAY_NONE,
		.last = DAY_NONE,
		.unexplained = w->unexplained,
		.today = c->today,
	};
	if (check_words(w, c, e) < 0 ||
	    read_day(&opt->first, "--since", w->since, e) < 0)
		return -1;
	return read_day(&opt->last, "--until", w->until, e);
}

/* --- what is said ----------------------------------------------------------
 */

static void say_records(struct cmd *c, const struct plan_log *log,
			enum format format)
{
	struct log_record record;
	struct log_line line;
	size_t i;

	if (format == FORMAT_JSON) {
		log_record(&record, &c->arena, log);
		render_json(&c->out, "log", log_rows, &record);
		return;
	}
	for (i = 0; i < log->n; i++) {
		log_line(&line, &c->arena, &log->v[i]);
		render_json_line(&c->out, log_line_rows, &line);
	}
}

static void say(struct cmd *c, const struct plan_log *log, enum format format)
{
	struct doc d = doc_in(&c->arena);

	cmd_page(c);
	if (format == FORMAT_JSON || format == FORMAT_JSONL) {
		say_records(c, log, format);
		return;
	}
	d.words = c->words;
	log_doc(&d, log);
	format_write(c, &d, format, SLICE_NONE);
}

int cmd_log(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct words w = {NULL, NULL, NULL, NULL, 0, 0};
	const struct poptOption options[] = {
		{"all", 0, POPT_ARG_NONE, &w.all, 0, "every plan", NULL},
		{"period", 0, POPT_ARG_STRING, &w.period, 0,
		 "what was written in this period", "PERIOD"},
		{"since", 0, POPT_ARG_STRING, &w.since, 0,
		 "what was written on this day or later", "DAY"},
		{"until", 0, POPT_ARG_STRING, &w.until, 0,
		 "what was written up to this day", "DAY"},
		{"unexplained", 0, POPT_ARG_NONE, &w.unexplained, 0,
		 "only what lacks a reason", NULL},
		{"tip", 0, POPT_ARG_STRING, &w.tip, 0,
		 "follow the history of this revision", "REV"},
	};
	int ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	int format;
	struct log_options opt;
	struct plan_log log;

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	format = format_asked(c, FORMATS_ALL, e);
	if (format < 0)
		return -1;
	if (format == FORMAT_SCHEMA) {
		render_json_schema(&c->out, "log", log_rows);
		return EXIT_CLEAN;
	}
	if (read_words(&opt, &w, c, e) < 0 || cmd_open_repo(c, e) < 0 ||
	    log_run(&log, &c->arena, c->repo, &opt, e) < 0)
		return -1;
	say(c, &log, (enum format)format);
	return EXIT_CLEAN;
}
