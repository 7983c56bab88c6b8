/* Answers become changes of a plan's bytes, one after the other. */
#include "review/close.h"

#include "plan/goal.h"
#include "yaml/splice.h"

/* A file on its way from one state to the next. */
struct changing {
	struct arena *arena;
	struct slice bytes;
	struct tree tree;
};

static int reread(struct changing *c, struct err *e)
{
	struct findings fs = FINDINGS_IN(c->arena);

	yaml_parse(&c->tree, c->arena, c->bytes, &fs);
	if (c->tree.broken || !c->tree.root)
		return err_set(e, "the file cannot be read");
	return 0;
}

/* The node under two or three keys, or -1. */
static int find_map(const struct node **out, const struct changing *c,
		    const char *section, struct slice key, struct err *e)
{
	const struct node *n = node_get(c->tree.root, slice_of(section));

	n = n ? node_get(n, key) : NULL;
	*out = n;
	if (n && n->kind == NODE_MAP)
		return 0;
	err_set(e, "%s has no entry %.*s that could be changed", section,
		SL(key));
	return err_hint(e, "Change it by hand.");
}

static int finish(struct changing *c, struct splice *s, struct err *e)
{
	if (splice_finish(&c->bytes, NULL, s, e) < 0)
		return -1;
	return reread(c, e);
}

/* --- fields of an item -----------------------------------------------------
 */

/* What becomes of the fields; ptr NULL: it goes. */
struct field_change {
	const char *key;
	struct slice text;
};

/* Each by itself: one that stands there so already is left alone. */
static int change_field(struct changing *c, const char *section,
			struct slice key, const struct field_change *f,
			struct err *e)
{
	const struct node *map, *was;
	struct splice s;
	int ret;

	if (find_map(&map, c, section, key, e) < 0)
		return -1;
	was = node_get(map, slice_of(f->key));
	if (!was && !f->text.ptr)
		return 0;
	if (was && was->kind == NODE_SCALAR && f->text.ptr &&
	    slice_eq(was->text, f->text))
		return 0;
	splice_begin(&s, c->arena, &c->tree);
	if (f->text.ptr)
		ret = splice_set(&s, map, slice_of(f->key), f->text, e);
	else
		ret = splice_remove(&s, was, e);
	return ret < 0 ? -1 : finish(c, &s, e);
}

static int change_fields(struct changing *c, const char *section,
			 struct slice key, const struct field_change *fields,
			 size_t n, struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (change_field(c, section, key, &fields[i], e) < 0)
			return -1;
	return 0;
}

static struct slice day_text(struct arena *a, int32_t day)
{
	char buf[DAY_LEN + 1];

	return arena_copy(a, slice_of(day_format(buf, day)));
}

/* A lever that was pulled before has a list of days. */
static int change_pulled(struct changing *c, const struct close_item *it,
			 int32_t day, struct err *e)
{
	struct slice text = day_text(c->arena, day);
	struct field_change whole = {"pulled", text};
	const struct node *map, *was, *one;
	struct splice s;
	struct edit edits[2];

	if (find_map(&map, c, "levers", it->key, e) < 0)
		return -1;
	was = node_get(map, SLICE("pulled"));
	if (!was || node_is_null(was))
		return change_field(c, "levers", it->key, &whole, e);
	if (was->kind == NODE_SCALAR && slice_eq(was->text, text))
		return 0;
	for (one = was->first; one; one = one->next)
		if (slice_eq(one->text, text))
			return 0;
	if (was->kind == NODE_SCALAR) {
		edits[0] =
			(struct edit){was->at.begin, was->at.begin, SLICE("[")};
		edits[1] = (struct edit){
			was->at.end, was->at.end,
			arena_printf(c->arena, ", %.*s]", SL(text))};
	} else if (was->style == STYLE_FLOW && was->last) {
		edits[0] = (struct edit){
			was->last->at.end, was->last->at.end,
			arena_printf(c->arena, ", %.*s", SL(text))};
	} else {
		err_set(e,
			"the days on which %.*s was pulled stand on lines "
			"of their own",
			SL(it->key));
		return err_hint(e, "Add %.*s by hand.", SL(text));
	}
	splice_begin(&s, c->arena, &c->tree);
	splice_edits(&s, edits, was->kind == NODE_SCALAR ? 2 : 1);
	return finish(c, &s, e);
}

/* The goal as it is now, with whatever else was changed in the file. */
static int change_agreement(struct changing *c, const struct close_item *it,
			    struct err *e)
{
	const struct close_answer *an = it->answer;
	struct decoded *d = decoded_make(c->arena, c->bytes);
	struct field_change fields[3];
	size_t n = 0;

	if (!d->plan)
		return err_set(e, "the file cannot be read");
	if (an->name.len)
		fields[n++] = (struct field_change){"by", an->name};
	fields[n++] = (struct field_change){"day", day_text(c->arena, an->day)};
	fields[n++] = (struct field_change){
		"goal", plan_goal_fingerprint(c->arena, d->plan)};
	return change_fields(c, "agreed", it->key, fields, n, e);
}

