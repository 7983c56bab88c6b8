/* What all commands share: options, opening, the output and its end. */
#include <ctype.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/day.h"
#include "base/near.h"
#include "cmd/cmd.h"

void cmd_note(const char *fmt, ...)
{
	struct arena a = ARENA_INIT;
	struct out err = out_file(stderr, "standard error");
	va_list ap;

	va_start(ap, fmt);
	out_lit(&err, "git-plan: ");
	out_terminal(&err, arena_vprintf(&a, fmt, ap));
	out_lit(&err, "\n");
	va_end(ap);
	arena_release(&a);
}

int cmd_choose(const char *what, const char *word, const char *const *words,
	       struct err *e)
{
	struct buf all = BUF_INIT(4096);
	struct near near = near_to(slice_of(word));
	int i;

	for (i = 0; words[i]; i++)
		if (!strcmp(word, words[i]))
			return i;
	for (i = 0; words[i]; i++) {
		near_offer(&near, slice_of(words[i]));
		buf_printf(&all, "%s%s", i ? ", " : "", words[i]);
	}
	err_set(e, "there is no %s '%s'", what, word);
	if (near.best.ptr)
		err_hint(e, "Did you mean %.*s?", SL(near.best));
	else
		err_hint(e, "There are: %.*s.", SL(buf_slice(&all)));
	buf_release(&all);
	return -1;
}

static int wrong_option(struct cmd *c, const struct poptOption *table, int rc,
			struct err *e)
{
	const char *bad = poptBadOption(c->popt, POPT_BADOPTION_NOALIAS);
	const char *names[64];
	size_t n = 0;
	struct err ignored = ERR_INIT;

	if (rc != POPT_ERROR_BADOPT)
		return err_set(e, "%s: %s", bad, poptStrerror(rc));
	for (; table->longName || table->shortName || table->arg; table++) {
		const struct poptOption *row = table;

		if ((row->argInfo & POPT_ARG_MASK) == POPT_ARG_INCLUDE_TABLE)
			for (row = row->arg; row->longName; row++)
				if (n + 1 < ARRAY_LEN(names))
					names[n++] = row->longName;
		if (table->longName && n + 1 < ARRAY_LEN(names))
			names[n++] = table->longName;
	}
	names[n] = NULL;
	err_set(e, "git plan %s has no option %s", c->command->name, bad);
	while (*bad == '-')
		bad++;
	cmd_choose(
		"option",
		arena_cstr(&c->arena, (struct slice){bad, strcspn(bad, "=")}),
		names, &ignored);
	if (strstr(ignored.hint, "Did you mean "))
		err_hint(e, "Did you mean --%s", ignored.hint + 13);
	return err_hint(e, "git plan %s -h lists them.", c->command->name);
}

/* popt's own list of options, less the usage line that it begins with. */
static void print_options(struct cmd *c)
{
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&text, &len);
	const char *options;

	if (!f)
		return;
	poptPrintHelp(c->popt, f, 0);
	if (!fclose(f) && text) {
		options = strchr(text, '\n');
		fputs(options ? options : text, stdout);
	}
	free(text);
}

static void print_help(struct cmd *c)
{
	printf("usage: git plan %s%s%s\n\n%c%s.\n", c->command->name,
	       c->command->synopsis[0] ? " " : "", c->command->synopsis,
	       toupper((unsigned char)c->command->summary[0]),
	       c->command->summary + 1);
	print_options(c);
}

int32_t cmd_today(struct cmd *c, const struct zone *z)
{
	if (!c->today_text)
		c->today = zone_day(z, c->now);
	return c->today;
}

static int open_output(struct cmd *c, struct err *e)
{
	size_t room;
	mode_t mask = umask(0);
	int fd;

	umask(mask);
	if (!c->output)
		return 0;
	room = strlen(c->output) + sizeof(".XXXXXX");
	c->temporary = arena_alloc(&c->arena, room);
	snprintf(c->temporary, room, "%s.XXXXXX", c->output);
	fd = mkstemp(c->temporary);
	c->file = fd < 0 ? NULL : fdopen(fd, "w");
	if (!c->file) {
		c->temporary = NULL;
		return err_errno(e, "cannot write %s", c->output);
	}
	/* a temporary file is private, a report is like any other file */
	if (fchmod(fd, 0666 & ~mask))
		return err_errno(e, "cannot write %s", c->output);
	c->out = out_file(c->file, c->output);
	return 0;
}

