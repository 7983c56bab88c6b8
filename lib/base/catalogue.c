/* The table of translations, which the build writes, and looking it up. */
#include "base/catalogue.h"

#include <string.h>

#define PLURALS 3

struct row {
	const char *id;
	const char *said[PLURALS]; /* the first is the text of most messages */
};

#include "base/catalogue.inc"

static size_t plural_of_two(size_t n)
{
	return n != 1;
}

static size_t plural_french(size_t n)
{
	return n > 1;
}

static size_t plural_russian(size_t n)
{
	if (n % 10 == 1 && n % 100 != 11)
		return 0;
	return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1
									    : 2;
}

/* In numbers. */
struct marks {
	const char *point;   /* before the decimal places */
	const char *group;   /* between thousands */
	const char *percent; /* behind a number */
};

#define NO_BREAK "\xc2\xa0"
#define NARROW	 "\xe2\x80\xaf"

static const struct marks english = {".", ",", "%"};

struct catalogue {
	const char *language;
	const struct row *rows;
	size_t n;
	size_t (*plural)(size_t n);
	struct marks marks;
};

static const struct catalogue catalogues[] = {
	{"de",
	 rows_de,
	 ARRAY_LEN(rows_de),
	 plural_of_two,
	 {",", ".", NO_BREAK "%"}},
	{"fr",
	 rows_fr,
	 ARRAY_LEN(rows_fr),
	 plural_french,
	 {",", NARROW, NO_BREAK "%"}},
	{"ru",
	 rows_ru,
	 ARRAY_LEN(rows_ru),
	 plural_russian,
	 {",", NO_BREAK, NO_BREAK "%"}},
};

const struct catalogue *catalogue_of(struct slice language)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(catalogues); i++)
		if (slice_is(language, catalogues[i].language))
			return &catalogues[i];
	return NULL;
}

const char *catalogue_language(const struct catalogue *c)
{
	return c ? c->language : "en";
}

const char *catalogue_point(const struct catalogue *c)
{
	return (c ? &c->marks : &english)->point;
}

const char *catalogue_group(const struct catalogue *c)
{
	return (c ? &c->marks : &english)->group;
}

const char *catalogue_percent(const struct catalogue *c)
{
	return (c ? &c->marks : &english)->percent;
}

