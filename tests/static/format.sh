#!/bin/sh
# The code looks as .clang-format says.
set -u
if ! command -v clang-format >/dev/null 2>&1; then
	echo "ok 1 - skipped: no clang-format on this machine # SKIP"
	exit 0
fi
n=0 bad=0
for f in lib/*/*.[ch] cmd/*.[ch] tests/*/*.[ch]; do
	[ -e "$f" ] || continue
	n=$((n + 1))
	clang-format --dry-run --Werror "$f" >/dev/null 2>&1 || { bad=$((bad + 1)); echo "not ok - $f: run make format"; }
done
[ "$n" -gt 0 ] && [ "$bad" = 0 ] && echo "ok 1 - $n files are formatted"
[ "$bad" = 0 ]
