/* The schemas of the files that people write, and the comment that names one.
 */
#include "cmd/schemafile.h"

#include <string.h>

#include "base/file.h"
#include "render/render.h"
#include "report/field_schema.h"

const struct schema_file schema_files[N_SCHEMA_FILES] = {
	{"plan", SCHEMA_FOLDER "/plan.schema.json", N_("A plan of git-plan"),
	 plan_fields},
	{"config", SCHEMA_FOLDER "/config.schema.json",
	 N_("The settings of git-plan"), config_fields},
	{"people", SCHEMA_FOLDER "/people.schema.json",
	 N_("The people of git-plan's plans"), people_fields},
};

void schema_write(struct out *o, struct arena *a, const struct schema_file *f,
		  const struct catalogue *words)
{
	struct rec_value schema = field_schema(a, f->table, f->title, words);

	render_json_value(o, &schema);
}

struct slice schema_bytes(struct arena *a, const struct schema_file *f,
			  const struct catalogue *words)
{
	struct buf b = BUF_INIT(SIZE_MAX);
	struct out o = out_mem(&b);
	struct slice s;

	schema_write(&o, a, f, words);
	s = arena_copy(a, buf_slice(&b));
	buf_release(&b);
	return s;
}

struct slice schema_named(struct arena *a, const char *top, const char *name,
			  struct slice path, struct slice text)
{
	const struct schema_file *f = schema_files;
	struct slice up = SLICE_NONE, there;
	size_t i;

	while (strcmp(f->name, name) != 0)
		if (++f == schema_files + N_SCHEMA_FILES)
			BUG("a schema that is not in the table");
	there = arena_printf(a, "%s/%s", top ? top : ".", f->path);
	if (!file_exists(arena_cstr(a, there)))
		return text;
	for (i = 0; i < path.len; i++)
		if (path.ptr[i] == '/')
			up = arena_printf(a, "%.*s../", SL(up));
	return arena_printf(a, "# yaml-language-server: $schema=%.*s%s\n%.*s",
			    SL(up), f->path, SL(text));
}