/* The build sorts the rows by their ids, byte by byte. */
static const struct row *find(const struct catalogue *c, const char *id)
{
	size_t low = 0, high = c ? c->n : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(c->rows[mid].id, id);

		if (!order)
			return &c->rows[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const char *catalogue_get(const struct catalogue *c, const char *text)
{
	const struct row *row = find(c, text);

	return row && row->said[0][0] ? row->said[0] : text;
}

const char *catalogue_plural(const struct catalogue *c, size_t n,
			     const char *one, const char *many)
{
	const struct row *row = find(c, one);
	const char *said = row ? row->said[c->plural(n)] : NULL;

	if (said && said[0])
		return said;
	return n == 1 ? one : many;
}

/* --- messages --- */

#define ARGS_MOST 12

enum arg_kind {
	ARG_TEXT,   /* %s: of the program */
	ARG_SLICE,  /* %.*s: of people */
	ARG_NUMBER, /* %d, %zu, …, printed in its own form */
	ARG_REAL,
};

/* A conversion of a format: what it takes and where it stands. */
struct conversion {
	enum arg_kind kind;
	char letter, size; /* 'z', 'l', 'L' for ll, or 0 */
	bool star;	   /* an int before the value says how long it is */
	const char *begin, *end;
	size_t number; /* of the argument that is its value, from 1 */
	int places;    /* what stands behind the point; -1: nothing */
};

struct arg {
	struct conversion from;
	const char *text;
	long long number;
	double real;
	int places; /* of a number; -1: as many as printf takes */
};

static size_t digits(const char **p)
{
	size_t n = 0;

	while (**p >= '0' && **p <= '9' && n < 1000)
		n = n * 10 + (size_t)(*(*p)++ - '0');
	return n;
}

/* "%2$.*1$s": the number before a $, or 0 and the place as it was. */
static size_t position(const char **p)
{
	const char *at = *p;
	size_t n = digits(&at);

	if (!n || *at != '$')
		return 0;
	*p = at + 1;
	return n;
}

/*
 * The next conversion at or after *p, which moves behind it; *next counts the
 * arguments taken so far. False at the end, and for one not known.
 */
static bool next_conversion(struct conversion *out, const char **p,
			    size_t *next)
{
	const char *at = *p;
	bool star = false;
	size_t given;

	while ((at = strchr(at, '%')) && at[1] == '%')
		at += 2;
	if (!at)
		return false;
	*out = (struct conversion){.begin = at++, .places = -1};
	given = position(&at);
	while (strchr("-+ 0#", *at) && *at)
		at++;
	digits(&at);
	if (*at == '.') {
		at++;
		star = *at == '*';
		if (star) {
			at++;
			if (!position(&at))
				++*next;
		} else {
			out->places = (int)digits(&at);
		}
	}
	while (*at == 'z' || *at == 'l')
		out->size = out->size == 'l' ? 'L' : *at, at++;
	out->letter = *at;
	if (!*at || !strchr("sdiucxXgf", *at))
		return false;
	out->kind = *at == 's'		       ? (star ? ARG_SLICE : ARG_TEXT)
		    : *at == 'g' || *at == 'f' ? ARG_REAL
					       : ARG_NUMBER;
	out->star = star;
	out->number = given ? given : ++*next;
	out->end = *p = at + 1;
	return true;
}

static long long take_number(const struct conversion *c, va_list *ap)
{
	bool is_signed = c->letter == 'd' || c->letter == 'i';

	if (c->size == 'z')
		return (long long)va_arg(*ap, size_t);
	if (c->size == 'L')
		return va_arg(*ap, long long);
	if (c->size == 'l')
		return va_arg(*ap, long);
	if (is_signed || c->letter == 'c')
		return va_arg(*ap, int);
	return (long long)va_arg(*ap, unsigned);
}

/* What the message was given, by its English format. */
static size_t take_args(struct arg *args, const char *fmt, va_list *ap)
{
	const char *p = fmt;
	size_t n = 0, next = 0;

	while (n < ARGS_MOST && next_conversion(&args[n].from, &p, &next)) {
		struct arg *arg = &args[n++];

		arg->places =
			arg->from.star ? va_arg(*ap, int) : arg->from.places;
		if (arg->from.kind == ARG_SLICE || arg->from.kind == ARG_TEXT)
			arg->text = va_arg(*ap, const char *);
		else if (arg->from.kind == ARG_REAL)
			arg->real = va_arg(*ap, double);
		else
			arg->number = take_number(&arg->from, ap);
	}
	return n;
}

/* Numbers are printed as the English format has them. */
static struct slice number_text(struct arena *a, const struct arg *arg)
{
	const struct conversion *c = &arg->from;

	if (c->kind == ARG_REAL && c->letter == 'g')
		return arena_printf(a, "%.*g", arg->places, arg->real);
	if (c->kind == ARG_REAL)
		return arena_printf(a, "%.*f", arg->places, arg->real);
	if (c->letter == 'c')
		return arena_printf(a, "%c", (int)arg->number);
	if (c->letter == 'X' || c->letter == 'x')
		return arena_printf(a, "%02llX",
				    (unsigned long long)arg->number);
	if (c->begin[1] == '0')
		return arena_printf(a, "%0*lld", c->begin[2] - '0',
				    arg->number);
	return arena_printf(a, "%lld", arg->number);
}

static struct slice arg_text(struct arena *a, const struct catalogue *c,
			     const struct arg *arg)
{
	struct slice text;

	switch (arg->from.kind) {
	case ARG_TEXT:
		text = slice_of(catalogue_get(c, arg->text));
		if (arg->places >= 0 && (size_t)arg->places < text.len)
			text.len = (size_t)arg->places;
		return text;
	case ARG_SLICE:
		return (struct slice){arg->text, (size_t)arg->places};
	case ARG_NUMBER:
	case ARG_REAL:
		break;
	}
	return number_text(a, arg);
}

static const struct arg *arg_of(const struct arg *args, size_t n,
				const struct conversion *c)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (args[i].from.number == c->number)
			return args[i].from.kind == c->kind ? &args[i] : NULL;
	return NULL;
}

static void add_literal(struct arena *a, struct slice **v, size_t *n,
			const char *from, const char *to)
{
	const char *at;

	for (; from < to; from = at) {
		at = memchr(from, '%', (size_t)(to - from));
		at = at ? at + 1 : to;
		ARENA_PUSH(a, *v, *n) =
			(struct slice){from, (size_t)(at - from)};
		if (at < to && *at == '%')
			at++;
	}
}

/* False where the format asks for what was not given. */
static bool fill(struct slice *out, struct arena *a, const struct catalogue *c,
		 const char *fmt, const struct arg *args, size_t n_args)
{
	struct conversion conversion;
	struct slice *parts = NULL;
	const char *p = fmt, *from = fmt;
	size_t n = 0, next = 0;

	while (next_conversion(&conversion, &p, &next)) {
		const struct arg *arg = arg_of(args, n_args, &conversion);

		if (!arg)
			return false;
		add_literal(a, &parts, &n, from, conversion.begin);
		ARENA_PUSH(a, parts, n) = arg_text(a, c, arg);
		from = conversion.end;
	}
	add_literal(a, &parts, &n, from, from + strlen(from));
	*out = arena_concat(a, parts, n);
	return true;
}

struct slice catalogue_vsay(struct arena *a, const struct catalogue *c,
			    const char *fmt, va_list ap)
{
	struct arg args[ARGS_MOST] = {{.text = NULL}};
	struct slice said;
	va_list given;
	size_t n;

	if (!c)
		return arena_vprintf(a, fmt, ap);
	va_copy(given, ap);
	n = take_args(args, fmt, &given);
	va_end(given);
	if (fill(&said, a, c, catalogue_get(c, fmt), args, n) ||
	    fill(&said, a, c, fmt, args, n))
		return said;
	BUG("a format that asks for what it does not name");
}

struct slice catalogue_say(struct arena *a, const struct catalogue *c,
			   const char *fmt, ...)
{
	struct slice said;
	va_list ap;

	va_start(ap, fmt);
	said = catalogue_vsay(a, c, fmt, ap);
	va_end(ap);
	return said;
}
