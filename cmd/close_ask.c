/* Asking on a terminal, a line for each thing; an empty one leaves it open. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cmd/close.h"

bool close_can_ask(void)
{
	return isatty(STDIN_FILENO);
}

/* What is asked goes where messages go: standard output may be a file. */
static void ask_text(struct slice text)
{
	struct out err = out_file(stderr, "standard error");

	fflush(stdout);
	/* a prompt ends no line: what is typed stands behind it */
	out_terminal_text(&err, text);
	fflush(stderr);
}

/* The next line, trimmed; -1 at the end of the input. */
static int read_line(struct slice *out, struct closing *cl, struct err *e)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n = getline(&line, &room, stdin);

	if (n < 0) {
		free(line);
		ask_text(SLICE("\n"));
		err_set(e, "the questions were not answered to the end, so "
			   "nothing was changed");
		return err_hint(e, "An empty line leaves a question open.");
	}
	*out = slice_trim(
		arena_copy(&cl->c->arena, (struct slice){line, (size_t)n}));
	free(line);
	return 0;
}

/* --- one question ----------------------------------------------------------
 */

static void show_help(struct closing *cl)
{
	ask_text(catalogue_say(
		&cl->c->arena, cl->c->words,
		"keep 2026-05-15 -- WHY         the same promise, "
		"on a later day\n"
		"again 2026-05-15 NAME -- WHY   planned anew, "
		"with or without another owner\n"
		"done 2026-03-30                it was done on "
		"that day\n"
		"drop -- WHY                    it will not be "
		"done\n"
		"owner NAME -- WHY              somebody else "
		"owns it\n"
		"pull 2026-03-30                the lever was "
		"pulled on that day\n"
		"agree 2026-04-08 NAME          the goal as it "
		"is now was agreed to\n"
		"reason -- WHY                  why it is as it "
		"is\n"
		"note -- TEXT                   for the message "
		"of the commit alone\n"
		"an empty line                  leaves it open\n"
		"To stop without changing anything: Ctrl-C\n"));
}

static void show_dates(struct closing *cl, const struct close_item *it)
{
	struct arena *a = &cl->c->arena;
	const struct catalogue *words = cl->c->words;
	const struct action_review *r = it->r;
	const struct action *act = (const struct action *)it->item;
	char day[DAY_LEN + 1], first[DAY_LEN + 1];

	if (!r || it->about != CLOSE_ACTION || act->due.v == DAY_NONE)
		return;
	day_format(day, act->due.v);
	if (!r->moves_ever || r->first_due == DAY_NONE) {
		ask_text(catalogue_say(a, words, "  due %.*s\n",
				       SL(slice_of(day))));
		return;
	}
	day_format(first, r->first_due);
	ask_text(catalogue_say(a, words,
			       catalogue_plural(words, r->moves_ever,
						"  due %.*s, at first %.*s; "
						"moved %zu time\n",
						"  due %.*s, at first %.*s; "
						"moved %zu times\n"),
			       SL(slice_of(day)), SL(slice_of(first)),
			       r->moves_ever));
}

static void show_item(struct closing *cl, size_t number)
{
	const struct close_item *it = &cl->agenda.items[number];
	struct arena *a = &cl->c->arena;

	ask_text(arena_printf(a, "\n%zu/%zu  %.*s.%.*s  %.*s%s%.*s%s\n",
			      number + 1, cl->agenda.n, SL(it->plan),
			      SL(it->key), SL(it->title),
			      it->owner.len ? " (" : "", SL(it->owner),
			      it->owner.len ? ")" : ""));
	show_dates(cl, it);
	if (it->text.len)
		ask_text(arena_printf(a, "  %.*s\n", SL(it->text)));
}

static void show_error(struct closing *cl, const struct err *e)
{
	ask_text(arena_printf(&cl->c->arena, "%s\n%s%s", e->text, e->hint,
			      e->hint[0] ? "\n" : ""));
}

static const struct close_answer *keep_answer(struct closing *cl,
					      const struct close_answer *given)
{
	struct close_answer *answer =
		arena_alloc(&cl->c->arena, sizeof(*answer));

	*answer = *given;
	answer->place = SLICE("the terminal");
	ARENA_PUSH(&cl->c->arena, cl->answers, cl->n_answers) = answer;
	return answer;
}

