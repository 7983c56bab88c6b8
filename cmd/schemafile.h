/*
 * schemafile - the JSON Schemas that editors read, and how a file names its own
 *
 * They lie in one folder of the repository and are committed, so that the
 * whole team's editors have them without a network. A YAML file names its
 * schema in a comment on its first line, by the way from the file to there.
 *
 * Owns       nothing: all lives in the arena given.
 */
#ifndef CMD_SCHEMAFILE_H
#define CMD_SCHEMAFILE_H

#include "base/out.h"
#include "plan/field.h"

#define SCHEMA_FOLDER ".git-plan"

struct schema_file {
	const char *name; /* plan, config, people */
	const char *path; /* from the top of the repository */
	const char *title;
	const struct field *table;
};

#define N_SCHEMA_FILES 3
extern const struct schema_file schema_files[N_SCHEMA_FILES];

void schema_write(struct out *o, struct arena *a, const struct schema_file *f,
		  const struct catalogue *words);
struct slice schema_bytes(struct arena *a, const struct schema_file *f,
			  const struct catalogue *words);
/*
 * The text of a YAML file at that path with the comment before it, where
 * `top` (NULL: the current folder) has the schema; else the text as it is.
 */
struct slice schema_named(struct arena *a, const char *top, const char *name,
			  struct slice path, struct slice text);

#endif
