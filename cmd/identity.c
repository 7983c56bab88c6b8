/* From git's idea of a person to the handle that plans use. */
#include "cmd/identity.h"

#include "base/utf8.h"

static int unknown_identity(struct err *e)
{
	err_set(e, "git does not know your name and e-mail address yet");
	return err_hint(e, "Tell it once: git config --global user.name \"Your "
			   "Name\" and git config --global user.email "
			   "you@example.org");
}

int identity_get(struct person_name *out, struct cmd *c, struct err *e)
{
	/* without this setting git makes up an address from the machine */
	static const char *const argv[] = {"-c", "user.useConfigOnly=true",
					   "var", "GIT_AUTHOR_IDENT", NULL};
	struct err ignored = ERR_INIT;
	struct slice line;
	size_t open, close;

	if (repo_git(&line, &c->arena, c->repo, ".", argv, &ignored) < 0)
		return unknown_identity(e);
	open = slice_find(line, '<', 0);
	close = slice_find(line, '>', open);
	if (close >= line.len)
		return unknown_identity(e);
	out->name = slice_trim(slice_sub(line, 0, open));
	out->email = slice_trim(slice_sub(line, open + 1, close));
	if (!out->name.len || !out->email.len)
		return unknown_identity(e);
	if (utf8_invalid(line) < line.len) {
		err_set(e, "your name in git's configuration is not UTF-8");
		return err_hint(e, "Set it again: git config --global "
				   "user.name \"Your Name\"");
	}
	return 0;
}

/* The letters, marks and digits with which s begins, folded. */
static struct slice first_word(struct arena *a, struct slice s)
{
	size_t at, len;

	for (at = 0; at < s.len; at += len) {
		uint32_t ch = utf8_at(s, at, &len);

		if (!utf8_is_letter(ch) && !utf8_is_mark(ch) &&
		    !utf8_is_digit(ch))
			break;
	}
	return utf8_fold_id(a, slice_sub(s, 0, at));
}

struct slice identity_handle(struct arena *a, const struct person_name *who)
{
	struct slice handle = first_word(a, who->name);

	if (!handle.len || id_fault(handle))
		handle = first_word(a, who->email);
	if (!handle.len || id_fault(handle))
		handle = SLICE("me");
	return handle;
}

static bool same_text(struct arena *a, struct slice x, struct slice y)
{
	return slice_eq(utf8_fold_id(a, x), utf8_fold_id(a, y));
}

/* In people.yaml by address, else by name; false where they are not there. */
static bool find_person(struct slice *out, struct cmd *c,
			const struct people *people,
			const struct person_name *who)
{
	size_t i;

	for (i = 0; i < people->n; i++)
		if (same_text(&c->arena, people->v[i].email, who->email)) {
			*out = people->v[i].handle;
			return true;
		}
	for (i = 0; i < people->n; i++)
		if (same_text(&c->arena, people->v[i].name, who->name)) {
			*out = people->v[i].handle;
			return true;
		}
	return false;
}

static int not_known(const struct people *people, const struct person_name *who,
		     struct err *e)
{
	return err_set(e, "%.*s does not know you (%.*s <%.*s>)",
		       SL(people->file), SL(who->name), SL(who->email));
}

int identity_owner(struct slice *out, struct cmd *c,
		   const struct people *people, struct err *e)
{
	struct person_name who;

	if (identity_get(&who, c, e) < 0)
		return -1;
	*out = identity_handle(&c->arena, &who);
	if (!people->found || find_person(out, c, people, &who))
		return 0;
	not_known(people, &who, e);
	return err_hint(e,
			"Add yourself there, as in \"%.*s: {name: %.*s, email: "
			"%.*s}\", or run git plan new ID --owner HANDLE.",
			SL(*out), SL(who.name), SL(who.email));
}

int identity_known(struct slice *out, struct cmd *c,
		   const struct people *people, struct err *e)
{
	struct buf known = BUF_INIT(300);
	struct person_name who;
	size_t i;

	if (identity_get(&who, c, e) < 0)
		return -1;
	*out = identity_handle(&c->arena, &who);
	if (!people->found || find_person(out, c, people, &who))
		return 0;
	for (i = 0; i < people->n; i++)
		buf_printf(&known, "%s%.*s", i ? ", " : "",
			   SL(people->v[i].handle));
	not_known(people, &who, e);
	err_hint(e,
		 "Add your e-mail address to your entry, as in \"email: "
		 "%.*s\". There are: %.*s",
		 SL(who.email), SL(buf_slice(&known)));
	buf_release(&known);
	return -1;
}
