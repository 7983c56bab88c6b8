/* What the methods in force add, as records, and the rows that name it. */
#include "report/review_method_records.h"

#include "plan/method.h"

#define ROW(kind_of, record, member, text)                                     \
	.name = #member, .type = kind_of,                                      \
	.at = offsetof(struct record, member), .help = text
#define ROW_AS(key, kind_of, record, member, text)                             \
	.name = key, .type = kind_of, .at = offsetof(struct record, member),   \
	.help = text
#define LIST_OF(rows, record) .sub = rows, .sub_size = sizeof(struct record)

struct month_record {
	struct slice month;
	double reading;
};

struct factor_record {
	struct factor_line line;
	struct rec_list months;
};

struct answer_record {
	struct answer answer;
	const char *state;
};

struct chain_record {
	struct slice plan;
	struct rec_list links;
	struct slice first_late;
	size_t loose;
};

struct unaccepted_record {
	struct slice plan, team;
	const char *how;
};

struct tree_record {
	struct tree_node node;
	const char *gap;
	struct slice supports, missing;
};

struct editor_record {
	struct editor editor;
	const char *role;
};

/* --- words -------------------------------------------------------------------
 */

static const char *const answer_words[] = {"missing", "new", "changed", NULL};
static const char *const how_words[] = {"nobody", "not-yet", "before", NULL};
static const char *const gap_words[] = {"no-parent", "parent-gone",
					"level-skipped", "nothing-below", NULL};
static const char *const role_words[] = {"other", "owner", "sponsor", NULL};

/* --- rows --------------------------------------------------------------------
 */

static const struct rec_field month_rows[] = {
	{ROW(REC_TEXT, month_record, month, "such as 2026-02")},
	{ROW(REC_FRACTION, month_record, reading, "null: no actual")},
	REC_END,
};

static const struct rec_field factor_rows[] = {
	{ROW_AS("plan", REC_TEXT, factor_record, line.plan, NULL)},
	{ROW_AS("factor", REC_TEXT, factor_record, line.factor, "its key")},
	{ROW_AS("factor_title", REC_TEXT, factor_record, line.factor_title,
		NULL)},
	{ROW_AS("item", REC_TEXT, factor_record, line.item, "the metric")},
	{ROW_AS("title", REC_TEXT, factor_record, line.title, NULL)},
	{ROW_AS("unit", REC_TEXT, factor_record, line.unit, NULL)},
	{ROW_AS("person", REC_TEXT, factor_record, line.person,
		"whose part it is; null: all together")},
	{ROW(REC_LIST, factor_record, months, "oldest first"),
	 LIST_OF(month_rows, month_record)},
	REC_END,
};

static const struct rec_field lesson_rows[] = {
	{ROW(REC_TEXT, lesson, plan, NULL)},
	{ROW(REC_TEXT, lesson, learned, NULL)},
	{ROW_AS("try", REC_TEXT, lesson, attempt, NULL)},
	{ROW(REC_TEXT, lesson, improve, NULL)},
	REC_END,
};

static const struct rec_field answer_rows[] = {
	{ROW_AS("plan", REC_TEXT, answer_record, answer.plan, NULL)},
	{ROW_AS("question", REC_TEXT, answer_record, answer.question,
		"one of the ten")},
	{ROW_AS("text", REC_TEXT, answer_record, answer.text, NULL)},
	{ROW(REC_WORD, answer_record, state, NULL), .words = answer_words},
	REC_END,
};

static const struct rec_field bystander_rows[] = {
	{ROW(REC_TEXT, bystander, plan, NULL)},
	{ROW(REC_TEXT, bystander, person, "handle")},
	REC_END,
};

static const struct rec_field link_rows[] = {
	{ROW(REC_TEXT, chain_link, plan, NULL)},
	{ROW(REC_TEXT, chain_link, item, NULL)},
	{ROW(REC_TEXT, chain_link, title, NULL)},
	{ROW(REC_TEXT, chain_link, owner, "handle")},
	{ROW(REC_DAY, chain_link, due, NULL)},
	{ROW(REC_DAY, chain_link, done, NULL)},
	{ROW(REC_BOOL, chain_link, late,
	     "open, and overdue or due after what needs it")},
	REC_END,
};

static const struct rec_field chain_rows[] = {
	{ROW(REC_TEXT, chain_record, plan, NULL)},
	{ROW(REC_LIST, chain_record, links,
	     "from the end back to today: each needs the one after it"),
	 LIST_OF(link_rows, chain_link)},
	{ROW(REC_TEXT, chain_record, first_late,
	     "the item of the late link nearest to today")},
	{ROW(REC_COUNT, chain_record, loose,
	     "other actions that lead to nothing")},
	REC_END,
};

