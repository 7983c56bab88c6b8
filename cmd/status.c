/* git plan status: what today asks for. */
#include "cmd/formats.h"
#include "cmd/identity.h"
#include "report/status_report.h"

/* In the order of enum status_by. */
static const char *const by_words[] = {"plan", "owner", NULL};

/* What stands on the command line. */
struct words {
	char *by, *days;
	int mine;
};

static int read_days(int32_t *days, const struct words *w, struct err *e)
{
	char *end;
	long n;

	*days = STATUS_DAYS;
	if (!w->days)
		return 0;
	n = strtol(w->days, &end, 10);
	if (*end || end == w->days || n < 0 || n > 3660) {
		err_set(e, "--days %s is no number of days", w->days);
		return err_hint(e, "Write it like --days 30.");
	}
	*days = (int32_t)n;
	return 0;
}

static int load(struct snapshot *out, struct cmd *c, struct err *e)
{
	struct source *src;
	int ret;

	if (cmd_open(c, e) < 0 || cmd_source_here(&src, c, e) < 0)
		return -1;
	ret = snapshot_load(out, &c->arena, NULL, src, e);
	source_close(src);
	return ret;
}

static int count(struct status *out, struct cmd *c, const struct words *w,
		 struct err *e)
{
	struct snapshot *s = arena_alloc(&c->arena, sizeof(*s));
	struct status_options opt = {.mine = SLICE_NONE};

	if (read_days(&opt.days, w, e) < 0 || load(s, c, e) < 0)
		return -1;
	if (w->mine && identity_known(&opt.mine, c, &s->people, e) < 0)
		return -1;
	opt.today = cmd_today(c, &s->config.zone);
	status_count(out, &c->arena, s, &opt);
	return 0;
}

static void say(struct cmd *c, const struct status *s, enum format format,
		enum status_by by)
{
	struct doc d = doc_in(&c->arena);
	struct status_record record;

	cmd_page(c);
	if (format == FORMAT_JSON) {
		status_record(&record, s);
		render_json(&c->out, "status", status_rows, &record);
		return;
	}
	d.words = c->words;
	status_doc(&d, s, by);
	format_write(c, &d, format, SLICE_NONE);
}

int cmd_status(struct cmd *c, int argc, const char **argv, struct err *e)
{
	struct words w = {NULL, NULL, 0};
	const struct poptOption options[] = {
		{"by", 0, POPT_ARG_STRING, &w.by, 0,
		 "plan or owner: below what it stands", "WHAT"},
		{"mine", 0, POPT_ARG_NONE, &w.mine, 0,
		 "only what you own, by your name and address in git", NULL},
		{"days", 0, POPT_ARG_STRING, &w.days, 0,
		 "how many days from today are soon; else 14", "N"},
	};
	int ret = cmd_options(c, argc, argv, options, ARRAY_LEN(options), e);
	int format, by = STATUS_BY_PLAN;
	struct status s;

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	format = format_asked(c, FORMATS_RECORDS, e);
	if (format >= 0 && w.by)
		by = cmd_choose("order", w.by, by_words, e);
	if (format < 0 || by < 0)
		return -1;
	if (format == FORMAT_SCHEMA) {
		render_json_schema(&c->out, "status", status_rows);
		return EXIT_CLEAN;
	}
	if (c->n_args) {
		err_set(e, "status takes no words such as %s", c->args[0]);
		return err_hint(e, "One plan on a page: git plan show %s",
				c->args[0]);
	}
	if (count(&s, c, &w, e) < 0)
		return -1;
	say(c, &s, (enum format)format, (enum status_by)by);
	return EXIT_CLEAN;
}
