#!/bin/sh
# A short, bounded form of the hook's timing in `make bench`: fails where a commit
# in a repository of many plans became many times slower than it is.
[ -z "${SANITIZE:-}" ] || { echo "ok 1 - not timed under sanitizers # SKIP"; exit 0; }
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
python3 tests/bench/hook.py "$GIT_PLAN" "$scratch/many" --plans 1000 --rounds 3 --limit 200
