/*
 * glob - the file patterns of the configuration
 *
 * Components are matched by the C library's fnmatch(); `**` stands for any
 * number of folders, none included, so that a pattern for
 * every YAML file below plans finds plans/a.yaml and plans/x/y/a.yaml; at the
 * end of a pattern it stands for all that lies below. Folders and files that
 * begin with a dot match only where the pattern says so.
 */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include "base/slice.h"

/* True if the whole path, with / between folders, matches the pattern. */
bool glob_match(struct slice pattern, struct slice path);
/* True for the path itself, and for all below it if it is a folder. */
bool path_within(struct slice path, struct slice folder);

#endif
