/*
 * Group 8: what may not change in silence. A promise stands once its plan is
 * committed: what was a draft before is free, and of a plan that is dropped as
 * a whole only that is said.
 */
#include "check/rules.h"
#include "compare/value.h"

/* Items of the plan stand for promises, before and still. */
bool promises_stand(const struct plan_change *p)
{
	return p->before && p->after &&
	       plan_stage(p->before->plan) == STAGE_COMMITTED &&
	       plan_stage(p->after->plan) != STAGE_DROPPED;
}

static bool explains(const struct text *before, const struct text *after)
{
	return reason_is_new(before->s, after->s);
}

bool item_explained(const struct item_change *ch)
{
	return explains(&ch->before->because, &ch->after->because);
}

static bool plan_explained(const struct plan_change *p)
{
	return explains(&p->before->plan->because, &p->after->plan->because);
}

void ask_why(struct check *c, struct finding *f, const struct text *because)
{
	if (because->at && slice_trim(because->s).len)
		say_help(c, f,
			 "the reason that stands there is that of an earlier "
			 "change; write down this one:\nbecause: REASON");
	else
		say_help(c, f, "say why, beside it:\nbecause: REASON");
}

/* What the item was is a promise of a plan that is not dropped as a whole. */
static bool promise_stands(const struct plan_change *p,
			   const struct item_change *ch)
{
	return ch->before && ch->after &&
	       plan_stage(ch->from->plan) == STAGE_COMMITTED &&
	       plan_stage(p->after->plan) != STAGE_DROPPED;
}

/* The next item that is on both sides and whose promise stands. */
const struct item_change *next_pair(const struct check *c,
				    const struct item_change *at,
				    enum item_kind kind)
{
	const struct plan_change *p = c->change;
	const struct item_change *end = p->items + p->n_items;

	for (at = at ? at + 1 : p->items; at < end; at++)
		if (promise_stands(p, at) && at->after->kind == kind)
			return at;
	return NULL;
}

/* --- due-moved --- */

static bool moved_later(const struct check *c, const struct day *before,
			const struct day *after)
{
	return before->at && after->at &&
	       after->v > before->v + (int32_t)check_number(c, "slack");
}

static void due_of_metrics(struct check *c)
{
	const struct item_change *ch;
	struct finding *f;

	for (ch = next_pair(c, NULL, ITEM_METRIC); ch;
	     ch = next_pair(c, ch, ITEM_METRIC)) {
		const struct metric *was = (const struct metric *)ch->before;
		const struct metric *now = (const struct metric *)ch->after;

		if (!moved_later(c, &was->due, &now->due) || item_explained(ch))
			continue;
		f = say_at(c, now->due.at,
			   "the target date of metric %.*s moved from %s to "
			   "%s without a reason",
			   SL(now->item.key), day_text(c, was->due.v),
			   day_text(c, now->due.v));
		ask_why(c, f, &now->item.because);
	}
}

static void due_moved(struct check *c)
{
	const struct item_change *ch;
	struct finding *f;

	for (ch = next_pair(c, NULL, ITEM_ACTION); ch;
	     ch = next_pair(c, ch, ITEM_ACTION)) {
		const struct action *was = (const struct action *)ch->before;
		const struct action *now = (const struct action *)ch->after;

		/* a dropped one is to say why it was dropped */
		if (!action_is_open(was) || now->dropped.at ||
		    !moved_later(c, &was->due, &now->due) || item_explained(ch))
			continue;
		f = say_at(c, now->due.at,
			   "the due date of action %.*s moved from %s to %s "
			   "without a reason",
			   SL(now->item.key), day_text(c, was->due.v),
			   day_text(c, now->due.v));
		ask_why(c, f, &now->item.because);
	}
	due_of_metrics(c);
}

/* --- status-unexplained --- */

static bool stage_went_back(enum stage from, enum stage to)
{
	static const int order[] = {[STAGE_DRAFT] = 0,
				    [STAGE_COMMITTED] = 1,
				    [STAGE_CLOSED] = 2,
				    [STAGE_DROPPED] = 2};

	return order[to] < order[from];
}

