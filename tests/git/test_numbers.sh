#!/bin/sh
# Numbers of five digits and more, as each language writes them; what machines
# read, and what is to be pasted into a plan, keeps plain digits.
set -u
. tests/lib.sh
mkdir -p "$scratch/team/plans" && cd "$scratch/team" || exit 2

# plan TARGET ACTUAL NEED
plan() {
	cat >plans/a.yaml <<-END
		plan: a
		title: A
		owner: dana
		period: 2026
		objective: {statement: More.}
		metrics:
		  sales:
		    title: Sales
		    owner: dana
		    unit: EUR
		    baseline: 12000
		    target: $1
		    due: 2026-12-31
		    actuals:
		      2026-01: 1250.5
		      2026-02: $2
		      2026-03: 1300
		resources:
		  budget: {need: $3, have: 5000 EUR}
	END
}
printf 'version: 1\nmethods: [one-page, start-at-the-end]\n' >.git-plan.yaml
git init -q .
plan 120000 61250.5 '130000 EUR'
git add . && git commit -qm 'The start' || exit 2
plan 20000 61250.5 '90000 EUR'
git commit -qam 'Fewer' || exit 2

# in_language LANGUAGE TARGET BEFORE DIFFERENCE SHARE ACTUAL NEED
in_language() {
	status "show in $1" 0 "$GIT_PLAN" show a --language "$1" --today 2026-04-03
	has "$1: a target with its unit" "$2 EUR" "$out"
	has "$1: a resource" "$7 EUR" "$out"
	status "diff in $1" 0 "$GIT_PLAN" diff HEAD~1 HEAD --language "$1"
	has "$1: a changed target" "target $3 → $2 (−$4, −$5)" "$out"
	has "$1: a changed resource" "→ $7 EUR" "$out"
	status "log in $1" 0 "$GIT_PLAN" log a --language "$1"
	has "$1: the ledger's target" "target $3 → $2 (−$4)" "$out"
	status "review in $1" 0 "$GIT_PLAN" review HEAD~1..HEAD --rev --language "$1" --today 2026-04-03
	has "$1: an eased target" "$3 → $2" "$out"
	status "review as a page in $1" 0 "$GIT_PLAN" review HEAD~1..HEAD --rev --language "$1" --today 2026-04-03 --format html
	has "$1: the page has it too" "$3 → $2" "$out"
	status "lint in $1" 1 "$GIT_PLAN" lint --language "$1" HEAD~1..HEAD
	has "$1: an eased target is found" "$3" "$(printf '%s\n' "$out" | grep target-eased -A1)"
	status "lint of the state in $1" 1 "$GIT_PLAN" lint --language "$1"
	has "$1: an actual far off" "$6" "$(printf '%s\n' "$out" | grep actual-outlier -A1)"
	has "$1: what the budget lacks" "$7 EUR" "$(printf '%s\n' "$out" | grep means-short -A1)"
}
in_language en 20,000 120,000 100,000 83.3% 61,250.5 90,000
in_language de 20.000 120.000 100.000 '83,3 %' 61.250,5 90.000
in_language fr '20 000' '120 000' '100 000' '83,3 %' '61 250,5' '90 000'
in_language ru '20 000' '120 000' '100 000' '83,3 %' '61 250,5' '90 000'

status "JSON of a review" 0 "$GIT_PLAN" review HEAD~1..HEAD --rev --language de --today 2026-04-03 --format json
has "JSON keeps plain digits" '"target": 20000' "$out"
status "JSON of a diff" 0 "$GIT_PLAN" diff HEAD~1 HEAD --language de --format json
has "it keeps them too" '20000' "$out"
hasnt "and has no marks" '20.000' "$out"

# what is to be pasted stays as plans write it
sed '/budget/s/, have: .*}/}/' plans/a.yaml >p && mv p plans/a.yaml
status "lint with a budget that was not given" 1 "$GIT_PLAN" lint --language de
has "the message groups" "90.000 EUR" "$out"
has "the line to paste does not" "have: 90000 EUR" "$out"
finish
