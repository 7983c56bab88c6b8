#!/bin/sh
# The checks can fail: each is shown what it is there to find.
set -u
. tests/lib.sh

# a source tree with one flaw, in which the static checks run
tree() {
	rm -rf "$scratch/tree"
	mkdir -p "$scratch/tree/lib/base" "$scratch/tree/lib/plan" "$scratch/tree/cmd"
	cp .clang-format "$scratch/tree/"
	printf '/* good */\n#include "base/a.h"\n' >"$scratch/tree/lib/plan/b.c"
	printf '#ifndef A\n#define A\n#endif\n' >"$scratch/tree/lib/base/a.h"
}
# run CHECK: in that tree
in_tree() { (cd "$scratch/tree" && sh "$top/tests/static/$1.sh"); }

tree
status "layers: a good tree passes" 0 in_tree layers
printf '#include "plan/b.h"\n' >"$scratch/tree/lib/base/a.c"
status "layers: an include of a later layer fails" 1 in_tree layers
has "layers: names file and header" "lib/base/a.c (base) includes plan/b.h"
tree
printf '#include <yaml.h>\n' >"$scratch/tree/lib/plan/c.c"
status "layers: a library out of its place fails" 1 in_tree layers

tree
status "headers: a good tree passes" 0 in_tree headers
printf 'struct slice f(void);\nsize_t n;\n' >"$scratch/tree/lib/base/a.h"
status "headers: one that does not compile alone fails" 1 in_tree headers

if command -v clang-format >/dev/null 2>&1; then
	tree
	status "format: a good tree passes" 0 in_tree format
	printf 'int  f( void );\n' >"$scratch/tree/lib/base/a.c"
	status "format: another style fails" 1 in_tree format
fi

# the runner itself: what it counts as failed
runner() {
	rm -rf "$scratch/run"
	mkdir -p "$scratch/run/tests/git"
	cp tests/run.sh tests/lib.sh "$scratch/run/tests/"
	cat >"$scratch/run/tests/git/test_x.sh"
	B=$scratch/run sh "$scratch/run/tests/run.sh" git
}
out=$(echo 'echo "ok 1 - fine"' | runner)
same "runner: a passing script" "1 passed, 0 failed" "$(echo "$out" | tail -n 1)"
for script in 'echo "not ok 1 - bad"' 'true' 'echo "ok 1 - fine"; exit 3' 'echo "ok 1 - x"; echo "not ok 2 - y"; exit 0'; do
	if out=$(echo "$script" | runner); then fail "runner: fails for: $script" "$out"; else pass "runner: fails for: $script"; fi
	has "runner: counts it as failed" "1 failed" "$(echo "$out" | tail -n 1)"
done
finish
