#!/bin/sh
# early: some minutes.
# G17: the first half of the tests of git, read by git itself.
set -u
. tests/lib.sh
. tests/sources/again.sh

again tests/git/test_[a-o]*.sh
check "there was something to compare" test "$total" -gt 50
finish
