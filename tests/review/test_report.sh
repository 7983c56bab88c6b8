#!/bin/sh
# git plan review as a command: the same bytes anywhere, clear refusals.
. tests/lib.sh

new_repo "$scratch/r"
status "before the first commit" 2 git-plan review 2026-Q1
has "it says so" "no commit yet"
mkdir plans
cat >plans/calls.yaml <<'YAML'
plan: calls
title: Answer every call
owner: dana
metrics:
  answered: {title: Answered, owner: dana, baseline: 0.5, target: 0.95, actuals: {2026-01: 0.625}}
actions:
  phones: {title: New phones, owner: sam, due: 2026-02-01}
  script: {title: A script for the desk, owner: kim, due: 2026-03-01}
YAML
day 2025-12-10
git add -A && git commit -qm "Plan the calls"
sed -i 's/due: 2026-02-01/&, done: 2026-02-01/' plans/calls.yaml
# the last second of the day the books close, and the first of the next
day 2026-04-10 23:59:59
git commit -qam "Phones work"
sed -i 's/due: 2026-03-01/&, done: 2026-03-01/' plans/calls.yaml
day 2026-04-11 00:00:00
git commit -qam "Too late for the books"

review() { git-plan review 2026-Q1 --today 2026-06-01 "$@"; }

for format in text markdown json; do
	review --format $format >"$scratch/want" || fail "$format"
	for where in TZ=Asia/Kolkata TZ=America/Los_Angeles LC_ALL=C LC_ALL=de_DE.UTF-8 LANG=tr_TR.UTF-8 COLUMNS=80; do
		env "$where" git-plan review 2026-Q1 --today 2026-06-01 --format $format >"$scratch/got"
		check "G33 $format is the same with $where" cmp "$scratch/want" "$scratch/got"
	done
done
# the first was written down too late to be kept, the second not at all
out=$(COLUMNS=120 review)
has "G33 the books close at the end of their day" "0 of 2 promises kept on time, 1 by the end; 1 open."
hasnt "no colour into a pipe" "$(printf '\033')"
out=$(review --color always)
has "colour where it is asked for" "$(printf '\033')"
check "from a folder below" sh -c 'cd plans && git-plan review 2026-Q1 --today 2026-06-01'

# the command at the end of the report gives the same report
again=$(review | sed -n 's/^ *git plan \(review .*\)/\1/p')
same "the report can be made again" "$(review)" "$(git-plan $again --today 2026-06-01)"
out=$(git-plan review --today 2026-06-01)
has "without a period: the last one that is closed" "Review of 2026-Q1"
out=$(git-plan review --today 2026-02-14 2026-Q1)
has "a running period says so" "Still running: counted up to 2026-02-14"
has "and is provisional" "Provisional"
out=$(git-plan review --rev HEAD~2..HEAD --today 2026-06-01)
has "two revisions" "Review of HEAD~2..HEAD"

status "a period as people speak" 2 git-plan review T2 --today 2026-05-01
has "names the one that was meant" "Did you mean 2026-Q2?"
status "no such quarter" 2 git-plan review 2026-Q9
has "and how periods are written" "2026-Q1..2026-Q3"
status "revisions without --rev" 2 git-plan review HEAD~1..HEAD
has "names the option" "--rev A..B"
status "two periods as two words" 2 git-plan review 2026-Q1 2026-Q2
status "--rev without revisions" 2 git-plan review --rev
status "a revision that does not exist" 2 git-plan review --rev nothing..HEAD
has "names it" "nothing"
status "a tip that does not exist" 2 git-plan review 2026-Q1 --tip nothing
status "an option that does not exist" 2 git-plan review --agianst 2025-Q4
has "did you mean" "--against"
status "a format that does not exist" 2 git-plan review --format html5
if [ -w /dev/full ]; then
	status "a full disk" 2 sh -c 'git-plan review 2026-Q1 >/dev/full'
fi

# plans with the same titles; one of them came and went within the period
new_repo "$scratch/titles"
mkdir plans
same_plan() {
	printf 'plan: %s\ntitle: The %s\nowner: dana\nactions:\n  one: {title: Open the shop, owner: dana, due: %s}\n' \
		"$1" "$1" "$2" >"plans/$1.yaml"
}
same_plan north 2026-02-13 && same_plan south 2026-02-14
day 2025-12-20 && git add -A && git commit -qm plans
same_plan west 2026-02-15 && day 2026-01-20 && git add -A && git commit -qm more
git rm -q plans/west.yaml && sed -i 's/, due: 2026-02-14//' plans/south.yaml &&
	day 2026-02-02 && git commit -qam less
page=$(git-plan review 2026-Q1 --today 2026-09-01 --format html)
same "pictures name the plan where titles are the same" "The north|The south|west|" \
	"$(echo "$page" | grep -o '>[^<>]*: Open the shop</t[dh]>' | sed 's/^>//; s/:.*//' | tr '\n' '|')"
has "and lists do, by its id where the title is gone" "- west: Open the shop (west.one)" \
	"$(git-plan review 2026-Q1 --today 2026-09-01)"
has "a date that was taken away is no date" ">open, no date<" "$page"

# what a picture says in numbers: small ones in full, none twice
new_repo "$scratch/charts"
mkdir plans
metric() { # metric KEY BASELINE TARGET ACTUAL...
	printf '  %s: {title: %s, owner: dana, unit: share, baseline: %s, target: %s, due: 2026-12-31, actuals: {' "$1" "$1" "$2" "$3"
	shift 3
	month=0
	for value; do
		month=$((month + 1))
		printf '2026-%02d: %s, ' "$month" "$value"
	done
	printf '}}\n'
}
{
	printf 'plan: small\ntitle: Small\nowner: dana\nperiod: 2026\nmetrics:\n'
	metric tiny 0.001 0.0042 0.0012 0.0018 0.0024
	metric flat 50 80 50 50 50 50 50 50
} >plans/a.yaml
day 2025-12-20 && git add -A && git commit -qm plans
page=$(git-plan review 2026-H1 --today 2026-09-01 --format html)
numbers() { # numbers TITLE: those above the points of its picture
	echo "$page" | grep -o "<title id=\"plot[0-9]*\">$1</title>.*" | grep -o '<circle[^>]*><text[^>]*>[^<]*' | sed 's/.*>//' | tr '\n' ' '
}
same "small numbers are not rounded away" "0.0024" "$(numbers tiny | tr ' ' '\n' | tail -n 1)"
same "one height is said once, and at its end" "50 50 " "$(numbers flat)"

mkdir "$scratch/plain" && cd "$scratch/plain" || exit 2
status "not a repository" 2 git-plan review 2026-Q1
has "says so" "not a git repository"
finish
