#!/bin/sh
# Conflict markers that a forge or a clone without the driver left behind.
. tests/lib.sh

# version OWNER DUE [MORE]
version() {
	printf 'plan: north\ntitle: North\nowner: dana\nactions:\n  call:\n    title: Call\n    owner: %s\n    due: %s\n' "$1" "$2"
	[ $# -lt 3 ] || printf '%s\n' "$3"
}
# meet OURS THEIRS: a repository in which those two files meet, without a driver
meet() {
	new_repo "$scratch/$(date +%s%N)"
	mkdir plans
	version sam 2026-03-31 >plans/north.yaml
	git add . && git commit -qm base && git branch -q -m main
	git checkout -q -b theirs
	printf '%s\n' "$2" >plans/north.yaml
	git commit -qam theirs
	git checkout -q main
	printf '%s\n' "$1" >plans/north.yaml
	git commit -qam ours
}
meet "$(version lee 2026-03-31)" "$(version sam 2026-05-31)"
git merge -q theirs >/dev/null 2>&1
has "git leaves markers" "<<<<<<< HEAD" "$(cat plans/north.yaml)"
before=$(cat plans/north.yaml)
status "--dry-run" 0 git plan merge-solve --dry-run
same "says what can be solved" "plans/north.yaml: can be solved" "$out"
same "and writes nothing" "$before" "$(cat plans/north.yaml)"
status "different fields" 0 git plan merge-solve
same "are solved" "plans/north.yaml: solved. Read it, then: git add -- plans/north.yaml" "$out"
same "with both changes" "$(version lee 2026-05-31)" "$(cat plans/north.yaml)"
status "again" 0 git plan merge-solve
has "nothing is left but to add it" "no markers are left. If it is right: git add -- plans/north.yaml"

meet "$(version lee 2026-04-15)" "$(version sam 2026-05-31)"
git merge -q theirs >/dev/null 2>&1
status "one field changed twice" 1 git plan merge-solve plans/north.yaml
same "is named" "plans/north.yaml: what is left is yours to decide, between the markers
  actions.call.due was changed on both sides: to \"2026-04-15\" here, to \"2026-05-31\" there" "$out"
same "and alone keeps its markers" "plan: north
title: North
owner: dana
actions:
  call:
    title: Call
    owner: lee
<<<<<<< ours
    due: 2026-04-15
=======
    due: 2026-05-31
>>>>>>> theirs" "$(cat plans/north.yaml)"
sed -i '/^<<<<<<<\|^=======\|^>>>>>>>/d; /2026-04-15/d' plans/north.yaml
status "mended by hand" 0 git plan merge-solve
has "git add is what is left" "git add -- plans/north.yaml"

meet "$(version lee 2026-03-31)" "$(version sam 2026-05-31)"
git config merge.k.driver false && echo '*.yaml merge=k' >.gitattributes
git merge -q theirs >/dev/null 2>&1
hasnt "a driver that fails leaves no markers" "<<<<<<<" "$(cat plans/north.yaml)"
status "a file left as ours" 0 git plan merge-solve
same "is merged all the same" "$(version lee 2026-05-31)" "$(cat plans/north.yaml)"

# markers that were committed: no stages any more
meet "$(version sam 2026-03-31 "  write:
    title: Write
    owner: kim")" "$(version sam 2026-03-31 "  visit:
    title: Visit
    owner: otis")"
git merge -q theirs >/dev/null 2>&1
git commit -qam "markers and all"
status "two additions, the base unknown" 0 git plan merge-solve
has "both are kept, and it is said" "What both sides started from is not known"
has "one" "  write:" "$(cat plans/north.yaml)"
has "the other" "  visit:" "$(cat plans/north.yaml)"
meet "$(version lee 2026-03-31)" "$(printf 'plan: north\ntitle: North\nowner: dana\n')"
git merge -q theirs >/dev/null 2>&1
git commit -qam "markers and all"
before=$(cat plans/north.yaml)
status "a side that is empty, the base unknown" 1 git plan merge-solve
has "is left to people" "Was it deleted there, or added here?"
same "the file is as it was" "$before" "$(cat plans/north.yaml)"
meet "$(version lee 2026-03-31)" "$(version sam 2026-05-31)"
git -c merge.conflictStyle=diff3 merge -q theirs >/dev/null 2>&1
git commit -qam "markers and all"
status "markers that show the base" 0 git plan merge-solve
same "are enough" "$(version lee 2026-05-31)" "$(cat plans/north.yaml)"

printf 'plan: north\n<<<<<<< a\ntitle: x\n' >plans/north.yaml
status "markers that do not belong together" 2 git plan merge-solve
has "the line is named" "plans/north.yaml: line 2: this conflict has no end"
printf 'plan: north\n=======\n>>>>>>> a\n<<<<<<< b\n' >plans/north.yaml
status "markers in the wrong order" 2 git plan merge-solve
has "the line is named" "line 4: this conflict has no end"
status "no such file" 2 git plan merge-solve plans/none.yaml
git checkout -q .
printf 'plan: south\ntitle: S\nowner: sam\n' >plans/north.yaml
status "nothing to do" 0 git plan merge-solve
has "is said" "no plan holds a conflict to solve"
printf '#!/bin/sh\ntouch %s/started\nprintf "/\\0"\n' "$scratch" >"$scratch/watch"
chmod +x "$scratch/watch"
git config core.fsmonitor "$scratch/watch"
status "with a program that watches files" 0 git plan merge-solve
status "another command" 0 git plan init
check "it was not started" test ! -e "$scratch/started"
finish
