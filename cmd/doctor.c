/* git plan doctor: does git-plan work in this clone, and what if not? */
#include "cmd/doctor.h"

static const struct doctor_check {
	const char *name;
	doctor_check_fn *run;
	bool needs_repo, needs_files; /* a work tree */
	bool tries; /* last ones: what fails here is a finding, too */
} checks[] = {
	{"versions", doctor_versions, false, false, false},
	{"source", doctor_source, false, false, false},
	{"index", doctor_index, true, true, false},
	{"history", doctor_history, true, false, false},
	{"config", doctor_config, true, true, false},
	{"people", doctor_people, true, true, false},
	{"main-line", doctor_main_line, true, true, false},
	{"hooks", doctor_hooks, true, false, false},
	{"other-hooks", doctor_other_hooks, true, false, false},
	{"drivers", doctor_drivers, true, true, false},
	{"attributes", doctor_attributes, true, true, false},
	{"pull", doctor_pull, true, true, false},
	{"try-hooks", doctor_try_hooks, true, false, true},
	{"try-merge", doctor_try_merge, true, true, true},
	{"try-diff", doctor_try_diff, true, true, true},
};

void doctor_say(struct doctor *d, enum doctor_state state, struct slice mend,
		const char *fmt, ...)
{
	struct arena *a = &d->c->arena;
	struct slice text;
	va_list ap;

	va_start(ap, fmt);
	text = catalogue_vsay(a, d->c->words, fmt, ap);
	va_end(ap);
	ARENA_PUSH(a, d->v, d->n) =
		(struct doctor_found){d->check, state, text, mend};
}

static void say_not_tried(struct doctor *d, struct err *e)
{
	struct arena *a = &d->c->arena;

	doctor_say(d, DOCTOR_MEND, arena_printf(a, "%s", e->hint),
		   "hooks and drivers could not be tried: %.*s",
		   SL(arena_printf(a, "%s", e->text)));
	*e = (struct err)ERR_INIT;
}

static int look(struct doctor *d, struct err *e)
{
	const struct doctor_check *row = checks;

	for (; row < checks + ARRAY_LEN(checks); row++) {
		if (row->needs_repo && !d->c->repo)
			continue;
		if (row->needs_files && !repo_paths(d->c->repo)->top)
			continue;
		d->check = row->name;
		if (row->run(d, e) == 0)
			continue;
		if (!row->tries)
			return -1;
		say_not_tried(d, e);
		break;
	}
	return 0;
}

int cmd_doctor(struct cmd *c, int argc, const char **argv, struct err *e)
{
	static const char *const formats[] = {"text", "json", "schema", NULL};
	struct doctor d = {.c = c};
	struct doc doc = doc_in(&c->arena);
	struct doctor_record record;
	int ret = cmd_options(c, argc, argv, NULL, 0, e), format = 0;

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (c->format)
		format = cmd_choose("format", c->format, formats, e);
	if (format < 0)
		return -1;
	if (format == 2) {
		render_json_schema(&c->out, "doctor", doctor_rows);
		return EXIT_CLEAN;
	}
	if (cmd_open(c, e) < 0 || look(&d, e) < 0)
		return -1;
	doctor_record(&record, &c->arena, d.v, d.n);
	if (format == 1) {
		render_json(&c->out, "doctor", doctor_rows, &record);
	} else {
		doc.words = c->words;
		doctor_doc(&doc, d.v, d.n);
		render_text(&c->out, &doc, &c->style);
	}
	return record.healthy ? EXIT_CLEAN : EXIT_FINDINGS;
}
