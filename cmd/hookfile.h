/*
 * hookfile - the hooks of this clone: looking, installing, removing
 *
 * Ours is known by its marker line, and its text never changes: all it does is
 * start `git-plan hooks run NAME`. One that an older version wrote is known by
 * its whole text and renewed. A hook of somebody else is never touched but on
 * --force, which keeps it as NAME.before-git-plan; ours then runs it first.
 *
 * Owns       texts live in the command's arena.
 * Source     GIT.md section 7.
 */
#ifndef CMD_HOOKFILE_H
#define CMD_HOOKFILE_H

#include "cmd/hookmanager.h"

struct hook_kind {
	const char *name;      /* "pre-commit" */
	const char *when;      /* "the plans of each commit" */
	const char *unchecked; /* behind an error: what that means for them */
	const char *template;  /* its text, an embedded file */
	bool server;	       /* for a repository that is pushed to */
	int (*run)(struct cmd *c, struct err *e);
};

extern const struct hook_kind hook_kinds[]; /* ends with name NULL */

enum hook_state {
	HOOK_ABSENT,
	HOOK_OURS,    /* ours, as this version writes it */
	HOOK_OLD,     /* ours, as an older version wrote it */
	HOOK_EDITED,  /* ours by its marker, with another text */
	HOOK_CALLS,   /* somebody else's, and it starts git-plan */
	HOOK_FOREIGN, /* somebody else's */
};

struct hook {
	const struct hook_kind *kind;
	enum hook_state state;
	const char *path, *before; /* absolute; of the kept one */
	struct slice shown;	   /* path for people, from the top */
	struct slice text;
	const struct hook_manager *manager; /* that wrote it; NULL: none */
	bool executable, has_before;
};

/* Needs an open repository. */
int hook_look(struct hook *out, struct cmd *c, const struct hook_kind *kind,
	      struct err *e);
/*
 * A note where core.hooksPath is relative and other work trees of the
 * repository lack its folder: git runs no hook there.
 */
int hook_note_relative(struct cmd *c, struct err *e);
/* Ours, of whichever version, and whether edited or not. */
bool hook_is_ours(const struct hook *h);
/* Gives a repository a folder of hooks that all its work trees find. */
#define HOOKS_OF_ITS_OWN                                                       \
	"git config core.hooksPath \"$(git rev-parse --path-format=absolute "  \
	"--git-common-dir)/hooks\""

/*
 * Why no hook of this repository may be written: core.hooksPath set for the
 * user, the machine or this run, or leading nowhere. 0, or -1 with *e and what
 * to do.
 */
int hook_place_allowed(struct cmd *c, struct err *e);
/*
 * Installs it: 1 written, renewed or mended, 0 it was in place, -1 with *e (a
 * foreign or edited hook without force; the place is not ours).
 */
int hook_install(struct cmd *c, struct hook *h, bool force, struct err *e);
/* Takes it away and puts the kept one back: 1, or 0 if none of ours is there.
 */
int hook_remove(struct hook *h, bool force, struct err *e);
/* The line that makes somebody else's hook start git-plan. */
struct slice hook_line(struct arena *a, const struct hook_kind *kind);
/* Prints somebody else's hook, indented and cut after some lines. */
void hook_show(struct out *o, const struct hook *h);
/* What its hook manager's configuration needs; nothing where there is none. */
void hook_show_manager(struct cmd *c, const struct hook *h);
/* True if a hook would find git-plan with the PATH of this process. */
bool hook_finds_git_plan(struct arena *a);

#endif
