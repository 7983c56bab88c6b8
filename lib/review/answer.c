/* Reading and writing answers, a line each. */
#include "review/answer.h"

#include "base/near.h"
#include "base/utf8.h"

const struct answer_kind answer_kinds[N_ANSWERS] = {
	[ANSWER_KEEP] = {"keep", PART_MUST, PART_NO, PART_MUST},
	[ANSWER_DONE] = {"done", PART_MUST, PART_NO, PART_MAY},
	[ANSWER_DROP] = {"drop", PART_MAY, PART_NO, PART_MUST},
	[ANSWER_AGAIN] = {"again", PART_MUST, PART_MAY, PART_MUST},
	[ANSWER_OWNER] = {"owner", PART_NO, PART_MUST, PART_MUST},
	[ANSWER_PULL] = {"pull", PART_MUST, PART_NO, PART_MAY},
	[ANSWER_AGREE] = {"agree", PART_MUST, PART_MAY, PART_NO},
	[ANSWER_REASON] = {"reason", PART_NO, PART_NO, PART_MUST},
	[ANSWER_NOTE] = {"note", PART_NO, PART_NO, PART_MUST},
	[ANSWER_LEAVE] = {"leave", PART_NO, PART_NO, PART_NO},
	[ANSWER_SCORE] = {"score", PART_NO, PART_NO, PART_NO},
	[ANSWER_LEARNED] = {"learned", PART_NO, PART_NO, PART_MUST},
	[ANSWER_TRY] = {"try", PART_NO, PART_NO, PART_MUST},
};

struct slice answer_target(struct slice id)
{
	size_t colon = slice_find(id, ':', 0);

	return colon < id.len ? slice_sub(id, colon + 1, id.len) : id;
}

/* --- behind the = ---------------------------------------------------------
 */

/* How the answer is written, for a hint. */
static int how(struct err *e, const struct answer_kind *k)
{
	static const char *const days[] = {"", " [DAY]", " 2026-05-15"};
	static const char *const names[] = {"", " [NAME]", " NAME"};
	static const char *const texts[] = {"", " [-- WHY]", " -- WHY"};

	return err_hint(e, "Write it like this: %s%s%s%s", k->word,
			days[k->day], names[k->name], texts[k->text]);
}

static int unknown_verb(struct slice word, struct err *e)
{
	struct near near = near_to(word);
	size_t i;

	for (i = 0; i < ANSWER_SCORE; i++)
		near_offer(&near, slice_of(answer_kinds[i].word));
	if (!word.len)
		err_set(e, "the answer is empty");
	else
		err_set(e, "'%.*s' is no answer", SL(word));
	if (near.best.ptr)
		return err_hint(e, "Did you mean %.*s?", SL(near.best));
	return err_hint(e, "Answers are: keep, done, drop, again, owner, pull, "
			   "agree, reason, note, leave.");
}

static struct slice cut_word(struct slice *rest)
{
	struct slice word;
	size_t end = 0;

	*rest = slice_trim(*rest);
	while (end < rest->len && rest->ptr[end] != ' ' &&
	       rest->ptr[end] != '\t')
		end++;
	word = slice_sub(*rest, 0, end);
	*rest = slice_trim(slice_sub(*rest, end, rest->len));
	return word;
}

/* The text behind `--`, and the words before it. */
static void cut_text(struct slice *words, struct slice *text)
{
	size_t at = slice_find_slice(*words, SLICE(" --"), 0);

	*text = slice_trim(slice_sub(*words, at + 3, words->len));
	*words = slice_trim(slice_sub(*words, 0, at));
}

static int read_parts(struct close_answer *out, const struct answer_kind *k,
		      struct slice words, struct err *e)
{
	struct slice word;

	for (word = cut_word(&words); word.len; word = cut_word(&words)) {
		if (k->day != PART_NO && out->day == DAY_NONE &&
		    day_parse(&out->day, word))
			continue;
		if (k->day != PART_NO && day_shape(word)) {
			err_set(e, "%.*s is no day of the calendar", SL(word));
			return -1;
		}
		if (k->name == PART_NO || out->name.len ||
		    (k->day == PART_MUST && out->day == DAY_NONE)) {
			err_set(e, "%s does not take '%.*s'", k->word,
				SL(word));
			return how(e, k);
		}
		out->name = word;
	}
	if (k->day == PART_MUST && out->day == DAY_NONE)
		err_set(e, "%s needs a day", k->word);
	else if (k->name == PART_MUST && !out->name.len)
		err_set(e, "%s needs a name", k->word);
	else if (k->text == PART_MUST && !out->text.len)
		err_set(e, "%s needs a reason, behind --", k->word);
	else if (k->text == PART_NO && out->text.len)
		err_set(e, "%s takes no reason", k->word);
	else
		return 0;
	return how(e, k);
}

