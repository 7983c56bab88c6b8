/*
 * What hurts people in YAML: each trap gives one finding with its cause, its
 * place and the mended line; a fix that is certain gives a file without it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "yaml/tree.h"

struct test_case {
	const char *name;
	const char *in; /* NULL: one more finding of the case before */
	bool broken;
	const char *rule, *at, *message, *help;
	const char *fixed; /* the file with the edits made; NULL: none */
};

static struct test_case cases[] = {
	{"tabs indent",
	 "a:\n"
	 "\tb:\n"
	 "\t\tc: d\n"
	 "\te: f\n",
	 true, "yaml-syntax", "2:1-2:2",
	 "a tab indents this line; YAML takes only spaces there", "  b:",
	 "a:\n"
	 "  b:\n"
	 "    c: d\n"
	 "  e: f\n"},
	{"a tab among spaces",
	 "a:\n"
	 "  b: c\n"
	 "\td: e\n",
	 true, "yaml-syntax", "3:1-3:2",
	 "a tab indents this line; YAML takes only spaces there", "  d: e",
	 NULL},
	{"a handle with @",
	 "plan: a\n"
	 "owner: @dana\n",
	 true, "yaml-syntax", "2:8-2:13", "names stand without @ in a plan",
	 "owner: dana",
	 "plan: a\n"
	 "owner: dana\n"},
	{"@ before more than a name",
	 "plan: a\n"
	 "title: @home and away\n",
	 true, "yaml-syntax", "2:8-2:22",
	 "a text that starts with @ must stand in quotes",
	 "title: \"@home and away\"",
	 "plan: a\n"
	 "title: \"@home and away\"\n"},
	{"@ in a list", "team: [@dana, sam]\n", true, "yaml-syntax", "1:8-1:13",
	 "names stand without @ in a plan", "team: [dana, sam]",
	 "team: [dana, sam]\n"},
	{"@ in a key", "@dana: {name: D}\n", true, "yaml-syntax", "1:1-1:6",
	 "names stand without @ in a plan", "dana: {name: D}",
	 "dana: {name: D}\n"},
	{"a backtick", "title: `x` y\n", true, "yaml-syntax", "1:8-1:13",
	 "a text that starts with ` must stand in quotes", "title: \"`x` y\"",
	 "title: \"`x` y\"\n"},
	{"a percent sign", "target: %5\n", true, "yaml-syntax", "1:9-1:11",
	 "a text that starts with % must stand in quotes", "target: \"%5\"",
	 "target: \"%5\"\n"},
	{"a star", "a: *imp* is\n", true, "yaml-syntax", "1:4-1:12",
	 "a text that starts with * must stand in quotes", "a: \"*imp* is\"",
	 "a: \"*imp* is\"\n"},
	{"a star on a word", "a: *imp\n", true, "yaml-syntax", "1:4-1:8",
	 "a text that starts with * must stand in quotes", "a: \"*imp\"",
	 "a: \"*imp\"\n"},
	{"an ampersand", "a: & Co\n", true, "yaml-syntax", "1:4-1:8",
	 "a text that starts with & must stand in quotes", "a: \"& Co\"",
	 "a: \"& Co\"\n"},
	{"a pipe",
	 "a: | b\n"
	 "c: d\n",
	 true, "yaml-syntax", "1:4-1:7",
	 "a text that starts with | must stand in quotes", "a: \"| b\"",
	 "a: \"| b\"\n"
	 "c: d\n"},
	{"more than",
	 "when: >5 more\n"
	 "b: c\n",
	 true, "yaml-syntax", "1:7-1:14",
	 "a text that starts with > must stand in quotes", "when: \">5 more\"",
	 "when: \">5 more\"\n"
	 "b: c\n"},
	{"a bracket closes first", "a: ]\n", true, "yaml-syntax", "1:4-1:5",
	 "a text that starts with ] must stand in quotes", "a: \"]\"",
	 "a: \"]\"\n"},
	{"a second colon",
	 "title: Launch: the sequel  # x\n"
	 "owner: d\n",
	 true, "yaml-syntax", "1:14-1:15",
	 "a second colon with a space behind it: the text must stand in quotes",
	 "title: \"Launch: the sequel\"  # x",
	 "title: \"Launch: the sequel\"  # x\n"
	 "owner: d\n"},
	{"a colon at the end", "title: Launch:\n", true, "yaml-syntax",
	 "1:14-1:15",
	 "a second colon with a space behind it: the text must stand in quotes",
	 "title: \"Launch:\"", "title: \"Launch:\"\n"},
	{"a second colon in a list",
	 "l:\n"
	 "  - Launch: the: sequel\n",
	 true, "yaml-syntax", "2:16-2:17",
	 "a second colon with a space behind it: the text must stand in quotes",
	 "  - Launch: \"the: sequel\"",
	 "l:\n"
	 "  - Launch: \"the: sequel\"\n"},
	{"a second colon, and a hash", "title: Win: the #1 aim \n", true,
	 "yaml-syntax", "1:11-1:12",
	 "a second colon with a space behind it: the text must stand in quotes",
	 "title: \"Win: the #1 aim\" ", "title: \"Win: the #1 aim\" \n"},
	{"a second colon in braces", "x: {what: a: b, c: d}\n", true,
	 "yaml-syntax", "1:11-1:15",
	 "inside [ ] and { } this text must stand in quotes",
	 "x: {what: \"a: b\", c: d}", "x: {what: \"a: b\", c: d}\n"},
	{"a second colon behind quotes", "title: \"Launch\": the x\n", true,
	 "yaml-syntax", "1:16-1:17",
	 "a second colon with a space behind it: the text must stand in quotes",
	 "title: '\"Launch\": the x'", "title: '\"Launch\": the x'\n"},
	{"French before a colon", "why: Notre objectif\xc2\xa0: grandir\n",
	 true, "yaml-syntax", "1:21-1:22",
	 "a second colon with a space behind it: the text must stand in quotes",
	 "why: \"Notre objectif\xc2\xa0: grandir\"",
	 "why: \"Notre objectif\xc2\xa0: grandir\"\n"},
	{"two second colons",
	 "a: b: c\n"
	 "d: e: f\n",
	 true, "yaml-syntax", "1:5-1:6",
	 "a second colon with a space behind it: the text must stand in quotes",
	 "a: \"b: c\"", NULL},
	{"no space behind the colon",
	 "plan: x\n"
	 "owner:dana\n"
	 "title: x\n",
	 true, "yaml-syntax", "2:1-2:7",
	 "a space is missing behind the colon of \"owner\"", "owner: dana",
	 "plan: x\n"
	 "owner: dana\n"
	 "title: x\n"},
	{"no space behind the first colon",
	 "a:\n"
	 "  b:\n"
	 "    owner:dana\n"
	 "    due: 2026-01-01\n",
	 true, "yaml-syntax", "3:5-3:11",
	 "a space is missing behind the colon of \"owner\"", "    owner: dana",
	 "a:\n"
	 "  b:\n"
	 "    owner: dana\n"
	 "    due: 2026-01-01\n"},
	{"no space behind the dash",
	 "l:\n"
	 "  - a\n"
	 "  -b\n"
	 "  - c: d\n",
	 true, "yaml-syntax", "3:3-3:4", "a space is missing behind the dash",
	 "  - b",
	 "l:\n"
	 "  - a\n"
	 "  - b\n"
	 "  - c: d\n"},
	{"a wide colon",
	 "owner\xef\xbc\x9a"
	 "dana\n"
	 "title: x\n",
	 true, "yaml-syntax", "1:6-1:7",
	 "an ordinary colon and a space belong behind a key", "owner: dana",
	 "owner: dana\n"
	 "title: x\n"},
	{"an equals sign",
	 "owner = dana\n"
	 "title: x\n",
	 true, "yaml-syntax", "1:7-1:8",
	 "an ordinary colon and a space belong behind a key", "owner: dana",
	 "owner: dana\n"
	 "title: x\n"},
	{"no colon",
	 "title: x\n"
	 "owner dana\n"
	 "due: y\n",
	 true, "yaml-syntax", "2:1-2:11",
	 "this line is no \"key: value\"; where it goes on with the text "
	 "above, indent it further",
	 "owner: dana", NULL},
	{"no key",
	 "a:\n"
	 "  : b\n",
	 true, "yaml-syntax", "2:3-2:4", "the key before the colon is missing",
	 NULL, NULL},
	{"a hash before a number", "title: Become the #1 brand\n", false,
	 "hash-in-text", "1:19-1:27",
	 "a hash behind a space starts a comment: #1 brand is not part of the "
	 "text; put the text in quotes, or a space behind the hash",
	 "title: \"Become the #1 brand\"", "title: \"Become the #1 brand\"\n"},
	{"a hash at the start", "title: #1 brand\n", false, "hash-in-text",
	 "1:8-1:16",
	 "a hash behind a space starts a comment: #1 brand is not part of the "
	 "text; put the text in quotes, or a space behind the hash",
	 "title: \"#1 brand\"", "title: \"#1 brand\"\n"},
	{"a hash before a word may be a comment", "owner: dana #was sam\n",
	 false, "hash-in-text", "1:13-1:21",
	 "a hash behind a space starts a comment: #was sam is not part of the "
	 "text; put the text in quotes, or a space behind the hash",
	 "owner: \"dana #was sam\"", NULL},
	{"a hash behind a number may be one too", "target: 5 #2nd try\n", false,
	 "hash-in-text", "1:11-1:19",
	 "a hash behind a space starts a comment: #2nd try is not part of the "
	 "text; put the text in quotes, or a space behind the hash",
	 "target: \"5 #2nd try\"", NULL},
	{"a hash in a list",
	 "l:\n"
	 "  - the #1 x\n",
	 false, "hash-in-text", "2:9-2:13",
	 "a hash behind a space starts a comment: #1 x is not part of the "
	 "text; put the text in quotes, or a space behind the hash",
	 "  - \"the #1 x\"",
	 "l:\n"
	 "  - \"the #1 x\"\n"},
	{"a hash cuts a text over lines",
	 "title: Become the #1\n"
	 "  brand\n"
	 "owner: x\n",
	 true, "hash-in-text", "1:19-1:21",
	 "a hash behind a space starts a comment: #1 is not part of the text; "
	 "put the text in quotes",
	 "title: \"Become the #1 brand\"", NULL},
	{"a hash in brackets",
	 "a: [x #1, y]\n"
	 "b: c\n",
	 true, "hash-in-text", "1:7-1:13",
	 "a hash behind a space starts a comment: #1, y] is not read; put the "
	 "text in quotes",
	 "a: [\"x #1\", y]", NULL},
	{"a hash behind CRLF",
	 "a: the #1\r\n"
	 "b: c\r\n",
	 false, "hash-in-text", "1:8-1:10",
	 "a hash behind a space starts a comment: #1 is not part of the text; "
	 "put the text in quotes, or a space behind the hash",
	 "a: \"the #1\"",
	 "a: \"the #1\"\r\n"
	 "b: c\r\n"},
	{"a comma in braces",
	 "a: {what: No script, and no time, answer: [x]}\n", false,
	 "comma-in-text", "1:22-1:33",
	 "inside { } a comma ends the text: \"and no time\" became a key "
	 "without a value; put the text in quotes",
	 "a: {what: \"No script, and no time\", answer: [x]}",
	 "a: {what: \"No script, and no time\", answer: [x]}\n"},
	{"two commas in braces", "a: {what: One, two, three}\n", false,
	 "comma-in-text", "1:16-1:26",
	 "inside { } a comma ends the text: \"two\" became a key without a "
	 "value; put the text in quotes",
	 "a: {what: \"One, two, three\"}", "a: {what: \"One, two, three\"}\n"},
	{"a comma in brackets",
	 "a: [Fewer events, so that search gets, the money, More]\n", false,
	 "comma-in-text", "1:19-1:49",
	 "inside [ ] a comma ends the text, and \"so that search gets\" looks "
	 "like the rest of one; put the whole text in quotes",
	 "a: [\"Fewer events, so that search gets, the money\", More]", NULL},
	{"a key three times",
	 "owner: a\n"
	 "title: b\n"
	 "owner: c\n"
	 "owner: d\n",
	 false, "duplicate-key", "3:1-3:6",
	 "owner stands here again; the first is on line 1", "keep one of them",
	 NULL},
	{NULL, NULL, false, "duplicate-key", "4:1-4:6",
	 "owner stands here again; the first is on line 1", "keep one of them",
	 NULL},
	{"a key twice in braces", "a: {b: 1, \"b\": 2}\n", false,
	 "duplicate-key", "1:11-1:14",
	 "b stands here again; the first is on line 1", "keep one of them",
	 NULL},
	{"a key twice among many",
	 "k0: v\n"
	 "k1: v\n"
	 "k2: v\n"
	 "k3: v\n"
	 "k4: v\n"
	 "k5: v\n"
	 "k6: v\n"
	 "k7: v\n"
	 "k8: v\n"
	 "k9: v\n"
	 "k3: w\n",
	 false, "duplicate-key", "11:1-11:3",
	 "k3 stands here again; the first is on line 4", "keep one of them",
	 NULL},
	{"a no-break space behind the colon",
	 "owner:\xc2\xa0"
	 "dana\n"
	 "title: x\n",
	 false, "hidden-character", "1:7-1:8",
	 "a no-break space (U+00A0) stands beside the colon; YAML knows only "
	 "the ordinary space",
	 "owner: dana",
	 "owner: dana\n"
	 "title: x\n"},
	{"a no-break space before the colon",
	 "owner\xc2\xa0: dana\n"
	 "title: x\n",
	 false, "hidden-character", "1:6-1:7",
	 "a no-break space (U+00A0) stands beside the colon; YAML knows only "
	 "the ordinary space",
	 "owner: dana",
	 "owner: dana\n"
	 "title: x\n"},
	{"an ideographic space",
	 "owner:\xe3\x80\x80"
	 "dana\n",
	 false, "hidden-character", "1:7-1:8",
	 "an unusual space (U+3000) stands beside the colon; YAML knows only "
	 "the ordinary space",
	 "owner: dana", "owner: dana\n"},
	{"no-break spaces in a text stay",
	 "t: |\n"
	 "  Objectif\xc2\xa0: x\n"
	 "owner:\xc2\xa0"
	 "dana\n",
	 false, "hidden-character", "3:7-3:8",
	 "a no-break space (U+00A0) stands beside the colon; YAML knows only "
	 "the ordinary space",
	 "owner: dana",
	 "t: |\n"
	 "  Objectif\xc2\xa0: x\n"
	 "owner: dana\n"},
	{"no-break spaces indent",
	 "a:\n"
	 "\xc2\xa0\xc2\xa0title: x\n"
	 "  owner: y\n",
	 true, "hidden-character", "2:1-2:3",
	 "no-break spaces indent this line; YAML knows only the ordinary space",
	 "  title: x",
	 "a:\n"
	 "  title: x\n"
	 "  owner: y\n"},
	{"a zero-width space",
	 "title: a\xe2\x80\x8b"
	 "b\n",
	 false, "hidden-character", "1:9-1:10",
	 "a zero-width space (U+200B), which nobody sees, stands here",
	 "title: ab", "title: ab\n"},
	{"a zero-width space before a key",
	 "a: b\n"
	 "\xe2\x80\x8btitle: x\n",
	 false, "hidden-character", "2:1-2:2",
	 "a zero-width space (U+200B), which nobody sees, stands here",
	 "title: x",
	 "a: b\n"
	 "title: x\n"},
	{"a bell",
	 "title: a\x07"
	 "b\n",
	 false, "hidden-character", "1:9-1:10",
	 "a control character (U+0007), which nobody sees, stands here",
	 "title: ab", "title: ab\n"},
	{"a line separator",
	 "title: a\xe2\x80\xa8"
	 "b\n"
	 "c: d\n",
	 false, "hidden-character", "1:9-1:10",
	 "a line separator (U+2028), which nobody sees, stands here",
	 "title: a b",
	 "title: a b\n"
	 "c: d\n"},
	{"a next-line",
	 "title: a\xc2\x85"
	 "b\n"
	 "c: d\n",
	 false, "hidden-character", "1:9-1:10",
	 "a next-line character (U+0085), which nobody sees, stands here",
	 "title: a b",
	 "title: a b\n"
	 "c: d\n"},
	{"a direction mark in a comment",
	 "# c\xe2\x80\xae x\n"
	 "a: b\n",
	 false, "hidden-character", "1:4-1:5",
	 "a direction mark (U+202E), which nobody sees, stands here", "# c x",
	 "# c x\n"
	 "a: b\n"},
	{"a byte-order mark in the middle",
	 "a: b\n"
	 "\xef\xbb\xbf"
	 "c: d\n",
	 true, "hidden-character", "2:1-2:2",
	 "a byte-order mark (U+FEFF), which nobody sees, stands here", "c: d",
	 "a: b\n"
	 "c: d\n"},
	{"a joiner between letters",
	 "a: b\xe2\x80\x8d"
	 "c\n",
	 false, "hidden-character", "1:5-1:6",
	 "a zero-width joiner (U+200D), which nobody sees, stands here",
	 "a: bc", "a: bc\n"},
	{"what is hidden breaks the file",
	 "a: b\n"
	 "  \xe2\x80\x8b c: d\n",
	 true, "hidden-character", "2:3-2:4",
	 "a zero-width space (U+200B), which nobody sees, stands here",
	 "   c: d",
	 "a: b\n"
	 "   c: d\n"},
	{"a tag", "b: !!str 5\n", false, "yaml-feature", "1:4-1:9",
	 "!!str is a tag: an exclamation mark at the start has a meaning in "
	 "YAML that plans do not use; leave it out, or put the text in quotes",
	 "b: 5", "b: 5\n"},
	{"an exclamation", "a: !important x\n", false, "yaml-feature",
	 "1:4-1:14",
	 "!important is a tag: an exclamation mark at the start has a meaning "
	 "in YAML that plans do not use; leave it out, or put the text in "
	 "quotes",
	 "a: \"!important x\"", NULL},
	{"a merge key",
	 "base: &b {x: 1}\n"
	 "a:\n"
	 "  <<: *b\n",
	 true, "yaml-feature", "3:3-3:5",
	 "<< copies the fields of another item, which plans do not use; write "
	 "the fields out",
	 NULL, NULL},
	{"a second document",
	 "a: 1\n"
	 "---\n"
	 "b: 2\n",
	 false, "yaml-feature", "2:1-2:4",
	 "a second document starts here; a file holds one plan, so what "
	 "follows is not read",
	 "move what follows to a file of its own", NULL},
	{"a second document behind dots",
	 "a: 1\n"
	 "...\n"
	 "b: 2\n",
	 false, "yaml-feature", "3:1-3:5",
	 "a second document starts here; a file holds one plan, so what "
	 "follows is not read",
	 "move what follows to a file of its own", NULL},
	{"a question mark",
	 "? a\n"
	 ": b\n",
	 true, "yaml-feature", "1:3-1:4",
	 "a key is a word with a colon behind it, not a line that starts with "
	 "a question mark",
	 NULL, NULL},
	{"a list for a key",
	 "? [a]\n"
	 ": b\n",
	 true, "yaml-feature", "1:3-1:4",
	 "a key is a word with a colon behind it, not a list", NULL, NULL},
	{"a list in brackets for a key", "[a, b]: c\n", true, "yaml-feature",
	 "1:1-1:2", "a key is a word with a colon behind it, not a list", NULL,
	 NULL},
	{"an alias for a key",
	 "a: &x b\n"
	 "*x : c\n",
	 true, "yaml-feature", "2:1-2:3",
	 "a key is a word with a colon behind it, not a reference to another "
	 "value",
	 NULL, NULL},
	{"a directive",
	 "%YAML 1.2\n"
	 "---\n"
	 "a: b\n",
	 false, "yaml-feature", "1:1-1:10",
	 "a line that starts with % instructs the YAML reader; a plan needs "
	 "none",
	 "delete the line", NULL},
	{"a directive behind a byte-order mark", "\xef\xbb\xbf%x", false,
	 "yaml-feature", "1:1-1:3",
	 "a line that starts with % instructs the YAML reader; a plan needs "
	 "none",
	 "delete the line", NULL},
	{"an anchor on a list", "a: &x [1]\n", false, "yaml-feature", "1:4-1:6",
	 "&x marks more than a single value; a plan writes each list and map "
	 "out where it belongs",
	 NULL, NULL},
	{"an anchor on a list that is repeated",
	 "a: &x [1]\n"
	 "b: *x\n",
	 true, "yaml-feature", "1:4-1:6",
	 "&x marks more than a single value; a plan writes each list and map "
	 "out where it belongs",
	 NULL, NULL},
	{"an open quote",
	 "title: \"Launch the sequel\n"
	 "owner: dana\n",
	 true, "yaml-syntax", "1:8-1:9",
	 "the quote that opens here is never closed",
	 "title: \"Launch the sequel\"", NULL},
	{"an open quote and a later one",
	 "title: \"Launch the\n"
	 "note: \"x\"\n",
	 true, "yaml-syntax", "1:8-1:9",
	 "the quote that opens here is never closed", "title: \"Launch the\"",
	 NULL},
	{"an apostrophe in single quotes",
	 "title: 'It's done'\n"
	 "b: c\n",
	 true, "yaml-syntax", "1:11-1:12",
	 "the text ends at this quote, and more text stands behind it",
	 "title: \"It's done\"",
	 "title: \"It's done\"\n"
	 "b: c\n"},
	{"quotes in quotes",
	 "title: \"Say \"hi\" there\"\n"
	 "b: c\n",
	 true, "yaml-syntax", "1:13-1:14",
	 "the text ends at this quote, and more text stands behind it",
	 "title: 'Say \"hi\" there'",
	 "title: 'Say \"hi\" there'\n"
	 "b: c\n"},
	{"text behind quotes",
	 "title: \"Launch\" the sequel\n"
	 "b: c\n",
	 true, "yaml-syntax", "1:15-1:16",
	 "the text ends at this quote, and more text stands behind it",
	 "title: '\"Launch\" the sequel'",
	 "title: '\"Launch\" the sequel'\n"
	 "b: c\n"},
	{"a backslash", "path: \"C:\\Users\"\n", true, "yaml-syntax",
	 "1:12-1:12",
	 "inside double quotes a backslash has a meaning of its own",
	 "path: 'C:\\Users'", "path: 'C:\\Users'\n"},
	{"an open bracket",
	 "needs: [a, b\n"
	 "owner: c\n",
	 true, "yaml-syntax", "1:8-1:9",
	 "the [ that opens here is never closed", "needs: [a, b]", NULL},
	{"open brackets",
	 "needs: {a: [b, c\n"
	 "owner: c\n",
	 true, "yaml-syntax", "1:8-1:9",
	 "the { that opens here is never closed", "needs: {a: [b, c]}", NULL},
	{"text behind a bracket",
	 "title: [Draft] Launch\n"
	 "b: c\n",
	 true, "yaml-syntax", "1:8-1:15",
	 "a text that starts with a bracket must stand in quotes",
	 "title: \"[Draft] Launch\"",
	 "title: \"[Draft] Launch\"\n"
	 "b: c\n"},
	{"a list behind its key", "needs: - a\n", true, "yaml-syntax",
	 "1:8-1:9", "a list cannot start with a dash on the line of its key",
	 "needs: [a]", NULL},
	{"deeper than a value",
	 "owner: dana\n"
	 "  title: x\n",
	 true, "yaml-syntax", "2:1-2:3",
	 "this line is indented further than the one above, which has its "
	 "value already; start it in column 1",
	 "title: x", NULL},
	{"between two depths",
	 "a:\n"
	 "    b: 1\n"
	 "  c: 2\n",
	 true, "yaml-syntax", "3:1-3:3",
	 "this line starts in column 3, where it fits none of the lines above "
	 "it; start it in column 5",
	 "    c: 2", NULL},
	{"the first line is indented",
	 "  plan: a\n"
	 "title: b\n",
	 true, "yaml-syntax", "1:1-1:3",
	 "the first line is indented, and the lines below it start further "
	 "left",
	 "plan: a", NULL},
	{"an unfinished merge",
	 "a: b\n"
	 "<<<<<<< main\n"
	 "c: d\n"
	 "=======\n"
	 "c: e\n"
	 ">>>>>>> x\n",
	 true, "yaml-syntax", "2:1-2:13",
	 "an unfinished merge: two versions stand between <<<<<<< and >>>>>>>; "
	 "keep what is right and delete the marker lines",
	 NULL, NULL},
	{"only carriage returns", "a: b\rc: d\r", true, "yaml-syntax",
	 "1:5-1:6", "a carriage return without a line feed ends no line",
	 "save the file with the line ends of Unix (LF) or Windows (CRLF)",
	 "a: b\n"
	 "c: d\n"},
	{"one carriage return", "a: b\rc: d\n", true, "yaml-syntax", "1:5-1:6",
	 "a carriage return without a line feed ends no line",
	 "save the file with the line ends of Unix (LF) or Windows (CRLF)",
	 NULL},
	{"Latin-1",
	 "title: x\n"
	 "town: K\xf6ln\n",
	 true, "yaml-syntax", "2:8-2:8",
	 "the file is not UTF-8: byte 16 is 0xF6",
	 "save it as UTF-8 (in the editor: Save with Encoding)", NULL},
	{"a cut character", "title: caf\xc3", true, "yaml-syntax", "1:11-1:11",
	 "the file is not UTF-8: byte 10 is 0xC3",
	 "save it as UTF-8 (in the editor: Save with Encoding)", NULL},
	{"overlong", "a: \xc0\xaf\n", true, "yaml-syntax", "1:4-1:4",
	 "the file is not UTF-8: byte 3 is 0xC0",
	 "save it as UTF-8 (in the editor: Save with Encoding)", NULL},
	{"a surrogate", "a: \xed\xa0\x80\n", true, "yaml-syntax", "1:4-1:4",
	 "the file is not UTF-8: byte 3 is 0xED",
	 "save it as UTF-8 (in the editor: Save with Encoding)", NULL},
};

