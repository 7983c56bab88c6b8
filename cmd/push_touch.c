/* Whether what lies between two commits is of any interest to lint. */
#include "base/glob.h"
#include "cmd/push_look.h"

int push_config_of(struct config *out, struct cmd *c, const struct oid *id,
		   struct err *e)
{
	struct findings ignored = FINDINGS_IN(&c->arena);
	struct slice bytes;

	if (repo_file(&bytes, &c->arena, c->repo, id, SLICE(CONFIG_FILE), e) <
	    0)
		return -1;
	if (bytes.ptr)
		config_decode(out, &c->arena, bytes, &ignored);
	else
		config_default(out, &c->arena);
	return 0;
}

/* What lint would read there; any YAML file may be a plan that is lost. */
static bool matters(const struct config *config, struct slice path)
{
	return slice_is(path, CONFIG_FILE) || slice_eq(path, config->people) ||
	       slice_eq(path, config->baseline) ||
	       glob_match(config->plans, path) ||
	       slice_ends(path, SLICE(".yaml")) ||
	       slice_ends(path, SLICE(".yml"));
}

int push_touches_plans(struct cmd *c, const struct oid *before,
		       const struct oid *after, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct config was, is;
	struct tree_change *v;
	size_t n, i;
	int ret = -1;

	if (repo_tree_changes(&v, &n, &scratch, c->repo, before, after, e) < 0)
		goto done;
	ret = 0;
	if (!n)
		goto done;
	if (push_config_of(&is, c, after, e) < 0 ||
	    (!oid_is_none(before) && push_config_of(&was, c, before, e) < 0)) {
		ret = -1;
		goto done;
	}
	for (i = 0; i < n && !ret; i++)
		ret = matters(&is, v[i].path) ||
		      (!oid_is_none(before) && matters(&was, v[i].path));
done:
	arena_release(&scratch);
	return ret;
}
