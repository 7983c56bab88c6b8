/* git plan schema: what a file may hold, for editors. */
#include "cmd/cmd.h"
#include "cmd/schemafile.h"

int cmd_schema(struct cmd *c, int argc, const char **argv, struct err *e)
{
	int ret = cmd_options(c, argc, argv, NULL, 0, e), file;
	const char *names[N_SCHEMA_FILES + 1] = {NULL};
	size_t i;

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	if (c->format)
		return err_set(e, "git plan schema has one format");
	if (c->n_args != 1) {
		err_set(e, "git plan schema takes one file: plan, config or "
			   "people");
		return err_hint(e, "As in: git plan schema plan");
	}
	for (i = 0; i < N_SCHEMA_FILES; i++)
		names[i] = schema_files[i].name;
	file = cmd_choose("file", c->args[0], names, e);
	if (file < 0)
		return -1;
	schema_write(&c->out, &c->arena, &schema_files[file], c->words);
	return EXIT_CLEAN;
}
