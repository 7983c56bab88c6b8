/* git plan version: what is running. */
#include "cmd/cmd.h"

int cmd_version(struct cmd *c, int argc, const char **argv, struct err *e)
{
	int ret = cmd_options(c, argc, argv, NULL, 0, e);

	if (ret)
		return ret < 0 ? -1 : EXIT_CLEAN;
	out_lit(&c->out, "git-plan " GIT_PLAN_VERSION "\n");
	return EXIT_CLEAN;
}