int answer_parse_words(struct close_answer *out, struct slice words,
		       struct err *e)
{
	struct slice verb;
	size_t i;

	out->day = DAY_NONE;
	out->name = SLICE_NONE;
	cut_text(&words, &out->text);
	verb = cut_word(&words);
	for (i = 0; i < ANSWER_SCORE; i++)
		if (slice_is(verb, answer_kinds[i].word))
			break;
	if (i == ANSWER_SCORE)
		return unknown_verb(verb, e);
	out->verb = (enum answer_verb)i;
	return read_parts(out, &answer_kinds[i], words, e);
}

/* --- scores -----------------------------------------------------------------
 */

static bool is_score(struct slice s)
{
	return slice_is(s, "10") ||
	       (s.len == 1 && s.ptr[0] >= '1' && s.ptr[0] <= '9');
}

static int read_score(struct close_answer *out, struct slice words,
		      struct err *e)
{
	size_t slash = slice_find(words, '/', 0);

	out->strategy = slice_trim(slice_sub(words, 0, slash));
	out->execution = slice_trim(slice_sub(words, slash + 1, words.len));
	if (is_score(out->strategy) && is_score(out->execution))
		return 0;
	err_set(e, "'%.*s' is no score", SL(words));
	return err_hint(e, "Two numbers from 1 to 10, the strategy before the "
			   "execution: 7/5");
}

static int read_scorecard(struct close_answer *out, struct slice words,
			  struct err *e)
{
	if (out->verb == ANSWER_SCORE)
		return read_score(out, words, e);
	out->text = words;
	if (words.len)
		return 0;
	return err_set(e, "the text is empty");
}

/* True for score:, learned: and try:. */
static bool is_scorecard(struct close_answer *out)
{
	struct slice word = slice_sub(out->id, 0, slice_find(out->id, ':', 0));
	size_t i;

	for (i = ANSWER_SCORE; i < N_ANSWERS && word.len < out->id.len; i++)
		if (slice_is(word, answer_kinds[i].word)) {
			out->verb = (enum answer_verb)i;
			return true;
		}
	return false;
}

/* --- lines ------------------------------------------------------------------
 */

int answer_parse(struct close_answer *out, bool *any, struct slice line,
		 struct err *e)
{
	struct close_answer read = {.day = DAY_NONE, .place = out->place};
	size_t equal;
	int ret;

	if (utf8_invalid(line) < line.len)
		return err_set(e, "the line is not UTF-8");
	line = slice_trim(line);
	*any = line.len && line.ptr[0] != '#';
	if (!*any)
		return 0;
	equal = slice_find(line, '=', 0);
	read.id = slice_trim(slice_sub(line, 0, equal));
	if (equal == line.len || !read.id.len) {
		err_set(e, "there is no = between a question and its answer");
		return err_hint(e, "Write it like this: new-patients.crm = "
				   "done 2026-03-30");
	}
	line = slice_trim(slice_sub(line, equal + 1, line.len));
	if (is_scorecard(&read))
		ret = read_scorecard(&read, line, e);
	else
		ret = answer_parse_words(&read, line, e);
	if (ret < 0)
		return err_wrap(e, "%.*s", SL(read.id));
	*out = read;
	return 0;
}

int answers_parse(struct close_answer **v, size_t *n, struct arena *a,
		  struct slice text, const char *place, struct err *e)
{
	struct slice line, rest = text;
	bool only = slice_find(text, '\n', 0) == text.len;
	size_t number = 0;

	while (slice_line(&line, &rest)) {
		struct close_answer one = {.day = DAY_NONE};
		bool any;

		number++;
		one.place = only ? slice_of(place)
				 : arena_printf(a, "%s:%zu", place, number);
		if (answer_parse(&one, &any, line, e) < 0)
			return err_wrap(e, "%.*s", SL(one.place));
		if (!any)
			continue;
		ARENA_PUSH(a, *v, *n) = one;
	}
	return 0;
}

struct slice answer_line(struct arena *a, const struct close_answer *answer)
{
	const char *word = answer_kinds[answer->verb].word;
	char day[DAY_LEN + 2] = "";
	const char *dashes = "";

	if (answer->verb == ANSWER_SCORE)
		return arena_printf(a, "%.*s = %.*s/%.*s", SL(answer->id),
				    SL(answer->strategy),
				    SL(answer->execution));
	if (answer->verb > ANSWER_SCORE)
		return arena_printf(a, "%.*s = %.*s", SL(answer->id),
				    SL(answer->text));
	if (answer->day != DAY_NONE) {
		day[0] = ' ';
		day_format(day + 1, answer->day);
	}
	if (answer->text.len)
		dashes = " -- ";
	return arena_printf(a, "%.*s = %s%s%s%.*s%s%.*s", SL(answer->id), word,
			    day, answer->name.len ? " " : "", SL(answer->name),
			    dashes, SL(answer->text));
}
