#!/bin/sh
# A year of planning at a small company that never was: makes its repository,
# with git-plan's own hook on every commit, and shows what git-plan makes of it.
# Usage: demo.sh PATH-OF-GIT-PLAN [DIR]; the same commits each time.
set -eu

git_plan=$(cd "$(dirname "$1")" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
dir=${2:-$(mktemp -d)/kestrel}
if [ -e "$dir" ]; then
	echo "$dir is there already: name a folder that is not" >&2
	exit 2
fi

# nothing of this machine takes part
for name in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\)=.*/\1/p'); do
	unset "$name"
done
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 TZ=UTC LC_ALL=C
PATH=$git_plan:$PATH
export PATH

# --- the tools of the story ---

forced=0

say() { printf '\n%s\n' "$*"; }
# by PERSON DAY: who works now, and when
by() {
	case $1 in
	lee) name="Lee Brandt" ;;
	dana) name="Dana Reyes" ;;
	sam) name="Sam Weber" ;;
	kim) name="Kim Novak" ;;
	otis) name="Otis Gray" ;;
	ines) name="Ines Costa" ;;
	esac
	today=$2
	export GIT_AUTHOR_NAME="$name" GIT_AUTHOR_EMAIL="$1@kestrel.example"
	export GIT_COMMITTER_NAME="$name" GIT_COMMITTER_EMAIL="$1@kestrel.example"
	export GIT_AUTHOR_DATE="$2T10:00:00Z" GIT_COMMITTER_DATE="$2T10:00:00Z"
}
# commit SUBJECT: everything, through the hook, whose warnings are not shown
commit() {
	git add -A
	if ! warnings=$(git commit -q -m "$1" 2>&1); then
		echo "$warnings" >&2
		exit 1
	fi
}
# past_the_hook SUBJECT: what the hook refuses, and somebody forces through
past_the_hook() {
	git add -A
	if git commit -q -m "$1" 2>/dev/null; then
		echo "the hook let it pass: $1" >&2
		exit 1
	fi
	git commit -q --no-verify -m "$1"
	forced=$((forced + 1))
}
# set_field PLAN.ITEM FIELD VALUE: replaces the line or adds it to the item
set_field() {
	awk -v item="  ${1#*.}:" -v field="    $2:" -v value="$3" '
		function put() { print field " " value; done = 1 }
		/^  [^ ]/ || /^[^ ]/ { if (inside && !done) put(); inside = 0 }
		$0 == item { inside = 1 }
		inside && index($0, field) == 1 { if (!done) put(); next }
		inside && !done && /^    (actuals:|$)/ { put() }
		inside && !done && /^$/ { put() }
		{ print }
		END { if (inside && !done) put() }
	' "plans/${1%%.*}.yaml" >.edited && cat .edited >"plans/${1%%.*}.yaml" && rm .edited
}
# done_on PLAN.ITEM DAY; moved PLAN.ITEM DAY [REASON]
done_on() { set_field "$1" done "$2"; }
moved() {
	set_field "$1" due "$2"
	[ $# -lt 3 ] || set_field "$1" because "$3"
}
# actual PLAN MONTH VALUE: the plan's one metric
actual() { add_below "$1" "    actuals:" "      $2: $3"; }
# scores PLAN PERIOD STRATEGY EXECUTION LEARNED
scores() { add_below "$1" "scorecard:" "  $2: {strategy: $3, execution: $4, learned: \"$5\"}"; }
# add_below PLAN LINE NEW: behind the lines that already stand below LINE
add_below() {
	awk -v head="$2" -v new="$3" '
		BEGIN { depth = match(new, /[^ ]/) }
		inside && (match($0, /[^ ]/) < depth) { print new; inside = 0; added = 1 }
		{ print }
		$0 == head { inside = 1 }
		END { if (inside && !added) print new }
	' "plans/$1.yaml" >.edited && cat .edited >"plans/$1.yaml" && rm .edited
}
# add_action PLAN KEY TITLE OWNER DUE
add_action() {
	add_below "$1" "actions:" "  $2:
    title: $3
    owner: $4
    due: $5"
}
# delete PLAN.ITEM: the whole item
delete() {
	awk -v item="  ${1#*.}:" '
		/^  [^ ]/ || /^[^ ]/ || /^$/ { inside = 0 }
		$0 == item { inside = 1 }
		!inside { print }
	' "plans/${1%%.*}.yaml" >.edited && cat .edited >"plans/${1%%.*}.yaml" && rm .edited
}
# months FIRST RIDES BIKES DAYS: the numbers of one month, by three people
months() {
	actual test-rides "$1" "$2"
	actual growth "$1" "$3"
	actual service "$1" "$4"
	commit "Numbers of $1"
}

# --- January: three plans ---

echo "Kestrel, a maker of cargo bikes with six people in its plans, makes ready for 2025:"
by lee 2025-01-03
git-plan init --today 2025-01-03 "$dir"
cd "$dir"
rm plans/first-plan.yaml
cp "$here/growth.yaml" plans/
cat >people.yaml <<'PEOPLE'
lee: {name: Lee Brandt, email: lee@kestrel.example, role: managing director}
dana: {name: Dana Reyes, email: dana@kestrel.example, team: marketing}
sam: {name: Sam Weber, email: sam@kestrel.example, team: sales}
kim: {name: Kim Novak, email: kim@kestrel.example, team: product}
otis: {name: Otis Gray, email: otis@kestrel.example, team: service}
ines: {name: Ines Costa, email: ines@kestrel.example, team: finance}
PEOPLE
commit "Plan the year: 1,200 bikes"
by dana 2025-01-07
cp "$here/test-rides.yaml" plans/
commit "Plan the test rides"
by otis 2025-01-08
cp "$here/service.yaml" plans/
commit "Plan the service"

say "2025-Q1: a good start; one promise two days late"
by ines 2025-02-04
months 2025-01 94 71 6.1
by ines 2025-03-04
months 2025-02 101 78 5.8
by sam 2025-03-12
done_on growth.dealers-north 2025-03-12
commit "Five dealers in the north have signed"
by kim 2025-03-26
done_on test-rides.booking-page 2025-03-26
commit "The booking page is online"
by ines 2025-04-02
months 2025-03 117 103 5.2
by otis 2025-04-02
done_on service.spare-parts 2025-04-02
commit "The parts are in stock"
by lee 2025-04-08
scores growth 2025-Q1 8 8 "Dealers want one price list."
scores test-rides 2025-Q1 7 8 "People book in the evening."
scores service 2025-Q1 7 7 "Three suppliers are too slow for us."
commit "Score the first quarter"
git tag -a -m "Books of 2025-Q1 closed" plan/2025-Q1

say "2025-Q2: the price list slips, for a reason; training the mechanics does too"
by ines 2025-05-05
months 2025-04 131 112 4.9
by ines 2025-05-26
moved growth.price-list 2025-06-20 "Two dealers still have contracts at the old prices."
commit "Move the price list"
by ines 2025-06-04
months 2025-05 142 121 4.7
by ines 2025-06-18
done_on growth.price-list 2025-06-18
commit "The price list is out"
by otis 2025-06-20
moved service.mechanics 2025-09-30 "In summer no dealer can spare a mechanic."
commit "Train the mechanics in autumn"
by dana 2025-06-24
done_on test-rides.city-tour 2025-06-24
commit "The tour is over, eleven days late"
by ines 2025-07-03
months 2025-06 138 118 4.6
by lee 2025-07-08
scores growth 2025-Q2 8 7 "Contracts come before price lists."
scores test-rides 2025-Q2 8 6 "A tour needs its permits in March."
scores service 2025-Q2 7 6 "Ask the dealers first."
commit "Score the second quarter"
git tag -a -m "Books of 2025-Q2 closed" plan/2025-Q2

say "2025-Q3: summer; fewer rides, leasing waits for the bank"
by ines 2025-08-05
months 2025-07 133 101 4.9
by sam 2025-08-18
set_field service.loan-bikes owner kim
set_field service.loan-bikes because "Sam is with the new dealers until October."
commit "Kim lends the bikes"
by ines 2025-09-03
months 2025-08 124 84 5.4
by kim 2025-09-11
done_on service.loan-bikes 2025-09-11
commit "Four bikes can be lent"
by sam 2025-09-17
moved test-rides.dealer-rides 2025-10-31 "The bikes for it come out of the autumn series."
commit "Test bikes come in October"
by ines 2025-09-22
moved growth.leasing 2025-11-28 "The bank wants a new contract for all its partners."
commit "Leasing waits for the bank"
by otis 2025-09-29
moved service.mechanics 2025-10-31 "The course needs a room with ten stands."
commit "The course waits for its room"
by ines 2025-10-03
months 2025-09 117 58 5.6
by lee 2025-10-08
scores growth 2025-Q3 7 6 "One supplier for frames is one too few."
scores test-rides 2025-Q3 7 7 "Rides follow the weather."
scores service 2025-Q3 6 5 "Book rooms before people."
commit "Score the third quarter"

say "2025-Q4: a lever is pulled, a target lowered, a day moved without a word"
by kim 2025-10-20
done_on growth.warranty-page 2025-10-20
commit "The warranty fits on one page"
by kim 2025-10-22
moved test-rides.ride-survey 2025-12-19
past_the_hook "Update the survey"
by sam 2025-10-29
done_on test-rides.dealer-rides 2025-10-29
commit "Every dealer has a test bike"
by otis 2025-10-30
moved service.mechanics 2025-12-19 "The trainer fell ill."
commit "The course moves again"
by ines 2025-11-04
months 2025-10 112 49 5.1
by lee 2025-11-06
set_field growth.bikes target 1050
set_field growth.bikes because "A frame supplier stopped delivering in September."
commit "Lower the year's target"
by dana 2025-11-07
set_field test-rides.more-tours pulled 2025-11-07
set_field test-rides.winter-fair dropped 2025-11-07
set_field test-rides.winter-fair because "Its budget pays for two more tours."
add_action test-rides autumn-tours "Take ten bikes through two more cities" dana 2025-11-28
commit "Pull the lever: tours instead of the fair"
by otis 2025-11-20
delete service.late-opening
past_the_hook "Tidy up"
by ines 2025-11-24
moved growth.leasing 2025-12-30 "The bank's lawyers answer in December."
commit "Leasing moves to the end of the year"
by dana 2025-11-27
done_on test-rides.autumn-tours 2025-11-27
commit "Both tours are over"
by dana 2025-12-01
add_action test-rides photo-day "Photograph families with their bikes" dana 2025-12-05
commit "Add a day for photographs"
by ines 2025-12-03
months 2025-11 126 61 4.8
by kim 2025-12-03
done_on service.parts-portal 2025-12-03
commit "Dealers order parts on our page"
by dana 2025-12-05
done_on test-rides.photo-day 2025-12-05
commit "The photographs are taken"
by sam 2025-12-10
done_on growth.dealers-south 2025-12-10
commit "Five dealers in the south have signed"
by kim 2025-12-17
done_on test-rides.ride-survey 2025-12-17
commit "The survey is done"
by ines 2026-01-05
months 2025-12 149 72 4.5
by lee 2026-01-08
scores growth 2025-Q4 6 6 "Sign the second supplier before the season."
scores test-rides 2025-Q4 8 8 "A lever that is written down gets pulled."
scores service 2025-Q4 6 4 "The course needs a date that the trainer has confirmed."
commit "Score the fourth quarter"

# --- what git-plan makes of it ---

say "git log: $(git rev-list --count HEAD) commits, each of them checked by the hook. $forced were forced past it with
--no-verify: a day moved and a promise deleted without a word. The review will tell."
say "$ git plan lint"
git-plan lint --today 2026-01-12 || true
say "Sam adds an action in a hurry, without a day:"
by sam 2026-01-12
sed '/^actions:/a\
  dealers-west:\
    title: Sign five dealers in the west\
    owner: sam' plans/growth.yaml >.edited && cat .edited >plans/growth.yaml && rm .edited
echo '$ git commit -am "Dealers in the west"'
git add -A
if git commit -q -m "Dealers in the west"; then
	echo "the hook let it pass" >&2
	exit 1
fi
git checkout -q HEAD -- plans

say "$ git plan review 2025-Q4"
git-plan review 2025-Q4 --today 2026-01-12

say "The repository is $dir. Have a look:"
cat <<'NEXT'
  export PATH="$PWD/build:$PATH"; cd build/demo
  git plan review 2025-Q4 --format html --output review.html
                                       the same as a page for the board
  git plan review 2025-Q3              the quarter before
  git plan log service.mechanics       how one promise moved, and why
  git plan diff plan/2025-Q2 HEAD      what has changed since June
  git log --oneline                    who changed what
NEXT
