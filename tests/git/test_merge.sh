#!/bin/sh
# Git merges plans by item: with the driver, without it, and when it dies.
. tests/lib.sh

unset GIT_MERGE_AUTOEDIT GIT_EDITOR
GIT_EDITOR=:
export GIT_EDITOR

# the line of the configuration: git's own merge where git-plan is not to be had
# shellcheck disable=SC2016
driver='command -v git-plan >/dev/null && { git-plan merge-driver %O %A %B %L %P && exit; test $? = 1 && exit 1; }; git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B'

# action KEY OWNER DUE [MORE]
action() {
	printf '  %s:\n    title: Do %s\n    owner: %s\n    due: %s\n' "$1" "$1" "$2" "$3"
	[ $# -lt 4 ] || printf '    %s\n' "$4"
}
# head [MORE]: the beginning of a plan
head_of() {
	printf 'plan: north\ntitle: Win the north\nowner: dana\n'
	[ $# -lt 1 ] || printf '%s\n' "$1"
	printf 'actions:\n'
}
# start DIR: a repository with the driver and a plan of two actions
start() {
	new_repo "$1"
	git config merge.git-plan.name "plans by item"
	git config merge.git-plan.driver "$driver"
	git config merge.git-plan.recursive binary
	mkdir plans
	echo 'plans/**/*.yaml merge=git-plan' >.gitattributes
	{ head_of; action call sam 2026-03-31; action visit kim 2026-04-30; } >plans/north.yaml
	git add . && git commit -qm base
	git branch -q -m main
}
# commit_on BRANCH: commits the plan from standard input on it, from main
commit_on() {
	git checkout -q "$1" 2>/dev/null || git checkout -q -b "$1" main
	cat >plans/north.yaml
	git commit -qam "change on $1"
}
now() { cat plans/north.yaml; }

# --- different items, different fields -----------------------------------------
start "$scratch/clean"
{ head_of; action call sam 2026-04-15 "because: Late."; action visit kim 2026-04-30; } | commit_on ours
{ head_of; action call otis 2026-03-31; action visit kim 2026-05-31; action write lee 2026-06-30; } | commit_on theirs
both=$({ head_of; action call otis 2026-04-15 "because: Late."; action visit kim 2026-05-31; action write lee 2026-06-30; })
git checkout -q ours
status "git cannot merge it by lines" 1 git -c merge.git-plan.driver='git merge-file %A %O %B' merge -q theirs
git merge --abort
status "G31 merge: different fields of one item" 0 git merge -q --no-edit theirs
same "both changes are there, all else as it was" "$both" "$(now)"
git reset -q --hard HEAD~1
status "rebase" 0 git rebase -q theirs
same "comes to the same" "$both" "$(now)"
git reset -q --hard ORIG_HEAD
status "cherry-pick" 0 git cherry-pick theirs
same "comes to the same" "$both" "$(now)"
status "revert" 0 git revert --no-edit HEAD
same "takes it out again" "$({ head_of; action call sam 2026-04-15 "because: Late."; action visit kim 2026-04-30; })" "$(now)"
git reset -q --hard HEAD~2
git checkout -q main
git show theirs:plans/north.yaml >plans/north.yaml
git stash -q
git checkout -q ours
status "stash pop" 0 git stash pop -q
same "comes to the same" "$both" "$(now)"
git reset -q --hard
status "merge-tree" 0 git merge-tree --write-tree ours theirs
tree=$(echo "$out" | sed 1q)
same "comes to the same" "$both" "$(git show "$tree:plans/north.yaml")"

# --- one field, two values ------------------------------------------------------
start "$scratch/torn"
{ head_of; action call sam 2026-04-15 "because: Late."; action visit otis 2026-04-30; } | commit_on ours
{ head_of "stage: draft"; action call sam 2026-05-31 "because: Ill."; action visit kim 2026-04-30; } | commit_on theirs
git checkout -q ours
status "merge: one field, two values" 1 git merge -q theirs
has "git-plan says which" "plans/north.yaml: actions.call.due was changed on both sides: to \"2026-04-15\" here, to \"2026-05-31\" there"
same "markers stand around the fields alone" "$(head_of "stage: draft"
cat <<'END'
  call:
    title: Do call
    owner: sam
<<<<<<< ours (because: Late.)
    due: 2026-04-15
=======
    due: 2026-05-31
>>>>>>> theirs (because: Ill.)
<<<<<<< ours
    because: Late.
=======
    because: Ill.
>>>>>>> theirs
END
action visit otis 2026-04-30)" "$(now)"
same "git knows of the conflict" "UU plans/north.yaml" "$(git status --porcelain)"
git merge --abort
git -c merge.conflictStyle=diff3 merge -q theirs >/dev/null 2>&1
has "merge.conflictStyle shows the base" "||||||| base
    due: 2026-03-31
=======" "$(now)"
git merge --abort
echo 'plans/**/*.yaml merge=git-plan conflict-marker-size=12' >.gitattributes
git merge -q theirs >/dev/null 2>&1
has "the size of markers is the one asked for" "
<<<<<<<<<<<< ours (because: Late.)
" "$(now)"
git merge --abort
git checkout -q .gitattributes

# --- deleted and changed, renamed ---------------------------------------------------
start "$scratch/gone"
{ head_of; action visit kim 2026-04-30; } | commit_on ours
{ head_of; action call sam 2026-05-31; action visit kim 2026-04-30; } | commit_on theirs
git checkout -q ours
status "an item deleted here and changed there" 1 git merge -q theirs
has "is a conflict" "actions.call was deleted here, changed there"
git merge --abort
{ head_of; action phone sam 2026-03-31 "was: call"; action visit kim 2026-04-30; } | commit_on renamed
status "an item renamed here and changed there" 0 git merge -q --no-edit theirs
same "bears the new name and the change" "$({ head_of; action phone sam 2026-05-31 "was: call"; action visit kim 2026-04-30; })" \
	"$(now | sed 's/title: Do call/title: Do phone/')"
git reset -q --hard HEAD~1
git checkout -q -b moved theirs
git mv plans/north.yaml plans/far-north.yaml
git commit -qm "Move the file"
git checkout -q renamed
status "a file moved there" 0 git merge -q --no-edit moved
has "is merged where it went" "due: 2026-05-31" "$(cat plans/far-north.yaml)"
has "with the change of here" "was: call" "$(cat plans/far-north.yaml)"

# --- moved to another plan ---------------------------------------------------------------
south() { # south [ITEM...]: another plan
	printf 'plan: south\ntitle: Win the south\nowner: lee\nactions:\n'
	action hire ines 2026-05-31
	[ $# = 0 ] || "$@"
}
# moved FROM: commits on that branch that `visit` is in the south now
moved() {
	git checkout -q "$1" 2>/dev/null || git checkout -q -b "$1" main
	{ head_of; action call sam 2026-03-31; } >plans/north.yaml
	south action journey kim 2026-04-30 "was: north.visit" >plans/south.yaml
	git commit -qam "visit goes to the south"
}
start "$scratch/moved"
south >plans/south.yaml
git add . && git commit -qm "Two plans"
moved theirs
{ head_of; action call sam 2026-04-15; action visit kim 2026-04-30; } | commit_on untouched
status "moved there, untouched here" 0 git merge -q --no-edit theirs
same "it is gone here" "$({ head_of; action call sam 2026-04-15; })" "$(now)"
has "and is there" "was: north.visit" "$(cat plans/south.yaml)"
{ head_of; action call sam 2026-03-31; action visit otis 2026-04-30; } | commit_on edited
status "moved there, changed here" 1 git merge -q theirs
has "it is said where it is" "plans/north.yaml: actions.visit was changed here, and is south.journey there: make that change"
has "and beside the marker" ">>>>>>> theirs (moved to south.journey)" "$(now)"
git checkout -q -m plans/north.yaml
"$GIT_PLAN" merge-solve >"$scratch/solved"
has "merge-solve says the same" "and is south.journey there" "$(cat "$scratch/solved")"
git merge --abort
git checkout -q theirs
status "moved here, changed there" 1 git merge -q edited
has "is said as well" "actions.visit is south.journey now, and was changed there: make that change"
has "beside our marker" "<<<<<<< ours (moved to south.journey)" "$(now)"
hasnt "it is no rebase" "rebase"
git merge --abort
status "the same in a rebase" 1 git rebase -q edited
has "is said from the side of who rebases" "actions.visit was changed here, and is south.journey there"
has "and whose sides they are" "in this rebase, here is what you build on, there is your own commit"
has "the markers say so" "<<<<<<< ours, what you build on" "$(now)"
has "both of them" ">>>>>>> theirs, your commit (moved to south.journey)" "$(now)"
out=$("$GIT_PLAN" merge-solve)
has "merge-solve says so too" "In this rebase, here is what you build on, there is your own commit."
git rebase --abort
git checkout -q edited
status "a cherry-pick" 1 git cherry-pick theirs
has "of which git does not tell the commit" "actions.visit was changed here, deleted there"
status "merge-solve finds it" 1 "$GIT_PLAN" merge-solve
has "in the other plan" "actions.visit was changed here, and is south.journey there"
git cherry-pick --abort
{ head_of; action call sam 2026-03-31; } | commit_on deleted
git checkout -q edited
status "deleted there" 1 git merge -q deleted
has "is deleted" "actions.visit was changed here, deleted there"
hasnt "not moved" "moved to" "$(now)"
git merge --abort

# --- new on both sides -----------------------------------------------------------------
start "$scratch/added"
git checkout -q -b ours
printf 'plan: south\ntitle: S\nowner: sam\nlevel: a\n' >plans/south.yaml
git add . && git commit -qm ours
git checkout -q -b theirs main
printf 'plan: south\ntitle: T\nowner: sam\nlevel: a\n' >plans/south.yaml
git add . && git commit -qm theirs
status "one file added twice" 1 git merge -q ours
same "conflicts in the field that differs" "plan: south
<<<<<<< ours
title: T
=======
title: S
>>>>>>> ours
owner: sam
level: a" "$(cat plans/south.yaml)"

# --- a history that crosses itself --------------------------------------------------------
start "$scratch/cross"
{ head_of; action call sam 2026-04-15; action visit kim 2026-04-30; } | commit_on ours
{ head_of; action call sam 2026-05-31; action visit kim 2026-04-30; } | commit_on theirs
git checkout -q -b ours2 ours
git merge -q theirs >/dev/null 2>&1
{ head_of; action call sam 2026-04-15; action visit kim 2026-04-30; } >plans/north.yaml
git commit -qam "ours wins"
git checkout -q -b theirs2 theirs
git merge -q ours >/dev/null 2>&1
{ head_of; action call sam 2026-05-31; action visit lee 2026-04-30; } >plans/north.yaml
git commit -qam "theirs wins"
git checkout -q ours2
same "two common ancestors" 2 "$(git merge-base --all ours2 theirs2 | wc -l | tr -d ' ')"
status "G32 a criss-cross merge" 1 git merge -q theirs2
hasnt "holds no markers of its ancestors" "<<<<<<<<<" "$(now)"
same "every marker stands once" "1 1 1" "$(now | grep -c '^<<<<<<<') $(now | grep -c '^=======') $(now | grep -c '^>>>>>>>')"

# --- line ends, paths, bad files --------------------------------------------------------------
start "$scratch/crlf"
git config core.autocrlf false
{ head_of; action call sam 2026-03-31; action visit kim 2026-04-30; } | sed 's/$/\r/' >plans/north.yaml
git commit -qam crlf
{ head_of; action call sam 2026-04-15; action visit kim 2026-04-30; } | sed 's/$/\r/' | commit_on ours
{ head_of; action call lee 2026-03-31; action visit kim 2026-04-30; } | sed 's/$/\r/' | commit_on theirs
status "line ends CRLF" 0 git merge -q --no-edit ours
same "stay" "$({ head_of; action call lee 2026-04-15; action visit kim 2026-04-30; } | sed 's/$/\r/')" "$(now)"

start "$scratch/odd names"
odd="plans/a 'quoted' \"name\" \$HOME; (x).yaml"
git mv plans/north.yaml "$odd" && git commit -qm odd
sed 's/sam/lee/' "$odd" >x && git checkout -q -b ours && mv x "$odd" && git commit -qam ours
git checkout -q -b theirs main
sed 's/2026-03-31/2026-05-31/' "$odd" >x && mv x "$odd" && git commit -qam theirs
status "a path with quotes and blanks" 0 git merge -q --no-edit ours
has "is merged" "owner: lee
    due: 2026-05-31" "$(cat "$odd")"

start "$scratch/broken"
{ head_of; action call sam 2026-04-15; action visit kim 2026-04-30; } | commit_on ours
{ head_of; action call sam 2026-03-31; action visit kim "[2026"; } | commit_on theirs
git checkout -q ours
status "a side that is no YAML" 0 git merge -q --no-edit theirs
has "is said" "a side cannot be read as a plan, so it was merged line by line"
has "is merged by lines" "due: [2026" "$(now)"
has "with the other side" "due: 2026-04-15" "$(now)"

# --- a driver that is missing, fails or dies ------------------------------------------------------
# in DIR: git-plan as a script that does that
tool() {
	mkdir -p "$scratch/$1"
	printf '#!/bin/sh\n%s\n' "$2" >"$scratch/$1/git-plan"
	chmod +x "$scratch/$1/git-plan"
}
start "$scratch/driver"
{ head_of; action call sam 2026-04-15; action visit kim 2026-04-30; } | commit_on ours
{ head_of; action call sam 2026-05-31; action visit kim 2026-04-30; } | commit_on theirs
git checkout -q ours
# shellcheck disable=SC2016
tool dies 'kill -9 $$'
tool fails 'exit 2'
mkdir "$scratch/bare"
for name in git sh test; do ln -sf "$(command -v $name)" "$scratch/bare/$name" 2>/dev/null; done
for how in dies fails bare; do
	case $how in
	bare) path=$scratch/bare:$(git --exec-path) ;;
	*) path=$scratch/$how:$PATH ;;
	esac
	PATH=$path git merge -q theirs >/dev/null 2>&1
	has "git-plan $how: git's own merge" "<<<<<<< ours
    due: 2026-04-15
=======
    due: 2026-05-31
>>>>>>> theirs" "$(now)"
	git merge --abort
done
finish
