/*
 * mend - one guess at what broke a file, and how to put it right
 *
 * A guess names the place, the reason, and edits that would mend it. It is
 * believed when libyaml gets further with the edits than without.
 *
 * Owns       nothing: scratch holds guesses, findings keep copies.
 * Units      bytes.
 */
#ifndef YAML_MEND_H
#define YAML_MEND_H

#include "yaml/line.h"
#include "yaml/reading.h"

struct mend {
	const char *rule; /* yaml-syntax where NULL */
	size_t begin, end;
	struct slice message;
	struct edit *edits;
	size_t n_edits;
	bool proven; /* needs no trial */
	bool sure;   /* the edits may be applied unseen, if all then parses */
};

struct mender {
	struct reading *r;
	const struct trouble *t;
	struct arena scratch;
	size_t line; /* of the trouble, from 0 */
	bool parses; /* the last trial: no trouble left at all */
};

/* False: this is not it. */
typedef bool mend_fn(struct mend *out, struct mender *m, const struct line *l);

/* The guesses, in the order in which they are made; NULL ends a table. */
extern mend_fn *const mend_shape_first_fns[]; /* what breaks much at once */
extern mend_fn *const mend_line_fns[];	      /* about one line */
extern mend_fn *const mend_quote_fns[];	      /* about quotes and brackets */
extern mend_fn *const mend_shape_fns[]; /* about indentation and the file */
extern mend_fn *const mend_last_fns[];	/* when all else failed */

void mend_edit(struct mend *out, struct mender *m, size_t begin, size_t end,
	       struct slice text);
void mend_say(struct mend *out, struct mender *m, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* The file gets better with these edits. */
bool mend_helps(struct mender *m, const struct mend *mend);
/* The nearest line before that is not empty; false if there is none. */
bool line_before(struct line *out, struct mender *m, size_t number);

#endif
