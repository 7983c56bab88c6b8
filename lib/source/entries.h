/*
 * entries - what the sources share when they make their lists
 *
 * Owns       nothing beyond the arena given.
 */
#ifndef SOURCE_ENTRIES_H
#define SOURCE_ENTRIES_H

#include "source/source.h"

/* A growing list of entries in one arena. */
struct entries {
	struct entry *v;
	size_t n;
	struct arena *arena;
};

#define ENTRIES_IN(a)                                                          \
	{                                                                      \
		NULL, 0, (a)                                                   \
	}

/* The path is not copied. */
struct entry *entries_add(struct entries *list, struct slice path,
			  enum entry_kind kind);
/*
 * Adds an ENTRY_DIRECTORY for every folder on the way to an entry whose name
 * looks like a YAML file, sorts by bytes and drops what is there twice.
 */
void entries_finish(struct entries *list);
/* What git's mode says of an entry of a tree or of the index. */
enum entry_kind entry_kind_of_mode(uint32_t mode);
/* Ends in .yaml or .yml, with something before it. */
bool looks_like_yaml(struct slice name);
/* True where a folder on the way, or the name itself, is .git. */
bool inside_git_folder(struct slice path);
/* Up to the last /, without it; "" for a path without folder. */
struct slice path_folder(struct slice path);
/* Behind the last /. */
struct slice path_name(struct slice path);

#endif
