#!/bin/sh
# The pre-commit hook checks exactly what the commit will hold, whatever the
# way to commit, and changes nothing itself.
set -u
. tests/lib.sh
. tests/git/hooked.sh

# --- what a marketing manager sees ---
hooked "$scratch/story"
plan north without-owner >plans/north.yaml
git add .
status "an action without owner is refused" 1 git commit -m "More"
has "the message names the file and line" "plans/north.yaml:5" "$out"
has "and the action" "call-clinics" "$out"
has "and what is missing" "owner" "$out"
has "and says how to go on" "commit again" "$out"
hasnt "without escapes" "$(printf '\033')" "$out"
same "nothing was committed" 1 "$(commits)"
plan north without-due >plans/north.yaml
git add .
status "an action without due date is refused" 1 git commit -m "More"
has "the message says so" "due" "$out"
plan north >plans/north.yaml
printf '  visit:\n    title: Visit\n    owner: sam\n    due: 2026-06-30\n' >>plans/north.yaml
git add .
status "the mended plan is committed" 0 git commit -qm "More"
same "now there are two commits" 2 "$(commits)"

# --- G1: partly staged ---
hooked "$scratch/g1"
plan south >plans/south.yaml
git add .
plan south without-owner >plans/south.yaml
status "G1 staged valid, work tree broken: passes" 0 git commit -qm "South"
plan south without-due >plans/south.yaml
git add .
plan south >plans/south.yaml
status "G1 staged broken, work tree valid: fails" 1 git commit -qm "South again"

# --- G2 to G4: commit -a, commit PATH ---
hooked "$scratch/g2"
plan south >plans/south.yaml
git add . && git commit -qm "South"
plan south without-owner >plans/south.yaml
status "G2 commit -a takes a broken plan: fails" 1 git commit -qam "All"
same "G2 the index is as before" "" "$(git diff --cached --name-only)"
git add plans/south.yaml
plan north >plans/north.yaml
printf 'notes: More to come.\n' >>plans/north.yaml
status "G3 commit PATH while a broken plan is staged: passes" 0 git commit -qm "Other" plans/north.yaml
same "G3 the broken plan is still staged" plans/south.yaml "$(git diff --cached --name-only)"
git checkout -q HEAD -- plans/south.yaml
printf 'notes: Fine.\n' >>plans/south.yaml
git add plans/south.yaml
plan south without-owner >plans/south.yaml
status "G4 commit PATH of a broken file, a valid one staged: fails" 1 git commit -qm "It" plans/south.yaml

# --- G5: first commit ---
new_repo "$scratch/g5"
"$GIT_PLAN" hooks install >/dev/null
mkdir plans
plan north without-owner >plans/north.yaml
git add .
status "G5 a broken first commit: fails" 1 git commit -qm "First"
plan north >plans/north.yaml
git add .
status "G5 a valid first commit: passes" 0 git commit -qm "First"

# --- G6, G7: the index that git names ---
hooked "$scratch/g6"
plan south without-owner >plans/south.yaml
git add .
mkdir -p deep/er
status "G6 from the top" 1 "$GIT_PLAN" hooks run pre-commit
top_findings=$out
mv .git/index other-index
git reset -q
out=$(cd deep/er && GIT_INDEX_FILE=other-index "$GIT_PLAN" hooks run pre-commit 2>&1)
same "G6 relative GIT_INDEX_FILE below the top: status" 1 $?
same "G6 relative GIT_INDEX_FILE below the top: the same findings" "$top_findings" "$out"
status "G7 GIT_INDEX_FILE names no file: could not run" 2 env GIT_INDEX_FILE="$scratch/absent-index" "$GIT_PLAN" hooks run pre-commit
has "G7 the message names it" "absent-index"

# --- G12, G13: nothing is changed by being checked; a lock does not matter ---
hooked "$scratch/g12"
plan south >plans/south.yaml
git add .
state() { (git for-each-ref && cat .git/index && find . -path ./.git/objects -prune -o -type f -print0 | sort -z | xargs -0 ls -l --time-style=full-iso) | cksum; }
before=$(state)
check "G12 the hook runs" "$GIT_PLAN" hooks run pre-commit
same "G12 index, files and references are as they were" "$before" "$(state)"
: >.git/index.lock
check "G13 index.lock exists: works" "$GIT_PLAN" hooks run pre-commit
rm .git/index.lock

# --- G14: the staged configuration counts ---
hooked "$scratch/g14"
printf 'version: 1\nplans: teams/**/*.yaml\n' >.git-plan.yaml
plan south without-owner >plans/south.yaml
git add plans
status "G14 configuration changed, not staged: not used" 1 git commit -qm "South"
mkdir teams
git mv plans/north.yaml teams/
git rm -q -f --cached plans/south.yaml
git add .git-plan.yaml teams
rm plans/south.yaml
status "G14 staged: used" 0 git commit -qm "Teams"

# --- G15: linked worktrees, separate git directory ---
hooked "$scratch/g15"
git worktree add -q ../g15-linked -b linked
cd ../g15-linked || exit 2
plan south without-owner >plans/south.yaml
git add .
status "G15 linked worktree, broken: fails" 1 git commit -qm "South"
plan south >plans/south.yaml
git add .
status "G15 linked worktree, valid: passes" 0 git commit -qm "South"
git init -q --separate-git-dir="$scratch/g15-git" "$scratch/g15-apart" && cd "$scratch/g15-apart" || exit 2
"$GIT_PLAN" hooks install >/dev/null
mkdir plans
plan north without-due >plans/north.yaml
git add .
status "G15 separate git directory, broken: fails" 1 git commit -qm "North"
cd / || exit 2
status "G15 --git-dir --work-tree, broken: fails" 1 git --git-dir="$scratch/g15-git" --work-tree="$scratch/g15-apart" commit -qm "North"
plan north >"$scratch/g15-apart/plans/north.yaml"
git --git-dir="$scratch/g15-git" --work-tree="$scratch/g15-apart" add -A "$scratch/g15-apart"
status "G15 --git-dir --work-tree, valid: passes" 0 git --git-dir="$scratch/g15-git" --work-tree="$scratch/g15-apart" commit -qm "North"

# --- G16: index version 4 ---
hooked "$scratch/g16"
plan south without-owner >plans/south.yaml
git add .
git update-index --index-version 4
status "G16 index version 4, broken: fails" 1 git commit -qm "South"
has "G16 the same finding" "call-clinics" "$out"
plan south >plans/south.yaml
git add .
status "G16 index version 4, valid: passes" 0 git commit -qm "South"

# --- other ways to commit ---
hooked "$scratch/ways"
plan north without-owner >plans/north.yaml
git add .
status "an amended commit is judged like a new one" 1 git commit -q --amend -m "Again"
cd plans || exit 2
status "from a sub-directory" 1 git commit -qm "From below"
cd .. || exit 2
status "--no-verify goes on without the check" 0 git commit -q --no-verify -m "Hm"
printf 'notes: x\n' >>plans/north.yaml
mkdir -p "plans/odd
name"
plan odd >"plans/odd
name/a \"b\".yaml"
plan north >plans/north.yaml
git add .
status "a path with a line end, a blank and quotes" 0 git commit -qm "Odd"
finish
