#!/bin/sh
# Every header compiles alone.
set -u
n=0 bad=0
for h in lib/*/*.h cmd/*.h tests/lib/*.h; do
	[ -e "$h" ] || continue
	n=$((n + 1))
	if out=$(printf '#include "%s"\nint main(void) { return 0; }\n' "$h" |
		${CC:-cc} -std=c11 -D_GNU_SOURCE -Ilib -Itests -I. -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c - 2>&1); then
		echo "ok $n - $h"
	else
		bad=$((bad + 1))
		echo "not ok $n - $h"
		echo "$out" | head -n 5
	fi
done
echo "1..$n"
[ "$n" -gt 0 ] && [ "$bad" = 0 ]
