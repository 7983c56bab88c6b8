/* Every command, a row each. */
#include "cmd/cmd.h"

const struct command commands[] = {
	{"lint", "[--staged] [REV | BASE..REV] [--] [PATH...]", "check plans",
	 cmd_lint, false},
	{"diff",
	 "[--staged] [--stat] [A [B] | A..B | A...B] [--] [PATH | PLAN...]",
	 "say what changed in meaning", cmd_diff, false},
	{"explain", "RULE | --all", "say what a rule is for", cmd_explain,
	 false},
	{"fields", "[plan | config | people]", "list every field of a file",
	 cmd_fields, true},
	{"version", "", "print the version and those of the libraries",
	 cmd_version, false},
	{NULL, NULL, NULL, NULL, false},
};
