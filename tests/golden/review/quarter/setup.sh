# A year's turn at a chain of clinics: promises made in December and early
# January, slips with and without a reason, a drop, a deletion, a late entry of
# work, a lever that fired, an eased target.
commit() { # commit DAY NAME SUBJECT
	day "$1"
	git add -A &&
		git -c user.name="$2" -c user.email="$(echo "${2%% *}" | tr A-Z a-z)@example.org" \
			commit -q --author="$2 <$(echo "${2%% *}" | tr A-Z a-z)@example.org>" -m "$3"
}
edit() { # edit FILE SED-SCRIPT
	sed -i "$2" "plans/$1.yaml"
}
mkdir plans
cat >.git-plan.yaml <<'YAML'
version: 1
YAML
cat >people.yaml <<'YAML'
dana: {name: Dana Reyes}
kim: {name: Kim Park}
otis: {name: Otis Bell}
sam: {name: Sam Ode}
ines: {name: Ines Vidal}
lee: {name: Lee Tran}
YAML
cat >plans/new-patients.yaml <<'YAML'
plan: new-patients
title: Win new patients through referrals
owner: dana
period: 2026
objective:
  statement: Every clinic wins new patients, month after month.
  why: Referrals carry two thirds of this year's growth target.
metrics:
  patients:
    title: New patients per month
    owner: dana
    unit: patients
    baseline: 1200
    target: 1620
    due: 2026-12-31
    actuals:
      2025-12: 1204
actions:
  weekly-numbers:
    title: Send every clinic its numbers each Monday
    owner: sam
    due: 2026-02-13
  lead-follow-up:
    title: Automate e-mail and SMS follow-up
    owner: kim
    due: 2026-02-28
  front-desk:
    title: Train the front desk of every clinic on the new script
    owner: otis
    due: 2026-03-15
    barrier: training
  price-list:
    title: One price list for all clinics
    owner: sam
    due: 2025-11-10
levers:
  shift-budget:
    when: {metric: patients, below: 1300, for: 2 months}
    then: Move 15 % of the event budget to paid search
    owner: dana
YAML
cat >plans/retention.yaml <<'YAML'
plan: retention
title: Patients who come back
owner: ines
period: 2026
objective:
  statement: Nine of ten patients come back within a year.
actions:
  survey:
    title: Ask every patient after the visit
    owner: ines
    due: 2026-03-01
  newsletter:
    title: Monthly newsletter
    owner: lee
    due: 2026-03-10
  recall:
    title: Recall patients who missed a visit
    owner: lee
    due: 2026-03-20
  app:
    title: Appointments by phone app
    owner: kim
    due: 2026-06-15
YAML
commit 2025-12-10 "Dana Reyes" "Plans for 2026"
edit new-patients 's/^      2025-12: 1204/&\n      2026-01: 1215/'
commit 2026-02-03 "Dana Reyes" "January's numbers"
edit new-patients '/weekly-numbers:/,/due:/ s/^    due: .*/&\n    done: 2026-02-11/'
commit 2026-02-11 "Sam Ode" "Numbers go out each Monday"
edit retention '/survey:/,/due:/ s/^    due: .*/&\n    dropped: 2026-02-20\n    because: The hospital group runs the same survey./'
commit 2026-02-20 "Ines Vidal" "Drop our own survey"
edit new-patients '/lead-follow-up:/,/due:/ s/^    due: .*/    due: 2026-03-31\n    because: The SMS vendor signed late.\n    barrier: resources/'
commit 2026-02-25 "Kim Park" "Move the follow-up"
edit new-patients 's/^      2026-01: 1215/&\n      2026-02: 1248/'
commit 2026-03-03 "Dana Reyes" "February's numbers"
edit retention '/newsletter:/,/due:/d'
commit 2026-03-06 "Lee Tran" "Tidy up"
edit new-patients '/front-desk:/,/due:/ s/^    due: .*/    due: 2026-04-30/'
commit 2026-03-12 "Otis Bell" "Later"
edit retention '/recall:/,/due:/ s/^    due: .*/&\n    done: 2026-03-18/; s/^    due: 2026-06-15/    due: 2026-08-31\n    because: The clinics want one app together with billing./'
commit 2026-03-18 "Lee Tran" "Recall runs; the app waits for billing"
edit new-patients '/lead-follow-up:/,/due:/ s/^    due: .*/&\n    done: 2026-03-20/
s/target: 1620/target: 1500/
s/2026-04-30/2026-06-30/
s/^    barrier: training/&\n    because: The trainer left./'
cat >>plans/retention.yaml <<'YAML'
  flu-leaflet:
    title: Leaflet for the flu wave
    owner: sam
    due: 2026-03-24
    done: 2026-03-24
  recall-calls:
    title: Call back within a week
    owner: lee
    due: 2026-05-15
YAML
commit 2026-03-25 "Dana Reyes" "State of the quarter"
edit new-patients 's/^      2026-02: 1248/&\n      2026-03: 1266/
s/why: .*/why: Referrals carry half of this year'\''s growth target./'
commit 2026-04-07 "Dana Reyes" "March's numbers"
edit new-patients '/front-desk:/,/due:/ s/^    due: .*/    due: 2026-09-30/'
commit 2026-04-20 "Otis Bell" "Belongs to the next quarter"
