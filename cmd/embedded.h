/*
 * embedded - the text files that are part of the program
 *
 * Templates and hooks are kept as files for people to read; the build puts
 * their bytes into the executable, which needs nothing beside it.
 */
#ifndef CMD_EMBEDDED_H
#define CMD_EMBEDDED_H

#include "base/slice.h"

/* By path in the source tree, "hooks/hook"; one that is not there is a BUG().
 */
struct slice embedded_file(const char *path);

#endif
