/* Whose ledger is asked for, and which of its lines want a reason. */
#include "base/buf.h"
#include "base/near.h"
#include "review/ledger.h"

#define MOST_NAMES 8 /* that a hint lists */

/* --- names -----------------------------------------------------------------
 */

/* A name as it was written last; empty where it was given up for another. */
static struct slice written(const struct name *name, bool plans)
{
	const struct line *l = name->line;
	size_t i = l ? l->own.n : 0;
	struct slice word, fold;

	while (i && !l->own.v[i - 1].there)
		i--;
	if (!i || l->is_plan != plans ||
	    (!plans && l->kind != ITEM_ACTION && l->kind != ITEM_METRIC))
		return SLICE_NONE;
	word = plans ? l->own.v[i - 1].plan->id.s : l->own.v[i - 1].item->key;
	fold = plans ? l->own.v[i - 1].plan->fold : l->own.v[i - 1].item->fold;
	return slice_ends(name->key, fold) ? word : SLICE_NONE;
}

/* "Did you mean x?", else some of the names there are. */
static int hint_near(const struct map *names, bool plans, struct slice word,
		     struct err *e)
{
	struct buf some = BUF_INIT(400);
	struct near near = near_to(word);
	const struct map_entry *at;
	size_t n = 0;

	for (at = map_next(names, NULL); at; at = map_next(names, at)) {
		/* a plan_name begins with its name */
		const struct name *name = map_value(at);
		struct slice key = written(name, plans);

		near_offer(&near, key);
		if (key.len && n++ < MOST_NAMES)
			buf_printf(&some, "%s%.*s", n > 1 ? ", " : "", SL(key));
	}
	if (near.best.len)
		err_hint(e, "Did you mean %.*s?", SL(near.best));
	else if (n > MOST_NAMES)
		err_hint(e, "There are %zu, such as %.*s.", n,
			 SL(buf_slice(&some)));
	else if (n)
		err_hint(e, "There are: %.*s.", SL(buf_slice(&some)));
	buf_release(&some);
	return -1;
}

static int no_plan(const struct history *h, struct slice id, struct err *e)
{
	err_set(e, "there is no plan %.*s, and there never was one", SL(id));
	if (!map_count(&h->plans))
		return err_hint(e, "No plan was ever committed here: git add "
				   "and git commit first.");
	return hint_near(&h->plans, true, id, e);
}

static int no_item(const struct line *plan, struct arena *a, struct slice id,
		   struct slice key, struct err *e)
{
	int kind;

	for (kind = 0; kind < N_ITEM_KINDS; kind++) {
		if (!history_item(plan, a, (enum item_kind)kind, key))
			continue;
		err_set(e, "%s.%.*s has no history of its own",
			item_kind_name((enum item_kind)kind), SL(key));
		return err_hint(e,
				"Actions, metrics and plans have one: git "
				"plan log %.*s",
				SL(id));
	}
	err_set(e, "the plan %.*s has no action or metric %.*s, and never had",
		SL(id), SL(key));
	return hint_near(&plan->items, false, key, e);
}

/* actions.x and metrics.x are names too, as they stand in every output. */
static struct slice without_kind(struct slice key)
{
	const enum item_kind kinds[] = {ITEM_ACTION, ITEM_METRIC};
	size_t i;

	for (i = 0; i < ARRAY_LEN(kinds); i++) {
		struct slice kind = slice_of(item_kind_name(kinds[i]));

		if (slice_starts(key, kind) && key.len > kind.len &&
		    key.ptr[kind.len] == '.')
			return slice_sub(key, kind.len + 1, key.len);
	}
	return key;
}

int ledger_find(struct ledger_of *out, struct arena *a, const struct history *h,
		struct slice name, struct err *e)
{
	size_t dot = slice_find(name, '.', 0);
	struct slice id = slice_sub(name, 0, dot);
	struct slice key = without_kind(slice_sub(name, dot + 1, name.len));

	*out = (struct ledger_of){history_plan(h, a, id), NULL};
	if (!out->plan)
		return no_plan(h, id, e);
	if (dot >= name.len)
		return 0;
	out->item = history_item(out->plan, a, ITEM_ACTION, key);
	if (!out->item)
		out->item = history_item(out->plan, a, ITEM_METRIC, key);
	return out->item ? 0 : no_item(out->plan, a, id, key, e);
}

/* --- reasons ---------------------------------------------------------------
 */

/* What became of a field: it came, it went, or it changed. */
enum passage {
	CAME = 1,
	WENT = 2,
	CHANGED = 4,
	LATER = 8, /* a day that moved later */
};

static const struct {
	const char *field;
	unsigned passages; /* that want a reason */
} want_reasons[] = {
	{"due", WENT | LATER},	       {"owner", WENT | CHANGED},
	{"dropped", CAME | WENT},      {"done", WENT},
	{"target", WENT | CHANGED},    {"baseline", WENT | CHANGED},
	{"unit", WENT | CHANGED},      {"weight", WENT | CHANGED},
	{"direction", WENT | CHANGED},
};

static enum passage passage_of(const struct ledger_entry *entry)
{
	if (entry->has_days && entry->days > 0)
		return LATER;
	if (!entry->old.ptr)
		return CAME;
	return entry->new.ptr ? CHANGED : WENT;
}

bool ledger_wants_reason(const struct ledger_entry *entry)
{
	size_t i;

	if (entry->unasked)
		return false;
	if (slice_is(entry->field, "exists"))
		return slice_is(entry->new, "false") ||
		       (entry->moved_from != DAY_NONE && entry->days > 0);
	if (slice_starts(entry->field, SLICE("actuals.")))
		return true;
	for (i = 0; entry->item.ptr && i < ARRAY_LEN(want_reasons); i++)
		if (slice_is(entry->field, want_reasons[i].field))
			return want_reasons[i].passages & passage_of(entry);
	return false;
}