static void must_be(const char *name, const char *what, struct slice got,
		    const char *want)
{
	if (slice_is(got, want ? want : ""))
		return;
	print_message("%s: the %s is not as it should be\n", name, what);
	print_message("wanted: %s\n   got: %.*s\n", want ? want : "none",
		      SL(got));
	fail();
}

static struct slice apply(struct arena *a, struct slice s,
			  const struct finding *f)
{
	struct slice *parts =
		arena_array(a, f->n_edits * 2 + 1, sizeof(*parts));
	size_t n = 0, k, at = 0;

	for (k = 0; k < f->n_edits; k++) {
		parts[n++] = slice_sub(s, at, f->edits[k].begin);
		parts[n++] = f->edits[k].text;
		at = f->edits[k].end;
	}
	parts[n++] = slice_sub(s, at, s.len);
	return f->n_edits ? arena_concat(a, parts, n) : SLICE_NONE;
}

/* Help that is lines to paste, without the words before them. */
static struct slice lines_to_paste(struct slice help)
{
	struct slice says = SLICE("write it like this:\n");

	return slice_starts(help, says) ? slice_sub(help, says.len, help.len)
					: help;
}

/* Lines to paste are whole lines of the file as it is when it is mended. */
static void must_be_lines(const char *name, struct arena *a, struct slice fixed,
			  struct slice help)
{
	struct slice lines = lines_to_paste(help);
	struct slice file = arena_printf(a, "\n%.*s\n", SL(fixed));
	struct slice text = arena_printf(a, "\n%.*s\n", SL(lines));

