/* Group 8: a new name for an old thing, and the `was` that says so. */
#include "check/rules.h"
#include "compare/value.h"

/* The line end that the file uses where `at` lies. */
static struct slice line_end(struct slice bytes, size_t at)
{
	size_t end = slice_find(bytes, '\n', at);

	return end && end < bytes.len && bytes.ptr[end - 1] == '\r'
		       ? SLICE("\r\n")
		       : SLICE("\n");
}

/* `was` in front of the first field of the item, on a line of its own. */
static void insert_in_item(struct check *c, struct finding *f,
			   const struct node *item, struct slice was)
{
	struct slice bytes = c->file->bytes, indent, text;
	size_t at, line;

	if (item->kind != NODE_MAP || !item->first || !item->first->key)
		return;
	at = item->first->key->at.begin;
	for (line = at; line && bytes.ptr[line - 1] != '\n'; line--)
		;
	indent = slice_sub(bytes, line, at);
	if (item->style == STYLE_FLOW)
		text = arena_printf(c->arena, "was: %.*s, ", SL(was));
	else if (slice_trim(indent).len)
		return;
	else
		text = arena_printf(c->arena, "was: %.*s%.*s%.*s", SL(was),
				    SL(line_end(bytes, at)), SL(indent));
	finding_edit(c->findings, f, at, at, text);
}

/* `was` on the line below the plan's id. */
static void insert_in_plan(struct check *c, struct finding *f, struct slice was)
{
	struct slice bytes = c->file->bytes, eol;
	size_t at = c->plan->id.at->at.end, end;

	if (c->plan->root->style == STYLE_FLOW)
		return;
	eol = line_end(bytes, at);
	end = slice_find(bytes, '\n', at);
	if (end < bytes.len && eol.len == 2)
		end--;
	finding_edit(c->findings, f, end, end,
		     arena_printf(c->arena, "%.*swas: %.*s", SL(eol), SL(was)));
}

static bool only_renamed(struct check *c, const struct plan_change *p)
{
	struct diff d = {.v = NULL};
	size_t i;

	diff_plans(&d, c->arena, p->before, p->after);
	for (i = 0; i < d.n; i++)
		if (d.v[i].kind != CHANGE_PLAN_MOVED &&
		    d.v[i].kind != CHANGE_PLAN_RENAMED)
			return false;
	return true;
}

static void plan_renamed(struct check *c, const struct plan_change *p)
{
	const struct plan *old = p->before->plan;
	struct slice was = old->id.s;
	struct finding *f;

	f = say_plan(c, GIVEN(c->plan->was) ? "was" : NULL,
		     "the plan %.*s is gone, and %.*s has its title and owner",
		     SL(was), SL(c->plan->id.s));
	say_help(c, f,
		 "if it is the same plan under a new name, say so once; else "
		 "give the new one a title of its own:\nwas: %.*s",
		 SL(was));
	if (p->certain && !GIVEN(c->plan->was) && only_renamed(c, p))
		insert_in_plan(c, f, was);
}

/* How the new item names the old one. */
static struct slice was_of(struct check *c, const struct item_change *ch)
{
	if (!c->change->before || ch->from == c->change->before)
		return ch->before->key;
	return arena_printf(c->arena, "%.*s.%.*s", SL(ch->from->plan->id.s),
			    SL(ch->before->key));
}

static void item_renamed(struct check *c, const struct item_change *ch)
{
	static const char *const paths[] = {[ITEM_METRIC] = "metrics.*",
					    [ITEM_ACTION] = "actions.*",
					    [ITEM_LEVER] = "levers.*",
					    [ITEM_RHYTHM] = "rhythms.*"};
	const struct item *now = ch->after;
	struct slice was = was_of(c, ch);
	struct finding *f;

	f = say_item(c, now, GIVEN(now->was) ? "was" : NULL,
		     "the %s %.*s is gone, and %.*s has its title and owner",
		     item_word(now->kind), SL(was), SL(now->key));
	say_help(c, f,
		 "if it is the same under a new name, say so once; else give "
		 "the new one a title of its own:\nwas: %.*s",
		 SL(was));
	if (ch->certain && !GIVEN(now->was) &&
	    value_same(ch->before->at, now->at, paths[now->kind]))
		insert_in_item(c, f, now->at, was);
}

void renamed_without_was(struct check *c)
{
	const struct plan_change *p = c->change;
	size_t i;

	if (!p->after)
		return;
	if (p->guessed && plan_stage(p->before->plan) != STAGE_DRAFT)
		plan_renamed(c, p);
	for (i = 0; i < p->n_items; i++)
		if (p->items[i].guessed &&
		    plan_stage(p->items[i].from->plan) != STAGE_DRAFT)
			item_renamed(c, &p->items[i]);
}
