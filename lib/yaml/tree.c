/* Looking things up in a tree. */
#include "yaml/tree.h"

const struct node *node_get(const struct node *map, struct slice key)
{
	const struct node *n;

	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (n = map->first; n; n = n->next)
		if (!n->repeated && slice_eq(n->key->text, key))
			return n;
	return NULL;
}

bool node_is_null(const struct node *n)
{
	static const char *const words[] = {"", "~", "null", "Null", "NULL"};
	size_t i;

	if (n->kind != NODE_SCALAR || n->style != STYLE_PLAIN)
		return false;
	for (i = 0; i < ARRAY_LEN(words); i++)
		if (slice_is(n->text, words[i]))
			return true;
	return false;
}

const char *node_kind_name(const struct node *n)
{
	static const char *const names[] = {
		[NODE_SCALAR] = "a text",
		[NODE_LIST] = "a list",
		[NODE_MAP] = "a map",
	};

	return names[n->kind];
}

struct slice source_line(struct slice bytes, size_t at)
{
	size_t begin = at < bytes.len ? at : bytes.len, end;

	while (begin > 0 && bytes.ptr[begin - 1] != '\n')
		begin--;
	end = slice_find(bytes, '\n', begin);
	if (end > begin && bytes.ptr[end - 1] == '\r')
		end--;
	return slice_sub(bytes, begin, end);
}
