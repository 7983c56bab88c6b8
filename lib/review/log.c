/* The ledger of one plan or of all: which entries, and under which name. */
#include "base/period_guess.h"
#include "review/ledger.h"

struct run {
	struct arena *arena;
	struct plan_log *out;
	int32_t first, last; /* days that are wanted */
	struct main_line ml;
	struct history history;
	struct ledger_of of;
};

static int read_period(struct run *run, const struct log_options *opt,
		       struct err *e)
{
	char guess[PERIOD_NAME_MAX];
	struct period p;

	run->first = opt->first;
	run->last = opt->last;
	if (!opt->period.len)
		return 0;
	if (period_parse(&p, &run->ml.config.calendar, opt->period) ==
	    PERIOD_OK) {
		run->first = p.first;
		run->last = p.last;
		return 0;
	}
	err_set(e, "%.*s is no period", SL(opt->period));
	if (period_guess(guess, opt->period, opt->today))
		return err_hint(e, "Did you mean %s?", guess);
	return err_hint(e, "Periods are written 2026, 2026-H1, 2026-Q2, "
			   "2026-05 or 2026-Q1..2026-Q3.");
}

static int last_pos(const struct run *run)
{
	return (int)run->ml.n - 1;
}

/* How it is called now, or was when it was last there. */
static void name_it(struct run *run, const struct line *l)
{
	struct versions vs = line_versions(run->arena, l, last_pos(run));
	struct plan_log *out = run->out;
	size_t i = vs.n;

	while (i && !vs.v[i - 1].there)
		i--;
	if (!i)
		return;
	out->plan = vs.v[i - 1].plan->id.s;
	out->title = vs.v[i - 1].plan->title.s;
	if (!vs.v[i - 1].item)
		return;
	out->item = item_path(run->arena, vs.v[i - 1].item);
	out->title = vs.v[i - 1].item->title.s;
}

/* Of one plan only its own file is of interest. */
static void find_unreadable(struct run *run)
{
	struct plan_log *out = run->out;
	size_t n = history_unreadable(&out->unreadable, 0, run->arena,
				      &run->history, last_pos(run), true);
	struct versions vs;
	size_t i;

	out->n_unreadable = n;
	if (!run->of.plan)
		return;
	vs = line_versions(run->arena, run->of.plan, last_pos(run));
	out->n_unreadable = 0;
	for (i = 0; i < n && vs.n; i++)
		if (slice_eq(out->unreadable[i].file, vs.v[vs.n - 1].path)) {
			out->unreadable += i;
			out->n_unreadable = 1;
			return;
		}
}

static bool is_wanted(const struct run *run, const struct log_options *opt,
		      const struct ledger_entry *entry)
{
	if (opt->unexplained &&
	    (entry->because.ptr || !ledger_wants_reason(entry)))
		return false;
	return (run->first == DAY_NONE || entry->day >= run->first) &&
	       (run->last == DAY_NONE || entry->day <= run->last);
}

int log_run(struct plan_log *out, struct arena *a, struct repo *r,
	    const struct log_options *opt, struct err *e)
{
	struct run run = {.arena = a, .out = out};
	size_t n, i;

	*out = (struct plan_log){.n = 0};
	if (main_line_walk(&run.ml, a, r, opt->tip, e) < 0 ||
	    read_period(&run, opt, e) < 0 ||
	    history_walk(&run.history, a, r, &run.ml, last_pos(&run), e) < 0)
		return -1;
	if (opt->name.len) {
		if (ledger_find(&run.of, a, &run.history, opt->name, e) < 0)
			return -1;
		name_it(&run, run.of.item ? run.of.item : run.of.plan);
	}
	if (ledger_build_of(&out->v, &n, a, &run.history, &run.of, -1,
			    last_pos(&run), e) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (is_wanted(&run, opt, &out->v[i]))
			out->v[out->n++] = out->v[i];
	find_unreadable(&run);
	return 0;
}
