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

finish
