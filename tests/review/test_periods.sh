#!/bin/sh
# Periods of all kinds: each says which days it counts, what it is set against,
# and what a reader should know before the numbers.
. tests/lib.sh

new_repo "$scratch/r"
mkdir plans
cat >.git-plan.yaml <<'YAML'
version: 1
calendar: {year-starts: 2, year-named-by: end, closing: 5}
YAML
cat >plans/calls.yaml <<'YAML'
plan: calls
title: Answer every call
owner: dana
actions:
  phones: {title: New phones, owner: sam, due: 2026-02-20}
  script: {title: A script for the desk, owner: kim, due: 2026-06-20}
  training: {title: Train the desk, owner: kim, due: 2027-01-20}
YAML
day 2026-01-10
git add -A && git commit -qm "Plan the calls"
sed -i 's/due: 2026-02-20/&, done: 2026-02-20/' plans/calls.yaml
day 2026-02-20
git commit -qam "Phones work"
sed -i 's/due: 2026-06-20/due: 2026-08-20/' plans/calls.yaml
day 2026-06-10
git commit -qam "Later"

# period PERIOD TODAY WORDS...: the report has each of the words
period() {
	name=$1
	out=$(COLUMNS=200 git-plan review "$1" --today "$2")
	shift 2
	for words; do
		has "$name: $words" "$words"
	done
}
later=2028-01-01
period 2027 $later "2026-02-01 to 2027-01-31, set against the end of 2026." "1 of 3 promises kept on time"
period 2027-H1 $later "2026-02-01 to 2026-07-31, set against the end of 2026-H2." "1 of 2 promises kept on time" \
	"2 actions fall due in 2027-H2."
period 2027-Q1 $later "2026-02-01 to 2026-04-30" "closed on 2026-05-05" "1 of 1 promise kept on time"
period 2026-06 $later "2026-06-01 to 2026-06-30, set against the end of 2026-05." "0 of 1 promise kept on time"
period 2027-Q1..2027-Q2 $later "Review of 2027-Q1..2027-Q2" "2026-02-01 to 2026-07-31" "2026-Q3..2026-Q4" \
	"1 of 2 promises kept on time"
hasnt "a finished period is not provisional" "Provisional"
hasnt "nor without a history" "Nothing before"
period 2027-Q2 2026-06-15 "Still running: counted up to 2026-06-15" "Provisional: the books of 2027-Q2 close on 2026-08-05" \
	"So far: 0 of 1 promise"
period 2027-Q2 2026-08-03 "Provisional: the books of 2027-Q2 close on 2026-08-05"
hasnt "it is over" "Still running"
period 2026-Q4 $later "Nothing before: there was no commit yet at the start" "Nothing was promised for 2026-Q4."
period 2026-Q1 $later "No history: the first commit came after this period." "There are no plans for 2026-Q1."
period 2027-H2 $later "No change: start and end are the same commit" "0 of 2 promises kept on time" "2 open."
period 2030-Q1 $later "Not begun: 2030-Q1 begins on 2029-02-01."
out=$(COLUMNS=200 git-plan review --rev HEAD~1..HEAD --today $later)
has "two revisions: the days after the first up to the second" "2026-02-21 to 2026-06-10."
has "and what moved between them" "1 action slipped, by 61 days."
hasnt "and are set against no period" "set against"
sed -i 's/named-by: end/named-by: start/' .git-plan.yaml
git commit -qam "Name the year by its start"
period 2026-Q1 $later "2026-02-01 to 2026-04-30, set against the end of 2025-Q4." "1 of 1 promise kept on time"
for language in de fr ru; do
	status "the report in $language" 0 git-plan review 2026-Q1 --today $later --language $language
done
status "a language that does not exist" 2 git-plan review 2026-Q1 --language xx
finish
