/* The words of JSON.md for the states of a review. */
#include "review/review.h"

static const char *const outcomes[] = {
	[OUTCOME_DONE] = "done",	 [OUTCOME_DROPPED] = "dropped",
	[OUTCOME_VANISHED] = "vanished", [OUTCOME_OPEN] = "open",
	[OUTCOME_SETTLED] = "settled",
};

static const char *const marks[] = {
	[MARK_ADDED] = "added",
	[MARK_SLIPPED] = "slipped",
	[MARK_BROUGHT_FORWARD] = "brought-forward",
	[MARK_REASSIGNED] = "reassigned",
	[MARK_REOPENED] = "reopened",
	[MARK_OVERDUE] = "overdue",
	[MARK_CARRIED] = "carried",
	[MARK_UNPLANNED] = "unplanned",
	[MARK_LATE_ENTRY] = "late-entry",
};

static const char *const ends[] = {
	[ENDED_NO] = NULL,	     [ENDED_KEPT] = "kept",
	[ENDED_LATE] = "late",	     [ENDED_OPEN] = "open",
	[ENDED_DROPPED] = "dropped", [ENDED_VANISHED] = "vanished",
};

static const char *const lever_states[] = {
	[LEVER_ARMED] = "armed",       [LEVER_FIRED] = "fired",
	[LEVER_PULLED] = "pulled",     [LEVER_IGNORED] = "ignored",
	[LEVER_SENTENCE] = "sentence",
};

static const char *const found_by[] = {
	[BY_NOTHING] = NULL, [BY_TAG] = "tag",		 [BY_DATE] = "date",
	[BY_TIP] = "tip",    [BY_REVISION] = "revision",
};

const char *outcome_name(enum outcome o)
{
	return outcomes[o];
}

const char *mark_name(enum mark m)
{
	return marks[m];
}

const char *ended_name(enum ended e)
{
	return ends[e];
}

const char *lever_state_name(enum lever_state s)
{
	return lever_states[s];
}

const char *boundary_by_name(enum boundary_by by)
{
	return found_by[by];
}
