#!/bin/sh
# Real changes of real plans, merged: what the driver resolves that git's merge
# by lines cannot, and never the reverse.
. tests/lib.sh
real_history "merges"
status "every two neighbouring changes of a plan" 0 python3 tests/corpus/merges.py "$GIT_PLAN" "$scratch/kep"
counts=$out
count() { printf '%s\n' "$counts" | sed -n "s/^$1: //p"; }

# least NAME COUNT LEAST
least() {
	if [ "$(count "$2")" -ge "$3" ]; then pass "$1"; else fail "$1" "$counts"; fi
}
same "taking a change out again: merges tried" 410 "$(count back)"
least "resolved by item" "back by item" 247
least "which lines could not" "back only by item" 151
same "never the reverse" 0 "$(count "back only by line")"
same "where lines could, the bytes are theirs" 0 "$(count "back by both, other bytes")"
same "two changes side by side: merges tried" 239 "$(count forth)"
least "resolved by item" "forth by item" 238
least "which lines could not" "forth only by item" 145
same "never the reverse" 0 "$(count "forth only by line")"
same "where lines could, the bytes are theirs" 0 "$(count "forth by both, other bytes")"
# in the others the second change took back a part of the first
least "the history's own version comes out" "forth as it was" 228
finish
