#!/bin/sh
# git plan diff between work tree, index and revisions, and on bad input.
. tests/lib.sh

plan() { # plan DUE: the plan file with that date
	cat <<EOF
plan: new-patients
title: Win new patients
owner: dana
actions:
  script: {title: Write the script, owner: kim, due: $1}
EOF
}
mkdir "$scratch/none" && cd "$scratch/none" || exit 2
status "outside of a repository" 2 git plan diff
has "says so" "not a git repository"

new_repo "$scratch/repo"
status "an empty repository" 0 git plan diff
has "has nothing to compare" "no change of meaning between the index and the work tree"
mkdir plans
plan 2026-02-28 >plans/new-patients.yaml
status "before the first commit" 0 git plan diff --staged
has "HEAD is an empty state" "between nothing (there is no commit yet) and the index"
git add -A
status "the first commit to be" 0 git plan diff --staged --format json
has "brings a plan" '"plan-added"'
has "from HEAD" '"rev": "HEAD",
    "commit": null'
has "to the index" '"rev": "index",
    "commit": null'
status "HEAD by name before the first commit" 0 git plan diff HEAD
has "is that empty state too" "new with 1 action"
git commit -qm one
plan 2026-03-31 >plans/new-patients.yaml
git commit -qam two
git tag two

plan 2026-04-30 >plans/new-patients.yaml
git add -A
plan 2026-05-31 >plans/new-patients.yaml
status "work tree against index" 0 git plan diff
has "shows what is not staged" "2026-04-30 → 2026-05-31 (+31 days)"
status "index against HEAD" 0 git plan diff --staged
has "shows what is staged" "2026-03-31 → 2026-04-30 (+30 days)"
status "--cached is the same" 0 git plan diff --cached
has "as in git" "2026-03-31 → 2026-04-30"
status "index against a revision" 0 git plan diff --staged HEAD~1
has "takes that one" "2026-02-28 → 2026-04-30"
status "work tree against a revision" 0 git plan diff HEAD~1
has "takes the work tree" "2026-02-28 → 2026-05-31"
for range in "HEAD~1 HEAD" HEAD~1..HEAD HEAD~1.. "HEAD~1 two" HEAD~1...HEAD; do
	# shellcheck disable=SC2086
	status "$range" 0 git plan diff $range
	has "$range compares two commits" "2026-02-28 → 2026-03-31 (+31 days)"
done
status "..HEAD~1" 0 git plan diff ..HEAD~1
has "starts at HEAD" "2026-03-31 → 2026-02-28 (−31 days)"

git checkout -qf -b side HEAD~1
plan 2026-02-14 >plans/new-patients.yaml
git commit -qam side
status "three dots" 0 git plan diff main...side
has "compare with where they parted" "2026-02-28 → 2026-02-14"
git checkout -qf --orphan alone && git commit -qm alone
status "unrelated histories" 2 git plan diff main...alone
has "have no base" "no commit in common"
git checkout -qf main

status "changes with --exit-code" 1 git plan diff --exit-code HEAD~1 HEAD
status "no changes with --exit-code" 0 git plan diff --exit-code HEAD HEAD
status "errors with --exit-code" 2 git plan diff --exit-code HEAD nowhere

status "a path" 0 git plan diff HEAD~1 plans
has "is a folder or file" "+31 days"
status "a plan" 0 git plan diff HEAD~1 HEAD -- New_Patients
has "goes by its identity" "+31 days"
cd plans || exit 2
status "a path from a folder below" 0 git plan diff HEAD~1 HEAD -- new-patients.yaml
has "counts from there" "+31 days"
cd .. || exit 2

# what is asked for wrongly
bad() { # bad NAME MESSAGE ARGUMENT...
	what=$1 message=$2
	shift 2
	status "$what" 2 git plan diff "$@"
	has "$what: the message" "$message"
}
bad "no such revision" "nowhere" nowhere --
bad "neither revision nor file" "there is no revision, file or plan plans/x.yaml" plans/x.yaml
bad "a plan misspelled" "Did you mean the plan new-patients?" new-patient
bad "a revision misspelled" "Did you mean main?" mian
bad "three revisions" "two revisions are enough" HEAD HEAD HEAD
bad "--staged and two revisions" "not two" --staged HEAD HEAD
bad "a format nobody knows" "Did you mean json?" --format jsn
bad "an option misspelled" "Did you mean --staged" --stagd
bad "--stat for a machine" "summary" --stat --format json
bad "a path outside" "outside" HEAD HEAD -- ../elsewhere
status "a revision that is a word of git" 0 git plan diff 'HEAD@{0}' HEAD
status "a file that is gone from the work tree" 0 git plan diff HEAD~1 HEAD -- plans
git plan diff HEAD~1 HEAD >/dev/full 2>"$scratch/err"
same "a full disk: exit status" 2 $?
has "a full disk: the message" "not complete" "$(cat "$scratch/err")"
status "json to a full disk" 2 sh -c 'git plan diff --format json HEAD~1 HEAD >/dev/full'
status "--output to a folder that is not there" 2 git plan diff -o nowhere/x HEAD~1 HEAD

git clone -q --depth 1 "file://$scratch/repo" "$scratch/shallow" 2>/dev/null && cd "$scratch/shallow" || exit 2
status "a shallow clone without that commit" 2 git plan diff HEAD~1 HEAD
has "says what is missing" "HEAD~1"
has "and how to get it" "git fetch --unshallow"
git clone -q --bare "$scratch/repo" "$scratch/bare.git" && cd "$scratch/bare.git" || exit 2
status "two revisions of a bare repository" 0 git plan diff two~1 two
has "are compared" "+31 days"
status "the work tree of a bare repository" 2 git plan diff two
has "is none" "bare"

# hostile content moves no cursor
cd "$scratch/repo" || exit 2
printf 'plan: new-patients\ntitle: "A\\e[2JB"\nowner: dana\n' >plans/new-patients.yaml
status "a terminal's controls in a title" 0 git plan diff
has "are shown, not sent" "<U+001B>"
hasnt "no escape goes out" "$(printf '\033')"
printf 'plan: new-patients\n\ttitle: x\n' >plans/new-patients.yaml
status "a plan that became unreadable" 1 git plan diff --exit-code
has "is named" "plans/new-patients.yaml (after): line 2"
has "never as 'no changes' alone" "in what can be read"
ln -sf /etc/passwd plans/link.yaml
status "a symbolic link" 0 git plan diff
has "is not followed" "it is a symbolic link"
finish
