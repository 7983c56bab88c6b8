#!/bin/sh
# alone: it takes the time.
# A short, bounded form of the hook's timing in `make bench`: fails where a commit
# in a repository of many plans became many times slower than it is.
. tests/lib.sh
not_sanitized "the hook beside git status"
python3 tests/bench/hook.py "$GIT_PLAN" "$scratch/many" --plans 1000 --rounds 3 --limit 200
