/*
 * push_doc - what whoever pushes reads when plans are not as they should be
 *
 * Short, as it may come back from a server line by line: which reference,
 * which plan and line, what is wrong, what to do. Errors come first, warnings
 * have a line each, what is only to be known is left out.
 *
 * Owns       nothing: all lives in the doc's arena; texts are those of the
 *            findings.
 * Source     DESIGN section 5, "In hooks".
 */
#ifndef REPORT_PUSH_DOC_H
#define REPORT_PUSH_DOC_H

#include "base/finding.h"
#include "report/doc.h"
#include "source/source.h"

struct pushed_finding {
	const struct finding *finding;
	struct oid after;   /* the commit in which it was seen */
	struct slice *refs; /* short names of those that bring it */
	size_t n_refs;
};

/* "main, feature", or the first few and how many more. */
struct slice push_refs_text(struct arena *a, const struct catalogue *words,
			    const struct pushed_finding *p);
/* end: the last paragraph, a text of the program; NULL: none. */
void push_doc_make(struct doc *d, const struct pushed_finding *v, size_t n,
		   const char *end);

#endif
