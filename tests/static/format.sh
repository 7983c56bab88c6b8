#!/bin/sh
# The code looks as .clang-format says.
set -u
if ! command -v clang-format >/dev/null 2>&1; then
	echo "ok 1 - the code is formatted # SKIP clang-format is not installed"
	echo "1..1"
	exit 0
fi
set -- lib/*/*.[ch] cmd/*.[ch] tests/*/*.[ch]
bad=$(ls "$@" 2>/dev/null | xargs clang-format --dry-run --Werror 2>&1 | sed -n 's/^\([^ :]*\):.* error:.*/\1/p' | sort -u)
echo "1..1"
if [ -n "$bad" ]; then
	echo "not ok 1 - the code is formatted: make format changes" $bad
	exit 1
fi
echo "ok 1 - the code is formatted"
