# A team in March: late, soon, blocked, a lever that fired, a silent metric; a
# draft and a closed plan that ask for nothing.
mkdir plans
cat >people.yaml <<'YAML'
dana: {name: Dana Reyes, email: dana@example.org}
kim: {name: Kim Park, email: kim@example.org}
otis: {name: Otis Bell}
YAML
cat >plans/new-patients.yaml <<'YAML'
plan: new-patients
title: Win new patients through referrals
owner: dana
period: 2026
metrics:
  patients:
    title: New patients per month
    owner: dana
    unit: patients
    baseline: 1200
    target: 1620
    due: 2026-12-31
    actuals: {2026-01: 1215, 2026-02: 1248}
  waiting:
    title: Days until the first appointment
    owner: kim
    every: week
    actuals: {2026-02-06: 12}
actions:
  weekly-numbers: {title: Send every clinic its numbers, owner: kim, due: 2026-02-13, done: 2026-02-11}
  lead-follow-up: {title: Automate e-mail and SMS follow-up, owner: kim, due: 2026-02-28, blocked: The SMS vendor has not signed.}
  front-desk: {title: Train the front desk of every clinic, owner: otis, due: 2026-03-16}
  script: {title: "Write the script, <b>short</b>", owner: kim, due: 2026-03-25}
  brochure: {title: Print the brochure, owner: ines, due: 2026-06-30, blocked: No photographs yet.}
levers:
  shift-budget:
    when: {metric: patients, below: 1300, for: 2 months}
    then: Move 15 % of the event budget to paid search
    owner: dana
YAML
cat >plans/ideas.yaml <<'YAML'
plan: ideas
title: Ideas
owner: dana
stage: draft
actions:
  one: {title: Not promised, owner: kim, due: 2026-01-01}
YAML
cat >plans/old.yaml <<'YAML'
plan: old
title: Last year
owner: dana
stage: closed
actions:
  two: {title: Over, owner: kim, due: 2025-01-01}
YAML
printf 'plan: broken\ntitle: [\n' >plans/broken.yaml
