/* The lines that git gives to the hooks of a push. */
#include <errno.h>
#include <stdlib.h>

#include "cmd/push.h"

/* An id; one of zeros says that there is nothing. */
static bool read_id(struct oid *out, struct slice hex)
{
	size_t i;

	if (!oid_parse(out, hex))
		return false;
	for (i = 0; i < out->len; i++)
		if (out->raw[i])
			return true;
	*out = (struct oid)OID_NONE;
	return true;
}

/* Cuts the last word off. */
static struct slice last_word(struct slice *rest)
{
	size_t at = rest->len;
	struct slice word;

	while (at && rest->ptr[at - 1] != ' ')
		at--;
	word = slice_sub(*rest, at, rest->len);
	*rest = slice_sub(*rest, 0, at ? at - 1 : 0);
	return word;
}

/*
 * From the end, as what a person calls a commit may hold blanks. A line of
 * pre-push ends with an id, one of pre-receive with a name.
 */
static bool read_line(struct push_ref *out, bool *receiving, struct slice line)
{
	struct slice rest = line, last = last_word(&rest), id;

	*receiving = !read_id(&out->before, last);
	if (*receiving) {
		out->name = last;
		id = last_word(&rest);
		return last.len && read_id(&out->after, id) &&
		       read_id(&out->before, rest);
	}
	out->name = last_word(&rest);
	id = last_word(&rest);
	return out->name.len && rest.len && read_id(&out->after, id);
}

static int wrong_line(size_t n, struct slice line, struct err *e)
{
	err_set(e, "line %zu of what is pushed is not understood: %.*s", n,
		SL(slice_sub(line, 0, 200)));
	return err_hint(e, "git plan lint --push reads what git gives to the "
			   "hooks pre-push and pre-receive.");
}

int push_read(struct push *out, struct cmd *c, FILE *in, struct err *e)
{
	char *text = NULL;
	size_t room = 0, n = 0;
	ssize_t len;
	int ret = 0;

	*out = (struct push){.n = 0};
	errno = 0;
	while (!ret && (len = getline(&text, &room, in)) >= 0) {
		struct slice line =
			slice_trim((struct slice){text, (size_t)len});
		struct push_ref ref;

		n++;
		if (!line.len)
			continue;
		line = arena_copy(&c->arena, line);
		if (read_line(&ref, &out->receiving, line))
			ARENA_PUSH(&c->arena, out->refs, out->n) = ref;
		else
			ret = wrong_line(n, line, e);
	}
	if (!ret && ferror(in))
		ret = err_errno(e, "cannot read what is pushed");
	free(text);
	return ret;
}

struct slice push_short_name(struct slice ref)
{
	static const char *const prefixes[] = {"refs/heads/", "refs/tags/"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(prefixes); i++) {
		struct slice prefix = slice_of(prefixes[i]);

		if (slice_starts(ref, prefix))
			return slice_sub(ref, prefix.len, ref.len);
	}
	return ref;
}
