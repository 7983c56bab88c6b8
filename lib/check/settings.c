/*
 * Levels and parameters of the rules, from the configuration or the rows; and
 * what the configuration gets wrong about them.
 */
#include <math.h>

#include "base/near.h"
#include "check/rules.h"
#include "plan/method.h"

/* Says one thing about a value of the configuration; nowhere without fs. */
PRINTF_LIKE(3, 4)
static struct finding *wrong(struct findings *fs, const struct node *at,
			     const char *fmt, ...)
{
	struct finding *f;
	va_list ap;

	if (!fs)
		return NULL;
	f = finding_add(fs, "config-invalid", at->at, "%s", "");
	va_start(ap, fmt);
	f->message = catalogue_vsay(fs->arena, fs->words, fmt, ap);
	va_end(ap);
	f->file = SLICE(CONFIG_FILE);
	return f;
}

static void default_value(struct param_value *out, struct arena *a,
			  const struct param *p)
{
	size_t i, n = 0;
	struct slice *words;

	*out = (struct param_value){.number = p->number};
	if (p->type != PARAM_WORDS || !p->words)
		return;
	while (p->words[n])
		n++;
	words = arena_array(a, n, sizeof(*words));
	for (i = 0; i < n; i++)
		words[i] = slice_of(p->words[i]);
	out->words = words;
	out->n_words = n;
}

/* Digits with at most one point; false for anything else. */
static bool parse_number(double *out, struct slice s)
{
	double v = 0, place = 1;
	bool point = false;
	size_t i, digits = 0;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (s.ptr[i] < '0' || s.ptr[i] > '9' || ++digits > 9)
			return false;
		if (point)
			place /= 10;
		v = v * 10 + (s.ptr[i] - '0');
	}
	*out = v * place;
	return digits > 0;
}

static bool read_words(struct param_value *out, struct arena *a,
		       const struct node *n)
{
	const struct node *entry;
	struct slice *words;

	if (n->kind == NODE_SCALAR) {
		words = arena_array(a, 1, sizeof(*words));
		words[0] = n->text;
		out->n_words = 1;
		out->words = words;
		return true;
	}
	words = arena_array(a, n->n, sizeof(*words));
	out->n_words = 0;
	for (entry = n->first; entry; entry = entry->next) {
		if (entry->kind != NODE_SCALAR)
			return false;
		words[out->n_words++] = entry->text;
	}
	out->words = words;
	return n->kind == NODE_LIST;
}

static bool read_flag(struct param_value *out, struct slice s)
{
	if (slice_is(s, "true") || slice_is(s, "yes"))
		out->number = 1;
	else if (slice_is(s, "false") || slice_is(s, "no"))
		out->number = 0;
	else
		return false;
	return true;
}

static bool read_param(struct param_value *out, struct arena *a,
		       const struct param *p, const struct node *n)
{
	if (p->type == PARAM_WORDS)
		return read_words(out, a, n);
	if (n->kind != NODE_SCALAR)
		return false;
	switch (p->type) {
	case PARAM_BOOL:
		return read_flag(out, n->text);
	case PARAM_INT:
		return parse_number(&out->number, n->text) &&
		       floor(out->number) == out->number;
	case PARAM_FRACTION:
		return parse_number(&out->number, n->text);
	case PARAM_WORDS:
		break;
	}
	return false;
}

static const char *const type_words[] = {
	[PARAM_INT] = "a whole number",
	[PARAM_FRACTION] = "a number",
	[PARAM_BOOL] = "true or false",
	[PARAM_WORDS] = "a list of words",
};

static void unknown_param(struct findings *fs, const struct rule *r,
			  const struct node *value)
{
	struct near near = near_to(value->key->text);
	struct finding *f;
	size_t i;

	f = wrong(fs, value->key, "%s has no parameter \"%.*s\"", r->id,
		  SL(value->key->text));
	if (!f)
		return;
	near_offer(&near, SLICE("level"));
	for (i = 0; i < MAX_PARAMS && r->params[i].name; i++)
		near_offer(&near, slice_of(r->params[i].name));
	if (near.best.ptr)
		finding_help(fs, f, "did you mean %.*s?", SL(near.best));
	else
		finding_help(fs, f,
			     "`git plan explain %s` lists its parameters",
			     r->id);
}

static void read_params(struct rule_values *out, struct arena *a,
			const struct rule *r, const struct node *map,
			struct findings *fs)
{
	const struct node *n;
	size_t i;

