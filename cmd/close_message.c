/* The message of the commit that closes a period. */
#include "base/buf.h"
#include "cmd/close.h"

struct slice close_subject(const struct closing *cl)
{
	return catalogue_say(&cl->c->arena, cl->c->words, "Close %s",
			     cl->period.name);
}

/* What each answer comes to, in words: a day, a name, a reason follow. */
static const char *const said[N_ANSWERS] = {
	[ANSWER_KEEP] = N_("kept, now due"),
	[ANSWER_DONE] = N_("done"),
	[ANSWER_DROP] = N_("dropped"),
	[ANSWER_AGAIN] = N_("planned again, now due"),
	[ANSWER_OWNER] = N_("new owner"),
	[ANSWER_PULL] = N_("pulled"),
	[ANSWER_AGREE] = N_("agreed to again"),
	[ANSWER_REASON] = N_("explained"),
	[ANSWER_NOTE] = N_("noted"),
	[ANSWER_LEAVE] = N_("left as it is"),
};

static void add_item(struct buf *b, const struct closing *cl,
		     const struct close_item *it)
{
	const struct close_answer *an = it->answer;
	enum answer_verb verb = an ? an->verb : ANSWER_LEAVE;
	char day[DAY_LEN + 1];

	buf_printf(b, "- %.*s.%.*s: %s", SL(it->plan), SL(it->key),
		   catalogue_get(cl->c->words, said[verb]));
	if (an && an->day != DAY_NONE)
		buf_printf(b, " %s", day_format(day, an->day));
	if (an && an->name.len)
		buf_printf(b, " (%.*s)", SL(an->name));
	if (an && an->text.len)
		buf_printf(b, ": %.*s", SL(an->text));
	buf_add(b, SLICE("\n"));
}

static void add_score(struct buf *b, const struct closing *cl,
		      const struct close_score *s)
{
	struct slice text;

	if (!s->score)
		return;
	text = catalogue_say(&cl->c->arena, cl->c->words,
			     "- %.*s: strategy %.*s, execution %.*s\n",
			     SL(s->plan), SL(s->score->strategy),
			     SL(s->score->execution));
	buf_add(b, text);
}

struct slice close_message(const struct closing *cl)
{
	const struct agenda *ag = &cl->agenda;
	struct buf b = BUF_INIT(1 << 24);
	struct slice message;
	size_t i;

	buf_printf(&b, "%.*s\n\n", SL(close_subject(cl)));
	for (i = 0; i < ag->n; i++)
		add_item(&b, cl, &ag->items[i]);
	for (i = 0; i < ag->n_scores; i++)
		add_score(&b, cl, &ag->scores[i]);
	if (ag->n || ag->n_scores)
		buf_add(&b, SLICE("\n"));
	buf_printf(&b, "%s: %s\n", CLOSE_TRAILER, cl->period.name);
	message = arena_copy(&cl->c->arena, buf_slice(&b));
	buf_release(&b);
	return message;
}
