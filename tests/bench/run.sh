#!/bin/sh
# Paired timings on the real planning history, if it lies beside the project:
# CORPUS=BUNDLE overrides where. Arguments go to bench.py.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
B=${B:-$top/build}
CORPUS=${CORPUS:-$top/../shared/corpus/kep-dev.bundle}
if [ ! -e "$CORPUS" ]; then
	echo "there is no planning history at $CORPUS to time on" >&2
	exit 2
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone -q "$CORPUS" "$scratch/kep"
python3 "$top/tests/bench/bench.py" "$B/git-plan" "$scratch/kep" "$@"