/* True once the line was taken. */
static bool take(struct closing *cl, struct close_item *it, struct slice line)
{
	struct close_answer given = {.id = it->id};
	struct err e = ERR_INIT;

	if (answer_parse_words(&given, line, &e) < 0 ||
	    close_fits(&cl->agenda, it, &given, &e) < 0) {
		show_error(cl, &e);
		return false;
	}
	it->answer = keep_answer(cl, &given);
	return true;
}

static int ask_item(struct closing *cl, size_t number, struct err *e)
{
	struct close_item *it = &cl->agenda.items[number];
	char words[CLOSE_WORDS_MAX];
	struct slice line;

	show_item(cl, number);
	while (!it->answer) {
		ask_text(catalogue_say(
			&cl->c->arena, cl->c->words,
			"%s; ? for help: ", close_words(words, it)));
		if (read_line(&line, cl, e) < 0)
			return -1;
		if (!line.len)
			return 0;
		if (slice_is(line, "?"))
			show_help(cl);
		else
			take(cl, it, line);
	}
	return 0;
}

/* --- the scorecard ---------------------------------------------------------
 */

/* Asks until the line can be read or is empty. */
static int ask_score(const struct close_answer **at, struct closing *cl,
		     const struct close_score *s, const char *word,
		     struct slice question, struct err *e)
{
	struct arena *a = &cl->c->arena;
	struct slice line;

	while (!*at) {
		struct close_answer given = {.id = SLICE_NONE};
		struct err wrong = ERR_INIT;
		bool any;

		ask_text(question);
		if (read_line(&line, cl, e) < 0)
			return -1;
		if (!line.len)
			return 0;
		line = arena_printf(a, "%s:%.*s = %.*s", word, SL(s->plan),
				    SL(line));
		if (answer_parse(&given, &any, line, &wrong) < 0) {
			show_error(cl, &wrong);
			continue;
		}
		*at = keep_answer(cl, &given);
	}
	return 0;
}

static int ask_scores(struct closing *cl, struct close_score *s, struct err *e)
{
	struct arena *a = &cl->c->arena;
	const struct catalogue *words = cl->c->words;

	if (s->scored)
		return 0;
	ask_text(arena_printf(a, "\n%.*s  %.*s\n", SL(s->plan), SL(s->title)));
	if (ask_score(&s->score, cl, s, "score",
		      catalogue_say(a, words,
				    "Strategy and execution, each from 1 to "
				    "10, as in 7/5: "),
		      e) < 0)
		return -1;
	if (!s->score)
		return 0;
	if (ask_score(&s->learned, cl, s, "learned",
		      catalogue_say(a, words, "What was learned? "), e) < 0)
		return -1;
	return ask_score(&s->attempt, cl, s, "try",
			 catalogue_say(a, words, "What will you try? "), e);
}

int close_ask(struct closing *cl, struct err *e)
{
	struct agenda *ag = &cl->agenda;
	size_t i;

	for (i = 0; i < ag->n; i++)
		if (!ag->items[i].answer && ask_item(cl, i, e) < 0)
			return -1;
	for (i = 0; i < ag->n_scores; i++)
		if (ask_scores(cl, &ag->scores[i], e) < 0)
			return -1;
	return 0;
}

/* y or yes, or what the question's language has for them; large or small. */
static bool is_yes(struct closing *cl, struct slice line)
{
	const struct catalogue *words = cl->c->words;
	struct arena *a = &cl->c->arena;
	const char *const yes[] = {"y", "yes", catalogue_get(words, "y"),
				   catalogue_get(words, "yes")};
	size_t i;

	for (i = 0; i < ARRAY_LEN(yes); i++)
		if (slice_eq(utf8_fold_id(a, line), slice_of(yes[i])))
			return true;
	return false;
}

int close_confirm(struct closing *cl, struct err *e)
{
	struct slice line = SLICE_NONE;

	/* one empty line too many is not to throw all answers away */
	while (!line.len) {
		ask_text(catalogue_say(&cl->c->arena, cl->c->words,
				       "Write this and commit it? y or n: "));
		if (read_line(&line, cl, e) < 0)
			return -1;
	}
	return is_yes(cl, line);
}
