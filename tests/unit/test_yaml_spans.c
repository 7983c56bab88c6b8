/*
 * Every node of a tree at its place. The expected text has one line for each
 * node: key or value, kind and style, line:col-line:col, bytes, <value>.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buf.h"
#include "yaml/tree.h"

struct test_case {
	const char *name, *in, *out;
};

static void show(struct buf *b, const struct node *n, const char *what)
{
	static const char styles[] = "psdlfbF", kinds[] = "SLM";

	buf_printf(b, "%s%c%c%s%s %u:%u-%u:%u %zu-%zu", what, kinds[n->kind],
		   styles[n->style], n->alias ? "*" : "",
		   n->repeated ? "!" : "", n->at.line, n->at.col,
		   n->at.end_line, n->at.end_col, n->at.begin, n->at.end);
	if (n->kind == NODE_SCALAR)
		buf_printf(b, " <%.*s>", SL(n->text));
	buf_add_char(b, '\n');
}

static void show_all(struct buf *b, const struct node *n)
{
	const struct node *child;

	if (n->key)
		show(b, n->key, "k");
	show(b, n, "");
	for (child = n->first; child; child = child->next)
		show_all(b, child);
}

static struct test_case cases[] = {
	{"empty file", "", ""},
	{"comment only", "# nothing\n", ""},
	{"a document mark alone", "---\n", ""},
	{"one pair", "plan: a\n",
	 "Mb 1:1-1:8 0-7\n"
	 "kSp 1:1-1:5 0-4 <plan>\n"
	 "Sp 1:7-1:8 6-7 <a>\n"},
	{"without a line end", "plan: a",
	 "Mb 1:1-1:8 0-7\n"
	 "kSp 1:1-1:5 0-4 <plan>\n"
	 "Sp 1:7-1:8 6-7 <a>\n"},
	{"byte-order mark, CRLF, two-byte letters",
	 "\xef\xbb\xbftitle: n\xc3\xa9"
	 "e  # x\r\n"
	 "b : 'c'\r\n",
	 "Mb 1:1-2:8 3-28\n"
	 "kSp 1:1-1:6 3-8 <title>\n"
	 "Sp 1:8-1:11 10-14 <n\xc3\xa9"
	 "e>\n"
	 "kSp 2:1-2:2 21-22 <b>\n"
	 "Ss 2:5-2:8 25-28 <c>\n"},
	{"four-byte letters count as one column",
	 "a: \xf0\x9f\x91\x8d b\n"
	 "c: [\xf0\x9f\x91\x8d, d]\n",
	 "Mb 1:1-2:10 0-22\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-1:7 3-9 <\xf0\x9f\x91\x8d b>\n"
	 "kSp 2:1-2:2 10-11 <c>\n"
	 "LF 2:4-2:10 13-22\n"
	 "Sp 2:5-2:6 14-18 <\xf0\x9f\x91\x8d>\n"
	 "Sp 2:8-2:9 20-21 <d>\n"},
	{"combining marks are columns of their own",
	 "a: e\xcc\x81 # x\n"
	 "b: c\n",
	 "Mb 1:1-2:5 0-15\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-1:6 3-6 <e\xcc\x81>\n"
	 "kSp 2:1-2:2 11-12 <b>\n"
	 "Sp 2:4-2:5 14-15 <c>\n"},
	{"a text ends before blanks and comment",
	 "a: one two   # three\n"
	 "b: x#y\n"
	 "c: -1\n",
	 "Mb 1:1-3:6 0-33\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-1:11 3-10 <one two>\n"
	 "kSp 2:1-2:2 21-22 <b>\n"
	 "Sp 2:4-2:7 24-27 <x#y>\n"
	 "kSp 3:1-3:2 28-29 <c>\n"
	 "Sp 3:4-3:6 31-33 <-1>\n"},
	{"an escaped NUL reads as the replacement character",
	 "\"a\\0b\": \"\\0\"\n",
	 "Mb 1:1-1:13 0-12\n"
	 "kSd 1:1-1:7 0-6 <a\xef\xbf\xbd"
	 "b>\n"
	 "Sd 1:9-1:13 8-12 <\xef\xbf\xbd>\n"},
	{"empty values",
	 "a:\n"
	 "b:   # later\n"
	 "c :\n"
	 "d: ''\n"
	 "e: \"\"\n"
	 "f: ~\n",
	 "Mb 1:1-6:5 0-36\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:3-1:3 2-2 <>\n"
	 "kSp 2:1-2:2 3-4 <b>\n"
	 "Sp 2:3-2:3 5-5 <>\n"
	 "kSp 3:1-3:2 16-17 <c>\n"
	 "Sp 3:4-3:4 19-19 <>\n"
	 "kSp 4:1-4:2 20-21 <d>\n"
	 "Ss 4:4-4:6 23-25 <>\n"
	 "kSp 5:1-5:2 26-27 <e>\n"
	 "Sd 5:4-5:6 29-31 <>\n"
	 "kSp 6:1-6:2 32-33 <f>\n"
	 "Sp 6:4-6:5 35-36 <~>\n"},
	{"empty list items",
	 "l:\n"
	 "-\n"
	 "- # x\n"
	 "-  \n"
	 "- a\n",
	 "Mb 1:1-5:4 0-18\n"
	 "kSp 1:1-1:2 0-1 <l>\n"
	 "Lb 2:1-5:4 3-18\n"
	 "Sp 2:2-2:2 4-4 <>\n"
	 "Sp 3:2-3:2 6-6 <>\n"
	 "Sp 4:2-4:2 12-12 <>\n"
	 "Sp 5:3-5:4 17-18 <a>\n"},
	{"a list less indented than one would think",
	 "l:\n"
	 "- a\n"
	 "- b: c\n"
	 "  d: e\n"
	 "m: f\n",
	 "Mb 1:1-5:5 0-25\n"
	 "kSp 1:1-1:2 0-1 <l>\n"
	 "Lb 2:1-4:7 3-20\n"
	 "Sp 2:3-2:4 5-6 <a>\n"
	 "Mb 3:3-4:7 9-20\n"
	 "kSp 3:3-3:4 9-10 <b>\n"
	 "Sp 3:6-3:7 12-13 <c>\n"
	 "kSp 4:3-4:4 16-17 <d>\n"
	 "Sp 4:6-4:7 19-20 <e>\n"
	 "kSp 5:1-5:2 21-22 <m>\n"
	 "Sp 5:4-5:5 24-25 <f>\n"},
	{"lists in lists",
	 "- - a\n"
	 "  - b\n"
	 "-   - c\n",
	 "Lb 1:1-3:8 0-19\n"
	 "Lb 1:3-2:6 2-11\n"
	 "Sp 1:5-1:6 4-5 <a>\n"
	 "Sp 2:5-2:6 10-11 <b>\n"
	 "Lb 3:5-3:8 16-19\n"
	 "Sp 3:7-3:8 18-19 <c>\n"},
	{"maps in maps",
	 "a:\n"
	 "  b:\n"
	 "    c: d\n"
	 "  e: f\n"
	 "g: h\n",
	 "Mb 1:1-5:5 0-28\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Mb 2:3-4:7 5-23\n"
	 "kSp 2:3-2:4 5-6 <b>\n"
	 "Mb 3:5-3:9 12-16\n"
	 "kSp 3:5-3:6 12-13 <c>\n"
	 "Sp 3:8-3:9 15-16 <d>\n"
	 "kSp 4:3-4:4 19-20 <e>\n"
	 "Sp 4:6-4:7 22-23 <f>\n"
	 "kSp 5:1-5:2 24-25 <g>\n"
	 "Sp 5:4-5:5 27-28 <h>\n"},
	{"flow",
	 "a: {b: c, d: [e, 'f', {g: h}]}  # x\n"
	 "i: []\n"
	 "j: {}\n",
	 "Mb 1:1-3:6 0-47\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "MF 1:4-1:31 3-30\n"
	 "kSp 1:5-1:6 4-5 <b>\n"
	 "Sp 1:8-1:9 7-8 <c>\n"
	 "kSp 1:11-1:12 10-11 <d>\n"
	 "LF 1:14-1:30 13-29\n"
	 "Sp 1:15-1:16 14-15 <e>\n"
	 "Ss 1:18-1:21 17-20 <f>\n"
	 "MF 1:23-1:29 22-28\n"
	 "kSp 1:24-1:25 23-24 <g>\n"
	 "Sp 1:27-1:28 26-27 <h>\n"
	 "kSp 2:1-2:2 36-37 <i>\n"
	 "LF 2:4-2:6 39-41\n"
	 "kSp 3:1-3:2 42-43 <j>\n"
	 "MF 3:4-3:6 45-47\n"},
	{"flow over lines",
	 "a: [b,\n"
	 "  c, # x\n"
	 "  d\n"
	 "  ]\n"
	 "e: {f:\n"
	 "     g,\n"
	 "   h: i}\n",
	 "Mb 1:1-7:9 0-47\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "LF 1:4-4:4 3-23\n"
	 "Sp 1:5-1:6 4-5 <b>\n"
	 "Sp 2:3-2:4 9-10 <c>\n"
	 "Sp 3:3-3:4 18-19 <d>\n"
	 "kSp 5:1-5:2 24-25 <e>\n"
	 "MF 5:4-7:9 27-47\n"
	 "kSp 5:5-5:6 28-29 <f>\n"
	 "Sp 6:6-6:7 36-37 <g>\n"
	 "kSp 7:4-7:5 42-43 <h>\n"
	 "Sp 7:7-7:8 45-46 <i>\n"},
	{"flow: empty values and bare keys", "a: {b, c: , d: , e : f}\n",
	 "Mb 1:1-1:24 0-23\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "MF 1:4-1:24 3-23\n"
	 "kSp 1:5-1:6 4-5 <b>\n"
	 "Sp 1:6-1:6 5-5 <>\n"
	 "kSp 1:8-1:9 7-8 <c>\n"
	 "Sp 1:10-1:10 9-9 <>\n"
	 "kSp 1:13-1:14 12-13 <d>\n"
	 "Sp 1:15-1:15 14-14 <>\n"
	 "kSp 1:18-1:19 17-18 <e>\n"
	 "Sp 1:22-1:23 21-22 <f>\n"},
	{"flow: a pair in a list", "a: [b: c, d]\n",
	 "Mb 1:1-1:13 0-12\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "LF 1:4-1:13 3-12\n"
	 "MF 1:5-1:9 4-8\n"
	 "kSp 1:5-1:6 4-5 <b>\n"
	 "Sp 1:8-1:9 7-8 <c>\n"
	 "Sp 1:11-1:12 10-11 <d>\n"},
	{"quotes",
	 "a: 'it''s'\n"
	 "b: \"c \\\"d\\\" \\u00e9\"\n"
	 "'e': \"f\"  # x\n",
	 "Mb 1:1-3:9 0-39\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Ss 1:4-1:11 3-10 <it's>\n"
	 "kSp 2:1-2:2 11-12 <b>\n"
	 "Sd 2:4-2:20 14-30 <c \"d\" \xc3\xa9>\n"
	 "kSs 3:1-3:4 31-34 <e>\n"
	 "Sd 3:6-3:9 36-39 <f>\n"},
	{"quotes over lines",
	 "a: 'one\n"
	 "  two'\n"
	 "b: \"three\n"
	 "\n"
	 "  four\"\n"
	 "c: d\n",
	 "Mb 1:1-6:5 0-38\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Ss 1:4-2:7 3-14 <one two>\n"
	 "kSp 3:1-3:2 15-16 <b>\n"
	 "Sd 3:4-5:8 18-33 <three\n"
	 "four>\n"
	 "kSp 6:1-6:2 34-35 <c>\n"
	 "Sp 6:4-6:5 37-38 <d>\n"},
	{"a text over lines",
	 "a: one\n"
	 "  two # x\n"
	 "b: three\n"
	 "\n"
	 "  four\n"
	 "c: d\n",
	 "Mb 1:1-6:5 0-38\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-2:6 3-12 <one two>\n"
	 "kSp 3:1-3:2 17-18 <b>\n"
	 "Sp 3:4-5:7 20-33 <three\n"
	 "four>\n"
	 "kSp 6:1-6:2 34-35 <c>\n"
	 "Sp 6:4-6:5 37-38 <d>\n"},
	{"literal",
	 "a: |\n"
	 "  one\n"
	 "  two  \n"
	 "\n"
	 "# no text\n"
	 "b: c\n",
	 "Mb 1:1-6:5 0-34\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-3:8 3-18 <one\n"
	 "two  \n"
	 ">\n"
	 "kSp 6:1-6:2 30-31 <b>\n"
	 "Sp 6:4-6:5 33-34 <c>\n"},
	{"literal at the end of the file",
	 "a: |\n"
	 "  one\n"
	 "  two",
	 "Mb 1:1-3:6 0-16\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-3:6 3-16 <one\n"
	 "two>\n"},
	{"literal with CRLF",
	 "a: |\r\n"
	 "  one\r\n"
	 "\r\n"
	 "  two\r\n"
	 "\r\n"
	 "b: c\r\n",
	 "Mb 1:1-6:5 0-28\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-4:6 3-20 <one\n"
	 "\n"
	 "two\n"
	 ">\n"
	 "kSp 6:1-6:2 24-25 <b>\n"
	 "Sp 6:4-6:5 27-28 <c>\n"},
	{"literal that strips",
	 "a: |-\n"
	 "  one\n"
	 "\n"
	 "\n"
	 "b: c\n",
	 "Mb 1:1-5:5 0-18\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-2:6 3-11 <one>\n"
	 "kSp 5:1-5:2 14-15 <b>\n"
	 "Sp 5:4-5:5 17-18 <c>\n"},
	{"literal that keeps",
	 "a: |+\n"
	 "  one\n"
	 "\n"
	 "\n"
	 "b: c\n",
	 "Mb 1:1-5:5 0-18\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-4:1 3-13 <one\n"
	 "\n"
	 "\n"
	 ">\n"
	 "kSp 5:1-5:2 14-15 <b>\n"
	 "Sp 5:4-5:5 17-18 <c>\n"},
	{"literal with comment and a hash in it",
	 "a: | # x\n"
	 "  # one\n"
	 "  two\n"
	 " # less\n"
	 "b: c\n",
	 "Mb 1:1-5:5 0-35\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-3:6 3-22 <# one\n"
	 "two\n"
	 ">\n"
	 "kSp 5:1-5:2 31-32 <b>\n"
	 "Sp 5:4-5:5 34-35 <c>\n"},
	{"literal with its indentation said",
	 "a: |2-\n"
	 "    one\n"
	 "  two\n"
	 "b: c\n",
	 "Mb 1:1-4:5 0-25\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-3:6 3-20 <  one\n"
	 "two>\n"
	 "kSp 4:1-4:2 21-22 <b>\n"
	 "Sp 4:4-4:5 24-25 <c>\n"},
	{"literal of nothing",
	 "a: |\n"
	 "b: >-\n"
	 "\n"
	 "c: |+\n"
	 "\n"
	 "d: e\n",
	 "Mb 1:1-6:5 0-23\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:4-1:5 3-4 <>\n"
	 "kSp 2:1-2:2 5-6 <b>\n"
	 "Sf 2:4-2:6 8-10 <>\n"
	 "kSp 4:1-4:2 12-13 <c>\n"
	 "Sl 4:4-5:1 15-18 <\n"
	 ">\n"
	 "kSp 6:1-6:2 19-20 <d>\n"
	 "Sp 6:4-6:5 22-23 <e>\n"},
	{"literal in a list",
	 "- |\n"
	 " one\n"
	 "- >\n"
	 " two\n"
	 " three\n",
	 "Lb 1:1-5:7 0-24\n"
	 "Sl 1:3-2:5 2-8 <one\n"
	 ">\n"
	 "Sf 3:3-5:7 11-24 <two three\n"
	 ">\n"},
	{"folded",
	 "a: >\n"
	 "  one\n"
	 "  two\n"
	 "\n"
	 "  three\n"
	 "b: c\n",
	 "Mb 1:1-6:5 0-30\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sf 1:4-5:8 3-25 <one two\n"
	 "three\n"
	 ">\n"
	 "kSp 6:1-6:2 26-27 <b>\n"
	 "Sp 6:4-6:5 29-30 <c>\n"},
	{"anchors and aliases",
	 "a: &x  one # y\n"
	 "b: *x\n"
	 "c: [*x, &z 'two', *z]\n",
	 "Mb 1:1-3:22 0-42\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:8-1:11 7-10 <one>\n"
	 "kSp 2:1-2:2 15-16 <b>\n"
	 "Sp* 2:4-2:6 18-20 <one>\n"
	 "kSp 3:1-3:2 21-22 <c>\n"
	 "LF 3:4-3:22 24-42\n"
	 "Sp* 3:5-3:7 25-27 <one>\n"
	 "Ss 3:12-3:17 32-37 <two>\n"
	 "Ss* 3:19-3:21 39-41 <two>\n"},
	{"an anchor on nothing",
	 "a: &x\n"
	 "b: *x\n",
	 "Mb 1:1-2:6 0-11\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:6-1:6 5-5 <>\n"
	 "kSp 2:1-2:2 6-7 <b>\n"
	 "Sp* 2:4-2:6 9-11 <>\n"},
	{"an anchor before a literal",
	 "a: &x |\n"
	 "  one\n"
	 "b: *x\n",
	 "Mb 1:1-3:6 0-19\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sl 1:7-2:6 6-13 <one\n"
	 ">\n"
	 "kSp 3:1-3:2 14-15 <b>\n"
	 "Sl* 3:4-3:6 17-19 <one\n"
	 ">\n"},
	{"a document between marks",
	 "--- # x\n"
	 "a: b\n"
	 "...\n"
	 "# y\n",
	 "Mb 2:1-2:5 8-12\n"
	 "kSp 2:1-2:2 8-9 <a>\n"
	 "Sp 2:4-2:5 11-12 <b>\n"},
	{"a text is the whole document", "one\n", "Sp 1:1-1:4 0-3 <one>\n"},
	{"a list is the whole document",
	 "- a\n"
	 "- b\n",
	 "Lb 1:1-2:4 0-7\n"
	 "Sp 1:3-1:4 2-3 <a>\n"
	 "Sp 2:3-2:4 6-7 <b>\n"},
	{"tabs between tokens",
	 "a:\tb\t# x\n"
	 "c: [d,\te]\n",
	 "Mb 1:1-2:10 0-18\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-1:5 3-4 <b>\n"
	 "kSp 2:1-2:2 9-10 <c>\n"
	 "LF 2:4-2:10 12-18\n"
	 "Sp 2:5-2:6 13-14 <d>\n"
	 "Sp 2:8-2:9 16-17 <e>\n"},
	{"keys of any script",
	 "\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87: \xd0\xb4\xd0\xb0\n"
	 "\xe9\x8d\xb5: \xe5\x80\xa4\n",
	 "Mb 1:1-2:5 0-23\n"
	 "kSp 1:1-1:5 0-8 <\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87>\n"
	 "Sp 1:7-1:9 10-14 <\xd0\xb4\xd0\xb0>\n"
	 "kSp 2:1-2:2 15-18 <\xe9\x8d\xb5>\n"
	 "Sp 2:4-2:5 20-23 <\xe5\x80\xa4>\n"},
	{"no-break space inside a text", "a: 5\xc2\xa0% of it\n",
	 "Mb 1:1-1:13 0-13\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-1:13 3-13 <5\xc2\xa0% of it>\n"},
	{"joiners where writing needs them",
	 "a: \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb \xd0\xb8\n"
	 "b: "
	 "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85"
	 "\n",
	 "Mb 1:1-2:12 0-38\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-1:9 3-17 <\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb "
	 "\xd0\xb8>\n"
	 "kSp 2:1-2:2 18-19 <b>\n"
	 "Sp 2:4-2:12 21-38 "
	 "<\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85"
	 ">\n"},
	{"colons, hashes and quotes inside a text",
	 "a: 10:30 x\n"
	 "b: http://x.example/#y\n"
	 "c: it's\n"
	 "d: say \"x\"\n",
	 "Mb 1:1-4:11 0-52\n"
	 "kSp 1:1-1:2 0-1 <a>\n"
	 "Sp 1:4-1:11 3-10 <10:30 x>\n"
	 "kSp 2:1-2:2 11-12 <b>\n"
	 "Sp 2:4-2:23 14-33 <http://x.example/#y>\n"
	 "kSp 3:1-3:2 34-35 <c>\n"
	 "Sp 3:4-3:8 37-41 <it's>\n"
	 "kSp 4:1-4:2 42-43 <d>\n"
	 "Sp 4:4-4:11 45-52 <say \"x\">\n"},
};

static void spans(void **state)
{
	const struct test_case *c = *state;
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);
	struct buf b = BUF_INIT(1 << 16);
	struct tree t;

	yaml_parse(&t, &a, slice_of(c->in), &fs);
	buf_add(&b, SLICE(""));
	if (t.root)
		show_all(&b, t.root);
	assert_string_equal(b.ptr, c->out);
	assert_false(t.broken);
	assert_int_equal(fs.n, 0);
	buf_release(&b);
	arena_release(&a);
}

int main(void)
{
	static struct CMUnitTest tests[ARRAY_LEN(cases)];
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		tests[i] = (struct CMUnitTest){
			.name = cases[i].name,
			.test_func = spans,
			.initial_state = &cases[i],
		};
	return _cmocka_run_group_tests("spans", tests, ARRAY_LEN(tests), NULL,
				       NULL);
}
