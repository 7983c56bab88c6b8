/* Filling in the template of a method. */
#include "cmd/page.h"

#include "base/buf.h"
#include "base/glob.h"
#include "cmd/cmd.h"
#include "cmd/embedded.h"
#include "yaml/fill.h"

/* Days for which a period counts as just begun. */
#define YOUNG	14
#define N_STEPS 3

/* The first method in force for plans of that level, ptr NULL: of none. */
static const struct method *page_method(const struct config *config,
					struct slice level)
{
	const struct texts *in_force = NULL;
	const struct method *m = NULL;
	size_t i;

	for (i = 0; i < config->n_methods; i++) {
		const struct method_setting *s = &config->methods[i];

		if (s->level.len ? slice_eq(s->level, level) : !in_force)
			in_force = &s->methods;
	}
	if (in_force && in_force->n)
		m = method_find(in_force->v[0].s);
	return m ? m : &methods[0];
}

static int choose_method(struct page *p, const char *word, struct err *e)
{
	const char *names[16];
	size_t n;
	int i;

	for (n = 0; methods[n].name && n + 1 < ARRAY_LEN(names); n++)
		names[n] = methods[n].name;
	names[n] = NULL;
	i = cmd_choose("method", word, names, e);
	if (i < 0)
		return -1;
	p->method = &methods[i];
	return 0;
}

int page_kind(struct page *p, const struct config *config, const char *method,
	      const char *language, struct err *e)
{
	int i;

	p->method = page_method(config, p->level);
	p->words = catalogue_of(config->language);
	if (method && choose_method(p, method, e) < 0)
		return -1;
	if (language) {
		i = cmd_choose("language", language, config_languages, e);
		if (i < 0)
			return -1;
		p->words = catalogue_of(slice_of(config_languages[i]));
	}
	return 0;
}

struct period page_period(const struct calendar *cal, int32_t today)
{
	struct period p = period_of_day(cal, cal->review, today);

	return today - p.first < YOUNG ? p : period_shift(cal, &p, 1);
}

/* The last day up to `day`, and not before first, on which the owner works. */
static int32_t working_day(const struct person *who, int32_t first, int32_t day)
{
	int32_t d = day;

	while (d > first && (day_weekday(d) > 4 || person_is_away(who, d)))
		d--;
	return day_weekday(d) > 4 ? day : d;
}

static struct slice day_slice(struct arena *a, int32_t day)
{
	char text[DAY_LEN + 1];

	return arena_copy(a, slice_of(day_format(text, day)));
}

/* "first-plan" -> "First plan" */
static struct slice title_of(struct arena *a, struct slice id)
{
	char *title = arena_cstr(a, id);
	size_t i;

	for (i = 0; i < id.len; i++)
		if (title[i] == '-' || title[i] == '_')
			title[i] = ' ';
	if (id.len && title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
	return (struct slice){title, id.len};
}

struct slice page_text(struct arena *a, const struct page *p,
		       const struct people *people)
{
	const struct person *owner = people_get(people, p->owner);
	int32_t last = p->period.last, first = p->period.first, due[N_STEPS];
	struct slice name;
	int i;

	if (p->today > first && p->today < last)
		first = p->today;
	for (i = 0; i < N_STEPS; i++)
		due[i] = working_day(owner, first,
				     first + (last - first) * (i + 1) /
						     (N_STEPS + 1));
	struct fill_value values[] = {
		{"plan", p->id},
		{"title", p->title.ptr ? p->title : title_of(a, p->id)},
		{"owner", p->owner},
		{"sponsor", p->sponsor},
		{"sponsor-or-tbd", p->sponsor.ptr ? p->sponsor : SLICE("TBD")},
		{"level", p->level},
		{"supports", p->supports},
		{"period", slice_of(p->period.name)},
		{"metric-due", day_slice(a, working_day(owner, first, last))},
		{"month", slice_sub(day_slice(a, p->period.first), 0, 7)},
		{"first-due", day_slice(a, due[0])},
		{"second-due", day_slice(a, due[1])},
		{"third-due", day_slice(a, due[2])},
	};
	name = arena_printf(a, "templates/%s", p->method->template);
	return fill_template_in(a, p->words, embedded_file(arena_cstr(a, name)),
				values, ARRAY_LEN(values));
}

struct slice page_path(struct arena *a, struct slice pattern, struct slice id)
{
	struct buf b = BUF_INIT(LIMIT_SCALAR_BYTES);
	struct slice rest = pattern, path;

	while (rest.len) {
		size_t slash = slice_find(rest, '/', 0);
		struct slice part = slice_sub(rest, 0, slash);
		size_t star = slice_find(part, '*', 0);

		rest = slice_sub(rest, slash + 1, rest.len);
		if (slice_is(part, "**"))
			continue;
		if (b.len)
			buf_add_char(&b, '/');
		buf_add(&b, slice_sub(part, 0, star));
		if (star < part.len)
			buf_add(&b, id);
		buf_add(&b, slice_sub(part, star + 1, part.len));
	}
	path = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return glob_match(pattern, path) ? path : SLICE_NONE;
}
