/* Configuration and people: defaults, every setting, every mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/config.h"
#include "plan/field.h"

static struct findings decode(struct config *c, struct arena *a,
			      const char *text)
{
	struct findings fs = FINDINGS_IN(a);

	config_decode(c, a, slice_of(text), &fs);
	return fs;
}

static void is_default(const struct config *c)
{
	assert_true(slice_is(c->plans, "plans/**/*.yaml"));
	assert_true(slice_is(c->people, "people.yaml"));
	assert_int_equal(c->branch.len, 0);
	assert_int_equal(c->calendar.year_starts, 1);
	assert_false(c->calendar.named_by_end);
	assert_int_equal(c->calendar.review, PERIOD_QUARTER);
	assert_int_equal(c->calendar.closing, 10);
	assert_string_equal(c->zone.name, "UTC");
	assert_true(slice_is(c->language, "en"));
	assert_int_equal(c->levels.n, 4);
	assert_true(slice_is(c->levels.v[0].s, "strategy"));
	assert_int_equal(c->n_methods, 1);
	assert_int_equal(c->methods[0].level.len, 0);
	assert_true(slice_is(c->methods[0].methods.v[0].s, "one-page"));
	assert_int_equal(c->n_rules, 0);
	assert_int_equal(c->report_people, REPORT_NAMES);
}

static void defaults(void **state)
{
	static const char *const texts[] = {"", "# nothing\n", "~\n",
					    "version: 1\nplans:\nlevels: []\n",
					    "x-own: {a: [b]}\n"};
	struct arena a = ARENA_INIT;
	struct config c;
	size_t i;

	(void)state;
	config_default(&c, &a);
	assert_false(c.found);
	is_default(&c);
	for (i = 0; i < ARRAY_LEN(texts); i++) {
		assert_int_equal(decode(&c, &a, texts[i]).n, 0);
		assert_true(c.found);
		is_default(&c);
	}
	arena_release(&a);
}

static void every_setting(void **state)
{
	struct arena a = ARENA_INIT;
	struct config c;
	struct findings fs = decode(
		&c, &a,
		"version: 1\n"
		"plans: work/**/*.yml\n"
		"people: team/people.yaml\n"
		"branch: trunk\n"
		"calendar:\n"
		"  year-starts: 2\n"
		"  year-named-by: end\n"
		"  review: month\n"
		"  closing: 0\n"
		"  timezone: +02:00\n"
		"language: de\n"
		"levels: [top, below]\n"
		"methods: {top: [execution], below: [one-page, delegation]}\n"
		"rules:\n"
		"  action-count: {level: warning, max: 7}\n"
		"  plan-overdue: none\n"
		"  due-bunched: {min: 3}\n"
		"report: {people: totals}\n");

	(void)state;
	assert_int_equal(fs.n, 0);
	assert_true(slice_is(c.plans, "work/**/*.yml"));
	assert_true(slice_is(c.people, "team/people.yaml"));
	assert_true(slice_is(c.branch, "trunk"));
	assert_int_equal(c.calendar.year_starts, 2);
	assert_true(c.calendar.named_by_end);
	assert_int_equal(c.calendar.review, PERIOD_MONTH);
	assert_int_equal(c.calendar.closing, 0);
	assert_int_equal(c.zone.offset, 7200);
	assert_true(slice_is(c.language, "de"));
	assert_int_equal(c.levels.n, 2);
	assert_int_equal(c.n_methods, 2);
	assert_true(slice_is(c.methods[1].level, "below"));
	assert_true(slice_is(c.methods[1].methods.v[1].s, "delegation"));
	assert_int_equal(c.n_rules, 3);
	assert_true(slice_is(c.rules[0].rule, "action-count"));
	assert_true(c.rules[0].has_level);
	assert_int_equal(c.rules[0].level, LEVEL_WARNING);
	assert_true(
		slice_is(node_get(c.rules[0].params, SLICE("max"))->text, "7"));
	assert_int_equal(c.rules[1].level, LEVEL_NONE);
	assert_null(c.rules[1].params);
	assert_false(c.rules[2].has_level);
	assert_int_equal(c.report_people, REPORT_TOTALS);
	arena_release(&a);
}