/* What the answer says of the fields of its item. */
static size_t fields_of(struct field_change out[6], struct arena *a,
			const struct close_item *it, int32_t today)
{
	const struct close_answer *an = it->answer;
	int32_t day = an->day != DAY_NONE ? an->day : today;
	size_t n = 0;

	if (an->verb == ANSWER_KEEP || an->verb == ANSWER_AGAIN)
		out[n++] = (struct field_change){"due", day_text(a, day)};
	if (an->verb == ANSWER_DONE)
		out[n++] = (struct field_change){"done", day_text(a, day)};
	if (an->verb == ANSWER_DROP)
		out[n++] = (struct field_change){"dropped", day_text(a, day)};
	if (an->name.len)
		out[n++] = (struct field_change){"owner", an->name};
	if (an->verb == ANSWER_AGAIN) {
		out[n++] = (struct field_change){"started", SLICE_NONE};
		out[n++] = (struct field_change){"blocked", SLICE_NONE};
	}
	if (an->text.len)
		out[n++] = (struct field_change){"because", an->text};
	return n;
}

static int change_item(struct changing *c, const struct close_item *it,
		       int32_t today, struct err *e)
{
	struct field_change fields[6];
	size_t n;

	if (it->answer->verb == ANSWER_NOTE || it->answer->verb == ANSWER_LEAVE)
		return 0;
	if (it->about == CLOSE_AGREEMENT)
		return 0; /* once all the others are done */
	if (it->answer->verb == ANSWER_PULL &&
	    change_pulled(c, it, it->answer->day, e) < 0)
		return -1;
	n = fields_of(fields, c->arena, it, today);
	return change_fields(c, item_kind_name(it->item->kind), it->item->key,
			     fields, n, e);
}

/* --- the scorecard ---------------------------------------------------------
 */

static size_t score_pairs(struct splice_pair out[4],
			  const struct close_score *s)
{
	size_t n = 0;

	if (s->score) {
		out[n++] = (struct splice_pair){SLICE("strategy"),
						s->score->strategy};
		out[n++] = (struct splice_pair){SLICE("execution"),
						s->score->execution};
	}
	if (s->learned)
		out[n++] = (struct splice_pair){SLICE("learned"),
						s->learned->text};
	if (s->attempt)
		out[n++] = (struct splice_pair){SLICE("try"), s->attempt->text};
	return n;
}

static int change_score(struct changing *c, const char *period,
			const struct close_score *score, struct err *e)
{
	const struct slice path[] = {SLICE("scorecard"), slice_of(period)};
	const struct node *card = node_get(c->tree.root, path[0]);
	struct splice_pair pairs[4];
	size_t n = score_pairs(pairs, score), i;
	struct splice s;
	bool has = card && card->kind == NODE_MAP;

	if (!n)
		return 0;
	if (has && node_get(card, path[1])) {
		for (i = 0; i < n; i++) {
			struct field_change f = {
				arena_cstr(c->arena, pairs[i].key),
				pairs[i].text};

			if (change_field(c, "scorecard", path[1], &f, e) < 0)
				return -1;
		}
		return 0;
	}
	splice_begin(&s, c->arena, &c->tree);
	if (splice_add_map(&s, has ? card : c->tree.root, path + has, 2 - has,
			   pairs, n, e) < 0)
		return -1;
	return finish(c, &s, e);
}

/* --- a file ----------------------------------------------------------------
 */

static bool changes(const struct close_item *it)
{
	return it->answer && it->about != CLOSE_GONE &&
	       it->answer->verb != ANSWER_NOTE &&
	       it->answer->verb != ANSWER_LEAVE;
}

bool agenda_touches(const struct agenda *ag, const struct plan_file *file)
{
	size_t i;

	for (i = 0; i < ag->n; i++)
		if (ag->items[i].file == file && changes(&ag->items[i]))
			return true;
	for (i = 0; i < ag->n_scores; i++) {
		const struct close_score *s = &ag->scores[i];

		if (s->file == file && (s->score || s->learned || s->attempt))
			return true;
	}
	return false;
}

int agenda_splice(struct slice *out, struct arena *a, const struct agenda *ag,
		  const struct plan_file *file, struct slice bytes,
		  struct err *e)
{
	struct changing c = {.arena = a, .bytes = bytes};
	size_t i;

	if (reread(&c, e) < 0)
		return err_wrap(e, "%.*s", SL(file->path));
	for (i = 0; i < ag->n; i++)
		if (ag->items[i].file == file && changes(&ag->items[i]) &&
		    change_item(&c, &ag->items[i], ag->today, e) < 0)
			return err_wrap(e, "%.*s: %.*s", SL(file->path),
					SL(ag->items[i].key));
	for (i = 0; i < ag->n; i++)
		if (ag->items[i].file == file && changes(&ag->items[i]) &&
		    ag->items[i].about == CLOSE_AGREEMENT &&
		    change_agreement(&c, &ag->items[i], e) < 0)
			return err_wrap(e, "%.*s: %.*s", SL(file->path),
					SL(ag->items[i].key));
	for (i = 0; i < ag->n_scores; i++)
		if (ag->scores[i].file == file &&
		    change_score(&c, ag->period, &ag->scores[i], e) < 0)
			return err_wrap(e, "%.*s", SL(file->path));
	*out = c.bytes;
	return 0;
}
