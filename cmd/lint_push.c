/* git plan lint --push, and what the hooks of pushes and merges run. */
#include <unistd.h>

#include "cmd/lint.h"
#include "cmd/push_look.h"
#include "render/lint.h"

#define WIDTH 72 /* a server's words come back behind "remote: " */

/* Errors among what is not silenced; *shown: findings of any level. */
static size_t count_errors(size_t *shown, const struct push_look *l)
{
	size_t i, errors = 0;

	*shown = 0;
	for (i = 0; i < l->n; i++) {
		const struct finding *f = l->found[i].finding;

		if (finding_silent(f))
			continue;
		++*shown;
		errors += f->level == LEVEL_ERROR;
	}
	return errors;
}

static const char *last_words(const struct push_look *l)
{
	if (l->push.receiving)
		return N_("Nothing was taken. Mend this, commit, and push "
			  "again.");
	return N_("Nothing was pushed. Mend this, commit, and push again; "
		  "`git push --no-verify` skips the check.");
}

/* For people; nothing at all where there is nothing to say. */
static int say(struct cmd *c, const struct push_look *l)
{
	struct text_style style = c->style;
	struct doc d = doc_in(&c->arena);
	size_t shown, errors = count_errors(&shown, l);

	if (style.width > WIDTH)
		style.width = WIDTH;
	d.words = l->words;
	if (shown) {
		push_doc_make(&d, l->found, l->n,
			      errors ? last_words(l) : NULL);
		render_text(&c->out, &d, &style);
	}
	return errors ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int nobody_pushes(struct err *e)
{
	err_set(e, "nothing says what is pushed");
	return err_hint(e, "A hook gives it on standard input; by hand: echo "
			   "HEAD $(git rev-parse HEAD) refs/heads/main "
			   "$(git rev-parse origin/main) | git plan lint "
			   "--push");
}

int lint_push_alone(const struct cmd *c, bool others, struct err *e)
{
	if (!others && !c->n_args)
		return 0;
	err_set(e, "--push is told on standard input what to check");
	return err_hint(e, "Leave out revisions, paths and the other options "
			   "that name something.");
}

int lint_push(struct cmd *c, const struct lint_layout *layout, struct err *e)
{
	struct push_look l = {.n = 0};
	struct lint_report report;
	size_t shown;

	if (isatty(STDIN_FILENO))
		return nobody_pushes(e);
	if (cmd_open_repo(c, e) < 0 || push_read(&l.push, c, stdin, e) < 0 ||
	    push_look(&l, c, e) < 0)
		return -1;
	if (!layout)
		return say(c, &l);
	push_report(&report, c, &l);
	layout->write(&c->out, &report, &c->style);
	return count_errors(&shown, &l) ? EXIT_FINDINGS : EXIT_CLEAN;
}

int lint_push_for_hook(struct cmd *c, struct err *e)
{
	struct push_look l = {.n = 0};

	if (push_read(&l.push, c, stdin, e) < 0)
		return -1;
	/* hooks run pre-push REMOTE URL */
	if (c->n_args > 2)
		l.push.remote = c->args[2];
	if (!l.push.n)
		return EXIT_CLEAN;
	if ((!c->repo && cmd_open_repo(c, e) < 0) || push_look(&l, c, e) < 0)
		return -1;
	return say(c, &l);
}

int lint_merge_for_hook(struct cmd *c, struct err *e)
{
	return lint_next_for_hook(
		c,
		N_("The merge stopped before its commit. Mend this, git add "
		   "it, and end the merge with `git commit`; `git merge "
		   "--abort` takes it back."),
		e);
}
