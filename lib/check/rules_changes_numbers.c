/* Group 8: goals made easier, numbers and closed books rewritten. */
#include "check/rules.h"
#include "compare/diff.h"
#include "compare/value.h"
#include "plan/measure.h"

/* --- target-eased --- */

/*
 * The new metric without what other rules speak of: a later date, and what is
 * missing or of the wrong type.
 */
static struct metric comparable(const struct metric *was,
				const struct metric *now)
{
	struct metric m = *now;

	m.due = was->due;
	if (!m.baseline.at)
		m.baseline = was->baseline;
	if (!m.unit.at)
		m.unit = was->unit;
	if (!m.target.at)
		m.target = was->target;
	if (m.weight.wrong)
		m.weight = was->weight;
	if (m.direction.wrong)
		m.direction = was->direction;
	return m;
}

/* The field by which it cannot be compared any more; NULL: the target. */
static const char *other_scale(const struct metric *was,
			       const struct metric *now)
{
	static const char *const keys[] = {"baseline", "unit", "weight",
					   "direction"};
	struct metric one;
	size_t i;

	for (i = 0; i < ARRAY_LEN(keys); i++) {
		one = *was;
		if (i == 0)
			one.baseline = now->baseline;
		else if (i == 1)
			one.unit = now->unit;
		else if (i == 2)
			one.weight = now->weight;
		else
			one.direction = now->direction;
		if (metric_eased(was, &one))
			return keys[i];
	}
	return NULL;
}

/* What was to rise is now to fall, or the other way round. */
static bool turned_round(const struct metric *was, const struct metric *now)
{
	double aim = was->target.v - was->baseline.v;

	return now->direction.v == DIRECTION_REACH && was->target.at &&
	       was->baseline.at && now->target.at &&
	       aim * (now->target.v - was->baseline.v) < 0;
}

static void say_eased(struct check *c, const struct metric *was,
		      const struct metric *now, const char *scale)
{
	const struct node *at = NULL;
	struct finding *f;

	if (scale)
		at = node_get(now->item.at, slice_of(scale));
	if (!scale)
		f = say_at(c, now->target.at,
			   "the target of metric %.*s was eased from %.*s to "
			   "%.*s without a reason",
			   SL(now->item.key),
			   SL(brief_number(c, was->target.text)),
			   SL(brief_number(c, now->target.text)));
	else if (at)
		f = say_at(c, at,
			   "the %s of metric %.*s changed without a reason: "
			   "what was reached so far means something else now",
			   scale, SL(now->item.key));
	else
		f = say_item(c, &now->item, scale,
			     "the %s of metric %.*s is gone without a reason: "
			     "what was reached so far means something else now",
			     scale, SL(now->item.key));
	ask_why(c, f, &now->item.because);
}

void target_eased(struct check *c)
{
	const struct item_change *ch;

	for (ch = next_pair(c, NULL, ITEM_METRIC); ch;
	     ch = next_pair(c, ch, ITEM_METRIC)) {
		const struct metric *was = (const struct metric *)ch->before;
		struct metric now =
			comparable(was, (const struct metric *)ch->after);

		if ((metric_eased(was, &now) || turned_round(was, &now)) &&
		    !item_explained(ch))
			say_eased(c, was, (const struct metric *)ch->after,
				  other_scale(was, &now));
	}
}

/* --- actual-rewritten --- */

/* The actuals can be told from each other on that side. */
static const struct node *actuals_of(const struct metric *m)
{
	const struct node *n = node_get(m->item.at, SLICE("actuals"));

	return n && n->kind == NODE_MAP ? n : NULL;
}

static bool actuals_broken(const struct metric *m)
{
	const struct node *n = node_get(m->item.at, SLICE("actuals"));

	return n && n->kind != NODE_MAP && !node_is_null(n);
}

