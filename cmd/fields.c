/* git plan fields: every field of a file, from the table that decodes it. */
#include <string.h>

#include "cmd/cmd.h"
#include "plan/field.h"

static const char *const formats[] = {"text", "markdown", NULL};
enum format {
	FORMAT_TEXT,
	FORMAT_MARKDOWN
};

/* The files, and what the fields at their top are called together. */
static const char *const files[] = {"plan", "config", "people", NULL};
static const struct {
	const struct field *table;
	const char *top;
} tables[] = {
	{plan_fields, N_("Fields of the plan")},
	{config_fields, N_("Settings")},
	{people_fields, N_("Fields of a person")},
};

static void say_words(struct doc *d, struct line *l, const char *before,
		      const char *const *words)
{
	const char *const *w;

	doc_say(d, l, ROLE_PLAIN, "%s", before);
	for (w = words; *w; w++) {
		doc_say(d, l, ROLE_PLAIN, "%.*s",
			SL(w == words ? SLICE(" ") : SLICE(", ")));
		doc_say(d, l, ROLE_CODE, "%.*s", SL(slice_of(*w)));
	}
}

/* What a field takes, and whether it must be there. */
static void say_type(struct doc *d, struct line *l, const struct field *row)
{
	const char *name = field_type_name(row->type);

	if (row->type == FIELD_WORD || row->type == FIELD_TEXT) {
		if (row->words)
			say_words(d, l, N_("one of"), row->words);
		else
			doc_say(d, l, ROLE_PLAIN, "%s", name);
	} else if (row->type == FIELD_INT && row->max) {
		doc_say(d, l, ROLE_PLAIN, "%s, %d to %d", name, row->min,
			row->max);
	} else if (row->words) {
		doc_say(d, l, ROLE_PLAIN, "%s", name);
		say_words(d, l, ":", row->words);
	} else {
		doc_say(d, l, ROLE_PLAIN, "%s", name);
	}
	if (row->required)
		doc_say(d, l, ROLE_STRONG, ", required");
}

static void say_row(struct doc *d, struct block *table, const struct field *row)
{
	struct line *help;

	doc_row(d, table);
	doc_say(d, doc_cell(d, table, 0), ROLE_CODE, "%.*s",
		SL(slice_of(row->path)));
	say_type(d, doc_cell(d, table, 1), row);
	help = doc_cell(d, table, 2);
	doc_say(d, help, ROLE_PLAIN, "%s", row->help);
	if (row->method) {
		doc_say(d, help, ROLE_PLAIN, " (method ");
		doc_say(d, help, ROLE_CODE, "%.*s", SL(slice_of(row->method)));
		doc_say(d, help, ROLE_PLAIN, ")");
	}
}

static struct block *new_table(struct doc *d)
{
	struct block *table = doc_table(d);

	doc_column(d, table, "Field", ALIGN_LEFT, false);
	doc_column(d, table, "Takes", ALIGN_LEFT, true);
	doc_column(d, table, "What it is", ALIGN_LEFT, true);
	return table;
}

/* First what stands at the top of the file, then each part with its fields. */
static struct doc all_fields(struct arena *a, const struct catalogue *words,
			     const struct field *fields, const char *top)
{
	struct doc d = doc_in(a);
	const struct field *row, *part;
	struct block *table;

	d.words = words;
	doc_heading(&d, 3, "%s", top);
	table = new_table(&d);
	for (row = fields; row->path; row++)
		if (!strchr(row->path, '.') || fields == people_fields)
			say_row(&d, table, row);
	for (part = fields; part->path && fields != people_fields; part++) {
		size_t n = strlen(part->path);

		if (strchr(part->path, '.') || !part[1].path ||
		    strncmp(part[1].path, part->path, n) != 0 ||
		    part[1].path[n] != '.')
			continue;
		doc_heading(&d, 3, "%.*s", SL(slice_of(part->path)));
		table = new_table(&d);
		for (row = part + 1; row->path; row++) {
			if (strncmp(row->path, part->path, n) != 0 ||
			    row->path[n] != '.')
				break;
			say_row(&d, table, row);
		}
	}
	return d;
}

int cmd_fields(struct cmd *c, int argc, const char **argv, struct err *e)
{
	int ret = cmd_options(c, argc, argv, NULL, 0, e);
	int format = FORMAT_TEXT, file = 0;
	struct doc d;

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (c->format)
		format = cmd_choose("format", c->format, formats, e);
	if (c->n_args)
		file = cmd_choose("file", c->args[0], files, e);
	if (format < 0 || file < 0)
		return -1;
	if (c->n_args > 1)
		return err_set(e, "one file at a time: plan, config or people");
	d = all_fields(&c->arena, c->words, tables[file].table,
		       tables[file].top);
	if (format == FORMAT_MARKDOWN)
		render_markdown(&c->out, &d);
	else
		render_text(&c->out, &d, &c->style);
	return EXIT_CLEAN;
}