static const struct rec_field unaccepted_rows[] = {
	{ROW(REC_TEXT, unaccepted_record, plan, NULL)},
	{ROW(REC_TEXT, unaccepted_record, team, "null: none is named")},
	{ROW(REC_WORD, unaccepted_record, how,
	     "nobody has; not yet; or before the goal changed"),
	 .words = how_words},
	REC_END,
};

static const struct rec_field means_rows[] = {
	{ROW(REC_TEXT, short_means, plan, NULL)},
	{ROW(REC_TEXT, short_means, key, "of the resource")},
	{ROW(REC_TEXT, short_means, need, NULL)},
	{ROW(REC_TEXT, short_means, have, NULL)},
	{ROW(REC_DAY, short_means, due, NULL)},
	REC_END,
};

static const struct rec_field unasked_rows[] = {
	{ROW(REC_TEXT, unasked, plan, NULL)},
	{ROW(REC_TEXT, unasked, owner, "handle")},
	{ROW(REC_BOOL, unasked, own, "its owner asked for it")},
	REC_END,
};

static const struct rec_field tree_rows[] = {
	{ROW_AS("plan", REC_TEXT, tree_record, node.plan, NULL)},
	{ROW_AS("title", REC_TEXT, tree_record, node.title, NULL)},
	{ROW_AS("level", REC_TEXT, tree_record, node.level, NULL)},
	{ROW(REC_TEXT, tree_record, supports, NULL)},
	{ROW_AS("depth", REC_COUNT, tree_record, node.depth, "0 at the top")},
	{ROW(REC_WORD, tree_record, gap, "null: nothing is missing"),
	 .words = gap_words},
	{ROW(REC_TEXT, tree_record, missing, "the level that is not there")},
	REC_END,
};

static const struct rec_field editor_rows[] = {
	{ROW_AS("plan", REC_TEXT, editor_record, editor.plan, NULL)},
	{ROW_AS("author", REC_TEXT, editor_record, editor.author, NULL)},
	{ROW(REC_WORD, editor_record, role, NULL), .words = role_words},
	{ROW_AS("goal", REC_COUNT, editor_record, editor.goal,
		"changes of the goal")},
	{ROW_AS("way", REC_COUNT, editor_record, editor.way,
		"changes of the way to it")},
	REC_END,
};

static const struct rec_field job_rows[] = {
	{ROW(REC_TEXT, job_count, job, "empty: none is said")},
	{ROW(REC_COUNT, job_count, promised, NULL)},
	{ROW(REC_COUNT, job_count, kept, NULL)},
	{ROW(REC_COUNT, job_count, late, NULL)},
	REC_END,
};

const struct rec_field method_rows[] = {
	{ROW(REC_WORDS, method_records, in_force, "for any plan")},
	{ROW(REC_LIST, method_records, factors,
	     "each metric of a success factor by month, then its people"),
	 LIST_OF(factor_rows, factor_record)},
	{ROW(REC_LIST, method_records, lessons, "the scorecard's words"),
	 LIST_OF(lesson_rows, lesson)},
	{ROW(REC_LIST, method_records, answers,
	     "to the ten questions, where missing or changed"),
	 LIST_OF(answer_rows, answer_record)},
	{ROW(REC_LIST, method_records, bystanders,
	     "in a team without owning anything"),
	 LIST_OF(bystander_rows, bystander)},
	{ROW(REC_LIST, method_records, chains, NULL),
	 LIST_OF(chain_rows, chain_record)},
	{ROW(REC_LIST, method_records, unaccepted, "goals"),
	 LIST_OF(unaccepted_rows, unaccepted_record)},
	{ROW(REC_LIST, method_records, means, "that are short"),
	 LIST_OF(means_rows, short_means)},
	{ROW(REC_LIST, method_records, unasked, "plans nobody asked for"),
	 LIST_OF(unasked_rows, unasked)},
	{ROW(REC_LIST, method_records, tree, "each plan before those below it"),
	 LIST_OF(tree_rows, tree_record)},
	{ROW(REC_LIST, method_records, editors,
	     "who changed goals and the ways to them"),
	 LIST_OF(editor_rows, editor_record)},
	{ROW(REC_LIST, method_records, jobs, "promises by job"),
	 LIST_OF(job_rows, job_count)},
	REC_END,
};

/* --- filling -----------------------------------------------------------------
 */

static struct slice or_null(struct slice s)
{
	return s.len ? s : SLICE_NONE;
}

static struct rec_list month_list(struct arena *a, const struct method_facts *f,
				  const struct factor_line *line)
{
	struct month_record *v = arena_array(a, f->n_months, sizeof(*v));
	char day[DAY_LEN + 1];
	size_t i;

	for (i = 0; i < f->n_months; i++)
		v[i] = (struct month_record){
			.month = arena_copy(
				a, slice_sub(slice_of(day_format(day,
								 f->months[i])),
					     0, 7)),
			.reading = line->months[i],
		};
	return (struct rec_list){v, f->n_months};
}