static void stage_unexplained(struct check *c)
{
	const struct plan_change *p = c->change;
	enum stage from, to;
	struct finding *f;

	if (!p->before || !p->after || p->after->plan->stage.wrong)
		return;
	from = plan_stage(p->before->plan);
	to = plan_stage(p->after->plan);
	if (plan_explained(p) ||
	    !(stage_went_back(from, to) ||
	      (from == STAGE_COMMITTED && to == STAGE_DROPPED)))
		return;
	if (c->plan->stage.at)
		f = say_at(c, c->plan->stage.at,
			   "the plan was %s and is now %s, without a reason",
			   stage_name(from), stage_name(to));
	else
		f = say_plan(c, "stage",
			     "the plan was %s and is now %s, without a reason",
			     stage_name(from), stage_name(to));
	ask_why(c, f, &c->plan->because);
}

/*
 * An open action of a committed plan that now stands in another one, where it
 * is no promise. Of a plan that was committed itself the stage is judged.
 */
static void went_elsewhere(struct check *c)
{
	const struct plan_change *p = c->change;
	enum stage to = p->after ? plan_stage(p->after->plan) : STAGE_CLOSED;
	struct finding *f;
	size_t i;

	if ((to != STAGE_DRAFT && to != STAGE_DROPPED) ||
	    (p->before && plan_stage(p->before->plan) == STAGE_COMMITTED))
		return;
	for (i = 0; i < p->n_items; i++) {
		const struct item_change *ch = &p->items[i];

		if (!ch->before || !ch->after || ch->from == p->before ||
		    plan_stage(ch->from->plan) != STAGE_COMMITTED ||
		    ch->after->kind != ITEM_ACTION ||
		    !action_is_open((const struct action *)ch->before) ||
		    item_explained(ch))
			continue;
		f = say_item(c, ch->after, NULL,
			     to == STAGE_DRAFT
				     ? N_("action %.*s went into a draft, "
					  "where nothing is promised, without "
					  "a reason")
				     : N_("action %.*s went into a plan that "
					  "is dropped, without a reason"),
			     SL(ch->after->key));
		ask_why(c, f, &ch->after->because);
	}
}

static void status_unexplained(struct check *c)
{
	const struct item_change *ch;
	struct finding *f;

	stage_unexplained(c);
	went_elsewhere(c);
	for (ch = next_pair(c, NULL, ITEM_ACTION); ch;
	     ch = next_pair(c, ch, ITEM_ACTION)) {
		const struct action *was = (const struct action *)ch->before;
		const struct action *now = (const struct action *)ch->after;

		if (item_explained(ch))
			continue;
		if (now->dropped.at && !was->dropped.at && !now->done.at)
			f = say_at(c, now->dropped.at,
				   "action %.*s was dropped without a reason",
				   SL(now->item.key));
		else if (!action_is_open(was) && surely_open(now))
			f = say_item(c, &now->item,
				     was->done.at ? "done" : "dropped",
				     "action %.*s was ended and is open "
				     "again, without a reason",
				     SL(now->item.key));
		else
			continue;
		ask_why(c, f, &now->item.because);
	}
}

/* --- item-deleted --- */

/* The plan stands elsewhere, where it cannot be read: that is said there. */
static bool stands_elsewhere(struct check *c, const struct plan_file *gone)
{
	const struct snapshot *s = c->snapshot;
	size_t i;

	if (map_get(&c->facts->unreadable, gone->plan->fold))
		return true;
	for (i = 0; i < s->n_strays; i++)
		if (slice_eq(s->strays[i].path, gone->path) ||
		    slice_eq(s->strays[i].bytes, gone->bytes))
			return true;
	return false;
}