static struct finding *say_rewritten(struct check *c, const struct metric *now,
				     const struct actual *was,
				     const struct node *at)
{
	if (!at)
		return say_item(c, &now->item, "actuals",
				"the actual of metric %.*s for %.*s is gone "
				"without a reason",
				SL(now->item.key), SL(was->key));
	if (at->kind != NODE_SCALAR || !was->number.at)
		return say_at(c, at,
			      "the actual of metric %.*s for %.*s was "
			      "rewritten without a reason",
			      SL(now->item.key), SL(was->key));
	return say_at(c, at,
		      "the actual of metric %.*s for %.*s was %.*s and is now "
		      "%.*s, without a reason",
		      SL(now->item.key), SL(was->key),
		      SL(brief_number(c, was->number.text)),
		      SL(brief_number(c, at->text)));
}

/* What is written there is no number: that is the mistake, and it is said. */
static bool is_no_actual(const struct metric *m, const struct node *at)
{
	size_t i;

	for (i = 0; i < m->n_actuals; i++)
		if (m->actuals[i].at == at)
			return false;
	return true;
}

/* One finding for a metric, however many of its numbers changed. */
static void actuals_of_metric(struct check *c, const struct metric *was,
			      const struct metric *now)
{
	const struct node *map = actuals_of(now);
	struct finding *f = NULL;
	size_t i;

	for (i = 0; i < was->n_actuals; i++) {
		const struct actual *old = &was->actuals[i];
		const struct node *at = map ? node_get(map, old->key) : NULL;

		if (at && (value_same(old->at, at, "metrics.*.actuals.*") ||
			   is_no_actual(now, at)))
			continue;
		if (f && at) {
			say_also(c, f, c->file, at, "this one too");
		} else if (!f) {
			f = say_rewritten(c, now, old, at);
			ask_why(c, f, &now->item.because);
		}
	}
}

void actual_rewritten(struct check *c)
{
	const struct item_change *ch;

	for (ch = next_pair(c, NULL, ITEM_METRIC); ch;
	     ch = next_pair(c, ch, ITEM_METRIC)) {
		const struct metric *now = (const struct metric *)ch->after;

		if (!actuals_broken(now) && !item_explained(ch))
			actuals_of_metric(c, (const struct metric *)ch->before,
					  now);
	}
}

/* --- closed-edited --- */

static bool may_change(const struct change *ch)
{
	if (ch->kind == CHANGE_PLAN_MOVED || ch->kind == CHANGE_PLAN_RENAMED)
		return true;
	if (ch->item.ptr || !ch->field.ptr)
		return false;
	return slice_is(ch->field, "stage") || slice_is(ch->field, "notes") ||
	       slice_is(ch->field, "scorecard") ||
	       slice_starts(ch->field, SLICE("scorecard."));
}

void closed_edited(struct check *c)
{
	const struct plan_change *p = c->change;
	const struct change *first = NULL;
	struct diff d = {.v = NULL};
	struct finding *f;
	size_t i;

	if (!p->before || !p->after ||
	    plan_stage(p->before->plan) != STAGE_CLOSED ||
	    plan_stage(p->after->plan) != STAGE_CLOSED)
		return;
	diff_plans(&d, c->arena, p->before, p->after);
	for (i = 0; i < d.n && (!first || !first->new); i++)
		if (!may_change(&d.v[i]) && (!first || d.v[i].new))
			first = &d.v[i];
	if (!first)
		return;
	if (first->new)
		f = say_at(c, first->new,
			   "the plan is closed, and this changed");
	else
		f = say_plan(c, NULL,
			     "the plan is closed, and something in it changed");
	if (!first->new && first->item.ptr)
		f->item = first->item;
	if (!first->new && first->field.ptr)
		f->field = first->field;
	say_help(c, f,
		 "what was learned since goes into notes or the scorecard; to "
		 "go on with the plan open it again at the top of the file, "
		 "with `stage: committed` and the reason in `because`");
}
