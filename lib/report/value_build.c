/* Objects and lists of values, put together piece by piece. */
#include "report/value_build.h"

struct build build_in(struct arena *a)
{
	return (struct build){.arena = a};
}

void build_push(struct build *to, struct rec_value v)
{
	ARENA_PUSH(to->arena, to->items, to->n) = v;
}

void build_push_text(struct build *to, const char *text)
{
	build_push(to, (struct rec_value){.kind = VALUE_TEXT,
					  .text = slice_of(text)});
}

void build_push_object(struct build *to, const struct build *object)
{
	build_push(to, build_object(object));
}

void build_put(struct build *to, const char *key, struct rec_value v)
{
	ARENA_PUSH(to->arena, to->keys, to->n_keys) = slice_of(key);
	build_push(to, v);
}

void build_put_text(struct build *to, const char *key, const char *text)
{
	build_put(
		to, key,
		(struct rec_value){.kind = VALUE_TEXT, .text = slice_of(text)});
}

void build_put_object(struct build *to, const char *key,
		      const struct build *object)
{
	build_put(to, key, build_object(object));
}

void build_put_list(struct build *to, const char *key, const struct build *list)
{
	build_put(to, key, build_list(list));
}

struct rec_value build_object(const struct build *from)
{
	return (struct rec_value){.kind = VALUE_MAP,
				  .items = from->items,
				  .keys = from->keys,
				  .n = from->n};
}

struct rec_value build_list(const struct build *from)
{
	return (struct rec_value){
		.kind = VALUE_LIST, .items = from->items, .n = from->n};
}

struct rec_value build_number(struct arena *a, int number)
{
	return (struct rec_value){.kind = VALUE_NUMBER,
				  .text = arena_printf(a, "%d", number)};
}

struct rec_value build_bool(bool v)
{
	return (struct rec_value){.kind = VALUE_BOOL,
				  .text = slice_of(v ? "true" : "false")};
}