static struct rec_list factor_list(struct arena *a, const struct review *r)
{
	const struct method_facts *f = &r->method_facts;
	struct factor_record *v = arena_array(a, f->n_factors, sizeof(*v));
	size_t n = 0, i;

	for (i = 0; i < f->n_factors; i++)
		if (!f->factors[i].person.ptr ||
		    r->people_shown == REPORT_NAMES)
			v[n++] = (struct factor_record){
				.line = f->factors[i],
				.months = month_list(a, f, &f->factors[i]),
			};
	return (struct rec_list){v, n};
}

static struct rec_list answer_list(struct arena *a,
				   const struct method_facts *f)
{
	struct answer_record *v = arena_array(a, f->n_answers, sizeof(*v));
	size_t i;

	for (i = 0; i < f->n_answers; i++)
		v[i] = (struct answer_record){
			.answer = f->answers[i],
			.state = answer_words[f->answers[i].state],
		};
	return (struct rec_list){v, f->n_answers};
}

static struct rec_list chain_list(struct arena *a, const struct method_facts *f)
{
	struct chain_record *v = arena_array(a, f->n_chains, sizeof(*v));
	size_t i;

	for (i = 0; i < f->n_chains; i++) {
		const struct chain *c = &f->chains[i];

		v[i] = (struct chain_record){
			.plan = c->plan,
			.links = {c->links, c->n_links},
			.first_late = c->first_late < c->n_links
					      ? c->links[c->first_late].item
					      : SLICE_NONE,
			.loose = c->loose,
		};
	}
	return (struct rec_list){v, f->n_chains};
}

static struct rec_list unaccepted_list(struct arena *a,
				       const struct method_facts *f)
{
	struct unaccepted_record *v =
		arena_array(a, f->n_unaccepted, sizeof(*v));
	size_t i;

	for (i = 0; i < f->n_unaccepted; i++)
		v[i] = (struct unaccepted_record){
			.plan = f->unaccepted[i].plan,
			.team = or_null(f->unaccepted[i].team),
			.how = how_words[f->unaccepted[i].how],
		};
	return (struct rec_list){v, f->n_unaccepted};
}

static struct rec_list tree_list(struct arena *a, const struct method_facts *f)
{
	struct tree_record *v = arena_array(a, f->n_tree, sizeof(*v));
	size_t i;

	for (i = 0; i < f->n_tree; i++) {
		const struct tree_node *node = &f->tree[i];

		v[i] = (struct tree_record){
			.node = *node,
			.gap = node->gap == TREE_WHOLE
				       ? NULL
				       : gap_words[node->gap - TREE_NO_PARENT],
			.supports = or_null(node->supports),
			.missing = or_null(node->missing),
		};
	}
	return (struct rec_list){v, f->n_tree};
}

static struct rec_list editor_list(struct arena *a, const struct review *r)
{
	const struct method_facts *f = &r->method_facts;
	struct editor_record *v = arena_array(a, f->n_editors, sizeof(*v));
	size_t i;

	for (i = 0; i < f->n_editors; i++) {
		v[i] = (struct editor_record){
			.editor = f->editors[i],
			.role = role_words[f->editors[i].role],
		};
		if (r->people_shown != REPORT_NAMES)
			v[i].editor.author = SLICE_NONE;
	}
	return (struct rec_list){v, f->n_editors};
}

struct rec_list method_names(struct arena *a, unsigned in_force)
{
	const char **v = NULL;
	size_t n = 0;
	int m;

	for (m = 0; m < N_METHODS; m++)
		if (in_force >> m & 1)
			ARENA_PUSH(a, v, n) = methods[m].name;
	return (struct rec_list){v, n};
}

struct method_records method_records(struct arena *a, const struct review *r)
{
	const struct method_facts *f = &r->method_facts;
	struct method_records out = {
		.in_force = method_names(a, r->methods),
		.factors = factor_list(a, r),
		.lessons = {f->lessons, f->n_lessons},
		.answers = answer_list(a, f),
		.chains = chain_list(a, f),
		.unaccepted = unaccepted_list(a, f),
		.means = {f->means, f->n_means},
		.unasked = {f->unasked, f->n_unasked},
		.tree = tree_list(a, f),
		.editors = editor_list(a, r),
		.jobs = {f->jobs, f->n_jobs},
	};

	if (r->people_shown == REPORT_NAMES)
		out.bystanders =
			(struct rec_list){f->bystanders, f->n_bystanders};
	return out;
}
