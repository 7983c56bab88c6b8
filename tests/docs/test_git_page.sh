#!/bin/sh
# Each row of docs/git.md names tests that bear its number in a title.
set -u
. tests/lib.sh

# Whether a test of that number stands in the file: a title that begins so
bears() { grep -qE "(check|status|has|hasnt|same|pass|skip) ['\"]$2 " "$1"; }

sed -n 's/^| \(G[0-9]*\) |.*| \([^|]*\) |$/\1 \2/p' docs/git.md >"$scratch/rows"
while read -r id files; do
	[ -n "$files" ] || fail "$id names a test"
	for file in $files; do
		check "$id is shown by $file" bears "$file" "$id"
	done
done <"$scratch/rows"
for n in $(seq 1 34); do
	case $n in
	30) ;; # of the diff driver
	*) check "G$n has its row" grep -q "^G$n " "$scratch/rows" ;;
	esac
done
status "a number that no title bears is found" 1 bears tests/git/test_hooks.sh G99
finish
