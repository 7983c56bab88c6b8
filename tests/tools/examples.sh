#!/bin/sh
# Writes the examples of the rules as C rows {rule, bad path, bytes, length,
# good path, bytes, length, path before, bytes, length}: of each pair of fixtures
# the first file in which something is found, and the same file of the good
# side; for change rules also what it was before, else an empty path. Of a rule
# about the push itself the commands, under an empty path.
set -eu

bytes() {
	printf '"%s", (const char[]){' "$2"
	od -An -v -tx1 "$1" | sed 's/ \([0-9a-f][0-9a-f]\)/(char)0x\1,/g' | tr -d '\n'
	printf '0}, %s' "$(wc -c <"$1" | tr -d ' ')"
}

for expect in tests/rules/*/expect; do
	rule=${expect%/expect}
	if [ -e "$rule/bad/commands" ]; then
		printf '{"%s", ' "${rule##*/}"
		bytes "$rule/bad/commands" ""
		printf ', '
		bytes "$rule/good/commands" ""
		printf ', "", "", 0},\n'
		continue
	fi
	bad=$(sed -n '1s/ [0-9:-]*$//p' "$expect")
	good=$bad
	after=
	[ ! -d "$rule/bad/after" ] || after=/after
	if [ ! -e "$rule/good$after/$good" ]; then
		good=$(cd "$rule/good$after" && find . -name '*.yaml' | LC_ALL=C sort | sed -n '1s|^\./||p')
	fi
	printf '{"%s", ' "${rule##*/}"
	bytes "$rule/bad$after/$bad" "$bad"
	printf ', '
	bytes "$rule/good$after/$good" "$good"
	printf ', '
	if [ "$after" ]; then
		bytes "$rule/bad/before/$bad" "$bad"
	else
		printf '"", "", 0'
	fi
	printf '},\n'
done