	if (!map || map->kind != NODE_MAP)
		return;
	for (n = map->first; n; n = n->next) {
		struct param_value v;

		if (n->repeated || slice_is(n->key->text, "level"))
			continue;
		for (i = 0; i < MAX_PARAMS && r->params[i].name; i++)
			if (slice_is(n->key->text, r->params[i].name))
				break;
		if (i == MAX_PARAMS || !r->params[i].name) {
			unknown_param(fs, r, n);
			continue;
		}
		default_value(&v, a, &r->params[i]);
		v.given = true;
		if (read_param(&v, a, &r->params[i], n))
			out->params[i] = v;
		else
			wrong(fs, n, "%s of %s takes %s", r->params[i].name,
			      r->id, type_words[r->params[i].type]);
	}
}

/* Where the level stands: the value itself, or the map's `level`. */
static const struct node *level_node(const struct rule_setting *s)
{
	const struct node *n = NULL;

	if (s->at && s->at->kind == NODE_MAP)
		n = node_get(s->at, SLICE("level"));
	return n ? n : s->at;
}

static void read_level(struct rule_values *out, const struct rule *r,
		       const struct rule_setting *s, struct findings *fs)
{
	struct finding *f;

	if (!s->has_level)
		return;
	if (r->locked && s->level < r->level) {
		f = wrong(fs, level_node(s), "%s cannot be lowered or silenced",
			  r->id);
		if (f)
			finding_help(fs, f,
				     "write %s: error, or leave the line out",
				     r->id);
	} else if (r->uses_today && s->level > LEVEL_WARNING) {
		f = wrong(fs, level_node(s),
			  "%s depends on today's date and can be no error",
			  r->id);
		if (f)
			finding_help(fs, f, "write %s: warning", r->id);
		out->level = LEVEL_WARNING;
	} else {
		out->level = s->level;
	}
}

static void unknown_rule(const struct rule_setting *s, struct findings *fs)
{
	struct near near = near_to(s->rule);
	const struct rule *const *rules;
	struct finding *f;
	size_t i, n;

	if (!fs || !s->at)
		return;
	f = wrong(fs, s->at->key, "there is no rule \"%.*s\"", SL(s->rule));
	rules = rules_all(&n);
	for (i = 0; i < n; i++)
		near_offer(&near, slice_of(rules[i]->id));
	if (near.best.ptr)
		finding_help(fs, f, "did you mean %.*s?", SL(near.best));
	else
		finding_help(fs, f, "`git plan explain --all` lists the rules");
}

struct rule_values *settings_read(struct arena *a, const struct config *config,
				  struct findings *fs)
{
	struct rule_values *all;
	const struct rule *const *rules;
	size_t i, j, n;

	rules = rules_all(&n);
	all = arena_array(a, n, sizeof(*all));
	for (i = 0; i < n; i++) {
		all[i].level = rules[i]->level;
		for (j = 0; j < MAX_PARAMS && rules[i]->params[j].name; j++)
			default_value(&all[i].params[j], a,
				      &rules[i]->params[j]);
	}
	for (j = 0; j < config->n_rules; j++) {
		const struct rule_setting *s = &config->rules[j];

		for (i = 0; i < n && !slice_is(s->rule, rules[i]->id); i++)
			;
		if (i == n) {
			unknown_rule(s, fs);
			continue;
		}
		read_level(&all[i], rules[i], s, fs);
		read_params(&all[i], a, rules[i], s->params, fs);
	}
	return all;
}

const struct param_value *check_param(const struct check *c, const char *param)
{
	size_t i;

	for (i = 0; i < MAX_PARAMS && c->rule->params[i].name; i++)
		if (!strcmp(c->rule->params[i].name, param))
			return &c->values->params[i];
	BUG("a parameter that its rule does not have");
}

double check_number(const struct check *c, const char *param)
{
	return check_param(c, param)->number;
}

enum level check_level_of(const struct check *c, const char *id)
{
	const struct rule *const *rules;
	size_t i, n;

	rules = rules_all(&n);
	for (i = 0; i < n; i++)
		if (!strcmp(rules[i]->id, id))
			return c->settings[i].level;
	BUG("a rule that is in no table");
}

/* What is set for the plan's level, else what is set for every plan. */
bool check_method(const struct check *c, const struct plan *p,
		  const char *method)
{
	return config_method(&c->snapshot->config, p, method);
}

bool config_method(const struct config *config, const struct plan *p,
		   const char *method)
{
	const struct method *m = method_find(slice_of(method));

	return m && methods_in_force(config, p->level.s) >> (m - methods) & 1;
}