/* One finding each, and the default holds. */
static void mistakes(void **state)
{
	static const struct {
		const char *text;
		uint32_t line, col;
		const char *field, *message, *help;
	} rows[] = {
		{"brnch: x", 1, 1, "brnch",
		 "\"brnch\" is no field of the configuration",
		 "did you mean branch?"},
		{"calendar: {closng: 3}", 1, 12, "calendar.closng",
		 "\"closng\" is no field of calendar", "did you mean closing?"},
		{"version: 2", 1, 10, "version",
		 "this git-plan reads version 1 of the configuration, not 2",
		 "install a newer git-plan, or write version: 1"},
		{"version: one", 1, 10, "version",
		 "version takes a plain number, not \"one\"", NULL},
		{"plans: [a, b]", 1, 8, "plans",
		 "plans takes a text, not a list", NULL},
		{"plans: /plans", 1, 8, "plans", "plans cannot begin with /",
		 "write it from the top of the repository: plans/**/*.yaml"},
		{"people: ../p.yaml", 1, 9, "people",
		 "people cannot begin with .", NULL},
		{"calendar: x", 1, 11, "calendar",
		 "calendar takes a map of fields, not a text", NULL},
		{"calendar: {year-starts: 13}", 1, 25, "calendar.year-starts",
		 "year-starts takes a whole number from 1 to 12, not 13", NULL},
		{"calendar: {year-starts: 1.5}", 1, 25, "calendar.year-starts",
		 "year-starts takes a whole number from 1 to 12, not 1.5",
		 NULL},
		{"calendar: {year-named-by: stat}", 1, 27,
		 "calendar.year-named-by",
		 "year-named-by takes start or end, not \"stat\"",
		 "did you mean start?"},
		{"calendar: {review: week}", 1, 20, "calendar.review",
		 "review takes year, half, quarter or month, not \"week\"",
		 NULL},
		{"calendar: {closing: -1}", 1, 21, "calendar.closing",
		 "closing takes a whole number from 0 to 92, not -1", NULL},
		{"calendar: {timezone: Mars/North}", 1, 22, "calendar.timezone",
		 "timezone: this machine knows no time zone Mars/North", NULL},
		{"calendar: {timezone: +25:00}", 1, 22, "calendar.timezone",
		 "timezone: +25:00 is no offset such as +02:00", NULL},
		{"language: es", 1, 11, "language",
		 "language takes en, de, fr or ru, not \"es\"", NULL},
		{"levels: {a: b}", 1, 9, "levels",
		 "levels takes a list of texts, not a map", NULL},
		{"methods: onepage", 1, 10, "methods",
		 "methods takes one-page,", "did you mean one-page?"},
		{"methods: {strategi: one-page}", 1, 11, "methods.strategi",
		 "\"strategi\" is none of the levels",
		 "did you mean strategy?"},
		{"rules: [a]", 1, 8, "rules", "rules takes a map, not a list",
		 "write rules: {some-key: none}"},
		{"rules: {a: warn}", 1, 12, "rules.a",
		 "a takes none, info, warning or error, not \"warn\"", NULL},
		{"rules: {a: {level: erorr}}", 1, 20, "rules.a.level",
		 "level takes none, info, warning or error, not",
		 "did you mean error?"},
		{"rules: {a: [none]}", 1, 12, "rules.a",
		 "a takes a level or a map of parameters, not a list", NULL},
		{"report: {people: all}", 1, 18, "report.people",
		 "people takes names, totals or none, not \"all\"", NULL},
		{"- a", 1, 1, "",
		 "the configuration is a map of keys, not a list", NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena a = ARENA_INIT;
		struct config c;
		struct findings fs = decode(&c, &a, rows[i].text);
		const struct finding *f = fs.v;

		if (fs.n != 1 || f->at.line != rows[i].line ||
		    f->at.col != rows[i].col ||
		    !slice_is(f->field, rows[i].field) ||
		    !slice_starts(f->message, slice_of(rows[i].message)) ||
		    (rows[i].help && !slice_is(f->help, rows[i].help)))
			fail_msg("%s: %zu %.*s", rows[i].text, fs.n,
				 SL(f ? f->message : SLICE("nothing")));
		assert_string_equal(f->rule, "config-invalid");
		assert_true(slice_is(f->file, ".git-plan.yaml"));
		c.n_rules = 0; /* a rule may stay, without its level */
		if (!slice_starts(slice_of(rows[i].text), SLICE("methods: {")))
			is_default(&c);
		arena_release(&a);
	}
}

/* Broken YAML is an invalid configuration, not a syntax error of a plan. */
static void broken(void **state)
{
	struct arena a = ARENA_INIT;
	struct config c;
	struct findings fs = decode(&c, &a, "branch: [a\n");

	(void)state;
	assert_true(fs.n > 0);
	assert_string_equal(fs.v[0].rule, "config-invalid");
	assert_true(slice_is(fs.v[0].file, ".git-plan.yaml"));
	is_default(&c);
	arena_release(&a);
}

static void knows_people(void **state)
{
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);
	struct people p;
	const struct person *dana;

	(void)state;
	people_decode(&p, &a, SLICE("team.yaml"),
		      SLICE("dana:\n"
			    "  name: Dana Demir\n"
			    "  email: dana@clinic.example\n"
			    "  team: marketing\n"
			    "  role: head\n"
			    "  external: true\n"
			    "  until: 2026-12-31\n"
			    "  away: [2026-05-15, 2026-07-01..2026-07-21]\n"
			    "  x-phone: 12\n"
			    "kim:\n"
			    "no: {away: 2026-01-02}\n"
			    "rene\xcc\x81: {name: NFD}\n"),
		      &fs);
	assert_int_equal(fs.n, 0);
	assert_true(p.found);
	assert_int_equal(p.n, 4);
	dana = people_get(&p, SLICE("dana"));
	assert_ptr_equal(dana, &p.v[0]);
	assert_true(slice_is(dana->name, "Dana Demir"));
	assert_true(slice_is(dana->email, "dana@clinic.example"));
	assert_true(slice_is(dana->team, "marketing"));
	assert_true(slice_is(dana->role, "head"));
	assert_true(dana->external);
	assert_int_equal(dana->until, day_from_ymd(2026, 12, 31));
	assert_int_equal(dana->n_away, 2);
	assert_int_equal(dana->away[0].to, day_from_ymd(2026, 5, 15));
	assert_int_equal(dana->away[1].from, day_from_ymd(2026, 7, 1));
	assert_int_equal(dana->away[1].to, day_from_ymd(2026, 7, 21));
	assert_int_equal(people_get(&p, SLICE("kim"))->until, DAY_NONE);
	assert_false(people_get(&p, SLICE("kim"))->external);
	assert_int_equal(people_get(&p, SLICE("no"))->n_away, 1);
	assert_non_null(people_get(&p, SLICE("ren\xc3\xa9")));
	assert_null(people_get(&p, SLICE("Dana")));
	assert_null(people_get(&p, SLICE("lee")));
	arena_release(&a);
}

