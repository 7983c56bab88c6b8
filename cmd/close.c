/* git plan close: what is open at the end of a period is decided, and kept. */
#include <stdlib.h>

#include "base/file.h"
#include "cmd/close.h"

/* What is shown is for people; the review has every other format. */
static const char *const formats[] = {"text", NULL};

/* --- the answers -----------------------------------------------------------
 */

/* popt allocates these lists; their texts go into the command's arena. */
static struct slice *take_list(struct arena *a, char **list, size_t *n)
{
	struct slice *v = NULL;
	size_t i;

	*n = 0;
	for (i = 0; list && list[i]; i++) {
		ARENA_PUSH(a, v, *n) = arena_copy(a, slice_of(list[i]));
		free(list[i]);
	}
	free(list);
	return v;
}

static int add_lists(struct closing *cl, char **answers, char **scores,
		     struct err *e)
{
	struct arena *a = &cl->c->arena;
	size_t n, n_scores, i;
	struct slice *v = take_list(a, answers, &n);
	struct slice *s = take_list(a, scores, &n_scores);

	/* all are taken over before the first mistake is told */
	for (i = 0; i < n; i++)
		if (close_add_answers(cl, v[i], "--answer", e) < 0)
			return -1;
	for (i = 0; i < n_scores; i++)
		if (close_add_answers(cl,
				      arena_printf(a, "score:%.*s", SL(s[i])),
				      "--score", e) < 0)
			return -1;
	return 0;
}

static int add_file(struct closing *cl, struct err *e)
{
	struct slice text;

	if (!cl->answers_file)
		return 0;
	if (file_read(&text, &cl->c->arena, cl->answers_file, e) < 0)
		return -1;
	if (!text.ptr)
		return err_set(e, "there is no file %s", cl->answers_file);
	return close_add_answers(cl, text, cl->answers_file, e);
}

static int take_answers(struct closing *cl, struct err *e)
{
	size_t i;

	for (i = 0; i < cl->n_answers; i++)
		if (agenda_take(&cl->agenda, cl->answers[i], e) < 0)
			return -1;
	return 0;
}

/* --- the run ---------------------------------------------------------------
 */

static int look(struct closing *cl, struct store *store, struct err *e)
{
	struct review_options opt = {.period = slice_of(cl->period.name),
				     .today = cl->c->today,
				     .now = cl->c->now};

	if (close_load(&cl->now, cl, store, false, e) < 0 ||
	    close_clean(cl, e) < 0)
		return -1;
	if (cl->c->language)
		opt.language = slice_of(cl->c->language);
	if (review_run(&cl->review, &cl->c->arena, cl->c->repo, &opt, e) < 0)
		return -1;
	agenda_make(&cl->agenda, &cl->c->arena, &cl->review, &cl->now);
	return 0;
}

static int nobody_to_ask(const struct closing *cl, struct err *e)
{
	err_set(e, "there is no terminal to ask on");
	return err_hint(e,
			"Give the answers with --answer, --answers and --score "
			"and end with --yes. What can be answered: git plan "
			"close %s --dry-run",
			cl->period.name);
}

static int decide(struct closing *cl, struct err *e)
{
	bool asks = !cl->yes && !cl->dry_run && !cl->resumed;

	if (take_answers(cl, e) < 0)
		return -1;
	if (asks && !close_can_ask())
		return nobody_to_ask(cl, e);
	return asks ? close_ask(cl, e) : 0;
}

static int close_period(struct closing *cl, struct slice period, struct err *e)
{
	struct snapshot after;
	struct store store;
	int ret;

	store_init(&store, &cl->c->arena);
	if (close_allowed(cl, period, e) < 0)
		return -1;
	if (!oid_is_none(&cl->closed)) {
		cmd_tell(cl->c, N_("it is committed already: \"%.*s\""),
			 SL(cl->closed_subject));
		return cl->dry_run ? 0 : close_write(cl, e);
	}
	if (look(cl, &store, e) < 0 || decide(cl, e) < 0 ||
	    close_make_files(cl, e) < 0 ||
	    close_load(&after, cl, &store, true, e) < 0)
		return -1;
	ret = close_lint(cl, &after);
	if (ret)
		return ret;
	close_show(cl, &after);
	if (cl->dry_run)
		return EXIT_CLEAN;
	if (!cl->yes && !cl->resumed) {
		ret = close_confirm(cl, e);
		if (ret <= 0) {
			if (!ret)
				cmd_tell(cl->c, N_("nothing was changed"));
			return ret;
		}
	}
	return close_write(cl, e);
}

int cmd_close(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct closing cl = {.c = c};
	char **answers = NULL, **scores = NULL, *file = NULL;
	const struct poptOption options[] = {
		{"answer", 0, POPT_ARG_ARGV, &answers, 0,
		 "what becomes of one thing; as often as needed", "ID=ANSWER"},
		{"answers", 0, POPT_ARG_STRING, &file, 0,
		 "a file with an answer on each line", "FILE"},
		{"score", 0, POPT_ARG_ARGV, &scores, 0,
		 "strategy and execution of a plan, from 1 to 10", "PLAN=7/5"},
		{"yes", 'y', POPT_ARG_NONE, &cl.yes, 0,
		 "ask nothing; what has no answer stays open", NULL},
		{"dry-run", 'n', POPT_ARG_NONE, &cl.dry_run, 0,
		 "show what would be written, and write nothing", NULL},
		{"no-tag", 0, POPT_ARG_NONE, &cl.no_tag, 0,
		 "commit, and leave the period without a tag", NULL},
	};
	int ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);

	cl.answers_file = file;
	if (add_lists(&cl, answers, scores, e) < 0 || ret < 0)
		return -1;
	if (ret)
		return EXIT_CLEAN;
	if (c->format && cmd_choose("format", c->format, formats, e) < 0)
		return -1;
	if (add_file(&cl, e) < 0)
		return -1;
	if (c->n_args != 1) {
		err_set(e, "close takes one period");
		return err_hint(e, "For instance: git plan close 2026-Q1");
	}
	if (cmd_open_repo(c, e) < 0)
		return -1;
	return close_period(&cl, slice_of(c->args[0]), e);
}
