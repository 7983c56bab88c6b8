/*
 * zone - which day it is at a moment, in the team's time zone
 *
 * UTC, a fixed offset such as +02:00, or a name of the IANA database that must
 * be found on the machine.
 *
 * Units      moments: seconds since 1970-01-01T00:00:00Z. Offsets: seconds
 *            east of UTC.
 * Errors     zone_parse() says why a name does not serve.
 */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/err.h"

struct zone {
	bool named;
	int32_t offset; /* where it is not named */
	char name[64];	/* as written */
};

#define ZONE_UTC                                                               \
	{                                                                      \
		.name = "UTC"                                                  \
	}

/*
 * 0, or -1 with *e set: an offset out of range, a name that is not in the
 * machine's time zone database, a path that leads out of it.
 */
int zone_parse(struct zone *out, struct slice s, struct err *e);
/*
 * The day at that moment. A named zone is read by the C library: this sets TZ
 * of the process, so all calls come from one thread.
 */
int32_t zone_day(const struct zone *z, int64_t moment);

#endif
