/*
 * fix - the certain fixes of a file's findings, applied to its bytes
 *
 * Source     DESIGN sections 2 and 5.
 */
#ifndef CHECK_FIX_H
#define CHECK_FIX_H

#include "base/finding.h"

/* Nothing is fixed that somebody has chosen to live with. */
bool fix_wanted(const struct finding *f);
/*
 * Makes the fixes of those findings (all of one file) that have one. Of two
 * that overlap the first is made, and one that would change more than its own
 * place is not: look again at *out for what is left. *out is `bytes` itself
 * where nothing is changed. A file with several mistakes that break it is
 * mended if all of them can be. Returns how many were made.
 */
size_t fix_file(struct slice *out, struct arena *a, struct slice bytes,
		const struct finding *findings, size_t n);

#endif
