/* Which texts can be the identity of a plan or an item. */
#include "plan/plan.h"

#include "base/utf8.h"

const char *id_fault(struct slice id)
{
	size_t at, len, n = 0;
	uint32_t c;

	if (!id.len)
		return "it is empty";
	for (at = 0; at < id.len; at += len, n++) {
		c = utf8_at(id, at, &len);
		if (utf8_is_letter(c) || utf8_is_digit(c))
			continue;
		if (!at)
			return "it must begin with a letter or a digit";
		if (!utf8_is_mark(c) && c != '-' && c != '_')
			return "only letters, digits, - and _ belong in it";
	}
	if (n > LIMIT_ID_CHARS)
		return "it is longer than 64 characters";
	if (!utf8_is_nfc(id))
		return "its accents are written apart from their letters "
		       "(Unicode NFD); type it anew or convert it to NFC";
	return NULL;
}
