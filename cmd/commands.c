/* Every command, a row each. */
#include "cmd/cmd.h"

const struct command commands[] = {
	{"version", "", "print the version and those of the libraries",
	 cmd_version, false},
	{NULL, NULL, NULL, NULL, false},
};
