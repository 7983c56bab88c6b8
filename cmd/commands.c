/* Every command, a row each. */
#include "cmd/cmd.h"

const struct command commands[] = {
	{"init", "[--disable] [DIR]",
	 "make a folder or repository ready for plans", cmd_init, false},
	{"new", "ID", "write a new plan, one page to fill in", cmd_new, false},
	{"lint",
	 "[--fix | --diff] [--staged] [REV | A..B | A...B] [--] [PATH...]",
	 "check plans, and what changed in them", cmd_lint, false},
	{"diff",
	 "[--staged] [--stat] [A [B] | A..B | A...B] [--] [PATH | PLAN...]",
	 "say what changed in meaning", cmd_diff, false},
	{"review", "[PERIOD] [--against PERIOD] [--tip REV] [--rev A..B]",
	 "say what became of a period's promises, and why", cmd_review, false},
	{"explain", "RULE | --all", "say what a rule is for", cmd_explain,
	 false},
	{"fields", "[plan | config | people]", "list every field of a file",
	 cmd_fields, true},
	{"schema", "plan | config | people",
	 "print the JSON Schema of a file, for editors", cmd_schema, false},
	{"hooks", "[--force] [--server] install | remove | status",
	 "let git check the plans of each commit and push", cmd_hooks, false},
	{"merge-driver", "BASE OURS THEIRS [MARKER-SIZE [PATH]]",
	 "merge two changes of a plan, for git", cmd_merge_driver, true},
	{"version", "", "print the version and those of the libraries",
	 cmd_version, false},
	{NULL, NULL, NULL, NULL, false},
};
