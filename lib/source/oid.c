/* Object ids: comparing, printing, reading. */
#include "source/source.h"

bool oid_eq(const struct oid *a, const struct oid *b)
{
	return a->len == b->len && !memcmp(a->raw, b->raw, a->len);
}

bool oid_is_none(const struct oid *a)
{
	return a->len == 0;
}

const char *oid_hex(char buf[OID_HEX_MAX], const struct oid *id)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < id->len; i++) {
		buf[2 * i] = digits[id->raw[i] >> 4];
		buf[2 * i + 1] = digits[id->raw[i] & 15];
	}
	buf[2 * i] = '\0';
	return buf;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool oid_parse(struct oid *out, struct slice hex)
{
	struct oid id = OID_NONE;
	size_t i;

	if (hex.len != 40 && hex.len != 64)
		return false;
	for (i = 0; i < hex.len; i += 2) {
		int high = hex_value(hex.ptr[i]);
		int low = hex_value(hex.ptr[i + 1]);

		if (high < 0 || low < 0)
			return false;
		id.raw[i / 2] = (uint8_t)(high << 4 | low);
	}
	id.len = (uint8_t)(hex.len / 2);
	*out = id;
	return true;
}

struct slice oid_key(const struct oid *id)
{
	return (struct slice){(const char *)id->raw, id->len};
}