static void plan_deleted(struct check *c, const struct plan_file *gone)
{
	const struct plan_file *there = file_at(c->snapshot, gone->path);
	struct finding *f;

	if (plan_stage(gone->plan) != STAGE_COMMITTED ||
	    stands_elsewhere(c, gone))
		return;
	if (there && there->plan) {
		check_enter(c, there);
		f = say_plan(c, NULL,
			     "the committed plan %.*s stood here and is gone",
			     SL(gone->plan->id.s));
	} else {
		f = say_file(c, gone->path, "the committed plan %.*s is gone",
			     SL(gone->plan->id.s));
		f->plan = gone->plan->id.s;
	}
	say_help(c, f,
		 "bring it back and end it in its own words; it can go later:\n"
		 "stage: dropped\nbecause: REASON");
}

static void action_deleted(struct check *c, const struct item *gone)
{
	struct finding *f;

	if (!action_is_open((const struct action *)gone))
		return;
	f = say_plan(c, NULL, "the open action %.*s is gone", SL(gone->key));
	f->item = item_path(c->arena, gone);
	say_help(c, f,
		 "if it has a new name, write `was: %.*s` under that; else "
		 "bring it back and say what became of it:\n"
		 "    dropped: YYYY-MM-DD\n    because: REASON",
		 SL(gone->key));
}

/* Where it is written all the same, and cannot be read, that is the mistake. */
static bool unread(const struct plan *p, struct slice key)
{
	return item_lost(p, key) && !plan_item(p, key);
}

static void item_deleted(struct check *c)
{
	const struct plan_change *p = c->change;
	struct finding *f;
	size_t i;

	if (!p->after) {
		plan_deleted(c, p->before);
		return;
	}
	if (!promises_stand(p))
		return;
	for (i = 0; i < p->n_items; i++) {
		const struct item *gone = p->items[i].before;

		if (!gone || p->items[i].after || unread(c->plan, gone->key))
			continue;
		if (gone->kind == ITEM_ACTION)
			action_deleted(c, gone);
		if ((gone->kind != ITEM_METRIC && gone->kind != ITEM_LEVER) ||
		    plan_explained(p))
			continue;
		f = say_plan(c, NULL, "the %s %.*s is gone without a reason",
			     item_word(gone->kind), SL(gone->key));
		f->item = item_path(c->arena, gone);
		say_help(c, f,
			 "say why at the top of the plan:\nbecause: REASON");
	}
}

/* --- owner-changed, added-done, done-backdated --- */

static void owner_changed(struct check *c)
{
	const struct item_change *ch;
	struct finding *f;

	for (ch = next_pair(c, NULL, ITEM_ACTION); ch;
	     ch = next_pair(c, ch, ITEM_ACTION)) {
		const struct item *was = ch->before, *now = ch->after;

		if (!was->owner.at || !now->owner.at ||
		    !action_is_open((const struct action *)was) ||
		    ((const struct action *)now)->dropped.at ||
		    value_same(was->owner.at, now->owner.at,
			       "actions.*.owner") ||
		    item_explained(ch))
			continue;
		f = say_at(c, now->owner.at,
			   "action %.*s went from %.*s to %.*s without a "
			   "reason",
			   SL(now->key), SL(brief(c, was->owner.s)),
			   SL(brief(c, now->owner.s)));
		ask_why(c, f, &now->because);
	}
}

static void added_done(struct check *c)
{
	const struct plan_change *p = c->change;
	struct finding *f;
	size_t i;

	if (!p->after || plan_stage(c->plan) == STAGE_DRAFT)
		return;
	for (i = 0; i < p->n_items; i++) {
		const struct item *it = p->items[i].after;
		const struct action *act = (const struct action *)it;

		if (!it || it->kind != ITEM_ACTION || p->items[i].before ||
		    !act->done.at)
			continue;
		f = say_at(c, act->done.at,
			   "action %.*s is new and already done", SL(it->key));
		say_help(c, f,
			 "it counts as work that nobody planned; to be a "
			 "promise it has to stand in the plan before");
	}
}