static void wrong_people(void **state)
{
	static const struct {
		const char *text;
		uint32_t col;
		const char *field, *message;
	} rows[] = {
		{"dana: {nme: D}", 8, "dana.nme",
		 "\"nme\" is no field of a person"},
		{"dana: Dana", 7, "dana",
		 "dana takes a map of fields, not a text"},
		{"dana: {until: 2026-02-30}", 15, "dana.until",
		 "2026-02-30 is not in the calendar"},
		{"dana: {external: perhaps}", 18, "dana.external",
		 "external takes true or false, not \"perhaps\""},
		{"dana: {away: 2026-07-21..2026-07-01}", 14, "dana.away",
		 "away takes a day or a span of days, not"},
		{"dana: {away: [July]}", 15, "dana.away",
		 "an entry of away takes a day or a span of days, not"},
		{"dana: {away: {a: b}}", 14, "dana.away",
		 "away takes days and spans of days, not a map"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena a = ARENA_INIT;
		struct findings fs = FINDINGS_IN(&a);
		struct people p;

		people_decode(&p, &a, SLICE("people.yaml"),
			      slice_of(rows[i].text), &fs);
		if (fs.n != 1 || fs.v[0].at.col != rows[i].col ||
		    !slice_is(fs.v[0].field, rows[i].field) ||
		    !slice_starts(fs.v[0].message, slice_of(rows[i].message)))
			fail_msg("%s: %zu %.*s", rows[i].text, fs.n,
				 SL(fs.n ? fs.v[0].message : SLICE("nothing")));
		assert_string_equal(fs.v[0].rule, "config-invalid");
		assert_true(slice_is(fs.v[0].file, "people.yaml"));
		/* so that it is not reported for each of her plans as well */
		assert_non_null(people_get(&p, SLICE("dana")));
		arena_release(&a);
	}
}

/* The rows of both files: help, examples, nothing forgotten by decoding. */
static void tables(void **state)
{
	const struct field *const both[] = {config_fields, people_fields};
	struct arena a = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_LEN(both); i++) {
		const struct field *row;

		for (row = both[i]; row->path; row++) {
			assert_true(slice_of(row->help).len > 10);
			assert_false(
				slice_ends(slice_of(row->help), SLICE(".")));
			assert_true(field_example(&a, both[i], row).len > 0);
			assert_ptr_equal(
				field_find(both[i], slice_of(row->path)), row);
		}
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults),	cmocka_unit_test(every_setting),
		cmocka_unit_test(mistakes),	cmocka_unit_test(broken),
		cmocka_unit_test(knows_people), cmocka_unit_test(wrong_people),
		cmocka_unit_test(tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
