# A team that switched the rule off is not asked for numbers.
mkdir plans
cat >.git-plan.yaml <<'YAML'
version: 1
rules:
  actual-stale: none
YAML
cat >plans/new-patients.yaml <<'YAML'
plan: new-patients
title: Win new patients through referrals
owner: dana
period: 2026
metrics:
  patients: {title: New patients, owner: dana, actuals: {2025-12: 1215}}
  waiting: {title: Days until the first appointment, owner: kim, every: month, actuals: {2026-01: 12}}
  planned: {title: Seats in the new room, owner: kim, every: week, actuals: {2026-03: 8}}
  never: {title: Calls answered, owner: kim, every: 2 weeks}
actions:
  script: {title: Write the script, owner: kim, due: 2026-05-25}
YAML