static void done_backdated(struct check *c)
{
	int32_t days = (int32_t)check_number(c, "days");
	const struct item_change *ch;
	struct finding *f;

	for (ch = next_pair(c, NULL, ITEM_ACTION); ch;
	     ch = next_pair(c, ch, ITEM_ACTION)) {
		const struct action *was = (const struct action *)ch->before;
		const struct action *now = (const struct action *)ch->after;

		if (was->done.at || !now->done.at ||
		    now->done.v >= c->today - days)
			continue;
		f = say_at(c, now->done.at,
			   "action %.*s is set done as of %s, %d days before "
			   "that is written down",
			   SL(now->item.key), day_text(c, now->done.v),
			   c->today - now->done.v);
		say_help(c, f,
			 "the review counts it from the day on which it was "
			 "written down; tick things off when they are done");
	}
}

const struct rule rules_changes[] = {
	{.id = "due-moved",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .params = {{.name = "slack",
		     .type = PARAM_INT,
		     .number = 0,
		     .help = N_("days by which a date may move in silence")}},
	 .summary = "A due or target date moved later, and no new `because` "
		    "says why.",
	 .why = "A date that moves in silence is how a plan is lost. Moving "
		"it is fine; what stood in the way is what the team learns "
		"from.",
	 .run_change = due_moved},
	{.id = "status-unexplained",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .summary = "An action was dropped, opened again or moved into a "
		    "draft, or a plan's stage went back, and no new `because` "
		    "says why.",
	 .why = "Giving something up is a decision, and somebody will ask "
		"for its reason at the end of the quarter.",
	 .run_change = status_unexplained},
	{.id = "item-deleted",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .summary = "An open action is gone, or a committed plan that was not "
		    "ended first, or a metric or lever without a reason in "
		    "the plan's `because`.",
	 .why = "What is deleted was promised all the same. Dropped with a "
		"reason it stays in the report, deleted it leaves a hole.",
	 .run_change = item_deleted},
	{.id = "renamed-without-was",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .summary = "An id is gone and a new one has its title and owner, but "
		    "no `was` names the old one.",
	 .why = "The id carries the history: without `was` one promise "
		"vanishes and another appears from nowhere.",
	 .run_change = renamed_without_was},
	{.id = "owner-changed",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_WARNING,
	 .summary = "An open action has a new owner, and no new `because` "
		    "says why.",
	 .why = "Work that changes hands in silence is work that the new "
		"hands may not know of.",
	 .run_change = owner_changed},
	{.id = "target-eased",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .summary = "A target came nearer to its baseline, a bound was "
		    "loosened, or baseline, unit, weight or direction "
		    "changed, and no new `because` says why.",
	 .why = "A goal that is moved to where the ball lies is always "
		"reached.",
	 .run_change = target_eased},
	{.id = "actual-rewritten",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_WARNING,
	 .summary = "A recorded actual was changed or removed, and no new "
		    "`because` says why.",
	 .why = "Past numbers are what everybody reasoned from. A correction "
		"is welcome when it says so.",
	 .run_change = actual_rewritten},
	{.id = "closed-edited",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .summary = "A closed plan changed other than in its stage, scorecard "
		    "or notes.",
	 .why = "The books of a closed plan are what the next one is judged "
		"by; nobody rewrites them afterwards.",
	 .run_change = closed_edited},
	{.id = "added-done",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_INFO,
	 .summary = "An action appears that is already done.",
	 .why = "It was no promise, and a review counts it as unplanned work; "
		"many of them say that the plan is not where the work is.",
	 .run_change = added_done},
	{.id = "goal-changed-by-owner",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_WARNING,
	 .summary = "With the method delegation: whoever owns a plan has "
		    "changed its objective or a target, not the one who asked "
		    "for it.",
	 .why = "Who delegates sets the goal, who carries it out chooses the "
		"way. A goal that its owner bends is no agreement any more.",
	 .run_change = goal_changed_by_owner},
	{.id = "done-backdated",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_WARNING,
	 .uses_today = true,
	 .params = {{.name = "days",
		     .type = PARAM_INT,
		     .number = 14,
		     .help = N_("days by which it may be written down later")}},
	 .summary = "An action is set done as of a day long past.",
	 .why = "Done is what was written down in time; a tick with an old "
		"date turns a late promise into a kept one.",
	 .run_change = done_backdated},
	{.id = NULL},
};
