/*
 * review_doc - the review of a period as people read it
 *
 * One document for text, Markdown and what comes later. The verdict comes
 * first, then what has to be decided, then the evidence. Sections stand in a
 * table; one with nothing to say is left out, or says so where that is news.
 *
 * Owns       the doc lives in the arena given and points into the review.
 * Source     DESIGN section 7, "The report".
 */
#ifndef REPORT_REVIEW_DOC_H
#define REPORT_REVIEW_DOC_H

#include "report/doc.h"
#include "review/review.h"

struct doc review_doc(struct arena *a, const struct review *r,
		      const struct review_options *asked);

#endif
