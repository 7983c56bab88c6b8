/* What is said of a conflict. */
#include "cmd/merge_say.h"

#include "cmd/cmd.h"

static struct slice say_changed(struct arena *a, const struct catalogue *words,
				struct slice path, struct slice ours,
				struct slice theirs)
{
	if (ours.ptr && theirs.ptr)
		return catalogue_say(a, words,
				     N_("%.*s was changed on both sides: to "
					"\"%.*s\" here, to \"%.*s\" there"),
				     SL(path), SL(ours), SL(theirs));
	return catalogue_say(a, words, N_("%.*s was changed on both sides"),
			     SL(path));
}

static struct slice say_added(struct arena *a, const struct catalogue *words,
			      struct slice path, struct slice ours,
			      struct slice theirs)
{
	if (ours.ptr && theirs.ptr)
		return catalogue_say(a, words,
				     N_("%.*s was added on both sides: as "
					"\"%.*s\" here, as \"%.*s\" there"),
				     SL(path), SL(ours), SL(theirs));
	return catalogue_say(a, words,
			     N_("%.*s was added on both sides, and is not the "
				"same"),
			     SL(path));
}

static struct slice say_moved(struct arena *a, const struct catalogue *words,
			      const struct merge_conflict *c)
{
	return catalogue_say(
		a, words,
		c->kind == TROUBLE_GONE_FROM_OURS
			? N_("%.*s is %.*s now, and was changed there: make "
			     "that change where it is now, then delete this "
			     "conflict")
			: N_("%.*s was changed here, and is %.*s there: make "
			     "that change where it is now, then delete this "
			     "conflict"),
		SL(terminal_text(a, c->path)),
		SL(terminal_text(a, c->moved_to)));
}

struct slice merge_say(struct arena *a, const struct catalogue *words,
		       const struct merge_conflict *conflict)
{
	struct slice path = terminal_text(a, conflict->path);
	struct slice ours = terminal_text(a, conflict->ours);
	struct slice theirs = terminal_text(a, conflict->theirs);

	if (conflict->moved_to.ptr)
		return say_moved(a, words, conflict);
	switch (conflict->kind) {
	case TROUBLE_CHANGED:
		return say_changed(a, words, path, ours, theirs);
	case TROUBLE_ADDED:
		return say_added(a, words, path, ours, theirs);
	case TROUBLE_RENAMED:
		return catalogue_say(a, words,
				     N_("%.*s got another name on both sides"),
				     SL(path));
	case TROUBLE_GONE_FROM_OURS:
		return catalogue_say(a, words,
				     N_("%.*s was deleted here, changed there"),
				     SL(path));
	case TROUBLE_GONE_FROM_THEIRS:
		return catalogue_say(a, words,
				     N_("%.*s was changed here, deleted there"),
				     SL(path));
	}
	BUG("a trouble that nobody knows");
}
