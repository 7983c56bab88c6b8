# One plan's life: a draft, slips with and without a reason, a branch that was
# merged, new names, an easier target, a drop, a deletion, a long objective.
commit() { # commit DAY NAME MESSAGE
	day "$1"
	git add -A &&
		git -c user.name="$2" -c user.email="$(echo "${2%% *}" | tr A-Z a-z)@example.org" \
			commit -q --author="$2 <$(echo "${2%% *}" | tr A-Z a-z)@example.org>" -m "$3"
}
edit() { # edit SED-SCRIPT
	sed -i "$1" plans/referrals.yaml
}
mkdir plans
cat >plans/referrals.yaml <<'YAML'
plan: referrals
title: Win new patients through referrals
owner: dana
period: 2026
stage: draft
objective:
  statement: Every clinic wins new patients.
metrics:
  patients:
    title: New patients per month
    owner: dana
    unit: patients
    baseline: 1200
    target: 1620
    due: 2026-12-31
    actuals:
      2026-01: 1215
actions:
  follow-up:
    title: Automate e-mail and SMS follow-up
    owner: kim
    due: 2026-02-20
  front-desk:
    title: Train the front desk of every clinic on the new script
    owner: otis
    due: 2026-03-15
YAML
cat >plans/retention.yaml <<'YAML'
plan: retention
title: Patients who come back
owner: ines
actions:
  survey:
    title: Ask every patient after the visit
    owner: ines
    due: 2026-03-01
YAML
commit 2026-01-05 "Dana Reyes" "Plans for 2026"
edit 's/2026-02-20/2026-02-28/'
commit 2026-01-08 "Dana Reyes" "A draft may move"
edit 's/stage: draft/stage: committed/'
commit 2026-01-12 "Dana Reyes" "Agreed with the clinics"
git checkout -q -b later
edit '/follow-up:/,/due:/ s/^    due: .*/    due: 2026-03-31\n    because: The SMS vendor signed late./'
commit 2026-02-25 "Kim Park" "Move the follow-up"
git checkout -q main
sed -i 's/^    due: 2026-03-01/&\n    dropped: 2026-02-26\n    because: The group runs one already./' plans/retention.yaml
commit 2026-02-26 "Ines Vidal" "Drop our own survey"
day 2026-02-27
git -c user.name="Lee Tran" -c user.email=lee@example.org merge -q --no-ff -m "Merge the follow-up" later
edit 's/^plan: referrals/plan: new-patients\nwas: referrals/
s/^  follow-up:/  lead-follow-up:\n    was: follow-up/'
git mv plans/referrals.yaml plans/new-patients.yaml
commit 2026-03-02 "Dana Reyes" "Better names"
edit() { # edit SED-SCRIPT
	sed -i "$1" plans/new-patients.yaml
}
edit 's/^    due: 2026-03-15/    due: 2026-04-15/; s/2026-01: 1215/2026-01: 1225\n      2026-02: 1248/'
commit 2026-03-12 "Otis Bell" "Later"
edit 's/target: 1620/target: 1500\n    because: Two clinics close for the renovation./
s/statement: .*/statement: Every clinic wins new patients through the people who know it best, month after month./'
commit 2026-03-20 "Dana Reyes" "State of the quarter"
edit '/lead-follow-up:/,/due:/ s/^    due: .*/&\n    done: 2026-03-30/
s/^    owner: otis/    owner: lee/'
commit 2026-03-30 "Kim Park" "Follow-up runs

Because: Otis is with the new clinic until June."
edit '/front-desk:/,$d'
commit 2026-04-10 "Lee Tran" "Tidy up"
