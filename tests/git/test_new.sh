#!/bin/sh
# git plan new: a page that lints clean on every day, in every calendar.
set -u
. tests/lib.sh
new() { "$GIT_PLAN" new "$@"; }
# clean NAME DAY: lint has nothing to say that day
clean() {
	status "$1" 0 "$GIT_PLAN" lint --today "$2"
	hasnt "$1: not a warning" warning "$out"
	hasnt "$1: not an info" "info:" "$out"
}

mkdir "$scratch/team" && cd "$scratch/team" || exit 2
"$GIT_PLAN" init --today 2026-04-03 >/dev/null || exit 2

status "a plan" 0 new north --today 2026-04-03
has "says where it is" "plans/north.yaml"
has "and for when" "2026-Q2"
text=$(cat plans/north.yaml)
has "its id" "plan: north" "$text"
has "its title" "title: North" "$text"
has "its owner" "owner: dana" "$text"
has "its stage" "stage: draft" "$text"
check "it fits on a page" test "$(wc -l <plans/north.yaml)" -le 70
clean "it lints clean" 2026-04-03

status "all that can be said" 0 new south --title 'Win: the "south" #1' --owner dana --level marketing-plan --supports north --period 2026-Q3 --file plans/deep/s.yaml --today 2026-04-03
text=$(cat plans/deep/s.yaml)
has "the title is quoted" 'title: "Win: the \"south\" #1"' "$text"
has "the level" "
level: marketing-plan" "$text"
has "what it supports" "
supports: north" "$text"
has "the period" "period: 2026-Q3" "$text"

status "an id twice" 2 new north
has "names the file" "plans/north.yaml"
status "an id that differs in case alone" 2 new North
status "an id that is none" 2 new "no rth"
status "no id" 2 new
status "a level that is none" 2 new x --level marketing-pln
has "did you mean" "marketing-plan"
status "an owner whom people.yaml does not know" 2 new x --owner dan
has "did you mean" "dana"
status "a plan that supports nothing" 2 new x --supports nort
status "a period that is none" 2 new x --period 2026-T2
status "a file outside the pattern" 2 new x --file x.yaml
has "names the pattern" "plans/**/*.yaml"
mkdir plans/taken.yaml
status "a name that is taken" 2 new x --file plans/taken.yaml
rmdir plans/taken.yaml
status "nothing was written" 1 test -e plans/x.yaml
cd plans/deep || exit 2
status "a file counts from where one stands" 0 new below --file ./below.yaml --today 2026-04-03
check "it is there" test -f below.yaml
cd ../.. || exit 2
export GIT_AUTHOR_NAME="Sam Weber" GIT_AUTHOR_EMAIL=sam@example.org
status "somebody whom people.yaml does not know" 2 new x
has "says what to add there" 'sam: {name: Sam Weber, email: sam@example.org}'
printf 'sw: {name: S. Weber, email: SAM@example.org}\n' >>people.yaml
status "known by address" 0 new by-address --today 2026-04-03
has "has a handle" "owner: sw" "$(cat plans/by-address.yaml)"
export GIT_AUTHOR_NAME="Dana Reyes" GIT_AUTHOR_EMAIL=dana@example.org

# --- every kind of day and calendar ---
for day in 2026-01-01 2026-01-14 2026-01-15 2026-02-28 2026-06-30 2026-12-31 2027-03-20 2028-02-29; do
	rm -rf plans
	status "on $day" 0 new any --today $day
	clean "on $day it lints clean" $day
done
for calendar in "review: month" "review: half" "review: year" "{year-starts: 2, year-named-by: end}"; do
	case $calendar in
	{*) printf 'version: 1\ncalendar: %s\n' "$calendar" ;;
	*) printf 'version: 1\ncalendar:\n  %s\n' "$calendar" ;;
	esac >.git-plan.yaml
	for day in 2026-01-31 2026-02-03 2026-07-16; do
		rm -rf plans
		status "with $calendar on $day" 0 new any --today $day
		clean "with $calendar on $day it lints clean" $day
	done
done
for pattern in "*.yaml" "teams/*/plan.yaml" "**/*.plan.yaml" "a/b-*.yaml"; do
	rm -rf plans teams a ./*.plan.yaml
	printf 'version: 1\nplans: "%s"\n' "$pattern" >.git-plan.yaml
	[ "$pattern" != "*.yaml" ] || continue
	status "pattern $pattern" 0 new any --today 2026-04-03
	clean "pattern $pattern: found and clean" 2026-04-03
done
printf 'version: 1\nplans: "p/[ab].yaml"\n' >.git-plan.yaml
status "a pattern that leaves no place" 2 new any
has "asks for a file" "--file"

# --- without git ---
mkdir "$scratch/folder" && cd "$scratch/folder" || exit 2
status "in a folder without git" 0 new alone --today 2026-04-03
clean "lints clean there" 2026-04-03

# --- names of all kinds ---
for name in "Ünal Öz" "李 明" "Анна Белова" "x" "Mary-Jane O'Neil" ": #"; do
	rm -rf plans
	export GIT_AUTHOR_NAME="$name"
	status "somebody called $name" 0 new any --today 2026-04-03
	clean "lints clean for $name" 2026-04-03
done
finish