static bool takes_text(const struct poptOption *row)
{
	return (row->argInfo & POPT_ARG_MASK) == POPT_ARG_STRING;
}

/* What popt allocated for a text goes into the command's arena. */
static void keep_text(struct cmd *c, const struct poptOption *row)
{
	char **text = row->arg, *was = *text;

	*text = arena_cstr(&c->arena, slice_of(was));
	free(was);
}

int cmd_options(struct cmd *c, int argc, const char **argv,
		const struct poptOption *options, size_t n, struct err *e)
{
	const struct zone utc = ZONE_UTC;
	int help = 0, rc;
	size_t i;
	struct poptOption common[] = {
		{"help", 'h', POPT_ARG_NONE, &help, 0, "show this", NULL},
		{"format", 0, POPT_ARG_STRING, &c->format, 0,
		 c->format_help ? c->format_help : "how the answer is written",
		 "FORMAT"},
		{"output", 'o', POPT_ARG_STRING, &c->output, 0,
		 "write to this file, whole or not at all", "FILE"},
		{"color", 0, POPT_ARG_STRING, &c->colour, 0,
		 "auto, always or never", "WHEN"},
		{"language", 0, POPT_ARG_STRING, &c->language, 0,
		 "of what is said: en, de, fr or ru; else the repository's",
		 "LANGUAGE"},
		{"today", 0, POPT_ARG_STRING, &c->today_text, 0,
		 "take this day for today", "DAY"},
		POPT_TABLEEND,
	};
	struct poptOption *table =
		arena_array(&c->arena, n + 2, sizeof(*table));

	if (n)
		memcpy(table, options, n * sizeof(*table));
	for (i = 0; i < n; i++)
		table[i].val = takes_text(&table[i]) ? (int)i + 1 : 0;
	for (i = 0; i < ARRAY_LEN(common); i++)
		common[i].val = takes_text(&common[i]) ? (int)(n + i) + 1 : 0;
	table[n] = (struct poptOption){
		NULL, 0, POPT_ARG_INCLUDE_TABLE, common, 0, "Common:", NULL};
	c->popt = poptGetContext(NULL, argc, argv, table, 0);
	/* one at a time: of an option given twice popt forgets the first text
	 */
	while ((rc = poptGetNextOpt(c->popt)) > 0)
		keep_text(c, (size_t)rc <= n ? &table[rc - 1]
					     : &common[(size_t)rc - n - 1]);
	if (rc < -1)
		return wrong_option(c, table, rc, e);
	if (help) {
		print_help(c);
		return 1;
	}
	c->args = poptGetArgs(c->popt);
	while (c->args && c->args[c->n_args])
		c->n_args++;
	c->now = time(NULL); /* the only place that looks at the clock */
	cmd_today(c, &utc);
	if (c->today_text && !day_parse(&c->today, slice_of(c->today_text))) {
		err_set(e, "--today %s is no day", c->today_text);
		return err_hint(e, "Write it like 2026-03-31.");
	}
	if (cmd_style(c, e) < 0 || cmd_language(c, e) < 0)
		return -1;
	return open_output(c, e);
}

int cmd_finish(struct cmd *c, int ret, struct err *e)
{
	struct err ignored = ERR_INIT;

	/* who leaves the pager early has seen enough */
	if (out_close(&c->out, c->pager ? &ignored : e) < 0 && !c->pager)
		ret = -1;
	if (c->file && fclose(c->file) && ret >= 0)
		ret = err_errno(e, "cannot write %s", c->output);
	if (c->temporary && ret >= 0 && rename(c->temporary, c->output))
		ret = err_errno(e, "cannot write %s", c->output);
	if (c->temporary && ret < 0)
		unlink(c->temporary);
	repo_close(c->repo);
	poptFreeContext(c->popt);
	arena_release(&c->arena);
	return ret;
}
