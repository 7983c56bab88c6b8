/* Group 8: what a push does to the main line and to the tags of periods. */
#include "check/rules.h"

/* --- period-tag-moved --- */

/* The name behind refs/tags/plan/ where it is that of a period; else none. */
static struct slice period_of_tag(const struct check *c)
{
	struct slice tags = SLICE("refs/tags/plan/"), name;
	struct period p;

	if (!slice_starts(c->push->ref, tags))
		return SLICE_NONE;
	name = slice_sub(c->push->ref, tags.len, c->push->ref.len);
	if (period_parse(&p, &c->snapshot->config.calendar, name) != PERIOD_OK)
		return SLICE_NONE;
	return name;
}

static void tag_moved(struct check *c, struct slice period)
{
	const struct push_step *p = c->push;
	struct finding *f;

	f = say_file(c, p->ref,
		     "the tag plan/%.*s moves from %.*s to %.*s, and with it "
		     "the end of that period",
		     SL(period), SL(p->before), SL(p->after));
	say_help(c, f,
		 "reviews were read from where it stood; put it back:\n"
		 "git tag -f plan/%.*s %.*s",
		 SL(period), SL(p->before));
}

static void tag_deleted(struct check *c, struct slice period)
{
	struct finding *f;

	f = say_file(c, c->push->ref,
		     "the tag plan/%.*s is to be deleted, and with it the end "
		     "of that period",
		     SL(period));
	say_help(c, f,
		 "reviews were read from where it stands; leave it there");
}

static void tag_off_main(struct check *c, struct slice period)
{
	const struct push_step *p = c->push;
	struct finding *f;

	f = say_file(c, p->ref,
		     "the tag plan/%.*s stands at %.*s, which is not on the "
		     "main line %.*s",
		     SL(period), SL(p->after), SL(p->main));
	say_help(c, f,
		 "a review would not see it; set it at a commit of %.*s, and "
		 "push that first:\n"
		 "git tag -f plan/%.*s %.*s",
		 SL(p->main), SL(period), SL(p->main));
}

static void period_tag_moved(struct check *c)
{
	struct slice period = period_of_tag(c);

	if (!period.ptr)
		return;
	if (!c->push->after.ptr)
		tag_deleted(c, period);
	else if (c->push->moved)
		tag_moved(c, period);
	else if (c->push->off_main)
		tag_off_main(c, period);
}

/* --- pull-merge --- */

static void pull_merge(struct check *c)
{
	const struct push_step *p = c->push;
	struct finding *f;

	if (!p->turned_by.ptr)
		return;
	f = say_file(c, p->ref,
		     "the merge %.*s makes a side line of what %.*s held "
		     "(%.*s), as a plain git pull does",
		     SL(p->turned_by), SL(p->main), SL(p->before));
	say_help(c, f,
		 "reviews follow the main line; put your commits on top of "
		 "it, now and from now on:\n"
		 "git pull --rebase\n"
		 "git config pull.rebase true");
}

/* --- running them --- */

void lint_push_step(struct findings *out, struct arena *a,
		    const struct config *config, const struct push_step *step)
{
	struct snapshot nothing = {.config = *config};
	struct check c = {.snapshot = &nothing,
			  .push = step,
			  .findings = out,
			  .arena = a};
	const struct rule *const *rules;
	size_t i, n;

	c.settings = settings_read(a, config, NULL);
	rules = rules_all(&n);
	for (i = 0; i < n; i++) {
		size_t k = out->n;

		if (!rules[i]->run_push || c.settings[i].level == LEVEL_NONE)
			continue;
		c.rule = rules[i];
		c.values = &c.settings[i];
		rules[i]->run_push(&c);
		for (; k < out->n; k++)
			out->v[k].level = c.settings[i].level;
	}
}

const struct rule rules_push[] = {
	{.id = "period-tag-moved",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .summary = "A push moves or deletes the tag of a period, or sets it "
		    "beside the main line.",
	 .why = "The tag says where a period ends. Who moves it rewrites the "
		"review that people have read.",
	 .run_push = period_tag_moved},
	{.id = "pull-merge",
	 .group = GROUP_CHANGES,
	 .reach = REACH_CHANGE,
	 .level = LEVEL_ERROR,
	 .summary = "A push puts what the main line held behind the second "
		    "parent of a merge, as a plain `git pull` does.",
	 .why = "The history of the plans is read along the main line. Turned "
		"around, everybody's changes look like those of whoever "
		"pulled.",
	 .run_push = pull_merge},
	{.id = NULL},
};
