/* Why a file is not YAML, in plain words. */
#include "yaml/reading.h"

/* libyaml's words and ours. */
static const struct {
	const char *problem, *means;
} meanings[] = {
	{"could not find expected ':'",
	 "this line has no key: a key, a colon and a space are expected"},
	{"mapping values are not allowed in this context",
	 "a colon with a space behind it does not fit here"},
	{"did not find expected key",
	 "this line does not fit the lines above it: look at its indentation, "
	 "and at quotes and brackets before it"},
	{"did not find expected '-' indicator",
	 "a list item is expected here: a dash and a space"},
	{"did not find expected ',' or ']'", "the [ is never closed"},
	{"did not find expected ',' or '}'", "the { is never closed"},
	{"found unexpected end of stream", "the quote is never closed"},
	{"found character that cannot start any token",
	 "a text cannot start with this character; put it in quotes"},
	{"block sequence entries are not allowed in this context",
	 "a list cannot start on the line of its key; start it on the next"},
	{"did not find expected <document start>",
	 "this line starts further left than the first line of the file"},
	{"found unknown escape character",
	 "inside double quotes a backslash has a meaning of its own; write "
	 "two"},
};

static const char *meaning(const char *problem)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(meanings); i++)
		if (slice_is(slice_of(problem), meanings[i].problem))
			return meanings[i].means;
	return NULL;
}

void explain_trouble(struct reading *r, const struct trouble *t)
{
	const char *means = meaning(t->problem);
	size_t at = t->at;

	if (means)
		trap(r, "yaml-syntax", at, at, "%s", means);
	else if (t->context)
		trap(r, "yaml-syntax", at, at, "not YAML: %s, %s", t->context,
		     t->problem);
	else
		trap(r, "yaml-syntax", at, at, "not YAML: %s", t->problem);
}