	if (!fixed.len || lines.len == help.len ||
	    slice_find(fixed, '\r', 0) < fixed.len ||
	    slice_find_slice(file, text, 0) < file.len)
		return;
	print_message("%s: no lines of the file: %.*s\n", name, SL(lines));
	fail();
}

/* What is said to be certain can be read, and is not said again. */
static void must_be_mended(const char *name, struct arena *a,
			   struct slice fixed, const struct finding *was)
{
	struct findings fs = FINDINGS_IN(a);
	struct tree t;

	if (!fixed.len)
		return;
	yaml_parse(&t, a, fixed, &fs);
	if (fs.n && fs.v[0].rule == was->rule) {
		print_message("%s: the fix leaves %.*s\n", name,
			      SL(fs.v[0].message));
		fail();
	}
}

static void check_case(const struct test_case *c, const char *name,
		       struct arena *a, const struct tree *t,
		       const struct finding *f)
{
	struct slice fixed = apply(a, t->bytes, f);

	assert_true(t->broken == c->broken);
	assert_true(!t->broken || !t->root);
	must_be(name, "rule", slice_of(f->rule), c->rule);
	must_be(name, "place",
		arena_printf(a, "%u:%u-%u:%u", f->at.line, f->at.col,
			     f->at.end_line, f->at.end_col),
		c->at);
	must_be(name, "message", f->message, c->message);
	must_be(name, "help", lines_to_paste(f->help), c->help);
	must_be(name, "fix", fixed, c->fixed);
	must_be_lines(name, a, fixed, f->help);
	must_be_mended(name, a, fixed, f);
}

static void traps(void **state)
{
	const struct test_case *c = *state, *end = cases + ARRAY_LEN(cases);
	struct arena a = ARENA_INIT;
	struct findings fs = FINDINGS_IN(&a);
	struct tree t;
	size_t n = 1, k;

	while (c + n < end && !c[n].in)
		n++;
	yaml_parse(&t, &a, slice_of(c->in), &fs);
	assert_int_equal(fs.n, n);
	for (k = 0; k < n; k++)
		check_case(&c[k], c->name, &a, &t, &fs.v[k]);
	arena_release(&a);
}

int main(void)
{
	static struct CMUnitTest tests[ARRAY_LEN(cases)];
	size_t i, n = 0;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		if (cases[i].in)
			tests[n++] = (struct CMUnitTest){
				.name = cases[i].name,
				.test_func = traps,
				.initial_state = &cases[i],
			};
	return _cmocka_run_group_tests("traps", tests, n, NULL, NULL);
}
