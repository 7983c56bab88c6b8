/* git plan review: what became of a period's promises, and why. */
#include "review/review.h"
#include "base/period_guess.h"
#include "cmd/formats.h"
#include "report/review_doc.h"
#include "report/review_records.h"

static int no_period(struct slice word, int32_t today, struct err *e)
{
	char guess[PERIOD_NAME_MAX];
	bool guessed = period_guess(guess, word, today);

	err_set(e, "%.*s is no period", SL(word));
	return err_hint(e,
			"%s%s%sPeriods are written 2026, 2026-H1, 2026-Q2, "
			"2026-05 or 2026-Q1..2026-Q3. For two revisions: git "
			"plan review --rev A..B",
			guessed ? "Did you mean " : "", guessed ? guess : "",
			guessed ? "? " : "");
}

/* Says early and with a guess what cannot be a period in any calendar. */
static int check_period(struct slice text, int32_t today, struct err *e)
{
	struct calendar any = CALENDAR_DEFAULT;
	size_t dots = slice_find_slice(text, SLICE(".."), 0);
	struct slice parts[] = {slice_sub(text, 0, dots),
				slice_sub(text, dots + 2, text.len)};
	size_t n = dots < text.len ? 2 : 1, i;
	struct period p;

	for (i = 0; i < n; i++)
		if (period_parse(&p, &any, parts[i]) == PERIOD_UNKNOWN)
			return no_period(n > 1 && !parts[i].len ? text
								: parts[i],
					 today, e);
	return 0;
}

/* The words of the command line into what is asked for. */
static int read_words(struct review_options *opt, struct cmd *c, bool revisions,
		      const char *against, const char *tip, struct err *e)
{
	*opt = (struct review_options){.revisions = revisions,
				       .against = slice_of(against),
				       .tip = slice_of(tip),
				       .today = c->today_text ? c->today
							      : DAY_NONE,
				       .now = c->now};
	if (c->n_args > 1) {
		err_set(e, "review takes one period, not %zu words", c->n_args);
		return err_hint(e, "Several periods as one: 2026-Q1..2026-Q3");
	}
	if (c->n_args)
		opt->period = slice_of(c->args[0]);
	if (revisions && !opt->period.len) {
		err_set(e, "--rev needs two revisions");
		return err_hint(e, "For instance: git plan review --rev "
				   "HEAD~20..HEAD");
	}
	if (revisions && (opt->against.len || opt->tip.len)) {
		err_set(e, "--rev names both ends itself");
		return err_hint(e, "Leave out --against and --tip.");
	}
	if (!revisions && opt->period.len &&
	    check_period(opt->period, c->today, e) < 0)
		return -1;
	if (opt->against.len && check_period(opt->against, c->today, e) < 0)
		return -1;
	return 0;
}

static void say(struct cmd *c, enum format format, const struct review *r,
		const struct review_options *opt)
{
	struct doc d;

	cmd_page(c);
	if (format == FORMAT_JSON) {
		render_json(&c->out, "review", review_rows,
			    review_record(&c->arena, r));
		return;
	}
	d = review_doc(&c->arena, r, opt);
	format_write(c, &d, format, SLICE_NONE);
}

/* What stands on the command line; strings are popt's. */
struct words {
	char *against, *tip;
	int revisions;
};

static int review(struct cmd *c, const struct words *words, struct err *e)
{
	int format;
	struct review_options opt;
	struct review r;

	format = format_asked(c, FORMATS_RECORDS, e);
	if (format < 0)
		return -1;
	if (format == FORMAT_SCHEMA) {
		render_json_schema(&c->out, "review", review_rows);
		return EXIT_CLEAN;
	}
	if (read_words(&opt, c, words->revisions, words->against, words->tip,
		       e) < 0 ||
	    cmd_open_repo(c, e) < 0)
		return -1;
	if (c->language)
		opt.language = slice_of(c->language);
	if (review_run(&r, &c->arena, c->repo, &opt, e) < 0)
		return -1;
	say(c, (enum format)format, &r, &opt);
	return EXIT_CLEAN;
}

int cmd_review(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct words words = {NULL, NULL, 0};
	const struct poptOption options[] = {
		{"against", 0, POPT_ARG_STRING, &words.against, 0,
		 "start from the end of this period", "PERIOD"},
		{"tip", 0, POPT_ARG_STRING, &words.tip, 0,
		 "follow the history of this revision", "REV"},
		{"rev", 0, POPT_ARG_NONE, &words.revisions, 0,
		 "A..B are two revisions, not two periods", NULL},
	};
	int ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);

	if (!ret)
		ret = review(c, &words, e);
	else if (ret > 0)
		ret = EXIT_CLEAN;
	return ret;
}
