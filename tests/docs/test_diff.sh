#!/bin/sh
# The example of docs/diff.md is what comes out, and its options are there.
. tests/lib.sh
page=docs/diff.md
golden=tests/golden/diff/quarter/text
sed -n '/^```text$/,/^```$/p' "$page" | sed '1d;$d' >"$scratch/example"
check "there is an example" test -s "$scratch/example"
missing=$(grep -vxFf "$golden" "$scratch/example")
same "every line of the example comes out" "" "$missing"
help=$("$GIT_PLAN" diff -h)
for option in $(printf '%s\n' "$help" | sed -n 's/^ *\(--[a-z-]*\) .*/\1/p'); do
	has "$option is on the page" "$option" "$(cat "$page")"
done
synopsis=$(printf '%s\n' "$help" | sed -n '1s/^usage: //p')
words=$(printf '%s' "$synopsis" | sed 's/\[--staged\] \[--stat\] //')
has "the page has the synopsis of -h" "${words#git plan diff }" "$(cat "$page")"
finish
