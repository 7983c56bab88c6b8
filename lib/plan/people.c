/* people.yaml: who the handles in plans are. */
#include "base/utf8.h"
#include "plan/config.h"
#include "plan/decode.h"

/* A person as written. */
struct entry {
	struct slice key;
	const struct node *at;
	struct text name, email, team, role;
	struct choice external;
	struct day until;
	struct day_span *away;
	size_t n_away;
};

struct entries {
	struct entry *v;
	size_t n;
	const struct node *at;
};

#define IN(member) .at = offsetof(struct entry, member)

const struct field people_fields[] = {
	{.path = "*",
	 .type = FIELD_MAP,
	 .help = "one person; the key is the handle that plans use"},
	{.path = "*.name",
	 .type = FIELD_TEXT,
	 IN(name),
	 .help = "the name that reports show"},
	{.path = "*.email",
	 .type = FIELD_TEXT,
	 IN(email),
	 .help = "the address by which commits are known"},
	{.path = "*.team",
	 .type = FIELD_TEXT,
	 IN(team),
	 .help = "the team the person belongs to"},
	{.path = "*.role",
	 .type = FIELD_TEXT,
	 IN(role),
	 .help = "what the person does"},
	{.path = "*.external",
	 .type = FIELD_BOOL,
	 IN(external),
	 .help = "true for somebody outside the company"},
	{.path = "*.until",
	 .type = FIELD_DAY,
	 IN(until),
	 .help = "the person's last day, for those who leave"},
	{.path = "*.away",
	 .type = FIELD_AWAY,
	 IN(away),
	 .help = "days and spans of days without work: 2026-05-15, "
		 "2026-07-01..2026-07-21"},
	{.path = NULL},
};

static const struct field whole_file = {
	.path = "",
	.type = FIELD_KEYED,
	.at = offsetof(struct entries, v),
	.keyed =
		&(const struct keyed){
			.size = sizeof(struct entry),
			.n_at = offsetof(struct entries, n),
			.map_at = offsetof(struct entries, at),
			.key_at = offsetof(struct entry, key),
			.node_at = offsetof(struct entry, at),
			.may_be_empty = true,
			.wrong_too = true,
		},
	.help = "",
};

/* 2026-05-15, or 2026-07-01..2026-07-21 */
static bool span_parse(struct day_span *out, struct slice s)
{
	size_t dots = slice_find_slice(s, SLICE(".."), 0);

	if (!day_parse(&out->from, slice_sub(s, 0, dots)))
		return false;
	out->to = out->from;
	if (dots == s.len)
		return true;
	return day_parse(&out->to, slice_sub(s, dots + 2, s.len)) &&
	       out->from <= out->to;
}

bool decode_away(struct decoder *d, const struct field *row,
		 const struct node *n, void *into)
{
	struct entry *person = into;
	bool list = n->kind == NODE_LIST;
	const struct node *one = list ? n->first : n;
	struct finding *f;

	if (n->kind == NODE_MAP)
		return decode_wrong(d, row, n);
	person->away =
		arena_array(d->arena, list ? n->n : 1, sizeof(*person->away));
	for (; one; one = list ? one->next : NULL) {
		if (node_is_null(one))
			continue;
		if (one->kind != NODE_SCALAR) {
			decode_wrong(d, row, one);
			continue;
		}
		if (span_parse(&person->away[person->n_away], one->text)) {
			person->n_away++;
			continue;
		}
		f = decode_say(d, "day-invalid", one,
			       "%.*s takes a day or a span of days, not "
			       "\"%.*s\"",
			       SL(decode_name(d, one)),
			       SL(decode_quote(d, one->text)));
		finding_help(d->findings, f,
			     "write 2026-05-15, or 2026-07-01..2026-07-21 "
			     "with the earlier day first");
	}
	return person->n_away > 0;
}

static struct person person_of(const struct entry *e)
{
	return (struct person){
		.handle = e->key,
		.name = e->name.s,
		.email = e->email.s,
		.team = e->team.s,
		.role = e->role.s,
		.external = e->external.v == 1,
		.until = e->until.at ? e->until.v : DAY_NONE,
		.away = e->away,
		.n_away = e->n_away,
		.at = e->at,
	};
}

void people_decode(struct people *out, struct arena *a, struct slice file,
		   struct slice bytes, struct findings *fs)
{
	struct entries entries = {.n = 0};
	const struct node *root;
	size_t i;
	struct decoder d = {
		.arena = a,
		.findings = fs,
		.table = people_fields,
		.rule = "config-invalid",
		.file = file,
		.whole = N_("the file of people"),
	};

	*out = (struct people){.found = true, .file = file};
	out->by_handle = map_in(a);
	root = decode_file(&d, &out->tree, bytes);
	if (!root)
		return;
	decode_keyed(&d, &whole_file, people_fields, root, &entries);
	decode_end(&d);
	out->v = arena_array(a, entries.n, sizeof(*out->v));
	for (i = 0; i < entries.n; i++) {
		struct slice handle = utf8_nfc(a, entries.v[i].key);
		struct person *person = &out->v[out->n];

		*person = person_of(&entries.v[i]);
		out->n++;
		if (!map_get(&out->by_handle, handle))
			map_put(&out->by_handle, handle, person);
	}
}

const struct person *people_get(const struct people *p, struct slice handle)
{
	struct arena tmp = ARENA_INIT;
	const struct person *found = NULL;
	size_t i;

	if (p->by_handle.arena) {
		found = map_get(&p->by_handle, utf8_nfc(&tmp, handle));
		arena_release(&tmp);
		return found;
	}
	for (i = 0; i < p->n && !found; i++)
		if (slice_eq(p->v[i].handle, handle))
			found = &p->v[i];
	return found;
}

bool person_is_away(const struct person *p, int32_t day)
{
	size_t i;

	for (i = 0; p && i < p->n_away; i++)
		if (p->away[i].from <= day && day <= p->away[i].to)
			return true;
	return false;
}
