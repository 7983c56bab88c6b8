#!/bin/sh
# early: some minutes.
# G17: the tests of the formats and of the review, read by git itself.
set -u
. tests/lib.sh
. tests/sources/again.sh

# the stand-in can find a difference: only git reads sha256
git init -q --object-format=sha256 "$scratch/sha256" && cd "$scratch/sha256" || exit 2
git-plan lint >/dev/null 2>&1
cd "$top" || exit 2
check "a difference is noted" test -s "$BOTH/differ"

again tests/golden/test_golden.sh tests/review/test_cases.sh
check "there was something to compare" test "$total" -gt 100
finish
