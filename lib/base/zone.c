/* Days of moments. The rules of named zones are the C library's. */
#include "base/zone.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/day.h"

#define SECONDS	  ((int64_t)86400) /* in a day */
#define DAY_FIRST (-719162)	   /* 0001-01-01 */
#define DAY_LAST  2932896	   /* 9999-12-31 */
#define ZONE_DIR  "/usr/share/zoneinfo/"

static int two_digits(const char *p)
{
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return -1;
	return (p[0] - '0') * 10 + p[1] - '0';
}

/* +02:00, -0330 */
static bool parse_offset(int32_t *offset, struct slice s)
{
	bool colon = s.len == 6 && s.ptr[3] == ':';
	int hours, minutes;

	if (s.len != 5 && !colon)
		return false;
	hours = two_digits(s.ptr + 1);
	minutes = two_digits(s.ptr + (colon ? 4 : 3));
	if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
		return false;
	*offset = (hours * 60 + minutes) * 60 * (s.ptr[0] == '-' ? -1 : 1);
	return true;
}

static bool safe_name(struct slice s)
{
	size_t i;

	if (!s.len || s.ptr[0] == '/' || s.ptr[0] == '.')
		return false;
	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '.' || c <= ' ' || (unsigned char)c >= 0x7f)
			return false;
	}
	return true;
}

/* A folder, or a file that is no zone, would silently be read as UTC. */
static bool is_zone_file(const char *path)
{
	char magic[4] = "";
	FILE *f = fopen(path, "rb");

	if (!f)
		return false;
	if (fread(magic, 1, sizeof(magic), f) < sizeof(magic))
		magic[0] = '\0';
	fclose(f);
	return !memcmp(magic, "TZif", sizeof(magic));
}

int zone_parse(struct zone *out, struct slice s, struct err *e)
{
	struct zone z = ZONE_UTC;
	char path[sizeof(ZONE_DIR) + sizeof(z.name)];

	if (s.len >= sizeof(z.name))
		return err_set(e, "the time zone's name is too long");
	snprintf(z.name, sizeof(z.name), "%.*s", SL(s));
	if (slice_is(s, "UTC") || slice_is(s, "Z"))
		goto good;
	if (s.len && (s.ptr[0] == '+' || s.ptr[0] == '-')) {
		if (!parse_offset(&z.offset, s))
			return err_set(e, "%s is no offset such as +02:00",
				       z.name);
		goto good;
	}
	snprintf(path, sizeof(path), ZONE_DIR "%s", z.name);
	if (!safe_name(s) || !is_zone_file(path)) {
		err_set(e, "this machine knows no time zone %s", z.name);
		return err_hint(e, "Use UTC, an offset such as +02:00, or "
				   "install the package tzdata.");
	}
	z.named = true;
good:
	*out = z;
	return 0;
}

static int32_t named_offset(const struct zone *z, int64_t moment)
{
	static char in_force[sizeof(z->name)];
	char tz[sizeof(ZONE_DIR) + sizeof(z->name) + 1];
	time_t t = (time_t)moment;
	struct tm tm;

	if (strcmp(in_force, z->name) != 0) {
		snprintf(tz, sizeof(tz), ":" ZONE_DIR "%s", z->name);
		setenv("TZ", tz, 1);
		tzset();
		memcpy(in_force, z->name, sizeof(in_force));
	}
	if (!localtime_r(&t, &tm))
		return 0;
	return (int32_t)tm.tm_gmtoff;
}

int32_t zone_day(const struct zone *z, int64_t moment)
{
	int64_t local, day;

	/* a commit may claim any moment; day.h names the years 1 to 9999 */
	if (moment < DAY_FIRST * SECONDS)
		return DAY_FIRST;
	if (moment >= (DAY_LAST + 1) * SECONDS)
		return DAY_LAST;
	local = moment + (z->named ? named_offset(z, moment) : z->offset);
	day = local / SECONDS;
	if (local % SECONDS < 0)
		day--;
	if (day < DAY_FIRST)
		day = DAY_FIRST;
	if (day > DAY_LAST)
		day = DAY_LAST;
	return (int32_t)day;
}
